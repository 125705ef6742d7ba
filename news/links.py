"""The links of an article: which of those into this portal lead readers nowhere."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.flatpages.models import FlatPage
from django.contrib.flatpages.views import flatpage
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db.models import Model
from django.http import Http404
from django.http.request import validate_host
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.translation import gettext as _

from news import archive
from news.models import Article, Attachment, Author, Category, Topic
from news.outline import Link

LOOPBACK = ["localhost", ".localhost", "127.0.0.1"]
NAMED: dict[str, type[Model]] = {
    "news:category_detail": Category,
    "news:category_feed": Category,
    "news:topic_detail": Topic,
    "news:author_detail": Author,
}


@dataclass(frozen=True)
class Place:
    """Something that a link needs to exist: an article by its number, a category by its slug."""

    kind: Any  # a model, by which the look-ups are grouped
    key: int | str


def faults(links: list[Link]) -> Iterator[str]:
    """A sentence for each link that readers could not follow. The number of queries does not grow with the links."""
    paths = [(link, _own_path(link.address)) for link in links if link.address.partition(":")[0].lower() != "mailto"]
    judged = [(link, _judge(path)) for link, path in paths if path is not None]
    wanted: dict[Any, set[Any]] = defaultdict(set)
    for _link, place in judged:
        if isinstance(place, Place):
            wanted[place.kind].add(place.key)
    found = {kind: FINDERS[kind](keys) for kind, keys in wanted.items()}
    for link, place in judged:
        if isinstance(place, str):
            yield place % _names(link)
        elif place and place.key not in found[place.kind]:
            yield _missing(place) % _names(link)


def _own_path(address: str) -> str | None:
    """The path of an address of this portal, "" for one that cannot be read; None for one that is somebody else's."""
    if address.startswith("#"):
        return None
    base = reverse("news:article_detail", kwargs={"slug": "tin", "number": 0})
    try:
        parts = urlsplit(urljoin(base, address))
        host = parts.hostname or ""
    except ValueError:
        return ""
    own_hosts = [*LOOPBACK, *(host for host in settings.ALLOWED_HOSTS if host != "*")]
    if host and not validate_host(host, own_hosts):
        return None
    return (unquote(parts.path) or "/") if address else ""


def _judge(path: str) -> Place | str | None:
    """What must exist for this path, or the sentence on what is wrong with it, or nothing."""
    if not path:
        return _broken()
    match = _match(path)
    if match is None or match.func is flatpage:
        return Place(FlatPage, path)
    if "admin" in match.namespaces or match.view_name.startswith("news:preview"):
        return _("The link “%(text)s” leads to an admin or preview address: %(address)s")
    if match.view_name == "media":
        return None if _is_stored(match.kwargs["path"]) else _broken()
    if match.view_name.startswith("news:archive_"):
        return None if _is_in_calendar(match) else _broken()
    return _named_place(match)


def _named_place(match: ResolverMatch) -> Place | None:
    if match.view_name in NAMED:
        return Place(NAMED[match.view_name], match.kwargs["slug"])
    numbers = [value for value in match.kwargs.values() if isinstance(value, int)]
    if match.view_name == "news:attachment":
        return Place(Attachment, numbers[0])
    return Place(Article, match.kwargs["number"]) if "number" in match.kwargs else None


def _match(path: str) -> ResolverMatch | None:
    """With a slash at the end where it is missing, as the portal itself redirects."""
    for candidate in (path, f"{path}/"):
        try:
            return resolve(candidate)
        except Resolver404:
            continue
    return None


def _is_stored(name: str) -> bool:
    try:
        return default_storage.exists(name)
    except (SuspiciousFileOperation, ValueError, OSError):
        return False


def _is_in_calendar(match: ResolverMatch) -> bool:
    try:
        archive.day(**{"month": 1, "day": 1, "year": 2000} | match.kwargs)
    except Http404:
        return False
    return True


def _broken() -> str:
    return _("The link “%(text)s” leads to a page that does not exist: %(address)s")


def _missing(place: Place) -> str:
    if place.kind is Article:
        return _("The link “%(text)s” leads to an article that is not public: %(address)s")
    return _broken()


def _names(link: Link) -> dict[str, str]:
    return {"text": " ".join(link.text.split()) or link.address, "address": link.address}


def _public_articles(numbers: set[int]) -> set[int]:
    return set(Article.objects.public().filter(pk__in=numbers).values_list("pk", flat=True))


def _attachments(numbers: set[int]) -> set[int]:
    return set(Attachment.objects.filter(pk__in=numbers).values_list("pk", flat=True))


def _with_slug(model: type[Model]) -> Callable[[set[str]], set[str]]:
    return lambda slugs: set(model._default_manager.filter(slug__in=slugs).values_list("slug", flat=True))


def _flat_pages(paths: set[str]) -> set[str]:
    """A path with or without the slash at its end."""
    possible = {path.rstrip("/") for path in paths if "\x00" not in path}
    addresses = [f"{path}/" for path in possible]
    here = FlatPage.objects.filter(url__in=addresses, sites=settings.SITE_ID).values_list("url", flat=True)
    return {address for page in here for address in (page, page.rstrip("/"))}


FINDERS: dict[Any, Callable[[set[Any]], set[Any]]] = {
    Article: _public_articles,
    Attachment: _attachments,
    FlatPage: _flat_pages,
    **{model: _with_slug(model) for model in set(NAMED.values())},
}
