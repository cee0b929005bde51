"""The kinds of dangerous changes, and the labels of pull requests that let them pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plan.ground.model import (
    Place,
)
from plan.ground.problems import Problem, Said, say, shown

MOST_RECORDS = 20
"""So many records may change at once without a decision."""


@dataclass(frozen=True)
class Brake:
    """A kind of dangerous change."""

    label: str
    """The label of a pull request that lets it pass."""
    meaning: str
    recorded: str
    """What in the data says as much, so that no label is needed."""


_NOTHING = "không gì trong dữ liệu thay được"
_REVIEWED = "`reviewed` mới ở chính mục ấy"

BRAKES: Mapping[str, Brake] = {
    "delete-id": Brake(
        "cho-phep: xoa-ma", "xóa hoặc đổi một mã đã đăng", f"{_NOTHING}; bị bãi bỏ thì giữ mã, ghi `repealed_by`"
    ),
    "lost-address": Brake(
        "cho-phep: mat-dia-chi", "để mất một địa chỉ đã đăng mà không chuyển hướng", "chuyển hướng trong `data/redirects.yml`"
    ),
    "empty-field": Brake(
        "cho-phep: bo-trong",
        "bỏ trống một ô đang có chữ",
        f"`amendments` hoặc `corrections` của chính ô ấy; danh bạ, danh mục: {_REVIEWED}",
    ),
    "wording": Brake(
        "cho-phep: doi-loi-van",
        "đổi lời văn bản mà không ghi hiệu đính hay văn bản sửa đổi; chuyển sản phẩm sang hoạt động khác",
        "`corrections` hoặc `amendments` nói đúng chữ đã đổi",
    ),
    "many-records": Brake("cho-phep: sua-nhieu", f"sửa hơn {MOST_RECORDS} bản ghi một lần", f"{_NOTHING}; hãy chia nhỏ"),
    "deadline": Brake(
        "cho-phep: bo-han", "để một sản phẩm không còn hạn trong năm của Kế hoạch", "`amendments` của `timing`"
    ),
    "fixed-number": Brake(
        "cho-phep: doi-so",
        "đổi một con số mà Kế hoạch hoặc một văn bản đã ấn định",
        f"`amendments`, `corrections` đổi đúng chữ ấy ở nơi trích; {_REVIEWED}",
    ),
    "remark": Brake(
        "cho-phep: doi-sua-doi",
        "bỏ hoặc sửa một hiệu đính, sửa đổi, ghi chú, bổ sung, bãi bỏ đã đăng; ghi một văn bản cũ hơn Kế hoạch",
        "ghi chú: `corrections`, `amendments` mới đổi chính chữ ấy, hoặc `repealed_by`; mục khác: ghi thêm, không sửa mục cũ",
    ),
    "register": Brake(
        "cho-phep: doi-dang-ky",
        "đổi điều danh bạ, danh mục, nhóm, bảng chữ viết tắt, chuyển hướng đã ghi, hay cách đọc tên cơ quan, thời gian",
        f"{_REVIEWED}; văn bản: `corrections`; chuyển hướng: địa chỉ cũ cũng được chuyển hướng tới địa chỉ mới",
    ),
    "new-record": Brake(
        "cho-phep: them-muc",
        "thêm một mục vào Kế hoạch đã đăng mà không ghi văn bản bổ sung, hoặc thêm cả một kế hoạch",
        "`added_by` (nhiệm vụ, hoạt động, sản phẩm); mục, lĩnh vực, mục tiêu không có khóa ấy",
    ),
    "source": Brake("cho-phep: doi-ban-nguon", "đổi hoặc bỏ bản nguồn, hay cách đối chiếu với nó", _NOTHING),
    "report": Brake(
        "cho-phep: sua-bao-cao",
        "xóa hoặc sửa một báo cáo đã đăng, hay đổi hạn làm báo cáo ấy thành nghĩa khác mà không do văn bản sửa đổi",
        "báo cáo mới ghi thêm ở cuối tệp, báo cáo cũ giữ nguyên; `amendments` của `timing`",
    ),
    "backdated": Brake(
        "cho-phep: ghi-lui-ngay",
        "thêm báo cáo ghi ngày trước điều đã đăng, hoặc ngày hoàn thành trái với báo cáo trước mà thành đúng hạn",
        "ngày hoàn thành: `evidence` mới ở chính sản phẩm ấy; ngày ký: không gì trong dữ liệu thay được, báo cáo gửi muộn thì"
        " ghi đúng ngày ký",
    ),
    "figure": Brake(
        "cho-phep: khong-minh-chung",
        "một con số làm chỉ tiêu thành đạt mà không kèm minh chứng",
        "`evidence` của chính con số ấy",
    ),
    "mixed-reports": Brake(
        "cho-phep: gop-bao-cao",
        "gửi báo cáo của hai cơ quan trở lên, hoặc báo cáo cùng thay đổi khác, trong một lần",
        f"{_NOTHING}; hãy tách thành nhiều pull request",
    ),
    "base": Brake("cho-phep: khong-so-sanh", "gộp dù không so sánh được với bản đang đăng", _NOTHING),
}
"""By what `--allow` calls them; a problem's kind has "brake-" before it."""


def kinds_of(words: str) -> frozenset[str]:
    """Return the kinds that somebody names, by kind ("delete-id") or by label ("cho-phep: xoa-ma"), between commas.

    Raises:
        UnknownKindError: there is no such kind; says which there are.

    """
    by_label = {brake.label: kind for kind, brake in BRAKES.items()}
    named = [" ".join(word.split()) for word in words.split(",") if word.strip()]
    found = [by_label.get(word, word) for word in named]
    if unknown := [kind for kind in found if kind not in BRAKES]:
        raise UnknownKindError(unknown[0])
    return frozenset(found)


class UnknownKindError(ValueError):
    """Somebody allows what is no kind of dangerous change; the message says which kinds there are."""

    def __init__(self, word: str) -> None:
        known = (f"  {kind} ({brake.label}): {brake.meaning}" for kind, brake in BRAKES.items())
        super().__init__("\n".join([f'--allow: không có loại hay nhãn "{shown(word)}"; hãy chọn trong số:', *known]))


def braked(kind: str, place: Place, where: str, record: str, found: Said, *, proven: bool = False) -> Problem:
    """Return a brake that holds, with the label that lets it pass.

    Args:
        kind: a key of `BRAKES`.
        place: where it is.
        where: how messages call it.
        record: id of the record or of what holds it; "" for none.
        found: what is wrong.
        proven: whether the proof, which no label lifts, holds the words to a source as well.

    """
    label = BRAKES[kind].label
    lifted = _lifted_with_source(label) if proven else _lifted(label)
    return Problem(place, say(f"{where}: {found}; {lifted}", f"{where}: {found.en}; {lifted.en}"), f"brake-{kind}", record)


def mixed_with(names: Said) -> Said:
    """Say what else a pull request with reports touches."""
    return say(
        f"đi cùng những thay đổi khác: {names}; một pull request có báo cáo thì chỉ có báo cáo của một cơ quan, không có gì"
        " khác, hãy tách ra",
        f"comes with other changes: {names.en}; a pull request with reports has those of one agency and nothing else, please"
        " split it",
    )


def _lifted(label: str) -> Said:
    return say(
        f'nếu chắc chắn phải vậy, xin người duyệt gắn nhãn "{label}"',
        f'if it has to be, ask a maintainer for the label "{label}"',
    )


def _lifted_with_source(label: str) -> Said:
    return say(
        f'kế hoạch này có bản nguồn nên nhãn "{label}" không đủ: chỗ nào khác bản nguồn mà không ghi lại thì đối chiếu '
        "(python -m proof) vẫn chặn, không nhãn nào cho qua",
        f'this plan has a source, so the label "{label}" is not enough: what differs from the source and is not recorded '
        "is stopped by the proof (python -m proof) as well, and no label lifts that",
    )
