"""Measure what the files beside the pages cost: those of each kind in one build, and the whole plan as PDF."""

from __future__ import annotations

import time
from pathlib import Path

from plan.export.every import EXPORTS, build
from plan.load import load
from plan.pdf import as_pdf, papers


def measure(root: Path) -> None:
    """Print the seconds of each kind of file, all of them together, and of the PDF of the whole plan."""
    archive, known = load(root), build(root, "https://vi-du.example/", "", {})
    together = 0.0
    for export in EXPORTS:
        start = time.perf_counter()
        made = [*export(archive, known)]
        took = time.perf_counter() - start
        together += took
        size = sum(len(file.content) for file in made) / 1e6
        print(f"  {export.__name__}: {len(made)} tệp, {size:.1f} MB, {took:.2f} s")
    print(f"Các tệp bên cạnh trang: {together:.2f} s (nhiều nhất 1.50)")
    start = time.perf_counter()
    as_pdf(next(papers(archive)), known)
    print(f"PDF của cả kế hoạch: {time.perf_counter() - start:.1f} s (nhiều nhất 10)")
