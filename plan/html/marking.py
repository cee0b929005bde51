"""The document's words on one page: marked up, with the marks of what was corrected, noted or amended."""

from __future__ import annotations

from jinja2.runtime import Macro
from markupsafe import Markup

from plan.facts import located
from plan.facts.located import Located
from plan.facts.remarks import Remark
from plan.facts.year import Year
from plan.ground.addresses import Links
from plan.ground.model import Act, Parties, Record, Row
from plan.html.words import Words


class Marking:
    """Marks up the document's words for one page."""

    def __init__(self, words: Words, of: Year, to: Links, made: dict[tuple[str, int, Links], Markup]) -> None:
        self._words = words
        self._of = of
        self._to = to
        self._made = made

    def plain(self, text: str) -> Markup:
        """A text with links to documents and explained abbreviations."""
        return self._words.plain(text, self._to)

    def prose(self, text: str) -> Markup:
        """A paragraph, also with links to the agencies it names."""
        return self._words.prose(text, self._to, self._of.duties.told_at)

    def cell(self, parties: Parties | None) -> Markup:
        """A cell of agencies; empty when the document's cell is."""
        return self._words.parties(parties, self._to, self._of.duties.told_at) if parties else Markup()

    def remarks(self, record: Record, field: str) -> list[Remark]:
        """The corrections and notes on a key of a record."""
        return [remark for remark in self.all_remarks(record) if remark.field == field]

    def acts(self, record: Record) -> list[Remark]:
        """What later documents did to a whole record: added it, repealed it."""
        return [remark for remark in self.all_remarks(record) if isinstance(remark.edit, Act)]

    def once(self, row: Row, macro: Macro, heads: str = "") -> Markup:
        """What a template's macro makes of a row, made once for each depth of folder: rows stand on many pages.

        What cells name as their heads differs from page to page; `heads` is put before it.
        """
        key = (macro.name, id(row.deliverable), self._to)
        if key not in self._made:
            self._made[key] = Markup(macro(row))  # noqa: S704 (what an autoescaping template returns)
        return self._made[key].replace('headers="', Markup('headers="%s') % heads)

    def all_remarks(self, record: Record) -> list[Remark]:
        """All corrections and notes on a record."""
        return self._of.remarks_of.get(id(record), [])

    def address(self, at: Located) -> str:
        """The address of a record, or of what holds it."""
        return located.address(at, self._of.plan, self._to)
