"""Gap report -> bytes: one module a format, one line each in `FORMATS`."""

from wizard.export.format import FORMATS, Coverage, Part, ReportLine, ReportView, export

__all__ = ["FORMATS", "Coverage", "Part", "ReportLine", "ReportView", "export"]
