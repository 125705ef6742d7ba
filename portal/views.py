"""Error pages, uploaded files and the other pages that belong to no app."""

import sys
from http import HTTPStatus

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db import InterfaceError, OperationalError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import Resolver404, resolve
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from comments.views import comment_expired

MEDIA_TYPES = {".avif": "image/avif", ".webp": "image/webp", ".jpg": "image/jpeg"}
RETRY_AFTER = 30  # seconds


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


def server_error(request: HttpRequest) -> HttpResponse:
    """A database that does not answer is 503 with Retry-After; anything else is 500. Neither page needs a query."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        response = render_plain("503.html", HTTPStatus.SERVICE_UNAVAILABLE)
        response.headers["Retry-After"] = str(RETRY_AFTER)
        return response
    return render_plain("500.html", HTTPStatus.INTERNAL_SERVER_ERROR)


def render_plain(template: str, status: int) -> HttpResponse:
    """Without context processors, since what they ask may be what is broken."""
    return render(None, template, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A reader whose comment form has expired gets it back with every word; anyone else a plain refusal."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        match = None
    if match and match.view_name == "comments:comment_create":
        return comment_expired(request, **match.kwargs)
    return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    return redirect(static("img/icon.svg"))


@require_safe
def media(request: HttpRequest, path: str) -> FileResponse:
    """One stored picture. Its name comes from its content, so it may be kept for ever."""
    content_type = MEDIA_TYPES.get(path[path.rfind(".") :])
    try:
        if content_type is None or not default_storage.exists(path):
            raise Http404
        response = FileResponse(default_storage.open(path), content_type=content_type)
    except SuspiciousFileOperation as error:
        raise Http404 from error
    patch_cache_control(response, public=True, immutable=True, max_age=31_536_000)  # one year, in seconds
    return response
