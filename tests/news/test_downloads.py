"""Who may download a document, and how it is sent."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from news import attachments
from news.models import Article
from news.models.library import attachment_storage
from tests.factories import make_article, make_revision, make_withdrawn_article
from tests.news.documents import PDF, WHOLE, make_attachment, odt

pytestmark = pytest.mark.django_db


def offer(article=None, **fields):
    attachment = make_attachment(**fields)
    (article or make_article()).attachments.add(attachment)
    return attachment


def body(response):
    """Read to its end, which closes the file."""
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def etag_of(client, address):
    response = client.get(address)
    body(response)
    return response.headers["ETag"]


@pytest.mark.parametrize("kind", WHOLE)
def test_attachment_of_a_public_article_is_a_download_of_fixed_type(client, kind):
    attachment = offer(content=WHOLE[kind], name=f"Phương án.{kind}")
    response = client.get(attachment.get_absolute_url())
    assert response.status_code == 200
    assert body(response) == WHOLE[kind]
    assert response.headers["Content-Disposition"] == f'attachment; filename="phuong-an.{kind}"'
    assert response.headers["Content-Type"] == attachments.TYPES[kind]
    assert response.headers["Content-Length"] == str(len(WHOLE[kind]))
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-cache"
    assert not response.cookies


def test_attachment_is_not_sent_again_to_whom_has_it(client):
    address = offer().get_absolute_url()
    etag = etag_of(client, address)
    again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == etag
    assert body(client.get(address, headers={"If-None-Match": '"another"'})) == PDF


def hidden_articles():
    now = timezone.now()
    live = make_article()
    return {
        "nothing": None,
        "draft": make_article(published_at=None),
        "scheduled": make_article(published_at=now + timedelta(hours=1)),
        "published in error": make_withdrawn_article("error"),
        "merged": make_withdrawn_article("merged", merged_into=live),
    }


def test_attachment_that_no_readable_article_offers_is_not_found(client, editor_client):
    for name, article in hidden_articles().items():
        attachment = make_attachment()
        if article:
            article.attachments.add(attachment)
        for visitor in [client, editor_client]:
            assert visitor.get(attachment.get_absolute_url()).status_code == 404, name


def test_attachment_in_the_draft_of_a_live_article_is_not_found(client):
    attachment = make_attachment()
    content = {"attachments": [{"id": attachment.pk, "name": attachment.title}]}
    make_revision(make_article(), content=content)
    assert client.get(attachment.get_absolute_url()).status_code == 404


def test_withdrawn_article_whose_text_stays_keeps_its_attachments(client):
    attachment = offer(make_withdrawn_article("withdrawn"))
    assert body(client.get(attachment.get_absolute_url())) == PDF


def test_withdrawal_takes_effect_even_for_whom_has_it(client):
    attachment = offer()
    etag = etag_of(client, attachment.get_absolute_url())
    Article.objects.update(withdrawn_at=timezone.now(), withdrawal_kind="error", withdrawal_reason="Sai số liệu")
    response = client.get(attachment.get_absolute_url(), headers={"If-None-Match": etag})
    assert response.status_code == 404


def test_attachment_of_several_articles_is_found_once(client):
    attachment = offer()
    make_article().attachments.add(attachment)
    make_article(published_at=None).attachments.add(attachment)
    assert body(client.get(attachment.get_absolute_url())) == PDF


@pytest.mark.parametrize("name", ["a.pdf", "phuong-an.exe", "Phương án.pdf", "%3Cscript%3E"])
def test_wrong_name_leads_to_the_right_one(client, name):
    attachment = offer()
    response = client.get(reverse("news:attachment", args=[attachment.pk, name]))
    assert response.status_code == 301
    assert response.headers["Location"] == attachment.get_absolute_url()


def test_wrong_name_of_a_hidden_attachment_tells_nothing(client):
    attachment = make_attachment()
    assert client.get(reverse("news:attachment", args=[attachment.pk, "a.pdf"])).status_code == 404


@pytest.mark.parametrize("number", [0, 999_999_999, 10**30])
def test_unknown_number_is_not_found(client, number):
    assert client.get(reverse("news:attachment", args=[number, "a.pdf"])).status_code == 404


def test_download_is_only_read(client):
    attachment = offer()
    assert client.post(attachment.get_absolute_url()).status_code == 405
    assert body(client.head(attachment.get_absolute_url())) == b""


def test_lost_file_is_not_found(client):
    attachment = offer(content=odt(("lost.xml", "x")), name="a.odt")
    attachment_storage().delete(attachment.file.name)
    assert client.get(attachment.get_absolute_url()).status_code == 404


def test_download_costs_one_query(client, django_assert_num_queries):
    attachment = offer()
    with django_assert_num_queries(1):
        body(client.get(attachment.get_absolute_url()))


def test_article_shows_title_kind_and_size(client):
    article = make_article()
    attachment = offer(article, title="Phương án <chi tiết>", content=b"%PDF-" + b" " * 1_300_000 + PDF)
    page = client.get(article.get_absolute_url()).text
    assert "Tệp đính kèm" in page
    assert "Phương án &lt;chi tiết&gt;" in page
    assert "PDF, 1,2\xa0MB" in page
    assert f'href="{attachment.get_absolute_url()}" download="phuong-an.pdf"' in page


def test_article_without_attachments_shows_no_heading(client):
    assert "Tệp đính kèm" not in client.get(make_article().get_absolute_url()).text
