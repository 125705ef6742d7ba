import re

import pytest
from django.urls import reverse

from tests.factories import make_article, make_withdrawn_article

TITLE = "Điều chỉnh phân luồng giao thông trên đường Ánh Trăng từ ngày 15/3"
LEAD = "Xe buýt đi vòng qua phường Ngọc Đào, giảm 50% vé_tháng."
NOTHING = "Không tìm thấy kết quả nào cho"


def search(client, words):
    return client.get(reverse("news:article_search"), {"q": words})


def results(response):
    """The numbers of the articles found; the latest news beside them do not count."""
    return [int(number) for number in re.findall(r'href="/tin-tuc/[^"]*-(\d+)/"', response.text.partition("<aside")[0])]


@pytest.fixture
def article(db):
    make_article(title="Ngành Y tế khuyến cáo người dân phòng, chống sốt xuất huyết", lead="Chủ động diệt muỗi.")
    return make_article(title=TITLE, lead=LEAD)


@pytest.mark.parametrize(
    "words",
    [
        "đường Ánh Trăng",
        "duong anh trang",
        "DUONG ANH TRANG",
        "ĐƯỜNG ÁNH TRĂNG",
        "trăng ánh đường",
        "  đường   trăng  ",
        "\u0111\u01b0\u01a1\u0300ng",
        "ngoc dao",
        "xe buyt duong",
        "15/3",
        "50%",
        "vé_tháng",
        "đư\u200bờng",
    ],
)
def test_search_finds_words_with_and_without_marks(client, article, words):
    response = search(client, words)
    assert response.status_code == 200
    assert results(response) == [article.pk]


@pytest.mark.parametrize("words", ["cầu vượt", "đường cầu", "%%", "__", "\\\\", "51%", "ve%thang", "'; --"])
def test_search_says_when_nothing_is_found(client, article, words):
    response = search(client, words)
    assert response.status_code == 200
    assert NOTHING in response.text
    assert "Hãy kiểm tra chính tả, dùng ít từ hơn hoặc xóa bộ lọc." in response.text
    assert results(response) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "Vui lòng nhập từ khóa tìm kiếm."),
        ("   ", "Vui lòng nhập từ khóa tìm kiếm."),
        ("\u200b\u200b\ufeff", "Vui lòng nhập từ khóa tìm kiếm."),
        ("a", "Vui lòng nhập ít nhất 2 ký tự."),
        ("đ " * 5_000, "Từ khóa quá dài. Vui lòng dùng ít từ hơn."),
        ("x" * 201, "Từ khóa quá dài. Vui lòng dùng ít từ hơn."),
        ("tin " * 13, "Từ khóa quá dài. Vui lòng dùng ít từ hơn."),
    ],
)
def test_search_refuses_bad_input_with_a_sentence(client, article, words, sentence):
    response = search(client, words)
    assert response.status_code < 500
    assert sentence in response.text
    assert NOTHING not in response.text
    assert results(response) == []


@pytest.mark.parametrize("words", ["\x00", "đường\x00trăng", "\x00\x00\x00"])
def test_search_survives_nul(client, article, words):
    response = search(client, words)
    assert response.status_code < 500
    assert results(response) == []


def test_search_page_opens_without_a_question(client, article):
    response = client.get(reverse("news:article_search"))
    assert response.status_code == 200
    assert "Vui lòng nhập" not in response.text
    assert results(response) == []


def test_search_shows_what_was_typed_as_text(client, article):
    response = search(client, '"><script>alert(1)</script>')
    assert "<script>alert(1)" not in response.text
    assert "&lt;script&gt;alert(1)" in response.text


def test_search_finds_only_public_articles(client, db):
    make_article(title=TITLE, published_at=None)
    make_withdrawn_article(title=TITLE)
    assert NOTHING in search(client, "Ánh Trăng").text


def test_search_results_are_not_for_robots(client, article):
    assert '<meta name="robots" content="noindex">' in search(client, "Ánh Trăng").text


@pytest.mark.parametrize("words", ["q", "tin"])
def test_search_word_stands_in_the_field_again(client, article, words):
    response = search(client, words)
    assert response.context["form"]["q"].value() == words
    assert f'value="{words}"' in response.text


def test_search_takes_the_last_of_several_questions(client, article):
    response = client.get(f"{reverse('news:article_search')}?q=muoi&q=trang")
    assert results(response) == [article.pk]
