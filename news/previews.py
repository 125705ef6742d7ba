"""
Drafts in the real template: for staff, and for whoever holds a preview link.

A link carries a random token, of which the database knows the SHA-256 alone. It shows the article's draft, whatever
is saved meanwhile, until that draft is published (then it leads to the article) or the link expires or is revoked.
"""

import hashlib
import secrets
from datetime import timedelta

from csp.constants import SELF
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from news import article_page, rights
from news.content import Content, fill
from news.downloads import file_response
from news.models import Article, Attachment, PreviewLink

LIFE = timedelta(days=7)
FRAMES = {"dien-thoai": 390, "may-tinh": 1280}  # pixels: the width that `?khung=` asks for


def make_link(article: Article, *, by: User) -> tuple[PreviewLink, str]:
    """
    A link for LIFE from now to this article, which comes from `with_state()`, and its token, which is not to be had
    again. Raises PermissionDenied.
    """
    _refuse_unless_editor(article, by)
    token = secrets.token_urlsafe(32)
    link = PreviewLink.objects.create(
        article=article,
        token_hash=_hash(token),
        live_revision=None if article.state == Article.State.SCHEDULED else article.live_revision,
        created_by=by,
        expires_at=timezone.now() + LIFE,
    )
    return link, token


def has_something_to_show(article: Article) -> bool:
    """Whether the article, which comes from `with_state()`, has a text that readers do not see yet."""
    return article.open_revision is not None or article.state == Article.State.SCHEDULED


def renew(link: PreviewLink, *, by: User) -> bool:
    """Valid for LIFE from now, unless it was revoked: that is for good. Raises PermissionDenied."""
    _refuse_unless_editor(link.article, by)
    return bool(PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(expires_at=timezone.now() + LIFE))


def revoke(link: PreviewLink, *, by: User) -> bool:
    """From now on the link is unknown; whether it was not so before. Raises PermissionDenied."""
    _refuse_unless_editor(link.article, by)
    return bool(PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now()))


def shown_by(token: str) -> tuple[Article, Content | None]:
    """
    The article and the text that this token opens; no text once that is published.

    Raises Http404, alike for a token that is expired, revoked, made up, or whose draft was discarded.
    """
    links = PreviewLink.objects.filter(expires_at__gt=timezone.now(), revoked_at=None)
    link = get_object_or_404(links, token_hash=_hash(token))
    article = Article.objects.with_state().select_related("live_revision").get(pk=link.article_id)
    if article.live_revision_id != link.live_revision_id:
        scheduled = article.state == Article.State.SCHEDULED
        return article, article.live_revision.content if scheduled and article.live_revision else None
    if article.open_revision is None:
        raise Http404
    return article, article.open_revision.content


def render_draft(request: HttpRequest, article: Article, content: Content) -> HttpResponseBase:
    """The text in the article's template, or with `?khung=` in a frame as wide as a telephone or a desktop."""
    frame = request.GET.get("khung", "")
    if frame in FRAMES:
        query = request.GET.copy()
        del query["khung"]
        address = f"{request.path}?{query.urlencode()}" if query else request.path
        context = {"address": address, "frame": frame, "width": FRAMES[frame], "article_title": content["title"]}
        return private(render(request, "news/preview_frame.html", context))
    context = article_page.for_preview(fill(article, content), f"{request.path}tep/")
    return private(render(request, "news/article_detail.html", context | {"is_preview": True}))


def attachment(content: Content | None, number: int) -> HttpResponseBase:
    """A draft's attachment. Raises Http404 for one that the draft does not offer."""
    offered = {reference["id"] for reference in content["attachments"]} if content else set()
    if number not in offered:
        raise Http404
    return private(file_response(get_object_or_404(Attachment, pk=number)))


def private(response: HttpResponseBase) -> HttpResponseBase:
    """Neither kept, nor indexed, nor told to the next site; framed by the portal alone."""
    add_never_cache_headers(response)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response._csp_replace = {"frame-ancestors": [SELF]}  # type: ignore[attr-defined] # as django-csp's decorator does
    return response


def _refuse_unless_editor(article: Article, by: User) -> None:
    if not rights.may_edit(by, article):
        raise PermissionDenied


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
