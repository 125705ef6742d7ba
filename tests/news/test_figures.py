import re

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from news.admin.photo_form import STEP
from news.figures import with_current_files, with_photos
from tests.factories import make_article, make_photo

pytestmark = pytest.mark.django_db


def figure(number, caption="", source="/media/photos/cu.webp"):
    words = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><img src="{source}" alt="Chữ cũ" data-file="{number}" loading="lazy">{words}</figure>'


@pytest.fixture
def photo():
    return make_photo(alternative_text="Hoa sen trên hồ", caption="Chú thích của thư viện", credit="Lê Minh Họa")


def test_figure_is_drawn_from_the_library(photo):
    html = with_photos(figure(photo.pk, "Khai mạc <strong>Lễ hội</strong>"))
    assert photo.avif_srcset() in html
    assert photo.webp_srcset() in html
    assert 'width="900" height="600"' in html
    assert 'alt="Hoa sen trên hồ"' in html
    assert 'loading="lazy"' in html
    assert "Khai mạc <strong>Lễ hội</strong>" in html
    assert "Ảnh: Lê Minh Họa" in html
    assert "Chữ cũ" not in html
    assert html.count("<figure") == html.count("</figure>") == html.count("<img") == 1


def test_figure_shows_what_the_library_says_today(photo):
    body = figure(photo.pk)
    photo.alternative_text = "Sen “trắng” & hồ"
    photo.save()
    assert 'alt="Sen “trắng” &amp; hồ"' in with_photos(body)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p>Không có ảnh</p>",
        '<figure><img src="/media/photos/a.webp" alt="Ảnh"></figure>',
        figure(999_999_999, "Ảnh đã bị xóa khỏi thư viện"),
        "<figure><figcaption>Không ảnh</figcaption></figure>",
        '<p>&lt;figure&gt;&lt;img data-file="1"&gt;</p>',
    ],
)
def test_body_without_a_library_photo_stays_as_it_is(photo, body):
    assert with_photos(body) == body


def test_text_between_figures_stays_in_its_place(photo):
    other = make_photo(alternative_text="Cầu qua sông Nguyệt")
    html = with_photos(f"<p>Một</p>{figure(photo.pk)}<p>Hai</p>{figure(other.pk)}{figure(photo.pk)}<p>Ba</p>")
    found = re.findall(r"<p>(\w+)</p>|alt=\"([^\"]+)\"", html)
    words = [paragraph or picture for paragraph, picture in found]
    assert words == ["Một", "Hoa sen trên hồ", "Hai", "Cầu qua sông Nguyệt", "Hoa sen trên hồ", "Ba"]


@pytest.mark.parametrize(("figures", "queries"), [(0, 0), (1, 1), (20, 1)])
def test_all_figures_cost_one_query(photo, django_assert_num_queries, figures, queries):
    with django_assert_num_queries(queries):
        with_photos(figure(photo.pk) * figures)


def test_article_page_draws_its_figures(client, photo):
    article = make_article(body=f"<p>Nội dung</p>{figure(photo.pk, 'Khai mạc')}")
    html = client.get(article.get_absolute_url()).text
    assert render_to_string("news/_figure.html", {"photo": photo, "caption": "Khai mạc"}) in html


def test_body_is_printed_as_html_and_sanitised(client):
    article = make_article(body='<p onclick="alert(1)">Nội dung <em>nghiêng</em></p><script>alert(1)</script>')
    html = client.get(article.get_absolute_url()).text
    assert '<div class="prose"><p>Nội dung <em>nghiêng</em></p></div>' in html


@pytest.mark.parametrize("caption", ["", "<br>", "&nbsp;", " ", "<strong> </strong>"])
def test_caption_without_words_leaves_the_word_to_the_library(photo, caption):
    words = f"<figcaption>{caption}</figcaption>"
    html = with_photos(figure(photo.pk).replace("</figure>", f"{words}</figure>"))
    assert "<figcaption>Chú thích của thư viện." in html


def test_changed_caption_and_credit_show_wherever_the_article_has_no_words_of_its_own(client, photo):
    article = make_article(body=figure(photo.pk))
    photo.caption, photo.credit = "Chú thích mới", "Trần Thị Ví Dụ"
    photo.save()
    page = client.get(article.get_absolute_url()).text
    assert "<figcaption>Chú thích mới." in page
    assert "Ảnh: Trần Thị Ví Dụ" in page


def test_decorative_photo_has_an_empty_description():
    photo = make_photo(alternative_text="", is_decorative=True)
    assert ' alt="" ' in with_photos(figure(photo.pk))


def test_focal_point_is_said_where_it_is_not_the_middle(photo):
    assert "data-focus" not in with_photos(figure(photo.pk))
    photo.focus_x, photo.focus_y = 0, 85
    photo.save()
    assert 'data-focus-x="0" data-focus-y="85"' in with_photos(figure(photo.pk))


def test_every_place_that_the_form_offers_is_known_to_the_style_sheet():
    rules = (settings.BASE_DIR / "static" / "css" / "focus.css").read_text()
    for axis in "xy":
        for place in range(0, 101, STEP):
            assert f'[data-focus-{axis}="{place}"] {{ --focus-{axis}: {place}%; }}' in rules


def test_editor_gets_the_address_that_the_file_has_today(photo):
    body = f"<p>Một</p>{figure(photo.pk, 'Khai mạc')}{figure(999_999_999)}"
    current = with_current_files(body)
    assert f'<img src="{photo.body_url()}" alt="Chữ cũ" data-file="{photo.pk}"' in current
    assert current == body.replace("/media/photos/cu.webp", photo.body_url(), 1)
    assert with_current_files(current) == current
