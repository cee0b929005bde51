"""One comment on a pull request: what the check found in it, and what it changes.

Runs with the right to write, so nothing of the pull request is run or believed here. The file that the check left was
made by the pull request's own code: it is read in memory as text, never unpacked to disk, and posted with its links,
tags and calls broken. Which pull request it is, GitHub says: one that is open and has this very commit at its head.
"""

from __future__ import annotations

import io
import os
import zipfile
from typing import Any

from scripts.ci import github, runner
from scripts.ci.text import MOST_BYTES, NotTextError, harmless, text_of

ARTIFACT = "nhan-xet"
MARKER = "<!-- kiem-tra-du-lieu -->"
AUTHOR = "github-actions[bot]"
_MOST_PACKED = 1_000_000
_MOST_CHARACTERS = 65_000


def main() -> None:
    """Write the comment on the run that the event tells of, or edit the one that is there."""
    run = runner.event()["workflow_run"]
    repository = os.environ["GITHUB_REPOSITORY"]
    files = artifact(repository, int(run["id"]))
    number = pull_request(repository, str(run["head_sha"]), files.get("so-pull-request", b""))
    if number is None:
        runner.log("Không có pull request nào đang mở với commit này; không viết nhận xét.")
        return
    post(repository, number, body(repository, run, files.get("nhan-xet.md")))


def artifact(repository: str, run_id: int) -> dict[str, bytes]:
    """Return the files, by name, that a run of the check left; none when it left none or one that is too large."""
    found = github.get(f"repos/{repository}/actions/runs/{run_id}/artifacts?name={ARTIFACT}&per_page=100")["artifacts"]
    newest = max(found, key=lambda item: int(item["id"]), default=None)
    if newest is None or newest["expired"] or int(newest["size_in_bytes"]) > _MOST_PACKED:
        return {}
    return _unpacked(github.download(f"repos/{repository}/actions/artifacts/{int(newest['id'])}/zip"))


def _unpacked(content: bytes) -> dict[str, bytes]:
    """Return the beginning of each file: a little more than may be posted, however large it says it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return {
                name: packed.open(name).read(MOST_BYTES + 1)
                for name in ("nhan-xet.md", "so-pull-request")
                if name in packed.namelist()
            }
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        return {}


def pull_request(repository: str, commit: str, wanted: bytes) -> int | None:
    """Return the number of the open pull request with a commit at its head.

    The event does not name it when it comes from a fork. `wanted` is what the check says the number is: it only chooses
    among several.
    """
    opened = github.every(f"repos/{repository}/pulls?state=open&per_page=100")
    found = [int(item["number"]) for item in opened if item["head"]["sha"] == commit]
    if len(found) == 1:
        return found[0]
    return next((number for number in found if str(number).encode() == wanted.strip()), None)


def body(repository: str, run: dict[str, Any], content: bytes | None) -> str:
    """Return the comment: what is known for certain, then what the check said."""
    home = f"{os.environ['GITHUB_SERVER_URL']}/{repository}/"
    address = f"{home}actions/runs/{int(run['id'])}"
    passed = run["conclusion"] == "success"
    head = (
        f"{MARKER}\n### Kiểm tra {'đạt' if passed else 'chưa đạt'}\n\n"
        f"Commit `{str(run['head_sha'])[:7]}` · [lượt kiểm tra]({address}) · "
        f"[hình từng trang trước và sau: tệp `truoc-sau`; trang dựng thử: tệp `trang`]({address}#artifacts)\n\n"
    )
    try:
        said = harmless(text_of(content or b""), home).strip()
    except NotTextError as error:
        return f"{head}Phần thông báo {error}, nên không đăng ở đây. Xem ở [lượt kiểm tra]({address})."
    if not said or len(said) > _MOST_CHARACTERS - len(head):
        return f"{head}Xem thông báo ở [lượt kiểm tra]({address})."
    return f"{head}{said}\n"


def post(repository: str, number: int, text: str) -> None:
    """Edit the comment made before, or make it."""
    comments = github.every(f"repos/{repository}/issues/{number}/comments?per_page=100")
    for comment in comments:
        if comment["user"]["login"] == AUTHOR and comment["body"].startswith(MARKER):
            if comment["body"] != text:
                github.send("PATCH", f"repos/{repository}/issues/comments/{int(comment['id'])}", body=text)
            return
    github.send("POST", f"repos/{repository}/issues/{number}/comments", body=text)


if __name__ == "__main__":
    main()
