"""The pages and buttons of one article beside its form."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path

from news.admin import check, history, open_forms, review, share, withdrawal

if TYPE_CHECKING:
    from news.admin.articles import ArticleAdmin

View = Callable[..., HttpResponseBase]

OF_AN_ARTICLE: dict[str, tuple[str, View]] = {  # name of the address: its path and its view
    "review": ("<int:number>/review/", review.review),
    "send_back": ("<int:number>/return/", review.send_back),
    "approve": ("<int:number>/approve/", review.approve),
    "move": ("<int:number>/move/<slug:move>/", review.move),
    "withdraw": ("<int:number>/withdraw/", withdrawal.withdraw),
    "history": ("<int:number>/history/", history.history),
    "compare": ("<int:number>/compare/", history.compare),
    "revert": ("<int:number>/revert/<int:revision>/", history.revert),
    "preview": ("<int:number>/preview/", share.preview),
    "preview_attachment": ("<int:number>/preview/tep/<int:attachment>/", share.preview_attachment),
    "share": ("<int:number>/share/", share.share),
    "share_change": ("<int:number>/share/<int:link>/<slug:change>/", share.change),
    "check": ("<int:number>/check/", check.check_article),
    "autosave": ("<int:number>/autosave/", open_forms.autosave),
    "forget": ("<int:number>/forget/", open_forms.forget),
}
OF_A_NEW_ONE: dict[str, tuple[str, View]] = {
    "check_new": ("add/check/", check.check_article),
    "autosave_new": ("add/autosave/", open_forms.autosave),
    "forget_new": ("add/forget/", open_forms.forget),
}


def patterns(model_admin: "ArticleAdmin") -> list[URLPattern]:
    wrap = model_admin.admin_site.admin_view
    known = [
        path(route, wrap(partial(_of_article, model_admin, view)), name=f"news_article_{name}")
        for name, (route, view) in OF_AN_ARTICLE.items()
    ]
    return known + [
        path(route, wrap(partial(_of_none, model_admin, view)), name=f"news_article_{name}")
        for name, (route, view) in OF_A_NEW_ONE.items()
    ]


def _of_article(
    model_admin: "ArticleAdmin", view: View, request: HttpRequest, number: int, **kwargs: object
) -> HttpResponseBase:
    """Whoever may see articles at all may ask; what they may do, the view asks news/publishing.py."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    article = get_object_or_404(model_admin.get_queryset(request), pk=number)
    return view(request, article, **kwargs)


def _of_none(model_admin: "ArticleAdmin", view: View, request: HttpRequest) -> HttpResponseBase:
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    return view(request, None)
