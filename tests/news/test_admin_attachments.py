"""Documents in the admin: adding, finding, and that one in use stays."""

import os
import re
import resource

import pytest
from django.urls import reverse

from news import attachments
from news.models import Article, Attachment
from tests.factories import make_article, make_revision
from tests.news.admin_form import fields_of
from tests.news.documents import PDF, docx, make_attachment, odt, stored, upload, xlsx
from tests.news.test_attachments import MACROS, NOT_A_DOCUMENT, TOO_LARGE

pytestmark = pytest.mark.django_db

ADD = "admin:news_attachment_add"
LIST = "admin:news_attachment_changelist"
TITLE = "Phương án phân luồng (toàn văn)"
NEWSROOM = ["reporter_client", "editor_client", "managing_editor_client", "administrator_client"]
EDITORS = NEWSROOM[1:]
DISK = "Không lưu được tệp. Có thể ổ đĩa đã đầy, vui lòng báo quản trị viên."


def send(client, document=None, title=TITLE):
    return client.post(reverse(ADD), {"title": title, "upload": document or upload()})


def page(name, attachment):
    return reverse(f"admin:news_attachment_{name}", args=[attachment.pk])


def draft_with(attachment, article):
    content = {"attachments": [{"id": attachment.pk, "name": attachment.title}]}
    return make_revision(article, content=content)


def offered():
    attachment = make_attachment()
    make_article().attachments.add(attachment)
    return attachment


def drafted():
    attachment = make_attachment()
    draft_with(attachment, make_article())
    return attachment


@pytest.mark.parametrize("role", NEWSROOM)
@pytest.mark.parametrize(
    ("content", "name"), [(PDF, "Phương án.pdf"), (docx(), "a.docx"), (xlsx(), "a.xlsx"), (odt(), "a.odt")]
)
def test_newsroom_adds_a_document(request, role, content, name):
    response = send(request.getfixturevalue(role), upload(content, name))
    assert response.status_code == 302
    attachment = Attachment.objects.get()
    assert (attachment.title, attachment.size, stored(attachment)) == (TITLE, len(content), content)
    assert attachment.name == attachments.download_name(name, name.rpartition(".")[2])


def test_moderator_sees_nothing_of_documents(moderator_client):
    attachment = make_attachment()
    for address in [reverse(LIST), reverse(ADD), page("change", attachment), page("download", attachment)]:
        assert moderator_client.get(address).status_code == 403
    for address in [reverse(ADD), page("change", attachment), page("delete", attachment)]:
        assert moderator_client.post(address, {"title": "x", "post": "yes"}).status_code == 403
    assert Attachment.objects.get().title == attachment.title


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        pytest.param(b"<html></html>", "a.pdf", NOT_A_DOCUMENT, id="HTML"),
        pytest.param(docx(("word/vbaProject.bin", "x")), "a.docx", MACROS, id="macros"),
        pytest.param(docx(), "a.pdf", "Tên tệp không khớp với nội dung: đây là tệp DOCX.", id="mislabelled"),
        pytest.param(b"%" * (20 * 1024 * 1024 + 1), "a.pdf", TOO_LARGE, id="too large"),
        pytest.param(b"", "a.pdf", "Tệp được gửi không có nội dung.", id="empty"),
    ],
)
def test_bad_document_is_refused_with_a_sentence_and_the_title_kept(reporter_client, content, name, sentence):
    response = send(reporter_client, upload(content, name))
    assert sentence in response.text
    assert fields_of(response)["title"] == [TITLE]
    assert not Attachment.objects.exists()


def test_document_needs_a_title_and_a_file(reporter_client):
    response = reporter_client.post(reverse(ADD), {"title": ""})
    assert response.text.count("Mục này là bắt buộc.") == 2
    assert not Attachment.objects.exists()


def test_nothing_is_stored_while_something_else_is_wrong(reporter_client, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {"attachments": _storage(tmp_path)}
    send(reporter_client, title="")
    assert not any(tmp_path.iterdir())


def _storage(folder):
    return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": folder}}


def test_folder_that_cannot_be_written_gives_a_message(reporter_client, settings, tmp_path):
    (tmp_path / "file").touch()
    settings.STORAGES = settings.STORAGES | {"attachments": _storage(tmp_path / "file" / "folder")}
    response = send(reporter_client)
    assert DISK in response.text
    assert fields_of(response)["title"] == [TITLE]
    assert not Attachment.objects.exists()


def test_disk_that_fills_up_gives_a_message_and_keeps_no_part(reporter_client, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {"attachments": _storage(tmp_path)}
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    document = upload(b"%PDF-" + os.urandom(1_000_000) + PDF)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, before[1]))
    try:
        response = send(reporter_client, document)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert DISK in response.text
    assert not any(tmp_path.iterdir())
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("words", ["phân luồng", "phan luong", "PHAN LUONG", "phuong-an.pdf"])
def test_list_and_autocomplete_search_with_and_without_marks(reporter_client, words):
    found = make_attachment()
    make_attachment("Dự thảo quyết định", odt(), "Dự thảo.odt")
    assert _titles(reporter_client.get(reverse(LIST), {"q": words})) == [found.title]
    query = {"app_label": "news", "model_name": "article", "field_name": "attachments", "term": words}
    results = reporter_client.get(reverse("admin:autocomplete"), query).json()["results"]
    assert results == [{"id": str(found.pk), "text": found.title}]


def _titles(response):
    return re.findall(r'class="field-title"><a[^>]*>([^<]*)<', response.text)


def test_list_shows_kind_size_and_usage(reporter_client):
    attachment = make_attachment(content=b"%PDF-" + b" " * 1_300_000 + PDF)
    both, live, draft = make_article(), make_article(), make_article()
    for article in [both, live]:
        article.attachments.add(attachment)
    for article in [both, draft]:
        draft_with(attachment, article)
    make_revision(make_article(), state="superseded", content={"attachments": [{"id": attachment.pk, "name": "x"}]})
    page_text = reporter_client.get(reverse(LIST)).text
    assert ">PDF<" in page_text
    assert "1,2\xa0MB" in page_text
    assert "trong 3 bài" in page_text


@pytest.mark.parametrize("rows", [1, 12])
def test_list_costs_the_same_for_few_and_many(editor_client, django_assert_num_queries, rows):
    for number in range(rows):
        offered() if number % 2 else drafted()
    with django_assert_num_queries(7):
        editor_client.get(reverse(LIST))


@pytest.mark.parametrize("role", NEWSROOM)
@pytest.mark.parametrize("make", [make_attachment, offered, drafted])
def test_page_of_a_document_names_its_articles_and_hands_it_out(request, role, make):
    client, attachment = request.getfixturevalue(role), make()
    text = client.get(page("change", attachment)).text
    for article in Article.objects.all():
        assert article.title in text
    assert page("download", attachment) in text
    assert b"".join(client.get(page("download", attachment)).streaming_content) == PDF


@pytest.mark.parametrize("role", EDITORS)
def test_editor_mends_a_title(request, role):
    attachment = offered()
    request.getfixturevalue(role).post(page("change", attachment), {"title": "Bản chính thức"})
    assert Attachment.objects.get().title == "Bản chính thức"


def test_reporter_changes_and_deletes_nothing(reporter_client):
    attachment = make_attachment()
    sent = {"title": "x", "upload": upload(docx(), "a.docx")}
    assert reporter_client.post(page("change", attachment), sent).status_code == 403
    assert reporter_client.post(page("delete", attachment), {"post": "yes"}).status_code == 403
    _delete_selected(reporter_client, attachment)
    kept = Attachment.objects.get()
    assert (kept.title, kept.file) == (attachment.title, attachment.file)


def test_file_of_an_unused_document_is_replaced(editor_client):
    attachment = make_attachment()
    editor_client.post(page("change", attachment), {"title": TITLE, "upload": upload(docx(), "Bản mới.docx")})
    changed = Attachment.objects.get()
    assert (stored(changed), changed.name, changed.size) == (docx(), "ban-moi.docx", len(docx()))


@pytest.mark.parametrize("make", [offered, drafted])
def test_file_of_a_document_in_use_stays(managing_editor_client, make):
    """Else an edit would reach readers without a second pair of eyes."""
    attachment = make()
    assert "upload" not in managing_editor_client.get(page("change", attachment)).context["adminform"].form.fields
    managing_editor_client.post(page("change", attachment), {"title": TITLE, "upload": upload(docx(), "a.docx")})
    kept = Attachment.objects.get()
    assert (kept.title, kept.file) == (TITLE, attachment.file)


def _delete_selected(client, *chosen):
    sent = {"action": "delete_selected", "_selected_action": [one.pk for one in chosen], "post": "yes"}
    return client.post(reverse(LIST), sent)


@pytest.mark.parametrize("role", EDITORS)
def test_editor_deletes_what_no_article_uses(request, role):
    client = request.getfixturevalue(role)
    one, two = make_attachment(), make_attachment()
    client.post(page("delete", one), {"post": "yes"})
    assert list(Attachment.objects.all()) == [two]
    _delete_selected(client, two)
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("role", EDITORS)
@pytest.mark.parametrize("make", [offered, drafted])
def test_document_in_use_is_not_deleted(request, role, make):
    client, used = request.getfixturevalue(role), make()
    unused = make_attachment("Tài liệu khác")
    assert page("delete", used) not in client.get(page("change", used)).text
    assert page("delete", unused) in client.get(page("change", unused)).text
    assert client.get(page("delete", used)).status_code == 403
    assert client.post(page("delete", used), {"post": "yes"}).status_code == 403
    answer = _delete_selected(client, used, unused)
    assert f"{used.title} (trong 1 bài)" in answer.text
    assert Attachment.objects.count() == 2
    assert used.articles.count() == (1 if make is offered else 0)
