"""What is no clean file is refused in words: what was found, where, and what to do."""

from __future__ import annotations

import re
import time

import pytest

from plan.intake.paper import UnreadableError
from plan.intake.reading_file import manuscript_in
from tests.word.building import NAMES, p, package, r, repacked, sdt, tbl, tc, tr, zipped

PLAIN = package(p("Kế hoạch"))


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableError) as error:
        manuscript_in(content)
    return str(error.value)


INS = '<w:ins w:id="1" w:author="x">{}</w:ins>'
MARKS = {
    "words put in": (p(r("a") + INS.format(r("thêm"))), "1 chỗ chèn"),
    "words taken out": (p(r("a") + "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"), "1 chỗ xóa"),
    "words moved": (
        p("<w:moveFrom>" + r("a") + "</w:moveFrom>") + p("<w:moveTo>" + r("a") + "</w:moveTo>"),
        "2 chỗ chuyển",
    ),
    "a paragraph put in": (p("a", more="<w:rPr><w:ins/></w:rPr>"), "1 chỗ chèn"),
    "a paragraph taken out": (p("a", more="<w:rPr><w:del/></w:rPr>"), "1 chỗ xóa"),
    "a row put in": (tbl(tr(tc("a"), more="<w:ins/>"), width=1), "1 chỗ chèn"),
    "a row taken out": (tbl(tr(tc("a"), more="<w:del/>"), width=1), "1 chỗ xóa"),
    "a cell put in": (tbl(tr(tc("a", more="<w:cellIns/>")), width=1), "1 chỗ chèn"),
    "a cell taken out": (tbl(tr(tc("a", more="<w:cellDel/>")), width=1), "1 chỗ xóa"),
    "a cell merged": (tbl(tr(tc("a", more='<w:cellMerge w:vMerge="cont"/>')), width=1), "1 chỗ gộp ô"),
    "letters changed": (p(r("a", "<w:rPrChange><w:rPr/></w:rPrChange>")), "1 chỗ đổi định dạng"),
    "a paragraph changed": (p("a", more="<w:pPrChange><w:pPr/></w:pPrChange>"), "1 chỗ đổi định dạng"),
    "a table changed": (tbl(tr(tc("a")), width=1, borders="<w:tblPrChange/>"), "1 chỗ đổi định dạng"),
    "a row changed": (tbl(tr(tc("a"), more="<w:trPrChange/>"), width=1), "1 chỗ đổi định dạng"),
    "a cell changed": (tbl(tr(tc("a", more="<w:tcPrChange/>")), width=1), "1 chỗ đổi định dạng"),
    "the page changed": (p("a", more="<w:sectPr><w:sectPrChange/></w:sectPr>"), "1 chỗ đổi định dạng"),
    "a number changed": (p("a", more='<w:numPr><w:numberingChange w:original="1."/></w:numPr>'), "1 chỗ đổi số thứ tự"),
    "in a control": (sdt(p(INS.format(r("a")))), "1 chỗ chèn"),
    "around a control": ('<w:customXmlInsRangeStart w:id="1"/>' + sdt(p("a")), "1 chỗ chèn"),
    "in a text box": (p(f"<w:r><w:pict><w:txbxContent>{p(INS.format(r('a')))}</w:txbxContent></w:pict></w:r>"), "1 chỗ chèn"),
    "in what newer Words do not show": (
        p(f"<mc:AlternateContent><mc:Fallback>{INS.format(r('a'))}</mc:Fallback></mc:AlternateContent>"),
        "1 chỗ chèn",
    ),
    "in conflict": (p(f"<w14:conflictIns>{r('a')}</w14:conflictIns>"), "1 chỗ chèn"),
}


@pytest.mark.parametrize(("body", "found"), MARKS.values(), ids=MARKS)
def test_each_kind_of_revision_mark_is_found_in_the_body(body: str, found: str) -> None:
    message = refused(package(p("Kế hoạch") + body))
    assert re.match(r"Dấu vết sửa đổi chưa chốt \(Track Changes\): \d dấu \(" + found, message)
    assert "Accept All Changes" in message


PARTS = {
    "header1": ("hdr", "đầu trang"),
    "footer1": ("ftr", "chân trang"),
    "footnotes": ("footnotes", "chú thích cuối trang"),
    "endnotes": ("endnotes", "chú thích cuối văn bản"),
    "glossary_document": ("glossaryDocument", "khối dựng sẵn"),
    "numbering": ("numbering", "đánh số"),
    "styles": ("styles", "kiểu chữ"),
}


@pytest.mark.parametrize(("part", "root", "name"), [(part, *named) for part, named in PARTS.items()])
def test_marks_are_found_in_every_part_of_a_file(part: str, root: str, name: str) -> None:
    content = f"<w:{root} {NAMES}><w:x>{p(INS.format(r('thêm')))}</w:x></w:{root}>"
    assert f"1 dấu (1 chỗ chèn), ở {name}, “thêm”." in refused(package(p("a"), **{part: content}))


def test_marks_are_told_with_their_row_and_words_and_not_without_end() -> None:
    row = tr(tc("Rà soát thủ tục"), more="<w:del/>")
    message = refused(package(tbl(tr(tc("x")), width=1) + tbl(tr(tc("y")), row, width=1)))
    assert "thân văn bản, bảng 2, hàng 2, “Rà soát thủ tục”." in message
    many = refused(package("".join(p(INS.format(r(f"câu {number}"))) for number in range(9))))
    assert "9 dấu (9 chỗ chèn)" in many
    assert "“câu 4” và những chỗ khác. Mở tệp bằng Word" in many


def test_a_file_that_only_says_that_it_will_track_changes_is_read() -> None:
    settings = f"<w:settings {NAMES}><w:trackRevisions/></w:settings>".encode()
    assert manuscript_in(package(p("a"), extra={"word/settings.xml": settings})).blocks


COMMENTS = f'<w:comments {NAMES}><w:comment w:id="0" w:author="Người Thật">{p("Xem lại")}</w:comment></w:comments>'


def test_comments_are_told_with_their_place_and_not_by_whom() -> None:
    body = p(r("Rà soát") + '<w:r><w:commentReference w:id="0"/></w:r>')
    message = refused(package(body, comments=COMMENTS))
    assert message.startswith("Nhận xét bên lề (comment): 1 nhận xét, ở thân văn bản, “Rà soát”. Mở tệp bằng Word")
    assert "Người Thật" not in message


def test_revisions_and_comments_are_told_at_once() -> None:
    revisions, comments = refused(package(p(INS.format(r("a"))), comments=COMMENTS)).split("\n")
    assert revisions.startswith("Dấu vết sửa đổi")
    assert comments.startswith("Nhận xét bên lề (comment): 1 nhận xét, ở nhận xét, “Xem lại”.")


@pytest.mark.parametrize("element", ['<w:altChunk r:id="r9"/>', p('<w:subDoc r:id="r9"/>')])
def test_what_is_joined_from_other_files_is_refused(element: str) -> None:
    message = refused(package(p("a") + element))
    assert message.startswith("Nội dung ghép từ tệp khác (altChunk, subdocument): thân văn bản")


def types(main: str) -> bytes:
    override = f'<Override PartName="/word/document.xml" ContentType="application/{main}.main+xml"/>'
    return f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{override}</Types>'.encode()


MACROS = types("vnd.ms-word.document.macroEnabled")


@pytest.mark.parametrize(
    "content",
    [
        package(p("a"), extra={"word/vbaProject.bin": b"x"}),
        repacked(PLAIN, {"[Content_Types].xml": MACROS}),
    ],
    ids=["a program in it", "the type of a file with programs"],
)
def test_macros_are_refused(content: bytes) -> None:
    assert refused(content).startswith("Macro (.docm, .dotm, .xlsm). Lưu thành")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(1024, b"\0")


def entry(name: str) -> bytes:
    """An entry of the directory of Microsoft's old container."""
    words = name.encode("utf-16-le") + b"\0\0"
    return words.ljust(64, b"\0") + len(words).to_bytes(2, "little") + bytes(62)


KINDS = {
    "PDF": (b"%PDF-1.7\n", r"Tệp PDF\. Xin tệp Word"),
    "picture": (b"\x89PNG\r\n\x1a\n", "Ảnh chụp"),
    "photograph": (b"\xff\xd8\xff\xe0", "Ảnh chụp"),
    "RTF": (rb"{\rtf1 a}", r"Tệp \.rtf"),
    "web page": (b"\xef\xbb\xbf  <!DOCTYPE html><html>", "Trang web, tệp XML"),
    "Word of 2003 in XML": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "Trang web, tệp XML"),
    "mail": (b"MIME-Version: 1.0\r\n", "Trang web, tệp XML"),
    "encrypted": (OLE + entry("EncryptionInfo") + entry("EncryptedPackage"), "Tệp đặt mật khẩu"),
    "old workbook": (OLE + entry("Workbook"), "Tệp Excel cũ"),
    "installer": (OLE + entry("SummaryInformation"), "Loại tệp khác"),
    "any zip": (zipped({"a.txt": "x"}), r"Tệp hỏng hoặc bị cắt: thiếu \[Content_Types\]\.xml"),
    "slides": (
        repacked(PLAIN, {"[Content_Types].xml": types("vnd.openxmlformats-officedocument.presentationml.presentation")}),
        "Loại tệp khác",
    ),
    "sheets of others": (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "Tệp Excel cũ"),
    "drawing": (zipped({"mimetype": "application/vnd.oasis.opendocument.graphics"}), "Loại tệp khác"),
    "program": (b"\x7fELF\0\0\0", "Loại tệp khác"),
    "no UTF-8": ("Kế hoạch".encode("cp1258", "replace") + b"\xff", "Văn bản không phải UTF-8"),
    "nothing": (b"", "Tệp trống"),
    "only a mark": (b"\xef\xbb\xbf \n", "Tệp trống"),
    "a Word file without words": (package(p("") + tbl(width=0)), "Tệp trống"),
}


@pytest.mark.parametrize(("content", "message"), KINDS.values(), ids=KINDS)
def test_other_kinds_of_files_are_refused_by_their_content(content: bytes, message: str) -> None:
    assert re.match(message, refused(content))


def test_a_word_in_an_old_file_is_no_entry_of_its_directory() -> None:
    text = bytes(4) + entry("EncryptedPackage") + bytes(124)
    assert refused(OLE + text + entry("Workbook")).startswith("Tệp Excel cũ")


BOMB = zipped({"word/document.xml": b" " * 60_000_000})
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
HALF_TABLE = f"<w:document {NAMES}><w:body>{tbl(tr(tc('a')), tr(tc('b')), width=1)}".encode()[:-40]
LOCKED = PLAIN.replace(b"PK\3\4\x14\0\0\0", b"PK\3\4\x14\0\1\0").replace(b"PK\1\2\x14\3\x14\0\0\0", b"PK\1\2\x14\3\x14\0\1\0")
DAMAGED = {
    "a zip bomb": (BOMB, "Tệp quá lớn hoặc nén bất thường: word/document.xml bung ra 60 MB"),
    "too many parts": (zipped({f"{number}.txt": "" for number in range(5001)}), "Tệp quá lớn .*: 5001 phần"),
    "an XML bomb": (repacked(PLAIN, {"word/document.xml": DOCTYPE + b"<x>&b;</x>"}), "Khai báo DTD"),
    "an XML bomb in UTF-16": (
        repacked(PLAIN, {"word/document.xml": (DOCTYPE + b"<x>&b;</x>").decode().encode("utf-16")}),
        "Khai báo DTD",
    ),
    "an XML bomb in a part beside": (repacked(PLAIN, {"word/_rels/document.xml.rels": DOCTYPE + b"<x/>"}), "Khai báo DTD"),
    "too deep": (package("<w:sdt>" * 200 + "</w:sdt>" * 200), "Tệp quá lớn .*lồng sâu quá 120 lớp"),
    "too deep for any parser": (package("<w:sdt>" * 4000 + "</w:sdt>" * 4000), "Tệp hỏng"),
    "a path upwards": (repacked(PLAIN, {"../x.xml": b"<x/>"}), "Tên lạ"),
    "a name twice": (repacked(PLAIN, {"word/Document.xml": b"<x/>"}), "Tên lạ .*: hai phần cùng tên"),
    "half a zip": (PLAIN[: len(PLAIN) // 2], r"Tệp hỏng hoặc bị cắt: gói zip \(BadZipFile\)"),
    "other bytes inside": (PLAIN[:60] + b"\0" * 40 + PLAIN[100:], "Tệp hỏng"),
    "a locked zip": (LOCKED, r"Tệp đặt mật khẩu: \[Content_Types\]\.xml"),
    "half a table": (repacked(PLAIN, {"word/document.xml": HALF_TABLE}), "Tệp hỏng .*word/document.xml, dòng 1"),
    "no body": (repacked(PLAIN, {"word/document.xml": f"<w:document {NAMES}/>".encode()}), "Tệp hỏng .*thiếu thân"),
    "a field without end": (
        package(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + p("mất")),
        "Tệp hỏng .*trường tự động",
    ),
}


@pytest.mark.parametrize(("content", "message"), DAMAGED.values(), ids=DAMAGED)
def test_damage_and_malice_are_refused(content: bytes, message: str) -> None:
    assert re.match(message, refused(content))


def test_two_hundred_pages_are_read_in_seconds() -> None:
    """Of eight columns: 32 000 cells took 2.2 s of one core, and 170 MB; a tenth of it is read here."""
    texts = [f"Xây dựng, hoàn thiện hệ thống pháp luật theo danh mục thứ {number}" for number in range(400)]
    rows = "".join(
        tr(tc(text, merge="" if at % 4 else "restart"), *(tc(text) for _ in range(7))) for at, text in enumerate(texts)
    )
    begun = time.process_time()
    found = manuscript_in(package(tbl(rows, width=8)))
    assert time.process_time() - begun < 5
    assert sum(1 for _ in found.paragraphs) == 3200


def test_thousands_of_marks_are_refused_in_seconds() -> None:
    rows = "".join(tr(tc(p(INS.format(r("a")))), tc("b")) for _ in range(3000))
    begun = time.process_time()
    assert "3000 dấu (3000 chỗ chèn)" in refused(package(tbl(rows, width=2)))
    assert time.process_time() - begun < 5
