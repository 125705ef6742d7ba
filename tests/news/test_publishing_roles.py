"""Who may make which move in which situation: the newsroom's rule, written out, against what the code does."""

from copy import copy
from itertools import product

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import transaction

from news import moves, publishing
from news.models import Article, PublishingEntry
from tests.factories import make_article, make_user, seen
from tests.news.situations import LATER, NOW, content, make_people, make_situation, rows, situation_of

pytestmark = pytest.mark.django_db

Move = PublishingEntry.Move
SAVE, SUBMIT, SEND_BACK, APPROVE, SCHEDULE = Move.SAVE, Move.SUBMIT, Move.SEND_BACK, Move.APPROVE, Move.SCHEDULE
URGENT, CONFIRM, UNSCHEDULE, WITHDRAW = Move.PUBLISH_URGENTLY, Move.CONFIRM, Move.UNSCHEDULE, Move.WITHDRAW
RESTORE, DISCARD = Move.RESTORE, Move.DISCARD

# What each move makes of an article in each situation; a move that is not named is refused.
BECOMES = {
    "draft": {SAVE: "draft", SUBMIT: "submitted", URGENT: "live unreviewed"},
    "submitted": {
        SAVE: "draft",
        SEND_BACK: "returned",
        APPROVE: "live",
        SCHEDULE: "scheduled",
        URGENT: "live unreviewed",
    },
    "returned": {SAVE: "draft", URGENT: "live unreviewed"},
    "scheduled": {UNSCHEDULE: "submitted"},
    "live": {SAVE: "live with draft", WITHDRAW: "withdrawn"},
    "live with draft": {
        SAVE: "live with draft",
        SUBMIT: "live with submitted",
        URGENT: "live unreviewed",
        WITHDRAW: "withdrawn with draft",
        DISCARD: "live",
    },
    "live with submitted": {
        SAVE: "live with draft",
        SEND_BACK: "live with returned",
        APPROVE: "live",
        URGENT: "live unreviewed",
        WITHDRAW: "withdrawn with submitted",
        DISCARD: "live",
    },
    "live with returned": {
        SAVE: "live with draft",
        URGENT: "live unreviewed",
        WITHDRAW: "withdrawn with returned",
        DISCARD: "live",
    },
    "live unreviewed": {SAVE: "live unreviewed with draft", CONFIRM: "live", WITHDRAW: "withdrawn unreviewed"},
    "live unreviewed with submitted": {
        SAVE: "live unreviewed with draft",
        SEND_BACK: "live unreviewed with returned",
        APPROVE: "live",
        URGENT: "live unreviewed",
        CONFIRM: "live with submitted",
        WITHDRAW: "withdrawn unreviewed with submitted",
        DISCARD: "live unreviewed",
    },
    "withdrawn unreviewed": {SAVE: "withdrawn unreviewed with draft", CONFIRM: "withdrawn", RESTORE: "live unreviewed"},
}
for kind in ("withdrawn", "merged", "error"):
    BECOMES[kind] = {SAVE: f"{kind} with draft", RESTORE: "live"}
    BECOMES[f"{kind} with draft"] = {
        SAVE: f"{kind} with draft",
        SUBMIT: f"{kind} with submitted",
        URGENT: f"{kind} unreviewed",
        RESTORE: "live with draft",
        DISCARD: kind,
    }
BECOMES["withdrawn with submitted"] = {
    SAVE: "withdrawn with draft",
    SEND_BACK: "withdrawn with returned",
    APPROVE: "withdrawn",
    URGENT: "withdrawn unreviewed",
    RESTORE: "live with submitted",
    DISCARD: "withdrawn",
}
BECOMES["withdrawn with returned"] = {
    SAVE: "withdrawn with draft",
    URGENT: "withdrawn unreviewed",
    RESTORE: "live with returned",
    DISCARD: "withdrawn",
}

MANAGING = {"managing editor", "managing editor who published", "administrator"}
CHIEFS = {*MANAGING, "managing editor who wrote", "superuser who wrote"}
DESK = {*CHIEFS, "editor", "editor who wrote"}
WRITE = {*DESK, "reporter, own"}
REVIEW = {*MANAGING, "editor"}
MAY = {
    SAVE: WRITE,
    SUBMIT: WRITE,
    DISCARD: WRITE,
    SEND_BACK: REVIEW,
    APPROVE: REVIEW,
    SCHEDULE: REVIEW,
    URGENT: CHIEFS,
    CONFIRM: REVIEW - {"managing editor who published"},
    UNSCHEDULE: DESK,
    WITHDRAW: DESK,
    RESTORE: DESK,
}
ABOUT_THE_DRAFT = {SUBMIT, SEND_BACK, APPROVE, SCHEDULE, URGENT, DISCARD}  # the others are about what is on the row


def do(move, article, by):
    calls = {
        SAVE: lambda: publishing.save(article, content(article, title="Tiêu đề đã sửa"), by=by),
        SUBMIT: lambda: publishing.submit(article, by=by),
        SEND_BACK: lambda: publishing.send_back(article, by=by, reason="Thiếu số liệu"),
        APPROVE: lambda: publishing.approve(article, by=by),
        SCHEDULE: lambda: publishing.approve(article, by=by, at=LATER),
        URGENT: lambda: publishing.publish_urgently(article, by=by),
        CONFIRM: lambda: publishing.confirm(article, by=by),
        UNSCHEDULE: lambda: publishing.unschedule(article, by=by),
        WITHDRAW: lambda: publishing.withdraw(article, by=by, kind=Article.Withdrawal.WITHDRAWN, reason="Sai số liệu"),
        RESTORE: lambda: publishing.restore(article, by=by),
        DISCARD: lambda: publishing.discard(article, by=by),
    }
    calls[move]()


def outcome(move, article, by):
    """What became of the article, or how that was refused; the test's own changes are undone."""
    start = transaction.savepoint()
    try:
        do(move, copy(article), by)
        return situation_of(article), list(PublishingEntry.objects.values_list("article", "revision", "move", "by"))
    except (PermissionDenied, publishing.ConflictError) as error:
        return type(error).__name__, rows()
    finally:
        transaction.savepoint_rollback(start)


def wanted(situation, move, role):
    """The same by the tables above."""
    if move in BECOMES[situation]:
        return {BECOMES[situation][move] if role in MAY[move] else "PermissionDenied"}
    return {"ConflictError"} if role in MAY[move] and move != CONFIRM else {"ConflictError", "PermissionDenied"}


@pytest.mark.parametrize("situation", BECOMES)
@time_machine.travel(NOW, tick=False)
def test_every_move_of_everyone_does_what_the_newsroom_says_and_nothing_else(situation):
    people = make_people()
    article = make_situation(situation, people)
    assert situation_of(article) == situation
    was, before, wrong = seen(article), rows(), {}
    offered = {role: moves.open_to(by, was) for role, by in people.items()}
    for move, (role, by) in product(Move, people.items()):
        became, written = outcome(move, article, by)
        is_done = became not in {"ConflictError", "PermissionDenied"}
        about = was.open_revision if move in ABOUT_THE_DRAFT else was.live_revision
        log = [] if move == SAVE else [(article.pk, about and about.pk, move, by.pk)]
        if became not in wanted(situation, move, role) or written != (log if is_done else before):
            wrong[move.label, role] = became
        if (move in offered[role]) is not is_done:
            wrong[move.label, role] = f"{became}, and the button says otherwise"
    assert wrong == {}


def test_the_rule_speaks_of_every_move_and_every_state():
    assert MAY.keys() == set(Move) == moves.ALLOWED.keys()
    assert {move for moves in BECOMES.values() for move in moves} == set(Move)
    unpublished = {"draft", "submitted", "returned", "scheduled"}
    assert unpublished | {"live", *Article.Withdrawal.values} <= BECOMES.keys()
    assert set(Article.State.values) == unpublished | {"live", "live_with_draft", "withdrawn"}


@pytest.mark.parametrize("move", Move)
@time_machine.travel(NOW, tick=False)
def test_move_on_a_version_that_is_no_longer_current_is_refused(move):
    people = make_people()
    old = make_situation(next(situation for situation in BECOMES if move in BECOMES[situation]), people)
    Article.objects.filter(pk=old.pk).update(version=old.version + 1)
    before = rows()
    with pytest.raises(publishing.ConflictError):
        do(move, old, people["managing editor"])
    assert rows() == before


@pytest.mark.parametrize("role", ["", "Người duyệt ý kiến"])
def test_only_who_may_add_articles_creates_one(role):
    text = content(make_article())
    before = rows()
    with pytest.raises(PermissionDenied):
        publishing.create(text, by=make_user(role))
    assert rows() == before
