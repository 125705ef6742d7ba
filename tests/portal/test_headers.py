import re

import pytest
from django.urls import reverse

from news.sitemaps import SECTIONS
from tests.factories import make_article, make_author, make_comment, make_photo, make_topic, make_withdrawn_article
from tests.portal.pages import addresses_of, html_pages_of

pytestmark = pytest.mark.django_db

COOKIE_PAGES = {"comments:comment_create"}  # a form that writes needs its CSRF cookie


@pytest.fixture
def article():
    article = make_article(author=make_author(), topics=[make_topic()], photo=make_photo())
    make_comment(article)
    return article


@pytest.fixture
def every_address(article):
    errors = ["/khong-co-trang-nay/", make_withdrawn_article().get_absolute_url()]
    return [address for group in addresses_of(article).values() for address in group] + errors


def policy_of(response):
    parts = response.headers["Content-Security-Policy"].split(";")
    return {name: sources.split() for name, _space, sources in (part.strip().partition(" ") for part in parts)}


def test_every_page_carries_the_security_headers(client, every_address):
    for address in every_address:
        headers = client.get(address).headers
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["X-Frame-Options"] == "DENY", address
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin", address
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", address
        for feature in ("camera", "geolocation", "microphone", "payment", "usb"):
            assert f"{feature}=()" in headers["Permissions-Policy"], address


def test_every_page_carries_the_strict_policy(client, every_address):
    for address in every_address:
        policy = policy_of(client.get(address))
        assert policy["default-src"] == policy["script-src"] == policy["form-action"] == ["'self'"], address
        assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"], address
        assert not [part for sources in policy.values() for part in sources if "unsafe" in part or "*" in part]
        assert not [part for sources in policy.values() for part in sources if "://" in part or part == "data:"]


def test_admin_pages_carry_the_strict_policy(editor_client, article):
    for name in ("news_article_add", "news_article_changelist", "index"):
        response = editor_client.get(reverse(f"admin:{name}"))
        policy = policy_of(response)
        assert not [part for sources in policy.values() for part in sources if "unsafe" in part]
        assert response.headers["Permissions-Policy"]


@pytest.mark.parametrize("kind", ["anonymous", "signed in"])
def test_public_pages_set_no_cookie(request, client, article, kind):
    visitor = client if kind == "anonymous" else request.getfixturevalue("moderator_client")
    for name, addresses in addresses_of(article).items():
        for address in addresses:
            response = visitor.get(address)
            assert bool(response.cookies) is (name in COOKIE_PAGES), address


def test_two_visitors_get_the_same_bytes(client, moderator_client, article):
    for name, addresses in addresses_of(article).items():
        for address in addresses:
            same = client.get(address).content == moderator_client.get(address).content
            assert same is (name not in COOKIE_PAGES), address


def test_transport_security_is_told_over_https_only(client):
    value = client.get("/", secure=True).headers["Strict-Transport-Security"]
    assert int(re.match(r"max-age=(\d+)", value)[1]) >= 31_536_000
    assert "includeSubDomains" in value
    assert "Strict-Transport-Security" not in client.get("/").headers
    unproven = client.get("/", headers={"x-forwarded-proto": "https"})  # no proxy is configured here
    assert "Strict-Transport-Security" not in unproven.headers


def test_pages_hold_no_inline_script_or_style(client, article):
    for address in html_pages_of(article):
        page = client.get(address).content.decode()
        assert not re.search(r"<style|\sstyle\s*=|\son\w+\s*=|javascript:", page, re.IGNORECASE), address
        scripts = re.findall(r"<script[^>]*>([^<]*)</script>", page)
        assert not "".join(scripts).strip(), address
        assert all(" src=" in tag for tag in re.findall(r"<script[^>]*>", page)), address


def test_pages_load_nothing_from_other_hosts(client, article):
    for address in html_pages_of(article):
        page = client.get(address).content.decode()
        tags = re.findall(r"<(?:script|img|source|link rel=\"(?:stylesheet|preload|icon)\")[^>]*>", page)
        loaded = [url for tag in tags for url in re.findall(r'(?:src|href|srcset)="([^"]*)"', tag)]
        assert loaded
        assert not [url for url in loaded if not url.startswith(("/static/", "/media/", "/captcha/"))], address


def test_answers_that_may_change_are_asked_for_again(client, article):
    moved = reverse("news:article_detail", kwargs={"slug": "cu", "number": article.pk})
    addresses = {moved: 301, "/khong-co/": 404, make_withdrawn_article().get_absolute_url(): 410}
    for address, status in addresses.items():
        response = client.get(address)
        assert (response.status_code, response.headers["Cache-Control"]) == (status, "no-cache")


def test_feeds_and_sitemaps_say_what_they_are(client, article):
    types = {reverse("news:feed"): "application/rss+xml; charset=utf-8", reverse("robots"): "text/plain"}
    types |= {reverse("news:sitemap_index"): "application/xml; charset=utf-8"}
    for section in SECTIONS:
        types[reverse("news:sitemap", args=[section])] = "application/xml; charset=utf-8"
    assert {address: client.get(address).headers["Content-Type"] for address in types} == types
