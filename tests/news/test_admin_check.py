import pytest
from django.urls import reverse

from news.models import Article, Revision
from tests.factories import make_article, make_category, make_photo, make_topic

pytestmark = pytest.mark.django_db


def address(article=None):
    return (
        reverse("admin:news_article_check", args=[article.pk]) if article else reverse("admin:news_article_check_new")
    )


def form(**fields):
    """A form with nothing to mend, changed in part."""
    typed = {"title": "Mở chợ đêm", "slug": "", "lead": "Sáng nay, chợ mở.", "body": "<p>Chợ mở cửa.</p>"}
    typed |= {"category": make_category().pk, "topics": [make_topic().pk], "change": "minor"}
    return typed | fields


def check(client, article=None, **fields):
    response = client.post(address(article), form(**fields))
    assert response.status_code == 200
    return response.json()


def test_sound_form_has_nothing_to_mend(editor_client):
    found = check(editor_client)
    assert "Không có gì phải sửa, bài viết đã sẵn sàng." in found["findings_html"]
    assert (found["words"], found["minutes"]) == (7, 1)
    assert "7 chữ" in found["findings_html"]


def test_findings_lead_to_their_fields_errors_first(editor_client):
    photo = make_photo(alternative_text="", caption="Hồ thu")
    found = check(editor_client, lead="", topics=[], photo=photo.pk, body='<p>Xem <a href="/admin/">đây</a></p>')
    html = found["findings_html"]
    assert "Cần sửa trước khi đăng (4)" in html
    assert "Nên xem lại (1)" in html
    assert html.index("Cần sửa trước khi đăng") < html.index("Nên xem lại")
    assert all(f'href="#id_{field}"' in html for field in ("lead", "photo", "body", "topics"))
    assert "Hồ thu" in html


def test_whatever_was_typed_is_escaped(editor_client):
    body = '<p>Tin <a href="/khong-co/">&lt;script&gt;alert(1)&lt;/script&gt;</a></p><script>alert(2)</script>'
    html = check(editor_client, body=body)["findings_html"]
    assert "&lt;script&gt;alert(1)" in html
    assert "<script" not in html


def test_address_follows_the_slug_or_the_title(editor_client):
    article = make_article(published_at=None, slug="cu")
    assert (
        check(editor_client, article, title="Đường mới")["address"]
        == f"http://testserver/tin-tuc/duong-moi-{article.pk}/"
    )
    assert check(editor_client, article, slug="tu-dat")["address"] == f"http://testserver/tin-tuc/tu-dat-{article.pk}/"
    assert check(editor_client, article, slug="Tự đặt")["address"] == f"http://testserver/tin-tuc/tu-dat-{article.pk}/"
    assert check(editor_client, title="Đường mới")["address"] == "http://testserver/tin-tuc/duong-moi-…/"


@pytest.mark.parametrize(
    ("published", "slug", "changes"),
    [(True, "cu", False), (True, "moi", True), (True, "", True), (False, "moi", False)],
)
def test_new_slug_of_a_published_article_is_told(editor_client, published, slug, changes):
    article = make_article(slug="cu") if published else make_article(slug="cu", published_at=None)
    assert check(editor_client, article, slug=slug)["slug_changes"] is changes


def test_kind_of_change_is_checked_on_a_published_article(editor_client):
    html = check(editor_client, make_article(), change="correction", wrong="", right="")["findings_html"]
    assert 'href="#id_wrong"' in html
    assert 'href="#id_right"' in html


@pytest.mark.parametrize(
    "fields",
    [
        {"category": "987654", "topics": ["x", "-1", "²", "9" * 40], "photo": "987654"},
        {"category": "", "author": "<b>", "related": ["0"], "attachments": ["1.5"], "change": "sai"},
        {"featured_until_0": "32/13/2022", "featured_until_1": "mai", "breaking_until_0": "\x00"},
        {"title": "\x00", "slug": "\x00", "lead": "\ufffd" * 2000, "body": "<p><<<a href='//[::1'>\x00</"},
        {"slug": "a" * 5000, "body": "<ul>" * 500 + "<td>" * 500},
    ],
)
def test_form_that_is_not_valid_is_checked_all_the_same(editor_client, fields):
    assert check(editor_client, **fields)["findings_html"]
    assert check(editor_client, make_article(), **fields)["findings_html"]


def test_empty_post_is_checked_all_the_same(editor_client):
    found = editor_client.post(address(), {}).json()
    assert (found["words"], found["minutes"], found["address"]) == (0, 0, "http://testserver/tin-tuc/tin-…/")
    assert "Bài viết chưa có tiêu đề." in found["findings_html"]


def test_check_writes_nothing(editor_client):
    article = make_article(title="Cũ")
    revisions = Revision.objects.count()
    check(editor_client, article, title="Mới")
    check(editor_client, title="Mới")
    assert Revision.objects.count() == revisions
    assert list(Article.objects.values_list("title", flat=True)) == ["Cũ"]


def test_check_is_only_posted_and_only_by_the_newsroom(client, editor_client, moderator_client):
    article = make_article()
    for one in (address(), address(article)):
        assert editor_client.get(one).status_code == 405
        assert client.post(one, {}).status_code == 302
        assert moderator_client.post(one, {}).status_code == 403


@pytest.mark.parametrize("number", [1, 9])
def test_check_costs_the_same_for_few_and_many(editor_client, django_assert_num_queries, number):
    article = make_article()
    body = "".join(f'<p><a href="{make_article().get_absolute_url()}">Bài</a></p>' for _ in range(number))
    fields = {"topics": [make_topic().pk for _ in range(number)], "related": [make_article().pk for _ in range(number)]}
    typed = form(body=body, **fields)
    with django_assert_num_queries(11):
        editor_client.post(address(article), typed)
