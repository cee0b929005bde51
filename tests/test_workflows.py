"""The workflows: what they may do, what they run, what they publish."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PUBLISHED = "github.event_name == 'push' && github.ref == 'refs/heads/main'"
LINTERS = {
    "zizmor": ["zizmor", "--offline", "--persona=pedantic", "--no-progress", "--quiet"],
    "schema": ["check-jsonschema", "--builtin-schema=vendor.github-workflows"],
}

Job = dict[str, Any]
Step = dict[str, Any]

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def parsed(path: Path) -> dict[str, Any]:
    """Read a workflow with every scalar a string, so that the key `on` is not the boolean true."""
    workflow: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    return workflow


def jobs(path: Path) -> dict[str, Job]:
    named: dict[str, Job] = parsed(path)["jobs"]
    return named


def steps(path: Path) -> Iterator[Step]:
    for job in jobs(path).values():
        yield from job["steps"]


@pytest.fixture
def check() -> Job:
    return jobs(ROOT / ".github/workflows/site.yml")["check"]


@pytest.fixture
def publish() -> Job:
    return jobs(ROOT / ".github/workflows/site.yml")["publish"]


def step_using(job: Job, action: str) -> Step:
    using: list[Step] = [step for step in job["steps"] if step.get("uses", "").startswith(f"{action}@")]
    assert len(using) == 1, f"{action}: {len(using)} steps"
    return using[0]


@pytest.mark.parametrize("linter", LINTERS)
@each_workflow
def test_linter_finds_nothing(linter: str, path: Path) -> None:
    command, *options = LINTERS[linter]
    result = run([str(Path(sys.executable).with_name(command)), *options, str(path)])
    assert result.returncode == 0, result.stdout + result.stderr


@each_workflow
def test_every_action_is_official_and_pinned_to_a_commit(path: Path) -> None:
    actions = [step["uses"] for step in steps(path) if "uses" in step]
    assert actions
    assert [action for action in actions if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)] == []


@each_workflow
def test_every_pin_says_which_version_it_is(path: Path) -> None:
    pins = re.findall(r"uses: \S+(.*)", path.read_text(encoding="utf-8"))
    assert pins
    assert all(re.fullmatch(r" # v\d+\.\d+\.\d+", comment) for comment in pins)


@each_workflow
def test_workflow_grants_nothing_and_each_job_says_what_it_needs(path: Path) -> None:
    assert parsed(path)["permissions"] == {}
    assert all("permissions" in job for job in jobs(path).values())


@each_workflow
def test_no_job_may_write_to_the_repository(path: Path) -> None:
    for job in jobs(path).values():
        assert isinstance(job["permissions"], dict)
        assert job["permissions"].get("contents", "none") in {"none", "read"}


@each_workflow
def test_expressions_name_only_steps_that_came_before(path: Path) -> None:
    for job in jobs(path).values():
        before: set[str] = set()
        for step in job["steps"]:
            assert set(re.findall(r"\bsteps\.(\w+)", str(step))) <= before
            before.add(step.get("id", ""))
        assert set(re.findall(r"\bsteps\.(\w+)", str(job.get("environment", "")))) <= before


@each_workflow
def test_no_expression_is_pasted_into_a_script(path: Path) -> None:
    assert not [step["run"] for step in steps(path) if "${{" in step.get("run", "")]


def test_every_push_and_pull_request_is_checked() -> None:
    assert parsed(ROOT / ".github/workflows/site.yml")["on"] == {"push": "", "pull_request": ""}


def test_check_runs_make_test_with_the_settings_of_this_repository(check: Job) -> None:
    (step,) = [step for step in check["steps"] if step.get("run", "").startswith("make")]
    assert step["run"] == "make test"
    assert set(step["env"]) == {"SITE_URL", "REPOSITORY", "BRANCH", "OPERATOR"}


def test_check_reads_the_whole_history_and_keeps_no_credentials(check: Job) -> None:
    assert step_using(check, "actions/checkout")["with"] == {"fetch-depth": "0", "persist-credentials": "false"}


def test_what_is_published_is_what_was_tested(check: Job, publish: Job) -> None:
    upload = step_using(check, "actions/upload-pages-artifact")
    assert check["steps"][-1] == upload
    assert check["steps"][-2]["run"] == "make test"
    assert upload["with"] == {"path": "build/site"}
    assert [step["uses"].partition("@")[0] for step in publish["steps"]] == ["actions/deploy-pages"]


def test_only_main_is_published_and_only_after_the_check(check: Job, publish: Job) -> None:
    assert publish["needs"] == "check"
    assert publish["if"] == step_using(check, "actions/upload-pages-artifact")["if"] == PUBLISHED


def test_publish_may_do_no_more_than_publish(publish: Job) -> None:
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert publish["environment"]["name"] == "github-pages"


def test_a_running_publication_is_never_cut_off(publish: Job) -> None:
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
    whole = parsed(ROOT / ".github/workflows/site.yml")["concurrency"]
    assert whole["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"


@pytest.mark.parametrize(
    ("repository", "setting", "address"),
    [
        pytest.param("ninhbinh/cchc", "", "https://ninhbinh.github.io/cchc/", id="project site"),
        pytest.param("NinhBinh/CCHC", "", "https://ninhbinh.github.io/CCHC/", id="capitals"),
        pytest.param("NinhBinh/ninhbinh.github.io", "", "https://ninhbinh.github.io/", id="owner's site"),
        pytest.param("ninhbinh/cchc", "https://example.org/", "https://example.org/", id="own domain"),
    ],
)
def test_site_address_is_made_from_the_repository(
    check: Job, tmp_path: Path, repository: str, setting: str, address: str
) -> None:
    (script,) = [step["run"] for step in check["steps"] if step.get("id") == "address"]
    owner, name = repository.split("/")
    output = tmp_path / "output"
    settings = {"OWNER": owner, "NAME": name, "SITE_URL": setting, "GITHUB_OUTPUT": str(output)}
    result = run(["/bin/bash", "-euo", "pipefail", "-c", script], env=settings)
    assert result.returncode == 0, result.stderr
    assert output.read_text(encoding="utf-8") == f"site_url={address}\n"


def test_ci_runs_what_the_readme_names() -> None:
    commands = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert [line for line in commands if not line.startswith(("#", "set ", "cd "))] == ["make test"]


def test_readme_explains_every_command() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert targets
    assert [target for target in targets if target != "help" and f"`make {target}`" not in readme] == []


@pytest.mark.parametrize("name", ["site", "test"])
def test_locked_requirements_are_hashed_and_name_no_host(name: str) -> None:
    text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z])", re.sub(r"(?m)^ *#.*\n?", "", text))
    assert all(re.match(r"[a-z][a-z0-9-]*==[\w.]+ \\\n +--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)
    assert "://" not in text
