"""The list of articles: filters, search, what it shows, what it costs."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from news.admin import article_list
from news.models import Article
from tests.factories import make_article, make_category, make_revision, make_user, make_withdrawn_article
from tests.news.article_pages import LIST, address, words_of

pytestmark = pytest.mark.django_db

STATES = {
    "draft": "Bản nháp",
    "submitted": "Chờ duyệt",
    "returned": "Trả lại",
    "scheduled": "Hẹn giờ đăng",
    "live": "Đã đăng",
    "live_with_draft": "Đã đăng, có bản nháp (chờ duyệt)",
    "withdrawn": "Đã gỡ",
    "unreviewed": "Đã đăng chưa được duyệt lại",
}


def make(state):
    if state in {"draft", "submitted", "returned"}:
        article = make_article(published_at=None)
        article.revisions.update(
            state=state, submitted_at=F("saved_at"), reason="Thiếu số liệu" if state == "returned" else ""
        )
        return article
    if state == "scheduled":
        return make_article(published_at=timezone.now() + timedelta(days=1))
    if state == "withdrawn":
        return make_withdrawn_article()
    article = make_article()
    if state == "live_with_draft":
        make_revision(article, state="submitted")
    if state == "unreviewed":
        article.revisions.update(reviewer=None)
    return article


def found(client, **query):
    return list(client.get(reverse(LIST), query).context["cl"].result_list)


def rows(response):
    table = response.text.partition('id="result_list"')[2].partition("</table>")[0]
    return [words_of(row) for row in re.split("<tr", table)[2:]]


@pytest.mark.parametrize("state", STATES)
def test_list_filters_by_every_state_and_says_it_in_words(editor_client, state):
    articles = {name: make(name) for name in STATES}
    wanted = {state, "unreviewed"} if state == "live" else {state}
    response = editor_client.get(reverse(LIST), {"state": state})
    assert set(response.context["cl"].result_list) == {articles[name] for name in wanted}
    assert any(STATES[state] in row for row in rows(response))


def test_list_offers_every_state(editor_client):
    assert STATES.keys() - {"unreviewed"} == set(Article.State.values)
    filters = words_of(editor_client.get(reverse(LIST)).text.partition('id="changelist-filter"')[2])
    for words in [*map(str, Article.State.labels), "Chưa được duyệt lại"]:
        assert words in filters


@pytest.mark.parametrize("query", [{"state": "khong-co"}, {"category__id__exact": "abc"}, {"p": "x"}, {"o": "99.-99"}])
def test_list_copes_with_a_query_that_is_none(editor_client, query):
    make_article()
    assert editor_client.get(reverse(LIST), query, follow=True).status_code == 200


@pytest.mark.parametrize("words", ["lễ hội hoa sen", "le hoi", "LE HOI HOA SEN", "hoi sen", "Ngọc Đào", "ngoc dao"])
def test_list_searches_with_and_without_marks(editor_client, words):
    article = make_article(title="Khai mạc Lễ hội Hoa Sen", lead="Tại phường Ngọc Đào.")
    make_article()
    assert found(editor_client, q=words) == [article]


@pytest.mark.parametrize("words", ["\x00", "%", "'", "_", "x" * 1000])
def test_list_copes_with_any_search(editor_client, words):
    make_article()
    assert editor_client.get(reverse(LIST), {"q": words}, follow=True).status_code == 200


def test_list_filters_by_category(editor_client):
    category = make_category()
    article = make_article(category=category)
    make_article()
    assert found(editor_client, category__id__exact=category.pk) == [article]


def test_newest_stands_first_and_drafts_among_them_by_the_time_they_were_begun(editor_client):
    now = timezone.now()
    old, older = make_article(published_at=now - timedelta(days=1)), make_article(published_at=now - timedelta(days=2))
    draft, coming = make_article(published_at=None), make_article(published_at=now + timedelta(days=1))
    assert found(editor_client) == [coming, draft, old, older]


def test_list_says_who_wrote_what_where_and_when(editor_client):
    writer = make_user("Phóng viên", first_name="Nguyễn Văn Mẫu")
    article = make_article(created_by=writer, category=make_category("Giao thông"), title="Phân luồng")
    [row] = rows(editor_client.get(reverse(LIST)))
    day = timezone.localtime(article.published_at).strftime("%d/%m/%Y")
    for shown in ("Phân luồng", "Đã đăng", day, "Giao thông", "Nguyễn Văn Mẫu"):
        assert shown in row
    assert f'href="{address(article)}' in editor_client.get(reverse(LIST)).text


def test_list_has_no_bulk_actions(editor_client):
    make_article()
    assert 'name="action"' not in editor_client.get(reverse(LIST)).text


def test_pages_end_where_counting_ends(editor_client):
    draft = {"title": "Bản nháp", "slug": "ban-nhap", "category": make_category()}
    Article.objects.bulk_create(Article(**draft) for _article in range(article_list.COUNTED + 1))
    response = editor_client.get(reverse(LIST))
    assert response.context["cl"].result_count == article_list.COUNTED


def costly(queries):
    """Queries that count without an end: their cost grows with the table."""
    counting = [query["sql"] for query in queries if "COUNT(" in query["sql"].upper()]
    return [sql for sql in counting if "LIMIT" not in sql.upper()]


@pytest.mark.parametrize(
    "query",
    [{}, {"state": "draft"}, {"state": "unreviewed"}, {"q": "bai viet"}, {"_facets": "True"}, {"p": "1"}],
    ids=str,
)
@pytest.mark.parametrize("role", ["editor_client", "reporter_client", "managing_editor_client"])
def test_list_costs_the_same_for_1_and_30_rows_and_counts_no_table(request, role, query):
    client = request.getfixturevalue(role)

    def cost(rows):
        for _row in range(rows):
            make("unreviewed" if query.get("state") == "unreviewed" else "draft")
            make("live_with_draft")
        for article in Article.objects.filter(created_by=None):  # each by a writer of its own
            Article.objects.filter(pk=article.pk).update(created_by=make_user())
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse(LIST), query).status_code == 200
        assert costly(captured.captured_queries) == []
        return len(captured)

    few, many = cost(1), cost(29)
    assert few == many <= 14
