"""Which articles are in which state, what is open on them, and which of them readers may see."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from news.models import Article, PhotoUse, Revision
from tests.factories import make_article, make_photo, make_revision, make_withdrawn_article

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 15, 3, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
State = Article.State
WITHDRAWN = {"withdrawn_at": NOW, "withdrawal_kind": "error", "withdrawal_reason": "Sai số liệu"}
STATES = [
    pytest.param({"published_at": None}, State.DRAFT, id="draft"),
    pytest.param({"published_at": NOW + SECOND}, State.SCHEDULED, id="scheduled for the next second"),
    pytest.param({"published_at": NOW + timedelta(days=400)}, State.SCHEDULED, id="scheduled for next year"),
    pytest.param({"published_at": NOW}, State.LIVE, id="published this moment"),
    pytest.param({"published_at": NOW - timedelta(days=4000)}, State.LIVE, id="published long ago"),
    pytest.param({"published_at": NOW - SECOND, **WITHDRAWN}, State.WITHDRAWN, id="withdrawn"),
    pytest.param({"published_at": NOW + SECOND, **WITHDRAWN}, State.WITHDRAWN, id="withdrawn before its time"),
]
at_now = time_machine.travel(NOW, tick=False)


@pytest.mark.parametrize(("columns", "state"), STATES)
@at_now
def test_only_live_articles_are_public(columns, state):
    article = make_article(**columns)
    assert list(Article.objects.public()) == ([article] if state == State.LIVE else [])


@pytest.mark.parametrize(("columns", "state"), STATES)
@at_now
def test_with_state_names_the_state(columns, state):
    article = make_article(**columns)
    found = Article.objects.with_state().get()
    assert found.state == state
    assert found.state_label() == state.label
    assert found.open_revision == article.revisions.open().first()


@pytest.mark.parametrize(
    ("columns", "opened", "state"),
    [
        ({"published_at": None}, "draft", State.DRAFT),
        ({"published_at": None}, "submitted", State.SUBMITTED),
        ({"published_at": None}, "returned", State.RETURNED),
        ({"published_at": NOW}, "draft", State.LIVE_WITH_DRAFT),
        ({"published_at": NOW}, "submitted", State.LIVE_WITH_DRAFT),
        ({"published_at": NOW}, "returned", State.LIVE_WITH_DRAFT),
        ({"published_at": NOW}, "superseded", State.LIVE),
        ({"published_at": NOW}, "discarded", State.LIVE),
        ({"published_at": NOW, **WITHDRAWN}, "draft", State.WITHDRAWN),
    ],
)
@at_now
def test_with_state_tells_what_became_of_the_open_draft(columns, opened, state):
    article = make_article(**columns)
    article.revisions.open().delete()
    revision = make_revision(article, state=opened)
    found = Article.objects.with_state().get()
    assert found.state == state
    assert found.open_revision == (revision if opened in Revision.OPEN else None)
    assert Article.objects.public().exists() is (state in {State.LIVE, State.LIVE_WITH_DRAFT})


def test_with_state_needs_one_query_and_gives_one_row_an_article(django_assert_num_queries):
    for article in (make_article(), make_article(published_at=None)):
        for state in ("superseded", "discarded", "superseded"):
            make_revision(article, state=state)
    make_revision(make_article())
    with django_assert_num_queries(1):
        opened = [article.open_revision.content for article in Article.objects.with_state() if article.open_revision]
    assert (len(opened), Article.objects.with_state().count()) == (2, 3)


@pytest.mark.parametrize(("kind", "is_readable"), [("withdrawn", True), ("merged", False), ("error", False)])
@at_now
def test_only_the_text_of_a_withdrawn_article_stays_readable(kind, is_readable):
    into = make_article(published_at=NOW)
    make_article(published_at=None)
    make_article(published_at=NOW + SECOND)
    withdrawn = make_withdrawn_article(kind, published_at=NOW, merged_into=into if kind == "merged" else None)
    assert set(Article.objects.readable()) == ({into, withdrawn} if is_readable else {into})
    assert list(Article.objects.public()) == [into]


def test_unreviewed_are_those_on_whose_row_nobody_else_has_looked():
    article = make_article()
    make_article()
    make_article(published_at=None)
    assert not Article.objects.unreviewed().exists()
    Revision.objects.filter(article=article).update(reviewer=None)
    assert list(Article.objects.unreviewed()) == [article]
    make_revision(article)
    assert list(Article.objects.unreviewed()) == [article]


@at_now
def test_public_changes_are_approved_and_told_and_under_a_public_article():
    told = {"change": "significant", "change_note": "Bổ sung giờ xe chạy", "approved_at": NOW - SECOND}
    article = make_article(published_at=NOW)
    significant = make_revision(article, state="approved", **told)
    correction = {"change": "correction", "wrong": "Ba tuyến", "right": "Bốn tuyến", "approved_at": NOW}
    newest = make_revision(article, state="approved", **correction)
    make_revision(article, state="approved")
    for state in ("draft", "superseded", "discarded"):
        make_revision(article, state=state, **told)
    hidden = {"published_at": None}, {"published_at": NOW + SECOND}, {"published_at": NOW, **WITHDRAWN}
    for columns in hidden:
        make_revision(make_article(**columns), state="approved", **told)
    assert list(Revision.objects.public_changes()) == [newest, significant]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"state": "returned", "reason": ""}, id="returned without a reason"),
        pytest.param({"state": "approved", "approved_at": None}, id="approved at no time"),
        pytest.param({"state": "approved", "change": "significant"}, id="significant without a note"),
        pytest.param({"state": "approved", "change": "correction", "wrong": "Ba"}, id="correction without the right"),
        pytest.param({"state": "approved", "change": "correction", "right": "Ba"}, id="correction without the wrong"),
        pytest.param({"state": "live"}, id="an unknown state"),
        pytest.param({"change": "big"}, id="an unknown kind of change"),
        pytest.param({"number": 1}, id="a number that is taken"),
    ],
)
def test_database_refuses_an_impossible_revision(fields):
    article = make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_revision(article, **fields)


@pytest.mark.parametrize("first", ["draft", "submitted", "returned"])
@pytest.mark.parametrize("second", ["draft", "submitted", "returned"])
def test_article_has_one_open_revision(first, second):
    article = make_article()
    make_revision(article, state=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_revision(article, state=second)


def test_photo_is_counted_once_an_article():
    article = make_article(photo=make_photo())
    with pytest.raises(IntegrityError), transaction.atomic():
        PhotoUse.objects.create(article=article, photo=article.photo)


@pytest.mark.parametrize(("until", "is_breaking"), [(None, False), (NOW, False), (NOW + SECOND, True)])
@at_now
def test_breaking_mark_ends_by_itself(until, is_breaking):
    assert make_article(breaking_until=until).is_breaking() is is_breaking


def test_scheduled_article_is_public_from_its_second_on_without_anyone_doing_anything():
    with time_machine.travel(NOW, tick=False) as clock:
        make_article(published_at=NOW + SECOND)
        assert not Article.objects.public().exists()
        clock.shift(SECOND)
        assert Article.objects.public().exists()


@at_now
def test_withdrawn_articles_are_found_apart():
    make_article(published_at=NOW)
    withdrawn = make_article(published_at=NOW, **WITHDRAWN)
    assert list(Article.objects.withdrawn()) == [withdrawn]
