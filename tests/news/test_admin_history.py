"""An article's timeline, any two versions compared, the way back, the preview of any version."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from news.models import Article, Revision
from tests.factories import (
    EDITOR,
    make_article,
    make_photo,
    make_revision,
    make_topic,
    make_user,
    make_withdrawn_article,
    seen,
)
from tests.news.admin_form import fields_of, submit
from tests.news.article_pages import address, client_of, everything, messages_of, press, words_of
from tests.news.documents import PDF, make_attachment

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 15, 3, 0, tzinfo=UTC)


@pytest.fixture
def article():
    """Live in its second version, with a third as its draft."""
    writer = make_user("Phóng viên", first_name="Nguyễn Văn Mẫu")
    article = make_article(title="Lễ hội lần thứ nhất", created_by=writer, body="<p>Khai mạc lúc 7 giờ.</p>")
    second = make_revision(article, state="approved", content={"title": "Lễ hội lần thứ hai"}, based_on_id=None)
    Article.objects.filter(pk=article.pk).update(title="Lễ hội lần thứ hai", live_revision=second)
    article.refresh_from_db()
    make_revision(article, content={"body": "<p>Khai mạc lúc 8 giờ.</p>"}, based_on=second, note="Sửa giờ khai mạc")
    return article


def lines(response):
    page = response.text.partition('<ol class="article-history">')[2].partition("</ol>")[0]
    return [words_of(line) for line in re.split("<li", page)[1:]]


def test_history_tells_who_did_what_when_and_from_which_version():
    reporter, editor = make_user("Phóng viên", first_name="Nguyễn Văn Mẫu"), make_user(EDITOR, first_name="Trần Thu")
    with time_machine.travel(NOW) as clock:
        article = make_article(published_at=None, created_by=reporter)
        writes, reviews = client_of(reporter), client_of(editor)

        def in_a_minute(act, *args, **typed):
            clock.shift(timedelta(minutes=1))
            return act(*args, **typed)

        in_a_minute(submit, writes, address(article), "_submit", note="Xin duyệt")
        in_a_minute(press, reviews, article, "send_back", reason="Thiếu số liệu")
        in_a_minute(submit, writes, address(article), "_submit", title="Có số liệu")
        in_a_minute(press, reviews, article, "approve")
        in_a_minute(press, reviews, article, "withdraw", kind="error", reason="Đăng nhầm")
        found = lines(reviews.get(address(article, "history")))
    expected = [
        ("10:05, 15/03/2026", "Gỡ bài", "Trần Thu", "Đăng nhầm"),
        ("10:04, 15/03/2026", "Duyệt và đăng", "Trần Thu"),
        ("10:03, 15/03/2026", "Gửi duyệt", "Nguyễn Văn Mẫu"),
        ("10:03, 15/03/2026", "Phiên bản 2", "Nguyễn Văn Mẫu", "Đã duyệt", "đang hiển thị", "từ phiên bản 1"),
        ("10:02, 15/03/2026", "Trả lại", "Trần Thu", "Thiếu số liệu"),
        ("10:01, 15/03/2026", "Gửi duyệt", "Nguyễn Văn Mẫu", "Xin duyệt"),
        ("10:01, 15/03/2026", "Phiên bản 1", "Đã thay bằng phiên bản sau", "Trả lại: Thiếu số liệu"),
    ]
    assert len(found) == len(expected)
    for line, parts in zip(found, expected, strict=True):
        for part in parts:
            assert part in line


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({}, "Khai mạc lúc đã xóa: 7 thêm vào: 8 giờ."),
        ({"from": "live"}, "Khai mạc lúc đã xóa: 7 thêm vào: 8 giờ."),
        ({"from": "", "to": ""}, "Khai mạc lúc đã xóa: 7 thêm vào: 8 giờ."),
        ({"from": "live", "to": "3"}, "Khai mạc lúc đã xóa: 7 thêm vào: 8 giờ."),
        ({"from": "3", "to": "live"}, "Khai mạc lúc đã xóa: 8 thêm vào: 7 giờ."),
        ({"from": "1", "to": "2"}, "Lễ hội lần thứ đã xóa: nhất thêm vào: hai"),
        ({"from": "2", "to": "1"}, "Lễ hội lần thứ đã xóa: hai thêm vào: nhất"),
        ({"from": "2", "to": "2"}, "Hai phiên bản giống hệt nhau."),
    ],
)
def test_any_two_versions_are_compared(editor_client, article, query, said):
    response = editor_client.get(address(article, "compare"), query)
    assert response.status_code == 200
    assert said in words_of(response.text)


@pytest.mark.parametrize("number", ["4", "0", "-1", "abc", "9" * 30, "1.0", "１", "\x00"])
@pytest.mark.parametrize("side", ["from", "to"])
def test_version_that_never_was_is_not_found(editor_client, article, side, number):
    assert editor_client.get(address(article, "compare"), {side: number}).status_code == 404
    assert editor_client.get(address(article, "preview"), {"revision": number}).status_code == 404


def test_version_of_another_article_is_not_found(editor_client, article):
    other = make_article()
    assert editor_client.get(address(other, "compare"), {"from": "3"}).status_code == 404
    assert editor_client.get(address(other, "preview"), {"revision": "3"}).status_code == 404
    assert press(editor_client, other, "revert", 3).status_code == 404


def test_comparing_says_where_nothing_is_public_yet(editor_client):
    article = make_article(published_at=None)
    said = words_of(editor_client.get(address(article, "compare")).text)
    assert "Bài chưa được đăng nên chưa có bản để so sánh." in said


def test_comparison_offers_the_two_versions_that_it_shows(editor_client, article):
    page = editor_client.get(address(article, "compare"), {"from": "1", "to": "3"}).text
    chosen = re.findall(r'<option value="(\w+)" selected>', page)
    assert chosen == ["1", "3"]


def test_old_version_becomes_the_draft_and_the_past_stays(editor_client, article):
    past = list(Revision.objects.order_by("pk").values("pk", "content", "number", "editor"))
    response = press(editor_client, article, "revert", 1, follow=True)
    assert "Phiên bản 1 nay là bản nháp; lịch sử giữ nguyên." in messages_of(response)
    assert fields_of(response)["title"] == ["Lễ hội lần thứ nhất"]
    draft = seen(article).open_revision
    assert (draft.number, draft.editor, draft.based_on.number) == (4, editor_client.user, 1)
    assert draft.note == "Lấy lại từ phiên bản 1"
    assert list(Revision.objects.order_by("pk").values("pk", "content", "number", "editor"))[:3] == past
    assert Article.objects.get(pk=article.pk).title == "Lễ hội lần thứ hai"


def test_reverting_an_article_that_has_moved_on_is_refused(editor_client, article):
    version = seen(article).version
    submit(client_of(make_user(EDITOR)), address(article), "_save", title="Tiêu đề mới")
    before = everything()
    response = press(editor_client, article, "revert", 1, version=version, follow=True)
    assert "Đã có người thao tác trước" in " ".join(messages_of(response))
    assert everything() == before


def test_scheduled_text_is_not_reverted(editor_client):
    article = make_article(published_at=datetime(2099, 1, 1, tzinfo=UTC))
    assert address(article, "revert", 1) not in editor_client.get(address(article, "history")).text
    before = everything()
    press(editor_client, article, "revert", 1)
    assert everything() == before


def test_version_with_a_photo_and_a_topic_deleted_since_is_shown_compared_and_reverted(client, editor_client):
    photo, topic = make_photo(caption="Ảnh hồ Mặt Gương"), make_topic("Lễ hội")
    body = f'<p>Tin</p><figure><img src="/media/photos/a.webp" data-file="{photo.pk}" alt="Hồ"></figure>'
    article = make_article(photo=photo, topics=[topic], body=body)
    Article.objects.update(photo=None, body="<p>Tin</p>")
    article.photo_uses.all().delete()
    article.topics.clear()
    topic.delete()
    photo.delete()
    article.refresh_from_db()
    second = make_revision(article, state="approved")
    Article.objects.update(live_revision=second)

    compared = words_of(editor_client.get(address(article, "compare"), {"from": "1", "to": "2"}).text)
    assert "Ảnh hồ Mặt Gương" in compared
    assert "(không còn trong thư viện)" in compared
    for page in ("history", "review", "preview"):
        assert editor_client.get(address(article, page)).status_code == 200
    assert editor_client.get(address(article, "preview"), {"revision": "1"}).status_code == 200

    response = press(editor_client, article, "revert", 1, follow=True)
    said = words_of(response.text)
    assert "Không còn trên Cổng và đã được bỏ khỏi bản nháp này: Ảnh hồ Mặt Gương, Lễ hội." in said
    assert "không còn trong thư viện" in said
    assert fields_of(response)["photo"] == []
    assert seen(article).open_revision.content["photo"]["name"] == "Ảnh hồ Mặt Gương"


def test_any_version_is_previewed_by_staff(editor_client, article):
    shown = {number: editor_client.get(address(article, "preview"), {"revision": number}).text for number in "123"}
    assert "<h1>Lễ hội lần thứ nhất</h1>" in shown["1"]
    assert "<h1>Lễ hội lần thứ hai</h1>" in shown["2"]
    assert "Khai mạc lúc 8 giờ." in shown["3"]
    assert editor_client.get(address(article, "preview")).text.count("Khai mạc lúc 8 giờ.") == 1
    for page in shown.values():
        assert "Bản xem trước: nội dung này chưa được đăng." in page


def test_attachment_of_an_old_version_is_had_by_staff(editor_client, article):
    attachment = make_attachment()
    make_revision(
        article, state="superseded", content={"attachments": [{"id": attachment.pk, "name": attachment.title}]}
    )
    page = editor_client.get(address(article, "preview"), {"revision": "4"}).text
    target = address(article, "preview_attachment", attachment.pk)
    assert f'href="{target}"' in page
    assert b"".join(editor_client.get(target).streaming_content) == PDF
    assert f'href="{target}"' not in editor_client.get(address(article, "preview")).text


@pytest.mark.parametrize("make", [lambda: make_article(published_at=None), make_article, make_withdrawn_article])
def test_pages_of_an_article_in_any_state_open(editor_client, make):
    article = make()
    for page in ("review", "history", "compare", "preview", "share"):
        assert editor_client.get(address(article, page)).status_code == 200


@pytest.mark.parametrize("page", ["history", "compare"])
def test_page_of_a_long_history_costs_the_same(editor_client, django_assert_max_num_queries, page):
    def cost(versions):
        article = make_article()
        for _version in range(versions):
            last = article.revisions.first()
            make_revision(article, state="superseded", editor=make_user(), based_on=last)
        with django_assert_max_num_queries(20) as captured:
            assert editor_client.get(address(article, page)).status_code == 200
        return len(captured)

    assert cost(1) == cost(30)
