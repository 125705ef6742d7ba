from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from news.models import Attachment
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_comment,
    make_photo,
    make_revision,
    make_topic,
)

MOST = {
    "front_page": 8,
    "article": 11,  # with photos in its text, changes, attachments, related ones
    "correction_list": 5,
    "category": 5,
    "topic": 5,
    "author": 5,
    "article_list": 5,
    "article_search": 5,
}
FEWEST = {"front_page": 5}  # lead, seconds and one block


def fill(rows):
    """So many articles of one category, author and topic, so many comments under the newest; the newest."""
    shared = {"category": make_category(), "author": make_author(), "photo": make_photo()}
    body = f'<p>Nội dung</p><figure><img src="/media/photos/a.webp" data-file="{shared["photo"].pk}"></figure>' * rows
    topics = [make_topic() for _ in range(min(rows, 5))]
    for index in range(rows):
        moment = timezone.now() - timedelta(minutes=rows - index)
        article = make_article(published_at=moment, updated_at=moment, topics=topics, body=body, **shared)
        for change in ("correction", "significant"):
            make_revision(article, state="approved", change=change, change_note="Sửa", wrong="97%", right="79%")
        make_category()
    for _ in range(rows):
        make_comment(article)
        article.related.add(make_article(published_at=timezone.now() - timedelta(days=1), category=shared["category"]))
        article.attachments.add(Attachment.objects.create(name="a.pdf", title="Tệp", size=1, file="a.pdf"))
        make_revision(article, state="approved", change="correction", wrong="97%", right="79%")
    return article


def address(kind, article):
    if kind in {"category", "author"}:
        return getattr(article, kind).get_absolute_url()
    if kind == "topic":
        return article.topics.first().get_absolute_url()
    return article.get_absolute_url() if kind == "article" else f"{reverse(f'news:{kind}')}?q=noi+dung"


def cost(client, django_assert_max_num_queries, kind, rows):
    target = address(kind, fill(rows))
    cache.clear()
    with django_assert_max_num_queries(MOST[kind]) as captured:
        assert client.get(target).status_code == 200
    return len(captured)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", MOST)
def test_page_costs_the_same_few_queries_for_few_and_many_rows(client, django_assert_max_num_queries, kind):
    few = cost(client, django_assert_max_num_queries, kind, FEWEST.get(kind, 1))
    many = cost(client, django_assert_max_num_queries, kind, 50)
    assert few == many
