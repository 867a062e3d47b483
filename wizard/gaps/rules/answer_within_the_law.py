"""What the employee pays and answers for stays within Russian labour law: one check, a table of what texts say.

Bare words such as "fine" are read only where the text speaks about the employee: under liability, conditions,
attestation, and in a company's own questions. In a duty or a right the same words are about clients and debtors,
unless the text itself says that the employee pays.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from wizard.gaps.rule import Case, Hit, Rule
from wizard.gaps.wording import Place
from wizard.model.gaps import Confidence, FindingKind
from wizard.model.question import Severity

_OF_OTHERS: Final = (
    "identity.",
    "duties.",
    "rights.",
    "interactions.",
    "kpis.",
    "purpose.",
    "documents.",
    "reporting.",
)
"""Where the sections begin that speak about the work, not about what its holder pays."""


class _Line(NamedTuple):
    """One rule and its lists; `bare` ones are read only where the text is about the employee."""

    code: str
    name: str
    severity: Severity
    words: tuple[str, ...]
    acts: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    paid: bool = False
    """Elsewhere the text must say that the employee pays."""
    not_of_heads: bool = False
    """The head, a deputy, the chief accountant answer in full by law or by their contracts."""


def _rule(line: _Line) -> Rule:
    def check(case: Case) -> Iterator[Hit]:
        names = (*line.words, *line.bare)
        if not any(case.reading.any(name) for name in names) or (line.not_of_heads and _is_head(case)):
            return
        for clause, fact, text in case.texts:
            away = fact.at.startswith(_OF_OTHERS)
            for name in line.words if away else names:
                spans = {
                    language: span
                    for language, span in case.reading.hits(name, text).items()
                    if not (away and line.paid) or case.reading.concrete(text, language, "compensates")
                }
                if spans:
                    hit = Place(clause, fact, text).hit(spans)
                    yield hit._replace(values={**hit.values, "text": text})
                    break

    check.__module__ = __name__
    return Rule(
        line.code,
        line.name,
        FindingKind.LEGAL,
        line.severity,
        "legal",
        check,
        phase=2,
        confidence=Confidence.LIKELY,
        jurisdictions=("ru",),
        legal=True,
        acts=line.acts,
    )


def _is_head(case: Case) -> bool:
    title = case.position.identity.title.value or {}
    return any(case.reading.concrete(title, language, "fully-liable-post") for language in title)


_LINES: Final = (
    _Line(
        "LAW604",
        "ru-fines-or-deductions",
        Severity.BLOCKER,
        ("penalised-employee",),
        ("ru-penalties",),
        bare=("fines",),
    ),
    _Line(
        "LAW605",
        "ru-full-liability-in-text",
        Severity.MAJOR,
        ("full-liability",),
        ("ru-damage", "ru-full-liability-lists"),
        not_of_heads=True,
    ),
    _Line("LAW606", "ru-lost-profit", Severity.MAJOR, ("lost-profit",), ("ru-direct-damage",), paid=True),
    _Line("LAW607", "ru-employer-imposes-public-liability", Severity.NOTE, ("public-liability",)),
    _Line("LAW612", "ru-bonus-cut-as-penalty", Severity.MAJOR, ("bonus-cut",), ("ru-bonus",)),
)

RULES = tuple(map(_rule, _LINES))
