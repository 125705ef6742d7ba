"""
Which article stands at which place of the front page: the editors' picks first, from the top, then the newest of what
is left. Nothing stands twice unless its place allows it; what was left out for that reason is listed.
"""

from dataclasses import dataclass, field

from news.front_page_layout import BLOCKS, Kind, Section, Slot, places


@dataclass(frozen=True)
class Stock:
    """Numbers of articles that are public at this moment, newest first."""

    picked: set[int]  # those of the editors' picks that are public
    featured: int | None
    newest: list[int]
    of_category: dict[int, list[int]]

    def candidates(self, section: Section) -> list[int]:
        """What may fill an empty place of this section, best first."""
        if section.kind == Kind.LEAD and self.featured is not None:
            return [self.featured, *self.newest]
        if section.kind in {Kind.LEAD, Kind.SECONDS}:
            return self.newest
        return self.of_category.get(section.category.id, []) if section.category else []


@dataclass(frozen=True)
class LeftOut:
    """An article that does not stand at `place` since it stands at `stands_at`."""

    place: str
    article: int
    stands_at: str


@dataclass
class Placement:
    shown: dict[str, int] = field(default_factory=dict)  # the article at each place that has one
    by_pick: set[str] = field(default_factory=set)  # places whose pick is shown
    left_out: list[LeftOut] = field(default_factory=list)
    stands_at: dict[int, str] = field(default_factory=dict)  # the first place of each article

    def put(self, place: str, article: int) -> None:
        self.shown[place] = article
        self.stands_at.setdefault(article, place)


def placed(sections: list[Section], stock: Stock) -> Placement:
    placement = Placement()
    for place, slot in places(sections).items():
        article = slot.picked()
        if article in stock.picked and article is not None:
            _put_pick(placement, place, slot, article)
    for section in sections:
        _fill(placement, section, stock.candidates(section))
    return placement


def _put_pick(placement: Placement, place: str, slot: Slot, article: int) -> None:
    if article in placement.stands_at and not slot.repeats:
        placement.left_out.append(LeftOut(place, article, placement.stands_at[article]))
    else:
        placement.put(place, article)
        placement.by_pick.add(place)


def _fill(placement: Placement, section: Section, candidates: list[int]) -> None:
    """Empty places get the first candidates; a place that allows repeats may take one from elsewhere on the page."""
    empty = {place: slot for place, slot in section.places().items() if place not in placement.shown}
    own = {placement.shown[place] for place in section.places() if place in placement.shown}
    for place, slot in empty.items():
        taken = own if slot.repeats else own | placement.stands_at.keys()
        if (article := next((one for one in candidates if one not in taken), None)) is not None:
            placement.put(place, article)
            own.add(article)
    strict = [place for place, slot in empty.items() if not slot.repeats]
    if strict and section.kind in BLOCKS:
        passed_over = [article for article in candidates[: len(empty)] if article not in own]
        _list_passed_over(placement, section, strict[0], passed_over)


def _list_passed_over(placement: Placement, section: Section, place: str, articles: list[int]) -> None:
    """What the section would have shown here, had it not stood elsewhere; its own picks are on the list already."""
    listed = {one.article for one in placement.left_out if one.place in section.places()}
    missing = [article for article in articles if article not in listed]
    placement.left_out += [LeftOut(place, article, placement.stands_at[article]) for article in missing]
