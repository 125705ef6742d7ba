"""Uploads that are no whole picture, and pictures of unusual kinds."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from news import photos

NOT_A_PICTURE = "Tệp này không phải ảnh JPEG, PNG, WebP hoặc AVIF, hoặc đã bị hỏng."
DAMAGED = "Ảnh bị hỏng hoặc không đầy đủ. Vui lòng xuất lại ảnh."
TOO_LARGE = "Ảnh lớn hơn 20 MB. Vui lòng chọn tệp nhỏ hơn."
TOO_MANY_PIXELS = "Ảnh có quá nhiều điểm ảnh. Chỉ nhận tối đa 40 megapixel và mỗi cạnh không quá 12.000 điểm ảnh."
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect/></svg>'
RED, WHITE = (200, 20, 30), (255, 255, 255)


def encode(image, file_format="PNG", **options):
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()


def read(content, name="anh.png"):
    return photos.read(io.BytesIO(content), name, len(content))


def refusal(content, name="anh.png"):
    with pytest.raises(ValidationError) as caught:
        read(content, name)
    return caught.value.messages


def noise(size=(120, 80)):
    return Image.effect_noise(size, 90).convert("RGB")


def plain(size=(30, 20)):
    return Image.new("RGB", size, RED)


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_that_claims(width, height):
    """A few bytes whose header promises a picture of this size."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(b"", "anh.jpg", id="nothing"),
        pytest.param(SVG, "anh.svg", id="SVG"),
        pytest.param(SVG, "anh.png", id="SVG named PNG"),
        pytest.param(encode(plain(), "GIF"), "anh.gif", id="GIF"),
        pytest.param(encode(plain(), "TIFF"), "anh.jpg", id="TIFF named JPEG"),
        pytest.param(encode(plain(), "BMP"), "anh.png", id="BMP named PNG"),
        pytest.param(encode(plain(), "PDF"), "anh.jpg", id="PDF"),
        pytest.param(b"<html><script>alert(1)</script></html>", "anh.jpg", id="HTML"),
        pytest.param(b"PK\x03\x04" + b"\0" * 100, "anh.webp", id="archive"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "anh.png", id="first bytes of a PNG"),
        pytest.param(b"\xff\xd8\xff", "anh.jpg", id="first bytes of a JPEG"),
        pytest.param(b"\0" * 1000, "anh.avif", id="zeros"),
    ],
)
def test_what_is_no_picture_is_refused(content, name):
    assert refusal(content, name) == [NOT_A_PICTURE]


@pytest.mark.parametrize(
    ("file_format", "name"),
    [
        ("PNG", "anh.jpg"),
        ("JPEG", "anh.png"),
        ("WEBP", "anh.jpg"),
        ("AVIF", "anh.webp"),
        ("JPEG", "anh"),
        ("JPEG", "jpg"),
        ("JPEG", "anh.jpg.exe"),
        ("PNG", "anh.svg"),
    ],
)
def test_picture_whose_name_lies_is_refused(file_format, name):
    sentence = f"Tên tệp không khớp với nội dung: đây là ảnh {file_format}."
    assert refusal(encode(plain(), file_format), name) == [sentence]


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
@pytest.mark.parametrize(("file_format", "name"), [("JPEG", "anh.jpg"), ("PNG", "anh.png")])
def test_truncated_picture_is_refused(file_format, name, part):
    content = encode(noise(), file_format)
    assert refusal(content[: int(len(content) * part)], name) == [DAMAGED]


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_truncated_webp_is_refused(part):
    content = encode(noise(), "WEBP")
    assert refusal(content[: int(len(content) * part)], "anh.webp") in ([DAMAGED], [NOT_A_PICTURE])


def test_damaged_avif_is_refused():
    whole = encode(noise(), "AVIF")
    start = whole.index(b"mdat") + 4
    assert refusal(whole[:start] + bytes(len(whole) - start), "anh.avif") in ([DAMAGED], [NOT_A_PICTURE])


@pytest.mark.parametrize(
    "size",
    [
        pytest.param((12_001, 10), id="one pixel too wide"),
        pytest.param((10, 12_001), id="one pixel too high"),
        pytest.param((8_000, 5_001), id="just above 40 megapixels"),
        pytest.param((10_000, 10_000), id="100 megapixels"),
        pytest.param((60_000, 60_000), id="3,600 megapixels"),
        pytest.param((2**31 - 1, 2**31 - 1), id="the largest a PNG can claim"),
    ],
)
def test_decompression_bomb_is_refused_by_its_header(size):
    assert refusal(png_that_claims(*size)) == [TOO_MANY_PIXELS]


@pytest.mark.parametrize("size", [(12_000, 3_333), (3_333, 12_000), (8_000, 5_000)])
def test_picture_at_the_limit_is_decoded(size):
    assert refusal(png_that_claims(*size)) == [DAMAGED]


def test_text_chunk_that_unpacks_to_gigabytes_is_refused():
    bomb = b"Comment\0\0" + zlib.compress(b"\0" * 80_000_000, 9)
    whole = encode(plain())
    assert refusal(whole[:33] + chunk(b"zTXt", bomb) + whole[33:]) in ([NOT_A_PICTURE], [DAMAGED])


def test_file_above_20_megabytes_is_refused_unread():
    content = io.BytesIO(encode(plain()))
    with pytest.raises(ValidationError) as caught:
        photos.read(content, "anh.png", 20 * 1024 * 1024 + 1)
    assert caught.value.messages == [TOO_LARGE]
    assert content.tell() == 0


def test_file_of_20_megabytes_is_read():
    content = encode(plain())
    assert photos.read(io.BytesIO(content), "anh.png", 20 * 1024 * 1024).size == (30, 20)


def palette(colour):
    image = Image.new("P", (30, 20), 0)
    image.putpalette([*colour, 0, 0, 0])
    return image


@pytest.mark.parametrize(
    ("image", "options", "expected"),
    [
        pytest.param(Image.new("RGBA", (30, 20), (*RED, 0)), {}, WHITE, id="transparent"),
        pytest.param(Image.new("RGBA", (30, 20), (*RED, 255)), {}, RED, id="opaque with an alpha channel"),
        pytest.param(Image.new("RGBA", (30, 20), (0, 0, 0, 51)), {}, (204, 204, 204), id="a fifth opaque"),
        pytest.param(Image.new("LA", (30, 20), (90, 0)), {}, WHITE, id="transparent grey"),
        pytest.param(Image.new("RGB", (30, 20), RED), {"transparency": RED}, WHITE, id="one colour is transparent"),
        pytest.param(palette(RED), {}, RED, id="palette"),
        pytest.param(palette(RED), {"transparency": 0}, WHITE, id="transparent palette"),
        pytest.param(Image.new("L", (30, 20), 90), {}, (90, 90, 90), id="grey"),
        pytest.param(Image.new("I;16", (30, 20), 90 * 257), {}, (90, 90, 90), id="grey of 16 bits"),
        pytest.param(Image.new("1", (30, 20), 1), {}, WHITE, id="black and white"),
    ],
)
def test_every_kind_of_png_becomes_rgb_on_white(image, options, expected):
    stored = read(encode(image, **options))
    assert (stored.mode, stored.getpixel((15, 10))) == ("RGB", expected)


def test_cmyk_becomes_rgb():
    image = read(encode(Image.new("CMYK", (30, 20), (0, 255, 255, 0)), "JPEG"), "anh.jpg")
    assert (image.mode, image.getpixel((15, 10))) == ("RGB", (255, 0, 0))


def test_broken_colour_profile_is_ignored():
    image = read(encode(plain(), "PNG", icc_profile=b"khong phai ho so mau" * 10))
    assert image.getpixel((15, 10)) == RED


def test_animation_becomes_its_first_picture():
    frames = [Image.new("RGB", (30, 20), colour) for colour in [RED, WHITE]]
    image = read(encode(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True), "anh.webp")
    assert image.getpixel((15, 10)) == RED


def test_photo_of_a_telephone_with_a_second_picture_inside_is_read():
    second = Image.new("RGB", (30, 20), WHITE)
    image = read(encode(plain(), "MPO", save_all=True, append_images=[second], quality=100, subsampling=0), "anh.jpg")
    assert max(abs(one - two) for one, two in zip(image.getpixel((15, 10)), RED, strict=True)) <= 2


@pytest.mark.parametrize("size", [(2000, 2), (12_000, 1), (1, 12_000), (1, 1)])
def test_very_flat_picture_is_stored(size):
    stored = photos.store(read(encode(Image.new("RGB", size, RED))))
    assert stored.width >= 1
    assert stored.height >= 1


@pytest.mark.parametrize(("file_format", "name"), [("PNG", "anh.png"), ("WEBP", "anh.webp")])
def test_broken_camera_data_is_ignored(file_format, name):
    assert read(encode(plain(), file_format, exif=b"khong phai exif"), name).size == (30, 20)
