"""What a pull request is told: one comment, and the status "Kết quả" of its last commit, without which it is not merged.

Runs with the right to write both, so nothing of the pull request is run, and what the judging job hands over is held to
the form of a verdict before a word of it is believed. Which pull request it is, GitHub says.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.ci import github, layout, pulls, runner, verdict
from scripts.ci.markdown import addressed, inert, linked

COMMENT_MARKER = "<!-- kiem-tra-du-lieu -->"
AUTHOR = "github-actions[bot]"
STATUS = "Kết quả"
_MOST_FILES = 20
_LONGEST_DESCRIPTION = 140
"""Characters that GitHub takes."""


@dataclass(frozen=True)
class Case:
    """What is told of."""

    home: str
    """Address of the repository."""
    own_run: str
    """Address of the run that judges."""
    check_run: str
    """Address of the run in which the pull request's code was tested."""
    conclusion: str
    """How that run ended, as GitHub calls it."""
    pull: int
    head: str
    found: verdict.Verdict | None
    why: str = ""
    """Why there is no verdict."""

    @property
    def tested(self) -> bool:
        """Whether that run succeeded."""
        return self.conclusion == "success"

    @property
    def passed(self) -> bool:
        """Whether nothing stops the pull request."""
        return self.tested and self.found is not None and bool(self.found["passed"])

    def address(self, file: str, line: int, at: str) -> str:
        """Return where a line is seen as it was judged, or as it is in main."""
        commit = self.found["base"] if self.found and at == "base" else self.head
        return f"{addressed(self.home, 'blob', commit, file)}#L{line}"


def main() -> None:
    """Tell the pull request that the event's run is of."""
    event = runner.event()
    pull = pulls.judged(event)
    if pull is None:
        runner.log("Không có pull request nào đang mở với commit này; không viết nhận xét.")
        return
    name = str(event["repository"]["full_name"])
    case = _case(f"{os.environ['GITHUB_SERVER_URL']}/{name}", pull, event["workflow_run"])
    post(name, case.pull, body(case))
    mark(name, case.head, "success" if case.passed else "failure", description(case), case.own_run)


def _case(home: str, pull: dict[str, Any], run: dict[str, Any]) -> Case:
    number, head = int(pull["number"]), str(pull["head"]["sha"])
    found, why = _found(number, head, pulls.decisions(pull))
    own, check = (f"{home}/actions/runs/{int(number)}" for number in (os.environ["GITHUB_RUN_ID"], run["id"]))
    return Case(home, own, check, str(run["conclusion"]), number, head, found, why)


def _found(number: int, head: str, decisions: list[str]) -> tuple[verdict.Verdict | None, str]:
    """Return the verdict on a commit of a pull request with such labels, or None and why there is none."""
    if os.environ["JUDGED"] != "success":
        return None, "lượt xét dữ liệu không chạy xong"
    try:
        found = verdict.read(verdict.KEPT.read_bytes())
    except OSError:
        return None, "lượt xét dữ liệu không để lại kết quả"
    except verdict.InvalidError as error:
        return None, f"kết quả xét dữ liệu không đúng dạng ({error})"
    if (found["pull"], found["head"]) != (number, head):
        return None, "kết quả xét dữ liệu là của pull request hay commit khác"
    if sorted(found["labels"]["allowed"] + found["labels"]["unknown"]) != decisions:
        return None, "nhãn đã đổi trong lúc xét; lượt kiểm tra sau sẽ xét lại"
    return found, ""


def body(case: Case) -> str:
    """Return the comment: the verdict in a line each, then what was found and what changes."""
    parts = [f"{COMMENT_MARKER}\n## Kiểm tra {'đạt' if case.passed else 'chưa đạt'}", "\n".join(_summary(case))]
    return layout.joined([*parts, *(_said(case, case.found) if case.found else [])]) + "\n"


def _summary(case: Case) -> Iterator[str]:
    yield f"- Dữ liệu, xét theo luật của nhánh chính: {_judged(case)}"
    tested = _ENDED.get(case.conclusion, "**chưa đạt**")
    yield f"- Kiểm thử, do mã của chính pull request này chạy: {tested} ({linked('lượt kiểm thử', case.check_run)})"
    yield f"- Commit {_commit(case, case.head)}{_onto(case)} · {linked('lượt xét', case.own_run)}"
    pictures = linked("truoc-sau: hình từng trang trước và sau; trang: cả trang dựng thử", f"{case.check_run}#artifacts")
    yield f"- Tệp tải về: {pictures}"
    if case.found:
        yield from _about(case.found)


_ENDED = {"success": "đạt", "action_required": "**chưa chạy**, chờ người vận hành cho phép"}


def _judged(case: Case) -> str:
    found = case.found
    if found is None:
        return f"**chưa xét được**: {inert(case.why)}"
    held = f", {len(found['brakes'])} chỗ phải có người quyết định" if found["brakes"] else ""
    said = f"{layout.counted(found['problems'])}{held}"
    return said if found["passed"] else f"**{said}**"


def _commit(case: Case, commit: str) -> str:
    return f"[`{commit[:7]}`]({addressed(case.home, 'commit', commit)})"


def _onto(case: Case) -> str:
    return f" gộp vào {_commit(case, case.found['base'])}" if case.found else ""


def _about(found: verdict.Verdict) -> Iterator[str]:
    """Yield what a reviewer must know besides."""
    yield from (f"- {inert(proof)}" for proof in found["proofs"])
    labels = found["labels"]
    meanings = dict(labels["known"])
    allowed = [f"{inert(name)} ({inert(meanings.get(name, ''))})" for name in labels["allowed"]]
    yield f"- Nhãn đang cho phép: {', '.join(allowed) or 'chưa có nhãn nào'}"
    for label in labels["unknown"]:
        yield f"- Nhãn “{inert(label)}” không cho phép gì, vì không có nhãn quyết định nào như vậy. Có các nhãn:"
        yield from (f"  - {inert(name)}: {inert(meaning)}" for name, meaning in labels["known"])
    if count := found["code"]["count"]:
        files = found["code"]["files"][:_MOST_FILES]
        more = f" và {count - len(files)} tệp nữa" if count > len(files) else ""
        yield (
            f"- **Đổi cả mã, {count} tệp ngoài dữ liệu**: {', '.join(map(inert, files))}{more}. Dữ liệu vẫn được xét bằng mã "
            "của nhánh chính, chưa bằng mã mới; kiểm thử và hình thì do mã mới làm ra, nên hãy đọc thẻ Files changed."
        )


def _said(case: Case, found: verdict.Verdict) -> Iterator[str]:
    if found["brakes"]:
        yield f"### {len(found['brakes'])} chỗ phải có người quyết định"
        yield from layout.brakes(found["brakes"], case.address)
    if found["lifted"]:
        yield f"### {len(found['lifted'])} chỗ nhãn đang cho qua"
        yield from layout.brakes(found["lifted"], case.address)
    if found["problems"]:
        yield "### Thông báo"
        yield from layout.problems(found["problems"], case.address)
    if found["left"]["problems"]:
        yield f"**Còn {found['left']['problems']} thông báo không in ở đây.**"
    yield "### Thay đổi"
    yield from layout.changes(found["told"], case.address) if found["told"] else [_NOT_COMPARED]
    if found["left"]["told"]:
        yield f"**Còn {found['left']['told']} mục thay đổi không in ở đây.**"


_NOT_COMPARED = "Chưa so được với nhánh chính. Hãy sửa các lỗi trước."


def description(case: Case) -> str:
    """Return what stands beside the status."""
    if case.found is None:
        said = f"Chưa xét được: {case.why}"
    else:
        held = len(case.found["brakes"])
        waiting = f", {held} chỗ phải có người quyết định" if held else ""
        said = f"Dữ liệu: {layout.counted(case.found['problems'])}{waiting}"
    tested = "" if case.tested else "; kiểm thử chưa đạt"
    return f"{said[: _LONGEST_DESCRIPTION - len(tested)]}{tested}"


def post(repository: str, number: int, text: str) -> None:
    """Edit the comment made before, or make it."""
    comments = github.every(f"repos/{repository}/issues/{number}/comments?per_page=100")
    for comment in comments:
        if comment["user"]["login"] == AUTHOR and comment["body"].startswith(COMMENT_MARKER):
            if comment["body"] != text:
                github.send("PATCH", f"repos/{repository}/issues/comments/{int(comment['id'])}", body=text)
            return
    github.send("POST", f"repos/{repository}/issues/{number}/comments", body=text)


def mark(repository: str, commit: str, state: str, words: str, address: str) -> None:
    """Set the status of a commit."""
    values = {"state": state, "context": STATUS, "description": words, "target_url": address}
    github.send("POST", f"repos/{repository}/statuses/{commit}", **values)


if __name__ == "__main__":
    main()
