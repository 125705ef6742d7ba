import re
from html import unescape

import pytest
from django.contrib.flatpages.models import FlatPage
from django.urls import reverse

pytestmark = pytest.mark.django_db

PAGES = {
    "/gioi-thieu/": "Giới thiệu",
    "/lien-he/": "Liên hệ",
    "/quy-dinh-gui-y-kien/": "Quy định gửi ý kiến",
    "/bao-ve-du-lieu-ca-nhan/": "Thông báo về bảo vệ dữ liệu cá nhân",
}
RULES = "/quy-dinh-gui-y-kien/"


def page_of(client, address):
    return " ".join(unescape(client.get(address).content.decode()).split())


@pytest.mark.parametrize(("address", "title"), PAGES.items())
def test_standing_page_opens_in_the_house_style(client, address, title):
    page = page_of(client, address)
    assert f"<h1>{title}</h1>" in page
    assert f"<title>{title} - Cổng Tin Thành phố</title>" in page


def test_standing_pages_are_linked_from_every_footer(client):
    footer = page_of(client, "/").partition("<footer")[2]
    assert [address for address in PAGES if f'href="{address}"' not in footer] == []


def test_comment_rules_are_the_ten_of_the_glossary(client):
    rules = re.findall(r"<li><p>(.*?)</p></li>", page_of(client, RULES))
    assert len(rules) == 10
    assert rules[0].startswith("Ý kiến viết bằng tiếng Việt có dấu hoặc tiếng Anh")
    assert rules[0].endswith("dài từ 10 đến 2.000 ký tự.")
    assert rules[4] == "Không quảng cáo, không chèn đường liên kết, không gửi lặp lại cùng một nội dung."
    assert rules[9] == "Bạn có thể yêu cầu gỡ ý kiến và xóa dữ liệu cá nhân của mình bất cứ lúc nào."


def test_data_protection_notice_names_purpose_periods_and_rights(client):
    notice = page_of(client, "/bao-ve-du-lieu-ca-nhan/")
    assert "số điện thoại (không bắt buộc, không công khai) chỉ để duyệt và xác minh ý kiến" in notice
    assert re.search(r"Số điện thoại được xóa sau \d+ ngày", notice)
    assert "xem, chỉnh sửa, rút lại sự đồng ý, yêu cầu xóa dữ liệu hoặc khiếu nại" in notice


def test_links_between_standing_pages_lead_somewhere(client):
    for address in PAGES:
        for link in set(re.findall(r'href="(/[^"]*)"', page_of(client, address))):
            if not link.startswith("/static/"):
                assert client.get(link).status_code == 200, (address, link)


def test_address_without_its_slash_leads_to_the_page(client):
    response = client.get("/gioi-thieu")
    assert (response.status_code, response.url) == (301, "/gioi-thieu/")


def test_editor_changes_a_standing_page(client, editor_client):
    page = FlatPage.objects.get(url=RULES)
    address = reverse("admin:flatpages_flatpage_change", args=[page.pk])
    data = {"url": RULES, "title": "Quy định mới", "content": "<p>Điều duy nhất: lịch sự.</p>", "sites": "1"}
    assert editor_client.post(address, data).status_code == 302
    assert "<h1>Quy định mới</h1>" in page_of(client, RULES)
    assert "<p>Điều duy nhất: lịch sự.</p>" in page_of(client, RULES)


def test_standing_page_keeps_no_dangerous_html(client, editor_client):
    page = FlatPage.objects.get(url=RULES)
    address = reverse("admin:flatpages_flatpage_change", args=[page.pk])
    content = '<p onclick="x()">Một</p><script>alert(1)</script><img src="https://khac.example/a.png"><iframe></iframe>'
    editor_client.post(address, {"url": RULES, "title": "<b>Luật</b>", "content": content, "sites": "1"})
    shown = client.get(RULES).content.decode()
    assert "<p>Một</p>" in shown
    assert not any(text in shown for text in ("onclick", "alert(1)", "khac.example", "<iframe", "<b>Luật"))


@pytest.mark.parametrize("role", ["reporter_client", "moderator_client"])
def test_others_may_not_change_standing_pages(request, role):
    page = FlatPage.objects.get(url=RULES)
    response = request.getfixturevalue(role).get(reverse("admin:flatpages_flatpage_change", args=[page.pk]))
    assert response.status_code == 403
