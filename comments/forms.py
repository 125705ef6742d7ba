"""What a reader's comment may contain."""

import re
from typing import Any

import phonenumbers
from django import forms
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comments import captcha
from comments.models import NOTICE_VERSION, Comment
from news.text import has_letters, plain

CONTENT_LENGTH = (10, 2000)  # characters, comment rule 1
NAME_LENGTH = 2  # characters
PHONE_DAYS = 90  # days from the decision on
IP_DAYS = 30  # days
OLD_MOBILE = re.compile(r"(?:\+?84|0)1[2689][0-9]{8}")  # mobile numbers before 2018
LINK = re.compile(r"https?://|www\.|\w\.(?:vn|com|net|org|info)\b", re.IGNORECASE)


def notice() -> str:
    """The short form of the personal data protection notice, for beside the consent box (glossary, section 4.2)."""
    return gettext(
        "The portal collects your full name (shown publicly with the comment) and phone number (optional, never shown) "
        "solely to review and verify comments. The phone number is erased %(phone_days)d days after the comment has "
        "been dealt with; the IP address after %(ip_days)d days. You may see or correct your data, withdraw consent, "
        "ask for erasure or complain via %(contact)s. Withdrawal does not affect processing that has already taken "
        "place."
    ) % {"phone_days": PHONE_DAYS, "ip_days": IP_DAYS, "contact": gettext("the Contact page")}


def _grouped(number: int) -> str:
    return number_format(number, force_grouping=True)


lazy_notice = lazy(notice, str)


class PlainCharField(forms.CharField):
    def to_python(self, value: Any) -> str:
        return plain(super().to_python(value) or "")


class CommentForm(forms.ModelForm):
    name = PlainCharField(
        label=_("Full name"),
        max_length=80,
        help_text=_("This name appears with your comment."),
        error_messages={"required": _("Please enter your full name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = PlainCharField(
        label=_("Phone number"),
        max_length=30,
        required=False,
        help_text=_("Not published. The editorial board uses it only to verify your comment."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    title = PlainCharField(
        label=_("Title"),
        max_length=150,
        error_messages={"required": _("Please enter a title.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    content = PlainCharField(
        label=_("Content"),
        help_text=_("Please type Vietnamese with diacritics. 10 to 2,000 characters."),
        error_messages={"required": _("Please enter the content.")},
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    more = forms.CharField(
        label=_("Do not fill in this field"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    captcha = captcha.SecurityCodeField(
        label=_("Security code"),
        help_text=_("If you cannot read the picture, send your comment through the Contact page."),
    )
    rules = forms.BooleanField(
        label=_("I have read and accept the comment rules."),
        error_messages={"required": _("You need to accept the comment rules.")},
    )
    consent = forms.BooleanField(
        label=_(
            "I consent to the processing of my full name and phone number as described in the personal data "
            "protection notice."
        ),
        required=False,
        help_text=lazy_notice(),
    )

    class Meta:
        model = Comment
        fields = ["name", "phone", "title", "content"]

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if len(name) < NAME_LENGTH:
            raise forms.ValidationError(
                _("Full name must have at least %(n)d characters."), params={"n": NAME_LENGTH}, code="min_length"
            )
        if not has_letters(name):
            raise forms.ValidationError(self.fields["name"].error_messages["required"], code="required")
        if LINK.search(name) or any(character.isdigit() for character in name):
            raise forms.ValidationError(_("Full name must not contain digits or links."), code="invalid")
        return name

    def clean_phone(self) -> str:
        """The number in E.164, read as a Vietnamese one where it names no country."""
        phone = self.cleaned_data["phone"]
        if not phone:
            return ""
        if OLD_MOBILE.fullmatch(re.sub(r"[ .()-]", "", phone)):
            raise forms.ValidationError(
                _("This is an old 11-digit number. Please enter the current 10-digit number."), code="old"
            )
        try:
            number = phonenumbers.parse(phone, "VN")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_valid_number(number):
            raise forms.ValidationError(
                _("The phone number is not valid. Example: 0912 345 678 or +84 912 345 678."), code="invalid"
            )
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def clean_title(self) -> str:
        title = " ".join(self.cleaned_data["title"].split())
        if not has_letters(title):
            raise forms.ValidationError(self.fields["title"].error_messages["required"], code="required")
        return title

    def clean_content(self) -> str:
        content = self.cleaned_data["content"]
        shortest, longest = CONTENT_LENGTH
        if not has_letters(content):
            raise forms.ValidationError(self.fields["content"].error_messages["required"], code="required")
        if len(content) < shortest:
            raise forms.ValidationError(
                _("The content must have at least %(n)d characters."), params={"n": shortest}, code="min_length"
            )
        if len(content) > longest:
            raise forms.ValidationError(
                _("The content must not exceed %(max)s characters (now %(n)s)."),
                params={"max": _grouped(longest), "n": _grouped(len(content))},
                code="max_length",
            )
        return content

    def clean_more(self) -> str:
        """The trap that only machines fill in."""
        if self.cleaned_data["more"]:
            raise forms.ValidationError(_("Do not fill in this field"), code="trap")
        return ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.instance.article.comments_open:
            raise forms.ValidationError(_("Comments are closed for this article."), code="closed")
        if cleaned.get("phone") and not cleaned.get("consent"):
            self.add_error(
                "consent",
                _("You need to consent to the processing of your data, or leave the phone number empty."),
            )
        if not self.errors:
            self._spend(*cleaned["captcha"])
        return cleaned

    def _spend(self, key: str, answer: str) -> None:
        """The security code, last of all: a typing error elsewhere does not cost it."""
        messages = self.fields["captcha"].error_messages
        if not captcha.is_live(key):
            self.add_error("captcha", forms.ValidationError(messages["expired"], code="expired"))
        elif not captcha.spend(key, answer):
            self.add_error("captcha", forms.ValidationError(messages["incorrect"], code="incorrect"))

    def save(self, commit: bool = True) -> Comment:
        if self.cleaned_data["consent"]:
            self.instance.consent_at = timezone.now()
            self.instance.notice_version = NOTICE_VERSION
        return super().save(commit)
