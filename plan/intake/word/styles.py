"""Styles of a Word file: what a paragraph, a run or a table has from them (ISO/IEC 29500-1 §17.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from plan.intake.xml import W, XmlElement, find, switched, value

_MOST_BASES = 20


@dataclass(frozen=True)
class Styles:
    """The styles of a file; one without any has none."""

    root: XmlElement | None
    _known: dict[tuple[str, str, str], bool] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> Mapping[str, XmlElement]:
        found = () if self.root is None else self.root.iterfind(f"{W}style")
        return {style.get(f"{W}styleId", ""): style for style in found}

    @cached_property
    def _default(self) -> Mapping[str, str]:
        """The id of the style that each kind ("paragraph", "table") has where it names none."""
        return {
            style.get(f"{W}type", ""): style_id
            for style_id, style in self._by_id.items()
            if style.get(f"{W}default", "0").lower() in {"1", "true", "on"}
        }

    def chain(self, style_id: str, kind: str = "paragraph") -> Iterator[XmlElement]:
        """Yield a style, what it is based on, and so on; without an id the default of a kind."""
        wanted = style_id if style_id in self._by_id else self._default.get(kind, "")
        for _ in range(_MOST_BASES):
            style = self._by_id.get(wanted)
            if style is None:
                return
            yield style
            wanted = value(style, "basedOn")

    def name(self, style_id: str) -> str:
        """Return what Word's window calls a paragraph's style."""
        return next((value(style, "name", style_id) for style in self.chain(style_id)), style_id)

    def first(self, style_id: str, path: str, kind: str = "paragraph") -> XmlElement | None:
        """Return what the nearest of a style and its bases has at a path ("pPr/numPr")."""
        found = (find(style, path) for style in self.chain(style_id, kind))
        return next((element for element in found if element is not None), None)

    def is_heading(self, paragraph: XmlElement) -> bool:
        """Whether Word's outline lists a paragraph, or its style is one for titles."""
        style_id = value(paragraph, "pPr/pStyle")
        level = find(paragraph, "pPr/outlineLvl")
        level = self.first(style_id, "pPr/outlineLvl") if level is None else level
        name = self.name(style_id).lower()
        is_listed = level is not None and level.get(f"{W}val", "9") in set("012345678")
        return is_listed or name.startswith(("heading", "title", "subtitle"))

    def looks(self, properties: XmlElement | None, paragraph_style: str, look: str) -> bool:
        """Tell whether a run has a look ("vanish", "caps"): its own properties count before those of styles (§17.7.3)."""
        own = switched(properties, look)
        if own is not None:
            return own
        return self._styled(value(properties, "rStyle"), paragraph_style, look)

    def _styled(self, run_style: str, paragraph_style: str, look: str) -> bool:
        key = (run_style, paragraph_style, look)
        if key not in self._known:
            sides = (self._has(run_style, "character", look), self._has(paragraph_style, "paragraph", look))
            default = switched(self.root, f"docDefaults/rPrDefault/rPr/{look}")
            self._known[key] = sides[0] is not sides[1] or bool(default)
        return self._known[key]

    def _has(self, style_id: str, kind: str, look: str) -> bool:
        found = (switched(style, f"rPr/{look}") for style in self.chain(style_id, kind))
        return next((state for state in found if state is not None), False)
