"""The check before publishing: errors block, warnings advise."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model
from django.utils.translation import gettext as _

from news import damage, links, outline
from news.body import sanitise
from news.content import TEXT, Content
from news.models import Article, Attachment, Category, Photo, Revision
from news.outline import Kind, Outline
from news.text import has_letters

LONG_HEADLINE = 100  # characters
CAPITALS = 8  # letters: from here on capitals alone are a shout and no longer a name
READING_RATE = 250  # syllables a minute, read in silence
FILE_NAME = re.compile(
    r"(?i)^(?:img|dsc|dscn|dscf|dji|pxl|mvimg|gopr|image|photo|screenshot|untitled|z\d+)[ _-]*[\d_ ()-]*$"
    r"|\.(?:jpe?g|png|webp|avif|gif|heic|tiff?)$|^[\d_-]+$"
)
TOLD = ("change_note", "wrong", "right")


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
    """
    Everything there is to mend, errors first.

    The body may come as a browser sent it. The number of queries does not grow with links, photos or picks.
    """
    content = revision.content
    body = outline.read(sanitise(content["body"]))
    photos = Photo.objects.in_bulk(_photo_numbers(content, body))
    blocking = [
        *_required(content, body),
        *_photo_errors(content, body, photos),
        *(("body", message) for message in links.faults(body.links)),
        *_untold_change(revision),
    ]
    advising = [
        *_headline_and_lead(content),
        *_skipped_heading(body),
        *_file_names(content, body, photos),
        *_picks(revision),
        *_damaged(revision),
    ]
    found = [Finding(field, message, blocks=True) for field, message in blocking]
    return found + [Finding(field, message, blocks=False) for field, message in advising]


def words(content: Content) -> int:
    """The length of lead and body: words between spaces, which in Vietnamese are syllables."""
    text = f"{content['lead']} {outline.read(sanitise(content['body'])).text()}"
    return sum(has_letters(word) for word in text.split())


def reading_minutes(content: Content) -> int:
    return math.ceil(words(content) / READING_RATE)


Found = Iterator[tuple[str, str]]  # the field, the sentence


def _required(content: Content, body: Outline) -> Found:
    if not has_letters(content["title"]):
        yield "title", _("The article has no title.")
    if not has_letters(content["lead"]):
        yield "lead", _("The article has no lead.")
    if not has_letters(body.text()):
        yield "body", _("The article has no text.")
    category = content["category"]
    if category is None:
        yield "category", _("The article has no category.")
    elif not _existing(Category, [category["id"]]):
        yield "category", _("The category “%(name)s” no longer exists: choose another.") % {"name": category["name"]}


def _photo_numbers(content: Content, body: Outline) -> set[int]:
    shown = {block.picture.photo for block in body.pictures() if block.picture and block.picture.photo is not None}
    return shown | ({content["photo"]["id"]} if content["photo"] else set())


def _shown(content: Content, body: Outline) -> Iterator[tuple[str, str, int | None]]:
    """Each place with a picture: its field, the picture's name there, the photo's number."""
    if content["photo"]:
        yield "photo", content["photo"]["name"], content["photo"]["id"]
    for block in body.pictures():
        if block.picture:
            yield "body", block.text() or block.picture.alternative_text or block.picture.source, block.picture.photo


def _photo_errors(content: Content, body: Outline, photos: dict[int, Photo]) -> Found:
    for field, name, number in _shown(content, body):
        photo = photos.get(number) if number is not None else None
        if number is None:
            yield field, _("The picture “%(name)s” is not from the photo library: choose it there.") % {"name": name}
        elif photo is None:
            yield field, _("The photo “%(name)s” is no longer in the library.") % {"name": name}
        else:
            yield from ((field, message) for message in _undescribed(photo))


def _undescribed(photo: Photo) -> Iterator[str]:
    if not photo.alternative_text and not photo.is_decorative:
        yield _("The photo “%(name)s” has no description: write one or mark it as decorative.") % {"name": photo}
    if not photo.credit:
        yield _("The photo “%(name)s” has no credit.") % {"name": photo}


def _untold_change(revision: Revision) -> Found:
    """An article that readers know may not change in silence where the change is said to matter."""
    if revision.article.published_at is None:
        return
    if revision.change == Revision.Change.SIGNIFICANT and not has_letters(revision.change_note):
        yield "change_note", _("A significant change needs a public note.")
    if revision.change == Revision.Change.CORRECTION and not has_letters(revision.wrong):
        yield "wrong", _("A correction needs to say what was wrong.")
    if revision.change == Revision.Change.CORRECTION and not has_letters(revision.right):
        yield "right", _("A correction needs to say what is right.")


def _headline_and_lead(content: Content) -> Found:
    length = len(content["title"])
    if length > LONG_HEADLINE:
        words = {"length": length, "limit": LONG_HEADLINE}
        yield "title", _("The title has %(length)d characters; more than %(limit)d are hard to read.") % words
    if _is_shouted(content["title"]):
        yield "title", _("The title is all in capitals.")
    if _is_shouted(content["lead"]):
        yield "lead", _("The lead is all in capitals.")


def _is_shouted(text: str) -> bool:
    return text.isupper() and sum(letter.isalpha() for letter in text) >= CAPITALS


def _skipped_heading(body: Outline) -> Found:
    headings = [block for block in body.blocks if block.kind in {Kind.HEADING, Kind.SUBHEADING}]
    if headings and headings[0].kind == Kind.SUBHEADING:
        name = {"name": headings[0].text()}
        yield "body", _("The level 3 heading “%(name)s” stands before any heading of level 2.") % name


def _file_names(content: Content, body: Outline, photos: dict[int, Photo]) -> Found:
    for field, _name, number in _shown(content, body):
        photo = photos.get(number) if number is not None else None
        if photo and FILE_NAME.search(photo.alternative_text.strip()):
            text = {"text": photo.alternative_text}
            yield field, _("The photo description “%(text)s” looks like a file name.") % text


def _picks(revision: Revision) -> Found:
    content = revision.content
    if not content["topics"]:
        yield "topics", _("The article has no topic.")
    related = content["related"]
    numbers = [reference["id"] for reference in related]
    public = set(Article.objects.public().filter(pk__in=numbers).values_list("pk", flat=True)) if related else set()
    for reference in related:
        if reference["id"] not in public:
            yield "related", _("The related article “%(name)s” is not public: readers will not see it.") % reference
    attachments = content["attachments"]
    existing = _existing(Attachment, [reference["id"] for reference in attachments])
    for reference in attachments:
        if reference["id"] not in existing:
            yield "attachments", _("The attachment “%(name)s” no longer exists.") % reference


def _damaged(revision: Revision) -> Found:
    content = revision.content
    texts = {name: content[name] for name in TEXT} | {name: getattr(revision, name) for name in TOLD}
    texts["body"] = outline.read(content["body"]).text()
    for name, text in texts.items():
        if place := damage.misread(text):
            yield name, _("Letters were lost by a wrong encoding near “%(place)s”.") % {"place": place}
        if damage.is_decomposed(text):
            yield (
                name,
                _("Marks stand apart from their letters (not Unicode NFC) in the field “%(field)s”.")
                % {"field": _label(name)},
            )


def _label(name: str) -> str:
    model: type[Model] = Revision if name in TOLD else Article
    return str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr] # no relation is among them


def _existing(model: type[Model], numbers: list[int]) -> set[int]:
    return set(model._default_manager.filter(pk__in=numbers).values_list("pk", flat=True)) if numbers else set()
