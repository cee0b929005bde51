"""The XML of Word files (ISO/IEC 29500-1, WordprocessingML): parsed safely, and walked through what only wraps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from lxml import etree

from plan.intake.contract import refusal

XmlElement: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    "wordprocessingml/main": W[1:-1],
    "officeDocument/relationships": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "officeDocument/math": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFFICE = "http://schemas.microsoft.com/office/"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DEEPEST = 120
"""Word's own files are some 30 deep."""
_MOST_DIGITS = 9
_BREAKS = str.maketrans("\t\n\r", "   ")
_WRAPS = {
    *(f"{W}{name}" for name in ("sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "dir", "bdo")),
    f"{MARKUP}AlternateContent",
}


def parsed(content: bytes, part: str) -> XmlElement:
    """Return the root of a part. Raises UnreadableError for what is no XML, declares anything, or is too deep."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise refusal(key="declared", found=part)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise refusal(key="damaged", found=f"{part}, dòng {error.lineno}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusal(key="declared", found=part)
    if _is_deep(root):
        raise refusal(key="too-large", found=f"{part} lồng sâu quá {_DEEPEST} lớp")
    return _transitional(root)


def _is_deep(root: XmlElement) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


def _transitional(root: XmlElement) -> XmlElement:
    """Rename what is written in the strict namespaces, as if it were not."""
    if any((uri or "").startswith(_STRICT) for uri in root.nsmap.values()):
        for element in root.iter(f"{{{_STRICT}*}}*", "*"):
            element.tag = _renamed(str(element.tag))
            for name in [name for name in element.attrib if str(name).startswith(f"{{{_STRICT}")]:
                element.set(_renamed(str(name)), element.attrib.pop(name))
    return root


def _renamed(name: str) -> str:
    uri, _, local = name[1:].rpartition("}")
    return f"{{{_TRANSITIONAL.get(uri.removeprefix(_STRICT), uri)}}}{local}"


def flat(element: XmlElement) -> Iterator[XmlElement]:
    """Yield the children of an element as if what only wraps were not there; `w:sdtPr` is told apart by who asks."""
    for child in element:
        if child.tag == f"{MARKUP}AlternateContent":
            yield from flat(_branch(child))
        elif child.tag in _WRAPS:
            yield from flat(child)
        else:
            yield child


def _branch(alternatives: XmlElement) -> XmlElement:
    """Return the one that Word takes: the first that asks for nothing but its own extensions, else the fallback."""
    for choice in alternatives.iterfind(f"{MARKUP}Choice"):
        wanted = choice.get("Requires", "").split()
        if all((choice.nsmap.get(prefix) or "").startswith(_OFFICE) for prefix in wanted):
            return choice
    fallback = alternatives.find(f"{MARKUP}Fallback")
    return alternatives.makeelement(f"{MARKUP}Fallback") if fallback is None else fallback


def within(element: XmlElement) -> Iterator[XmlElement]:
    """Yield all that stands in an element, in order, of two versions one."""
    for child in flat(element):
        yield child
        yield from within(child)


def value(element: XmlElement | None, path: str, default: str = "") -> str:
    """Return the `w:val` at a path of names ("tcPr/vMerge")."""
    found = find(element, path)
    return default if found is None else found.get(f"{W}val", default)


def find(element: XmlElement | None, path: str) -> XmlElement | None:
    """Return what stands at a path of names of Word's namespace, if anything does: the first of each name."""
    for name in _qualified(path):
        if element is None:
            return None
        element = next(element.iterchildren(name), None)
    return element


@cache
def _qualified(path: str) -> tuple[str, ...]:
    return tuple(f"{W}{name}" for name in path.split("/"))


def switched(element: XmlElement | None, path: str) -> bool | None:
    """Tell whether a switch is on or off; None where it does not stand (§17.17.4)."""
    found = find(element, path)
    return None if found is None else found.get(f"{W}val", "true").lower() not in {"false", "0", "off", "none"}


def whole(element: XmlElement | None, path: str, default: int) -> int:
    """Return the whole number at a path; what is none counts as the default."""
    return number_in(value(element, path), default)


def number_in(text: str, default: int) -> int:
    """Return the whole number that an attribute holds; what is none, or absurd, counts as the default."""
    is_number = text.isascii() and text.lstrip("-").isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if is_number else default


def spaced(element: XmlElement) -> str:
    """Return the text of a `w:t` as Word shows it: spaces at its ends only where the file keeps them, breaks as spaces."""
    text = (element.text or "").translate(_BREAKS)
    if text.strip(" ") == text:
        return text
    holders = (holder.get(_SPACE) for holder in (element, *element.iterancestors()))
    return text if next(filter(None, holders), "") == "preserve" else text.strip(" ")
