"""One issue for each period on which somebody has not reported: opened once, kept true, and brought to mind on few days.

`python -m plan silent` says who is silent and how many reminders there should have been: after 1 day, after 7, then every
30. The issue's text names them and is changed when they change, which notifies nobody; a comment does, once a reminder.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from scripts.ci import github
from scripts.ci.markdown import inert

SILENT = "build/chua-bao-cao.json"
_MOST = 400
"""Lines of an issue; one has room for some 65,000 characters."""
_REMINDED = re.compile(r"^<!-- nhac-([0-9]{1,3}) -->$", re.MULTILINE)


def tell(repository: str, ours: Sequence[dict[str, Any]]) -> None:
    """Open, change, comment on and close the issues of all periods; `ours` are the issues that our own runs opened."""
    for found in json.loads(Path(SILENT).read_text(encoding="utf-8")):
        begins = marker(found)
        mine = [item for item in ours if (item["body"] or "").startswith(begins)]
        _tell(f"repos/{repository}/issues", found, max(mine, key=lambda item: int(item["number"]), default=None))


def marker(found: dict[str, Any]) -> str:
    """Return what the issue of a period begins with."""
    return f"<!-- chua-bao-cao-{int(found['year'])}-{re.sub('[^a-z0-9-]', '', found['period'])} -->"


def _tell(path: str, found: dict[str, Any], issue: dict[str, Any] | None) -> None:
    if not (found["agencies"] or found["lacking"]):
        if issue and issue["state"] == "open":
            github.send("PATCH", f"{path}/{int(issue['number'])}", state="closed")
        return
    title, text = f"Chưa báo cáo: {found['name']}, Kế hoạch {int(found['year'])}", body(found)
    if issue is None:
        github.send("POST", path, title=title, body=text)
        return
    mine = f"{path}/{int(issue['number'])}"
    if issue["body"] != text:
        github.send("PATCH", mine, title=title, body=text)
    if int(found["reminder"]) > _reminded(issue["body"]):
        github.send("PATCH", mine, state="open")
        github.send("POST", f"{mine}/comments", body=_reminder(found))


def _reminded(text: str) -> int:
    found = _REMINDED.search(text)
    return int(found[1]) if found else 0


def body(found: dict[str, Any]) -> str:
    """Return the text of a period's issue: the same until somebody reports or there is a reminder."""
    lines = [*_lines(found)]
    more = (
        [f"- … và {len(lines) - _MOST} cơ quan khác; xem đủ bằng lệnh `python -m plan silent`"] if len(lines) > _MOST else []
    )
    return "\n".join(
        [
            marker(found),
            f"<!-- nhac-{int(found['reminder'])} -->",
            "Issue này do lượt rà soát hằng đêm mở, tự cập nhật và tự đóng khi mọi cơ quan đã báo cáo.",
            "",
            f"Kỳ {inert(found['name'])} của Kế hoạch {int(found['year'])}, hạn gửi báo cáo {inert(found['due'])}:",
            "",
            *lines[:_MOST],
            *more,
            "",
            "“Chưa báo cáo” không có nghĩa là chưa làm. Cách nộp báo cáo: xem hướng dẫn “Nộp báo cáo” trên trang.",
            "",
        ]
    )


def _lines(found: dict[str, Any]) -> Iterator[str]:
    yield from (f"- {inert(name)}: chưa báo cáo từ hạn {inert(found['due'])}" for name in found["agencies"])
    for name, products in found["lacking"]:
        yield f"- {inert(name)}: đã báo cáo, chưa nói gì về {inert(', '.join(products))}"


def _reminder(found: dict[str, Any]) -> str:
    count = len(found["agencies"]) + len(found["lacking"])
    days = f"hết thời gian chờ đã {int(found['days'])} ngày"
    return f"Nhắc lần {int(found['reminder'])}: {days}, còn {count} cơ quan ở danh sách trên."
