"""The seed article from the reporter's draft to its withdrawal, with everyone who has a hand in it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import Article
from tests.browser.newsroom import at, log_in, make_colleague, press, press_in, write
from tests.browser.story import read_story
from tests.factories import make_article, make_category, seen

pytestmark = pytest.mark.django_db(transaction=True)
REASON = "Thiếu ngày ban hành; xem lại đoạn mở đầu."


@pytest.fixture
def reporter(db):
    return make_colleague("Phóng viên", "Trần Thu")


@pytest.fixture
def newsroom(open_page, time_machine, reporter):
    """Pages of a reporter and an editor who are logged in, and of a reader."""
    category = make_category("Mặt trận - Đoàn thể")
    desk = open_page(permissions=["clipboard-read", "clipboard-write"])
    log_in(desk, reporter)
    second = open_page()
    log_in(second, make_colleague("Biên tập viên", "Nguyễn Văn Mẫu"))
    return desk, second, open_page(width=360), category


def send_for_approval(page, article, **typed):
    page.goto(at("change", article))
    for field, text in typed.items():
        page.fill(f"#id_{field}", text)
    press(page, "_submit")


def approve(page, article):
    page.goto(at("review", article))
    press_in(page, at("approve", article))


def status(page, address):
    return page.goto(address).status


def test_article_goes_from_draft_to_page_by_two_pairs_of_eyes_at_its_minute(newsroom, time_machine):
    desk, second, reader, category = newsroom
    story = read_story()
    write(desk, story, category)
    press(desk, "_submit")
    article = Article.objects.get()

    second.goto("/admin/")
    second.click(f"[data-desk=waiting] >> text={story.title}")
    second.fill("#id_reason", REASON)
    press_in(second, at("send_back", article))

    desk.goto("/admin/")
    assert REASON in desk.inner_text("[data-desk=returned]")
    desk.click(f"[data-desk=returned] >> text={story.title}")
    assert REASON in desk.inner_text(".standing")
    send_for_approval(desk, article, lead=f"{story.lead} Ban hành ngày 10/11.")

    second.goto(at("review", article))
    assert "Ban hành ngày 10/11." in second.inner_text("ins")
    moment = timezone.localtime() + timedelta(hours=2, minutes=10)
    second.fill("#id_at_0", f"{moment:%d/%m/%Y}")
    second.fill("#id_at_1", f"{moment:%H:%M}")
    press_in(second, at("approve", article))
    assert "còn 2 giờ" in second.inner_text(".standing")

    article.refresh_from_db()
    address = article.get_absolute_url()
    assert status(reader, address) == 404
    time_machine.move_to(article.published_at - timedelta(seconds=1))
    assert status(reader, address) == 404
    time_machine.move_to(article.published_at)
    assert status(reader, address) == 200
    assert reader.inner_text(".lead") == f"{story.lead} Ban hành ngày 10/11."


def test_draft_of_a_live_article_is_shared_then_published_and_its_link_leads_there(newsroom, reporter, open_page):
    desk, second, reader, category = newsroom
    article = make_article(category=category, title="Tiêu đề đang đăng", created_by=reporter)
    reader.goto(article.get_absolute_url())
    before = reader.inner_text("article.article")

    desk.goto(at("change", article))
    desk.fill("#id_title", "Tiêu đề trong bản nháp")
    press(desk, "_save")
    reader.reload()
    assert reader.inner_text("article.article") == before

    desk.goto(at("share", article))
    desk.click("form:not([action]) button")
    link = desk.input_value("#fresh-link")
    guest = open_page()
    guest.goto(link)
    assert guest.inner_text("h1") == "Tiêu đề trong bản nháp"
    assert guest.locator("comment-form").count() == 0
    assert guest.context.cookies() == []
    guest.click("text=Cỡ điện thoại")
    frame = guest.frame_locator("iframe")
    assert frame.locator("h1").inner_text() == "Tiêu đề trong bản nháp"

    send_for_approval(desk, article)
    approve(second, article)
    guest.goto(link)
    assert guest.url.endswith(seen(article).get_absolute_url())
    assert guest.inner_text("h1") == "Tiêu đề trong bản nháp"


@pytest.mark.parametrize(
    ("kind", "answer", "text_stays"), [("withdrawn", 200, True), ("error", 410, False), ("merged", 200, False)]
)
def test_editor_withdraws_with_each_kind_and_restores(newsroom, kind, answer, text_stays):
    _desk, second, reader, category = newsroom
    article = make_article(category=category, body="<p>Nội dung sẽ bị gỡ.</p>")
    other = make_article(category=category, title="Bài viết thay thế")
    second.goto(at("withdraw", article))
    second.check(f"[name=kind][value={kind}]")
    second.fill("#id_reason", "Số liệu chưa được xác nhận")
    if kind == "merged":
        second.click(".select2-selection")
        second.fill(".select2-search__field:focus", "Bài viết thay thế")
        second.click(".select2-results__option--highlighted")
    second.click(".review-form button")
    second.wait_for_selector(".messagelist .success")

    assert status(reader, article.get_absolute_url()) == answer
    page = reader.inner_text("main")
    assert ("Nội dung sẽ bị gỡ." in page) == text_stays
    assert ("Số liệu chưa được xác nhận" in page) == text_stays
    assert reader.url.endswith(other.get_absolute_url()) == (kind == "merged")
    reader.goto(category.get_absolute_url())
    assert reader.locator("main h2", has_text=article.title).count() == 0

    second.goto(at("change", article))
    press_in(second, at("move", article, "restore"))
    assert status(reader, article.get_absolute_url()) == 200
    assert "Nội dung sẽ bị gỡ." in reader.inner_text("main")


def test_two_editors_at_one_draft_lose_no_word(newsroom, reporter):
    desk, second, _reader, category = newsroom
    article = make_article(published_at=None, category=category, created_by=reporter, lead="Bản đầu")
    for page in (desk, second):
        page.goto(at("change", article))
        page.wait_for_selector(".ProseMirror[contenteditable=true]")
    second.wait_for_function("() => document.querySelector('[data-presence]').textContent.includes('Trần Thu')")
    desk.fill("#id_lead", "Lời của phóng viên")
    press(desk, "_save")
    second.fill("#id_lead", "Lời của biên tập viên")
    second.click("[name=_save]")
    second.wait_for_selector("#conflict-title")
    assert second.input_value("#id_lead") == "Lời của biên tập viên"
    assert "phóng" in " ".join(second.locator("del").all_inner_texts())
    press(second, "_save")
    assert seen(article).open_revision.content["lead"] == "Lời của biên tập viên"


def test_what_was_typed_comes_back_after_a_crash(newsroom, reporter):
    desk, _second, _reader, category = newsroom
    article = make_article(published_at=None, category=category, created_by=reporter)
    desk.goto(at("change", article))
    desk.wait_for_selector(".ProseMirror[contenteditable=true]")
    desk.wait_for_function("() => document.querySelector('article-autosave').known")
    desk.fill("#id_lead", "Chưa kịp lưu")
    desk.dispatch_event("article-autosave", "autosave")
    desk.wait_for_selector("article-autosave [role=status]:not(:empty)")
    desk.goto("about:blank")
    desk.goto(at("change", article))
    desk.click("a[href='?restore=1']")
    assert desk.input_value("#id_lead") == "Chưa kịp lưu"
