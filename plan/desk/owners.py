"""Who reviews which part of the data: the agency that part IV charges with a section reviews the section's tasks.

GitHub reads `.github/CODEOWNERS`, which is made from the data and from `.github/owners.yml`, where each agency's team on
GitHub is written down: no plan knows it, so none is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plan.facts.located import clause_name
from plan.facts.year import year_of
from plan.ground.model import Archive, Clause, Placed, Plan, Section, key
from plan.ground.problems import DataError, Problem, Problems, meant, nearest, say, shown
from plan.reading import yamlfile
from plan.reading.names import Names
from plan.reading.nodes import FileError
from plan.reading.shape import Reader

CODEOWNERS = ".github/CODEOWNERS"
TEAMS_FILE = ".github/owners.yml"
ANYTHING_ELSE = "*"
"""Stands in place of an agency for whoever runs the repository."""

_TEAM = re.compile(r"@[A-Za-z0-9-]+(/[A-Za-z0-9._-]+)?")
_HEAD = """\
# Do `python -m plan codeowners` viết ra từ data/ và .github/owners.yml; đừng sửa tay.
# Ai duyệt nhiệm vụ của lĩnh vực nào: cơ quan mà kế hoạch giao lĩnh vực ấy.
# Dòng bắt đầu bằng "#/" hay "#*" chưa có hiệu lực, vì chưa biết nhóm của cơ quan ấy trên GitHub.
"""


@dataclass(frozen=True, kw_only=True)
class Team(Placed):
    """An agency's team on GitHub."""

    agency: str = key("Mã cơ quan", "Mã (id) trong data/agencies.yml của cơ quan; “*” là người giữ kho.", ("so-noi-vu", "*"))
    team: str = key("Nhóm trên GitHub", "Nhóm hay người duyệt phần của cơ quan ấy.", ("@to-chuc/so-noi-vu", "@ten-nguoi"))


def teams(root: Path, archive: Archive) -> Mapping[str, str]:
    """Read `.github/owners.yml`: the team ("@owner/team" or "@person") by the agency's id or "*".

    Raises:
        DataError: something is wrong with the file.

    """
    reader = Reader(Names(()), 0)
    try:
        owners = reader.records(Team, yamlfile.read(root / TEAMS_FILE, TEAMS_FILE))
    except FileError as error:
        raise DataError([error.problem]) from None
    problems = [*reader.problems, *(problem for owner in owners for problem in _problems(owner, archive))]
    if problems:
        raise DataError(problems)
    return {owner.agency: owner.team for owner in owners}


def _problems(owner: Team, archive: Archive) -> Problems:
    if owner.agency != ANYTHING_ELSE and owner.agency not in archive.agency:
        name = shown(owner.agency)
        otherwise = say("mã phải có trong data/agencies.yml", "the id must be in data/agencies.yml")
        remedy = meant(nearest(owner.agency, archive.agency), otherwise)
        message = say(f'không có cơ quan nào có mã "{name}"; {remedy}', f'no agency has the id "{name}"; {remedy.en}')
        yield Problem(owner.places["agency"], message, kind="unknown-agency")
    if not _TEAM.fullmatch(owner.team):
        message = say(
            f'{owner.agency}: "{shown(owner.team)}" không phải tên nhóm hay tên người trên GitHub; viết như "@to-chuc/nhom"',
            f'{owner.agency}: "{shown(owner.team)}" names no team and nobody on GitHub; write it like "@to-chuc/nhom"',
        )
        yield Problem(owner.places["team"], message, kind="unknown-team", record=owner.agency)


def codeowners(archive: Archive, known: Mapping[str, str]) -> str:
    """Return the file that GitHub reads; `known` are the teams by agency id."""
    lines = [_HEAD, "# Mọi thứ khác: người vận hành kho", _line("*", [known.get(ANYTHING_ELSE)])]
    for plan in archive.plans:
        for section in plan.sections:
            lines += ["", *_section(archive, plan, section, known)]
        lines += _reports(archive, plan, known)
    return "\n".join(lines) + "\n"


def in_force(text: str) -> tuple[str, ...]:
    """Return the lines of the file that GitHub heeds; the others tell a reader what the data call things."""
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def _section(archive: Archive, plan: Plan, section: Section, known: Mapping[str, str]) -> Iterator[str]:
    head = f"# Kế hoạch {plan.year}, lĩnh vực {section.id}. {section.title}: "
    charged = tuple(charges(plan, section.id))
    if not charged:
        yield f"{head}{plan.charged_in} không giao riêng cho cơ quan nào; theo dòng * ở trên"
        return
    names = (
        f"{archive.agency[agency].in_year(plan.year).name} (Phần {clause.part}, {clause_name(clause)})"
        for agency, clause in charged
    )
    yield head + ", ".join(names)
    yield _line(f"/data/{plan.year}/tasks/{section.id.lower()}-*.yml", [known.get(agency) for agency, _ in charged])


def _reports(archive: Archive, plan: Plan, known: Mapping[str, str]) -> Iterator[str]:
    """Yield who reviews what an agency reports: itself, where its team is known."""
    teams = [agency for agency in sorted(year_of(archive, plan).reported.rows_of) if agency in known]
    yield from ("", f"# Báo cáo về Kế hoạch {plan.year}: chính cơ quan báo cáo") if teams else ()
    yield from (_line(f"/data/{plan.year}/reports/*/{agency}.yml", [known[agency]]) for agency in teams)


def charges(plan: Plan, section_id: str) -> Iterator[tuple[str, Clause]]:
    """Yield the agencies that part IV charges with a section, each with the item that does."""
    for clause in plan.clause.values():
        if clause.agencies and any(item.section == section_id for item in clause.walk()):
            yield from ((agency, clause) for agency in clause.agencies.agencies)


def _line(pattern: str, owners: list[str | None]) -> str:
    found = [owner for owner in owners if owner]
    return " ".join([pattern, *found]) if found else f"#{pattern}"
