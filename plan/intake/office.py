"""LibreOffice, where it is: old Word files → .docx, and a second opinion on numbers."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from plan.intake.contract import refusal

_LONGEST = 180
"""Seconds."""
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""


def converted(content: bytes, ending: str, target: str) -> bytes:
    """Convert a file by LibreOffice, with a profile of its own that runs no macro and follows no link.

    `target` is what `--convert-to` takes: "docx", "txt:Text (encoded):UTF8". Raises UnreadableError where LibreOffice is not
    there, or does not make of the file what is asked.
    """
    soffice = shutil.which("soffice")
    if soffice is None:
        raise refusal(key="no-office")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        user = folder / "profile/user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        (folder / f"paper.{ending}").write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        _run(
            [
                soffice,
                profile,
                "--headless",
                "--convert-to",
                target,
                "--outdir",
                str(folder / "made"),
                str(folder / f"paper.{ending}"),
            ]
        )
        made = next((folder / "made").glob("paper.*"), None)
        if made is None:
            raise refusal(key="damaged", found=f"LibreOffice không mở được tệp .{ending} này")
        return made.read_bytes()


def _run(command: list[str]) -> None:
    """Run LibreOffice; where it takes too long, end it with all that it has started."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True) as process:  # noqa: S603 - no shell, own names
        try:
            process.wait(_LONGEST)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise refusal(key="too-large", found=f"LibreOffice chạy quá {_LONGEST} giây") from None
