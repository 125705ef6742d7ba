"""Who may describe, replace and delete which photo."""

import pytest
from django.contrib.flatpages.models import FlatPage
from django.core.files.storage import default_storage
from django.urls import reverse

from news.models import Photo, PhotoUse
from tests.factories import make_article, make_photo, make_upload
from tests.news.admin_form import fields_of, submit

pytestmark = pytest.mark.django_db

EDITING = ["editor_client", "managing_editor_client", "administrator_client"]
LOCKED = "Không thể xóa ảnh đang được bài viết sử dụng"


def change(photo):
    return reverse("admin:news_photo_change", args=[photo.pk])


def delete(photo):
    return reverse("admin:news_photo_delete", args=[photo.pk])


def forge(client, photo, **typed):
    """A post that no form has offered, with the right fingerprint."""
    seen = fields_of(client.get(change(photo))).get("seen", [""])
    form = {"seen": seen, "caption": "Chữ mới", "focus_x": "50", "focus_y": "50", **typed}
    return client.post(change(photo), form)


@pytest.mark.parametrize("client_of", EDITING)
def test_editors_change_any_photo(request, client_of):
    photo = make_photo()
    make_article(photo=photo)
    response = submit(request.getfixturevalue(client_of), change(photo), "_save", caption="Chữ mới")
    assert response.status_code == 302
    assert Photo.objects.get().caption == "Chữ mới"


@pytest.mark.parametrize("used_by", [None, "draft"])
def test_reporter_changes_a_photo_that_no_approved_article_shows(reporter_client, used_by):
    photo = make_photo()
    if used_by:
        make_article(photo=photo, published_at=None)
    response = submit(
        reporter_client, change(photo), "_save", caption="Chữ mới", upload=make_upload(size=(640, 480), quality=60)
    )
    assert response.status_code == 302
    changed = Photo.objects.get()
    assert (changed.caption, changed.width) == ("Chữ mới", 640)


def test_reporter_changes_no_photo_of_an_approved_article(reporter_client):
    photo = make_photo()
    make_article(photo=photo)
    assert 'name="_save"' not in reporter_client.get(change(photo)).text
    assert forge(reporter_client, photo, alternative_text="Chữ mới").status_code == 403
    assert Photo.objects.get().caption == ""


def test_reporter_describes_an_undescribed_photo_and_leaves_its_file(reporter_client):
    photo = make_photo(alternative_text="")
    make_article(photo=photo)
    new = make_upload(size=(640, 480), quality=60)
    assert 'name="upload"' not in reporter_client.get(change(photo)).text
    assert forge(reporter_client, photo, alternative_text="Hoa sen", upload=new).status_code == 302
    changed = Photo.objects.get()
    assert (changed.alternative_text, changed.file) == ("Hoa sen", photo.file)
    assert forge(reporter_client, photo, alternative_text="Chữ khác").status_code == 403


def test_moderator_sees_no_photo(moderator_client):
    photo = make_photo()
    assert moderator_client.get(change(photo)).status_code == 403
    assert moderator_client.post(change(photo), {"caption": "Chữ mới"}).status_code == 403
    assert moderator_client.post(delete(photo), {"post": "yes"}).status_code == 403
    assert Photo.objects.get().caption == ""


def test_reporter_deletes_nothing(reporter_client):
    photo = make_photo()
    assert reporter_client.get(delete(photo)).status_code == 403
    assert reporter_client.post(delete(photo), {"post": "yes"}).status_code == 403
    select = {"action": "delete_selected", "_selected_action": photo.pk, "post": "yes"}
    reporter_client.post(reverse("admin:news_photo_changelist"), select)
    assert Photo.objects.exists()


@pytest.mark.parametrize("client_of", EDITING)
def test_unused_photo_goes_with_its_files(request, client_of, django_capture_on_commit_callbacks):
    photo = make_photo()
    with django_capture_on_commit_callbacks(execute=True):
        assert request.getfixturevalue(client_of).post(delete(photo), {"post": "yes"}).status_code == 302
    assert not Photo.objects.exists()
    assert not default_storage.exists(photo.file.name)


@pytest.mark.parametrize("client_of", EDITING)
def test_used_photo_is_not_deleted_and_the_page_says_why(request, client_of):
    client = request.getfixturevalue(client_of)
    photo = make_photo()
    article = make_article(photo=photo, title="Sen nở sớm")
    link = f'<a href="{reverse("admin:news_article_change", args=[article.pk])}">Sen nở sớm</a>'
    for response in [client.get(delete(photo)), client.post(delete(photo), {"post": "yes"})]:
        assert LOCKED in response.text
        assert link in response.text
    assert response.status_code == 422
    assert Photo.objects.exists()


def test_photo_of_an_open_draft_is_not_deleted(editor_client):
    photo = make_photo()
    PhotoUse.objects.create(article=make_article(title="Sen nở sớm"), photo=photo)
    response = editor_client.post(delete(photo), {"post": "yes"})
    assert "Sen nở sớm" in response.text
    assert Photo.objects.exists()


def test_photo_of_a_standing_page_is_neither_deleted_nor_changed_by_a_reporter(editor_client, reporter_client):
    photo = make_photo()
    FlatPage.objects.filter(url="/gioi-thieu/").update(content=f'<figure><img data-file="{photo.pk}"></figure>')
    response = editor_client.post(delete(photo), {"post": "yes"})
    assert "/admin/flatpages/flatpage/" in response.text
    assert Photo.objects.exists()
    change = reverse("admin:news_photo_change", args=[photo.pk])
    assert reporter_client.post(change, {"alternative_text": "Khác"}).status_code == 403


@pytest.mark.parametrize("post", [{}, {"post": "yes"}], ids=["asked", "forged"])
def test_used_photo_is_not_deleted_with_others(editor_client, post):
    used, unused = make_photo(), make_photo()
    make_article(photo=used, title="Sen nở sớm")
    select = {"action": "delete_selected", "_selected_action": [used.pk, unused.pk]}
    response = editor_client.post(reverse("admin:news_photo_changelist"), select | post)
    assert LOCKED in response.text
    assert "Sen nở sớm" in response.text
    assert Photo.objects.count() == 2


def test_unused_photos_are_deleted_together(editor_client, django_capture_on_commit_callbacks):
    photos = [make_photo(), make_photo()]
    select = {"action": "delete_selected", "_selected_action": [photo.pk for photo in photos], "post": "yes"}
    with django_capture_on_commit_callbacks(execute=True):
        editor_client.post(reverse("admin:news_photo_changelist"), select)
    assert not Photo.objects.exists()
    assert not default_storage.exists(photos[0].file.name)
