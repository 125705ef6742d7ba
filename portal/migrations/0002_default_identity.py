from django.db import migrations

IDENTITY = {
    "name": "Cổng Tin Thành phố",
    "tagline": "Tin tức và ý kiến bạn đọc",
    "agency": "Ủy ban nhân dân Thành phố",
    "responsible_person": "Trưởng Ban Biên tập Nguyễn Văn Mẫu",
    "address": "Số 1 đường Ánh Trăng, phường Hoa Đăng",
    "phone": "024 0000 0000",
    "email": "bandoc@example.vn",
}


def add_identity(apps, schema_editor):
    apps.get_model("portal", "SiteIdentity").objects.get_or_create(pk=1, defaults=IDENTITY)


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_site_identity")]

    operations = [migrations.RunPython(add_identity, migrations.RunPython.noop)]
