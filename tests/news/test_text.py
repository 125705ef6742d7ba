import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.text import SLUG_LENGTH, fold, nfc, plain, slugify

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
words = st.lists(st.text(VIETNAMESE + VIETNAMESE.upper(), min_size=1, max_size=12), min_size=1, max_size=60)

GLOSSARY_SLUGS = [
    (
        "Cụm Thi đua số 9 tổng kết công tác năm và triển khai nhiệm vụ trọng tâm năm tới",
        "cum-thi-dua-so-9-tong-ket-cong-tac-nam-va-trien-khai-nhiem-vu-trong-tam-nam-toi",
    ),
    (
        "Khởi công nhà văn hóa đa năng trị giá 10,4 tỷ đồng tại xã Đồng Mây",
        "khoi-cong-nha-van-hoa-da-nang-tri-gia-10-4-ty-dong-tai-xa-dong-may",
    ),
    (
        "Điều chỉnh phân luồng giao thông trên đường Ánh Trăng từ ngày 15/3",
        "dieu-chinh-phan-luong-giao-thong-tren-duong-anh-trang-tu-ngay-15-3",
    ),
    (
        "Ủy ban MTTQ phường Ngọc Đào vận động được 7,8 tỷ đồng cho Quỹ “Vì người nghèo”",
        "uy-ban-mttq-phuong-ngoc-dao-van-dong-duoc-7-8-ty-dong-cho-quy-vi-nguoi-ngheo",
    ),
    (
        "Hỏi - đáp: Đăng ký khai sinh trực tuyến cần những giấy tờ gì?",
        "hoi-dap-dang-ky-khai-sinh-truc-tuyen-can-nhung-giay-to-gi",
    ),
]


@pytest.mark.parametrize(("title", "slug"), GLOSSARY_SLUGS)
def test_slugify_matches_the_glossary(title, slug):
    assert slugify(title) == slug


@pytest.mark.parametrize("text", ["", "!?…", "   ", "“”", "你好", "😀"])
def test_slugify_always_gives_a_slug(text):
    assert slugify(text) == "tin"


@settings(deadline=None)
@given(st.text(max_size=400))
def test_slug_is_short_ascii_words_joined_by_single_hyphens(text):
    slug = slugify(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug, re.ASCII)
    assert len(slug) <= SLUG_LENGTH


@settings(deadline=None)
@given(st.text(max_size=400))
def test_slug_of_a_slug_is_itself(text):
    assert slugify(slugify(text)) == slugify(text)


@settings(deadline=None)
@given(words)
def test_slug_does_not_depend_on_how_marks_are_composed(parts):
    title = " ".join(parts)
    assert slugify(unicodedata.normalize("NFD", title)) == slugify(unicodedata.normalize("NFC", title))


@settings(deadline=None)
@given(words)
def test_slug_is_cut_between_words(parts):
    folded = [fold(part) for part in parts]
    kept = slugify(" ".join(parts)).split("-")
    assert kept == folded[: len(kept)]
    assert len(kept) == len(folded) or len("-".join(folded[: len(kept) + 1])) > SLUG_LENGTH


@pytest.mark.parametrize(("length", "kept"), [(149, 149), (150, 150), (151, 150)])
def test_slug_of_one_endless_word_is_cut_within_it(length, kept):
    assert slugify("á" * length) == "a" * kept


def test_slug_may_fill_the_whole_length():
    assert slugify(f"{'a' * 74} {'b' * 75} đuôi") == f"{'a' * 74}-{'b' * 75}"


def test_nfc_composes_marks():
    assert nfc("Tie\u0302\u0301ng Vie\u0323\u0302t") == "Tiếng Việt"


@settings(deadline=None)
@given(st.text())
def test_nfc_is_the_normal_form(text):
    assert nfc(text) == nfc(unicodedata.normalize("NFD", text))
    assert unicodedata.is_normalized("NFC", nfc(text))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường Huế", "duong hue"),
        ("ĐẶC BIỆT", "dac biet"),
        ("Đ\u01b0\u01a1\u0300ng", "duong"),
        ("Quỹ “Vì người nghèo”", "quy “vi nguoi ngheo”"),
        ("10,4 tỷ", "10,4 ty"),
        ("", ""),
    ],
)
def test_fold_leaves_letters_without_marks(text, folded):
    assert fold(text) == folded


@settings(deadline=None)
@given(words)
def test_folded_vietnamese_is_ascii(parts):
    assert fold(" ".join(parts)).isascii()


def test_fold_ignores_case_and_composition():
    folded = fold(VIETNAMESE)
    assert len(folded) == len(VIETNAMESE)
    assert fold(VIETNAMESE.upper()) == folded
    assert fold(unicodedata.normalize("NFD", VIETNAMESE)) == folded


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Xin chào  ", "Xin chào"),
        ("dòng một\r\ndòng hai\rdòng ba", "dòng một\ndòng hai\ndòng ba"),
        ("giữ\ttab", "giữ\ttab"),
        ("a\x00b\x07c\x7fd\x85e", "abcde"),
        ("ti\u00adn\u200b t\u2060ức\ufeff", "tin tức"),
        ("an\u202etoàn\u202c \u2066và\u2069 vui", "antoàn và vui"),
        ("Vie\u0323\u0302t", "Việt"),
        ("e\u200b\u0302\u0301", "ế"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("\u200b\u200b", ""),
    ],
)
def test_plain_keeps_only_what_can_be_read(typed, kept):
    assert plain(typed) == kept


@settings(deadline=None)
@given(st.text())
def test_plain_text_stays_as_it_is(text):
    assert plain(plain(text)) == plain(text)
    assert unicodedata.is_normalized("NFC", plain(text))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]", plain(text))
