"""The one document for download: a page of text as a PDF, made of a picture of it."""

import io
import time
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

FONTS = Path(settings.BASE_DIR) / "static" / "fonts"
PAGE = (1240, 1754)  # pixels: A4 at 150 dots an inch
MARGIN, INK = 130, "#1b1a18"
MARKED = set("ĂăĐđĨĩŨũƠơƯư") | {chr(letter) for letter in range(0x1EA0, 0x1EFA)}  # in a font file of their own
WRITTEN_AT = time.gmtime(1_667_955_600)  # so that the same bytes come out every time

TITLE = ["TÓM TẮT HAI PHƯƠNG ÁN TỔ CHỨC GIAO THÔNG", "QUANH HỒ MẶT GƯƠNG"]
LINES = """
(Tài liệu minh họa, dùng để lấy ý kiến cộng đồng)

Phương án thứ nhất: giữ hai chiều trong ngày thường
- Từ 18 giờ thứ Sáu đến 22 giờ Chủ Nhật cấm xe cơ giới trên 1,8 km bờ đông.
- Xe buýt đi vòng phố Sao Mai vào dịp cuối tuần.
- Chi phí dự tính: 6,2 tỷ đồng.

Phương án thứ hai: một chiều ngược kim đồng hồ suốt bảy ngày
- Lòng đường còn 6,5 m, phần dôi ra làm vỉa hè và làn xe đạp.
- Thời gian đi lại của các hộ ở bờ tây tăng thêm khoảng 4 phút.
- Chi phí dự tính: 31,5 tỷ đồng, làm trong 10 tháng.

Cả hai phương án
- Ba bãi đỗ, tổng sức chứa 640 xe máy và 150 ô tô, cách hồ không quá 350 m.
- Không chặt hạ cây; 17 cây có bộ rễ nổi được làm bồn rộng.
""".strip().splitlines()


def pdf() -> bytes:
    page = Image.new("L", PAGE, "white")
    pen = ImageDraw.Draw(page)
    top = MARGIN
    for line in TITLE:
        _write(pen, line, top, weight=600, size=38)
        top += 60
    for line in LINES:
        _write(pen, line, top + 30, weight=400 if line.startswith(("-", "(")) else 600, size=26)
        top += 52
    buffer = io.BytesIO()
    page.save(
        buffer, "PDF", resolution=150, quality=60, title=" ".join(TITLE), creationDate=WRITTEN_AT, modDate=WRITTEN_AT
    )
    return buffer.getvalue()


def _write(pen: ImageDraw.ImageDraw, line: str, top: int, *, weight: int, size: int) -> None:
    latin, vietnamese = (
        ImageFont.truetype(FONTS / f"be-vietnam-pro-{script}-{weight}-normal.woff2", size)
        for script in ("latin", "vietnamese")
    )
    left = float(MARGIN)
    for letter in line:
        font = vietnamese if letter in MARKED else latin
        pen.text((left, top), letter, fill=INK, font=font)
        left += font.getlength(letter)
