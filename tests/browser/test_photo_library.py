"""The photo library as an editor uses it: dropped, described, pointed at, picked."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from news.figures import with_photos
from news.models import Article, Photo
from tests.browser.test_accessibility import RULES
from tests.browser.test_main_job import log_in
from tests.factories import make_article, make_photo, make_upload, make_user

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/admin/news/photo/"
DROP = """([bytes, name]) => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], name, { type: "image/jpeg" }));
  const target = document.querySelector("photo-drop strong");
  target.dispatchEvent(new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true }));
  target.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""
CROPS = "[...document.querySelectorAll('.photo-crops img')].map(image => getComputedStyle(image).objectPosition)"


@pytest.fixture
def reporter():
    return make_user("Phóng viên")


@pytest.fixture
def editor():
    return make_user("Biên tập viên")


def sent(name="sen.jpg", **options):
    return {"name": name, "mimeType": "image/jpeg", "buffer": make_upload(name, **options).read()}


def test_dropped_pictures_appear_and_bad_ones_say_why(open_page, reporter):
    page = open_page()
    log_in(page, reporter)
    page.goto(LIST)
    page.evaluate(DROP, [list(make_upload().read()), "sen.jpg"])
    page.evaluate(DROP, [[1, 2, 3], "hỏng.jpg"])
    page.wait_for_selector("photo-drop [data-state=failed]")
    rows = page.locator("photo-drop ul > li").all_inner_texts()
    assert [" ".join(row.split()) for row in rows] == [
        "sen.jpg đã thêm vào thư viện",
        "hỏng.jpg Tệp này không phải ảnh JPEG, PNG, WebP hoặc AVIF, hoặc đã bị hỏng.",
    ]
    page.click(".photo-card >> text=mô tả ảnh")
    page.fill("#id_alternative_text", "Hoa sen trên hồ")
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    assert Photo.objects.get().alternative_text == "Hoa sen trên hồ"


def test_several_pictures_are_chosen_by_keyboard(open_page, reporter):
    page = open_page()
    log_in(page, reporter)
    page.goto(LIST)
    with page.expect_file_chooser() as chooser:
        page.press("photo-drop input[type=file]", "Space")
    chooser.value.set_files([sent("một.jpg"), sent("hai.jpg", size=(640, 480))])
    page.wait_for_selector("photo-drop [data-state=done] >> nth=1")
    assert page.locator(".photo-card").count() == 2


def test_drop_zone_waits_for_its_script_and_the_plain_form_works_without(open_page, reporter):
    page = open_page(java_script_enabled=False)
    log_in(page, reporter)
    page.goto(LIST)
    assert not page.is_visible("photo-drop")
    page.click(".object-tools .addlink")
    page.set_input_files("#id_upload", sent())
    page.click("[name=_save]")
    photo = Photo.objects.get()
    page.goto(f"{LIST}{photo.pk}/change/")
    page.fill("#id_caption", "Hồ Mặt Gương")
    page.focus("#id_focus_x")
    page.keyboard.press("ArrowRight")
    page.click("[name=_save]")
    photo.refresh_from_db()
    assert (photo.focus_x, photo.caption) == (55, "Hồ Mặt Gương")
    page.goto(f"{LIST}{photo.pk}/change/")
    assert page.evaluate(CROPS) == ["55% 50%"] * 4


def test_focal_point_is_set_by_click_and_by_keyboard(open_page, editor):
    photo = make_photo()
    page = open_page()
    log_in(page, editor)
    page.goto(f"{LIST}{photo.pk}/change/")
    frame = page.locator(".photo-whole img").bounding_box()
    page.click(".photo-whole img", position={"x": frame["width"] * 0.21, "y": frame["height"] * 0.99})
    assert page.input_value("#id_focus_x") == "20"
    assert page.input_value("#id_focus_y") == "100"
    assert page.evaluate(CROPS) == ["20% 100%"] * 4
    page.focus("#id_focus_y")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(CROPS) == ["20% 95%"] * 4
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    photo.refresh_from_db()
    assert (photo.focus_x, photo.focus_y) == (20, 95)


def test_picture_uploaded_in_the_picker_is_chosen_for_the_text(open_page, editor):
    page = open_page()
    log_in(page, editor)
    page.goto("/admin/news/article/add/")
    page.click(".ProseMirror[contenteditable=true]")
    page.click(".prose-menubar [data-name=figure]")
    with page.expect_popup() as opened:
        page.click("dialog >> text=Chọn từ thư viện ảnh…")
    picker = opened.value
    picker.wait_for_selector("photo-drop")  # its script has run
    picker.set_input_files("photo-drop input[type=file]", sent())
    with picker.expect_event("close"):
        picker.click("[data-id]")
    assert page.input_value("dialog [name=caption]") == ""
    page.click("dialog [type=submit]")
    page.keyboard.type("Gõ ngay sau ảnh")
    page.fill("#id_title", "Sen nở sớm")
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    photo = Photo.objects.get()
    Photo.objects.update(caption="Sen trên hồ Mặt Gương")
    assert f'data-file="{photo.pk}"' in Article.objects.get().body
    assert "</figure><p>Gõ ngay sau ảnh</p>" in Article.objects.get().body
    assert "<figcaption>Sen trên hồ Mặt Gương." in with_photos(Article.objects.get().body)
    assert photo.uses.count() == 1


@pytest.mark.parametrize("address", ["list", "form", "picker", "in use"])
def test_library_breaks_no_accessibility_rule_and_reflows(open_page, editor, address):
    make_photo(alternative_text="", name="IMG_20221109_211400_mot_ten_tep_rat_dai_khong_co_khoang_trang.jpg")
    used = make_photo(caption="Hồ Mặt Gương", credit="Ban Biên tập", focus_x=20)
    make_article(photo=used)
    addresses = {
        "list": LIST,
        "form": reverse("admin:news_photo_change", args=[used.pk]),
        "picker": f"{LIST}picker/?CKEditorFuncNum=1",
        "in use": reverse("admin:news_photo_delete", args=[used.pk]),
    }
    for width in (360, 1280):
        for scheme in ("light", "dark"):
            page = open_page(width=width, scheme=scheme)
            log_in(page, editor)
            page.goto(addresses[address])
            found = Axe().run(page, options=RULES).response["violations"]
            assert found == [], (width, scheme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
