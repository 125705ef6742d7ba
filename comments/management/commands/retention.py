"""Erases personal data when its time has come; for a daily cron job, safe to run twice."""

from datetime import timedelta
from typing import Any

from captcha.models import CaptchaStore
from django.core.management.base import BaseCommand
from django.db.models import Max
from django.utils import timezone

from comments.forms import PHONE_DAYS
from comments.models import Comment


class Command(BaseCommand):
    help = f"Erases telephone numbers {PHONE_DAYS} days after the last decision, and expired security codes."

    def handle(self, *args: Any, **options: Any) -> None:
        before = timezone.now() - timedelta(days=PHONE_DAYS)
        decided = Comment.objects.exclude(status=Comment.Status.PENDING).annotate(at=Max("moderation_entries__at"))
        due = decided.filter(at__lt=before).exclude(phone="").values("pk")
        erased = Comment.objects.filter(pk__in=due).update(phone="")
        CaptchaStore.remove_expired()
        self.stdout.write(f"Telephone numbers erased: {erased}")
