"""What the API answers of reports on a plan, and of how products, agencies and the whole stand by them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from plan.export import resources as api
from plan.export.reports import STATE_WORDS, FiledReport, FiledRow, filed_reports, report_address, report_id, state_code
from plan.export.resources import Url
from plan.export.shapes import deliverable_ref
from plan.export.tables.of_progress import sending
from plan.facts import progress_tables
from plan.facts.measured import is_met
from plan.facts.reported import Expected
from plan.facts.standing import COUNTED_STATES, Standing
from plan.facts.year import Year
from plan.ground import model
from plan.ground.addresses import Links


class ProgressAnswers:
    """The answers of progress of one plan; where nothing was reported on it, None wherever nothing can be said."""

    def __init__(self, of: Year, to: Links, agency: Callable[[str], api.Ref]) -> None:
        self._of, self._to = of, to
        self._agency = agency
        self._item = {row.deliverable.id: row.deliverable for row in of.plan.all_rows}

    def reporting(self) -> api.Reporting:
        """Return all reports, and when they had to be handed in."""
        known, reported = self._of.plan.reporting or model.Reporting(), self._of.reported
        return api.Reporting(
            reports=tuple(map(self._report, filed_reports(self._of))),
            expected=() if reported.is_empty else tuple(map(self._expected, reported.expected())),
            deadlines=tuple(
                api.ReportDeadline(period=it.period, due=it.due, source=it.source, closes=it.closes) for it in known.periods
            ),
            day=None if reported.is_empty else reported.day,
            grace=api.ReportGrace(days=known.grace.days, source=known.grace.source) if known.grace else None,
            scoring=_scoring(known.scoring) if known.scoring else None,
        )

    def deliverable(self, deliverable: str) -> api.Progress | None:
        """Return how a product in force stands."""
        reported = self._of.reported
        if reported.is_empty or deliverable not in reported.reporters:
            return None
        state = reported.state(deliverable)
        times = tuple(map(self._time, reported.standings(deliverable)))
        return api.Progress(state=_state_now(state), state_name=_name(state), times=times)

    def agency(self, agency: str) -> api.Tally | None:
        """Return how what an agency leads stands by its own reports; None of a group, and of who leads nothing."""
        return self._agencies.get(agency)

    @cached_property
    def _agencies(self) -> Mapping[str, api.Tally]:
        found = () if self._of.reported.is_empty else progress_tables.by_agency(self._of)
        return {tally.id: _tally(tally) for tally in found}

    def whole(self) -> api.Tally | None:
        """Return how the plan stands."""
        return None if self._of.reported.is_empty else _tally(progress_tables.whole(self._of))

    def figures(self, indicator: model.Indicator) -> tuple[api.ReportedFigure, ...] | None:
        """Return the figures that were reported of an indicator, the oldest first."""
        found = self._figures.get(indicator.id, ())
        return None if self._of.reported.is_empty else tuple(figure for _, figure in sorted(found, key=lambda it: it[0]))

    @cached_property
    def _figures(self) -> Mapping[str, list[tuple[Any, api.ReportedFigure]]]:
        found: dict[str, list[tuple[Any, api.ReportedFigure]]] = {}
        for filed in filed_reports(self._of):
            for figure in filed.report.figures:
                found.setdefault(figure.indicator, []).append((figure.date, self._figure(filed.report, figure)))
        return found

    def _report(self, filed: FiledReport) -> api.Report:
        report = filed.report
        period: Any = report.period.id
        return api.Report(
            id=report_id(self._of, report),
            agency=self._agency(report.agency),
            period=period,
            period_name=report.period.name,
            date=report.date,
            rows=tuple(map(self._row, filed.rows)),
            figures=tuple(self._figure(report, figure) for figure in report.figures),
            url=Url(report_address(self._of, report, self._to)),
            number=report.number,
            due=filed.owed.due if filed.owed else None,
            late=filed.is_late if filed.is_judged else None,
        )

    def _row(self, found: FiledRow) -> api.ReportRow:
        reply, row = found.reply, found.reply.row
        least, most = reply.days_late or (None, None)
        return api.ReportRow(
            deliverable=deliverable_ref(self._item[row.deliverable], self._to),
            result=row.result,
            state=_state(reply.state),
            state_name=_name(reply.state),
            evidence=tuple(map(_evidence, row.evidence)),
            quarter=reply.due.quarter,
            done_on=row.done_on,
            deadline=reply.due.last,
            first_deadline=reply.due.original,
            first_state=_state(reply.first_state),
            days_late_least=least,
            days_late_most=most,
            difficulties=row.difficulties,
            next_step=row.next_step,
            reason=row.reason,
            corrects=report_id(self._of, found.corrected) if found.corrected else None,
            replaced_by=report_id(self._of, found.after.report) if found.after else None,
        )

    def _figure(self, report: model.Report, figure: model.ReportedFigure) -> api.ReportedFigure:
        indicator = next((it for it in self._of.plan.indicators if it.id == figure.indicator), None)
        return api.ReportedFigure(
            report=report_id(self._of, report),
            agency=self._agency(report.agency),
            indicator=figure.indicator,
            value=figure.value,
            date=figure.date,
            evidence=tuple(map(_evidence, figure.evidence)),
            number=figure.amount,
            unit=figure.unit,
            note=figure.note,
            met=is_met(indicator, figure) if indicator else None,
        )

    def _expected(self, found: Expected) -> api.ExpectedReport:
        period: Any = found.period.id
        code: Any = sending(found)
        report = report_id(self._of, found.sent) if found.sent else None
        return api.ExpectedReport(
            agency=self._agency(found.agency), period=period, due=found.due, sending=code, report=report
        )

    def _time(self, found: Standing) -> api.TimeProgress:
        replies = tuple(
            api.Reply(
                agency=self._agency(reply.agency),
                report=report_id(self._of, reply.report),
                date=reply.report.date,
                state=_state(reply.state),
                evidenced=bool(reply.row.evidence),
                first_state=_state(reply.first_state),
            )
            for reply in found.replies
        )
        missing = tuple(
            api.MissingReport(agency=self._agency(quiet.agency), period=_period(quiet.period), since=quiet.since)
            for quiet in found.silent
        )
        return api.TimeProgress(
            state=_state_now(found.state),
            state_name=_name(found.state),
            reporter_count=len(found.reporters),
            replies=replies,
            missing=missing,
            quarter=found.due.quarter,
            deadline=found.due.last,
            first_deadline=found.due.original,
        )


def _state(state: str | None) -> Any:
    return state


def _state_now(state: str | None) -> Any:
    return state_code(state)


def _period(period: model.Period) -> Any:
    return period.id


def _name(state: str | None) -> str:
    return STATE_WORDS[state_code(state)]


def _evidence(found: model.Evidence) -> api.Evidence:
    link = Url(found.link) if found.link else None
    return api.Evidence(kind=found.kind, number=found.number, date=found.date, link=link)


def _scoring(found: model.Scoring) -> api.Scoring:
    steps = (api.ScoreStep(points=step.points, at_least=step.at_least, over=step.over) for step in found.steps)
    return api.Scoring(source=found.source, steps=tuple(steps))


def _tally(found: progress_tables.Tally) -> api.Tally:
    states = (
        api.StateCount(state=_state_now(state), name=words.name, count=found.states[state])
        for state, words in COUNTED_STATES.items()
    )
    rates = found.rates
    return api.Tally(
        total=found.total,
        states=tuple(states),
        due=rates.due,
        done=rates.done,
        in_time=rates.in_time,
        unsure=rates.unsure,
    )
