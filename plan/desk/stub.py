"""A new task, ready to be filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from plan.ground.model import LONGEST_TITLE, Plan, slug
from plan.reading import load
from plan.rules.datafile import written

_STUB = """\
# yaml-language-server: $schema=../../../schemas/task.schema.json
# Điền vào sau mỗi dấu hai chấm, cách một dấu cách. Giá trị có ": " hoặc " #" thì đặt cả trong ngoặc kép.
# Mã của nhiệm vụ: {holder} {objective} và số kế tiếp chưa dùng. Mã không đổi, không dùng lại.
id: {id}
# Tên gọi ngắn do nhóm thực hiện đặt, nhiều nhất {longest} ký tự. Ví dụ: Rà soát, đánh giá thủ tục hành chính
title:
# Nhiệm vụ, đúng lời văn bản; nhiều đoạn thì viết thành danh sách, mỗi đoạn một dòng "  - …". Ví dụ: Thực hiện rà soát TTHC.
text:
{activities}\
# Chỗ chữ đăng khác bản nguồn (bỏ dấu # ở đầu các dòng dưới để dùng; cũng dùng được trong từng hoạt động, sản phẩm):
# corrections:
#   - field: text
#     source: Phân đầu
#     published: Phấn đấu
#     reason: Lỗi gõ, sai dấu.
# Điều người đọc nên biết mà chữ vẫn giữ nguyên; kind là wording (câu chữ) hoặc reading (cách đọc ô của bản nguồn):
# notes:
#   - kind: wording
#     field: text
#     quote: Phấn đấu
#     text: Giải thích cho người đọc.
# Chỗ một văn bản ban hành sau đã sửa đổi; document là mã của nó trong data/documents.yml, date là ngày có hiệu lực:
# amendments:
#   - document: 25-qd-ubnd-{year}
#     date: {year}-06-01
#     field: text
#     before: chữ trước khi sửa đổi
#     after: Phấn đấu
# Văn bản ban hành sau đã bổ sung cả mục (Kế hoạch khi ban hành không có); cũng dùng được trong từng hoạt động, sản phẩm:
# added_by:
#   document: 25-qd-ubnd-{year}
#   date: {year}-06-01
# Văn bản ban hành sau đã bãi bỏ cả mục, cùng mọi thứ bên dưới; lời và mã giữ nguyên:
# repealed_by:
#   document: 25-qd-ubnd-{year}
#   date: {year}-06-01
# Nhiệm vụ của kế hoạch một năm trước mà nhiệm vụ này làm tiếp: năm, gạch chéo, mã của nó:
# continues: {before}/II.6.3
"""

_ACTIVITY = """\
# Các hoạt động, mỗi hoạt động bắt đầu bằng "- ".
activities:
  # Hoạt động, đúng lời văn bản; ô trống trong văn bản thì bỏ dòng "- text:" và đặt gạch đầu dòng trước deliverables.
  # Ví dụ: Rà soát, chuẩn hóa và công bố TTHC
  - text:
    # Các sản phẩm, mỗi sản phẩm là một dòng của Phụ lục; đánh số tiếp qua mọi hoạt động của nhiệm vụ.
    deliverables:
"""
_NO_ACTIVITY = """\
# Các sản phẩm, mỗi sản phẩm là một dòng của Phụ lục; bảng không có cột Hoạt động nên không viết hoạt động.
activities:
  - deliverables:
"""
_PRODUCT = """\
      # Mã của sản phẩm: mã nhiệm vụ và số thứ tự.
      - id: {id}.1
        # Sản phẩm, đúng lời văn bản. Ví dụ: Quyết định của UBND tỉnh ban hành Kế hoạch rà soát TTHC
        text:
        # Cơ quan chủ trì, tên như trong data/agencies.yml. Ví dụ: Văn phòng UBND tỉnh
        lead:
"""
_COORDINATING = """\
        # Cơ quan phối hợp; văn bản để trống thì bỏ dòng này. Ví dụ: Các sở, ban, ngành; UBND cấp huyện
        coordinating:
"""
_TIMING = """\
        # Thời gian thực hiện. Ví dụ: Quý I, II năm {year}; Định kỳ hàng quý; Thường xuyên; Theo Kế hoạch; Khi có hướng dẫn
        timing:
        # Chỉ khi văn bản ghi thời gian bằng lời mà máy không đọc được: lời để tính (bỏ dấu # để dùng):
        # timing_read: Quý II
"""
_CELLS = """\
        # Các ô khác của dòng, đúng lời văn bản; ô nào trống thì bỏ hai dòng của nó.
        cells:
"""

_MOST_IN_MESSAGE = 40


class UnknownError(LookupError):
    """There is no such objective or plan; the message says, in Vietnamese, which there are."""


@dataclass(frozen=True)
class Stub:
    """The text of a new task's file and where it is to be saved, from the project's root."""

    file: str
    text: str


def task_stub(root: Path, objective: str, year: int | None = None) -> Stub:
    """Return a task of an objective with the next free id, each key with what to write and an example.

    Args:
        root: the project's root.
        objective: its id, "II.6".
        year: of which plan; by default the newest.

    Raises:
        UnknownError: there is no such objective or plan.

    """
    plan = _plan(root, year)
    if objective not in plan.objective:
        section = f"{objective.partition('.')[0]}."
        known = ", ".join([found for found in plan.objective if found.startswith(section)] or plan.objective)
        message = f'không có mục tiêu "{objective[:_MOST_IN_MESSAGE]}" trong data/{plan.year}/sections.yml; có: {known}'
        raise UnknownError(message)
    task = f"{objective}.{_last(root, plan.year, objective) + 1}"
    holder = "lĩnh vực" if plan.objective[objective].is_implied else "mục tiêu"
    told = {"id": task, "objective": objective, "holder": holder, "longest": LONGEST_TITLE}
    told |= {"year": plan.year, "before": plan.year - 1}
    text = _STUB.format(**told, activities=_activities(plan).format(**told))
    return Stub(f"data/{plan.year}/tasks/{slug(task)}.yml", text)


def _activities(plan: Plan) -> str:
    """Return what stands for the products of a task, with the columns that the plan has."""
    begun = _ACTIVITY if plan.prints("activity") else _NO_ACTIVITY
    helping = _COORDINATING if plan.prints("coordinating") else ""
    names = (written(name).replace("{", "{{").replace("}", "}}") for name in plan.own_columns)
    cells = "".join(f"          - column: {name}\n            text:\n" for name in names)
    return f"{begun}{_PRODUCT}{helping}{_TIMING}{_CELLS * bool(cells)}{cells}"


def _plan(root: Path, year: int | None) -> Plan:
    archive = load.read(root).archive
    if not archive.plans or (year is not None and year not in archive.plan):
        known = ", ".join(map(str, archive.plan)) or "không có"
        message = f"không có kế hoạch năm {year or '…'} đọc được trong data/; có: {known}"
        raise UnknownError(message)
    return archive.newest if year is None else archive.plan[year]


def _last(root: Path, year: int, objective: str) -> int:
    """Return the number of an objective's last task, by the names of the files: they may not all be readable."""
    file = re.compile(rf"data/{year}/tasks/{re.escape(slug(objective))}-([0-9]{{1,4}})\.yml")
    return max((int(found[1]) for name, _, _ in load.files(root) if (found := file.fullmatch(name))), default=0)
