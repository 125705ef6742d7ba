import pytest

from news.text import slugify

GLOSSARY_SLUGS = [
    (
        "Cụm Thi đua số 9 tổng kết công tác năm và triển khai nhiệm vụ trọng tâm năm tới",
        "cum-thi-dua-so-9-tong-ket-cong-tac-nam-va-trien-khai-nhiem-vu-trong-tam-nam-toi",
    ),
    (
        "Khởi công nhà văn hóa đa năng trị giá 10,4 tỷ đồng tại xã Đồng Mây",
        "khoi-cong-nha-van-hoa-da-nang-tri-gia-10-4-ty-dong-tai-xa-dong-may",
    ),
    (
        "Điều chỉnh phân luồng giao thông trên đường Ánh Trăng từ ngày 15/3",
        "dieu-chinh-phan-luong-giao-thong-tren-duong-anh-trang-tu-ngay-15-3",
    ),
    (
        "Ủy ban MTTQ phường Ngọc Đào vận động được 7,8 tỷ đồng cho Quỹ “Vì người nghèo”",
        "uy-ban-mttq-phuong-ngoc-dao-van-dong-duoc-7-8-ty-dong-cho-quy-vi-nguoi-ngheo",
    ),
    (
        "Hỏi - đáp: Đăng ký khai sinh trực tuyến cần những giấy tờ gì?",
        "hoi-dap-dang-ky-khai-sinh-truc-tuyen-can-nhung-giay-to-gi",
    ),
]


@pytest.mark.parametrize(("title", "slug"), GLOSSARY_SLUGS)
def test_slugify_matches_the_glossary(title, slug):
    assert slugify(title) == slug
