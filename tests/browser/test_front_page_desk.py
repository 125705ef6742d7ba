"""The front page desk by keyboard, by mouse and without script, and what axe says of it."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from news.models import FrontPageEdition
from tests.browser.test_accessibility import violations
from tests.factories import make_article, make_category, make_photo, make_user, make_withdrawn_article
from tests.news.front_page import MANAGING_EDITOR, pick, picked, put_live, section, stage

pytestmark = pytest.mark.django_db(transaction=True)
DESK = reverse("admin:news_frontpageedition_changelist")


@pytest.fixture
def open_desk(open_page, live_server, client):
    """open_desk(width=…, scheme=…): the desk as a managing editor sees it."""
    user = make_user(MANAGING_EDITOR, first_name="Trần Thu")
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value

    def open_one(address=DESK, **options):
        page = open_page(**options)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
        page.context.add_cookies([cookie])
        page.goto(address)
        return page

    return open_one


def make_arrangement():
    category = make_category("Giao thông")
    photo = make_photo()
    first, second = (
        make_article(title=title, category=category, photo=photo) for title in ("Bài thứ nhất", "Bài thứ hai")
    )
    for number in range(8):
        make_article(category=category, published_at=timezone.now() - timedelta(hours=number + 1))
    banner = {"banner_text": "Tạm cấm đường Ánh Trăng", "banner_until": timezone.now() + timedelta(hours=1)}
    focus = section("focus-1", pick(first), title="Tiêu điểm", category=category)
    seconds = section("seconds", pick(second), pick(make_withdrawn_article(title="Bài đã gỡ")))
    put_live(section("lead", pick(first)), seconds, focus, **banner)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_desk_breaks_no_accessibility_rule_and_reflows(open_desk, width, scheme):
    make_arrangement()
    page = open_desk(width=width, scheme=scheme)
    for details in page.query_selector_all("#content details"):
        details.evaluate("details => details.open = true")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto("/")
    assert violations(page) == []


def test_desk_with_errors_and_desk_with_a_conflict_break_no_accessibility_rule(open_desk):
    make_arrangement()
    page = open_desk()
    page.fill("#id_banner-text", "Tin gấp")
    page.fill("#id_banner-until", "hôm nay")
    page.click("[name=_save]")
    assert violations(page) == []
    page.click(".desk-notice[data-level=error] a")
    assert page.evaluate("document.activeElement.id") == "id_banner-until"
    page.fill("#id_banner-until", "01/01/2099 08:00")
    stage(section("lead", pick(make_article(title="Bài của đồng nghiệp"))))
    page.click("[name=_save]")
    assert "Bài của đồng nghiệp" in page.inner_text(".desk-notice[data-level=error]")
    assert violations(page) == []


def test_picks_are_ordered_by_keyboard_and_focus_goes_with_the_pick(open_desk):
    make_arrangement()
    page = open_desk()
    page.focus("#seconds-0 .desk-move[value$=up]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.value") == "lead-0:down"  # the first place has no way up
    assert page.inner_text("front-page-desk > [role=status]") == "Đã chuyển tới Ô chính: Bài thứ hai"
    assert page.inner_text("#lead-0 .desk-title") == "Bài thứ hai"
    assert page.is_visible(".desk-unsaved")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.value") == "seconds-1:down"
    assert page.inner_text("#seconds-0 .desk-title") == "Bài đã gỡ"
    assert FrontPageEdition.objects.count() == 1
    page.click("[name=_save]")
    assert {place: title for place, title in picked().items() if "thứ hai" in title} == {"seconds-1": "Bài thứ hai"}


def test_pick_is_dragged_to_another_place(open_desk):
    make_arrangement()
    page = open_desk()
    page.drag_and_drop("#seconds-0 .desk-grip", "#lead-0 .desk-now")
    page.click("[name=_save]")
    assert (picked()["lead-0"], picked()["seconds-0"]) == ("Bài thứ hai", "Bài thứ nhất")


def test_article_is_found_by_search_and_put_live(open_desk):
    make_arrangement()
    make_article(title="Khai mạc Lễ hội Hoa Sen")
    page = open_desk()
    page.click("#seconds-2 summary")
    page.focus("#seconds-2 .select2-selection")
    page.keyboard.press("Enter")
    page.keyboard.type("le hoi")
    page.wait_for_selector(".select2-results__option--highlighted:has-text('Lễ hội')")
    page.keyboard.press("Enter")
    assert page.inner_text("#seconds-2 .desk-title") == "Khai mạc Lễ hội Hoa Sen"
    page.click("[name=_publish]")
    assert "Trang chủ đã lên đúng như ở đây." in page.inner_text(".messagelist")
    page.goto("/")
    assert "Khai mạc Lễ hội Hoa Sen" in page.inner_text(".seconds")


def test_everything_works_without_script(open_desk):
    make_arrangement()
    article = make_article(title="Khai mạc Lễ hội Hoa Sen")
    page = open_desk(java_script_enabled=False)
    page.click("#seconds-2 summary")
    page.fill("[name=seconds-2-address]", article.get_absolute_url())
    page.click("#seconds-2 .desk-move[value$=up]")
    assert page.url.endswith("#seconds-2")
    assert picked()["seconds-1"] == "Khai mạc Lễ hội Hoa Sen"
    page.click("[name=_add_focus]")
    page.fill("[name=focus-2-title]", "Bầu cử")
    page.click("[name=_preview]")
    assert "Xem trước bản nháp" in page.inner_text(".state-banner")
    page.click(".state-banner a")
    page.click("[name=_discard]")
    assert "Đã bỏ bản nháp" in page.inner_text(".messagelist")
