"""The web pages: one file that loads nothing, a policy that fits it, anchors and links, filters, and no hostile markup."""

import base64
import hashlib
import re

import pytest

from papers import COMPLETE, EXAMPLES, MOMENT, UNFINISHED, Page, document, paper
from report_specimen import FINDINGS, report, view
from wizard.export import export
from wizard.export.document import Paper, Paragraph, Table
from wizard.export.draft_format import export_draft
from wizard.export.gap_html import clause_of
from wizard.export.reading import read
from wizard.model.text import LANGUAGES

DRAFTS = [(name, language) for name in (*EXAMPLES, COMPLETE) for language in LANGUAGES]


def pages(language: str) -> list[Page]:
    """A draft's page and a report's page."""
    return [Page(export_draft(paper(UNFINISHED, language), "html")), Page(export(view(language), "html"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_loaded_and_only_our_own_runs(language: str) -> None:
    """The hashes of the policy are those of the style and the script; there is no inline style and no handler."""
    for page in pages(language):
        (policy,) = (a["content"] for tag, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
        for name, content in page.raw.items():
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            assert f"{name}-src 'sha256-{digest}'" in policy
        assert policy.startswith("default-src 'none';")
        assert "style" in page.raw
        for tag, attributes in page.elements:
            assert not [name for name in attributes if name.startswith("on") or name in ("style", "src")], tag
            assert attributes.get("href", "#").partition("#")[0] in ("", "draft.html")
        assert not [tag for tag, _ in page.elements if tag in ("link", "img", "iframe", "object", "base", "template")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_finds_its_way(language: str) -> None:
    """Language, direction, title, main, skip link, one first heading, named regions, heads of columns, labels."""
    for page in pages(language):
        root = page.elements[0][1]
        assert (language, "rtl" if language == "ar" else "ltr") == (root["lang"], root["dir"])
        tags = [tag for tag, _ in page.elements]
        assert (1, 1, 1) == (tags.count("title"), tags.count("main"), tags.count("h1"))
        ids = [a["id"] for _, a in page.elements if "id" in a]
        assert len(ids) == len(set(ids))
        (skip,) = (a["href"] for tag, a in page.elements if a.get("class") == "skip")
        assert skip.removeprefix("#") in ids
        assert all(a.get("scope") for tag, a in page.elements if tag == "th")
        assert all(a.get("aria-label") for _, a in page.elements if a.get("role") == "region")
        labelled = {a["for"] for tag, a in page.elements if tag == "label"}
        assert {a["id"] for tag, a in page.elements if tag in ("select", "input")} == labelled


def test_the_style_knows_dark_and_paper() -> None:
    """And names no side but the beginning and the end."""
    style = pages("en")[0].raw["style"]
    for feature in ("prefers-color-scheme:dark", "@media print", "@page", ":focus-visible", "break-inside:avoid"):
        assert feature in style
    assert not re.search(r"(?:margin|padding|border|text-align)[-:](?:left|right)", style)


@pytest.mark.parametrize(("name", "language"), DRAFTS)
def test_every_clause_can_be_linked_to(name: str, language: str) -> None:
    """Sections, clauses and rows."""
    ids = {a["id"] for _, a in Page(export_draft(paper(name, language), "html")).elements if "id" in a}
    blocks = document(name, language).blocks
    numbers = {b.number for b in blocks if isinstance(b, Paragraph) and b.number}
    numbers |= {number for b in blocks if isinstance(b, Table) for number in b.numbers}
    assert len(numbers) > 30
    assert {f"c{number}" for number in numbers} == ids - {"text"}


def test_a_number_that_stands_twice_is_linked_once() -> None:
    """Ids are unique, whatever somebody wrote by hand."""
    held = read("# A\n\n## 1. B\n\n1.1. c\n\n1.1. d\n", "en")
    ids = [a["id"] for _, a in Page(export_draft(Paper(held, MOMENT), "html")).elements if "id" in a]
    assert ["text", "c1", "c1.1"] == ids


def test_a_printed_draft_says_so_on_every_page() -> None:
    """A finished one does not."""
    assert '@top-center{content:"ПРОЕКТ"' in Page(export_draft(paper(UNFINISHED, "ru"), "html")).raw["style"]
    assert "@top-center" not in Page(export_draft(paper(COMPLETE, "ru"), "html")).raw["style"]


def test_the_same_paper_gives_the_same_page() -> None:
    """No clock and no chance; the time of the last answer does not show."""
    first = export_draft(paper(COMPLETE, "ar"), "html")
    assert first == export_draft(Paper(document(COMPLETE, "ar"), MOMENT + 60), "html")


# --- the gap report --------------------------------------------------------------------------------------------------


def linked(language: str = "en") -> Page:
    """A report that knows the draft's clauses and page."""
    return Page(
        export(
            view(language)._replace(
                sections={
                    "duties": "Duties & tasks",
                    "reporting": "Lines",
                    "interactions": "Contacts",
                    "other": "Other",
                },
                clauses={f"duties.items[d{n}]": f"2.{n}" for n in range(1, 8)} | {"reporting.reports_to": "1.9"},
                draft_page="draft.html",
            ),
            "html",
        )
    )


def test_findings_link_to_their_clauses() -> None:
    """By the address of the answer, or of the row that it is a part of; what has no clause has no link."""
    links = [a["href"] for tag, a in linked().elements if tag == "a" and a.get("class") != "skip"]
    assert sorted(["draft.html#c1.9", *(f"draft.html#c2.{n}" for n in range(1, 8))]) == sorted(links)
    assert "2.1" == clause_of("duties.items[d1].deadline", {"duties.items[d1]": "2.1"})
    assert "" == clause_of("formalities.number", {"duties.items[d1]": "2.1"})
    assert not [a for tag, a in Page(export(view("en"), "html")).elements if tag == "a" and a.get("class") != "skip"]


def test_filters_offer_what_there_is() -> None:
    """Severities, people and sections of the findings, and each row says its own."""
    page = linked()
    options = [a["value"] for tag, a in page.elements if tag == "option"]
    assert {"blocker", "major", "minor", "I. Petrova", "head", "counterpart", "duties", "reporting"} <= set(options)
    assert "other" not in options
    rows = [a for tag, a in page.elements if tag == "tr" and "data-severity" in a]
    assert len(FINDINGS) == len(rows)
    for key in ("severity", "person", "section"):
        assert {row[f"data-{key}"] for row in rows} <= set(options)
    (form,) = (a for tag, a in page.elements if tag == "form")
    assert "hidden" in form  # without the script the filters would do nothing


def test_every_finding_is_there_without_the_script() -> None:
    """Question, message, reason and remedy; the gate; what was not checked."""
    text = " ".join(linked().lines())
    for number in range(1, len(FINDINGS) + 1):
        assert f"question {number}?" in text
    assert "whether it is true" in text
    assert "1 blocker" in text


def test_an_empty_report_has_no_filters() -> None:
    """There is nothing to filter."""
    page = Page(export(view("en", report(findings=())), "html"))
    assert not [tag for tag, _ in page.elements if tag in ("form", "table")]
