"""Every sentence the program says, in every language: keys in the code, words in `templates/phrases/<group>.yaml`."""

import functools
from collections.abc import Mapping
from typing import Any

from wizard.errors import Complaint, WizardError
from wizard.model.text import PLURAL_FORMS, Text, fill, in_language, plural_form
from wizard.shelves import compiled_yaml, shelf


@functools.cache
def group(name: str) -> Mapping[str, Any]:
    """The phrases of one group by key; a phrase is a Text, or by language a mapping of plural forms."""
    path = shelf("templates") / "phrases" / f"{name}.yaml"
    return compiled_yaml(path, f"templates/phrases/{path.name}")  # type: ignore[no-any-return]


def groups() -> tuple[str, ...]:
    """The names of all groups."""
    return tuple(sorted(path.stem for path in (shelf("templates") / "phrases").glob("*.yaml")))


def phrase(key: str) -> Text:
    """The phrase `group.key` (without plural forms) in all its languages. An unknown key is our mistake: KeyError."""
    name, _, rest = key.partition(".")
    return group(name)[rest]  # type: ignore[no-any-return]


def say(key: str, language: str, /, *, isolated: bool = False, **values: Any) -> str:
    """The phrase in `language`, its `{places}` filled; `number` chooses the plural form where there are several.

    With `isolated`, inserted values keep their own direction (for screens; files stay free of control characters).
    """
    name, _, rest = key.partition(".")
    known = group(name)[rest]
    wording: Any = known.get(language) or known["en"]
    if not isinstance(wording, str):
        number = int(str(values.get("number", 0)))
        forms = PLURAL_FORMS[language if known.get(language) else "en"]
        form = plural_form(language if known.get(language) else "en", number)
        wording = wording.get(form) or wording[forms[-1]]
    return fill(wording, {name: _shown(value, language) for name, value in values.items()}, isolated=isolated)


def _shown(value: object, language: str) -> str:
    return in_language(value, language) if isinstance(value, Mapping) else str(value)


def explain(complaint: Complaint, language: str) -> str:
    """One complaint as a sentence: where, what is wrong, what to do."""
    values: dict[str, Any] = dict(complaint.values)
    values["hint"] = say("errors.did-you-mean", language, meant=values["meant"]) if values.get("meant") else ""
    sentence = say(f"errors.{complaint.code}", language, **values)
    return f"{complaint.place}: {sentence}" if complaint.place else sentence


def explain_all(error: WizardError, language: str) -> tuple[str, ...]:
    """Every complaint of an error as a sentence."""
    return tuple(explain(complaint, language) for complaint in error.complaints)
