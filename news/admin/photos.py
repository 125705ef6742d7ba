"""The photo library, and the window in which the article editor picks from it."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from news import photo_files
from news.admin.photo_form import PhotoForm, PhotoWordsForm, UploadForm
from news.admin.photo_list import CALLBACK, MissingFilter, PhotoList, UseFilter
from news.figures import pages_showing
from news.models import Article, Photo

WORDS = ["alternative_text", "is_decorative", "caption", "credit"]
FOCUS = {
    "fields": ["focus_x", "focus_y"],
    "classes": ["focus"],
    "description": gettext_lazy("Click what must stay visible when the picture is cropped, or move the two sliders."),
}


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    form = PhotoForm
    readonly_fields = ["facts", "used_in"]
    ordering = ["-uploaded_at", "-pk"]  # the count of uses drops that of the model
    list_filter = [MissingFilter, UseFilter]
    list_per_page = 48
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["caption__unaccent", "credit__unaccent", "alternative_text__unaccent", "name__unaccent"]

    def get_urls(self) -> list[URLPattern]:
        own = [
            path("picker/", self.admin_site.admin_view(self.picker), name="news_photo_picker"),
            path("upload/", self.admin_site.admin_view(self.upload), name="news_photo_upload"),
        ]
        return [*own, *super().get_urls()]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[PhotoList]:
        return PhotoList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Photo]:
        return Photo.objects.with_usage().order_by(*self.ordering)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Photo | None:
        """A save waits here for the one before it, and then sees what that one wrote."""
        photo = super().get_object(request, object_id, from_field)
        if photo is None or request.method != "POST":
            return photo
        Photo.objects.select_for_update().filter(pk=photo.pk).first()
        return super().get_object(request, object_id, from_field)

    def get_form(
        self, request: HttpRequest, obj: Photo | None = None, change: bool = False, **kwargs: Any
    ) -> type[ModelForm]:
        if obj and not self.may_replace(request, obj):
            kwargs["form"] = PhotoWordsForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Photo | None = None) -> list[Any]:
        if obj is None:
            return [(None, {"fields": ["upload", *WORDS]})]
        file = ["facts", "upload", "used_in"] if self.may_replace(request, obj) else ["facts", "used_in"]
        return [
            (gettext_lazy("Focal point"), FOCUS),
            (gettext_lazy("What readers are told"), {"fields": WORDS}),
            (gettext_lazy("File and use"), {"fields": file}),
        ]

    def has_change_permission(self, request: HttpRequest, obj: Photo | None = None) -> bool:
        """Who adds pictures may describe them too, as long as that changes no words on an approved page."""
        if super().has_change_permission(request, obj) or obj is None:
            return super().has_change_permission(request, obj)
        is_undescribed = Photo.objects.undescribed().filter(pk=obj.pk).exists()
        return self.has_add_permission(request) and (is_undescribed or not _is_approved(obj))

    def may_replace(self, request: HttpRequest, photo: Photo) -> bool:
        """Whether this person may put another file in the place of this photo's."""
        if super().has_change_permission(request, photo):
            return True
        return self.has_change_permission(request, photo) and not _is_approved(photo)

    @admin.display(description=gettext_lazy("file"))
    def facts(self, photo: Photo) -> SafeString:
        address = format_html('<a href="{}">{}</a>', photo.file.url, photo.name or photo.file.name)
        return format_html("{}, {} × {}", address, str(photo.width), str(photo.height))

    @admin.display(description=gettext_lazy("used in"))
    def used_in(self, photo: Photo) -> SafeString | str:
        links = _links(Photo.objects.filter(pk=photo.pk))
        return format_html("<ul>{}</ul>", links) if links else _("not used")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        response = super().render_change_form(request, context, *args, **kwargs)
        if context["adminform"].form.is_bound:
            response.status_code = 422
        return response

    @method_decorator(require_safe)
    def picker(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            found = self.get_changelist_instance(request)
        except IncorrectLookupParameters as error:
            raise Http404 from error
        context = self.admin_site.each_context(request) | {
            "title": _("Choose a photo"),
            "cl": found,
            "opts": self.opts,
            "callback": request.GET.get(CALLBACK, ""),
            "has_add_permission": self.has_add_permission(request),
            "is_popup": True,
        }
        return render(request, "admin/news/photo/picker.html", context)

    @method_decorator(require_POST)
    def upload(self, request: HttpRequest) -> JsonResponse:
        """What the drop zone sends; `choose` asks for the card that the picker shows."""
        if not self.has_add_permission(request):
            return JsonResponse({"error": _("You do not have permission to add photos.")}, status=403)
        with transaction.atomic():
            form = UploadForm(request.POST, request.FILES)
            if not form.is_valid():
                sentences = [str(sentence) for errors in form.errors.values() for sentence in errors]
                return JsonResponse({"error": " ".join(sentences)}, status=422)
            photo = form.save()
            self.log_addition(request, photo, [{"added": {}}])
        card = {"photo": photo, "choose": bool(request.POST.get("choose"))}
        address = reverse("admin:news_photo_change", args=[photo.pk])
        answer = {"address": address, "card": render_to_string("admin/news/photo/_card.html", card)}
        return JsonResponse(answer, status=201, headers={"Location": address})

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """What stands in the way is named as an editor knows it: the articles and pages that show a picture."""
        to_delete, counts, forbidden, _protected = super().get_deleted_objects(objs, request)
        shown_in = _shown_in(Photo.objects.filter(pk__in=[photo.pk for photo in objs]))
        return to_delete, counts, set() if shown_in else forbidden, shown_in

    def render_delete_form(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        response = super().render_delete_form(request, context)
        if request.method == "POST":
            response.status_code = 422
        return response

    def delete_model(self, request: HttpRequest, obj: Photo) -> None:
        photo_files.forget(str(obj.file), obj.width)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Photo]) -> None:
        with transaction.atomic():
            for photo in queryset:
                photo_files.forget(str(photo.file), photo.width)
            super().delete_queryset(request, queryset)


def _is_approved(photo: Photo) -> bool:
    """Whether a standing page shows it, or an article that was approved, be it public now, later or no more."""
    shown = photo.uses.filter(article__live_revision__isnull=False).exists()
    return shown or pages_showing(Photo.objects.filter(pk=photo.pk)).exists()


def _shown_in(photos: QuerySet[Photo]) -> list[SafeString]:
    articles = Article.objects.filter(Q(photo_uses__photo__in=photos) | Q(photo__in=photos)).distinct()
    places = [
        ("admin:news_article_change", article.pk, article.title) for article in articles.order_by("-pk").only("title")
    ]
    places += [("admin:flatpages_flatpage_change", page.pk, page.title) for page in pages_showing(photos)]
    return [format_html('<a href="{}">{}</a>', reverse(name, args=[pk]), title) for name, pk, title in places]


def _links(photos: QuerySet[Photo]) -> SafeString:
    return format_html_join("", "<li>{}</li>", ((link,) for link in _shown_in(photos)))
