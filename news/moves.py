"""When a move of an article makes sense: the closed table of states and moves. Who may make it says news/rights.py."""

from django.contrib.auth.models import User

from news import rights
from news.models import Article, PublishingEntry, Revision

State = Article.State
Move = PublishingEntry.Move

DRAFT, SUBMITTED, RETURNED = Revision.OPEN
UNPUBLISHED = {State.DRAFT, State.SUBMITTED, State.RETURNED}
PUBLISHED = {State.LIVE, State.LIVE_WITH_DRAFT}
NOT_LOCKED = {*UNPUBLISHED, *PUBLISHED, State.WITHDRAWN}

Where = tuple[set[State], set[Revision.State]]  # states of the article and, if any matter, of its open revision

ALLOWED: dict[Move, Where] = {
    Move.SAVE: (NOT_LOCKED, set()),
    Move.SUBMIT: (NOT_LOCKED, {DRAFT}),
    Move.SEND_BACK: (NOT_LOCKED, {SUBMITTED}),
    Move.APPROVE: (NOT_LOCKED, {SUBMITTED}),
    Move.SCHEDULE: (UNPUBLISHED, {SUBMITTED}),
    Move.PUBLISH_URGENTLY: (NOT_LOCKED, {DRAFT, SUBMITTED, RETURNED}),
    Move.CONFIRM: ({*PUBLISHED, State.WITHDRAWN}, set()),
    Move.UNSCHEDULE: ({State.SCHEDULED}, set()),
    Move.WITHDRAW: (PUBLISHED, set()),
    Move.RESTORE: ({State.WITHDRAWN}, set()),
    Move.DISCARD: ({State.LIVE_WITH_DRAFT, State.WITHDRAWN}, {DRAFT, SUBMITTED, RETURNED}),
}


def open_to(user: User, article: Article) -> set[Move]:
    """What this person may do with this article, which comes from `with_state()`, at this moment."""
    return {move for move in Move if is_possible(article, move) and rights.may(user, move, article)}


def is_possible(article: Article, move: Move) -> bool:
    """Whether the state of this article, which comes from `with_state()`, allows the move."""
    states, open_states = ALLOWED[move]
    if article.state not in states:
        return False
    if move == Move.CONFIRM:
        return article.live_revision is not None and article.live_revision.is_unreviewed()
    return not open_states or (article.open_revision is not None and article.open_revision.state in open_states)
