"""Every page of an article speaks Vietnamese, in every state, to everyone."""

import re
from html import unescape

import pytest
import time_machine
from django.urls import reverse

from tests.factories import seen
from tests.news.admin_form import fields_of, submit
from tests.news.article_pages import ADD, LIST, address, client_of, press, words_of
from tests.news.situations import NOW, make_people, make_situation

pytestmark = pytest.mark.django_db

ENGLISH = "the of and is are this that your you with from for please has have was were not nothing save saved"
ENGLISH += " draft article articles published publish version versions preview review returned return withdraw"
ENGLISH += " approve approved compare history schedule scheduled category title lead byline error errors"
ENGLISH = re.compile(rf"\b(?:{'|'.join(ENGLISH.split())})\b", re.IGNORECASE)
SPOKEN = re.compile(r'\s(?:aria-label|title|alt|placeholder|data-saved|data-copied)="([^"]*)"')
UNSPOKEN = re.compile(r"<(script|style|svg)\b.*?</\1>", re.DOTALL)
SITUATIONS = [
    "draft",
    "submitted",
    "returned",
    "scheduled",
    "live unreviewed with submitted",
    "live with draft",
    "merged",
]


def english_on(response):
    page = UNSPOKEN.sub(" ", response.text.partition("<body")[2])
    said = [words_of(f"<{page}"), *map(unescape, SPOKEN.findall(page))]
    head = words_of(response.text.partition("<title>")[2].partition("</title>")[0])
    return sorted({found.group() for words in [*said, head] for found in ENGLISH.finditer(words)})


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("role", ["reporter, own", "reporter, other", "editor", "managing editor"])
def test_pages_speak_vietnamese(situation, role):
    with time_machine.travel(NOW):
        people = make_people()
        article, client = make_situation(situation, people), client_of(people[role])
        pages = [address(article, name) for name in ("change", "review", "history", "compare", "share", "withdraw")]
        for page in [*pages, address(article, "preview"), reverse(ADD), reverse(LIST), reverse("admin:index")]:
            response = client.get(page)
            assert (page, english_on(response)) == (page, [])


def test_answers_to_every_button_speak_vietnamese(managing_editor_client):
    with time_machine.travel(NOW):
        people = make_people()
        article = make_situation("live with submitted", people)
        client = client_of(people["managing editor"])
        form = fields_of(client.get(address(article)))
        answers = [
            press(client, article, "approve", at_0="x"),
            press(client, article, "send_back"),
            press(client, article, "send_back", version=1, reason="Thiếu"),
            press(client, article, "withdraw", kind="merged"),
            press(client, article, "share"),
            press(client, article, "send_back", reason="Thiếu", follow=True),
            client.post(address(article), form | {"_save": "1"}),
            client.post(address(article), form | {"title": "", "breaking_until_0": "x", "_save": "1"}),
            press(client, article, "move", "discard", follow=True),
            press(client, article, "revert", 1, follow=True),
        ]
        submit(client, address(article), "_submit", lead="", change="correction")
        answers += [client.get(address(article)), press(client, article, "withdraw", kind="error", reason="Sai")]
        assert seen(article).state == "withdrawn"
        answers += [press(client, article, "move", "restore", follow=True)]
    for answer in answers:
        assert english_on(answer) == []
