import re
from datetime import timedelta
from html import unescape

import pytest
from captcha.models import CaptchaStore
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from comments.models import Comment
from tests.factories import comment_data, make_article, make_comment, make_withdrawn_article

pytestmark = pytest.mark.django_db

TYPED = {
    "name": "Trần Thị “Ví Dụ”",
    "phone": "0900 000 001",
    "title": "Hỏi & đáp <1>",
    "content": "Cho tôi hỏi:\nsáng thứ Bảy có mở cửa không?",
}


def address_of(article, name="comment_create"):
    return reverse(f"comments:{name}", args=[article.slug, article.pk])


def text_of(response):
    return unescape(response.content.decode())


def key_in(response):
    return re.search(r'name="captcha_0" value="(\w+)"', response.content.decode())[1]


def assert_keeps(response, fields):
    text = text_of(response)
    for name in fields.keys() & {"name", "phone", "title"}:
        assert f'name="{name}" value="{fields[name]}"' in text
    if "content" in fields:
        assert f">\n{fields['content']}</textarea>" in text
    for name in fields.keys() & {"rules", "consent"}:
        assert re.search(rf'name="{name}"[^>]* checked', text)


def test_form_page_shows_the_form_and_the_article(client):
    article = make_article(title="Thí điểm phân loại rác tại nguồn")
    response = client.get(address_of(article))
    assert response.status_code == 200
    assert "Gửi ý kiến của bạn" in text_of(response)
    assert "Thí điểm phân loại rác tại nguồn" in text_of(response)
    assert "no-store" in response.headers["Cache-Control"]
    assert 'name="robots" content="noindex"' in text_of(response)


def test_success_leads_to_the_receipt(client):
    article = make_article()
    response = client.post(address_of(article), comment_data())
    comment = Comment.objects.get()
    assert response.status_code == 302
    assert response.url == reverse("comments:comment_received", args=[comment.reference_code])
    receipt = client.get(response.url)
    assert comment.reference_code in text_of(receipt)
    assert "Cảm ơn bạn. Ý kiến của bạn đã được tiếp nhận và sẽ hiển thị sau khi Ban Biên tập duyệt." in text_of(receipt)
    assert article.get_absolute_url() in text_of(receipt)
    assert "no-store" in receipt.headers["Cache-Control"]


def test_new_comment_waits_and_is_not_visible(client):
    article = make_article()
    client.post(address_of(article), comment_data(title="Câu hỏi chưa duyệt"))
    comment = Comment.objects.get()
    assert (comment.status, comment.version, comment.article) == ("pending", 1, article)
    for address in (article.get_absolute_url(), address_of(article, "comment_list")):
        assert "Câu hỏi chưa duyệt" not in text_of(client.get(address))


def test_receipt_says_nothing_of_the_comment_but_its_code(client):
    comment = make_comment(name="Lê Minh Họa", title="Góp ý riêng", content="Điều tôi viết.", status="pending")
    receipt = text_of(client.get(comment.get_receipt_url()))
    assert not any(words in receipt for words in ("Lê Minh Họa", "Góp ý riêng", "Điều tôi viết."))


def test_receipt_of_an_unknown_code_is_not_found(client):
    assert client.get(reverse("comments:comment_received", args=["ABCDEFGHJK"])).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "target", "sentence"),
    [
        ({"name": ""}, "id_name", "Vui lòng nhập họ và tên."),
        ({"phone": "12"}, "id_phone", "Số điện thoại không hợp lệ."),
        ({"title": " "}, "id_title", "Vui lòng nhập tiêu đề."),
        ({"content": "Ngắn"}, "id_content", "Nội dung phải có ít nhất 10 ký tự."),
        ({"rules": ""}, "id_rules", "Bạn cần đồng ý với Quy định gửi ý kiến."),
        ({"consent": ""}, "id_consent", "Bạn cần đồng ý cho xử lý dữ liệu hoặc bỏ trống số điện thoại."),
        ({"captcha_1": "000000"}, "id_captcha_1", "Mã bảo mật chưa đúng. Vui lòng nhập lại."),
        ({"more": "quảng cáo"}, "id_more", "Vui lòng để trống mục này"),
    ],
)
def test_error_keeps_every_field_and_links_to_its_own(client, wrong, target, sentence):
    sent = comment_data(**TYPED, consent="on") | wrong
    response = client.post(address_of(make_article()), sent)
    text = text_of(response)
    assert response.status_code == 422
    assert re.search(r"<title>Lỗi: ", text)
    assert re.search(rf'role="alert".*<a href="#{target}">{sentence}', text, re.DOTALL)
    assert f'id="{target}"' in text
    assert_keeps(response, {name: value for name, value in sent.items() if value.strip()})
    assert not Comment.objects.exists()


def test_error_is_tied_to_its_field(client):
    text = text_of(client.post(address_of(make_article()), comment_data(name="", captcha_1="")))
    assert 'id="id_name_error"' in text
    assert re.search(r'<input[^>]*name="name"[^>]*aria-invalid="true"[^>]*aria-describedby="[^"]*id_name_error', text)
    assert 'id="id_captcha_error"' in text
    assert re.search(r'<input[^>]*name="captcha_1"[^>]*aria-describedby="[^"]*id_captcha_error', text)


def test_page_without_error_has_no_summary_and_an_ordinary_title(client):
    text = text_of(client.get(address_of(make_article())))
    assert 'role="alert"' not in text
    assert "<title>Gửi ý kiến của bạn" in text


def test_refresh_keeps_what_was_typed_and_gives_another_code(client):
    article, sent = make_article(), comment_data(**TYPED, consent="on", refresh="1")
    response = client.post(address_of(article), sent)
    assert response.status_code == 200
    assert_keeps(response, sent)
    assert 'role="alert"' not in text_of(response)
    assert key_in(response) != sent["captcha_0"]
    assert CaptchaStore.objects.filter(hashkey=key_in(response)).exists()
    assert not Comment.objects.exists()


def test_code_is_kept_and_shown_again_while_another_field_is_wrong(client):
    article, sent = make_article(), comment_data(title="")
    response = client.post(address_of(article), sent)
    assert key_in(response) == sent["captcha_0"]
    assert f'value="{sent["captcha_1"]}"' in text_of(response)
    assert client.post(address_of(article), sent | {"title": "Góp ý"}).status_code == 302


def test_wrong_code_is_replaced_by_a_new_one(client):
    article, sent = make_article(), comment_data(captcha_1="000000")
    response = client.post(address_of(article), sent)
    assert key_in(response) != sent["captcha_0"]
    assert "000000" not in text_of(response)
    assert not CaptchaStore.objects.filter(hashkey=sent["captcha_0"]).exists()


def test_expired_code_is_replaced_by_a_new_one(client):
    article, sent = make_article(), comment_data(**TYPED, consent="on")
    CaptchaStore.objects.update(expiration=timezone.now() - timedelta(seconds=1))
    response = client.post(address_of(article), sent)
    assert response.status_code == 422
    assert "Mã bảo mật đã hết hạn. Vui lòng nhập mã mới." in text_of(response)
    assert key_in(response) != sent["captcha_0"]
    assert_keeps(response, sent)


def test_code_opens_the_door_once(client):
    article, sent = make_article(), comment_data()
    assert client.post(address_of(article), sent).status_code == 302
    assert client.post(address_of(article), sent).status_code == 422
    assert Comment.objects.count() == 1


def test_enter_sends_the_comment_and_does_not_ask_for_a_new_code(client):
    form = re.search(
        r"<form class=\"form comment-form\".*?</form>", text_of(client.get(address_of(make_article()))), re.DOTALL
    )
    first_button = re.search(r"<button(?![^>]*type=\"button\")[^>]*>", form[0])[0]
    assert "refresh" not in first_button


def test_null_character_as_code_is_an_ordinary_error(client):
    response = client.post(address_of(make_article()), comment_data(captcha_0="a\x00b"))
    assert response.status_code == 422


def test_closed_comments_show_no_form_and_take_none(client):
    article = make_article(comments_open=False)
    page = text_of(client.get(address_of(article)))
    assert "Bài viết này đã đóng phần ý kiến." in page
    assert '<form class="form comment-form"' not in page
    response = client.post(address_of(article), comment_data(**TYPED, consent="on"))
    assert response.status_code == 422
    assert "Bài viết này đã đóng phần ý kiến." in text_of(response)
    assert_keeps(response, TYPED)
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: make_article(published_at=None), id="draft"),
        pytest.param(lambda: make_article(published_at=timezone.now() + timedelta(hours=1)), id="scheduled"),
        pytest.param(make_withdrawn_article, id="withdrawn"),
    ],
)
def test_hidden_article_takes_and_shows_no_comments(client, make):
    article = make()
    assert client.get(address_of(article)).status_code == 404
    assert client.get(address_of(article, "comment_list")).status_code == 404
    assert client.post(address_of(article), comment_data()).status_code == 404
    assert Client(enforce_csrf_checks=True).post(address_of(article), comment_data()).status_code == 404
    assert not Comment.objects.exists()


def test_sender_decides_nothing_but_the_form_fields(client):
    article, other = make_article(), make_article()
    extra = {"status": "approved", "version": "7", "article": other.pk, "reference_code": "AAAAAAAAAA", "id": "99"}
    client.post(address_of(article), comment_data(**extra, created_at="2020-01-01", notice_version="9"))
    comment = Comment.objects.get()
    assert (comment.status, comment.version, comment.article) == ("pending", 1, article)
    assert comment.reference_code != "AAAAAAAAAA"
    assert (comment.pk == 99, comment.notice_version) == (False, "")
    assert timezone.now() - comment.created_at < timedelta(minutes=1)


def test_expired_form_comes_back_with_every_word():
    article, sent = make_article(), comment_data(**TYPED, consent="on")
    response = Client(enforce_csrf_checks=True).post(address_of(article), sent)
    assert response.status_code == 403
    assert "Biểu mẫu đã hết hạn. Nội dung bạn nhập vẫn được giữ lại, vui lòng gửi lại." in text_of(response)
    assert_keeps(response, sent)
    assert not Comment.objects.exists()


def test_expired_form_can_be_sent_again():
    client, article = Client(enforce_csrf_checks=True), make_article()
    page = text_of(client.post(address_of(article), comment_data()))
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
    assert client.post(address_of(article), comment_data(csrfmiddlewaretoken=token)).status_code == 302


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
@pytest.mark.parametrize("name", ["comment_create", "comment_list"])
def test_other_methods_are_not_allowed(client, name, method):
    assert getattr(client, method)(address_of(make_article(), name)).status_code == 405


def test_comment_list_and_receipt_take_no_post(client):
    comment = make_comment()
    assert client.post(address_of(comment.article, "comment_list")).status_code == 405
    assert client.post(comment.get_receipt_url()).status_code == 405


def test_head_answers_without_a_body(client):
    comment = make_comment()
    for address in (
        address_of(comment.article),
        address_of(comment.article, "comment_list"),
        comment.get_receipt_url(),
    ):
        response = client.head(address)
        assert (response.status_code, response.content) == (200, b"")
