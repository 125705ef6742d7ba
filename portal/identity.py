"""Hands the site identity to views, feeds and templates; it is read when first looked at."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from portal.models import SiteIdentity

Handler = Callable[[HttpRequest], HttpResponse]


def add_identity(get_response: Handler) -> Handler:
    def handle(request: HttpRequest) -> HttpResponse:
        request.identity = SimpleLazyObject(lambda: SiteIdentity.objects.get(pk=1))  # type: ignore[attr-defined]
        return get_response(request)

    return handle


def site_identity(request: HttpRequest) -> dict[str, Any]:
    return {"identity": getattr(request, "identity", None)}
