"""Waivers: which of them still hold today, and what is the matter with the others."""

from collections.abc import Sequence

from wizard.gaps.rule import Judged, WaiverState
from wizard.model.gaps import Finding, Waiver


def judged(waivers: Sequence[Waiver], findings: Sequence[Finding], today: str) -> tuple[Judged, ...]:
    """Each waiver with what it is worth on the day `today` (ISO text)."""
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    made = []
    for waiver in waivers:
        finding = by_fingerprint.get(waiver.fingerprint)
        if finding is None:
            state = WaiverState.UNUSED
        elif today and waiver.expires and waiver.expires < today:
            state = WaiverState.EXPIRED
        else:
            state = WaiverState.HOLDS
        made.append(Judged(waiver, state, finding))
    return tuple(made)
