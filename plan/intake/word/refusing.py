"""What is refused before a word is read: revision marks and comments, anywhere in the original file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from plan.intake.contract import beginning, refusal, refusals
from plan.intake.word.parts import WordParts, part_name
from plan.intake.xml import W, XmlElement

_KINDS = {
    "chèn": ("ins", "cellIns", "customXmlInsRangeStart"),
    "xóa": ("del", "cellDel", "customXmlDelRangeStart", "delText", "delInstrText"),
    "chuyển": ("moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "customXmlMoveFromRangeStart"),
    "gộp ô": ("cellMerge", "customXmlMoveToRangeStart"),
    "đổi số thứ tự": ("numberingChange",),
    "đổi định dạng": (
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange"),
        *("trPrChange", "tcPrChange", "tblGridChange"),
    ),
}
_KIND = {f"{W}{name}": kind for kind, names in _KINDS.items() for name in names}
_CONFLICTS = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_KIND |= {f"{_CONFLICTS}conflictIns": "chèn", f"{_CONFLICTS}conflictDel": "xóa"}
_MOST_PLACES = 5
_MOST_LOOKED_AT = 50


def check(parts: WordParts) -> None:
    """Raise UnreadableError for macros; for revision marks and comments, at once; for what is joined from elsewhere."""
    if parts.has_macros:
        raise refusal(key="macros")
    found = [*_revisions(parts), *_comments(parts)]
    if found:
        raise refusals(found)
    outside = [element for root in parts.all.values() for element in root.iter(f"{W}altChunk", f"{W}subDoc")]
    if outside:
        raise refusal(key="outside", found=_places(outside))


def _revisions(parts: WordParts) -> Iterator[tuple[str, str]]:
    marks = [element for root in parts.all.values() for element in root.iter(*_KIND) if not _is_inside_another(element)]
    if marks:
        counts = Counter(_KIND[str(mark.tag)] for mark in marks)
        kinds = ", ".join(f"{count} chỗ {kind}" for kind, count in counts.items())
        yield "revisions", f"{len(marks)} dấu ({kinds}), ở {_places(marks)}"


def _is_inside_another(mark: XmlElement) -> bool:
    """Whether a mark only repeats that the words in it are deleted."""
    return (
        mark.tag in {f"{W}delText", f"{W}delInstrText"}
        and next(mark.iterancestors(f"{W}del", f"{W}moveFrom"), None) is not None
    )


def _comments(parts: WordParts) -> Iterator[tuple[str, str]]:
    texts = [item for root in parts.all.values() if root.tag == f"{W}comments" for item in root.iter(f"{W}comment")]
    marks = [mark for root in parts.all.values() for mark in root.iter(f"{W}commentReference")]
    if texts or marks:
        yield "comments", f"{max(len(texts), len(marks))} nhận xét, ở {_places(marks or texts)}"


def _places(elements: Sequence[XmlElement]) -> str:
    """Say where some things stand; of many, where the first do."""
    places = list(dict.fromkeys(map(_place, elements[:_MOST_LOOKED_AT])))
    is_more = len(places) > _MOST_PLACES or len(elements) > _MOST_LOOKED_AT
    return "; ".join(places[:_MOST_PLACES]) + (" và những chỗ khác" if is_more else "")


def _place(element: XmlElement) -> str:
    """Say where something stands: the part, the row of a table, the first words of its paragraph or row."""
    root = element.getroottree().getroot()
    row = next(element.iterancestors(f"{W}tr"), None)
    paragraph = next(element.iterancestors(f"{W}p"), element if row is None else row)
    text = "".join(item.text or "" for item in paragraph.iter(f"{W}t", f"{W}delText"))
    return ", ".join(filter(None, (part_name(root), _row(row), beginning(text) if text.strip() else "")))


def _row(row: XmlElement | None) -> str:
    table = None if row is None else next(row.iterancestors(f"{W}tbl"), None)
    if row is None or table is None:
        return ""
    tables = list(table.getroottree().getroot().iter(f"{W}tbl"))
    return f"bảng {tables.index(table) + 1}, hàng {list(table.iter(f'{W}tr')).index(row) + 1}"
