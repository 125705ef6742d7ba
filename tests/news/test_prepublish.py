import unicodedata

import pytest

from news import prepublish
from news.models import Article, Attachment, Revision
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_photo,
    make_revision,
    make_topic,
)

pytestmark = pytest.mark.django_db


def ready(**content):
    """A draft that nothing is to be said about, changed in part."""
    article = make_article(published_at=None, topics=[make_topic()])
    revision = article.revisions.get()
    revision.content |= content
    return revision


def found(revision, *, blocks=None):
    return [
        (finding.field, finding.message)
        for finding in prepublish.check(revision)
        if blocks is None or finding.blocks == blocks
    ]


def link_to(address, text="xem thêm"):
    return f'<p>Nội dung, <a href="{address}">{text}</a>.</p>'


def figure(number, words=""):
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return f'<p>Nội dung</p><figure><img src="/media/photos/a.webp" alt="" data-file="{number}">{caption}</figure>'


def test_sound_article_has_nothing_to_mend():
    photo = make_photo(credit="Lê Minh Họa")
    body = f"{link_to(make_article().get_absolute_url())}<h2>Mục</h2><h3>Ý</h3>{figure(photo.pk, 'Hồ')}"
    assert found(ready(body=body, photo={"id": photo.pk, "name": "Hồ"})) == []


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"title": " "}, "title"),
        ({"lead": "…"}, "lead"),
        ({"body": ""}, "body"),
        ({"body": "<p> </p><ul><li></li></ul>"}, "body"),
        ({"category": None}, "category"),
        ({"category": {"id": 987654, "name": "Mục cũ"}}, "category"),
    ],
)
def test_what_is_missing_blocks(content, field):
    revision = ready(**content)
    assert [name for name, _message in found(revision, blocks=True)] == [field]
    assert prepublish.errors(revision) == [one for one in prepublish.check(revision) if one.blocks]


def test_deleted_category_is_named():
    [(_field, message)] = found(ready(category={"id": 987654, "name": "Mục cũ"}))
    assert "“Mục cũ”" in message


@pytest.mark.parametrize("field", ["photo", "body"])
@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"alternative_text": "", "credit": "Lê Minh Họa", "caption": "Hồ thu"}, "chưa có mô tả"),
        ({"credit": "", "caption": "Hồ thu"}, "chưa ghi nguồn ảnh"),
    ],
)
def test_photo_without_description_or_credit_blocks_and_is_named(field, fields, word):
    photo = make_photo(**fields)
    content = {"photo": {"id": photo.pk, "name": "x"}} if field == "photo" else {"body": figure(photo.pk)}
    [(name, message)] = found(ready(**content), blocks=True)
    assert name == field
    assert word in message
    assert "“Hồ thu”" in message


def test_decorative_photo_needs_no_description():
    photo = make_photo(alternative_text="", is_decorative=True, credit="Lê Minh Họa")
    assert found(ready(body=figure(photo.pk))) == []


def test_deleted_photo_blocks_and_is_named():
    revision = ready(photo={"id": 987654, "name": "Bìa"}, body=figure(987653, "Hồ thu"))
    assert found(revision) == [
        ("photo", "Ảnh “Bìa” không còn trong thư viện."),
        ("body", "Ảnh “Hồ thu” không còn trong thư viện."),
    ]


def test_picture_that_is_not_from_the_library_blocks():
    body = '<p>Nội dung</p><figure><img src="/media/photos/a.webp" alt="Hồ thu"></figure>'
    assert found(ready(body=body), blocks=True) == [
        ("body", "Ảnh “Hồ thu” không lấy từ thư viện ảnh, vui lòng chọn lại từ thư viện.")
    ]


def test_link_that_leads_nowhere_blocks():
    [(field, message)] = found(ready(body=link_to("/khong-co/", "trang ấy")), blocks=True)
    assert field == "body"
    assert "“trang ấy”" in message


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"change": "significant"}, ["change_note"]),
        ({"change": "significant", "change_note": "Bổ sung số liệu"}, []),
        ({"change": "correction"}, ["wrong", "right"]),
        ({"change": "correction", "wrong": "10 tỷ"}, ["right"]),
        ({"change": "correction", "wrong": "10 tỷ", "right": "12 tỷ"}, []),
        ({"change": "minor"}, []),
    ],
)
def test_change_that_readers_are_told_of_says_what(fields, wanted):
    live = make_article(topics=[make_topic()])
    assert [field for field, _message in found(make_revision(live, **fields))] == wanted
    draft = make_article(published_at=None, topics=[make_topic()])
    assert found(Revision(article=draft, content=ready().content, **fields)) == []


@pytest.mark.parametrize(
    ("content", "field", "words"),
    [
        ({"title": "Chữ " * 26}, "title", "104 ký tự"),
        ({"title": "THÀNH PHỐ MỞ CHỢ ĐÊM"}, "title", "viết hoa toàn bộ"),
        ({"lead": "SÁNG NAY, THÀNH PHỐ MỞ CHỢ ĐÊM."}, "lead", "viết hoa toàn bộ"),
        ({"body": "<p>Mở đầu</p><h3>Ý nhỏ</h3><h2>Mục</h2>"}, "body", "“Ý nhỏ”"),
        ({"topics": []}, "topics", "chưa có dòng sự kiện"),
        ({"related": [{"id": 987654, "name": "Bài cũ"}]}, "related", "“Bài cũ”"),
        ({"attachments": [{"id": 987654, "name": "Dự thảo"}]}, "attachments", "“Dự thảo”"),
    ],
)
def test_what_is_unfortunate_is_advised_and_does_not_block(content, field, words):
    revision = ready(**content)
    [(name, message)] = found(revision, blocks=False)
    assert name == field
    assert words in message
    assert prepublish.errors(revision) == []


def test_related_article_that_is_a_draft_is_advised():
    draft = make_article(published_at=None)
    related = [{"id": make_article().pk, "name": "Công khai"}, {"id": draft.pk, "name": "Bản nháp"}]
    [(_field, message)] = found(ready(related=related))
    assert "“Bản nháp”" in message


@pytest.mark.parametrize("title", ["UBND", "COVID-19", "Họp UBND, HĐND Thành phố", "a" * 100, "2022"])
def test_names_in_capitals_and_long_enough_titles_are_fine(title):
    assert found(ready(title=title)) == []


@pytest.mark.parametrize(
    "text", ["IMG_1234", "DSC00017.JPG", "ho-guom.webp", "20221109_0834", "Screenshot (3)", "z123"]
)
def test_description_that_is_a_file_name_is_advised(text):
    photo = make_photo(alternative_text=text, credit="Lê Minh Họa")
    [(field, message)] = found(ready(photo={"id": photo.pk, "name": text}), blocks=False)
    assert field == "photo"
    assert text in message


@pytest.mark.parametrize("text", ["Image của hồ Mặt Gương", "Ảnh hồ", "Đoàn z lên đường", "Hồ 2022"])
def test_description_in_words_is_fine(text):
    photo = make_photo(alternative_text=text, credit="Lê Minh Họa")
    assert found(ready(photo={"id": photo.pk, "name": text})) == []


DAMAGED = [
    "L?y l?i m� b?o m?t",
    "m� b",
    "TH?NG BÁO",
    "Ã¡nh",
    "Ká»ƒ chuyện",
    "tháº¿",
    "Ä‘i",
    "Æ°u",
    "â€œchào",
    "vÃ\xa0o",
]


@pytest.mark.parametrize("text", DAMAGED)
def test_text_in_a_mistaken_encoding_is_advised(text):
    for field, value in (("lead", f"Hôm nay {text}."), ("body", f"<p>Hôm nay {text}.</p>"), ("title", text)):
        [(name, message)] = found(ready(**{field: value}))
        assert name == field
        assert "sai bảng mã" in message


SOUND_TEXTS = ["Bao giờ? Hôm nay.", "Bạn biết?Hãy kể", "xem https://vi-du.example/?a=b?c", "“Tôi đã…”, anh nói", "NGÃ…"]
SOUND_TEXTS += ["MÃ” và “MÃ”", "«xá»,", "Å", "Ångström", "ÂM", "ngã… ", "Ê…”", "góc 30º", "Gì?"]


@pytest.mark.parametrize("text", SOUND_TEXTS)
def test_sound_vietnamese_is_not_taken_for_damaged(text):
    assert found(ready(lead=f"Hôm nay {text}")) == []


def test_marks_apart_from_their_letters_are_advised_in_every_text():
    apart = unicodedata.normalize("NFD", "Nước lũ")
    revision = ready(kicker=apart, body=f"<p>{apart}</p>")
    revision.change_note = apart
    assert [field for field, _message in found(revision)] == ["kicker", "body", "change_note"]
    assert "“dòng dẫn”" in found(revision)[0][1]


def test_body_as_a_browser_sent_it_is_read_after_cleaning():
    body = "<h1>Mục</h1><script>alert(1)</script><p onclick=x>Tin <a href='javascript:alert(1)'>x</a><a>y</a></p>"
    assert found(ready(body=body)) == []


def test_new_article_that_is_not_stored_is_checked():
    content = ready().content
    assert found(Revision(article=Article(), content=content, change="significant")) == []


@pytest.mark.parametrize("number", [1, 12])
def test_check_costs_the_same_for_few_and_many(django_assert_num_queries, number):
    attachment = Attachment.objects.create(file="a.pdf", name="a.pdf", title="Dự thảo", size=1)
    body, related = "", []
    for _number in range(number):
        named = [make_article(), make_category(), make_topic(), make_author(), attachment]
        related += [{"id": make_article().pk, "name": "Bài"}]
        body += "".join(link_to(one.get_absolute_url()) for one in named) + link_to("/khong-co/") + link_to("/admin/")
        body += figure(make_photo().pk)
    photo = {"id": make_photo().pk, "name": "x"}
    revision = ready(body=body, related=related, photo=photo, attachments=[{"id": attachment.pk, "name": "x"}])
    with django_assert_num_queries(10):
        prepublish.check(revision)


def test_words_of_lead_and_body_are_counted_as_syllables():
    body = "<p>Ủy ban nhân dân - 97,97%.</p><ul><li>Một</li><li>Hai</li></ul>"
    content = ready(lead="Sáng nay, họp.", body=body).content
    assert prepublish.words(content) == 3 + 5 + 2
    assert prepublish.reading_minutes(content) == 1
    assert prepublish.reading_minutes(content | {"body": "<p>" + "chữ " * 1000 + "</p>"}) == 5
    assert prepublish.reading_minutes(content | {"lead": "", "body": ""}) == 0
