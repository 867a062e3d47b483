"""A service interaction is with somebody else: neither with the post itself nor with its own unit as a whole."""

from collections.abc import Iterator

from wizard.gaps.rule import Case, Hit, Rule, quoted
from wizard.gaps.rules.report_to_somebody_else import same_name
from wizard.model.gaps import FindingKind
from wizard.model.question import Severity


def _check(case: Case) -> Iterator[Hit]:
    identity = case.position.identity
    for row in case.position.interactions:
        own = next((f for f in (identity.title, identity.unit) if same_name(f.value, row.partner.value)), None)
        if own is not None:
            evidence = (quoted(row.partner), quoted(own))
            yield Hit((row.id,), row.partner.at, evidence, {"partner": row.partner.value or {}})


RULES = (Rule("CON130", "interaction-with-itself", FindingKind.CONTRADICTION, Severity.MINOR, "head", _check),)
