"""Nothing that is not public can be met at, or inferred from, any public address."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from news import publishing
from news.archive import day_url
from news.content import snapshot
from news.models import Article
from tests.factories import (
    comment_data,
    make_article,
    make_author,
    make_category,
    make_comment,
    make_photo,
    make_revision,
    make_topic,
    make_user,
)
from tests.news.documents import PDF, make_attachment
from tests.portal.pages import EXEMPT, STANDING, addresses_of, pattern_names

pytestmark = pytest.mark.django_db

NOW = datetime(2022, 11, 9, 14, 14, tzinfo=UTC)  # 21:14 in Hanoi
WITHDRAWN_DAY = NOW - timedelta(days=2)  # no other article is of that day
SCHEDULED_DAY = NOW + timedelta(days=3)
PUBLIC_DAYS = [NOW - timedelta(days=days) for days in (1, 3, 4, 400)]

SECRETS = {
    "title": "Kế hoạch Thủy Tiên",
    "kicker": "Hải Đường",
    "dateline": "MẪU ĐƠN -",
    "lead": "Đề án Phong Lan sẽ được trình vào tuần tới.",
    "body": "<p>Vườn Cẩm Tú Cầu mở cửa từ tháng sau.</p>",
    "source": "Báo Tường Vi",
}
CORRECTION = {"change": "correction", "wrong": "Vườn Oải Hương", "right": "Vườn Phượng Vĩ"}
WORDS = ["thủy tiên", "thuy-tien", "hải đường", "mẫu đơn", "phong lan", "cẩm tú cầu", "tường vi", "đỗ quyên"]
WORDS += ["dạ lý hương", "mộc lan", "oải hương", "thược dược", "bằng lăng", "phượng vĩ", "900000077", "900 000 077"]
WORDS += ["người viết kín", "dòng sự kiện kín", "tầm xuân", "tam-xuan"]
WITHDRAWN = {"published_at": WITHDRAWN_DAY, "withdrawn_at": NOW, "withdrawal_reason": "Nhầm với Oải Hương"}
STATES = {
    "draft": {"published_at": None},
    "scheduled": {"published_at": SCHEDULED_DAY},
    **{kind: WITHDRAWN | {"withdrawal_kind": kind} for kind in ("error", "merged", "withdrawn")},
}
LIVE_WITH_DRAFT = "live_with_draft"  # the article is public, what its editors make of it is not


@pytest.fixture
def public(time_machine):
    """An article with one public comment, a document and a correction, and enough others for three pages."""
    time_machine.move_to(NOW, tick=False)
    shelf = {"category": make_category(), "author": make_author(), "topics": [make_topic()]}
    for number in range(44):
        moment = PUBLIC_DAYS[number % 4] - timedelta(minutes=number)
        make_article(published_at=moment, title=f"Tin đã đăng số {number}", **shelf)
    article = make_article(published_at=PUBLIC_DAYS[0], title="Tin đã đăng có ý kiến", updated_at=NOW, **shelf)
    article.attachments.set([make_attachment()])
    make_revision(article, state="approved", change="correction", wrong="Ba tuyến", right="Bốn tuyến")
    make_comment(article)
    return article


@pytest.fixture
def secrets(public):
    """What a hidden article has to itself, and what is known of it without the article."""
    return {
        "category": make_category(),
        "author": make_author("Người viết kín"),
        "topics": [make_topic("Dòng sự kiện kín")],
        "photo": make_photo(caption="Đỗ Quyên", alternative_text="Dạ Lý Hương", credit="Mộc Lan"),
        "attachments": [make_attachment("Phụ lục Tầm Xuân", b"%PDF-1.4 " + PDF, "Tầm Xuân.pdf")],
        "featured_until": NOW + timedelta(days=9),
        "breaking_until": NOW + timedelta(days=9),
    }


def make_hidden(public, state, secrets, **fields):
    """An article in this state; or all of it as the open draft of the public one, on which every field differs."""
    if state == LIVE_WITH_DRAFT:
        return make_secret_draft(public, secrets)
    columns = SECRETS | {name: secrets[name] for name in ("photo", "featured_until", "breaking_until")}
    columns |= {"category": public.category, "author": public.author, "topics": list(public.topics.all())}
    columns |= STATES[state] | ({"merged_into": public} if state == "merged" else {})
    hidden = make_article(**columns | fields)
    hidden.attachments.set(secrets["attachments"])
    public.related.add(hidden)
    make_revision(hidden, state="discarded", change_note="Bổ sung Oải Hương")
    if state != "draft":
        make_revision(hidden, state="approved", **CORRECTION)
    return hidden


def make_secret_draft(public, secrets):
    newer = make_article(published_at=None, **SECRETS, **{k: v for k, v in secrets.items() if k != "attachments"})
    newer.attachments.set(secrets["attachments"])
    newer.related.set(Article.objects.public().filter(category=public.category).exclude(pk=public.pk)[:2])
    text = snapshot(newer) | {"comments_open": False}
    newer.revisions.all().delete()
    newer.delete()
    assert [name for name, value in snapshot(public).items() if text[name] == value] == []
    editor = make_user("Thư ký tòa soạn")
    publishing.save(public, text, by=editor, note="Dạ Lý Hương", **CORRECTION)
    publishing.submit(public, by=editor)
    return public


def make_hidden_comments(public, hidden):
    secrets = {"name": "Thược Dược", "title": "Về Bằng Lăng", "content": "Hàng Phượng Vĩ trước cổng trường."}
    secrets |= {"phone": "+84900000077", "consent_at": timezone.now()}
    for status in ("pending", "rejected"):
        make_comment(public, status=status, **secrets)
        make_comment(hidden, status=status, **secrets)
    if hidden != public:
        make_comment(hidden, **secrets)


def all_addresses(public, secrets):
    """Every public address, every day round the hidden ones, and a cursor at the moment of the withdrawn one."""
    addresses = [address for group in addresses_of(public).values() for address in group]
    days = [*PUBLIC_DAYS, WITHDRAWN_DAY, NOW, SCHEDULED_DAY]
    addresses += [day_url(timezone.localdate(day)) for day in days]
    addresses += [reverse("news:archive_year", args=[2021]), reverse("news:archive_month", args=[2021, 10])]
    addresses += [reverse("news:article_search", query={"q": word}) for word in [*WORDS, "so 1", "TIN DA DANG"]]
    cursor = f"truoc={int(WITHDRAWN_DAY.timestamp())}000001-999999999"
    lists = ["news:article_list", "news:category_detail", "news:topic_detail", "news:author_detail"]
    lists += ["news:archive_year", "news:archive_month", "news:correction_list", "comments:comment_list"]
    addresses += [f"{address}?{cursor}" for name in lists for address in addresses_of(public)[name]]
    addresses += [secrets[name].get_absolute_url() for name in ("category", "author")]
    addresses += [one.get_absolute_url() for name in ("topics", "attachments") for one in secrets[name]]
    addresses += [reverse("news:preview", args=["doan-mo"]), reverse("news:preview_attachment", args=["doan-mo", 1])]
    return [*addresses, reverse("news:article_search", query={"q": "tin"}) + f"&{cursor}"]


def fetch(client, address):
    """Status, headers and content, without the tokens of the comment form."""
    response = client.get(address)
    content = (b"".join(response) if response.streaming else response.content).decode()
    tokens = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")\w+|\b[0-9a-f]{40}\b')
    return response.status_code, sorted(response.headers.items()), tokens.sub("", content)


def walk(client, addresses):
    """What each of these addresses answers, and each older page that they lead to."""
    answers, waiting = {}, list(addresses)
    while waiting:
        address = waiting.pop()
        if address not in answers:
            answers[address] = fetch(client, address)
            queries = re.findall(r'rel="next" href="(\?[^"]*truoc=[^"]+)"', answers[address][2])
            waiting += [address.partition("?")[0] + query.replace("&amp;", "&") for query in queries]
    return answers


@pytest.mark.parametrize("state", [*STATES, LIVE_WITH_DRAFT])
def test_public_pages_are_the_same_bytes_whether_or_not_hidden_things_exist(client, public, secrets, state):
    addresses = all_addresses(public, secrets)
    before = walk(client, addresses)
    hidden = make_hidden(public, state, secrets)
    make_hidden_comments(public, hidden)
    after = walk(client, addresses)
    if state == "withdrawn":  # its text stays at its address, and so does its document
        document = secrets["attachments"][0].get_absolute_url()
        assert (before.pop(document)[0], after.pop(document)[0]) == (404, 200)
    assert len(before) >= len(addresses)
    assert {address for address in before.keys() | after.keys() if before.get(address) != after.get(address)} == set()


@pytest.mark.parametrize("state", [*STATES, LIVE_WITH_DRAFT])
def test_no_word_of_hidden_things_is_met_where_they_would_be_if_they_were_public(client, public, secrets, state):
    own = {name: secrets[name] for name in ("category", "author", "topics")}
    hidden = make_hidden(public, state, secrets, **own)
    make_hidden_comments(public, hidden)
    told = {secrets["author"].get_absolute_url(): "người viết kín"}
    told[secrets["topics"][0].get_absolute_url()] = "dòng sự kiện kín"
    addresses = [address for group in addresses_of(hidden).values() for address in group]
    own_pages = {hidden.get_absolute_url(), secrets["attachments"][0].get_absolute_url()}
    stays = own_pages if state == "withdrawn" else set()
    leaks = {}
    for address, (_status, headers, content) in walk(client, [*addresses, *told, *own_pages]).items():
        asked = "tim-kiem" in address  # the search page repeats the question
        text = f"{'' if asked else content} {headers}".lower()
        leaks[address] = [word for word in WORDS if word in text and word != told.get(address.partition("?")[0])]
        if hidden != public and hidden.get_absolute_url() in content:
            leaks[address] += [hidden.get_absolute_url()]
    assert {address: words for address, words in leaks.items() if words and address not in stays} == {}


def test_staff_find_the_same_pages_as_everyone(client, administrator_client, public, secrets):
    hidden = [make_hidden(public, state, secrets) for state in [*STATES, LIVE_WITH_DRAFT]]
    form = reverse("comments:comment_create", kwargs={"slug": public.slug, "number": public.pk})
    addresses = {*all_addresses(public, secrets), *(article.get_absolute_url() for article in hidden)}
    addresses.remove(form)  # it has a cookie of its own
    for_everyone, for_staff = walk(client, addresses), walk(administrator_client, addresses)
    assert {address for address in for_everyone if for_everyone[address] != for_staff[address]} == set()


@pytest.mark.parametrize(
    ("state", "status"), [("draft", 404), ("scheduled", 404), ("error", 410), ("merged", 301), ("withdrawn", 200)]
)
def test_hidden_article_answers_as_its_state_says(client, public, secrets, state, status):
    hidden = make_hidden(public, state, secrets)
    other_slug = reverse("news:article_detail", kwargs={"slug": "mo", "number": hidden.pk})
    for address in (hidden.get_absolute_url(), other_slug):
        response = client.get(address)
        if state == "withdrawn" and address == other_slug:
            assert (response.status_code, response["Location"]) == (301, hidden.get_absolute_url())
        else:
            leads_to = public.get_absolute_url() if state == "merged" else None
            assert (response.status_code, response.headers.get("Location")) == (status, leads_to)


@pytest.mark.parametrize("state", STATES)
def test_hidden_article_takes_no_comments(client, public, secrets, state):
    hidden = make_hidden(public, state, secrets)
    for name in ("comments:comment_list", "comments:comment_create"):
        address = reverse(name, kwargs={"slug": hidden.slug, "number": hidden.pk})
        assert client.get(address).status_code == 404
        assert client.post(address, comment_data()).status_code in {404, 405}
    assert not hidden.comments.exists()


@pytest.mark.parametrize("state", STATES)
def test_documents_of_hidden_articles_are_not_served(client, public, secrets, state):
    make_hidden(public, state, secrets)
    document = secrets["attachments"][0]
    for address in (document.get_absolute_url(), reverse("news:attachment", args=[document.pk, "mo.pdf"])):
        assert (fetch(client, address)[0] == 404) is (state != "withdrawn")


def test_text_of_a_withdrawn_article_stays_under_a_dated_notice(client, public, secrets):
    page = client.get(make_hidden(public, "withdrawn", secrets).get_absolute_url()).text
    for words in (SECRETS["title"], SECRETS["lead"], "Cẩm Tú Cầu", "Nhầm với Oải Hương", "21:14, 09/11/2022"):
        assert words in page
    assert "noindex" in page


@pytest.mark.parametrize("state", ["draft", "scheduled"])
def test_article_not_yet_public_cannot_be_told_from_none_at_all(client, public, secrets, state):
    hidden = make_hidden(public, state, secrets)
    for name in ("news:article_detail", "comments:comment_list", "comments:comment_create"):
        here, nowhere = (
            reverse(name, kwargs={"slug": hidden.slug, "number": number}) for number in (hidden.pk, 999_999_999)
        )
        assert fetch(client, here) == fetch(client, nowhere)


@pytest.mark.parametrize("state", STATES)
def test_author_topic_and_category_of_hidden_articles_alone_are_empty(client, public, secrets, state):
    own = {name: secrets[name] for name in ("category", "author", "topics")}
    hidden = make_hidden(public, state, secrets, **own)
    for name in ("news:category_detail", "news:topic_detail", "news:author_detail"):
        for address in addresses_of(hidden)[name]:
            assert client.get(address).context["page"].rows == []


def test_days_with_news_and_their_neighbours_skip_hidden_days(client, public, secrets):
    for state in STATES:
        make_hidden(public, state, secrets)
    days = [day_url(timezone.localdate(day)) for day in (WITHDRAWN_DAY, SCHEDULED_DAY, NOW, *PUBLIC_DAYS[:3])]
    hidden_days, shown = days[:3], days[3:]
    pages = {address: fetch(client, address)[2] for address in [*shown, reverse("news:archive_month", args=[2022, 11])]}
    assert not [(address, day) for address, page in pages.items() for day in hidden_days if f'href="{day}"' in page]
    assert f'href="{shown[0]}"' in pages[shown[1]]


def test_scheduled_article_appears_everywhere_at_its_minute_without_a_job(client, public, secrets, time_machine):
    hidden = make_hidden(public, "scheduled", secrets)
    comment = make_comment(hidden, title="Về Bằng Lăng")
    url, groups = hidden.get_absolute_url(), addresses_of(hidden)
    without = STANDING | {"news:archive_jump", "news:sitemap_index", "robots", "news:attachment"}
    addresses = [groups[name][-1] for name in groups.keys() - without - {"news:sitemap"}]
    addresses += [reverse("news:sitemap", args=["articles"]), public.get_absolute_url()]
    last_day, next_day = (day_url(timezone.localdate(day)) for day in (PUBLIC_DAYS[0], SCHEDULED_DAY))
    link = f'rel="next" href="{next_day}"'

    time_machine.move_to(SCHEDULED_DAY - timedelta(microseconds=1000), tick=False)
    assert [address for address in addresses if url in fetch(client, address)[2]] == []
    assert link not in fetch(client, last_day)[2]
    assert fetch(client, groups["news:attachment"][0])[0] == 404

    time_machine.move_to(SCHEDULED_DAY, tick=False)
    assert [address for address in addresses if url not in fetch(client, address)[2]] == []
    assert link in fetch(client, last_day)[2]
    assert comment.title in fetch(client, url)[2]
    assert fetch(client, groups["news:attachment"][0])[0] == 200


def test_every_url_pattern_is_walked_or_exempt_with_a_reason(public):
    walked = {name for name, addresses in addresses_of(public).items() if addresses}
    assert set(pattern_names()) == walked - {"flatpages"} | EXEMPT.keys()
    assert all(EXEMPT.values())
