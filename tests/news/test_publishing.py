"""What each move writes, and what it asks for. Who may make it when: test_publishing_roles.py."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError

from news import publishing
from news.content import snapshot
from news.models import Article, PublishingEntry
from tests.factories import (
    EDITOR,
    make_article,
    make_category,
    make_user,
    seen,
)
from tests.news.situations import EARLIER, LATER, NOW, content, live_with, rows, situation_of, waiting

pytestmark = pytest.mark.django_db

at_now = time_machine.travel(NOW, tick=False)


@pytest.fixture
def reporter(db):
    return make_user("Phóng viên")


@pytest.fixture
def editor(db):
    return make_user(EDITOR)


@pytest.fixture
def managing_editor(db):
    return make_user("Thư ký tòa soạn")


@at_now
def test_create_makes_a_draft_that_nobody_but_the_newsroom_sees(reporter):
    category = make_category()
    text = content(make_article(published_at=None, category=category), title="Phố đi bộ mở thêm một tuyến", slug="")
    article = publishing.create(text | {"slug": "pho-di-bo"}, by=reporter, note="Xem giúp số liệu")
    assert situation_of(article) == "draft"
    assert (article.created_by, article.title, article.category) == (reporter, "Phố đi bộ mở thêm một tuyến", category)
    draft = article.revisions.get()
    assert (draft.number, draft.editor, draft.state, draft.note) == (1, reporter, "draft", "Xem giúp số liệu")
    assert draft.content == snapshot(article)


@at_now
def test_submit_says_when(reporter):
    article = make_article(published_at=None, created_by=reporter)
    publishing.submit(article, by=reporter)
    assert article.revisions.get().submitted_at == NOW


@at_now
def test_send_back_keeps_who_when_and_why(editor):
    article = waiting()
    publishing.send_back(article, by=editor, reason="Thiếu số liệu")
    returned = article.revisions.get()
    assert (returned.reviewer, returned.reviewed_at, returned.reason) == (editor, NOW, "Thiếu số liệu")
    assert PublishingEntry.objects.get().note == "Thiếu số liệu"


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
@at_now
def test_send_back_asks_for_a_reason(editor, reason):
    article = waiting()
    before = rows()
    with pytest.raises(ValidationError):
        publishing.send_back(article, by=editor, reason=reason)
    assert rows() == before


@at_now
def test_approve_publishes_from_this_moment(editor):
    article = waiting()
    publishing.approve(article, by=editor)
    public = Article.objects.public().get()
    assert (public.published_at, public.updated_at) == (NOW, None)
    live = article.revisions.get()
    assert public.live_revision == live
    assert (live.reviewer, live.reviewed_at, live.approved_by, live.approved_at) == (editor, NOW, editor, NOW)


@pytest.mark.parametrize(("since", "published_at"), [(EARLIER, EARLIER), (LATER, NOW), (NOW, NOW)])
@at_now
def test_approve_keeps_an_earlier_first_appearance_and_no_later_one(editor, since, published_at):
    publishing.approve(waiting(), by=editor, since=since)
    assert Article.objects.public().get().published_at == published_at


@at_now
def test_approve_puts_every_part_of_the_draft_on_a_live_article(editor):
    article = live_with(changes=snapshot(make_article(title="Toàn văn mới", kicker="Giao thông", source="Sở Mẫu")))
    publishing.approve(article, by=editor)
    now = Article.objects.get(pk=article.pk)
    assert snapshot(now) == now.live_revision.content
    assert (now.title, now.published_at, now.live_revision.number) == ("Toàn văn mới", EARLIER, 2)


@at_now
def test_the_second_approval_leaves_the_first_in_the_history(editor):
    article = live_with()
    publishing.approve(article, by=editor)
    assert list(article.revisions.values_list("number", "state")) == [(2, "approved"), (1, "approved")]


@pytest.mark.parametrize("at", [NOW, NOW - timedelta(microseconds=1), EARLIER])
@at_now
def test_schedule_refuses_a_time_that_does_not_lie_ahead(editor, at):
    article = waiting()
    before = rows()
    with pytest.raises(ValidationError, match=r"Thời gian đăng phải ở sau thời điểm hiện tại\."):
        publishing.approve(article, by=editor, at=at)
    assert rows() == before


def test_scheduled_article_goes_public_at_its_time_without_anyone_doing_anything(editor):
    with time_machine.travel(NOW, tick=False) as clock:
        publishing.approve(waiting(), by=editor, at=LATER)
        clock.move_to(LATER - timedelta(seconds=1))
        assert not Article.objects.public().exists()
        clock.move_to(LATER)
        assert Article.objects.public().get().published_at == LATER


@at_now
def test_schedule_notes_its_time_on_the_hanoi_clock(editor):
    publishing.approve(waiting(), by=editor, at=datetime(2026, 3, 31, 17, 5, tzinfo=UTC))
    assert PublishingEntry.objects.get().note == "00:05, 01/04/2026"


@at_now
def test_unscheduled_article_waits_for_approval_again_and_can_have_another_time(editor):
    article = waiting()
    publishing.approve(article, by=editor, at=LATER)
    publishing.unschedule(article, by=editor)
    draft = article.revisions.get()
    assert (draft.state, draft.reviewer, draft.approved_by, draft.approved_at) == ("submitted", None, None, None)
    assert not Article.objects.exclude(published_at=None, live_revision=None).exists()
    publishing.approve(article, by=editor, at=LATER + timedelta(hours=1))
    assert Article.objects.get().published_at == LATER + timedelta(hours=1)


@at_now
def test_approved_text_that_is_edited_needs_approval_again(reporter, editor):
    article = waiting(created_by=reporter)
    publishing.approve(article, by=editor)
    publishing.save(article, content(article, title="Tiêu đề sửa sau khi duyệt"), by=reporter)
    with pytest.raises(publishing.ConflictError):
        publishing.approve(article, by=editor)
    publishing.submit(article, by=reporter)
    publishing.save(article, content(article, title="Tiêu đề sửa sau khi gửi"), by=reporter)
    with pytest.raises(publishing.ConflictError):
        publishing.approve(article, by=editor)
    assert "sửa sau" not in Article.objects.get().title


@at_now
def test_urgently_published_article_is_flagged_until_another_person_approves_it(reporter, editor, managing_editor):
    article = make_article(published_at=None, created_by=reporter)
    publishing.publish_urgently(article, by=managing_editor)
    assert Article.objects.public().unreviewed().get() == article
    for person in (reporter, managing_editor):
        with pytest.raises(PermissionDenied):
            publishing.confirm(article, by=person)
    publishing.confirm(article, by=editor)
    assert not Article.objects.unreviewed().exists()
    live = Article.objects.get().live_revision
    assert (live.reviewer, live.reviewed_at, live.approved_by) == (editor, NOW, managing_editor)


@at_now
def test_urgent_publishing_of_a_returned_text_forgets_that_review(editor, managing_editor):
    article = waiting()
    publishing.send_back(article, by=editor, reason="Thiếu số liệu")
    publishing.publish_urgently(article, by=managing_editor)
    live = article.revisions.get()
    assert (live.reviewer, live.reviewed_at, live.reason) == (None, None, "")
    assert Article.objects.unreviewed().exists()


@at_now
def test_discarded_draft_stays_in_the_history_and_off_the_page(reporter, editor):
    article = live_with(editor=reporter)
    Article.objects.update(created_by=reporter)
    publishing.discard(article, by=editor)
    assert situation_of(article) == "live"
    assert article.revisions.first().state == "discarded"
    fresh = publishing.save(seen(article), content(article, lead="Tóm tắt mới"), by=reporter)
    assert (fresh.number, fresh.content["title"], fresh.based_on) == (3, article.title, article.live_revision)


@at_now
def test_move_takes_nothing_from_the_instance_that_it_was_given(editor):
    article = waiting(title="Tiêu đề đã lưu")
    article.title = "Tiêu đề chưa lưu"
    publishing.approve(article, by=editor)
    assert Article.objects.get().title == "Tiêu đề đã lưu"


@at_now
def test_refused_move_can_be_made_again_with_the_same_article(editor):
    article = waiting(category=None)
    make_category()  # which makes the editor one of a category
    with pytest.raises(ValidationError):
        publishing.approve(article, by=editor)
    assert article.version == Article.objects.get().version


def test_log_tells_the_whole_story_newest_first(reporter, editor):
    article = make_article(published_at=None, created_by=reporter)
    article.revisions.update(note="Xem giúp số liệu")
    with time_machine.travel(NOW, tick=False) as clock:
        publishing.submit(article, by=reporter)
        clock.shift(60)
        publishing.send_back(article, by=editor, reason="Thiếu số liệu")
        clock.shift(60)
        publishing.save(article, content(article, lead="Có số liệu."), by=reporter)
        publishing.submit(article, by=reporter)
        clock.shift(60)
        publishing.approve(article, by=editor, at=LATER)
        clock.shift(60)
        publishing.unschedule(article, by=editor)
    log = article.publishing_entries.all()
    assert [(str(entry), entry.by, entry.revision.number, entry.note) for entry in log] == [
        ("Hủy hẹn giờ", editor, 2, ""),
        ("Duyệt và hẹn giờ đăng", editor, 2, "15:00, 15/03/2026"),
        ("Gửi duyệt", reporter, 2, ""),
        ("Trả lại", editor, 1, "Thiếu số liệu"),
        ("Gửi duyệt", reporter, 1, "Xem giúp số liệu"),
    ]
    assert Article.objects.get().version == 7
