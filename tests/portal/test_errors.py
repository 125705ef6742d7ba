import re

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.factories import make_article, make_withdrawn_article

HOME = "Trang chủ"


def assert_house_style(response, title, *sentences):
    page = response.content.decode()
    assert re.search(r'<html lang="vi"', page)
    assert f"<title>{title}" in page
    assert f"<h1>{title}</h1>" in page
    assert all(sentence in page for sentence in (HOME, "css/components.css", *sentences))
    assert not re.search(r"traceback|exception|django", page, re.IGNORECASE)


@pytest.fixture
def _no_database(db, monkeypatch):
    """The server answers no longer, for the time of the test."""
    with monkeypatch.context() as patch:
        connection.close()
        patch.setitem(connection.settings_dict, "HOST", "127.0.0.1")
        patch.setitem(connection.settings_dict, "PORT", "1")
        yield
    connection.close()


@pytest.mark.django_db
def test_unknown_address_is_404(client):
    response = client.get("/khong-co-trang-nay/")
    assert response.status_code == 404
    sentence = "Địa chỉ có thể đã thay đổi hoặc bài viết đã được gỡ bỏ."
    assert_house_style(response, "Không tìm thấy trang", "Cổng Tin Thành phố", sentence)


@pytest.mark.django_db
def test_withdrawn_article_is_410(client):
    response = client.get(make_withdrawn_article(title="Tin đã gỡ").get_absolute_url())
    assert response.status_code == 410
    assert_house_style(response, "Bài viết không còn ở đây", "Bài viết đã được gỡ bỏ.")
    assert "Tin đã gỡ" not in response.content.decode()


@pytest.mark.django_db
def test_unknown_host_is_400(client):
    response = client.get("/", headers={"host": "la.example"})
    assert response.status_code == 400
    assert_house_style(response, "Không đọc được yêu cầu")


@pytest.mark.django_db
def test_too_many_fields_are_400(client):
    article = make_article()
    address = reverse("comments:comment_create", args=[article.slug, article.pk])
    response = client.post(address, {f"truong{number}": "1" for number in range(1100)})
    assert response.status_code == 400
    assert_house_style(response, "Không đọc được yêu cầu")


def test_forbidden_page_is_403(reporter_client):
    response = reporter_client.get(reverse("admin:comments_comment_changelist"))
    assert response.status_code == 403
    assert_house_style(response, "Không có quyền", "Bạn không có quyền mở trang này.")


@pytest.mark.django_db
def test_form_without_its_token_is_403():
    response = Client(enforce_csrf_checks=True).post(reverse("admin:login"), {"username": "bientap"})
    assert response.status_code == 403
    sentence = "Không xác thực được biểu mẫu. Vui lòng tải lại trang và gửi lại."
    assert_house_style(response, "Biểu mẫu không được chấp nhận", sentence)


@pytest.mark.django_db
def test_unknown_address_without_a_token_is_404():
    assert Client(enforce_csrf_checks=True).post("/khong-co-trang-nay/").status_code == 404


@pytest.mark.django_db
def test_fault_in_the_program_is_500_and_needs_no_query(settings, client, django_assert_num_queries):
    settings.ROOT_URLCONF = "tests.portal.faulty_urls"
    client.raise_request_exception = False
    with django_assert_num_queries(0):
        response = client.get("/hong/")
    assert response.status_code == 500
    assert_house_style(response, "Lỗi hệ thống", "Hệ thống đang gặp sự cố. Chúng tôi đang khắc phục.")
    assert "Retry-After" not in response.headers


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_no_database")
@pytest.mark.parametrize("name", ["news:front_page", "news:article_list", "news:feed", "news:sitemap_index"])
def test_database_that_does_not_answer_is_503(client, name):
    client.raise_request_exception = False
    response = client.get(reverse(name))
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert_house_style(response, "Cổng thông tin đang được bảo trì")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_no_database")
def test_unknown_address_without_a_database_is_503(client):
    client.raise_request_exception = False
    response = client.get("/khong-co-trang-nay/")
    assert response.status_code == 503
    assert "Retry-After" in response.headers
