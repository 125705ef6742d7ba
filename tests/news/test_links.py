import pytest
from django.contrib.flatpages.models import FlatPage
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from news import links
from news.body import sanitise
from news.models import Attachment
from news.outline import Link, read
from tests.factories import make_article, make_author, make_category, make_topic, make_withdrawn_article

pytestmark = pytest.mark.django_db


def found(body):
    return list(links.faults(read(sanitise(body)).links))


def link_to(address, text="xem thêm"):
    return f'<p>Nội dung, <a href="{address}">{text}</a>.</p>'


PRIVATE = ["/admin/", "/admin", "/admin/news/article/1/change/", "/xem-truoc/abc/", "https://testserver/admin/"]
PRIVATE += ["http://TESTSERVER:8000/xem-truoc/abc/", "http://127.0.0.1:8000/admin/", "/%61dmin/"]


@pytest.mark.parametrize("address", PRIVATE)
def test_link_to_the_admin_or_a_preview_is_a_fault(address):
    [message] = found(link_to(address, "bản xem"))
    assert message.startswith("Liên kết “bản xem” dẫn đến địa chỉ quản trị hoặc xem trước")
    assert address in message


@pytest.mark.parametrize("make", [make_withdrawn_article, lambda: make_article(published_at=None)])
def test_link_to_an_article_that_is_not_public_is_a_fault(make):
    address = make().get_absolute_url()
    for one in (address, f"https://testserver{address}?a=1#b", f"{address}y-kien/"):
        [message] = found(link_to(one))
        assert "không công khai" in message


BROKEN = ["/khong-co/", "/chuyen-muc/khong-co/", "/chu-de/khong-co/", "/tac-gia/khong-co/", "/rss/khong-co/"]
BROKEN += ["/ngay/2022/02/31/", "/ngay/2022/13/", "/media/photos/khong-co.webp", "/media/..%2f..%2fetc/passwd"]
BROKEN += ["www.vi-du.example", "chuyen-muc/giao-thong/", "/khong%00co/", "/tep-dinh-kem/9/khong-co.pdf"]


@pytest.mark.parametrize("address", BROKEN)
def test_broken_link_into_the_portal_is_a_fault(address):
    [message] = found(link_to(address, "trang ấy"))
    assert message.startswith("Liên kết “trang ấy” dẫn đến một trang không tồn tại")


def test_address_that_cannot_be_read_is_broken():
    [message] = links.faults([Link("http://[::1", "trang ấy")])
    assert message == "Liên kết “trang ấy” dẫn đến một trang không tồn tại: http://[::1"


def test_article_number_beyond_the_database_is_not_public():
    [message] = found(link_to(f"/tin-tuc/tin-{'9' * 30}/"))
    assert "không công khai" in message


SOUND = ["/", "/tim-kiem/?q=hồ", "/tin-moi-nhat/", "/ngay/2022/11/09/", "/ngay/2022/11/", "/rss/", "/gioi-thieu/"]
SOUND += ["/gioi-thieu", "#muc-2", "mailto:a@vi-du.example", "https://vi-du.example/admin/", "/media/photos/co.webp"]


@pytest.mark.parametrize("address", SOUND)
def test_link_that_leads_somewhere_is_fine(address):
    if not default_storage.exists("photos/co.webp"):
        default_storage.save("photos/co.webp", ContentFile(b"x"))
    assert found(link_to(address)) == []


def test_links_to_names_and_standing_pages_are_looked_up():
    page = FlatPage.objects.create(url="/trang-rieng/", title="Trang riêng")
    page.sites.add(1)
    attachment = Attachment.objects.create(file="a.pdf", name="a.pdf", title="Dự thảo", size=1)
    addresses = [one.get_absolute_url() for one in (make_category(), make_topic(), make_author(), attachment)]
    body = "".join(link_to(address) for address in [*addresses, "/trang-rieng/", "/trang-rieng"])
    assert found(body) == []


def test_host_of_the_portal_is_not_known_by_a_star(settings):
    settings.ALLOWED_HOSTS = ["*", ".cong-tin.example"]
    body = link_to("https://noi-khac.example/khong-co/") + link_to("https://www.cong-tin.example/khong-co/", "nhà")
    assert [message.split("”")[0] for message in found(body)] == ["Liên kết “nhà"]
