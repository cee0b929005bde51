"""The parts of a Word file that matter, and how messages call them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from plan.intake.contract import refusal
from plan.intake.package import Package
from plan.intake.xml import W, XmlElement, find

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MACROS = ("macroenabled", "vbaproject", "vbadata")
_NAMES = {
    "hdr": "đầu trang",
    "ftr": "chân trang",
    "footnotes": "chú thích cuối trang",
    "endnotes": "chú thích cuối văn bản",
    "comments": "nhận xét",
    "glossaryDocument": "khối dựng sẵn",
    "styles": "kiểu chữ",
    "numbering": "đánh số",
    "document": "thân văn bản",
}


@dataclass(frozen=True)
class WordParts:
    """A Word file taken apart."""

    package: Package

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the body."""
        name = next((target for kind, target in self.package.related("") if kind == "officeDocument"), "")
        if name not in self.package.content:
            raise refusal(key="damaged", found="thiếu thân văn bản")
        return name

    @cached_property
    def all(self) -> dict[str, XmlElement]:
        """Every part in Word's own XML, by its name."""
        names = [name for name, kind in self.package.types.items() if kind.startswith(_WORD) or name == self.main]
        return {name: root for name in names if (root := self.package.xml(name)) is not None}

    @cached_property
    def body(self) -> XmlElement:
        """The body."""
        found = find(self.all[self.main], "body")
        if found is None:
            raise refusal(key="damaged", found="thiếu thân văn bản")
        return found

    def holding(self, kind: str) -> XmlElement | None:
        """Return the part that the body has for something: "styles", "numbering", "footnotes"."""
        return next((self.all.get(name) for found, name in self.package.related(self.main) if found == kind), None)

    @property
    def margins(self) -> Iterator[XmlElement]:
        """The heads and feet of pages."""
        return (root for root in self.all.values() if root.tag in {f"{W}hdr", f"{W}ftr"})

    @property
    def has_macros(self) -> bool:
        """Whether there is any program in it."""
        kinds = {name.lower() for name in self.package.names} | {kind.lower() for kind in self.package.types.values()}
        return any(word in kind for kind in kinds for word in _MACROS)


def part_name(root: XmlElement) -> str:
    """Return how messages call a part."""
    return _NAMES.get(str(root.tag).removeprefix(W), str(root.tag).rpartition("}")[2])
