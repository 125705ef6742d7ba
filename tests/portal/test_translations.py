import io
import re
import unicodedata

import polib
import pytest
from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

from tests.conftest import ROOT

CATALOGUES = sorted(ROOT.glob("locale/**/*.po"))
OWN = ROOT / "locale/vi/LC_MESSAGES/django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|\{\w*\}")

catalogues = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.relative_to(ROOT)))


def key(entry):
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def texts_of(entry):
    return [*entry.msgstr_plural.values()] if entry.msgid_plural else [entry.msgstr]


def messages_in(source):
    """Context and message of every call in this Python source."""
    for _line, name, found, _comments in extract_python(io.BytesIO(source.encode()), KEYWORDS, [], {}):
        parts = [found] if isinstance(found, str) else list(found)
        context = parts.pop(0) if name.startswith("pgettext") else None
        if parts[0]:
            yield context, parts[0]


def sources():
    """Path and Python source of every file with messages; a template as the source that Django makes of it."""
    for path in sorted(ROOT.glob("templates/**/*.*")):
        made = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        yield path, "\n".join(line.strip() for line in made.splitlines())
    for app in ("portal", "news", "comments"):
        for path in sorted((ROOT / app).glob("**/*.py")):
            if "migrations" not in path.parts:
                yield path, path.read_text(encoding="utf-8")


def used_messages():
    return {(context, text) for _path, source in sources() for context, text in messages_in(source)}


def known_messages():
    return {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(OWN)) if not entry.obsolete}


@catalogues
def test_compiled_catalogue_equals_its_source(path):
    source, compiled = polib.pofile(str(path)), polib.mofile(str(path.with_suffix(".mo")))
    assert {key(entry): texts_of(entry) for entry in compiled} == {key(entry): texts_of(entry) for entry in source}
    assert compiled.metadata["Plural-Forms"] == source.metadata["Plural-Forms"] == "nplurals=1; plural=0;"


@catalogues
def test_every_message_is_translated(path):
    source = polib.pofile(str(path))
    assert [entry.msgid for entry in source.untranslated_entries() + source.fuzzy_entries()] == []
    assert [entry.msgid for entry in source.obsolete_entries()] == []
    assert [entry.msgid for entry in source if not all(texts_of(entry))] == []


@catalogues
def test_every_message_stands_once(path):
    found = [key(entry)[:2] for entry in polib.pofile(str(path))]
    assert len(found) == len(set(found))


@catalogues
def test_translations_are_in_one_normal_form(path):
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)


@catalogues
def test_translations_keep_every_placeholder(path):
    wrong = []
    for entry in polib.pofile(str(path)):
        wanted = set(PLACEHOLDER.findall(entry.msgid)) | set(PLACEHOLDER.findall(entry.msgid_plural))
        wrong += [entry.msgid for text in texts_of(entry) if set(PLACEHOLDER.findall(text)) != wanted]
    assert wrong == []


@catalogues
def test_translations_keep_the_old_tone_marks_and_signs(path):
    """Glossary, section 1: hòa, thủy and the ellipsis as one character."""
    new_style = re.compile(r"\b\w*(?:oà|oá|oả|oã|oạ|oè|oé|oẻ|oẽ|oẹ|(?<!q)(?:uỳ|uý|uỷ|uỹ|uỵ))\b", re.IGNORECASE)
    wrong = [text for entry in polib.pofile(str(path)) for text in texts_of(entry) if new_style.search(text)]
    assert wrong == []


def test_every_message_of_templates_and_code_is_in_the_catalogue():
    assert used_messages() - known_messages() == set()


def test_catalogue_holds_no_message_that_nothing_uses():
    assert known_messages() - used_messages() == set()


def test_extraction_sees_templates_and_code():
    used = used_messages()
    assert (None, "Skip to main content") in used
    assert (None, "%(n)d comment approved.") in used
    assert ("footer", "Email") in used
    assert (None, "Older news") in used


def test_texts_of_templates_are_vietnamese_or_marked_for_translation():
    """No word stands in a template outside a translation, save names that are the same in every language."""
    plain = {"rss", "facebook", "zalo", "gmt", "a", "doctype", "html", "user", "agent", "disallow", "sitemap"}
    for path in sorted(ROOT.glob("templates/**/*.html")):
        text = re.sub(
            r"\{%\s*blocktranslate.*?endblocktranslate\s*%\}|\{%\s*comment.*?endcomment\s*%\}|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}",
            " ",
            path.read_text(),
            flags=re.DOTALL,
        )
        words = re.findall(r"[^\W\d_]+", re.sub(r"<[^>]*>|&\w+;", " ", re.sub(r"<!--.*?-->", "", text)))
        assert {word.lower() for word in words} <= plain, path
