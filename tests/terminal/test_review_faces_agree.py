"""One review through both faces leaves the same answers, waivers and assignments, byte for byte."""

import re
from pathlib import Path

import pytest
from reviewers import REASONS, Deed, Reviewer, begun, kept, line_by_line, on_screen, reviewed

from transcript import Act
from wizard.interview.conduct import Outcome
from wizard.model.text import LANGUAGES


def deeds(language: str) -> dict[str, tuple[Deed, ...]]:
    """Answers of several kinds, also to many places at once; decisions of every kind; back and explain between them."""
    reason = REASONS[language]
    return {
        "DOC706": (Deed("explain"), Deed("answer", (Act("type", text=reason),))),
        "GAP014": (Deed("assign", place=2, due="2026-12-03", text=reason),),
        "GAP012": (Deed("answer", (Act("type", text=reason), Act("nothing"), Act("pick", (0,)))),),
        "GAP015": (Deed("waive", place=0, text=reason),),
        "GAP004": (Deed("back"), Deed("answer", (Act("unknown", owner=1, due="2026-12-01", text=reason),))),
        "GAP008": (Deed("answer", tuple(Act("type", text=f"{reason} {n}") for n in range(5))),),
        "GAP002": (Deed("waive", place=1, text=reason, due="2027-01-31"),),
        "DOC703": (Deed("false-alarm", text=reason),),
        "GAP013": (Deed("answer", (Act("back"),)), Deed("assign", place=0)),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_review_leaves_the_same_files(tmp_path: Path, language: str) -> None:
    """The journal, the waivers and what was given to whom."""
    lines, keys = tmp_path / "lines", tmp_path / "keys"
    speaker, typist = Reviewer(deeds(language)), Reviewer(deeds(language))
    spoken = reviewed(
        begun(lines, language), lambda held, drafts: line_by_line(held, drafts, speaker.lines_through(held))
    )
    typed = reviewed(begun(keys, language), lambda held, drafts: on_screen(held, drafts, typist.type_through))
    assert (Outcome.FINISHED, Outcome.FINISHED) == (spoken, typed)
    assert speaker.done == typist.done
    assert [] == [code for code, held in speaker.deeds.items() if held], "everything was done"
    assert kept(lines) == kept(keys)
    assert {"journal.jsonl", "waivers.yaml", "assigned.yaml"} == set(kept(lines))
    assert 3 == len(re.findall("text_hash:", kept(keys)["waivers.yaml"]))
