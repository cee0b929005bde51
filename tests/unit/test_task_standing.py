"""What a task's page tells of its products' reports: what was said, what shows it, how it stands to the deadline."""

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plan.ground.model import Archive, slug
from plan.reading.load import load
from tests.archives import FROZEN, REPORTED
from tests.corpus.hostile import TEXTS
from tests.unit.builders import Project
from tests.unit.rendering import shown

STATES = {
    "I.1.1.1": "hoàn thành đúng hạn",
    "I.1.1.2": "chưa đủ báo cáo",  # quarterly since 1/9 only: quý III is told on 20/12
    "I.2.1.2": "chưa đủ báo cáo",
    "I.2.1.3": "chưa đủ báo cáo",
    "II.1.1.1": "chưa đủ báo cáo",
    "II.1.1.3": "hoàn thành đúng hạn",
    "II.1.2.1": "chưa hoàn thành trong hạn",
    "III.1.1.1": "hoàn thành đúng hạn",
    "III.1.1.2": "hoàn thành quá hạn",
    "III.1.1.3": "chưa hoàn thành quá hạn",
    "III.1.2.1": "chưa hoàn thành trong hạn",
    "III.1.2.2": "chưa báo cáo",
    "III.1.2.3": "chưa báo cáo",
    "III.1.2.4": "chưa báo cáo",
    "III.1.3.1": "hoàn thành quá hạn",
    "III.1.3.2": "chưa hoàn thành không hạn",
    "III.1.3.3": "hoàn thành không hạn",
    "III.1.3.4": "hoàn thành đúng hạn",
    "III.1.3.5": "chưa hoàn thành quá hạn",
}
REPORTS = "data/2025/reports"


@pytest.fixture(scope="module")
def reported() -> Archive:
    return load(REPORTED)


@pytest.fixture
def own(tmp_path: Path) -> Project:
    return Project(tmp_path, REPORTED)


def page(archive: Archive, task: str) -> LexborHTMLParser:
    return shown(archive, f"2025/nhiem-vu/{slug(task)}/")


def block(archive: Archive, product: str) -> LexborNode:
    """Return what the page of its task tells of a product's reports."""
    found = page(archive, product.rpartition(".")[0]).css_first(f"section[id='{slug(product)}-bao-cao']")
    assert found is not None, product
    return found


def said(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text().split())


def answers(node: LexborNode) -> dict[str, str]:
    """Return the answers below a node by their names, as they are read."""
    return {said(row.css_first("dt")): said(row.css_first("dd")) for row in node.css(".kh-report__answer > div")}


@pytest.mark.parametrize("product", STATES)
def test_the_state_stands_in_the_official_words_in_the_card_and_below(reported: Archive, product: str) -> None:
    whole = page(reported, product.rpartition(".")[0])
    card = whole.css_first(f"li[id='{slug(product)}'] .kh-items__state")
    assert [said(badge) for badge in card.css(".kh-state")] == [STATES[product]]
    link = card.css_first("a").attributes["href"]
    assert link == f"#{slug(product)}-bao-cao"
    assert said(whole.css_first(f"section[id='{slug(product)}-bao-cao'] h3 .kh-state")) == STATES[product]


def test_every_product_in_force_has_a_state(reported: Archive) -> None:
    assert {row.deliverable.id for row in reported.newest.rows} == {*STATES}


def test_three_answers_stand_apart(reported: Archive) -> None:
    found = block(reported, "III.1.1.1")
    assert answers(found) == {
        "Báo cáo": "Sở Việc công, báo cáo quý I số 20/BC-SVC ngày 15/3/2025: đã hoàn thành ngày 3/3/2025",
        "Minh chứng": "Kế hoạch số 14/KH-SVC (trang khác) ngày 3/3/2025",
        "So với hạn": "Hạn 31/3/2025: hoàn thành đúng hạn.",
    }
    link = found.css_first("a.kh-out").attributes
    assert link["href"] == "https://vi-du.example/14-kh-svc"
    assert {"noopener", "external", "nofollow"} == {*(link["rel"] or "").split()}


def test_done_without_evidence_says_so(reported: Archive) -> None:
    assert answers(block(reported, "II.1.1.3"))["Minh chứng"] == "báo cáo không kèm minh chứng"
    assert "Minh chứng" not in answers(block(reported, "III.1.1.3"))  # not done: there is nothing to show


@pytest.mark.parametrize(
    ("product", "words"),
    [
        (
            "III.1.1.2",
            "Hạn 31/3/2025: hoàn thành quá hạn 12 ngày (tính từ ngày cuối của hạn), 101 ngày nếu tính từ ngày đầu, 1/1/2025.",
        ),
        (
            "III.1.1.3",
            (
                "Hạn 30/6/2025: chưa hoàn thành quá hạn 97 ngày đến ngày báo cáo (tính từ ngày cuối của hạn), "
                "187 ngày nếu tính từ ngày đầu, 1/4/2025."
            ),
        ),
        ("III.1.3.4", "Hạn 30/9/2025: hoàn thành đúng hạn. So với hạn ban đầu (30/6/2025): hoàn thành quá hạn."),
        ("III.1.3.3", "Kế hoạch không ghi ngày: hoàn thành không hạn."),
    ],
)
def test_it_is_told_how_a_product_stands_to_its_deadlines(reported: Archive, product: str, words: str) -> None:
    assert answers(block(reported, product))["So với hạn"] == words


def test_a_deadline_of_one_day_has_one_count(own: Project) -> None:
    own.replace("data/2025/tasks/iii-1-1.yml", "timing: Quý I năm 2025", "timing: Trước ngày 31/03/2025")
    own.replace("data/2025/tasks/iii-1-1.yml", "timing: Quý I năm 2025", "timing: Trước ngày 31/03/2025")
    words = answers(block(load(own.root), "III.1.1.2"))["So với hạn"]
    assert words == "Hạn 31/3/2025: hoàn thành quá hạn 12 ngày."


def test_an_agency_says_why_and_what_comes_next(reported: Archive) -> None:
    found = answers(block(reported, "III.1.3.5"))
    assert found["Lý do đổi"] == "“Trang phải dừng để sửa lỗi tìm kiếm.”"
    assert found["Khó khăn, vướng mắc"] == "“Chưa có máy chủ dự phòng.”"
    assert found["Việc tiếp theo"] == "“Mở lại trang trong tháng 11.”"


def test_what_a_later_report_corrected_stays(reported: Archive) -> None:
    """In June it was there, in July with evidence, in September no more."""
    found = block(reported, "III.1.3.5")
    assert [said(item) for item in found.css("ol > li")] == [
        (
            "Ngày 16/6/2025 báo đã hoàn thành ngày 12/6/2025 (báo cáo 6 tháng đầu năm số 45/BC-SVC); "
            "báo cáo không kèm minh chứng"
        ),
        (
            "Ngày 2/7/2025 báo đã hoàn thành ngày 12/6/2025 (báo cáo 6 tháng đầu năm số 48/BC-SVC); "
            "Thông báo số 47/TB-SVC ngày 12/6/2025"
        ),
        "Ngày 17/9/2025 báo chưa hoàn thành (như trên)",
    ]
    assert block(reported, "III.1.1.1").css("ol") == []  # one report is no history


def test_a_product_that_is_due_again_and_again_tells_each_time(reported: Archive) -> None:
    found = block(reported, "III.1.3.1")
    assert [said(head) for head in found.css("h4")] == [
        "Quý I, hạn 31/3/2025 hoàn thành đúng hạn",
        "Quý II, hạn 30/6/2025 hoàn thành quá hạn",
        "Quý III, hạn 30/9/2025 hoàn thành đúng hạn",
        "Quý IV, hạn 31/12/2025 chưa có báo cáo",
    ]
    assert len(found.css("dl")) == 3


def test_of_a_group_each_member_answers_for_itself_alone(reported: Archive) -> None:
    found = block(reported, "III.1.2.3")
    assert [said(item) for item in found.css("section > p")] == [
        "2 trong 3 cơ quan đã báo cáo. Mỗi báo cáo chỉ nói về phần của cơ quan ấy.",
        "1 cơ quan chưa báo cáo quý III (hạn gửi 20/9/2025): Sở Bản đồ",
    ]
    members = found.css(".kh-report__members > li")
    assert [(said(item.css_first("b")), said(item.css_first(".kh-state"))) for item in members] == [
        ("Sở Việc công", "hoàn thành đúng hạn"),
        ("Sở Cầu đường", "hoàn thành đúng hạn"),
    ]
    assert answers(members[0])["Minh chứng"] == "Báo cáo số 40/BC-SVC ngày 22/5/2025"
    assert answers(members[1])["Minh chứng"] == "báo cáo không kèm minh chứng"
    assert said(found.css_first("h3 .kh-state")) == "chưa báo cáo"  # what a member reported is not the group's
    card = page(reported, "III.1.2").css_first("li[id='iii-1-2-3'] .kh-items__state")
    assert said(card).startswith("chưa báo cáo 2 trong 3 cơ quan đã báo cáo, mới nhất ngày 20/6/2025")


def test_of_several_that_lead_each_answers_too(own: Project) -> None:
    own.replace("data/2025/tasks/iii-1-1.yml", "lead: Sở Cầu đường", "lead: Sở Cầu đường, Sở Bản đồ")
    found = block(load(own.root), "III.1.1.2")
    assert [said(item) for item in found.css("section > p")] == [
        "1 trong 2 cơ quan đã báo cáo. Mỗi báo cáo chỉ nói về phần của cơ quan ấy.",
        "1 cơ quan chưa báo cáo 6 tháng đầu năm (hạn gửi 20/6/2025): Sở Bản đồ",
    ]
    assert [said(item.css_first("b")) for item in found.css(".kh-report__members > li")] == ["Sở Cầu đường"]
    assert said(found.css_first(".kh-report__members .kh-state")) == "hoàn thành quá hạn"
    assert said(found.css_first("h3 .kh-state")) == "chưa báo cáo"


def test_done_on_no_day_is_judged_by_the_report_and_says_so(own: Project) -> None:
    own.replace(f"{REPORTS}/quy-3/so-viec-cong.yml", "      done_on: 2025-09-12\n", "")
    found = answers(block(load(own.root), "II.1.1.3"))
    assert found["Báo cáo"].endswith("ngày 17/9/2025: đã hoàn thành, không ghi ngày")
    assert found["So với hạn"] == "Hạn 30/9/2025: hoàn thành đúng hạn."


def test_silence_names_the_report_that_was_due(reported: Archive) -> None:
    assert said(block(reported, "III.1.2.2")).endswith("Sở Bản đồ: chưa báo cáo quý III (hạn gửi 20/9/2025)")
    of_group = [said(line) for line in block(reported, "III.1.2.4").css("p")]
    assert "1 cơ quan chưa báo cáo 6 tháng đầu năm (hạn gửi 20/6/2025): Xã Bạch Dương" in of_group
    assert "chưa báo cáo" not in said(block(reported, "I.1.1.2"))  # its first quarters were gone when it came to be quarterly


def test_who_reported_once_and_owes_another_report_has_both_told(own: Project) -> None:
    own.path(f"{REPORTS}/6-thang/so-viec-cong.yml").unlink()
    found = block(load(own.root), "I.1.1.1")  # said in March that it was not done, nothing since
    assert said(found.css_first("h3 .kh-state")) == "chưa báo cáo"
    assert answers(found)["Báo cáo"].endswith("ngày 15/3/2025: chưa hoàn thành")
    assert answers(found)["Còn thiếu"] == "chưa báo cáo quý III (hạn gửi 20/9/2025)"


def test_the_day_of_a_report_is_there_and_its_age_is_left_to_the_browser(reported: Archive) -> None:
    whole = page(reported, "III.1.1")
    marks = whole.css("[data-reported]")
    days = ["2025-03-15", "2025-06-20", "2025-10-05"]
    assert [mark.attributes["data-reported"] for mark in marks] == days
    assert [mark.text() for mark in marks] == ["", "", ""]
    assert [time.attributes["datetime"] for time in whole.css("time")] == days
    assert [script.attributes["src"] for script in whole.css("script[src*='report-age']")] == [
        "../../../assets/js/report-age.js"
    ]


def ends(archive: Archive, task: str) -> list[str | None]:
    """Return the days of which the browser may say that they passed without a report."""
    return [mark.attributes["data-ends"] for mark in page(archive, task).css("[data-ends]")]


def test_no_missing_report_is_spoken_of_where_there_is_one(reported: Archive, own: Project) -> None:
    assert [ends(reported, task) for task in ("III.1.1", "III.1.2", "I.1.1", "II.1.2")] == [
        [],
        [],
        ["2025-12-31"],  # I.1.1.2: no report, and none was due so far
        [],
    ]
    own.path(f"{REPORTS}/quy-3/so-ban-do.yml").unlink()
    assert ends(load(own.root), "III.1.2") == ["2025-12-31"]  # III.1.2.1: no report, and none was due so far


def test_a_time_that_products_share_is_open_only_while_none_is_reported_on(own: Project) -> None:
    file = "data/2025/tasks/iii-1-1.yml"
    own.replace(file, "timing: Quý II năm 2025", "timing: Quý I năm 2025")
    own.replace(file, "        coordinating: Các sở\n", "")
    own.replace(file, "        coordinating: Sở Việc công\n", "")
    assert ends(load(own.root), "III.1.1") == []
    for report in own.path(REPORTS).rglob("*.yml"):
        report.unlink()
    assert ends(load(own.root), "III.1.1") == ["2025-03-31"]


def test_a_plan_without_reports_tells_nothing_of_them(own: Project) -> None:
    for report in own.path(REPORTS).rglob("*.yml"):
        report.unlink()
    for archive, address in ((load(own.root), "2025/nhiem-vu/iii-1-1/"), (load(FROZEN), "2022/nhiem-vu/ii-2-1/")):
        found = shown(archive, address)
        assert (
            found.css("#tien-do, .kh-report, .kh-state, .kh-items__state, [data-reported], script[src*='report-age']") == []
        )
        assert "Tiến độ chưa có báo cáo nào được công bố" in said(found.css_first(".kh-aside"))
        assert len(found.css(".kh-aside a[href$='/tien-do/']")) == 1
        assert found.css("[data-ends]") != []


def test_a_repealed_product_keeps_its_history_and_has_no_state(own: Project) -> None:
    row = "    - deliverable: II.1.1.2\n      result: not-done\n      next_step: Soạn trong quý III.\n"
    own.replace(f"{REPORTS}/6-thang/so-viec-cong.yml", "  rows:\n", f"  rows:\n{row}")
    archive = load(own.root)
    found = block(archive, "II.1.1.2")
    assert found.css(".kh-state") == []
    assert said(found.css_first("h3")) == "II.1.1.2 Báo cáo công khai đã bãi bỏ, không tính trạng thái"
    assert [said(item) for item in found.css("li")] == [
        (
            "Ngày 16/6/2025, Sở Việc công báo chưa hoàn thành (báo cáo 6 tháng đầu năm số 45/BC-SVC); "
            "việc tiếp theo: “Soạn trong quý III.”"
        )
    ]
    assert page(archive, "I.1.2").css(".kh-report") == []  # repealed before anybody reported on it


def test_who_no_longer_leads_is_still_heard(own: Project) -> None:
    own.replace("data/2025/tasks/iii-1-1.yml", "lead: Sở Cầu đường", "lead: Sở Bản đồ")
    found = block(load(own.root), "III.1.1.2")
    assert said(found.css_first("h3 .kh-state")) == "chưa báo cáo"
    assert [said(item).partition(" (")[0] for item in found.css("li")] == [
        "Ngày 28/3/2025, Sở Cầu đường báo chưa hoàn thành",
        "Ngày 20/6/2025, Sở Cầu đường báo đã hoàn thành ngày 12/4/2025",
    ]


def test_where_nobody_is_known_to_lead_nobody_is_said_to_be_silent(own: Project) -> None:
    own.replace("data/2025/tasks/iii-1-1.yml", "lead: Sở Cầu đường", "lead: Các cơ quan liên quan")
    found = block(load(own.root), "III.1.1.2")
    assert said(found.css_first("h3 .kh-state")) == "chưa đủ báo cáo"
    assert [said(text) for text in found.css("section > p")] == [
        "Chủ trì là một nhóm chưa rõ thành viên, nên chưa biết cơ quan nào phải báo cáo.",
        "Cơ quan không còn phải báo cáo đã báo:",
    ]
    assert "bãi bỏ" not in found.text()


def with_many(project: Project, count: int, reporting: int) -> None:
    """Let so many communes lead III.1.2.4 and I.2.1.3 through their group, and the first of them report on both."""
    ids = [f"xa-{number}" for number in range(1, count + 1)]
    agencies = "".join(f"- {{id: {one}, name: Xã {one[3:]}, kind: agency, origin: Bịa ra.}}\n" for one in ids)
    project.put("data/agencies.yml", project.content("data/agencies.yml").decode() + agencies)
    members = "".join(f"    - {one}\n" for one in ids)
    project.put("data/2025/groups.yml", project.content("data/2025/groups.yml").decode() + members)
    row = "    - deliverable: III.1.2.4\n      result: done\n      done_on: 2025-03-10\n"
    for one in ids[:reporting]:
        project.put(f"{REPORTS}/quy-1/{one}.yml", f"- date: 2025-03-19\n  rows:\n{row}")


def test_of_a_large_group_the_members_are_counted_and_folded(own: Project) -> None:
    with_many(own, 130, 60)
    archive = load(own.root)
    found = block(archive, "III.1.2.4")
    fold = found.css_first("details")
    assert said(fold.css_first("summary")) == "Từng cơ quan: 61 đã báo cáo, 71 chưa báo cáo"
    assert len(fold.css(".kh-report__members > li")) == 61
    assert said(found.css_first("section > p")).startswith("61 trong 132 cơ quan đã báo cáo")
    assert found.css("section > .kh-report__members") == []
    assert fold.css("a[href*='co-quan/xa-1/']") == []  # who has no page is no link
    assert len(found.html or "") < 60_000


WRITTEN: dict[str, Callable[[str], str]] = {
    "difficulties": lambda text: f"      difficulties: {text}\n",
    "next_step": lambda text: f"      next_step: {text}\n",
    "reason": lambda text: f"      reason: {text}\n",
    "evidence": lambda text: f"      evidence:\n        - {{kind: {text}, number: {text}, date: 2025-09-01}}\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_words_of_a_report_are_shown_as_text(own: Project, text: str) -> None:
    quoted = json.dumps(text, ensure_ascii=False)
    rows = "".join(write(quoted) for write in WRITTEN.values())
    head = f"- date: 2025-09-17\n  number: {quoted}\n  rows:\n    - deliverable: III.1.3.5\n      result: not-done\n"
    for period in ("quy-3", "nam"):  # the first of the two stands in the history
        own.put(f"{REPORTS}/{period}/so-viec-cong.yml", f"{head}{rows}")
    whole = page(load(own.root), "III.1.3")
    found = whole.css_first("#iii-1-3-5-bao-cao")
    assert found.css("iframe, svg, img, script, object, style, form") == []
    for node in whole.css("*"):
        assert not [name for name in node.attributes if name.startswith("on")]
        assert not (node.attributes.get("href") or "").lower().startswith(("javascript:", "data:"))
    seen, wanted = ("".join(unicodedata.normalize("NFC", words).split()) for words in (found.text(separator=""), text))
    assert seen.count(wanted) >= 2 * (len(WRITTEN) + 1)


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "//vi-du.example/x", "/x", "JavaScript:https://x"]
)
def test_evidence_leads_nowhere_but_to_the_web(own: Project, link: str) -> None:
    own.replace(f"{REPORTS}/quy-1/so-viec-cong.yml", "https://vi-du.example/14-kh-svc", json.dumps(link))
    found = block(load(own.root), "III.1.1.1")
    assert answers(found)["Minh chứng"] == "Kế hoạch số 14/KH-SVC ngày 3/3/2025"
    assert found.css(".kh-out") == []


def test_a_time_that_was_gone_by_when_it_was_set_says_so_and_is_not_judged(own: Project) -> None:
    rows = "- date: 2025-10-05\n  rows:\n    - deliverable: I.1.1.2\n      result: not-done\n      quarter: 1\n"
    own.put(f"{REPORTS}/quy-3/so-cau-duong.yml", rows)
    found = block(load(own.root), "I.1.1.2")
    gone = "đặt ra sau khi đã qua, nên không tính hạn"
    assert said(found.css_first("h4")).startswith(f"Quý I, hạn 31/3/2025 ({gone})")
    assert answers(found)["So với hạn"] == f"Hạn 31/3/2025 {gone}: chưa hoàn thành không hạn."
