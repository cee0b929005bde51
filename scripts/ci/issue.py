"""One issue for what only the clock or the network shows: opened or updated when there is something, else closed.

Beside it one for each period on which somebody has not reported (`silence`).
"""

from __future__ import annotations

import os
from pathlib import Path

from scripts.ci import github, runner, silence
from scripts.ci.comment import AUTHOR
from scripts.ci.nightly import FOUND

ISSUE_MARKER = "<!-- ra-soat-hang-dem -->"
TITLE = "Rà soát hằng đêm: có việc cần xem"


def main() -> None:
    """Tell what the nightly check found."""
    repository = os.environ["GITHUB_REPOSITORY"]
    home = f"{os.environ['GITHUB_SERVER_URL']}/{repository}/"
    found = Path(FOUND).read_text(encoding="utf-8").strip()
    issues = github.every(f"repos/{repository}/issues?state=all&creator=github-actions%5Bbot%5D&per_page=100")
    ours = [item for item in issues if item["user"]["login"] == AUTHOR]
    silence.tell(repository, ours)
    mine = [item for item in ours if (item["body"] or "").startswith(ISSUE_MARKER)]
    issue = max(mine, key=lambda item: int(item["number"]), default=None)
    if found:
        values = {"title": TITLE, "body": body(found, home)}
        if issue is None:
            github.send("POST", f"repos/{repository}/issues", **values)
        elif issue["state"] != "open" or issue["body"] != values["body"]:
            github.send("PATCH", f"repos/{repository}/issues/{int(issue['number'])}", state="open", **values)
    elif issue is not None and issue["state"] == "open":
        github.send("PATCH", f"repos/{repository}/issues/{int(issue['number'])}", state="closed")
    else:
        runner.log("Không có gì cần xem.")


def body(found: str, home: str) -> str:
    """Return the issue's text."""
    run = f"{home}actions/runs/{os.environ['GITHUB_RUN_ID']}"
    intro = "Issue này do lượt rà soát hằng đêm mở, tự cập nhật và tự đóng khi hết việc."
    return f"{ISSUE_MARKER}\n{intro}\n\n{found}\n\n[Lượt rà soát gần nhất]({run})\n"


if __name__ == "__main__":
    main()
