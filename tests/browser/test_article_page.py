"""What script adds to the pages, and that nothing is lost without it."""

from urllib.parse import quote_plus

import pytest
from captcha.models import CaptchaStore

from comments.models import Comment
from tests.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)

TYPED = {"name": "Trần Thị Ví Dụ", "title": "Hỏi thêm", "content": "Điểm hỗ trợ có mở cửa sáng thứ Bảy không?"}


def fill(page):
    for field, text in TYPED.items():
        page.fill(f"#id_{field}", text)


def typed(page):
    return {field: page.input_value(f"#id_{field}") for field in TYPED}


def solve(page):
    key = page.input_value("[name=captcha_0]")
    page.fill("[name=captcha_1]", CaptchaStore.objects.get(hashkey=key).response)


def test_text_size_is_remembered(open_page):
    page = open_page()
    page.goto(make_article().get_absolute_url())
    before = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.prose')).fontSize)")
    page.click("[data-action=larger]")
    page.reload()
    after = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.prose')).fontSize)")
    assert after > before * 1.15


def test_article_can_be_shared_and_its_link_copied(open_page):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    article = make_article()
    page.goto(article.get_absolute_url())
    for host in ("facebook", "zalo"):
        assert page.get_attribute(f".tools a[href*={host}]", "href").endswith(quote_plus(page.url))
    page.click("[data-action=copy]")
    page.wait_for_function("document.querySelector('.tools-status').textContent === 'Đã sao chép liên kết'")
    page.focus("#site-search")
    page.keyboard.press("Control+V")
    assert page.input_value("#site-search").endswith(article.get_absolute_url())


def test_new_security_code_keeps_the_page_and_what_was_typed(open_page):
    page = open_page()
    page.goto(f"{make_article().get_absolute_url()}y-kien/gui/")
    fill(page)
    before = page.input_value("[name=captcha_0]")
    page.click("[name=refresh]")
    page.wait_for_function("key => document.querySelector('[name=captcha_0]').value !== key", arg=before)
    assert typed(page) == TYPED
    assert page.evaluate("document.activeElement.name") == "captcha_1"


def test_without_script_a_reader_finds_the_form_refreshes_the_code_and_comments(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(make_article().get_absolute_url())
    assert page.locator("[data-action]:visible").count() == 0
    page.click("comment-form a")
    fill(page)
    page.click("[name=refresh]")
    assert typed(page) == TYPED
    solve(page)
    page.click("form.comment-form > .button")
    assert "Bạn cần đồng ý với Quy định gửi ý kiến." in page.inner_text(".error-summary")
    assert typed(page) == TYPED
    page.check("#id_rules")
    page.click("form.comment-form > .button")
    assert page.inner_text(".receipt strong") == Comment.objects.get().reference_code


@pytest.mark.parametrize("script", [True, False])
def test_enter_sends_the_comment_and_not_for_a_new_code(open_page, script):
    page = open_page(java_script_enabled=script)
    page.goto(f"{make_article().get_absolute_url()}y-kien/gui/")
    fill(page)
    page.check("#id_rules")
    solve(page)
    page.press("[name=captcha_1]", "Enter")
    assert page.inner_text(".receipt strong") == Comment.objects.get().reference_code


def test_without_script_the_date_form_leads_to_the_day(open_page):
    article = make_article()
    page = open_page(java_script_enabled=False)
    page.goto("/")
    page.click(".by-date button")
    assert page.locator("main h2", has_text=article.title).count() == 1
