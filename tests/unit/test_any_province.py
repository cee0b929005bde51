"""The code and the pages written by hand are for any province and any year: neither is named but in an example."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archives import ROOT

NAMED = re.compile(r"Ninh Bình|ninh-?binh|(?<!\d)20\d\d(?!\d)", re.IGNORECASE)
OTHERS = re.compile(r"https?://\S+|\b\d+(?:-\w+)?/(?:20\d\d/)?[A-ZĐ]+\d*(?:-[A-ZĐ]+)*\b|\{#.*?#\}|<svg.*?</svg>", re.DOTALL)
"""What has a number like a year without naming one: addresses of others, numbers of laws; and comments of templates."""

EXAMPLES = {
    "marked as an example": r'.*(?:ví dụ |for example |viết như: |như "|like "|, as )[^.]*20\d\d.*',
    "a day, in the examples of keys and of the API": r"20\d\d-\d\d-\d\d",
    "a report, in those examples": r"quy-1-[a-z]+(?:-[a-z]+)*-20\d\d-\d\d-\d\d",
    "a document, in those examples": r"\d+(?:-[a-z]+)+-20\d\d|62-2020-nd-cp",
    "a timing, in those examples and in what may be written": r'"?Quý [IV, ]+ năm 2022.*|Trước ngày 30/6/2022',
    "a year, in those examples and the least that a list of them needs": "20[02]2|2000",
    "a name of a plan or province, in those examples": r"(?:Kế hoạch cải|Cải) cách .*|(?:Ủy ban nhân dân )?tỉnh Ninh Bình"
    r"|Ninh Bình(?:, ngày tháng 12 năm 2021)?|ninh-binh|ĐN_VP7_01KH_2022",
    "an address, in the examples of redirects": r"2022/nhiem-vu/ii-6-[39]/",
}
"""Texts of the code that may name a year or a province, by the reason."""

BY_HAND = {
    "docs/huong-dan/bao-cao.md": r"(?:date|done_on): 2025-12-\d\d|3/15/2025",
    "docs/huong-dan/ke-hoach-nam-sau.md": r"continues: 2022/II.6.3|until: 2022|tap-sua/data/2022/",
    "docs/huong-dan/sua-bang-excel.md": r"tap-sua export 2022",
    "docs/huong-dan/sua-mot-nhiem-vu.md": r"25-qd-ubnd-2022|date: 2022-06-01",
    "docs/huong-dan/tap-sua.md": r"tap-sua/data/2022/",
    "docs/huong-dan/thong-bao.md": r"(?:Quý \w+|kế hoạch) năm 2022|ngày 2025-06-12|\(2025-06-11\)|Tháng 6/2023|của năm 2023"
    r"|31/6/2022|data/2022/(?:tasks/\S+|source.txt)",
}
"""Examples of the guides: a report, a plan to come, a document, the practice data, messages."""


WRITTEN = {".css", ".html", ".js", ".md", ".svg", ".xml"}


def written() -> Iterator[Path]:
    """Yield what people write of the site: settings, pages, scripts, styles and templates."""
    yield ROOT / "mkdocs.yml"
    for folder in ("docs", "overrides", "plan"):
        found = [path for path in (ROOT / folder).rglob("*") if path.suffix in WRITTEN]
        assert found, f"{folder} holds nothing of the kind any more"
        yield from found


def code() -> Iterator[Path]:
    for folder in ("plan", "hooks", "macros"):
        yield from (ROOT / folder).rglob("*.py")


def named(text: str) -> list[str]:
    """Return the province and the years that a text names."""
    return NAMED.findall(OTHERS.sub("", text))


def texts(source: str) -> Iterator[str]:
    """Yield the constants of a module, without docstrings, whose examples help to understand it."""
    tree = ast.parse(source)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in said)
    yield from (str(constant.value) for constant in constants)


def unexplained(source: str) -> list[str]:
    allowed = [re.compile(pattern, re.DOTALL) for pattern in EXAMPLES.values()]
    return [text for text in texts(source) if named(text) and not any(one.fullmatch(text) for one in allowed)]


def by_hand(path: str, text: str) -> list[str]:
    """Return what a page or template names, its examples left out."""
    return named(re.sub(BY_HAND.get(path, r"(?!)"), "", text))


@pytest.mark.parametrize("path", [str(path.relative_to(ROOT)) for path in written()])
def test_no_page_and_no_template_names_a_province_or_a_year(path: str) -> None:
    assert by_hand(path, (ROOT / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", [str(path.relative_to(ROOT)) for path in code()])
def test_no_code_names_a_province_or_a_year(path: str) -> None:
    assert unexplained((ROOT / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("text", ["Kế hoạch tỉnh Ninh Bình", "[x](2022/toan-van/index.md)", "[x](../2022/quy/)", "năm 2031"])
@pytest.mark.parametrize("path", ["docs/gioi-thieu.md", "overrides/main.html", *BY_HAND])
def test_a_page_that_did_would_be_found(path: str, text: str) -> None:
    assert by_hand(path, f"{(ROOT / path).read_text(encoding='utf-8')}\n{text}") != []


@pytest.mark.parametrize("text", ['"2022/nhiem-vu/"', "2025", 'f"{a}/2022/quy/"', '"UBND tỉnh Ninh Bình"', '"năm 2022"'])
def test_code_that_did_would_be_found(text: str) -> None:
    assert unexplained(f"x = {text}") != []


def test_every_example_that_is_allowed_is_there() -> None:
    found = [text for path in code() for text in texts(path.read_text(encoding="utf-8")) if named(text)]
    unused = [why for why, pattern in EXAMPLES.items() if not any(re.fullmatch(pattern, text, re.DOTALL) for text in found)]
    assert unused == []
    assert [
        path for path, pattern in BY_HAND.items() if not re.search(pattern, (ROOT / path).read_text(encoding="utf-8"))
    ] == []
