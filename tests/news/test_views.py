import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from news.front_page import BLOCK, SECONDS, TIMELINE
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_photo,
    make_topic,
    make_withdrawn_article,
)

OWNERS = {"category": make_category, "topic": make_topic, "author": make_author}
EMPTY = {
    "category": "Chuyên mục này chưa có bài viết.",
    "topic": "Dòng sự kiện này chưa có bài viết.",
    "author": "Tác giả này chưa có bài viết nào được đăng.",
}


def link(article):
    return f'href="{article.get_absolute_url()}"'


def part(html, start, end):
    """What stands between two marks; empty where the first is missing."""
    return html.partition(start)[2].partition(end)[0]


def main_column(html):
    return html.partition("<aside")[0]


def ago(**parts):
    return timezone.now() - timedelta(**parts)


def articles_of(kind, owner, **fields):
    return make_article(**({"topics": [owner]} if kind == "topic" else {kind: owner}), **fields)


@pytest.mark.django_db
def test_front_page_without_articles_says_so(client):
    response = client.get(reverse("news:front_page"))
    assert response.status_code == 200
    assert "Chưa có bài viết nào được đăng." in response.text


@pytest.mark.django_db
def test_front_page_leads_with_the_newest_then_seconds_then_timeline(client):
    category = make_category("Giao thông")
    amount = 1 + SECONDS + TIMELINE + 2
    articles = [make_article(category=category, published_at=ago(minutes=index + 1)) for index in range(amount)]
    html = client.get(reverse("news:front_page")).text
    lead, seconds = part(html, 'data-size="lead"', "</article>"), part(html, 'class="seconds"', "<aside")
    timeline, block = part(html, 'class="timeline"', "</ol>"), part(html, 'class="category-block"', "</section>")
    assert [article for article in articles if link(article) in lead] == articles[:1]
    assert [article for article in articles if link(article) in seconds] == articles[1 : 1 + SECONDS]
    assert [article for article in articles if link(article) in timeline] == articles[1 + SECONDS : -2]
    assert [article for article in articles if link(article) in block] == articles[1 + SECONDS :][:BLOCK]


@pytest.mark.django_db
def test_front_page_leads_with_the_newest_featured_article(client):
    newest = make_article()
    featured = make_article(featured_until=ago(hours=-1), published_at=ago(days=2))
    older = make_article(featured_until=ago(hours=-1), published_at=ago(days=3))
    html = client.get(reverse("news:front_page")).text
    lead = part(html, 'data-size="lead"', "</article>")
    assert link(featured) in lead
    assert link(newest) in part(html, 'class="seconds"', "<aside")
    assert link(older) not in lead


@pytest.mark.django_db
def test_front_page_shows_lead_and_seconds_only_once(client):
    articles = [make_article(published_at=ago(minutes=index + 1)) for index in range(6)]
    articles.append(make_article(featured_until=ago(hours=-1), published_at=ago(days=1)))
    html = client.get(reverse("news:front_page")).text
    assert [html.count(link(article)) for article in articles] == [1, 1, 1, 2, 2, 2, 1]


@pytest.mark.django_db
def test_front_page_leaves_empty_blocks_out(client):
    with_news, empty = make_category("Giao thông"), make_category("Môi trường")
    make_article(category=empty, published_at=None)
    make_withdrawn_article(category=empty)
    for _ in range(5):
        make_article(category=with_news)
    html = client.get(reverse("news:front_page")).text
    assert re.findall(r'id="block-([^"]+)"', html) == [with_news.slug]


@pytest.mark.django_db
def test_front_page_with_one_article_has_no_timeline_and_no_blocks(client):
    article = make_article()
    html = client.get(reverse("news:front_page")).text
    assert html.count(link(article)) == 1
    assert 'class="timeline"' not in html
    assert 'class="category-block"' not in html


@pytest.mark.django_db
def test_front_page_orders_blocks_as_the_newsroom_does(client):
    last, first = make_category(position=9), make_category(position=1)
    for category in [last, first] * 4:
        make_article(category=category)
    html = client.get(reverse("news:front_page")).text
    assert re.findall(r'id="block-([^"]+)"', html) == [first.slug, last.slug]


@pytest.mark.django_db
def test_article_list_shows_every_category_newest_first(client):
    old, new = make_article(published_at=ago(days=2)), make_article(published_at=ago(days=1))
    html = client.get(reverse("news:article_list")).text
    assert 0 < html.index(link(new)) < html.index(link(old))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", OWNERS)
def test_list_shows_its_own_public_articles_newest_first(client, kind):
    owner = OWNERS[kind]("Nước sạch nông thôn", description="Tin về nước sạch.")
    old = articles_of(kind, owner, published_at=ago(days=2))
    new = articles_of(kind, owner, published_at=ago(days=1))
    hidden = [articles_of(kind, owner, published_at=None), articles_of(kind, owner, published_at=ago(days=-1))]
    others = articles_of(kind, OWNERS[kind]())
    html = main_column(client.get(owner.get_absolute_url()).text)
    assert "<h1>Nước sạch nông thôn</h1>" in html
    assert "Tin về nước sạch." in html
    assert 0 < html.index(link(new)) < html.index(link(old))
    assert not [article for article in [*hidden, others] if link(article) in html]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", OWNERS)
def test_list_without_articles_says_so(client, kind):
    owner = OWNERS[kind]()
    articles_of(kind, owner, published_at=None)
    response = client.get(owner.get_absolute_url())
    assert response.status_code == 200
    assert EMPTY[kind] in response.text


@pytest.mark.django_db
@pytest.mark.parametrize("kind", OWNERS)
@pytest.mark.parametrize("slug", ["khong-co", "0", "9" * 200, "A-_-z"])
def test_list_of_an_unknown_owner_is_not_found(client, kind, slug):
    OWNERS[kind]("Giao thông")
    response = client.get(reverse(f"news:{kind}_detail", args=[slug]))
    assert response.status_code == 404
    assert "Không tìm thấy trang" in response.text


@pytest.mark.django_db
def test_topic_lists_an_article_of_two_topics_once(client):
    topic = make_topic()
    article = make_article(topics=[topic, make_topic()])
    assert main_column(client.get(topic.get_absolute_url()).text).count(link(article)) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("kind", OWNERS)
def test_list_has_the_latest_news_of_all_beside_it(client, kind):
    owner, article = OWNERS[kind](), make_article()
    make_article(published_at=None)
    make_withdrawn_article()
    box = part(client.get(owner.get_absolute_url()).text, ">Tin mới nhất</h2>", "</section>")
    assert re.findall(r'href="(/tin-tuc/[^"]+)"', box) == [article.get_absolute_url()]


@pytest.mark.django_db
def test_card_shows_title_lead_category_time_and_picture(client):
    photo = make_photo()
    with time_machine.travel(datetime(2022, 11, 9, 14, 14, tzinfo=UTC), tick=False):
        make_article(
            title="Lễ hội “Hoa Sen” & chợ quê <2022>",
            lead="Ngày 9/11, khai mạc.",
            category=make_category("Văn hóa - Thể thao"),
            photo=photo,
            published_at=ago(hours=3),
        )
        html = client.get(reverse("news:article_list")).text
    card = part(html, '<article class="article-card"', "</article>")
    assert "Lễ hội “Hoa Sen” &amp; chợ quê &lt;2022&gt;" in card
    assert "Ngày 9/11, khai mạc." in card
    assert "Văn hóa - Thể thao" in card
    assert '<time datetime="2022-11-09T18:14:00+07:00">3 giờ trước</time>' in card
    assert photo.avif_srcset() in card
    assert 'width="900" height="600"' in card


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["front_page", "article_list", "article_search", *OWNERS, "article"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_pages_answer_reading_only(client, kind, method):
    if kind in OWNERS:
        address = OWNERS[kind]().get_absolute_url()
    else:
        address = make_article().get_absolute_url() if kind == "article" else reverse(f"news:{kind}")
    assert client.head(address).status_code == 200
    assert getattr(client, method)(address).status_code == 405


@pytest.mark.django_db
def test_pages_set_no_cookie_and_look_the_same_to_everyone(client):
    article = make_article()
    for address in [reverse("news:front_page"), article.get_absolute_url(), article.category.get_absolute_url()]:
        first, second = client.get(address), client.get(address)
        assert not first.cookies
        assert first.content == second.content
