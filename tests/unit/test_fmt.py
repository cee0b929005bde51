"""`python -m plan fmt`: repairs what has one right answer, and touches nothing else."""

import random
import stat
import unicodedata
from pathlib import Path

import pytest

from plan.__main__ import main
from plan.ground.model import Archive
from plan.reading import nodes, yamlfile
from plan.reading.load import load
from plan.reading.nodes import FileError
from plan.rules.fmt import repaired, replace
from tests.archives import FROZEN
from tests.unit.builders import AGENCIES, FIRST, PLAN, TASK, Project

Output = pytest.CaptureFixture[str]

FILES = sorted(path.relative_to(FROZEN).as_posix() for path in (FROZEN / "data").rglob("*.yml"))
REAL = (FROZEN / TASK).read_text(encoding="utf-8")
LEAD = "        lead: Văn phòng UBND tỉnh\n"
QUARTER = "        timing: Quý I năm 2022\n"
TITLE = "title: Rà soát, đánh giá TTHC do các cấp chính quyền trong tỉnh giải quyết\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def edited(old: str, new: str) -> str:
    assert old in REAL
    return REAL.replace(old, new, 1)


@pytest.mark.parametrize("file", FILES)
def test_the_real_data_need_no_repair(file: str) -> None:
    text = (FROZEN / file).read_text(encoding="utf-8")
    assert repaired(text, file).text == text
    assert repaired(text, file).repairs == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\ufeff" + REAL, "dấu thứ tự byte (BOM) (1)"),
        (REAL.replace("\n", "\r\n"), "dấu xuống dòng kiểu Windows hoặc Mac cũ (42)"),
        (REAL.replace("\n", "\r"), "dấu xuống dòng kiểu Windows hoặc Mac cũ (42)"),
        (edited(TITLE, unicodedata.normalize("NFD", TITLE)), "dòng có dấu tách rời chữ (NFD) (1)"),
        (edited(TITLE, TITLE.replace("\n", " \t\u00a0\n")), "dòng có dấu cách thừa ở cuối (1)"),
        (REAL.rstrip("\n"), "chỗ kết thúc tệp (1)"),
        (REAL + "\n\n\n", "chỗ kết thúc tệp (3)"),
        (edited(LEAD, LEAD.replace("        ", "\t\t\t\t")), "dòng có ký tự tab (1)"),
        (edited(LEAD, LEAD.replace("        ", "    \t\t")), "dòng có ký tự tab (1)"),
        (edited(LEAD, LEAD.replace(": ", ":\t")), "dòng có ký tự tab (1)"),
        (edited("  - text: Rà", "  -\ttext: Rà"), "dòng có ký tự tab (1)"),
        (edited(LEAD, LEAD.replace("        ", "\u00a0" * 8)), "dòng có dấu cách không ngắt (1)"),
        (edited(LEAD, LEAD.replace("phòng UBND", "phòng\u00a0UBND")), "dòng có dấu cách không ngắt (1)"),
        (edited(LEAD, LEAD.replace(": ", ":\u202f")), "dòng có dấu cách không ngắt (1)"),
        (edited(LEAD, LEAD.replace("lead", "“lead”")), "khóa trong ngoặc kép cong (1)"),
        (edited(QUARTER, QUARTER.replace("Quý I", "Quý 1")), "cách viết quý (1)"),
        (edited(QUARTER, QUARTER.replace("Quý I năm 2022", "quý i")), "cách viết quý (1)"),
        (edited(QUARTER, QUARTER.replace("Quý I năm 2022", "Qúy I")), "cách viết quý (1)"),
        (
            edited(LEAD, "\t\t\t\t“lead”:\u00a0Văn phòng UBND tỉnh\n"),
            "dòng có ký tự tab (1), dòng có dấu cách không ngắt (1), khóa trong ngoặc kép cong (1)",
        ),
    ],
    ids=str,
)
def test_what_has_one_right_answer_is_repaired(text: str, said: str) -> None:
    found = repaired(text, TASK)
    assert found.text == REAL
    assert found.said == said


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        (TITLE, "title: “Rà soát: đánh giá”\n", 'title: "Rà soát: đánh giá"\n'),
        (TITLE, "title: “Rà soát #5”\n", 'title: "Rà soát #5"\n'),
        (LEAD, "        lead: “Sở Nội vụ”\n", '        lead: "Sở Nội vụ"\n'),
        (QUARTER, "        timing: “Quý 4”\n", '        timing: "Quý IV năm 2022"\n'),
        (QUARTER, "        timing: 'Quý 2, 3 năm 2022.'\n", "        timing: 'Quý II, III năm 2022.'\n"),
    ],
    ids=["colon", "hash", "agency", "quarter-in-quotes", "quarters-in-quotes"],
)
def test_the_line_alone_is_repaired(old: str, new: str, right: str) -> None:
    assert repaired(edited(old, new), TASK).text == edited(old, right)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LEAD, LEAD.replace("        ", "\t\t")),
        (LEAD, LEAD.replace("phòng UBND", "phòng\tUBND")),
        (TITLE, "title: “Rà soát”\n"),
        (TITLE, "title: “Rà soát” và “đánh giá”\n"),
        (TITLE, "title: Rà soát:\u00a0đánh giá\n"),
        (TITLE, "title: Rà soát\u00a0#5\n"),
        (TITLE, "title: Quý 4 năm 2022\n"),
        (TITLE, 'title: "Rà soát\n'),
        (QUARTER, QUARTER.replace("2022", "2023")),
        (QUARTER, "        timing: Quý 4 năm 2023\n"),
        (QUARTER, "        timing: Quý 5 năm 2022\n"),
        (QUARTER, "        timing: Thuong xuyen\n"),
        (QUARTER, "        timing: Quý 4\n          năm 2022\n"),
        (QUARTER, "        timing: Theo Kế hoạch quý 4\n"),
        (TITLE, TITLE + "# Ghi chú\u00a0giữ  nguyên: “lead”: timing: Quý 4\n"),
        (TITLE, "title: Rà  soát,   đánh giá\n"),
    ],
    ids=lambda words: words.strip()[:40],
)
def test_what_has_no_one_right_answer_is_left(old: str, new: str) -> None:
    assert repaired(edited(old, new), TASK).text == edited(old, new)


def test_quarters_are_those_of_the_year_of_the_folder() -> None:
    text = edited(QUARTER, "        timing: Quý 4\n")
    assert "timing: Quý IV năm 2030\n" in repaired(text, "data/2030/tasks/ii-2-1.yml").text
    assert repaired(text, "khac/ii-2-1.yml").text == text


def test_text_of_a_note_is_no_timing() -> None:
    text = edited(TITLE, 'title: "Rà soát\n  timing: Quý 4 năm 2022\n  “lead”: Sở"\n')
    assert repaired(text, TASK).text == text


def test_one_line_that_cannot_be_repaired_does_not_keep_others_from_it() -> None:
    text = edited(TITLE, "title: Rà soát:\u00a0đánh giá\n").replace("Báo cáo giải", "Báo\u00a0cáo giải")
    found = repaired(text, TASK)
    assert "title: Rà soát:\u00a0đánh giá\n" in found.text
    assert "Báo cáo giải" in found.text
    assert found.said == "dòng có dấu cách không ngắt (1)"


def test_a_file_broken_elsewhere_keeps_what_is_in_doubt_and_loses_blanks() -> None:
    text = edited(TITLE, 'title: "Rà soát\n').replace(LEAD, LEAD.replace(": ", ":\u00a0").replace("\n", "  \n"), 1)
    right = edited(TITLE, 'title: "Rà soát\n').replace(LEAD, LEAD.replace(": ", ":\u00a0"), 1)
    assert repaired(text, TASK).text == right


MESSES = ("\ufeff", "\r\n", "\t", "\u00a0", "“", "”", "  \n", "Quý 4", ": ", "- ", "#", '"')


@pytest.mark.parametrize("number", range(60))
def test_repairs_are_idempotent_and_change_no_meaning(number: int) -> None:
    chance = random.Random(number)  # noqa: S311 - not a secret
    name = chance.choice(FILES)
    text = (FROZEN / name).read_text(encoding="utf-8")
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(MESSES) + text[at:]
    once = repaired(text, name).text
    assert repaired(once, name).text == once
    assert saying(text, name) in {None, saying(once, name)}


def saying(text: str, name: str) -> str | None:
    """Return what a text says to the loader, without places; None when it cannot be read."""
    try:
        return words(yamlfile.parsed(text, name))
    except FileError:
        return None


def words(node: nodes.Node) -> str:
    if isinstance(node, nodes.Scalar):
        return repr(node.value if node.value is None else node.value.split())
    if isinstance(node, nodes.Sequence):
        return f"[{', '.join(map(words, node.items))}]"
    return f"{{{', '.join(f'{key.value}: {words(value)}' for key, value in node.entries)}}}"


def test_a_whole_project_is_repaired_and_says_the_same(project: Project, archive: Archive, capsys: Output) -> None:
    for file in (PLAN, AGENCIES, FIRST, TASK):
        project.write(file, "\ufeff" + project.content(file).decode().replace("\n", "  \r\n"))
    assert main(["fmt", "--root", str(project.root)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert f"{FIRST}: đã sửa dấu thứ tự byte (BOM) (1), dấu xuống dòng kiểu Windows hoặc Mac cũ (14)" in lines[1]
    assert lines[-1].endswith("chỗ trong 4 tệp; đã xem 51 tệp.")
    assert all(project.content(file) == (FROZEN / file).read_bytes() for file in FILES)
    assert load(project.root) == archive


def test_check_writes_nothing(project: Project, capsys: Output) -> None:
    project.replace(TASK, "Quý I năm 2022", "Quý 1 năm 2022")
    before = project.content(TASK)
    assert main(["fmt", "--check", "--root", str(project.root)]) == 1
    assert project.content(TASK) == before
    assert capsys.readouterr().out == (f"{TASK}: cần sửa cách viết quý (1)\nCần sửa 1 chỗ trong 1 tệp; đã xem 51 tệp.\n")
    assert main(["fmt", "--root", str(project.root)]) == 0
    assert main(["fmt", "--check", "--root", str(project.root)]) == 0


def test_files_may_be_named(project: Project, capsys: Output) -> None:
    for file in (FIRST, TASK):
        project.write(file, project.content(file) + b"\n")
    assert main(["fmt", "--root", str(project.root), str(project.path(TASK))]) == 0
    assert project.content(TASK) == (FROZEN / TASK).read_bytes()
    assert project.content(FIRST).endswith(b"\n\n")
    assert capsys.readouterr().out.startswith(f"{TASK}: đã sửa chỗ kết thúc tệp (1)\n")


def test_what_fmt_cannot_mend_is_told(project: Project, capsys: Output) -> None:
    project.replace(FIRST, "        lead:", "\tlead:")
    project.write(TASK, b"\xff")
    assert main(["fmt", "--root", str(project.root)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{FIRST}:12:1: phải tự sửa: có ký tự tab")
    assert lines[1].startswith(f"{TASK}:1:1: phải tự sửa: tệp không phải mã UTF-8")
    assert project.content(TASK) == b"\xff"


def test_a_link_is_left_alone(project: Project, tmp_path_factory: pytest.TempPathFactory, capsys: Output) -> None:
    outside = tmp_path_factory.mktemp("outside") / "a.txt"
    outside.write_bytes(b"a \r\n")
    project.path("data/2022/tasks/ii-6-9.yml").symlink_to(outside)
    assert main(["fmt", "--root", str(project.root)]) == 1
    assert "liên kết" in capsys.readouterr().out
    assert outside.read_bytes() == b"a \r\n"


def test_a_failed_write_leaves_the_file_and_nothing_else(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before, names = project.content(TASK), sorted(project.path(TASK).parent.iterdir())

    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError):  # noqa: PT011 - any
        replace(project.path(TASK), "x")
    assert project.content(TASK) == before
    assert sorted(project.path(TASK).parent.iterdir()) == names


def test_a_file_that_cannot_be_written_is_told(project: Project, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    project.write(TASK, project.content(TASK) + b"\n")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    assert main(["fmt", "--root", str(project.root)]) == 1
    assert f"{TASK}: không ghi được (No space left on device); tệp này và các tệp sau vẫn như cũ\n" == capsys.readouterr().out
    assert project.content(TASK).endswith(b"\n\n")


def test_a_file_keeps_its_mode(project: Project) -> None:
    project.path(TASK).chmod(0o640)
    replace(project.path(TASK), "x\n")
    assert stat.S_IMODE(project.path(TASK).stat().st_mode) == 0o640
    assert project.content(TASK) == b"x\n"


def test_a_hostile_file_is_looked_at_quickly(project: Project) -> None:
    project.write(TASK, "a: b\n" + "\n".join(f"- {' ' * 1000}- x:\u00a0“ \t" for _ in range(200)))
    assert repaired(project.content(TASK).decode(), TASK).text
