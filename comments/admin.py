"""The moderation queue, first form: what waits comes first."""

from collections.abc import Callable
from typing import Any

import phonenumbers
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy, ngettext
from phonenumbers import PhoneNumberFormat

from comments import moderation
from comments.models import Comment, ModerationEntry

SHOWN = 200  # characters of a comment in the list
Move = Callable[..., None]
MOVES: dict[str, Move] = {"_approve": moderation.approve, "_reject": moderation.reject}


class ModerationEntryInline(admin.TabularInline):
    model = ModerationEntry
    fields = readonly_fields = ("at", "by", "from_status", "to_status")
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("comments.view_comment")


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    actions = ["approve_selected", "reject_selected"]
    inlines = [ModerationEntryInline]
    list_display = ["title", "beginning", "name", "status", "article_title", "created_at"]
    list_filter = ["status", ("article__category", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["article"]
    list_per_page = 50
    search_fields = ["title", "content", "name", "reference_code"]
    show_full_result_count = False
    fields = readonly_fields = (
        "article",
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

    @admin.display(description=gettext_lazy("article"), ordering="article__title")
    def article_title(self, comment: Comment) -> str:
        return comment.article.title

    @admin.display(description=gettext_lazy("Content"))
    def beginning(self, comment: Comment) -> str:
        return Truncator(comment.content).chars(SHOWN)

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
                obj.version = int(request.POST.get("version", "").strip() or 0)
                self._decide(request, [obj], move)
        return self.response_post_save_change(request, obj)

    def _decide(self, request: HttpRequest, comments: Any, move: Move) -> None:
        done, late = 0, 0
        for comment in comments:
            try:
                move(comment, by=request.user)
                done += 1
            except moderation.ConflictError:
                late += 1
        if done:
            messages.success(request, ngettext("%(n)d comment decided.", "%(n)d comments decided.", done) % {"n": done})
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
