"""What every page has around its content: its heading, the way that leads to it, what MkDocs knows of it."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from plan.facts.pages import PAGE_KINDS, Page
from plan.ground.addresses import Links

Crumb = tuple[str, str]
"""The title and the address, from the site's root, of a page above another."""


class MkDocsPage(Protocol):
    """What is needed of a page that MkDocs builds."""

    meta: MutableMapping[str, Any]
    url: str
    """Address from the site's root: "2022/quy/1/"; "" for the home page."""
    edit_url: str | None


@dataclass(frozen=True)
class Heading:
    """A page's H1: its title, with what is numbered above it ("Nhiệm vụ II.6.3")."""

    title: str
    number: str = ""
    css: str = ""
    lang: str = ""
    """Its language where that is not Vietnamese: "en"."""

    def of_year(self, year: int) -> Heading:
        """Return the heading with the year of its plan, unless its title or number says it."""
        said = f"năm {year}"
        if said in self.title or said in self.number:
            return self
        return replace(self, number=f"{self.number}, {said}" if self.number else said.capitalize())

    @property
    def markdown(self) -> str:
        """The heading as Markdown that can hold nothing but text."""
        number = f'<span class="kh-no">{entities(self.number)}<span class="kh-vh">:</span></span> ' if self.number else ""
        css, lang = f" .{self.css}" if self.css else "", f" lang={self.lang}" if self.lang else ""
        return f"# {number}{entities(self.title)} {{: #{self.anchor}{css}{lang} }}"

    @property
    def html(self) -> str:
        """What Markdown makes of it."""
        number = f'<span class="kh-no">{entities(self.number)}<span class="kh-vh">:</span></span> ' if self.number else ""
        css = f' class="{self.css}"' if self.css else ""
        lang = f' lang="{self.lang}"' if self.lang else ""
        return f'<h1{css} id="{self.anchor}"{lang}>{number}{entities(self.title)}</h1>'

    @property
    def text(self) -> str:
        """Its words, as HTML without tags: "Nhiệm vụ II&#46;6&#46;3: …"."""
        return f"{entities(self.number)}: {entities(self.title)}" if self.number else entities(self.title)

    @property
    def anchor(self) -> str:
        """Where a link that passes over the head of the site leads."""
        return "noi-dung"


def entities(text: str) -> str:
    """Write every character that is not a letter, digit or space as an entity, so that Markdown sees text only."""
    return "".join(char if char.isalnum() or char == " " else f"&#{ord(char)};" for char in " ".join(text.split()))


def root_of(page: MkDocsPage) -> str:
    """Return the whole address of the site's root; "" for a page that is not part of a site, or a site without address."""
    whole = str(getattr(page, "canonical_url", None) or "")
    return whole.removesuffix(page.url) if whole.startswith("http") else ""


def trail(page: Page, above: Iterable[Crumb]) -> list[Crumb]:
    """Return what leads to a page: the home page, its plan, what is above it in the plan; nothing to the home page."""
    if page.kind == "home":
        return []
    of_plan = PAGE_KINDS[page.kind].is_of_plan and page.kind != "plan"
    top = (f"Kế hoạch {page.year}", Links("", page.year).plan())
    return [("Trang chủ", ""), *([top] if of_plan else []), *above]
