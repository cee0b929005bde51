"""The columns of how products stand by the reports on them, at the end of the files of lists, and what fills them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from plan.export.columns import Column
from plan.export.listedrow import ListedRow, StandingCells
from plan.export.reports import STATE_WORDS, state_code
from plan.facts.listed_states import ListedState
from plan.facts.tables import day

_WHOSE = (
    "Theo mọi cơ quan phải báo cáo; ở danh sách của một cơ quan, việc nó chủ trì thì theo báo cáo của riêng nó; ở danh sách"
    " của một quý thì về hạn của quý ấy."
)


def _of(read: Callable[[StandingCells], Any]) -> Callable[[ListedRow], Any]:
    return lambda it: read(it.stands) if it.stands else None


# Only where the plan has a report: an empty column would say of every product that nobody reported on it.
STANDING_COLUMNS: tuple[Column, ...] = (
    Column(
        name="state_label",
        title="Tiến độ",
        type="text",
        description=f"Sản phẩm so với hạn đang có hiệu lực, tính đến báo cáo mới nhất, bằng chữ. {_WHOSE}",
        of=_of(lambda it: STATE_WORDS[it.state]),
        required=True,
    ),
    Column(
        name="reported_on",
        title="Ngày báo cáo",
        type="dates",
        description="Ngày báo cáo mới nhất của từng cơ quan về sản phẩm; dạng năm-tháng-ngày; trống khi chưa có báo cáo nào.",
        of=_of(lambda it: it.reported_on),
    ),
    Column(
        name="evidence",
        title="Minh chứng",
        type="texts",
        description="Văn bản mà các báo cáo ấy nêu, kèm tên cơ quan khi nhiều cơ quan phải báo cáo; trống khi báo cáo không"
        " kèm minh chứng.",
        of=_of(lambda it: it.evidence),
    ),
    Column(
        name="reported_by",
        title="Mã cơ quan đã báo cáo",
        type="ids",
        description="Mã của các cơ quan đã báo cáo về sản phẩm; không phải mọi cơ quan phải báo cáo.",
        of=_of(lambda it: it.reported_by),
    ),
    Column(
        name="state",
        title="Mã tiến độ",
        type="code",
        description=f"Sản phẩm so với hạn đang có hiệu lực, tính đến báo cáo mới nhất. {_WHOSE}",
        of=_of(lambda it: it.state),
        required=True,
        words=STATE_WORDS,
    ),
)


def standing_cells(stands: ListedState, names: Mapping[str, str]) -> StandingCells:
    """Return what the cells of a row are filled from; `names` has those of agencies by id."""
    return StandingCells(
        state=state_code(stands.state),
        reported_by=tuple(dict.fromkeys(reply.agency for reply in stands.replies)),
        reported_on=tuple(sorted({reply.report.date.isoformat() for reply in stands.replies})),
        evidence=tuple(dict.fromkeys(_evidence(stands, names))),
    )


def _evidence(stands: ListedState, names: Mapping[str, str]) -> Iterator[str]:
    _, reporters = stands.heard
    for reply in stands.replies:
        whose = f"{names[reply.agency]}: " if reporters > 1 else ""
        yield from (f"{whose}{shown.name} ngày {day(shown.date)}" for shown in reply.row.evidence)
