"""What people of the newsroom do in the browser."""

from django.urls import reverse

from tests.factories import make_upload, make_user

PASSWORD = "mật khẩu thử"


def make_colleague(role: str, name: str):
    user = make_user(role, first_name=name)
    user.set_password(PASSWORD)
    user.save()
    return user


def log_in(page, user):
    page.goto("/admin/")
    page.fill("#id_username", user.username)
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_selector("#user-tools")


def at(name, article, *args):
    """The address of one of the article's pages in the admin."""
    return reverse(f"admin:news_article_{name}", args=[article.pk, *args])


def choose(page, field: str, words: str):
    """Pick the first match in a field that searches while one types."""
    page.click(f".field-{field} .select2-selection")
    page.fill(".select2-search__field:focus", words)
    page.click(".select2-results__option--highlighted")


def add_in_popup(page, field: str, fill):
    """Press “+” beside a field, fill the window that opens, save it."""
    with page.expect_popup() as opened:
        page.click(f"#add_id_{field}")
    popup = opened.value
    fill(popup)
    with popup.expect_event("close"):
        popup.click("[name=_save]")


def add_photo(page, caption: str):
    def photo(popup):
        upload = make_upload("hoi-nghi.jpg", (1700, 1100))
        popup.set_input_files("#id_upload", {"name": "hoi-nghi.jpg", "mimeType": "image/jpeg", "buffer": upload.read()})
        popup.fill("#id_alternative_text", caption)
        popup.fill("#id_caption", caption)
        popup.fill("#id_credit", "Ban Biên tập")

    add_in_popup(page, "photo", photo)


def write(page, story, category):
    """A new article with everything the story has; the form stays open, unsaved."""
    page.goto("/admin/news/article/add/")
    page.fill("#id_title", story.title)
    page.fill("#id_lead", story.lead)
    choose(page, "category", category.name)
    add_in_popup(page, "author", lambda popup: popup.fill("#id_name", story.author))
    add_photo(page, story.caption)
    type_body(page, "\n\n".join(story.paragraphs))


def type_body(page, text: str):
    """Paste into the rich-text editor, as editors do."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.click(".ProseMirror[contenteditable=true]")
    page.keyboard.press("Control+V")


def press(page, button: str):
    """A button of the article form; waits for what the admin says of it."""
    page.click(f"[name={button}]")
    page.wait_for_selector(".messagelist .success")


def press_in(page, form_of: str):
    """The button of the form that posts to this address; waits for what the admin says of it."""
    page.click(f"form[action='{form_of}'] button")
    page.wait_for_selector(".messagelist li")
