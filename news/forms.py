from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from news.text import plain

MAX_WORDS = 12
YEARS = range(1900, 2100)


class DateForm(forms.Form):
    """“Xem theo ngày”: a day, day first."""

    ngay = forms.DateField(
        label=_("Choose a date"),
        error_messages={
            "required": _("Enter the date as day/month/year, for example 09/11/2022."),
            "invalid": _("The date is not valid. Enter it as day/month/year, for example 09/11/2022."),
        },
        widget=forms.DateInput(attrs={"inputmode": "numeric", "autocomplete": "off", "placeholder": "09/11/2022"}),
    )

    def clean_ngay(self) -> date:
        """Within the years that the archive's addresses can name."""
        day = self.cleaned_data["ngay"]
        if day.year not in YEARS:
            raise forms.ValidationError(self.fields["ngay"].error_messages["invalid"], code="invalid")
        return day


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Search term"),
        min_length=2,
        max_length=200,
        error_messages={
            "required": _("Please enter a word to search for."),
            "min_length": _("Please enter at least 2 characters."),
            "max_length": _("The search is too long. Please use fewer words."),
        },
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def clean_q(self) -> str:
        words = plain(self.cleaned_data["q"]).split()
        if not words:
            raise forms.ValidationError(self.fields["q"].error_messages["required"])
        if len(words) > MAX_WORDS:
            raise forms.ValidationError(self.fields["q"].error_messages["max_length"])
        return " ".join(words)
