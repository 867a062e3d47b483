"""Speed and memory as ratios: against a floor (`python -c pass`, `json.loads`) or a peer in the same run.

Run with `make bench`. Nothing here is a test: the machine's mood must not decide whether a change lands. Each figure is
CPU time (user + system), the median of paired runs, and the target that the figure is meant to meet.
"""

import json
import os
import pty
import resource
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROWS: list[tuple[str, str, str, str]] = []
HERE = Path(__file__).parent.parent
RUNS = 9


def row(name: str, figure: str, ratio: float | None, target: float | None, unit: str = "x") -> None:
    """One line of the table."""
    shown = "" if ratio is None else f"{ratio:.2f}{unit}"
    goal = "" if target is None else f"{'ok ' if ratio is not None and ratio <= target else 'OVER '}<= {target:g}{unit}"
    ROWS.append((name, figure, shown, goal))
    print(f"{name:<58} {figure:>14} {shown:>10}  {goal}", flush=True)


def cpu_of(command: list[str], env: dict[str, str], text: str = "") -> float:
    """CPU seconds of one whole process, its standard input fed from a pipe."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input=text, env=env, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cpu_on_a_screen(command: list[str], env: dict[str, str]) -> float:
    """CPU seconds of a process on a pseudo-terminal, ended with Ctrl-C as soon as its question stands there."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    child, screen = pty.fork()
    if child == 0:
        os.execvpe(command[0], command, env)
    seen = b""
    while b"Title" not in seen:
        if not select.select([screen], [], [], 10)[0]:
            break
        seen += os.read(screen, 4096)
        if b"\x1b[6n" in seen:
            os.write(screen, b"\x1b[1;1R")
            seen = seen.replace(b"\x1b[6n", b"")
    os.write(screen, b"\x03")
    while True:
        try:
            if not os.read(screen, 4096):
                break
        except OSError:
            break
    os.waitpid(child, 0)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratios(measure: Callable[[], float], floor: Callable[[], float]) -> tuple[float, float]:
    """The median figure and the median of the pairwise ratios, after one warm-up of each."""
    measure(), floor()
    pairs = [(measure(), floor()) for _ in range(RUNS)]
    return statistics.median(a for a, _ in pairs), statistics.median(a / b for a, b in pairs)


def whole_processes(folder: Path, env: dict[str, str]) -> None:
    """Commands as a person starts them."""
    python, wizard = sys.executable, [sys.executable, "-m", "wizard", "--workspace", str(folder)]
    example = HERE / "question_banks" / "examples" / "contracts-specialist.yaml"
    filled = [*wizard, "interview", "filled", "--bank", "contracts-specialist", "--answers", str(example), "--no-input"]
    subprocess.run(filled, env=env, check=True)

    def floor() -> float:
        return cpu_of([python, "-c", "pass"], env)

    first = [*wizard, "--plain", "interview", "fresh", "--bank", "contracts-specialist"]
    figure, ratio = ratios(lambda: cpu_of(first, env), floor)
    row("plain interview: first question, and out", f"{figure * 1000:.0f} ms", ratio, 8)
    script = "import questionary; questionary.text('Title').unsafe_ask()"
    figure, ratio = ratios(lambda: cpu_of(first, env), lambda: cpu_on_a_screen([python, "-c", script], env))
    row("  … against a bare one-question questionary script", f"{figure * 1000:.0f} ms", ratio, None)
    for name, target in (
        ("gaps filled --format json", 25),
        ("gaps filled", 25),
        ("explain LNK201", None),
        ("draft filled --lang ar --stdout", None),
    ):
        command = [*wizard, *name.split()]
        figure, ratio = ratios(lambda command=command: cpu_of(command, env), floor)
        row(f"role-wizard {name}", f"{figure * 1000:.0f} ms", ratio, target)


def in_one_process(folder: Path) -> None:
    """Draft and gap report of 1 to 10,000 roles: linear, and no growth of memory."""
    from wizard.assembly import assemble
    from wizard.banks import open_bank
    from wizard.draft import write
    from wizard.gaps import Case, review
    from wizard.model.answers import Answers
    from wizard.model.gaps import marks_of
    from wizard.workspace import Workspace

    bank = open_bank("contracts-specialist")
    filled = Workspace(folder).role("filled").read().answers

    def one(number: int) -> None:
        answers: Answers = filled.put(
            {"identity.title": filled["identity.title"]._replace(value={"en": f"Role {number}"})}
        )
        position = assemble(bank, answers, f"role-{number}")
        report = review(Case(bank, answers, position, {}))
        write(position, bank, "en", marks_of(report))

    for number in range(50):
        one(number)
    single = 0.0
    for count in (1, 100, 1_000, 10_000):
        before, start = peak(), time.process_time()
        for number in range(count):
            one(number)
        each = (time.process_time() - start) / count * 1000
        single = each if count == 100 else single
        row(f"draft and gap report, {count:,} roles", f"{each:.2f} ms each", each, 4 if count > 1 else None, " ms")
        if count > 100:
            row("  … against 100 roles, each", f"+{(peak() - before) / 1024:.1f} MB", each / single, 1.25)


def documents(folder: Path) -> None:
    """A draft as web page, Word and PDF, against the programs that others would take for it; a thousand of them."""
    from wizard.assembly import assemble
    from wizard.banks import open_bank
    from wizard.draft import write
    from wizard.export.document import Document, Paper
    from wizard.export.draft_format import export_draft
    from wizard.export.reading import parser, read
    from wizard.gaps import Case, review
    from wizard.model.gaps import marks_of
    from wizard.workspace import Workspace

    bank = open_bank("contracts-specialist")
    answers = Workspace(folder).role("filled").read().answers
    position = assemble(bank, answers, "filled")
    marks = marks_of(review(Case(bank, answers, position, {})))
    source = {language: write(position, bank, language, marks) for language in ("en", "ru", "ar")}
    count = iter(range(10**9))

    def different() -> tuple[str, Document]:
        """A draft that nobody has written yet: what was kept of another must not help."""
        number = next(count)
        language = ("en", "ru", "ar")[number % 3]
        text = source[language].replace("2.1. ", f"2.1. {number} ", 1)
        return text, read(text, language)

    def timed(act: Callable[[], object]) -> float:
        start = time.process_time()
        act()
        return time.process_time() - start

    def ours(name: str) -> float:
        document = different()[1]
        return timed(lambda: export_draft(Paper(document, 1_795_392_000), name))

    figure, ratio = ratios(
        lambda: timed(lambda: read(source["ru"], "ru")), lambda: timed(lambda: parser().parse(source["ru"]))
    )
    row("reading a draft, once for all formats (its parser = 1)", f"{figure * 1000:.1f} ms", ratio, 1.5)
    figure = statistics.median(ours("html") for _ in range(40)) * 1000
    row("draft to web page", f"{figure:.2f} ms", figure, 3, " ms")
    figure, ratio = ratios(lambda: ours("docx"), lambda: by_docxtpl(different()[1], folder))
    row("draft to Word (docxtpl, as long a document = 1)", f"{figure * 1000:.1f} ms", ratio, 0.34)
    try:
        by_weasyprint(export_draft(Paper(different()[1], 0), "html"))
    except (ImportError, OSError):
        figure = statistics.median(ours("pdf") for _ in range(RUNS)) * 1000
        row("draft to PDF (WeasyPrint is not installed here)", f"{figure:.0f} ms", None, None)
    else:
        figure, ratio = ratios(
            lambda: ours("pdf"), lambda: by_weasyprint(export_draft(Paper(different()[1], 0), "html"))
        )
        row("draft to PDF (WeasyPrint, the same page = 1)", f"{figure * 1000:.0f} ms", ratio, 0.2)
    for name in ("html", "docx", "pdf"):
        for _ in range(60):
            ours(name)
        before, start = resident(), time.process_time()
        for _ in range(1_000):
            ours(name)
        each = time.process_time() - start
        row(f"1,000 drafts to {name}, growth of memory", f"{each:.2f} ms each", resident() - before, 4, " MB")


def by_docxtpl(document: Any, folder: Path) -> float:
    """CPU seconds of docxtpl for the same paragraphs and tables, cell by cell, in the same letterhead."""
    from docxtpl import DocxTemplate

    from wizard.export.document import Paragraph, plain

    tables = [b for b in document.blocks if not isinstance(b, Paragraph)]
    path = folder / f"docxtpl-{'-'.join(str(len(held.head)) for held in tables)}.docx"
    if not path.exists():
        docxtpl_template(path, [len(held.head) for held in tables])
    blocks = [f"{b.number} {plain(b.runs)}" for b in document.blocks if isinstance(b, Paragraph)]
    cells = [[[plain(cell) for cell in row] for row in (held.head, *held.rows)] for held in tables]
    values = {"organisation": "x", "label_number": "x", "number": "x", "label_page": "x", "label_of": "x"}
    start = time.process_time()
    filled = DocxTemplate(str(path))
    filled.render({"blocks": blocks, "tables": cells, **values}, autoescape=True)
    filled.save(str(folder / "filled.docx"))
    return time.process_time() - start


def docxtpl_template(path: Path, columns: list[int]) -> None:
    """What one would write for docxtpl: a loop over paragraphs, and one over the rows of each table."""
    import docx

    made = docx.Document(str(HERE / "templates" / "letterhead.docx"))
    made.element.body.remove(next(p for p in made.paragraphs if "{{ body }}" in p.text)._element)
    for line in ("{%p for block in blocks %}", "{{ block }}", "{%p endfor %}"):
        made.add_paragraph(line)
    for number, count in enumerate(columns):
        table = made.add_table(rows=3, cols=count)
        table.rows[0].cells[0].text = f"{{%tr for row in tables[{number}] %}}"
        for column in range(count):
            table.rows[1].cells[column].text = f"{{{{ row[{column}] }}}}"
        table.rows[2].cells[0].text = "{%tr endfor %}"
    made.save(str(path))


PLAIN_STYLE = """
@page { size: A4; margin: 25mm 20mm; @bottom-center { content: "Page " counter(page) " of " counter(pages) } }
body { font: 11pt sans-serif } table { border-collapse: collapse; width: 100% } th, td { border: 1px solid; padding: 4pt }
"""


def by_weasyprint(page: bytes) -> float:
    """CPU seconds of WeasyPrint for the draft's own web page in a plain style: our own style costs it seconds."""
    import logging

    from weasyprint import HTML

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    text = page.decode()
    plain = text.partition("<style>")[0] + f"<style>{PLAIN_STYLE}</style>" + text.partition("</style>")[2]
    start = time.process_time()
    HTML(string=plain).write_pdf()
    return time.process_time() - start


def resident() -> float:
    """The memory held now, in MB, after a collection."""
    import gc

    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1_000_000


def peak() -> float:
    """The largest memory so far, in KB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def large_bank(folder: Path) -> None:
    """A bank of 2,000 questions: from YAML once, from its compiled copy after that."""
    from wizard.banks import open_bank
    from wizard.banks.compiled_form import to_rows

    path = folder / "large.yaml"
    path.write_text(large_bank_text(2_000), encoding="utf-8")
    start = time.process_time()
    bank = open_bank(str(path))
    cold = time.process_time() - start
    data = json.dumps(to_rows(bank), ensure_ascii=False).encode()

    def timed(act: Callable[[], object]) -> float:
        start = time.process_time()
        act()
        return time.process_time() - start

    figure, ratio = ratios(lambda: timed(lambda: open_bank(str(path))), lambda: timed(lambda: json.loads(data)))
    row("bank of 2,000 questions, first time", f"{cold * 1000:.0f} ms", cold / (figure / ratio), None)
    row("bank of 2,000 questions, unchanged (json.loads = 1)", f"{figure * 1000:.1f} ms", ratio, 3)


def large_bank_text(count: int) -> str:
    """A bank in three languages with conditions, choices and hints."""
    lines = ['bank: {id: large, version: "1", title: {en: Large, ru: Большой, ar: كبير}}', "sections:"]
    for number in range(count):
        if number % 100 == 0:
            lines += [f"  - id: s{number // 100}", "    title: {en: Part, ru: Часть, ar: جزء}", "    questions:"]
        lines += [
            f"      - id: s{number // 100}.q{number}",
            "        kind: choice",
            f"        ask: {{en: 'Question number {number}, what is it?', ru: 'Вопрос номер {number}, что это?', ar: 'السؤال رقم {number}، ما هو؟'}}",
            "        hint: {en: One choice is enough here., ru: Достаточно одного варианта., ar: يكفي خيار واحد هنا.}",
            "        choices: [{value: a, label: {en: First, ru: Первый, ar: الأول}}, {value: b, label: {en: Second, ru: Второй, ar: الثاني}}]",
            "        required: true",
        ]
        if number % 100 > 1:
            lines.append(
                f"        when: \"s{number // 100}.q{number - 1} == 'a' or answered(s{number // 100}.q{number - 2})\""
            )
    return "\n".join(lines) + "\n"


def durable_answer(folder: Path) -> None:
    """One answer, on disk before the next question; against a bare append and fsync in the same folder."""
    from wizard.model.answers import Answer
    from wizard.workspace import Workspace

    bare = (folder / "bare").open("ab", buffering=0)
    kept: list[float] = []
    floor: list[float] = []
    with Workspace(folder).role("durable").open("head", lambda: "2026-11-24T10:00:00Z") as role:
        for number in range(1_000):
            start = time.perf_counter()
            role.append("answer", {"a.x": Answer({"en": f"answer {number}"})}, via="plain", lang="en", bank="b@1")
            middle = time.perf_counter()
            bare.write(b"x" * 150 + b"\n")
            os.fsync(bare.fileno())
            kept.append(middle - start)
            floor.append(time.perf_counter() - middle)
    for name, part in (("p50", 0.5), ("p99", 0.99)):
        a, b = (sorted(held)[int(len(held) * part)] for held in (kept, floor))
        row(f"one durable answer, {name} (append and fsync = 1)", f"{a * 1000:.2f} ms", a / b, None)


def keys_in_arabic() -> None:
    """A key typed at the end of a field, painting included: in Arabic, laid out, against the same in plain Latin."""
    arabic = "ما هي مؤشرات الأداء الرئيسية KPI لقسمكم في 2026، وما هو حدّ الصلاحية؟ "
    latin = "the quick brown fox jumps over the lazy dog in 2026 and signs it, doesn't it? "
    for length in (20, 120, 600):
        pairs = [(cpu_of_keys(arabic, length, laid=True), cpu_of_keys(latin, length, laid=False)) for _ in range(5)]
        figure, ratio = statistics.median(a for a, _ in pairs), statistics.median(a / b for a, b in pairs)
        row(f"a key in Arabic, {length} characters (plain Latin = 1)", f"{figure * 1000:.2f} ms", ratio, 2)


def cpu_of_keys(text: str, length: int, *, laid: bool, keys: int = 80) -> float:
    """The median CPU seconds of a key, the painting that follows it included."""
    import asyncio
    import io

    from prompt_toolkit import Application
    from prompt_toolkit.application import create_app_session
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.data_structures import Size
    from prompt_toolkit.input import create_pipe_input
    from prompt_toolkit.layout import BufferControl, Layout, Window
    from prompt_toolkit.output.vt100 import Vt100_Output

    from wizard.terminal.order import Order
    from wizard.terminal.rtl.cursor import Layer

    source = text * 12
    taken: list[float] = []

    async def typing() -> None:
        output = Vt100_Output(io.StringIO(), lambda: Size(rows=24, columns=80), term="xterm")
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=output):
            buffer = Buffer()
            buffer.text, buffer.cursor_position = source[:length], length
            control = BufferControl(buffer, input_processors=[Layer(Order.VISUAL, 1)] if laid else [])
            app: Application[None] = Application(
                Layout(Window(control, wrap_lines=True)), full_screen=True, max_render_postpone_time=0
            )
            running = asyncio.create_task(app.run_async())
            await asyncio.sleep(0.05)
            for letter in source[length : length + keys]:
                before, start = app.render_counter, time.process_time()
                pipe.send_text(letter)
                while app.render_counter == before:  # noqa: ASYNC110  # no other clock is finer
                    await asyncio.sleep(0)
                taken.append(time.process_time() - start)
            app.exit()
            await running

    asyncio.run(typing())
    return statistics.median(taken)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = {**os.environ, "ROLE_WIZARD_CACHE": str(folder / "cache"), "PYTHONPATH": str(HERE), "LC_ALL": "C.UTF-8"}
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode; so has the floor
        os.environ["ROLE_WIZARD_CACHE"] = str(folder / "cache")
        print(f"{'what':<58} {'CPU':>14} {'ratio':>10}  target")
        whole_processes(folder, env)
        sys.path.insert(0, str(HERE / "tests"))
        from bench_reviews import reviews

        reviews(row, folder, env)
        in_one_process(folder)
        large_bank(folder)
        durable_answer(folder)
        keys_in_arabic()
        sys.path.insert(0, str(HERE / "tests" / "terminal"))
        from bench_screen import first_text_and_keys, next_question

        first_text_and_keys(row, folder, env)
        next_question(row)
        documents(folder)


if __name__ == "__main__":
    main()
