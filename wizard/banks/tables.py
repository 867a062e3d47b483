"""`lists/` -> the tables that every bank shares: action classes with the powers they need, and countries."""

from collections.abc import Mapping
from typing import NamedTuple

from wizard.banks.countries import country_choices
from wizard.banks.reading import Reading
from wizard.model.bank import ActionClass, Power
from wizard.model.question import Choice
from wizard.strict_yaml import Node


class Tables(NamedTuple):
    """The tables that bank, interview and rules share."""

    action_classes: Mapping[str, ActionClass]
    powers: Mapping[str, Power]
    countries: tuple[Choice, ...]
    """What the list of choices `jurisdiction` holds."""


def read_tables(root: Node, law: Node, reading: Reading) -> Tables:
    """The tables of `powers.yaml` and `jurisdictions.yaml`; complaints go to `reading`."""
    entries = reading.mapping(root, ("powers", "action_classes"), ("powers", "action_classes"))
    powers: dict[str, Power] = {}
    for node in reading.items(entries.get("powers")):
        keys = ("id", "label", "sentence", "limited", "staff")
        held = reading.mapping(node, keys, ("id", "label"))
        name = reading.slug(held.get("id"))
        flags = (reading.flag(held.get("limited")), reading.flag(held.get("staff")))
        powers[name] = Power(name, reading.text(held.get("label")), reading.text(held.get("sentence")), *flags)
    classes: dict[str, ActionClass] = {}
    for node in reading.items(entries.get("action_classes")):
        held = reading.mapping(node, ("id", "label", "needs"), ("id", "label"))
        name = reading.slug(held.get("id"))
        needs = tuple(
            tuple(reading.one_of(power, tuple(powers), "information") for power in reading.items(group))
            for group in reading.items(held.get("needs"))
        )
        classes[name] = ActionClass(name, reading.text(held.get("label")), needs)
    return Tables(classes, powers, reading.choices(country_choices(law)))
