"""The workflows' steps, run as GitHub's runner runs them, with a pull request that means harm."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts.ci import nightly, runner, silence
from scripts.ci.comment import AUTHOR
from scripts.ci.markdown import inert
from tests.archives import ROOT

HOSTILE = (
    '"; touch pwned; $(touch pwned) `touch pwned` \n::set-output name=x::y\r::add-mask::z '
    "##[add-matcher]m.json ${{ github.token }}"
)

_GH = """#!{python}
import json, pathlib, sys
here = pathlib.Path(__file__).parent
arguments = sys.argv[1:]
given = sys.stdin.read() if "--input" in arguments else ""
with (here / "calls").open("a") as file:
    file.write(json.dumps([arguments, given]) + "\\n")
path = next(word for word in arguments if word.startswith("repos/"))
answers = json.loads((here / "answers.json").read_text())
if "--method" in arguments:
    print("{{}}")
else:
    print(json.dumps(answers[path]))
"""
_PLAN = """
import json, pathlib, sys
with open("calls", "a") as file:
    file.write(json.dumps(sys.argv[1:]) + "\\n")
answers = json.loads(pathlib.Path("answers.json").read_text())
practice = "tập sửa " if "--root" in sys.argv else ""
word = sys.argv[sys.argv.index("--format") + 1]
command = next((word for word in ("check", "diff") if word in sys.argv), "proof")
sys.stdout.write(answers.get(practice + command + " " + word, ""))
sys.exit(answers.get(practice + command + " exit", 0))
"""


def commands(log: str) -> list[str]:
    """Return what the runner would take for commands: it ends a line at carriage returns, too."""
    return [line for line in re.split(r"[\r\n]", log) if line.lstrip().startswith("::") or "##[" in line]


class Step:
    """A step of a job: a folder to run in, an event, a fake `gh` that keeps what it is asked."""

    def __init__(self, folder: Path, event: dict[str, Any]) -> None:
        self.folder = folder
        self.bin = folder / "bin"
        self.bin.mkdir(parents=True)
        (self.bin / "gh").write_text(_GH.format(python=sys.executable), encoding="utf-8")
        (self.bin / "gh").chmod(0o755)
        (folder / "event.json").write_text(json.dumps(event), encoding="utf-8")

    def answer(self, **answers: Any) -> None:
        (self.bin / "answers.json").write_text(json.dumps(answers), encoding="utf-8")

    def run(self, module: str, at: Path | None = None, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        settings = {
            "GITHUB_EVENT_PATH": str(self.folder / "event.json"),
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
            "GITHUB_REPOSITORY": "ninhbinh/cchc",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_RUN_ID": "99",
            "GH_TOKEN": "secret",
            "PATH": f"{self.bin}:{os.environ['PATH']}",
            **environment,
        }
        command = [sys.executable, *options, "-m", module]
        return subprocess.run(command, cwd=at or ROOT, env=settings, capture_output=True, text=True, check=False)

    def said(self, name: str) -> str:
        file = self.folder / name
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def sent(self) -> list[tuple[str, str, dict[str, str]]]:
        """Return what was made or changed: method, path, values."""
        calls = [json.loads(line) for line in self.said("bin/calls").splitlines()]
        return [(words[2], words[3], json.loads(given)) for words, given in calls if words[1] == "--method"]


# The address of the site


@pytest.mark.parametrize(
    ("repository", "setting", "address"),
    [
        pytest.param("ninhbinh/cchc", "", "https://ninhbinh.github.io/cchc/", id="project site"),
        pytest.param("NinhBinh/CCHC", "", "https://ninhbinh.github.io/CCHC/", id="capitals"),
        pytest.param("NinhBinh/ninhbinh.github.io", "", "https://ninhbinh.github.io/", id="owner's site"),
        pytest.param("ninhbinh/cchc", "https://example.org/", "https://example.org/", id="own domain"),
    ],
)
def test_site_address_is_made_from_the_repository(tmp_path: Path, repository: str, setting: str, address: str) -> None:
    step = Step(tmp_path, {})
    result = step.run("scripts.ci.address", GITHUB_REPOSITORY=repository, SITE_URL=setting)
    assert result.returncode == 0, result.stderr
    assert step.said("output") == f"site_url={address}\n"


@pytest.mark.parametrize("end", ["\n", "\r", "\u2028"])
def test_an_output_cannot_set_another(tmp_path: Path, end: str) -> None:
    step = Step(tmp_path, {})
    assert step.run("scripts.ci.address", SITE_URL=f"https://example.org/{end}x=y").returncode == 1
    assert step.said("output") == ""


# The log


@pytest.mark.parametrize(
    "text",
    [
        "::set-output name=x::y",
        "  ::add-mask::z",
        "a\r::stop-commands::t",
        "a ##[add-matcher]m.json",
        "a\u2028::error::b",
        "::::",
    ],
)
def test_text_in_the_log_is_no_command(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    runner.log(text)
    assert commands(capsys.readouterr().out) == []


def test_annotations_are_let_through_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    good = '::error file=data/2022/tasks/ii-2-1.yml,line=10,col=15,title=Tên%3A lạ::II.2.1.1: ý bạn là "Sở Nội vụ"?'
    runner.annotate(f"{good}\n::notice::xong\n::set-env name=PATH::/tmp\n::error-x::y\nlời thường")
    assert commands(capsys.readouterr().out) == [good, "::notice::xong"]


# The messages of the check


@pytest.fixture
def said(tmp_path: Path) -> Callable[..., tuple[Step, subprocess.CompletedProcess[str]]]:
    """Run the step in a folder whose `plan` and `proof` only answer what they are told."""
    clone = tmp_path / "clone"
    for name in ("scripts/ci", "plan/ground/unseen.py", "plan/ground/__init__.py", "plan/__init__.py"):
        put(ROOT / name, clone / name)
    (clone / "proof").mkdir()
    for name in ("plan", "proof"):
        (clone / name / "__main__.py").write_text(_PLAN, encoding="utf-8")

    def run(event: dict[str, Any], **answers: Any) -> tuple[Step, subprocess.CompletedProcess[str]]:
        given = {"check json": "[]", "proof json": "[]", "tập sửa check json": "[]", **answers}
        (clone / "answers.json").write_text(json.dumps(given), encoding="utf-8")
        step = Step(tmp_path / "step", event)
        return step, step.run("scripts.ci.messages", clone)

    return run


def put(source: Path, target: Path) -> None:
    """Copy a file or a folder with the folders above it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy2(source, target)


Said = Callable[..., tuple[Step, subprocess.CompletedProcess[str]]]
PUSHED = {"ref": "refs/heads/main", "head_commit": {"message": HOSTILE}}


def told(file: str, message: str, **more: Any) -> dict[str, Any]:
    about = {"file": file, "line": 10, "column": 15, "level": "error", "kind": "x", "record": "", "fix": None}
    return {**about, "message": {"vi": message, "en": ""}, **more}


def test_without_errors_the_summary_says_so(said: Said) -> None:
    step, result = said(PUSHED)
    assert result.returncode == 0, result.stderr
    assert step.said("summary") == "### Dữ liệu: không có lỗi\n"


def test_errors_of_the_data_fail_the_job_are_annotated_and_stand_in_the_summary(said: Said) -> None:
    line = "::error file=data/2022/tasks/ii-2-1.yml,line=10,col=15::lỗi"
    found = json.dumps([told("data/2022/tasks/ii-2-1.yml", "lỗi @ten")])
    step, result = said(PUSHED, **{"check github": line, "check exit": 1, "check json": found})
    assert result.returncode == 1
    assert result.stdout.splitlines() == [line]
    assert "\n- Dòng 10: lỗi <span>&#64;</span>ten\n" in step.said("summary")


def test_differences_from_the_source_fail_the_job_too(said: Said) -> None:
    line = "::error file=data/2022/tasks/ii-2-1.yml,line=10,col=15::khác"
    proofs = [{"problems": [told("data/2022/tasks/ii-2-1.yml", "khác bản nguồn")]}]
    step, result = said(PUSHED, **{"proof github": line, "proof exit": 1, "proof json": json.dumps(proofs)})
    assert result.returncode == 1
    assert result.stdout.splitlines() == [line]
    assert "\n- Dòng 10: khác bản nguồn\n" in step.said("summary")


def test_errors_of_the_practice_folder_name_its_files(said: Said) -> None:
    found = json.dumps([told("data/agencies.yml", "lỗi ở data/x")])
    answers = {"github": "::error file=data/2022/tasks/i-1-1.yml,line=3::data/x", "json": found, "exit": 1}
    step, result = said(PUSHED, **{f"tập sửa check {name}": value for name, value in answers.items()})
    assert result.returncode == 1
    assert result.stdout.splitlines() == ["::error file=tap-sua/data/2022/tasks/i-1-1.yml,line=3::data/x"]
    assert "**tap-sua/data/agencies.yml**" in step.said("summary")


def test_nothing_of_a_hostile_event_is_run_or_reaches_the_log(said: Said, tmp_path: Path) -> None:
    event = {"pull_request": {"number": 12, "title": HOSTILE, "head": {"ref": HOSTILE}, "labels": [{"name": HOSTILE}]}}
    _, result = said(event, **{"check github": HOSTILE})
    assert result.returncode == 0, result.stderr
    assert commands(result.stdout + result.stderr) == []
    assert not list(tmp_path.rglob("pwned"))


# The nightly issue

ISSUES = "repos/ninhbinh/cchc/issues?state=all&creator=github-actions%5Bbot%5D&per_page=100"
MINE = {"number": 4, "state": "open", "user": {"login": AUTHOR}, "body": "<!-- ra-soat-hang-dem -->\ncũ"}


def reported(
    tmp_path: Path, found: str, issues: list[dict[str, Any]], silent: tuple[dict[str, Any], ...] = ()
) -> list[tuple[str, str, dict[str, str]]]:
    step = Step(tmp_path / "step", {})
    step.answer(**{ISSUES: [issues]})
    (tmp_path / "build").mkdir()
    (tmp_path / "build/ra-soat.md").write_text(found, encoding="utf-8")
    (tmp_path / "build/chua-bao-cao.json").write_text(json.dumps(silent), encoding="utf-8")
    result = step.run("scripts.ci.issue", at=tmp_path, PYTHONPATH=str(ROOT))
    assert result.returncode == 0, result.stderr
    return step.sent()


def test_what_is_found_opens_one_issue(tmp_path: Path) -> None:
    others = [{**MINE, "body": None}, {**MINE, "user": {"login": "nguoi-la"}}]
    ((method, path, values),) = reported(tmp_path, "Quá hạn: II.2.1 @ten", others)
    assert (method, path) == ("POST", "repos/ninhbinh/cchc/issues")
    assert "Quá hạn: II.2.1 @ten" in values["body"]


@pytest.mark.parametrize("state", ["open", "closed"])
def test_the_issue_that_is_there_is_used_again(tmp_path: Path, state: str) -> None:
    ((method, path, values),) = reported(tmp_path, "Quá hạn", [{**MINE, "state": state}])
    assert (method, path, values["state"]) == ("PATCH", "repos/ninhbinh/cchc/issues/4", "open")


def test_the_issue_is_closed_when_nothing_is_left(tmp_path: Path) -> None:
    assert reported(tmp_path, "", [MINE]) == [("PATCH", "repos/ninhbinh/cchc/issues/4", {"state": "closed"})]


@pytest.mark.parametrize("issues", [[], [{**MINE, "state": "closed"}]], ids=["none", "closed"])
def test_no_issue_is_touched_when_nothing_is_found(tmp_path: Path, issues: list[dict[str, Any]]) -> None:
    assert reported(tmp_path, "", issues) == []


# The issue of a period on which somebody is silent

QUARTER = {
    "year": 2025,
    "period": "quy-1",
    "name": "Quý I",
    "due": "20/3/2025",
    "days": 1,
    "reminder": 1,
    "agencies": ["Sở Bản đồ", "Xã Bạch Dương"],
    "lacking": [["Sở Cầu đường", ["III.1.1.2", "III.1.1.3"]]],
}
AGAIN = {**QUARTER, "days": 7, "reminder": 2}
NOBODY = {**QUARTER, "agencies": [], "lacking": []}


def ours(found: dict[str, Any], state: str = "open", number: int = 9) -> dict[str, Any]:
    return {"number": number, "state": state, "user": {"login": AUTHOR}, "body": silence.body(found)}


def test_a_period_opens_one_issue_that_says_who_is_silent_and_since_when(tmp_path: Path) -> None:
    others = [
        MINE,
        {**ours(QUARTER), "user": {"login": "nguoi-la"}},
        ours({**QUARTER, "period": "nam"}),
        {**MINE, "body": None},
    ]
    closed, (method, path, values) = sorted(reported(tmp_path, "", others, (QUARTER,)))
    assert closed == ("PATCH", "repos/ninhbinh/cchc/issues/4", {"state": "closed"})  # nothing else was found
    assert (method, path) == ("POST", "repos/ninhbinh/cchc/issues")
    assert values["title"] == "Chưa báo cáo: Quý I, Kế hoạch 2025"
    assert [line for line in values["body"].split("\n") if line.startswith("- ")] == [
        "- Sở Bản đồ: chưa báo cáo từ hạn 20/3/2025",
        "- Xã Bạch Dương: chưa báo cáo từ hạn 20/3/2025",
        "- Sở Cầu đường: đã báo cáo, chưa nói gì về III.1.1.2, III.1.1.3",
    ]


@pytest.mark.parametrize("days", [1, 2, 6])
def test_a_night_without_anything_new_changes_nothing(tmp_path: Path, days: int) -> None:
    assert reported(tmp_path, "", [ours(QUARTER)], ({**QUARTER, "days": days},)) == []


def test_who_reports_leaves_the_issue_and_nobody_is_notified(tmp_path: Path) -> None:
    fewer = {**QUARTER, "agencies": ["Xã Bạch Dương"]}
    ((method, path, values),) = reported(tmp_path, "", [ours(QUARTER)], (fewer,))
    assert (method, path) == ("PATCH", "repos/ninhbinh/cchc/issues/9")
    assert "Sở Bản đồ" not in values["body"]
    assert "state" not in values


@pytest.mark.parametrize("state", ["open", "closed"])
def test_a_reminder_is_one_comment_on_the_same_issue(tmp_path: Path, state: str) -> None:
    changed, opened, (method, path, values) = reported(tmp_path, "", [ours(QUARTER, state)], (AGAIN,))
    assert changed[:2] == opened[:2] == ("PATCH", "repos/ninhbinh/cchc/issues/9")
    assert opened[2] == {"state": "open"}
    assert (method, path) == ("POST", "repos/ninhbinh/cchc/issues/9/comments")
    assert values["body"] == "Nhắc lần 2: hết thời gian chờ đã 7 ngày, còn 3 cơ quan ở danh sách trên."


def test_a_reminder_is_not_repeated_and_an_issue_that_somebody_closed_stays_closed_until_the_next(tmp_path: Path) -> None:
    assert reported(tmp_path, "", [ours(AGAIN, "closed")], ({**AGAIN, "days": 8},)) == []


def test_the_issue_is_closed_when_nobody_is_silent_any_more(tmp_path: Path) -> None:
    assert reported(tmp_path, "", [ours(AGAIN)], (NOBODY,)) == [
        ("PATCH", "repos/ninhbinh/cchc/issues/9", {"state": "closed"})
    ]


@pytest.mark.parametrize("issues", [[], [ours(QUARTER, "closed")]], ids=["none", "closed"])
def test_a_period_on_which_all_reported_touches_nothing(tmp_path: Path, issues: list[dict[str, Any]]) -> None:
    assert reported(tmp_path, "", issues, (NOBODY,)) == []


def test_names_and_ids_are_text_in_the_issue_and_many_are_counted() -> None:
    hostile = {
        **QUARTER,
        "agencies": ["@ten <img src=x> #1\n<!-- nhac-99 -->"] * 401,
        "lacking": [["[a](https://x.vn)", ["`x`"]]],
    }
    lines = silence.body(hostile).split("\n")
    assert lines[:2] == ["<!-- chua-bao-cao-2025-quy-1 -->", "<!-- nhac-1 -->"]
    assert len([line for line in lines if line.startswith("<!--")]) == 2
    assert lines[6] == f"- {inert('@ten <img src=x> #1 <!-- nhac-99 -->')}: chưa báo cáo từ hạn 20/3/2025"
    assert "@ten" not in lines[6]
    assert "- … và 2 cơ quan khác; xem đủ bằng lệnh `python -m plan silent`" in lines
    assert max(map(len, lines)) < 200


@pytest.mark.parametrize(
    ("dates", "dead", "found"),
    [
        pytest.param([], [], "", id="all is well"),
        pytest.param(
            [told("data/b.yml", "Quá hạn @ten")],
            [],
            "## Dữ liệu: 1 lỗi, 1 lời khuyên\n\n**data/b.yml**\n\n- Dòng 10: Quá hạn <span>&#64;</span>ten\n\n"
            "**data/a.yml**\n\n- Dòng 10: lời khuyên: x",
            id="a date has passed",
        ),
        pytest.param(
            [],
            ["https://x.vn/"],
            "## Liên kết không còn trả lời\n\n- README.md: https<span>:</span>//x.vn/",
            id="a dead link",
        ),
    ],
)
def test_nightly_tells_what_the_clock_and_the_network_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dates: list[dict[str, Any]], dead: list[str], found: str
) -> None:
    def run(*command: str) -> subprocess.CompletedProcess[str]:
        if "silent" in command:
            return subprocess.CompletedProcess(command, 0, json.dumps([QUARTER]))
        if "plan" in command:
            always = [told("data/a.yml", "x", level="advice")]
            return subprocess.CompletedProcess(command, 0, json.dumps(always + dates * ("--scheduled" in command)))
        links = {"README.md": [{"url": url} for url in dead]} if dead else {}
        return subprocess.CompletedProcess(command, 2 if dead else 0, json.dumps({"error_map": links}))

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(nightly, "_run", run)
    nightly.main()
    assert Path("build/ra-soat.md").read_text(encoding="utf-8") == found
    assert json.loads(Path("build/chua-bao-cao.json").read_text(encoding="utf-8")) == [QUARTER]


def test_data_that_cannot_be_read_touch_no_issue_of_a_period(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nightly, "_run", lambda *command: subprocess.CompletedProcess(command, 1, "lỗi"))
    assert nightly.silent() == "[]"
