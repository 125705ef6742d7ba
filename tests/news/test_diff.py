import random
import time
import unicodedata

import pytest
from django.template.loader import render_to_string

from news import diff
from news.content import snapshot
from tests.factories import make_article, make_author, make_category, make_photo, make_topic

pytestmark = pytest.mark.django_db

PARAGRAPHS = [
    "Sáng 9/11, Ủy ban nhân dân Thành phố họp phiên thường kỳ về ngân sách.",
    "Sở Xây dựng báo cáo tiến độ tuyến đường Ánh Trăng qua ba phường.",
    "Người dân phường Hoa Đăng đề nghị giữ nguyên hàng cây ven hồ Mặt Gương.",
    "Đại biểu thảo luận về lịch thu gom rác và số điểm tập kết mới.",
    "Phiên họp kết thúc lúc 11:30 với bảy nội dung được thông qua.",
    "Kỳ họp tiếp theo dự kiến diễn ra vào tuần đầu của tháng Mười Hai.",
]


def content(**fields):
    base = {"title": "Tin", "slug": "tin", "kicker": "", "dateline": "", "lead": "Tóm tắt", "body": "", "source": ""}
    base |= {"comments_open": True, "featured_until": None, "breaking_until": None}
    return (
        base
        | dict.fromkeys(["category", "author", "photo"])
        | dict.fromkeys(["topics", "related", "attachments"], [])
        | fields
    )


def paragraphs(texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def compare(field, old, new):
    """The blocks of the one field that differs."""
    [found] = diff.compare(content(**{field: old}), content(**{field: new}))
    assert found.field == field
    return [block for run in found.runs for block in run.blocks]


def marked(block):
    """The block's text with [-deleted-] and {+inserted+} words, and notes in round brackets."""
    signs = {"same": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    return "".join(
        signs[segment.kind].format(segment.text) + (f"({segment.note})" if segment.note else "")
        for segment in block.segments
    )


def shown(fields):
    return render_to_string("admin/news/article/_diff.html", {"fields": fields})


def test_equal_versions_differ_in_nothing_and_the_page_says_so():
    article = make_article(photo=make_photo(), topics=[make_topic()], author=make_author())
    assert diff.compare(snapshot(article), snapshot(article)) == []
    assert "Hai phiên bản giống hệt nhau." in shown([])


def test_only_fields_that_differ_are_named_in_vietnamese():
    found = diff.compare(content(), content(title="Tin mới", source="Sở Xây dựng"))
    assert [(field.field, field.label) for field in found] == [("title", "Tiêu đề"), ("source", "Nguồn tin")]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("Thu 10,4 tỷ đồng", "Thu 12,5 tỷ đồng", "Thu [-10,4-] {+12,5+} tỷ đồng"),
        ("Hà Nội, ngày 9", "Hà Nội ngày 9", "Hà Nội[-,-] ngày 9"),
        ("Phường Hoa Đăng", "Phường mới Hoa Đăng", "Phường {+mới+} Hoa Đăng"),
        ("Hôm nay trời đẹp", "Nay trời đẹp", "[-Hôm nay-] {+Nay+} trời đẹp"),
        ("Chợ đêm", "", "[-Chợ đêm-]"),
        ("", "Chợ đêm", "{+Chợ đêm+}"),
    ],
)
def test_words_are_marked_in_their_place(old, new, wanted):
    [block] = compare("title", old, new)
    assert marked(block) == wanted


def test_title_of_another_kind_is_shown_as_a_whole():
    old, new = compare("title", "Khai mạc chợ đêm", "Ngân sách chín tháng vượt dự toán")
    assert [marked(old), marked(new)] == ["[-Khai mạc chợ đêm-]", "{+Ngân sách chín tháng vượt dự toán+}"]


def test_rewritten_passage_is_not_torn_apart_by_a_word_that_stayed_by_chance():
    old = "Mở đầu chung. Các đại biểu đã nghe báo cáo và thống nhất cao. Kết thúc chung."
    new = "Mở đầu chung. Hội nghị lắng nghe ý kiến và đề ra nhiệm vụ mới. Kết thúc chung."
    [block] = compare("lead", old, new)
    assert [segment.kind for segment in block.segments if segment.text.strip()] == [
        "same",
        "deleted",
        "inserted",
        "same",
    ]


def test_composed_and_decomposed_letters_are_the_same_words():
    [block] = compare("title", unicodedata.normalize("NFD", "Nước lũ rút"), "Nước lũ rút nhanh")
    assert marked(block) == "Nước lũ rút {+nhanh+}"


def test_edited_paragraph_shows_its_words_and_not_two_paragraphs():
    changed = [*PARAGRAPHS]
    changed[1] = changed[1].replace("ba phường", "bốn phường")
    changed.insert(3, "Hội đồng nhân dân sẽ giám sát việc này trong quý tới.")
    del changed[5]
    blocks = compare("body", paragraphs(PARAGRAPHS), paragraphs(changed))
    assert [block.kind for block in blocks] == ["same", "changed", "same", "inserted", "same", "deleted", "same"]
    assert marked(blocks[1]).endswith("qua [-ba-] {+bốn+} phường.")
    assert {block.label for block in blocks} == {"Đoạn văn"}


def test_paragraph_that_became_a_heading_says_so():
    [block] = compare("body", "<p>Kết quả chính</p>", "<h2>Kết quả chính</h2>")
    assert (block.kind, block.old_label, block.label) == ("changed", "Đoạn văn", "Tiêu đề cấp 2")
    assert marked(block) == "Kết quả chính"


def test_every_kind_of_block_is_named():
    body = "<p>a</p><h2>b</h2><h3>c</h3><ul><li><p>d</p></li></ul><ol><li>e</li></ol><blockquote><p>f</p></blockquote>"
    body += "<table><tbody><tr><th><p>g</p></th><td>h</td></tr></tbody></table>"
    blocks = compare("body", "", body)
    labels = ["Đoạn văn", "Tiêu đề cấp 2", "Tiêu đề cấp 3", "Mục danh sách", "Mục đánh số", "Trích dẫn"]
    assert [block.label for block in blocks] == [*labels, "Hàng trong bảng"]
    assert marked(blocks[-1]) == "{+g | h+}"


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("Mức <strong>hai</strong>", "Mức hai", "Mức hai(bỏ: in đậm)"),
        ("Mức hai", "Mức <em>hai</em>", "Mức hai(nay: in nghiêng)"),
        (
            '<a href="/cu/">văn bản</a>',
            '<a href="/moi/">văn bản</a>',
            "văn bản(nay: liên kết đến /moi/; bỏ: liên kết đến /cu/)",
        ),
        ("Xem", 'Xem <a href="/a/">đây</a>', "Xem {+đây+}(liên kết đến /a/)"),
        ("Một<br>hai", "Một hai", "Một[-↵\n-] hai"),
    ],
)
def test_format_and_links_are_told_in_words(old, new, wanted):
    [block] = compare("body", f"<p>{old}</p>", f"<p>{new}</p>")
    assert marked(block) == wanted


def test_pictures_of_the_body_are_shown_and_deleted_ones_named():
    photo = make_photo(caption="Hồ thu")
    kept = (
        f'<figure><img src="/media/photos/a.webp" alt="x" data-file="{photo.pk}"><figcaption>Cũ</figcaption></figure>'
    )
    gone = '<figure><img src="/media/photos/b.webp" alt="Ảnh đã mất" data-file="987654"></figure>'
    blocks = compare("body", kept + gone, kept.replace("Cũ", "Mới"))
    assert [(block.kind, block.label, block.picture.name) for block in blocks] == [
        ("changed", "Ảnh", "Hồ thu"),
        ("deleted", "Ảnh", "Ảnh đã mất"),
    ]
    html = shown(diff.compare(content(body=kept + gone), content(body=kept.replace("Cũ", "Mới"))))
    assert photo.thumbnail_url() in html
    assert "Ảnh đã mất (không còn trong thư viện)" in html


def test_references_are_told_by_name_whatever_became_of_them():
    old, new = make_category("Giao thông"), {"id": 987654, "name": "Mục đã xóa"}
    blocks = compare("category", {"id": old.pk, "name": old.name}, new)
    assert [marked(block) for block in blocks] == ["[-Giao thông-]", "{+Mục đã xóa+}"]
    topics = [{"id": number, "name": f"Sự kiện {number}"} for number in range(3)]
    assert [marked(block) for block in compare("topics", topics[:2], topics[1:])] == ["[-Sự kiện 0-]", "{+Sự kiện 2+}"]


def test_renamed_or_reordered_references_are_no_change():
    one, other = {"id": 1, "name": "A"}, {"id": 2, "name": "B"}
    old = content(category=one, topics=[one, other])
    assert diff.compare(old, content(category=one | {"name": "A mới"}, topics=[other, one])) == []


def test_cover_is_shown():
    photo = make_photo(caption="Hồ thu")
    fields = diff.compare(content(), content(photo={"id": photo.pk, "name": "Hồ thu"}))
    assert photo.thumbnail_url() in shown(fields)


def test_moments_and_flags_are_told_in_words_on_the_clock_of_the_newsroom():
    [block] = compare("featured_until", None, "2022-11-09T14:14:00+00:00")
    assert marked(block) == "{+21:14, 9/11/2022+}"
    assert [marked(block) for block in compare("comments_open", True, False)] == ["[-Có-]", "{+Không+}"]
    assert (
        diff.compare(
            content(featured_until="2022-11-09T14:14:00+00:00"), content(featured_until="2022-11-09T21:14:00+07:00")
        )
        == []
    )


def test_long_unchanged_runs_are_folded_and_can_be_opened():
    old = [f"{text} Đoạn {number}." for number in range(3) for text in PARAGRAPHS]
    new = [*old]
    new[9] = new[9].replace("rác", "rác thải")
    [field] = diff.compare(content(body=paragraphs(old)), content(body=paragraphs(new)))
    assert [(len(run.blocks), run.is_folded) for run in field.runs] == [(8, True), (3, False), (7, True)]
    html = shown([field])
    assert html.count("<details>") == 2
    assert "… 8 đoạn không đổi …" in html
    assert old[0] in html


def test_change_that_no_word_can_show_is_told_as_such():
    table = '<table><tbody><tr><td colspan="{}">Năm</td></tr></tbody></table>'
    fields = diff.compare(content(body=table.format(2)), content(body=table.format(3)))
    assert fields[0].runs == []
    assert "Chỉ có chi tiết trình bày thay đổi" in shown(fields)


def test_page_escapes_everything_and_says_to_ears_what_eyes_see():
    attack = "<script>alert(1)</script>"
    html = shown(diff.compare(content(title="a"), content(title=f"a {attack}", category={"id": 1, "name": attack})))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert '<ins><span class="visually-hidden">thêm vào: </span>' in html
    html = shown(diff.compare(content(title="a b"), content(title="a")))
    assert '<del><span class="visually-hidden">đã xóa: </span>b</del>' in html


@pytest.mark.parametrize("pictures", [1, 9])
def test_photos_cost_one_query(django_assert_num_queries, pictures):
    body = "".join(
        f'<figure><img src="/media/photos/a.webp" data-file="{make_photo().pk}"></figure>' for _ in range(pictures)
    )
    with django_assert_num_queries(1):
        shown(diff.compare(content(), content(body=body)))


def test_long_texts_are_compared_quickly_however_they_differ():
    chance = random.Random(7)
    vocabulary = " ".join(PARAGRAPHS).split()
    words = [f"{chance.choice(vocabulary)}{chance.randrange(80) or ''}" for _number in range(5000)]
    one = " ".join(words)
    edited = " ".join("khác" if place % 50 == 0 else word for place, word in enumerate(words))
    shuffled = " ".join(chance.sample(words, len(words)))
    start = time.perf_counter()
    [block] = compare("body", f"<p>{one}</p>", f"<p>{edited}</p>")
    compare("body", f"<p>{one}</p>", f"<p>{shuffled}</p>")
    compare("body", "<p>a</p><p>b</p>" * 2500, "<p>b</p><p>a</p><p>c</p>" * 1700)
    assert time.perf_counter() - start < 10  # seconds; a tenth of that here
    assert sum(segment.kind == "inserted" for segment in block.segments) == 100
