"""Documents as a browser sends them, made by bytes."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

from news import attachments
from news.models import Attachment
from news.models.library import attachment_storage

OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"


def archive(parts, **options):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, **options) as zipped:
        for name, content in parts:
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            zipped.writestr(name, content, kind)
    return buffer.getvalue()


def docx(*more):
    return archive([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<document/>"), *more])


def xlsx(*more):
    return archive([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"), *more])


def odt(*more, mimetype=OPEN_DOCUMENT):
    return archive([("mimetype", mimetype), ("content.xml", "<document/>"), *more])


WHOLE = {"pdf": PDF, "docx": docx(), "xlsx": xlsx(), "odt": odt()}


def upload(content=PDF, name="Phương án.pdf"):
    return SimpleUploadedFile(name, content)


def make_attachment(title="Phương án phân luồng", content=PDF, name="Phương án.pdf"):
    file = upload(content, name)
    kind = attachments.check(file, name, file.size)
    stored = attachments.store(file, kind)
    return Attachment.objects.create(
        title=title, file=stored, name=attachments.download_name(name, kind), size=file.size
    )


def stored(attachment):
    """What is kept of it."""
    with attachment_storage().open(attachment.file.name) as file:
        return file.read()
