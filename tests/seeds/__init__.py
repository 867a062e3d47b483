"""Seeded defects: operators that break one thing in a complete interview, and the finding that has to come of it.

What is expected is said here in the codes of the catalogue, beside the rules and not from them. An operator yields a
seed for each place where it applies.
"""

from seeds.contradicting import CONTRADICTING
from seeds.kinds import Expected, Operator, Persona, Seed, persona, reviewed
from seeds.missing import MISSING
from seeds.waived import WAIVED
from seeds.wording import APART, WORDING

SCORED = {**MISSING, **CONTRADICTING, **WORDING, **WAIVED}
"""What the targets of the bench are about."""

__all__ = ["APART", "SCORED", "WAIVED", "WORDING", "Expected", "Operator", "Persona", "Seed", "persona", "reviewed"]
