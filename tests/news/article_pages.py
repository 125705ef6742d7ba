"""An article's pages in the admin: their addresses, and their buttons pressed as a browser would."""

import re
from html import unescape

from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from news.models import OpenForm, PreviewLink
from tests.factories import make_category, seen
from tests.news.admin_form import fields_of
from tests.news.situations import rows

ADD = "admin:news_article_add"
LIST = "admin:news_article_changelist"
MESSAGES = re.compile(r'<ul class="messagelist">(.*?)</ul>', re.DOTALL)


def address(article, name="change", *args):
    return reverse(f"admin:news_article_{name}", args=[article.pk, *args])


def press(client, article, name, *args, follow=False, **typed):
    """The button of this page, which carries the version that stands on it now."""
    sent = {"version": seen(article).version} | typed
    return client.post(address(article, name, *args), sent, follow=follow)


def client_of(user):
    client = Client()
    client.user = user
    client.force_login(user)
    return client


def text(**fields):
    """What is typed for a new article that could go out."""
    typed = {
        "title": "Khai mạc Lễ hội Hoa Sen",
        "lead": "Ngày 9/11, tại phường Ngọc Đào.",
        "body": "<p>Đồng chí Nguyễn Văn Mẫu chủ trì.</p>",
        "comments_open": "on",
    }
    return typed | {"category": fields.pop("category", None) or make_category().pk} | fields


def words_of(html):
    """What a page says, without its marks."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html))).strip()


def messages_of(response):
    return [words_of(message) for found in MESSAGES.findall(response.text) for message in found.split("</li>")[:-1]]


def everything():
    """Every row that a page of the newsroom could write."""
    others = [list(model.objects.order_by("pk").values()) for model in (OpenForm, PreviewLink, LogEntry)]
    return [*rows(), *others]


def typed_in(response):
    """What stands in the page's form, without its token."""
    return {name: values for name, values in fields_of(response).items() if name != "csrfmiddlewaretoken"}
