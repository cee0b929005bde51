"""What follows from one plan of an archive, worked out once and kept with the archive."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from plan.facts.citations import Citations
from plan.facts.duties import Duties
from plan.facts.located import Located, located
from plan.facts.remarks import Remark, remarks
from plan.facts.reported import Reported
from plan.facts.tables import TIMES
from plan.ground.model import QUARTERS, Act, Agency, Amendment, Archive, Plan


class Year:
    """A plan of an archive with everything that is worked out from it, once: ask `year_of` for it."""

    def __init__(self, archive: Archive, plan: Plan) -> None:
        self.plan = plan
        self.archive = archive
        self.duties = Duties(plan)
        groups = {agency.id for agency in archive.agencies if agency.kind == "group"}
        self.reported = Reported(plan, self.duties, groups)

    @cached_property
    def agency(self) -> Mapping[str, Agency]:
        """Agencies by id, each as the plan's year calls it."""
        return {agency.id: agency.in_year(self.plan.year) for agency in self.archive.agencies}

    @cached_property
    def located(self) -> tuple[Located, ...]:
        """Every record of the plan and the documents it may cite, in the order of the text."""
        return tuple(located(self.plan, self.archive.documents))

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """Every correction, note, amendment, addition and repeal, in the order of the text."""
        return tuple(remarks(self.located))

    @cached_property
    def citations(self) -> dict[str, Any]:
        """The passages that cite each document, by its id."""
        return dict(Citations(self.archive.documents).by_document(self.plan))

    @cached_property
    def remarks_of(self) -> dict[int, list[Remark]]:
        """The corrections and notes of each record, by its identity."""
        found: dict[int, list[Remark]] = {}
        for remark in self.remarks:
            found.setdefault(id(remark.at.record), []).append(remark)
        return found

    @cached_property
    def amended(self) -> dict[str, list[Remark]]:
        """What each document amends, adds or repeals, by its id, in the order of the text."""
        found: dict[str, list[Remark]] = {}
        for remark in self.remarks:
            if isinstance(remark.edit, Amendment | Act):
                found.setdefault(remark.edit.document, []).append(remark)
        return found

    @cached_property
    def at(self) -> dict[int, Located]:
        """Where each record is, by its identity."""
        return {id(at.record): at for at in self.located}

    @cached_property
    def referred(self) -> dict[str, Located]:
        """Where each record is, by how data refer to it ("II.8", "phan-i-1-2-b")."""
        return {at.reference: at for at in self.located if at.reference}

    @cached_property
    def words(self) -> str:
        """All words of the plan in which a body may be named, in lower case."""
        texts = (*(passage.text for passage in self.plan.passages), *(cell.text for cell in self.plan.recipients))
        return "\n".join(texts).casefold()

    def names(self, agency: Agency) -> bool:
        """Tell whether the plan itself names a body: in a cell, for a charge, as a recipient or in the midst of its text."""
        whole = (rf"(?<!\w){re.escape(name.casefold())}(?!\w)" for name in agency.names)
        return agency.id in self._parties or any(re.search(name, self.words) for name in whole)

    @cached_property
    def _parties(self) -> frozenset[str]:
        """Ids of the bodies that stand where bodies are named: in cells of the appendix, for charges, as recipients."""
        charged = (clause.agencies for clause in self.plan.clause.values())
        cells = (party for row in self.plan.all_rows for party in (row.deliverable.lead, row.deliverable.coordinating))
        return frozenset(agency for party in (*cells, *charged, *self.plan.recipients) if party for agency in party.agencies)

    @cached_property
    def times(self) -> dict[str, int]:
        """Number of rows on the page of each quarter ("1" to "4") and of each kind of timing without quarter."""
        quarters = {str(quarter): len(self.plan.rows.due_in(quarter)) for quarter in QUARTERS}
        return quarters | {kind: len(self.plan.rows.of_kind(kind)) for kind in TIMES}

    @cached_property
    def named(self) -> tuple[str, ...]:
        """Ids of the agencies and groups named in a lead or coordinating cell, in the order of the document."""
        cells = ((row.deliverable.lead, row.deliverable.coordinating) for row in self.plan.rows)
        return tuple(dict.fromkeys(agency for pair in cells for cell in pair if cell for agency in cell.agencies))


def year_of(archive: Archive, plan: Plan) -> Year:
    """Return what follows from a plan of an archive, the same each time it is asked for."""
    return archive.derived(_years)[plan.year]


def _years(archive: Archive) -> Mapping[int, Year]:
    return {plan.year: Year(archive, plan) for plan in archive.plans}
