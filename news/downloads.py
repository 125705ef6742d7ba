"""Handing out attachments: only while an article that readers may open offers them."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from news.attachments import TYPES
from news.models import Article, Attachment
from news.models.library import attachment_storage


@require_safe
def attachment(request: HttpRequest, number: int, name: str) -> HttpResponseBase:
    """Asked for again each time, so that a withdrawal takes effect at once; sent again only if it has changed."""
    readable = Article.objects.readable()
    document = get_object_or_404(Attachment.objects.filter(articles__in=readable).distinct(), pk=number)
    if name != document.name:
        return redirect(document, permanent=True)
    etag = quote_etag(str(document.file).partition(".")[0])  # the digest of its content
    response = get_conditional_response(request, etag=etag) or file_response(document)
    response.headers["ETag"] = etag
    patch_cache_control(response, no_cache=True)
    return response


def file_response(document: Attachment) -> FileResponse:
    """The document as a download, whoever may have it. Raises Http404 where its file is lost."""
    try:
        content = attachment_storage().open(str(document.file))
    except FileNotFoundError as error:
        raise Http404 from error
    content_type = TYPES[document.kind().lower()]
    return FileResponse(content, as_attachment=True, filename=document.name, content_type=content_type)
