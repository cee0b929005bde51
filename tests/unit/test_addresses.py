"""Every word of an address is spelled once in Python; what the scripts spell again is held to it."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plan.facts.pages import PAGE_KINDS, kind_of, pages
from plan.facts.tables import TIME_SLUGS
from plan.ground.addresses import Links, Slug
from plan.ground.model import QUARTERS, Archive
from plan.html.forms import SORTS, Field
from tests.archives import ROOT

SCRIPTS = ROOT / "docs/assets/js"
HOME = "plan/ground/addresses.py"
EXAMPLE = re.compile(r"[0-9]{4}/\S*|\S+@\S+|^quy-[13](?![0-9])|^cho-phep: \S+$|^\S+-cchc [0-9]$")
"""What names no page: examples; ids of periods and of their reports, labels, the mark of a form, which are data."""


def said(source: str) -> Iterator[str]:
    """Yield the texts of a module without its docstrings and without examples of addresses."""
    tree = ast.parse(source)
    docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
            yield EXAMPLE.sub("", node.value)


ALSO_WORDS = {*PAGE_KINDS, Slug.ENGLISH}
"""Words of addresses that alone may mean something else: a kind of page, a language."""


def spelled(source: str) -> set[str]:
    """Return the words of addresses that a module spells, alone or as a part of a path, an anchor or a name of a file."""
    words = [*said(source)]
    found = {slug for slug in Slug for text in words if re.search(rf"(^|[/#-]){slug}($|[/#.-])", text)}
    return found - {slug for slug in found & ALSO_WORDS if not any(f"{slug}/" in text for text in words)}


def test_a_word_of_an_address_is_spelled_in_one_module() -> None:
    places = {file.relative_to(ROOT).as_posix(): spelled(file.read_text(encoding="utf-8")) for file in modules()}
    assert places.pop(HOME) >= {*Slug} - ALSO_WORDS
    assert {file: found for file, found in places.items() if found} == {}, f"write it as Slug.… ({HOME})"


def modules() -> Iterator[Path]:
    return (file for part in ("plan", "macros", "hooks") for file in (ROOT / part).rglob("*.py"))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('"/quy/" in page', {"quy"}),
        ('f"{year}/co-quan/{agency}/"', {"co-quan"}),
        ('f"chu-tri-quy-{quarter}"', {"chu-tri", "quy"}),
        ('f"{year}/nhiem-vu.csv"', {"nhiem-vu"}),
        ('say("ví dụ 2022/nhiem-vu/ii-6-3/")', set()),
        ('say("quy định")', set()),
        ('say("quy-1", "quy-3-so-noi-vu", "cho-phep: sua-bao-cao", "bao-cao-cchc 1")', set()),
        ('say("#quy-1", "bao-cao-cchc")', {"quy", "bao-cao"}),
        ('"""/quy/"""', set()),
        ('{"embed": 1}', set()),
        ('f"{page}embed/"', {"embed"}),
    ],
)
def test_a_spelled_word_is_seen(source: str, found: set[str]) -> None:
    assert spelled(source) == found


def test_every_page_is_where_links_lead(archive: Archive) -> None:
    plan, to = archive.newest, Links("", archive.newest.year)
    addresses = {(page.kind, page.record): page.address for page in pages(archive)}
    assert {addresses["section", item.id] for item in plan.sections} == {to.section(item.slug) for item in plan.sections}
    assert all(addresses["task", item.id] == to.task(item.id) for item in plan.tasks)
    assert addresses["agency", "so-noi-vu"] == to.agency("so-noi-vu")
    assert all(addresses["quarter", str(quarter)] == to.quarter(quarter) for quarter in QUARTERS)
    assert to.document("x") == f"{addresses['documents', '']}#x"
    assert to.clause(next(iter(plan.clause.values()))).startswith(f"{addresses['full_text', '']}#")


def test_an_address_tells_its_kind_even_where_no_page_is(archive: Archive) -> None:
    assert {page.address for page in pages(archive) if kind_of(page.address) != page.kind} == set()
    assert kind_of("2019/nhiem-vu/xx-1-1/") == "task"
    assert [kind_of(address) for address in ("2022/nhiem-vu", "x/", "2022/quy/1/2/", "2022/quy/1/#a")] == [""] * 4


def script(name: str) -> str:
    return (SCRIPTS / name).read_text(encoding="utf-8")


def constant(name: str, of: str) -> object:
    found = re.search(rf'const {of} = (\[.*?\]|"[^"]*");', script(name), re.DOTALL)
    assert found, (name, of)
    return json.loads(re.sub(r",(?=\s*\])", "", found[1]))


def test_scripts_know_the_fields_of_the_form() -> None:
    asked = r'now\["([\w-]+)"\]|now\.(\w+)|label\("([\w-]+)"\)|party\(form, "([\w-]+)"\)'
    state = {name for names in re.findall(asked, script("list-state.js")) for name in names if name}
    assert state == {*Field} - {Field.SORT}
    controls = re.findall(r"form\.elements\.(\w+)|const \{ (\w+) \} = this\.form\.elements", script("list.js"))
    assert {name for names in controls for name in names if name} == {Field.QUERY, Field.SORT}
    assert constant("list-early.js", "NAMES") == [
        *(Field.QUERY, Field.AGENCY, Field.LEAD, Field.COORDINATING, Field.TIME, Field.SECTION),
        *(Field.DUE, Field.PROGRESS, Field.ROLE, Field.DIRECT, Field.SORT),
    ]


def test_scripts_know_the_columns_and_the_times() -> None:
    usual = [name for name, _ in constant("list-export.js", "USUAL")]
    assert ["so", *usual, Slug.PROGRESS] == [name for name, *_ in SORTS], "a plan with reports tells its columns itself"
    quarters = [str(quarter) for quarter in QUARTERS]
    assert constant("list-filter.js", "QUARTERS") == quarters
    assert constant("list-filter.js", "EVERY_QUARTER") == TIME_SLUGS["quarterly"]
    assert constant("list-sort.js", "TIMES") == [*quarters, *TIME_SLUGS.values()]


def test_scripts_spell_no_other_word_of_an_address() -> None:
    """Where they know where an agency's page is, the word is the one that is published."""
    held = {*map(str, Field), *(str(name) for name, *_ in SORTS), *map(str, TIME_SLUGS.values())}
    for file in SCRIPTS.glob("*.js"):
        code = re.sub(r"(?m)^ *(//|/?\*).*$", "", script(file.name))
        words = {slug for slug in Slug if re.search(rf'["/]{slug}["/]', code)}
        assert {str(word) for word in words} <= held, file.name
    assert f'a[href$="/{Slug.AGENCIES}/$' in script("list-notes.js")
