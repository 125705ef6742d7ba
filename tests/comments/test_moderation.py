import threading

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connections

from comments import moderation
from comments.models import Comment, ModerationEntry
from tests.factories import make_comment, make_user

Status = Comment.Status
MODERATOR = "Người duyệt ý kiến"


@pytest.fixture
def moderator(db):
    return make_user(MODERATOR)


@pytest.mark.parametrize(
    ("move", "before", "after"),
    [
        (moderation.approve, Status.PENDING, Status.APPROVED),
        (moderation.approve, Status.REJECTED, Status.APPROVED),
        (moderation.reject, Status.PENDING, Status.REJECTED),
        (moderation.reject, Status.APPROVED, Status.REJECTED),
    ],
)
def test_decision_writes_status_version_and_one_log_entry(moderator, move, before, after):
    comment = make_comment(status=before)
    move(comment, by=moderator)
    stored = Comment.objects.get(pk=comment.pk)
    assert (stored.status, stored.version) == (after, 2)
    assert (comment.status, comment.version) == (after, 2)
    entry = ModerationEntry.objects.get()
    assert (entry.comment, entry.by, entry.from_status, entry.to_status) == (comment, moderator, before, after)


@pytest.mark.parametrize(
    ("move", "status"), [(moderation.approve, Status.APPROVED), (moderation.reject, Status.REJECTED)]
)
def test_decision_already_taken_is_a_conflict(moderator, move, status):
    comment = make_comment(status=status)
    with pytest.raises(moderation.ConflictError):
        move(comment, by=moderator)
    assert Comment.objects.get().version == 1
    assert not ModerationEntry.objects.exists()


def test_table_of_moves_names_every_decided_status():
    assert set(moderation.ALLOWED_FROM) == set(Status) - {Status.PENDING}


@pytest.mark.parametrize("move", [moderation.approve, moderation.reject])
@pytest.mark.parametrize("role", ["Phóng viên", "Biên tập viên", ""])
@pytest.mark.django_db
def test_decision_is_refused_to_others(move, role):
    comment = make_comment(status=Status.PENDING)
    with pytest.raises(PermissionDenied):
        move(comment, by=make_user(role))
    assert Comment.objects.get().status == Status.PENDING
    assert not ModerationEntry.objects.exists()


@pytest.mark.django_db
def test_decision_is_refused_to_a_stranger_and_to_a_closed_account():
    comment = make_comment(status=Status.PENDING)
    for user in (AnonymousUser(), make_user(MODERATOR, is_active=False)):
        with pytest.raises(PermissionDenied):
            moderation.approve(comment, by=user)
    assert Comment.objects.get().status == Status.PENDING


def test_decision_on_an_old_version_is_a_conflict(moderator):
    seen_long_ago = make_comment(status=Status.PENDING)
    moderation.reject(Comment.objects.get(), by=moderator)
    with pytest.raises(moderation.ConflictError):
        moderation.approve(seen_long_ago, by=moderator)
    assert Comment.objects.get().status == Status.REJECTED
    assert ModerationEntry.objects.count() == 1


def test_decision_on_an_old_version_of_the_same_status_is_a_conflict(moderator):
    seen_long_ago = make_comment(status=Status.PENDING)
    Comment.objects.update(version=3)
    with pytest.raises(moderation.ConflictError):
        moderation.approve(seen_long_ago, by=moderator)
    assert Comment.objects.get().status == Status.PENDING


def test_every_decision_stays_in_the_log(moderator):
    comment = make_comment(status=Status.PENDING)
    moderation.approve(comment, by=moderator)
    moderation.reject(comment, by=moderator)
    moderation.approve(comment, by=moderator)
    moves = list(ModerationEntry.objects.order_by("pk").values_list("from_status", "to_status"))
    assert moves == [("pending", "approved"), ("approved", "rejected"), ("rejected", "approved")]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(4))
def test_two_moderators_deciding_opposite_at_once_make_one_decision(_round):
    comment = make_comment(status=Status.PENDING)
    moderators = [make_user(MODERATOR), make_user(MODERATOR)]
    start, outcomes = threading.Barrier(2, timeout=10), []

    def decide(move, user):
        try:
            seen = Comment.objects.get(pk=comment.pk)
            user.has_perm("comments.change_comment")
            start.wait()
            move(seen, by=user)
            outcomes.append(seen.status)
        except moderation.ConflictError:
            outcomes.append("conflict")
        finally:
            connections.close_all()

    moves = zip([moderation.approve, moderation.reject], moderators, strict=True)
    threads = [threading.Thread(target=decide, args=pair) for pair in moves]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    comment.refresh_from_db()
    assert sorted(outcomes) == sorted([comment.status, "conflict"])
    assert comment.version == 2
    assert ModerationEntry.objects.get().to_status == comment.status
