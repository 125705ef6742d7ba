import pytest
from django.utils import timezone

from comments.forms import CommentForm
from comments.models import Comment
from tests.factories import comment_data, make_article

pytestmark = pytest.mark.django_db

WRONG_PHONE = "Số điện thoại không hợp lệ. Ví dụ: 0912 345 678 hoặc +84 912 345 678."
WRONG_NAME = "Họ và tên không được chứa chữ số hoặc đường liên kết."
REQUIRED = {
    "name": "Vui lòng nhập họ và tên.",
    "title": "Vui lòng nhập tiêu đề.",
    "content": "Vui lòng nhập nội dung.",
}
EMPTY = ["", "   ", "\u200b\u200b", "\n\t ", "\ufeff", "\x00", "---", "……"]


def make_form(**fields):
    return CommentForm(comment_data(**fields), instance=Comment(article=make_article()))


def saved(**fields):
    form = make_form(**fields)
    assert form.is_valid(), form.errors
    return form.save()


def errors_of(**fields):
    return {name: list(errors) for name, errors in make_form(**fields).errors.items()}


def test_honest_comment_is_valid():
    assert errors_of() == {}


@pytest.mark.parametrize("empty", EMPTY)
@pytest.mark.parametrize("field", REQUIRED)
def test_required_text_is_asked_for(field, empty):
    assert errors_of(**{field: empty}) == {field: [REQUIRED[field]]}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"name": "A"}, {"name": ["Họ và tên phải có ít nhất 2 ký tự."]}),
        ({"name": "Mẫu 1"}, {"name": [WRONG_NAME]}),
        ({"name": "www.mau.vn"}, {"name": [WRONG_NAME]}),
        ({"name": "http://mau"}, {"name": [WRONG_NAME]}),
        ({"name": "vaytien.com"}, {"name": [WRONG_NAME]}),
        ({"content": "Ngắn quá!"}, {"content": ["Nội dung phải có ít nhất 10 ký tự."]}),
        ({"content": "ồ" * 2001}, {"content": ["Nội dung không được quá 2.000 ký tự (hiện có 2.001)."]}),
        ({"rules": ""}, {"rules": ["Bạn cần đồng ý với Quy định gửi ý kiến."]}),
        (
            {"phone": "0900 000 001"},
            {"consent": ["Bạn cần đồng ý cho xử lý dữ liệu hoặc bỏ trống số điện thoại."]},
        ),
        ({"more": "http://quang-cao.example"}, {"more": ["Vui lòng để trống mục này"]}),
        ({"captcha_1": "000000"}, {"captcha": ["Mã bảo mật chưa đúng. Vui lòng nhập lại."]}),
    ],
)
def test_error_sentence(fields, expected):
    assert errors_of(**fields) == expected


@pytest.mark.parametrize("missing", ["captcha_0", "captcha_1"])
def test_missing_security_code_is_asked_for(missing):
    assert errors_of(**{missing: ""}) == {"captcha": ["Vui lòng nhập mã bảo mật."]}


def test_every_wrong_field_is_named_at_once():
    wrong = {"name": "", "title": "", "content": "", "rules": "", "phone": "12", "more": "x"}
    assert set(errors_of(**wrong)) == {"name", "title", "content", "rules", "phone", "more"}


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu"),
        ("  Trần   Thị\tVí  Dụ ", "Trần Thị Ví Dụ"),
        ("Le\u0302 Minh Ho\u0323a", "Lê Minh Họa"),
        ("Phạm\u200b Thử\u202e Nghiệm\ufeff", "Phạm Thử Nghiệm"),
        ("H'Hen Niê Ví Dụ", "H'Hen Niê Ví Dụ"),
        ("O’Neil-Example, Jr.", "O’Neil-Example, Jr."),
        ("Ân", "Ân"),
        ("M. Văn", "M. Văn"),
    ],
)
def test_name_is_stored_as_it_is_read(name, stored):
    assert saved(name=name).name == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("", ""),
        ("   ", ""),
        ("0900000001", "+84900000001"),
        ("0900 000 001", "+84900000001"),
        ("0900.000.001", "+84900000001"),
        ("(090) 000-0001", "+84900000001"),
        ("+84 900 000 001", "+84900000001"),
        ("0084 900 000 001", "+84900000001"),
        ("84900000001", "+84900000001"),
        ("024 3825 1234", "+842438251234"),
        ("+1 202 555 0123", "+12025550123"),
        ("\u202a0900 000 001\u202c", "+84900000001"),
        ("0900\u00a0000\u00a0001", "+84900000001"),
    ],
)
def test_phone_number_is_stored_in_e164(typed, stored):
    assert saved(phone=typed, consent="on").phone == stored


@pytest.mark.parametrize("typed", ["12", "0900 000", "+84 900 000 001 999", "113", "chưa có", "0000000000", "+"])
def test_wrong_phone_number_is_refused(typed):
    assert errors_of(phone=typed, consent="on") == {"phone": [WRONG_PHONE]}


@pytest.mark.parametrize("typed", ["0163 123 4567", "+84 163 123 4567", "0123.456.7890"])
def test_old_mobile_number_of_11_digits_is_named_as_such(typed):
    sentence = "Đây là số điện thoại 11 số cũ. Vui lòng nhập số 10 số hiện nay."
    assert errors_of(phone=typed, consent="on") == {"phone": [sentence]}


@pytest.mark.parametrize(("field", "longest"), [("name", 80), ("title", 150)])
def test_text_has_a_longest_length(field, longest):
    assert set(errors_of(**{field: "ộ" * (longest + 1)})) == {field}
    assert errors_of(**{field: "o\u0302\u0323" * longest}) == {}


@pytest.mark.parametrize(
    "content", ["Ngắn vậy!!", "ồ" * 2000, "o\u0302\u0300" * 2000, "dòng\r\nkhác" * 200 + "!" * 200]
)
def test_content_length_counts_characters_as_they_are_read(content):
    assert errors_of(content=content) == {}


def test_text_is_stored_in_one_form_without_invisible_characters():
    comment = saved(
        title="Ho\u0309i  the\u0302m\u200b \u202egiờ mở\tcửa",
        content="Đoạn một.\r\n\r\nĐoạn\x07 hai\u2066 xin\ufeff hết.\n",
    )
    assert comment.title == "Hỏi thêm giờ mở cửa"
    assert comment.content == "Đoạn một.\n\nĐoạn hai xin hết."


def test_joined_emoji_survives():
    comment = saved(content="Cả nhà tôi rất thích: 👨\u200d👩\u200d👧")
    assert comment.content.endswith("👨\u200d👩\u200d👧")


def test_consent_is_stored_with_its_moment_and_notice():
    before = timezone.now()
    comment = saved(phone="0900 000 001", consent="on")
    assert before <= comment.consent_at <= timezone.now()
    assert comment.notice_version == "1.0"


def test_without_consent_nothing_of_it_is_stored():
    comment = saved()
    assert (comment.consent_at, comment.notice_version, comment.phone) == (None, "", "")


def test_boxes_are_not_ticked_beforehand():
    form = CommentForm()
    assert "checked" not in str(form["rules"])
    assert "checked" not in str(form["consent"])


def test_closed_article_takes_no_comment():
    article = make_article(comments_open=False)
    form = CommentForm(comment_data(), instance=Comment(article=article))
    assert list(form.non_field_errors()) == ["Bài viết này đã đóng phần ý kiến."]


def test_code_is_spent_only_when_every_other_field_is_right():
    data = comment_data(title="")
    article = make_article()
    assert not CommentForm(data, instance=Comment(article=article)).is_valid()
    assert CommentForm(data | {"title": "Góp ý"}, instance=Comment(article=article)).is_valid()
    assert not CommentForm(data | {"title": "Góp ý"}, instance=Comment(article=article)).is_valid()
