"""Edits that load but may be an accident: stopped with the label that lets them pass, unless they are recorded."""

import re
import shutil
from pathlib import Path

import pytest

from plan.changes.brakes import against, brakes
from plan.changes.compare import compare
from plan.changes.diff import Changes, changes
from plan.changes.labels import BRAKES, UnknownKindError, kinds_of
from plan.changes.states import StateError, published
from plan.ground.model import Archive
from plan.ground.problems import Problem, Said
from plan.reading.load import load
from tests.archives import ROOT, with_next_year
from tests.corpus.broken import BROKEN, Case
from tests.unit.builders import AGENCIES, DOCUMENTS, GROUPS, INDICATORS, PLAN, SECTIONS, TASK, Project

LABEL = '; nếu chắc chắn phải vậy, xin người duyệt gắn nhãn "cho-phep: {}"'
WITH_SOURCE = (
    '; kế hoạch này có bản nguồn nên nhãn "cho-phep: {}" không đủ: chỗ nào khác bản nguồn mà không ghi lại thì đối chiếu '
    "(python -m proof) vẫn chặn, không nhãn nào cho qua"
)
OR_REVIEWED = "; nếu một văn bản là căn cứ, hãy ghi mã của văn bản ấy ở reviewed (Văn bản làm căn cứ)"
DECIDED = OR_REVIEWED + LABEL.format("doi-so")
MAY_BE_EMPTY = OR_REVIEWED + LABEL.format("bo-trong")
OR_REPEALED = "; nếu một văn bản đã bãi bỏ, hãy giữ lại và ghi repealed_by (Bãi bỏ)"
RECORD_IT = (
    "hãy ghi lại chỗ sửa ở corrections (Hiệu đính) nếu bản nguồn có lỗi, hoặc ở amendments (Sửa đổi) nếu có văn bản sửa đổi"
)
REDIRECT = "địa chỉ này sẽ không còn; hãy ghi trong data/redirects.yml địa chỉ mới thay cho nó"
IV = "data/2022/tasks/i-3-1.yml"


def held(tmp_path: Path, archive: Archive, *edits: tuple[str, str, str], allowed: str = "") -> list[str]:
    """Return the brakes that hold for a copy of the data with some words replaced, which must be without errors."""
    project = Project(tmp_path)
    for edit in edits:
        project.replace(*edit)
    return found(project, archive, allowed)


def found(project: Project, archive: Archive, allowed: str = "") -> list[str]:
    assert project.problems() == []
    after = load(project.root)
    return [str(problem) for problem in brakes(archive, after, compare(archive, after), kinds_of(allowed))]


FIFTY = 'value: tối thiểu 50%\n  number: 50\n  unit: "%"\n  comparison: at-least'
OFFICES = "Chỉ tiêu “Không phải cung cấp lại giấy tờ, tại bộ phận Một cửa cấp huyện, cấp xã”"


BRAKED: dict[str, tuple[list[tuple[str, str, str]], list[str]]] = {
    "wording of a product": (
        [(TASK, "Báo cáo đánh giá việc giải quyết", "Báo cáo việc giải quyết")],
        [
            (
                f"{TASK}:21:15: Sản phẩm II.2.1.3 · text (Sản phẩm): đổi lời của văn bản; {RECORD_IT}"
                f"{WITH_SOURCE.format('doi-loi-van')}"
            )
        ],
    ),
    "wording of a paragraph": (
        [(PLAN, "title: Mục tiêu chung", "title: Các mục tiêu chung")],
        [
            (
                f"{PLAN}:26:20: Phần I, mục 1.1 · title (Tiêu đề): đổi lời của văn bản; {RECORD_IT}"
                f"{WITH_SOURCE.format('doi-loi-van')}"
            )
        ],
    ),
    "another id of the province": (
        [(PLAN, "province_id: ninh-binh", "province_id: hoa-lu")],
        [
            (
                f'{PLAN}:5:14: Kế hoạch năm 2022 · province_id (Mã tỉnh): "ninh-binh" nay là "hoa-lu"; lịch và tin người đọc'
                f" đã đăng ký mang mã cũ, hãy trả lại mã ấy{LABEL.format('xoa-ma')}"
            )
        ],
    ),
    "another quarter without a document that says so": (
        [(TASK, "timing: Quý I năm 2022", "timing: Quý II năm 2022")],
        [
            (
                f"{TASK}:12:17: Sản phẩm II.2.1.1 · timing (Thời gian thực hiện): đổi lời của văn bản; {RECORD_IT}"
                f"{WITH_SOURCE.format('doi-loi-van')}"
            )
        ],
    ),
    "an emptied cell": (
        [(TASK, "        coordinating: Văn phòng UBND tỉnh\n", "")],
        [
            (
                f"{TASK}:13:9: Sản phẩm II.2.1.2 · coordinating (Cơ quan phối hợp): đang có chữ, nay để trống"
                f"{WITH_SOURCE.format('bo-trong')}"
            )
        ],
    ),
    "a short name that is emptied": (
        [(AGENCIES, "  short: SNV\n", "")],
        [f"{AGENCIES}:5:3: Cơ quan “Sở Nội vụ” · short (Tên tắt): đang có chữ, nay để trống{LABEL.format('bo-trong')}"],
    ),
    "another number of an indicator": (
        [(INDICATORS, 'value: 30%\n  number: 30\n  unit: "%"\n  comparison: reach', FIFTY)],
        [
            f'{INDICATORS}:48:10: {OFFICES} · value (Mức): con số đã ấn định "30" nay là "50"{DECIDED}',
            f'{INDICATORS}:49:11: {OFFICES} · number (Con số): con số đã ấn định "30" nay là "50"{DECIDED}',
            (
                f'{INDICATORS}:51:15: {OFFICES} · comparison (Chữ so sánh): chữ so sánh đã ấn định "reach" nay là "at-least"'
                f"{DECIDED}"
            ),
        ],
    ),
    "another unit of an indicator": (
        [(INDICATORS, "unit: phút/01 lần đến giao dịch", "unit: phút/01 lần đến")],
        [
            (
                f"{INDICATORS}:32:9: Chỉ tiêu “Thời gian chờ ở bộ phận Một cửa” · unit (Đơn vị): đơn vị đã ấn định "
                f'"phút/01 lần đến giao dịch" nay là "phút/01 lần đến"{DECIDED}'
            )
        ],
    ),
    "a comparison turned round wherever it stands": (
        [
            (SECTIONS, "còn tối đa 20 phút", "còn tối thiểu 20 phút"),
            (INDICATORS, "trung bình tối đa 20 phút", "trung bình tối thiểu 20 phút"),
            (INDICATORS, "comparison: at-most", "comparison: at-least"),
            (INDICATORS, "còn tối đa 20 phút", "còn tối thiểu 20 phút"),
        ],
        [
            (
                f"{INDICATORS}:30:10: Chỉ tiêu “Thời gian chờ ở bộ phận Một cửa” · value (Mức): mức đã ấn định "
                '"trung bình tối đa 20 phút mỗi lần giao dịch" nay là "trung bình tối thiểu 20 phút mỗi lần giao dịch"'
                f"{DECIDED}"
            ),
            (
                f"{INDICATORS}:33:15: Chỉ tiêu “Thời gian chờ ở bộ phận Một cửa” · comparison (Chữ so sánh): "
                f'chữ so sánh đã ấn định "at-most" nay là "at-least"{DECIDED}'
            ),
            (
                f"{INDICATORS}:35:10: Chỉ tiêu “Thời gian chờ ở bộ phận Một cửa” · quote (Nguyên văn): nguyên văn đã ấn định "
                f'"đa" nay là "thiểu"{DECIDED}'
            ),
            (
                f"{SECTIONS}:54:13: Mục tiêu II.8 · text (Mục tiêu): đổi lời của văn bản; {RECORD_IT}"
                f"{WITH_SOURCE.format('doi-loi-van')}"
            ),
        ],
    ),
    "a number that an indicator loses": (
        [
            (
                INDICATORS,
                'value: 30%\n  number: 30\n  unit: "%"',
                "value: không phải cung cấp lại\n  number: null\n  unit: null",
            )
        ],
        [
            f"{INDICATORS}:46:3: {OFFICES} · number (Con số): đang có chữ, nay để trống{MAY_BE_EMPTY}",
            f"{INDICATORS}:46:3: {OFFICES} · unit (Đơn vị): đang có chữ, nay để trống{MAY_BE_EMPTY}",
            f'{INDICATORS}:48:10: {OFFICES} · value (Mức): con số đã ấn định "30" nay là ""{DECIDED}',
        ],
    ),
    "another date of a document": (
        [(DOCUMENTS, "date: 2020-06-01", "date: 2020-06-02")],
        [
            (
                f"{DOCUMENTS}:40:9: Nghị định số 62/2020/NĐ-CP · date (Ngày ban hành): con số đã ấn định "
                f'"2020-06-01" nay là "2020-06-02"{DECIDED}'
            )
        ],
    ),
    "another number of a product": (
        [(IV, "id: I.3.1.1", "id: I.3.1.2")],
        [
            (
                f'{IV}:11:9: Sản phẩm I.3.1.1: câu chữ của mã này nay mang mã "I.3.1.2"; mã đã đăng thì không đổi, '
                f"hãy trả lại mã cũ{WITH_SOURCE.format('xoa-ma')}"
            ),
            f"{IV}:11:13: /2022/nhiem-vu/i-3-1/#i-3-1-1: {REDIRECT}{LABEL.format('mat-dia-chi')}",
        ],
    ),
    "another address of a section": (
        [(SECTIONS, "slug: the-che", "slug: cai-cach-the-che")],
        [f"{SECTIONS}:4:9: /2022/linh-vuc/the-che/: {REDIRECT}{LABEL.format('mat-dia-chi')}"],
    ),
    "a member that had its page through its group only": (
        [(GROUPS, "    - so-du-lich\n", "")],
        [
            (
                f"{GROUPS}:6:5: Nhóm “Các sở, ban, ngành” năm 2022 · members (Thành viên): bỏ Sở Du lịch; vì vậy đổi người"
                " làm ở những chỗ nêu nhóm này: Phần IV, mục 7 (cơ quan được giao), Sản phẩm I.1.1.1 (cơ quan chủ trì), Sản"
                " phẩm I.2.1.1 (cơ quan phối hợp), Sản phẩm I.2.1.2 (cơ quan phối hợp), Sản phẩm I.2.1.3 (cơ quan chủ trì) và"
                f" 49 dòng khác{OR_REVIEWED}{LABEL.format('doi-dang-ky')}"
            ),
            f"{AGENCIES}:1:1: /2022/co-quan/so-du-lich/: {REDIRECT}{LABEL.format('mat-dia-chi')}",
            f"{AGENCIES}:1:1: /co-quan/so-du-lich/: {REDIRECT}{LABEL.format('mat-dia-chi')}",
        ],
    ),
    "no deadline any more": (
        [(TASK, "timing: Quý I năm 2022", "timing: Theo Kế hoạch năm 2023")],
        [
            (
                f'{TASK}:12:17: Sản phẩm II.2.1.1 · timing (Thời gian thực hiện): từ "Quý I năm 2022" thành '
                f'"Theo Kế hoạch năm 2023": không còn hạn nào trong năm{WITH_SOURCE.format("bo-han")}'
            ),
            (
                f"{TASK}:12:17: Sản phẩm II.2.1.1 · timing (Thời gian thực hiện): đổi lời của văn bản; {RECORD_IT}"
                f"{WITH_SOURCE.format('doi-loi-van')}"
            ),
        ],
    ),
    "an activity that goes": (
        [
            (
                TASK,
                "  - text: Báo cáo giải quyết TTHC theo thẩm quyền\n    deliverables:\n      - id: II.2.1.3",
                "      - id: II.2.1.3",
            )
        ],
        [
            (
                f'{TASK}:18:5: Nhiệm vụ II.2.1, hoạt động 2: bỏ cả hoạt động "Báo cáo giải quyết TTHC theo thẩm quyền"'
                f"{OR_REPEALED}"
                f"{WITH_SOURCE.format('bo-trong')}"
            )
        ],
    ),
}


@pytest.mark.parametrize(("edits", "messages"), BRAKED.values(), ids=BRAKED)
def test_a_dangerous_edit_is_stopped_on_its_line(
    tmp_path: Path, archive: Archive, edits: list[tuple[str, str, str]], messages: list[str]
) -> None:
    assert held(tmp_path, archive, *edits) == messages
    labels = {label for message in messages for label in re.findall('"(cho-phep: [a-z-]+)"', message)}
    assert held(tmp_path / "allowed", archive, *edits, allowed=",".join(labels)) == []


PASSING: dict[str, list[tuple[str, str, str]]] = {
    "a short title": [(TASK, "title: Rà soát, đánh giá", "title: Rà soát và đánh giá")],
    "a recorded correction": [
        (IV, "Báo cáo công tác theo dõi", "Báo cáo về công tác theo dõi"),
        (
            IV,
            "timing: Thường xuyên",
            (
                "timing: Thường xuyên\n        corrections: [{field: text, source: Báo cáo công, published: Báo cáo về công, "
                "reason: Thiếu chữ.}]"
            ),
        ),
    ],
    "what was not known": [(DOCUMENTS, "date: null", "date: 2021-12-06")],
    "an address that is redirected": [
        (SECTIONS, "slug: the-che", "slug: cai-cach-the-che"),
        ("data/redirects.yml", "[]", "- from: 2022/linh-vuc/the-che/\n  to: 2022/linh-vuc/cai-cach-the-che/"),
    ],
    "a number that is corrected where it stands": [
        (
            SECTIONS,
            "tối đa 20 phút/01 lần đến giao dịch.",
            (
                "tối đa 25 phút/01 lần đến giao dịch.\n      corrections: [{field: text, source: đa 20, published: đa 25, "
                "reason: Nhận dạng sai.}]"
            ),
        ),
        (INDICATORS, "tối đa 20 phút mỗi lần", "tối đa 25 phút mỗi lần"),
        (INDICATORS, "number: 20", "number: 25"),
        (INDICATORS, "tối đa 20 phút/01 lần", "tối đa 25 phút/01 lần"),
    ],
    "another layout": [(TASK, "text: Rà soát, chuẩn hóa và công bố TTHC", 'text: "Rà soát, chuẩn hóa và công bố TTHC"')],
}


@pytest.mark.parametrize("edits", PASSING.values(), ids=PASSING)
def test_what_is_no_danger_passes(tmp_path: Path, archive: Archive, edits: list[tuple[str, str, str]]) -> None:
    assert held(tmp_path, archive, *edits) == []


def test_a_deleted_task_is_told_once(tmp_path: Path, archive: Archive) -> None:
    project = Project(tmp_path)
    project.path("data/2022/tasks/vii-1-9.yml").unlink()
    assert found(project, archive) == [
        (
            "data/2022/tasks/vii-1-9.yml:2:1: Nhiệm vụ VII.1.9: đã bị xóa; mã đã đăng thì không bỏ"
            f"{OR_REPEALED}{WITH_SOURCE.format('xoa-ma')}"
        ),
        f"data/2022/tasks/vii-1-9.yml:2:5: /2022/nhiem-vu/vii-1-9/: {REDIRECT}{LABEL.format('mat-dia-chi')}",
    ]


def test_a_redirect_that_goes_is_an_address_that_goes(tmp_path: Path) -> None:
    before = Project(tmp_path / "before")
    before.write("data/redirects.yml", "- from: 2022/cu/\n  to: 2022/quy/1/\n")
    after = Project(tmp_path / "after")
    messages = found(after, load(before.root))
    assert f"data/redirects.yml:1:9: /2022/cu/: {REDIRECT}{LABEL.format('mat-dia-chi')}" in messages


def retitle(project: Project, file: str) -> None:
    project.write(file, re.sub(r"\ntitle: .*", "\ntitle: Việc", project.content(file).decode()))


def test_many_records_at_once(tmp_path: Path, archive: Archive) -> None:
    project = Project(tmp_path)
    files = sorted(str(path.relative_to(tmp_path)) for path in (tmp_path / "data/2022/tasks").glob("*.yml"))
    for file in files[:20]:
        retitle(project, file)
    assert found(project, archive) == []
    retitle(project, files[20])
    assert found(project, archive) == [
        (
            f"{files[0]}:2:1: data: 21 bản ghi đổi cùng một lần, nhiều hơn 20; hãy chia thành nhiều lần sửa"
            f"{LABEL.format('sua-nhieu')}"
        )
    ]
    assert found(project, archive, "many-records") == []


def test_a_new_year_touches_nothing_and_is_told_once(tmp_path: Path, archive: Archive) -> None:
    project = Project(tmp_path)
    shutil.copytree(tmp_path / "data/2022", tmp_path / "data/2023")
    for path in sorted((tmp_path / "data/2022").rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        changed = re.sub(r"(?<=timing: )(.*)2022", r"\g<1>2023", text).replace("\nyear: 2022", "\nyear: 2023")
        project.write(f"data/2023/{path.relative_to(tmp_path / 'data/2022').as_posix()}", changed)
    (told,) = found(project, archive)
    assert told.startswith("data/2023/plan.yml:3:1: Kế hoạch năm 2023: cả kế hoạch này mới")


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("", set()),
        ("delete-id", {"delete-id"}),
        ("cho-phep: xoa-ma, wording", {"delete-id", "wording"}),
    ],
)
def test_decisions_are_named_by_kind_or_label(words: str, kinds: set[str]) -> None:
    assert kinds_of(words) == kinds


def test_an_unknown_decision_is_told() -> None:
    with pytest.raises(UnknownKindError, match='không có loại hay nhãn "tat-ca"; hãy chọn trong số:\n  delete-id'):
        kinds_of("tat-ca")


def test_labels_are_one_a_kind() -> None:
    labels = [brake.label for brake in BRAKES.values()]
    assert len({*labels}) == len(labels) == 16
    assert all(re.fullmatch("cho-phep: [a-z-]+", label) for label in labels)


def test_labels_are_explained_where_editors_look() -> None:
    explained = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(cho-phep: .+)` \| `(.+)` \| (.+) \|$", explained, re.MULTILINE)
    assert rows == [(brake.label, kind, brake.meaning) for kind, brake in BRAKES.items()]


def test_the_guide_says_what_each_label_allows_and_what_in_the_data_makes_it_needless() -> None:
    guide = (ROOT / "docs/huong-dan/doc-nhan-xet.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(cho-phep: [a-z-]+)` \| (.+) \| (.+) \|$", guide, re.MULTILINE)
    assert rows == [(brake.label, brake.meaning, brake.recorded) for brake in BRAKES.values()]


def test_against_a_folder(tmp_path: Path) -> None:
    before, after = Project(tmp_path / "before"), Project(tmp_path / "after")
    after.replace(TASK, "Báo cáo đánh giá việc giải quyết", "Báo cáo việc giải quyết")
    problems = against(after.root, str(before.root))
    assert [(problem.kind, problem.record, problem.level) for problem in problems] == [("brake-wording", "II.2.1.3", "error")]
    assert isinstance(problems[0].message, Said)
    assert problems[0].message.en.endswith(
        'this plan has a source, so the label "cho-phep: doi-loi-van" is not enough: what differs from the source and is not '
        "recorded is stopped by the proof (python -m proof) as well, and no label lifts that"
    )
    assert against(after.root, str(before.root), kinds_of("wording")) == ()


def test_a_base_that_cannot_be_read_stops_until_somebody_lets_it_pass(tmp_path: Path) -> None:
    before, after = Project(tmp_path / "before"), Project(tmp_path / "after")
    before.replace(TASK, "lead: Văn phòng UBND tỉnh", "lead: Sở Nội vũ")
    (problem,) = against(after.root, str(before.root))
    assert (problem.level, problem.kind, str(problem.place)) == ("error", "brake-base", "data:1:1")
    assert problem.message == (
        f'Không so sánh được "{before.root}": dữ liệu có 1 lỗi: không có gì được so sánh, nên không biết điều đã đăng có bị'
        f" xóa, bị đổi không; hãy sửa dữ liệu của bản ấy trước{LABEL.format('khong-so-sanh')}"
    )
    assert isinstance(problem, Problem)
    assert against(after.root, str(before.root), kinds_of("base")) == ()


def test_a_base_of_before_a_rule_is_compared(tmp_path: Path) -> None:
    """It lacks a key that is wanted now, and has a title that is too long now: nothing that cannot be read."""
    before, after = Project(tmp_path / "before"), Project(tmp_path / "after")
    before.replace(PLAN, "province_id: ninh-binh\n", "")
    before.replace(TASK, "title: Rà soát, đánh giá", f"title: {'Rà soát, đánh giá ' * 8}")
    assert len(before.problems()) == 2
    after.replace(DOCUMENTS, "kind: Nghị quyết", "kind: Nghị định")
    assert [problem.kind for problem in against(after.root, str(before.root))] == ["brake-register"]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.id)
def test_a_broken_base_is_compared_or_told_and_never_ends_in_a_fault(tmp_path: Path, archive: Archive, case: Case) -> None:
    before = Project(tmp_path)
    before.put(case.file, case.edited(before.content(case.file).decode()))
    found = against_base(before, archive)
    assert found.problems if isinstance(found, StateError) else found.records or before.problems()


def against_base(before: Project, archive: Archive) -> Changes | StateError:
    try:
        return changes(published(before.root, str(before.root)), archive)
    except StateError as error:
        return error


def test_broken_data_are_not_compared(tmp_path: Path) -> None:
    before, after = Project(tmp_path / "before"), Project(tmp_path / "after")
    after.replace(TASK, "lead: Văn phòng UBND tỉnh", "lead: Sở Nội vũ")
    assert against(after.root, str(before.root)) == ()


def test_a_whole_new_plan_waits_for_somebody_who_saw_the_signed_one(tmp_path: Path, archive: Archive) -> None:
    root = with_next_year(tmp_path / "two")
    plan = root / "data/2027/plan.yml"
    for said, compared in (
        ("chưa ghi đã so với văn bản đã ký (khóa compared)", ""),
        ("dữ liệu ghi đã so với Bản PDF ký số, hãy xem lần so ấy có thật", COMPARED),
    ):
        plan.write_text(f"{plan.read_text(encoding='utf-8')}{compared}", encoding="utf-8")
        after = load(root)
        found = [problem for problem in brakes(archive, after, compare(archive, after)) if problem.kind == "brake-new-record"]
        assert [(problem.place.file, problem.record) for problem in found] == [("data/2027/plan.yml", "2027")]
        assert "Kế hoạch năm 2027: cả kế hoạch này mới" in found[0].message
        assert said in found[0].message
        allowed = brakes(archive, after, compare(archive, after), {"new-record"})
        assert "brake-new-record" not in {problem.kind for problem in allowed}


COMPARED = """
compared:
  document: Bản PDF ký số
  by: Văn phòng UBND tỉnh
  date: 2026-11-01
"""
