"""What the front page desk sends: a form for each place, one for each focus block, one for the banner."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http import QueryDict
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news import front_page_layout, links
from news.front_page_layout import Kind, Reference, Section, Slot
from news.models import Article, Category, FrontPageEdition
from news.outline import Link
from news.text import plain

NUMBER = re.compile(r"(?:^|-)([0-9]{1,18})/?(?:[?#].*)?$")  # of an article, alone or at the end of its address
MOMENT_HELP = gettext_lazy("Hanoi clock, for example 09/11/2026 21:14.")
PAST = gettext_lazy("This time must lie in the future.")
Kept = set[tuple[int, datetime | None]]


class ArticleSelect(AutocompleteSelect):
    """Searches articles; it is told their titles, so that a page of many costs no query each."""

    known: dict[int, Article]

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> list[Any]:
        options = [self.create_option(name, "", "", False, 0)]
        for number in filter(None, value):
            article = self.known.get(_number(number))
            options.append(self.create_option(name, number, str(article or number), True, 1))
        return [(None, options, 0)]


class MomentField(forms.DateTimeField):
    default_error_messages = {
        "invalid": gettext_lazy("Enter day/month/year and hour:minute, for example 09/11/2026 21:14.")
    }
    widget = forms.DateTimeInput(attrs={"autocomplete": "off"})


class SlotForm(forms.Form):
    article = forms.CharField(
        label=gettext_lazy("Article"),
        required=False,
        widget=ArticleSelect(Article._meta.get_field("related"), admin.site),
    )
    address = forms.CharField(
        label=gettext_lazy("Or the number or address of an article"), required=False, max_length=500
    )
    until = MomentField(label=gettext_lazy("Pinned until"), required=False, help_text=MOMENT_HELP)
    repeats = forms.BooleanField(label=gettext_lazy("Show even if it stands elsewhere"), required=False)

    def __init__(self, *args: Any, known: dict[int, Article], kept: Kept, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known, self.kept = known, kept
        self.fields["article"].widget.known = known

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        named = "address" if cleaned.get("address") else "article"
        article = self.known.get(_number(cleaned.get(named, "")))
        until = cleaned.get("until")
        if cleaned.get(named) and article is None:
            self.add_error(named, _("No article has this number or address."))
        elif until and article is None:
            self.add_error("until", _("Choose the article to pin, or clear the time."))
        elif until and article and until <= timezone.now() and (article.pk, until) not in self.kept:
            self.add_error("until", PAST)
        return cleaned | {"article": article}

    def picked(self) -> Article | None:
        """The article that the field names, right or wrong as the rest may be."""
        return self.known.get(_number(self["article"].value() or ""))

    def slot(self) -> Slot:
        article, values = self.cleaned_data["article"], self.cleaned_data
        return Slot(Reference(article.pk, article.title) if article else None, values["until"], values["repeats"])


class FocusForm(forms.Form):
    use_required_attribute = False  # a block is removed by the same form

    title = forms.CharField(label=gettext_lazy("Title of the block"), max_length=60)
    category = forms.TypedChoiceField(
        label=gettext_lazy("Empty places take the newest of"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, categories: list[Category], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nothing = ("", _("no category: they stay empty"))
        self.fields["category"].choices = [nothing, *((one.pk, one.name) for one in categories)]  # type: ignore[attr-defined]

    def clean_title(self) -> str:
        return plain(self.cleaned_data["title"])


class BannerForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("Text"), required=False, max_length=150)
    link = forms.CharField(
        label=gettext_lazy("Link"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("A path of this site, such as /tin-tuc/…, or an address that begins with https://"),
    )
    until = MomentField(label=gettext_lazy("Shown until"), required=False, help_text=MOMENT_HELP)

    def clean_text(self) -> str:
        return plain(self.cleaned_data["text"])

    def clean_link(self) -> str:
        link = plain(self.cleaned_data["link"])
        if link:
            _refuse_bad_link(link)
        return link

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        text, until = cleaned.get("text"), cleaned.get("until")
        if not text and (cleaned.get("link") or until) and "text" not in self.errors:
            self.add_error("text", _("Enter the text of the breaking news, or clear its link and time."))
        if text and until is None and "until" not in self.errors:
            self.add_error("until", _("Breaking news needs the time at which it ends."))
        if until and until <= timezone.now():
            self.add_error("until", PAST)
        return cleaned


def _refuse_bad_link(address: str) -> None:
    """Raises ValidationError for what readers cannot open, by the rules of the links in articles."""
    if not address.startswith("/"):
        URLValidator(["https"], message=_("Enter a path of this site or an https address."))(address)
    elif not url_has_allowed_host_and_scheme(address, None):
        raise ValidationError(_("Enter a path of this site or an https address."), code="invalid")
    for sentence in links.faults([Link(address)]):
        raise ValidationError(sentence, code="unreachable")


@dataclass
class SectionForms:
    section: Section
    head: FocusForm | None
    slots: list[SlotForm]

    def forms(self) -> list[forms.Form]:
        return [*([self.head] if self.head else []), *self.slots]

    def filled(self, categories: dict[int, Category]) -> Section:
        slots = tuple(form.slot() for form in self.slots)
        if self.head is None:
            return Section(self.section.kind, self.section.number, category=self.section.category, slots=slots)
        category = categories.get(self.head.cleaned_data["category"])
        reference = Reference(category.pk, category.name) if category else None
        return Section(Kind.FOCUS, self.section.number, self.head.cleaned_data["title"], reference, slots)


class DeskForm:
    """The whole desk, of this edition or as it was sent."""

    def __init__(self, edition: FrontPageEdition, data: QueryDict | None = None) -> None:
        self.data = data
        self.categories = {category.pk: category for category in Category.objects.all()}
        kept = front_page_layout.read(edition.layout)
        self.kept: Kept = {(slot.article.id, slot.until) for section in kept for slot in section.slots if slot.article}
        shown = kept if data is None else list(_sent_focus_blocks(data))
        self.sections = front_page_layout.complete(shown, self.categories.values())
        mentioned = {number for number, _until in self.kept} | _mentioned(data)
        self.known = Article.objects.with_state().in_bulk(mentioned)
        self.parts = [self._part(section) for section in self.sections]
        self.banner = BannerForm(data, prefix="banner", initial=_banner(edition))

    def is_valid(self) -> bool:
        return all(form.is_valid() for form in self._forms())

    @property
    def media(self) -> forms.Media:
        return self.parts[0].slots[0].media

    def errors(self) -> list[tuple[str, str]]:
        """The id of each field that is wrong, and what is."""
        return [
            (form[name].auto_id, str(message))
            for form in self._forms()
            for name, messages in form.errors.items()
            for message in messages
        ]

    def filled(self) -> list[Section]:
        return [part.filled(self.categories) for part in self.parts]

    def edition(self, sections: list[Section]) -> FrontPageEdition:
        """An edition, not saved, with these sections and the banner that was typed."""
        typed = self.banner.cleaned_data
        return FrontPageEdition(
            layout=front_page_layout.written(sections),
            banner_text=typed["text"],
            banner_link=typed["link"],
            banner_until=typed["until"],
        )

    def _forms(self) -> list[forms.Form]:
        return [self.banner, *(form for part in self.parts for form in part.forms())]

    def _part(self, section: Section) -> SectionForms:
        head = None
        if section.kind == Kind.FOCUS:
            initial = {"title": section.title, "category": section.category.id if section.category else None}
            categories = list(self.categories.values())
            head = FocusForm(self.data, prefix=section.key, initial=initial, categories=categories)
        slots = [
            SlotForm(self.data, prefix=place, initial=_initial(slot), known=self.known, kept=self.kept)
            for place, slot in section.places().items()
        ]
        return SectionForms(section, head, slots)


def _initial(slot: Slot) -> dict[str, Any]:
    return {"article": slot.article.id if slot.article else "", "until": slot.until, "repeats": slot.repeats}


def _banner(edition: FrontPageEdition) -> dict[str, Any]:
    """Nothing once it has ended."""
    if edition.banner_until is None or edition.banner_until <= timezone.now():
        return {}
    return {"text": edition.banner_text, "link": edition.banner_link, "until": edition.banner_until}


def _sent_focus_blocks(data: QueryDict) -> Iterator[Section]:
    numbers = dict.fromkeys(int(sent) for sent in data.getlist("focus") if re.fullmatch("[1-9][0-9]{0,3}", sent))
    for number in list(numbers)[: front_page_layout.MOST_FOCUS_BLOCKS]:
        yield Section(Kind.FOCUS, number, title=plain(data.get(f"focus-{number}-title", "")))


def _mentioned(data: QueryDict | None) -> set[int]:
    """Numbers of the articles that the sent form names."""
    if data is None:
        return set()
    named = [value for name, value in data.items() if name.endswith(("-article", "-address"))]
    return {_number(value) for value in named if isinstance(value, str)} - {0}


def _number(text: str) -> int:
    """The article's number in a number or an address; 0 where there is none."""
    found = NUMBER.search(str(text).strip())
    return int(found[1]) if found else 0
