"""What is read of a received file, what is told and kept as a note, and what is refused: a table that editors read too.

docs/huong-dan/tep-word.md says the same in its tables, line by line; tests hold the two together, and each line by a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from plan.intake.paper import UnreadableError

Fate = Literal["read", "told", "refused"]
MOST_RECEIVED = 50_000_000
"""Bytes of a file as it comes."""
_MOST = 160


@dataclass(frozen=True)
class ContractTerm:
    """One thing that may stand in a file, and what becomes of it."""

    key: str
    what: str
    fate: Fate
    how: str
    """How it is read; how it is kept; or what to do about it."""


def _terms(fate: Fate, **terms: tuple[str, str]) -> tuple[ContractTerm, ...]:
    return tuple(ContractTerm(key.replace("_", "-"), what, fate, how) for key, (what, how) in terms.items())


_READ = _terms(
    "read",
    paragraphs=("Đoạn văn và kiểu của đoạn", "Từng chữ như trong tệp: dấu cách, dấu nháy, chữ hoa, cách gõ dấu không đổi."),
    tables=("Bảng, ô gộp ngang và dọc, hàng bắt đầu muộn", "Mỗi ô ở đúng cột của lưới trong tệp."),
    repeated_head=("Hàng tiêu đề lặp lại ở mỗi trang", "Đọc một lần, biết là tiêu đề."),
    numbers=("Số thứ tự tự động, nhiều cấp, đánh lại từ đầu", "Tính ra và viết thành chữ như Word hiện."),
    no_numbers=("Đoạn bỏ đánh số, số thứ tự theo kiểu đoạn", "Theo đúng tệp: bỏ số thì không có số."),
    controls=("Ô nhập liệu (content control) trong câu, quanh đoạn, hàng, ô", "Chữ bên trong là chữ của văn bản."),
    links=("Liên kết, thẻ thông minh, đánh dấu (bookmark)", "Chỉ lấy chữ đang hiện."),
    breaks=("Xuống dòng trong đoạn, dấu tab, ngắt trang", "Xuống dòng và tab được giữ; ngắt trang ở đầu, cuối đoạn thì bỏ."),
    hyphens=("Gạch nối không ngắt, gạch nối mềm, dấu cách không ngắt", "Giữ nguyên ký tự."),
    branches=("Nội dung có hai bản cho Word mới và cũ", "Lấy một bản, không lấy hai lần."),
    layout=("Bảng không viền để dàn trang: tiêu ngữ, nơi nhận, chữ ký", "Biết là không phải bảng số liệu."),
    workbook=("Trang tính Excel: ô gộp, xuống dòng trong ô", "Dòng trên, dưới bảng là đoạn văn; dòng trong ô là đoạn."),
    plain_text=("Văn bản UTF-8, ô cách nhau bằng dấu tab", "Như source.txt của kế hoạch; “ ¶ ” ngăn các đoạn trong ô."),
    strict=("Tệp lưu dạng Strict Open XML, tệp mẫu .dotx", "Đọc như .docx."),
)

_TOLD = _terms(
    "told",
    text_box=("Hộp văn bản", "Chữ trong hộp không thuộc đoạn nào; được ghi lại nguyên văn."),
    footnote=("Chú thích cuối trang, cuối văn bản", "Chữ của chú thích được ghi lại nguyên văn."),
    field=("Trường tự động (ngày, tham chiếu, mục lục)", "Lấy kết quả đang hiện; ghi lại mã của trường."),
    nested_table=("Bảng lồng trong ô", "Chữ được giữ trong ô, mỗi đoạn một ý."),
    unwrapped=("Khung một ô bọc quanh bảng", "Khung được bỏ, những gì bên trong là thân văn bản."),
    picture=("Hình, đường kẻ vẽ tay, đối tượng nhúng", "Không đọc chữ trong hình."),
    formula=("Công thức toán", "Lấy chữ theo thứ tự, không giữ dạng công thức."),
    symbol=("Ký hiệu chèn từ phông riêng (Symbol, Wingdings)", "Thay bằng ký tự cùng nghĩa; không biết thì là �."),
    hidden_text=("Chữ ẩn", "Không in ra nên không lấy."),
    capitals=("Chữ thường mà Word hiện thành chữ hoa", "Lấy chữ như đã gõ."),
    struck_text=("Chữ bị gạch ngang", "Vẫn lấy chữ."),
    raised_text=("Chữ nhỏ trên hoặc dưới dòng", "Lấy chữ như chữ thường."),
    placeholder=("Ô nhập liệu chưa điền", "Lấy chữ gợi ý đang hiện."),
    bound=("Ô nhập liệu nối với dữ liệu ngoài văn bản", "Lấy chữ lưu trong văn bản."),
    header_text=("Chữ ở đầu trang, chân trang, chữ chìm", "Không thuộc thân văn bản."),
    hidden_cell=("Chữ trong phần bị che của ô gộp", "Word không hiện nên không lấy."),
    broken_merge=("Ô gộp dọc nối vào chỗ không có ô nào", "Đọc thành một ô riêng."),
    short_row=("Hàng ngắn hơn lưới của bảng", "Phần thiếu coi như không có ô."),
    wide_grid=("Mọi hàng đều dài hơn lưới mà tệp khai", "Đọc theo các hàng."),
    straightened=("Cạnh cột vẽ tay lệch nhau không quá 3,5 mm", "Coi là một cạnh."),
    uncertain_number=("Số thứ tự không chắc giống Word", "Viết số tính được; hãy xem lại với bản in."),
    number_differs=("Số thứ tự mà LibreOffice tính khác", "Viết số tính được; hãy xem lại với bản in."),
    unchecked_numbers=("Số thứ tự tự động khi máy không có LibreOffice", "Viết số tính được, không so được với LibreOffice."),
    joined=("Đoạn có dấu cuối đoạn bị ẩn", "Word hiện liền với đoạn sau; ở đây vẫn là hai đoạn."),
    ruby=("Chữ chú âm trên dòng", "Lấy chữ dưới, bỏ chữ chú âm."),
    unknown=("Phần tử lạ", "Chữ bên trong không được lấy; được ghi lại nguyên văn."),
    hidden_sheet=("Trang tính Excel bị ẩn", "Không đọc."),
    hidden_row=("Hàng, cột Excel bị ẩn", "Vẫn đọc; hãy xem có phải của văn bản không."),
    computed=("Ô Excel tính bằng công thức", "Lấy kết quả đã lưu trong tệp."),
    formatted=("Ngày, số có định dạng trong ô Excel", "Viết thành chữ; hãy so với những gì Excel hiện."),
    cell_comment=("Ghi chú gắn vào ô Excel", "Không thuộc bảng; được ghi lại nguyên văn."),
    converted=(
        "Tệp .doc, .odt được LibreOffice chuyển sang .docx",
        "Không chắc thấy hết dấu sửa đổi; hãy soát bằng Word.",
    ),
)

_REVIEW = "Mở tệp bằng Word, xem từng chỗ ở thẻ Xem lại (Review), rồi chọn"
_AS_WORD = "Mở bằng Word, lưu thành (Save As) loại Word Document (*.docx), rồi nhập lại."
_AGAIN = "Mở bằng Word, lưu lại, rồi nhập lại."
_NEVER = "Word không bao giờ viết thế. Đừng tin tệp này; xin lại từ nơi gửi."
_ASK = "Xin tệp Word (.docx) từ nơi soạn"
_ACCEPT = "Chấp nhận → Chấp nhận tất cả thay đổi và dừng theo dõi (Accept → Accept All Changes and Stop Tracking)"
_DELETE = "Xóa → Xóa tất cả chú thích trong tài liệu (Delete → Delete All Comments in Document)"
_PROTECTED = "Mở bằng mật khẩu, vào Tệp → Thông tin → Bảo vệ (File → Info → Protect), bỏ mật khẩu, lưu, rồi nhập lại."
_OFFICE = "Cài LibreOffice Writer (apt-get install libreoffice-writer-nogui)"

_REFUSED = _terms(
    "refused",
    revisions=("Dấu vết sửa đổi chưa chốt (Track Changes)", f"{_REVIEW} {_ACCEPT}, lưu, rồi nhập lại."),
    comments=("Nhận xét bên lề (comment)", f"{_REVIEW} {_DELETE}, lưu, rồi nhập lại."),
    macros=("Macro (.docm, .dotm, .xlsm)", "Lưu thành (Save As) loại *.docx hoặc *.xlsx, rồi nhập lại."),
    encrypted=("Tệp đặt mật khẩu", _PROTECTED),
    outside=("Nội dung ghép từ tệp khác (altChunk, subdocument)", f"{_AGAIN} Word sẽ ghép hẳn vào tệp."),
    row_beyond_grid=("Hàng có ô vượt ra ngoài lưới của bảng", "Mở bằng Word, sửa hàng đó cho khớp các hàng khác, lưu lại."),
    damaged=("Tệp hỏng hoặc bị cắt", "Xin lại tệp; hoặc mở bằng Word để Word sửa, lưu lại, rồi nhập lại."),
    empty=("Tệp trống, văn bản không có chữ nào", "Xin lại tệp."),
    too_large=("Tệp quá lớn hoặc nén bất thường", "Mở bằng Word, bỏ ảnh và những gì không cần, lưu lại; hoặc chia nhỏ."),
    declared=("Khai báo DTD, thực thể trong XML", _NEVER),
    odd_names=("Tên lạ hoặc trùng trong gói tệp", _NEVER),
    pdf=("Tệp PDF", f"{_ASK}; bản PDF đã ký dùng để so lại sau khi nhập."),
    image=("Ảnh chụp, bản quét", f"{_ASK}."),
    rtf=("Tệp .rtf", _AS_WORD),
    web_page=(
        "Trang web, tệp XML mang đuôi .doc hoặc .xls",
        "Mở bằng Word hoặc Excel, lưu thành *.docx hoặc *.xlsx, rồi nhập lại.",
    ),
    old_workbook=("Tệp Excel cũ (.xls), bảng tính .ods", "Mở bằng Excel, lưu thành (Save As) loại Excel Workbook (*.xlsx)."),
    encoding=("Văn bản không phải UTF-8", "Mở bằng Notepad, chọn Lưu thành (Save As), Encoding: UTF-8, rồi nhập lại."),
    not_taken=("Loại tệp khác", "Chỉ đọc .docx, .doc, .odt, .xlsx và văn bản UTF-8."),
    no_office=("Tệp .doc, .odt khi máy không có LibreOffice", f"{_OFFICE}; hoặc mở tệp bằng Word và lưu thành .docx."),
)

TERMS = {term.key: term for term in (*_READ, *_TOLD, *_REFUSED)}


def refusal(*, key: str, found: str = "") -> UnreadableError:
    """Return the error that says what was found and what to do."""
    term = TERMS[key]
    return UnreadableError(f"{term.what}{f': {found}' if found else ''}. {term.how}")


def refusals(found: Sequence[tuple[str, str]]) -> UnreadableError:
    """Return one error for several terms, each with what was found."""
    return UnreadableError("\n".join(str(refusal(key=key, found=words)) for key, words in found))


def told(key: str, words: str = "") -> str:
    """Say what a note is about, with the words of the file, whole."""
    return f"{TERMS[key].what}{f': “{words}”' if words else ''}"


def beginning(words: str) -> str:
    """Return the first words of a text, on one line, in quotes.

    >>> beginning("Rà soát, công bố")
    '“Rà soát, công bố”'
    """
    line = " ".join(words.split())
    return f"“{line[:_MOST].rstrip()}…”" if len(line) > _MOST else f"“{line}”"
