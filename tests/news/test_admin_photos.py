import io
import re
import zlib

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from news.admin.photos import PICKER_LENGTH
from news.models import Photo
from tests.factories import make_photo, make_upload
from tests.news.admin_form import fields_of
from tests.news.test_photos_refused import DAMAGED, NOT_A_PICTURE, SVG, TOO_LARGE, TOO_MANY_PIXELS, png_that_claims

pytestmark = pytest.mark.django_db

ADD = "admin:news_photo_add"
PICKER = "admin:news_photo_picker"
DESCRIBE = "Hãy mô tả ảnh, hoặc đánh dấu là ảnh trang trí và để trống phần mô tả."
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
    assert response.status_code == 200
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
    assert response.status_code == 200
    assert sentence in response.text
    assert fields_of(response)["caption"] == [TYPED["caption"]]


@pytest.mark.parametrize("typed", [{"alternative_text": ""}, {"is_decorative": "on"}], ids=["neither", "both"])
def test_photo_is_described_or_decorative(reporter_client, typed):
    response = send(reporter_client, make_upload(), **typed)
    assert DESCRIBE in response.text
    assert fields_of(response)["caption"] == [TYPED["caption"]]
    assert not Photo.objects.exists()


def test_decorative_photo_needs_no_description(reporter_client):
    send(reporter_client, make_upload(), alternative_text="", is_decorative="on")
    assert Photo.objects.get().is_decorative


def test_text_of_a_photo_changes_without_a_new_file(editor_client):
    photo = make_photo()
    editor_client.post(change(photo), TYPED)
    changed = Photo.objects.get()
    assert (changed.caption, changed.file) == (TYPED["caption"], photo.file)


def test_new_file_takes_the_place_of_the_old_one(editor_client):
    photo = make_photo()
    editor_client.post(change(photo), TYPED | {"upload": make_upload(size=(640, 480), quality=60)})
    changed = Photo.objects.get()
    assert (changed.width, changed.height) == (640, 480)
    assert changed.file != photo.file
    assert default_storage.exists(changed.file.name)


def test_bad_new_file_leaves_the_old_one(editor_client):
    photo = make_photo()
    response = editor_client.post(change(photo), TYPED | {"upload": upload(zlib.compress(b"x"), "anh.jpg")})
    assert NOT_A_PICTURE in response.text
    assert Photo.objects.get().file == photo.file


def test_picker_hands_over_what_the_editor_needs(reporter_client):
    photo = make_photo(alternative_text="Hoa “sen” & hồ", caption="Lễ hội <mới>")
    page = reporter_client.get(reverse(PICKER)).text
    assert f'data-id="{photo.pk}"' in page
    assert f'data-url="{photo.body_url()}"' in page
    assert 'data-alternative-text="Hoa “sen” &amp; hồ"' in page
    assert 'data-caption="Lễ hội &lt;mới&gt;"' in page


@pytest.mark.parametrize("words", ["hoa sen", "lễ hội", "le hoi ngoc dao", "MINH HỌA", "minh hoa"])
def test_picker_searches_description_caption_and_credit_with_and_without_marks(reporter_client, words):
    photo = make_photo(**TYPED)
    make_photo(alternative_text="Cầu qua sông Nguyệt")
    page = reporter_client.get(reverse(PICKER), {"q": words}).text
    assert re.findall(r'data-id="(\d+)"', page) == [str(photo.pk)]


@pytest.mark.parametrize("words", ["không có ảnh này", "%", "ảnh\x00này", "x" * 10_000, "'><script>"])
def test_picker_survives_any_search(reporter_client, words):
    make_photo()
    response = reporter_client.get(reverse(PICKER), {"q": words})
    assert response.status_code == 200
    assert "data-id" not in response.text
    assert "Không có ảnh nào phù hợp." in response.text
    assert "<script>'" not in response.text


def test_picker_keeps_the_call_back_of_the_editor_while_searching(reporter_client):
    page = reporter_client.get(reverse(PICKER), {"CKEditorFuncNum": '7"><b>', "q": "hoa"}).text
    assert 'name="CKEditorFuncNum" value="7&quot;&gt;&lt;b&gt;"' in page


def test_picker_shows_the_newest_and_not_the_whole_library(reporter_client):
    first = make_photo()
    Photo.objects.bulk_create(
        [Photo(file=first.file.name, width=900, height=600, alternative_text="Ảnh") for _ in range(PICKER_LENGTH)]
    )
    page = reporter_client.get(reverse(PICKER)).text
    assert page.count("data-id=") == PICKER_LENGTH
    assert f'data-id="{first.pk}"' not in page


def test_picker_answers_reading_only_what_it_finds(reporter_client, django_assert_max_num_queries):
    def cost():
        with django_assert_max_num_queries(6) as captured:
            reporter_client.get(reverse(PICKER))
        return len(captured)

    make_photo()
    few = cost()
    for _ in range(29):
        make_photo()
    assert cost() == few
