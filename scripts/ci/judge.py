"""What main's code finds in the data of a pull request; runs none of the pull request's and may write nothing.

The commit is fetched as objects of git and never checked out: what its merge into main would be is computed by git, the
files of the data are taken from there, ordinary ones alone and not too many, and laid into a folder of their own. Main's
check, proof, diff and brakes look at that folder. What they find goes to build/xet/xet.json (see `verdict`).
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from plan.changes.labels import BRAKES
from plan.changes.report import problem_json
from plan.ground.files import write
from plan.ground.revisions import blobs
from scripts.ci import proofs, pulls, runner, verdict
from scripts.ci.beside import beside_reports

FOLDERS = ("data", "tap-sua/data")
"""What is judged: the data, and the folder to practise in, which is checked alike."""
MOST_FILES = 5_000
MOST_OF_BLOB = 1_000_000
MOST_ALL = 20_000_000
_REF = "refs/xet/head"


def main() -> None:
    """Judge the pull request that the event tells of."""
    event = runner.event()
    pull = pulls.judged(event)
    if pull is None:
        runner.log("Không có pull request nào đang mở với commit này; không xét.")
        return
    found = judged(int(pull["number"]), str(pull["head"]["sha"]), pulls.decisions(pull))
    verdict.KEPT.parent.mkdir(parents=True, exist_ok=True)
    verdict.KEPT.write_text(json.dumps(found, ensure_ascii=True, indent=1), encoding="ascii")
    runner.log(f"{len(found['problems'])} thông báo, {len(found['brakes'])} chỗ phải có người quyết định")


@dataclass
class _Findings:
    """What is found, as JSON has it."""

    problems: list[dict[str, Any]] = field(default_factory=list)
    brakes: list[dict[str, Any]] = field(default_factory=list)
    lifted: list[dict[str, Any]] = field(default_factory=list)
    told: list[dict[str, Any]] = field(default_factory=list)
    proofs: list[str] = field(default_factory=list)


def judged(number: int, head: str, decisions: Sequence[str]) -> verdict.Verdict:
    """Return the verdict on a commit of a pull request with labels of these names that claim to decide something."""
    base = _git("rev-parse", "HEAD").strip()
    allowed = [name for name in decisions if name in {brake.label for brake in BRAKES.values()}]
    found, code = _Findings(), list[str]()
    try:
        tree = _merged(number, base, head)
        changed = _changed(base, tree)
        code = [path for path in changed if not path.startswith(tuple(f"{folder}/" for folder in FOLDERS))]
        with tempfile.TemporaryDirectory() as folder:
            there = _lay(tree, Path(folder))
            _look(Path(folder), there, allowed, found)
        stops = found.lifted if BRAKES["mixed-reports"].label in allowed else found.brakes
        stops += [_brake(problem_json(brake), frozenset()) for brake in beside_reports(found.told, changed)]
    except RefusedError as error:
        found.problems = [_refusal(message) for message in error.messages]
    labels = {"allowed": allowed, "unknown": [name for name in decisions if name not in allowed]}
    return _verdict(found, pull=number, head=head, base=base, labels=labels, code=code)


class RefusedError(Exception):
    """The data of a pull request cannot even be looked at; the messages say why."""

    def __init__(self, *messages: str) -> None:
        self.messages = messages
        super().__init__(*messages)


def _merged(number: int, base: str, head: str) -> str:
    """Return the tree that the merge of a pull request into main has; git computes it, nothing is checked out.

    Raises:
        RefusedError: it cannot be merged.

    """
    fetch = ("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "origin", f"+refs/pull/{number}/head:{_REF}")
    _git("-c", "fetch.fsckObjects=true", *fetch)
    if _git("rev-parse", _REF).strip() != head:
        message = "đã có commit mới hơn; lượt kiểm tra của commit ấy sẽ được xét"
        raise RefusedError(message)
    result = _run("git", "merge-tree", "--write-tree", "--no-messages", base, head)
    if result.returncode:
        message = "không gộp được với main; hãy cập nhật nhánh này theo main (nút Update branch) và gỡ chỗ xung đột"
        raise RefusedError(message)
    return result.stdout.split("\n", 1)[0]


def _changed(base: str, tree: str) -> list[str]:
    """Return the files that differ."""
    changed = _git("diff-tree", "-r", "-z", "--no-renames", "--name-only", base, tree).split("\0")
    return [path for path in changed if path]


@dataclass(frozen=True)
class _Entry:
    """An entry of a tree of git."""

    mode: str
    blob: str
    size: int
    path: str

    @property
    def fault(self) -> str | None:
        """Why it may not be laid out."""
        if self.mode != "100644":
            return "không phải một tệp thường (là liên kết, kho con hoặc chương trình)"
        if not re.fullmatch(verdict.DATA_PATH, self.path):
            return "tên tệp, thư mục chỉ gồm chữ cái không dấu, chữ số, dấu chấm, gạch nối, gạch dưới"
        return f"lớn hơn {MOST_OF_BLOB // 1_000_000} MB" if self.size > MOST_OF_BLOB else None


def _lay(tree: str, folder: Path) -> frozenset[str]:
    """Write the files of the data into a folder; return their paths.

    Raises:
        RefusedError: there are others than ordinary files, or too many, or too large ones.

    """
    entries = list(_entries(tree))
    if faults := [f'"{entry.path}": {fault}' for entry in entries if (fault := entry.fault)]:
        raise RefusedError(*faults)
    if len(entries) > MOST_FILES or sum(entry.size for entry in entries) > MOST_ALL:
        message = f"nhiều hơn {MOST_FILES} tệp hoặc {MOST_ALL // 1_000_000} MB; hãy chia nhỏ"
        raise RefusedError(message)
    contents = blobs(Path(), (entry.blob for entry in entries))
    for entry in entries:
        write(folder / entry.path, contents[entry.blob])
    return frozenset(entry.path for entry in entries)


def _entries(tree: str) -> Iterator[_Entry]:
    for line in _git("ls-tree", "-r", "-z", "-l", "--full-tree", tree, "--", *FOLDERS).split("\0"):
        if line:
            about, _, path = line.partition("\t")
            mode, _, blob, size = about.split()
            yield _Entry(mode, blob, int(size) if size.isdecimal() else 0, path)


def _look(folder: Path, there: frozenset[str], allowed: Sequence[str], found: _Findings) -> None:
    """Run what main has to say about the data of a folder."""
    options = ("check", "--format", "json", "--published")
    wrong = [_problem(problem, there) for problem in _plan("--root", str(folder), *options, str(Path.cwd()))]
    found.problems += wrong
    if not any(problem["level"] == "error" for problem in wrong):
        unproven = _compare(folder, there, allowed, found)
        held = _proofs(folder)
        found.proofs += [_short(sentence, 1_000) for sentence in proofs.sentences(held, unproven)]
        found.problems += [_problem(problem, there) for proof in held for problem in proof["problems"]]
    if Path("tap-sua/data").is_dir():
        for problem in _plan("--root", str(folder / "tap-sua"), *options, str(Path.cwd() / "tap-sua")):
            found.problems.append(_problem({**problem, "file": f"tap-sua/{problem['file']}"}, there))


def _proofs(folder: Path) -> list[Any]:
    """Hold the data against the source."""
    held: list[Any] = _json("proof", "--root", str(folder), "--format", "json")
    return held


def _compare(folder: Path, there: frozenset[str], allowed: Sequence[str], found: _Findings) -> list[str]:
    """Tell what changes and which brakes hold; main's own data are what is compared with. Return what no source speaks of."""
    options = ["--allow", ",".join(allowed)] if allowed else []
    told = _plan("--root", str(folder), "diff", str(Path.cwd()), "--format", "json", *options)
    if "failures" in told:
        found.problems += map(_uncompared, told["failures"])
        found.brakes += [_brake(brake, frozenset()) for brake in told["brakes"]]
        return []
    gone = {_at(block["place"]) for block in told["told"] if block["gone"]}
    for name, brakes in (("brakes", found.brakes), ("lifted", found.lifted)):
        for brake in told[name]:
            is_there = brake["kind"] != "brake-lost-address" and _at(brake["place"]) not in gone
            brakes.append(_brake(brake, there if is_there else frozenset()))
    found.told = told["told"]
    unproven: list[str] = told["unproven"]
    return unproven


def _brake(brake: dict[str, Any], there: frozenset[str]) -> dict[str, Any]:
    said = {**brake["place"], **brake, "level": "error", "fix": None, "message": {"vi": brake["message"]}}
    return _problem(said, there)


def _uncompared(failure: dict[str, Any]) -> dict[str, Any]:
    """Return why nothing was compared; of main's own data as advice: a brake stops that, which a label can lift."""
    refusal = _refusal(f"chưa so được với main: {failure['message']}")
    return {**refusal, "level": "advice", "kind": "base-unreadable"} if failure["state"] == str(Path.cwd()) else refusal


def _at(place: dict[str, Any]) -> tuple[str, int]:
    return place["file"], place["line"]


def _problem(said: dict[str, Any], there: frozenset[str]) -> dict[str, Any]:
    """Return a problem as the verdict has it, of the length that is handed on."""
    file, fix = str(said["file"]), said.get("fix")
    return {
        "file": file,
        "line": said["line"],
        "column": said["column"],
        "level": said["level"],
        "kind": said["kind"],
        "record": str(said["record"])[:200],
        "message": _short(said["message"]["vi"], 1_000),
        "fix": fix if fix is not None and len(fix) <= verdict.LONGEST_FIX else None,
        "at": "head" if file in there else "base",
    }


def _refusal(message: str) -> dict[str, Any]:
    said = {"file": "data", "line": 1, "column": 1, "level": "error", "kind": "refused", "record": ""}
    return _problem({**said, "message": {"vi": message}}, frozenset())


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _verdict(found: _Findings, *, labels: dict[str, Any], code: Sequence[str], **about: Any) -> verdict.Verdict:
    """Return what is handed on: the first of everything, and how much is left."""
    ranked = sorted(found.problems, key=lambda problem: problem["level"] == "advice")
    left = sum(max(len(items) - verdict.MOST_PROBLEMS, 0) for items in (ranked, found.brakes, found.lifted))
    known = [[brake.label, brake.meaning] for brake in BRAKES.values()]
    return {
        "version": verdict.VERSION,
        **about,
        "passed": not found.brakes and not any(problem["level"] == "error" for problem in ranked),
        "code": {"count": len(code), "files": [_short(path, 1_000) for path in code[:100]]},
        "labels": {**{name: [_short(label, 100) for label in said[:100]] for name, said in labels.items()}, "known": known},
        "proofs": found.proofs[:100],
        "problems": ranked[: verdict.MOST_PROBLEMS],
        "brakes": found.brakes[: verdict.MOST_PROBLEMS],
        "lifted": found.lifted[: verdict.MOST_PROBLEMS],
        "told": [_block(block) for block in found.told[: verdict.MOST_BLOCKS]],
        "left": {"problems": left, "told": max(len(found.told) - verdict.MOST_BLOCKS, 0)},
    }


def _block(block: dict[str, Any]) -> dict[str, Any]:
    lines = [_line(line) for line in _first(block["lines"], verdict.MOST_LINES, {"depth": 0, "pieces": [_MORE]})]
    return {**block, "title": _short(block["title"], 1_000), "lines": lines}


_MORE = {"kind": "same", "words": " …"}


def _line(line: dict[str, Any]) -> dict[str, Any]:
    pieces = _first(line["pieces"], verdict.MOST_PIECES, _MORE)
    return {**line, "pieces": [{**piece, "words": _short(piece["words"], verdict.LONGEST_TEXT)} for piece in pieces]}


def _first(items: Sequence[dict[str, Any]], most: int, more: dict[str, Any]) -> Sequence[dict[str, Any]]:
    return items if len(items) <= most else [*items[: most - 1], more]


def _plan(*arguments: str) -> Any:
    return _json("plan", *arguments)


def _json(module: str, *arguments: str) -> Any:
    """Return what a command of main's code says; what it says of a fault of its own goes to the log and ends the job."""
    result = _run(sys.executable, "-m", module, *arguments)
    if result.stderr:
        runner.log(result.stderr)
    return json.loads(result.stdout)


def _git(*arguments: str) -> str:
    result = _run("git", *arguments)
    if result.returncode:
        runner.log(result.stderr)
        message = f"git {arguments[0]}: {result.returncode}"
        raise RuntimeError(message)
    return result.stdout


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main()
