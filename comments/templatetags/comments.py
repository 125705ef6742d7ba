"""The comments under an article."""

from typing import Any

from django import template
from django.db.models import Count, Window

from comments.models import Comment
from news.models import Article

register = template.Library()

SHOWN = 20  # comments under the article itself; the rest have pages of their own


@register.inclusion_tag("comments/_thread.html")
def comment_thread(article: Article) -> dict[str, Any]:
    """The newest public comments and the number of all, in one query."""
    public = Comment.objects.public().filter(article=article).newest_first()
    comments = list(public.annotate(total=Window(Count("*")))[:SHOWN])
    return {"article": article, "comments": comments, "total": comments[0].total if comments else 0, "shown": SHOWN}
