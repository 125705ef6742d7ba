"""Whose words are in a text, and whose categories it is in: what the right to approve hangs on."""

import pytest

from news import moves, publishing, rights
from news.models import Article, PublishingEntry
from tests.factories import EDITOR, make_article, make_category, make_revision, make_user, seen
from tests.news.situations import content

pytestmark = pytest.mark.django_db

Move = PublishingEntry.Move


@pytest.fixture
def people(db):
    return {name: make_user("Thư ký tòa soạn") for name in ("first", "second", "third")}


def approvers(article, people):
    """Which of these people may approve the article's open draft."""
    now = seen(article)
    return {name for name, user in people.items() if rights.may(user, Move.APPROVE, now)}


def write(article, by, title, based_on=None):
    """A version of this person, not replacing their own last one."""
    article.revisions.open().update(saved_at="2020-01-01T00:00Z")
    return publishing.save(seen(article), content(article, title=title), by=by, based_on=based_on)


def test_everyone_whose_words_have_not_been_approved_wrote_a_part_of_it(people):
    article = make_article()
    write(article, people["first"], "Một")
    write(article, people["second"], "Hai")
    assert approvers(article, people) == {"third"}


def test_words_that_another_person_has_approved_are_no_longer_theirs(people):
    article = make_article()
    write(article, people["first"], "Một")
    publishing.submit(seen(article), by=people["first"])
    publishing.approve(seen(article), by=people["second"])
    write(article, people["third"], "Ba")
    assert approvers(article, people) == {"first", "second"}


def test_words_that_were_published_urgently_are_still_theirs_until_confirmed(people):
    article = make_article()
    write(article, people["first"], "Một")
    publishing.publish_urgently(seen(article), by=people["first"])
    write(article, people["second"], "Hai")
    assert approvers(article, people) == {"third"}
    publishing.confirm(seen(article), by=people["third"])
    assert approvers(article, people) == {"first", "third"}


def test_words_of_a_discarded_draft_are_in_no_later_one(people):
    article = make_article()
    write(article, people["first"], "Một")
    publishing.discard(seen(article), by=people["second"])
    write(article, people["second"], "Hai")
    assert approvers(article, people) == {"first", "third"}


def test_words_brought_back_from_before_the_last_approval_are_still_their_writers(people):
    article = make_article()
    never_approved = write(article, people["first"], "Một")
    write(article, people["second"], "Hai")
    publishing.submit(seen(article), by=people["second"])
    publishing.approve(seen(article), by=people["third"])
    publishing.revert(seen(article), never_approved, by=people["second"])
    assert approvers(article, people) == {"third"}


def test_words_brought_back_from_a_discarded_draft_are_still_their_writers(people):
    article = make_article()
    discarded = write(article, people["first"], "Một")
    publishing.discard(seen(article), by=people["second"])
    publishing.revert(seen(article), discarded, by=people["second"])
    assert approvers(article, people) == {"third"}


def test_nobody_approves_their_own_words_by_having_another_person_save_them_again(people):
    article = make_article()
    own = write(article, people["first"], "Một")
    write(article, people["second"], "Một")
    write(article, people["second"], "Một", based_on=own)
    assert approvers(article, people) == {"third"}


def test_colleague_who_returned_a_text_may_approve_it_later(people):
    article = make_article()
    make_revision(article, editor=people["first"], state="submitted", based_on=article.live_revision)
    publishing.send_back(seen(article), by=people["second"], reason="Thiếu số liệu")
    write(article, people["first"], "Hai")
    assert "second" in approvers(article, people)


SCOPES = [
    ("row and draft in scope", {"row", "draft"}, True),
    ("only the row", {"row"}, False),
    ("only the draft", {"draft"}, False),
    ("neither", set(), False),
]


@pytest.mark.parametrize(("case", "own", "may"), SCOPES)
def test_draft_that_moves_an_article_needs_an_editor_of_both_categories(case, own, may):
    categories = {"row": make_category(), "draft": make_category()}
    editor = make_user(EDITOR)
    article = make_article(category=categories["row"])
    target = {"id": categories["draft"].pk, "name": categories["draft"].name}
    make_revision(article, state="submitted", content={"category": target})
    editor.edited_categories.set([categories[name] for name in own])
    assert rights.may(editor, Move.APPROVE, seen(article)) is may


@pytest.mark.parametrize(("case", "own", "_may"), SCOPES)
@pytest.mark.parametrize("move", [Move.WITHDRAW, Move.CONFIRM])
def test_what_is_on_the_page_is_the_business_of_the_editors_of_its_category(case, own, _may, move):
    """A colleague's draft that would move the article elsewhere cannot keep them from withdrawing it."""
    categories = {"row": make_category(), "draft": make_category()}
    editor = make_user(EDITOR)
    article = make_article(category=categories["row"])
    target = {"id": categories["draft"].pk, "name": categories["draft"].name}
    make_revision(article, content={"category": target})
    editor.edited_categories.set([categories[name] for name in own])
    assert rights.may(editor, move, seen(article)) is ("row" in own)


def test_managing_editor_and_administrator_look_after_every_category():
    article = make_article()
    for role in ("Thư ký tòa soạn", "Quản trị viên"):
        user = make_user(role)
        assert not user.edited_categories.exists()
        assert rights.in_scope(user, seen(article))


def test_draft_without_a_category_may_be_taken_up_by_every_editor_who_has_one():
    article, new = make_article(published_at=None, category=None), make_user(EDITOR)
    assert not rights.may_edit(new, seen(article))
    new.edited_categories.add(make_category())
    assert rights.may_edit(new, seen(article))


def test_reporter_edits_their_own_article_after_it_was_published_and_nobody_elses():
    reporter = make_user("Phóng viên")
    own, other = make_article(created_by=reporter), make_article()
    assert [rights.may_edit(reporter, seen(article)) for article in (own, other)] == [True, False]
    assert moves.open_to(reporter, seen(own)) == {Move.SAVE}


def test_what_someone_may_do_costs_the_same_however_long_the_history_is(django_assert_max_num_queries):
    article, by = make_article(), make_user("Thư ký tòa soạn")
    based_on = article.live_revision
    for _number in range(30):
        based_on = make_revision(article, state="superseded", based_on=based_on)
    make_revision(article, state="submitted", based_on=based_on)
    article = Article.objects.with_state().select_related("live_revision").get()
    with django_assert_max_num_queries(8):
        moves.open_to(by, article)
