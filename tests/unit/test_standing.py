"""How products stand, counted by hand on the made-up reports of 2025; and what holds whatever is reported."""

import dataclasses
import datetime as dt
import time
from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.facts.dues import Due, dues
from plan.facts.reported import Rates, Reported
from plan.facts.standing import DONE, STATES, Reply, State, judged, together
from plan.facts.year import Year, year_of
from plan.ground.model import PERIODS, Amendment, Archive, Deliverable, Plan, Report, ReportRow, Rows
from plan.reading.load import load
from plan.reading.timing import timing
from tests.archives import FROZEN, REPORTED, with_communes
from tests.unit.builders import Project
from tests.unit.test_properties import repeatable

YEAR = 2025
ARCHIVE = load(REPORTED)
OF = year_of(ARCHIVE, ARCHIVE.newest)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# When something is due


def product(words: str, *amendments: Amendment) -> Deliverable:
    some = OF.plan.rows[0].deliverable
    return dataclasses.replace(some, timing=timing(words, YEAR), amendments=amendments)


def amended(before: str, after: str, date: str = "2025-02-01") -> Amendment:
    return Amendment(document="44-qd-vd-2025", date=day(date), field="timing", before=before, after=after)


def spans(found: Iterable[Due]) -> list[tuple[int | None, str, str]]:
    return [(due.quarter, str(due.first), str(due.last)) for due in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Quý I năm 2025", [(None, "2025-01-01", "2025-03-31")]),
        ("Quý III, IV năm 2025", [(None, "2025-07-01", "2025-12-31")]),
        ("Tháng 6", [(None, "2025-06-30", "2025-06-30")]),
        ("Quý I, III năm 2025", [(1, "2025-01-01", "2025-03-31"), (3, "2025-07-01", "2025-09-30")]),
        ("Tháng 6, 12", [(2, "2025-06-30", "2025-06-30"), (4, "2025-12-31", "2025-12-31")]),
        ("Thường xuyên", [(None, "None", "None")]),
        ("Khi có yêu cầu", [(None, "None", "None")]),
    ],
)
def test_a_product_is_due_once_or_in_each_of_its_quarters(words: str, expected: list[tuple[int | None, str, str]]) -> None:
    assert spans(dues(product(words), YEAR)) == expected


def test_what_is_due_every_quarter_is_due_four_times() -> None:
    found = dues(product("Định kỳ hàng quý"), YEAR)
    assert [due.quarter for due in found] == [1, 2, 3, 4]
    assert [str(due.last) for due in found] == ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("Quý II năm 2025", "Quý III năm 2025", ["2025-06-30"], id="once and once"),
        pytest.param("Quý III năm 2025", "Tháng 9", [None], id="the same day in other words"),
        pytest.param("Quý IV năm 2025", "Định kỳ hàng quý", [None, None, None, None], id="more often, to the same last day"),
        pytest.param("Quý II năm 2025", "Định kỳ hàng quý", [None, None, None, "2025-06-30"], id="more often"),
        pytest.param("Định kỳ hàng quý", "Quý II năm 2025", ["2025-12-31"], id="once and no more"),
        pytest.param("Định kỳ hàng quý", "Tháng 6, 12", [None, None], id="of each quarter the same day"),
        pytest.param("Quý I, III năm 2025", "Quý II, IV năm 2025", ["2025-03-31", "2025-09-30"], id="each later"),
        pytest.param("Thường xuyên", "Quý IV năm 2025", [None], id="no day before"),
    ],
)
def test_the_deadline_before_an_amendment_is_told_where_it_was_another(before: str, after: str, expected: list[str]) -> None:
    found = dues(product(after, amended(before, after)), YEAR)
    assert [due.original and str(due.original) for due in found] == expected


@pytest.mark.parametrize(
    ("amendments", "added", "asked"),
    [
        pytest.param((), None, [True, True, True, True], id="issued so"),
        pytest.param((), "2025-06-01", [False, True, True, True], id="added in June"),
        pytest.param((("Quý IV năm 2025", "2025-07-01"),), None, [False, False, True, True], id="more often since July"),
        pytest.param((("Quý I năm 2025", "2025-07-01"),), None, [True, False, True, True], id="the first was asked at once"),
        pytest.param(
            (("Quý IV năm 2025", "2025-05-01"), ("Quý II, IV năm 2025", "2025-09-01")),
            None,
            [False, True, True, True],
            id="the second was asked by the first amendment",
        ),
    ],
)
def test_what_was_set_when_it_was_past_was_never_asked(
    amendments: tuple[tuple[str, str], ...], added: str | None, asked: list[bool]
) -> None:
    words = [*(before for before, _ in amendments), "Định kỳ hàng quý"]
    edits = [amended(before, words[at + 1], date) for at, (before, date) in enumerate(amendments)]
    found = dues(product("Định kỳ hàng quý", *edits), YEAR, day(added) if added else None)
    assert [due.is_asked for due in found] == asked


# One row, and rows together


@pytest.mark.parametrize(
    ("done_on", "reported", "last", "state"),
    [
        ("2025-03-31", "2025-06-15", "2025-03-31", "done-in-time"),
        ("2025-04-01", "2025-06-15", "2025-03-31", "done-late"),
        (None, "2025-03-31", "2025-03-31", "open-in-time"),
        (None, "2025-04-01", "2025-03-31", "open-late"),
        ("2025-04-01", "2025-06-15", None, "done-undated"),
        (None, "2025-06-15", None, "open-undated"),
    ],
)
def test_what_is_done_is_judged_by_its_day_and_what_is_open_by_the_reports(
    done_on: str | None, reported: str, last: str | None, state: State
) -> None:
    row = ReportRow(
        deliverable="I.1.1.1", result="done" if done_on else "not-done", done_on=day(done_on) if done_on else None
    )
    assert judged(row, day(last) if last else None, day(reported)) == state


@pytest.mark.parametrize(
    ("states", "whole"),
    [
        (["done-in-time", "done-late"], "done-late"),
        (["done-in-time", "done-in-time"], "done-in-time"),
        (["done-undated"], "done-undated"),
        (["done-late", "open-late", "silent"], "open-late"),
        (["done-in-time", "silent", None], "silent"),
        (["silent", "open-in-time"], "silent"),
        (["done-in-time", "open-in-time", None], "open-in-time"),
        (["done-in-time", None], None),
        ([None], None),
        ([], None),
    ],
)
def test_a_whole_is_no_better_than_its_parts(states: list[State | None], whole: State | None) -> None:
    assert together(states) == whole


SOME = st.lists(st.sampled_from([*STATES, None]), max_size=6)


@given(SOME, st.randoms())
@repeatable
def test_the_order_of_parts_and_how_often_one_stands_there_say_nothing(states: list[State | None], random: object) -> None:
    shuffled = [*states, *states]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert together(shuffled) == together(states)


@given(SOME)
@repeatable
def test_a_whole_is_done_only_where_every_part_is_and_late_where_one_was(states: list[State | None]) -> None:
    whole = together(states)
    assert (whole in DONE) == (bool(states) and all(state in DONE for state in states))
    assert (whole == "done-late") == (whole in DONE and "done-late" in states)
    assert whole is None or whole in states


# The made-up reports, as of the newest, 5/10/2025

STANDS: dict[str, State | None] = {
    "I.1.1.1": "done-in-time",  # 10/6, due 30/6
    "I.1.1.2": None,  # nobody reported; its quarters before the amendment of 1/9 were never asked for
    "I.2.1.3": None,
    "I.2.1.2": None,
    "II.1.1.3": "done-in-time",  # 12/9, due 30/9
    "II.1.1.1": None,
    "II.1.2.1": "open-in-time",
    "III.1.1.1": "done-in-time",
    "III.1.1.2": "done-late",  # 12/4, due 31/3
    "III.1.1.3": "open-late",
    "III.1.2.1": "open-in-time",
    "III.1.2.2": "silent",
    "III.1.2.3": "silent",  # two of three are done, of the third nothing is known
    "III.1.2.4": "silent",
    "III.1.3.1": "done-late",  # its second quarter
    "III.1.3.2": "open-undated",
    "III.1.3.3": "done-undated",
    "III.1.3.4": "done-in-time",
    "III.1.3.5": "open-late",  # done, and then no more
}


def test_every_product_stands_as_counted_by_hand() -> None:
    assert str(OF.reported.day) == "2025-10-05"
    assert {row.deliverable.id: OF.reported.state(row.deliverable.id) for row in OF.plan.rows} == STANDS


def test_both_rates_are_those_counted_by_hand() -> None:
    assert OF.reported.rates(OF.plan.rows) == Rates(due=12, done=6, in_time=4, silent=3, unknown=1)
    mine = OF.reported.rows_of["so-viec-cong"]
    assert OF.reported.rates(mine, "so-viec-cong") == Rates(due=7, done=5, in_time=4, silent=0, unknown=1)
    assert OF.reported.rates(Rows()) == Rates(due=0, done=0, in_time=0, silent=0, unknown=0)


def test_who_has_to_report_is_who_leads_by_name_or_through_a_group() -> None:
    assert OF.reported.reporters["III.1.2.3"] == ("so-viec-cong", "so-ban-do", "so-cau-duong")
    assert OF.reported.reporters["I.2.1.3"] == ("so-viec-cong", "xa-bach-duong", "xa-co-lau")
    assert "I.1.2.1" not in OF.reported.reporters  # repealed
    assert not {"cac-so", "cac-xa"} & {*OF.reported.rows_of}


def test_what_one_member_reported_is_not_the_groups() -> None:
    (whole,), (own,) = OF.reported.standings("III.1.2.3"), OF.reported.standings("III.1.2.3", "so-viec-cong")
    assert [(reply.agency, reply.state) for reply in whole.replies] == [
        ("so-viec-cong", "done-in-time"),
        ("so-cau-duong", "done-in-time"),
    ]
    assert [(silence.agency, silence.period.id, str(silence.since)) for silence in whole.silent] == [
        ("so-ban-do", "quy-3", "2025-09-20")
    ]
    assert (whole.state, own.state) == ("silent", "done-in-time")


def test_an_amended_deadline_is_judged_against_both() -> None:
    ((reply,),) = (standing.replies for standing in OF.reported.standings("III.1.3.4"))
    assert (reply.state, reply.first_state) == ("done-in-time", "done-late")
    assert reply.days_late is None


def test_days_late_are_counted_from_the_last_and_the_first_day_of_the_quarter() -> None:
    late = {reply.row.deliverable: reply.days_late for reply in latest("III.1.1.2", "III.1.1.3", "I.1.1.1")}
    assert late["III.1.1.2"] == (12, 101)  # done on 12/4; 31/3 and 1/1
    assert late["III.1.1.3"] == (97, 187)  # open on 5/10; 30/6 and 1/4
    assert late["I.1.1.1"] is None


def latest(*products: str) -> list:  # type: ignore[type-arg]
    return [reply for found in products for standing in OF.reported.standings(found) for reply in standing.replies]


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2025-03-14", None),
        ("2025-06-25", None),  # the last day of grace
        ("2025-06-26", "silent"),
    ],
)
def test_silence_begins_when_the_first_report_behind_the_last_day_is_no_longer_waited_for(on: str, state: State) -> None:
    assert OF.reported.state("III.1.2.4", "xa-bach-duong", day(on)) == state  # due on 31/3: told first on 20/6


def test_a_later_report_corrects_an_earlier_one_and_both_stay() -> None:
    history = [(str(reply.report.date), reply.state) for reply in OF.reported.history["III.1.3.5"]]
    assert history == [("2025-06-16", "done-in-time"), ("2025-07-02", "done-in-time"), ("2025-09-17", "open-late")]
    assert OF.reported.state("III.1.3.5", day=day("2025-09-16")) == "done-in-time"
    assert OF.reported.state("III.1.3.5", day=day("2025-09-17")) == "open-late"


def test_the_day_of_a_report_counts_whenever_it_is_asked() -> None:
    assert OF.reported.state("III.1.3.1", day=day("2025-03-14")) is None
    assert OF.reported.state("III.1.3.1", day=day("2025-03-15")) == "done-in-time"
    assert OF.reported.standing("III.1.3.1", 2, day=day("2025-07-17")).state == "open-in-time"
    assert OF.reported.standing("III.1.3.1", 2, day=day("2025-07-18")).state == "done-late"


def gone_by() -> tuple[Reply, ...]:
    """Return what is reported of times that were past when a later document made a product quarterly: done, then not."""
    rows = [ReportRow(deliverable="I.1.1.2", result=result, quarter=1) for result in ("done", "not-done")]
    reports = [
        Report(date=day(f"2025-10-0{number}"), rows=(row,), period=PERIODS["quy-3"], agency="so-viec-cong")
        for number, row in enumerate(rows, start=1)
    ]
    return told(reports).history["I.1.1.2"]


def test_what_was_gone_by_when_it_was_set_is_not_judged_against_its_day() -> None:
    found = gone_by()
    assert [(str(reply.due.last), reply.due.limit) for reply in found] == [("2025-03-31", None)] * 2
    assert [reply.state for reply in found] == ["done-undated", "open-undated"]
    assert [(reply.first_state, reply.days_late) for reply in found] == [(None, None)] * 2


def test_a_first_deadline_that_was_gone_by_when_a_document_added_the_product_was_never_one() -> None:
    later = product("Quý IV năm 2025", amended("Quý II năm 2025", "Quý IV năm 2025", "2025-09-01"))
    assert [str(due.original) for due in dues(later, YEAR)] == ["2025-06-30"]
    assert [due.original for due in dues(later, YEAR, day("2025-08-01"))] == [None]


def test_reports_that_are_due_are_told_with_those_that_came() -> None:
    found = {(each.period.id, each.agency): each for each in OF.reported.expected()}
    assert len(found) == 4 * 6
    came = Counter(period for (period, _), each in found.items() if each.sent)
    assert came == {"quy-1": 3, "6-thang": 3, "quy-3": 4}
    late = {key for key, each in found.items() if each.is_late and each.sent}
    assert late == {("quy-1", "so-cau-duong"), ("quy-3", "so-cau-duong")}  # on 28/3 and 5/10, behind five days of grace
    assert not any(each.is_late for (period, _), each in found.items() if period == "nam")


def test_what_is_dated_before_a_period_closes_is_not_what_it_is_judged_by() -> None:
    supplement = [Report(date=day("2025-07-18"), period=PERIODS["quy-3"], agency="so-viec-cong")]

    def sent(*days: str, on: str = "2025-12-01") -> tuple[str, bool]:
        late = [dataclasses.replace(supplement[0], date=day(each)) for each in days]
        (found,) = (
            each
            for each in told([*supplement, *late]).expected(day(on))
            if (each.agency, each.period.id) == ("so-viec-cong", "quy-3")
        )
        assert found.sent
        return str(found.sent.date), found.is_late

    assert sent() == ("2025-07-18", False)  # nothing else is there
    assert sent("2025-10-03", "2025-10-09") == ("2025-10-03", True)
    assert sent("2025-10-03", on="2025-09-30") == ("2025-07-18", False)
    assert sent("2025-09-14") == ("2025-09-14", False)


def test_no_report_is_due_of_whom_the_plan_asked_nothing_then() -> None:
    only = OF.plan.rows.where(lambda row: row.deliverable.id == "II.1.1.3")  # added on 1/9
    tasks = tuple(task for task in OF.plan.tasks if task.id == only[0].task.id)
    found = Year(ARCHIVE, dataclasses.replace(OF.plan, tasks=tasks)).reported
    assert [each.period.id for each in found.expected() if each.agency == "so-viec-cong"] == ["quy-3", "nam"]


# Whatever is reported

ROWS = [(agency, row.deliverable.id) for agency, rows in OF.reported.rows_of.items() for row in rows]
DAYS = st.dates(day("2025-01-01"), day("2026-03-01"))


@st.composite
def made_up(draw: st.DrawFn) -> Report:
    agency, deliverable = draw(st.sampled_from(ROWS))
    date = draw(DAYS)
    done_on = draw(st.none() | st.dates(day("2025-01-01"), date))
    row = ReportRow(deliverable=deliverable, result="done" if done_on else "not-done", done_on=done_on)
    return Report(date=date, rows=(row,), period=PERIODS[draw(st.sampled_from([*PERIODS]))], agency=agency)


def told(reports: Iterable[Report], plan: Plan = OF.plan) -> Reported:
    return Year(ARCHIVE, dataclasses.replace(plan, reports=tuple(reports))).reported


@given(st.lists(made_up(), max_size=12), DAYS)
@repeatable
def test_every_product_has_one_state_or_none_and_the_rates_are_within_each_other(reports: list[Report], on: dt.date) -> None:
    found = told(reports)
    counts = Counter(found.state(row.deliverable.id, day=on) for row in OF.plan.rows)
    assert sum(counts[state] for state in (*STATES, None)) == len(OF.plan.rows)
    rates = found.rates(OF.plan.rows, day=on)
    assert 0 <= rates.in_time <= rates.done <= rates.due - rates.silent - rates.unknown


@given(st.lists(made_up(), max_size=12), DAYS)
@repeatable
def test_nobody_is_silent_of_whom_no_report_was_due(reports: list[Report], on: dt.date) -> None:
    found, owed = told(reports), {each.period: each.due for each in OF.plan.reporting.periods}  # type: ignore[union-attr]
    for row in OF.plan.rows:
        for standing in found.standings(row.deliverable.id, day=on):
            for silence in standing.silent:
                assert owed[silence.period.id] == silence.since >= standing.due.last
                assert on > silence.since + dt.timedelta(days=5)
                mine = [reply for reply in standing.replies if reply.agency == silence.agency]
                assert not any(reply.row.is_done or reply.report.date > standing.due.last for reply in mine)
    unasked = told(reports, dataclasses.replace(OF.plan, reporting=None))
    assert not any(each.silent for row in OF.plan.rows for each in unasked.standings(row.deliverable.id, day=on))


@given(st.lists(made_up(), max_size=12), st.integers(0, 900))
@repeatable
def test_no_clock_makes_anything_overdue_or_done(reports: list[Report], later: int) -> None:
    found = told(reports)
    last = max((report.date for report in reports), default=day("2025-01-01"))
    for row in OF.plan.rows:
        before, after = (found.standings(row.deliverable.id, day=on) for on in (last, last + dt.timedelta(days=later)))
        assert [each.replies for each in before] == [each.replies for each in after]
        changed = {(old.state, new.state) for old, new in zip(before, after, strict=True) if old.state != new.state}
        assert {new for _, new in changed} <= {"silent"}
        assert not {old for old, _ in changed} & {"open-late", *DONE}


@given(made_up(), st.lists(made_up(), max_size=6), st.integers(1, 400))
@repeatable
def test_done_late_stays_late_unless_a_later_report_says_another_day(first: Report, others: list[Report], later: int) -> None:
    (row,) = first.rows
    mine = row.deliverable, first.agency
    others = [each for each in others if (each.rows[0].deliverable, each.agency) != mine]
    for quarter in {reply.due.quarter for reply in told([first]).history[row.deliverable]}:
        again = dataclasses.replace(
            first,
            date=first.date + dt.timedelta(days=later),
            rows=(dataclasses.replace(row, quarter=quarter, evidence=()),),
        )
        before, after = told([first, *others]), told([first, again, *others])
        for old, new in zip(before.standings(*mine, first.date), after.standings(*mine, again.date), strict=True):
            if old.state == "done-late":
                assert new.state == "done-late"


@given(st.lists(made_up(), max_size=8), st.randoms())
@settings(repeatable, max_examples=30)
def test_the_order_of_files_says_nothing(reports: list[Report], random: object) -> None:
    apart = list({(report.agency, report.date, report.rows[0].deliverable): report for report in reports}.values())
    shuffled = [*apart]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    states = [[told(found).state(row.deliverable.id) for row in OF.plan.rows] for found in (apart, shuffled)]
    assert states[0] == states[1]


# Size


def test_a_plan_without_reports_asks_for_nothing(plan: Plan, archive: Archive) -> None:
    found = Year(archive, plan).reported
    assert found.is_empty
    assert "reporters" not in vars(found)


def test_a_group_without_known_members_reports_nothing() -> None:
    plan = dataclasses.replace(OF.plan, groups=())
    found = Year(ARCHIVE, plan).reported
    assert found.reporters["III.1.2.3"] == ()
    assert found.state("III.1.2.3", day=day("2026-01-01")) is None
    assert {"cac-so", "cac-xa"}.isdisjoint(each.agency for each in found.expected(day("2026-01-01")))


def test_states_of_a_large_plan_are_told_at_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    project = Project(tmp_path_factory.mktemp("many"), FROZEN)
    with_communes(project.root / "data", 130)
    archive = load(project.root)
    plan = archive.newest
    rows_of = Year(archive, plan).reported.rows_of
    reports = [
        Report(
            date=dt.date(2022, 3 * period.quarter, 15),
            rows=tuple(ReportRow(deliverable=row.deliverable.id, result="not-done") for row in rows),
            period=period,
            agency=agency,
        )
        for period in PERIODS.values()
        for agency, rows in rows_of.items()
    ]
    assert sum(len(report.rows) for report in reports) > 3000
    found = Year(archive, dataclasses.replace(plan, reports=tuple(reports))).reported
    started = time.perf_counter()
    for row in plan.rows:
        found.state(row.deliverable.id)
    for agency, rows in found.rows_of.items():
        found.rates(rows, agency)
    assert time.perf_counter() - started < 3  # some 0.05 s; without an index it took minutes
