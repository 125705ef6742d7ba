from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse
from django.utils import timezone

from news.sitemaps import ArticleSitemap
from tests.factories import make_article, make_category, make_withdrawn_article

NAMESPACE = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9"}
ROOT = "http://testserver"


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    return ET.fromstring(response.content)  # noqa: S314 - the portal's own XML


def locations(client, address):
    return [found.text for found in read(client, address).findall(".//map:loc", NAMESPACE)]


def articles_part():
    return reverse("news:sitemap", args=["articles"])


@pytest.mark.django_db
def test_index_leads_to_every_part(client):
    article = make_article()
    parts = locations(client, reverse("news:sitemap_index"))
    assert all(part.startswith(ROOT) for part in parts)
    found = [location for part in parts for location in locations(client, part.removeprefix(ROOT))]
    assert sorted(found) == sorted(ROOT + one.get_absolute_url() for one in [article, article.category])


@pytest.mark.django_db
def test_addresses_carry_the_host_that_was_asked(client, settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    article = make_article()
    response = client.get(articles_part(), headers={"host": "127.0.0.1:8000"})
    assert f"<loc>http://127.0.0.1:8000{article.get_absolute_url()}</loc>" in response.text


@pytest.mark.django_db
def test_addresses_are_secure_where_the_request_was(client):
    make_article()
    assert "<loc>https://testserver/" in client.get(articles_part(), secure=True).text


@pytest.mark.django_db
def test_sitemap_holds_only_public_articles(client):
    public = make_article()
    make_article(published_at=None)
    make_article(published_at=timezone.now() + timedelta(minutes=1))
    make_withdrawn_article()
    assert locations(client, articles_part()) == [ROOT + public.get_absolute_url()]


@pytest.mark.django_db
def test_sitemap_dates_an_article_by_its_day_in_hanoi(client):
    make_article(published_at=datetime(2022, 11, 9, 23, 30, tzinfo=UTC))
    found = read(client, articles_part()).findtext(".//map:lastmod", namespaces=NAMESPACE)
    assert found == "2022-11-10"


@pytest.mark.django_db
def test_long_sitemap_has_several_parts_that_hold_each_article_once(client, monkeypatch):
    monkeypatch.setattr(ArticleSitemap, "limit", 2)
    category = make_category()
    articles = [make_article(category=category) for _ in range(5)]
    parts = [part for part in locations(client, reverse("news:sitemap_index")) if "articles" in part]
    assert len(parts) == 3
    found = [location for part in parts for location in locations(client, part.removeprefix(ROOT))]
    assert sorted(found) == sorted(ROOT + article.get_absolute_url() for article in articles)


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["0", "-1", "2", "abc", "", "9" * 30, "1.5", "\x00"])
def test_part_that_is_none_is_not_found(client, page):
    make_article()
    assert client.get(articles_part(), {"p": page}).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("section", ["comments", "drafts", "0", "articles-2"])
def test_section_that_is_none_is_not_found(client, section):
    assert client.get(reverse("news:sitemap", args=[section])).status_code == 404


@pytest.mark.django_db
def test_sitemaps_without_articles_are_valid(client):
    assert locations(client, articles_part()) == []
    assert locations(client, reverse("news:sitemap_index"))


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["sitemap_index", "sitemap"])
def test_sitemaps_answer_reading_only(client, name):
    address = reverse(f"news:{name}", args=["articles"] if name == "sitemap" else [])
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("articles", [1, 50])
def test_sitemap_cost(client, django_assert_num_queries, articles):
    category = make_category()
    for _ in range(articles):
        make_article(category=category)
    with django_assert_num_queries(2):
        client.get(articles_part())


@pytest.mark.django_db
def test_robots_are_told_where_the_sitemap_is(client):
    assert f"Sitemap: {ROOT}{reverse('news:sitemap_index')}" in client.get(reverse("robots")).text
