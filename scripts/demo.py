"""Build the made-up plan on which agencies have reported, for a look at what progress will be: `python -m scripts.demo`.

The real plan has no reports yet. Nothing of the demo is true: its province is called Ví Dụ ("example") in the head of every
page, and the foot of every page says that all is made up.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = "tests/plans/reported/data"
SITE = "build/demo"
_READ = ("mkdocs.yml", "docs", "hooks", "macros", "overrides", "plan", "proof")
"""What a build reads beside the data."""
_OPERATOR = "không ai; bản chạy thử, kế hoạch, cơ quan và báo cáo đều bịa ra"


def main(arguments: list[str] | None = None) -> int:
    """Build the demo; return 0, or what the build failed with."""
    parser = argparse.ArgumentParser(prog="python -m scripts.demo", description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / SITE, help="the folder to build into, anew")
    site: Path = parser.parse_args(arguments).site.resolve()
    shutil.rmtree(site, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        failed = _built(_project(Path(folder)), site)
    if not failed:
        print(_said(site))
    return failed


def _project(folder: Path) -> Path:
    """Put into a folder what a build reads; return it."""
    for name in _READ:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, folder / name)
    shutil.copytree(ROOT / DATA, folder / "data")
    return folder


def _built(project: Path, site: Path) -> int:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    environment = {**os.environ, "OPERATOR": _OPERATOR, "SITE_URL": "", "REPOSITORY": "", "CONTACT_EMAIL": ""}
    return subprocess.run(command, cwd=project, env=environment, check=False).returncode


def _said(site: Path) -> str:
    number = sum(1 for _ in site.rglob("index.html"))
    return "\n".join(
        (
            f"Đã dựng {number} trang của kế hoạch tỉnh Ví Dụ, bịa ra để thử, vào {_shown(site)}/",
            f"Xem: .venv/bin/python -m http.server --bind 127.0.0.1 --directory {_shown(site)} 8001",
            "rồi mở http://127.0.0.1:8001/2025/tien-do/ (Ctrl+C để dừng)",
        )
    )


def _shown(site: Path) -> str:
    return str(site.relative_to(ROOT)) if site.is_relative_to(ROOT) else str(site)


if __name__ == "__main__":
    sys.exit(main())
