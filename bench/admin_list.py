"""
The admin's list of articles over 100,000 of them: queries, and milliseconds to the first byte.

python -m bench.admin_list, or make bench. Fills a database of its own and throws it away.
"""

import os
import statistics
import time

import django

ARTICLES = 100_000
REPEATS = 5
FILL = """
INSERT INTO news_article (title, slug, kicker, dateline, lead, body, category_id, source, comments_open,
    published_at, withdrawal_kind, withdrawal_reason, version, created_at, created_by_id)
SELECT 'Tin số ' || n, 'tin-so-' || n, '', '', 'Tóm tắt ' || n, repeat('<p>Nội dung của bài.</p>', 60),
    (SELECT id FROM news_category ORDER BY id OFFSET n %% 16 LIMIT 1), '', true,
    CASE WHEN n %% 50 = 0 THEN NULL ELSE now() - n * interval '20 minutes' END, '', '', 1,
    now() - n * interval '20 minutes', %(user)s
FROM generate_series(1, %(articles)s) n;
INSERT INTO news_revision (article_id, number, content, state, editor_id, begun_at, saved_at, note, change, change_note,
    wrong, "right", reason, approved_at, approved_by_id, reviewer_id)
SELECT id, 1, jsonb_build_object('title', title, 'body', body),
    CASE WHEN published_at IS NULL THEN 'draft' ELSE 'approved' END, %(user)s, created_at, created_at, '', 'minor', '',
    '', '', '', published_at, %(user)s, %(user)s
FROM news_article;
UPDATE news_article a SET live_revision_id = r.id FROM news_revision r
WHERE r.article_id = a.id AND a.published_at IS NOT NULL;
"""
PAGES = {
    "list": {},
    "page 20": {"p": "20"},
    "live": {"state": "live"},
    "draft": {"state": "draft"},
    "sent for approval": {"state": "submitted"},
    "not yet approved by a second person": {"state": "unreviewed"},
    "one category": {"category__id__exact": "1"},
}


def main() -> None:
    from django.db import connection
    from django.test.utils import setup_test_environment, teardown_test_environment

    setup_test_environment()
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0)
    try:
        client = filled(connection)
        print(f"{'page':<40}{'queries':>8}{'ms':>8}")
        for page, query in PAGES.items():
            queries, milliseconds = measured(connection, client, query)
            print(f"{page:<40}{queries:>8}{milliseconds:>8.0f}")
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
        teardown_test_environment()


def filled(connection):
    """A managing editor's client over ARTICLES articles."""
    from django.contrib.auth.models import Group, User
    from django.test import Client

    from news.models import Category

    user = User.objects.create_user("thukytoasoan", is_staff=True)
    user.groups.add(Group.objects.get(name="Thư ký tòa soạn"))
    for number in range(16):
        Category.objects.create(name=f"Chuyên mục {number}")
    with connection.cursor() as cursor:
        cursor.execute(FILL, {"user": user.pk, "articles": ARTICLES})
        cursor.execute("VACUUM ANALYZE")
    client = Client()
    client.force_login(user)
    return client


def measured(connection, client, query):
    """Queries of one answer, and the median of REPEATS answers in milliseconds."""
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    address = reverse("admin:news_article_changelist")
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address, query).status_code == 200
    queries = len(captured)
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        client.get(address, query)
        times.append((time.perf_counter() - start) * 1000)
    return queries, statistics.median(times)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    main()
