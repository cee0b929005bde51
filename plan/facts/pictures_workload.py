"""Who has how much to do: by name and through groups, leading and coordinating, and who works with whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plan.facts.duties import ROLE_SLUGS, ROLES, VERBS, Role
from plan.facts.pictures import Picture, appendix, listed, most
from plan.facts.summary import agency_kinds
from plan.facts.year import Year
from plan.ground.folding import folded
from plan.ground.model import Agency, Parties

_FEWEST = 2
"""Of who leads and of who coordinates: fewer make no matrix."""


@dataclass(frozen=True)
class Measure:
    """What is counted for each agency in one column."""

    role: Role
    direct: bool
    """By name, or through groups."""

    @property
    def name(self) -> str:
        """As addresses name the order by this column: "chu-tri-qua-nhom"."""
        return ROLE_SLUGS[self.role] if self.direct else f"{ROLE_SLUGS[self.role]}-qua-nhom"

    @property
    def title(self) -> str:
        """As readers are told of it: "Chủ trì qua nhóm"."""
        return f"{VERBS[self.role].capitalize()} {'đích danh' if self.direct else 'qua nhóm'}"


@dataclass(frozen=True)
class Workload:
    """What one agency has to do."""

    agency: Agency
    kind: str
    """What the plan makes of it: "Nhóm cơ quan"."""
    counts: tuple[int, ...]
    """One a measure."""
    total: int
    """Number of deliverables, each once."""


@dataclass(frozen=True)
class Workloads:
    """What all agencies that have a page have to do, who leads most by name first."""

    measures: tuple[Measure, ...]
    """Those in which somebody has something."""
    rows: tuple[Workload, ...]

    @property
    def greatest(self) -> int:
        """The greatest count: all bars are as long as they are to this."""
        return max((count for row in self.rows for count in row.counts), default=0) or 1


def workloads(of: Year) -> Workloads:
    """Count what each agency leads and coordinates on."""
    every = tuple(Measure(role, direct) for role in ROLES for direct in (True, False))
    measures = tuple(one for one in every if any(_count(of, agency, one) for agency in of.duties.with_page))
    kinds = {agency.id: title for title, _, agencies in agency_kinds(of) for agency in agencies}
    rows = (_workload(of, of.agency[agency], kinds.get(agency, ""), measures) for agency in of.duties.with_page)
    return Workloads(measures, tuple(sorted(rows, key=_most_first)))


def _most_first(row: Workload) -> tuple[tuple[int, ...], str, str]:
    return tuple(-count for count in row.counts), folded(row.agency.name), row.agency.id


def _workload(of: Year, agency: Agency, kind: str, measures: Iterable[Measure]) -> Workload:
    total = {item.row.deliverable.id for item in of.duties.assignments.get(agency.id, ())}
    return Workload(agency, kind, tuple(_count(of, agency.id, measure) for measure in measures), len(total))


def _count(of: Year, agency: str, measure: Measure) -> int:
    return len(of.duties.of(agency, measure.role, direct=measure.direct))


def workload_picture(of: Year) -> Picture:
    """Return what a picture of the workloads says: who is named most to lead."""
    led = {of.agency[agency].name: len(of.plan.rows.led_by(agency)) for agency in of.named}
    names, number = most(led)
    total = len(of.plan.rows)
    who = listed(names, "nơi")
    message = (
        f"{who} cùng được nêu tên chủ trì nhiều nhất: mỗi nơi {number} trong {total} sản phẩm"
        if len(names) > 1
        else f"{who} được nêu tên chủ trì nhiều nhất: {number} trong {total} sản phẩm"
    )
    counted = (
        "Một sản phẩm được đếm cho mỗi cơ quan mà ô của nó nêu tên (đích danh) và cho mỗi thành viên của nhóm mà ô ấy nêu"
        " (qua nhóm)."
    )
    return Picture("khoi-luong", message, counted, appendix(of.plan, "lead", "coordinating"))


@dataclass(frozen=True)
class Leading:
    """With whom one agency does what it leads."""

    lead: Agency
    cells: tuple[tuple[Agency, int], ...]
    """Who coordinates on how many deliverables, one a column."""


@dataclass(frozen=True)
class Together:
    """Who leads × who coordinates, all by name: a group as the document calls it."""

    columns: tuple[Agency, ...]
    rows: tuple[Leading, ...]


def together(of: Year) -> Together | None:
    """Count the deliverables that each two share, who has most first; None where there is nothing to set side by side."""
    pairs = _pairs(of)
    leads, helping = (_by_number(pairs, place) for place in (0, 1))
    if min(len(leads), len(helping)) < _FEWEST:
        return None
    rows = (
        Leading(of.agency[lead], tuple((of.agency[other], pairs.get((lead, other), 0)) for other in helping))
        for lead in leads
    )
    return Together(tuple(of.agency[other] for other in helping), tuple(rows))


def _pairs(of: Year) -> Mapping[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for row in of.plan.rows:
        for pair in _pairs_of(row.deliverable.lead, row.deliverable.coordinating):
            found[pair] = found.get(pair, 0) + 1
    return found


def _pairs_of(lead: Parties, coordinating: Parties | None) -> Iterator[tuple[str, str]]:
    """Yield each pair of a row once, however often its cells name somebody."""
    helping = dict.fromkeys(coordinating.agencies if coordinating else ())
    return ((one, other) for one in dict.fromkeys(lead.agencies) for other in helping)


def _by_number(pairs: Mapping[tuple[str, str], int], place: int) -> list[str]:
    """Return the agencies at one place of pairs, those with most shared work first."""
    found: dict[str, int] = {}
    for pair, number in pairs.items():
        found[pair[place]] = found.get(pair[place], 0) + number
    return sorted(found, key=lambda agency: -found[agency])


def together_picture(of: Year, shown: Together) -> Picture:
    """Return what the matrix says: which two share most."""
    counted = (
        "Mỗi ô là số sản phẩm mà nơi ở đầu dòng được nêu tên chủ trì và nơi ở đầu cột được nêu tên phối hợp; nhóm được đếm"
        " như Kế hoạch gọi, không tách ra thành viên."
    )
    return Picture("ai-voi-ai", _closest(shown), counted, appendix(of.plan, "lead", "coordinating"))


def _closest(shown: Together) -> str:
    """Return which two share most; of several pairs their names where one agency leads in all of them."""
    number = max(number for row in shown.rows for _, number in row.cells)
    pairs = [(row.lead.name, other.name) for row in shown.rows for other, shared in row.cells if shared == number]
    leads = {lead for lead, _ in pairs}
    if len(leads) > 1:
        return f"{len(pairs)} cặp cùng làm nhiều nhất, mỗi cặp {number} sản phẩm"
    helping = listed([other for _, other in pairs], "nơi")
    each = "mỗi nơi " if len(pairs) > 1 else ""
    return f"Cùng làm nhiều nhất: {leads.pop()} chủ trì, {helping} phối hợp, {each}{number} sản phẩm"
