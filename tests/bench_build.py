"""Measure builds, cold: this site with all its files, its pages and search alone, and the same articles by other builders.

The archives are the real plan's text: one plan and ten of its 40 tasks; 60, 600 and 3,000 tasks tell what a page more costs.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests import bench_files, bench_rivals
from tests.archives import git, with_plans
from tests.costs import Cost, Size, cost, median, size
from tests.promises import Promises, shown

ROUNDS = int(os.environ.get("ROUNDS", "3"))
CACHES = ("build", "site", ".cache")
"""What a build may leave in a project for the next one, which a cold build does not find."""
MOST_TASKS = 100
"""Archives of more are built once: a round of them takes a minute, of the largest ten."""
ALL, PAGES, PLAIN, HUGO = "Trang này", "Trang và tìm kiếm", "MkDocs + Material", "Hugo"


@dataclass(frozen=True)
class Amount:
    """So many plans of so many tasks."""

    plans: int
    tasks: int

    def __str__(self) -> str:
        return f"{self.plans} × {self.tasks}"

    @property
    def rounds(self) -> int:
        """How often each builder builds it."""
        return ROUNDS if self.plans * self.tasks <= MOST_TASKS else 1


ONE, TEN = Amount(1, 40), Amount(10, 40)
SLOPES = (Amount(1, 60), Amount(10, 60), Amount(50, 60))


@dataclass(frozen=True)
class Figure:
    """What building one archive costs one builder."""

    cost: Cost
    size: Size
    without_pdf: Size


Figures = Mapping[Amount, Mapping[str, Figure]]


def measure(folder: Path, promises: Promises) -> None:
    """Print the figures of every archive and builder, what is promised of them, and the table for README."""
    if not bench_rivals.hugo():
        print("Chưa cài Hugo nên không so với Hugo: make bench cài sẵn (requirements/bench.txt).")
    figures = {amount: dict(_figures(folder, amount)) for amount in (ONE, TEN, *SLOPES)}
    _compare(figures, promises)
    for builder in (PAGES, ALL, PLAIN, HUGO):
        _slopes(figures, builder, promises)
    print("\nBảng cho README:\n")
    print("\n".join(table(figures)))
    print()


def _figures(folder: Path, amount: Amount) -> Iterable[tuple[str, Figure]]:
    """Yield the figures of each builder for an archive: the median of rounds in which they take turns."""
    place = folder / f"{amount.plans}-{amount.tasks}"
    jobs = _jobs(place, amount)
    costs: dict[str, list[Cost]] = {builder: [] for builder in jobs}
    for _ in range(amount.rounds):
        for builder, job in jobs.items():
            costs[builder].append(job())
    for builder, found in costs.items():
        site = place / builder
        figure = Figure(median(found), size(site), size(site, without=".pdf"))
        print(_told(amount, builder, figure), flush=True)
        yield builder, figure
    shutil.rmtree(place)


def _jobs(place: Path, amount: Amount) -> dict[str, Callable[[], Cost]]:
    """Write an archive as each builder takes it; return what builds it."""
    project = with_plans(place / "project", plans=amount.plans, tasks=amount.tasks)
    git(project, "init", "--quiet")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message", "Dữ liệu")
    fewer = bench_files.without(project, place / "fewer")
    plain = bench_rivals.plain(project, place / "plain")
    jobs = {
        ALL: lambda: _built(_mkdocs("--strict"), project, place / ALL),
        PAGES: lambda: _built(_mkdocs("--strict"), fewer, place / PAGES),
        PLAIN: lambda: _built(_mkdocs(), plain, place / PLAIN),
    }
    if program := bench_rivals.hugo():
        of_hugo = bench_rivals.of_hugo(project, place / "hugo")
        jobs[HUGO] = lambda: _built([program, "--quiet", "--destination"], of_hugo, place / HUGO)
    _compiled(project)
    return jobs


def _compiled(project: Path) -> None:
    """Compile our code, as the libraries are compiled when they are installed."""
    code = [str(project / name) for name in ("hooks", "macros", "plan", "proof")]
    cost([sys.executable, "-m", "compileall", "-q", *code], project)


def _mkdocs(*options: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", *options, "--site-dir"]


def _built(command: Sequence[str], project: Path, target: Path) -> Cost:
    """Build a project into a folder, with nothing there of an earlier build."""
    for left in (target, *(project / name for name in CACHES)):
        shutil.rmtree(left, ignore_errors=True)
    return cost([*command, str(target)], project)


def _told(amount: Amount, builder: str, figure: Figure) -> str:
    cpu, wall, memory = figure.cost
    return (
        f"{amount} nhiệm vụ, {builder}: {shown(cpu)} giây CPU, chờ {shown(wall)} giây, bộ nhớ {shown(memory / 1e6)} MB; "
        f"{shown(figure.size.pages)} trang, {shown(figure.size.files)} tệp, {shown(figure.size.bytes / 1e6)} MB"
    )


def _compare(figures: Figures, promises: Promises) -> None:
    """Note what is promised beside plain MkDocs, in seconds of the processors and in memory, and of the real plan's bytes."""
    print("\nSo với MkDocs + Material thuần:")
    for amount, limit in ((ONE, 0.5), (TEN, 0.3)):
        found = {builder: figure.cost for builder, figure in figures[amount].items()}
        plain = found[PLAIN]
        promises.most(f"{amount}: CPU, trang và tìm kiếm", found[PAGES].cpu / plain.cpu, limit, " lần")
        promises.most(f"{amount}: CPU, mọi thứ", found[ALL].cpu / plain.cpu, 0.9, " lần")
        promises.most(f"{amount}: bộ nhớ, trang và tìm kiếm", found[PAGES].memory / plain.memory, 1, " lần")
    promises.most(f"{ONE}: không kể PDF", figures[ONE][ALL].without_pdf.bytes / 1e6, 16, " MB")


def _slopes(figures: Figures, builder: str, promises: Promises) -> None:
    """Print what a page more costs between archives, and note that of ours beside what is promised."""
    if builder not in figures[SLOPES[0]]:
        return
    few, more, many = (figures[amount][builder] for amount in SLOPES)
    first, second = slope(few, more), slope(more, many)
    print(f"{builder}, mỗi trang thêm: {shown(first * 1e3)} ms từ 60 lên 600 nhiệm vụ, {shown(second * 1e3)} ms lên 3.000")
    if builder == PAGES:
        promises.most("Độ dốc sau so với trước", second / first, 1.2, " lần")


def slope(few: Figure, many: Figure) -> float:
    """Return the seconds of the processors that each page more takes."""
    return (many.cost.cpu - few.cost.cpu) / (many.size.pages - few.size.pages)


def table(figures: Figures) -> list[str]:
    """Return the figures as a table in Markdown, a line for each archive; "–" for a builder that is not installed."""
    builders = (ALL, PAGES, PLAIN, HUGO)
    heads = ["Nhiệm vụ", "Trang", "Tệp", "MB", *builders]
    lines = [_row(heads), _row(["---"] + ["--:"] * (len(heads) - 1))]
    for amount, of in figures.items():
        built = of[ALL].size
        known = [str(amount), shown(built.pages), shown(built.files), shown(built.bytes / 1e6)]
        lines.append(_row([*known, *(_cell(of.get(builder)) for builder in builders)]))
    return lines


def _cell(figure: Figure | None) -> str:
    return f"{shown(figure.cost.cpu)} s · {shown(figure.cost.memory / 1e6)} MB" if figure else "–"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
