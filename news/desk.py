"""What an editor finds on the desk: what waits for them, came back to them, or needs an eye."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from news import rights
from news.models import Article, ArticleQuerySet, Revision

SHOWN = 10  # articles in each list
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
    found = [_list("returned", _("Returned to me"), _returned_to(user), _("Nothing was returned to you."))]
    if user.has_perm("news.approve_article"):
        waiting = _waiting_for(user)
        overdue = waiting.filter(open_revision__submitted_at__lt=timezone.now() - REVIEWED_WITHIN)
        found.insert(0, _list("waiting", _("Waiting for me"), waiting, _("Nothing waits for your approval.")))
        found.append(_list("scheduled", _("Scheduled"), _scheduled(), _("Nothing is scheduled.")))
        flagged = Article.objects.unreviewed().with_state().order_by("live_revision__approved_at")
        found.append(_list("flagged", _("Not yet approved by a second person"), flagged, _("Nothing is flagged.")))
        found.append(_list("overdue", _("Overdue: waiting for more than 4 hours"), overdue, _("Nothing is overdue.")))
    return found


def _list(key: str, title: str, articles: Any, empty: str) -> DeskList:
    rows = list(articles.select_related("open_revision__editor", "live_revision", "category")[: SHOWN + 1])
    return DeskList(key, title, rows[:SHOWN], len(rows) > SHOWN, empty)


def _waiting_for(user: User) -> Any:
    """Submitted texts of this editor's categories that hold no words of their own, oldest first."""
    waiting = Article.objects.with_state().filter(open_revision__state=Revision.State.SUBMITTED)
    if not user.has_perm("news.edit_every_category"):
        categories = list(rights.scope(user))
        waiting = waiting.filter(category__in=categories, open_revision__content__category__id__in=categories)
    waiting = rights.without_words_of(waiting, user)
    return waiting.order_by("open_revision__submitted_at")


def _returned_to(user: User) -> ArticleQuerySet:
    returned = Article.objects.with_state().filter(open_revision__state=Revision.State.RETURNED)
    return returned.filter(Q(open_revision__editor=user) | Q(created_by=user)).order_by("-open_revision__reviewed_at")


def _scheduled() -> ArticleQuerySet:
    return Article.objects.with_state().in_state(Article.State.SCHEDULED).order_by("published_at")
