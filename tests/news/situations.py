"""Articles in every situation that the newsroom knows, and one person of each kind who may want to move them."""

from datetime import UTC, datetime, timedelta

from django.db.models import F

from news.content import snapshot
from news.models import Article, PhotoUse, PublishingEntry, Revision
from tests.factories import EDITOR, make_article, make_category, make_revision, make_user, make_withdrawn_article, seen

NOW = datetime(2026, 3, 15, 3, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=5)
EARLIER = NOW - timedelta(hours=5)
OPEN = {"draft", "submitted", "returned"}
KINDS = {"withdrawn", "merged", "error"}
WRITERS = ["reporter, own", "editor who wrote", "managing editor who wrote", "superuser who wrote"]


def make_people():
    """By what they are to the article that `make_situation()` makes for them."""
    return {
        "reporter, own": make_user("Phóng viên"),
        "reporter, other": make_user("Phóng viên"),
        "editor": make_user(EDITOR),
        "editor who wrote": make_user(EDITOR),
        "editor of other categories": make_user(EDITOR),
        "editor who has left": make_user(EDITOR, is_active=False),
        "managing editor": make_user("Thư ký tòa soạn"),
        "managing editor who wrote": make_user("Thư ký tòa soạn"),
        "managing editor who published": make_user("Thư ký tòa soạn"),
        "moderator": make_user("Người duyệt ý kiến"),
        "administrator": make_user("Quản trị viên"),
        "superuser who wrote": make_user(is_superuser=True),
        "staff without a role": make_user(),
    }


def make_situation(name, people):
    """
    “live with draft”, “merged”, “live unreviewed with submitted”: the article, its last version, its open draft.

    The words of WRITERS are in whatever has not been approved by a second person.
    """
    base, _, opened = name.partition(" with ")
    if base in OPEN:
        base, opened = "unpublished", base
    article = _make_base(base.removesuffix(" unreviewed"), people["reporter, own"])
    people["editor of other categories"].edited_categories.set([make_category()])
    if base == "unpublished":
        article.revisions.update(state="superseded")
    if base.endswith(" unreviewed"):
        article.revisions.update(state="superseded", reviewer=None)
        publisher = people["managing editor who published"]
        last = add_words(article, people, state="approved", reviewer=None, approved_by=publisher)
        Article.objects.filter(pk=article.pk).update(live_revision=last)
    if opened:
        add_words(article, people, state=opened)
    return Article.objects.get(pk=article.pk)


def _make_base(base, owner):
    moments = {"unpublished": None, "scheduled": LATER}
    fields = {"created_by": owner, "published_at": moments.get(base, EARLIER)}
    if base not in KINDS:
        return make_article(**fields)
    into = make_article() if base == "merged" else None
    return make_withdrawn_article(base, merged_into=into, **fields)


def add_words(article, people, **fields):
    """A version of each of WRITERS on top of the last; the last of them as told."""
    based_on = article.revisions.first()
    for number, role in enumerate(WRITERS, start=1):
        state = fields if number == len(WRITERS) else {"state": "superseded"}
        based_on = make_revision(article, editor=people[role], based_on=based_on, **state)
    return based_on


def waiting(**fields):
    """A submitted article."""
    article = make_article(published_at=None, **fields)
    article.revisions.update(state="submitted", submitted_at=F("saved_at"))
    return article


def live_with(state="submitted", changes=None, **fields):
    """A live article with an open revision that changes it."""
    article = make_article(published_at=EARLIER)
    live = article.live_revision
    make_revision(article, state=state, based_on=live, content=changes or {"title": "Tiêu đề mới"}, **fields)
    return article


def situation_of(article):
    """The name that `make_situation()` would have been called with."""
    now = seen(article)
    opened = now.open_revision.state if now.open_revision else ""
    if now.published_at is None:
        return opened
    base = now.withdrawal_kind or str(now.state).partition("_")[0]
    unreviewed = Article.objects.unreviewed().filter(pk=article.pk).exists()
    return base + " unreviewed" * unreviewed + (f" with {opened}" if opened else "")


def rows():
    """Every column of everything that a move may write."""
    return [list(model.objects.order_by("pk").values()) for model in (Article, Revision, PublishingEntry, PhotoUse)]


def content(article, **changes):
    """The text of the article's open draft or row, with these changes."""
    draft = article.revisions.open().first()
    return (draft.content if draft else snapshot(article)) | changes
