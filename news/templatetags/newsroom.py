"""What the newsroom's pages in the admin say, and the desk that opens them."""

from datetime import datetime, timedelta
from typing import Any, cast

from django import template
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from news import desk
from news.body import sanitise
from news.figures import with_photos
from news.models import Article, PreviewLink
from news.people import name_of

register = template.Library()


@register.filter
def person(user: User | None) -> str:
    return name_of(user) if user else ""


@register.filter
def time_left(moment: datetime) -> str:
    """“còn 2 giờ 10 phút” until a moment ahead, days from 48 hours on."""
    minutes = max(1, -(-(moment - timezone.now()) // timedelta(minutes=1)))
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        return _("%(days)d days %(hours)d hours left") % {"days": hours // 24, "hours": hours % 24}
    if hours:
        return _("%(hours)d hours %(minutes)d minutes left") % {"hours": hours, "minutes": rest}
    return _("%(minutes)d minutes left") % {"minutes": rest}


@register.filter
def body_as_shown(body: str) -> SafeString:
    """Rich text of a revision, sanitised again, since JSON passes no column that would have done it."""
    return with_photos(sanitise(body))


@register.filter
def link_state(link: PreviewLink) -> str:
    if link.revoked_at:
        return _("revoked")
    until = date_format(timezone.localtime(link.expires_at), "DATETIME_FORMAT")
    if link.expires_at <= timezone.now():
        return _("expired at %(time)s") % {"time": until}
    return _("valid until %(time)s") % {"time": until}


@register.inclusion_tag("admin/news/article/_move_button.html", takes_context=True)
def move_button(context: template.Context, article: Article, move: str, words: str) -> dict[str, Any]:
    return {"article": article, "move": move, "words": words, "csrf_token": context["csrf_token"]}


@register.inclusion_tag("admin/_desk.html", takes_context=True)
def newsroom_desk(context: template.Context) -> dict[str, Any]:
    return {"lists": desk.lists(cast(User, context["request"].user))}
