"""`python -m plan`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plan.__main__ import main
from tests.conftest import ROOT
from tests.unit.builders import FIRST, TASK, Project

Output = pytest.CaptureFixture[str]


def test_check_of_good_data(capsys: Output) -> None:
    assert main(["--root", str(ROOT), "check"]) == 0
    assert capsys.readouterr().out == ("Kế hoạch 2022: 7 lĩnh vực, 28 mục tiêu, 40 nhiệm vụ, 61 sản phẩm: không có lỗi\n")


def test_check_of_broken_data(tmp_path: Path, capsys: Output) -> None:
    project = Project(tmp_path)
    project.replace(TASK, "lead: Văn phòng UBND tỉnh", "lead: Sở Nội vũ")
    assert main(["--root", str(tmp_path), "check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{TASK}:10:15: II.2.1.1 · lead (Cơ quan chủ trì): ")
    assert lines[1] == "Có 1 lỗi. Mỗi dòng trên bắt đầu bằng tệp:dòng:cột; sửa ở đó rồi chạy lại."
    assert len(lines) == 2


def test_pages_of_good_data(capsys: Output) -> None:
    assert main(["--root", str(ROOT), "pages"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 106
    assert lines[0] == "/\tdata/2022/plan.yml"
    assert "/2022/nhiem-vu/ii-6-3/\tdata/2022/tasks/ii-6-3.yml" in lines


def test_pages_of_broken_data(tmp_path: Path, capsys: Output) -> None:
    project = Project(tmp_path)
    project.replace(TASK, "timing: Quý I năm 2022", "timing: Quý V năm 2022")
    assert main(["--root", str(tmp_path), "pages"]) == 1
    assert capsys.readouterr().out.startswith(f"{TASK}:12:17: ")


def test_pages_of_data_that_does_not_fit_together(tmp_path: Path, capsys: Output) -> None:
    project = Project(tmp_path)
    project.write("data/2022/tasks/ii-99-1.yml", project.content(FIRST).decode().replace("I.1.1", "II.99.1"))
    assert main(["--root", str(tmp_path), "pages"]) == 1
    assert "không có mục tiêu" in capsys.readouterr().out


def test_output_is_utf_8_wherever_it_goes() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "plan", "check"]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    assert "không có lỗi" in result.stdout.decode()


@pytest.mark.parametrize("arguments", [[], ["sai"], ["check", "thừa"]], ids=["none", "unknown", "more"])
def test_a_wrong_call_is_told(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "python -m plan" in capsys.readouterr().err
