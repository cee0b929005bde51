"""What the search knows of lists: by which words people name an agency, a role, a time, a section, and what each row has.

docs/assets/js/search-lists.js makes of two of these together the filtered list itself, with its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from plan.facts.dues import ends
from plan.facts.duties import ROLE_SLUGS, ROLES, VERBS, Role
from plan.facts.listed_states import listed_states
from plan.facts.tables import TIME_SLUGS, TIMES
from plan.facts.year import Year
from plan.ground.addresses import Links, Slug
from plan.ground.folding import folded
from plan.ground.model import QUARTERS, ROMAN, Section, TimingKind
from plan.html.forms import times
from plan.html.named_states import named_states

_MONTHS = 3
"""In a quarter."""
_ROLE_WORDS: dict[Role, tuple[str, ...]] = {
    "lead": ("cơ quan chủ trì", "đơn vị chủ trì", "đứng đầu"),
    "coordinating": ("cơ quan phối hợp", "đơn vị phối hợp", "cùng làm"),
}
_KIND_WORDS: dict[TimingKind, tuple[str, ...]] = {
    "quarterly": ("Hàng quý", "hàng quý", "hằng quý", "mỗi quý", "từng quý", "định kỳ"),
    "ongoing": ("Thường xuyên", "quanh năm"),
    "conditional": (TIMES["conditional"], "theo văn bản", "theo sự kiện", "theo điều kiện"),
}
"""What a time without quarter is called in a list's title, and what else people call it."""
_NOW = ("quý này", "quý hiện nay", "quý hiện tại")
_PASSED = ("hạn đã qua", "đã qua hạn", "qua hạn", "quá hạn", "hết hạn", "trễ hạn", "chậm hạn", "overdue")
"""What people call it that a day has passed; where nothing was reported, the site says only this (docs/assets/js/due.js)."""
_PASSED_SAID = "Hạn đã qua, chưa có báo cáo"
SHEET = ("Phiếu nhiệm vụ", "phiếu", "phiếu việc", "phiếu giao việc", "phiếu in")
_FILLERS = (
    "phải làm gì, làm gì, có gì, những gì, cái gì, gì, nào, phải, cần, được giao, được, làm, thực hiện, trong, của, do, "
    "là, có, và, cho, ở, tại, với, cùng, theo, đến, vào, hoặc, bao nhiêu, mấy, những, các, tất cả, toàn bộ, mọi, năm, xem, "
    "tìm, danh sách, sản phẩm, nhiệm vụ, công việc, việc, hạn, đến hạn, chậm nhất, "
    "cả năm, cơ quan, đơn vị, lĩnh vực, kế hoạch, thời gian, hoàn thành, excel, csv, bảng tính, lịch, "
    "tải, tải về, what, which, must, do, does, in, the, of, for, tasks, list"
)
"""Words that ask for a list and name nothing in it."""


def named_lists(of: Year) -> dict[str, Any]:
    """Return, as JSON data, what of a plan's lists can be named, and who has which row when."""
    to, year = Links("", of.plan.year), str(of.plan.year)
    return {
        "tasks": to.plan(Slug.TASKS),
        "agencies": [*_agencies(of, to)],
        "roles": [*_roles(of)],
        "times": [*_times(of, to)],
        "now": _NOW,
        "passed": {"id": "qua", "name": _PASSED_SAID if of.reported.is_empty else "Hạn đã qua", "names": _PASSED},
        "sections": [*_sections(of, to)],
        "sheet": {"folder": f"{Slug.SHEET}/", "name": SHEET[0], "names": SHEET},
        "fillers": [*_FILLERS.split(", "), year],
        "rows": [*_rows(of)],
        **named_states(of, to),
    }


def _agencies(of: Year, to: Links) -> Iterator[dict[str, Any]]:
    """Yield the agencies with a page; their other names stand with that page in the index."""
    for agency in sorted(of.duties.with_page):
        groups = of.plan.groups_of.get(agency, ())
        found = {"id": agency, "name": of.agency[agency].name, "page": to.agency(agency)}
        yield {**found, "groups": groups} if groups else found


def _roles(of: Year) -> Iterator[dict[str, Any]]:
    for role in ROLES:
        if role == "lead" or of.plan.prints(role):
            yield {"id": ROLE_SLUGS[role], "name": VERBS[role], "names": (VERBS[role], *_ROLE_WORDS[role])}


def _times(of: Year, to: Links) -> Iterator[dict[str, Any]]:
    for quarter in QUARTERS:
        numbers = (str(quarter), ROMAN[quarter])
        names = [f"quý {number}{of_year}" for number in numbers for of_year in ("", f"/{of.plan.year}")]
        months = [f"tháng {month}" for month in range((quarter - 1) * _MONTHS + 1, quarter * _MONTHS + 1)]
        found: dict[str, Any] = {"id": str(quarter), "name": f"Quý {ROMAN[quarter]}", "page": to.quarter(quarter)}
        yield {**found, "names": (*names, f"q{quarter}", f"quarter {quarter}", *months)}
    for kind, words in _KIND_WORDS.items():
        found = {"id": TIME_SLUGS[kind], "name": words[0], "names": (TIMES[kind], *words)}
        yield found if kind == "quarterly" else {**found, "page": to.plan(TIME_SLUGS[kind])}


def _sections(of: Year, to: Links) -> Iterator[dict[str, Any]]:
    for section in of.plan.sections:
        names = (section.title, *_short_titles(section), f"lĩnh vực {section.id}", f"mục {section.id}")
        yield {"id": section.slug, "name": section.title, "page": to.section(section.slug), "names": names}


def _short_titles(section: Section) -> Iterator[str]:
    """Yield a title without what stands in brackets, and the words of it that its address is made of: "thể chế"."""
    bare = re.sub(r"\s*\([^)]*\)", "", section.title)
    if bare != section.title:
        yield bare
    words, slugs = re.findall(r"\w+", bare), section.slug.split("-")
    for start in range(len(words)):
        if [folded(word) for word in words[start : start + len(slugs)]] == slugs:
            yield " ".join(words[start : start + len(slugs)])
            return


def _rows(of: Year) -> Iterator[tuple[str, ...]]:
    """Yield of each row in force who leads, who coordinates, its times, section, anchor, and last day if any, as lists do.

    Where something was reported on the plan, behind the last day ("" for none) how it stands.
    """
    states = listed_states(of.reported, of.plan.rows)
    for row in of.plan.rows:
        helping = row.deliverable.coordinating
        cells = (row.deliverable.lead.agencies, helping.agencies if helping else ())
        timing = row.deliverable.timing
        last = ends(timing, of.plan.year)
        days = (last.isoformat(),) if last else ()
        told = (*(days or ("",)), states[row.deliverable.id].words.slug) if states else days
        yield (*map(" ".join, cells), times(timing), row.section.slug, row.deliverable.anchor, *told)
