"""Word files for tests, zipped from XML written by hand: LibreOffice cannot write the shapes that break readers.

>>> package(p("Mục tiêu") + tbl(tr(tc("1"), tc("2"))))
b'PK…'
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from plan.intake.paper import Grid, Manuscript
from plan.intake.reading_file import manuscript_in

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{WORD}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header1": "header",
    "footer1": "footer",
    "glossary/document": "glossaryDocument",
}
"""What a part may be called, and the kind of its relation and content type."""


def r(text: str, look: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(content: str = "", *, style: str = "", number: str = "", level: int | None = None, more: str = "") -> str:
    """Return a paragraph; what is no markup is one run of text."""
    runs = content if content.startswith("<") or not content else r(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    at = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    listed = f'<w:numPr>{at}<w:numId w:val="{number}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{named}{listed}{more}</w:pPr>{runs}</w:p>"


def tc(content: str = "", *, span: int = 1, merge: str = "", more: str = "") -> str:
    """Return a cell; `merge` is "restart" or "continue" (down the rows)."""
    inner = content if content.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else p(content)
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    return f"<w:tc><w:tcPr>{spanned}{merged}{more}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, before: int = 0, after: int = 0, head: bool = False, more: str = "") -> str:
    """Return a row."""
    gaps = "".join(f'<w:grid{side} w:val="{count}"/>' for side, count in (("Before", before), ("After", after)) if count)
    return f"<w:tr><w:trPr>{gaps}{'<w:tblHeader/>' if head else ''}{more}</w:trPr>{''.join(cells)}</w:tr>"


BORDERS = "<w:tblBorders>" + "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "insideH", "insideV"))
BORDERS += "</w:tblBorders>"


def tbl(*rows: str, width: int, borders: str = BORDERS, widths: Sequence[int] = ()) -> str:
    """Return a table on a grid of so many columns."""
    columns = "".join(f'<w:gridCol w:w="{size}"/>' for size in widths or [900] * width)
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def sdt(content: str, properties: str = "") -> str:
    """Return something in a content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def fields(code: str, result: str) -> str:
    """Return a field as Word writes it in runs."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def either(choice: str, fallback: str, *, needs: str = "wps") -> str:
    """Return something in two versions, the first for programs that know a namespace."""
    first = f'<mc:Choice Requires="{needs}">{choice}</mc:Choice>'
    return f"<mc:AlternateContent>{first}<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"


def lvl(at: int, pattern: str, kind: str = "decimal", *, start: int = 1, more: str = "") -> str:
    """Return a level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def numbering(abstracts: Mapping[str, str], lists: Mapping[str, str | tuple[str, str]]) -> str:
    """Return the lists of a file: abstract lists by their ids, and lists by theirs (an abstract one, and what differs)."""
    made = "".join(f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>' for key, levels in abstracts.items())
    for key, found in lists.items():
        abstract, more = (found, "") if isinstance(found, str) else found
        made += f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'
    return f"<w:numbering {NAMES}>{made}</w:numbering>"


def styles(content: str) -> str:
    return f"<w:styles {NAMES}>{content}</w:styles>"


def package(body: str, *, main: str = "document.main", extra: Mapping[str, bytes] | None = None, **parts: str) -> bytes:
    """Zip a Word file; further parts are named as in Word ("header1"), "_" for "/"."""
    named = {name.replace("_", "/"): content for name, content in parts.items()}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}{_PARTS[name].removesuffix("Document")}'
        f'{".document" if name.startswith("glossary") else ""}+xml"/>'
        for name in named
    )
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATION}{_PARTS[name]}" Target="{name}.xml"/>'
        for number, name in enumerate(named)
    )
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{TYPE}{main}+xml"/>{types}</Types>',
            "_rels/.rels": _relations(f'<Relationship Id="r1" Type="{_RELATION}officeDocument" Target="word/document.xml"/>'),
            "word/_rels/document.xml.rels": _relations(relations),
            "word/document.xml": f"<w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>",
            **{f"word/{name}.xml": content for name, content in named.items()},
            **(extra or {}),
        }
    )


def _relations(content: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{content}</Relationships>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Zip parts, as they come."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def repacked(content: bytes, changes: Mapping[str, bytes]) -> bytes:
    """Zip a file anew with some parts changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()} | dict(changes))


def read(body: str, **parts: str) -> Manuscript:
    """Read a Word file of this body."""
    return manuscript_in(package(body, **parts))


def shown(found: Manuscript) -> list[str]:
    """Return what a reader sees of the paragraphs of the body."""
    return [block.shown for block in found.blocks if not isinstance(block, Grid)]


def said(found: Manuscript) -> list[tuple[str, str]]:
    """Return the notes, each with its place."""
    return [(aside.where, aside.said) for aside in found.asides]


def cells(grid: Grid) -> list[list[tuple[int, int, int, str]]]:
    """Return each row's cells: column, span, height, text."""
    return [
        [(cell.column, cell.span, cell.height, " ¶ ".join(part.shown for part in cell.paragraphs)) for cell in row.cells]
        for row in grid.rows
    ]


def only_grid(found: Manuscript) -> Grid:
    """Return the one table of a file."""
    (grid,) = [block for block in found.blocks if isinstance(block, Grid)]
    return grid
