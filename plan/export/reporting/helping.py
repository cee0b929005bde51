"""What who fills in a form is told: the steps on its first sheet, the words beside its cells, what they offer."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import Any, cast

from xlsxwriter.worksheet import Worksheet

from plan.export.reporting.asked import FIGURES, MORE_EVIDENCE, PRODUCTS
from plan.export.workbook.spoken import all_titles, spoken
from plan.ground.model import Placed, told

STEPS = (
    "Ở trang này: chọn kỳ báo cáo, ghi ngày ký và số của báo cáo vào các ô trắng ở trên.",
    (
        f"Trang “{PRODUCTS}”: mỗi hàng là một sản phẩm cơ quan chủ trì. Chọn kết quả; đã hoàn thành thì ghi ngày và văn bản"
        " minh chứng; chưa mà đã quá hạn thì phải ghi khó khăn. Hàng để trống là chưa báo cáo."
    ),
    (
        f"Sản phẩm có hơn một văn bản minh chứng: ghi thêm ở trang “{MORE_EVIDENCE}”. Có con số của chỉ tiêu: ghi ở trang"
        f" “{FIGURES}”."
    ),
    (
        "Ngày viết ngày/tháng/năm. Chỉ ghi cơ quan và văn bản: không ghi tên người, số điện thoại, thư điện tử. Ô xám không"
        " sửa; đừng dùng công thức, đừng gộp ô, đừng đổi tên trang, tên cột."
    ),
    "Lưu lại, giữ đuôi .xlsx, rồi gửi như trang “Cơ quan báo cáo” ở mục Hướng dẫn chỉ. Ô nào sai sẽ được nêu đúng ô ấy.",
)
"""What to do, a line a step."""
PERIOD_HELP = "Chọn kỳ mà báo cáo này nói về."
ONGOING = "Việc thường xuyên không có lúc xong: chọn “chưa hoàn thành”; nên ghi đang làm gì ở “Việc tiếp theo”."
MORE_HELP = f"Mã ở trang “{PRODUCTS}” (kèm quý, nếu có) hoặc ở trang “{FIGURES}”: chọn từ danh sách."
_MOST_MESSAGE, _MOST_TITLE = 255, 32
"""Characters that Excel shows beside a cell."""
_REFUSAL = {"error_title": "Không có trong danh sách", "error_message": "Hãy chọn một giá trị từ danh sách của ô này."}


def help_of(kind: type[Placed], key: str) -> str:
    """Return what who fills in a cell is told of it."""
    return _helped(cast("Hashable", kind), key)


@cache
def _helped(kind: Any, key: str) -> str:
    said = told(kind, key)
    words = spoken(said.help, all_titles()).replace("viết năm-tháng-ngày", "viết ngày/tháng/năm")
    texts = [example for example in said.examples if isinstance(example, str) and not said.column.startswith("Ngày")]
    return f"{words} Ví dụ: {' · '.join(texts)}" if texts and key != "date" else words


def choose(
    page: Worksheet,
    where: tuple[int, int, int, int],
    title: str,
    message: str,
    source: str | list[str] | None = None,
    *,
    is_all: bool = True,
) -> None:
    """Say what a cell holds, and offer what there is to choose from; `is_all` tells that nothing else is taken."""
    told_: dict[str, Any] = {"validate": "any", "input_title": title[:_MOST_TITLE], "input_message": _shortened(message)}
    if source:
        told_ |= {"validate": "list", "source": source, "show_error": is_all, **_REFUSAL}
    page.data_validation(*where, told_)


def _shortened(message: str) -> str:
    """Return a message as far as Excel shows it, to the end of a word."""
    return message if len(message) <= _MOST_MESSAGE else f"{message[: _MOST_MESSAGE - 1].rpartition(' ')[0]}…"
