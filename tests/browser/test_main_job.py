"""An editor publishes an article, a reader comments on it, a moderator approves the comment."""

import pytest
from captcha.models import CaptchaStore
from django.contrib.auth.models import User
from django.utils import timezone

from tests.browser.story import read_story
from tests.factories import make_category, make_upload, make_user

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "mật khẩu thử"
COMMENT = {
    "name": "Nguyễn Văn Mẫu",
    "title": "Mô hình thiết thực, đạt 97,97%",
    "content": "Tổ dân phố tôi tham gia “mô hình” này từ đầu năm, rất yên tâm…\n\nMong phường <b>tập huấn</b> thêm!",
}


def log_in(page, user: User):
    page.goto("/admin/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")


def add_in_popup(page, field: str, fill):
    """Press “+” beside a field, fill the window that opens, save it."""
    with page.expect_popup() as opened:
        page.click(f"#add_id_{field}")
    popup = opened.value
    fill(popup)
    with popup.expect_event("close"):
        popup.click("[name=_save]")


def publish(page, story, category):
    page.goto("/admin/news/article/add/")
    page.fill("#id_title", story.title)
    page.fill("#id_lead", story.lead)
    page.click(".field-category .select2-selection")
    page.fill(".select2-search__field", category.name)
    page.click(".select2-results__option--highlighted")
    add_in_popup(page, "author", lambda popup: popup.fill("#id_name", story.author))

    def photo(popup):
        upload = make_upload("hoi-nghi.jpg", (1700, 1100))
        popup.set_input_files("#id_upload", {"name": "hoi-nghi.jpg", "mimeType": "image/jpeg", "buffer": upload.read()})
        popup.fill("#id_alternative_text", story.caption)
        popup.fill("#id_caption", story.caption)
        popup.fill("#id_credit", "Ban Biên tập")

    add_in_popup(page, "photo", photo)
    page.evaluate("text => navigator.clipboard.writeText(text)", "\n\n".join(story.paragraphs))
    page.click(".ProseMirror[contenteditable=true]")
    page.keyboard.press("Control+V")
    page.click("[name=_publish]")
    page.wait_for_selector(".messagelist .success")


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
    editor, moderator = make_user("Biên tập viên"), make_user("Người duyệt ý kiến")
    for user in (editor, moderator):
        user.set_password(PASSWORD)
        user.save()

    desk = open_page(permissions=["clipboard-read", "clipboard-write"])
    log_in(desk, editor)
    publish(desk, story, category)

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
