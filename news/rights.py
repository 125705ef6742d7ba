"""Who may make which move on which article. When a move makes sense at all is said in news/publishing.py."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from news.models import Article, PublishingEntry, Revision

Move = PublishingEntry.Move

WRITING = {Move.SAVE, Move.SUBMIT, Move.DISCARD}
REVIEWING = {Move.APPROVE, Move.SCHEDULE, Move.SEND_BACK}


def may(user: User, move: Move, article: Article) -> bool:
    """Whether this person may make this move on this article, which comes from `with_state()`."""
    if move in WRITING:
        return may_edit(user, article)
    if not user.has_perm("news.approve_article") or not in_scope(user, article):
        return False
    if move in REVIEWING:
        return user.pk not in contributors(article, article.open_revision)
    if move == Move.PUBLISH_URGENTLY:
        return user.has_perm("news.publish_urgently")
    if move == Move.CONFIRM:
        live = article.live_revision
        return live is not None and user.pk not in {*contributors(article, live), live.approved_by_id}
    return True


def may_edit(user: User, article: Article) -> bool:
    """Reporters write on articles of their own; editors on every article of their categories too."""
    if not user.has_perm("news.change_article"):
        return False
    return article.created_by_id == user.pk or (user.has_perm("news.approve_article") and in_scope(user, article))


def in_scope(user: User, article: Article) -> bool:
    """Whether the article's category, and the one that its open draft moves it to, are among this editor's."""
    if user.has_perm("news.edit_every_category"):
        return True
    return _categories(article) <= scope(user)


def scope(user: User) -> set[int]:
    """Numbers of the categories that this editor looks after."""
    return set(user.edited_categories.values_list("pk", flat=True))


def contributors(article: Article, revision: Revision | None) -> set[int]:
    """Numbers of everyone whose words may be in this revision and have not been approved by another person."""
    if revision is None:
        return set()
    reviewed = article.revisions.filter(number__lt=revision.number, reviewer__isnull=False)
    settled = reviewed.filter(state=Revision.State.APPROVED).first()
    written = article.revisions.filter(number__lte=revision.number, number__gt=settled.number if settled else 0)
    return set(written.exclude(state=Revision.State.DISCARDED).values_list("editor", flat=True))


def without_words_of(articles: Any, user: User) -> Any:
    """Those of which this person is no contributor: the same rule as `contributors()`, for many at once."""
    reviewed = Revision.objects.filter(article=OuterRef("article"), state=Revision.State.APPROVED)
    settled = reviewed.exclude(reviewer=None).order_by("-number").values("number")[:1]
    words = Revision.objects.filter(article=OuterRef("pk"), editor=user, number__gt=Coalesce(Subquery(settled), 0))
    return articles.exclude(Exists(words.exclude(state=Revision.State.DISCARDED)))


def _categories(article: Article) -> set[int]:
    draft = article.open_revision.content["category"] if article.open_revision else None
    return {number for number in (article.category_id, draft and draft["id"]) if number}
