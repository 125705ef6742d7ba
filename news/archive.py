"""The archive by day, month and year, on the newsroom's clock."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from news.models import Article, ArticleQuerySet


@dataclass(frozen=True)
class Period:
    """From the first day to the last day, both included."""

    first: date
    last: date

    @property
    def start(self) -> datetime:
        return _midnight(self.first)

    @property
    def end(self) -> datetime:
        """The first moment after the period."""
        return _midnight(self.last + timedelta(days=1))

    def articles(self) -> ArticleQuerySet:
        return Article.objects.public().published_from(self.start).published_before(self.end)

    def previous_day(self) -> date | None:
        """The nearest day before the period that has news."""
        return _day(Article.objects.public().published_before(self.start).newest_first())

    def next_day(self) -> date | None:
        """The nearest day after the period that has news."""
        return _day(Article.objects.public().published_from(self.end).newest_first().reverse())

    def parts(self, kind: Literal["month", "day"]) -> list[date]:
        """The first day of each "month" or "day" in the period that has news."""
        return [timezone.localtime(moment).date() for moment in self.articles().datetimes("published_at", kind)]


def day(year: int, month: int, day: int) -> Period:
    """Raises Http404 for a day that no calendar has."""
    try:
        return Period(date(year, month, day), date(year, month, day))
    except ValueError as error:
        raise Http404 from error


def month(year: int, month: int) -> Period:
    first = date(year, month, 1)
    return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def day_url(day: date) -> str:
    return reverse("news:archive_day", args=[day.year, day.month, day.day])


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _day(articles: ArticleQuerySet) -> date | None:
    moment = articles.values_list("published_at", flat=True).first()
    return timezone.localtime(moment).date() if moment else None
