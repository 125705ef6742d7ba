"""Nothing that is not public can be met at, or inferred from, any public address."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from news.archive import day_url
from tests.factories import (
    make_article,
    make_author,
    make_category,
    make_comment,
    make_photo,
    make_topic,
)
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
WORDS = ["thủy tiên", "thuy-tien", "hải đường", "mẫu đơn", "phong lan", "cẩm tú cầu", "tường vi", "đỗ quyên"]
WORDS += ["dạ lý hương", "mộc lan", "oải hương", "thược dược", "bằng lăng", "phượng vĩ", "900000077", "900 000 077"]
WORDS += ["người viết kín", "dòng sự kiện kín"]
STATES = {
    "draft": {"published_at": None},
    "scheduled": {"published_at": SCHEDULED_DAY},
    "withdrawn": {"published_at": WITHDRAWN_DAY, "withdrawn_at": NOW, "withdrawal_reason": "Nhầm với Oải Hương"},
}


@pytest.fixture
def public(time_machine):
    """An article with one public comment, and enough others in its lists for three pages."""
    time_machine.move_to(NOW, tick=False)
    shelf = {"category": make_category(), "author": make_author(), "topics": [make_topic()]}
    for number in range(44):
        moment = PUBLIC_DAYS[number % 4] - timedelta(minutes=number)
        make_article(published_at=moment, title=f"Tin đã đăng số {number}", **shelf)
    article = make_article(published_at=PUBLIC_DAYS[0], title="Tin đã đăng có ý kiến", **shelf)
    make_comment(article)
    return article


def make_hidden(public, state, **fields):
    photo = make_photo(caption="Đỗ Quyên", alternative_text="Dạ Lý Hương", credit="Mộc Lan")
    shelf = {"category": public.category, "author": public.author, "topics": list(public.topics.all())}
    return make_article(**(SECRETS | {"photo": photo, "is_featured": True} | shelf | STATES[state] | fields))


def make_hidden_comments(public, hidden):
    secrets = {"name": "Thược Dược", "title": "Về Bằng Lăng", "content": "Hàng Phượng Vĩ trước cổng trường."}
    secrets |= {"phone": "+84900000077", "consent_at": timezone.now()}
    for status in ("pending", "rejected"):
        make_comment(public, status=status, **secrets)
        make_comment(hidden, status=status, **secrets)
    make_comment(hidden, **secrets)


def all_addresses(public):
    """Every public address, every day round the hidden ones, and a cursor at the moment of the withdrawn one."""
    addresses = [address for group in addresses_of(public).values() for address in group]
    days = [*PUBLIC_DAYS, WITHDRAWN_DAY, NOW, SCHEDULED_DAY]
    addresses += [day_url(timezone.localdate(day)) for day in days]
    addresses += [reverse("news:archive_year", args=[2021]), reverse("news:archive_month", args=[2021, 10])]
    addresses += [reverse("news:article_search", query={"q": word}) for word in [*WORDS, "so 1", "TIN DA DANG"]]
    cursor = f"truoc={int(WITHDRAWN_DAY.timestamp())}000001-999999999"
    lists = ["news:article_list", "news:category_detail", "news:topic_detail", "news:author_detail"]
    lists += ["news:archive_year", "news:archive_month", "comments:comment_list"]
    addresses += [f"{address}?{cursor}" for name in lists for address in addresses_of(public)[name]]
    return [*addresses, reverse("news:article_search", query={"q": "tin"}) + f"&{cursor}"]


def fetch(client, address):
    """Status, headers and content, without the tokens of the comment form."""
    response = client.get(address)
    content = response.content.decode()
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


@pytest.mark.parametrize("state", STATES)
def test_public_pages_are_the_same_bytes_whether_or_not_hidden_things_exist(client, public, state):
    addresses = all_addresses(public)
    before = walk(client, addresses)
    make_hidden_comments(public, make_hidden(public, state))
    after = walk(client, addresses)
    assert len(before) > len(addresses)
    assert {address for address in before if before[address] != after[address]} == set()
    assert before.keys() == after.keys()


@pytest.mark.parametrize("visitor", ["client", "moderator_client"])
@pytest.mark.parametrize("state", STATES)
def test_no_word_of_hidden_things_is_met_at_any_address(request, public, state, visitor):
    client = request.getfixturevalue(visitor)
    author, topic = make_author("Người viết kín"), make_topic("Dòng sự kiện kín")
    hidden = make_hidden(public, state, category=make_category(), author=author, topics=[topic])
    make_hidden_comments(public, hidden)
    own_pages = {author.get_absolute_url(): "người viết kín", topic.get_absolute_url(): "dòng sự kiện kín"}
    addresses = [*all_addresses(public), *(address for group in addresses_of(hidden).values() for address in group)]
    leaks = {}
    for address, (_status, headers, content) in walk(client, addresses).items():
        told = own_pages.get(address.partition("?")[0], "")
        asked = "tim-kiem" in address  # the search page repeats the question
        text = f"{'' if asked else content} {headers}".lower()
        leaks[address] = [word for word in WORDS if word in text and word != told]
        leaks[address] += [hidden.get_absolute_url()] if hidden.get_absolute_url() in content else []
    assert {address: words for address, words in leaks.items() if words} == {}


@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("scheduled", 404), ("withdrawn", 410)])
def test_hidden_article_answers_with_a_refusal(client, public, state, status):
    hidden = make_hidden(public, state)
    other_slug = reverse("news:article_detail", kwargs={"slug": "mo", "number": hidden.pk})
    for address in (hidden.get_absolute_url(), other_slug):
        response = client.get(address)
        assert (response.status_code, "Location" in response.headers) == (status, False)


@pytest.mark.parametrize("state", ["draft", "scheduled"])
def test_article_not_yet_public_cannot_be_told_from_none_at_all(client, public, state):
    hidden = make_hidden(public, state)
    for name in ("news:article_detail", "comments:comment_list", "comments:comment_create"):
        here, nowhere = (
            reverse(name, kwargs={"slug": hidden.slug, "number": number}) for number in (hidden.pk, 999_999_999)
        )
        assert fetch(client, here) == fetch(client, nowhere)


@pytest.mark.parametrize("state", STATES)
def test_author_topic_and_category_of_hidden_articles_alone_are_empty(client, public, state):
    hidden = make_hidden(public, state, category=make_category(), author=make_author(), topics=[make_topic()])
    for name in ("news:category_detail", "news:topic_detail", "news:author_detail"):
        for address in addresses_of(hidden)[name]:
            assert client.get(address).context["page"].rows == []


def test_days_with_news_and_their_neighbours_skip_hidden_days(client, public):
    for state in STATES:
        make_hidden(public, state)
    hidden_days = [day_url(timezone.localdate(day)) for day in (WITHDRAWN_DAY, SCHEDULED_DAY, NOW)]
    shown = [day_url(timezone.localdate(day)) for day in PUBLIC_DAYS[:3]]
    pages = {address: fetch(client, address)[2] for address in [*shown, reverse("news:archive_month", args=[2022, 11])]}
    assert not [(address, day) for address, page in pages.items() for day in hidden_days if f'href="{day}"' in page]
    assert f'href="{shown[0]}"' in pages[shown[1]]


def test_scheduled_article_appears_everywhere_at_its_minute_without_a_job(client, public, time_machine):
    hidden = make_hidden(public, "scheduled")
    comment = make_comment(hidden, title="Về Bằng Lăng")
    url = hidden.get_absolute_url()
    groups = addresses_of(hidden)
    without = STANDING | {"news:archive_jump", "news:sitemap_index", "robots"}
    addresses = [groups[name][-1] for name in groups.keys() - without - {"news:sitemap"}]
    addresses += [reverse("news:sitemap", args=["articles"]), public.get_absolute_url()]
    next_day = (
        day_url(timezone.localdate(PUBLIC_DAYS[0])),
        f'rel="next" href="{day_url(timezone.localdate(SCHEDULED_DAY))}"',
    )

    time_machine.move_to(SCHEDULED_DAY - timedelta(microseconds=1000), tick=False)
    assert [address for address in addresses if url in fetch(client, address)[2]] == []
    assert next_day[1] not in fetch(client, next_day[0])[2]

    time_machine.move_to(SCHEDULED_DAY, tick=False)
    assert [address for address in addresses if url not in fetch(client, address)[2]] == []
    assert next_day[1] in fetch(client, next_day[0])[2]
    assert comment.title in fetch(client, url)[2]


def test_every_url_pattern_is_walked_or_exempt_with_a_reason(public):
    walked = {name for name, addresses in addresses_of(public).items() if addresses}
    assert set(pattern_names()) == walked - {"flatpages"} | EXEMPT.keys()
    assert all(EXEMPT.values())
