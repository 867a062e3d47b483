"""The journal is the truth: durable, replayable, and honest about a line that was cut off."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.errors import WorkspaceError
from wizard.model.answers import Absence, Answer, Answers, Reason, Source, State
from wizard.workspace.journal import (
    Entry,
    cell_from_json,
    cell_to_json,
    last_undoable,
    read,
    replay,
)
from wizard.workspace.workspace import RoleFolder, Workspace

TEXTS = st.dictionaries(st.sampled_from(["en", "ru", "ar"]), st.text(min_size=1, max_size=8), min_size=1)
ABSENCES = st.builds(
    Absence,
    st.sampled_from(list(Reason)),
    st.sampled_from(["", "finance"]),
    st.sampled_from(["", "2026-12-01"]),
    st.one_of(st.just({}), TEXTS),
)
ANSWERS = st.one_of(
    st.builds(
        Answer,
        st.one_of(TEXTS, st.booleans(), st.lists(st.text(max_size=3), max_size=3)),
        st.sampled_from([State.ANSWERED, State.SUGGESTED]),
        absence=st.none(),
        source=st.just(Source()),
    ),
    st.builds(lambda absence: Answer(None, State.ABSENT, absence), ABSENCES),
)
PUTS = st.dictionaries(
    st.sampled_from(["a.x", "a.y", "d.items[d1]", "d.items[d1].text"]), st.one_of(st.none(), ANSWERS), max_size=3
)


def now() -> str:
    return "2026-11-24T10:00:00Z"


def opened(folder: Path):
    return RoleFolder(folder).open("head", now)


@given(ANSWERS)
def test_a_cell_is_the_same_after_writing_and_reading(answer: Answer) -> None:
    """Value, state, reason, owner, day and note survive JSON."""
    assert answer == cell_from_json(json.loads(json.dumps(cell_to_json(answer))))


@given(st.lists(st.one_of(PUTS, st.just("undo")), max_size=12))
def test_undo_is_the_inverse_of_the_act_it_names(acts: list[object]) -> None:
    """Replaying acts and undos gives what a stack of snapshots gives."""
    entries: list[Entry] = []
    stack = [Answers()]
    for act in acts:
        if act == "undo":
            number = last_undoable(entries)
            if number is None:
                continue
            entries.append(Entry(len(entries) + 1, "undo", of=number))
            stack.pop()
        else:
            entries.append(Entry(len(entries) + 1, "answer", put=act))
            stack.append(stack[-1].put(act))
        assert _bare(stack[-1]) == _bare(replay(entries))


def _bare(answers: Answers) -> dict[str, object]:
    return {address: answers[address]._replace(source=None) for address in answers}


def test_kept_answers_equal_a_replay(tmp_path: Path) -> None:
    """The answers an open role gives after each act are those a new reading gives, sources included."""
    with opened(tmp_path / "r") as role:
        role.append("open", {}, via="plain", lang="en", bank="b@1", digest="x")
        role.append("answer", {"a.x": Answer({"en": "one"})}, via="plain", lang="en", bank="b@1")
        role.append("answer", {"a.x": Answer({"en": "two"}), "a.y": Answer(True)}, via="plain", lang="ar", bank="b@1")
        assert role.answers == RoleFolder(tmp_path / "r").read().answers
        assert role.undo(via="plain", lang="en", bank="b@1") == RoleFolder(tmp_path / "r").read().answers
    assert "one" == RoleFolder(tmp_path / "r").read().answers["a.x"].value["en"]
    assert ("head", "plain", "b@1") == (
        role.answers["a.x"].source.by,
        role.answers["a.x"].source.via,
        role.answers["a.x"].source.bank,
    )


def test_undo_twice_takes_back_two_acts(tmp_path: Path) -> None:
    """And a third time there is nothing."""
    with opened(tmp_path) as role:
        for text in ("one", "two"):
            role.append("answer", {"a.x": Answer({"en": text})}, via="", lang="", bank="")
        assert "one" == role.undo(via="", lang="", bank="")["a.x"].value["en"]
        assert 0 == len(role.undo(via="", lang="", bank=""))
        assert role.undo(via="", lang="", bank="") is None


def test_rows_taken_back_keep_their_ids_taken(tmp_path: Path) -> None:
    """An id that was ever given is issued, also after undo."""
    with opened(tmp_path) as role:
        role.append("answer", {"d.items[d1]": Answer({})}, via="", lang="", bank="")
        role.undo(via="", lang="", bank="")
    with opened(tmp_path) as role:
        assert frozenset({"d.items[d1]"}) == role.issued


@pytest.mark.parametrize(
    "rest", [b'{"n":3,"act":"ans', b'{"n":3,"act":"answer"', b'{"n":3}\n', b"\x00\x00\x00\n", b"\xff"]
)
def test_a_torn_last_line_is_left_out_and_cut_off(tmp_path: Path, rest: bytes) -> None:
    """Everything before it is there, and the next act starts on a clean line."""
    with opened(tmp_path) as role:
        role.append("answer", {"a.x": Answer({"en": "one"})}, via="", lang="", bank="")
        role.append("answer", {"a.y": Answer(True)}, via="", lang="", bank="")
    with (tmp_path / "journal.jsonl").open("ab") as file:
        file.write(rest)
    with opened(tmp_path) as role:
        assert role.torn
        assert 2 == len(role.answers)
        role.append("answer", {"a.z": Answer(False)}, via="", lang="", bank="")
    log = read(tmp_path / "journal.jsonl")
    assert (False, 3) == (log.torn, len(log.entries))


def test_a_broken_line_in_the_middle_is_named(tmp_path: Path) -> None:
    """Nothing is dropped silently: file and line, and what to do."""
    path = tmp_path / "journal.jsonl"
    path.write_text('{"n":1,"act":"open"}\nrubbish\n{"n":3,"act":"undo","of":1}\n')
    with pytest.raises(WorkspaceError) as caught:
        read(path)
    assert ("journal-broken", 2) == (caught.value.complaints[0].code, caught.value.complaints[0].line)


def test_two_people_cannot_write_one_role(tmp_path: Path) -> None:
    """The second is told who has it; the lock of a dead process is taken over."""
    (tmp_path / "lock.json").write_text(
        json.dumps({"who": "m.ali", "host": os.uname().nodename, "pid": os.getppid(), "since": now()})
    )
    with pytest.raises(WorkspaceError) as caught, opened(tmp_path):
        pass
    assert ("locked", "m.ali") == (caught.value.complaints[0].code, caught.value.complaints[0].values["who"])
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / "lock.json").write_text(
        json.dumps({"who": "x", "host": os.uname().nodename, "pid": dead.pid, "since": now()})
    )
    with opened(tmp_path) as role:
        assert not role.torn
    assert not (tmp_path / "lock.json").exists()


def test_a_lock_on_another_machine_counts(tmp_path: Path) -> None:
    """A shared folder: the process cannot be asked for, so it is believed."""
    (tmp_path / "lock.json").write_text(json.dumps({"who": "hr", "host": "PC-7", "pid": 1, "since": now()}))
    with pytest.raises(WorkspaceError), opened(tmp_path):
        pass


WRITES_FOREVER = """
import sys
from pathlib import Path
from wizard.model.answers import Answer
from wizard.workspace.workspace import RoleFolder
with RoleFolder(Path(sys.argv[1])).open("head", lambda: "now") as role:
    for n in range(10**6):
        role.append("answer", {"a.x": Answer({"en": "ж" * 300 + str(n)})}, via="", lang="", bank="")
        print(n, flush=True)
"""


@pytest.mark.slow
def test_kill_loses_no_line_that_was_acknowledged(tmp_path: Path) -> None:
    """SIGKILL at twenty moments: what was acknowledged is there, and the journal reads."""
    acknowledged = 0
    for turn in range(20):
        folder = tmp_path / str(turn)
        process = subprocess.Popen(
            [sys.executable, "-c", WRITES_FOREVER, str(folder)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.002 * turn)
        process.send_signal(signal.SIGKILL)
        last = max([0, *(int(line) for line in process.stdout.read().split() if line.isdigit())])
        process.wait()
        log = RoleFolder(folder).read()
        assert len(log.entries) >= last + 1
        acknowledged += last + 1
    assert acknowledged > 20


def test_roles_are_the_folders_with_a_journal(tmp_path: Path) -> None:
    """Sorted, and nothing else."""
    workspace = Workspace(tmp_path)
    for name in ("b-role", "a-role"):
        with workspace.role(name).open("x", now) as role:
            role.append("open", {}, via="", lang="", bank="b@1")
    (tmp_path / "roles" / "empty").mkdir()
    assert ("a-role", "b-role") == workspace.roles()
