"""News for pages that are not news pages, and the ways a time is written."""

from datetime import datetime
from urllib.parse import urlencode

from django import template
from django.template.defaultfilters import date as format_date
from django.utils import timezone
from django.utils.translation import gettext as _

from news.figures import with_photos
from news.forms import DateForm, SearchForm
from news.models import Article, Category

register = template.Library()

LATEST = 6  # articles


@register.simple_tag
def all_categories() -> list[Category]:
    return list(Category.objects.all())


@register.simple_tag
def latest_articles() -> list[Article]:
    return list(Article.objects.public().newest_first().for_cards()[:LATEST])


@register.simple_tag(takes_context=True)
def search_form(context: template.Context) -> SearchForm:
    """The page's own form where it is the search page, an empty one elsewhere."""
    form = context.get("form")
    return form if isinstance(form, SearchForm) else SearchForm(auto_id="header_%s")


@register.simple_tag
def date_form(day: datetime | None = None) -> DateForm:
    return DateForm(initial={"ngay": timezone.localdate(day) if day else timezone.localdate()}, auto_id="archive_%s")


register.filter("with_photos", with_photos)


@register.filter
def list_time(moment: datetime) -> str:
    """“3 giờ trước” within a day, then 09/11/2022 (glossary, section 1)."""
    minutes = int((timezone.now() - moment).total_seconds() // 60)
    if minutes < 1:
        return _("Just now")
    if minutes < 60:
        return _("%(n)d minutes ago") % {"n": minutes}
    if minutes < 24 * 60:
        return _("%(n)d hours ago") % {"n": minutes // 60}
    return format_date(timezone.localtime(moment), "d/m/Y")


@register.filter
def timeline_time(moment: datetime) -> str:
    """14:02 for today, 8/11 for any other day."""
    local = timezone.localtime(moment)
    return format_date(local, "H:i" if local.date() == timezone.localdate() else "j/n")


@register.simple_tag(takes_context=True)
def share_links(context: template.Context, url: str, title: str) -> dict[str, str]:
    """Where the share buttons lead; plain links, nothing is loaded from those hosts."""
    address = context["request"].build_absolute_uri(url)
    return {
        "address": address,
        "facebook": f"https://www.facebook.com/sharer/sharer.php?{urlencode({'u': address})}",
        "zalo": f"https://zalo.me/share?{urlencode({'url': address})}",
        "email": f"mailto:?{urlencode({'subject': title, 'body': address}).replace('+', '%20')}",
    }
