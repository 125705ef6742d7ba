"""Keyset pages: newest first, ties by number, no OFFSET and no COUNT however long the list."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleLessThan
from django.http import Http404, HttpRequest

PAGE_SIZE = 20
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CURSOR = re.compile(r"([0-9]{1,17})-([0-9]{1,18})")


@dataclass(frozen=True)
class Page:
    rows: list[Any]
    older: str  # cursor of the next page; empty on the last one
    is_first: bool


def page_of(rows: QuerySet[Any], request: HttpRequest, moment: str = "published_at") -> Page:
    """
    The page that `?truoc=` asks for of these rows, ordered by the column `moment`, newest first.

    Raises Http404 for a cursor this function never made.
    """
    cursor = request.GET.get("truoc")
    if cursor is not None:
        rows = rows.filter(_before(cursor, moment))
    found = list(rows.order_by(F(moment).desc(), F("pk").desc())[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    older = _cursor(shown[-1], moment) if len(found) > PAGE_SIZE else ""
    return Page(shown, older, is_first=cursor is None)


def _cursor(row: Any, moment: str) -> str:
    microseconds = (getattr(row, moment) - EPOCH) // timedelta(microseconds=1)
    return f"{microseconds}-{row.pk}"


def _before(cursor: str, moment: str) -> TupleLessThan:
    """`(moment, id) < (…)` as one row comparison, which PostgreSQL takes as an index bound."""
    if not (match := CURSOR.fullmatch(cursor)):
        raise Http404
    return TupleLessThan(Tuple(F(moment), F("pk")), (EPOCH + timedelta(microseconds=int(match[1])), int(match[2])))
