"""A pull request from the commit to the comment: the steps' scripts in a clone of main, with the real check."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from plan.changes.labels import BRAKES
from scripts.ci import verdict
from scripts.ci.comment import AUTHOR, COMMENT_MARKER, STATUS
from scripts.ci.verdict import InvalidError
from tests.archives import REPORTED, ROOT, SMALL, git
from tests.test_ci import HOSTILE, Step, commands, put

HOME = "https://github.com/ninhbinh/cchc"
PULLS = "repos/ninhbinh/cchc/pulls?state=open&base=main&per_page=100"
COMMENTS = "repos/ninhbinh/cchc/issues/12/comments?per_page=100"
TASK = "data/2031/tasks/i-1-1.yml"
TIMING, LATER = "timing: Quý I, II năm 2031", "timing: Quý III năm 2031"
WRONG = ("lead: Sở Việc công", "lead: Sở Việc cồng")
AGENCIES = "data/agencies.yml"
INDICATORS = "data/2031/indicators.yml"
PRACTICE = "tap-sua/data/2022/tasks/i-1-1.yml"
DELETING = BRAKES["delete-id"].label
WORDING = BRAKES["wording"].label

REPORT = """\
- date: 2025-09-26
  rows:
    - deliverable: III.1.2.4
      result: done
      done_on: 2025-03-12
"""

Edit = Callable[[Path], None]


def words(file: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def new_file(name: str, content: str = "x\n") -> Edit:
    def edit(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")

    return edit


def linked(name: str, target: str) -> Edit:
    def edit(root: Path) -> None:
        (root / name).unlink(missing_ok=True)
        (root / name).symlink_to(target)

    return edit


def gone(name: str) -> Edit:
    return lambda root: shutil.rmtree(root / name)


def program(root: Path) -> None:
    (root / TASK).chmod(0o755)


def flood(root: Path) -> None:
    for number in range(5_001):
        (root / f"data/2031/tasks/x{number}.yml").touch()


@dataclass
class Pull:
    """A pull request, and what GitHub says of it."""

    origin: Path
    clone: Path
    step: Step
    labels: list[str] = field(default_factory=list)
    head: str = ""
    conclusion: str = "success"
    open: bool = True
    forked: bool = True
    pulls: list[dict[str, Any]] | None = None
    comments: list[dict[str, Any]] = field(default_factory=list)

    def commit(self, *edits: Edit) -> "Pull":
        """Make a commit on main with some edits and put it where GitHub keeps the head of a pull request."""
        git(self.origin, "switch", "--quiet", "--force-create", "sua", "main")
        for edit in edits:
            edit(self.origin)
        git(self.origin, "add", "--all")
        git(self.origin, "commit", "--quiet", "--allow-empty", "-m", HOSTILE)
        self.head = git(self.origin, "rev-parse", "HEAD")
        git(self.origin, "update-ref", "refs/pull/12/head", self.head)
        git(self.origin, "switch", "--quiet", "--force", "main")
        return self

    @property
    def repository(self) -> dict[str, str]:
        return {"full_name": "nguoi-la/cchc" if self.forked else "ninhbinh/cchc"}

    def listed(self, **more: Any) -> dict[str, Any]:
        """Return the pull request as GitHub lists it."""
        head = {"sha": self.head, "ref": HOSTILE, "repo": self.repository}
        return {"number": 12, "title": HOSTILE, "head": head, "labels": [{"name": label} for label in self.labels], **more}

    def event(self, **more: Any) -> dict[str, Any]:
        run = {"id": 7, "event": "pull_request", "path": ".github/workflows/check.yml", "conclusion": self.conclusion}
        head = {"head_sha": self.head, "head_branch": HOSTILE, "head_repository": self.repository}
        repository = {"full_name": "ninhbinh/cchc", "default_branch": "main"}
        return {
            "workflow_run": {**run, **head, "display_title": HOSTILE, "pull_requests": [], **more},
            "repository": repository,
        }

    def run(self, module: str, *options: str, **more: Any) -> subprocess.CompletedProcess[str]:
        listed = self.pulls if self.pulls is not None else [self.listed()] * self.open
        self.step.answer(**{PULLS: [listed], COMMENTS: [self.comments]})
        (self.step.folder / "event.json").write_text(json.dumps(self.event(**more)), encoding="utf-8")
        judged = "success" if (self.clone / "build/xet").exists() else "failure"
        result = self.step.run(f"scripts.ci.{module}", self.clone, *options, JUDGED=judged)
        assert commands(result.stdout + result.stderr) == []
        assert not list(self.clone.rglob("pwned"))
        return result

    def judge(self) -> verdict.Verdict:
        """Judge; return the verdict, which must be one."""
        result = self.run("judge")
        assert result.returncode == 0, result.stderr
        return verdict.read((self.clone / "build/xet/xet.json").read_bytes())

    def tell(self, **more: Any) -> tuple[str, dict[str, str]]:
        """Tell with nothing but Python's own library; return the comment and the status."""
        result = self.run("comment", "-S", **more)
        assert result.returncode == 0, result.stderr
        comment, status = self.step.sent()
        assert comment[:2] == ("POST", "repos/ninhbinh/cchc/issues/12/comments")
        assert status[:2] == ("POST", f"repos/ninhbinh/cchc/statuses/{self.head}")
        assert status[2]["context"] == STATUS
        assert status[2]["target_url"] == f"{HOME}/actions/runs/99"
        return comment[2]["body"], status[2]


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return main_of(tmp_path_factory.mktemp("origin") / "cchc", SMALL)


def main_of(folder: Path, plans: Path) -> Path:
    """Commit the project with some data as main."""
    for part in ("plan", "proof", "scripts", "tap-sua"):
        put(ROOT / part, folder / part)
    put(plans / "data", folder / "data")
    git(folder.parent, "init", "--quiet", "--initial-branch=main", str(folder))
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "trước")
    return folder


@pytest.fixture(scope="module")
def clone(origin: Path) -> Path:
    git(origin.parent, "clone", "--quiet", str(origin), "main")
    return origin.parent / "main"


@pytest.fixture
def pull(origin: Path, clone: Path, tmp_path: Path) -> Iterator[Pull]:
    yield Pull(origin, clone, Step(tmp_path / "step", {}))
    shutil.rmtree(clone / "build", ignore_errors=True)


# What main finds


def test_a_right_edit_passes_and_is_told_in_words(pull: Pull) -> None:
    found = pull.commit(words(TASK, "title: Rà soát giấy tờ", "title: Xem lại giấy tờ")).judge()
    assert found["passed"]
    comment, status = pull.tell()
    assert (status["state"], status["description"]) == ("success", "Dữ liệu: không có lỗi")
    assert comment.startswith(
        f"{COMMENT_MARKER}\n## Kiểm tra đạt\n\n- Dữ liệu, xét theo luật của nhánh chính: không có lỗi\n"
    )
    assert "- Tên gọi ngắn\n  - trước: Rà soát giấy tờ\n  - nay: Xem lại giấy tờ\n" in comment
    assert "\n- Nhãn đang cho phép: chưa có nhãn nào\n" in comment
    parts = ["#### Từng thay đổi", "#### Số lượng", "<summary>Các trang có thay đổi</summary>"]
    assert [part for part in re.findall(r"#### .*|<summary>.*</summary>", comment) if part in parts] == parts
    assert comment.endswith("\n</details>\n")
    base = git(pull.clone, "rev-parse", "HEAD")
    assert f"[`{pull.head[:7]}`]({HOME}/commit/{pull.head}) gộp vào [`{base[:7]}`]({HOME}/commit/{base})" in comment
    assert f"]({HOME}/blob/{pull.head}/{TASK}#L1)" in comment


NOT_IN_SOURCE = "Đổi cả những điều không có trong bản nguồn nên không được đối chiếu với gì, hãy tự xem: {}"


def test_what_no_source_speaks_of_is_told_beside_what_matches_it(pull: Pull) -> None:
    title = words(TASK, "title: Rà soát giấy tờ", "title: Xem lại giấy tờ")
    indicator = words(INDICATORS, "title: Người dân hài lòng", "title: Mọi người hài lòng")
    matches, *others = pull.commit(title, indicator, words(AGENCIES, "short: SVC", "short: SV")).judge()["proofs"]
    assert matches == "Kế hoạch 2031: khớp với bản nguồn: 125 chỗ, sau khi hoàn lại mọi hiệu đính, sửa đổi"
    named = "tên gọi ngắn (nhiệm vụ), tên chỉ tiêu, tên tắt (cơ quan)"
    assert others == [NOT_IN_SOURCE.format(named)]
    comment, _ = pull.tell()
    assert f"- {matches}\n- {others[0]}\n" in comment


def test_a_wrong_edit_is_told_on_its_line_with_the_fix(pull: Pull) -> None:
    found = pull.commit(words(TASK, *WRONG), words(PRACTICE, "lead: Sở Nội vụ", "lead: Sở Nội vũ")).judge()
    first, second = found["problems"]
    assert (first["file"], first["line"], first["kind"], first["at"]) == (TASK, 11, "unknown-agency", "head")
    assert (second["file"], second["line"]) == (PRACTICE, 11)
    assert not found["passed"]
    comment, status = pull.tell()
    assert (status["state"], status["description"]) == ("failure", "Dữ liệu: 2 lỗi")
    assert "  ```yaml\n          lead: Sở Việc công\n  ```\n" in comment
    assert f"- [Dòng 11]({HOME}/blob/{pull.head}/{TASK}#L11): I.1.1.1 · lead" in comment
    assert comment.endswith("### Thay đổi\n\nChưa so được với nhánh chính. Hãy sửa các lỗi trước.\n")


def cut(root: Path) -> None:
    """Remove the last indicator, of which the source says nothing."""
    file = root / INDICATORS
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.rindex("- id: ")], encoding="utf-8")


def test_a_dangerous_edit_waits_for_a_label_that_a_maintainer_sets(pull: Pull) -> None:
    (brake,) = pull.commit(cut).judge()["brakes"]
    assert (brake["file"], brake["kind"], brake["level"]) == (INDICATORS, "brake-delete-id", "error")
    comment, status = pull.tell()
    assert (status["state"], status["description"]) == ("failure", "Dữ liệu: không có lỗi, 1 chỗ phải có người quyết định")
    assert "### 1 chỗ phải có người quyết định\n" in comment


def test_a_label_lifts_its_brake_and_one_that_means_nothing_is_told(pull: Pull) -> None:
    pull.labels = ["bug", DELETING, "cho-phep: khac", "cho-phep: --root=/"]
    found = pull.commit(cut).judge()
    assert (found["passed"], found["brakes"]) == (True, [])
    assert [brake["kind"] for brake in found["lifted"]] == ["brake-delete-id"]
    assert found["labels"]["allowed"] == [DELETING]
    assert found["labels"]["unknown"] == ["cho-phep: --root=/", "cho-phep: khac"]
    comment, status = pull.tell()
    assert status["state"] == "success"
    assert "Nhãn “cho-phep: khac” không cho phép gì, vì không có nhãn quyết định nào như vậy. Có các nhãn:\n" in comment
    assert all(brake.label in comment for brake in BRAKES.values())
    assert f"\n- Nhãn đang cho phép: {DELETING} ({BRAKES['delete-id'].meaning})\n" in comment
    assert "### 1 chỗ nhãn đang cho qua\n\n- [data/2031/indicators.yml" in comment


def test_no_label_lets_words_differ_from_the_source(pull: Pull) -> None:
    pull.labels = [WORDING]
    found = pull.commit(words(TASK, TIMING, LATER)).judge()
    (problem,) = found["problems"]
    assert (problem["file"], problem["kind"], problem["record"]) == (TASK, "differs", "I.1.1.1")
    assert (found["passed"], found["brakes"], found["proofs"]) == (False, [], ["Kế hoạch 2031: chưa khớp với bản nguồn"])


def test_what_is_removed_is_linked_where_main_has_it(pull: Pull) -> None:
    line = (pull.clone / INDICATORS).read_text(encoding="utf-8").count("\n", 0, -1) - 6
    (brake,) = pull.commit(cut).judge()["brakes"]
    assert (brake["kind"], brake["at"]) == ("brake-delete-id", "base")
    base = git(pull.clone, "rev-parse", "HEAD")
    assert f"]({HOME}/blob/{base}/{INDICATORS}#L{line})" in pull.tell()[0]


@pytest.mark.parametrize("holds", [True, False])
def test_what_the_proof_says_of_the_source_is_told(pull: Pull, holds: bool) -> None:  # noqa: FBT001
    said = {"file": TASK, "line": 3, "column": 1, "level": "error", "kind": "unlike-source", "record": "I.1.1"}
    problems = [] if holds else [{**said, "message": {"vi": "khác bản nguồn @ten", "en": ""}}]
    proof = {"year": 2031, "source": True, "holds": holds, "places": 716, "wrong": len(problems), "problems": problems}
    new_file("proof/__main__.py", f"print({json.dumps(json.dumps([proof]))})\n")(pull.clone)
    try:
        found = pull.commit().judge()
    finally:
        git(pull.clone, "checkout", "--quiet", "--", "proof")
    assert (found["passed"], len(found["problems"])) == (holds, len(problems))
    comment, _ = pull.tell()
    assert (
        "- Kế hoạch 2031: khớp với bản nguồn: 716 chỗ, sau khi hoàn lại mọi hiệu đính, sửa đổi\n" in comment
        if holds
        else "ten\n" in comment
    )


def test_code_and_data_together_are_judged_by_main_and_it_is_said(pull: Pull) -> None:
    broken = words("plan/rules/check.py", "def check(root", "raise SystemExit(0)\ndef check(root")
    found = pull.commit(words(TASK, *WRONG), broken, new_file("conftest.py"), new_file(".github/workflows/a.yml")).judge()
    assert [problem["kind"] for problem in found["problems"]] == ["unknown-agency"]
    assert found["code"] == {"count": 3, "files": [".github/workflows/a.yml", "conftest.py", "plan/rules/check.py"]}
    comment, _ = pull.tell()
    assert (
        "- **Đổi cả mã, 3 tệp ngoài dữ liệu**: .github/workflows/a.yml, conftest.py, plan/rules/check.py. Dữ liệu vẫn"
        in comment
    )


@pytest.fixture
def reporting(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Pull:
    """A pull request to a main on which agencies have reported."""
    origin = main_of(tmp_path_factory.mktemp("reported") / "cchc", REPORTED)
    git(origin.parent, "clone", "--quiet", str(origin), "main")
    return Pull(origin, origin.parent / "main", Step(tmp_path / "step", {}))


def test_a_report_comes_with_no_other_file(reporting: Pull) -> None:
    report = new_file("data/2025/reports/quy-3/xa-bach-duong.yml", REPORT)
    found = reporting.commit(report).judge()
    assert (found["passed"], found["brakes"]) == (True, [])
    comment, _ = reporting.tell()
    assert "**Báo cáo Quý III của Xã Bạch Dương ngày 26/9/2025: thêm**" in comment
    assert "1 sản phẩm, 1 hoàn thành (không kèm minh chứng)" in comment
    found = reporting.commit(report, new_file("docs/a.md"), new_file("tap-sua/data/2022/a.txt")).judge()
    assert [brake["kind"] for brake in found["brakes"]] == ["brake-mixed-reports"]
    assert "Báo cáo: đi cùng những thay đổi khác: docs/a.md và 1 tệp nữa; " in found["brakes"][0]["message"]
    reporting.labels = [BRAKES["mixed-reports"].label]
    found = reporting.commit(report, new_file("docs/a.md")).judge()
    assert (found["passed"], len(found["lifted"])) == (True, 1)
    reporting.labels = []
    layout = words("data/2025/reports/quy-1/xa-co-lau.yml", "- date", "# ghi chú\n- date")
    assert reporting.commit(layout, new_file("docs/a.md")).judge()["brakes"] == []


def test_what_main_has_since_is_no_change_of_the_pull_request(pull: Pull, origin: Path) -> None:
    pull.commit(words("data/glossary.yml", "- abbr:", "# ghi chú\n- abbr:"))
    words(TASK, "title: Rà soát", "title: Xem lại")(origin)
    before = git(pull.clone, "rev-parse", "HEAD")
    git(origin, "commit", "--quiet", "--all", "-m", "sau")
    git(pull.clone, "pull", "--quiet")
    try:
        assert [block["lines"][0]["pieces"][0]["words"] for block in pull.judge()["told"]] == [
            "Không có thay đổi về nội dung."
        ]
    finally:
        git(origin, "reset", "--quiet", "--hard", before)
        git(pull.clone, "reset", "--quiet", "--hard", before)


@pytest.mark.parametrize("labels", [[], ["cho-phep: khong-so-sanh"]], ids=["without", "with"])
def test_a_main_that_cannot_be_read_stops_everything_until_somebody_lets_it_pass(pull: Pull, labels: list[str]) -> None:
    pull.labels = labels
    pull.commit(words(TASK, "title: Rà soát", "title: Xem lại"))
    words(TASK, *WRONG)(pull.clone)
    try:
        found = pull.judge()
    finally:
        git(pull.clone, "checkout", "--quiet", "--", "data")
    (problem,) = found["problems"]
    assert (problem["kind"], problem["level"]) == ("base-unreadable", "advice")
    assert problem["message"].startswith("chưa so được với main: ")
    assert [brake["kind"] for brake in found["brakes"]] == ([] if labels else ["brake-base"])
    assert (found["passed"], found["told"]) == (bool(labels), [])
    assert pull.tell()[1]["state"] == ("success" if labels else "failure")


REFUSED = {
    "link": (linked(TASK, "/etc/passwd"), f'"{TASK}": không phải một tệp thường'),
    "link for the folder": (lambda root: (gone("data")(root), linked("data", "/etc")(root)), '"data": không phải một tệp'),
    "program": (program, f'"{TASK}": không phải một tệp thường'),
    "huge file": (new_file("data/x.yml", "x" * 1_000_001), '"data/x.yml": lớn hơn 1 MB'),
    "many files": (flood, "nhiều hơn 5000 tệp"),
    "hidden file": (new_file("data/.git-x"), '"data/.git-x": tên tệp'),
    "strange name": (new_file("data/2031/](javascript:alert(1))\n::error::x.yml"), '"data/2031/](javascript:alert(1))'),
}


@pytest.mark.parametrize(("edit", "message"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_ordinary_file_is_refused_and_nothing_is_laid_out(pull: Pull, edit: Edit, message: str) -> None:
    found = pull.commit(edit).judge()
    (problem,) = found["problems"]
    assert (problem["kind"], problem["level"], found["told"]) == ("refused", "error", [])
    assert problem["message"].startswith(message)
    assert pull.tell()[1]["state"] == "failure"


def test_another_repository_inside_the_data_is_refused(pull: Pull) -> None:
    def inside(root: Path) -> None:
        git(root, "update-index", "--add", "--cacheinfo", f"160000,{'a' * 40},data/x")
        (root / "data/x").mkdir()

    assert pull.commit(inside).judge()["problems"][0]["message"].startswith('"data/x": không phải một tệp thường')


def test_data_that_are_gone_are_told_as_missing(pull: Pull) -> None:
    found = pull.commit(gone("data")).judge()
    assert {problem["kind"] for problem in found["problems"]} == {"missing-file", "no-plan"}
    assert pull.tell()[1]["state"] == "failure"


def test_what_cannot_be_merged_is_told(pull: Pull) -> None:
    pull.commit(words(TASK, "title: Rà soát", "title: Xem lại"))
    before = git(pull.clone, "rev-parse", "HEAD")
    words(TASK, "title: Rà soát", "title: Soát lại")(pull.clone)
    git(pull.clone, "commit", "--quiet", "--all", "-m", "sau")
    try:
        (problem,) = pull.judge()["problems"]
        assert problem["message"].startswith("không gộp được với main")
    finally:
        git(pull.clone, "reset", "--quiet", "--hard", before)


def test_hostile_text_in_the_data_is_text_all_the_way(pull: Pull) -> None:
    text = f"{HOSTILE} <script>alert(1)</script> [bấm](https://xau.vn) @quan-tri #12 ![](//xau.vn)".replace("\n", " ")
    pull.commit(words(TASK, "title: Rà soát giấy tờ", f"title: {json.dumps(text.replace(chr(13), ' '))}"))
    pull.judge()
    comment, _ = pull.tell()
    assert not re.search(r"<script|\]\(https?://xau|\]\(//|@quan|#12|!\[", comment.partition("### Thay đổi")[2])


# Which pull request it is


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"open": False}, id="closed meanwhile"),
        pytest.param({"pulls": [{"sha": "c" * 40}]}, id="a later commit"),
        pytest.param({"pulls": [{"repo": {"full_name": "ai-do/cchc"}}]}, id="the same commit of another repository"),
        pytest.param({"pulls": [{"repo": None}]}, id="a repository that is deleted"),
        pytest.param({"pulls": [{"ref": "main"}]}, id="another branch"),
    ],
)
def test_nothing_is_told_where_there_is_no_such_pull_request(pull: Pull, more: dict[str, Any]) -> None:
    pull.commit()
    if heads := more.pop("pulls", None):
        pull.pulls = [pull.listed(head={**pull.listed()["head"], **head}) for head in heads]
    for name, value in more.items():
        setattr(pull, name, value)
    for module in ("judge", "comment"):
        assert pull.run(module).returncode == 0
    assert pull.step.sent() == []
    assert not (pull.clone / "build").exists()


@pytest.mark.parametrize("run", [{"path": ".github/workflows/gia.yml"}, {"event": "push"}], ids=str)
def test_another_workflow_of_the_same_name_counts_for_nothing(pull: Pull, run: dict[str, str]) -> None:
    pull.commit()
    for module in ("judge", "comment"):
        assert pull.run(module, **run).returncode == 0
    assert pull.step.sent() == []


def test_a_commit_that_came_while_it_was_judged_is_not_taken_for_it(pull: Pull) -> None:
    pull.commit()
    git(pull.origin, "update-ref", "refs/pull/12/head", "main")
    assert pull.judge()["problems"][0]["message"].startswith("đã có commit mới hơn")


def test_a_pull_request_of_a_branch_is_judged_like_one_of_a_fork(pull: Pull) -> None:
    pull.forked = False
    assert pull.commit().judge()["pull"] == 12
    assert pull.tell()[1]["state"] == "success"


# What is told


@pytest.fixture(scope="module")
def good(origin: Path, clone: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, verdict.Verdict]:
    """Return a commit and its verdict, made once for the tests that only tell."""
    pull = Pull(origin, clone, Step(tmp_path_factory.mktemp("good"), {}))
    found = pull.commit(words(TASK, "title: Rà soát", "title: Xem lại")).judge()
    shutil.rmtree(clone / "build")
    return pull.head, found


@pytest.fixture
def handed(pull: Pull, good: tuple[str, verdict.Verdict]) -> Callable[[Any], Pull]:
    """Hand something over to the job that tells."""

    def hand(content: Any) -> Pull:
        pull.head = good[0]
        target = pull.clone / "build/xet/xet.json"
        target.parent.mkdir(parents=True)
        target.write_bytes(content if isinstance(content, bytes) else json.dumps({**good[1], **content}).encode())
        return pull

    return hand


Handed = Callable[[Any], Pull]


@pytest.mark.parametrize(
    ("conclusion", "state", "words"),
    [
        ("success", "success", "chạy: đạt ("),
        ("failure", "failure", "chạy: **chưa đạt** ("),
        ("timed_out", "failure", "chạy: **chưa đạt** ("),
        ("action_required", "failure", "chạy: **chưa chạy**, chờ người vận hành cho phép ("),
    ],
)
def test_the_tests_of_its_own_code_must_have_passed_too(handed: Handed, conclusion: str, state: str, words: str) -> None:
    pull = handed({})
    pull.conclusion = conclusion
    comment, status = pull.tell()
    assert status["state"] == state
    assert words in comment
    assert status["description"].endswith("; kiểm thử chưa đạt") is (state == "failure")


def test_without_a_verdict_it_is_said_that_there_is_none(pull: Pull) -> None:
    comment, status = pull.commit().tell()
    assert (status["state"], status["description"]) == ("failure", "Chưa xét được: lượt xét dữ liệu không chạy xong")
    assert "chính: **chưa xét được**: lượt xét dữ liệu không chạy xong\n" in comment


FORGED: dict[str, Any] = {
    "no JSON": b"\xff\xfe",
    "deep": b"[" * 100_000,
    "NaN": b'{"version": NaN}',
    "huge": b" " * 4_000_001,
    "a list": b"[]",
    "another pull request": {"pull": 13},
    "another commit": {"head": "b" * 40},
    "a commit that is none": {"head": "main"},
    "a key more": {"html": "<b>"},
    "a truth that is a number": {"passed": 1},
    "a number that is a truth": {"pull": True},
    "passed in spite of a brake": {"brakes": [{}]},
    "labels that are not there": {"labels": {"allowed": [WORDING], "unknown": [], "known": []}},
}
PLACE = {"file": TASK, "line": 1, "column": 1, "at": "head"}
PROBLEM = {**PLACE, "level": "error", "kind": "x", "record": "", "message": "x", "fix": None}
BAD_PROBLEMS: dict[str, Any] = {
    "a path out of the data": {"file": "data/../../x"},
    "a path with a bracket": {"file": "data/](x).yml"},
    "an absolute path": {"file": "/etc/passwd"},
    "a hidden path": {"file": "data/.git/config"},
    "a path of code": {"file": "plan/rules/check.py"},
    "a line that is no number": {"line": "1"},
    "a line below the first": {"line": 0},
    "a level that is none": {"level": "fatal"},
    "a kind with markup": {"kind": "<b>"},
    "a message too long": {"message": "x" * 4_001},
    "a message that is none": {"message": None},
    "a commit that is neither": {"at": "https://xau.vn"},
}


@pytest.mark.parametrize("content", FORGED.values(), ids=FORGED)
def test_what_is_no_verdict_stops_the_pull_request_and_says_so(handed: Handed, content: Any) -> None:
    comment, status = handed(content).tell()
    assert status["state"] == "failure"
    assert status["description"].startswith(("Chưa xét được: kết quả xét dữ liệu ", "Chưa xét được: nhãn đã đổi"))
    assert len(status["description"]) <= 140
    assert len(comment) < 1_500


@pytest.mark.parametrize("change", BAD_PROBLEMS.values(), ids=BAD_PROBLEMS)
def test_a_problem_has_its_form(good: tuple[str, verdict.Verdict], change: dict[str, Any]) -> None:
    given = {**good[1], "passed": False, "problems": [{**PROBLEM, **change}]}
    with pytest.raises(InvalidError, match=r"problems\[0\]\."):
        verdict.read(json.dumps(given).encode())
    good_one = json.dumps({**given, "problems": [PROBLEM]}).encode()
    assert verdict.read(good_one)["problems"] == [PROBLEM]


def test_a_verdict_that_contradicts_itself_is_none(good: tuple[str, verdict.Verdict]) -> None:
    for passed, problems in ((True, [PROBLEM]), (False, [])):
        with pytest.raises(InvalidError, match="passed"):
            verdict.read(json.dumps({**good[1], "passed": passed, "problems": problems}).encode())


def test_more_than_a_comment_holds_is_counted(handed: Handed) -> None:
    many = [{**PROBLEM, "message": "@sai " * 200} for _ in range(200)]
    comment, _ = handed({"passed": False, "problems": many, "left": {"problems": 5, "told": 0}}).tell()
    assert len(comment) <= 65_000
    shown = comment.count("- [Dòng 1]")
    assert 10 < shown < 200
    assert re.search(r"\*\*Còn \d+ mục không in ở đây vì quá dài\.\*\*", comment)


def test_the_comment_made_before_is_edited_in_place(handed: Handed) -> None:
    pull = handed({})
    pull.comments = [
        {"id": 1, "user": {"login": "nguoi-la"}, "body": f"{COMMENT_MARKER} giả"},
        {"id": 2, "user": {"login": AUTHOR}, "body": "của việc khác"},
        {"id": 3, "user": {"login": AUTHOR}, "body": f"{COMMENT_MARKER} cũ"},
    ]
    pull.run("comment")
    (method, path, values), _ = pull.step.sent()
    assert (method, path) == ("PATCH", "repos/ninhbinh/cchc/issues/comments/3")
    assert values["body"].startswith(f"{COMMENT_MARKER}\n## Kiểm tra đạt\n")


# Before it is judged


@pytest.mark.parametrize(("into", "number"), [("main", 1), ("nhanh-khac", 0)])
def test_a_commit_waits_from_the_first_moment_whatever_workflows_it_brings(tmp_path: Path, into: str, number: int) -> None:
    pull = {"head": {"sha": "a" * 40, "ref": HOSTILE}, "base": {"ref": into}, "title": HOSTILE}
    event = {"pull_request": pull, "repository": {"full_name": "ninhbinh/cchc", "default_branch": "main"}}
    step = Step(tmp_path, event)
    step.answer()
    result = step.run("scripts.ci.pending", ROOT, "-S")
    assert result.returncode == 0, result.stderr
    sent = step.sent()
    assert len(sent) == number
    for method, path, values in sent:
        assert (method, path) == ("POST", f"repos/ninhbinh/cchc/statuses/{'a' * 40}")
        assert (values["state"], values["context"]) == ("pending", STATUS)


def test_the_guide_lists_every_label_that_lifts_a_brake() -> None:
    page = (ROOT / "docs/huong-dan/doc-nhan-xet.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(cho-phep: [a-z-]+)` \|", page, re.MULTILINE) == [brake.label for brake in BRAKES.values()]
