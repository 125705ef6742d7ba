"""Every page and button of an article, asked for by those who may not."""

import pytest
import time_machine
from django.urls import reverse

from news import previews
from news.admin import article_urls, review, share
from news.models import Attachment, OpenForm
from tests.factories import seen
from tests.news.admin_form import buttons_of
from tests.news.article_pages import address, client_of, everything, press, text
from tests.news.situations import NOW, make_people, make_situation

pytestmark = pytest.mark.django_db

REASON = {"reason": "Sai số liệu"}
KEPT = {"typed": "1", "title": "Tiêu đề đang gõ"}

# Each button: the situation in which it works, the rest of its address, what is typed beside it.
BUTTONS = {
    "send_back": ("submitted", [], REASON),
    "approve": ("submitted", [], {}),
    "move confirm": ("live unreviewed", ["confirm"], {}),
    "move unschedule": ("scheduled", ["unschedule"], {}),
    "move restore": ("withdrawn", ["restore"], {}),
    "move discard": ("live with draft", ["discard"], {}),
    "withdraw": ("live", [], {"kind": "withdrawn", **REASON}),
    "revert": ("live with draft", [1], {}),
    "share": ("draft", [], {}),
    "share_change renew": ("draft", ["link", "renew"], {}),
    "share_change revoke": ("draft", ["link", "revoke"], {}),
    "autosave": ("draft", [], KEPT),
    "forget": ("draft", [], {}),
}
ASK_ONLY = {"check", "check_new"}  # posted, since the text is long; they write nothing
PAGES = {"review", "history", "compare", "preview", "preview_attachment"}
NEW = {"autosave_new", "forget_new"}
FORM = ["_save", "_continue", "_submit", "_urgent"]
OUTSIDERS = ["reporter, other", "editor of other categories", "moderator", "staff without a role"]
READERS = OUTSIDERS[:2]
EDITORS_ONLY = ["send_back", "approve", "move confirm", "move unschedule", "move restore", "withdraw"]


@pytest.fixture(autouse=True)
def _at_now():
    with time_machine.travel(NOW):
        yield


def make(situation):
    people = make_people()
    return make_situation(situation, people), people


def press_listed(client, article, button):
    name, (_situation, rest, typed) = button.partition(" ")[0], BUTTONS[button]
    if rest[:1] == ["link"]:
        rest = [article.preview_links.get().pk, *rest[1:]]
    return press(client, article, name, *rest, **typed)


def prepare(button):
    article, people = make(BUTTONS[button][0])
    if button.startswith("share_change"):
        previews.make_link(seen(article), by=people["reporter, own"])
    if button == "forget":
        OpenForm.objects.create(article=article, editor=people["managing editor"], typed=KEPT)
    return article, people


def test_every_page_and_button_is_listed_here():
    names = {button.partition(" ")[0] for button in BUTTONS} | PAGES | NEW | ASK_ONLY
    assert names == article_urls.OF_AN_ARTICLE.keys() | article_urls.OF_A_NEW_ONE.keys()
    assert {rest[0] for rest in (BUTTONS[button][1] for button in BUTTONS if "move" in button)} == review.MOVES.keys()
    changes = {BUTTONS[button][1][1] for button in BUTTONS if button.startswith("share_change")}
    assert changes == share.CHANGES.keys()


@pytest.mark.parametrize("button", BUTTONS)
def test_button_works_for_who_may_press_it(button):
    """So that the refusals below mean something."""
    article, people = prepare(button)
    before = everything()
    assert press_listed(client_of(people["managing editor"]), article, button).status_code in {200, 302}
    assert everything() != before


@pytest.mark.parametrize("button", BUTTONS)
def test_button_pressed_by_an_outsider_changes_nothing(button):
    article, people = prepare(button)
    before = everything()
    for role in OUTSIDERS:
        response = press_listed(client_of(people[role]), article, button)
        assert (role, response.status_code) == (role, 302 if button == "forget" and role in READERS else 403)
        assert everything() == before


@pytest.mark.parametrize("button", BUTTONS)
def test_button_pressed_by_a_stranger_leads_to_the_log_in(client, button):
    article, _people = prepare(button)
    before = everything()
    response = press_listed(client, article, button)
    assert response["Location"].startswith(reverse("admin:login"))
    assert everything() == before


@pytest.mark.parametrize("button", EDITORS_ONLY)
def test_reporter_decides_nothing_about_an_article_of_their_own(button):
    article, people = prepare(button)
    before = everything()
    assert press_listed(client_of(people["reporter, own"]), article, button).status_code == 403
    assert everything() == before


@pytest.mark.parametrize("button", [*BUTTONS, *ASK_ONLY, *NEW])
def test_nothing_happens_by_opening_the_address_of_a_button(button, managing_editor_client):
    article, _people = prepare(button) if button in BUTTONS else make("draft")
    before = everything()
    name = button.partition(" ")[0]
    if name.endswith("_new"):
        target = reverse(f"admin:news_article_{name}")
    else:
        rest = BUTTONS[button][1] if button in BUTTONS else []
        target = address(article, name, *(1 if one == "link" else one for one in rest))
    assert managing_editor_client.get(target).status_code == (200 if button in {"withdraw", "share"} else 405)
    assert everything() == before


@pytest.mark.parametrize("button", ["send_back", "approve", "move confirm", "move discard", "withdraw", "revert"])
def test_button_that_carries_no_version_that_it_could_have_seen_changes_nothing(button):
    article, people = prepare(button)
    before = everything()
    name, (_situation, rest, typed) = button.partition(" ")[0], BUTTONS[button]
    client = client_of(people["managing editor"])
    for version in ["", "0", "-1", "1.0", "abc", "9" * 9, "9" * 30, "１", "\x00"]:
        response = client.post(address(article, name, *rest), typed | {"version": version})
        assert (version, response.status_code in {302, 409}) == (version, True)
        assert everything() == before


@pytest.mark.parametrize(("name", "rest"), [("move", ["publish"]), ("share_change", [1, "steal"])])
def test_button_that_does_not_exist_is_not_found(managing_editor_client, name, rest):
    article, _people = make("draft")
    assert press(managing_editor_client, article, name, *rest).status_code == 404


def open_page(client, article, name):
    rest = [article.attachments.create(name="a.pdf", title="Tệp", size=1, file="a.pdf").pk] if "attach" in name else []
    return client.get(address(article, name, *rest))


PAGES_TOO = [*sorted(PAGES), "change", "share", "withdraw"]


@pytest.mark.parametrize("name", PAGES_TOO)
def test_page_of_an_article_is_for_the_newsroom(client, name):
    article, people = make("live with draft")
    for role in ("moderator", "staff without a role"):
        assert open_page(client_of(people[role]), article, name).status_code == 403
    assert open_page(client, article, name)["Location"].startswith(reverse("admin:login"))


@pytest.mark.parametrize("name", [name for name in PAGES_TOO if name != "preview_attachment"])
def test_colleagues_read_what_they_may_not_change(name):
    article, people = make("live with draft")
    before = everything()
    for role in READERS:
        response = client_of(people[role]).get(address(article, name))
        assert response.status_code == (403 if name in {"share", "withdraw"} else 200)
        assert buttons_of(response) == set()
        assert "csrfmiddlewaretoken" not in response.text.partition('id="content"')[2] or name == "change"
    assert everything() == before


@pytest.mark.parametrize("name", [*sorted({button.partition(" ")[0] for button in BUTTONS}), *sorted(PAGES), "check"])
def test_page_of_no_article_is_not_found(managing_editor_client, name):
    article, _people = make("draft")
    rest = {"move": ["confirm"], "revert": [1], "share_change": [1, "renew"], "preview_attachment": [1]}
    for number in (article.pk + 1000, 2**63 - 1, 10**30):
        target = reverse(f"admin:news_article_{name}", args=[number, *rest.get(name, [])])
        assert {managing_editor_client.get(target).status_code, managing_editor_client.post(target).status_code} == {
            404
        }


@pytest.mark.parametrize("button", FORM)
def test_form_sent_by_an_outsider_changes_nothing(button):
    article, people = make("draft")
    sent = text(title="Tiêu đề giả", seen_version=article.version, **{button: "1"})
    before = everything()
    for role in OUTSIDERS:
        assert client_of(people[role]).post(address(article), sent).status_code == 403
        assert everything() == before


@pytest.mark.parametrize("role", ["reporter, own", "editor who wrote"])
def test_urgent_publishing_forged_by_who_may_only_write_saves_nothing_either(role):
    article, people = make("draft")
    before = everything()
    sent = text(category=article.category_id, seen_version=article.version, _urgent="1")
    assert client_of(people[role]).post(address(article), sent).status_code == 403
    assert everything() == before


@pytest.mark.parametrize("name", ["add", *sorted(NEW), "check_new"])
def test_new_article_is_refused_to_who_may_add_none(client, name):
    people = make_people()
    target = reverse(f"admin:news_article_{name}")
    sent = text(_save="1", typed="1")
    for role in ("moderator", "staff without a role"):
        assert client_of(people[role]).post(target, sent).status_code == 403
    assert client.post(target, sent)["Location"].startswith(reverse("admin:login"))
    assert everything() == [[]] * 7


def test_attachment_that_the_text_does_not_offer_is_not_found(managing_editor_client):
    article, _people = make("draft")
    other = Attachment.objects.create(name="a.pdf", title="Tệp", size=1, file="a.pdf")
    assert managing_editor_client.get(address(article, "preview_attachment", other.pk)).status_code == 404
