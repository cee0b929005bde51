"""States of the data by git revision, and the history that git tells: by meaning, the newest first."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from plan.changes.diff import changes
from plan.changes.entries import KINDS
from plan.changes.history import as_json, history, read, save
from plan.changes.states import StateError, state
from plan.ground.changelog import NO_GIT, History, Revision
from plan.ground.files import code_digest
from plan.ground.git import data_commit
from plan.ground.model import Archive
from plan.reading.load import load
from tests.archives import SMALL
from tests.unit.builders import INDICATORS, PLAN, TASK, Project
from tests.unit.rendering import shown

DATES = {"first": "2022-01-05T08:00:00+07:00", "second": "2022-03-31T20:00:00+00:00", "third": "2022-06-01T09:00:00+07:00"}
HISTORY = "details:has(> #lich-su)"
SECOND = "1/4/2022"
"""In Vietnam it is the day after already."""


class Repository(Project):
    """A copy of the data under git."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit("Đăng dữ liệu", DATES["first"])

    def git(self, *arguments: str, date: str = DATES["first"], given: str = "") -> str:
        who = {"NAME": "A", "EMAIL": "a@vi-du.example", "DATE": date}
        names = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
        environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull}
        command = ["git", "-C", str(self.root), *arguments]
        return subprocess.run(
            command, env=environment, input=given, capture_output=True, text=True, check=True
        ).stdout.strip()

    def commit(self, message: str, date: str) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--cleanup=verbatim", "--message", message, date=date)
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "kho")


def told(found: History) -> list[tuple[str, list[str]]]:
    return [(str(item.day), [change["name"] for change in item.changes]) for item in found.revisions]


def test_a_revision_is_a_state(repository: Repository, archive: Archive) -> None:
    repository.replace(TASK, "timing: Quý I năm 2022", "timing: Quý II năm 2022")
    repository.commit("Sửa quý", DATES["second"])
    before, after = state(repository.root, "HEAD~1"), state(repository.root, "main")
    assert before == archive
    (record,) = changes(before, after).records
    assert (record.id, record.edits[0].effects) == ("II.2.1.1", ("chuyển từ Quý I sang Quý II, hạn mới 30/6/2022",))
    assert state(repository.root, str(repository.root)) == after


@pytest.mark.parametrize("name", ["khong-co", "", "-h", "--all", "HEAD:data", "$(id)", "../.."])
def test_what_is_no_state_is_told(repository: Repository, name: str) -> None:
    with pytest.raises(StateError) as caught:
        state(repository.root, name)
    assert str(caught.value) == (
        f'Không so sánh được "{name}": không có thư mục nào như vậy có data/, '
        "cũng không có nhánh, thẻ hay commit nào tên như vậy"
    )


def test_a_broken_state_is_told_with_its_errors(repository: Repository) -> None:
    repository.replace(TASK, "timing: Quý I năm 2022", "timing: Quý V năm 2022")
    repository.commit("Sai", DATES["second"])
    with pytest.raises(StateError) as caught:
        state(repository.root, "HEAD")
    assert [problem.place for problem in caught.value.problems] == [(TASK, 12, 17)]
    assert str(caught.value) == 'Không so sánh được "HEAD": dữ liệu có 1 lỗi'


def test_links_and_hidden_files_of_a_revision_are_not_followed(repository: Repository, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_bytes(repository.content(TASK))
    repository.path(TASK).unlink()
    repository.path(TASK).symlink_to(secret)
    repository.write("data/.hidden.yml", "x")
    repository.write(".gitattributes", "data/2022/groups.yml export-ignore\n")
    repository.commit("Liên kết", DATES["second"])
    with pytest.raises(StateError) as caught:
        state(repository.root, "HEAD")
    assert [str(problem) for problem in caught.value.problems] == [
        (
            'data/2022/sections.yml:26:11: mục tiêu "II.2" không có nhiệm vụ nào; nếu tệp nhiệm vụ vừa bị xóa hay bị thay '
            "nội dung, hãy trả lại tệp ấy (trên GitHub bấm History); mục tiêu mới thì hãy thêm tệp trong tasks/"
        )
    ]


def test_a_crafted_path_leads_nowhere(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """git itself refuses to make such a commit, but a server may hold one."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    outside = tmp_path / "ngoai.yml"
    outside.write_text("x", encoding="utf-8")
    blob = repository.git("hash-object", "-w", TASK)
    entries = repository.git("ls-tree", "HEAD:data")
    inner = repository.git("ls-tree", "HEAD:data/2022")
    up = repository.git("mktree", given=f"100644 blob {blob}\tngoai.yml\n")
    for _ in range(2):
        up = repository.git("mktree", given=f"040000 tree {up}\t..\n")
    year = repository.git("mktree", given=f"{inner}\n040000 tree {up}\t..\n")
    rest = "\n".join(line for line in entries.splitlines() if not line.endswith("\t2022"))
    data = repository.git("mktree", given=f"{rest}\n040000 tree {year}\t2022\n")
    tree = repository.git("mktree", given=f"040000 tree {data}\tdata\n")
    commit = repository.git("commit-tree", tree, "-p", "HEAD", "-m", "Xấu", date=DATES["second"])
    back = repository.git("commit-tree", "HEAD^{tree}", "-p", commit, "-m", "Trả lại", date=DATES["third"])
    repository.git("update-ref", "HEAD", back)
    assert "data/2022/../../../ngoai.yml" in repository.git("ls-tree", "-r", "--name-only", commit)
    assert state(repository.root, commit) == state(repository.root, "HEAD~2")
    assert told(read(repository.root)) == [("2022-01-05", ["Kế hoạch năm 2022"])]
    assert outside.read_text(encoding="utf-8") == "x"


def test_history_tells_meaning_newest_first(repository: Repository) -> None:
    repository.replace(TASK, "timing: Quý I năm 2022", "timing: Quý II năm 2022")
    second = repository.commit("Chuyển quý\n\nLý do", DATES["second"])
    repository.write(TASK, "# Chỉ thêm ghi chú\n" + repository.content(TASK).decode())
    repository.commit("Ghi chú", DATES["third"])
    repository.write("README.md", "x")
    repository.commit("Không phải dữ liệu", DATES["third"])
    found = read(repository.root)
    assert told(found) == [
        ("2022-04-01", ["Sản phẩm II.2.1.1"]),
        ("2022-01-05", ["Kế hoạch năm 2022"]),
    ]
    assert found.revisions[0].sha == second
    (edit,) = found.revisions[0].changes[0]["edits"]
    assert edit["effects"] == ("chuyển từ Quý I sang Quý II, hạn mới 30/6/2022",)
    assert (found.missing, found.is_cut, found.unreadable) == ("", False, 0)


def test_a_state_that_cannot_be_read_is_told_with_the_next(repository: Repository) -> None:
    repository.replace(TASK, "lead: Văn phòng UBND tỉnh", "lead: Sở Nội vũ")
    repository.commit("Sai", DATES["second"])
    repository.replace(TASK, "lead: Sở Nội vũ", "lead: Sở Nội vụ")
    repository.commit("Sửa lại", DATES["third"])
    found = read(repository.root)
    assert told(found)[0] == ("2022-06-01", ["Sản phẩm II.2.1.1"])
    assert found.unreadable == 1
    assert len(found.revisions) == 2


def test_a_merged_pull_request_is_one_change(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "sua")
    repository.replace(TASK, "timing: Quý I năm 2022", "timing: Quý III năm 2022")
    repository.commit("một", DATES["second"])
    repository.replace(TASK, "timing: Quý III năm 2022", "timing: Quý II năm 2022")
    repository.commit("hai", DATES["second"])
    repository.git("checkout", "--quiet", "main")
    message = "Merge pull request #7 from ai/sua\n\nChuyển II.2.1.1 sang Quý II"
    repository.git("merge", "--quiet", "--no-ff", "--message", message, "sua", date=DATES["third"])
    assert told(read(repository.root))[0] == ("2022-06-01", ["Sản phẩm II.2.1.1"])


HOSTILE = ("\x01<script>\u202ealert(1)\u200b\x1b[31m\n:100644 100644 a b M\n", "x" * 500, "sha\n\n" + "0" * 40)


def test_what_a_commit_says_is_not_told_and_taken_for_nothing_else(repository: Repository) -> None:
    for number, message in enumerate(HOSTILE):
        repository.replace(PLAN, f"number: {number or 'null'}", f"number: {number + 1}")
        repository.commit(message, DATES["second"])
    found = read(repository.root)
    assert told(found) == [("2022-04-01", ["Kế hoạch năm 2022"])] * 3 + [("2022-01-05", ["Kế hoạch năm 2022"])]
    assert [said for said in ("script", "xxx", "000000 a b") if said in as_json(found)] == []


def test_only_the_newest_commits_are_looked_at(repository: Repository) -> None:
    for number in (1, 2, 3):
        repository.replace(PLAN, f"number: {'null' if number == 1 else number - 1}", f"number: {number}")
        repository.commit(f"Số {number}", DATES["second"])
    found = read(repository.root, most=2)
    numbers = ["".join(words["words"] for words in item.changes[0]["told"][0]) for item in found.revisions]
    assert numbers == ["số đổi từ “2” thành “3”", "số đổi từ “1” thành “2”"]
    assert found.is_cut
    assert found.published(2022) is None


def test_a_task_that_comes_later(repository: Repository) -> None:
    repository.write(
        "data/2022/tasks/i-1-2.yml", repository.content("data/2022/tasks/i-1-1.yml").decode().replace("I.1.1", "I.1.2")
    )
    repository.commit("Thêm", DATES["second"])
    found = read(repository.root)
    plan = load(repository.root).newest
    assert [str(item.day) for item in found.of_task(2022, plan.task["I.1.2"])] == ["2022-04-01"]
    assert [*found.of_task(2022, plan.task["I.1.1"])] == []
    assert [str(item.day) for item in found.of_plan(2022)] == ["2022-04-01", "2022-01-05"]


def test_without_git_or_its_whole_history_there_is_none(repository: Repository, tmp_path: Path) -> None:
    assert read(Project(tmp_path / "khong-git").root).missing == NO_GIT
    repository.write(PLAN, "# x\n" + repository.content(PLAN).decode())
    repository.commit("x", DATES["second"])
    clone = tmp_path / "nong"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", f"file://{repository.root}", str(clone)], check=True)  # noqa: S607
    assert read(clone) == History(missing=NO_GIT)
    assert kept_or_read(clone) == History(missing=NO_GIT)


def test_a_kept_history_is_the_same_and_used(repository: Repository) -> None:
    kept = save(repository.root)
    assert kept is not None
    assert kept.name == f"history-{repository.git('rev-parse', '--short', 'HEAD')}-{code_digest()[:8]}.json"
    text = kept.read_text(encoding="utf-8")
    assert text == as_json(read(repository.root))
    kept.write_text(text.replace("Kế hoạch năm", "Đã giữ"), encoding="utf-8")
    assert told(kept_or_read(repository.root)) == [("2022-01-05", ["Đã giữ 2022"])]
    assert as_json(kept_or_read(repository.root)) == text.replace("Kế hoạch năm", "Đã giữ")


def test_a_kept_history_holds_until_the_data_change(repository: Repository) -> None:
    kept = save(repository.root)
    repository.write("README.md", "x")
    repository.commit("Không phải dữ liệu", DATES["second"])
    assert save(repository.root) == kept
    repository.write(PLAN, repository.content(PLAN).decode().replace("2022", "2022", 1) + "\n# x\n")
    repository.commit("Dữ liệu", DATES["second"])
    assert save(repository.root) != kept
    assert kept is not None
    assert not kept.exists()


def test_a_history_kept_by_another_version_is_not_used(repository: Repository) -> None:
    kept = save(repository.root)
    assert kept is not None
    text = kept.read_text(encoding="utf-8").replace("Kế hoạch năm", "Đã giữ")
    assert '"version": 4' in text
    kept.write_text(text.replace('"version": 4', '"version": 0'), encoding="utf-8")
    assert told(kept_or_read(repository.root)) == [("2022-01-05", ["Kế hoạch năm 2022"])]


def test_the_data_and_their_history_have_the_same_day_wherever_the_commit_was_made(repository: Repository) -> None:
    repository.write(PLAN, repository.content(PLAN).decode().replace("signer: ", "signer: Ông ", 1))
    repository.commit("Buổi tối ở Luân Đôn", "2022-06-30T21:20:00+00:00")
    last = data_commit(repository.root)
    assert last
    assert last.day == date(2022, 7, 1)
    assert read(repository.root).revisions[0].day == last.day


def kept_or_read(root: Path) -> History:
    return history(root, data_commit(root))


def page_of(repository: Repository, address: str, link: str = "") -> LexborHTMLParser:
    return shown(load(repository.root), address, kept_or_read(repository.root), link)


def said(tree: LexborHTMLParser, selector: str) -> str:
    return " ".join(tree.css_first(selector).text(separator=" ").split())


def test_pages_tell_the_history(repository: Repository) -> None:
    repository.replace(TASK, "timing: Quý I năm 2022", "timing: Quý II năm 2022")
    sha = repository.commit("<b>Move</b> {{ 7*7 }}", DATES["second"])
    page = page_of(repository, "2022/thay-doi/", "https://vi-du.example/kho")
    newest = f"{SECOND}: Sản phẩm II.2.1.1"
    assert [heading.text() for heading in page.css("h2")] == [newest, "5/1/2022: đăng lần đầu Kế hoạch năm 2022"]
    first = " ".join(part.text() for part in page.css(".kh-doc")[1].css("p, ul"))
    assert first.startswith("Đăng toàn bộ nội dung Kế hoạch; các thay đổi được kể từ sau lần này.")
    link = page.css_first(f"a[href='https://vi-du.example/kho/commit/{sha}']")
    assert link.text() == f"Xem lần sửa ngày {newest} trên GitHub"
    assert page.css_first(".kh-doc li a").attributes["href"] == "../../2022/nhiem-vu/ii-2-1/"
    assert [word for word in (sha[:7], "Move", "7*7") if word in page.css_first(".kh-page").text()] == []
    assert said(page, ".kh-doc li").endswith(
        ") : thời gian thực hiện: chuyển từ Quý I sang Quý II, hạn mới 30/6/2022 "
        "(“ bỏ: Quý I năm 2022 ” → “ thêm: Quý II năm 2022 ”)"
    )
    task = page_of(repository, "2022/nhiem-vu/ii-2-1/")
    assert [heading.text() for heading in task.css(f"{HISTORY} h3")] == [newest]
    assert task.css(f"{HISTORY} a") == []
    assert said(task, HISTORY).endswith("Quý II năm 2022 ”) 5/1/2022: đăng lần đầu")
    other = page_of(repository, "2022/nhiem-vu/ii-3-1/")
    assert said(other, HISTORY) == "Lịch sử thay đổi Chưa thay đổi kể từ khi đăng, 5/1/2022."


def test_pages_say_when_there_is_no_history(tmp_path: Path) -> None:
    project = Project(tmp_path)
    page = shown(load(project.root), "2022/nhiem-vu/ii-2-1/", kept_or_read(project.root))
    assert said(page, HISTORY) == "Lịch sử thay đổi Chưa có lịch sử: bản dựng này không có lịch sử git đầy đủ."


def test_a_plan_that_never_changed_says_so(archive: Archive) -> None:
    page = shown(archive, "2022/thay-doi/", History())
    assert "Chưa có lần thay đổi nào." in [part.text() for part in page.css("p")]


def test_a_state_from_before_indicators_had_a_number_is_told_of(repository: Repository) -> None:
    keys = "  number: 20\n  unit: phút/01 lần đến giao dịch\n  comparison: at-most\n"
    repository.replace(INDICATORS, keys, "")
    repository.commit("Như trước đây", DATES["second"])
    repository.replace(INDICATORS, "mỗi lần giao dịch\n", f"mỗi lần giao dịch\n{keys}")
    repository.commit("Thêm con số", DATES["third"])
    found = read(repository.root)
    assert found.unreadable == 0
    assert [
        (edit["key"], edit.get("before"), edit["after"]) for change in found.revisions[0].changes for edit in change["edits"]
    ] == [
        ("number", None, "20"),
        ("unit", None, "phút/01 lần đến giao dịch"),
        ("comparison", None, "at-most"),
    ]
    (change,) = found.revisions[0].changes
    words = ["".join(piece["words"] for piece in clause) for clause in change["told"]]
    assert words == [
        "ghi thêm con số “20”; đơn vị “phút/01 lần đến giao dịch”; chữ so sánh “tối đa, không quá”",
    ], "no English value of a key is told"


def test_what_later_documents_changed_in_the_plan_stands_apart() -> None:
    page = shown(load(SMALL), "2031/thay-doi/", History())
    heading = page.css_first("h2#sua-doi").text()
    assert heading == f"Sửa đổi của chính Kế hoạch · {len(page.css('.kh-note'))} chỗ"
    assert page.css("h1 ~ * a[href='#sua-doi'], .kh-page a[href='#sua-doi']")
    assert {note.text().strip().split(".")[0] for note in page.css(".kh-note b")} <= {"Sửa đổi", "Bổ sung", "Bãi bỏ"}


def test_many_changes_are_counted_by_kind() -> None:
    kinds = ("task", "task", "term", "deliverable")
    changes = tuple(
        {"kind": kind, "action": "added" if kind == "term" else "changed", "name": f"{kind} {number}"}
        for number, kind in enumerate(kinds)
    )
    assert Revision("a" * 40, DATES["first"], changes).summary == "sửa 2 nhiệm vụ, 1 sản phẩm; thêm 1 chữ viết tắt"
    assert Revision("a" * 40, DATES["first"], changes[:2]).summary == "task 0; task 1"


def test_records_of_which_only_is_told_that_they_are_new_share_a_line(repository: Repository) -> None:
    words = "- term: chủ trì\n  meaning: x\n- term: phối hợp\n  meaning: <b>y</b>\n"
    repository.write("data/concepts.yml", words)
    repository.commit("Thuật ngữ", DATES["first"])
    repository.write("data/concepts.yml", f"{words}- term: <i>\n  meaning: z\n- term: sản phẩm\n  meaning: t\n")
    repository.commit("Thêm", DATES["second"])
    page = page_of(repository, "2022/thay-doi/")
    assert [item.text() for item in page.css_first(".kh-doc").css("li")] == ["thêm: Thuật ngữ “<i>”; Thuật ngữ “sản phẩm”"]


def test_every_kind_of_record_is_counted_by_a_noun() -> None:
    for kind in KINDS:
        changes = tuple({"kind": kind, "action": "removed", "name": str(number)} for number in range(4))
        assert Revision("a" * 40, DATES["first"], changes).summary.startswith("bỏ 4 "), kind


def test_a_state_from_before_the_province_had_an_id_is_told_of(repository: Repository) -> None:
    repository.replace(PLAN, "province_id: ninh-binh\n", "")
    repository.commit("Như trước đây", DATES["second"])
    repository.replace(PLAN, "province: tỉnh Ninh Bình\n", "province: tỉnh Ninh Bình\nprovince_id: ninh-binh\n")
    repository.commit("Thêm mã tỉnh", DATES["third"])
    newest = read(repository.root).revisions[0]
    assert [(edit["key"], edit.get("before")) for edit in newest.changes[0]["edits"]] == [("province_id", None)]
    assert read(repository.root).unreadable == 0


def test_data_that_were_read_stand_for_the_last_commit_alone(repository: Repository) -> None:
    repository.write(TASK, repository.content(TASK).decode().replace("Quý III, Quý IV", "Quý IV"))
    repository.commit("Đổi hạn", DATES["second"])
    told_by_git = read(repository.root)
    assert read(repository.root, now=load(repository.root)) == told_by_git
    repository.write("data/ghi-chu.tmp", "chưa commit")
    wrong = load(Project(repository.root.parent / "khac").root)
    assert read(repository.root, now=wrong) == told_by_git, "they are not what was committed"
