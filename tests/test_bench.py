"""What the bench makes of what it measures; nothing here is timed."""

import json
import sys
from pathlib import Path

import pytest

from tests import bench_rivals
from tests.archives import SMALL, copied
from tests.bench_build import ALL, HUGO, ONE, PAGES, PLAIN, Figure, slope, table
from tests.costs import Cost, Size, cost, size
from tests.promises import Promises, shown

MILLION = 1_000_000
NOTHING = "import time; time.sleep(0.2)"
OF_ITS_OWN = "held = bytearray(80_000_000); sum(range(3_000_000)); import time; time.sleep(0.2)"
"""Takes memory and time."""
IN_ANOTHER = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{OF_ITS_OWN}'], check=True)"


def figure(cpu: float, pages: int) -> Figure:
    built = Size(pages * 5, pages * MILLION, pages)
    return Figure(Cost(cpu, cpu, 300 * MILLION), built, built)


def test_a_promise_holds_up_to_its_limit(capsys: pytest.CaptureFixture[str]) -> None:
    promises = Promises()
    promises.most("CPU", 0.5, 0.5, " lần")
    promises.most("Bộ nhớ", 1.01, 1, " lần")
    promises.least("SEO", 99, 100)
    assert [promise.what for promise in promises.missed] == ["Bộ nhớ", "SEO"]
    assert [line.endswith("KHÔNG ĐẠT") for line in capsys.readouterr().out.splitlines()] == [False, True, True]


@pytest.mark.parametrize(
    ("found", "said"), [(0.4567, "0,46"), (12.34, "12,3"), (1873, "1.873"), (16, "16"), (254.6, "255"), (12345.6, "12.346")]
)
def test_figures_are_written_as_in_vietnamese(found: float, said: str) -> None:
    assert shown(found) == said


@pytest.mark.parametrize("code", [OF_ITS_OWN, IN_ANOTHER], ids=["itself", "a process it starts"])
def test_a_cost_counts_all_processes(code: str, tmp_path: Path) -> None:
    nothing, much = (cost([sys.executable, "-c", run], tmp_path) for run in (NOTHING, code))
    assert much.memory > nothing.memory + 70 * MILLION
    assert much.cpu > nothing.cpu


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no good"):
        cost([sys.executable, "-c", "raise SystemExit('no good')"], tmp_path)


def test_a_size_counts_pages_and_leaves_out_an_ending(tmp_path: Path) -> None:
    for name in ("index.html", "a/index.html", "a/b.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"12345")
    assert size(tmp_path) == Size(files=3, bytes=15, pages=2)
    assert size(tmp_path, without=".pdf") == Size(files=2, bytes=10, pages=2)


def test_a_slope_is_what_a_page_more_costs() -> None:
    assert slope(figure(4, 200), figure(24, 2_200)) == pytest.approx(0.01)


def test_the_table_has_a_line_for_each_archive_and_says_what_was_not_measured() -> None:
    head, _, line = table({ONE: {ALL: figure(3.21, 199), PAGES: figure(1.5, 199), PLAIN: figure(3.5, 199)}})
    cells = dict(zip(head.strip("| ").split(" | "), line.strip("| ").split(" | "), strict=True))
    assert cells["Nhiệm vụ"] == "1 × 40"
    assert (cells["Trang"], cells["Tệp"], cells["MB"]) == ("199", "995", "199")
    assert cells[ALL] == "3,21 s · 300 MB"
    assert cells[HUGO] == "–"


def test_the_others_get_every_page(tmp_path: Path) -> None:
    project = copied(tmp_path / "project", SMALL)
    plain, of_hugo = bench_rivals.plain(project, tmp_path / "plain"), bench_rivals.of_hugo(project, tmp_path / "hugo")
    by_hand = {path.relative_to(project / "docs") for path in (project / "docs").rglob("*.md")}
    articles = {path.relative_to(plain / "docs") for path in (plain / "docs").rglob("*.md")}
    assert by_hand < articles
    assert len([*(of_hugo / "content").rglob("*index.md")]) == len(articles)
    task = of_hugo / "content/2031/nhiem-vu/i-1-1/index.md"
    assert task.read_text(encoding="utf-8").splitlines()[1] == f"title: {json.dumps('Nhiệm vụ I.1.1: Rà soát giấy tờ')}"
