"""The form in which an article is written. It holds the open draft, never the row that readers see."""

import re
from copy import copy
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.body import MAX_LENGTH
from news.content import EMPTY, MANY, Content, content_of, fill
from news.figures import with_current_files
from news.models import Article, Revision
from news.text import SLUG_LENGTH, slugify

FOREIGN_PICTURE = re.compile(rf"<img[^<>]*\ssrc=\"(?!/{settings.MEDIA_URL.strip('/')}/photos/)", re.IGNORECASE)
NOTHING = EMPTY | {"comments_open": False}
WORDS = ("note", "change", "change_note", "wrong", "right")  # a revision's own, beside its content
BOTH_PARTS = {
    "invalid_date": gettext_lazy("Enter both the date (day/month/year) and the time (hour:minute)."),
    "invalid_time": gettext_lazy("Enter both the date (day/month/year) and the time (hour:minute)."),
}


def moment_field(label: Any, help_text: Any = "") -> forms.SplitDateTimeField:
    """A moment on the Hanoi clock, day first."""
    return forms.SplitDateTimeField(
        label=label, required=False, help_text=help_text, error_messages=BOTH_PARTS, widget=AdminSplitDateTime
    )


class ArticleForm(forms.ModelForm):
    typed: QueryDict | None = None  # what autosave kept, when the editor asked for it back
    holds_draft = True  # for who may only read, the form shows the row; the review page shows the draft

    seen_version = forms.IntegerField(label="", widget=forms.HiddenInput, required=False)
    slug = forms.CharField(
        label=gettext_lazy("Slug"),
        required=False,
        max_length=SLUG_LENGTH,
        help_text=gettext_lazy("Leave empty to make it from the title."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    featured_until = moment_field(
        gettext_lazy("Featured on the home page until"), gettext_lazy("Empty: not featured. The mark ends by itself.")
    )
    breaking_until = moment_field(
        gettext_lazy("Breaking news until"), gettext_lazy("Empty: no “breaking” mark. The mark ends by itself.")
    )
    change = forms.ChoiceField(
        label=gettext_lazy("Kind of change"),
        choices=Revision.Change,
        required=False,
        initial=Revision.Change.MINOR,
        widget=forms.RadioSelect,
    )

    note = forms.CharField(
        label=gettext_lazy("Note for colleagues"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("What you did, or what the reviewer should look at. Readers never see it."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    change_note = forms.CharField(
        label=gettext_lazy("Public note on the change"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("For a significant change: one sentence, shown under the article with the time."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    wrong = forms.CharField(
        label=gettext_lazy("What was wrong"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("For a correction: shown under “Correction and apology”."),
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )
    right = forms.CharField(
        label=gettext_lazy("What is right"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )

    class Meta:
        model = Article
        fields = ["title", "slug", "kicker", "category", "dateline", "lead", "photo", "body", "topics", "author"]
        fields += ["source", "related", "attachments", "featured_until", "breaking_until", "comments_open"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.article: Article | None = kwargs.get("instance")
        draft = self.article.open_revision if self.article and self.article.pk and self.holds_draft else None
        filled = fill(copy(self.article), draft.content) if self.article and draft else None
        if filled:
            kwargs["instance"] = filled.article
        super().__init__(*args, **kwargs)
        self.missing = filled.missing if filled else []
        if filled and draft:
            self.initial.update({name: [one.pk for one in filled.many[name]] for name in MANY})
            self.initial.update({name: getattr(draft, name) for name in WORDS if name != "note"})
        if self.initial.get("body"):
            self.initial["body"] = with_current_files(self.initial["body"])
        if self.article and self.article.pk:
            self.initial["seen_version"] = self.article.version
        self._show_address()
        self._show_photo()
        if self.typed and not self.is_bound:
            self._bring_back(self.typed)

    def content(self) -> Content:
        """What was typed, as a revision holds it; nothing where a field is not valid."""
        return content_of(NOTHING | self.cleaned_data)

    def words(self) -> dict[str, Any]:
        """The revision's own columns."""
        words = {name: self.cleaned_data.get(name) or "" for name in WORDS}
        return words | {"change": words["change"] or Revision.Change.MINOR}

    def clean_slug(self) -> str:
        return slugify(self.cleaned_data["slug"] or self.cleaned_data.get("title", ""))

    def clean_related(self) -> Any:
        if self.article and self.article in self.cleaned_data["related"]:
            raise ValidationError(_("An article cannot be related to itself."), code="itself")
        return self.cleaned_data["related"]

    def clean_body(self) -> str:
        if len(self.cleaned_data["body"]) > MAX_LENGTH:
            raise ValidationError(_("The text is too long: at most 100,000 characters with its tags."), code="too_long")
        if FOREIGN_PICTURE.search(self.cleaned_data["body"]):
            raise ValidationError(_("Pictures in the text must come from the photo library."), code="foreign_picture")
        return self.cleaned_data["body"]

    def clean_featured_until(self) -> Any:
        return self._ahead("featured_until")

    def clean_breaking_until(self) -> Any:
        return self._ahead("breaking_until")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.article and self.article.pk and cleaned.get("seen_version") != self.article.version:
            raise ValidationError(
                _(
                    "Someone else has changed this article since you opened it. Nothing was saved. Your text is still "
                    "here, theirs stands beside it below: take over what you need, then save again."
                ),
                code="conflict",
            )
        return cleaned

    def is_conflict(self) -> bool:
        """Whether someone else saved first."""
        return self.is_bound and self.has_error("__all__", code="conflict")

    def _ahead(self, name: str) -> Any:
        """A mark that has ended already may stay as it was; a new end must lie ahead."""
        moment = self.cleaned_data[name]
        if moment and moment <= timezone.now() and name in self.changed_data:
            raise ValidationError(_("The end must lie in the future."), code="past")
        return moment

    def _show_address(self) -> None:
        """The final address under the headline; a script keeps it up to date while the editor types."""
        if "slug" not in self.fields:
            return  # a form to read
        warning = ""
        if self.article and self.article.published_at:
            warning = _("This article is public: a new slug changes its address; the old one goes on leading to it.")
        self.fields["slug"].help_text = format_html(
            '{} <span class="address" data-address>{}</span> <span data-slug-warning>{}</span>',
            self.fields["slug"].help_text,
            self.instance.get_absolute_url() if self.instance.pk else "",
            warning,
        )

    def _show_photo(self) -> None:
        """The chosen cover itself, not its words alone."""
        if "photo" in self.fields and self.instance.photo:
            preview = format_html('<img class="photo-preview" src="{}" alt="">', self.instance.photo.thumbnail_url())
            self.fields["photo"].help_text = preview

    def _bring_back(self, typed: QueryDict) -> None:
        """Every field as it was typed, the version that was seen then included."""
        for name, field in self.fields.items():
            self.initial[name] = field.widget.value_from_datadict(typed, {}, self.add_prefix(name))
