"""The admin page in which rich text is written."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from js_asset import Media


class RichTextAdmin(admin.ModelAdmin):
    """A change form whose editor may load under the strict Content-Security-Policy: its import map has the nonce."""

    class Media:
        js = ("js/editor-words.js", "js/editor-exit.js", "js/figure-exit.js")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        nonce = request.csp_nonce  # type: ignore[attr-defined] # set by django-csp
        context["media"] = Media.from_media(context["media"], nonce=nonce)
        return super().render_change_form(request, context, *args, **kwargs)
