"""Lays a role's bank over the one that it extends, on the nodes: every complaint still knows its file and line."""

from collections.abc import Mapping, Sequence

from wizard.banks.reading import Reading
from wizard.model.text import nearest
from wizard.strict_yaml import Node

BANK_KEYS = ("bank", "owners", "short", "choices", "sections")
SECTION_KEYS = ("id", "title", "intro", "before", "questions")


def lay_over(base: Node, role: Node, reading: Reading) -> Node:
    """The base with the role's sections, questions, fields, suggestions and lists laid over it."""
    if not (isinstance(base.value, Mapping) and isinstance(role.value, Mapping)):
        return role
    merged: dict[str, Node] = dict(base.value)
    for key, node in role.value.items():
        if key in ("owners", "choices") and key in merged:
            merged[key] = _entries(merged[key], node)
        elif key == "short" and key in merged:
            merged[key] = _short(merged[key], node)
        elif key == "sections" and key in merged:
            merged[key] = _sections(merged[key], node, reading)
        else:
            merged[key] = node
    return role._replace(value=merged, keys={**base.keys, **role.keys})


def _entries(base: Node, role: Node) -> Node:
    if isinstance(base.value, Mapping) and isinstance(role.value, Mapping):
        return role._replace(value={**base.value, **role.value}, keys={**base.keys, **role.keys})
    return role


def _short(base: Node, role: Node) -> Node:
    """A role's questions of a short sitting stand before the base's of the same section: they steer what is offered."""
    merged = list(_items(base))
    for item in _items(role):
        section = f"{_word(item).partition('.')[0]}."
        place = next((n for n, held in enumerate(merged) if _word(held).startswith(section)), len(merged))
        while place < len(merged) and any(merged[place] is other for other in _items(role)):
            place += 1
        merged.insert(place, item)
    return role._replace(value=tuple(merged))


def _items(node: Node | None) -> Sequence[Node]:
    return node.value if node is not None and isinstance(node.value, tuple) else ()


def id_of(node: Node) -> str:
    """The `id` of an item, or an empty string where it has none."""
    held = node.value.get("id") if isinstance(node.value, Mapping) else None
    return held.value if held is not None and isinstance(held.value, str) else ""


def _word(node: Node | None) -> str:
    return node.value if node is not None and isinstance(node.value, str) else ""


def by_id(nodes: Sequence[Node], reading: Reading) -> dict[str, Node]:
    """The nodes by their ids; of two with one id, the second is complained about: it would hide the first."""
    found: dict[str, Node] = {}
    for node in nodes:
        name = id_of(node)
        if name and name in found and isinstance(node.value, Mapping):
            reading.complain(node.value["id"], "duplicate-id", id=name, first=found[name].line)
        if name:
            found[name] = node
    return found


def _entry(node: Node, key: str) -> Node | None:
    return node.value.get(key) if isinstance(node.value, Mapping) else None


def _sections(base: Node, role: Node, reading: Reading) -> Node:
    merged = list(_items(base))
    by_id(_items(role), reading)
    for section in _items(role):
        places = {id_of(held): place for place, held in enumerate(merged)}
        name = id_of(section)
        if name in places:
            merged[places[name]] = _section(merged[places[name]], section, reading)
            continue
        before = _entry(section, "before")
        if before is not None and before.value not in places:
            reading.complain(
                before,
                "unknown-section",
                name=before.value,
                known=", ".join(places),
                meant=nearest(_word(before), list(places)),
            )
        merged.insert(places.get(_word(before), len(merged)), section)
    return role._replace(value=tuple(merged))


def _section(base: Node, role: Node, reading: Reading) -> Node:
    laid = _entries(base, role)
    questions = list(_items(_entry(base, "questions")))
    by_id(_items(_entry(role, "questions")), reading)
    for question in _items(_entry(role, "questions")):
        places = {id_of(held): place for place, held in enumerate(questions)}
        name = id_of(question)
        if name in places:
            questions[places[name]] = _question(questions[places[name]], question)
            continue
        before = _entry(question, "before")
        if before is not None and _word(before) not in places:
            reading.complain(before, "unknown-question", name=_word(before), meant=nearest(_word(before), list(places)))
        questions.insert(places.get(_word(before), len(questions)), question)
    held = _entry(role, "questions") or _entry(base, "questions")
    if held is None or not isinstance(laid.value, Mapping):
        return laid
    return laid._replace(value={**laid.value, "questions": held._replace(value=tuple(questions))})


def _question(base: Node, role: Node) -> Node:
    """A role's suggestions stand before the base's; fields of the same id are laid over each other."""
    if not (isinstance(base.value, Mapping) and isinstance(role.value, Mapping)):
        return role
    merged: dict[str, Node] = {**base.value, **role.value}
    if "fields" in base.value and "fields" in role.value:
        fields = {id_of(field): field for field in _items(base.value["fields"])}
        for field in _items(role.value["fields"]):
            name = id_of(field)
            fields[name] = _entries(fields[name], field) if name in fields else field
        merged["fields"] = role.value["fields"]._replace(value=tuple(fields.values()))
    if "suggestions" in base.value and "suggestions" in role.value:
        offered = (*_items(role.value["suggestions"]), *_items(base.value["suggestions"]))
        merged["suggestions"] = role.value["suggestions"]._replace(value=offered)
    if "drop_suggestions" in base.value and "drop_suggestions" in role.value:
        dropped = (*_items(base.value["drop_suggestions"]), *_items(role.value["drop_suggestions"]))
        merged["drop_suggestions"] = role.value["drop_suggestions"]._replace(value=dropped)
    return role._replace(value=merged, keys={**base.keys, **role.keys})
