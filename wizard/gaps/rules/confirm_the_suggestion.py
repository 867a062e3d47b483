"""A suggestion or a link that stands in the draft and that nobody has confirmed."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted, texts_in
from wizard.model.answers import State
from wizard.model.gaps import Evidence, FindingKind
from wizard.model.position import Fact, Position
from wizard.model.question import Severity

LISTS = ("duties", "exclusions", "rights", "interactions", "kpis", "liabilities", "requirements")


def _rows(case: Case) -> Iterator[Hit]:
    position: Position = case.position
    for name in LISTS:
        rows = getattr(position, name)
        for row in rows:
            if row.state is not State.SUGGESTED:
                continue
            text = row[row._fields.index("state") + 1 :]
            first = next((fact for fact in text if isinstance(fact, Fact) and texts_in(fact)), None)
            if first is None:
                continue  # a row without any text says nothing that somebody could confirm
            yield Hit((row.id,), row.at, (quoted(first),), {"text": first.value or {}}, None, group=name, of=len(rows))
    rows_at = {row.at for name in LISTS for row in getattr(position, name)}
    for clause, fact, text in case.texts:
        if fact.assumed and fact.at.partition("]")[0] + "]" not in rows_at:
            yield Hit((clause,), fact.at, (Evidence(fact.at, text),), {"text": text}, fact, group="facts")


def _links(case: Case) -> Iterator[Hit]:
    position = case.position
    names = {right.id: right.text for right in position.rights} | {kpi.id: kpi.name for kpi in position.kpis}
    for duty in position.duties:
        for fact in (duty.rights, duty.kpis):
            for target in fact.value or () if fact.assumed else ():
                if target in names:
                    values = {"duty": duty.text.value or {}, "target": names[target].value or {}}
                    yield Hit((duty.id, target), fact.at, (quoted(duty.text), quoted(names[target])), values, fact)


def _parts(case: Case) -> Iterator[Hit]:
    """A row that counts as the person's own, with a part that still is the bank's: a copy of an unconfirmed row."""
    for name in LISTS:
        for row in getattr(case.position, name):
            facts = [fact for fact in row if isinstance(fact, Fact)]
            left = [fact for fact in facts if fact.assumed and texts_in(fact)] if row.state is State.ANSWERED else []
            if left:
                text = texts_in(left[0])[0]
                yield Hit((row.id,), left[0].at, (Evidence(left[0].at, text),), {"text": text}, left[0])


RULES = (
    Rule("CLR521", "template-text-unchanged", FindingKind.VAGUE, Severity.MINOR, "head", _parts),
    Rule("GAP038", "default-unconfirmed", FindingKind.VAGUE, Severity.MAJOR, "head", _rows),
    Rule("LNK210", "link-only-suggested", FindingKind.VAGUE, Severity.MINOR, "head", _links),
)
