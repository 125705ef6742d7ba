"""Site identity and standing pages; accounts have a file of their own."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.flatpages.admin import FlatPageAdmin
from django.contrib.flatpages.forms import FlatpageForm
from django.contrib.flatpages.models import FlatPage
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorFormField

from news import body
from news.editor import RichTextAdmin
from portal import accounts_admin  # noqa: F401 - registers the accounts
from portal.models import SiteIdentity


@admin.register(SiteIdentity)
class SiteIdentityAdmin(admin.ModelAdmin):
    fields = ["name", "tagline", "agency", "responsible_person", "licence", "address", "phone", "email"]
    list_display = ["name", "agency", "email"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: SiteIdentity | None = None) -> bool:
        return False


class StandingPageForm(FlatpageForm):
    class Meta:
        model = FlatPage
        fields = ("url", "title", "content")

    content = ProseEditorFormField(
        label=_("Content"), extensions=body.EDITOR_EXTENSIONS, sanitize=body.sanitise, required=False
    )

    def clean_url(self) -> str:
        url = super().clean_url()
        if FlatPage.objects.filter(url=url).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Another page has this address already."), code="duplicate")
        return url


admin.site.unregister(FlatPage)


@admin.register(FlatPage)
class StandingPageAdmin(RichTextAdmin, FlatPageAdmin):
    form = StandingPageForm
    fieldsets = [(None, {"fields": ["url", "title", "content"]})]
    list_display = ("title", "url")
    list_filter = ()

    def view_on_site(self, obj: FlatPage) -> str:
        return obj.url

    def save_related(self, request: HttpRequest, form: StandingPageForm, formsets: Any, change: bool) -> None:
        """The portal is one site; nobody has to say so."""
        super().save_related(request, form, formsets, change)
        form.instance.sites.set([settings.SITE_ID])
