"""Seeded defects: what the rules find of them, where, and what they report besides; and what a review costs.

Run with `make bench-gaps`. One operator at a time breaks one thing in a complete interview. A seed is found when its
code comes at its clause; whatever else is new and not declared is collateral. Seeds measure regressions and whether
a finding stands at its place. They do not measure how much of a real text is found: whoever wrote the rules and
whoever wrote the operators think alike.
"""

import csv
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import NamedTuple

CACHE = tempfile.mkdtemp(prefix="role-wizard-bench-")
os.environ["ROLE_WIZARD_CACHE"] = CACHE

from bench import HERE, cpu_of, peak, ratios, row  # noqa: E402  # the cache stands before anything is opened
from roles import complete_persona  # noqa: E402
from seeds import APART, SCORED, Expected, Operator, Persona, Seed, persona, reviewed  # noqa: E402
from wizard.gaps import RULES, Case, question, review, sentence  # noqa: E402
from wizard.gaps.profiles import OFF_IN  # noqa: E402
from wizard.gaps.rule import prepared  # noqa: E402
from wizard.model.gaps import OWNERS, Finding, GapReport  # noqa: E402
from wizard.model.text import LANGUAGES  # noqa: E402

NAMES = sorted(path.stem.removeprefix("complete-") for path in complete_persona("base").parent.glob("complete-*.yaml"))
SAMPLE = 12
"""At most so many seeds of an operator in one interview and language."""
DETECTION, COLLATERAL = 0.98, 0.01

CODES = frozenset(rule.code for rule in RULES)


def _owners() -> Mapping[str, str]:
    """By code, whom the catalogue asks."""
    with (HERE / "tests" / "gaps" / "owners.csv").open(encoding="utf-8") as file:
        return {line["code"]: line["owner"] for line in csv.DictReader(file)}


class Outcome(NamedTuple):
    """What became of one seed."""

    operator: str
    language: str
    found: bool
    shown: bool
    """Found, and shown without asking for unmeasured rules."""
    collateral: tuple[str, ...]
    wrong: tuple[str, ...]
    """What is the matter with the finding itself: its owner, a sentence that is not filled."""
    missed: tuple[str, ...] = ()


def seeds(operators: Mapping[str, Operator], language: str) -> Iterator[tuple[str, Persona, Seed]]:
    """The seeds of every operator over all complete interviews, sampled with a fixed seed where there are many."""
    for name in NAMES:
        held = persona(name, language)
        for title, operator in operators.items():
            made = list(operator(held))
            chance = Random(f"{title}/{name}/{language}")
            yield from ((title, held, seed) for seed in chance.sample(made, min(SAMPLE, len(made))))


def not_built(seed: Seed, held: Persona) -> tuple[str, ...]:
    """The expected codes that no rule of the table has, or that are no practice of the country."""
    off = OFF_IN.get(held.country, frozenset())
    return tuple(e.codes[0] for e in seed.expected if not (CODES - off) & frozenset(e.codes))


def outcome(title: str, held: Persona, seed: Seed) -> Outcome:
    """The report of a broken interview against that of the whole one."""
    before = {f.fingerprint for f in everything(reviewed(held, held.answers))}
    report = reviewed(held, held.answers.put(seed.patch), seed.waivers)
    assert not report.crashed, report.crashed
    shown = {f.fingerprint for f in report.singles}
    new = [finding for finding in everything(report) if finding.fingerprint not in before]
    hits = [(expected, [f for f in new if meets(f, expected)]) for expected in seed.expected]
    meant = {f.fingerprint for _, found in hits for f in found}
    others = tuple(sorted(f.fingerprint for f in new if f.fingerprint not in meant and f.code not in seed.allowed))
    return Outcome(
        title,
        held.language,
        all(found for _, found in hits),
        all(any(f.fingerprint in shown for f in found) for _, found in hits),
        others,
        tuple(what for _, found in hits for f in found[:1] for what in faults(f, held)),
        tuple(f"{held.name}:{'|'.join(e.codes)}:{'+'.join(e.clauses)}" for e, found in hits if not found),
    )


def everything(report: GapReport) -> list[Finding]:
    return [*report.singles, *report.hidden]


def meets(finding: Finding, expected: Expected) -> bool:
    """The code at the place: every clause that is meant is named by it."""
    return finding.code in expected.codes and set(expected.clauses) <= {*finding.clauses, finding.at}


def faults(finding: Finding, held: Persona) -> Iterator[str]:
    """The owner is the catalogue's; the sentence and the question are filled in every language."""
    wanted = OWNERS_OF.get(finding.code, "")
    if not wanted or finding.code == "GAP032":  # the owner of the field, by the bank
        place = finding.at.partition("[")
        asked = held.bank.question(place[0])
        column = asked.column(finding.at.rpartition(".")[2]) if asked is not None and place[1] else None
        field = column or (asked.field if asked is not None else None)
        wanted = field.owner if field is not None else ""
    if finding.owner.role != wanted or finding.owner.role not in OWNERS:
        yield f"{finding.code}: owner {finding.owner.role}, not {wanted}"
    for language in LANGUAGES:
        for said in (sentence(finding, language), question(finding, language)):
            if not said.strip() or "{" in said or "«»" in said:
                yield f"{finding.code}: not filled in {language}: {said}"


OWNERS_OF = _owners()


def table(outcomes: list[Outcome], heading: str) -> tuple[float, float]:
    """Prints a line for each operator and the totals; gives detection and collateral."""
    print(
        f"\n{heading:<42}"
        + "".join(f"{language:>14}" for language in LANGUAGES)
        + f"{'all':>16}{'shown':>8}{'beside':>8}"
    )
    for title in dict.fromkeys(held.operator for held in outcomes):
        mine = [held for held in outcomes if held.operator == title]
        cells = "".join(f"{_part([h for h in mine if h.language == language]):>14}" for language in LANGUAGES)
        beside = sum(bool(held.collateral) for held in mine)
        shown = sum(held.shown for held in mine) / len(mine)
        print(f"{title:<42}{cells}{_part(mine):>16}{shown:>8.0%}{beside:>8}")
    found = sum(held.found for held in outcomes) / len(outcomes)
    beside = sum(bool(held.collateral) for held in outcomes) / len(outcomes)
    print(f"{'together':<42}{'':>42}{_part(outcomes):>16}{'':>8}{beside:>8.2%}")
    return found, beside


def _part(outcomes: list[Outcome]) -> str:
    return f"{sum(held.found for held in outcomes)}/{len(outcomes)}" if outcomes else "-"


def told(title: str, lines: Iterator[str], most: int = 40) -> None:
    """What deserves a look, counted."""
    counted = Counter(lines)
    if counted:
        print(f"\n{title}")
        for what, times in counted.most_common(most):
            print(f"  {times:>4}  {what}")


def defects() -> bool:
    """The tables; whether the targets are met."""
    scored: list[Outcome] = []
    apart: list[Outcome] = []
    missing: Counter[str] = Counter()
    for language in LANGUAGES:
        for title, held, seed in seeds(SCORED, language):
            lacking = not_built(seed, held)
            if lacking:
                missing.update(f"{title}: {code}" for code in lacking)
            else:
                scored.append(outcome(title, held, seed))
        apart += [outcome(title, held, seed) for title, held, seed in seeds(APART, language)]
    found, beside = table(scored, "seeded defects: found at their clause")
    table(apart, "reported apart")
    told("not found", (what for held in scored for what in held.missed))
    told("beside what was seeded", (f"{held.operator}: {what}" for held in scored for what in held.collateral))
    wrong = [what for held in scored for what in held.wrong]
    told("wrong owner, or a sentence that is not filled", iter(wrong))
    told("no such rule yet, or none in that country: not counted", missing.elements())
    print(
        f"\ndetection {found:.2%} (>= {DETECTION:.0%}), collateral {beside:.2%} (<= {COLLATERAL:.0%}), {len(scored)} seeds."
    )
    print(
        "Seeds measure regressions and whether a finding stands at its place, not how much of a real text is found.\n"
    )
    return found >= DETECTION and beside <= COLLATERAL and not wrong


def cost() -> None:
    """CPU of the whole rule set for a role, for thousands of them, and of the cold command."""
    people = [persona(name, "en") for name in NAMES]
    cases = [Case(held.bank, held.answers, held.position) for held in people]
    for case in cases * 5:
        review(case)

    def each(count: int) -> float:
        start = time.process_time()
        for number in range(count):
            review(cases[number % len(cases)])
        return (time.process_time() - start) / count * 1000

    words = statistics.mean(map(words_of, people))
    figure = statistics.median(each(35) for _ in range(9))
    row(f"review, {len(cases)} complete roles, {words:.0f} words", f"{figure:.2f} ms", figure, 5, " ms")
    scaled = figure * 1200 / words
    row("  … at 1,200 words", f"{scaled:.2f} ms", scaled, 5, " ms")
    few = each(140)
    for count in (1_000, 10_000):
        before = peak()
        figure = each(count)
        row(f"review, {count:,} roles, each", f"{figure:.2f} ms", figure / few, 1.25)
        row("  … growth of memory", f"+{(peak() - before) / 1024:.1f} MB", (peak() - before) / 1024, 4, " MB")


def words_of(held: Persona) -> float:
    """The words of a description in one language, on average over its languages."""
    facts = prepared(Case(held.bank, held.answers, held.position)).texts
    return sum(len(wording.split()) for fact in facts for wording in fact.text.values()) / len(LANGUAGES)


def cold(folder: Path) -> None:
    """The command as a person starts it."""
    env = {**os.environ, "ROLE_WIZARD_CACHE": str(folder / "cache"), "PYTHONPATH": str(HERE), "LC_ALL": "C.UTF-8"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode; so has the floor
    command = [sys.executable, "-m", "wizard", "--workspace", str(folder)]
    for name in ("contracts-specialist", "client-manager"):
        answers = [
            "--bank",
            name,
            "--answers",
            str(HERE / "question_banks" / "examples" / f"{name}.yaml"),
            "--no-input",
        ]
        subprocess.run([*command, "interview", name, *answers], env=env, check=True, capture_output=True)
        figure, ratio = ratios(
            lambda name=name: cpu_of([*command, "gaps", name], env), lambda: cpu_of([sys.executable, "-c", "pass"], env)
        )
        row(f"role-wizard gaps {name}, cold (python -c pass = 1)", f"{figure * 1000:.0f} ms", ratio, 25)


def main() -> int:
    """Print everything; 1 where what is found or reported besides misses its target. Speed is shown, not judged."""
    good = defects()
    cost()
    with tempfile.TemporaryDirectory() as name:
        cold(Path(name))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
