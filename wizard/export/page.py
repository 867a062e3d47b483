"""The frame of our web pages: one file, no network, a policy that lets nothing run but our own style and script."""

import base64
import functools
import hashlib

from wizard.model.text import RIGHT_TO_LEFT
from wizard.shelves import shelf


def escaped(text: str) -> str:
    """Text for the inside of an element or of a quoted attribute. Everything that is not our own markup passes here."""
    bare = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return bare.replace('"', "&quot;").replace("'", "&#39;")


def inserted(text: str) -> str:
    """A name or number inside a sentence: it keeps its own direction."""
    return f"<bdi>{escaped(text)}</bdi>"


def direction(language: str) -> str:
    """`rtl` or `ltr`."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def page(title: str, language: str, body: str, *, kind: str, style: str = "", script: str = "") -> bytes:
    """The whole file. `body` is markup of ours; `kind` its class; `style` follows our style sheet."""
    css = _read("page.css") + style
    policy = (
        f"default-src 'none'; style-src 'sha256-{_digest(css)}'; img-src data:; base-uri 'none'; form-action 'none'"
        + (f"; script-src 'sha256-{_digest(script)}'" if script else "")
    )
    run = f"<script>{script}</script>" if script else ""
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{direction(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{escaped(title)}</title>\n<style>{css}</style>\n</head>\n"
        f'<body class="{kind}">\n{body}\n{run}</body>\n</html>\n'
    ).encode("utf-8", "replace")


@functools.cache
def _read(name: str) -> str:
    return (shelf("templates") / name).read_text(encoding="utf-8")


def script(name: str) -> str:
    """One of our scripts."""
    return _read(name)


@functools.lru_cache(maxsize=32)
def _digest(content: str) -> str:
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
