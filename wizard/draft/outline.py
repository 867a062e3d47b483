"""Position -> plain tree for the template: sections in order, numbers, every text escaped or still to be escaped."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from wizard.draft.acts import duties, liability, rights
from wizard.draft.formalities import foot, head
from wizard.draft.further import attestation, competencies, conditions, extra, interactions, kpis
from wizard.draft.general import general
from wizard.draft.pen import Pen
from wizard.draft.plan import Chapter, Clause, Tree, numbered, numbers_of
from wizard.draft.words import words
from wizard.errors import Complaint, UsageError
from wizard.model.bank import Bank
from wizard.model.gaps import Mark
from wizard.model.position import Position
from wizard.model.text import RIGHT_TO_LEFT

SECTIONS: Final[Mapping[str, Callable[[Position, Pen], Chapter]]] = {
    "general": general,
    "duties": duties,
    "rights": rights,
    "interactions": interactions,
    "liability": liability,
    "kpis": kpis,
    "conditions": conditions,
    "competencies": competencies,
    "attestation": attestation,
}
"""The five sections of every job description, then those that stand only where they hold something."""

ORDER: Final = tuple(SECTIONS)

# In which section of the document a company's own question is answered, where it asked it among ours.
_HOMES: Final = {
    **dict.fromkeys(("identity", "reporting", "purpose", "requirements", "documents", "formalities"), "general"),
    "exclusions": "duties",
}


def outline(
    position: Position,
    bank: Bank,
    language: str,
    marks: Mapping[str, Mark],
    *,
    provenance: bool = False,
    order: Sequence[str] = ORDER,
    blockers: int = 0,
) -> dict[str, Tree]:
    """The whole document as dicts, lists, texts and numbers. UsageError where `order` names no section of ours."""
    pen = Pen(bank, words(language), marks, provenance=provenance)
    planned = {name: SECTIONS[name](position, pen) for name in ordered(order)}
    chapters = _with_extras(planned, position, pen)
    tree: dict[str, Tree] = {
        "language": language,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "sections": numbered([chapter for chapter in chapters if not chapter.empty], pen.words),
        "head": head(position, pen),
        "foot": foot(position, pen),
    }
    tree["notice"] = pen.notice(blockers)  # counts what all others marked
    return tree


def clause_numbers(
    position: Position, bank: Bank, language: str, marks: Mapping[str, Mark], order: Sequence[str] = ORDER
) -> dict[str, str]:
    """Which clause of the draft stands for an address of the answers: "2.1" for `duties.items[d1]`."""
    pen = Pen(bank, words(language), marks, provenance=False)
    planned = {name: SECTIONS[name](position, pen) for name in ordered(order)}
    chapters = [chapter for chapter in _with_extras(planned, position, pen) if not chapter.empty]
    return numbers_of(chapters)


def ordered(order: Sequence[str]) -> tuple[str, ...]:
    """The sections in the order asked for; those that it does not name follow in their usual order."""
    complaints = [
        Complaint("draft-no-such-section", {"name": name, "known": ", ".join(ORDER)})
        for name in order
        if name not in SECTIONS
    ]
    if complaints:
        raise UsageError(complaints)
    return tuple(dict.fromkeys((*order, *ORDER)))


def _with_extras(planned: Mapping[str, Chapter], position: Position, pen: Pen) -> list[Chapter]:
    """The chapters with a company's own questions at their end, or in further chapters of their own."""
    chapters = dict(planned)
    for found in position.extras:
        clauses = extra(found, pen)
        if not clauses:
            continue
        name = _HOMES.get(found.section, found.section)
        chapter = chapters.get(name) or Chapter(name, pen.wording(found.title), ())
        chapters[name] = _longer(chapter, clauses)
    return list(chapters.values())


def _longer(chapter: Chapter, clauses: tuple[Clause, ...]) -> Chapter:
    if chapter.table is None:
        return chapter._replace(clauses=(*chapter.clauses, *clauses))
    return chapter._replace(after=(*chapter.after, *clauses))
