"""The real URL conf and one address that fails."""

from django.urls import include, path

from portal.urls import handler400, handler500  # noqa: F401 - Django reads them here


def fail(request):
    raise RuntimeError("hỏng")


urlpatterns = [path("hong/", fail), path("", include("portal.urls"))]
