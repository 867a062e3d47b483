"""The gap report as a table to be answered in a spreadsheet: a row for every place, with an empty cell for the answer.

UTF-8 with a byte order mark, commas, CRLF, every cell quoted. `wizard.interview.table_script` reads it back.
"""

import csv
from io import StringIO

from wizard.export.format import ReportLine, ReportView
from wizard.model.cells import COLUMNS, guarded
from wizard.phrases import say


def write(view: ReportView) -> bytes:
    """The whole table."""
    text = StringIO()
    rows = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow([guarded(say(f"table.{name}", view.language)) for name in COLUMNS])
    for line in view.places:
        cells = _cells(view, line)
        rows.writerow([guarded(cells[name]) for name in COLUMNS])
    return text.getvalue().encode("utf-8-sig", "replace")


def _cells(view: ReportView, line: ReportLine) -> dict[str, str]:
    finding = line.finding
    quotes = "\n".join("{}«{}»{}".format(*quote.parts) for quote in line.quotes)
    return {
        "number": str(line.number),
        "severity": say(f"report.severity-{finding.severity}", view.language),
        "owner": line.post or finding.owner.role,
        "person": line.person,
        "question": line.question,
        "quote": quotes or line.row,
        "answer": "",
        "choices": " / ".join(line.choices),
        "due": finding.due,
        "address": finding.at,
        "code": finding.code,
        "fingerprint": finding.fingerprint,
        "role": view.report.role,
    }
