"""The article of the main job: the real page where it lies beside the project, a made-up one otherwise."""

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
REAL_PAGE = HERE.parents[2] / "shared" / "seed" / "hnp-article.txt"


@dataclass(frozen=True)
class Story:
    title: str
    lead: str
    caption: str
    paragraphs: list[str]
    author: str


def read_story() -> Story:
    """Headline with its time, lead, caption, body, byline; then navigation, which is cut off."""
    path = REAL_PAGE if REAL_PAGE.exists() else HERE / "story.txt"
    text = path.read_text(encoding="utf-8", errors="replace").partition("\nLatest news")[0]
    headline, lead, caption, *paragraphs, author = [line.strip() for line in text.splitlines() if line.strip()]
    return Story(re.sub(r" \(\d\d:\d\d .*\)$", "", headline), lead, caption, paragraphs, author)
