from django.urls import path

from comments import views

app_name = "comments"
urlpatterns = [
    path("tin-tuc/<slug:slug>-<int:number>/y-kien/", views.comment_list, name="comment_list"),
    path("tin-tuc/<slug:slug>-<int:number>/y-kien/gui/", views.comment_create, name="comment_create"),
    path("y-kien/<slug:code>/", views.comment_received, name="comment_received"),
]
