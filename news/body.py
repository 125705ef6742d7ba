"""What rich text may contain: the editor's buttons and the sanitiser's allow-list."""

import re

import nh3
from django.conf import settings
from django.urls import reverse_lazy

from news.text import CONTROL

EDITOR_EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "HardBreak": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "Figure": {"pickerUrl": reverse_lazy("admin:news_photo_picker")},
    "Caption": True,
    "Image": True,
    "NoSpellCheck": False,
}

TAGS = {"p", "br", "strong", "em", "h2", "h3", "ul", "ol", "li", "blockquote", "a"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "img"}
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height", "data-file"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
OWN_PICTURE = re.compile(rf"/{settings.MEDIA_URL.strip('/')}/photos/[0-9A-Za-z_-]+\.(?:jpg|webp|avif)")
MAX_LENGTH = 100_000  # characters, tags included; what it costs to read grows faster than the text
WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    """Pictures only from the portal's own media, numbers only where numbers belong."""
    if tag == "img" and name == "src":
        return value if OWN_PICTURE.fullmatch(value) else None
    if name in {"width", "height", "data-file", "colspan", "rowspan", "start"}:
        return value if WHOLE_NUMBER.fullmatch(value) else None
    if tag == "a" and name == "href" and re.sub(r"\s", "", value).replace("\\", "/").startswith("//"):
        return None  # another host without naming a scheme
    return value


_cleaner = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    attribute_filter=_keep_attribute,
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener",
    set_tag_attribute_values={"img": {"loading": "lazy"}},
)


def sanitise(html: str) -> str:
    """Only the allowed elements and attributes; a picture without an own source and an empty text vanish."""
    html = re.sub(r"(?i)<(/?)h1\b", r"<\1h2", html)
    html = re.sub(r"<img(?![^>]*\ssrc=)[^>]*>", "", _cleaner.clean(CONTROL.sub("", html)))
    html = re.sub(r"<figure>(?:(?!</figure>|<img).)*</figure>", "", html, flags=re.DOTALL)
    return "" if re.fullmatch(r"\s*<p>\s*</p>\s*", html) else html
