import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from news.article_page import BESIDE
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_photo,
    make_topic,
    make_withdrawn_article,
)

HIDDEN = {
    "draft": lambda: make_article(published_at=None),
    "scheduled": lambda: make_article(published_at=timezone.now() + timedelta(hours=1)),
}


def box(html, heading):
    """The box beside the article under this heading; empty where there is none."""
    return html.partition(f">{heading}</h2>")[2].partition("</section>")[0]


def numbers(html):
    return [int(number) for number in re.findall(r'href="/tin-tuc/[^"]*-(\d+)/"', html)]


def address(slug, number):
    return reverse("news:article_detail", kwargs={"slug": slug, "number": number})


@pytest.mark.django_db
def test_article_page_shows_all_its_parts(client):
    topic = make_topic("Phòng cháy, chữa cháy")
    photo = make_photo(caption="Diễn tập tại phường Hoa Đăng", credit="Lê Minh Họa")
    article = make_article(
        title="Phường Hoa Đăng ra mắt tổ tự quản “phòng cháy”",
        kicker="An toàn khu dân cư",
        dateline="HNP -",
        lead="Ngày 9/11, tại phường Hoa Đăng, 97,97% hộ dân đã tham gia.",
        body="<p>Đồng chí <strong>Nguyễn Văn Mẫu</strong> chủ trì.</p>",
        category=make_category("Tin xã, phường"),
        author=make_author("Trần Thị Ví Dụ"),
        source="Báo Thành phố",
        topics=[topic],
        photo=photo,
        published_at=datetime(2022, 11, 9, 14, 14, tzinfo=UTC),
    )
    html = client.get(article.get_absolute_url()).text
    for wanted in [
        "<h1>Phường Hoa Đăng ra mắt tổ tự quản “phòng cháy”</h1>",
        "An toàn khu dân cư",
        '<time datetime="2022-11-09T21:14:00+07:00">Thứ Tư, 9/11/2022, 21:14 (GMT+7)</time>',
        '<span class="dateline">HNP -</span> Ngày 9/11, tại phường Hoa Đăng, 97,97% hộ dân đã tham gia.',
        "<p>Đồng chí <strong>Nguyễn Văn Mẫu</strong> chủ trì.</p>",
        'href="/tac-gia/tran-thi-vi-du/">Trần Thị Ví Dụ</a>',
        "Nguồn: Báo Thành phố",
        'href="/chu-de/phong-chay-chua-chay/">Phòng cháy, chữa cháy</a>',
        'href="/chuyen-muc/tin-xa-phuong/"',
        "Diễn tập tại phường Hoa Đăng",
        "Ảnh: Lê Minh Họa",
        'alt="Quang cảnh hồ Mặt Gương"',
        photo.webp_srcset(),
        "Sao chép liên kết",
        "Gửi qua email",
        "In bài viết",
        "Cỡ chữ",
        "Xem theo ngày",
        'value="09/11/2022"',
        "Ý kiến bạn đọc",
    ]:
        assert wanted in html


@pytest.mark.django_db
def test_article_page_has_one_h1(client):
    html = client.get(make_article(body="<h1>Tít phụ</h1><p>Nội dung</p>").get_absolute_url()).text
    assert html.count("<h1") == 1


@pytest.mark.django_db
def test_article_page_leaves_out_what_the_article_has_not(client):
    html = client.get(make_article().get_absolute_url()).text
    for absent in ['class="kicker"', 'class="dateline"', "<figure", 'class="byline"', "Nguồn:", 'class="topics"']:
        assert absent not in html


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["tieu-de-cu", "a", "15-3", "-", "LE-HOI-HOA-SEN"])
def test_wrong_slug_leads_to_the_current_address(client, slug):
    article = make_article(title="Lễ hội Hoa Sen")
    response = client.get(address(slug, article.pk))
    assert (response.status_code, response["Location"]) == (301, article.get_absolute_url())


@pytest.mark.django_db
def test_address_given_out_before_a_new_slug_still_leads_there(client):
    article = make_article(title="Lễ hội Hoa Sen")
    before = article.get_absolute_url()
    article.title, article.slug = "Bế mạc Lễ hội Hoa Sen", "be-mac-le-hoi-hoa-sen"
    article.save()
    response = client.get(before, follow=True)
    assert response.redirect_chain == [(article.get_absolute_url(), 301)]
    assert "<h1>Bế mạc Lễ hội Hoa Sen</h1>" in response.text


@pytest.mark.django_db
def test_slug_that_ends_in_a_number_does_not_confuse(client):
    article = make_article(title="Phân luồng từ ngày 15/3")
    assert client.get(f"/tin-tuc/phan-luong-tu-ngay-15-3-{article.pk}/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("kind", HIDDEN)
@pytest.mark.parametrize("slug", ["right", "wrong"])
def test_article_page_hides_what_is_not_public(client, kind, slug):
    article = HIDDEN[kind]()
    response = client.get(address(article.slug if slug == "right" else "sai", article.pk))
    assert response.status_code == 404
    assert article.title not in response.text


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["right", "wrong"])
def test_withdrawn_article_is_gone_and_says_no_more(client, slug):
    article = make_withdrawn_article(title="Bài có số liệu sai")
    response = client.get(address(article.slug if slug == "right" else "sai", article.pk))
    assert response.status_code == 410
    assert "Bài viết đã được gỡ bỏ." in response.text
    assert "Bài có số liệu sai" not in response.text
    assert "Sai số liệu" not in response.text


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["0", "999999", str(2**31), str(2**63 - 1), str(2**63), "9" * 40, "9" * 5000])
def test_number_of_no_article_is_not_found(client, number):
    make_article()
    assert client.get(f"/tin-tuc/tin-{number}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("tail", ["tin-", "tin-1.5", "tin-１", "tin-1a", "1", "tin-1%00", "tin-1'"])
def test_address_without_a_number_is_not_found(client, tail):
    make_article(pk=1, title="Tin")
    assert client.get(f"/tin-tuc/{tail}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("kind", HIDDEN)
def test_page_is_the_same_for_the_newsroom(client, managing_editor_client, kind):
    """Whoever may see a draft sees it in its preview."""
    article, public = HIDDEN[kind](), make_article()
    assert managing_editor_client.get(article.get_absolute_url()).status_code == 404
    same = [reader.get(public.get_absolute_url()).content for reader in (client, managing_editor_client)]
    assert same[0] == same[1]


@pytest.mark.django_db
def test_boxes_beside_never_hold_the_article_itself_nor_another_twice(client):
    category = make_category()
    articles = [
        make_article(category=category, published_at=timezone.now() - timedelta(minutes=index + 1))
        for index in range(2 * BESIDE + 4)
    ]
    for article in [articles[0], articles[BESIDE], articles[-1]]:
        html = client.get(article.get_absolute_url()).text
        latest, others = numbers(box(html, "Tin mới nhất")), numbers(box(html, "Các tin khác"))
        expected = [other.pk for other in articles if other != article][: 2 * BESIDE]
        assert latest + others == expected
        assert (len(latest), len(others)) == (BESIDE, BESIDE)


@pytest.mark.django_db
def test_other_news_are_of_the_same_category(client):
    article, same = make_article(), None
    for index in range(BESIDE + 1):
        make_article(published_at=timezone.now() - timedelta(minutes=index + 1))
    same = make_article(category=article.category, published_at=timezone.now() - timedelta(days=1))
    html = client.get(article.get_absolute_url()).text
    assert numbers(box(html, "Các tin khác")) == [same.pk]


@pytest.mark.django_db
def test_boxes_beside_hold_only_public_articles(client):
    article = make_article()
    for make in [*HIDDEN.values(), make_withdrawn_article]:
        hidden = make()
        hidden.category = article.category
        hidden.save()
    html = client.get(article.get_absolute_url()).text
    assert numbers(box(html, "Tin mới nhất")) == []
    assert numbers(box(html, "Các tin khác")) == []


@pytest.mark.django_db
def test_empty_boxes_vanish(client):
    html = client.get(make_article().get_absolute_url()).text
    assert "Các tin khác" not in html
    assert 'id="latest-title"' not in html
