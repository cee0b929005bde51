"""What stops although every rule holds, and what in the data themselves decides it: each brake with both, on one line."""

import shutil
from pathlib import Path

import pytest

from plan.changes.around import with_around
from plan.changes.brakes import brakes, parted
from plan.changes.compare import compare
from plan.changes.diff import changes
from plan.changes.labels import kinds_of
from plan.changes.report import text
from plan.ground.model import Archive
from plan.reading.load import load, read
from tests.archives import SMALL
from tests.unit.builders import AGENCIES, DOCUMENTS, GLOSSARY, REDIRECTS, Project

DATA = "data/2031"
PLAN, SECTIONS, GROUPS, INDICATORS = (f"{DATA}/{name}.yml" for name in ("plan", "sections", "groups", "indicators"))
SOURCE, GUIDE = f"{DATA}/source.txt", f"{DATA}/proof.yml"
FIRST, SECOND, THIRD, LAST, NEW = (f"{DATA}/tasks/{name}.yml" for name in ("i-1-1", "i-1-2", "i-2-1", "ii-1-1", "ii-1-2"))
LABEL = '; nếu chắc chắn phải vậy, xin người duyệt gắn nhãn "cho-phep: {}"'
WITH_SOURCE = (
    '; kế hoạch này có bản nguồn nên nhãn "cho-phep: {}" không đủ: chỗ nào khác bản nguồn mà không ghi lại thì đối chiếu '
    "(python -m proof) vẫn chặn, không nhãn nào cho qua"
)
OR_REVIEWED = "; nếu một văn bản là căn cứ, hãy ghi mã của văn bản ấy ở reviewed (Văn bản làm căn cứ)"
REMARK, REGISTER, OF_SOURCE = LABEL.format("doi-sua-doi"), LABEL.format("doi-dang-ky"), LABEL.format("doi-ban-nguon")
NOTE_STAYS = "chỉ bỏ khi sửa đổi, hiệu đính mới đã đổi chính chữ được ghi chú, hoặc mục này bị bãi bỏ"
AMENDED_AGAIN = "nay bị bỏ hoặc sửa; nếu một văn bản sau lại đổi chữ ấy, hãy giữ mục này và ghi thêm một sửa đổi mới"
OBJECTIVE_AMENDED = """\
      amendments:
        - document: 44-qd-vd-2031
          date: 2031-06-01
          field: text
          before: khai hai lần
          after: khai một lần
"""
COORDINATED = """\
          - document: 44-qd-vd-2031
            date: 2031-06-01
            field: coordinating
            before: null
            after: Sở Bản đồ
"""
TASK_ADDED = "added_by:\n  document: 44-qd-vd-2031\n  date: 2031-06-01\n"
TASK_REPEALED = "repealed_by:\n  document: 58-qd-vd-2031\n  date: 2031-09-01\n"
SIGNED = "corrections:\n  - field: authority\n    source: TM.UBND\n    published: TM. UBND\n    reason: Thiếu dấu cách.\n"
NOTED = """\
      notes:
        - kind: wording
          field: text
          quote: Trên 90%
          text: Kế hoạch không nêu cách đo.
"""
WHOLE_NOTED = """\
        notes:
          - kind: wording
            text: Kế hoạch không nêu thời gian khác.
"""
AMENDED_AT = "        amendments: [{{document: {}, date: 2031-09-01, field: {}, before: {}, after: {}}}]\n"
OLDER = (
    "Nghị quyết số 7/NQ-VD ban hành ngày 1/10/2030, trước Kế hoạch (sớm nhất là ngày 5/1/2031), nên không thể đã sửa đổi, bổ "
    "sung hay bãi bỏ điều gì của Kế hoạch; hãy xem lại mã văn bản"
)
BETWEEN = """\
  - text: In danh mục
    added_by: {document: 58-qd-vd-2031, date: 2031-09-01}
    deliverables:
      - {id: I.1.1.3, text: Bản in, lead: Sở Bản đồ, timing: Thường xuyên}
"""
PRODUCT = "      - id: II.1.2.2\n        text: Sổ tay\n        lead: Sở Việc công\n        timing: Thường xuyên\n"
ADDED = "        added_by:\n          document: 58-qd-vd-2031\n          date: 2031-09-01\n"
END = "        timing: Quý IV năm 2031\n"
NEW_TASK = """\
id: II.1.3
title: Việc mới
text: Việc mới.
activities:
  - deliverables:
      - id: II.1.3.1
        text: Sổ tay
        lead: Sở Việc công
        timing: Thường xuyên
"""
COMMON_PRODUCT = """\
      - id: II.1.1.1
        text: Kết quả hỏi ý kiến
        lead: Văn phòng tỉnh Ví Dụ
        coordinating: Sở Việc công
        timing: Theo Quyết định số 31/QĐ-VD
        notes:
          - kind: wording
            text: Kế hoạch không nêu thời gian khác.
"""
NEXT_PRODUCT = "      - id: II.1.1.2\n"
NOT_THERE = "mục này mới, Kế hoạch đã đăng không có"

Replaced = tuple[str, str, str]


@pytest.fixture(scope="module")
def before() -> Archive:
    return load(SMALL)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(SMALL / "data", tmp_path / "data")
    return Project.of(tmp_path)


def held(project: Project, before: Archive, *edits: Replaced, allowed: str = "") -> list[str]:
    """Make some edits, after which all rules hold, and return the brakes that do."""
    for file, old, new in edits:
        if old:
            project.replace(file, old, new)
        else:
            project.put(file, new)
    assert project.problems() == []
    after = load(project.root)
    return [str(problem) for problem in brakes(before, after, compare(before, after), kinds_of(allowed))]


BRAKED: dict[str, tuple[list[Replaced], list[str]]] = {
    "the date of an amendment": (
        [(SECTIONS, "date: 2031-06-01", "date: 2031-06-02")],
        [
            (
                f"{SECTIONS}:8:9: Mục tiêu I.1 · amendments (Sửa đổi): sửa đổi "
                f'"khai hai lần" → "khai một lần" đang đăng {AMENDED_AGAIN}{REMARK}'
            )
        ],
    ),
    "the document of an amendment": (
        [(SECTIONS, "document: 44-qd-vd-2031", "document: 58-qd-vd-2031"), (SECTIONS, "2031-06-01", "2031-09-01")],
        [
            (
                f"{SECTIONS}:8:9: Mục tiêu I.1 · amendments (Sửa đổi): sửa đổi "
                f'"khai hai lần" → "khai một lần" đang đăng {AMENDED_AGAIN}{REMARK}'
            )
        ],
    ),
    "an amendment taken back with its words": (
        [(SECTIONS, "chỉ khai một lần", "chỉ khai hai lần"), (SECTIONS, OBJECTIVE_AMENDED, "")],
        [
            (
                f"{SECTIONS}:5:7: Mục tiêu I.1 · amendments (Sửa đổi): sửa đổi "
                f'"khai hai lần" → "khai một lần" đang đăng {AMENDED_AGAIN}{REMARK}'
            )
        ],
    ),
    "an amendment that filled a cell taken back": (
        [(FIRST, "        coordinating: Sở Bản đồ\n", ""), (FIRST, COORDINATED, "")],
        [
            (
                f"{FIRST}:21:11: Sản phẩm I.1.1.2 · amendments (Sửa đổi): sửa đổi "
                f'… → "Sở Bản đồ" đang đăng {AMENDED_AGAIN}{REMARK}'
            )
        ],
    ),
    "an addition that is forgotten": (
        [(NEW, TASK_ADDED, "")],
        [
            (
                f"{NEW}:1:1: Nhiệm vụ II.1.2 · added_by (Bổ sung): đang ghi việc bổ sung, nay không còn; hãy trả lại"
                f"{WITH_SOURCE.format('doi-sua-doi')}"
            )
        ],
    ),
    "another day of an addition": (
        [(NEW, "2031-06-01", "2031-06-02")],
        [
            (
                f"{NEW}:5:3: Nhiệm vụ II.1.2 · added_by (Bổ sung): văn bản hoặc ngày bổ sung đang đăng nay khác; hãy trả lại"
                f"{WITH_SOURCE.format('doi-sua-doi')}"
            )
        ],
    ),
    "an addition of what was there": (
        [(LAST, "        timing: Theo Quyết định số 31/QĐ-VD\n", f"        timing: Theo Quyết định số 31/QĐ-VD\n{ADDED}")],
        [
            (
                f"{LAST}:20:11: Sản phẩm II.1.1.1 · added_by (Bổ sung): mục này đã có trong Kế hoạch đang đăng, nay lại ghi "
                f"là được bổ sung; hãy bỏ khóa này{WITH_SOURCE.format('doi-sua-doi')}"
            )
        ],
    ),
    "a repeal that is forgotten": (
        [(SECOND, TASK_REPEALED, "")],
        [f"{SECOND}:1:1: Nhiệm vụ I.1.2 · repealed_by (Bãi bỏ): đang ghi việc bãi bỏ, nay không còn; hãy trả lại{REMARK}"],
    ),
    "another day of a repeal": (
        [(SECOND, "2031-09-01", "2031-09-02")],
        [
            (
                f"{SECOND}:5:3: Nhiệm vụ I.1.2 · repealed_by (Bãi bỏ): văn bản hoặc ngày bãi bỏ đang đăng nay khác; hãy trả "
                f"lại{REMARK}"
            )
        ],
    ),
    "a correction taken back with its words": (
        [(PLAN, "TM. UBND TỈNH", "TM.UBND TỈNH"), (PLAN, SIGNED, "")],
        [
            (
                f'{PLAN}:2:1: Kế hoạch năm 2031 · corrections (Hiệu đính): hiệu đính "TM.UBND" → "TM. UBND" đang đăng nay bị '
                f"bỏ hoặc sửa; hãy trả lại nếu bản nguồn vẫn có lỗi ấy{REMARK}"
            )
        ],
    ),
    "a note that is gone": (
        [(SECTIONS, NOTED, "")],
        [
            (
                f"{SECTIONS}:19:7: Mục tiêu II.1 · notes (Ghi chú): ghi chú "
                f'"Kế hoạch không nêu cách đo." đang đăng nay bị bỏ hoặc sửa; {NOTE_STAYS}{REMARK}'
            )
        ],
    ),
    "a note on a record of which a document changed something else": (
        [
            (LAST, "text: Kết quả hỏi ý kiến", "text: Kết quả hỏi mọi ý kiến"),
            (LAST, WHOLE_NOTED, AMENDED_AT.format("58-qd-vd-2031", "text", "hỏi ý", "hỏi mọi ý")),
        ],
        [
            (
                f"{LAST}:14:9: Sản phẩm II.1.1.1 · notes (Ghi chú): ghi chú "
                f'"Kế hoạch không nêu thời gian khác." đang đăng nay bị bỏ hoặc sửa; {NOTE_STAYS}{REMARK}'
            )
        ],
    ),
    "a note on words that stay while a document changed others beside them": (
        [
            (SECTIONS, "dân hài lòng.", "dân rất hài lòng."),
            (INDICATORS, "dân hài lòng", "dân rất hài lòng"),
            (INDICATORS, "title: Người dân rất hài lòng", "title: Người dân hài lòng"),
            (INDICATORS, "quote: Trên 90% người dân hài lòng", "quote: Trên 90% người dân rất hài lòng"),
            (SECTIONS, NOTED, AMENDED_AT.replace("  ", "", 1).format("58-qd-vd-2031", "text", "dân hài", "dân rất hài")),
        ],
        [
            (
                f"{SECTIONS}:19:7: Mục tiêu II.1 · notes (Ghi chú): ghi chú "
                f'"Kế hoạch không nêu cách đo." đang đăng nay bị bỏ hoặc sửa; {NOTE_STAYS}{REMARK}'
            )
        ],
    ),
    "an amendment by a document that is older than the plan": (
        [
            (NEW, "timing: Quý IV năm 2031", "timing: Quý I năm 2031"),
            (NEW, "Quý I năm 2031\n", "Quý I năm 2031\n" + AMENDED_AT.format("7-nq-vd-2030", "timing", "Quý IV", "Quý I")),
        ],
        [f"{NEW}:14:21: Sản phẩm II.1.2.1 · amendments (Sửa đổi): {OLDER}{REMARK}"],
    ),
    "a repeal by a document that is older than the plan": (
        [(NEW, END, f"{END}        repealed_by: {{document: 7-nq-vd-2030, date: 2031-09-01}}\n")],
        [f"{NEW}:14:22: Sản phẩm II.1.2.1 · repealed_by (Bãi bỏ): {OLDER}{REMARK}"],
    ),
    "a product that another activity holds": (
        [(LAST, COMMON_PRODUCT, ""), (LAST, NEXT_PRODUCT, COMMON_PRODUCT + NEXT_PRODUCT)],
        [
            (
                f'{LAST}:19:9: Sản phẩm II.1.1.1: nay đứng ở hoạt động khác: trước ở "Hỏi qua điện thoại", nay ở "Công bố"; '
                f"hãy trả lại chỗ cũ{WITH_SOURCE.format('doi-loi-van')}"
            )
        ],
    ),
    "an activity that shared a row until a new one came between": (
        [(FIRST, "  - text: Đăng danh mục", f"{BETWEEN}  - text: Đăng danh mục")],
        [
            (
                f'{FIRST}:{line}:9: Sản phẩm I.1.1.{number}: hoạt động "Đăng danh mục lên bản đồ" trước dùng chung dòng của '
                f"sản phẩm này, nay không; hãy trả lại chỗ cũ{WITH_SOURCE.format('doi-loi-van')}"
            )
            for number, line in ((1, 9), (2, 14))
        ],
    ),
    "a product without the document that added it": (
        [(NEW, END, END + PRODUCT)],
        [
            (
                f"{NEW}:14:9: Sản phẩm II.1.2.2: {NOT_THERE}; nếu một văn bản đã bổ sung nó, hãy ghi added_by (Bổ sung)"
                f"{LABEL.format('them-muc')}"
            )
        ],
    ),
    "a task without the document that added it": (
        [(f"{DATA}/tasks/ii-1-3.yml", "", NEW_TASK)],
        [
            (
                f"{DATA}/tasks/ii-1-3.yml:1:1: Nhiệm vụ II.1.3: {NOT_THERE}; nếu một văn bản đã bổ sung nó, hãy ghi added_by "
                f"(Bổ sung){WITH_SOURCE.format('them-muc')}"
            )
        ],
    ),
    "a clause, and what stands under it": (
        [
            (
                PLAN,
                "  - id: II\n",
                "      - id: I.3\n        title: Mới\n        clauses:\n          - {id: I.3.a, text: Mới}\n  - id: II\n",
            )
        ],
        [
            (
                f"{PLAN}:45:9: Phần I, mục 3: {NOT_THERE}, và loại mục này không ghi added_by được; hãy nêu căn cứ trong "
                f"pull request{WITH_SOURCE.format('them-muc')}"
            )
        ],
    ),
    "an objective with its task": (
        [
            (SECTIONS, NOTED, f"{NOTED}    - id: II.2\n      text: Mục tiêu mới.\n"),
            (f"{DATA}/tasks/ii-2-1.yml", "", NEW_TASK.replace("II.1.3", "II.2.1")),
        ],
        [
            (
                f"{SECTIONS}:26:7: Mục tiêu II.2: {NOT_THERE}, và loại mục này không ghi added_by được; hãy nêu căn cứ trong "
                f"pull request{WITH_SOURCE.format('them-muc')}"
            )
        ],
    ),
    "another place that an old address leads to": (
        [(REDIRECTS, "to: 2031/quy/1/", "to: 2031/quy/2/")],
        [
            (
                f'{REDIRECTS}:8:7: Chuyển hướng từ /2031/quy/1.ics · to (Địa chỉ mới): "2031/quy/1/" nay là "2031/quy/2/"'
                f"{REGISTER}"
            )
        ],
    ),
    "the province": (
        [(PLAN, "province: tỉnh Ví Dụ", "province: tỉnh Thí Dụ")],
        [f'{PLAN}:3:11: Kế hoạch năm 2031 · province (Tỉnh): "tỉnh Ví Dụ" nay là "tỉnh Thí Dụ"{REGISTER}'],
    ),
    "which section a clause speaks of": (
        [(PLAN, "section: II", "section: I")],
        [f'{PLAN}:39:22: Phần I, mục 2.đ · section (Lĩnh vực liên quan): "II" nay là "I"{REGISTER}'],
    ),
    "a rule of the source": (
        [
            (
                GUIDE,
                "  - rule: ignore-case\n    lines: [35, 42]\n    cell: 2\n    reason: Tên lĩnh vực viết hoa toàn bộ.\n",
                "",
            )
        ],
        [
            (
                f"{GUIDE}:1:1: Kế hoạch năm 2031: cách đọc bản nguồn (proof.yml) thay đổi; sửa dữ liệu thì không đụng tới "
                f"tệp này, hãy trả lại{OF_SOURCE}"
            ),
        ],
    ),
}
"""Edits that nothing in the data decides, and what is told."""


@pytest.mark.parametrize(("edits", "messages"), BRAKED.values(), ids=BRAKED)
def test_what_was_published_is_not_changed_unsaid(
    project: Project, before: Archive, edits: list[Replaced], messages: list[str]
) -> None:
    assert held(project, before, *edits) == messages
    labels = {message.partition('nhãn "')[2].partition('"')[0] for message in messages}
    assert held(project, before, allowed=",".join(labels)) == []


def test_the_source_is_not_changed_with_the_hash_that_says_so(project: Project, before: Archive) -> None:
    old = before.newest.source.text or ""
    project.put(SOURCE, project.content(SOURCE) + b"\n")
    new = read(project.root).archive.newest.source.text or ""
    assert held(project, before, (GUIDE, old, new)) == [
        (
            f"{GUIDE}:1:1: Kế hoạch năm 2031: cách đọc bản nguồn (proof.yml) thay đổi; sửa dữ liệu thì không đụng tới tệp "
            f"này, hãy trả lại{OF_SOURCE}"
        ),
        (
            f"{SOURCE}:1:1: Kế hoạch năm 2031: bản nguồn để đối chiếu (source.txt) thay đổi; sửa dữ liệu thì không đụng tới "
            f"tệp này, hãy trả lại{OF_SOURCE}"
        ),
    ]
    assert held(project, before, allowed="source") == []


def test_the_source_is_not_dropped(project: Project, before: Archive) -> None:
    project.path(SOURCE).unlink()
    project.path(GUIDE).unlink()
    found = held(project, before)
    assert [message.partition(";")[0] for message in found] == [
        f"{GUIDE}:1:1: Kế hoạch năm 2031: cách đọc bản nguồn (proof.yml) bị bỏ",
        f"{SOURCE}:1:1: Kế hoạch năm 2031: bản nguồn để đối chiếu (source.txt) bị bỏ",
    ]


def test_a_first_source_is_welcome(project: Project, before: Archive, tmp_path: Path) -> None:
    bare = Project(tmp_path / "bare", SMALL)
    bare.path(SOURCE).unlink()
    bare.path(GUIDE).unlink()
    assert held(project, load(bare.root)) == []
    assert before.newest.source.is_whole


def test_without_a_source_the_label_is_enough(project: Project) -> None:
    project.path(SOURCE).unlink()
    project.path(GUIDE).unlink()
    (message,) = held(project, load(project.root), (LAST, "text: Danh sách câu hỏi", "text: Danh mục câu hỏi"))
    assert message.endswith(LABEL.format("doi-loi-van"))


def test_the_label_is_enough_for_what_the_source_does_not_have(project: Project, before: Archive) -> None:
    """A later document added the first, the second has no line of its own."""
    edits = [(LAST, "Danh sách câu hỏi", "Danh mục câu hỏi"), (PLAN, "issuer: Ủy ban", "issuer: Uỷ ban")]
    found = held(project, before, *edits)
    assert [message.partition(": ")[2].partition(":")[0] for message in found] == [
        "Kế hoạch năm 2031 · issuer (Cơ quan ban hành)",
        "Sản phẩm II.1.1.3 · text (Sản phẩm)",
    ]
    assert all(message.endswith(LABEL.format("doi-loi-van")) for message in found)


MORE_THAN_NINETY_FIVE = """\
      amendments:
        - document: 58-qd-vd-2031
          date: 2031-09-01
          field: text
          before: Trên 90%
          after: Trên 95%
"""
FIFTEEN = [
    (INDICATORS, "value: tối đa 15 phút", "value: tối đa 25 phút"),
    (INDICATORS, "number: 15", "number: 25"),
    (INDICATORS, "chờ tối đa 15 phút", "chờ tối đa 25 phút"),
]
WAIT = "      text: Thời gian chờ tối đa 15 phút."


def waits(source: str, published: str, key: str = "corrections") -> Replaced:
    """Return the edit by which the objective says 25 minutes, with a remark on it."""
    head = (
        "field: text, source: {}, published: {}, reason: Lỗi quét."
        if key == "corrections"
        else "document: 58-qd-vd-2031, date: 2031-09-01, field: text, before: {}, after: {}"
    )
    remark = f"      {key}: [{{{head.format(source, published)}}}]"
    return SECTIONS, WAIT, f"{WAIT.replace('15', '25')}\n{remark}"


LAWFUL: dict[str, list[Replaced]] = {
    "another amendment of what was amended": [
        (SECTIONS, "chỉ khai một lần", "chỉ khai nửa lần"),
        (
            SECTIONS,
            OBJECTIVE_AMENDED,
            OBJECTIVE_AMENDED
            + OBJECTIVE_AMENDED.split("\n", 1)[1]
            .replace("44-qd-vd-2031", "58-qd-vd-2031")
            .replace("06-01", "09-01")
            .replace("khai một lần", "khai nửa lần")
            .replace("khai hai lần", "khai một lần"),
        ),
    ],
    "a note whose words a document changed": [
        (SECTIONS, "text: Trên 90% người", "text: Trên 95% người"),
        (SECTIONS, NOTED, MORE_THAN_NINETY_FIVE),
        (INDICATORS, "value: trên 90%", "value: trên 95%"),
        (INDICATORS, "number: 90", "number: 95"),
        (INDICATORS, "quote: Trên 90%", "quote: Trên 95%"),
    ],
    "a note on what is repealed": [
        (
            LAST,
            "        notes:\n          - kind: wording\n            text: Kế hoạch không nêu thời gian khác.\n",
            "        repealed_by: {document: 58-qd-vd-2031, date: 2031-09-01}\n",
        )
    ],
    "a number that a document changed": [waits('"15"', '"25"', "amendments"), *FIFTEEN],
    "a number that the scan had wrong": [waits("đa 15", "đa 25"), *FIFTEEN],
    "a product that a document added": [(NEW, END, END + PRODUCT + ADDED)],
    "a task that a document added": [
        (f"{DATA}/tasks/ii-1-3.yml", "", NEW_TASK.replace("activities:", f"{TASK_ADDED}activities:"))
    ],
    "an alias that no text uses": [(AGENCIES, "    - Sở Địa đồ\n", "    - Sở Địa đồ\n    - Sở Đồ bản\n")],
    "a new agency": [(AGENCIES, "- id: cac-so\n", "- {id: so-y, name: Sở Y, kind: agency, origin: Để thử.}\n- id: cac-so\n")],
    "a comment and another order in the guide": [
        (
            GUIDE,
            "layout:\n  - lines: 1\n    keys: number_line\n",
            "# Để thử.\nlayout:\n  - keys: number_line\n    lines: 1\n",
        ),
    ],
    "a quotation mark in the guide": [
        (GUIDE, "reason: Tên lĩnh vực viết hoa toàn bộ.", 'reason: "Tên lĩnh vực viết hoa toàn bộ."')
    ],
}


@pytest.mark.parametrize("edits", LAWFUL.values(), ids=LAWFUL)
def test_what_the_data_decide_passes(project: Project, before: Archive, edits: list[Replaced]) -> None:
    assert held(project, before, *edits) == []
    assert compare(before, load(project.root)) or edits[0][0] == GUIDE


def test_a_correction_of_other_words_lifts_no_number(project: Project, before: Archive) -> None:
    found = held(project, before, waits("Thờ gian", "Thời gian"), *FIFTEEN)
    assert [message.partition(" · ")[2].partition(":")[0] for message in found] == [
        "value (Mức)",
        "number (Con số)",
        "quote (Nguyên văn)",
        "text (Mục tiêu)",
    ]


def test_a_product_in_a_task_that_was_added_before_needs_its_own_document(project: Project, before: Archive) -> None:
    """The task of the product was added by a document of another day: that document knew of no such product."""
    (message,) = held(project, before, (NEW, END, END + PRODUCT))
    assert "hãy ghi added_by" in message


def test_a_product_that_comes_in_with_another_id_of_its_task_is_told(project: Project, before: Archive) -> None:
    text = project.content(NEW).decode().replace("II.1.2", "II.1.3").replace(TASK_ADDED, "")
    project.path(NEW).unlink()
    project.put(f"{DATA}/tasks/ii-1-3.yml", text + PRODUCT.replace("II.1.2.2", "II.1.3.2"))
    found = [message.partition(": ")[2].partition(";")[0] for message in held(project, before, allowed="lost-address")]
    assert found == [
        'Nhiệm vụ II.1.2: câu chữ của mã này nay mang mã "II.1.3"',
        f"Sản phẩm II.1.3.2: {NOT_THERE}",
    ]


def test_another_order_of_activities_is_told(project: Project, before: Archive) -> None:
    head, _, rest = project.content(THIRD).decode().partition("  - text: Mở nơi")
    added, _, issued = rest.partition("  - text: Sắp xếp")
    project.put(THIRD, f"{head}  - text: Sắp xếp{issued}  - text: Mở nơi{added}")
    assert [message.partition(";")[0] for message in held(project, before)] == [
        f"{THIRD}:5:5: Nhiệm vụ I.2.1, hoạt động 1: chuyển từ hoạt động thứ 2 thành thứ 1",
        f"{THIRD}:19:5: Nhiệm vụ I.2.1, hoạt động 2: chuyển từ hoạt động thứ 1 thành thứ 2",
    ]


# Registers

SETTLED: dict[str, tuple[str, str, str, str]] = {
    "kind of a document": (DOCUMENTS, "kind: Nghị quyết", "kind: Nghị định", "7/NQ-VD"),
    "issuer of a document": (DOCUMENTS, "issuer: Hội đồng Ví Dụ", "issuer: UBND tỉnh Ví Dụ", "7/NQ-VD"),
    "subject of a document": (DOCUMENTS, "subject: về việc công gần dân", "subject: về việc công", "7/NQ-VD"),
    "date of a document": (DOCUMENTS, "date: 2030-10-01", "date: 2030-10-02", "7/NQ-VD"),
    "meaning of an abbreviation": (GLOSSARY, "meaning: cải cách hành chính", "meaning: cải cách hành chánh", "CCHC"),
    "note of an abbreviation": (GLOSSARY, "note: Kế hoạch không giải thích.", "note: Chưa giải thích.", "HTX"),
    "name of an agency": (
        AGENCIES,
        "name: Hội đồng Ví Dụ\n",
        "name: Hội đồng tỉnh\n  aliases: [Hội đồng Ví Dụ]\n",
        "hoi-dong-vi-du",
    ),
    "kind of an agency": (
        AGENCIES,
        "name: Các cơ quan liên quan\n  kind: group",
        "name: Các cơ quan liên quan\n  kind: agency",
        "co-quan-lien-quan",
    ),
    "origin of an agency": (
        AGENCIES,
        "origin: Kế hoạch không nêu tên; có trong nhóm Các sở.",
        "origin: Trong nhóm Các sở.",
        "so-cau-duong",
    ),
    "source of a group": (GROUPS, "source: Danh sách bịa ra để thử.", "source: Danh sách thật.", "cac-so"),
}


@pytest.mark.parametrize("edit", SETTLED.values(), ids=SETTLED)
def test_what_a_register_says_stays_until_a_document_says_otherwise(
    project: Project, before: Archive, edit: tuple[str, str, str, str]
) -> None:
    file, old, new, _ = edit
    (message,) = held(project, before, (file, old, new))
    was, now = (
        words.rpartition("kind: ")[2] if "kind: " in words else words.split("\n")[0].partition(": ")[2]
        for words in (old, new)
    )
    label = "doi-so" if "date" in old else "doi-dang-ky"
    assert message.endswith(f'"{was}" nay là "{now}"{OR_REVIEWED}{LABEL.format(label)}')
    first = new.split("\n")[0]
    project.replace(file, first, f"reviewed: 58-qd-vd-2031\n  {first}")
    assert held(project, before) == []
    settled = load(project.root)
    project.replace(file, new, old)
    assert held(project, settled), "a document named before has decided something else"
    project.replace(file, "reviewed: 58-qd-vd-2031", "reviewed: 44-qd-vd-2031")
    assert held(project, settled) == []


def test_a_document_that_decides_is_registered(project: Project) -> None:
    project.replace(AGENCIES, "  short: SVC", "  short: SVC\n  reviewed: 58-qd-vd-2032")
    project.replace(GROUPS, "  source: ", "  reviewed: khong-co\n  source: ")
    assert project.problems() == [
        (
            f'{GROUPS}:2:13: cac-so · reviewed (Văn bản làm căn cứ): không có văn bản "khong-co" trong data/documents.yml; '
            'viết mã (id) của một văn bản ở đó, ví dụ "7-nq-vd-2030"; văn bản chưa có thì hãy thêm vào đó trước'
        ),
        (
            f'{AGENCIES}:5:13: so-viec-cong · reviewed (Văn bản làm căn cứ): không có văn bản "58-qd-vd-2032" trong '
            'data/documents.yml; ý bạn là "58-qd-vd-2031"?'
        ),
    ]


MOVED_ALIAS = [
    (AGENCIES, "  aliases:\n    - các xã, phường\n", ""),
    (AGENCIES, "  name: Các cơ quan liên quan\n", "  name: Các cơ quan liên quan\n  aliases:\n    - các xã, phường\n"),
]
NOT_MOVED = "lời văn bản không đổi mà cơ quan này nay"
CELLS = "Phần II, mục 2 (cơ quan được giao), Sản phẩm I.1.1.1 (cơ quan phối hợp)"


def test_an_alias_takes_its_cells_along(project: Project, before: Archive) -> None:
    assert held(project, before, *MOVED_ALIAS) == [
        f"{AGENCIES}:32:3: Cơ quan “Các xã” · aliases (Cách viết khác): đang có chữ, nay để trống{LABEL.format('bo-trong')}",
        f"{AGENCIES}:32:3: Cơ quan “Các xã”: {NOT_MOVED} bị bỏ khỏi {CELLS}{OR_REVIEWED}{REGISTER}",
        f"{AGENCIES}:38:5: Cơ quan “Các cơ quan liên quan”: {NOT_MOVED} được thêm vào {CELLS}{OR_REVIEWED}{REGISTER}",
    ]
    project.replace(AGENCIES, "  name: Các cơ quan", "  reviewed: 58-qd-vd-2031\n  name: Các cơ quan")
    assert len(held(project, before)) == 2, "the other agency loses its cells unsaid"
    project.replace(AGENCIES, "  name: Các xã", "  reviewed: 58-qd-vd-2031\n  name: Các xã")
    assert held(project, before) == []


def test_an_alias_takes_along_what_a_document_amended_beside_it(project: Project, before: Archive) -> None:
    """The words of one of the two cells change lawfully at the same time: those that moved stood there before."""
    remark = AMENDED_AT.format("58-qd-vd-2031", "coordinating", "Các sở; các", "Các sở; Xã Cỏ Lau; các")
    amended = [
        (FIRST, "coordinating: Các sở; các xã", "coordinating: Các sở; Xã Cỏ Lau; các xã"),
        (FIRST, "timing: Quý I, II năm 2031\n", f"timing: Quý I, II năm 2031\n{remark}"),
    ]
    found = held(project, before, *MOVED_ALIAS, *amended)
    assert [CELLS in message for message in found] == [False, True, True]


def test_a_new_name_that_takes_cells_over_is_told(project: Project, before: Archive) -> None:
    agency = "- {id: so-moi, name: Sở mới, kind: agency, aliases: [Sở Bản đồ, Văn phòng], origin: Để thử.}\n"
    found = held(
        project,
        before,
        (AGENCIES, "name: Sở Bản đồ", "name: Sở Bản đồ cũ"),
        (AGENCIES, "- id: cac-so\n", f"{agency}- id: cac-so\n"),
    )
    assert [message.partition(": ")[2].partition(" (cơ quan chủ trì)")[0] for message in found][-1] == (
        f"Cơ quan “Sở mới”: {NOT_MOVED} được thêm vào Sản phẩm I.1.1.2 (cơ quan phối hợp), Sản phẩm I.1.2.1"
    )


def test_members_take_what_their_group_does_along(project: Project, before: Archive) -> None:
    member = (GROUPS, "    - xa-bach-duong\n", "")
    assert held(project, before, member)[0] == (
        f"{GROUPS}:10:5: Nhóm “Các xã” năm 2031 · members (Thành viên): bỏ Xã Bạch Dương; vì vậy đổi người làm ở những chỗ "
        "nêu nhóm này: Phần II, mục 2 (cơ quan được giao), Sản phẩm I.1.1.1 (cơ quan phối hợp), Sản phẩm I.2.1.3 (cơ quan "
        "chủ trì), Sản phẩm I.2.1.2 (cơ quan chủ trì), Sản phẩm II.1.1.2 (cơ quan phối hợp)"
        f"{OR_REVIEWED}{REGISTER}"
    )
    project.replace(GROUPS, "- group: cac-xa\n", "- group: cac-xa\n  reviewed: 58-qd-vd-2031\n")
    assert held(project, before, allowed="lost-address") == []


def test_a_new_group_is_told(project: Project, before: Archive) -> None:
    group = "- group: co-quan-lien-quan\n  source: Để thử.\n  members: [so-viec-cong, xa-co-lau]\n"
    (message,) = held(project, before, (GROUPS, "- group: cac-xa\n", f"{group}- group: cac-xa\n"))
    assert message == (
        f"{GROUPS}:9:12: Nhóm “Các cơ quan liên quan” năm 2031 · members (Thành viên): thêm Sở Việc công, Xã Cỏ Lau; vì vậy "
        f"đổi người làm ở những chỗ nêu nhóm này: Sản phẩm I.2.1.1 (cơ quan phối hợp){OR_REVIEWED}{REGISTER}"
    )
    project.replace(GROUPS, "  source: Để thử.", "  reviewed: 58-qd-vd-2031\n  source: Để thử.")
    assert held(project, before) == []


def test_an_old_address_follows_its_target(project: Project, before: Archive) -> None:
    """The page that it led to has moved and is itself redirected: both lead to the same."""
    slug = (SECTIONS, "slug: bot-thu-tuc", "slug: bot-giay-to")
    old = "- from: 2031/cu/\n  to: 2031/linh-vuc/bot-thu-tuc/\n"
    project.put(REDIRECTS, f"{project.content(REDIRECTS).decode()}{old}")
    with_old = load(project.root)
    new = f"{old.replace('thu-tuc', 'giay-to')}- from: 2031/linh-vuc/bot-thu-tuc/\n  to: 2031/linh-vuc/bot-giay-to/\n"
    assert held(project, with_old, slug, (REDIRECTS, old, new)) == []
    assert before.redirects != with_old.redirects


# What is told whether it stops or not


CELLS_OF_GROUP = f"{CELLS}, Sản phẩm I.1.1.2 (cơ quan chủ trì), Sản phẩm II.1.2.1 (cơ quan phối hợp)"


def effects(project: Project, before: Archive) -> dict[str, tuple[str, ...]]:
    """Return what is told beside the keys of each changed record, by its name."""
    after = load(project.root)
    return {change.name: change.effects for change in with_around(before, after, compare(before, after)) if change.effects}


def test_the_cells_that_move_are_all_named_although_a_document_decided_it(project: Project, before: Archive) -> None:
    reviewed = [
        (AGENCIES, f"  name: {name}", f"  reviewed: 58-qd-vd-2031\n  name: {name}") for name in ("Các xã", "Các cơ quan")
    ]
    member = (GROUPS, "- group: cac-so\n", "- group: cac-so\n  reviewed: 58-qd-vd-2031\n")
    assert held(project, before, *MOVED_ALIAS, *reviewed, member, (GROUPS, "    - so-viec-cong\n", "")) == []
    assert effects(project, before) == {
        "Cơ quan “Các xã”": (f"{NOT_MOVED} bị bỏ khỏi {CELLS}",),
        "Cơ quan “Các cơ quan liên quan”": (f"{NOT_MOVED} được thêm vào {CELLS}",),
        "Nhóm “Các sở” năm 2031": (f"đổi người làm ở những chỗ nêu nhóm này: {CELLS_OF_GROUP}",),
    }


def test_a_name_of_ours_is_told_with_the_words_that_it_names(project: Project, before: Archive) -> None:
    renamed = [
        (LAST, "title: Hỏi ý kiến", "title: Thôi hỏi ý kiến"),
        (INDICATORS, "title: Người dân hài lòng", "title: Mọi người"),
    ]
    assert held(project, before, *renamed) == []
    assert effects(project, before) == {
        "Nhiệm vụ II.1.1": ("nguyên văn của văn bản: “Hỏi ý kiến người dân hằng năm.”",),
        "Chỉ tiêu “Mọi người”": ("nguyên văn của văn bản: “Trên 90% người dân hài lòng”",),
    }


def told(project: Project, before: Archive) -> list[str]:
    """Return the lines that tell each changed record, without its own."""
    lines = text(changes(before, load(project.root))).partition("Từng thay đổi\n")[2].partition("\nSố lượng\n")[0]
    return [line.strip() for line in lines.splitlines() if line.startswith("  ")]


def test_a_document_that_is_named_as_ground_is_told_in_words_as_what_the_sender_says(
    project: Project, before: Archive
) -> None:
    project.replace(AGENCIES, "  short: SVC", "  reviewed: 58-qd-vd-2031\n  short: SVC")
    project.replace(GROUPS, "- group: cac-xa\n", "- group: cac-xa\n  reviewed: 31-qd-vd-2030\n")
    project.replace(NEW, END, f"{END}        repealed_by: {{document: 44-qd-vd-2031, date: 2031-09-01}}\n")
    named = "Văn bản người gửi nêu làm căn cứ: [thêm: {}]"
    assert told(project, before) == [
        "Bãi bỏ",
        "→ bị bãi bỏ theo Quyết định số 44/QĐ-VD ngày 20/5/2031, từ ngày 1/9/2031",
        named.format("Quyết định số 31/QĐ-VD (chưa rõ ngày), trích yếu: [chưa có dữ liệu]"),
        named.format("Quyết định số 58/QĐ-VD ngày 15/8/2031, trích yếu: sửa đổi, bổ sung Kế hoạch số 12/KH-VD"),
    ]


def test_a_day_is_told_as_people_write_it(project: Project, before: Archive) -> None:
    project.replace(DOCUMENTS, "date: null", "date: 2030-02-09")
    assert told(project, before) == ["Ngày ban hành: [thêm: 9/2/2030]"]


ON_NUMBER = "Kế hoạch không ghi ngày của Quyết định này."
ON_WHOLE = "Kế hoạch không nêu thời gian khác."
QUOTED = "        notes: [{kind: wording, field: timing, quote: Quý IV, text: Muộn.}, {kind: reading, text: Ô gộp.}]\n"
REMARKS: dict[str, tuple[Replaced, list[str]]] = {
    "new notes, on words of a column and on the whole": (
        (NEW, END, END + QUOTED),
        ["Ghi chú", "→ thêm ghi chú ở “Thời gian thực hiện”, về chữ “Quý IV”: “Muộn.”", "→ thêm ghi chú về cả mục: “Ô gộp.”"],
    ),
    "a note in other words": (
        (DOCUMENTS, ON_NUMBER, "Không ghi ngày."),
        ["Ghi chú", f"→ thay ghi chú ở “Số, ký hiệu”: trước là “{ON_NUMBER}”; nay là “Không ghi ngày.”"],
    ),
    "a note of another kind": (
        (LAST, f"kind: wording\n            text: {ON_WHOLE}", f"kind: reading\n            text: {ON_WHOLE}"),
        ["Ghi chú", f"→ thay ghi chú về cả mục: vẫn là “{ON_WHOLE}”, chỉ đổi loại"],
    ),
    "a note that goes to another column": (
        (DOCUMENTS, f"field: number\n      text: {ON_NUMBER}", f"field: kind\n      text: {ON_NUMBER}"),
        ["Ghi chú", f"→ thêm ghi chú ở “Loại văn bản”: “{ON_NUMBER}”", f"→ bỏ ghi chú ở “Số, ký hiệu”: “{ON_NUMBER}”"],
    ),
    "another reason of a correction": (
        (PLAN, "reason: Thiếu dấu cách.", "reason: Thiếu một dấu cách."),
        [
            "Hiệu đính",
            "→ Người gửi cho rằng bản nguồn in sai; hãy mở bản nguồn ra xem",
            (
                "→ thay hiệu đính ở “Quyền hạn, chức vụ người ký”: trước là “TM.UBND” → “TM. UBND”. Lý do: Thiếu dấu cách; "
                "nay là “TM.UBND” → “TM. UBND”. Lý do: Thiếu một dấu cách."
            ),
        ],
    ),
}


@pytest.mark.parametrize(("edit", "lines"), REMARKS.values(), ids=REMARKS)
def test_a_remark_is_told_with_its_column_and_the_words_it_is_on(
    project: Project, before: Archive, edit: Replaced, lines: list[str]
) -> None:
    project.replace(*edit)
    assert project.problems() == []
    assert told(project, before) == lines


UNPROVEN: dict[str, tuple[list[Replaced], tuple[str, ...]]] = {
    "words and days of the source": (
        [
            (FIRST, "timing: Quý I, II năm 2031", "timing: Quý III năm 2031"),
            (SECTIONS, "chỉ khai một lần", "khai một lần"),
        ],
        (),
    ),
    "a number that a quote holds to the source": ([(INDICATORS, "number: 15", "number: 16")], ()),
    "names of ours": (
        [
            (LAST, "title: Hỏi ý kiến", "title: Thôi hỏi ý kiến"),
            (THIRD, "title: ", "title: Việc "),
            (INDICATORS, "title: Người dân hài lòng", "title: Mọi người"),
        ],
        ("tên gọi ngắn (nhiệm vụ)", "tên chỉ tiêu"),
    ),
    "registers": (
        [(GROUPS, "    - xa-bach-duong\n", ""), (DOCUMENTS, "subject: null", "subject: về bản đồ")],
        ("thành viên (nhóm)", "trích yếu (văn bản)"),
    ),
    "what a document added, and a remark": (
        [(NEW, "timing: Quý IV", "timing: Quý I"), (SECTIONS, NOTED, "")],
        ("thời gian thực hiện (sản phẩm)", "ghi chú (mục tiêu)"),
    ),
    "another document": (
        [(DOCUMENTS, "- id: 58-qd", "- {id: 3-qd-vd-2031, number: 3/QĐ-VD, kind: Quyết định}\n- id: 58-qd")],
        ("văn bản (thêm)",),
    ),
}


@pytest.mark.parametrize(("edits", "words"), UNPROVEN.values(), ids=UNPROVEN)
def test_what_no_source_speaks_of_is_told_as_compared_with_nothing(
    project: Project, before: Archive, edits: list[Replaced], words: tuple[str, ...]
) -> None:
    for edit in edits:
        project.replace(*edit)
    assert {*changes(before, read(project.root).archive).unproven} == {*words}


def test_without_a_source_nobody_says_that_anything_was_compared(project: Project, before: Archive) -> None:
    (project.root / SOURCE).unlink()
    (project.root / GUIDE).unlink()
    project.replace(LAST, "title: Hỏi ý kiến", "title: Thôi hỏi ý kiến")
    assert changes(before, read(project.root).archive).unproven == ()


def test_what_a_label_lets_pass_is_told_apart(project: Project, before: Archive) -> None:
    project.replace(PLAN, "province: tỉnh Ví Dụ", "province: tỉnh Thí Dụ")
    project.replace(SECTIONS, NOTED, "")
    after = load(project.root)
    stopping, lifted = parted(brakes(before, after, compare(before, after)), {"remark"})
    assert [problem.kind for problem in (*stopping, *lifted)] == ["brake-register", "brake-remark"]
    lines = text(changes(before, after), stopping, lifted).splitlines()
    (at,) = [number for number, line in enumerate(lines) if line == "1 chỗ đã được cho qua"]
    assert lines[at + 1].strip() == str(lifted[0])
