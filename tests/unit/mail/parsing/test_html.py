"""HTML to words that stay readable, and HTML that is safe to show."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mail.parsing import clean_html
from mail.parsing.html_text import html_to_text
from tests.fixtures.ci import examples

LIMIT = 200_000
OUTLOOK = """<html><head><style>p.MsoNormal {margin:0}</style><title>нет</title></head><body>
<div class=WordSection1><p class=MsoNormal>Добрый&nbsp;день,<o:p></o:p></p>
<p class=MsoNormal>прошу:</p><ul><li><p class=MsoNormal>проверить <b>линию</b></p></li>
<li>прислать счёт<ol><li>январь<li>февраль</ol></li></ul>
<table border=1><thead><tr><th>Товар</th><th>Кол-во</th><th>Цена</th></tr></thead>
<tbody><tr><td><p>Кабель</p></td><td></td><td>10</td></tr><tr><td>Роутер<td>2<td>3 500</tbody>
</table><!-- комментарий --></div></body></html>"""


def words(page: str) -> str:
    return html_to_text(page, LIMIT)


def test_lists_and_tables_stay_readable() -> None:
    assert words(OUTLOOK).strip() == (
        "Добрый день,\n\nпрошу:\n\n"
        "- проверить линию\n- прислать счёт\n  1. январь\n  2. февраль\n\n"
        "Товар | Кол-во | Цена\nКабель |  | 10\nРоутер | 2 | 3 500"
    )


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ('<a href="https://x.ru/a">счёт</a>', "счёт (https://x.ru/a)"),
        ('<a href="http://x.ru/">x.ru</a>', "x.ru"),
        ('<a href="https://x.ru?a=1&amp;b=2">тут</a>', "тут (https://x.ru?a=1&b=2)"),
        ('<a href="mailto:a@b.ru">пишите</a>', "пишите (a@b.ru)"),
        ('<a href="tel:+79">+79</a>', "+79"),
        ('<a href="javascript:x">тут</a>', "тут"),
        ('<a href="#top">тут</a>', "тут"),
        ('<a href="https://x.ru"><img src=a.png alt="логотип"></a>', ""),
    ],
)
def test_links(page: str, text: str) -> None:
    assert words(page) == text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<div>раз</div><div><br></div><div>два</div>", "раз\n\nдва"),
        ("раз<br>два<br/>три", "раз\nдва\nтри"),
        ("<p>раз<p>два", "раз\n\nдва"),
        ("раз\n   два\tтри", "раз два три"),
        ("<pre>a   b\n  c</pre>", "a   b\n  c"),
        ("да <img alt='👍' src=x>", "да 👍"),
        ("<script>if (a<b) x()</script>да<style>p{}</style>", "да"),
        ("1 &lt; 2 &amp; 3 > 2 &copy; &#1076;", "1 < 2 & 3 > 2 © д"),
        ("a < b и c", "a < b и c"),
        ("<style>p{} без конца <p>да", "p{} без конца\n\nда"),
        ("<!--[if mso]><p>лишнее</p><![endif]--><![if !mso]>да<![endif]>", "да"),
        ("<blockquote>раз<blockquote>два</blockquote></blockquote>", "> раз\n>\n>> два"),
        ("<table><tr><td><table><tr><td>раз</table><td>два<br>три</table>", "раз\nдва\nтри"),
        ("<hr>да", "---\nда"),
        ('<p title="a > b">да', "да"),
        ("", ""),
    ],
)
def test_blocks(page: str, text: str) -> None:
    assert words(page) == text


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<ul><li>",
        "<table><tr><td>",
        "<blockquote>",
        "<b><p>",
        "<a href=http://x>",
        "<!--",
        "<",
        "<a ",
        '<a "',
        "&amp",
        "&#",
        "<style>",
        "<td>",
        "</td>",
        "<br>",
        "<!",
        "<a '\"<a\"'",
    ],
)
def test_hostile_pages_are_survived(unit: str) -> None:
    page = unit * (300_000 // len(unit)) + "<p>x"
    assert isinstance(words(page), str)
    assert "<p" not in clean_html(page).replace("<p>", "")


def test_a_megabyte_in_a_deep_table_is_still_read() -> None:
    assert words("<table><tr><td>" * 50_000 + "слова").strip() == "слова"


def test_reading_ends_at_the_limit() -> None:
    assert len(html_to_text("<p>слово</p>" * 100_000, 1_000)) < 3_000


TAGS = ("table", "tr", "td", "li", "ul", "ol", "p", "blockquote", "a href=http://x", "pre", "b")
PIECES = [f"<{tag}>" for tag in TAGS] + [f"</{tag.split()[0]}>" for tag in TAGS]


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "<br>", "<hr>", "&amp;", "<", "x", "'", '"'])))
def test_any_order_of_tags(pieces: list[str]) -> None:
    page = "".join(pieces)
    assert pieces.count("x") <= words(page).count("x")
    clean_html(page)


@pytest.mark.parametrize(
    "page",
    [
        "<script>alert(1)</script>",
        "<img src=http://x/a.png>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='JaVa&#115;cript:alert(1)'>x</a>",
        "<a href='data:text/html,x'>x</a>",
        "<p style='background:url(http://x)' onclick=alert(1)>x",
        "<form action=http://x><input name=password></form>",
        "<svg onload=alert(1)>",
        "<iframe src=http://x></iframe>",
        "<link rel=stylesheet href=http://x><base href=http://x><meta http-equiv=refresh>",
        "<style>@import 'http://x'</style>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<<p onclick=alert(1)>",
        "<p/onclick=alert(1)>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    ],
)
def test_nothing_active_or_remote_remains(page: str) -> None:
    cleaned = clean_html(page)
    for sign in (
        "<script",
        "<img",
        "<form",
        "<svg",
        "<iframe",
        "<style",
        "<link",
        "<base",
        "<math",
    ):
        assert sign not in cleaned
    for tag in cleaned.split("<")[1:]:
        inside = tag.partition(">")[0].lower()
        assert not any(sign in inside for sign in ("on", "script:", "data:", "style", "src"))


def test_words_and_links_remain() -> None:
    assert clean_html('<p>1 &lt; 2 &amp; <b>да</b> <a href="https://x.ru/?a=1&b=2">тут</a>') == (
        '<p>1 &lt; 2 &amp; <b>да</b> <a href="https://x.ru/?a=1&amp;b=2"'
        ' rel="noopener noreferrer nofollow">тут</a></p>'
    )
