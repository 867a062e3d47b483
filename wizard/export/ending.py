"""Waivers that end soon, in words: whoever gave them can look again before the question comes back."""

from collections.abc import Iterator

from wizard.export.format import ReportView
from wizard.export.sheet import day
from wizard.phrases import say


def ending(view: ReportView) -> Iterator[str]:
    """One sentence for each waiver that ends within a month."""
    for _, waiver in view.report.waived:
        if waiver.id in view.report.ending:
            yield say(
                "compared.ending",
                view.language,
                id=waiver.id,
                code=waiver.code,
                clauses=", ".join(waiver.clauses),
                date=day(waiver.expires, view.language),
                reason=waiver.reason,
            )
