"""Two people at one article: the loser's words and the other's, who has the form open, what autosave writes."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.db.models import F
from django.urls import reverse

from news.models import Article, OpenForm, PublishingEntry, Revision
from tests.factories import EDITOR, make_article, make_topic, make_user, seen
from tests.news.admin_form import fields_of, submit
from tests.news.article_pages import ADD, address, client_of, everything, press, text, words_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 15, 3, 0, tzinfo=UTC)
CHANGED_MEANWHILE = "Người khác đã sửa bài viết này sau khi bạn mở. Chưa có gì được lưu."


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def article(clock):
    return make_article(title="Tiêu đề đầu", body="<p>Câu thứ nhất.</p><p>Câu thứ hai.</p>")


@pytest.fixture
def other(clock):
    return client_of(make_user(EDITOR, first_name="Trần Thu"))


def autosave(client, article, **typed):
    return client.post(address(article, "autosave"), typed)


def presence(client, article):
    """What the form says when it is opened, and what it is told while it is open."""
    page = client.get(address(article)).text
    shown = words_of(page.partition("data-presence")[2].partition(">")[2].partition("</p>")[0])
    assert autosave(client, article).json() == {"presence": shown}
    return shown


@pytest.mark.parametrize("button", ["_save", "_continue", "_submit", "_urgent"])
def test_who_saves_second_keeps_every_word_and_sees_the_others_text(
    managing_editor_client, other, article, clock, button
):
    clock.shift(timedelta(minutes=1))
    topics = [make_topic(), make_topic()]
    opened = fields_of(managing_editor_client.get(address(article)))
    submit(other, address(article), "_save", title="Tiêu đề của Thu", body="<p>Câu thứ nhất.</p><p>Câu của Thu.</p>")
    before = everything()
    typed = {
        "title": "Tiêu đề của tôi",
        "body": "<p>Câu của tôi.</p><p>Câu thứ hai.</p>",
        "topics": [str(topic.pk) for topic in topics],
        "kicker": "Của tôi",
        "note": "Ghi chú của tôi",
        "wrong": "Số cũ",
        "breaking_until_0": "04/12/2099",
        "breaking_until_1": "08:30",
    }
    response = managing_editor_client.post(address(article), opened | typed | {button: "1"})
    assert response.status_code == 422
    assert everything() == before
    kept = fields_of(response)
    for name, value in typed.items():
        assert (name, kept[name]) == (name, value if isinstance(value, list) else [value])
    said = words_of(response.text)
    assert CHANGED_MEANWHILE in said
    assert "Đã lưu trong lúc bạn sửa: Trần Thu, vừa xong" in said
    conflict = words_of(response.text.partition("conflict-title")[2].partition("<fieldset")[0])
    assert "Tiêu đề của đã xóa: Thu thêm vào: tôi" in conflict
    assert "Câu" in conflict
    assert "Thu." in conflict


def test_who_saves_again_after_seeing_the_others_text_wins_knowingly(editor_client, other, article, clock):
    clock.shift(timedelta(minutes=1))
    opened = fields_of(editor_client.get(address(article)))
    submit(other, address(article), "_save", title="Tiêu đề của Thu")
    beaten = editor_client.post(address(article), opened | {"title": "Tiêu đề của tôi", "_save": "1"})
    again = editor_client.post(address(article), fields_of(beaten) | {"_save": "1"})
    assert again.status_code == 302
    assert list(article.revisions.values_list("state", "content__title")) == [
        ("draft", "Tiêu đề của tôi"),
        ("superseded", "Tiêu đề của Thu"),
        ("approved", "Tiêu đề đầu"),
    ]


def test_conflict_beside_another_fault_is_not_resolved_by_mending_the_fault(editor_client, other, article):
    opened = fields_of(editor_client.get(address(article)))
    submit(other, address(article), "_save", title="Tiêu đề của Thu")
    faulty = editor_client.post(address(article), opened | {"title": "", "lead": "Của tôi", "_save": "1"})
    assert (faulty.status_code, fields_of(faulty)["lead"]) == (422, ["Của tôi"])
    mended = editor_client.post(address(article), fields_of(faulty) | {"title": "Tiêu đề của tôi", "_save": "1"})
    assert mended.status_code == 422
    assert seen(article).open_revision.content["title"] == "Tiêu đề của Thu"


def test_text_typed_before_a_decision_is_compared_with_what_was_decided(editor_client, other, clock):
    article = make_article(published_at=None, created_by=editor_client.user)
    article.revisions.update(state="submitted", submitted_at=F("saved_at"))
    opened = fields_of(editor_client.get(address(article)))
    clock.shift(timedelta(minutes=1))
    press(other, article, "send_back", reason="Thiếu số liệu")
    response = editor_client.post(address(article), opened | {"title": "Tiêu đề của tôi", "_save": "1"})
    assert response.status_code == 422
    assert "Đã lưu trong lúc bạn sửa: Trần Thu (trả lại), vừa xong" in words_of(response.text)
    assert fields_of(response)["title"] == ["Tiêu đề của tôi"]


@pytest.mark.parametrize("version", ["", "0", "-1", "abc", "9" * 30, "1.5"])
def test_form_without_a_version_that_it_could_have_seen_saves_nothing(editor_client, article, version):
    before = everything()
    response = submit(editor_client, address(article), "_save", seen_version=version, title="Tiêu đề giả")
    assert response.status_code == 422
    assert fields_of(response)["title"] == ["Tiêu đề giả"]
    assert everything() == before


def test_form_says_who_else_has_it_open_and_since_when(editor_client, other, article, clock):
    assert presence(editor_client, article) == ""
    autosave(other, article)
    for _minute in range(4 * 3):
        clock.shift(timedelta(seconds=20))
        autosave(other, article)
    assert presence(editor_client, article) == "đang mở: Trần Thu, 4 phút trước"
    for page in ("review", "history", "compare", "share", "withdraw"):
        assert "đang mở: Trần Thu, 4 phút trước" in words_of(editor_client.get(address(article, page)).text)


def test_form_that_says_nothing_for_a_while_is_closed(editor_client, other, article, clock):
    autosave(other, article)
    clock.shift(timedelta(seconds=89))
    assert presence(editor_client, article) == "đang mở: Trần Thu, 1 phút trước"
    clock.shift(timedelta(seconds=2))
    assert presence(editor_client, article) == ""
    autosave(other, article)
    assert presence(editor_client, article) == "đang mở: Trần Thu, vừa xong"


def test_everyone_else_who_has_the_form_open_is_named_in_order(editor_client, other, article, clock):
    autosave(other, article)
    clock.shift(timedelta(minutes=1))
    autosave(client_of(make_user(EDITOR, first_name="Lê Minh Họa")), article)
    autosave(other, article)
    assert presence(editor_client, article) == "đang mở: Trần Thu, 1 phút trước; Lê Minh Họa, vừa xong"


def test_own_form_and_forms_of_other_articles_are_not_shown(editor_client, other, article):
    autosave(editor_client, article)
    autosave(other, make_article())
    other.post(reverse("admin:news_article_autosave_new"))
    assert presence(editor_client, article) == ""


def test_saving_closes_the_form(editor_client, other, article):
    autosave(other, article)
    submit(other, address(article), "_save", title="Tiêu đề của Thu")
    assert presence(editor_client, article) == ""


def test_opening_the_form_is_no_write(editor_client, article):
    editor_client.get(address(article))
    editor_client.get(reverse(ADD))
    assert not OpenForm.objects.exists()


@pytest.mark.parametrize("is_new", [False, True])
def test_autosave_writes_its_own_row_and_nothing_else(editor_client, article, clock, is_new):
    target = reverse("admin:news_article_autosave_new") if is_new else address(article, "autosave")
    article_before = Article.objects.values().get()
    for second in range(3):
        clock.shift(timedelta(seconds=20))
        assert editor_client.post(target, text(typed="1", note=f"Lần {second}")).status_code == 200
    assert Article.objects.values().get() == article_before
    assert (LogEntry.objects.count(), PublishingEntry.objects.count(), Revision.objects.count()) == (0, 0, 1)
    form = OpenForm.objects.get()
    assert (form.editor, form.article, form.typed["note"]) == (
        editor_client.user,
        None if is_new else article,
        ["Lần 2"],
    )
    assert not {"csrfmiddlewaretoken", "typed"} & form.typed.keys()


def test_sign_of_life_does_not_throw_away_what_was_kept(editor_client, article):
    autosave(editor_client, article, typed="1", title="Tiêu đề đang gõ")
    autosave(editor_client, article)
    assert OpenForm.objects.get().typed["title"] == ["Tiêu đề đang gõ"]


@pytest.mark.parametrize("value", ["%00", "a%00b", "%ED%A0%80", "%FF", "%", "x" * 100_000, "1&title=2"])
def test_autosave_copes_with_whatever_is_sent(editor_client, article, value):
    names = ["title", "category", "topics", "photo", "breaking_until_0", "seen_version", "body", value[:9]]
    sent = "&".join(["typed=1", *(f"{name}={value}" for name in names)])
    target = address(article, "autosave")
    assert editor_client.post(target, sent, "application/x-www-form-urlencoded").status_code == 200
    assert editor_client.get(address(article), {"restore": "1"}).status_code == 200


def test_conflict_in_a_new_article_is_none(editor_client):
    assert submit(editor_client, reverse(ADD), "_save", **text(seen_version="7")).status_code == 302
