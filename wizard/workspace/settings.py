"""`role-wizard.toml` -> Settings: what HR says once for all roles."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from wizard.errors import Complaint, WorkspaceError
from wizard.model.gaps import OWNERS, Profile
from wizard.model.text import LANGUAGES, Text, nearest, tidy

NAME: Final = "role-wizard.toml"
SIDES: Final = ("left", "right")
"""Where the approval block may stand."""

JURISDICTIONS: Final = ("ru", "sa", "ae", "eg", "us", "uk", "other")
BIDI: Final = ("auto", "logical", "visual", "inverse", "words")
"""In which order the terminal is sent Arabic; `wizard.terminal.order` says what each is."""


class Settings(NamedTuple):
    """All settings with their defaults; `people` binds owners to names, `rules` switches rules of the gap report."""

    organisation: Text = {}
    city: Text = {}
    jurisdiction: str = ""
    languages: tuple[str, ...] = LANGUAGES
    approver: Text = {}
    letterhead: str = ""
    approval: str = ""
    people: Mapping[str, str] = {}
    language: str = ""
    sections: tuple[str, ...] = ()
    bidi: str = ""
    rules: Profile = Profile()
    """As written: whether the codes exist is looked up where the rules are known."""


def read_settings(folder: Path) -> Settings:
    """The settings of a workspace; WorkspaceError with every complaint at its line."""
    path = folder / NAME
    try:
        source = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError as failure:
        raise WorkspaceError([Complaint("not-utf8", {}, str(path))]) from failure
    except OSError as failure:
        raise WorkspaceError([Complaint("file-unreadable", {"why": failure.strerror or ""}, str(path))]) from failure
    import tomllib  # only where there is a file

    try:
        given = tomllib.loads(source)
    except tomllib.TOMLDecodeError as failure:
        line = re.search(r"line (\d+), column (\d+)", str(failure))
        place = (int(line[1]), int(line[2])) if line else (source.count("\n") + 1, 0)
        raise WorkspaceError([Complaint("toml-syntax", {}, str(path), *place)]) from failure
    return _Reader(path, source).settings(given)


class _Reader:
    def __init__(self, path: Path, source: str) -> None:
        self.path = path
        self.lines = source.splitlines()
        self.complaints: list[Complaint] = []

    def complain(self, key: str, code: str, /, **values: object) -> None:
        """TOML's reader keeps no places: the line is the first that starts with the key."""
        starts = re.compile(rf"\s*\[?\s*[\"']?{re.escape(key)}\b")
        line = next((number for number, text in enumerate(self.lines, 1) if starts.match(text)), 0)
        self.complaints.append(Complaint(code, values, str(self.path), line))

    def settings(self, given: Mapping[str, Any]) -> Settings:
        for key in given:
            if key not in Settings._fields:
                known = ", ".join(Settings._fields)
                self.complain(key, "unknown-key", key=key, known=known, meant=nearest(key, Settings._fields))
        made = Settings(
            self.text(given, "organisation"),
            self.text(given, "city"),
            self.one_of(given, "jurisdiction", JURISDICTIONS),
            self.several(given, "languages", LANGUAGES) or LANGUAGES,
            self.text(given, "approver"),
            self.word(given, "letterhead"),
            self.one_of(given, "approval", SIDES),
            self.people(given.get("people", {})),
            self.one_of(given, "language", LANGUAGES),
            self.several(given, "sections", ()),
            self.one_of(given, "bidi", BIDI),
            self.rules(given.get("rules", {})),
        )
        if self.complaints:
            raise WorkspaceError(sorted(self.complaints, key=lambda c: c.line))
        return made

    def word(self, given: Mapping[str, Any], key: str) -> str:
        value = given.get(key, "")
        if not isinstance(value, str):
            self.complain(key, "expected-text")
            return ""
        return tidy(value)

    def text(self, given: Mapping[str, Any], key: str) -> Text:
        """A text, or a table of texts by language. Plain text stands for every language: a name has one spelling."""
        value = given.get(key, "")
        if isinstance(value, str):
            kept = tidy(value)
            return dict.fromkeys(LANGUAGES, kept) if kept else {}
        if not isinstance(value, dict) or not all(isinstance(held, str) for held in value.values()):
            self.complain(key, "expected-translations", languages=", ".join(LANGUAGES))
            return {}
        for language in value:
            if language not in LANGUAGES:
                meant = nearest(language, LANGUAGES)
                self.complain(key, "unknown-language", language=language, known=", ".join(LANGUAGES), meant=meant)
        return {language: tidy(held) for language, held in value.items() if tidy(held)}

    def one_of(self, given: Mapping[str, Any], key: str, known: tuple[str, ...]) -> str:
        value = self.word(given, key)
        if value and value not in known:
            self.complain(key, "unknown-word", word=value, known=", ".join(known), meant=nearest(value, known))
            return ""
        return value

    def several(self, given: Mapping[str, Any], key: str, known: tuple[str, ...]) -> tuple[str, ...]:
        values = given.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            self.complain(key, "expected-list")
            return ()
        for value in values:
            if known and value not in known:
                self.complain(key, "unknown-word", word=value, known=", ".join(known), meant=nearest(value, known))
        return tuple(dict.fromkeys(values))

    def people(self, given: Any) -> Mapping[str, str]:
        if not isinstance(given, dict):
            self.complain("people", "expected-mapping", known=", ".join(OWNERS))
            return {}
        for role, name in given.items():
            if role not in OWNERS:
                self.complain(role, "unknown-key", key=role, known=", ".join(OWNERS), meant=nearest(role, OWNERS))
            elif not isinstance(name, str):
                self.complain(role, "expected-text")
        return {role: tidy(name) for role, name in given.items() if isinstance(name, str) and tidy(name)}

    def rules(self, given: Any) -> Profile:
        """`off = {CODE = "reason"}` and `on = [CODE]`."""
        if not isinstance(given, dict):
            self.complain("rules", "expected-mapping", known="off, on")
            return Profile()
        for key in given:
            if key not in Profile._fields:
                self.complain(key, "unknown-key", key=key, known="off, on", meant=nearest(key, Profile._fields))
        off = given.get("off", {})
        if not isinstance(off, dict):
            self.complain("off", "rule-off-without-reason", code="LNK208")
            off = {}
        for code, reason in off.items():
            if not isinstance(reason, str) or not tidy(reason):
                self.complain("off", "rule-off-without-reason", code=code)
        kept = {code.strip().upper(): tidy(reason) for code, reason in off.items() if isinstance(reason, str)}
        return Profile(kept, tuple(code.strip().upper() for code in self.several(given, "on", ())))


def line_of(folder: Path, word: str) -> int:
    """The first line of the settings with that word; 0 where there is none."""
    text = (folder / NAME).read_text(encoding="utf-8-sig")
    found = re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
    return text.count("\n", 0, found.start()) + 1 if found else 0
