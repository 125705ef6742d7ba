"""The desk that opens the admin: who finds what on it, in which order, at which cost."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from news import desk
from news.models import Article, Category
from tests.factories import EDITOR, make_article, make_category, make_revision, make_user
from tests.news.article_pages import address, words_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 15, 3, 0, tzinfo=UTC)
OF_EDITORS = ["waiting", "returned", "scheduled", "flagged", "overdue"]


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def submitted(hours=1, *, editor=None, **fields):
    article = make_article(published_at=None, created_by=editor or make_user("Phóng viên"), **fields)
    article.revisions.update(state="submitted", submitted_at=timezone.now() - timedelta(hours=hours))
    return article


def returned(hours=1, *, editor=None, **fields):
    article = make_article(published_at=None, created_by=editor or make_user("Phóng viên"), **fields)
    moment = timezone.now() - timedelta(hours=hours)
    article.revisions.update(state="returned", reason="Thiếu số liệu", reviewed_at=moment)
    return article


def flagged(hours=1, **fields):
    article, by = make_article(**fields), make_user("Thư ký tòa soạn")
    moment = timezone.now() - timedelta(hours=hours)
    live = make_revision(article, state="approved", editor=by, reviewer=None, approved_by=by, approved_at=moment)
    Article.objects.filter(pk=article.pk).update(live_revision=live)
    return article


def scheduled(hours=1, **fields):
    return make_article(published_at=timezone.now() + timedelta(hours=hours), **fields)


def draft_of_a_live_one(**fields):
    article = make_article()
    make_revision(article, editor=make_user("Phóng viên"), **fields)
    return article


def on_the_desk(user, key):
    [found] = [one for one in desk.lists(user) if one.key == key] or [None]
    return found and list(found.articles)


@pytest.mark.parametrize(
    ("role", "keys"),
    [
        ("Phóng viên", ["returned"]),
        (EDITOR, OF_EDITORS),
        ("Thư ký tòa soạn", OF_EDITORS),
        ("Quản trị viên", OF_EDITORS),
        ("Người duyệt ý kiến", []),
        ("", []),
    ],
)
def test_desk_has_the_lists_of_the_role(role, keys):
    assert [found.key for found in desk.lists(make_user(role))] == keys


WAITING = {  # for an editor who looks after every category but “elsewhere”
    "a colleague's new text": (lambda me, elsewhere: submitted(), True),
    "a change of a live article": (lambda me, elsewhere: draft_of_a_live_one(state="submitted"), True),
    "own words": (lambda me, elsewhere: submitted(editor=me), False),
    "own words below a colleague's": (lambda me, elsewhere: _continued(me), False),
    "own words that a second person approved": (lambda me, elsewhere: _settled(me), True),
    "another category": (lambda me, elsewhere: submitted(category=elsewhere), False),
    "moved to another category": (lambda me, elsewhere: _moved(elsewhere), False),
    "a draft": (lambda me, elsewhere: make_article(published_at=None), False),
    "a returned one": (lambda me, elsewhere: returned(), False),
    "a live one": (lambda me, elsewhere: make_article(), False),
    "a scheduled one": (lambda me, elsewhere: scheduled(), False),
    "a flagged one": (lambda me, elsewhere: flagged(), False),
}


def _continued(me):
    article = make_article(published_at=None, created_by=me)
    article.revisions.update(state="superseded")
    make_revision(article, state="submitted", editor=make_user("Phóng viên"))
    return article


def _settled(me):
    article = make_article(created_by=me)
    make_revision(article, state="submitted", editor=make_user("Phóng viên"))
    return article


def _moved(elsewhere):
    return draft_of_a_live_one(state="submitted", content={"category": {"id": elsewhere.pk, "name": "x"}})


@pytest.mark.parametrize(("make", "waits"), WAITING.values(), ids=WAITING)
def test_what_waits_for_an_editor_is_what_this_editor_may_approve(make, waits):
    me, elsewhere = make_user(EDITOR), make_category()
    article = make(me, elsewhere)
    me.edited_categories.set(Category.objects.exclude(pk=elsewhere.pk))
    assert on_the_desk(me, "waiting") == ([article] if waits else [])


def test_managing_editor_waits_for_every_category():
    assert on_the_desk(make_user("Thư ký tòa soạn"), "waiting") == on_the_desk(make_user(EDITOR), "waiting") == []
    article = submitted()
    assert on_the_desk(make_user("Thư ký tòa soạn"), "waiting") == [article]


RETURNED = {
    "own article": (lambda me: returned(editor=me), True),
    "own words in a colleague's article": (lambda me: _returned_words(me), True),
    "a colleague's change of an own article": (lambda me: _returned_change(me), True),
    "a colleague's": (lambda me: returned(), False),
    "own, mended since": (lambda me: submitted(editor=me), False),
}


def _returned_words(me):
    article = make_article()
    make_revision(article, state="returned", editor=me)
    return article


def _returned_change(me):
    article = make_article(created_by=me)
    make_revision(article, state="returned", editor=make_user(EDITOR))
    return article


@pytest.mark.parametrize(("make", "is_mine"), RETURNED.values(), ids=RETURNED)
def test_what_was_returned_to_a_reporter_is_their_own(make, is_mine):
    me = make_user("Phóng viên")
    article = make(me)
    assert on_the_desk(me, "returned") == ([article] if is_mine else [])


def test_submitted_text_is_overdue_after_four_hours():
    me = make_user(EDITOR)
    submitted(hours=4)
    late = submitted(hours=4.01)
    assert on_the_desk(me, "overdue") == [late]


def test_flag_stands_until_a_second_person_has_approved():
    article = flagged()
    make_article()
    assert on_the_desk(make_user(EDITOR), "flagged") == [article]
    article.refresh_from_db()
    article.live_revision.reviewer = make_user(EDITOR)
    article.live_revision.save()
    assert on_the_desk(make_user(EDITOR), "flagged") == []


def test_scheduled_article_leaves_the_desk_at_its_minute(clock):
    article = scheduled(hours=1)
    me = make_user(EDITOR)
    clock.shift(timedelta(minutes=59))
    assert on_the_desk(me, "scheduled") == [article]
    clock.shift(timedelta(minutes=1))
    assert on_the_desk(me, "scheduled") == []


@pytest.mark.parametrize(
    ("key", "make", "hours"),
    [
        ("waiting", submitted, [3, 2, 1]),
        ("overdue", submitted, [7, 6, 5]),
        ("flagged", flagged, [3, 2, 1]),
        ("scheduled", scheduled, [1, 2, 3]),
    ],
)
def test_list_begins_with_what_is_most_pressing(key, make, hours):
    by_hours = {hour: make(hour) for hour in sorted(hours, key=lambda hour: hour % 3)}
    assert on_the_desk(make_user(EDITOR), key) == [by_hours[hour] for hour in hours]


def test_newest_return_comes_first():
    me = make_user("Phóng viên")
    old, new = returned(3, editor=me), returned(1, editor=me)
    assert on_the_desk(me, "returned") == [new, old]


def test_desk_opens_the_admin_and_leads_to_the_articles(editor_client):
    waits, comes, flag = submitted(5, title="Bài chờ"), scheduled(2.1, title="Bài hẹn"), flagged(title="Bài gấp")
    back = returned(editor=editor_client.user, title="Bài trả lại")
    page = editor_client.get(reverse("admin:index")).text
    said = words_of(page.partition('class="desk"')[2])
    for heading in ["Chờ tôi duyệt (1)", "Trả lại tôi (1)", "Hẹn giờ đăng (1)", "Chưa được duyệt lại (1)"]:
        assert heading in said
    assert "Quá hạn: chờ duyệt hơn 4 giờ (1)" in said
    assert "còn 2 giờ 6 phút" in said
    assert "5 giờ trước" in said
    assert "Thiếu số liệu" in said
    for article, name in [(waits, "review"), (comes, "change"), (flag, "review"), (back, "change")]:
        assert f'href="{address(article, name)}"' in page


def test_empty_desk_says_so(editor_client, reporter_client):
    said = words_of(editor_client.get(reverse("admin:index")).text)
    for sentence in ["chờ bạn duyệt", "bị trả lại bạn", "hẹn giờ đăng", "chưa được duyệt lại", "quá hạn"]:
        assert f"Không có bài nào {sentence}." in said
    said = words_of(reporter_client.get(reverse("admin:index")).text)
    assert "Không có bài nào bị trả lại bạn." in said
    assert "chờ bạn duyệt" not in said


def test_moderator_finds_no_desk(moderator_client):
    submitted()
    assert 'class="desk"' not in moderator_client.get(reverse("admin:index")).text


def test_long_list_shows_ten_and_says_that_there_are_more(editor_client):
    for hours in range(desk.SHOWN + 1):
        submitted(hours / 10)
    said = words_of(editor_client.get(reverse("admin:index")).text)
    assert f"Chờ tôi duyệt ({desk.SHOWN}+)" in said


def test_draft_that_moved_on_is_named_by_its_newest_title(editor_client):
    draft_of_a_live_one(state="submitted", content={"title": "Tiêu đề mới nhất"}, submitted_at=NOW)
    assert "Tiêu đề mới nhất" in editor_client.get(reverse("admin:index")).text


@pytest.mark.parametrize("role", [EDITOR, "Thư ký tòa soạn"])
def test_desk_costs_the_same_few_queries_for_few_and_many(django_assert_max_num_queries, role):
    def cost(times):
        for _ in range(times):
            submitted(5), returned(editor=me), scheduled(), flagged()
        fresh = type(me).objects.get(pk=me.pk)
        with django_assert_max_num_queries(8) as captured:
            for found in desk.lists(fresh):
                assert [str(article.open_revision and article.open_revision.editor) for article in found.articles]
        return len(captured)

    me = make_user(role)
    assert cost(1) == cost(20)
