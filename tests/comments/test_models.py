import string
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from comments.models import Comment, ModerationEntry
from tests.factories import make_article, make_comment, make_user, make_withdrawn_article

pytestmark = pytest.mark.django_db

Status = Comment.Status


def public_article():
    return make_article()


def draft_article():
    return make_article(published_at=None)


def scheduled_article():
    return make_article(published_at=timezone.now() + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("status", "make", "is_public"),
    [
        (Status.APPROVED, public_article, True),
        (Status.APPROVED, draft_article, False),
        (Status.APPROVED, scheduled_article, False),
        (Status.APPROVED, make_withdrawn_article, False),
        (Status.PENDING, public_article, False),
        (Status.PENDING, make_withdrawn_article, False),
        (Status.REJECTED, public_article, False),
        (Status.REJECTED, scheduled_article, False),
    ],
)
def test_public_comments_are_approved_ones_under_public_articles(status, make, is_public):
    comment = make_comment(make(), status=status)
    assert Comment.objects.public().filter(pk=comment.pk).exists() is is_public


def test_comment_becomes_public_with_its_article(time_machine):
    comment = make_comment(make_article(published_at=timezone.now() + timedelta(minutes=5)))
    assert not Comment.objects.public().exists()
    time_machine.move_to(timezone.now() + timedelta(minutes=6))
    assert Comment.objects.public().get() == comment


def test_new_comment_is_pending_with_version_one():
    comment = Comment.objects.create(article=make_article(), name="Lê Minh Họa", title="Hỏi thêm", content="Nội dung.")
    assert (comment.status, comment.version) == (Status.PENDING, 1)


def test_pending_holds_only_what_waits():
    article = make_article()
    waiting = make_comment(article, status=Status.PENDING)
    make_comment(article, status=Status.APPROVED)
    make_comment(article, status=Status.REJECTED)
    assert list(Comment.objects.pending()) == [waiting]


def test_newest_first_breaks_ties_by_number():
    article, moment = make_article(), timezone.now()
    old, first, second = (make_comment(article) for _ in range(3))
    Comment.objects.filter(pk__in=[first.pk, second.pk]).update(created_at=moment)
    Comment.objects.filter(pk=old.pk).update(created_at=moment - timedelta(days=1))
    assert list(Comment.objects.newest_first()) == [second, first, old]


def test_pending_first_puts_the_longest_waiting_on_top_and_the_decided_below():
    article, now = make_article(), timezone.now()

    def sent(status, days_ago):
        comment = make_comment(article, status=status)
        Comment.objects.filter(pk=comment.pk).update(created_at=now - timedelta(days=days_ago))
        return comment

    approved_new, approved_old = sent(Status.APPROVED, 1), sent(Status.APPROVED, 9)
    rejected = sent(Status.REJECTED, 4)
    waits_short, waits_long = sent(Status.PENDING, 2), sent(Status.PENDING, 8)
    assert list(Comment.objects.pending_first()) == [waits_long, waits_short, approved_new, rejected, approved_old]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"phone": "+84900000001"}, id="phone without consent"),
        pytest.param({"status": "hidden"}, id="unknown status"),
        pytest.param({"status": ""}, id="no status"),
    ],
)
def test_database_refuses_impossible_comment(fields):
    with pytest.raises(IntegrityError):
        make_comment(make_article(), **fields)


def test_database_accepts_a_phone_number_with_consent():
    comment = make_comment(phone="+84900000001", consent_at=timezone.now(), notice_version="1.0")
    assert Comment.objects.get(pk=comment.pk).phone == "+84900000001"


def test_database_refuses_a_second_comment_with_the_same_reference_code():
    comment = make_comment()
    with pytest.raises(IntegrityError):
        make_comment(comment.article, reference_code=comment.reference_code)


def test_reference_codes_have_ten_characters_that_are_not_misread():
    article = make_article()
    codes = [make_comment(article).reference_code for _ in range(50)]
    assert len(set(codes)) == 50
    assert {len(code) for code in codes} == {10}
    assert set("".join(codes)) <= set(string.ascii_uppercase + string.digits) - set("01IO") | {"L"}


def test_comment_text_is_stored_in_one_normal_form():
    comment = make_comment(
        name="Le\u0302 Minh Ho\u0323a", title="Ho\u0309i", content="Ca\u0302u ho\u0309i cu\u0309a to\u0302i."
    )
    comment.refresh_from_db()
    assert (comment.name, comment.title, comment.content) == ("Lê Minh Họa", "Hỏi", "Câu hỏi của tôi.")


def test_comment_address_is_its_place_under_the_article():
    comment = make_comment()
    assert comment.get_absolute_url() == f"{comment.article.get_absolute_url()}#y-kien-{comment.pk}"


def test_comment_goes_with_its_article():
    comment = make_comment()
    comment.article.delete()
    assert not Comment.objects.exists()


def test_moderation_entry_reads_as_from_and_to():
    entry = ModerationEntry.objects.create(
        comment=make_comment(), by=make_user(), from_status=Status.PENDING, to_status=Status.APPROVED
    )
    assert str(entry) == "Chờ duyệt → Đã duyệt"
