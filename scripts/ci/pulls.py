"""Which pull request a run of the check is of: GitHub says so, never a file that the run left."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from scripts.ci import github

CHECK = ".github/workflows/check.yml"
_DECISION = "cho-phep:"


def judged(event: dict[str, Any]) -> dict[str, Any] | None:
    """Return the pull request that a finished run of the check is of; None when there is nothing to judge.

    It is open, goes into the default branch, and its head is the very repository, branch and commit of the run: the event
    itself names none when it comes from a fork. Nothing is judged when a later commit came, which has a run of its own, or
    when another workflow has taken the check's name.
    """
    run, base = event["workflow_run"], str(event["repository"]["default_branch"])
    if run["event"] != "pull_request" or str(run["path"]).partition("@")[0] != CHECK:
        return None
    name = str(event["repository"]["full_name"])
    opened = github.every(f"repos/{name}/pulls?state=open&base={quote(base, safe='')}&per_page=100")
    wanted = (run["head_sha"], run["head_branch"], _name(run["head_repository"]))
    return next((pull for pull in opened if _head(pull) == wanted), None)


def decisions(pull: dict[str, Any]) -> list[str]:
    """Return the labels of a pull request that claim to decide something."""
    names = (str(label["name"]) for label in pull["labels"])
    return sorted({name for name in names if name.startswith(_DECISION)})


def _head(pull: dict[str, Any]) -> tuple[Any, Any, Any]:
    head = pull["head"]
    return head["sha"], head["ref"], _name(head["repo"])


def _name(repository: dict[str, Any] | None) -> Any:
    """Return whose repository it is; None for one that is deleted."""
    return repository["full_name"] if repository else None
