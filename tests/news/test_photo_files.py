"""A photo's files come and go with it; a full disk costs nothing but a message."""

import resource
import signal
from contextlib import contextmanager

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from news.models import Photo
from tests.factories import make_photo, make_upload
from tests.news.admin_form import submit
from tests.news.test_photos_refused import NOT_A_PICTURE, encode

pytestmark = pytest.mark.django_db

FULL = "Không lưu được ảnh, có thể ổ đĩa đã đầy. Chưa có gì được lưu; vui lòng thử lại sau."


@pytest.fixture(autouse=True)
def _empty_storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def stored():
    return set(default_storage.listdir("photos")[1]) if default_storage.exists("photos") else set()


def change(photo):
    return reverse("admin:news_photo_change", args=[photo.pk])


def other_file(name="khác.jpg"):
    return make_upload(name, size=(640, 480), quality=60)


@pytest.fixture
def replace(editor_client, django_capture_on_commit_callbacks):
    def act(photo, upload):
        with django_capture_on_commit_callbacks(execute=True):
            return submit(editor_client, change(photo), "_save", upload=upload)

    return act


def test_new_file_takes_the_place_of_the_old_one_and_its_renditions(replace):
    photo = make_photo(name="cũ.jpg")
    old = stored()
    assert replace(photo, other_file()).status_code == 302
    changed = Photo.objects.get()
    assert (changed.width, changed.height, changed.name) == (640, 480, "khác.jpg")
    assert default_storage.exists(changed.file.name)
    assert not old & stored()
    assert len(stored()) == 5  # the master and two widths, each as AVIF and WebP


def test_files_that_another_photo_has_stay(replace):
    photo, twin = make_photo(), make_photo()
    assert photo.file == twin.file
    old = stored()
    replace(photo, other_file())
    assert old < stored()


def test_same_file_again_stays(replace):
    photo = make_photo()
    old = stored()
    replace(photo, make_upload("lại.jpg"))
    assert Photo.objects.get().name == "lại.jpg"
    assert stored() == old


def test_bad_new_file_leaves_the_old_one(replace):
    photo = make_photo()
    old = stored()
    response = replace(photo, SimpleUploadedFile("anh.jpg", b"khong phai anh"))
    assert response.status_code == 422
    assert NOT_A_PICTURE in response.text
    assert Photo.objects.get().file == photo.file
    assert stored() == old


def test_nothing_is_stored_for_a_form_with_other_errors(editor_client):
    words = {"alternative_text": "Hoa sen", "is_decorative": "on"}
    response = editor_client.post(reverse("admin:news_photo_add"), {"upload": make_upload(), **words})
    assert response.status_code == 422
    assert stored() == set()


@contextmanager
def full_disk():
    """Every file that this process writes ends after 8,000 bytes, with an error in the middle of the write."""
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)


def noisy_upload():
    return SimpleUploadedFile("anh.png", encode(Image.effect_noise((400, 300), 90).convert("RGB")))


def test_full_disk_keeps_the_words_and_no_half_of_a_photo(reporter_client):
    with full_disk():
        response = reporter_client.post(
            reverse("admin:news_photo_add"), {"upload": noisy_upload(), "caption": "Chữ vừa gõ"}
        )
    assert response.status_code == 422
    assert FULL in response.text
    assert "Chữ vừa gõ" in response.text
    assert not Photo.objects.exists()
    assert stored() == set()


def test_full_disk_is_told_to_the_drop_zone(reporter_client):
    with full_disk():
        response = reporter_client.post(reverse("admin:news_photo_upload"), {"upload": noisy_upload()})
    assert (response.status_code, response.json()) == (422, {"error": FULL})
    assert not Photo.objects.exists()
    assert stored() == set()


def test_full_disk_leaves_the_old_file_in_its_place(editor_client):
    photo = make_photo()
    old = stored()
    with full_disk():
        response = submit(editor_client, change(photo), "_save", upload=noisy_upload())
    assert FULL in response.text
    assert Photo.objects.get().file == photo.file
    assert stored() == old
