"""An article's text, and beside it what the buttons “Publish” and “Withdraw” need to know."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminSplitDateTime, AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.models import Article

FOREIGN_PICTURE = re.compile(rf"<img[^>]*\ssrc=\"(?!/{settings.MEDIA_URL.strip('/')}/photos/)", re.IGNORECASE)


class ArticleForm(forms.ModelForm):
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    publish_at = forms.SplitDateTimeField(
        label=gettext_lazy("Publishing time"),
        required=False,
        help_text=gettext_lazy("Leave empty to publish at once; a time ahead schedules the article. Hanoi clock."),
        error_messages={
            "invalid_date": gettext_lazy("Enter both the date (day/month/year) and the time (hour:minute)."),
            "invalid_time": gettext_lazy("Enter both the date (day/month/year) and the time (hour:minute)."),
        },
        widget=AdminSplitDateTime,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason for withdrawal"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Needed by “Withdraw” only. It stays in the log; readers do not see it."),
        widget=AdminTextInputWidget,
    )

    class Meta:
        model = Article
        fields = ["title", "kicker", "category", "dateline", "lead", "photo", "body", "topics", "author", "source"]
        fields += ["comments_open"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen_version"] = self.instance.version
            if self.instance.state == Article.State.SCHEDULED:
                self.initial["publish_at"] = self.instance.published_at.replace(
                    second=0, microsecond=0
                )  # as it is shown

    def clean_body(self) -> str:
        if FOREIGN_PICTURE.search(self.cleaned_data["body"]):
            raise ValidationError(_("Pictures in the text must come from the photo library."), code="foreign_picture")
        return self.cleaned_data["body"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.instance.pk and cleaned.get("seen_version") != self.instance.version:
            raise ValidationError(
                _(
                    "Someone else has changed this article since you opened it. Nothing was saved. Your text is still "
                    "here: open the article in another window and compare."
                ),
                code="conflict",
            )
        self._check_publishing_time(cleaned.get("publish_at"))
        self._check_reason((cleaned.get("reason") or "").strip())
        return cleaned

    def _check_publishing_time(self, publish_at: Any) -> None:
        if "_publish" in self.data and publish_at and publish_at <= timezone.now():
            self.add_error("publish_at", _("The publishing time must lie in the future."))
        elif "_publish" not in self.data and publish_at and "publish_at" in self.changed_data:
            self.add_error("publish_at", _("Press “Publish” to schedule the article, or clear the publishing time."))

    def _check_reason(self, reason: str) -> None:
        if "_withdraw" in self.data and not reason:
            self.add_error("reason", _("Please say why the article is withdrawn."))
        elif "_withdraw" not in self.data and reason:
            self.add_error("reason", _("Press “Withdraw” to withdraw the article, or clear the reason."))
