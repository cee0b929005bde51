"""A pull request from the edit to the comment: the steps' scripts with the real check, on the real data."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from plan.brakes import BRAKES
from tests.archives import copied
from tests.conftest import ROOT
from tests.test_ci import ARTIFACTS, COMMENTS, COMMIT, ONE, OPEN, PULLS, Step, commands, finished, git

TASK = "data/2022/tasks/ii-2-1.yml"
FIRST_QUARTER, SECOND_QUARTER = "        timing: Quý I năm 2022", "        timing: Quý II năm 2022"
HOSTILE = "::error::x ##[add-matcher]m <script>alert(1)</script> [bấm](https://xau.vn) @quan-tri #12 {{ 7*7 }} ![](//xau.vn)"


@dataclass
class Clone:
    """What the runner checks out: the merge of a pull request into main."""

    folder: Path
    step: Step

    def messages(self) -> subprocess.CompletedProcess[str]:
        repository = {"REPOSITORY": "https://github.com/ninhbinh/cchc", "BRANCH": "main"}
        return self.step.run("scripts.ci.messages", at=self.folder, **repository)

    def comment(self) -> str:
        """Write the comment from what the messages left; return it."""
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as packed:
            for file in sorted((self.folder / "build/nhan-xet").iterdir()):
                packed.write(file, file.name)
        (self.step.folder / "event.json").write_text(json.dumps(finished()), encoding="utf-8")
        self.step.answer(content.getvalue(), **{ARTIFACTS: ONE, PULLS: OPEN, COMMENTS: [[]]})
        result = self.step.run("scripts.ci.comment")
        assert result.returncode == 0, result.stderr
        ((_, _, values),) = self.step.sent()
        return values["body"]


Pull = Callable[..., Clone]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copied(tmp_path_factory.mktemp("base") / "clone")
    for part in ("scripts", "tap-sua"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "trước")
    return folder


@pytest.fixture
def pull(base: Path, tmp_path: Path) -> Pull:
    def made(file: str, old: str, new: str, *labels: str) -> Clone:
        folder = tmp_path / "clone"
        git(base, "clone", "--quiet", str(base), str(folder))
        git(folder, "switch", "--quiet", "-c", "sua")
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        git(folder, "commit", "--quiet", "--all", "-m", HOSTILE)
        git(folder, "switch", "--quiet", "main")
        git(folder, "merge", "--quiet", "--no-ff", "sua", "-m", "gộp")
        event: dict[str, Any] = {"number": 12, "head": {"sha": COMMIT}, "labels": [{"name": label} for label in labels]}
        return Clone(folder, Step(tmp_path / "step", {"pull_request": event}))

    return made


def test_a_right_edit_is_told_in_words_with_its_effect(pull: Pull) -> None:
    clone = pull(TASK, FIRST_QUARTER, SECOND_QUARTER, BRAKES["wording"].label)
    assert clone.messages().returncode == 0
    comment = clone.comment()
    assert "chuyển từ Quý I sang Quý II" in comment
    assert "/2022/quy/1/ mất 1 dòng" in comment
    assert "\u200b" not in comment


def test_a_dangerous_edit_waits_for_a_decision(pull: Pull) -> None:
    clone = pull(TASK, FIRST_QUARTER, SECOND_QUARTER)
    result = clone.messages()
    assert result.returncode == 1
    (annotation,) = commands(result.stdout)
    assert annotation.startswith(f"::error file={TASK},line=12,col=17,")
    assert BRAKES["wording"].label in annotation.replace("%3A", ":")


def test_a_wrong_edit_is_told_on_its_line_with_the_fix(pull: Pull) -> None:
    clone = pull(TASK, "lead: Văn phòng UBND tỉnh", "lead: Văn phòng UBND tỉn")
    result = clone.messages()
    assert result.returncode == 1
    assert commands(result.stdout)[0].startswith(f"::error file={TASK},line=10,col=15,")
    comment = clone.comment()
    assert "        lead: Văn phòng UBND tỉnh\n" in comment
    assert f"](https://github.com/ninhbinh/cchc/edit/main/{TASK}#L10)" in comment


def test_a_wrong_edit_of_the_exercise_names_its_file(pull: Pull) -> None:
    clone = pull("tap-sua/data/2022/tasks/i-1-1.yml", "lead: Sở Nội vụ", "lead: Sở Nội vũ")
    assert clone.messages().returncode == 1
    assert "](https://github.com/ninhbinh/cchc/edit/main/tap-sua/data/2022/tasks/i-1-1.yml#L11)" in clone.comment()


def test_hostile_text_in_the_data_is_text_all_the_way(pull: Pull) -> None:
    clone = pull(TASK, "title: Rà soát, đánh giá TTHC do các cấp chính quyền trong tỉnh giải quyết", f"title: '{HOSTILE}'")
    result = clone.messages()
    assert not [line for line in commands(result.stdout + result.stderr) if not line.startswith("::error file=")]
    _, _, said = clone.comment().partition("\n\nCommit ")
    _, _, said = said.partition("\n\n")
    assert not re.search(r"<script|\]\(https?://xau|\]\(//|@quan|(?<!&)#12|!\[", said)


def test_the_guide_lists_every_label_that_lifts_a_brake() -> None:
    page = (ROOT / "docs/huong-dan/doc-nhan-xet.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(cho-phep: [a-z-]+)` \|", page, re.MULTILINE) == [brake.label for brake in BRAKES.values()]
