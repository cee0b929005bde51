"""The guide for agencies and for who brings their reports in: what it says is so."""

import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import yaml

from plan.export.reporting.asked import FIGURES, LACKING, MORE_EVIDENCE, PRODUCTS, START
from plan.export.reporting.helping import STEPS
from plan.ground.model import PERIODS
from plan.rules.check import check
from tests.archives import REPORTED, ROOT
from tests.conftest import Site, parsed
from tests.unit.builders import Project
from tests.update.editing import copied_data

GUIDE = (ROOT / "docs/huong-dan/bao-cao.md").read_text(encoding="utf-8")
ISSUE_FORM: dict[str, Any] = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/nop-bao-cao.yml").read_text(encoding="utf-8"))


def rows(anchor: str) -> list[str]:
    """Return the first cells of the table below a heading."""
    part = GUIDE.partition(f"{{: #{anchor} }}")[2].partition("\n## ")[0]
    return [row for row in re.findall(r"(?m)^\| ([^|]+?) \|", part)[1:] if set(row) != {"-"}]


def test_it_names_the_sheets_and_columns_of_the_form() -> None:
    assert rows("dien") == [START, PRODUCTS, FIGURES, MORE_EVIDENCE]
    assert f"**{LACKING}**" in GUIDE


def test_it_tells_the_issue_form_field_by_field() -> None:
    fields = [part["attributes"]["label"] for part in ISSUE_FORM["body"] if part["type"] != "markdown"]
    assert rows("gui") == fields
    assert ISSUE_FORM["name"] == "Nộp báo cáo"


def test_what_is_no_photograph_of_the_issue_form_is_called_a_drawing() -> None:
    (said,) = re.findall(r"!\[([^]]*)\]\(\.\./assets/huong-dan/nop-bao-cao\.png\)\n\n(.*)\n", GUIDE)
    assert "Hình vẽ" in said[0]
    assert "vẽ lại" in said[1]
    assert (ROOT / "docs/assets/huong-dan/nop-bao-cao.png").is_file()


def test_it_tells_where_the_form_is(small: Site) -> None:
    page = parsed(small.folder / "2031/co-quan/so-viec-cong/index.html")
    top = [link.text(strip=True).partition(",")[0] for link in page.css(".kh-take a")]
    assert [name for name in top if name in {"Phiếu để in", "Excel", "Lịch", "Mẫu báo cáo"}] == [
        "Phiếu để in",
        "Excel",
        "Lịch",
        "Mẫu báo cáo",
    ]
    assert "“Phiếu để in · Excel · Lịch”, bấm **Mẫu báo cáo**" in GUIDE
    assert page.css_first("#nop-bao-cao").parent.css_first("h2").text() == "Nộp báo cáo"
    assert "mục **Nộp báo cáo**" in GUIDE


def test_what_the_form_asks_for_is_what_the_guide_and_the_steps_call_needed() -> None:
    steps = " ".join(STEPS)
    assert "quá hạn thì phải ghi khó khăn" in steps
    assert "việc tiếp theo" not in steps.lower()
    assert "Việc tiếp theo nên ghi, không bắt buộc" in GUIDE


def test_the_issue_form_offers_the_periods_and_wants_no_names() -> None:
    parts = {part.get("id"): part for part in ISSUE_FORM["body"]}
    assert parts["ky"]["attributes"]["options"] == [period.name for period in PERIODS.values()]
    (option,) = parts["khong-co-ten-nguoi"]["attributes"]["options"]
    assert option["required"] is True
    assert "tên người" in option["label"]


def test_it_tells_messages_that_there_are() -> None:
    files = (*(ROOT / "plan/intake/reporting").glob("*.py"), ROOT / "plan/intake/update/opening.py")
    code = "".join(path.read_text(encoding="utf-8") for path in files)
    assert len(rows("bi-tra-lai")) == 12
    assert [said for said in rows("bi-tra-lai") if said not in code] == []


def test_it_names_the_periods_as_the_command_takes_them() -> None:
    named = GUIDE.partition("Tên kỳ: ")[2].partition(".")[0]
    assert re.findall("`([^`]+)`", named) == [*PERIODS]


def test_the_file_that_it_shows_is_a_report(tmp_path: Path) -> None:
    shown = re.search(r"(?m)^    # yaml-language-server.*\n(?:    .*\n)+", GUIDE)
    assert shown
    root = copied_data(tmp_path / "project", REPORTED)
    Project.of(root).put("data/2025/reports/nam/so-viec-cong.yml", dedent(shown[0]))
    assert check(root) == ()
