"""The library as a grid: how it is filtered and paged, in the list and in the picker."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from news.models import PhotoUse
from news.models.library import PhotoQuerySet

CALLBACK = "CKEditorFuncNum"  # what the article editor calls the place that awaits a picture


class PhotoList(ChangeList):
    def get_filters_params(self, params: Any = None) -> dict[str, Any]:
        """All but the editor's call back, which no filter knows and every link keeps."""
        filters = super().get_filters_params(params)
        filters.pop(CALLBACK, None)
        return filters


class MissingFilter(admin.SimpleListFilter):
    title = _("still missing")
    parameter_name = "missing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("description", _("no description yet")), ("credit", _("no photo credit yet"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> PhotoQuerySet:
        if self.value() == "description":
            return queryset.undescribed()
        return queryset.filter(credit="") if self.value() == "credit" else queryset


class UseFilter(admin.SimpleListFilter):
    title = _("use")
    parameter_name = "use"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("some", _("in use")), ("none", _("not used"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> PhotoQuerySet:
        used = PhotoUse.objects.values("photo")
        if self.value() == "some":
            return queryset.filter(pk__in=used)
        return queryset.exclude(pk__in=used) if self.value() == "none" else queryset
