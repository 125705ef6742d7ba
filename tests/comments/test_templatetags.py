from datetime import timedelta

import pytest
from django.template import Context, Template
from django.urls import reverse
from django.utils import timezone

from comments.models import Comment
from tests.factories import make_article, make_comment

pytestmark = pytest.mark.django_db

THREAD = Template("{% load comments %}{% comment_thread article %}")
Status = Comment.Status


def thread_of(article):
    return THREAD.render(Context({"article": article}))


def titles(html):
    return [part.split("]")[0] for part in html.split("Ý kiến thứ [")[1:]]


def test_thread_shows_public_comments_newest_first():
    article, other, now = make_article(), make_article(), timezone.now()
    for number in range(3):
        comment = make_comment(article, title=f"Ý kiến thứ [{number}]")
        Comment.objects.filter(pk=comment.pk).update(created_at=now - timedelta(hours=9 - number))
    make_comment(article, title="Ý kiến thứ [chờ]", status=Status.PENDING)
    make_comment(article, title="Ý kiến thứ [từ chối]", status=Status.REJECTED)
    make_comment(other, title="Ý kiến thứ [bài khác]")
    assert titles(thread_of(article)) == ["2", "1", "0"]


@pytest.mark.parametrize(
    ("counts", "heading"),
    [
        ({}, "Ý kiến bạn đọc</h2>"),
        ({Status.PENDING: 2, Status.REJECTED: 3}, "Ý kiến bạn đọc</h2>"),
        ({Status.APPROVED: 1, Status.PENDING: 2, Status.REJECTED: 3}, "Ý kiến bạn đọc (1)</h2>"),
        ({Status.APPROVED: 23, Status.PENDING: 1}, "Ý kiến bạn đọc (23)</h2>"),
    ],
)
def test_thread_counts_public_comments_only(counts, heading):
    article = make_article()
    for status, count in counts.items():
        for _ in range(count):
            make_comment(article, status=status)
    assert heading in " ".join(thread_of(article).split())


@pytest.mark.parametrize(("count", "is_linked"), [(20, False), (21, True)])
def test_thread_shows_twenty_and_links_to_the_rest(count, is_linked):
    article = make_article()
    for number in range(count):
        make_comment(article, title=f"Ý kiến thứ [{number}]")
    html = thread_of(article)
    assert len(titles(html)) == 20
    assert (f'href="{reverse("comments:comment_list", args=[article.slug, article.pk])}"' in html) is is_linked
    assert ("Xem thêm ý kiến" in html) is is_linked


def test_thread_without_comments_invites():
    article = make_article()
    html = thread_of(article)
    assert "Chưa có ý kiến nào. Hãy là người đầu tiên gửi ý kiến." in html
    assert f'href="{reverse("comments:comment_create", args=[article.slug, article.pk])}"' in html


def test_thread_of_a_closed_article_does_not_invite():
    article = make_article(comments_open=False)
    html = thread_of(article)
    assert "Bài viết này đã đóng phần ý kiến." in html
    assert "Hãy là người đầu tiên" not in html
    assert reverse("comments:comment_create", args=[article.slug, article.pk]) not in html


def test_every_comment_has_an_anchor_of_its_own():
    comment = make_comment()
    anchor = comment.get_absolute_url().partition("#")[2]
    assert f'id="{anchor}"' in thread_of(comment.article)


@pytest.mark.parametrize("count", [0, 1, 50])
def test_thread_costs_one_query(django_assert_num_queries, count):
    article = make_article()
    for _ in range(count):
        make_comment(article)
    with django_assert_num_queries(1):
        thread_of(article)
