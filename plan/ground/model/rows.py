"""Rows of the appendix, one a deliverable."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from plan.ground.model.cells import TimingKind
from plan.ground.model.edits import Addition, Provision, Repeal, in_force
from plan.ground.model.fields import Text
from plan.ground.model.records import Activity, Deliverable, Objective, Section, Task


@dataclass(frozen=True)
class Row:
    """One row of the appendix, with all it belongs to."""

    section: Section
    objective: Objective
    task: Task
    activities: tuple[Activity, ...]
    """One, or several where the document merges the cells."""
    deliverable: Deliverable

    def __hash__(self) -> int:
        """Return the hash of what names the row: to hash all that it belongs to takes longer than to write it."""
        return hash(self.deliverable.id)

    @property
    def activity_text(self) -> Text:
        """The texts of the row's activities, one after the other, without those repealed of a row that is in force."""
        acting = self.activities if self.repealed_by else in_force(self.activities)
        return tuple(text for activity in acting for text in activity.text)

    @property
    def number(self) -> str:
        """The number that the document prints before the row: of its objective, of its task where there is none."""
        return (self.task.id if self.objective.is_implied else self.objective.id).rpartition(".")[2]

    @property
    def holders(self) -> tuple[Deliverable, Activity, Task]:
        """The deliverable and what holds it, the nearest first."""
        return self.deliverable, self.activities[0], self.task

    @property
    def added_by(self) -> Addition | None:
        """The act that added the row: its own, or that of what holds it; None for what the plan was issued with."""
        return next((item.added_by for item in self.holders if item.added_by), None)

    @property
    def repealed_by(self) -> Repeal | None:
        """The act that repealed the row: its own, or that of what holds it; None while the row is in force."""
        return next((item.repealed_by for item in self.holders if item.repealed_by), None)

    @property
    def repealed(self) -> Provision | None:
        """The widest of what is repealed of the row: its task, its activity or its deliverable."""
        return next((item for item in reversed(self.holders) if item.repealed_by), None)


class Rows(tuple[Row, ...]):
    """Rows in the order of the document, and the questions that are asked of them; each answer is rows again.

    >>> Rows().due_in(4).led_by("so-noi-vu")
    ()
    """

    __slots__ = ()

    def where(self, wanted: Callable[[Row], object]) -> Rows:
        """Return the rows that a function wants."""
        return Rows(filter(wanted, self))

    @property
    def in_force(self) -> Rows:
        """The rows that no document has repealed."""
        return self.where(lambda row: not row.repealed_by)

    @property
    def repealed(self) -> Rows:
        """The rows that are no longer in force."""
        return self.where(lambda row: row.repealed_by)

    def of_section(self, section: Section) -> Rows:
        """Return the rows of a section."""
        return self.where(lambda row: row.section is section)

    def of_kind(self, kind: TimingKind) -> Rows:
        """Return the rows of a kind of timing."""
        return self.where(lambda row: row.deliverable.timing.kind == kind)

    def due_in(self, quarter: int) -> Rows:
        """Return the rows that are due in a quarter: those that name it and those due every quarter."""
        return self.where(lambda row: quarter in row.deliverable.timing.quarters)

    def naming(self, quarter: int) -> Rows:
        """Return the rows that name a quarter; those due every quarter are a kind of their own."""
        return self.of_kind("quarters").due_in(quarter)

    def led_by(self, agency: str) -> Rows:
        """Return the rows whose lead cell names an agency or group, by its id."""
        return self.where(lambda row: agency in row.deliverable.lead.agencies)

    def among(self, ids: Collection[str]) -> Rows:
        """Return the rows of some deliverables, by their ids."""
        return self.where(lambda row: row.deliverable.id in ids)
