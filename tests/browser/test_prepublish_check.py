"""The check before publishing while an editor types, and the comparison of versions."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests.browser.test_accessibility import RULES
from tests.browser.test_main_job import log_in
from tests.factories import make_article, make_photo, make_revision, make_topic, make_user

pytestmark = pytest.mark.django_db(transaction=True)

FINDINGS = "prepublish-check .findings"


@pytest.fixture
def article():
    return make_article(title="MỞ CHỢ ĐÊM", slug="mo-cho-dem", topics=[make_topic()])


def open_form(open_page, article):
    page = open_page()
    log_in(page, make_user("Thư ký tòa soạn"))
    page.goto(reverse("admin:news_article_change", args=[article.pk]))
    return page


def test_findings_address_and_length_follow_what_is_typed(open_page, article):
    page = open_form(open_page, article)
    page.wait_for_selector("[data-slug-warning]", state="hidden")
    page.fill("#id_title", "")
    page.fill("#id_slug", "cho-dem")
    page.wait_for_selector(f"{FINDINGS} >> text=Bài viết chưa có tiêu đề.")
    assert page.inner_text("prepublish-check + [role=status]") == "Cần sửa trước khi đăng (1)"
    assert page.inner_text("[data-address]").endswith(f"/tin-tuc/cho-dem-{article.pk}/")
    assert page.is_visible("[data-slug-warning]")
    words = int(page.inner_text(f"{FINDINGS} .length").split()[0])
    page.click(".ProseMirror > p")
    page.keyboard.press("Control+Home")
    page.keyboard.type("Thêm ba chữ nữa ")
    page.wait_for_selector(f"{FINDINGS} >> text={words + 4} chữ")


def test_finding_leads_by_keyboard_to_the_editor(open_page, article):
    page = open_form(open_page, article)
    page.fill("#id_title", "Mở chợ đêm")
    page.click(".ProseMirror > p")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.focus(f"{FINDINGS} a[href='#id_body']")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.isContentEditable")


def test_comparison_breaks_no_accessibility_rule(open_page, article):
    photo = make_photo(caption="Chợ đêm")
    body = f'<h2>Giờ mở</h2><figure><img src="/media/photos/a.webp" alt="x" data-file="{photo.pk}"></figure>'
    make_revision(article, content={"title": "Mở chợ đêm", "body": body, "topics": []})
    for width, scheme in ((360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")):
        page = open_page(width=width, scheme=scheme)
        log_in(page, make_user("Thư ký tòa soạn"))
        page.goto(f"{reverse('admin:news_article_compare', args=[article.pk])}?from=live&to=2")
        assert page.locator(".diff ins").count() > 0
        assert Axe().run(page, options=RULES).response["violations"] == [], (width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
