"""Measure what the files beside the pages cost: the processor's time for each kind, and the whole plan as PDF."""

from __future__ import annotations

import shutil
import time
from functools import partial
from pathlib import Path

from plan.export.every import OTHERS, build
from plan.export.formats import files_in
from plan.export.pdf import as_pdf, papers
from plan.facts.formats import FORMATS
from plan.ground.settings import Settings
from plan.reading.load import load
from tests.promises import Promises

HOOK = "  - hooks/files.py\n"


def without(root: Path, target: Path) -> Path:
    """Return a project like the one under `root` whose build makes no files beside the pages."""
    target.mkdir()
    for path in root.iterdir():
        if path.name not in {"mkdocs.yml", "data", "site"}:
            (target / path.name).symlink_to(path)
    shutil.copytree(root / "data", target / "data")  # the loader refuses links
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert HOOK in settings
    (target / "mkdocs.yml").write_text(settings.replace(HOOK, ""), encoding="utf-8")
    return target


def measure(root: Path, promises: Promises) -> None:
    """Print the processor's seconds for each kind of file and all of them, and the seconds of the PDF of the whole plan."""
    archive, known = load(root), build(root, Settings.of({"SITE_URL": "https://vi-du.example/"}))
    together = 0.0
    every = {f"{form.label} (.{form.ending})": partial(files_in, form) for form in FORMATS}
    every |= {export.__name__: export for export in OTHERS}
    for name, export in every.items():
        start = time.process_time()
        made = [*export(archive, known)]
        took = time.process_time() - start
        together += took
        size = sum(len(file.content) for file in made) / 1e6
        print(f"  {name}: {len(made)} tệp, {size:.1f} MB, {took:.2f} s")
    print(f"  cộng lại, một lõi: {together:.2f} s")
    start = time.perf_counter()
    as_pdf(next(papers(archive)), known)
    promises.most("PDF của cả kế hoạch", time.perf_counter() - start, 10, " s")
