from django.db import migrations

RULES = [
    "Ý kiến viết bằng tiếng Việt có dấu hoặc tiếng Anh, liên quan đến nội dung bài viết, dài từ 10 đến 2.000 ký tự.",
    "Ban Biên tập duyệt ý kiến trước khi hiển thị và có thể biên tập, rút gọn nhưng không làm thay đổi nội dung chính.",
    "Không đăng ý kiến vi phạm pháp luật, xuyên tạc, vu khống, kích động bạo lực, gây chia rẽ dân tộc, tôn giáo, vùng miền.",
    "Không dùng ngôn từ thô tục, xúc phạm danh dự, nhân phẩm của người khác.",
    "Không quảng cáo, không chèn đường liên kết, không gửi lặp lại cùng một nội dung.",
    "Không tiết lộ thông tin cá nhân của mình hoặc của người khác trong phần nội dung.",
    "Không mạo danh cá nhân, cơ quan, tổ chức.",
    "Phần ý kiến không tiếp nhận khiếu nại, tố cáo. Phản ánh, kiến nghị xin gửi qua kênh tiếp nhận chính thức của Thành phố.",
    "Người gửi chịu trách nhiệm về nội dung ý kiến của mình. Ý kiến đã đăng không phải là quan điểm của Cổng thông tin.",
    "Bạn có thể yêu cầu gỡ ý kiến và xóa dữ liệu cá nhân của mình bất cứ lúc nào.",
]

NOTICE = """
<p>Cổng thông tin thu thập họ tên (hiển thị công khai cùng ý kiến) và số điện thoại (không bắt buộc, không công khai)
chỉ để duyệt và xác minh ý kiến. Số điện thoại được xóa sau 90 ngày kể từ khi ý kiến được xử lý; địa chỉ IP được xóa
sau 30 ngày. Bạn có quyền xem, chỉnh sửa, rút lại sự đồng ý, yêu cầu xóa dữ liệu hoặc khiếu nại qua
<a href="/lien-he/">trang Liên hệ</a>. Việc rút lại sự đồng ý không ảnh hưởng đến việc xử lý trước đó.</p>
<h2>Dữ liệu nào được thu thập</h2>
<ul>
<li><p>Họ và tên: hiển thị công khai cùng ý kiến đã duyệt.</p></li>
<li><p>Số điện thoại: không bắt buộc; chỉ người duyệt ý kiến xem được và chỉ dùng để xác minh ý kiến khi cần.</p></li>
<li><p>Nội dung ý kiến và thời điểm gửi.</p></li>
</ul>
<h2>Khi bạn chỉ đọc tin</h2>
<p>Các trang tin không đặt cookie và không theo dõi người đọc. Biểu mẫu gửi ý kiến, kể cả khi tự mở ở cuối bài viết,
dùng một cookie chống giả mạo; khu vực quản trị dùng cookie để nhận ra người đã đăng nhập.</p>
<p>Phiên bản thông báo: 1.0.</p>
"""

ABOUT = """
<p>Cổng Tin Thành phố đăng tải tin tức về hoạt động của chính quyền và đời sống Thành phố, đồng thời là nơi bạn đọc gửi ý
kiến về từng bài viết.</p>
<h2>Tin tức</h2>
<p>Tin bài do phóng viên và cộng tác viên thực hiện, được Ban Biên tập duyệt trước khi đăng. Mỗi bài viết có một địa chỉ cố
định; bài đã đăng có thể tìm lại theo chuyên mục, dòng sự kiện, tác giả, ngày đăng hoặc bằng ô tìm kiếm, gõ có dấu hay
không dấu đều được.</p>
<h2>Ý kiến bạn đọc</h2>
<p>Bạn đọc gửi ý kiến ngay dưới bài viết, không cần tài khoản. Ý kiến được người có trách nhiệm đọc và duyệt theo
<a href="/quy-dinh-gui-y-kien/">Quy định gửi ý kiến</a> trước khi hiển thị.</p>
"""

CONTACT = """
<p>Ban Biên tập tiếp nhận góp ý về nội dung tin bài, yêu cầu cải chính và các yêu cầu liên quan đến dữ liệu cá nhân qua
địa chỉ, điện thoại và thư điện tử dưới đây.</p>
<h2>Yêu cầu về ý kiến đã gửi</h2>
<p>Khi muốn gỡ ý kiến, chỉnh sửa hoặc xóa dữ liệu của mình, xin cho biết mã tiếp nhận đã nhận được khi gửi ý kiến.</p>
<h2>Phản ánh, kiến nghị</h2>
<p>Khiếu nại, tố cáo và phản ánh, kiến nghị xin gửi qua các kênh tiếp nhận chính thức.</p>
"""

PAGES = {
    "/gioi-thieu/": ("Giới thiệu", ABOUT),
    "/lien-he/": ("Liên hệ", CONTACT),
    "/quy-dinh-gui-y-kien/": (
        "Quy định gửi ý kiến",
        "<ol>\n" + "\n".join(f"<li><p>{rule}</p></li>" for rule in RULES) + "\n</ol>",
    ),
    "/bao-ve-du-lieu-ca-nhan/": ("Thông báo về bảo vệ dữ liệu cá nhân", NOTICE),
}


def add_pages(apps, schema_editor):
    site, _created = apps.get_model("sites", "Site").objects.get_or_create(
        pk=1, defaults={"domain": "example.com", "name": "Cổng Tin Thành phố"}
    )
    for url, (title, content) in PAGES.items():
        page, _created = apps.get_model("flatpages", "FlatPage").objects.get_or_create(
            url=url, defaults={"title": title, "content": content.strip()}
        )
        page.sites.add(site)


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0003_roles"),
        ("flatpages", "0001_initial"),
        ("sites", "0002_alter_domain_unique"),
    ]

    operations = [migrations.RunPython(add_pages, migrations.RunPython.noop)]
