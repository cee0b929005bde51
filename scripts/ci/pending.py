"""Before a pull request is tested and judged, its last commit is marked as waiting: whatever workflows it brings along.

What only main's code sets cannot be left out: a pull request may call a job of its own as the status is called, and that
job alone would do where there is no status yet.
"""

from __future__ import annotations

import os
import re

from scripts.ci import runner
from scripts.ci.comment import mark


def main() -> None:
    """Mark the commit at the head of the pull request that the event tells of."""
    event = runner.event()
    pull, name = event["pull_request"], str(event["repository"]["full_name"])
    commit = str(pull["head"]["sha"])
    if pull["base"]["ref"] != event["repository"]["default_branch"] or not re.fullmatch("[0-9a-f]{40}", commit):
        runner.log("Pull request này không vào nhánh chính; không đánh dấu.")
        return
    address = f"{os.environ['GITHUB_SERVER_URL']}/{name}/actions/runs/{int(os.environ['GITHUB_RUN_ID'])}"
    mark(name, commit, "pending", "Đang kiểm thử, rồi xét dữ liệu", address)


if __name__ == "__main__":
    main()
