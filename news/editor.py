"""The rich-text editor in the admin: its buttons, and the page it lives in."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from js_asset import Media

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "HardBreak": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "Figure": {"pickerUrl": reverse_lazy("admin:news_photo_picker")},
    "Caption": True,
    "Image": True,
    "NoSpellCheck": False,
}


class RichTextAdmin(admin.ModelAdmin):
    """A change form whose editor may load under the strict Content-Security-Policy: its import map has the nonce."""

    class Media:
        js = ("js/editor-words.js",)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        nonce = request.csp_nonce  # type: ignore[attr-defined] # set by django-csp
        context["media"] = Media.from_media(context["media"], nonce=nonce)
        return super().render_change_form(request, context, *args, **kwargs)
