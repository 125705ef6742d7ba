"""Taking an article from the public pages, with a kind and a reason."""

from typing import cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from news import moves, publishing, rights
from news.admin.article_context import conflict_sentence
from news.admin.choices import SelectOne
from news.admin.pages import article_page, current, seen
from news.models import Article, PublishingEntry


class WithdrawalForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of withdrawal"),
        choices=Article.Withdrawal,
        initial=Article.Withdrawal.WITHDRAWN,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose a kind of withdrawal.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason for withdrawal"),
        max_length=300,
        help_text=gettext_lazy("Readers see it where the text stays; otherwise it stands in the log alone."),
        error_messages={"required": gettext_lazy("Please say why the article is withdrawn.")},
        widget=AdminTextareaWidget(attrs={"rows": 3}),
    )
    into = forms.ModelChoiceField(
        label=gettext_lazy("Article that readers are led to"),
        queryset=Article.objects.all(),
        required=False,
        help_text=gettext_lazy("For “merged” only."),
        widget=SelectOne(Article._meta.get_field("related"), admin.site),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, article: Article) -> HttpResponse:
    user = cast(User, request.user)
    if not rights.may(user, PublishingEntry.Move.WITHDRAW, article):
        raise PermissionDenied
    if request.method != "POST":
        if not moves.is_possible(article, PublishingEntry.Move.WITHDRAW):
            raise Http404
        return _page(request, article, WithdrawalForm(), 200)
    form = WithdrawalForm(request.POST)
    if not form.is_valid():
        return _page(request, article, form, 422)
    values = form.cleaned_data
    kind = Article.Withdrawal(values["kind"])
    try:
        publishing.withdraw(seen(article, request), by=user, kind=kind, reason=values["reason"], into=values["into"])
    except publishing.ConflictError:
        now = current(article)
        messages.error(request, conflict_sentence(now))
        return _page(request, now, form, 409)
    except ValidationError as error:
        form.add_error("into", error)
        return _page(request, article, form, 422)
    messages.success(request, _("The article is withdrawn."))
    return redirect("admin:news_article_change", article.pk)


def _page(request: HttpRequest, article: Article, form: WithdrawalForm, status: int) -> HttpResponse:
    context = {"title": _("Withdraw"), "form": form, "media": form.media}
    return article_page(request, article, "withdraw", context, status)
