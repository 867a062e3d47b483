"""Speed of the whole rule set over one role and over many: with texts that were seen before, and with new ones.

After an answer in a live interview all texts but one are known; a role that is opened for the first time has only new
ones. Both are held against `python -c pass` and against `json.loads` of the same answers, in the same run.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Row = Callable[..., None]
_LETTERS = {"en": "bcdfghjklm", "ru": "бвгджзклмн", "ar": "تثجحخدذرزش"}
"""For the digits of a number: a word of no list."""


def reviews(row: Row, folder: Path, env: dict[str, str]) -> None:
    """One role, warm; then hundreds whose every text is new: linear, in the memory of the first."""
    from bench import cpu_of, ratios, resident
    from wizard.assembly import assemble
    from wizard.banks import open_bank
    from wizard.gaps import Case, review
    from wizard.model.answers import Answers
    from wizard.workspace import Workspace

    bank = open_bank("contracts-specialist")
    filled = Workspace(folder).role("filled").read().answers
    numbers = iter(range(10**9))

    def case_of(answers: Answers) -> Case:
        return Case(bank, answers, assemble(bank, answers, "role"), {}, today="2026-11-25")

    def unseen() -> Case:
        """The same role with a word in every text that stood in none before."""
        number = str(next(numbers))
        return case_of(filled.put({at: _with(filled[at], number) for at in filled if _is_text(filled[at].value)}))

    def timed(act: Callable[[], object]) -> float:
        start = time.process_time()
        act()
        return time.process_time() - start

    def floor() -> float:
        return cpu_of([sys.executable, "-c", "pass"], env)

    known = case_of(filled)
    plain = json.dumps([filled[at].value for at in filled], ensure_ascii=False)
    figure, ratio = ratios(lambda: statistics.median(timed(lambda: review(known)) for _ in range(9)), floor)
    row("review of a role, its texts known (python = 1)", f"{figure * 1000:.2f} ms", ratio, 0.33)
    figure, ratio = ratios(
        lambda: statistics.median(timed(lambda: review(known)) for _ in range(9)),
        lambda: statistics.median(timed(lambda: json.loads(plain)) for _ in range(9)),
    )
    row("  … against json.loads of its answers", f"{figure * 1000:.2f} ms", ratio, None)

    def new() -> float:
        cases = [unseen() for _ in range(5)]
        return statistics.median(timed(lambda case=case: review(case)) for case in cases)

    figure, ratio = ratios(new, floor)
    row("review of a role, every text new (python = 1)", f"{figure * 1000:.2f} ms", ratio, 1.2)
    spent = [_spent(review, unseen, 100) for _ in range(2)][-1]
    before = resident()
    each = _spent(review, unseen, 1_000)
    row("reviews of 1,000 roles, every text new, against 100", f"{each * 1000:.2f} ms each", each / spent, 1.25)
    row("  … growth of memory", "", resident() - before, 8, " MB")


def _spent(review: Callable[[Any], object], case: Callable[[], Any], count: int) -> float:
    """CPU seconds for each of so many reviews; making the roles is not counted."""
    taken = 0.0
    for _ in range(count):
        held = case()
        start = time.process_time()
        review(held)
        taken += time.process_time() - start
    return taken / count


def _is_text(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and value.keys() <= {"en", "ru", "ar"}


def _with(answer: Any, number: str) -> Any:
    words = {language: "".join(letters[int(digit)] for digit in number) for language, letters in _LETTERS.items()}
    return answer._replace(value={spoken: f"{wording} {words[spoken]}" for spoken, wording in answer.value.items()})
