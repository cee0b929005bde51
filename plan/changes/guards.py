"""What keeps each key of the data from an accident: the rows of the threat model.

A key is in the first row that covers it: by what the model says of the key, or by its name.
"""

from __future__ import annotations

from plan.changes.covers import WORDS_SEEN, Guard, any_of, fixed_of, only, said_in, settled_of, worded
from plan.changes.reportguards import REPORT_GUARDS
from plan.ground import model
from plan.ground.model import Placed, keys

_PROOF = "đối chiếu với bản nguồn"
_LAWFUL = "`corrections` hoặc `amendments` nói đúng chữ đã đổi"
_REVIEWED = "`reviewed` mới ở mục ấy"
_NONE = "chỉ có nhãn"

_WORDS = (
    Guard(
        "thời gian thực hiện",
        f"đọc được, đúng năm; {_PROOF}",
        ("wording", "deadline"),
        _LAWFUL,
        f"{WORDS_SEEN}; quý nào sang quý nào; danh sách nào thêm, mất dòng",
        only(model.Deliverable, "timing"),
    ),
    Guard(
        "thời gian tính là",
        "chỉ có khi không đọc được lời văn bản; đọc được, đúng năm",
        ("register", "empty-field"),
        "lời văn bản ở `timing` cũng đổi",
        f"{WORDS_SEEN}; quý nào sang quý nào; danh sách nào thêm, mất dòng",
        only(model.Deliverable, "timing_read"),
    ),
    Guard(
        "cơ quan trong ô",
        f"tên có trong danh bạ; {_PROOF}",
        ("wording",),
        _LAWFUL,
        f"{WORDS_SEEN}; cơ quan nào thêm, bớt; trang nào thêm, mất dòng",
        only(model.Deliverable, "lead", "coordinating"),
    ),
    Guard(
        "cơ quan được giao việc, ở tiêu đề",
        f"tên có trong danh bạ; {_PROOF}",
        ("wording",),
        _LAWFUL,
        f"{WORDS_SEEN}; cơ quan nào thêm, bớt",
        only(model.Clause, "agencies"),
    ),
    Guard(
        "lời của Phụ lục",
        _PROOF,
        ("wording",),
        _LAWFUL,
        covers=worded(model.Section, model.Objective, model.Task, model.Activity, model.Deliverable, model.OwnCell),
    ),
    Guard(
        "phụ lục chỉ tiêu",
        f"mỗi dòng đủ ô như các cột; {_PROOF}",
        ("wording",),
        _LAWFUL,
        covers=lambda kind, _, said: said.wording and kind in {model.Targets, model.TargetRow},
    ),
    Guard("lời của các phần, trích yếu, tên Phụ lục", _PROOF, ("wording",), _LAWFUL, covers=worded(model.Plan, model.Clause)),
    Guard(
        "cơ quan ban hành Kế hoạch",
        "",
        ("wording",),
        "`corrections`",
        covers=lambda _, __, said: said.wording and not said.wording.is_proven,
    ),
    Guard(
        "những gì in quanh lời văn bản",
        _PROOF,
        ("wording",),
        "`corrections`; văn bản sau không sửa được",
        covers=worded(model.Plan, model.Clause, amendable=False),
    ),
)
_REMARKS = (
    Guard(
        "hiệu đính đã đăng",
        f"hoàn lại được đúng một cách; {_PROOF}",
        ("remark",),
        _NONE,
        "mục bị bỏ, mục thêm vào, lý do; rằng đó là ý của người gửi",
        said_in("corrections", model.Correction),
    ),
    Guard(
        "sửa đổi đã đăng",
        f"hoàn lại được đúng một cách, theo thứ tự ngày; văn bản có trong danh mục; {_PROOF}",
        ("remark",),
        f"{_NONE}; sửa đổi sau thì ghi thêm một mục",
        "mục bị bỏ, mục thêm vào, theo văn bản nào",
        said_in("amendments", model.Amendment),
    ),
    Guard(
        "ghi chú đã đăng",
        "chữ được ghi chú có thật",
        ("remark",),
        "`corrections`, `amendments` mới đổi chính chữ ấy; `repealed_by`",
        "mục bị bỏ, mục thêm vào, mục thay mục nào; ở cột nào, về chữ nào",
        said_in("notes", model.Note),
    ),
    Guard(
        "việc bổ sung cả mục",
        f"văn bản có trong danh mục, ngày không trước văn bản; {_PROOF}",
        ("remark",),
        _NONE,
        "theo văn bản nào, từ ngày nào",
        said_in("added_by", model.Addition),
    ),
    Guard(
        "việc bãi bỏ cả mục",
        "văn bản có trong danh mục, ngày không trước văn bản",
        ("remark",),
        f"{_NONE}; bãi bỏ thêm, theo văn bản ban hành sau Kế hoạch, thì không bị chặn",
        "theo văn bản nào, từ ngày nào; danh sách nào mất dòng",
        said_in("repealed_by", model.Repeal),
    ),
)
_PLACES = (
    Guard(
        "mã đã đăng",
        "đứng một lần, đúng dạng, đúng chỗ",
        ("delete-id",),
        f"{_NONE}; bị bãi bỏ thì giữ mã, ghi `repealed_by`",
        "mục bị bỏ, mục thêm vào; trang nào mất",
        any_of("id", "abbr", "term", "group", "year", "column"),
    ),
    Guard("mã tỉnh trong lịch, tin", "đúng dạng", ("delete-id",), _NONE, covers=only(model.Plan, "province_id")),
    Guard(
        "địa chỉ của lĩnh vực",
        "đứng một lần, đúng dạng",
        ("lost-address",),
        "chuyển hướng trong `data/redirects.yml`",
        f"{WORDS_SEEN}; trang nào mất",
        only(model.Section, "slug"),
    ),
    Guard("địa chỉ cũ", "không còn trang ở đó", ("delete-id", "lost-address"), _NONE, covers=only(model.Redirect, "from")),
    Guard(
        "nơi địa chỉ cũ dẫn tới",
        "trang có thật",
        ("register",),
        "nơi dẫn tới trước đây cũng được chuyển hướng tới nơi mới",
        covers=only(model.Redirect, "to"),
    ),
    Guard(
        "mục thêm vào, bỏ đi, chuyển chỗ",
        f"mã tăng dần; {_PROOF}",
        ("new-record", "delete-id", "empty-field", "wording"),
        "`added_by`; ô khác: `amendments`; mục của các phần, lĩnh vực, mục tiêu, dòng chỉ tiêu: chỉ có nhãn",
        "mục bị bỏ, mục thêm vào; danh sách nào thêm, mất dòng",
        any_of("parts", "clauses", "objectives", "activities", "deliverables", "cells", "rows"),
    ),
)
_REGISTERS = (
    Guard(
        "cơ quan: tên, loại, nguồn, tên trước đây, cơ quan kế tục",
        "tên đứng một lần; mọi tên trong văn bản đọc được; cơ quan kế tục có thật, không vòng tròn",
        ("register",),
        _REVIEWED,
        covers=settled_of(model.Agency, model.FormerName),
    ),
    Guard(
        "cơ quan: cách viết khác",
        "mọi tên trong văn bản đọc được",
        ("register",),
        f"{_REVIEWED}; không chặn khi chưa ô nào đổi cơ quan vì nó",
        "cách viết thêm, bỏ; chặn kể ô nào đổi cơ quan",
        only(model.Agency, "aliases"),
    ),
    Guard(
        "nhóm: thành viên",
        "thành viên có trong danh bạ, là cơ quan",
        ("register",),
        _REVIEWED,
        "ai thêm, ai bỏ; chặn kể ô nào nêu nhóm ấy",
        only(model.Group, "members"),
    ),
    Guard("nhóm: nguồn của danh sách", "", ("register",), _REVIEWED, covers=settled_of(model.Group)),
    Guard(
        "văn bản: số, ngày",
        "số đứng một lần; văn bản được viện dẫn có trong danh mục",
        ("fixed-number",),
        f"{_REVIEWED}; `corrections` của chính văn bản ấy",
        covers=fixed_of(model.Document),
    ),
    Guard(
        "văn bản: loại, nơi ban hành, trích yếu",
        "",
        ("register",),
        f"{_REVIEWED}; `corrections` của chính văn bản ấy",
        covers=settled_of(model.Document),
    ),
    Guard(
        "chữ viết tắt, thuật ngữ: nghĩa, nguồn, ghi chú",
        "chữ viết tắt nào dùng trong văn bản cũng phải có ở đây",
        ("register",),
        _REVIEWED,
        covers=settled_of(model.Term, model.Concept),
    ),
    Guard(
        "chữ viết tắt: nơi giải thích",
        "nơi ấy có thật, có chữ ấy",
        ("empty-field",),
        "chỉ chặn khi bỏ trống",
        covers=only(model.Term, "explained"),
    ),
    Guard(
        "chỉ tiêu: mức, câu trích",
        "câu trích có nguyên văn ở nơi trích",
        ("fixed-number",),
        f"`corrections`, `amendments` mới ở nơi trích, đổi đúng chữ ấy; {_REVIEWED}",
        covers=fixed_of(model.Indicator),
    ),
    Guard("chỉ tiêu: nơi trích", "câu trích có nguyên văn ở đó", covers=only(model.Indicator, "record")),
    Guard(
        "văn bản làm căn cứ",
        "văn bản có trong danh mục",
        ("empty-field",),
        "chỉ chặn khi bỏ trống",
        "số, ngày, trích yếu của văn bản",
        any_of("reviewed"),
    ),
)
_OURS = (
    Guard(
        "Kế hoạch: số, ngày ký",
        "khớp với dòng in số, dòng in ngày",
        ("empty-field",),
        "chỉ chặn khi bỏ trống",
        covers=only(model.Plan, "number", "day"),
    ),
    Guard(
        "Kế hoạch: đã so với văn bản đã ký",
        "ngày so không trước ngày ký, không sau hôm nay; tên cơ quan, không phải tên người",
        ("register", "empty-field"),
        f"{_NONE}; ghi lần đầu thì không chặn",
        "bản nào, cơ quan nào so, ngày nào",
        said_in("compared", model.Collation),
    ),
    Guard(
        "Kế hoạch: tên tỉnh, tên gọi, cột nào là gì; lĩnh vực mà một mục nói về",
        "lĩnh vực có thật; đủ như các cột",
        ("register",),
        _NONE,
        covers=settled_of(model.Plan, model.Clause),
    ),
    Guard(
        "nhiệm vụ năm trước mà nhiệm vụ này tiếp tục",
        "có thật, ở kế hoạch của một năm trước",
        ("empty-field",),
        "chỉ chặn khi bỏ trống",
        covers=only(model.Task, "continues"),
    ),
    Guard("tên trang này đặt, phải có", "tên nhiệm vụ không quá 80 ký tự", covers=any_of("title")),
    Guard("chữ người đọc gõ", "trang có thật", covers=only(model.Byword, "page", "words")),
    Guard(
        "tên tắt, tên tiếng Anh trang này đặt; ai thấy được chỉ tiêu; lý do chuyển hướng",
        "",
        ("empty-field",),
        "chỉ chặn khi bỏ trống",
        covers=any_of("short", "title_en", "concerns", "reason"),
    ),
)
GUARDS = (*REPORT_GUARDS, *_WORDS, *_REMARKS, *_PLACES, *_REGISTERS, *_OURS)
SOURCES = {
    "source.txt": Guard(
        "bản nguồn", "đúng mã ghi ở proof.yml", ("source",), _NONE, "chỉ biết tệp đã đổi: xem thẻ **Files changed**"
    ),
    "proof.yml": Guard(
        "mã của bản nguồn, cách đọc, quy tắc",
        "đọc được, dùng hết từng quy tắc",
        ("source",),
        f"{_NONE}; chú thích, thứ tự khóa không tính",
        "chỉ biết tệp đã đổi: xem thẻ **Files changed**",
    ),
}
"""The files beside the records, by name."""


def guard_of(kind: type[Placed], name: str) -> Guard:
    """Return what keeps a key of a type of record from an accident.

    >>> from plan.ground.model import Deliverable, Task
    >>> guard_of(Deliverable, "lead").brakes, guard_of(Task, "title").brakes
    (('wording',), ())

    Raises:
        LookupError: nobody has said.

    """
    said = keys(kind)[name]
    for guard in GUARDS:
        if guard.covers(kind, name, said):
            return guard
    message = f"no row of plan/changes/guards.py covers {kind.__name__}.{name}: say there what stops an accident"
    raise LookupError(message)
