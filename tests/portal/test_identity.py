import re
from html import unescape

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from portal.models import SiteIdentity
from tests.factories import make_article, make_author, make_topic
from tests.portal.pages import html_pages_of

pytestmark = pytest.mark.django_db

CHANGED = {
    "name": "Cổng Tin Đồng Mây",
    "tagline": "Nhanh, đúng & gần dân",
    "agency": "Ủy ban nhân dân xã Đồng Mây",
    "responsible_person": "Trưởng Ban Biên tập Phạm Thử Nghiệm",
    "licence": "Giấy phép số 01 do Sở Mẫu cấp ngày 9/11/2022",
    "address": "Số 2 đường Ánh Trăng",
    "phone": "024 0000 0001",
    "email": "toasoan@example.vn",
}


@pytest.fixture
def article():
    return make_article(author=make_author(), topics=[make_topic()])


def page_of(client, address):
    return unescape(client.get(address).content.decode())


def part(page, tag):
    return re.search(rf"<{tag}\b.*?</{tag}>", page, re.DOTALL)[0]


def test_default_identity_is_the_fictional_city(client):
    assert SiteIdentity.objects.get().name == "Cổng Tin Thành phố"
    page = page_of(client, reverse("news:front_page"))
    assert "<title>Cổng Tin Thành phố - Tin tức và ý kiến bạn đọc</title>" in page


def test_changed_identity_is_in_header_footer_and_title_of_every_page(client, article):
    SiteIdentity.objects.update(**CHANGED)
    for address in html_pages_of(article):
        page = page_of(client, address)
        assert CHANGED["name"] in part(page, "header"), address
        assert CHANGED["tagline"] in part(page, "header"), address
        footer = page[page.index("<footer") :]
        assert [text for name, text in CHANGED.items() if name != "tagline" and text not in footer] == [], address
        assert "Cổng Tin Thành phố" not in part(page, "header") + footer + part(page, "title"), address
        if "/y-kien/gui/" not in address:
            assert CHANGED["name"] in part(page, "title"), address


def test_changed_identity_is_in_the_feeds(client, article):
    SiteIdentity.objects.update(**CHANGED)
    feed = page_of(client, reverse("news:feed"))
    assert f"<title>{CHANGED['name']}</title>" in feed
    assert f"<description>{CHANGED['tagline']}</description>" in feed
    category_feed = page_of(client, reverse("news:category_feed", args=[article.category.slug]))
    assert f"<title>{article.category.name} - {CHANGED['name']}</title>" in category_feed


def test_empty_lines_of_the_identity_are_hidden(client):
    SiteIdentity.objects.update(**dict.fromkeys(CHANGED, "") | {"name": "Cổng Tin"})
    page = page_of(client, "/")
    assert "<title>Cổng Tin</title>" in page
    for label in (
        "Cơ quan chủ quản",
        "Chịu trách nhiệm nội dung",
        "Địa chỉ:",
        "Điện thoại:",
        "Thư điện tử",
        "Giấy phép",
    ):
        assert label not in page


def test_html_in_the_identity_is_shown_as_text(client):
    SiteIdentity.objects.update(name="<b>Cổng</b>", tagline="<i>Tin</i>", licence="<script>alert(1)</script>")
    page = client.get("/").content.decode()
    assert not any(text in page for text in ("<b>Cổng</b>", "<i>Tin</i>", "<script>alert"))


def test_editor_changes_the_identity_in_the_admin(editor_client):
    address = reverse("admin:portal_siteidentity_change", args=[1])
    assert "Cổng Tin Thành phố" in page_of(editor_client, address)
    assert editor_client.post(address, CHANGED).status_code == 302
    assert SiteIdentity.objects.values(*CHANGED).get() == CHANGED
    assert CHANGED["licence"] in page_of(editor_client, "/")


def test_identity_is_one_row_for_ever(admin_client):
    assert admin_client.get(reverse("admin:portal_siteidentity_add")).status_code == 403
    delete = reverse("admin:portal_siteidentity_delete", args=[1])
    assert admin_client.post(delete, {"post": "yes"}).status_code == 403
    SiteIdentity(name="Cổng Tin khác").save()
    assert SiteIdentity.objects.get().name == "Cổng Tin khác"
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteIdentity.objects.bulk_create([SiteIdentity(pk=2, name="Cổng thứ hai")])
