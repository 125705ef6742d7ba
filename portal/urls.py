from captcha import views as captcha_views
from django.conf import settings
from django.contrib import admin
from django.contrib.flatpages.views import flatpage
from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from portal import views

admin.site.site_header = _("Portal administration")
admin.site.site_title = _("Portal administration")

urlpatterns = [
    path("", include("news.urls")),
    path("", include("comments.urls")),
    path("gioi-thieu/", flatpage, {"url": "/gioi-thieu/"}, name="about"),
    path("lien-he/", flatpage, {"url": "/lien-he/"}, name="contact"),
    path("quy-dinh-gui-y-kien/", flatpage, {"url": "/quy-dinh-gui-y-kien/"}, name="comment_rules"),
    path("bao-ve-du-lieu-ca-nhan/", flatpage, {"url": "/bao-ve-du-lieu-ca-nhan/"}, name="data_protection"),
    path("admin/", admin.site.urls),
    path("captcha/image/<slug:key>/", never_cache(captcha_views.captcha_image), name="captcha-image"),
    path("captcha/refresh/", never_cache(captcha_views.captcha_refresh), name="captcha-refresh"),
    path("robots.txt", TemplateView.as_view(template_name="robots.txt", content_type="text/plain"), name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    path(f"{settings.MEDIA_URL.lstrip('/')}<path:path>", views.media, name="media"),
]

handler400 = "portal.views.bad_request"
handler500 = "portal.views.server_error"
