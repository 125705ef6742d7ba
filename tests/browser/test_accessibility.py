"""WCAG 2.2 A and AA by axe-core on each page type, phone and desktop, light and dark."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_comment,
    make_photo,
    make_topic,
    make_withdrawn_article,
)

pytestmark = pytest.mark.django_db(transaction=True)

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "preload": False,  # axe would inline the @import of the admin's style sheet, against the strict policy
}
BODY = """<p>Đoạn mở đầu có <a href="https://example.com/">đường liên kết</a>.</p><h2>Tiêu đề phụ</h2>
<ul><li><p>Một ý</p></li></ul><blockquote><p>Lời trích</p></blockquote>
<table><tbody><tr><th>Hạng mục</th><th>Khối lượng</th></tr><tr><td>Đường dạo</td><td>3,2 km</td></tr></tbody></table>"""


def make_newsroom():
    category = make_category("Giao thông", description="Tin về đi lại trong Thành phố.")
    fields = {"category": category, "author": make_author("Lan Chi"), "topics": [make_topic("Đường Ánh Trăng")]}
    photo = make_photo(caption="Hồ Mặt Gương", credit="Ban Biên tập")
    article = make_article(body=BODY, photo=photo, kicker="Đi lại", dateline="CTTP -", source="Sở Xây dựng", **fields)
    for number in range(24):
        make_article(published_at=timezone.now() - timedelta(hours=8 * number + 1), photo=photo, **fields)
    for _number in range(22):
        make_comment(article)
    return article


PAGES = {
    "front page": lambda article: reverse("news:front_page"),
    "latest news": lambda article: reverse("news:article_list"),
    "category": lambda article: article.category.get_absolute_url(),
    "topic": lambda article: article.topics.get().get_absolute_url(),
    "author": lambda article: article.author.get_absolute_url(),
    "article": lambda article: article.get_absolute_url(),
    "day": lambda article: f"/ngay/{timezone.localdate():%Y/%m/%d}/",
    "month": lambda article: f"/ngay/{timezone.localdate():%Y/%m}/",
    "year": lambda article: f"/ngay/{timezone.localdate():%Y}/",
    "bad date": lambda article: "/ngay/?ngay=31/02/2022",
    "search": lambda article: "/tim-kiem/?q=bai+viet",
    "search without result": lambda article: "/tim-kiem/?q=khongcogi",
    "comments": lambda article: f"{article.get_absolute_url()}y-kien/",
    "comment form": lambda article: f"{article.get_absolute_url()}y-kien/gui/",
    "receipt": lambda article: article.comments.first().get_receipt_url(),
    "comment rules": lambda article: "/quy-dinh-gui-y-kien/",
    "not found": lambda article: "/khong-co-trang-nay/",
    "gone": lambda article: make_withdrawn_article().get_absolute_url(),
}


def violations(page):
    return [
        (found["id"], node["target"], node["failureSummary"])
        for found in Axe().run(page, options=RULES).response["violations"]
        for node in found["nodes"]
    ]


@pytest.mark.parametrize("page_type", PAGES)
def test_page_breaks_no_accessibility_rule_and_reflows(open_page, page_type):
    address = PAGES[page_type](make_newsroom())
    for width in (360, 1280):
        for scheme in ("light", "dark"):
            page = open_page(width=width, scheme=scheme)
            page.goto(address)
            assert violations(page) == [], (width, scheme)
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, "WCAG 1.4.10 Reflow"


def test_comment_form_with_errors_breaks_no_accessibility_rule(open_page):
    page = open_page(width=360)
    page.goto(f"{make_article().get_absolute_url()}y-kien/gui/")
    page.click("form.comment-form > .button")
    assert page.evaluate("document.activeElement.className") == "error-summary"
    assert violations(page) == []


def test_form_fetched_into_the_article_breaks_no_accessibility_rule(open_page):
    page = open_page(width=360)
    page.goto(make_article().get_absolute_url())
    page.locator("comment-form").scroll_into_view_if_needed()
    page.wait_for_selector("form.comment-form")
    assert violations(page) == []


def test_section_menu_opens_and_closes_by_keyboard(open_page):
    page = open_page()
    make_newsroom()
    page.goto("/")
    page.focus(".sections summary")
    page.keyboard.press("Enter")
    assert page.is_visible(".sections .sheet")
    page.keyboard.press("Escape")
    assert not page.is_visible(".sections .sheet")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_first_tab_stop_skips_to_the_content(open_page):
    page = open_page()
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#noi-dung")
