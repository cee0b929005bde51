"""What agencies reported: kept as it was said, with evidence where it counts most, one agency at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from plan.changes.labels import braked, mixed_with
from plan.changes.nouns import Change, Edit
from plan.facts.measured import is_met
from plan.facts.standing import STATES, Reply, State
from plan.facts.undoing import original
from plan.facts.year import year_of
from plan.ground.model import Archive, Deliverable, Indicator, Place, Report, ReportedFigure, titled
from plan.ground.problems import Problem, Problems, Said, say, shown

_MOST_NAMED = 5
"""So many of what is changed or mixed in are named; the diff names all."""


def rewritten(changes: Sequence[Change]) -> Problems:
    """Tell every published report that is gone, and every word of one that is another."""
    for change in changes:
        if change.kind == "report" and change.before:
            if change.after is None:
                yield braked("report", change.place, change.name, change.id, _GONE)
            for edit in change.edits if change.after else ():
                yield braked("report", change.entry.place(edit.key), change.where(edit.key), change.id, _another(edit))


_INSTEAD = say(
    "hãy trả lại nguyên như cũ; báo cáo sai thì ghi thêm một báo cáo mới ở cuối tệp, với ngày của lần sửa",
    "please restore it as it was; if it was wrong, add a new report at the end of the file, with the day of the correction",
)
_GONE = say(
    f"báo cáo đã đăng nay không còn; {_INSTEAD}",
    f"this published report is gone; {_INSTEAD.en}",
)


def _another(edit: Edit) -> Said:
    was, now = shown(str(edit.before or "")), shown(str(edit.after or ""))
    what = _first(edit.effects or (f'"{was}" nay là "{now}"',))
    return say(
        f"đổi điều báo cáo đã đăng nói ({what}); {_INSTEAD}",
        f"changes what a published report says ({what.en}); {_INSTEAD.en}",
    )


def rejudged(before: Archive, after: Archive) -> Problems:
    """Tell every product of which a published report now means another state, by words that no document amended."""
    for year in sorted(year for year in after.plan if year in before.plan and before.plan[year].reports):
        olds = {row.deliverable.id: row.deliverable for row in before.plan[year].all_rows}
        reported = [year_of(archive, archive.plan[year]).reported for archive in (before, after)]
        for row in after.plan[year].all_rows:
            old, new = olds.get(row.deliverable.id), row.deliverable
            if old and original(old, "timing") != original(new, "timing"):
                were, are = (_judged(found.history.get(new.id, ())) for found in reported)
                changed = next(((was, are[key]) for key, was in were.items() if are.get(key, was) != was), None)
                if changed:
                    where = f"Sản phẩm {new.id} · {titled(Deliverable, 'timing')}"
                    yield braked("report", new.places["timing"], where, new.id, _otherwise(*changed))


def _judged(replies: Sequence[Reply]) -> Mapping[tuple[str, str, dt.date, int | None], State]:
    """Return what each report on a time of a product means against the deadline before any amendment."""
    return {
        (reply.agency, reply.report.period.id, reply.report.date, reply.row.quarter): reply.first_state or reply.state
        for reply in replies
    }


def _otherwise(was: State, now: State) -> Said:
    return say(
        f"điều đã báo cáo là “{STATES[was].name}”, nay thành “{STATES[now].name}” mà không có báo cáo mới hay văn bản sửa"
        " đổi; hãy trả lại thời gian cũ, hoặc ghi văn bản ở amendments (Sửa đổi)",
        f'what was reported meant "{was}" and now means "{now}", without a new report or an amending document; please'
        " restore the time, or record the document under amendments",
    )


def unevidenced(before: Archive, after: Archive, changes: Sequence[Change]) -> Problems:
    """Tell every new figure by which an indicator is met that was not, or of which nothing was known, without evidence."""
    for change in changes:
        if change.kind == "report" and change.after:
            plan, others = after.plan[change.year or 0], _others(before, change)
            indicators = {indicator.id: indicator for indicator in plan.indicators}
            for figure in _new_figures(change):
                indicator = indicators.get(figure.indicator)
                if indicator and is_met(indicator, figure) and not _was_met(indicator, others):
                    where = f"{change.name}, chỉ tiêu “{indicator.title}”"
                    yield braked("figure", figure.place, where, change.id, _met(indicator, figure))


def _new_figures(change: Change) -> Iterator[ReportedFigure]:
    """Yield the figures of a report that were not in it, or were otherwise, and that no document shows."""
    olds, news = (_figures(entry.record if entry else None) for entry in (change.before, change.after))
    yield from (figure for figure in news if figure not in olds and not figure.evidence)


def _figures(record: object) -> tuple[ReportedFigure, ...]:
    return record.figures if isinstance(record, Report) else ()


def _others(before: Archive, change: Change) -> tuple[ReportedFigure, ...]:
    """Return the published figures of a plan beside those of the report that changes."""
    plan, own = before.plan.get(change.year or 0), change.before.record if change.before else None
    return tuple(each for report in (plan.reports if plan else ()) if report is not own for each in report.figures)


def _was_met(indicator: Indicator, published: Sequence[ReportedFigure]) -> bool:
    """Tell whether the newest of some figures meets what an indicator asks for."""
    own = (figure for figure in published if figure.indicator == indicator.id)
    last = max(own, key=lambda figure: figure.date, default=None)
    return bool(last and is_met(indicator, last))


def _met(indicator: Indicator, figure: ReportedFigure) -> Said:
    return say(
        f'con số "{figure.printed}" làm chỉ tiêu ({indicator.value}) thành đạt mà không kèm minh chứng; hãy ghi văn bản có'
        " con số ấy ở evidence (Minh chứng)",
        f'the figure "{figure.printed}" makes the indicator ({indicator.value}) met, without evidence; please give the'
        " document that has it under evidence",
    )


def mixed(before: Archive, after: Archive, changes: Sequence[Change]) -> Problems:
    """Tell, where a report comes, goes or changes, that more comes with it than one agency's reports."""
    of_agency: dict[str, Change] = {}
    for change in changes:
        if isinstance(record := change.entry.record, Report):
            of_agency.setdefault(record.agency, change)
    if not of_agency:
        return
    first, *others = of_agency.values()
    beside = [(change.place, change.name) for change in (*others, *(item for item in changes if item.kind != "report"))]
    beside += _sources(before, after)
    if beside:
        yield _mixed(first, beside)


def _sources(before: Archive, after: Archive) -> Iterator[tuple[Place, str]]:
    for year, plan in after.plan.items():
        if year not in before.plan or before.plan[year].source != plan.source:
            yield Place(f"data/{year}/source.txt", 1, 1), f"bản nguồn của Kế hoạch năm {year}"


def _mixed(first: Change, beside: Sequence[tuple[Place, str]]) -> Problem:
    names = _first([name for _, name in beside])
    return braked("mixed-reports", beside[0][0], first.name, first.id, mixed_with(names))


def _first(words: Sequence[str]) -> Said:
    """Return the first of some words, and how many more there are."""
    named, left = "; ".join(words[:_MOST_NAMED]), len(words) - _MOST_NAMED
    return say(f"{named} và {left} chỗ khác", f"{named} and {left} more") if left > 0 else say(named, named)
