"""The list of articles: its filter, its pages, its words for each state."""

from functools import cached_property
from typing import Any, cast

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.models import Article

COUNTED = 1000  # articles: further ones are found by search and filters, not by turning pages
UNREVIEWED = "unreviewed"


class CappedPaginator(Paginator):
    """Counts no further than COUNTED, so that a page costs the same however many articles there are."""

    @cached_property
    def count(self) -> int:
        return cast(QuerySet[Article], self.object_list).order_by()[:COUNTED].count()


class CategoryFilter(admin.RelatedFieldListFilter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.empty_value_display = format_html("{}", _("No category yet"))


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("status")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*Article.State.choices, (UNREVIEWED, gettext_lazy("Not yet approved by a second person"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() == UNREVIEWED:
            return queryset.filter(pk__in=Article.objects.unreviewed())
        state = self.value() or ""
        return cast(Any, queryset).in_state(state) if state in Article.State.values else queryset


def state_in_words(article: Article) -> SafeString:
    """The state, what its open draft waits for, and the flag of an article that one person published alone."""
    draft = article.open_revision
    words = article.state_label()
    if article.state == Article.State.LIVE_WITH_DRAFT and draft and draft.state != draft.State.DRAFT:
        words = f"{words} ({draft.get_state_display().lower()})"
    flag = ""
    if article.live_revision and article.live_revision.is_unreviewed():
        flag = format_html(' <span class="flag">{}</span>', _("not yet approved by a second person"))
    return format_html('<span class="state" data-state="{}">{}</span>{}', article.state, words, flag)
