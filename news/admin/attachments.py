"""Documents for download: adding one, finding one, seeing where it is used."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from news import attachments
from news.downloads import file_response
from news.models import Article, Attachment

ACCEPTED = ",".join(f".{kind}" for kind in attachments.TYPES)


class TitleForm(forms.ModelForm):
    class Meta:
        model = Attachment
        fields = ["title"]


class AttachmentForm(TitleForm):
    upload = forms.FileField(
        label=_("File"),
        help_text=_("PDF, DOCX, XLSX or ODT without macros, at most 20 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["upload"].required = self.instance.pk is None

    def clean(self) -> dict[str, Any]:
        """The document is stored last, once nothing else is wrong."""
        cleaned = super().clean() or {}
        upload = cleaned.get("upload")
        if upload and not self.errors:
            try:
                kind = attachments.check(upload, upload.name, upload.size)
                self.instance.file = attachments.store(upload, kind)
            except ValidationError as error:
                self.add_error("upload", error)
            else:
                self.instance.name = attachments.download_name(upload.name, kind)
                self.instance.size = upload.size
        return cleaned


@admin.register(Attachment)
class AttachmentAdmin(admin.ModelAdmin):
    list_display = ["title", "kind", "readable_size", "usage", "uploaded_at"]
    list_per_page = 50
    search_fields = ["title__unaccent", "name"]
    ordering = ["-uploaded_at", "-pk"]
    readonly_fields = ["current_file", "used_in"]
    view_on_site = False  # it has an address only while an article offers it

    def get_queryset(self, request: HttpRequest) -> QuerySet[Attachment]:
        return attachments.with_usage(super().get_queryset(request))

    def get_form(self, request: HttpRequest, obj: Attachment | None = None, **kwargs: Any) -> Any:  # type: ignore[override]
        """What an article uses keeps its file: a new one would reach readers without a second pair of eyes."""
        fixed = obj and (_users(obj) or not self.has_change_permission(request, obj))
        return super().get_form(request, obj, form=TitleForm if fixed else AttachmentForm, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Attachment | None = None) -> list[Any]:
        fields = list(self.get_form(request, obj, fields=None).base_fields)
        return ["title", "current_file", *fields[1:], "used_in"] if obj else fields

    def has_delete_permission(self, request: HttpRequest, obj: Attachment | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and _users(obj))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[list[Any], Any, set[Any], list[Any]]:
        """Of several, none goes while one of them is in use; the page says which."""
        deleted, counts, _missing, protected = super().get_deleted_objects(objs, request)
        missing = set() if super().has_delete_permission(request) else {self.opts.verbose_name}
        used = [format_html("{} ({})", attachment, self.usage(attachment)) for attachment in objs if _users(attachment)]
        return deleted, counts, missing, [*protected, *used]

    def get_urls(self) -> list[URLPattern]:
        address = path("<int:number>/file/", self.admin_site.admin_view(self.download), name="news_attachment_download")
        return [address, *super().get_urls()]

    def download(self, request: HttpRequest, number: int) -> HttpResponseBase:
        """For staff, also before an article offers it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return file_response(get_object_or_404(Attachment, pk=number))

    @admin.display(description=_("kind"))
    def kind(self, attachment: Attachment) -> str:
        return attachment.kind()

    @admin.display(description=_("size"), ordering="size")
    def readable_size(self, attachment: Attachment) -> str:
        return filesizeformat(attachment.size)

    @admin.display(description=_("usage"))
    def usage(self, attachment: Attachment) -> str:
        n = len(_users(attachment))
        return ngettext("in %(n)d article", "in %(n)d articles", n) % {"n": n} if n else "-"

    @admin.display(description=_("file"))
    def current_file(self, attachment: Attachment) -> SafeString:
        return format_html(
            '<a href="{}" download>{} ({}, {})</a>',
            reverse("admin:news_attachment_download", args=[attachment.pk]),
            attachment.name,
            attachment.kind(),
            filesizeformat(attachment.size),
        )

    @admin.display(description=_("Used in"))
    def used_in(self, attachment: Attachment) -> str:
        used = Article.objects.filter(pk__in=_users(attachment)).newest_first()
        links = ((reverse("admin:news_article_change", args=[article.pk]), article.title) for article in used)
        return format_html_join(SafeString("<br>"), '<a href="{}">{}</a>', links) or str(_("No article yet."))


def _users(attachment: Any) -> set[int]:
    """Numbers of the articles that `with_usage()` found."""
    return {*attachment.offered_by, *attachment.drafted_in}
