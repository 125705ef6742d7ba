from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from comments.forms import CommentForm
from comments.models import Comment
from news.models import Article
from news.pagination import page_of


@require_safe
def comment_list(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Every comment of an article, page by page."""
    article = get_object_or_404(Article.objects.public().select_related("category"), pk=number)
    if slug != article.slug:
        return redirect("comments:comment_list", article.slug, number, permanent=True)
    page = page_of(Comment.objects.public().filter(article=article), request, moment="created_at")
    return render(request, "comments/comment_list.html", {"article": article, "page": page})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def comment_create(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    article = get_object_or_404(Article.objects.public().select_related("category"), pk=number)
    if request.method != "POST" or "refresh" in request.POST:  # “Lấy lại mã bảo mật” without script
        return _form_page(request, article, CommentForm(initial=request.POST.dict()))
    form = CommentForm(request.POST, instance=Comment(article=article))
    if form.is_valid():
        return redirect(form.save().get_receipt_url())
    return _form_page(request, article, form, status=422)


def comment_expired(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The form once more, for a sender whose CSRF token was missing or too old; every word is kept."""
    article = get_object_or_404(Article.objects.public().select_related("category"), pk=number)
    notice = _("The form has expired. What you wrote has been kept; please send it again.")
    return _form_page(request, article, CommentForm(initial=request.POST.dict()), notice, status=403)


def _form_page(
    request: HttpRequest, article: Article, form: CommentForm, notice: str = "", status: int = 200
) -> HttpResponse:
    context = {"article": article, "form": form, "notice": notice}
    return render(request, "comments/comment_create.html", context, status=status)


@never_cache
@require_safe
def comment_received(request: HttpRequest, code: str) -> HttpResponse:
    """The receipt. It names the article while that is public, and nothing of the comment but its code."""
    comment = get_object_or_404(Comment, reference_code=code)
    article = Article.objects.public().filter(pk=comment.article_id).first()
    return render(request, "comments/comment_received.html", {"comment": comment, "article": article})
