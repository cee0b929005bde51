"""How much of the made-up plan of 2025 stands how, counted by hand from its YAML: the day is 5/10/2025.

Of periods whose reports are no longer waited for: quý I, 6 tháng, quý III (due 20/9, five days of grace). So who has not
reported is silent on what was due by 31/3 (told in the six months' report) and by 30/6 (told in that of quý III); on what was
due by 30/9 a report is due on 20/12 only.
"""

import datetime as dt

import pytest

from plan.facts.progress_tables import Tally, by_agency, by_section, by_time, percent, score, whole
from plan.facts.reported import Rates
from plan.facts.year import Year, year_of
from plan.reading.load import load
from tests.archives import REPORTED, SMALL

Figures = tuple[tuple[int, ...], Rates]


@pytest.fixture(scope="module")
def of() -> Year:
    archive = load(REPORTED)
    return year_of(archive, archive.newest)


def told(tallies: tuple[Tally, ...]) -> dict[str, Figures]:
    return {each.id: (tuple(each.states.values()), each.rates) for each in tallies}


def test_the_whole_plan(of: Year) -> None:
    found = whole(of)
    assert found.total == 19 == len(of.plan.rows)
    assert dict(found.states) == {
        "done-in-time": 4,  # I.1.1.1, II.1.1.3, III.1.1.1, III.1.3.4 (due by 30/9 since 1/6/2025)
        "done-late": 2,  # III.1.1.2; III.1.3.1, of which quý II was twelve days late
        "done-undated": 1,  # III.1.3.3
        "open-in-time": 2,  # II.1.2.1, III.1.2.1: due by 31/12
        "open-late": 2,  # III.1.1.3; III.1.3.5, taken back
        "open-undated": 1,  # III.1.3.2
        "silent": 3,  # III.1.2.2 nobody; III.1.2.3 and III.1.2.4 one of the group
        None: 4,  # I.2.1.2, I.2.1.3, II.1.1.1: no day, no report; I.1.1.2: quarterly since 1/9 only, quý III is not owed yet
    }
    assert found.rates == Rates(due=12, done=6, in_time=4, silent=3, unknown=1)


def test_each_section(of: Year) -> None:
    assert told(by_section(of)) == {
        "I": ((1, 0, 0, 0, 0, 0, 0, 3), Rates(2, 1, 1, 0, unknown=1)),
        "II": ((1, 0, 0, 1, 0, 0, 0, 1), Rates(1, 1, 1, 0)),
        "III": ((2, 2, 1, 1, 2, 1, 3, 0), Rates(9, 4, 2, 3)),
    }


def test_each_agency_by_its_own_reports(of: Year) -> None:
    assert told(by_agency(of)) == {
        "so-ban-do": ((0, 0, 0, 1, 0, 0, 2, 1), Rates(3, 0, 0, 2, unknown=1)),
        "so-cau-duong": ((1, 1, 0, 0, 1, 0, 0, 1), Rates(4, 2, 1, 0, unknown=1)),
        "so-viec-cong": ((4, 1, 0, 0, 1, 1, 0, 2), Rates(7, 5, 4, 0, unknown=1)),
        "van-phong-tinh": ((1, 0, 1, 1, 0, 0, 0, 1), Rates(1, 1, 1, 0)),
        "xa-bach-duong": ((0, 0, 0, 0, 0, 0, 1, 2), Rates(1, 0, 0, 1)),
        "xa-co-lau": ((1, 0, 0, 0, 0, 0, 0, 2), Rates(1, 1, 1, 0)),
    }


def test_each_time_of_the_year(of: Year) -> None:
    assert told(by_time(of)) == {
        "1": ((3, 1, 0, 0, 0, 0, 1, 1), Rates(4, 3, 2, 1)),  # "Quý I, II" is due on 30/6
        "2": ((1, 1, 0, 0, 2, 0, 2, 1), Rates(6, 2, 1, 2)),
        "3": ((3, 0, 0, 0, 0, 0, 0, 1), Rates(4, 3, 3, 0, unknown=1)),
        "4": ((0, 0, 0, 2, 0, 0, 0, 2), Rates(0, 0, 0, 0)),
        "thuong-xuyen": ((0, 0, 0, 0, 0, 1, 0, 1), Rates(0, 0, 0, 0)),
        "theo-dieu-kien": ((0, 0, 1, 0, 0, 0, 0, 2), Rates(0, 0, 0, 0)),
    }


def test_an_earlier_day_is_told_as_it_was(of: Year) -> None:
    # On 30/6 the six months' reports are no longer waited for; what was due that very day is not told before 20/9.
    found = whole(of, dt.date(2025, 6, 30))
    assert tuple(found.states.values()) == (3, 1, 1, 3, 0, 1, 1, 9)
    assert found.rates == Rates(due=9, done=4, in_time=3, silent=1, unknown=2)


def test_shares_are_rounded_but_never_to_all_nor_to_a_step_that_is_not_reached(of: Year) -> None:
    scored = [percent(part, of_all, of.plan.reporting) for part, of_all in ((6996, 10_000), (7004, 10_000), (1999, 2000))]
    assert scored == ["69,9%", "70%", "99,9%"]
    assert percent(6996, 10_000) == "70%"
    assert [percent(*pair) for pair in ((6, 12), (4, 12), (2, 3), (999, 1000), (1999, 2000), (0, 7), (0, 0))] == [
        "50%",
        "33,3%",
        "66,7%",
        "99,9%",
        "99,9%",
        "0%",
        "",
    ]


@pytest.mark.parametrize(
    ("rates", "points"),
    [
        (Rates(due=10, done=10, in_time=0, silent=0), "2"),  # late or not: what is done is scored
        (Rates(due=10, done=9, in_time=9, silent=0), "1"),  # "trên 90%" is not 90%
        (Rates(due=10, done=7, in_time=7, silent=0), "1"),
        (Rates(due=1000, done=699, in_time=699, silent=0), "0"),
    ],
)
def test_scoring_steps_on_what_is_done(of: Year, rates: Rates, points: str) -> None:
    assert (step := score(of, rates))
    assert step.points == points


def test_nothing_is_scored_without_a_scale_or_before_anything_is_due(of: Year) -> None:
    archive = load(SMALL)
    assert score(year_of(archive, archive.newest), Rates(10, 10, 10, 0)) is None
    assert score(of, Rates(0, 0, 0, 0)) is None
