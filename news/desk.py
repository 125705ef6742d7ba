"""What an editor finds on the desk: what waits for them, came back to them, or needs an eye."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from news import rights
from news.models import Article, Revision

SHOWN = 10  # articles in each list
LOOKED_AT = 200  # submitted texts
REVIEWED_WITHIN = timedelta(hours=4)  # a submitted text that waits longer is overdue


@dataclass(frozen=True)
class DeskList:
    """One heading of the desk; `more` says that there are further ones than SHOWN."""

    key: str
    title: str
    articles: list[Article]
    more: bool
    empty: str


def lists(user: User) -> list[DeskList]:
    """Nothing for those who may see no articles; writers get what came back, reviewers the rest too."""
    if not user.has_perm("news.view_article"):
        return []
    returned = _list("returned", _("Returned to me"), _returned_to(user), _("Nothing was returned to you."))
    return [*_of_reviewer(user, returned)] if user.has_perm("news.approve_article") else [returned]


def _of_reviewer(user: User, returned: DeskList) -> Iterator[DeskList]:
    waiting = _waiting_for(user)
    late = timezone.now() - REVIEWED_WITHIN
    overdue = [article for article in waiting if article.open_revision.submitted_at < late]
    flagged = _with_all(Article.objects.unreviewed().with_state().order_by("live_revision__approved_at"))
    yield _list("waiting", _("Waiting for me"), waiting, _("Nothing waits for your approval."))
    yield returned
    yield _list("scheduled", _("Scheduled"), _scheduled(), _("Nothing is scheduled."))
    yield _list("flagged", _("Not yet approved by a second person"), flagged, _("Nothing is flagged."))
    yield _list("overdue", _("Overdue: waiting for more than 4 hours"), overdue, _("Nothing is overdue."))


def _list(key: str, title: str, articles: Any, empty: str) -> DeskList:
    rows = list(articles[: SHOWN + 1])
    return DeskList(key, title, rows[:SHOWN], len(rows) > SHOWN, empty)


def _with_all(articles: Any) -> Any:
    related = articles.select_related("open_revision__editor", "live_revision", "category")
    return related.defer("body", "live_revision__content")


def _waiting_for(user: User) -> list[Any]:
    """Of the LOOKED_AT oldest submitted texts of this editor's categories, those that hold no words of their own."""
    waiting = Article.objects.with_state().filter(open_revision__state=Revision.State.SUBMITTED)
    if not user.has_perm("news.edit_every_category"):
        categories = list(rights.scope(user))
        waiting = waiting.filter(category__in=categories, open_revision__content__category__id__in=categories)
    oldest = _with_all(waiting).order_by("open_revision__submitted_at")[:LOOKED_AT]
    return rights.without_words_of(user, list(oldest))


def _returned_to(user: User) -> Any:
    returned = Article.objects.with_state().filter(open_revision__state=Revision.State.RETURNED)
    own = returned.filter(Q(open_revision__editor=user) | Q(created_by=user))
    return _with_all(own).order_by("-open_revision__reviewed_at")


def _scheduled() -> Any:
    return _with_all(Article.objects.with_state().in_state(Article.State.SCHEDULED)).order_by("published_at")
