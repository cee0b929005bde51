"""LibreOffice Calc, where it is: what opens workbooks as an office does, and keeps them in another format."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

WITHOUT = (
    "LibreOffice Calc không có hoặc mới cài một nửa nên không mở thử được tệp Excel và CSV; muốn thử: "
    "apt-get install --reinstall libreoffice-calc-nogui"
)

Convert = Callable[..., Path]


def converter(folders: pytest.TempPathFactory) -> Convert:
    """Return what has LibreOffice open files and keep them in another format, and returns the folder with these."""
    command = shutil.which("soffice") or "soffice"
    profile = folders.mktemp("libreoffice").as_uri()

    def convert(files: dict[str, bytes], ending: str, *options: str) -> Path:
        given, taken = folders.mktemp("given"), folders.mktemp("taken")
        for name, content in files.items():
            (given / name).write_bytes(content)
        head = [command, f"-env:UserInstallation={profile}", "--headless", *options, "--convert-to", ending]
        subprocess.run([*head, "--outdir", taken, *given.iterdir()], check=True, capture_output=True, timeout=300)
        return taken

    return convert


def works(convert: Convert) -> bool:
    """Return whether LibreOffice makes a workbook of the smallest table: it starts, and ends well, without Calc too."""
    try:
        return (convert({"thu.csv": b"a,1\n"}, "xlsx") / "thu.xlsx").is_file()
    except (OSError, subprocess.CalledProcessError):
        return False
