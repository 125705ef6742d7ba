"""Drafts shown to whoever holds a link: for how long, to which end, and with what left out."""

import hashlib
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db.models import F
from django.urls import reverse

from news.models import Article, PreviewLink
from tests.factories import EDITOR, make_article, make_comment, make_photo, make_revision, make_topic, make_user, seen
from tests.news.admin_form import submit
from tests.news.article_pages import address, client_of, messages_of, press, text, words_of
from tests.news.documents import PDF, make_attachment

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 15, 3, 0, tzinfo=UTC)
DAYS = timedelta(days=1)
BANNER = "Bản xem trước: nội dung này chưa được đăng."


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def draft(clock):
    return make_article(published_at=None, title="Bài chưa đăng")


def make_link(client, article):
    """The address that the page shows once."""
    response = press(client, article, "share")
    [link] = re.findall(r'id="fresh-link" readonly value="http://testserver([^"]+)"', response.text)
    return link


def change(client, article, what, follow=False):
    return press(client, article, "share_change", article.preview_links.first().pk, what, follow=follow)


def test_link_opens_the_draft_without_an_account(client, editor_client, draft):
    response = client.get(make_link(editor_client, draft))
    assert response.status_code == 200
    assert "<h1>Bài chưa đăng</h1>" in response.text
    assert BANNER in response.text


def test_only_the_hash_of_the_token_is_stored_and_the_address_is_shown_once(editor_client, draft):
    token = make_link(editor_client, draft).split("/")[-2]
    assert len(token) >= 43
    [row] = PreviewLink.objects.values()
    assert row["token_hash"] == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(row)
    assert token not in editor_client.get(address(draft, "share")).text
    assert make_link(editor_client, draft) != make_link(editor_client, draft)


@pytest.mark.parametrize(("later", "status"), [(7 * DAYS - timedelta(seconds=1), 200), (7 * DAYS, 404)])
def test_link_opens_for_seven_days(client, editor_client, draft, clock, later, status):
    link = make_link(editor_client, draft)
    clock.shift(later)
    assert client.get(link).status_code == status


def test_link_is_renewed(client, editor_client, draft, clock):
    link = make_link(editor_client, draft)
    clock.shift(8 * DAYS)
    editor = client_of(editor_client.user)
    assert "hết hạn lúc" in words_of(editor.get(address(draft, "share")).text)
    assert "Đã gia hạn liên kết thêm 7 ngày." in messages_of(change(editor, draft, "renew", follow=True))
    clock.shift(6 * DAYS)
    assert client.get(link).status_code == 200
    clock.shift(1 * DAYS)
    assert client.get(link).status_code == 404


def test_link_is_revoked_for_good(client, editor_client, draft):
    link = make_link(editor_client, draft)
    response = change(editor_client, draft, "revoke", follow=True)
    assert "Đã thu hồi liên kết." in messages_of(response)
    assert "đã thu hồi" in words_of(response.text)
    assert client.get(link).status_code == 404
    response = change(editor_client, draft, "renew", follow=True)
    assert "Liên kết này đã bị thu hồi trước đó; hãy tạo liên kết mới." in messages_of(response)
    assert client.get(link).status_code == 404


def test_link_of_another_article_is_not_changed(editor_client, draft):
    make_link(editor_client, draft)
    link, other = PreviewLink.objects.get(), make_article(published_at=None)
    assert press(editor_client, other, "share_change", link.pk, "revoke").status_code == 404
    link.refresh_from_db()
    assert link.revoked_at is None


def test_dead_links_are_alike(client, editor_client, draft, clock):
    """Whoever tries addresses learns nothing: expired, revoked, discarded and made up answer the same bytes."""
    expired = make_link(editor_client, draft)
    clock.shift(8 * DAYS)
    editor = client_of(editor_client.user)
    revoked = make_link(editor, draft)
    change(editor, draft, "revoke")
    live = make_article()
    make_revision(live)
    discarded = make_link(editor, live)
    press(editor, live, "move", "discard")
    guessed = [reverse("news:preview", args=[token]) for token in ("x" * 43, "x", "x" * 2000, "á", "%00")]
    answers = [client.get(link) for link in [expired, revoked, discarded, *guessed]]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({str(sorted(answer.headers.items())) for answer in answers}) == 1
    attachments = [client.get(f"{link}tep/1/") for link in [expired, revoked, discarded, *guessed]]
    assert {answer.content for answer in attachments} == {answers[0].content}


def test_link_shows_what_is_saved_meanwhile(client, editor_client, draft):
    link = make_link(editor_client, draft)
    submit(editor_client, address(draft), "_submit", title="Tiêu đề vừa sửa")
    assert "<h1>Tiêu đề vừa sửa</h1>" in client.get(link).text
    press(client_of(make_user(EDITOR)), draft, "send_back", reason="Thiếu số liệu")
    page = client.get(link).text
    assert "<h1>Tiêu đề vừa sửa</h1>" in page
    assert "Thiếu số liệu" not in page


@pytest.mark.parametrize("button", ["approve", "_urgent"])
def test_link_leads_to_the_article_once_that_is_published(client, managing_editor_client, draft, button):
    link = make_link(managing_editor_client, draft)
    if button == "approve":
        draft.revisions.update(state="submitted", submitted_at=F("saved_at"))
        press(managing_editor_client, draft, "approve")
    else:
        submit(managing_editor_client, address(draft), "_urgent")
    response = client.get(link)
    assert (response.status_code, response["Location"]) == (301, draft.get_absolute_url())
    assert client.get(f"{link}tep/1/").status_code == 404
    submit(managing_editor_client, address(draft), "_save", title="Bản nháp sau")
    assert client.get(link).status_code == 301


def test_link_of_a_live_articles_draft_dies_with_that_draft(client, editor_client):
    article = make_article(title="Tiêu đề đang đăng")
    make_revision(article, state="submitted", content={"title": "Tiêu đề mới"})
    link = make_link(editor_client, article)
    assert "<h1>Tiêu đề mới</h1>" in client.get(link).text
    press(editor_client, article, "approve")
    assert client.get(link)["Location"] == Article.objects.get().get_absolute_url()


@pytest.mark.parametrize("is_scheduled_before", [False, True])
def test_link_shows_a_scheduled_article_until_its_minute(client, editor_client, draft, clock, is_scheduled_before):
    link = None if is_scheduled_before else make_link(editor_client, draft)
    draft.revisions.update(state="submitted", submitted_at=F("saved_at"))
    press(editor_client, draft, "approve", at_0="15/03/2026", at_1="12:00")
    link = link or make_link(editor_client, draft)
    clock.move_to(NOW.replace(hour=4, minute=59, second=59))
    assert "<h1>Bài chưa đăng</h1>" in client.get(link).text
    clock.move_to(NOW.replace(hour=5))
    response = client.get(link)
    assert (response.status_code, response["Location"]) == (301, draft.get_absolute_url())


def test_link_shows_the_draft_again_after_its_schedule_was_cancelled(client, editor_client, draft):
    link = make_link(editor_client, draft)
    draft.revisions.update(state="submitted", submitted_at=F("saved_at"))
    press(editor_client, draft, "approve", at_0="16/03/2026", at_1="12:00")
    press(editor_client, draft, "move", "unschedule")
    assert client.get(link).status_code == 200


def test_article_without_a_draft_has_nothing_to_share(editor_client):
    article = make_article()
    assert "Tạo liên kết" not in editor_client.get(address(article, "share")).text
    response = press(editor_client, article, "share")
    assert "Không có bản nháp nào để chia sẻ." in words_of(response.text)
    assert not PreviewLink.objects.exists()


def test_preview_is_neither_kept_nor_indexed_nor_told_nor_framed_elsewhere(client, editor_client, draft):
    public = client.get(make_article().get_absolute_url())
    for response in (client.get(make_link(editor_client, draft)), editor_client.get(address(draft, "preview"))):
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in public["Content-Security-Policy"]
    assert public["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("query", ["", "?khung=dien-thoai", "?khung=may-tinh", "?khung=x"])
def test_preview_carries_no_visitor(client, editor_client, draft, query):
    make_comment(draft, title="Ý kiến lạ")
    response = client.get(make_link(editor_client, draft) + query)
    assert not response.cookies
    page = response.text.partition("<main")[2]
    for absent in ["<form", "y-kien", "Ý kiến bạn đọc", "Ý kiến lạ", "csrf", "Chia sẻ", 'rel="canonical"', "og:"]:
        assert absent not in page.partition("Xem theo ngày")[0]
    assert response["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize(("frame", "width"), [("dien-thoai", 390), ("may-tinh", 1280)])
def test_preview_in_a_frame_of_another_width(client, editor_client, draft, frame, width):
    link = make_link(editor_client, draft)
    assert f'href="?khung={frame}"' in client.get(link).text
    page = client.get(f"{link}?khung={frame}").text
    assert f'<iframe src="{link}"' in page
    assert f'width="{width}"' in page
    staff = editor_client.get(address(draft, "preview"), {"revision": "1", "khung": frame}).text
    assert f'<iframe src="{address(draft, "preview")}?revision=1"' in staff


def test_draft_without_anything_but_a_title_is_shown(client, editor_client, draft):
    empty = {"lead": "", "body": "", "category": ""}
    assert submit(editor_client, address(draft), "_save", **empty).status_code == 302
    assert client.get(make_link(editor_client, draft)).status_code == 200


def test_preview_shows_the_drafts_photo_topics_and_related_articles(client, editor_client):
    article = make_article(title="Tiêu đề đang đăng")
    photo, topic, other = make_photo(caption="Ảnh mới"), make_topic("Dòng mới"), make_article(title="Tin liên quan mới")
    hidden = make_article(published_at=None, title="Tin chưa đăng")
    typed = {"photo": photo.pk, "topics": [topic.pk], "related": [other.pk, hidden.pk], "kicker": "Mới"}
    submit(editor_client, address(article), "_save", **typed)
    page = client.get(make_link(editor_client, article)).text
    for shown in ("Ảnh mới", "Dòng mới", "Tin liên quan mới"):
        assert shown in page
    assert "Tin chưa đăng" not in page
    public = client.get(article.get_absolute_url()).text
    for draft_only in ("Ảnh mới", "Dòng mới"):
        assert draft_only not in public


def test_attachment_of_a_draft_is_had_through_its_link_alone(client, editor_client, draft):
    attachment, other = make_attachment(), make_attachment(PDF + b"%", name="khac.pdf")
    submit(editor_client, address(draft), "_save", attachments=[attachment.pk])
    link = make_link(editor_client, draft)
    [target] = re.findall(rf'href="({link}tep/\d+/)"', client.get(link).text)
    response = client.get(target)
    assert (response.status_code, b"".join(response.streaming_content)) == (200, PDF)
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Disposition"].startswith("attachment")
    assert client.get(attachment.get_absolute_url()).status_code == 404
    assert client.get(f"{link}tep/{other.pk}/").status_code == 404
    assert b"".join(editor_client.get(address(draft, "preview_attachment", attachment.pk)).streaming_content) == PDF
    change(editor_client, draft, "revoke")
    assert client.get(target).status_code == 404


def test_script_typed_into_a_draft_reaches_nobody(client, editor_client, reporter_client):
    article = make_article(published_at=None, created_by=reporter_client.user)
    body = '<p onclick="alert(1)">Tin</p><script>alert(1)</script><img src="https://xau.example/a.jpg" onerror="x">'
    submit(reporter_client, address(article), "_save", **text(body=body.partition("<img")[0]))
    link = make_link(reporter_client, article)
    colleague = client_of(make_user("Phóng viên"))
    pages = [client.get(link), editor_client.get(address(article, "preview")), colleague.get(address(article))]
    pages += [editor_client.get(address(article, "review"))]
    for page in pages:
        assert "alert(1)" not in page.text
        assert "<p>Tin</p>" in page.text
    assert seen(article).open_revision.content["body"] == "<p>Tin</p>"


def test_preview_answers_reading_only_and_counts_nothing(client, editor_client, draft):
    link = make_link(editor_client, draft)
    assert client.post(link).status_code == 405
    before = list(PreviewLink.objects.values()), list(Article.objects.values())
    client.get(link)
    assert (list(PreviewLink.objects.values()), list(Article.objects.values())) == before
