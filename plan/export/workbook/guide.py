"""What the first sheet and the columns of a workbook say to who edits it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plan.export.workbook.grid import EditColumn, EditSheet
from plan.export.workbook.spoken import all_titles, spoken
from plan.export.workbook.unsure import ANSWER, LOOKED_AT, LOOKS, NEW_NAME, SPELLING
from plan.ground.model import Key, columns

_MOST_SAID = 255
"""Excel shows no longer message beside a cell."""

HOW = (
    "Sửa thẳng vào các ô trắng của các trang sau, lưu lại (giữ đuôi .xlsx), rồi gửi tệp này cho người giữ dữ liệu.",
    "Người ấy chạy: python -m plan import TỆP.xlsx --update --dry-run để xem trước, bỏ --dry-run để ghi.",
    "Ô xám không sửa: mã và địa chỉ đã đăng thì không đổi. Sửa ô xám thì cả tệp bị trả lại, không có gì được ghi.",
    "Ô có nhiều mục (nhiều gạch đầu dòng, nhiều thành viên): mỗi mục một dòng trong ô. Xuống dòng trong ô bằng Alt+Enter.",
    "Xóa hết chữ trong một ô là bỏ điều ấy; ô bắt buộc thì không được để trống.",
    ("Mọi ô là chữ: đừng dùng công thức, đừng gộp ô, đừng đổi tên trang và tên cột."),
    (
        "Lọc thì được. Sắp xếp thì Excel không cho, vì có ô xám bị khóa. Cần thì bỏ bảo vệ trang (Review, Unprotect Sheet;"
        " không có mật khẩu) rồi sắp xếp: hàng đứng đâu cũng được, miễn mã vẫn ở đúng hàng của nó."
    ),
    "Xóa một hàng không xóa gì trong dữ liệu. Muốn bãi bỏ một nhiệm vụ, sản phẩm: thêm một hàng ở trang “Bãi bỏ”.",
    (
        "Thêm được bản ghi ở các hàng trắng cuối những trang có chữ “thêm được” dưới đây. Nhiệm vụ, hoạt động, sản phẩm mới"
        " thì không: người giữ dữ liệu chạy python -m plan new task."
    ),
    (
        "Ở các trang Ghi chú, Hiệu đính, Sửa đổi, Bổ sung, Bãi bỏ, hàng thêm để trống cột Mã; cột Thuộc ghi bản ghi được nói"
        " đến, chọn từ danh sách (ví dụ: Sản phẩm I.1.1.1)."
    ),
    (
        "Lời của văn bản (nhiệm vụ, hoạt động, sản phẩm, cơ quan, thời gian …) in đúng như văn bản; sửa thì phải có căn cứ."
        " Bản nguồn gõ sai: thêm một hàng ở Hiệu đính. Văn bản sau đã sửa: thêm văn bản ấy ở Văn bản, một hàng ở Sửa đổi."
    ),
    (
        "Tệp này nhớ nó được tạo từ lúc nào. Nếu từ khi ấy dữ liệu đã đổi ở đúng ô bạn sửa, hai giá trị được nêu ra để chọn,"
        " không ai ghi đè lên ai."
    ),
)
"""How to edit, a paragraph a row."""
HOW_TO_LOOK = (
    f"Làm trang “{LOOKS}”, ngay sau trang này, trước: mỗi hàng là một chỗ máy chưa chắc khi nhập kế hoạch. Đối chiếu với văn"
    f" bản, sửa ở trang của nó nếu cần, rồi chọn “{LOOKED_AT}” ở cột {ANSWER}. Cơ quan mới mà thật ra đã có: chọn"
    f" “{NEW_NAME}” hoặc “{SPELLING}”, rồi chọn cơ quan ấy ở ô bên phải; tên cũ, tên mới được ghi đúng chỗ."
)
"""One more paragraph, where something has to be looked at."""


def rows(sheets: Sequence[EditSheet]) -> Iterator[tuple[str, str, str, str]]:
    """Yield each column of each sheet: sheet, column, whether it may be edited, what is to be known of it."""
    yield "Trang", "Cột", "Sửa được", "Điều cần biết"
    for sheet in sheets:
        title = f"{sheet.title} (thêm được)" if sheet.takes_more else sheet.title
        for column in sheet.columns:
            yield title, column.title, "không" if column.is_locked else "được", help_of(sheet, column)
            title = ""


def help_of(sheet: EditSheet, column: EditColumn) -> str:
    """Return what an editor is told of a column."""
    said = column.form.said
    parts = [spoken(said.help, {**all_titles(), **columns(sheet.kind)}), _MANY if column.form.is_many else "", _example(said)]
    return " ".join(filter(None, parts))


_MANY = "Mỗi mục một dòng trong ô."


def _example(said: Key) -> str:
    """Return examples as cells show them; none where an id or a key stands in the files and its name in the cell."""
    found = [str(example) for example in said.examples if isinstance(example, str)]
    return f"Ví dụ: {' · '.join(found)}" if found and said.refers_to not in {"agency", "key"} else ""


def message_of(sheet: EditSheet, column: EditColumn) -> str:
    """Return what stands beside a cell while it is edited, as far as there is room."""
    said = help_of(sheet, column)
    return said if len(said) <= _MOST_SAID else f"{said[: _MOST_SAID - 1].rpartition(' ')[0]}…"
