import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image, ImageCms

from news import photos

RED, GREEN, BLUE, WHITE = (200, 20, 30), (20, 160, 40), (30, 40, 200), (255, 255, 255)
SECRET = b"May anh cua Le Minh Hoa"
ENCODINGS = {"JPEG": "anh.jpg", "PNG": "anh.png", "WEBP": "anh.webp", "AVIF": "anh.avif"}
LOSSLESS = {"WEBP": {"lossless": True}, "JPEG": {"quality": 95, "subsampling": 0}, "AVIF": {"quality": 95}}


def encode(image, file_format="PNG", **options):
    buffer = io.BytesIO()
    image.save(buffer, file_format, **LOSSLESS.get(file_format, {}) | options)
    return buffer.getvalue()


def read(content, name="anh.png"):
    return photos.read(io.BytesIO(content), name, len(content))


def quarters():
    """Red, green over blue, white: 400 × 200 pixels."""
    image = Image.new("RGB", (400, 200), WHITE)
    for colour, corner in [(RED, (0, 0)), (GREEN, (200, 0)), (BLUE, (0, 100))]:
        image.paste(colour, (*corner, corner[0] + 200, corner[1] + 100))
    return image


def corners(image):
    right, bottom = image.width - 20, image.height - 20
    return [name_of(image.getpixel(place)) for place in [(20, 20), (right, 20), (20, bottom), (right, bottom)]]


def name_of(colour):
    known = {"red": RED, "green": GREEN, "blue": BLUE, "white": WHITE}
    return min(known, key=lambda name: sum(abs(one - two) for one, two in zip(known[name], colour[:3], strict=True)))


def camera_data(orientation=1):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = SECRET.decode()  # the maker
    exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 1.0, 42.0), 3: "E", 4: (105.0, 51.0, 15.0)})  # where
    exif.get_ifd(0x8769).update({0x9003: "2022:11:09 21:14:00"})  # when
    return exif.tobytes()


def stored_files(stored):
    stem = stored.name.removesuffix(".jpg").removeprefix("photos/")
    return [f"photos/{name}" for name in default_storage.listdir("photos")[1] if name.startswith(stem)]


def test_camera_data_is_really_in_the_upload():
    exif = Image.open(io.BytesIO(encode(quarters(), "JPEG", exif=camera_data()))).getexif()
    assert exif[0x010F] == SECRET.decode()
    assert exif.get_ifd(0x8825)[2] == (21.0, 1.0, 42.0)


@pytest.mark.parametrize(
    ("orientation", "size", "expected"),
    [
        (1, (400, 200), ["red", "green", "blue", "white"]),
        (2, (400, 200), ["green", "red", "white", "blue"]),
        (3, (400, 200), ["white", "blue", "green", "red"]),
        (4, (400, 200), ["blue", "white", "red", "green"]),
        (5, (200, 400), ["red", "blue", "green", "white"]),
        (6, (200, 400), ["blue", "red", "white", "green"]),
        (7, (200, 400), ["white", "green", "blue", "red"]),
        (8, (200, 400), ["green", "white", "red", "blue"]),
        (0, (400, 200), ["red", "green", "blue", "white"]),
        (9, (400, 200), ["red", "green", "blue", "white"]),
    ],
)
def test_picture_is_turned_upright(orientation, size, expected):
    image = read(encode(quarters(), "JPEG", exif=camera_data(orientation)), "anh.jpg")
    assert image.size == size
    assert corners(image) == expected


@pytest.mark.parametrize(("file_format", "name"), ENCODINGS.items())
def test_each_format_is_read_and_turned_upright(file_format, name):
    image = read(encode(quarters(), file_format, exif=camera_data(6)), name)
    assert (image.mode, image.size) == ("RGB", (200, 400))
    assert corners(image) == ["blue", "red", "white", "green"]


@pytest.mark.parametrize("name", ["anh.jpg", "anh.jpeg", "ANH.JPG", "Ảnh hồ Mặt Gương.Jpeg"])
def test_name_may_be_written_any_way_that_fits_the_content(name):
    assert read(encode(quarters(), "JPEG"), name).size == (400, 200)


@pytest.mark.parametrize(("file_format", "name"), ENCODINGS.items())
def test_master_and_every_rendition_are_free_of_metadata(file_format, name):
    options = {
        "exif": camera_data(3),
        "icc_profile": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    }
    if file_format in {"JPEG", "WEBP", "AVIF"}:
        options["xmp"] = b"<x:xmpmeta><creator>" + SECRET + b"</creator></x:xmpmeta>"
    if file_format == "JPEG":
        options["comment"] = SECRET
    content = encode(quarters().resize((1000, 500)), file_format, **options)
    assert SECRET in content
    names = stored_files(photos.store(read(content, name)))
    assert len(names) == 9
    for stored in names:
        with default_storage.open(stored) as file:
            kept = file.read()
        image = Image.open(io.BytesIO(kept))
        image.load()
        assert not image.getexif()
        assert {"xmp", "comment", "icc_profile", "exif"}.isdisjoint(image.info)
        for trace in [SECRET, b"2022:11:09", b"xmpmeta", b"GPS"]:
            assert trace not in kept


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (1, [1]),
        (200, [200]),
        (320, [320]),
        (321, [320, 321]),
        (900, [320, 640, 900]),
        (960, [320, 640, 960]),
        (1600, [320, 640, 960, 1600]),
        (1700, [320, 640, 960, 1600]),
        (2400, [320, 640, 960, 1600]),
    ],
)
def test_renditions_are_never_wider_than_the_picture(width, expected):
    assert photos.widths(width) == expected


@pytest.mark.parametrize("size", [(200, 100), (1000, 600), (2000, 900)])
def test_stored_renditions_have_the_width_they_promise(size):
    stored = photos.store(read(encode(Image.new("RGB", size, BLUE))))
    assert (stored.width, stored.height) == size
    for extension in ["avif", "webp"]:
        for address, width in photos.sources(stored.name, stored.width, extension):
            with default_storage.open(address.removeprefix("/media/")) as file:
                image = Image.open(file)
                assert image.format == extension.upper()
                assert image.width == width <= size[0]
                assert abs(image.height - size[1] * width / size[0]) <= 1


def test_large_picture_is_kept_smaller_in_its_proportions():
    stored = photos.store(read(encode(Image.new("RGB", (4000, 1000), BLUE))))
    assert (stored.width, stored.height) == (2400, 600)


def test_same_picture_is_stored_once():
    content = encode(Image.new("RGB", (330, 220), GREEN))
    first = photos.store(read(content))
    files = stored_files(first)
    assert photos.store(read(content)) == first
    assert stored_files(first) == files
