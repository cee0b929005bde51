"""The text of a paragraph: its runs, letter for letter, and what is told beside them (ISO/IEC 29500-1 §17.3.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from plan.intake.paper import BREAK
from plan.intake.word.noting import Noting
from plan.intake.word.styles import Styles
from plan.intake.word.symbols import sign
from plan.intake.xml import MATH, W, XmlElement, find, flat, spaced, switched, value, within

_PAGE = "\f"
_LOOKS = {"caps": "capitals", "smallCaps": "capitals", "strike": "struck-text", "dstrike": "struck-text"}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{W}softHyphen": "\N{SOFT HYPHEN}",
}
_SILENT = {
    f"{W}{name}"
    for name in (
        *("pPr", "rPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "lastRenderedPageBreak"),
        *("instrText", "footnoteRef", "endnoteRef", "annotationRef", "separator", "continuationSeparator", "sdtEndPr"),
        *("smartTagPr", "customXmlPr", "commentRangeStart", "commentRangeEnd", "rubyPr"),
    )
}
_LINKS = {"HYPERLINK", "TC", "XE", "TA"}
"""Fields that show plain text, or nothing."""


@dataclass
class _Field:
    """An open field: its code, and whether the walk has come to its result."""

    begun: int
    code: str = ""
    is_result: bool = False


@dataclass
class Runs:
    """Reads paragraphs one after the other: a field may begin in one and end in another."""

    styles: Styles
    notes: Mapping[tuple[str, str], str]
    """The words of the foot- and endnotes, by kind and id."""
    noting: Noting
    _parts: list[str] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)
    _looks: dict[str, list[str]] = field(default_factory=dict)
    _style: str = ""

    def text(self, paragraph: XmlElement) -> str:
        """Return the text that a paragraph shows, without its automatic number; tell the rest."""
        self._parts, self._looks, self._style = [], {}, value(paragraph, "pPr/pStyle")
        for open_field in self._fields:
            open_field.begun = 0
        self._inline(paragraph)
        for key, words in self._looks.items():
            self.noting.tell(key, "".join(words))
        text = "".join(self._parts).strip(_PAGE).replace(_PAGE, "\n")
        if switched(paragraph, "pPr/rPr/vanish") and text.strip():
            self.noting.tell("joined", text)
        return text

    @property
    def is_open(self) -> bool:
        """Whether a field has begun and never come to its result: what follows it would be lost."""
        return any(not found.is_result for found in self._fields)

    def _inline(self, holder: XmlElement) -> None:
        for child in flat(holder):
            if child.tag == f"{W}r":
                self._run(child)
            elif child.tag == f"{W}fldSimple":
                self._simple_field(child)
            else:
                self._special(child, "")

    def _run(self, run: XmlElement) -> None:
        properties = find(run, "rPr")
        is_hidden = self.styles.looks(properties, self._style, "vanish")
        before = len(self._parts)
        for child in flat(run):
            self._piece(child)
        shown = "".join(self._parts[before:])
        if is_hidden and shown:
            del self._parts[before:]
            self._look("hidden-text", shown)
        elif shown.strip():
            self._look_of(properties, shown)

    def _look_of(self, properties: XmlElement | None, shown: str) -> None:
        for look, key in _LOOKS.items():
            if self.styles.looks(properties, self._style, look) and (key != "capitals" or shown != shown.upper()):
                self._look(key, shown)
        if value(properties, "vertAlign") in {"superscript", "subscript"}:
            self._look("raised-text", shown)

    def _look(self, key: str, shown: str) -> None:
        self._looks.setdefault(key, []).append(shown)

    def _piece(self, child: XmlElement) -> None:
        if child.tag == f"{W}t":
            self._add(spaced(child))
        elif child.tag in _SIGNS:
            self._add(_SIGNS[str(child.tag)])
        elif child.tag == f"{W}br":
            self._add("\n" if child.get(f"{W}type", "textWrapping") == "textWrapping" else _PAGE)
        elif child.tag == f"{W}instrText":
            self._code(child.text or "")
        elif child.tag == f"{W}fldChar":
            self._field(child.get(f"{W}fldCharType", ""))
        else:
            self._special(child, child.get(f"{W}id", ""))

    def _add(self, text: str) -> None:
        if all(found.is_result for found in self._fields):
            self._parts.append(text)

    def _code(self, text: str) -> None:
        if self._fields:
            self._fields[-1].code += text

    def _field(self, state: str) -> None:
        if state == "begin":
            self._fields.append(_Field(len(self._parts)))
        elif state == "separate" and self._fields:
            self._fields[-1].is_result, self._fields[-1].begun = True, len(self._parts)
        elif state == "end" and self._fields:
            ended = self._fields.pop()
            self._tell_field(ended.code, "".join(self._parts[ended.begun :]))

    def _simple_field(self, element: XmlElement) -> None:
        before = len(self._parts)
        self._inline(element)
        self._tell_field(element.get(f"{W}instr", ""), "".join(self._parts[before:]))

    def _tell_field(self, code: str, result: str) -> None:
        """Tell a field, but for one within another, which is told with it."""
        if not self._fields and code.split()[:1] and code.split(maxsplit=1)[0].upper() not in _LINKS:
            self.noting.tell("field", f"{' '.join(code.split())} → {result}" if result else " ".join(code.split()))

    def _special(self, child: XmlElement, note: str) -> None:
        reading = _SPECIAL.get(str(child.tag))
        if reading is not None:
            reading(self, child, note)
        elif str(child.tag).startswith(MATH):
            self._formula(child)
        elif child.tag not in _SILENT and (words := words_of(child)):
            self.noting.tell("unknown", words)

    def _formula(self, child: XmlElement) -> None:
        words = "".join(item.text or "" for item in child.iter(f"{MATH}t"))
        self._add(words)
        if words:
            self.noting.tell("formula", words)

    def _symbol(self, child: XmlElement, _: str) -> None:
        char = sign(_hexadecimal(child.get(f"{W}char", "")), child.get(f"{W}font", ""))
        self._add(char)
        self.noting.tell("symbol", char)

    def _footnote(self, child: XmlElement, note: str) -> None:
        kind = str(child.tag).removeprefix(W).removesuffix("Reference")
        self.noting.tell("footnote", self.notes.get((kind, note), ""))

    def _drawing(self, child: XmlElement, _: str) -> None:
        boxes = [words for box in within(child) if box.tag == f"{W}txbxContent" and (words := words_of(box))]
        drawn = [words for item in within(child) if (words := item.get("string", "")) and str(item.tag).endswith("}textpath")]
        for words in (*boxes, *drawn):
            self.noting.tell("text-box", words)
        if not boxes and not drawn:
            self.noting.tell("picture", next((item.get("descr", "") for item in within(child) if item.get("descr")), ""))

    def _ruby(self, child: XmlElement, _: str) -> None:
        self.noting.tell("ruby", "".join(words_of(item) for item in flat(child) if item.tag == f"{W}rt"))
        for base in (item for item in flat(child) if item.tag == f"{W}rubyBase"):
            self._inline(base)

    def _control(self, child: XmlElement, _: str) -> None:
        tell_control(self.noting, child)


_SPECIAL: Mapping[str, Callable[[Runs, XmlElement, str], None]] = {
    f"{W}sym": Runs._symbol,  # noqa: SLF001
    f"{W}footnoteReference": Runs._footnote,  # noqa: SLF001
    f"{W}endnoteReference": Runs._footnote,  # noqa: SLF001
    **dict.fromkeys((f"{W}drawing", f"{W}pict", f"{W}object"), Runs._drawing),  # noqa: SLF001
    f"{W}ruby": Runs._ruby,  # noqa: SLF001
    f"{W}sdtPr": Runs._control,  # noqa: SLF001
}


def tell_control(noting: Noting, properties: XmlElement) -> None:
    """Tell of a content control that shows what nobody has filled in, or words that are kept elsewhere."""
    if switched(properties, "showingPlcHdr"):
        noting.tell("placeholder")
    if find(properties, "dataBinding") is not None:
        noting.tell("bound")


def _hexadecimal(text: str) -> int:
    try:
        return int(text, 16) & 0xFFFF
    except ValueError:
        return 0


def words_of(element: XmlElement) -> str:
    """Return the plain words of what is only told, of two versions one: "TỐI MẬT ¶ Bản số 2" of a box of two paragraphs."""
    paragraphs = [item for item in (element, *within(element)) if item.tag == f"{W}p"]
    texts = [_letters(paragraph) for paragraph in paragraphs] or [_letters(element)]
    return BREAK.join(filter(str.strip, texts))


def _letters(element: XmlElement) -> str:
    return "".join(
        spaced(item) if item.tag == f"{W}t" else _SIGNS.get(str(item.tag), item.text or "" if item.tag == f"{MATH}t" else "")
        for item in _own(element)
    )


def _own(element: XmlElement) -> Iterator[XmlElement]:
    """Yield what stands in a paragraph, but not in the paragraphs of a box in it."""
    for child in flat(element):
        if child.tag != f"{W}p":
            yield child
            yield from _own(child)
