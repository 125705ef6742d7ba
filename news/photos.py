"""Reading an uploaded picture safely and making the files that readers get."""

import hashlib
import io
import struct
import warnings
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
SUFFIXES = {  # MPO: a JPEG with a second frame, as many phones write it
    "JPEG": (".jpg", ".jpeg"),
    "MPO": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "AVIF": (".avif",),
}
UNREADABLE = (OSError, RuntimeError, SyntaxError, ValueError)  # what Pillow raises for broken files
MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_SIDE = 12_000  # pixels
MASTER_SIDE = 2400  # pixels: the longer side of the file kept of an upload
WIDTHS = (320, 640, 960, 1600)  # pixels


@dataclass(frozen=True)
class StoredPicture:
    name: str  # below MEDIA_ROOT
    width: int  # pixels
    height: int  # pixels


def read(upload: IO[bytes], name: str, size: int) -> Image.Image:
    """
    The picture in this upload of `size` bytes, upright, in sRGB, without metadata.

    Raises ValidationError for anything but a whole JPEG, PNG, WebP or AVIF of sensible size whose name agrees
    with its content. The size in pixels is judged before a pixel is decoded.
    """
    if size > MAX_BYTES:
        raise ValidationError(_("The picture is larger than 20 MB. Please choose a smaller file."), code="too_large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(upload, formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except UNREADABLE as error:
        raise ValidationError(
            _("This file is not a JPEG, PNG, WebP or AVIF picture, or it is damaged."), code="unreadable"
        ) from error
    _check_name_and_size(image, name)
    return _decode(image)


def _check_name_and_size(image: Image.Image, name: str) -> None:
    if not name.lower().endswith(SUFFIXES[image.format or ""]):
        raise ValidationError(
            _("The file name does not match its content: this is a %(format)s picture."),
            params={"format": image.format},
            code="mislabelled",
        )
    if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_SIDE:
        raise _too_many_pixels()


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _("The picture has too many pixels. At most 40 megapixels and 12,000 pixels a side are accepted."),
        code="too_many_pixels",
    )


def _decode(image: Image.Image) -> Image.Image:
    try:
        image.draft("RGB", (MASTER_SIDE, MASTER_SIDE))
        image.load()
    except UNREADABLE as error:
        raise ValidationError(
            _("The picture is damaged or incomplete. Please export it again."), code="truncated"
        ) from error
    upright = _upright(image)
    upright.thumbnail((MASTER_SIDE, MASTER_SIDE), Image.Resampling.LANCZOS)
    return _opaque(_in_srgb(upright))


def _upright(image: Image.Image) -> Image.Image:
    """Turned as the camera was held; broken metadata is as good as none."""
    try:
        return ImageOps.exif_transpose(image)
    except (*UNREADABLE, TypeError, struct.error):
        return image


def _in_srgb(image: Image.Image) -> Image.Image:
    """Colours as the embedded profile means them; a broken profile is as good as none."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "RGBA", "L", "CMYK"}:
        return image
    try:
        target_mode = "RGBA" if image.mode == "RGBA" else "RGB"
        converted = ImageCms.profileToProfile(
            image, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode=target_mode
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return converted or image


def _opaque(image: Image.Image) -> Image.Image:
    """RGB on white, in a new picture that carries no metadata."""
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        background = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(background, image)
    clean = Image.new("RGB", image.size)
    clean.paste(image.convert("RGB"))
    return clean


def store(image: Image.Image) -> StoredPicture:
    """
    Write the master and every rendition; the names come from the content, so the same picture is stored once.

    Raises OSError where the storage takes nothing, and then leaves nothing half written.
    """
    master = _encode(image, "JPEG", quality=90, optimize=True)
    stem = f"photos/{hashlib.sha256(master).hexdigest()[:20]}"
    name = f"{stem}.jpg"
    if not default_storage.exists(name):
        try:
            _write_all(image, stem)
            default_storage.save(name, ContentFile(master))
        except OSError:
            with suppress(OSError):
                remove(name, image.width)
            raise
    return StoredPicture(name, image.width, image.height)


def _write_all(image: Image.Image, stem: str) -> None:
    for width in widths(image.width):
        scaled = image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)
        _save(f"{stem}-{width}.avif", _encode(scaled, "AVIF", quality=55, speed=8, max_threads=1))
        _save(f"{stem}-{width}.webp", _encode(scaled, "WEBP", quality=78, method=3))


def remove(name: str, width: int) -> None:
    """Delete the stored picture `name`, `width` pixels wide: its master first, since that stands for the rest."""
    default_storage.delete(name)
    for extension in ("avif", "webp"):
        for rendition in renditions(name, width, extension):
            default_storage.delete(rendition)


def _encode(image: Image.Image, file_format: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()


def _save(name: str, content: bytes) -> None:
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))


def widths(width: int) -> list[int]:
    """The widths, in pixels, of the renditions of a picture this wide; never wider than the picture."""
    return sorted({*(candidate for candidate in WIDTHS if candidate <= width), min(width, WIDTHS[-1])})


def renditions(name: str, width: int, extension: str) -> list[str]:
    """Below MEDIA_ROOT, narrowest first."""
    stem = name.removesuffix(".jpg")
    return [f"{stem}-{w}.{extension}" for w in widths(width)]


def sources(name: str, width: int, extension: str) -> list[tuple[str, int]]:
    """Address and width of each rendition of the stored picture `name`, narrowest first."""
    addresses = [default_storage.url(rendition) for rendition in renditions(name, width, extension)]
    return list(zip(addresses, widths(width), strict=True))
