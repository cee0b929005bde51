"""Text is read letter for letter; what is no plain text is told."""

from __future__ import annotations

import unicodedata

import pytest

from plan.intake.paper import Paragraph
from plan.intake.reading_file import manuscript_in
from tests.word.building import NAMES, cells, either, fields, only_grid, p, r, read, said, sdt, shown, styles, tbl, tc, tr

NFD = unicodedata.normalize("NFD", "Kế hoạch cải cách")


@pytest.mark.parametrize(
    "text",
    [
        NFD,
        "a\N{NO-BREAK SPACE}b",
        "thủ\N{SOFT HYPHEN}tục",
        "hai  dấu cách",
        " đầu và cuối ",
        "“nháy” - – — …",
        "A\N{ZERO WIDTH SPACE}B",
        "<b>&amp;</b>",
    ],
    ids=["NFD", "no-break space", "soft hyphen", "two spaces", "ends", "quotes and dashes", "no width", "markup"],
)
def test_text_stands_as_in_the_file(text: str) -> None:
    found = read(p(r(text)))
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == [text]
    assert said(found) == []


INSIDE = {
    "runs": (r("Kế ") + r("hoạch"), "Kế hoạch"),
    "tab": (r("a") + "<w:r><w:tab/></w:r>" + r("b"), "a\tb"),
    "line break": (r("a") + "<w:r><w:br/></w:r>" + r("b"), "a\nb"),
    "carriage return": (r("a") + "<w:r><w:cr/></w:r>" + r("b"), "a\nb"),
    "page break": ('<w:r><w:br w:type="page"/></w:r>' + r("a"), "a"),
    "page break between": (r("a") + '<w:r><w:br w:type="page"/></w:r>' + r("b"), "a\nb"),
    "no-break hyphen": (r("12") + "<w:r><w:noBreakHyphen/></w:r>" + r("KH"), "12\N{NON-BREAKING HYPHEN}KH"),
    "soft hyphen": (r("thủ") + "<w:r><w:softHyphen/></w:r>" + r("tục"), "thủ\N{SOFT HYPHEN}tục"),
    "link": (f'<w:hyperlink r:id="r9">{r("cổng")}</w:hyperlink>', "cổng"),
    "smart tag": (f"<w:smartTag><w:smartTagPr/>{r('Hà Nội')}</w:smartTag>", "Hà Nội"),
    "custom XML": (f"<w:customXml><w:customXmlPr/>{r('a')}</w:customXml>", "a"),
    "control in control": (sdt(r("a") + sdt(r("b"))), "ab"),
    "bookmarks": (f'<w:bookmarkStart w:id="0" w:name="x"/>{r("a")}<w:bookmarkEnd w:id="0"/><w:proofErr/>', "a"),
    "spaces that the file does not keep": ("<w:r><w:t> a </w:t></w:r>", "a"),
    "a break within letters": ("<w:r><w:t>a\nb</w:t></w:r>", "a b"),
    "link by field": (fields('HYPERLINK "x"', r("cổng")), "cổng"),
    "words in the code of a link": (fields('HYPERLINK "x"</w:instrText><w:t>mã</w:t><w:instrText>', r("cổng")), "cổng"),
    "two versions": (either(r("a"), r("b")), "a"),
    "two versions, one of a stranger": (either(r("a"), r("b"), needs="v"), "b"),
}


@pytest.mark.parametrize(("content", "text"), INSIDE.values(), ids=INSIDE)
def test_what_stands_in_a_paragraph_is_its_text_and_nothing_is_told(content: str, text: str) -> None:
    found = read(p(content))
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == [text]
    assert said(found) == []


def box(content: str) -> str:
    return f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"


BOX = f"<w:txbxContent>{p('DỰ THẢO')}</w:txbxContent>"
TOLD = {
    "text box": (r("a") + box(p("TỐI") + p("MẬT")), "a", "Hộp văn bản: “TỐI ¶ MẬT”"),
    "text box in two versions": (
        f"<w:r>{either(f'<w:drawing><wp:anchor>{BOX}</wp:anchor></w:drawing>', f'<w:pict>{BOX}</w:pict>')}</w:r>{r('a')}",
        "a",
        "Hộp văn bản: “DỰ THẢO”",
    ),
    "letters drawn": (r("a") + '<w:r><w:pict><v:textpath string="MẬT"/></w:pict></w:r>', "a", "Hộp văn bản: “MẬT”"),
    "picture": (
        r("a") + '<w:r><w:drawing><wp:docPr descr="Sơ đồ"/></w:drawing></w:r>',
        "a",
        "Hình, đường kẻ vẽ tay, đối tượng nhúng: “Sơ đồ”",
    ),
    "field": (r("ngày ") + fields("DATE", r("5")), "ngày 5", "Trường tự động (ngày, tham chiếu, mục lục): “DATE → 5”"),
    "simple field": (
        f'<w:fldSimple w:instr="REF x">{r("Mục 2")}</w:fldSimple>',
        "Mục 2",
        "Trường tự động (ngày, tham chiếu, mục lục): “REF x → Mục 2”",
    ),
    "field in a field": (
        fields("IF", fields("PAGE", r("1")) + r("!")),
        "1!",
        "Trường tự động (ngày, tham chiếu, mục lục): “IF → 1!”",
    ),
    "formula": (r("a") + "<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", "ax=2", "Công thức toán: “x=2”"),
    "symbol": (
        r("a") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>',
        "a≥",
        "Ký hiệu chèn từ phông riêng (Symbol, Wingdings): “≥”",
    ),
    "symbol that nobody knows": (
        '<w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>',
        "\N{REPLACEMENT CHARACTER}",
        "Ký hiệu chèn từ phông riêng (Symbol, Wingdings): “\N{REPLACEMENT CHARACTER}”",
    ),
    "hidden": (r("a") + r("ẩn", "<w:vanish/>"), "a", "Chữ ẩn: “ẩn”"),
    "hidden is off": (r("a") + r("ẩn", '<w:vanish w:val="0"/>'), "aẩn", ""),
    "capitals": (r("Kế hoạch", "<w:caps/>"), "Kế hoạch", "Chữ thường mà Word hiện thành chữ hoa: “Kế hoạch”"),
    "capitals of capitals": (r("KẾ HOẠCH", "<w:caps/>"), "KẾ HOẠCH", ""),
    "struck": (r("a") + r("bỏ", "<w:strike/>"), "abỏ", "Chữ bị gạch ngang: “bỏ”"),
    "raised": (r("m") + r("2", '<w:vertAlign w:val="superscript"/>'), "m2", "Chữ nhỏ trên hoặc dưới dòng: “2”"),
    "placeholder": (sdt(r("Bấm vào đây"), "<w:showingPlcHdr/>"), "Bấm vào đây", "Ô nhập liệu chưa điền"),
    "bound": (sdt(r("a"), "<w:dataBinding/>"), "a", "Ô nhập liệu nối với dữ liệu ngoài văn bản"),
    "ruby": (
        f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('chú')}</w:rt><w:rubyBase>{r('gốc')}</w:rubyBase></w:ruby></w:r>",
        "gốc",
        "Chữ chú âm trên dòng: “chú”",
    ),
    "stranger": (r("a") + f"<w:xyz>{r('b')}</w:xyz>", "a", "Phần tử lạ: “b”"),
}


@pytest.mark.parametrize(("content", "text", "note"), TOLD.values(), ids=TOLD)
def test_what_is_no_plain_text_is_told_with_its_place(content: str, text: str, note: str) -> None:
    found = read(p("Mở đầu") + p(content))
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)][1] == text
    assert said(found) == ([("đoạn 2", note)] if note else [])


def test_notes_are_told_with_their_words() -> None:
    notes = f'<w:footnotes {NAMES}><w:footnote w:id="2">{p(r("Theo Nghị quyết 76"))}</w:footnote></w:footnotes>'
    found = read(p(r("a") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=notes)
    assert said(found) == [("đoạn 1", "Chú thích cuối trang, cuối văn bản: “Theo Nghị quyết 76”")]


def test_words_of_the_heads_of_pages_are_told_and_page_numbers_are_not() -> None:
    head = f"<w:hdr {NAMES}>{p('Phụ lục I')}</w:hdr>"
    foot = f"<w:ftr {NAMES}>{p('12')}</w:ftr>"
    assert said(read(p("a"), header1=head, footer1=foot)) == [
        ("đầu trang", "Chữ ở đầu trang, chân trang, chữ chìm: “Phụ lục I”")
    ]


def test_a_field_may_end_in_a_later_paragraph() -> None:
    first = fields("TOC", r("I. MỤC TIÊU")).removesuffix('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    found = read(p(first) + p(r("II. NHIỆM VỤ") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>') + p("a"))
    assert shown(found) == ["I. MỤC TIÊU", "II. NHIỆM VỤ", "a"]
    assert said(found) == [("đoạn 2", "Trường tự động (ngày, tham chiếu, mục lục): “TOC → II. NHIỆM VỤ”")]


def test_looks_come_from_styles_and_may_be_taken_back() -> None:
    hidden = '<w:style w:type="paragraph" w:styleId="An"><w:name w:val="An"/><w:rPr><w:vanish/></w:rPr></w:style>'
    based = '<w:style w:type="paragraph" w:styleId="Anhon"><w:basedOn w:val="An"/></w:style>'
    body = p("mất", style="Anhon") + p(r("còn", '<w:vanish w:val="false"/>'), style="An") + p("a")
    found = read(body, styles=styles(hidden + based))
    assert shown(found) == ["còn", "a"]
    assert said(found) == [("đoạn 1", "Chữ ẩn: “mất”")]


def test_a_hidden_end_of_a_paragraph_is_told() -> None:
    found = read(p("a", more="<w:rPr><w:vanish/></w:rPr>") + p("b"))
    assert shown(found) == ["a", "b"]
    assert [words for _, words in said(found)] == ["Đoạn có dấu cuối đoạn bị ẩn: “a”"]


def test_headings_are_known_by_style_and_by_level() -> None:
    known = styles(
        '<w:style w:type="paragraph" w:default="1" w:styleId="Thuong"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Muc1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Rieng"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    )
    body = p("a", style="Muc1") + p("b", style="Rieng") + p("c", more='<w:outlineLvl w:val="1"/>') + p("d")
    found = [block for block in read(body, styles=known).blocks if isinstance(block, Paragraph)]
    assert [(block.text, block.is_heading) for block in found] == [("a", True), ("b", True), ("c", True), ("d", False)]
    assert found[3].style == "Normal"


def test_empty_paragraphs_are_left_out_and_the_others_say_where_they_are() -> None:
    found = read(p("a") + p() + p(" ") + p("b") + tbl(tr(tc(p() + p("c") + p()), tc()), width=2))
    assert [block.where for block in found.blocks if isinstance(block, Paragraph)] == ["đoạn 1", "đoạn 2"]
    assert cells(only_grid(found)) == [[(0, 1, 1, "c"), (1, 1, 1, "")]]
    assert only_grid(found).rows[0].cells[0].paragraphs[0].where == "bảng 1, hàng 1, cột 1"


def test_a_text_is_read_as_paragraphs_and_rows() -> None:
    found = manuscript_in("\ufeffKẾ HOẠCH\r\n\r\nTT\tNhiệm vụ\r\n\r\n1\ta ¶ b\tc\r\nKết thúc\n".encode())
    assert shown(found) == ["KẾ HOẠCH", "Kết thúc"]
    assert cells(only_grid(found)) == [
        [(0, 1, 1, "TT"), (1, 1, 1, "Nhiệm vụ")],
        [(0, 1, 1, "1"), (1, 1, 1, "a ¶ b"), (2, 1, 1, "c")],
    ]
    assert only_grid(found).width == 3
