"""An article's timeline, any two of its versions compared, and the way back to one of them."""

import re
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from news import diff, publishing
from news.admin.article_context import conflict_sentence, revision_at_hand
from news.admin.pages import article_page, seen
from news.models import Article, Revision

NUMBER = re.compile("[0-9]{1,9}")
LIVE = "live"


@require_safe
def history(request: HttpRequest, article: Article) -> HttpResponse:
    revisions = article.revisions.select_related("editor", "based_on").defer("content", "based_on__content")
    lines: list[dict[str, Any]] = [{"at": revision.saved_at, "revision": revision} for revision in revisions]
    lines += [{"at": entry.at, "entry": entry} for entry in article.publishing_entries.select_related("by")]
    timeline = sorted(lines, key=lambda line: line["at"], reverse=True)
    return article_page(request, article, "history", {"title": _("Version history"), "timeline": timeline})


@require_safe
def compare(request: HttpRequest, article: Article) -> HttpResponse:
    """`?from=3&to=5`, numbers of versions, “live” what readers see; unasked, the draft against that or one before."""
    after = _asked(article, request.GET.get("to", "")) or revision_at_hand(article)
    earlier = article.revisions.filter(number__lt=after.number or 0).first()
    before = _asked(article, request.GET.get("from", "")) or article.live_revision or earlier
    fields = diff.compare(before.content, after.content) if before else []
    context: dict[str, Any] = {"title": _("Compare versions"), "before": before, "after": after, "fields": fields}
    context["revisions"] = article.revisions.select_related("editor").defer("content")
    return article_page(request, article, "compare", context)


@require_POST
def revert(request: HttpRequest, article: Article, revision: int) -> HttpResponse:
    old = get_object_or_404(article.revisions, number=revision)
    try:
        publishing.revert(seen(article, request), old, by=cast(User, request.user))
    except publishing.ConflictError:
        messages.error(request, conflict_sentence(article))
        return redirect("admin:news_article_history", article.pk)
    messages.success(
        request, _("Version %(number)s is the draft now; nothing of the past has changed.") % {"number": old}
    )
    return redirect("admin:news_article_change", article.pk)


def _asked(article: Article, asked: str) -> Revision | None:
    """Raises Http404 for a version that the article never had."""
    if asked == LIVE:
        return article.live_revision
    if not asked:
        return None
    return get_object_or_404(article.revisions, number=int(asked) if NUMBER.fullmatch(asked) else 0)
