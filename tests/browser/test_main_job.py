"""A reporter writes, an editor approves, a reader comments, a moderator approves the comment."""

import pytest
from captcha.models import CaptchaStore
from django.utils import timezone

from news.models import Article
from tests.browser.newsroom import at, log_in, make_colleague, press, press_in, write
from tests.browser.story import read_story
from tests.factories import make_category

pytestmark = pytest.mark.django_db(transaction=True)

COMMENT = {
    "name": "Nguyễn Văn Mẫu",
    "title": "Mô hình thiết thực, đạt 97,97%",
    "content": "Tổ dân phố tôi tham gia “mô hình” này từ đầu năm, rất yên tâm…\n\nMong phường <b>tập huấn</b> thêm!",
}


def send_comment(page):
    page.locator("#y-kien").scroll_into_view_if_needed()
    page.wait_for_selector("form.comment-form")
    for field, text in COMMENT.items():
        page.fill(f"#id_{field}", text)
    key = page.input_value("[name=captcha_0]")
    page.fill("[name=captcha_1]", CaptchaStore.objects.get(hashkey=key).response)
    page.check("#id_rules")
    page.click("form.comment-form > .button")
    page.wait_for_selector(".receipt")


def approve(page):
    page.goto("/admin/comments/comment/")
    page.check("#result_list tbody input.action-select")
    page.select_option("[name=action]", "approve_selected")
    page.click("[name=index]")
    page.wait_for_selector(".messagelist .success")


def test_main_job_from_draft_to_approved_comment(open_page):
    story, category = read_story(), make_category("Mặt trận - Đoàn thể")
    reporter, editor = make_colleague("Phóng viên", "Trần Thu"), make_colleague("Biên tập viên", "Nguyễn Văn Mẫu")
    moderator = make_colleague("Người duyệt ý kiến", "Lê Minh Họa")

    desk = open_page(permissions=["clipboard-read", "clipboard-write"])
    log_in(desk, reporter)
    write(desk, story, category)
    press(desk, "_submit")
    article = Article.objects.get()

    second = open_page()
    log_in(second, editor)
    second.goto(at("review", article))
    press_in(second, at("approve", article))

    reader = open_page(width=360)
    today = timezone.localdate()
    for address in ("/", category.get_absolute_url(), f"/ngay/{today:%Y/%m/%d}/"):
        reader.goto(address)
        assert reader.locator("main article a", has_text=story.title).count() == 1, address
    reader.click("main article h2 a")

    assert reader.inner_text("h1") == story.title
    assert reader.inner_text(".lead") == story.lead
    assert reader.locator(".prose p").all_inner_texts() == story.paragraphs
    assert reader.inner_text(".byline") == story.author
    assert reader.inner_text("figcaption") == f"{story.caption}. Ảnh: Ban Biên tập"
    assert reader.evaluate("document.querySelector('.photo img').naturalWidth") > 0

    address = reader.url
    send_comment(reader)
    reader.goto(address)
    assert reader.locator(".comment").count() == 0

    queue = open_page()
    log_in(queue, moderator)
    approve(queue)

    reader.goto(address)
    assert reader.inner_text(".comment header b") == COMMENT["name"]
    assert reader.inner_text(".comment h3") == COMMENT["title"]
    assert "\n\n".join(reader.locator(".comment p").all_inner_texts()) == COMMENT["content"]
