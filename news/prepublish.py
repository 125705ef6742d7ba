"""The check before publishing: errors block, warnings advise."""

from dataclasses import dataclass

from news.models import Revision


@dataclass(frozen=True)
class Finding:
    """One thing to mend; `field` is the form field that it is about."""

    field: str
    message: str
    blocks: bool


def errors(revision: Revision) -> list[Finding]:
    """What keeps this revision from being submitted, approved or published."""
    return [finding for finding in check(revision) if finding.blocks]


def check(revision: Revision) -> list[Finding]:
    return []
