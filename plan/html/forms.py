"""What a list of deliverables can be filtered by: the choices its form offers, and what each row says of itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from plan.facts.dues import ends
from plan.facts.listed_states import ListedState, counts, listed_states
from plan.facts.standing import StateWords
from plan.facts.summary import Share
from plan.facts.tables import TIME_SLUGS, TIMES
from plan.facts.year import Year
from plan.ground.addresses import Slug
from plan.ground.folding import folded
from plan.ground.model import QUARTERS, ROMAN, Agency, ColumnKey, Parties, Plan, Rows, Timing

_ANYONE = "Mọi cơ quan"
_FEWEST = 2
"""Fewer rows need no form; fewer values need no choice."""


class Field(StrEnum):
    """The fields of the form, as they stand in the address of a filtered page; docs/assets/js/list-*.js reads them."""

    QUERY = "tim"
    AGENCY = Slug.AGENCIES
    LEAD = Slug.LEAD
    COORDINATING = Slug.COORDINATING
    TIME = Slug.QUARTERS
    SECTION = Slug.SECTIONS
    DUE = "han"
    PROGRESS = Slug.PROGRESS
    ROLE = "vai-tro"
    DIRECT = "truc-tiep"
    SORT = "xep"


SORTS = (
    ("so", "Mã sản phẩm", "nhỏ trước", "lớn trước"),
    ("hoat-dong", "Hoạt động", "A–Y", "Y–A"),
    ("san-pham", "Sản phẩm", "A–Y", "Y–A"),
    (Slug.LEAD, "Cơ quan chủ trì", "A–Y", "Y–A"),
    (Slug.COORDINATING, "Cơ quan phối hợp", "A–Y", "Y–A"),
    ("thoi-gian", "Thời gian", "sớm trước", "muộn trước"),
    (Slug.PROGRESS, "Tiến độ", "chưa báo cáo trước", "hoàn thành trước"),
)
"""What a table can be sorted by: name in the address, name for a reader, both directions in words."""


def sorts(plan: Plan) -> tuple[tuple[str, str, str, str], ...]:
    """Return what a table of a plan can be sorted by: no column that the plan has not, nor states without reports."""
    columns = {
        "hoat-dong": plan.prints("activity"),
        Slug.COORDINATING: plan.prints("coordinating"),
        Slug.PROGRESS: bool(plan.reports),
    }
    return tuple(sort for sort in SORTS if columns.get(sort[0], True))


def list_columns(plan: Plan) -> list[tuple[str, str]]:
    """Return the columns of a table of a plan's deliverables: the name in addresses, "" for one of the plan's own; the title.

    >>> list_columns(plan)[0]
    ('hoat-dong', 'Hoạt động')
    """
    shown: tuple[tuple[ColumnKey, str, str], ...] = (
        ("activity", "hoat-dong", "Hoạt động"),
        ("deliverable", "san-pham", "Sản phẩm"),
        ("lead", Slug.LEAD, "Cơ quan chủ trì"),
        ("coordinating", Slug.COORDINATING, "Cơ quan phối hợp"),
        ("timing", "thoi-gian", "Thời gian thực hiện"),
    )
    usual = [(name, title) for key, name, title in shown if plan.prints(key)]
    states = [(str(Slug.PROGRESS), "Tiến độ")] if plan.reports else []
    return [*usual, *(("", title) for title in plan.own_columns), *states]


@dataclass(frozen=True)
class Option:
    """A value that a reader may choose."""

    value: str
    label: str
    groups: tuple[str, ...] = ()
    """Ids of the groups through which rows of the page reach this agency."""
    count: int = 0
    """How many rows of the whole list it shows; 0 where that is not told."""


@dataclass(frozen=True)
class Choice:
    """A question with some options; `name` stands in the address of the filtered page."""

    name: str
    label: str
    all: str
    """What is chosen while nothing is: "Mọi cơ quan"."""
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Form:
    """The form above a list."""

    title: str
    """What the whole list is called: "Tất cả nhiệm vụ"."""
    count: int
    """Number of deliverables, each counted once."""
    main: tuple[Choice, ...]
    more: tuple[Choice, ...] = ()
    """Choices that are folded away."""
    direct: bool = False
    """Whether rows that reach an agency only through a group can be left out."""
    order: str = "Theo thứ tự của Phụ lục"
    agency: str = ""
    """Name of the agency whose page this is."""
    is_told: bool = False
    """Whether what stands above the form says what the whole list is and how long."""
    dated: int = 0
    """How many of its deliverables have a last day."""
    ends: str = ""
    """The last of these days: "2022-12-31"."""
    states: Mapping[str, ListedState] = field(default_factory=dict)
    """How each product stands, by its id; empty where nothing was reported on the plan."""
    as_of: dt.date | None = None
    """The day of the newest report on the plan, as of which they stand so."""

    @property
    def needed(self) -> bool:
        """Whether there is anything to choose from."""
        return self.count >= _FEWEST

    @property
    def counts(self) -> tuple[tuple[StateWords, int], ...]:
        """How many products of the list stand how."""
        return counts(self.states.values())

    def has(self, name: str) -> bool:
        """Whether a question is asked."""
        return any(choice.name == name for choice in (*self.main, *self.more))


def row_form(of: Year, rows: Rows, title: str, *, fixed: str = "", quarter: int = 0) -> Form:
    """Return the form of a list of rows.

    Args:
        of: the plan.
        rows: what the list shows.
        title: what the whole list is called.
        fixed: the name of the choice that the page itself has made.
        quarter: whose page it is; 0 for none.

    """
    leads = [row.deliverable.lead for row in rows]
    helps = [row.deliverable.coordinating for row in rows]
    everyone = _agencies(of, [*leads, *helps])
    agency = "Cơ quan (chủ trì hoặc phối hợp)" if of.plan.prints("coordinating") else "Cơ quan"
    days = _ends(rows, of.plan.year)
    states = listed_states(of.reported, rows, quarter=quarter)
    main = (Choice(Field.AGENCY, agency, _ANYONE, everyone), *_matters(rows), *_progress(states))
    more = (
        Choice(Field.LEAD, "Cơ quan chủ trì", _ANYONE, _agencies(of, leads)),
        Choice(Field.COORDINATING, "Cơ quan phối hợp", _ANYONE, _agencies(of, helps)),
        _due(days),
    )
    return Form(
        title,
        len(rows),
        _useful(main, fixed),
        _useful(more, fixed),
        direct=any(option.groups for option in everyone),
        is_told=True,
        dated=len(days),
        ends=max(days, default=""),
        states=states,
        as_of=of.reported.day,
    )


def agency_form(of: Year, agency: Agency, shares: Iterable[Share]) -> Form:
    """Return the form of an agency's page, which shows its shares by name and through groups."""
    found = tuple(shares)
    rows = Rows({row.deliverable.id: row for share in found for row in share.rows}.values())
    roles = {share.role_slug: share.verb for share in found}
    played = tuple(Option(slug, verb.capitalize()) for slug, verb in roles.items())
    days = _ends(rows, of.plan.year)
    states = listed_states(of.reported, rows, agency=agency.id)
    main = (Choice(Field.ROLE, "Vai trò", "Mọi vai trò", played), *_matters(rows), *_progress(states))
    return Form(
        f"{agency.name} {' hoặc '.join(roles.values())}",
        len(rows),
        _useful(main),
        _useful([_due(days)]),
        direct=len({share.via is None for share in found}) > 1,
        order="Theo thứ tự của trang này",
        agency=agency.name,
        is_told=True,
        dated=len(days),
        ends=max(days, default=""),
        states=states,
        as_of=of.reported.day,
    )


def times(timing: Timing) -> str:
    """Return a timing as rows carry it: "3 4", or "hang-quy"."""
    return " ".join(map(str, timing.quarters)) if timing.kind == "quarters" else TIME_SLUGS[timing.kind]


def _matters(rows: Rows) -> tuple[Choice, Choice]:
    return (
        Choice(Field.TIME, "Thời gian", "Mọi thời gian", _times(rows)),
        Choice(Field.SECTION, "Lĩnh vực", "Mọi lĩnh vực", _sections(rows)),
    )


def _progress(states: Mapping[str, ListedState]) -> tuple[Choice, ...]:
    """Return the question how products stand, if it is known, with those states that occur."""
    found = counts(states.values())
    options = tuple(Option(words.slug, words.name.capitalize(), count=number) for words, number in found)
    return (Choice(Field.PROGRESS, "Tiến độ", "Mọi tiến độ", options),) if options else ()


def _due(days: Collection[str]) -> Choice:
    """Return the question whether a last day has passed, which the browser answers; without days there is nothing to ask."""
    options = (Option("qua", "Hạn đã qua"), Option("con", "Hạn chưa qua"))
    return Choice(Field.DUE, "Hạn", "Mọi hạn", options if days else ())


def _ends(rows: Rows, year: int) -> list[str]:
    """Return the last day of each deliverable that has one."""
    return [day.isoformat() for row in rows if (day := ends(row.deliverable.timing, year))]


def _useful(choices: Iterable[Choice], fixed: str = "") -> tuple[Choice, ...]:
    return tuple(choice for choice in choices if choice.name != fixed and _is_useful(choice.options))


def _is_useful(options: tuple[Option, ...]) -> bool:
    """Tell whether there is something to choose; where numbers lead to each value, a single one too."""
    return len(options) >= _FEWEST or any(option.count for option in options)


def _agencies(of: Year, cells: Iterable[Parties | None]) -> tuple[Option, ...]:
    """Return the agencies that cells name and the members of the groups they name, in the order of the alphabet.

    Who has no page is not among them: all its rows are its group's.
    """
    named = {agency for cell in cells if cell for agency in cell.agencies}
    members = {member for group in named for member in of.plan.members.get(group, ())}
    found = (of.agency[agency] for agency in (named | members) & of.duties.with_page)
    ordered = sorted(found, key=lambda agency: (folded(agency.name), agency.name))
    return tuple(Option(agency.id, agency.name, _groups(of, agency, named)) for agency in ordered)


def _groups(of: Year, agency: Agency, named: set[str]) -> tuple[str, ...]:
    return tuple(group for group in of.plan.groups_of.get(agency.id, ()) if group in named)


def _times(rows: Rows) -> tuple[Option, ...]:
    return tuple(_occurring_times(rows))


def _occurring_times(rows: Rows) -> Iterator[Option]:
    for quarter in QUARTERS:
        if rows.due_in(quarter):
            yield Option(str(quarter), f"Quý {ROMAN[quarter]}")
    for kind, name in TIMES.items():
        if rows.of_kind(kind):
            yield Option(TIME_SLUGS[kind], name)


def _sections(rows: Rows) -> tuple[Option, ...]:
    found = {row.section.id: row.section for row in rows}
    return tuple(Option(section.slug, f"{section.id}. {section.title}") for section in found.values())
