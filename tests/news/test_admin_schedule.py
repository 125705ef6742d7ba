from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import make_article
from tests.news.admin_form import submit
from tests.news.test_admin import change, state_of


@pytest.mark.django_db
@pytest.mark.parametrize(("button", "state"), [("_unschedule", "draft"), ("_save", "scheduled")])
def test_schedule_to_the_second_is_kept_or_cancelled_like_any_other(editor_client, button, state):
    moment = timezone.now() + timedelta(days=1)
    article = make_article(published_at=moment.replace(second=31))
    response = submit(editor_client, change(article), button, title="Tiêu đề mới")
    assert response.status_code == 302
    assert state_of(article) == state
