from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as ET

import pytest
from django.contrib.sites.models import Site
from django.urls import reverse
from django.utils import timezone

from news.feeds import LENGTH
from portal.models import SiteIdentity
from tests.factories import make_article, make_category, make_withdrawn_article

HOST = {"headers": {"host": "127.0.0.1:8000"}}


@pytest.fixture(autouse=True)
def _any_host(settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1", "testserver"]


def channel(client, category=None):
    address = reverse("news:category_feed", args=[category.slug]) if category else reverse("news:feed")
    response = client.get(address, **HOST)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    return ET.fromstring(response.content).find("channel")  # noqa: S314 - the portal's own XML


def titles(feed):
    return [item.findtext("title") for item in feed.findall("item")]


@pytest.mark.django_db
def test_feed_carries_the_name_and_tagline_of_the_site(client):
    SiteIdentity.objects.update(name="Cổng Tin Sông Nguyệt", tagline="Tin của xã")
    feed = channel(client)
    assert feed.findtext("title") == "Cổng Tin Sông Nguyệt"
    assert feed.findtext("description") == "Tin của xã"
    assert feed.findtext("language") == "vi"
    assert feed.findtext("link") == "http://127.0.0.1:8000/"


@pytest.mark.django_db
def test_feed_gives_an_article_exactly(client):
    article = make_article(
        title="Quỹ “Vì người nghèo” & 10,4 tỷ đồng <mới>",
        lead="HNP – Ngày 9/11, đạt 97,97%.",
        category=make_category("Mặt trận - Đoàn thể"),
        published_at=datetime(2022, 11, 9, 14, 14, tzinfo=UTC),
    )
    item = channel(client).find("item")
    assert item.findtext("title") == "Quỹ “Vì người nghèo” & 10,4 tỷ đồng <mới>"
    assert item.findtext("description") == "HNP – Ngày 9/11, đạt 97,97%."
    assert item.findtext("category") == "Mặt trận - Đoàn thể"
    assert item.findtext("link") == f"http://127.0.0.1:8000{article.get_absolute_url()}"
    assert item.findtext("guid") == item.findtext("link")
    assert parsedate_to_datetime(item.findtext("pubDate")) == article.published_at


@pytest.mark.django_db
def test_feed_is_newest_first_and_not_endless(client):
    category = make_category()
    moments = [timezone.now() - timedelta(hours=index + 1) for index in range(LENGTH + 2)]
    articles = [make_article(category=category, published_at=moment) for moment in moments]
    assert titles(channel(client)) == [article.title for article in articles[:LENGTH]]


@pytest.mark.django_db
def test_feeds_hold_only_public_articles(client):
    category = make_category()
    public = make_article(category=category)
    make_article(category=category, published_at=None)
    make_article(category=category, published_at=timezone.now() + timedelta(minutes=1))
    make_withdrawn_article(category=category)
    assert titles(channel(client)) == [public.title]
    assert titles(channel(client, category)) == [public.title]


@pytest.mark.django_db
def test_category_feed_holds_its_own_articles(client):
    category = make_category("Giao thông")
    article = make_article(category=category)
    make_article()
    feed = channel(client, category)
    assert feed.findtext("title") == f"Giao thông - {SiteIdentity.objects.get().name}"
    assert feed.findtext("link") == f"http://127.0.0.1:8000{category.get_absolute_url()}"
    assert titles(feed) == [article.title]


@pytest.mark.django_db
def test_feed_without_articles_is_valid(client):
    assert titles(channel(client)) == []
    assert titles(channel(client, make_category())) == []


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["khong-co", "0", "a" * 300])
def test_feed_of_an_unknown_category_is_not_found(client, slug):
    assert client.get(reverse("news:category_feed", args=[slug])).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("articles", [1, 29])
def test_feed_cost(client, django_assert_num_queries, articles):
    category = make_category()
    for _ in range(articles):
        make_article(category=category)
    Site.objects.clear_cache()
    with django_assert_num_queries(3):
        client.get(reverse("news:feed"))
    with django_assert_num_queries(3):
        client.get(reverse("news:category_feed", args=[category.slug]))
