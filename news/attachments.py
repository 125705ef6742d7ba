"""Reading an uploaded document safely and keeping it; which articles use one."""

import hashlib
import os
import struct
from contextlib import suppress
from typing import IO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONArray, JSONObject
from django.utils.translation import gettext as _

from news.models import Article, Attachment, Revision
from news.models.library import attachment_storage
from news.text import slugify

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
}
OFFICE_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
MACROS = (
    "vbaproject",
    "/macrosheets/",
    "/basic/",
    "/scripts/",
)  # parts of Office and OpenDocument files that hold code
MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 20 * MAX_BYTES  # bytes that an archive says it holds
MAX_DIRECTORY = 1024 * 1024  # bytes of an archive's list of contents
PDF_TAIL = 1024  # bytes at the end among which a PDF has its trailer
UNREADABLE = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, struct.error)


def check(upload: IO[bytes], name: str, size: int) -> str:
    """
    The kind of document in this upload of `size` bytes, a key of TYPES.

    Raises ValidationError for anything but a whole PDF, DOCX, XLSX or ODT without macros, of sensible size, whose
    name agrees with its content. Nothing in it is unpacked.
    """
    if size > MAX_BYTES:
        raise ValidationError(_("The document is larger than 20 MB. Please choose a smaller file."), code="too_large")
    kind = "pdf" if _is_pdf(upload, size) else _kind_of_archive(upload, size)
    if not kind:
        raise ValidationError(
            _("This file is not a PDF, DOCX, XLSX or ODT document, or it is damaged or locked with a password."),
            code="unreadable",
        )
    if not name.lower().endswith(f".{kind}"):
        raise ValidationError(
            _("The file name does not match its content: this is a %(format)s document."),
            params={"format": kind.upper()},
            code="mislabelled",
        )
    return kind


def _is_pdf(upload: IO[bytes], size: int) -> bool:
    """From its first byte to its last: nothing stands in front of the header or behind the trailer."""
    upload.seek(0)
    head = upload.read(5)
    upload.seek(max(0, size - PDF_TAIL))
    return head == b"%PDF-" and upload.read().rstrip(b"\0\t\n\f\r ").endswith(b"%%EOF")


def _kind_of_archive(upload: IO[bytes], size: int) -> str:
    if not _is_plain_archive(upload, size):
        return ""
    try:
        with ZipFile(upload) as archive:
            parts = archive.infolist()
            _refuse_bomb_or_macros(parts)
            return _kind_of_parts(archive, parts) if _is_well_formed(parts) else ""
    except UNREADABLE:
        return ""


def _is_plain_archive(upload: IO[bytes], size: int) -> bool:
    """Begins with its first part and ends with its directory (PKWARE APPNOTE, 4.3.16), which is of sensible size."""
    upload.seek(0)
    head = upload.read(4)
    upload.seek(max(0, size - 22))
    tail = upload.read(22)
    if head != b"PK\x03\x04" or len(tail) < 22 or not tail.startswith(b"PK\x05\x06"):
        return False
    length, offset = struct.unpack("<II", tail[12:20])
    return length <= MAX_DIRECTORY and offset + length + 22 == size


def _is_well_formed(parts: list[ZipInfo]) -> bool:
    """No part twice, none encrypted, the first one at the start of the file."""
    names = {part.filename for part in parts}
    plain = not any(part.flag_bits & 1 for part in parts) and "encrypted-package" not in names
    return plain and len(names) == len(parts) and min((part.header_offset for part in parts), default=-1) == 0


def _refuse_bomb_or_macros(parts: list[ZipInfo]) -> None:
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise ValidationError(_("The document would unpack to far more than its size says."), code="bomb")
    if any(word in f"/{part.filename.lower()}" for part in parts for word in MACROS):
        raise ValidationError(
            _("The document contains macros. Please save it without them, or as a PDF."), code="macros"
        )


def _kind_of_parts(archive: ZipFile, parts: list[ZipInfo]) -> str:
    names = {part.filename for part in parts}
    if "[Content_Types].xml" in names:
        kinds = {kind for part, kind in OFFICE_PARTS.items() if part in names}
        return kinds.pop() if len(kinds) == 1 else ""
    first = parts[0]  # an OpenDocument file says its type there, unpacked (ODF 1.3, part 2, 3.3)
    if first.filename != "mimetype" or first.compress_type != ZIP_STORED or first.file_size != len(TYPES["odt"]):
        return ""
    return "odt" if "content.xml" in names and archive.read(first) == TYPES["odt"].encode() else ""


def store(upload: File, kind: str) -> str:
    """
    Keep the document under the digest of its content, so that the same one is kept once; the stored name.

    Raises ValidationError where it cannot be written; nothing is left of it then.
    """
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    storage, name = attachment_storage(), f"{digest.hexdigest()[:32]}.{kind}"
    try:
        if storage.exists(name) and storage.size(name) != upload.size:
            storage.delete(name)  # what was left of an upload that broke off
        return name if storage.exists(name) else storage.save(name, upload)
    except OSError as error:
        with suppress(OSError):
            storage.delete(name)
        raise ValidationError(
            _("The document could not be stored. The disk may be full; please tell the administrator."), code="disk"
        ) from error


def download_name(name: str, kind: str) -> str:
    """What a reader's file is called: ASCII, so that every system takes it."""
    return f"{slugify(os.path.splitext(name)[0])}.{kind}"


def with_usage(attachments: QuerySet[Attachment]) -> QuerySet[Attachment]:
    """Each one's `offered_by` and `drafted_in`: numbers of the articles that offer it, or would after their draft."""
    offered = Article.attachments.through._default_manager.filter(attachment=OuterRef("pk"))
    this = JSONArray(JSONObject(id=OuterRef("pk")))
    drafted = Revision.objects.open().filter(content__attachments__contains=this).order_by()
    return attachments.annotate(
        offered_by=ArraySubquery(offered.values("article")), drafted_in=ArraySubquery(drafted.values("article"))
    )
