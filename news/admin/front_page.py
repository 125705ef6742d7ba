"""The front page desk: one page instead of a list of editions."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from news import front_page, front_page_desk, front_page_layout, front_page_log
from news.admin.front_page_form import DeskForm
from news.admin.front_page_places import arranged
from news.front_page_layout import Section
from news.models import FrontPageEdition

DESK = "admin:news_frontpageedition_changelist"
PREVIEW = "admin:news_frontpageedition_preview"


@admin.register(FrontPageEdition)
class FrontPageAdmin(admin.ModelAdmin):
    def get_urls(self) -> list[URLPattern]:
        return [
            path("", self.admin_site.admin_view(self.desk), name="news_frontpageedition_changelist"),
            path("preview/", self.admin_site.admin_view(self.preview), name="news_frontpageedition_preview"),
        ]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return front_page_desk.may_arrange(cast(User, request.user))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_view_permission(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def desk(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        newest = front_page_desk.newest()
        if request.method != "POST":
            return self._page(request, newest, DeskForm(newest))
        if "_discard" in request.POST:
            return self._discard(request, newest)
        form = DeskForm(newest, request.POST)
        if not form.is_valid():
            return self._page(request, newest, form, status=422)
        return self._save(request, newest, form)

    def preview(self, request: HttpRequest) -> HttpResponse:
        """The real page with the newest edition, staged or not."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        edition = front_page_desk.newest()
        context = {"front": front_page.arrange(edition), "preview": edition}
        response = render(request, "news/front_page.html", context)
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex"
        return response

    def _save(self, request: HttpRequest, newest: FrontPageEdition, form: DeskForm) -> HttpResponse:
        sections, place = _rearranged(request, form.filled())
        wanted, by, seen = form.edition(sections), cast(User, request.user), _seen(request)
        do = front_page_desk.publish if "_publish" in request.POST else front_page_desk.save
        try:
            edition = do(wanted, by=by, seen=seen)
        except front_page_desk.ConflictError:
            return self._page(request, front_page_desk.newest(), form, status=422, is_conflict=True)
        if "_preview" in request.POST:
            return redirect(PREVIEW)
        messages.success(request, _done(newest, edition))
        return redirect(reverse(DESK) + place)

    def _discard(self, request: HttpRequest, newest: FrontPageEdition) -> HttpResponse:
        try:
            front_page_desk.discard(by=cast(User, request.user), seen=_seen(request))
        except front_page_desk.ConflictError:
            form = DeskForm(newest, request.POST)
            return self._page(request, front_page_desk.newest(), form, status=422, is_conflict=True)
        messages.success(request, _("The draft is discarded; the desk shows what readers see."))
        return redirect(DESK)

    def _page(
        self,
        request: HttpRequest,
        newest: FrontPageEdition,
        form: DeskForm,
        status: int = 200,
        is_conflict: bool = False,
    ) -> HttpResponse:
        wanted = newest if form.data is None else form.edition(form.filled()) if form.is_valid() else None
        entries, older = front_page_log.entries(_number(request.GET.get("before")))
        context = self.admin_site.each_context(request) | {
            "title": _("Arrange the front page"),
            "form": form,
            "newest": newest,
            "seen": newest.number if is_conflict or form.data is None else _seen(request),
            "is_conflict": is_conflict,
            "conflict": front_page_log.differences(newest, wanted) if is_conflict and wanted else [],
            "entries": entries,
            "older": older,
            **arranged(form, wanted, theirs=newest if is_conflict else None),
        }
        response = render(request, "admin/news/frontpageedition/desk.html", context, status=status)
        add_never_cache_headers(response)
        return response


def _rearranged(request: HttpRequest, sections: list[Section]) -> tuple[list[Section], str]:
    """What the pressed button does to the sections; where on the page to go on."""
    sent = request.POST
    if "_move" in sent:
        place, _colon, way = sent["_move"].partition(":")
        return front_page_layout.moved(sections, place, -1 if way == "up" else 1), f"#{place}"
    if "_add_focus" in sent:
        return front_page_layout.with_focus_block(sections), "#focus"
    if "_remove_focus" in sent:
        return front_page_layout.without_focus_block(sections, sent["_remove_focus"]), "#focus"
    return sections, ""


def _done(before: FrontPageEdition, after: FrontPageEdition) -> str:
    if (after.number, after.published_at) == (before.number, before.published_at):
        return _("Nothing has changed.")
    if after.published_at:
        return _("The front page is live as it stands here.")
    return _("Saved as a draft. Readers see it once you put it live.")


def _seen(request: HttpRequest) -> int:
    number = _number(request.POST.get("seen"))
    return -1 if number is None else number


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 10 else None
