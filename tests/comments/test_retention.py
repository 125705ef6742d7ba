from datetime import timedelta

import pytest
from captcha.models import CaptchaStore
from django.core.management import call_command
from django.utils import timezone

from comments.models import Comment, ModerationEntry
from tests.factories import make_comment, make_user

pytestmark = pytest.mark.django_db

PHONE = {"phone": "+84900000042", "notice_version": "1.0"}


def decided(days_ago, *, status="approved"):
    comment = make_comment(status=status, consent_at=timezone.now(), **PHONE)
    entry = ModerationEntry.objects.create(comment=comment, by=make_user(), from_status="pending", to_status="approved")
    ModerationEntry.objects.filter(pk=entry.pk).update(at=timezone.now() - timedelta(days=days_ago))
    return comment


@pytest.mark.parametrize(
    ("days_ago", "status", "kept"), [(89, "approved", True), (91, "approved", False), (91, "rejected", False)]
)
def test_phone_number_is_erased_ninety_days_after_the_decision(capsys, days_ago, status, kept):
    comment = decided(days_ago, status=status)
    call_command("retention")
    comment.refresh_from_db()
    assert bool(comment.phone) is kept
    assert f"{0 if kept else 1}" in capsys.readouterr().out


def test_phone_number_stays_while_a_newer_decision_is_young():
    comment = decided(200)
    ModerationEntry.objects.create(comment=comment, by=make_user(), from_status="approved", to_status="rejected")
    call_command("retention")
    assert Comment.objects.get().phone == PHONE["phone"]


def test_phone_number_stays_while_the_comment_waits():
    make_comment(status="pending", consent_at=timezone.now(), **PHONE)
    Comment.objects.update(created_at=timezone.now() - timedelta(days=200))
    call_command("retention")
    assert Comment.objects.get().phone == PHONE["phone"]


def test_expired_security_codes_are_erased_and_live_ones_stay():
    expired, live = CaptchaStore.generate_key(), CaptchaStore.generate_key()
    CaptchaStore.objects.filter(hashkey=expired).update(expiration=timezone.now() - timedelta(seconds=1))
    call_command("retention")
    assert CaptchaStore.objects.get().hashkey == live
