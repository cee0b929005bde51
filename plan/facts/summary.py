"""What pages tell of a plan beyond its rows: who leads most, the matrix, an agency's share, what a task cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plan.facts.duties import ROLE_SLUGS, ROLES, VERBS, Assignment, Role
from plan.facts.located import Located
from plan.facts.remarks import Remark
from plan.facts.tables import TIME_SLUGS, TIMES, RowGroup, by_time
from plan.facts.year import Year
from plan.ground.folding import folded
from plan.ground.model import QUARTERS, ROMAN, Agency, Clause, Document, Plan, Rows, Task, TimingKind, records_of

MOST_LEADERS = 6
_BESIDE_QUARTERS: tuple[TimingKind, ...] = ("ongoing", "conditional")
"""The kinds of timing that no quarter counts: what is due every quarter stands in each."""


def leaders(of: Year, most: int = MOST_LEADERS) -> list[tuple[Agency, int]]:
    """Return the agencies that lead most rows by name, with their numbers."""
    counted = Counter(agency for row in of.plan.rows for agency in row.deliverable.lead.agencies)
    return [(of.agency[agency], number) for agency, number in counted.most_common(most)]


def goals(plan: Plan) -> list[Clause]:
    """Return the clauses of the first part that set goals for a section."""
    return [clause for part in plan.parts[:1] for clause in part.walk() if clause.section]


def general_goals(plan: Plan) -> list[Clause]:
    """Return the headed lists of goals with which the first part begins; none where it has another shape."""
    first = [clause for part in plan.parts[:1] for clause in part.clauses[:1]]
    return [clause for top in first for clause in top.clauses if clause.clauses and not clause.clauses[0].clauses]


@dataclass(frozen=True)
class MatrixRow:
    """An agency's counts in the matrix."""

    agency: Agency
    cells: tuple[tuple[str, str, int], ...]
    """The time as addresses name it, its name, number of rows led; one a column."""
    total: int


@dataclass(frozen=True)
class Matrix:
    """Agencies × times: how many rows each leads by name."""

    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    totals: tuple[int, ...]
    """For the whole plan, each row counted once a column."""


def matrix(of: Year) -> Matrix:
    """Count the rows that each agency leads by name and that are due in each quarter, or in none."""
    led = ((of.agency[agency], of.plan.rows.led_by(agency)) for agency in of.named)
    rows = [_matrix_row(agency, found) for agency, found in led if found]
    columns = _cells(of.plan.rows)
    ordered = sorted(rows, key=lambda row: -row.total)
    return Matrix(tuple(name for _, name, _ in columns), tuple(ordered), tuple(number for _, _, number in columns))


def _matrix_row(agency: Agency, rows: Rows) -> MatrixRow:
    return MatrixRow(agency, _cells(rows), len(rows))


def _cells(rows: Rows) -> tuple[tuple[str, str, int], ...]:
    quarters = ((str(quarter), f"Quý {ROMAN[quarter]}", len(rows.due_in(quarter))) for quarter in QUARTERS)
    kinds = ((TIME_SLUGS[kind], TIMES[kind], len(rows.of_kind(kind))) for kind in _BESIDE_QUARTERS)
    return (*quarters, *kinds)


def agency_kinds(of: Year) -> list[tuple[str, str, list[Agency]]]:
    """Return the registry by what the plan says of each body: title, explanation, agencies."""
    charged = {agency for agency, found in of.duties.charges.items() if any(charge.via is None for charge in found)}
    named, has_page = {*of.named, *charged}, of.duties.told_at.keys()
    groups, members = {agency.id for agency in of.agency.values() if agency.is_group}, of.plan.groups_of.keys()
    cells = "cột chủ trì, cột phối hợp" if of.plan.prints("coordinating") else "cột chủ trì"
    kinds = (
        ("Cơ quan được nêu tên", f"Kế hoạch nêu đích danh ở {cells} hoặc {of.plan.charged_in}.", named - groups),
        ("Nhóm cơ quan", "Kế hoạch giao chung cho cả nhóm.", named & groups),
        (
            "Thành viên của nhóm",
            "Kế hoạch không nêu tên; nhận việc qua nhóm. Danh sách thành viên lấy từ nguồn ngoài Kế hoạch.",
            (has_page - named) & members,
        ),
        (
            "Chỉ được nhắc đến",
            "Có tên ở nơi nhận hoặc ở cột thời gian, không được giao việc nên không có trang riêng.",
            {agency for agency in of.agency.keys() - has_page if _is_mentioned(of, of.agency[agency])},
        ),
        ("Không còn việc", "Mọi sản phẩm mà Kế hoạch giao đã được bãi bỏ.", has_page - named - members),
    )
    agencies = sorted(of.agency.values(), key=lambda agency: folded(agency.name))
    return [(title, said, [agency for agency in agencies if agency.id in ids]) for title, said, ids in kinds]


def _is_mentioned(of: Year, agency: Agency) -> bool:
    """Tell whether a plan names a body that it asks nothing of; of a single plan all are in the registry for that."""
    return len(of.archive.plans) == 1 or any(name.casefold() in of.words for name in agency.names)


@dataclass(frozen=True)
class Share:
    """A part of an agency's page: a role, by name or through one group."""

    title: str
    part: str
    """What is counted: "phối hợp qua nhóm “Các sở, ban, ngành”"."""
    role: Role
    role_slug: str
    """As addresses name the role: "chu-tri", "phoi-hop"."""
    verb: str
    anchor: str
    rows: Rows
    groups: tuple[RowGroup, ...]
    via: Agency | None = None

    @property
    def count(self) -> int:
        """Number of deliverables."""
        return len(self.rows)


def agency_digest(of: Year, agency: Agency) -> dict[str, Any]:
    """Return what an agency's page tells: its shares by name and through groups, its charges, its members."""
    return {
        "direct": [share for share in shares(of, agency) if not share.via],
        "through": [share for share in shares(of, agency) if share.via],
        "charges": of.duties.charges.get(agency.id, ()),
        "repealed": of.duties.repealed(agency.id),
        "members": [of.agency[member] for member in of.plan.members.get(agency.id, ())],
        "membership": [(of.agency[item.group], item) for item in of.plan.groups if agency.id in item.members],
        "group": next((item for item in of.plan.groups if item.group == agency.id), None),
    }


def shares(of: Year, agency: Agency) -> tuple[Share, ...]:
    """Return an agency's parts in the plan's deliverables: by name, then through each of its groups."""
    return (*_direct(of, agency), *_through(of, agency))


def _direct(of: Year, agency: Agency) -> Iterator[Share]:
    for role in ROLES:
        found = of.duties.of(agency.id, role, direct=True)
        if found:
            yield _share(of, agency.name, role, found)


def _through(of: Year, agency: Agency) -> Iterator[Share]:
    for group in of.plan.groups_of.get(agency.id, ()):
        for role in ROLES:
            found = tuple(item for item in of.duties.of(agency.id, role, direct=False) if item.via == group)
            if found:
                yield _share(of, agency.name, role, found, of.agency[group])


def _share(of: Year, name: str, role: Role, found: tuple[Assignment, ...], via: Agency | None = None) -> Share:
    verb, role_slug = VERBS[role], ROLE_SLUGS[role]
    rows = Rows(item.row for item in found)
    through = f" qua nhóm “{via.name}”" if via else ""
    anchor = f"{role_slug}-qua-{via.id}" if via else role_slug
    groups = tuple(by_time(rows, of.plan.year, f"{anchor}-"))
    return Share(f"{name} {verb}{through}", f"{verb}{through}", role, role_slug, verb, anchor, rows, groups, via)


def task_remarks(of: Year, task: Task) -> list[Remark]:
    """Return the corrections and notes on a task, on what is in it and on its objective."""
    records = [of.plan.objective[task.objective], *records_of(task)]
    return [remark for record in records for remark in of.remarks_of.get(id(record), ())]


def cited(of: Year, task: Task) -> list[Document]:
    """Return the documents that a task, what is in it and its objective cite."""
    owners = (id(task), id(of.plan.objective[task.objective]))
    found = of.citations.items()
    here = [document for document, passages in found if any(id(passage.owner) in owners for passage in passages)]
    return [of.archive.document[document] for document in here]


def mentioned(of: Year, document: Document) -> list[Located]:
    """Return the records that cite a document, each once, in the order of the text."""
    found = {id(passage.record): of.at[id(passage.record)] for passage in of.citations.get(document.id, ())}
    return list(found.values())


def neighbours(plan: Plan, task: Task) -> dict[str, Task | None]:
    """Return the tasks before and after a task in its section, of those in force."""
    tasks = [item for item in plan.tasks if item.section == task.section and (item is task or not item.repealed_by)]
    place = tasks.index(task)
    return {"before": tasks[place - 1] if place else None, "after": next(iter(tasks[place + 1 :]), None)}
