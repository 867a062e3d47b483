"""The law of escaping: whatever a person types comes back from the parser as text, and nothing else comes with it."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from wizard.model.markdown import escape, escape_lines
from wizard.model.text import tidy

OURS = MarkdownIt("commonmark", {"html": False}).enable("table")
HOSTILE = MarkdownIt("commonmark", {"html": True, "linkify": False, "typographer": False}).enable(
    ["table", "strikethrough"]
)
try:  # plugins that give further signs a meaning, where they are installed
    from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    for plugin in (attrs_plugin, attrs_block_plugin, deflist_plugin, dollarmath_plugin, footnote_plugin):
        HOSTILE.use(plugin)
except ModuleNotFoundError:
    pass
PARSERS = {"ours": OURS, "hostile": HOSTILE}

SIGNS = "\\`*_{}[]()<>#+-.!|~=:;&$^@%\"'/ \t\n\r0123456789abxZяЁبش۩،؛؟ً٣\u00a0\u200f\u202e\u2067\u2069\x00\x0b\x1c\u2028\ufeff"
PIECES = [
    *("# ", "## ", "1. ", "10) ", "- ", "+ ", "* ", "> ", "---", "===", "```", "~~~", "    ", "|", "|---|", "\t"),
    *("{{ x }}", "{% y %}", "{#z}", "<b>", "</script>", "<!--", "-->", "&amp;", "&#35;", "[a]", "(b)", "[a]: /u", "!["),
    *(
        "\\",
        "\n",
        "\r\n",
        "слово",
        "كلمة",
        "[^1]",
        ": ",
        "[ ] ",
        "http://a.b",
        "$$",
        "_",
        "__",
        "**",
        " ",
        "###",
        " ##",
    ),
]
TYPED = st.one_of(
    st.text(st.one_of(st.sampled_from(SIGNS), st.characters()), max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=10).map("".join),
)
HOSTILE_TEXTS = [
    "{{ 7*7 }}",
    "{% raw %}{{ x }}{% endraw %}",
    "50 {% of the contracts",
    "<script>alert(1)</script>",
    "<b>bold</b> &amp; &#35;",
    "[a link](http://example.org) ![picture](http://example.org/x.png)",
    "[a]: http://example.org",
    "<http://example.org>",
    "1986. A good year",
    "2026) and on",
    "C:\\temp\\*.txt",
    "# no heading",
    "- no item",
    "> no quote",
    "+ 7 495 000-00-00",
    "*** no rule ***",
    "| no | table |",
    "--- | ---",
    "~~~ no code",
    "```no code",
    "a\x00b\x07c\x1bd",
    "right\u202eleft",
    "\u2066isolate\u2069",
    "snake_case_name and __init__",
    "2 < 3 > 1 ~~ no strike ~~",
    "ends with a backslash \\",
    "$x$ {.class} ^up^ =mark=",
    "٣. بند",
]
PARAGRAPH = ["paragraph_open", "inline", "paragraph_close"]
HEADING = ["heading_open", "inline", "heading_close"]


def plain(inline: Token) -> str:
    """The text of an inline token; anything but text and line breaks is a broken law."""
    words = []
    for token in inline.children or ():
        assert token.type in ("text", "softbreak", "hardbreak"), token.type
        words.append(token.content if token.type == "text" else "\n")
    return "".join(words)


def same(parser: MarkdownIt, source: str, types: list[str], at: int, wanted: str) -> None:
    """The blocks are those expected, and the text at that token is what was typed."""
    tokens = parser.parse(source)
    assert types == [token.type for token in tokens]
    assert wanted == plain(tokens[at])


def in_paragraph(parser: MarkdownIt, text: str) -> None:
    same(parser, f"Z\n\n{escape(text)}\n\nZ", PARAGRAPH * 3, 4, text)


def in_clause(parser: MarkdownIt, text: str) -> None:
    same(parser, f"3.4. {escape(text)}\n\nZ", PARAGRAPH * 2, 1, f"3.4. {text}")


def in_heading(parser: MarkdownIt, text: str) -> None:
    same(parser, f"## 3. {escape(text)}\n\nZ", [*HEADING, *PARAGRAPH], 1, f"3. {text}")


def in_title(parser: MarkdownIt, text: str) -> None:
    same(parser, f"# {escape(text)}\n\nZ", [*HEADING, *PARAGRAPH], 1, text)


def in_list(parser: MarkdownIt, text: str) -> None:
    item = ["list_item_open", *PARAGRAPH, "list_item_close"]
    same(parser, f"- {escape(text)}\n- Z\n", ["bullet_list_open", *item, *item, "bullet_list_close"], 3, text)


def in_quote(parser: MarkdownIt, text: str) -> None:
    same(parser, f"> {escape(text)}\n\nZ", ["blockquote_open", *PARAGRAPH, "blockquote_close", *PARAGRAPH], 2, text)


def in_cell(parser: MarkdownIt, text: str) -> None:
    tokens = parser.parse(f"| {escape(text)} | Z |\n| --- | --- |\n| Z | {escape(text)} |\n")
    assert tokens[0].type == "table_open"
    assert [text, "Z", "Z", text] == [plain(token) for token in tokens if token.type == "inline"]


CONTEXTS: list[Callable[[MarkdownIt, str], None]] = [
    in_paragraph,
    in_clause,
    in_heading,
    in_title,
    in_list,
    in_quote,
    in_cell,
]


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
@pytest.mark.parametrize("context", CONTEXTS)
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(typed=TYPED)
def test_every_text_comes_back(context: Callable[[MarkdownIt, str], None], parser: MarkdownIt, typed: str) -> None:
    """Escape, parse, read: the same text in the same place, for everything that can be stored."""
    text = tidy(typed)
    if text:
        context(parser, text)


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(typed=TYPED)
def test_several_lines_come_back(parser: MarkdownIt, typed: str) -> None:
    """Lines stay lines of one paragraph."""
    text = tidy(typed, lines=True)
    if text:
        same(parser, f"3.4. {escape_lines(text)}\n\nZ", PARAGRAPH * 2, 1, f"3.4. {text}")


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("typed", HOSTILE_TEXTS)
def test_hostile_texts_stay_text(context: Callable[[MarkdownIt, str], None], parser: MarkdownIt, typed: str) -> None:
    """The texts that have broken documents elsewhere."""
    context(parser, tidy(typed))


def test_a_very_long_text_stays_text() -> None:
    """A megabyte of signs is escaped like a line."""
    in_paragraph(OURS, tidy("a*b_<c> [d] 1. " * 70_000))


def test_untidied_text_cannot_leave_its_line() -> None:
    """A line end or a control that came past `tidy` opens no new block."""
    assert "a # b" == plain(OURS.parse(escape("a\n\n# b"))[1])
    assert "ab" == escape("a\u202eb") == escape("a\x00b")


@pytest.mark.parametrize("text", ["Draft the text of contracts (3 days).", "Ведёт реестр", "«إعداد» العقود، 95%"])
def test_prose_stays_readable(text: str) -> None:
    """Ordinary sentences get no backslash."""
    assert text == escape(text)
