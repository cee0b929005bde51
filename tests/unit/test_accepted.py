"""What editors on other systems write, and what YAML would read as something else, is accepted on purpose."""

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_type_hints

import pytest

from plan.ground.model import Archive, Placed, field_of, keys
from plan.reading.load import load
from plan.reading.nodes import Mapping, Scalar
from plan.reading.values import is_worded
from plan.reading.yamlfile import read
from tests.unit.builders import AGENCIES, FIRST, PLAN, TASK, Project

CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "bom": lambda content: b"\xef\xbb\xbf" + content,
    "crlf": lambda content: content.replace(b"\n", b"\r\n"),
    "cr": lambda content: content.replace(b"\n", b"\r"),
    "nfd": lambda content: unicodedata.normalize("NFD", content.decode()).encode(),
    "document-start": lambda content: b"---\n" + content,
    "no-last-line-end": lambda content: content.rstrip(b"\n"),
    "comment-line": lambda content: "# Ghi chú\n".encode() + content,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_model_stays_the_same(tmp_path: Path, archive: Archive, change: Callable[[bytes], bytes]) -> None:
    project = Project(tmp_path)
    for file in (PLAN, AGENCIES, FIRST, TASK):
        before = project.content(file)
        assert change(before) != before
        project.write(file, change(before))
    assert project.problems() == []
    assert load(tmp_path) == archive


@pytest.mark.parametrize("words", ["yes", "1.0", "2021-07-15", "12:30:00", "100%", "05"])
def test_a_value_stays_the_text_it_is(tmp_path: Path, words: str) -> None:
    project = Project(tmp_path)
    project.replace(AGENCIES, "short: SNV", f"short: {words}")
    assert project.problems() == []
    assert load(tmp_path).agency["so-noi-vu"].short == words


WORDED = {
    "Activity": "text",
    "Agency": "aliases name origin",
    "Amendment": "",
    "Addition": "",
    "Byword": "words",
    "Clause": "text title",
    "Collation": "by document",
    "Correction": "reason",
    "Deliverable": "text",
    "Document": "issuer kind subject",
    "FormerName": "name",
    "Group": "source",
    "Indicator": "title",
    "Note": "text",
    "Objective": "text",
    "OwnCell": "",
    "Plan": "appendix_label appendix_reference appendix_title authority date_line filing issuer kind name number_line "
    "opening province recipients_label signer title",
    "Redirect": "reason",
    "Repeal": "",
    "Section": "title title_en",
    "TargetRow": "",
    "Targets": "label reference title",
    "Task": "text title",
    "Term": "meaning note",
    "Concept": "meaning note source term",
    "Evidence": "kind",
    "Grace": "source",
    "Report": "",
    "ReportDue": "source",
    "ReportRow": "difficulties next_step reason",
    "ReportedFigure": "note",
    "Reporting": "",
    "ScoreStep": "",
    "Scoring": "source",
}
"""The keys of each kind of record whose values must have a word; ids, numbers, labels, quotes and references need none."""


def kinds(kind: type[Placed]) -> Iterator[type[Placed]]:
    """Yield the kinds of records that the files hold."""
    below = kind.__subclasses__()
    yield from (found for one in below for found in kinds(one)) if below else (kind,)


def worded(kind: type[Placed]) -> str:
    hints = get_type_hints(kind, include_extras=True)
    return " ".join(sorted(name for name, said in keys(kind).items() if is_worded(hints[field_of(name)], said)))


def test_which_keys_hold_words_is_told_of_every_key() -> None:
    found = {kind.__name__: worded(kind) for kind in kinds(Placed) if kind.__module__.startswith("plan.ground.model.")}
    assert found == WORDED


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("no", "no"),
        ("0x10", "0x10"),
        ("010", "010"),
        ("null", None),
        ("~", None),
        ("", None),
        ('"null"', "null"),
        ('""', ""),
        ("'~'", "~"),
        ("a  b", "a  b"),
    ],
    ids=["no", "hexadecimal", "octal", "null", "tilde", "nothing", "quoted-null", "quoted-nothing", "quoted-tilde", "spaces"],
)
def test_only_a_bare_null_is_nothing(tmp_path: Path, content: str, value: str | None) -> None:
    (tmp_path / "a.yml").write_text(f"a: {content}\n", encoding="utf-8")
    node = read(tmp_path / "a.yml", "a.yml")
    assert isinstance(node, Mapping)
    found = node.entries[0][1]
    assert isinstance(found, Scalar)
    assert found.value == value


def test_hidden_files_are_no_data(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("data/.DS_Store", b"\0")
    project.write("data/2022/tasks/.ii-2-1.yml.swp", b"\0")
    assert project.problems() == []
