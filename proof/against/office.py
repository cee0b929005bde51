"""LibreOffice: a file → its HTML, which has the tables, and its plain text, which has numbers and spaces."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

ENDINGS = {".docx": "writer", ".doc": "writer", ".odt": "writer", ".xlsx": "calc"}
"""What can be compared, and by which program."""
MOST_BYTES, MOST_UNPACKED = 50_000_000, 400_000_000
LONGEST = 180
"""Seconds."""

_MARKS = re.compile("[\x00-\x08\x0b-\x1f]")
"""What LibreOffice leaves of content controls and the like; no document has these characters."""
_FORMS = {
    "writer": {"html": "html:HTML (StarWriter):UTF8", "txt": "txt:Text (encoded):UTF8"},
    "calc": {"html": "html:HTML (StarCalc)"},
}
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item></oor:items>
"""


class UnopenedError(Exception):
    """A file cannot be compared; the message says in Vietnamese why, and what to do."""


@dataclass(frozen=True)
class Export:
    """What LibreOffice writes of a file."""

    html: str
    text: str | None
    """None of a workbook, whose cells are in the HTML as they are shown."""


def export(file: Path) -> Export:
    """Have LibreOffice write a file as HTML and text.

    Raises:
        UnopenedError: the file or LibreOffice is not there, or one of them does not do.

    """
    program = _refused(file)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = folder / f"tep{file.suffix.lower()}"
        shutil.copyfile(file, copy)
        made = {form: _made(program, copy, target) for form, target in _FORMS[ENDINGS[copy.suffix]].items()}
    return Export(made["html"], made.get("txt"))


def _refused(file: Path) -> str:
    """Return where LibreOffice is, for a file that it may be given."""
    if file.suffix.lower() not in ENDINGS:
        endings = ", ".join(ENDINGS)
        message = f"{file.name}: chỉ đối chiếu được với tệp {endings}; hãy xin tệp Word của văn bản."
        raise UnopenedError(message)
    if not file.is_file():
        message = f"{file}: không có tệp này; hãy xem lại tên và thư mục."
        raise UnopenedError(message)
    if file.stat().st_size > MOST_BYTES or _unpacked(file) > MOST_UNPACKED:
        message = f"{file.name}: tệp quá lớn để đọc; hãy xem lại có đúng tệp của kế hoạch không."
        raise UnopenedError(message)
    program = shutil.which("soffice")
    if program is None:
        message = "Máy này chưa có LibreOffice, nên không đọc được tệp lần thứ hai; hãy cài LibreOffice rồi chạy lại."
        raise UnopenedError(message)
    return program


def _unpacked(file: Path) -> int:
    """Return how large a file says that it is once unpacked; 0 of one that is not packed."""
    try:
        with zipfile.ZipFile(file) as packed:
            return sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, OSError, NotImplementedError):
        return 0


def _made(program: str, file: Path, target: str) -> str:
    profile, out = file.parent / "profile", file.parent / target.partition(":")[0]
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user/registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    _run([program, f"-env:UserInstallation={profile.as_uri()}", *_WORDS, target, "--outdir", str(out), str(file)])
    made = next(out.glob("tep.*"), None)
    if made is None:
        message = f"LibreOffice không mở được tệp {file.suffix} này: tệp hỏng, có mật khẩu, hoặc không phải loại tệp ấy."
        raise UnopenedError(message)
    return _MARKS.sub("", made.read_text(encoding="utf-8-sig", errors="replace"))


_WORDS = ("--headless", "--norestore", "--convert-to")


def _run(command: list[str]) -> None:
    """Run a program, and end all that it has started if it takes too long."""
    running = subprocess.Popen(  # noqa: S603 - our own words, and a file that we named
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        running.wait(LONGEST)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        message = f"LibreOffice đọc tệp quá {LONGEST} giây; hãy mở tệp bằng tay xem có gì lạ."
        raise UnopenedError(message) from None
