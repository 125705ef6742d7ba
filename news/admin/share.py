"""The staff preview of a draft, and the links that show it to people without an account."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from news import previews, rights
from news.admin.article_context import revision_at_hand
from news.admin.history import NUMBER
from news.admin.pages import article_page
from news.models import Article, Revision

CHANGES = {
    "renew": (previews.renew, gettext_lazy("The link is valid for another 7 days.")),
    "revoke": (previews.revoke, gettext_lazy("The link is revoked.")),
}


@require_safe
def preview(request: HttpRequest, article: Article) -> HttpResponseBase:
    return previews.render_draft(request, article, _revision(request, article).content)


@require_safe
def preview_attachment(request: HttpRequest, article: Article, attachment: int) -> HttpResponseBase:
    """Whichever version offers it: who may see one version may see them all."""
    offering = article.revisions.filter(content__attachments__contains=[{"id": attachment}]).first()
    return previews.attachment(offering.content if offering else None, attachment)


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: HttpRequest, article: Article) -> HttpResponse:
    """
    The article's preview links. A POST makes one and answers with the page itself, not with a redirect: only this
    answer can show the address, since the token is stored nowhere.
    """
    if not rights.may_edit(cast(User, request.user), article):
        raise PermissionDenied
    fresh = ""
    if request.method == "POST" and not previews.has_something_to_show(article):
        messages.error(request, _("There is no draft to share."))
    elif request.method == "POST":
        _link, token = previews.make_link(article, by=cast(User, request.user))
        fresh = request.build_absolute_uri(reverse("news:preview", args=[token]))
    context: dict[str, Any] = {"title": _("Share a preview"), "fresh": fresh}
    context["may_make"] = previews.has_something_to_show(article)
    context["links"] = article.preview_links.select_related("created_by")
    return article_page(request, article, "share", context)


@require_POST
def change(request: HttpRequest, article: Article, link: int, change: str) -> HttpResponse:
    if change not in CHANGES:
        raise Http404
    make, done = CHANGES[change]
    if make(get_object_or_404(article.preview_links, pk=link), by=cast(User, request.user)):
        messages.success(request, str(done))
    else:
        messages.error(request, _("This link was revoked before; make a new one."))
    return redirect("admin:news_article_share", article.pk)


def _revision(request: HttpRequest, article: Article) -> Revision:
    """The draft, or the version that `?revision=` asks for."""
    asked = request.GET.get("revision", "")
    if not asked:
        return revision_at_hand(article)
    return get_object_or_404(article.revisions, number=int(asked) if NUMBER.fullmatch(asked) else 0)
