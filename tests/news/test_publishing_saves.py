"""Saving: what it adds to the history, and that readers see nothing of it."""

from datetime import timedelta

import pytest
import time_machine
from django.db.models import F

from news import publishing
from news.content import snapshot
from news.models import Article, Photo, Revision
from tests.factories import EDITOR, make_article, make_photo, make_topic, make_user, seen
from tests.news.situations import EARLIER, NOW, content

pytestmark = pytest.mark.django_db


@pytest.fixture
def reporter(db):
    return make_user("Phóng viên")


@pytest.fixture
def draft(reporter):
    with time_machine.travel(NOW, tick=False):
        return publishing.create(content(make_article()), by=reporter)


def save(article, by, after=timedelta(), title="Tiêu đề mới", **words):
    with time_machine.travel(NOW + after, tick=False):
        return publishing.save(seen(article), content(article, title=title), by=by, **words)


def history(article):
    return list(article.revisions.values_list("number", "state", "content__title"))


@pytest.mark.parametrize("after", [timedelta(), timedelta(minutes=9, seconds=59)])
def test_own_draft_of_the_last_ten_minutes_is_replaced(draft, reporter, after):
    revision = save(draft, reporter, after, note="Sửa tiêu đề")
    assert history(draft) == [(1, "draft", "Tiêu đề mới")]
    assert (revision.saved_at, revision.note) == (NOW + after, "Sửa tiêu đề")


def test_own_draft_of_ten_minutes_ago_stays_in_the_history(draft, reporter):
    revision = save(draft, reporter, timedelta(minutes=10))
    assert history(draft) == [(2, "draft", "Tiêu đề mới"), (1, "superseded", draft.title)]
    assert revision.based_on.number == 1


def test_repeated_saves_count_from_the_first_of_them(draft, reporter):
    for minutes in (8, 16, 24):
        save(draft, reporter, timedelta(minutes=minutes))
    assert [number for number, *_rest in history(draft)] == [2, 1]


def test_draft_of_another_editor_stays_in_the_history(draft):
    editor = make_user(EDITOR)
    revision = save(draft, editor)
    assert history(draft) == [(2, "draft", "Tiêu đề mới"), (1, "superseded", draft.title)]
    assert (revision.editor, revision.based_on.number) == (editor, 1)


@pytest.mark.parametrize("state", ["submitted", "returned"])
def test_what_a_reviewer_had_before_them_is_never_replaced(draft, reporter, state):
    draft.revisions.update(state=state, submitted_at=F("saved_at"), reason="Thiếu số liệu")
    save(draft, reporter)
    assert history(draft) == [(2, "draft", "Tiêu đề mới"), (1, "superseded", draft.title)]


def test_what_was_approved_and_unscheduled_is_never_replaced(draft, reporter):
    editor = make_user(EDITOR)
    with time_machine.travel(NOW, tick=False):
        publishing.submit(draft, by=reporter)
        publishing.approve(draft, by=editor, at=NOW + timedelta(hours=1))
        publishing.unschedule(draft, by=editor)
    save(draft, reporter)
    assert history(draft) == [(2, "draft", "Tiêu đề mới"), (1, "superseded", draft.title)]


def test_first_save_on_a_live_article_starts_from_what_is_live(reporter):
    article = make_article(created_by=reporter, published_at=EARLIER)
    revision = save(article, reporter)
    assert history(article) == [(2, "draft", "Tiêu đề mới"), (1, "approved", article.title)]
    assert revision.based_on == article.live_revision


def test_saving_touches_no_column_of_a_live_article_but_its_version(reporter):
    article = make_article(created_by=reporter, photo=make_photo(), topics=[make_topic()], published_at=EARLIER)
    names = [field.name for field in Article._meta.get_fields() if field.many_to_many and not field.auto_created]
    before = Article.objects.values().get(pk=article.pk), {name: set(getattr(article, name).all()) for name in names}
    publishing.save(article, another_text(), by=reporter, change="significant", change_note="Đã đổi")
    after = Article.objects.values().get(pk=article.pk), {name: set(getattr(article, name).all()) for name in names}
    assert after[0] == before[0] | {"version": before[0]["version"] + 1}
    assert after[1] == before[1]


def another_text():
    other = make_article(topics=[make_topic()], photo=make_photo(caption="Cầu Ánh Trăng"), kicker="Giao thông")
    other.related.set([make_article()])
    return snapshot(other)


def test_saving_an_article_that_was_never_public_keeps_its_row_in_step(draft, reporter):
    topic = make_topic()
    publishing.save(draft, content(draft, title="Tiêu đề mới", topics=[{"id": topic.pk, "name": ""}]), by=reporter)
    now = Article.objects.get(pk=draft.pk)
    assert (now.title, list(now.topics.all())) == ("Tiêu đề mới", [topic])


def test_revert_makes_a_new_draft_and_changes_no_old_row(draft, reporter):
    first = draft.revisions.get()
    save(draft, reporter, timedelta(minutes=20))
    save(draft, reporter, timedelta(minutes=40), title="Tiêu đề thứ ba")
    before = list(draft.revisions.exclude(state="draft").values())
    with time_machine.travel(NOW + timedelta(minutes=41), tick=False):
        new = publishing.revert(seen(draft), first, by=reporter)
    assert (new.number, new.content, new.based_on, new.state) == (4, first.content, first, "draft")
    assert new.note == "Lấy lại từ phiên bản 1"
    assert list(draft.revisions.filter(number__lt=3).values()) == before
    assert history(draft)[1] == (3, "superseded", "Tiêu đề thứ ba")


def test_revert_refuses_a_version_of_another_article(draft, reporter):
    foreign = make_article(title="Bài của người khác").revisions.get()
    with pytest.raises(publishing.ConflictError):
        publishing.revert(draft, foreign, by=reporter)
    assert not Revision.objects.filter(article=draft, content__title="Bài của người khác").exists()


def test_photos_of_the_row_and_of_the_open_draft_are_in_use(reporter):
    cover, fresh, inside = make_photo(), make_photo(), make_photo()
    article = make_article(created_by=reporter, photo=cover)
    body = f'<figure><img src="/media/photos/a.webp" alt="" data-file="{inside.pk}"></figure>'
    reference = {"id": fresh.pk, "name": "Cầu Ánh Trăng"}
    assert uses() == {cover.pk}
    publishing.save(article, content(article, photo=reference, body=body), by=reporter)
    assert uses() == {cover.pk, fresh.pk, inside.pk}
    publishing.save(article, content(article, body=""), by=reporter)
    assert uses() == {cover.pk, fresh.pk}
    publishing.discard(article, by=reporter)
    assert uses() == {cover.pk}


def test_photos_of_an_approved_draft_take_the_place_of_the_old(reporter):
    cover, fresh = make_photo(), make_photo(credit="Ảnh: Lan Chi")
    article = make_article(created_by=reporter, photo=cover)
    publishing.save(article, content(article, photo={"id": fresh.pk, "name": ""}), by=reporter)
    publishing.submit(article, by=reporter)
    publishing.approve(article, by=make_user(EDITOR))
    assert uses() == {fresh.pk}
    assert Photo.objects.with_usage().get(pk=fresh.pk).usage == 1


def uses():
    return set(Photo.objects.with_usage().filter(usage__gt=0).values_list("pk", flat=True))
