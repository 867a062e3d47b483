"""A company's own templates: they win, they cannot do harm, and their mistakes are told with file and line."""

from pathlib import Path

import pytest

from draft_specimen import FULL, bank, position
from wizard.draft import write
from wizard.errors import TemplateError


def drafted(folder: Path, **files: str) -> str:
    """The specimen written with these templates (`__` stands for `/` in a name)."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.md.j2"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return write(position(FULL), bank(), "en", {}, templates=folder)


def test_one_part_replaces_one_part(tmp_path: Path) -> None:
    """Only the end of the document changes; everything else is ours."""
    text = drafted(tmp_path, parts__foot="Signed in {{ foot['blocks']|length }} places.\n")
    assert text.endswith("\n\nSigned in 3 places.\n")
    assert "# JOB DESCRIPTION" in text


def test_a_whole_document_can_be_replaced(tmp_path: Path) -> None:
    """The tree is enough to build another layout, with loops, conditions and attribute access."""
    own = "{% for s in sections if s.id == 'rights' %}{{ s.number }}: {{ s.title }}{% endfor %}"
    assert "3: Rights\n" == drafted(tmp_path, job_description=own)


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        ("{{ '<b>' }}", "\\<b\\>\n"),
        ("{{ '<b>' | safe }}", "\\<b\\>\n"),
        ("{{ head['kind'] ~ '*' }}", "JOB DESCRIPTION\\*\n"),
        ("{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m('1') }}", "\\[1\\]\n"),
        ("{% set x %}# {{ head['kind'] }}{% endset %}{{ x }}", "\\# JOB DESCRIPTION\n"),
    ],
)
def test_no_expression_escapes_being_escaped(tmp_path: Path, template: str, wanted: str) -> None:
    """Constants, filters, joins, macros and captured blocks are all escaped when they are printed."""
    assert wanted == drafted(tmp_path, job_description=template)


@pytest.mark.parametrize(
    ("template", "code", "line"),
    [
        ("a\n{{ nope }}", "template-undefined", 2),
        ("a\n\n{{ head['nope'] }}", "template-undefined", 3),
        ("{% if %}", "template-syntax", 1),
        ("a\n{% for x in sections %}", "template-syntax", 2),
        ("\n{{ sections }}", "template-fails", 2),
        ("{{ none }}", "template-fails", 1),
        ("{{ 1/0 }}", "template-fails", 1),
        ("{{ ''.__class__.__mro__ }}", "template-fails", 1),
        ("{{ '{0.__class__}'.format(1) }}", "template-fails", 1),
        ("{{ sections.append(1) }}", "template-fails", 1),
        ("{{ range(9) }}", "template-undefined", 1),
        ("{% include 'gone.j2' %}", "template-missing", 1),
        ("{% include '../../secret.j2' %}", "template-missing", 1),
    ],
)
def test_mistakes_are_told_with_their_line(tmp_path: Path, template: str, code: str, line: int) -> None:
    """Whatever is wrong with a template, its author learns where."""
    with pytest.raises(TemplateError) as told:
        drafted(tmp_path, job_description=template)
    complaint = told.value.complaints[0]
    assert (code, line, str(tmp_path / "job_description.md.j2")) == (complaint.code, complaint.line, complaint.file)


def test_a_mistake_in_a_part_names_the_part(tmp_path: Path) -> None:
    """Not the document that includes it."""
    with pytest.raises(TemplateError) as told:
        drafted(tmp_path, parts__foot="\n{{ foot['nix'] }}")
    assert (str(tmp_path / "parts/foot.md.j2"), 2) == (told.value.complaints[0].file, told.value.complaints[0].line)


def test_a_template_of_another_encoding_is_told(tmp_path: Path) -> None:
    """A file saved by an old editor is no reason for a traceback."""
    (tmp_path / "job_description.md.j2").write_bytes("Должность".encode("cp1251"))
    with pytest.raises(TemplateError) as told:
        drafted(tmp_path)
    assert "template-not-utf8" == told.value.complaints[0].code
