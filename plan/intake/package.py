"""The zip that Word and Excel write (ISO/IEC 29500-2, Open Packaging Conventions), opened without trust."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from plan.intake.contract import MOST_RECEIVED, refusal
from plan.intake.xml import XmlElement, parsed

_MOST_PARTS = 5_000
_MOST_UNPACKED = 300_000_000
_MOST_OF_XML = 80_000_000
_MOST_RATIO = 250
"""Word's own XML of a long table is some 40 times as long as it is packed."""
_SMALL = 5_000_000
"""What unpacks to no more may be packed as it likes."""
_TYPES = "[Content_Types].xml"
_OF_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OF_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_PROTECTED = 0x1


@dataclass(frozen=True)
class Package:
    """The parts of a file, by their names ("word/document.xml")."""

    names: frozenset[str]
    content: Mapping[str, bytes]
    """The XML parts."""

    @cached_property
    def _types(self) -> XmlElement:
        if _TYPES not in self.content:
            raise refusal(key="damaged", found=f"thiếu {_TYPES}")
        return parsed(self.content[_TYPES], _TYPES)

    @cached_property
    def types(self) -> Mapping[str, str]:
        """The content type of each part; of those without one, an empty word."""
        own = {item.get("PartName", "").lstrip("/"): item.get("ContentType", "") for item in self._typed("Override")}
        endings = {item.get("Extension", "").lower(): item.get("ContentType", "") for item in self._typed("Default")}
        return {name: own.get(name) or endings.get(name.rpartition(".")[2].lower(), "") for name in sorted(self.names)}

    def _typed(self, kind: str) -> Iterator[XmlElement]:
        return self._types.iterfind(f"{_OF_TYPES}{kind}")

    def xml(self, name: str) -> XmlElement | None:
        """Return the root of a part, if there is such a part."""
        return parsed(self.content[name], name) if name in self.content else None

    def related(self, source: str) -> Iterator[tuple[str, str]]:
        """Yield the last word of the type of each relation of a part ("footnotes"), and the part it leads to."""
        folder, name = posixpath.split(source)
        relations = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        for item in () if relations is None else relations.iterfind(f"{_OF_RELATIONS}Relationship"):
            if item.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, item.get("Target", ""))).lstrip("/")
                yield item.get("Type", "").rpartition("/")[2], target

    def holding(self, source: str, kind: str) -> XmlElement | None:
        """Return the root of the first part that a part has for something ("numbering"), if it has one."""
        return next((self.xml(target) for found, target in self.related(source) if found == kind), None)


def unpacked(content: bytes) -> Package:
    """Open a zip. Raises UnreadableError for what is damaged, encrypted, too large, or named as nothing honest is."""
    if len(content) > MOST_RECEIVED:
        raise refusal(key="too-large", found=f"{len(content) // 1_000_000} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _checked(parts)
            return Package(
                frozenset(part.filename for part in parts),
                {part.filename: archive.read(part) for part in parts if _is_xml(part.filename)},
            )
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise refusal(key="damaged", found=f"gói zip ({type(error).__name__})") from None


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels")) or name == "mimetype"


def _checked(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    size = sum(part.file_size for part in parts)
    if len(names) > _MOST_PARTS or size > _MOST_UNPACKED:
        raise refusal(key="too-large", found=f"{len(names)} phần, {size // 1_000_000} MB")
    if len({name.lower() for name in names}) < len(names):
        raise refusal(key="odd-names", found="hai phần cùng tên")
    odd = next(filter(_is_odd, names), None)
    if odd is not None:
        raise refusal(key="odd-names", found=ascii(odd)[1:-1])
    for part in parts:
        _fits(part)


def _is_odd(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/") or not name.isprintable()


def _fits(part: zipfile.ZipInfo) -> None:
    if part.flag_bits & _PROTECTED:
        raise refusal(key="encrypted", found=part.filename)
    ratio = part.file_size / max(part.compress_size, 1)
    if part.file_size > _SMALL and (ratio > _MOST_RATIO or (_is_xml(part.filename) and part.file_size > _MOST_OF_XML)):
        size = part.file_size // 1_000_000
        raise refusal(key="too-large", found=f"{part.filename} bung ra {size} MB, gấp {ratio:.0f} lần khi nén")
