"""The Nu HTML Checker of the W3C finds nothing to mend on any page; cells of tables name their heads."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborNode

from tests.archives import ROOT
from tests.conftest import Site, parsed

JAR = ROOT / ".venv/node/node_modules/vnu-jar/build/dist/vnu.jar"
WITHOUT = "Không có Java từ 11 trở lên nên không soát được HTML; muốn soát: apt-get install --reinstall default-jre-headless"
HEADS = ("kh-table__section", "kh-table__objective", "kh-sheet__time", "kh-table__task")
"""Rows whose head stands over the rows that follow, the widest first: one ends what those behind it have begun."""


@dataclass(frozen=True)
class Known:
    """What the checker says and we leave."""

    message: str
    """The whole of it, as a regular expression."""
    reason: str


KNOWN = (
    Known(
        r"(Resource|Inline script) violates Content Security Policy \(meta tag\): .*",
        "it reads files, which have no origin that 'self' could name, and takes the theme's JSON for a script;"
        " tests/browser/test_security.py sees in a browser what the policy blocks",
    ),
    Known(
        r"Trailing slash on void elements has no effect and interacts badly with unquoted attribute values\.",
        "Python-Markdown writes images so, and MkDocs has no setting for it; its attributes are quoted",
    ),
    Known(
        r"Attribute “autocomplete” is only allowed when the input type is .*",
        "the theme's base.html has it on the two hidden checkboxes of its menu and search, in no block",
    ),
)


def test_the_checker_says_of_all_pages_nothing_but_what_is_known_and_all_of_that(
    site: Site, small: Site, reported: Site
) -> None:
    found = checked(site.folder, small.folder, reported.folder)
    left = [said for said in found if not any(re.fullmatch(known.message, said["message"]) for known in KNOWN)]
    told = sorted({f"{said['message']} {said.get('extract', '')!r} {said['url'].partition('/build/')[2]}" for said in left})
    assert not told, "\n".join(told[:20])
    gone = [known.message for known in KNOWN if not any(re.fullmatch(known.message, said["message"]) for said in found)]
    assert not gone, "Nay không còn, hãy xóa khỏi KNOWN"


def checked(*folders: Path) -> list[dict[str, Any]]:
    """Return what the checker says of all pages, in one run: to start it takes longer than many a page."""
    assert JAR.is_file(), "Chưa có vnu-jar: hãy chạy make test"
    java = shutil.which("java")
    if not java or subprocess.run([java, "-jar", JAR, "--version"], capture_output=True, check=False).returncode:
        assert not shutil.which("apt-get"), WITHOUT
        assert not os.environ.get("CI"), WITHOUT
        pytest.skip(WITHOUT)
    command = [java, "-jar", JAR, "--format", "json", "--skip-non-html", "--exit-zero-always", *folders]
    result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    found: list[dict[str, Any]] = json.loads(result.stderr)["messages"]
    return found


# HTML_CodeSniffer asks for `headers` where heads have two levels, and then also for the heads of all other groups in the same
# column, whose cells they are not (squizlabs/HTML_CodeSniffer#237, #285): so this is held here and not with that tool.
def test_each_cell_under_two_levels_of_heads_names_its_column_and_the_nearest_head_of_each_level(
    site: Site, small: Site
) -> None:
    tables = [
        (file, table) for file in [*site.files(), *small.files()] for table in parsed(file).css("table") if heads(table)
    ]
    assert len(tables) > 80
    for file, table in tables:
        assert [*named(table)] == [*expected(table)], file


def heads(table: LexborNode) -> bool:
    """Tell whether heads stand over rows in levels; of a timeline each group has one, whose scope ends with the group."""
    groups = table.css("tbody")
    return any(len(group.css('th[scope="rowgroup"]')) > 1 or not group.css('th[scope="row"]') for group in groups) and bool(
        table.css('th[scope="rowgroup"]')
    )


def cells(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in row.iter() if cell.tag in {"td", "th"}]


def named(table: LexborNode) -> Iterator[list[str]]:
    """Yield the words of the heads that each cell names; an id that no head of the table has is a KeyError."""
    words = {str(head.attributes["id"]): head.text() for head in table.css("th")}
    assert len(words) == len(table.css("th"))
    return ([words[id_] for id_ in (cell.attributes["headers"] or "").split()] for cell in table.css("td"))


def expected(table: LexborNode) -> Iterator[list[str]]:
    """Yield the words of the heads over each cell, read from the table as it is seen; one across all columns has none."""
    columns: Sequence[str] = [cell.text() for cell in cells(table.css("thead tr")[0])]
    above: dict[str, str] = {}
    for row in table.css("tbody tr"):
        level = next((name for name in HEADS if name in (row.attributes.get("class") or "")), None)
        if level:
            above = {name: words for name, words in above.items() if HEADS.index(name) < HEADS.index(level)}
            above[level] = row.text(strip=False).strip("\n")
        else:
            across = "colspan" in cells(row)[0].attributes
            yield from [[*above.values()]] if across else ([*above.values(), column] for column in columns)
