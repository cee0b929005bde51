"""The table of the threat model, for the page that editors and reviewers read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plan.changes.covers import Guard
from plan.changes.guards import GUARDS, SOURCES, guard_of
from plan.changes.labels import BRAKES
from plan.ground import model
from plan.ground.model import Placed, keys

RECORDS: Mapping[type[Placed], str] = {
    model.Plan: "Kế hoạch",
    model.Clause: "mục của các phần",
    model.Section: "lĩnh vực",
    model.Objective: "mục tiêu",
    model.Task: "nhiệm vụ",
    model.Activity: "hoạt động",
    model.Deliverable: "sản phẩm",
    model.OwnCell: "ô khác",
    model.Targets: "phụ lục chỉ tiêu",
    model.TargetRow: "dòng chỉ tiêu",
    model.Correction: "hiệu đính",
    model.Amendment: "sửa đổi",
    model.Note: "ghi chú",
    model.Addition: "bổ sung",
    model.Repeal: "bãi bỏ",
    model.Agency: "cơ quan",
    model.FormerName: "tên trước đây",
    model.Collation: "lần so với văn bản đã ký",
    model.Group: "nhóm",
    model.Document: "văn bản",
    model.Term: "chữ viết tắt",
    model.Concept: "thuật ngữ",
    model.Indicator: "chỉ tiêu",
    model.Report: "báo cáo",
    model.ReportRow: "sản phẩm trong báo cáo",
    model.ReportedFigure: "con số trong báo cáo",
    model.Evidence: "minh chứng",
    model.Reporting: "chế độ báo cáo",
    model.ReportDue: "hạn báo cáo",
    model.Grace: "ngày chờ thêm",
    model.Scoring: "thang điểm",
    model.ScoreStep: "mức điểm",
    model.Redirect: "chuyển hướng",
    model.Byword: "chữ tìm",
}
"""Every type of record, as the table calls it."""
_KEEPER = "người giữ kho"
_AGENCY = "cơ quan được giao lĩnh vực"
_REPORTER = "cơ quan báo cáo"
_IN_TASKS = {model.Task, model.Activity, model.Deliverable, model.OwnCell, model.Addition, model.Repeal}
"""What stands in the files of tasks alone; corrections, notes and amendments stand everywhere."""
_IN_REPORTS = {model.Report, model.ReportRow, model.ReportedFigure, model.Evidence}
_ANYWHERE = {model.Correction, model.Amendment, model.Note}
_Covered = Sequence[tuple[type[Placed], str]]


def guards_listing() -> str:
    """Return the table as Markdown."""
    found: dict[str, list[tuple[type[Placed], str]]] = {guard.what: [] for guard in GUARDS}
    for kind in RECORDS:
        for name in keys(kind):
            found[guard_of(kind, name).what].append((kind, name))
    rows = [_row(guard, _keys(found[guard.what]), _who(found[guard.what])) for guard in GUARDS]
    files = [_row(guard, f"`{name}`", _KEEPER) for name, guard in SOURCES.items()]
    head = "| Điều gì (ở khóa nào) | Ai duyệt | Luật giữ | Bị chặn, cần nhãn | Không cần nhãn khi có | Người duyệt thấy |"
    return "\n".join([head, "|---|---|---|---|---|---|", *rows, *files])


def _who(covered: _Covered) -> str:
    """Return whose review .github/CODEOWNERS asks for."""
    kinds = {kind for kind, _ in covered}
    if kinds <= _IN_TASKS | _IN_REPORTS:
        return _AGENCY if kinds <= _IN_TASKS else _REPORTER
    return f"{_AGENCY}, {_KEEPER}" if kinds & (_IN_TASKS | _ANYWHERE) else _KEEPER


def _keys(covered: _Covered) -> str:
    """Return keys as the table names them: those that several types have once, with all of these."""
    kinds_of: dict[str, list[str]] = {}
    for kind, name in covered:
        kinds_of.setdefault(name, []).append(RECORDS[kind])
    together: dict[tuple[str, ...], list[str]] = {}
    for name, kinds in kinds_of.items():
        together.setdefault(tuple(kinds), []).append(f"`{name}`")
    return "; ".join(f"{', '.join(names)} của {', '.join(kinds)}" for kinds, names in together.items())


def _row(guard: Guard, names: str, who: str) -> str:
    labels = ", ".join(f"`{BRAKES[kind].label}`" for kind in guard.brakes) or "—"
    return f"| **{guard.what}** ({names}) | {who} | {guard.rule or '—'} | {labels} | {guard.recorded or '—'} | {guard.seen} |"
