"""Rich text read as what it consists of: blocks of text in their order, links, pictures."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from news.body import WHOLE_NUMBER


class Kind(TextChoices):
    PARAGRAPH = "paragraph", _("Paragraph")
    HEADING = "heading", _("Heading, level 2")
    SUBHEADING = "subheading", _("Heading, level 3")
    BULLET = "bullet", _("List item")
    NUMBERED = "numbered", _("Numbered item")
    QUOTATION = "quotation", _("Quotation")
    ROW = "row", _("Table row")
    PICTURE = "picture", _("Picture")


@dataclass(frozen=True)
class Span:
    """A stretch of text in one format; `address` is empty outside links."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    address: str = ""


@dataclass(frozen=True)
class Picture:
    photo: int | None  # its number in the library
    alternative_text: str
    source: str


@dataclass
class Block:
    kind: Kind
    spans: list[Span] = field(default_factory=list)
    picture: Picture | None = None

    def text(self) -> str:
        return "".join(span.text for span in self.spans).strip()


@dataclass
class Link:
    address: str
    text: str = ""


@dataclass
class Outline:
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def text(self) -> str:
        return "\n".join(block.text() for block in self.blocks)

    def pictures(self) -> list[Block]:
        """The blocks that show a picture; their text is its caption."""
        return [block for block in self.blocks if block.picture]


def read(html: str) -> Outline:
    """The outline of this rich text. Anything is accepted: what has no place in rich text counts as text around it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.outline


KINDS = {
    "h2": Kind.HEADING,
    "h3": Kind.SUBHEADING,
    "ul": Kind.BULLET,
    "ol": Kind.NUMBERED,
    "blockquote": Kind.QUOTATION,
    "tr": Kind.ROW,
    "figure": Kind.PICTURE,
}
BOUNDARIES = {"p", "li", "table", *KINDS}  # where one block ends and the next begins
DEEPEST = 50  # tags inside each other; deeper ones count as text around them
WHOLE = {"tr", "figure"}  # one block, whatever is inside


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.outline = Outline()
        self._open: list[tuple[str, str]] = []  # tags, with the address where the tag is a link
        self._block: Block | None = None
        self._is_first_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._write("\n")
        elif tag == "img":
            self._show(values)
        else:
            self._enter(tag, values)

    def handle_endtag(self, tag: str) -> None:
        tags = [name for name, _address in self._open]
        if tag in tags:
            del self._open[len(tags) - 1 - tags[::-1].index(tag) :]
        if tag in WHOLE or (tag in BOUNDARIES and not self._is_whole()):
            self._block = None

    def handle_data(self, data: str) -> None:
        text = re.sub(r"[ \t\r\n\f]+", " ", data)
        if self._block or text.strip():
            self._write(text)

    def _enter(self, tag: str, values: dict[str, str]) -> None:
        address = values.get("href", "").strip() if tag == "a" else ""
        if tag == "a" and "href" in values:
            self.outline.links.append(Link(address))
        if len(self._open) < DEEPEST:
            self._open.append((tag, address))
        if tag in WHOLE:
            self._begin()
            self._is_first_cell = True
        elif tag in {"td", "th"} and self._block:
            self._write("" if self._is_first_cell else " | ")
            self._is_first_cell = False
        elif tag in BOUNDARIES:
            if self._is_whole():
                self._write(" ")
            else:
                self._block = None

    def _show(self, values: dict[str, str]) -> None:
        """A picture outside a figure is a block of its own."""
        around, kind = self._block, self._kind()
        block = around if around and kind == Kind.PICTURE else self._begin(Kind.PICTURE)
        number = values.get("data-file", "")
        photo = int(number) if WHOLE_NUMBER.fullmatch(number) else None
        block.picture = Picture(photo, values.get("alt", "").strip(), values.get("src", ""))
        self._block = block if block is around else around if kind == Kind.ROW else None

    def _write(self, text: str) -> None:
        block = self._block or self._begin()
        tags = {name for name, _address in self._open}
        address = next((address for name, address in reversed(self._open) if name == "a"), "")
        block.spans.append(Span(text, bool(tags & {"strong", "b"}), bool(tags & {"em", "i"}), address))
        if self.outline.links and "a" in tags:
            self.outline.links[-1].text += text

    def _begin(self, kind: Kind | None = None) -> Block:
        self._block = Block(kind or self._kind())
        self.outline.blocks.append(self._block)
        return self._block

    def _kind(self) -> Kind:
        return next((KINDS[name] for name, _address in reversed(self._open) if name in KINDS), Kind.PARAGRAPH)

    def _is_whole(self) -> bool:
        return any(name in WHOLE for name, _address in self._open)
