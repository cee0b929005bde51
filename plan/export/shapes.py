"""What the API answers about the shape of a plan and about edits: what is made of a record alone."""

from __future__ import annotations

from collections.abc import Iterator

from plan.export import resources as api
from plan.export.resources import Url
from plan.ground import model
from plan.ground.addresses import Links, Slug
from plan.reading.timing import deadlines

_KINDS: dict[type[model.Record], str] = {model.OwnCell: "cell", model.TargetRow: "target"}
"""What the API calls records that have other names in the model."""


def kind_answer(record: model.Record) -> str:
    """Return what kind of record the API calls one."""
    return _KINDS.get(type(record), type(record).__name__.lower())


def columns_answer(plan: model.Plan) -> Iterator[api.AppendixColumn]:
    """Yield the columns of a plan's appendix."""
    groups = plan.column_groups or ("",) * len(plan.columns)
    for key, name, group in zip(plan.column_keys, plan.columns, groups, strict=False):
        yield api.AppendixColumn(key=key, name=name, group=group or None)


def cells_answer(item: model.Deliverable, plan: model.Plan) -> tuple[api.OwnCell, ...] | None:
    """Return the further cells of a deliverable that have words; None where the plan has no columns for any."""
    found = tuple(api.OwnCell(column=cell.column, text=cell.text) for cell in item.cells if cell.text)
    return found if plan.own_columns else None


def deliverable_ref(item: model.Deliverable, to: Links) -> api.Ref:
    """Return by what a deliverable is named that is told elsewhere."""
    return api.Ref(id=item.id, name=" ".join(item.text), url=Url(to.deliverable(item.id)))


def timing_answer(timing: model.Timing, year: int) -> api.Timing:
    """Return when something is due."""
    days = deadlines(timing, year)
    read_as = timing.read_as or None
    return api.Timing(text=timing.text, kind=timing.kind, quarters=timing.quarters, deadlines=days, read_as=read_as)


def targets_answer(targets: model.Targets | None, to: Links) -> api.Targets | None:
    """Return the second appendix, if there is one."""
    if targets is None:
        return None
    return api.Targets(
        label=targets.label,
        title=targets.title,
        reference=targets.reference,
        columns=targets.columns,
        rows=tuple(row.cells for row in targets.rows),
        url=Url(f"{to.plan(Slug.INDICATORS)}#{Slug.TARGETS}"),
    )
