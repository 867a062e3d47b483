"""Gap report and draft -> bytes: one module a format, one line each in `FORMATS` and `DRAFT_FORMATS`."""

from wizard.export.format import (
    FORMATS,
    Coverage,
    Part,
    Quoted,
    ReportLine,
    ReportView,
    RuleNote,
    WaivedLine,
    export,
)

__all__ = ["FORMATS", "Coverage", "Part", "Quoted", "ReportLine", "ReportView", "RuleNote", "WaivedLine", "export"]
