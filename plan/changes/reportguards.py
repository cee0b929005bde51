"""What keeps the reports of agencies, and what settles when they are due, from an accident: rows of the threat model."""

from __future__ import annotations

from plan.changes.covers import WORDS_SEEN, Guard
from plan.ground import model

_WORDS = {model.Report, model.ReportRow, model.Evidence}
_RULES = {model.ReportDue, model.Grace, model.Scoring, model.ScoreStep}
_STATES = "sản phẩm nào đổi tình trạng"

REPORT_GUARDS = (
    Guard(
        "điều đã báo cáo",
        "chỉ cơ quan chủ trì báo cáo; ngày trong kỳ, không sau hôm nay; nói khác báo cáo trước thì có lý do; minh"
        " chứng đủ loại, số, ngày",
        ("report", "backdated"),
        "chỉ có nhãn; báo cáo sai thì ghi thêm báo cáo mới ở cuối tệp, ghi đúng ngày ký; ngày hoàn thành sớm"
        " lên: minh chứng mới",
        f"{_STATES}; từng sản phẩm nay thế nào so với hạn, kèm gì; báo cáo nào bị sửa",
        lambda kind, _, __: kind in _WORDS,
    ),
    Guard(
        "con số đã báo cáo",
        "chỉ tiêu có thật, đúng đơn vị, ngày trong kỳ",
        ("report", "figure"),
        "con số mới: minh chứng; con số đã đăng: chỉ có nhãn, báo cáo sau thì ghi thêm",
        "chỉ tiêu, con số, tính đến ngày nào, kèm gì",
        lambda kind, _, __: kind is model.ReportedFigure,
    ),
    Guard(
        "báo cáo: kỳ nào có hạn, có ngày chờ, có thang điểm",
        "kỳ có thật, đứng một lần",
        ("register", "delete-id"),
        "sửa: `reviewed` mới ở mục ấy; bỏ: chỉ có nhãn",
        f"mục bị bỏ, mục thêm vào; {_STATES}",
        lambda kind, name, _: kind is model.Reporting or (kind is model.ReportDue and name == "period"),
    ),
    Guard(
        "báo cáo: hạn, ngày chốt, ngày chờ, mức điểm, nguồn",
        "hạn trước đứng trước; mức cao trước thấp sau",
        ("register", "empty-field"),
        "`reviewed` mới ở mục ấy",
        f"{WORDS_SEEN}; {_STATES}",
        lambda kind, name, _: kind in _RULES and name != "reviewed",
    ),
)
