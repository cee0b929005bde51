"""Whatever a file holds, it is read or refused in words: no other error, no letter changed."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from plan.intake.paper import Paragraph, UnreadableError
from plan.intake.reading_file import manuscript_in
from tests.word import test_numbers, test_tables, test_text, test_workbook
from tests.word.building import NAMES, lvl, numbering, p, package, r, repacked, sdt, tbl, tc, tr

LISTS = numbering({"0": lvl(0, "%1.") + lvl(1, "%1.%2.")}, {"1": "0", "2": ("0", test_numbers.start_over(0, 4))})
RICH = package(
    test_tables.MOTTO
    + test_tables.DRAWN
    + "".join(p(content) for content, _, _ in test_text.TOLD.values())
    + p("a", number="1", style="Muc")
    + p("b", number="2", level=1)
    + sdt(
        tbl(tr(tc(p("1", number="1"), merge="restart"), tc("c", span=2)), tr(tc(merge="continue"), tc("d"), tc("e")), width=3)
    ),
    numbering=LISTS,
    styles=test_numbers.STYLED,
    footnotes=f'<w:footnotes {NAMES}><w:footnote w:id="2">{p("chú")}</w:footnote></w:footnotes>',
    header1=f"<w:hdr {NAMES}>{p('đầu')}</w:hdr>",
)
WORKBOOK = test_workbook.workbook(lambda sheet: sheet.merge_cells("B4:D4"))


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1))
def test_no_letter_is_changed(text: str) -> None:
    found = manuscript_in(package(p(r("x" + text))))
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == ["x" + text]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_file_with_anything_missing_or_twice_or_odd_is_read_or_refused(data: st.DataObject) -> None:
    content = {"Word": RICH, "Excel": WORKBOOK}[data.draw(st.sampled_from(["Word", "Excel"]))]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    read_or_refused(repacked(content, {name: damaged(parts[name], data)}))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.integers(0, len(RICH)))
def test_any_bytes_are_read_or_refused(found: bytes, at: int) -> None:
    read_or_refused(found)
    read_or_refused(RICH[:at] + found)
    read_or_refused(RICH[:at] + found + RICH[at + len(found) :])


def read_or_refused(content: bytes) -> None:
    try:
        found = manuscript_in(content)
    except UnreadableError:
        return
    assert any(found.paragraphs)


def damaged(part: bytes, data: st.DataObject) -> bytes:
    """Take an element or an attribute out of a part, repeat it, rename it, or give it another value."""
    root = etree.fromstring(part)
    for _ in range(data.draw(st.integers(1, 3))):
        element = data.draw(st.sampled_from(list(root.iter())))
        deed = data.draw(st.sampled_from(["out", "twice", "value", "name"]))
        parent = element.getparent()
        if deed == "out" and parent is not None:
            parent.remove(element)
        elif deed == "twice" and parent is not None:
            parent.append(etree.fromstring(etree.tostring(element)))
        elif deed == "value" and element.attrib:
            value = data.draw(st.sampled_from(["", "0", "-1", "1", "7", "99999999999", "x", "restart", "%9", "A1:ZZ9"]))
            element.set(data.draw(st.sampled_from(sorted(map(str, element.attrib)))), value)
        elif deed == "name":
            element.tag = data.draw(st.sampled_from([str(other.tag) for other in root.iter()]))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
