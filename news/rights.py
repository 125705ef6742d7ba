"""Who may make which move on which article. When a move makes sense at all is said in news/moves.py."""

from django.contrib.auth.models import User
from django.db.models import BooleanField, ExpressionWrapper, Q

from news.models import Article, PublishingEntry, Revision, RevisionQuerySet

Move = PublishingEntry.Move
Origins = dict[int, tuple[int, int | None, bool]]  # a revision: its editor, what it was made from, whether approved

WRITING = {Move.SAVE, Move.SUBMIT, Move.DISCARD}
REVIEWING = {Move.APPROVE, Move.SCHEDULE, Move.SEND_BACK}
OF_THE_DRAFT = {*REVIEWING, Move.PUBLISH_URGENTLY}


def may(user: User, move: Move, article: Article) -> bool:
    """Whether this person may make this move on this article, which comes from `with_state()`."""
    if move in WRITING:
        return may_edit(user, article)
    if not user.has_perm("news.approve_article") or not in_scope(user, article, with_draft=move in OF_THE_DRAFT):
        return False
    if move in REVIEWING:
        return user.pk not in contributors(article.open_revision)
    if move == Move.PUBLISH_URGENTLY:
        return user.has_perm("news.publish_urgently")
    if move == Move.CONFIRM:
        live = article.live_revision
        return live is not None and user.pk not in {*contributors(live), live.approved_by_id}
    return True


def may_edit(user: User, article: Article) -> bool:
    """Reporters write on articles of their own; editors on every article of their categories too."""
    if not user.has_perm("news.change_article"):
        return False
    return article.created_by_id == user.pk or (user.has_perm("news.approve_article") and in_scope(user, article))


def in_scope(user: User, article: Article, *, with_draft: bool = False) -> bool:
    """
    Whether the article's category, and the one that its open draft moves it to, are among this editor's.

    An article without a category is the business of every editor who has one.
    """
    if user.has_perm("news.edit_every_category"):
        return True
    draft = article.open_revision.content["category"] if with_draft and article.open_revision else None
    categories = {number for number in (article.category_id, draft and draft["id"]) if number}
    own = scope(user)
    return bool(own) and categories <= own


def scope(user: User) -> set[int]:
    """Numbers of the categories that this editor looks after."""
    return set(user.edited_categories.values_list("pk", flat=True))


def contributors(revision: Revision | None) -> set[int]:
    """Numbers of everyone whose words are in this revision and have not been approved by another person."""
    if revision is None:
        return set()
    return _written_by(revision.pk, _origins(Revision.objects.filter(article=revision.article_id)))


def without_words_of(user: User, articles: list[Article]) -> list[Article]:
    """Those whose open draft holds no words of this person, by the rule of `contributors()`, in one query."""
    origins = _origins(Revision.objects.filter(article__in=articles))
    drafts = [(article, article.open_revision) for article in articles]
    return [article for article, draft in drafts if draft and user.pk not in _written_by(draft.pk, origins)]


def _origins(revisions: RevisionQuerySet) -> Origins:
    settled = Q(state=Revision.State.APPROVED, reviewer__isnull=False)
    rows = revisions.annotate(is_settled=ExpressionWrapper(settled, BooleanField()))
    return {row[0]: row[1:] for row in rows.values_list("pk", "editor", "based_on", "is_settled")}


def _written_by(number: int, origins: Origins) -> set[int]:
    """Back from each version to the one it was made from, until one that a second person has approved."""
    people = set()
    editor, origin, _is_settled = origins[number]
    people.add(editor)
    while origin is not None and not origins[origin][2]:
        editor, origin, _is_settled = origins[origin]
        people.add(editor)
    return people
