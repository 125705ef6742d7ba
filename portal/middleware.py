"""Headers that Django has no setting for."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]

PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def permissions_policy(get_response: Handler) -> Handler:
    def add_header(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    return add_header


def answers_that_may_change(get_response: Handler) -> Handler:
    """
    Browsers keep 301, 404 and 410 for as long as they like (RFC 9111, section 4.2.2), yet a title changes back and
    a withdrawn article is restored: without a rule of their own these answers are asked for again each time.
    """

    def add_header(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code in {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
            response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return add_header
