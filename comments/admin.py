"""The moderation queue, first form: what waits comes first."""

import re
from collections.abc import Callable, Iterable
from typing import Any, cast

import phonenumbers
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy, ngettext
from phonenumbers import PhoneNumberFormat

from comments import moderation
from comments.models import Comment, ModerationEntry

VERSION = re.compile("[0-9]{1,9}")
SHOWN = 400  # characters of a comment in the list
Move = Callable[..., None]
MOVES: dict[str, Move] = {"_approve": moderation.approve, "_reject": moderation.reject}


class ModerationEntryInline(admin.TabularInline):
    model = ModerationEntry
    fields = readonly_fields = ("at", "person", "from_status", "to_status")
    extra = 0
    can_delete = False

    @admin.display(description=gettext_lazy("Moderator"))
    def person(self, entry: ModerationEntry) -> str:
        return entry.by.get_full_name() or entry.by.get_username()

    def get_queryset(self, request: HttpRequest) -> QuerySet[ModerationEntry]:
        return super().get_queryset(request).select_related("by")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("comments.view_comment")


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    actions = ["approve_selected", "reject_selected"]
    inlines = [ModerationEntryInline]
    list_display = ["card", "status"]
    list_filter = ["status"]
    list_select_related = ["article"]
    list_per_page = 50
    search_fields = ["title__unaccent", "content__unaccent", "name__unaccent", "reference_code"]
    show_full_result_count = False
    fields = readonly_fields = (
        "under",
        "status",
        "name",
        "phone_number",
        "title",
        "content",
        "created_at",
        "reference_code",
        "consent_at",
        "notice_version",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        return Comment.objects.pending_first()

    def get_ordering(self, request: HttpRequest) -> tuple[()]:
        return ()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        return False

    def view_on_site(self, obj: Comment) -> str:
        return obj.get_absolute_url()

    @admin.display(description=gettext_lazy("comment"))
    def card(self, comment: Comment) -> SafeString:
        """All that a moderator reads before deciding, in one cell that fits a phone."""
        return format_html(
            '<span class="card-title">{}</span><span class="card-text">{}</span>'
            '<span class="card-meta">{} · {} · {}</span>',
            comment.title,
            Truncator(comment.content).chars(SHOWN),
            comment.name,
            date_format(localtime(comment.created_at), "DATETIME_FORMAT"),
            comment.article.title,
        )

    @admin.display(description=gettext_lazy("article"))
    def under(self, comment: Comment) -> SafeString:
        return format_html('<a href="{}">{}</a>', comment.article.get_absolute_url(), comment.article.title)

    @admin.display(description=gettext_lazy("Phone number"))
    def phone_number(self, comment: Comment) -> str:
        """Grouped for reading."""
        if not comment.phone:
            return "-"
        return phonenumbers.format_number(phonenumbers.parse(comment.phone), PhoneNumberFormat.INTERNATIONAL)

    @admin.action(description=gettext_lazy("Approve selected comments"), permissions=["change"])
    def approve_selected(self, request: HttpRequest, comments: QuerySet[Comment]) -> None:
        self._decide(request, comments, moderation.approve)

    @admin.action(description=gettext_lazy("Reject selected comments"), permissions=["change"])
    def reject_selected(self, request: HttpRequest, comments: QuerySet[Comment]) -> None:
        self._decide(request, comments, moderation.reject)

    def response_change(self, request: HttpRequest, obj: Comment) -> HttpResponse:
        """The buttons of the page. The version is the one the moderator saw."""
        for button, move in MOVES.items():
            if button in request.POST:
                seen = request.POST.get("version", "")
                obj.version = int(seen) if VERSION.fullmatch(seen) else 0
                self._decide(request, [obj], move)
        return self.response_post_save_change(request, obj)

    def _decide(self, request: HttpRequest, comments: Iterable[Comment], move: Move) -> None:
        """
        The move for each of them, and what became of it.

        A list may be old, so its actions decide only what still waits; to overturn a decision is for the page of
        the comment, which carries the version that was seen.
        """
        done = late = 0
        for comment in comments:
            try:
                if isinstance(comments, QuerySet) and comment.status != Comment.Status.PENDING:
                    raise moderation.ConflictError
                move(comment, by=cast(User, request.user))
                done += 1
            except moderation.ConflictError:
                late += 1
        if done:
            messages.success(request, _done_message(move, done))
        if late:
            messages.warning(
                request,
                ngettext(
                    "%(n)d comment was left alone: it had been decided already.",
                    "%(n)d comments were left alone: they had been decided already.",
                    late,
                )
                % {"n": late},
            )


def _done_message(move: Move, n: int) -> str:
    if move is moderation.approve:
        return ngettext("%(n)d comment approved.", "%(n)d comments approved.", n) % {"n": n}
    return ngettext("%(n)d comment rejected.", "%(n)d comments rejected.", n) % {"n": n}
