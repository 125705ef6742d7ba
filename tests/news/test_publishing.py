import threading
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connections
from django.utils import timezone

from news import publishing
from news.models import Article, PublishingEntry
from tests.factories import make_article, make_user, make_withdrawn_article

NOW = datetime(2026, 3, 15, 3, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=5)
EARLIER = NOW - timedelta(hours=5)
State = Article.State
Move = PublishingEntry.Move
at_now = time_machine.travel(NOW, tick=False)

MAKE = {
    State.DRAFT: lambda: make_article(published_at=None),
    State.SCHEDULED: lambda: make_article(published_at=LATER),
    State.LIVE: lambda: make_article(published_at=EARLIER),
    State.WITHDRAWN: lambda: make_withdrawn_article(published_at=EARLIER),
}
DO = {
    Move.PUBLISH: lambda article, user: publishing.publish(article, by=user),
    Move.SCHEDULE: lambda article, user: publishing.schedule(article, by=user, at=LATER + timedelta(days=1)),
    Move.UNSCHEDULE: lambda article, user: publishing.unschedule(article, by=user),
    Move.WITHDRAW: lambda article, user: publishing.withdraw(article, by=user, reason="Sai số liệu"),
    Move.RESTORE: lambda article, user: publishing.restore(article, by=user),
}
BECOMES = {
    (State.DRAFT, Move.PUBLISH): State.LIVE,
    (State.DRAFT, Move.SCHEDULE): State.SCHEDULED,
    (State.SCHEDULED, Move.PUBLISH): State.LIVE,
    (State.SCHEDULED, Move.SCHEDULE): State.SCHEDULED,
    (State.SCHEDULED, Move.UNSCHEDULE): State.DRAFT,
    (State.LIVE, Move.WITHDRAW): State.WITHDRAWN,
    (State.WITHDRAWN, Move.RESTORE): State.LIVE,
}


@pytest.fixture
def editor(db):
    return make_user("Biên tập viên")


def columns(article):
    names = ["published_at", "withdrawn_at", "withdrawal_reason", "version", "title", "body"]
    return Article.objects.values(*names).get(pk=article.pk)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", Move)
@at_now
def test_each_move_is_allowed_from_its_states_and_no_other(editor, state, move):
    article = MAKE[state]()
    before = columns(article)
    if (state, move) in BECOMES:
        DO[move](article, editor)
        assert Article.objects.with_state().get().state == BECOMES[state, move]
        assert PublishingEntry.objects.get().move == move
    else:
        with pytest.raises(publishing.ConflictError):
            DO[move](article, editor)
        assert columns(article) == before
        assert not PublishingEntry.objects.exists()


@pytest.mark.parametrize("role", ["", "Phóng viên", "Người duyệt ý kiến"])
@pytest.mark.parametrize(("state", "move"), BECOMES)
@at_now
def test_only_editors_move_articles(db, role, state, move):
    article = MAKE[state]()
    before = columns(article)
    with pytest.raises(PermissionDenied):
        DO[move](article, make_user(role))
    assert columns(article) == before
    assert not PublishingEntry.objects.exists()


@at_now
def test_inactive_editor_moves_nothing(db):
    with pytest.raises(PermissionDenied):
        publishing.publish(make_article(published_at=None), by=make_user("Biên tập viên", is_active=False))


@pytest.mark.parametrize(("state", "move"), BECOMES)
@at_now
def test_move_on_a_version_that_is_no_longer_current_is_refused(editor, state, move):
    seen = MAKE[state]()
    Article.objects.filter(pk=seen.pk).update(version=seen.version + 1, title="Tiêu đề người khác vừa sửa")
    before = columns(seen)
    with pytest.raises(publishing.ConflictError):
        DO[move](seen, editor)
    assert columns(seen) == before
    assert not PublishingEntry.objects.exists()


@at_now
def test_publish_makes_public_from_this_moment(editor):
    article = make_article(published_at=None)
    publishing.publish(article, by=editor)
    assert Article.objects.public().get().published_at == NOW
    assert article.published_at == NOW


@pytest.mark.parametrize(("since", "published_at"), [(EARLIER, EARLIER), (LATER, NOW), (NOW, NOW)])
@at_now
def test_publish_keeps_an_earlier_first_appearance_and_no_later_one(editor, since, published_at):
    article = make_article(published_at=None)
    publishing.publish(article, by=editor, since=since)
    assert Article.objects.public().get().published_at == published_at


@pytest.mark.parametrize("at", [NOW, NOW - timedelta(microseconds=1), EARLIER])
@at_now
def test_schedule_refuses_a_time_that_does_not_lie_ahead(editor, at):
    article = make_article(published_at=None)
    with pytest.raises(ValidationError, match=r"Thời gian đăng phải ở sau thời điểm hiện tại\."):
        publishing.schedule(article, by=editor, at=at)
    assert columns(article)["published_at"] is None
    assert not PublishingEntry.objects.exists()


def test_scheduled_article_goes_public_at_its_time(editor):
    with time_machine.travel(NOW, tick=False) as clock:
        publishing.schedule(make_article(published_at=None), by=editor, at=LATER)
        clock.move_to(LATER - timedelta(seconds=1))
        assert not Article.objects.public().exists()
        clock.move_to(LATER)
        assert Article.objects.public().get().published_at == LATER


@at_now
def test_schedule_notes_its_time_on_the_hanoi_clock(editor):
    publishing.schedule(make_article(published_at=None), by=editor, at=datetime(2026, 3, 31, 17, 5, tzinfo=UTC))
    assert PublishingEntry.objects.get().note == "00:05, 01/04/2026"


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
@at_now
def test_withdraw_asks_for_a_reason(editor, reason):
    article = make_article()
    with pytest.raises(ValidationError, match=r"Vui lòng ghi lý do gỡ bài\."):
        publishing.withdraw(article, by=editor, reason=reason)
    assert Article.objects.public().get() == article
    assert not PublishingEntry.objects.exists()


@at_now
def test_withdraw_keeps_moment_and_reason(editor):
    article = make_article(published_at=EARLIER)
    publishing.withdraw(article, by=editor, reason="Sai số liệu")
    assert columns(article) | {"title": "", "body": ""} == {
        "published_at": EARLIER,
        "withdrawn_at": NOW,
        "withdrawal_reason": "Sai số liệu",
        "version": 2,
        "title": "",
        "body": "",
    }


@at_now
def test_restored_article_stands_at_its_old_place(editor):
    article = make_withdrawn_article(published_at=EARLIER)
    newer = make_article(published_at=NOW)
    publishing.restore(article, by=editor)
    assert list(Article.objects.public().newest_first()) == [newer, article]
    assert columns(article)["withdrawal_reason"] == ""


@at_now
def test_move_writes_nothing_but_the_state(editor):
    article = make_article(published_at=None, title="Tiêu đề đã lưu")
    article.title = "Tiêu đề chưa lưu"
    publishing.publish(article, by=editor)
    assert columns(article)["title"] == "Tiêu đề đã lưu"


def test_log_tells_the_whole_story_newest_first(editor):
    other = make_user("Biên tập viên")
    article = make_article(published_at=None)
    with time_machine.travel(NOW, tick=False) as clock:
        publishing.schedule(article, by=editor, at=LATER)
        clock.shift(60)
        publishing.unschedule(article, by=other)
        clock.shift(60)
        publishing.publish(article, by=editor)
        clock.shift(60)
        publishing.withdraw(article, by=other, reason="Sai số liệu")
        clock.shift(60)
        publishing.restore(article, by=editor)
    assert [(str(entry), entry.by, entry.note, entry.at) for entry in article.publishing_entries.all()] == [
        ("Khôi phục", editor, "", NOW + timedelta(minutes=4)),
        ("Gỡ bài", other, "Sai số liệu", NOW + timedelta(minutes=3)),
        ("Đăng bài", editor, "", NOW + timedelta(minutes=2)),
        ("Hủy hẹn giờ", other, "", NOW + timedelta(minutes=1)),
        ("Hẹn giờ đăng", editor, "15:00, 15/03/2026", NOW),
    ]
    assert columns(article)["version"] == 6


def run_together(*calls):
    """Run each call in a thread with a connection of its own, all let go at once; what each raised, or None."""
    barrier = threading.Barrier(len(calls))
    outcomes = [None] * len(calls)

    def run(place, call):
        try:
            connections["default"].ensure_connection()
            barrier.wait(timeout=30)
            call()
        except Exception as error:
            outcomes[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_who_publish_at_the_same_instant_one_wins():
    editors = [make_user("Biên tập viên"), make_user("Biên tập viên")]
    article = make_article(published_at=None)
    seen = [Article.objects.get(pk=article.pk) for _ in editors]
    calls = [partial(publishing.publish, one, by=user) for one, user in zip(seen, editors, strict=True)]
    outcomes = run_together(*calls)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["ConflictError", "NoneType"]
    assert PublishingEntry.objects.get().by == editors[outcomes.index(None)]
    assert Article.objects.public().get().version == article.version + 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_publish_and_schedule_at_the_same_instant_leave_one_log_entry():
    editors = [make_user("Biên tập viên"), make_user("Biên tập viên")]
    article = make_article(published_at=None)
    seen = [Article.objects.get(pk=article.pk) for _ in editors]
    outcomes = run_together(
        partial(publishing.publish, seen[0], by=editors[0]),
        partial(publishing.schedule, seen[1], by=editors[1], at=timezone.now() + timedelta(days=1)),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["ConflictError", "NoneType"]
    winner = [Move.PUBLISH, Move.SCHEDULE][outcomes.index(None)]
    assert PublishingEntry.objects.get().move == winner
    assert Article.objects.public().exists() is (winner == Move.PUBLISH)
