"""Reads the demo newsroom from the text files beside it."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe

HERE = Path(__file__).parent

CATEGORIES = {  # slug: name, in their order (glossary, section 2)
    "tin-tuc-su-kien-noi-bat": "Tin tức - Sự kiện nổi bật",
    "chi-dao-dieu-hanh": "Chỉ đạo, điều hành",
    "kinh-te-xa-hoi-thu-do": "Kinh tế - Xã hội Thủ đô",
    "tin-so-nganh": "Tin sở, ngành",
    "tin-xa-phuong": "Tin xã, phường",
    "van-ban-chinh-sach-moi": "Văn bản - Chính sách mới",
    "cai-cach-hanh-chinh-chuyen-doi-so": "Cải cách hành chính - Chuyển đổi số",
    "quy-hoach-do-thi": "Quy hoạch - Đô thị",
    "giao-thong": "Giao thông",
    "giao-duc-dao-tao": "Giáo dục - Đào tạo",
    "y-te-suc-khoe": "Y tế - Sức khỏe",
    "van-hoa-the-thao": "Văn hóa - Thể thao",
    "di-tich-danh-thang": "Di tích - Danh thắng",
    "moi-truong": "Môi trường",
    "mat-tran-doan-the": "Mặt trận - Đoàn thể",
    "quoc-phong-an-ninh": "Quốc phòng - An ninh",
}


def articles() -> list[dict[str, Any]]:
    """Every demo article, newest first: the categories take turns, so that each has fresh news."""
    shelves = [
        [article | {"category": slug} for article in _read(f"articles/{slug}.toml")["articles"]] for slug in CATEGORIES
    ]
    return [article for row in zip(*shelves, strict=True) for article in row]


def cases() -> dict[str, dict[str, Any]]:
    """By title, what the newsroom has done with an article."""
    return {case["title"]: case for case in _read("desk.toml")["cases"]}


def comments() -> list[dict[str, str]]:
    return _read("comments.toml")["comments"]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def dated(text: str, day: datetime) -> str:
    """The text with its `{day}` filled in as Vietnamese newspapers write it: 9/11."""
    return text.replace("{day}", f"{day.day}/{day.month}")


def body_html(text: str) -> SafeString:
    """Blocks parted by blank lines: paragraph, `## ` heading, `> ` quotation, `- ` list, `|` table."""
    return format_html_join("\n", "{}", ((_block(block.splitlines()),) for block in text.strip().split("\n\n")))


def _block(lines: list[str]) -> SafeString:
    first = lines[0]
    if first.startswith("## "):
        return _element("h2", first[3:])
    if first.startswith("> "):
        return _wrap("blockquote", [_element("p", " ".join(line.removeprefix("> ") for line in lines))])
    if first.startswith("- "):
        return _wrap("ul", [_wrap("li", [_element("p", line.removeprefix("- "))]) for line in lines])
    if first.startswith("|"):
        rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
        cells = [[_element("td" if number else "th", cell) for cell in row] for number, row in enumerate(rows)]
        return _wrap("table", [_wrap("tbody", [_wrap("tr", row) for row in cells])])
    return _element("p", " ".join(lines))


def _element(tag: str, text: str) -> SafeString:
    return _wrap(tag, [escape(text)])


def _wrap(tag: str, parts: list[SafeString]) -> SafeString:
    return mark_safe(f"<{tag}>{''.join(parts)}</{tag}>")  # noqa: S308 - every part is escaped by _element
