import io
import unicodedata

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from news.models import Photo
from tests.factories import make_article, make_photo, make_upload
from tests.news.admin_form import fields_of, submit
from tests.news.test_photos_refused import DAMAGED, NOT_A_PICTURE, SVG, TOO_LARGE, TOO_MANY_PIXELS, png_that_claims

pytestmark = pytest.mark.django_db

ADD = "admin:news_photo_add"
UPLOAD = "admin:news_photo_upload"
BOTH = "Ảnh trang trí không có phần mô tả: hãy bỏ đánh dấu hoặc xóa phần mô tả."
TYPED = {
    "alternative_text": "Hoa sen nở trên hồ Mặt Gương",
    "caption": "Lễ hội Hoa Sen phường Ngọc Đào",
    "credit": "Lê Minh Họa",
}


def upload(content, name="anh.png"):
    return SimpleUploadedFile(name, content)


def whole_jpeg():
    return make_upload().read()


def send(client, picture, **typed):
    return client.post(reverse(ADD), TYPED | {"upload": picture} | typed)


def change(photo):
    return reverse("admin:news_photo_change", args=[photo.pk])


@pytest.mark.parametrize("role", ["reporter_client", "editor_client"])
def test_newsroom_uploads_a_photo(request, client, role):
    response = send(request.getfixturevalue(role), make_upload("Ảnh hồ.jpg", (1700, 1100)), caption="Hồ Mặt Gương")
    assert response.status_code == 302
    photo = Photo.objects.get()
    assert (photo.width, photo.height, photo.caption) == (1700, 1100, "Hồ Mặt Gương")
    assert "Ảnh" not in photo.file.name
    for address in [photo.file.url, photo.thumbnail_url(), photo.body_url()]:
        answer = client.get(address)
        assert answer.status_code == 200
        assert Image.open(io.BytesIO(b"".join(answer.streaming_content))).format in {"JPEG", "WEBP"}


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        pytest.param(SVG, "anh.svg", NOT_A_PICTURE, id="SVG"),
        pytest.param(SVG, "anh.png", NOT_A_PICTURE, id="SVG named PNG"),
        pytest.param(b"khong phai anh", "anh.jpg", NOT_A_PICTURE, id="text"),
        pytest.param(png_that_claims(60_000, 60_000), "anh.png", TOO_MANY_PIXELS, id="bomb"),
        pytest.param(whole_jpeg()[:2000], "anh.jpg", DAMAGED, id="truncated"),
        pytest.param(whole_jpeg(), "anh.png", "Tên tệp không khớp với nội dung: đây là ảnh JPEG.", id="mislabelled"),
        pytest.param(b"\xff" * (20 * 1024 * 1024 + 1), "anh.jpg", TOO_LARGE, id="too large"),
    ],
)
def test_bad_picture_is_refused_with_a_sentence_and_the_text_kept(reporter_client, content, name, sentence):
    response = send(reporter_client, upload(content, name))
    assert response.status_code == 422
    assert sentence in response.text
    kept = fields_of(response)
    assert {field: kept[field] for field in TYPED} == {field: [value] for field, value in TYPED.items()}
    assert not Photo.objects.exists()


@pytest.mark.parametrize(
    ("picture", "sentence"),
    [(None, "Mục này là bắt buộc."), (b"", "Tệp được gửi không có nội dung.")],
    ids=["none", "empty"],
)
def test_photo_needs_a_file(reporter_client, picture, sentence):
    response = send(reporter_client, upload(picture)) if picture == b"" else reporter_client.post(reverse(ADD), TYPED)
    assert response.status_code == 422
    assert sentence in response.text
    assert fields_of(response)["caption"] == [TYPED["caption"]]


def test_photo_is_not_described_and_decorative_at_once(reporter_client):
    response = send(reporter_client, make_upload(), is_decorative="on")
    assert BOTH in response.text
    assert fields_of(response)["caption"] == [TYPED["caption"]]
    assert not Photo.objects.exists()


def test_photo_may_be_described_later(reporter_client):
    send(reporter_client, make_upload(), alternative_text="")
    assert Photo.objects.undescribed().count() == 1


def test_decorative_photo_needs_no_description(reporter_client):
    send(reporter_client, make_upload(), alternative_text="", is_decorative="on")
    assert Photo.objects.get().is_decorative


def save(client, photo, **typed):
    return submit(client, change(photo), "_save", **typed)


def test_text_of_a_photo_changes_without_a_new_file(editor_client):
    photo = make_photo(name="hồ.jpg")
    assert save(editor_client, photo, **TYPED).status_code == 302
    changed = Photo.objects.get()
    assert (changed.caption, changed.file, changed.name) == (TYPED["caption"], photo.file, "hồ.jpg")


def test_name_of_the_file_is_kept_in_its_one_normal_form(reporter_client):
    send(reporter_client, make_upload(unicodedata.normalize("NFD", "Ảnh hồ.jpg")))
    assert Photo.objects.get().name == "Ảnh hồ.jpg"


@pytest.mark.parametrize("name", ["\u202egpj.hồ.jpg", "x" * 240 + ".jpg", "../../hồ.jpg"], ids=["bidi", "long", "path"])
def test_strange_name_of_a_file_does_no_harm(reporter_client, name):
    assert send(reporter_client, make_upload(name)).status_code == 302
    kept = Photo.objects.get().name
    assert len(kept) <= 200
    assert not {"\u202e", "/"} & set(kept)


def test_focal_point_is_kept(editor_client):
    photo = make_photo()
    save(editor_client, photo, focus_x="0", focus_y="85")
    changed = Photo.objects.get()
    assert (changed.focus_x, changed.focus_y) == (0, 85)
    page = editor_client.get(change(photo)).text
    assert 'class="photo-focus" data-focus-x="0" data-focus-y="85"' in page


@pytest.mark.parametrize("place", ["-5", "105", "33", "", "x", "99999999999999999999"])
def test_focal_point_lies_in_the_picture_and_on_a_step(editor_client, place):
    photo = make_photo()
    response = save(editor_client, photo, focus_x=place, caption="Chữ vừa gõ")
    assert response.status_code == 422
    assert fields_of(response)["caption"] == ["Chữ vừa gõ"]
    assert Photo.objects.get().focus_x == 50


def test_save_from_an_old_form_is_refused_with_the_words_of_both_and_the_next_one_counts(editor_client):
    photo = make_photo(caption="Ban đầu")
    opened = fields_of(editor_client.get(change(photo)))
    save(editor_client, photo, caption="Của đồng nghiệp")
    response = editor_client.post(change(photo), opened | {"caption": "Của tôi"})
    assert response.status_code == 422
    assert "Đang lưu: “Của đồng nghiệp”" in response.text
    assert fields_of(response)["caption"] == ["Của tôi"]
    assert Photo.objects.get().caption == "Của đồng nghiệp"
    assert editor_client.post(change(photo), fields_of(response)).status_code == 302
    assert Photo.objects.get().caption == "Của tôi"


def test_form_says_where_the_photo_is_used(editor_client):
    photo = make_photo()
    assert "chưa dùng" in editor_client.get(change(photo)).text
    article = make_article(photo=photo, title="Sen nở <sớm>")
    page = editor_client.get(change(photo)).text
    assert f'<a href="{reverse("admin:news_article_change", args=[article.pk])}">Sen nở &lt;sớm&gt;</a>' in page


def drop(client, picture, **typed):
    return client.post(reverse(UPLOAD), {"upload": picture} | typed)


@pytest.mark.parametrize("role", ["reporter_client", "editor_client", "managing_editor_client", "administrator_client"])
def test_dropped_picture_is_in_the_library_and_asks_to_be_described(request, role):
    client = request.getfixturevalue(role)
    response = drop(client, make_upload("sen.jpg"))
    photo = Photo.objects.undescribed().get()
    assert response.status_code == 201
    assert response.json()["address"] == response.headers["Location"] == change(photo)
    card = response.json()["card"]
    assert f'href="{change(photo)}"' in card
    assert "mô tả ảnh" in card
    assert "sen.jpg" in card
    assert client.get(change(photo)).status_code == 200
    assert LogEntry.objects.get().object_id == str(photo.pk)


def test_picture_dropped_in_the_picker_can_be_chosen(reporter_client):
    card = drop(reporter_client, make_upload(), choose="1").json()["card"]
    assert f'data-id="{Photo.objects.get().pk}"' in card


@pytest.mark.parametrize(
    ("picture", "sentence"),
    [
        (upload(SVG, "anh.svg"), NOT_A_PICTURE),
        (upload(whole_jpeg()[:2000], "anh.jpg"), DAMAGED),
        (upload(png_that_claims(60_000, 60_000)), TOO_MANY_PIXELS),
        (upload(b"\xff" * (20 * 1024 * 1024 + 1), "anh.jpg"), TOO_LARGE),
        (upload(b"", "anh.jpg"), "Tệp được gửi không có nội dung."),
        ("chỉ là chữ", "Mục này là bắt buộc."),
    ],
    ids=["SVG", "truncated", "bomb", "too large", "empty", "no file"],
)
def test_bad_dropped_picture_is_answered_with_a_sentence(reporter_client, picture, sentence):
    response = drop(reporter_client, picture)
    assert (response.status_code, response.json()) == (422, {"error": sentence})
    assert not Photo.objects.exists()


def test_dropping_needs_the_right_to_add(client, moderator_client):
    response = drop(moderator_client, make_upload())
    assert (response.status_code, response.json()) == (403, {"error": "Bạn không có quyền thêm ảnh."})
    assert drop(client, make_upload()).status_code == 302  # to the sign-in page
    assert not Photo.objects.exists()


def test_dropping_is_a_post_with_a_token(reporter_client):
    assert reporter_client.get(reverse(UPLOAD)).status_code == 405
    forger = Client(enforce_csrf_checks=True)
    forger.force_login(reporter_client.user)
    assert drop(forger, make_upload()).status_code == 403
    assert not Photo.objects.exists()
