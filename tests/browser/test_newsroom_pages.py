"""Every page of the newsroom by axe (WCAG 2.2 AA), on a phone and a desktop, in light and dark; and by keyboard."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news import publishing
from news.content import snapshot
from tests.browser.newsroom import at, log_in, make_colleague
from tests.browser.test_accessibility import BODY, violations
from tests.factories import make_article, make_category, make_photo, make_topic, make_withdrawn_article, seen

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = ["change", "review", "history", "compare", "share", "withdraw", "preview"]


@pytest.fixture
def newsroom(db):
    """A managing editor, and a live article whose draft waits for approval."""
    category = make_category("Giao thông")
    reporter = make_colleague("Phóng viên", "Trần Thu")
    photo = make_photo(caption="Hồ Mặt Gương", credit="Ban Biên tập")
    fields = {"photo": photo, "category": category, "created_by": reporter, "topics": [make_topic("Ánh Trăng")]}
    article = seen(make_article(title="Điều chỉnh phân luồng từ ngày 15/3", body=BODY, **fields))
    content = snapshot(article) | {"title": "Điều chỉnh phân luồng từ ngày 18/3", "body": BODY.replace("mở đầu", "đầu")}
    publishing.save(article, content, by=reporter, note="Sửa ngày")
    publishing.submit(article, by=reporter)
    return make_colleague("Thư ký tòa soạn", "Phạm Thử Nghiệm"), article


def addresses(article):
    """Every page of an article, and the forms of articles in the other states."""
    scheduled = make_article(published_at=timezone.now() + timedelta(hours=2), category=article.category)
    draft = make_article(published_at=None, category=None, body="<p>L?y l?i m\ufffd</p>")
    found = {name: at(name, article) for name in PAGES}
    found |= {"scheduled": at("change", scheduled), "incomplete draft": at("change", draft)}
    found |= {"withdrawn": at("change", make_withdrawn_article(category=article.category))}
    return found | {"desk": "/admin/", "list": "/admin/news/article/", "add": "/admin/news/article/add/"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_of_the_newsroom_break_no_accessibility_rule(open_page, newsroom, width, scheme):
    editor, article = newsroom
    page = open_page(width=width, scheme=scheme)
    log_in(page, editor)
    broken = {}
    for name, address in addresses(article).items():
        page.goto(address)
        page.wait_for_load_state("networkidle")
        broken[name] = violations(page)
    assert {name: found for name, found in broken.items() if found} == {}


def press_until(page, selector):
    """Tab until this element has the focus; fails after 200 stops."""
    for _stop in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard")


def test_editor_returns_and_approves_by_keyboard_alone(open_page, newsroom):
    editor, article = newsroom
    page = open_page()
    log_in(page, editor)
    press_until(page, "[data-desk=waiting] a")
    page.keyboard.press("Enter")
    page.wait_for_selector(".review-form")
    press_until(page, "#id_reason")
    page.keyboard.type("Xem lại ngày")
    press_until(page, f"form[action='{at('send_back', article)}'] button")
    page.keyboard.press("Enter")
    page.wait_for_selector(".messagelist .success")
    assert seen(article).open_revision.state == "returned"


def test_reporter_writes_and_sends_by_keyboard_alone(open_page, newsroom):
    _editor, article = newsroom
    page = open_page()
    log_in(page, article.created_by)
    page.goto(at("change", article))
    page.wait_for_selector(".ProseMirror[contenteditable=true]")
    press_until(page, "#id_lead")
    page.keyboard.press("Control+A")
    page.keyboard.type("Tóm tắt gõ bằng bàn phím.")
    press_until(page, ".ProseMirror")
    page.keyboard.press("Control+End")
    page.keyboard.type(" Thêm một câu.")
    page.keyboard.press("Escape")
    press_until(page, "[name=_submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".messagelist .success")
    revision = seen(article).open_revision
    assert (revision.state, revision.content["lead"]) == ("submitted", "Tóm tắt gõ bằng bàn phím.")
    assert "Thêm một câu." in revision.content["body"]
