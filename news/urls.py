from django.urls import path

from news import converters, downloads, feeds, sitemaps, views  # noqa: F401 - registers year, month and day

app_name = "news"
urlpatterns = [
    path("", views.front_page, name="front_page"),
    path("tin-moi-nhat/", views.article_list, name="article_list"),
    path("tin-tuc/<slug:slug>-<int:number>/", views.article_detail, name="article_detail"),
    path("chuyen-muc/<slug:slug>/", views.category_detail, name="category_detail"),
    path("chu-de/<slug:slug>/", views.topic_detail, name="topic_detail"),
    path("tac-gia/<slug:slug>/", views.author_detail, name="author_detail"),
    path("ngay/", views.archive_jump, name="archive_jump"),
    path("ngay/<year:year>/", views.archive_year, name="archive_year"),
    path("ngay/<year:year>/<month:month>/", views.archive_month, name="archive_month"),
    path("ngay/<year:year>/<month:month>/<day:day>/", views.archive_day, name="archive_day"),
    path("tim-kiem/", views.article_search, name="article_search"),
    path("dinh-chinh/", views.correction_list, name="correction_list"),
    path("xem-truoc/<str:token>/", views.preview, name="preview"),
    path("xem-truoc/<str:token>/tep/<int:number>/", views.preview_attachment, name="preview_attachment"),
    path("tep-dinh-kem/<int:number>/<str:name>", downloads.attachment, name="attachment"),
    path("rss/", feeds.LatestFeed(), name="feed"),
    path("rss/<slug:slug>/", feeds.CategoryFeed(), name="category_feed"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap, name="sitemap"),
]
