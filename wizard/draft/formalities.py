"""The head of the document (kind, organisation, requisites, approval) and its end (authors, visas, acquaintance)."""

from collections.abc import Sequence
from typing import Any

from wizard.draft.general import is_worker
from wizard.draft.pen import Pen
from wizard.draft.plan import SPACE, Tree
from wizard.draft.safe import NOTHING, Gap, Safe, bold, joined, safe
from wizard.model.position import Fact, NumberFact, Position, SlugFact
from wizard.model.text import in_language

SIGNING = ("position", "signature", "name", "date")
READING = ("name", "signature", "date")
READERS = 3
"""How many people can sign the acquaintance list before a further sheet is needed."""


def head(position: Position, pen: Pen) -> dict[str, Tree]:
    """Everything above the first section."""
    formal = position.formalities
    requisites = (
        _line("head.number", formal.number, pen.text(formal.number), pen),
        _line("head.date", formal.date, pen.date(formal.date), pen),
        _line("head.city", formal.city, pen.text(formal.city), pen),
        _line("head.version", formal.version, pen.text(formal.version), pen),
        _line("head.effective_date", formal.effective_date, pen.date(formal.effective_date), pen),
        _line("head.review_date", formal.review_date, pen.date(formal.review_date), pen),
    )
    approver = formal.approved_by
    title = in_language(position.identity.title.value or {}, pen.words.language)  # 1.2 says where it is not translated
    return {
        "kind": pen.words.say("kind.worker" if is_worker(position) else "kind"),
        "organisation": _confirmed(formal.organisation, pen.text(formal.organisation), pen),
        "title": bold(title) if title else NOTHING,
        "requisites": [line for line in requisites if line],
        "approval": {}
        if approver.excused
        else _block(
            "head.approved",
            SIGNING,
            [_confirmed(approver, pen.text(approver), pen)],
            pen,
            _line("head.delegation", formal.delegation, pen.text(formal.delegation), pen),
        ),
    }


def foot(position: Position, pen: Pen) -> dict[str, Tree]:
    """Everything below the last section."""
    formal = position.formalities
    author = formal.developed_by
    agreed = [pen.wording(one) for one in formal.agreed_with.value or ()] or [pen.gap(formal.agreed_with)]
    blocks = (
        _signatures("foot.developed", [_confirmed(author, pen.text(author), pen)], pen),
        _signatures("foot.agreed", agreed, pen),
        _acquaintance(formal.acquaintance, pen),
    )
    lines = (_copies(formal.copies, pen), _prevailing(formal.prevailing_language, pen))
    return {"blocks": [block for block in blocks if block], "lines": [line for line in lines if line]}


def _line(key: str, fact: Fact[Any], value: Safe, pen: Pen) -> Safe:
    """One requisite, "Date: 1 December 2026"; a mark stands without a label."""
    if not value or type(value) is Gap:
        return value
    return Safe(f"{pen.words.label(key)}: {_confirmed(fact, value, pen)}")


def _confirmed(fact: Fact[Any], value: Safe, pen: Pen) -> Safe:
    return joined(SPACE, (value, pen.confirm(bool(value) and fact.assumed)))


def _signatures(key: str, signers: Sequence[Safe], pen: Pen) -> dict[str, Tree]:
    """A block with a line for each position that signs; none where nobody is known and nobody is asked."""
    known = [signer for signer in signers if signer]
    return _block(key, SIGNING, known, pen) if known else {}


def _block(key: str, columns: Sequence[str], first: Sequence[Safe], pen: Pen, text: Safe = NOTHING) -> dict[str, Tree]:
    """A heading, perhaps a sentence, and a table to be filled in by hand behind its first column."""
    blanks: list[Tree] = [NOTHING] * (len(columns) - 1)
    return {
        "title": pen.words.label(key),
        "text": text,
        "table": {
            "columns": [pen.words.label(f"column.{column}") for column in columns],
            "rows": [[cell, *blanks] for cell in first],
        },
    }


def _acquaintance(fact: Fact[bool], pen: Pen) -> dict[str, Tree]:
    """The list that employees sign. It is there unless somebody said that it is not wanted."""
    if fact.excused or fact.value is False:
        return {}
    sentence = joined(SPACE, (pen.words.label("foot.acquainted"), pen.gap(fact), pen.confirm(fact.assumed)))
    return _block("foot.acquaintance", READING, [NOTHING] * READERS, pen, sentence)


def _copies(fact: NumberFact, pen: Pen) -> Safe:
    if fact.value is None:
        return pen.gap(fact)
    words = pen.words
    said = words.say("foot.copies.two") if fact.value == "2" else words.counted("foot.copies", fact.value)
    return _confirmed(fact, safe(said), pen)


def _prevailing(fact: SlugFact, pen: Pen) -> Safe:
    key = f"foot.prevailing.{fact.value}"
    if fact.value is None or not pen.words.knows(key):
        return pen.gap(fact)
    return _confirmed(fact, pen.words.label(key), pen)
