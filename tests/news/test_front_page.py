from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from news.front_page import arrange
from news.front_page_layout import Slot
from news.models import Article, FrontPageEdition
from tests.factories import make_article, make_category, make_photo, make_user, make_withdrawn_article
from tests.news.front_page import pick, put_live, section, stage

pytestmark = pytest.mark.django_db
HOME = reverse("news:front_page")
NOW = datetime(2026, 3, 15, 3, 0, tzinfo=UTC)  # 10:00 in Hanoi


@pytest.fixture
def newsroom():
    """Articles x1 to x6 of one category, newest first, then y1 to y4 of another; three that are not public."""
    x, y = make_category("X", position=1), make_category("Y", position=2)
    names = [*(f"x{n}" for n in range(1, 7)), *(f"y{n}" for n in range(1, 5))]
    for age, name in enumerate(names, start=1):
        published_at = timezone.now() - timedelta(minutes=age)
        make_article(title=name, category=x if name[0] == "x" else y, published_at=published_at)
    make_withdrawn_article(title="withdrawn", category=y)
    make_article(title="draft", category=y, published_at=None)
    make_article(title="scheduled", category=y, published_at=timezone.now() + timedelta(hours=1))


def slot(title, **fields):
    return pick(Article.objects.get(title=title), **fields)


def in_hours(hours):
    return timezone.now() + timedelta(hours=hours)


def blocks(category, *slots):
    owner = make_category() if category is None else Article.objects.get(title=f"{category}1").category
    return section(f"category-{owner.pk}", *slots, category=owner)


def focus(*slots, fill=None):
    owner = Article.objects.get(title=f"{fill}1").category if fill else None
    return section("focus-1", *slots, title="Tiêu điểm", category=owner)


def shape(front):
    """The titles on the front page: lead / seconds / focus blocks / category blocks."""
    rows = [[front.lead] if front.lead else [], front.seconds]
    rows += [block.articles for block in (*front.focus, *front.blocks)]
    return " / ".join(" ".join(article.title for article in row) for row in rows)


UNTOUCHED = "x1 / x2 x3 x4 / x5 x6 / y1 y2 y3 y4"
CASES = {
    "nothing picked": (lambda: [], UNTOUCHED),
    "a lead": (lambda: [section("lead", slot("y1"))], "y1 / x1 x2 x3 / x4 x5 x6 / y2 y3 y4"),
    "a second leaves the lead to the newest": (
        lambda: [section("seconds", Slot(), slot("y1"))],
        "x1 / x2 y1 x3 / x4 x5 x6 / y2 y3 y4",
    ),
    "a pick further down is not taken by a place above": (
        lambda: [blocks("y", slot("x1"))],
        "x2 / x3 x4 x5 / x6 / x1 y1 y2 y3",
    ),
    "a pin that lasts": (
        lambda: [section("lead", slot("y1", until=in_hours(1)))],
        "y1 / x1 x2 x3 / x4 x5 x6 / y2 y3 y4",
    ),
    "a pin that has ended": (lambda: [section("lead", slot("y1", until=in_hours(-1)))], UNTOUCHED),
    "a pick that is withdrawn": (lambda: [section("lead", slot("withdrawn"))], UNTOUCHED),
    "a pick that is a draft": (lambda: [section("seconds", slot("draft"))], UNTOUCHED),
    "a pick that is scheduled": (lambda: [blocks("y", slot("scheduled"))], UNTOUCHED),
    "one article at two places stands at the first": (
        lambda: [section("lead", slot("y1")), section("seconds", slot("y1"))],
        "y1 / x1 x2 x3 / x4 x5 x6 / y2 y3 y4",
    ),
    "one article at two places where that is allowed": (
        lambda: [section("lead", slot("y1")), section("seconds", slot("y1", repeats=True))],
        "y1 / y1 x1 x2 / x3 x4 x5 x6 / y2 y3 y4",
    ),
    "an empty place that allows what stands elsewhere": (
        lambda: [blocks("x", Slot(repeats=True))],
        "x1 / x2 x3 x4 / x1 x5 x6 / y1 y2 y3 y4",
    ),
    "two empty places that allow it do not show the same": (
        lambda: [blocks("x", Slot(repeats=True), Slot(repeats=True))],
        "x1 / x2 x3 x4 / x1 x2 x5 x6 / y1 y2 y3 y4",
    ),
    "a focus block filled from a category": (
        lambda: [focus(slot("x3"), fill="y")],
        "x1 / x2 x4 x5 / x3 y1 y2 y3 / x6 / y4",
    ),
    "a focus block of picks alone": (
        lambda: [focus(slot("y4"), Slot(), slot("y2"))],
        "x1 / x2 x3 x4 / y4 y2 / x5 x6 / y1 y3",
    ),
    "an empty focus block is not shown": (lambda: [focus()], UNTOUCHED),
    "a category that has gone": (lambda: [section("category-0", slot("y1"))], UNTOUCHED),
    "every place of a category": (
        lambda: [blocks("y", slot("y4"), slot("y3"), slot("y2"), slot("y1"))],
        "x1 / x2 x3 x4 / x5 x6 / y4 y3 y2 y1",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_editors_arrange_the_front_page(newsroom, case):
    sections, expected = CASES[case]
    put_live(*sections())
    assert shape(arrange()) == expected


def test_what_stands_elsewhere_is_listed(newsroom):
    put_live(section("lead", slot("y1")), section("seconds", slot("y1")))
    y = Article.objects.get(title="y1").category
    front = arrange()
    found = {(one.place, front.cards[one.article].title, one.stands_at) for one in front.placement.left_out}
    x = Article.objects.get(title="x1").category
    above = {(f"category-{x.pk}-0", f"x{n}", f"seconds-{n - 1}") for n in (1, 2, 3)}
    assert found == {("seconds-0", "y1", "lead-0"), (f"category-{y.pk}-0", "y1", "lead-0"), *above}


def test_newest_featured_article_leads_unless_a_pick_does(newsroom):
    Article.objects.filter(title="y2").update(featured_until=in_hours(1))
    put_live(section("seconds", slot("y4")))
    assert shape(arrange()) == "y2 / y4 x1 x2 / x3 x4 x5 x6 / y1 y3"
    put_live(section("lead", slot("y3")))
    assert shape(arrange()).startswith("y3 / x1 x2 x3 /")


def test_one_public_article_leads_wherever_it_was_picked(client):
    article = make_article()
    put_live(section(f"category-{article.category_id}", pick(article), category=article.category))
    assert 'data-size="lead"' in client.get(HOME).text


def test_timeline_leaves_out_what_stands_above_alone(newsroom):
    put_live(section("lead", slot("y1")), focus(slot("x4")))
    assert [article.title for article in arrange().timeline] == ["x4", "x5", "x6", "y2", "y3", "y4"]


def test_withdrawn_pick_leaves_the_page_at_once(client, newsroom):
    article = Article.objects.get(title="y1")
    put_live(section("lead", pick(article)))
    address = article.get_absolute_url()
    assert address in client.get(HOME).text
    Article.objects.filter(pk=article.pk).update(
        withdrawn_at=timezone.now(), withdrawal_kind="error", withdrawal_reason="Sai số liệu"
    )
    html = client.get(HOME).text
    assert address not in html
    assert Article.objects.get(title="x1").get_absolute_url() in html.partition("</article>")[0]


def test_scheduled_pick_leads_from_its_minute_on(client):
    with time_machine.travel(NOW, tick=False):
        make_article(title="Đang đứng đầu")
        scheduled = make_article(title="Bài hẹn giờ", published_at=NOW + timedelta(minutes=5))
        put_live(section("lead", pick(scheduled)))
        assert "Bài hẹn giờ" not in client.get(HOME).text
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        assert arrange().lead == scheduled
        assert "Bài hẹn giờ" in client.get(HOME).text


def test_pin_ends_by_itself(client, newsroom):
    put_live(section("lead", slot("y4", until=in_hours(0.5))))
    assert arrange().lead.title == "y4"
    with time_machine.travel(in_hours(0.5), tick=False):
        assert arrange().lead.title == "x1"


def test_staged_arrangement_is_seen_by_nobody(client, newsroom):
    before = client.get(HOME).content
    stage(section("lead", slot("y4")), focus(slot("y3")), banner_text="Tin gấp", banner_until=in_hours(1))
    assert client.get(HOME).content == before


def test_focus_block_is_titled_and_leads_to_its_category(client, newsroom):
    put_live(focus(slot("x3"), fill="y"))
    html = client.get(HOME).text.partition('class="focus-block"')[2].partition("</section>")[0]
    assert "Tiêu điểm" in html
    assert Article.objects.get(title="y1").category.get_absolute_url() in html
    assert html.count("<article") == 4


@pytest.mark.parametrize("link", ["", "/tim-kiem/", "https://example.com/"])
def test_breaking_news_stands_on_top_while_it_lasts(client, newsroom, link):
    put_live(banner_text="Tạm cấm đường Ánh Trăng", banner_link=link, banner_until=in_hours(1))
    html = client.get(HOME).text
    assert html.index("Tạm cấm đường Ánh Trăng") < html.index('data-size="lead"')
    assert (f'<a href="{link}">Tạm cấm đường Ánh Trăng</a>' in html) is bool(link)
    with time_machine.travel(in_hours(1), tick=False):
        assert "Tạm cấm đường Ánh Trăng" not in client.get(HOME).text


def test_breaking_news_is_text_not_markup(client):
    put_live(banner_text="<script>alert(1)</script>", banner_until=in_hours(1))
    assert "<script>alert" not in client.get(HOME).text


def test_breaking_news_without_an_end_is_refused_by_the_database():
    with pytest.raises(IntegrityError), transaction.atomic():
        FrontPageEdition.objects.create(number=1, banner_text="Tin gấp", editor=make_user())


def test_arranged_front_page_costs_the_same_for_few_and_many_picks(client, django_assert_max_num_queries):
    photo = make_photo()

    def cost(categories):
        owners = [make_category() for _ in range(categories)]
        articles = {owner: [make_article(category=owner, photo=photo) for _ in range(8)] for owner in owners}
        rest = [section(f"category-{one.pk}", *map(pick, articles[one][:4]), category=one) for one in owners]
        titled = section("focus-1", *map(pick, articles[owners[0]][4:]), title="Tiêu điểm", category=owners[0])
        put_live(titled, *rest, banner_text="Tin gấp", banner_until=in_hours(1))
        with django_assert_max_num_queries(8) as captured:
            assert client.get(HOME).status_code == 200
        return len(captured)

    assert cost(1) == cost(8)
