"""LibreOffice as a second reader: one call opens many files."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path


def opened(files: Mapping[str, bytes], target: str, folder: Path) -> dict[str, str]:
    """Return what LibreOffice makes of Word files, by their names: text or HTML."""
    for number, content in enumerate(files.values()):
        (folder / f"{number}.docx").write_bytes(content)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", target]
    sources = [str(folder / f"{number}.docx") for number in range(len(files))]
    subprocess.run([*command, "--outdir", str(folder / "made"), *sources], capture_output=True, check=True, timeout=240)
    ending = target.partition(":")[0]
    made = (folder / "made" / f"{number}.{ending}" for number in range(len(files)))
    return {name: file.read_text(encoding="utf-8-sig") for name, file in zip(files, made, strict=True)}
