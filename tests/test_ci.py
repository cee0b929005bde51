"""The workflows' steps, run as GitHub's runner runs them, with a pull request that means harm."""

import html
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from scripts.ci import nightly, runner
from scripts.ci.comment import AUTHOR, MARKER
from scripts.ci.text import NotTextError, harmless, text_of

ROOT = Path(__file__).resolve().parent.parent
OWN = "https://github.com/ninhbinh/cchc/"
COMMIT = "a" * 40
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
elif path.endswith("/zip"):
    sys.stdout.buffer.write((here / "artifact.zip").read_bytes())
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
command = "check" if "check" in sys.argv else "diff"
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

    def answer(self, artifact: bytes = b"", **answers: Any) -> None:
        (self.bin / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
        (self.bin / "artifact.zip").write_bytes(artifact)

    def run(self, module: str, at: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
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
        command = [sys.executable, "-m", module]
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


# The messages on a pull request


def git(folder: Path, *arguments: str) -> None:
    settings = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]
    command = ["git", *settings, "-C", str(folder), *arguments]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    """Make a repository as the runner gets it: the merge of a pull request into main, with a `plan` that only records."""
    clone = tmp_path / "clone"
    for name in ("__init__.py", "ci/__init__.py", "ci/runner.py", "ci/messages.py"):
        (clone / "scripts" / name).parent.mkdir(parents=True, exist_ok=True)
        (clone / "scripts" / name).write_bytes((ROOT / "scripts" / name).read_bytes())
    (clone / "plan.py").write_text(_PLAN, encoding="utf-8")
    git(clone, "init", "--quiet", "--initial-branch=main")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "-m", "trước")
    git(clone, "switch", "--quiet", "-c", "sua")
    (clone / "data.yml").write_text("sửa", encoding="utf-8")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "-m", HOSTILE)
    git(clone, "switch", "--quiet", "main")
    git(clone, "merge", "--quiet", "--no-ff", "sua", "-m", "gộp")
    return clone


def pulled(*labels: str) -> dict[str, Any]:
    """Return the event of a pull request whose every free text means harm."""
    return {
        "action": "labeled",
        "pull_request": {
            "number": 12,
            "title": HOSTILE,
            "body": HOSTILE,
            "head": {"sha": COMMIT, "ref": HOSTILE, "label": HOSTILE},
            "base": {"sha": "b" * 40, "ref": "main"},
            "labels": [{"name": label} for label in labels],
            "user": {"login": HOSTILE},
        },
    }


def said_of(step: Step, clone: Path, **answers: Any) -> subprocess.CompletedProcess[str]:
    (clone / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    return step.run("scripts.ci.messages", at=clone)


def asked(clone: Path) -> list[str]:
    return [" ".join(json.loads(line)) for line in (clone / "calls").read_text(encoding="utf-8").splitlines()]


def test_a_pull_request_is_compared_with_what_it_merges_into(tmp_path: Path, merged: Path) -> None:
    step = Step(tmp_path / "step", pulled())
    result = said_of(
        step, merged, **{"check markdown": "không có lỗi", "diff markdown": "II.2.1: đổi quý", "diff json": "{}"}
    )
    assert result.returncode == 0, result.stderr
    assert set(asked(merged)) == {
        "check --format github --base HEAD^1",
        "check --format markdown --base HEAD^1",
        "check --format json --base HEAD^1",
        "--root tap-sua check --format github",
        "diff HEAD^1 --format markdown",
        "diff HEAD^1 --format json",
    }
    left = {file.name: file.read_text(encoding="utf-8") for file in (merged / "build/nhan-xet").iterdir()}
    assert (
        left.pop("nhan-xet.md") == step.said("summary") == "## Thông báo\n\nkhông có lỗi\n\n## Thay đổi\n\nII.2.1: đổi quý\n"
    )
    assert left == {
        "so-pull-request": "12\n",
        "commit": f"{COMMIT}\n",
        "thong-bao.json": "\n",
        "thay-doi.json": "{}\n",
        "thay-doi.md": "II.2.1: đổi quý\n",
    }


def test_labels_of_a_decision_lift_brakes_and_no_others_do(tmp_path: Path, merged: Path) -> None:
    refused = ("bug", "cho-phep: a,b", "cho-phep: --root=/", f"cho-phep: x{HOSTILE}", "cho-phep: x\n", "x cho-phep: y")
    step = Step(tmp_path / "step", pulled("cho-phep: xoa-ma", *refused, "cho-phep: doi-so"))
    assert said_of(step, merged).returncode == 0
    assert {
        "check --format github --base HEAD^1 --allow cho-phep: doi-so,cho-phep: xoa-ma",
        "diff HEAD^1 --format markdown --allow cho-phep: doi-so,cho-phep: xoa-ma",
    } <= set(asked(merged))


def test_errors_of_the_data_fail_the_job_and_are_annotated(tmp_path: Path, merged: Path) -> None:
    step = Step(tmp_path / "step", pulled())
    line = "::error file=data/2022/tasks/ii-2-1.yml,line=10,col=15::lỗi"
    result = said_of(step, merged, **{"check github": line, "check exit": 1})
    assert result.returncode == 1
    assert result.stdout.splitlines() == [line]


def test_errors_of_the_practice_folder_name_its_files(tmp_path: Path, merged: Path) -> None:
    step = Step(tmp_path / "step", pulled())
    answers = {
        "check github": "::error file=data/2022/tasks/i-1-1.yml,line=3::x",
        "check markdown": "[data&#47;agencies.yml](https://x/edit/main/data/agencies.yml)",
        "check exit": 1,
    }
    result = said_of(step, merged, **{f"tập sửa {name}": value for name, value in answers.items()})
    assert result.returncode == 1
    assert result.stdout.splitlines() == ["::error file=tap-sua/data/2022/tasks/i-1-1.yml,line=3::x"]
    link = "[tap-sua/data&#47;agencies.yml](https://x/edit/main/tap-sua/data/agencies.yml)"
    assert f"\n\n## Thư mục tập sửa\n\n{link}\n\n" in step.said("summary")


@pytest.mark.parametrize(("exit_code", "words"), [(2, "<b>lỗi</b>"), (1, "")], ids=["no state", "crash"])
def test_what_cannot_be_compared_is_said(tmp_path: Path, merged: Path, exit_code: int, words: str) -> None:
    step = Step(tmp_path / "step", pulled())
    said_of(step, merged, **{"diff exit": exit_code, "diff markdown": words})
    assert step.said("summary").endswith("\n\nChưa so được với trước khi sửa. Hãy sửa các lỗi trước.\n")
    assert not (merged / "build/nhan-xet/thay-doi.md").exists()


def test_a_push_is_checked_without_comparison(tmp_path: Path, merged: Path) -> None:
    step = Step(tmp_path / "step", {"ref": "refs/heads/main", "head_commit": {"message": HOSTILE}})
    assert said_of(step, merged).returncode == 0
    assert not any("HEAD^1" in call for call in asked(merged))


def test_nothing_of_a_hostile_event_is_run_or_reaches_the_log(tmp_path: Path, merged: Path) -> None:
    step = Step(tmp_path / "step", pulled(HOSTILE))
    result = said_of(step, merged, **{"check github": HOSTILE, "check markdown": HOSTILE})
    assert result.returncode == 0, result.stderr
    assert commands(result.stdout + result.stderr) == []
    assert not list(tmp_path.rglob("pwned"))


# The comment


def packed(text: bytes = b"II.2.1", number: bytes = b"12", name: str = "nhan-xet.md") -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
        archive.writestr("so-pull-request", number)
    return content.getvalue()


def finished(conclusion: str = "failure", **more: Any) -> dict[str, Any]:
    run = {"id": 7, "event": "pull_request", "head_sha": COMMIT, "head_branch": HOSTILE, "conclusion": conclusion}
    return {"workflow_run": {**run, "display_title": HOSTILE, "pull_requests": [], "head_repository": None, **more}}


ARTIFACTS = "repos/ninhbinh/cchc/actions/runs/7/artifacts?name=nhan-xet&per_page=100"
PULLS = "repos/ninhbinh/cchc/pulls?state=open&per_page=100"
COMMENTS = "repos/ninhbinh/cchc/issues/12/comments?per_page=100"
ONE = {"artifacts": [{"id": 5, "expired": False, "size_in_bytes": 300}]}
OPEN = [[{"number": 3, "head": {"sha": "c" * 40}}], [{"number": 12, "head": {"sha": COMMIT}}]]


def commented(tmp_path: Path, artifact: bytes, event: dict[str, Any] | None = None, **answers: Any) -> Step:
    step = Step(tmp_path / "step", event or finished())
    step.answer(artifact, **{ARTIFACTS: ONE, PULLS: OPEN, COMMENTS: [[]], **answers})
    result = step.run("scripts.ci.comment")
    assert result.returncode == 0, result.stderr
    assert commands(result.stdout + result.stderr) == []
    assert not list(tmp_path.rglob("pwned"))
    return step


def test_a_comment_says_how_the_check_ended_and_what_it_found(tmp_path: Path) -> None:
    ((method, path, values),) = commented(tmp_path, packed("**II.2.1**: đổi quý".encode())).sent()
    assert (method, path) == ("POST", "repos/ninhbinh/cchc/issues/12/comments")
    assert values["body"] == (
        "<!-- kiem-tra-du-lieu -->\n### Kiểm tra chưa đạt\n\n"
        "Commit `aaaaaaa` · [lượt kiểm tra](https://github.com/ninhbinh/cchc/actions/runs/7) · "
        "[hình từng trang trước và sau: tệp `truoc-sau`; trang dựng thử: tệp `trang`](https://github.com/ninhbinh/cchc/actions/runs/7#artifacts)\n\n"
        "**II.2.1**: đổi quý\n"
    )


def test_the_comment_made_before_is_edited_in_place(tmp_path: Path) -> None:
    before = [
        {"id": 1, "user": {"login": "nguoi-la"}, "body": f"{MARKER} giả"},
        {"id": 2, "user": {"login": AUTHOR}, "body": "của việc khác"},
        {"id": 3, "user": {"login": AUTHOR}, "body": f"{MARKER} cũ"},
    ]
    ((method, path, values),) = commented(
        tmp_path, packed(), finished("success"), **{COMMENTS: [before[:2], before[2:]]}
    ).sent()
    assert (method, path) == ("PATCH", "repos/ninhbinh/cchc/issues/comments/3")
    assert values["body"].startswith(f"{MARKER}\n### Kiểm tra đạt\n")


@pytest.mark.parametrize(
    ("opened", "number", "wanted"),
    [
        pytest.param([], b"12", None, id="closed meanwhile"),
        pytest.param([{"number": 3, "head": {"sha": "c" * 40}}], b"3", None, id="the artifact names another"),
        pytest.param([{"number": 12, "head": {"sha": COMMIT}}], b"3", 12, id="the artifact lies"),
        pytest.param([{"number": n, "head": {"sha": COMMIT}} for n in (3, 12)], b"12\n", 12, id="two of one commit"),
        pytest.param([{"number": n, "head": {"sha": COMMIT}} for n in (3, 12)], b"../4", None, id="two, no word which"),
    ],
)
def test_github_says_which_pull_request_it_is(
    tmp_path: Path, opened: list[dict[str, Any]], number: bytes, wanted: int | None
) -> None:
    sent = commented(tmp_path, packed(number=number), **{PULLS: [opened]}).sent()
    assert [path for _, path, _ in sent] == ([f"repos/ninhbinh/cchc/issues/{wanted}/comments"] if wanted else [])


@pytest.mark.parametrize(
    ("artifact", "reason"),
    [
        pytest.param(packed(b"\xff\xfe\x00"), "Phần thông báo không phải là chữ", id="no text"),
        pytest.param(packed(b"a" * 60_001), "Phần thông báo dài hơn 60 kB", id="too long"),
        pytest.param(packed(b"@a" * 29_000), "Xem thông báo ở", id="too long when made harmless"),
        pytest.param(packed(b"a" * 50_000_000), "Phần thông báo dài hơn 60 kB", id="bomb"),
        pytest.param(packed(name="../../nhan-xet.md"), "Xem thông báo ở", id="outside its folder"),
        pytest.param(b"no zip", "Xem thông báo ở", id="no zip"),
        pytest.param(packed(b" \n"), "Xem thông báo ở", id="empty"),
    ],
)
def test_what_cannot_be_posted_is_pointed_at(tmp_path: Path, artifact: bytes, reason: str) -> None:
    ((_, _, values),) = commented(tmp_path, artifact).sent()
    assert values["body"].partition("\n\nCommit")[2].partition("\n\n")[2].startswith(reason)
    assert len(values["body"]) < 1000


@pytest.mark.parametrize(
    "found", [[], [{"id": 5, "expired": True, "size_in_bytes": 3}], [{"id": 5, "expired": False, "size_in_bytes": 9**9}]]
)
def test_without_an_artifact_the_run_is_pointed_at(tmp_path: Path, found: list[dict[str, Any]]) -> None:
    ((_, _, values),) = commented(tmp_path, b"", **{ARTIFACTS: {"artifacts": found}}).sent()
    assert values["body"].endswith("Xem thông báo ở [lượt kiểm tra](https://github.com/ninhbinh/cchc/actions/runs/7).")


def test_a_hostile_artifact_is_shown_as_text(tmp_path: Path) -> None:
    text = (
        f"{HOSTILE}\n{MARKER}\n<script>alert(1)</script> @quan-tri [bấm](https://xau.vn) ![](https://xau.vn/a.png) \u202eđảo"
    )
    ((_, _, values),) = commented(tmp_path, packed(text.encode())).sent()
    told = values["body"]
    assert told.count(MARKER) == 1
    assert "touch pwned" in told
    assert not re.search(r"<script|@quan|\]\(https://xau|https://xau|!\[|\u202e|\r", told)


@pytest.mark.parametrize(
    "text",
    [
        "&#64;ten &commat;ten &#x40;ten &num;12 &#35;12 http&colon;//xau.vn https:&#47;/xau.vn GH&#45;12",
        "[a](https://xau.vn)",
        "[a]( https://xau.vn)",
        "[a](//xau.vn)",
        "[a](https&#58;//xau.vn)",
        "[a](javascript:alert(1))",
        "[a][b]\n\n[b]: //xau.vn",
        "https://xau.vn",
        "www.xau.vn",
        "<https://xau.vn>",
        "<a href='//xau.vn'>a</a>",
        "<img src=x onerror=alert(1)>",
        "<details open ontoggle=alert(1)>",
        "<!-- a -->",
        "![a](https://xau.vn/a.png)",
        "@ten @to-chuc/nhom",
        "#12 ninhbinh/cchc#12 GH-12",
        f"[a]({OWN}../../xau/kho?x=<script>)",
        f"[a]({OWN[:-1]}.xau.vn)",
    ],
)
def test_nothing_of_a_stranger_links_loads_or_calls(text: str) -> None:
    told = harmless(text, OWN)
    assert told.replace("\u200b", "") == text
    assert not re.search(r"\]\(|\]:|\]\[|://|www\.|<[a-z!]|!\[|@\w|(?<!&)#\d|GH-\d", told)
    assert not re.search(r"\]\(|\]:|\]\[|://|www\.|!\[|@\w|#\d|GH-\d", html.unescape(told))


@pytest.mark.parametrize(
    "text",
    [
        "**II.2.1** · `timing`: ~~Quý I~~ → Quý II",
        "| Trang | Trước | Sau |\n|---|---|---|",
        "<details>\n<summary>12 lỗi</summary>\n\n- a\n\n</details>",
        "<ins>thêm</ins> <del>bớt</del><br>",
        "&#42;&#64;<!-- -->ten &lt;b&gt;",
        f"[sửa dòng 10]({OWN}edit/main/data/2022/tasks/ii-2-1.yml#L10)",
    ],
)
def test_what_the_check_writes_is_left_as_it_is(text: str) -> None:
    assert harmless(text, OWN) == text


def test_hidden_characters_are_dropped() -> None:
    assert text_of("a\u202eb\u200bc\x00d\x1b[31me\u2028f\ufeff\tg\nh\r".encode()) == "abcd[31mef\tg\nh"


def test_a_lone_surrogate_is_no_text() -> None:
    with pytest.raises(NotTextError):
        text_of(b"\xed\xa0\x80")


# The nightly issue

ISSUES = "repos/ninhbinh/cchc/issues?state=all&creator=github-actions%5Bbot%5D&per_page=100"
MINE = {"number": 4, "state": "open", "user": {"login": AUTHOR}, "body": "<!-- ra-soat-hang-dem -->\ncũ"}


def reported(tmp_path: Path, found: str, issues: list[dict[str, Any]]) -> list[tuple[str, str, dict[str, str]]]:
    step = Step(tmp_path / "step", {})
    step.answer(**{ISSUES: [issues]})
    (tmp_path / "build").mkdir()
    (tmp_path / "build/ra-soat.md").write_text(found, encoding="utf-8")
    result = step.run("scripts.ci.issue", at=tmp_path, PYTHONPATH=str(ROOT))
    assert result.returncode == 0, result.stderr
    return step.sent()


def test_what_is_found_opens_one_issue(tmp_path: Path) -> None:
    others = [{**MINE, "body": None}, {**MINE, "user": {"login": "nguoi-la"}}]
    ((method, path, values),) = reported(tmp_path, "Quá hạn: II.2.1 @ten", others)
    assert (method, path) == ("POST", "repos/ninhbinh/cchc/issues")
    assert "Quá hạn: II.2.1 @\u200bten" in values["body"]


@pytest.mark.parametrize("state", ["open", "closed"])
def test_the_issue_that_is_there_is_used_again(tmp_path: Path, state: str) -> None:
    ((method, path, values),) = reported(tmp_path, "Quá hạn", [{**MINE, "state": state}])
    assert (method, path, values["state"]) == ("PATCH", "repos/ninhbinh/cchc/issues/4", "open")


def test_the_issue_is_closed_when_nothing_is_left(tmp_path: Path) -> None:
    assert reported(tmp_path, "", [MINE]) == [("PATCH", "repos/ninhbinh/cchc/issues/4", {"state": "closed"})]


@pytest.mark.parametrize("issues", [[], [{**MINE, "state": "closed"}]], ids=["none", "closed"])
def test_no_issue_is_touched_when_nothing_is_found(tmp_path: Path, issues: list[dict[str, Any]]) -> None:
    assert reported(tmp_path, "", issues) == []


@pytest.mark.parametrize(
    ("dates", "dead", "found"),
    [
        pytest.param([], [], "", id="all is well"),
        pytest.param([{"kind": "year-over"}], [], "## Dữ liệu\n\nQuá hạn: II.2.1", id="a date has passed"),
        pytest.param(
            [], ["https://x.vn/"], "## Liên kết không còn trả lời\n\n- README.md: `https://x.vn/`", id="a dead link"
        ),
    ],
)
def test_nightly_tells_what_the_clock_and_the_network_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dates: list[dict[str, str]], dead: list[str], found: str
) -> None:
    def run(*command: str) -> subprocess.CompletedProcess[str]:
        if "plan" in command:
            always = [{"kind": "formatting"}]
            found = json.dumps(always + dates if "--scheduled" in command else always)
            return subprocess.CompletedProcess(command, 0, found if "json" in command else "Quá hạn: II.2.1")
        links = {"README.md": [{"url": url} for url in dead]} if dead else {}
        return subprocess.CompletedProcess(command, 2 if dead else 0, json.dumps({"error_map": links}))

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(nightly, "_run", run)
    nightly.main()
    assert Path("build/ra-soat.md").read_text(encoding="utf-8") == found
