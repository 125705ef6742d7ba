"""Every address that the world may open, by the name of its URL pattern, for one article."""

from django.contrib.flatpages.models import FlatPage
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from news.archive import day_url
from news.sitemaps import SECTIONS

# Patterns outside the matrix, each with the reason.
EXEMPT = {
    "admin": "for staff; tests/news/test_admin.py and tests/comments/test_admin.py",
    "captcha-image": "a picture of six digits, knows no article; tests/comments/test_captcha.py",
    "captcha-refresh": "makes a code, knows no article; tests/comments/test_captcha.py",
    "favicon": "leads to a static file",
    "media": "a picture under the digest of its content, knows no article",
    "news:preview": "a draft, for whoever was given its token; tests/news/test_previews.py",
    "news:preview_attachment": "the same; tests/news/test_previews.py",
}


STANDING = {"about", "contact", "comment_rules", "data_protection", "flatpages"}


def addresses_of(article):
    """Where this article could be met, if it were public; `published_at` None counts as now."""
    day = timezone.localdate(article.published_at)
    named = {"slug": article.slug, "number": article.pk}
    return {
        "news:front_page": [reverse("news:front_page")],
        "news:article_list": [reverse("news:article_list")],
        "news:article_detail": [reverse("news:article_detail", kwargs=named)],
        "news:category_detail": [article.category.get_absolute_url()],
        "news:topic_detail": [topic.get_absolute_url() for topic in article.topics.all()],
        "news:author_detail": [article.author.get_absolute_url()],
        "news:archive_jump": [reverse("news:archive_jump"), reverse("news:archive_jump") + "?ngay=31/02/2022"],
        "news:archive_year": [reverse("news:archive_year", args=[day.year])],
        "news:archive_month": [reverse("news:archive_month", args=[day.year, day.month])],
        "news:archive_day": [day_url(day)],
        "news:article_search": [
            reverse("news:article_search"),
            reverse("news:article_search", query={"q": article.title}),
            reverse("news:article_search", query={"q": article.lead}),
        ],
        "news:correction_list": [reverse("news:correction_list")],
        "news:attachment": [attachment.get_absolute_url() for attachment in article.attachments.all()],
        "news:feed": [reverse("news:feed")],
        "news:category_feed": [reverse("news:category_feed", args=[article.category.slug])],
        "comments:comment_list": [reverse("comments:comment_list", kwargs=named)],
        "comments:comment_create": [reverse("comments:comment_create", kwargs=named)],
        "comments:comment_received": [comment.get_receipt_url() for comment in article.comments.all()],
        "news:sitemap_index": [reverse("news:sitemap_index")],
        "news:sitemap": [reverse("news:sitemap", args=[section]) for section in SECTIONS],
        "robots": [reverse("robots")],
        **{name: [reverse(name)] for name in STANDING - {"flatpages"}},
        "flatpages": [page.url for page in FlatPage.objects.all()],
    }


def html_pages_of(article):
    """The addresses of `addresses_of` that answer with a page for people."""
    machines = {"news:feed", "news:category_feed", "news:sitemap_index", "news:sitemap", "news:attachment", "robots"}
    groups = addresses_of(article).items()
    return [address for name, addresses in groups if name not in machines for address in addresses]


def pattern_names(resolver=None, namespace=""):
    """The name of every pattern of the URL conf; a whole namespace that is exempt counts as one name."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if not isinstance(pattern, URLResolver):
            yield f"{namespace}{pattern.name}"
        elif pattern.namespace in EXEMPT:
            yield pattern.namespace
        else:
            yield from pattern_names(pattern, f"{pattern.namespace}:" if pattern.namespace else namespace)
