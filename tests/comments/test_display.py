"""Where readers meet comments: under the article, on the page of all of them, in the receipt."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from comments.models import Comment
from tests.factories import make_article, make_comment

pytestmark = pytest.mark.django_db

HOSTILE = {
    "name": '<img src=x onerror="alert(1)">',
    "title": "<script>alert(2)</script>",
    "content": "<b>Đậm</b>\n\n</p></article><!-- {{ 7|add:1 }} {% now 'Y' %} -->&lt;i&gt;",
}


def list_address(article):
    return reverse("comments:comment_list", args=[article.slug, article.pk])


def fill(article, count):
    """That many approved comments, the first one sent the longest ago; two at a time in the same moment."""
    now = timezone.now()
    for number in range(count):
        comment = make_comment(article, title=f"Ý kiến thứ [{number}]")
        Comment.objects.filter(pk=comment.pk).update(created_at=now - timedelta(hours=count - number // 2))


def titles(response):
    return [part.split("]")[0] for part in response.content.decode().split("Ý kiến thứ [")[1:]]


def test_html_in_a_comment_is_shown_as_text(client):
    comment = make_comment(**HOSTILE)
    for address in (comment.article.get_absolute_url(), list_address(comment.article)):
        page = client.get(address).content.decode()
        assert not any(text in page for text in ("<img src=x", "<script>alert", "<b>Đậm", "<!-- {{"))
        assert HOSTILE["name"] in unescape(page)
        assert HOSTILE["title"] in unescape(page)
        assert "&amp;lt;i&amp;gt;" in page


def test_html_typed_into_the_form_comes_back_as_text(client):
    article = make_article()
    address = reverse("comments:comment_create", args=[article.slug, article.pk])
    page = client.post(address, HOSTILE).content.decode()
    assert not any(text in page for text in ("<img src=x", "<script>alert", "<b>Đậm", "<!-- {{"))


def test_paragraphs_and_lines_of_a_comment_are_kept(client):
    comment = make_comment(content="Đoạn một.\nDòng hai.\n\nĐoạn hai.")
    page = client.get(comment.article.get_absolute_url()).content.decode()
    assert "<p>Đoạn một.<br>Dòng hai.</p>" in page
    assert "<p>Đoạn hai.</p>" in page


def test_comment_shows_name_time_and_text_but_no_phone_or_code(client):
    comment = make_comment(name="Phạm Thử Nghiệm", phone="+84900000042", consent_at=timezone.now())
    moment = timezone.localtime(comment.created_at)
    for address in (comment.article.get_absolute_url(), list_address(comment.article)):
        page = client.get(address).content.decode()
        assert "Phạm Thử Nghiệm" in page
        assert f"{moment.day}/{moment.month}/{moment.year}, {moment:%H:%M}" in page
        assert not any(digits in page for digits in ("900000042", "900 000 042", comment.reference_code))


def test_comment_list_pages_through_every_comment_once_newest_first(client):
    article = make_article()
    fill(article, 45)
    seen, address = [], list_address(article)
    while address:
        response = client.get(address)
        seen += titles(response)
        older = response.context["page"].older
        address = f"{list_address(article)}?truoc={older}" if older else ""
    assert sorted(seen, key=int) == [str(number) for number in range(45)]
    assert seen == [str(number) for number in range(44, -1, -1)]


def test_comment_list_says_when_there_is_none(client):
    page = client.get(list_address(make_article())).content.decode()
    assert "Chưa có ý kiến nào. Hãy là người đầu tiên gửi ý kiến." in page


@pytest.mark.parametrize("cursor", ["x", "1", "1-", "-1-1", "1-1-1", "9" * 30 + "-1", "١-١", "1-1%00", ""])
def test_comment_list_refuses_a_cursor_it_never_made(client, cursor):
    assert client.get(f"{list_address(make_article())}?truoc={cursor}").status_code == 404


@pytest.mark.parametrize("count", [1, 50])
def test_comment_list_cost(client, django_assert_max_num_queries, count):
    article = make_article()
    fill(article, count)
    client.get(list_address(article))
    with django_assert_max_num_queries(5):
        client.get(list_address(article))


def test_closed_article_still_shows_its_comments(client):
    article = make_article(comments_open=False)
    make_comment(article, title="Ý kiến thứ [1]")
    for address in (article.get_absolute_url(), list_address(article)):
        response = client.get(address)
        assert titles(response) == ["1"]
        assert "Bài viết này đã đóng phần ý kiến." in response.content.decode()
        assert reverse("comments:comment_create", args=[article.slug, article.pk]) not in response.content.decode()
