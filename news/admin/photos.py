"""The photo library and the window in which the article editor picks from it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from news import photos
from news.models import Photo
from news.text import plain

PICKER_LENGTH = 48  # photos


class PhotoForm(forms.ModelForm):
    upload = forms.FileField(
        label=_("Picture file"),
        help_text=_("JPEG, PNG, WebP or AVIF, at most 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )

    class Meta:
        model = Photo
        fields = ["alternative_text", "is_decorative", "caption", "credit"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["upload"].required = self.instance.pk is None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if upload := cleaned.get("upload"):
            try:
                cleaned["picture"] = photos.read(upload, upload.name, upload.size)
            except ValidationError as error:
                self.add_error("upload", error)
        return cleaned

    def save(self, commit: bool = True) -> Photo:
        if picture := self.cleaned_data.get("picture"):
            stored = photos.store(picture)
            self.instance.file, self.instance.width, self.instance.height = stored.name, stored.width, stored.height
        return super().save(commit)


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    form = PhotoForm
    readonly_fields = ["preview"]
    list_display = ["preview", "words", "credit", "uploaded_at"]
    list_display_links = ["preview", "words"]
    search_fields = ["caption__unaccent", "alternative_text__unaccent", "credit__unaccent"]

    def get_fields(self, request: HttpRequest, obj: Photo | None = None) -> list[Any]:
        fields = ["upload", "alternative_text", "is_decorative", "caption", "credit"]
        return ["preview", *fields] if obj else fields

    @admin.display(description=_("picture"))
    def preview(self, photo: Photo) -> SafeString:
        return format_html('<img class="photo-preview" src="{}" alt="">', photo.thumbnail_url())

    @admin.display(description=_("caption"), ordering="caption")
    def words(self, photo: Photo) -> str:
        return str(photo)

    def get_urls(self) -> list[URLPattern]:
        picker = path("picker/", self.admin_site.admin_view(self.picker), name="news_photo_picker")
        return [picker, *super().get_urls()]

    def picker(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        words = plain(request.GET.get("q", ""))
        found, _distinct = self.get_search_results(request, self.get_queryset(request), words)
        context = self.admin_site.each_context(request)
        context |= {"title": _("Choose a photo"), "photos": found[:PICKER_LENGTH], "is_popup": True}
        return render(request, "admin/news/photo/picker.html", context)
