"""The form in which an article is written: what it saves, what it refuses, what it says."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from news.models import Article, PublishingEntry, Revision
from tests.factories import (
    make_article,
    make_author,
    make_photo,
    make_revision,
    make_topic,
    make_user,
    make_withdrawn_article,
    seen,
)
from tests.news.admin_form import buttons_of, fields_of, submit
from tests.news.article_pages import ADD, LIST, address, everything, messages_of, text, words_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 15, 3, 0, tzinfo=UTC)  # 10:00 in Hanoi
at_now = time_machine.travel(NOW, tick=False)


def draft_of(article):
    return seen(article).open_revision


def test_text_becomes_a_draft_that_no_reader_sees(client, editor_client):
    response = submit(editor_client, reverse(ADD), "_save", **text(note="Xin xem giúp số liệu"))
    assert (response.status_code, response["Location"]) == (302, reverse(LIST))
    article = Article.objects.with_state().get()
    assert (article.title, article.state, article.created_by) == (text()["title"], "draft", editor_client.user)
    revision = article.revisions.get()
    assert (revision.number, revision.editor, revision.note) == (1, editor_client.user, "Xin xem giúp số liệu")
    assert client.get(article.get_absolute_url()).status_code == 404


def test_change_of_a_live_article_is_a_draft_and_readers_see_nothing_of_it(client, editor_client):
    article = make_article(title="Tiêu đề đang đăng", photo=make_photo(), topics=[make_topic()])
    before, row = client.get(article.get_absolute_url()).content, Article.objects.values().get()
    submit(
        editor_client, address(article), "_save", title="Tiêu đề mới", slug="dia-chi-moi", body="<p>Mới</p>", photo=""
    )
    assert client.get(article.get_absolute_url()).content == before
    assert Article.objects.values().get() == row | {"version": row["version"] + 1}
    assert draft_of(article).content["title"] == "Tiêu đề mới"
    assert fields_of(editor_client.get(address(article)))["title"] == ["Tiêu đề mới"]


def test_form_brings_back_every_field_of_the_draft(editor_client):
    article = make_article()
    photo, topics, related = make_photo(), [make_topic(), make_topic()], [make_article(), make_article()]
    typed = text(
        kicker="Lễ hội",
        dateline="CTTP -",
        source="Báo Thành phố",
        slug="le-hoi",
        photo=photo.pk,
        author=make_author().pk,
        topics=[topic.pk for topic in topics],
        related=[one.pk for one in related],
        featured_until_0="04/12/2099",
        featured_until_1="08:30",
        breaking_until_0="05/12/2099",
        breaking_until_1="09:00",
        change="correction",
        change_note="Bổ sung số liệu",
        wrong="97%",
        right="97,97%",
    )
    del typed["comments_open"]
    page = editor_client.get(address(article))
    sent = {name: value for name, value in fields_of(page).items() if name != "comments_open"}
    assert editor_client.post(address(article), sent | typed | {"_save": "1"}).status_code == 302
    kept = fields_of(editor_client.get(address(article)))
    for name, value in typed.items():
        values = value if isinstance(value, list) else [value]
        assert (name, sorted(kept[name])) == (name, sorted(str(one) for one in values))
    assert "comments_open" not in kept
    assert kept["seen_version"] == [str(article.version + 1)]


def test_saves_of_one_editor_within_ten_minutes_are_one_version(editor_client):
    with time_machine.travel(NOW, tick=False) as clock:
        article = make_article()
        for minutes in (0, 9, 9, 11):
            clock.shift(timedelta(minutes=minutes))
            submit(editor_client, address(article), "_save", title=f"Tiêu đề lúc {timezone.now():%H:%M}")
    assert list(article.revisions.values_list("number", "state")) == [
        (4, "draft"),
        (3, "superseded"),
        (2, "superseded"),
        (1, "approved"),
    ]


@pytest.mark.parametrize(
    ("button", "leads_to"),
    [("_save", "list"), ("_continue", "form"), ("_submit", "list"), ("_urgent", "list")],
)
def test_button_leads_on_with_a_message(managing_editor_client, button, leads_to):
    article = make_article(published_at=None)
    response = submit(managing_editor_client, address(article), button, title="Tiêu đề mới")
    assert response["Location"] == (reverse(LIST) if leads_to == "list" else address(article))
    assert messages_of(managing_editor_client.get(response["Location"]))


def test_urgent_article_is_public_at_once_and_flagged(client, managing_editor_client):
    submit(managing_editor_client, reverse(ADD), "_urgent", **text())
    article = Article.objects.public().get()
    assert client.get(article.get_absolute_url()).status_code == 200
    response = managing_editor_client.get(address(article))
    assert "chưa được duyệt lại" in words_of(response.text)
    assert "Đã đăng. Bài được đánh dấu “chưa được duyệt lại”" in " ".join(messages_of(response))
    entry = PublishingEntry.objects.get()
    assert (entry.move, entry.by, entry.revision) == ("urgent", managing_editor_client.user, article.live_revision)


@pytest.mark.parametrize("missing", ["lead", "body", "category"])
@pytest.mark.parametrize("button", ["_submit", "_urgent"])
def test_incomplete_article_does_not_go_out_but_is_saved(managing_editor_client, button, missing):
    response = submit(managing_editor_client, reverse(ADD), button, **text() | {missing: ""})
    article = Article.objects.with_state().get()
    assert (article.state, response["Location"]) == ("draft", address(article))
    page = managing_editor_client.get(address(article))
    said = {"lead": "chưa có tóm tắt", "body": "chưa có nội dung", "category": "chưa có chuyên mục"}[missing]
    assert "Đã lưu bản nháp nhưng bài chưa thể gửi đi:" in messages_of(page)
    assert said in " ".join(messages_of(page))
    assert f'href="#id_{missing}"' in page.text
    assert not PublishingEntry.objects.exists()


def test_incomplete_draft_of_a_live_article_is_saved_too(editor_client):
    article = make_article()
    assert submit(editor_client, address(article), "_submit", lead="", category="").status_code == 302
    assert draft_of(article).content["lead"] == ""
    assert (draft_of(article).state, seen(article).lead) == ("draft", article.lead)


def test_title_is_all_that_a_draft_needs(editor_client):
    empty = {"title": "", "lead": "", "body": "", "category": ""}
    response = submit(editor_client, reverse(ADD), "_save", **empty, kicker="Lễ hội")
    assert (response.status_code, fields_of(response)["kicker"]) == (422, ["Lễ hội"])
    assert "Mục này là bắt buộc." in response.text
    assert submit(editor_client, reverse(ADD), "_save", **empty | {"title": "…"}).status_code == 302
    assert Article.objects.get().slug == "tin"


@pytest.mark.parametrize("source", ["https://xau.example/a.jpg", "//xau.example/a.jpg", "data:image/png;base64,AAAA"])
def test_picture_from_elsewhere_is_refused_and_the_text_kept(editor_client, source):
    body = f'<p>Nội dung đang gõ</p><figure><img src="{source}" alt="Ảnh"></figure>'
    response = submit(editor_client, reverse(ADD), "_save", **text(body=body))
    assert response.status_code == 422
    assert "Ảnh trong bài phải lấy từ thư viện ảnh." in response.text
    assert "Nội dung đang gõ" in fields_of(response)["body"][0]
    assert not Article.objects.exists()


@pytest.mark.parametrize("name", ["featured_until", "breaking_until"])
@pytest.mark.parametrize(
    ("day", "time", "said"),
    [
        ("15/03/2026", "10:00", "Thời điểm kết thúc phải ở sau thời điểm hiện tại."),
        ("1/1/2020", "00:00", "Thời điểm kết thúc phải ở sau thời điểm hiện tại."),
        ("31/02/2027", "10:00", "Vui lòng nhập cả ngày"),
        ("mai", "10:00", "Vui lòng nhập cả ngày"),
        ("1/1/2027", "", "Vui lòng nhập cả ngày"),
        ("", "10:00", "Vui lòng nhập cả ngày"),
    ],
)
@at_now
def test_mark_must_end_at_a_moment_ahead_and_what_was_typed_is_kept(editor_client, name, day, time, said):
    response = submit(editor_client, reverse(ADD), "_save", **text(**{f"{name}_0": day, f"{name}_1": time}))
    assert response.status_code == 422
    assert said in words_of(response.text)
    kept = fields_of(response)
    assert (kept["title"], kept[f"{name}_0"], kept[f"{name}_1"]) == ([text()["title"]], [day], [time])
    assert not Article.objects.exists()


@at_now
def test_mark_that_has_ended_does_not_keep_an_article_from_being_saved(editor_client):
    article = make_article(breaking_until=NOW - timedelta(days=1), published_at=NOW - timedelta(days=2))
    assert submit(editor_client, address(article), "_save", title="Tiêu đề mới").status_code == 302


def test_columns_that_have_no_field_cannot_be_posted(editor_client):
    forged = {"version": "77", "withdrawn_at": "2020-01-01", "published_at": "2020-01-01", "state": "live"}
    submit(editor_client, reverse(ADD), "_save", **text(), **forged, created_by=make_user().pk, withdrawal_reason="x")
    article = Article.objects.with_state().get()
    assert (article.state, article.version, article.created_by) == ("draft", 1, editor_client.user)
    assert article.revisions.get().editor == editor_client.user


def test_body_is_sanitised_and_text_composed_on_save(editor_client):
    typed = text(
        title="Vie\u0323\u0302t Nam",
        note="Vie\u0323\u0302t",
        body="<p onclick='alert(1)'>Tin vie\u0323\u0302t</p><script>alert(1)</script>",
    )
    submit(editor_client, reverse(ADD), "_save", **typed)
    article, revision = Article.objects.get(), Revision.objects.get()
    assert (article.title, article.body) == ("Việt Nam", "<p>Tin việt</p>")
    assert (revision.content["title"], revision.content["body"]) == (article.title, article.body)
    assert revision.note == "Việt"


@pytest.mark.parametrize(
    ("make", "buttons"),
    [
        (lambda: make_article(published_at=None), {"_save", "_continue", "_submit"}),
        (lambda: make_article(published_at=timezone.now() + timedelta(days=1)), set()),
        (make_article, {"_save", "_continue", "_submit"}),
        (make_withdrawn_article, {"_save", "_continue", "_submit"}),
    ],
    ids=["draft", "scheduled", "live", "withdrawn"],
)
def test_form_has_the_buttons_of_the_state(editor_client, managing_editor_client, make, buttons):
    article = make()
    assert buttons_of(editor_client.get(address(article))) == buttons
    urgent = {"_urgent"} if buttons else set()
    assert buttons_of(managing_editor_client.get(address(article))) == buttons | urgent


@at_now
def test_scheduled_article_is_locked_and_says_so(editor_client):
    article = make_article(title="Bài hẹn giờ", published_at=NOW + timedelta(hours=2, minutes=10))
    response = editor_client.get(address(article))
    said = words_of(response.text)
    assert "Hẹn giờ đăng" in said
    assert "còn 2 giờ 10 phút" in said
    assert "Nội dung bị khóa cho đến khi hủy hẹn giờ." in said
    assert "title" not in fields_of(response)
    before = everything()
    assert editor_client.post(address(article), text(seen_version=article.version, _save="1")).status_code != 200
    assert everything()[:4] == before[:4]


def test_form_leads_to_the_page_on_the_site_once_it_is_public(editor_client):
    draft, article = make_article(published_at=None), make_article()
    assert f'href="{article.get_absolute_url()}"' in editor_client.get(address(article)).text
    assert f'href="{draft.get_absolute_url()}"' not in editor_client.get(address(draft)).text


def test_new_slug_of_a_live_article_warns_that_the_address_changes(editor_client):
    draft, article = make_article(published_at=None), make_article()
    warning = "đổi đường dẫn tĩnh sẽ đổi địa chỉ của bài"
    assert warning in words_of(editor_client.get(address(article)).text)
    assert warning not in words_of(editor_client.get(address(draft)).text)


def test_returned_draft_shows_who_returned_it_and_why(editor_client):
    article = make_article(published_at=None)
    reviewer = make_user(first_name="Trần Thị Ví Dụ")
    article.revisions.update(state="superseded")
    make_revision(article, state="returned", reason="Thiếu số liệu <năm ngoái>", reviewer=reviewer)
    said = words_of(editor_client.get(address(article)).text)
    assert "Trần Thị Ví Dụ trả lại: Thiếu số liệu <năm ngoái>" in said


def test_photo_and_topic_deleted_since_fall_out_of_the_draft_and_are_named(editor_client):
    article, photo = make_article(), make_photo(caption="Lễ hội phường Ngọc Đào")
    kept, lost = make_topic("Còn"), make_topic("Mất")
    submit(editor_client, address(article), "_save", photo=photo.pk, topics=[kept.pk, lost.pk])
    article.photo_uses.all().delete()
    lost.delete()
    photo.delete()
    response = editor_client.get(address(article))
    assert re.search("bỏ khỏi bản nháp này: .*Lễ hội phường Ngọc Đào, Mất", words_of(response.text))
    assert fields_of(response)["topics"] == [str(kept.pk)]
    assert submit(editor_client, address(article), "_save").status_code == 302
