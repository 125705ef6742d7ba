import html5lib
import pytest
from django.urls import reverse

from tests.factories import (
    comment_data,
    make_article,
    make_author,
    make_category,
    make_comment,
    make_photo,
    make_topic,
    make_withdrawn_article,
)
from tests.portal.pages import html_pages_of

pytestmark = pytest.mark.django_db

BODY = (
    "<h2>Phần một</h2><p>Đoạn có <a href='/lien-he/'>liên kết</a>.</p><ul><li><p>Một</p></li></ul>"
    "<blockquote><p>“Trích”</p></blockquote>"
)
LABELLED = {"input", "select", "textarea"}
UNLABELLED_TYPES = {"hidden", "submit", "button"}


FOUND = {}  # filled by the first test of a process: all of them read the same pages


def make_full_article():
    fields = {"author": make_author(), "photo": make_photo(caption="Hồ Mặt Gương", credit="Ban Biên tập")}
    shelf = {
        "category": make_category(description="Tin về môi trường"),
        "topics": [make_topic(description="Về phân loại rác")],
    }
    for _ in range(25):
        make_article(**fields, **shelf, body=BODY)
    article = make_article(**fields, **shelf, body=BODY, kicker="Môi trường", dateline="CTTP -", source="Báo Mẫu")
    for _ in range(25):
        make_comment(article)
    return article


@pytest.fixture
def pages(client):
    """Address and content of every page type, errors and refused forms included."""
    if not FOUND:
        FOUND.update(fetch_all(client))
    return FOUND


def fetch_all(client):
    article = make_full_article()
    cursor = "?truoc=99999999999999999-1"
    addresses = html_pages_of(article)
    addresses += [article.category.get_absolute_url() + cursor, reverse("news:article_list") + cursor]
    addresses += ["/khong-co-trang-nay/", make_withdrawn_article().get_absolute_url()]
    found = {address: client.get(address).content.decode() for address in addresses}
    form = reverse("comments:comment_create", args=[article.slug, article.pk])
    found["refused form"] = client.post(
        form, comment_data(name="", phone="1", captcha_1="0", rules="")
    ).content.decode()
    found["host refused"] = client.get("/", headers={"host": "la.example"}).content.decode()
    closed = make_article(comments_open=False)
    found["closed article"] = client.get(closed.get_absolute_url()).content.decode()
    found["closed form"] = client.get(
        reverse("comments:comment_create", args=[closed.slug, closed.pk])
    ).content.decode()
    return found


def parse(page):
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def test_every_page_is_sound_html(pages):
    faults = {}
    for address, page in pages.items():
        try:
            parse(page)
        except html5lib.html5parser.ParseError as error:
            faults[address] = str(error)
    assert faults == {}


def test_every_page_has_one_first_heading_and_skips_no_level(pages):
    for address, page in pages.items():
        levels = [
            int(element.tag[1]) for element in parse(page).iter() if element.tag in {f"h{n}" for n in range(1, 7)}
        ]
        assert levels.count(1) == 1, address
        assert all(below - above <= 1 for above, below in zip(levels, levels[1:], strict=False)), (address, levels)


def test_every_page_has_a_language_a_title_and_one_main(pages):
    for address, page in pages.items():
        tree = parse(page)
        assert tree.get("lang") == "vi", address
        assert tree.find("head/title").text.strip(), address
        assert len([element for element in tree.iter() if element.tag == "main"]) == 1, address


def test_titles_of_pages_differ_from_each_other(pages):
    kinds = [address for address in pages if "?" not in address and " " not in address]
    titles = [parse(pages[address]).find("head/title").text for address in kinds if "y-kien/" not in address]
    assert len(set(titles)) == len(titles)


def test_identifiers_are_unique(pages):
    for address, page in pages.items():
        found = [element.get("id") for element in parse(page).iter() if element.get("id")]
        assert sorted(found) == sorted(set(found)), address


def test_every_reference_has_its_target(pages):
    for address, page in pages.items():
        tree = parse(page)
        known = {element.get("id") for element in tree.iter()}
        names = ("for", "aria-labelledby", "aria-describedby")
        wanted = {word for element in tree.iter() for name in names for word in element.get(name, "").split()}
        wanted |= {link.get("href")[1:] for link in tree.iter("a") if link.get("href", "").startswith("#")}
        assert wanted <= known, address


def test_every_control_has_a_label(pages):
    for address, page in pages.items():
        tree = parse(page)
        labels = {label.get("for") for label in tree.iter("label")}
        controls = [element for element in tree.iter() if element.tag in LABELLED]
        visible = [element for element in controls if element.get("type") not in UNLABELLED_TYPES]
        assert not [e.attrib for e in visible if e.get("id") not in labels and not e.get("aria-label")], address


def test_every_picture_has_an_alternative_and_a_size(pages):
    pictures = [(address, image) for address, page in pages.items() for image in parse(page).iter("img")]
    assert pictures
    for address, image in pictures:
        assert {"alt", "width", "height"} <= image.attrib.keys(), address


def test_first_focus_is_the_way_past_the_navigation(pages):
    for address, page in pages.items():
        links = list(parse(page).find("body").iter("a"))
        assert (links[0].get("href"), links[0].text) == ("#noi-dung", "Chuyển đến nội dung chính"), address
