"""What is accepted as a document, and how it is kept."""

import io
import zipfile
import zlib

import pytest
from django.core.exceptions import ValidationError

from news import attachments
from news.models.library import attachment_storage
from tests.news import documents
from tests.news.documents import PDF, WHOLE, archive, docx, make_attachment, odt, stored, xlsx

NOT_A_DOCUMENT = "Tệp này không phải PDF, DOCX, XLSX hoặc ODT, hoặc đã bị hỏng hay được khóa bằng mật khẩu."
TOO_LARGE = "Tệp lớn hơn 20 MB. Vui lòng chọn tệp nhỏ hơn."
MACROS = "Tệp có chứa macro. Vui lòng lưu lại không kèm macro hoặc lưu thành PDF."
BOMB = "Nội dung nén bên trong tệp lớn bất thường nên không nhận được."
HTML = b"<html><script>alert(1)</script></html>"


def check(content, name):
    return attachments.check(io.BytesIO(content), name, len(content))


def refusal(content, name):
    with pytest.raises(ValidationError) as caught:
        check(content, name)
    return caught.value.messages


def encrypted(content):
    """Every part marked as locked with a password, in the directory too."""
    return content.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")


def twice(name):
    with pytest.warns(UserWarning, match="Duplicate name"):
        return docx((name, "<document/>"))


def with_comment(content, comment):
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a") as zipped:
        zipped.comment = comment
    return buffer.getvalue()


def claiming(content, size):
    """The first part said to unpack to this many bytes."""
    start = content.index(b"PK\x01\x02") + 24
    return content[:start] + size.to_bytes(4, "little") + content[start + 4 :]


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize("ending", [str.lower, str.upper])
def test_whole_document_is_accepted(kind, ending):
    assert check(WHOLE[kind], ending(f"Phương án.{kind}")) == kind


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(b"", "a.pdf", id="nothing"),
        pytest.param(HTML, "a.pdf", id="HTML named PDF"),
        pytest.param(HTML, "a.html", id="HTML"),
        pytest.param(HTML + PDF, "a.pdf", id="HTML in front of a PDF"),
        pytest.param(b"\n" + PDF, "a.pdf", id="a line in front of a PDF"),
        pytest.param(PDF + HTML, "a.pdf", id="HTML behind a PDF"),
        pytest.param(PDF + docx(), "a.pdf", id="PDF with an archive behind it"),
        pytest.param(PDF + docx(), "a.docx", id="archive with a PDF in front"),
        pytest.param(PDF[:40], "a.pdf", id="PDF without its end"),
        pytest.param(b"%PDF-", "a.pdf", id="first bytes of a PDF"),
        pytest.param(b"{\\rtf1 text}", "a.docx", id="RTF"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.docx", id="locked or old Word file"),
        pytest.param(b"PK\x03\x04" + b"\0" * 100, "a.docx", id="first bytes of an archive"),
        pytest.param(b"PK\x05\x06" + b"\0" * 18, "a.docx", id="empty archive"),
        pytest.param(HTML + docx(), "a.docx", id="HTML in front of an archive"),
        pytest.param(docx() + HTML, "a.docx", id="HTML behind an archive"),
        pytest.param(docx() + xlsx(), "a.xlsx", id="two archives"),
        pytest.param(with_comment(docx(), HTML), "a.docx", id="HTML as the archive's comment"),
        pytest.param(docx()[:-30], "a.docx", id="archive without its end"),
        pytest.param(docx()[:60] + docx()[80:], "a.docx", id="archive without its middle"),
        pytest.param(encrypted(docx()), "a.docx", id="encrypted archive"),
        pytest.param(odt(("encrypted-package", "x")), "a.odt", id="encrypted ODT"),
        pytest.param(archive([("anh.png", "x")]), "a.docx", id="any archive"),
        pytest.param(archive([("[Content_Types].xml", "x"), ("ppt/presentation.xml", "x")]), "a.docx", id="slides"),
        pytest.param(archive([("word/document.xml", "x")]), "a.docx", id="Word without its content types"),
        pytest.param(docx(("xl/workbook.xml", "x")), "a.docx", id="Word and Excel at once"),
        pytest.param(odt(mimetype="application/epub+zip"), "a.odt", id="EPUB"),
        pytest.param(odt(mimetype=documents.OPEN_DOCUMENT + "-template"), "a.odt", id="template"),
        pytest.param(odt(mimetype="a" * len(documents.OPEN_DOCUMENT)), "a.odt", id="another type of the same length"),
        pytest.param(archive([("content.xml", "x"), ("mimetype", documents.OPEN_DOCUMENT)]), "a.odt", id="type last"),
        pytest.param(archive([("mimetype", documents.OPEN_DOCUMENT)]), "a.odt", id="ODT without a text"),
    ],
)
def test_what_is_no_whole_document_is_refused(content, name):
    assert refusal(content, name) == [NOT_A_DOCUMENT]


def test_part_that_stands_there_twice_is_refused():
    assert refusal(twice("word/document.xml"), "a.docx") == [NOT_A_DOCUMENT]


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize("name", ["a", "pdf", "a.exe", "a.pdf.exe", "a.html", "a.docm", "a.doc"])
def test_document_whose_name_lies_is_refused(kind, name):
    assert refusal(WHOLE[kind], name) == [f"Tên tệp không khớp với nội dung: đây là tệp {kind.upper()}."]


def test_word_file_named_as_a_sheet_is_refused():
    assert refusal(docx(), "a.xlsx") == ["Tên tệp không khớp với nội dung: đây là tệp DOCX."]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (docx(("word/vbaProject.bin", "x")), "a.docx"),
        (docx(("word/VBAPROJECT.BIN", "x")), "a.docx"),
        (xlsx(("xl/vbaProject.bin", "x")), "a.xlsx"),
        (xlsx(("xl/macrosheets/sheet1.xml", "x")), "a.xlsx"),
        (odt(("Basic/Standard/Module1.xml", "x")), "a.odt"),
        (odt(("Scripts/python/a.py", "x")), "a.odt"),
    ],
)
def test_document_with_macros_is_refused(content, name):
    assert refusal(content, name) == [MACROS]


@pytest.mark.parametrize("kind", ["docx", "xlsx", "odt"])
def test_archive_that_claims_to_hold_gigabytes_is_refused(kind):
    assert refusal(claiming(WHOLE[kind], 2**32 - 2), f"a.{kind}") == [BOMB]


def test_nothing_but_the_type_of_an_open_document_is_unpacked():
    """A part whose packed bytes are broken is never looked at."""
    whole = docx()
    start = whole.index(b"word/document.xml") + len("word/document.xml")
    broken = whole[:start] + b"\xff\xff\xff\xff" + whole[start + 4 :]
    with zipfile.ZipFile(io.BytesIO(broken)) as zipped, pytest.raises(zlib.error):
        zipped.testzip()
    assert check(broken, "a.docx") == "docx"


def test_directory_of_more_than_a_megabyte_is_refused_unread():
    many = docx(*((f"word/{n}/{'x' * 200}", "") for n in range(5000)))
    assert refusal(many, "a.docx") == [NOT_A_DOCUMENT]


def test_document_above_20_megabytes_is_refused_unread():
    content = io.BytesIO(PDF)
    with pytest.raises(ValidationError) as caught:
        attachments.check(content, "a.pdf", 20 * 1024 * 1024 + 1)
    assert caught.value.messages == [TOO_LARGE]
    assert content.tell() == 0


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Phương án (bản cuối).PDF", "phuong-an-ban-cuoi.pdf"),
        ("Phu\u031bo\u031bng a\u0301n.pdf", "phuong-an.pdf"),
        ("../../etc/passwd.pdf", "etc-passwd.pdf"),
        ("a.exe\u202efdp.pdf", "a-exe-fdp.pdf"),
        ("文.pdf", "tin.pdf"),
        ("x" * 300 + ".pdf", "x" * 150 + ".pdf"),
    ],
)
def test_download_name_is_plain(name, expected):
    assert attachments.download_name(name, "pdf") == expected


def test_same_document_is_kept_once_under_a_name_of_its_content(db):
    one, two = make_attachment(name="Một.pdf"), make_attachment(name="Hai.pdf")
    assert one.file == two.file
    assert "mot" not in one.file.name
    assert stored(one) == PDF


def test_rest_of_an_upload_that_broke_off_is_replaced(db):
    one = make_attachment()
    with open(attachment_storage().path(one.file.name), "wb") as file:
        file.write(PDF[:20])
    assert stored(make_attachment()) == PDF


def test_upload_of_several_chunks_is_stored_whole(db):
    content = b"%PDF-" + bytes(range(256)) * 1000 + PDF
    assert stored(make_attachment(content=content, name="a.pdf")) == content
