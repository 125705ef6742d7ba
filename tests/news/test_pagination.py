import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from news.pagination import PAGE_SIZE
from tests.factories import make_article, make_author, make_category, make_topic

ADDRESS = "news:article_list"
BAD_CURSORS = {
    "empty": "",
    "space": " ",
    "word": "abc",
    "one number": "1668003240000000",
    "no number": "1668003240000000-",
    "no moment": "-12",
    "negative moment": "-1668003240000000-12",
    "negative number": "1668003240000000--12",
    "plus sign": "+1668003240000000-12",
    "decimal": "1668003240.5-12",
    "exponent": "1e9-12",
    "underscores": "1_668-12",
    "three parts": "1668003240000000-12-13",
    "leading space": " 1668003240000000-12",
    "trailing line end": "1668003240000000-12\n",
    "NUL": "1668003240000000-12\x00",
    "full-width digits": "１６６８００３２４０００００００-１２",
    "Arabic digits": "١٦٦٨-١٢",
    "superscript": "1668003240000000-1²",
    "moment after the last year": "999999999999999999-12",
    "number above bigint": "1668003240000000-9999999999999999999",
    "ten thousand digits": "9" * 10_000 + "-1",
    "quotes": "1668003240000000-12' OR '1'='1",
    "date": "2022-11-09",
    "not a number": "nan-inf",
}


def shown(response):
    """The numbers of the articles on the page, in order."""
    return [int(number) for number in re.findall(r'<h2><a href="/tin-tuc/[^"]*-(\d+)/"', response.text)]


def next_page(response):
    match = re.search(r'rel="next" href="([^"]+)"', response.text)
    return match and match[1].replace("&amp;", "&")


def walk(client, address, query="?"):
    """Each page's article numbers, following the link to older news to its end."""
    pages = []
    while query:
        response = client.get(address + query)
        pages.append(shown(response))
        query = next_page(response)
    return pages


def make_articles(amount, **fields):
    """Four at a time share their moment to the microsecond."""
    category, moment = make_category(), timezone.now() - timedelta(days=1)
    fields.setdefault("category", category)
    return [make_article(published_at=moment - timedelta(hours=index // 4), **fields) for index in range(amount)]


@pytest.mark.django_db
@pytest.mark.parametrize("amount", [1, PAGE_SIZE - 1, PAGE_SIZE, PAGE_SIZE + 1, 2 * PAGE_SIZE, 2 * PAGE_SIZE + 3])
def test_walk_through_all_pages_sees_each_article_once_newest_first(client, amount):
    articles = make_articles(amount)
    pages = walk(client, reverse(ADDRESS))
    expected = [article.pk for article in sorted(articles, key=lambda a: (a.published_at, a.pk), reverse=True)]
    assert [number for page in pages for number in page] == expected
    assert [len(page) for page in pages[:-1]] == [PAGE_SIZE] * (len(pages) - 1)
    assert len(pages) == -(-amount // PAGE_SIZE)


@pytest.mark.django_db
def test_walk_through_articles_of_one_moment_sees_each_once(client):
    category, moment = make_category(), timezone.now() - timedelta(days=1)
    numbers = [make_article(category=category, published_at=moment).pk for _ in range(2 * PAGE_SIZE + 5)]
    pages = walk(client, reverse(ADDRESS))
    assert [number for page in pages for number in page] == numbers[::-1]


@pytest.mark.django_db
def test_news_published_meanwhile_moves_no_article_between_pages(client):
    make_articles(PAGE_SIZE + 5)
    first = client.get(reverse(ADDRESS))
    make_article()
    second = client.get(reverse(ADDRESS) + next_page(first))
    assert len(shown(second)) == 5
    assert not set(shown(first)) & set(shown(second))


@pytest.mark.django_db
def test_microseconds_separate_articles(client):
    category, moment = make_category(), timezone.now() - timedelta(days=1)
    times = [moment - timedelta(microseconds=index) for index in range(PAGE_SIZE + 3)]
    numbers = [make_article(category=category, published_at=time).pk for time in times]
    assert [number for page in walk(client, reverse(ADDRESS)) for number in page] == numbers


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["category", "author", "topic"])
def test_every_list_turns_its_own_pages(client, kind):
    make = {"category": make_category, "author": make_author, "topic": make_topic}[kind]
    owner = make()
    articles = make_articles(PAGE_SIZE + 2, **({"topics": [owner]} if kind == "topic" else {kind: owner}))
    make_articles(3)
    pages = walk(client, owner.get_absolute_url())
    assert [len(page) for page in pages] == [PAGE_SIZE, 2]
    assert {number for page in pages for number in page} == {article.pk for article in articles}


@pytest.mark.django_db
def test_archive_turns_its_pages(client):
    articles = make_articles(PAGE_SIZE + 2)
    moments = {timezone.localtime(article.published_at) for article in articles}
    addresses = {reverse("news:archive_day", args=[day.year, day.month, day.day]) for day in moments}
    seen = [number for address in addresses for page in walk(client, address) for number in page]
    assert sorted(seen) == sorted(article.pk for article in articles)


@pytest.mark.django_db
def test_search_turns_its_pages(client):
    articles = make_articles(PAGE_SIZE + 2, title="Phân loại rác tại nguồn & tái chế")
    make_articles(3)
    pages = walk(client, reverse("news:article_search"), "?" + urlencode({"q": "rác & tái"}))
    assert [len(page) for page in pages] == [PAGE_SIZE, 2]
    assert {number for page in pages for number in page} == {article.pk for article in articles}


@pytest.mark.django_db
def test_last_page_leads_back_to_the_newest_and_no_further(client):
    make_articles(PAGE_SIZE + 1)
    first = client.get(reverse(ADDRESS))
    assert "Tin cũ hơn" in first.text
    assert "Về tin mới nhất" not in first.text
    last = client.get(reverse(ADDRESS) + next_page(first))
    assert "Tin cũ hơn" not in last.text
    assert "Về tin mới nhất" in last.text


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", BAD_CURSORS.values(), ids=BAD_CURSORS.keys())
def test_bad_cursor_is_not_found(client, cursor):
    make_article()
    assert client.get(reverse(ADDRESS), {"truoc": cursor}).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", ["", "abc", "１-１"])
@pytest.mark.parametrize("kind", ["category", "author", "topic", "archive", "search"])
def test_bad_cursor_is_not_found_on_any_list(client, kind, cursor):
    addresses = {
        "category": lambda: make_category().get_absolute_url(),
        "author": lambda: make_author().get_absolute_url(),
        "topic": lambda: make_topic().get_absolute_url(),
        "archive": lambda: reverse("news:archive_year", args=[2022]),
        "search": lambda: reverse("news:article_search"),
    }
    assert client.get(addresses[kind](), {"q": "tin", "truoc": cursor}).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", ["0-0", "1-1", "99999999999999999-999999999999999999"])
def test_cursor_beyond_either_end_is_an_ordinary_page(client, cursor):
    article = make_article()
    response = client.get(reverse(ADDRESS), {"truoc": cursor})
    assert response.status_code == 200
    assert shown(response) == ([article.pk] if cursor.startswith("9") else [])


@pytest.mark.django_db
def test_pages_are_found_without_offset_or_count(client, django_assert_max_num_queries):
    make_articles(PAGE_SIZE + 3)
    query = next_page(client.get(reverse(ADDRESS)))
    with django_assert_max_num_queries(5) as captured:
        client.get(reverse(ADDRESS) + query)
    for executed in captured.captured_queries:
        assert "OFFSET" not in executed["sql"]
        assert "COUNT(" not in executed["sql"]
