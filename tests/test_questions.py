"""The questions on the page of the open data: each query, as it is printed there, gives what was counted in the source.

The figures were counted by hand in the source's own text, not with the code that makes the tables.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest

from tests.conftest import Site

Asked = Callable[[int], list[Any]]


@pytest.fixture(scope="module")
def database(site: Site) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{site.folder}/du-lieu/bang/tables.sqlite?mode=ro", uri=True)) as database:
        yield database


def query(site: Site, number: int) -> str:
    return site.page("du-lieu/").css_first(f"#lenh-{number}").text()


@pytest.fixture(scope="module")
def asked(site: Site, database: sqlite3.Connection) -> Asked:
    return lambda number: database.execute(query(site, number)).fetchall()


def test_every_question_has_a_query_and_a_button_that_copies_it(site: Site) -> None:
    article = site.page("du-lieu/").css_first("article")
    assert [node.text()[:2] for node in article.css("h3[id^=cau-]")] == [f"{number}." for number in range(1, 9)]
    buttons = [node.attributes["data-copies"] for node in article.css("[data-copies]")]
    assert buttons == [f"lenh-{number}" for number in range(1, 9)]


def test_each_agency_leads_so_many_deliverables_in_quarter_4(asked: Asked) -> None:
    found = {name: (number, named) for name, number, named in asked(1)}
    assert [*found][:3] == ["Sở Nội vụ", "Sở Tài chính", "Văn phòng UBND tỉnh"]
    assert found["Sở Nội vụ"] == (12, 11)
    assert found["Sở Tài chính"] == (6, 5)
    assert found["Văn phòng UBND tỉnh"] == (3, 2)
    assert found["Các sở, ban, ngành"] == found["UBND cấp huyện"] == (1, 1)
    others = [*found.values()][3:]
    assert Counter(others) == {(1, 1): 2, (1, 0): 16 + 8}, "IV.2.1.2 alone, for 16 other offices and 8 districts"


def test_who_must_hand_in_what_by_when(asked: Asked) -> None:
    found = asked(2)
    assert Counter(day for day, *_ in found) == {"2022-03-31": 12, "2022-06-30": 6, "2022-09-30": 13, "2022-12-31": 20}
    assert [(name, item) for day, name, _, item in found if day == "2022-06-30"] == [
        ("Văn phòng UBND tỉnh", "II.2.1.3"),
        ("Văn phòng UBND tỉnh", "II.2.1.4"),
        ("Sở Tài chính", "V.1.2.2"),
        ("Sở Nội vụ", "VII.1.5.3"),
        ("Sở Nội vụ", "VII.1.7.1"),
        ("Sở Nội vụ", "VII.1.8.1"),
    ]
    assert found[0][1:] == ("Sở Tư pháp", "Kế hoạch kiểm tra VBQPPL trên địa bàn tỉnh.", "I.2.1.1")


def test_which_documents_a_task_names(asked: Asked) -> None:
    assert [(task, number, date) for task, _, _, number, date in asked(3)] == [
        ("II.4.1", "107/2021/NĐ-CP", None),
        ("III.2.1", "1584/QĐ-UBND", "2018-11-29"),
        ("IV.1.1", "106/2020/NĐ-CP", "2020-09-10"),
        ("IV.1.1", "62/2020/NĐ-CP", "2020-06-01"),
        ("V.1.1", "130/2005/NĐ-CP", "2005-10-17"),
        ("V.1.1", "60/2021/NĐ-CP", "2021-06-21"),
        ("V.1.2", "130/2005/NĐ-CP", "2005-10-17"),
        ("V.1.2", "60/2021/NĐ-CP", "2021-06-21"),
        ("V.2.1", "1584/QĐ-UBND", "2018-11-29"),
        ("VI.5.1", "30/2020/NĐ-CP", "2020-03-05"),
    ]


def test_what_is_due_in_quarter_2_and_who_coordinates(asked: Asked) -> None:
    usual = "Các sở, ban, ngành; UBND cấp huyện"
    assert [(item, lead, names) for item, _, lead, names in asked(4)] == [
        ("II.2.1.3", "Văn phòng UBND tỉnh", usual),
        ("II.2.1.4", "Văn phòng UBND tỉnh", f"{usual}; UBND cấp xã"),
        ("V.1.2.2", "Sở Tài chính", usual),
        ("VII.1.5.3", "Sở Nội vụ", usual),
        ("VII.1.7.1", "Sở Nội vụ", "Các sở, ban, ngành; Phòng Nội vụ cấp huyện; UBND cấp huyện; UBND tỉnh"),
        ("VII.1.8.1", "Sở Nội vụ", f"{usual}; UBND cấp xã"),
    ]


def test_what_an_agency_has_through_a_group_is_what_its_page_counts(site: Site, asked: Asked) -> None:
    found = asked(5)
    assert {via for *_, via in found} == {"Các sở, ban, ngành"}
    led = [item for item, _, role, _ in found if role == "lead"]
    alone = {"I.1.1.1", "I.2.1.3", "I.3.1.1", "II.2.1.2", "II.3.1.1", "II.8.1.1", "VI.3.1.1", "VI.7.1.1"}
    named_too = {"III.1.1.1", "III.2.1.1", "IV.1.1.1", "IV.2.1.2", "IV.2.1.3"}
    assert {*led} == alone | named_too, "which name the agency itself in the other column"
    sections = Counter(item.partition(".")[0] for item, _, role, _ in found if role == "coordinating")
    assert sections == {"I": 2, "II": 6, "V": 9, "VI": 4, "VII": 3}
    told = site.page("2022/co-quan/so-noi-vu/").css_first(".kh-tally").text()
    assert f"qua nhóm {len(led)} chủ trì + {sections.total()} phối hợp = 37." in told
    assert (len(led), sections.total()) == (13, 24)


def test_indicators_and_who_leads_what_serves_them(asked: Asked) -> None:
    found: dict[str, dict[str, int]] = {}
    for title, _, agency, number in asked(6):
        found.setdefault(title, {})[agency] = number
    assert len(found) == 10
    assert found["Xếp hạng chỉ số cải cách hành chính"] == {
        "Sở Nội vụ": 12,
        "Sở Tài chính": 1,
        "UBND cấp huyện": 1,
        "Báo Ninh Bình": 1,
        "Đài Phát thanh và Truyền hình tỉnh": 1,
    }
    assert found["Xếp hạng năng lực cạnh tranh cấp tỉnh (PCI)"] == {"Sở Kế hoạch và Đầu tư": 1}
    assert found["Tỷ lệ hồ sơ giải quyết trực tuyến mức độ 4"] == {
        "Sở Thông tin và Truyền thông": 1,
        "Văn phòng UBND tỉnh": 1,
    }
    assert found["TTHC liên ngành thuộc thẩm quyền UBND tỉnh có quy trình điện tử"] == {None: 0}


def test_an_indicator_of_a_task_counts_that_task_alone(site: Site, database: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(":memory:")) as copy:
        database.backup(copy)
        copy.execute("UPDATE indicators SET record_id = 'VII.1.7' WHERE id = 'xep-hang-chi-so-cchc'")
        found = {agency: number for title, _, agency, number in copy.execute(query(site, 6)) if "cải cách" in title}
    assert found == {"Sở Nội vụ": 3}


def test_what_part_iv_asks_of_an_agency(asked: Asked) -> None:
    found = asked(7)
    assert [(item, via) for item, _, via in found] == [
        ("IV.3", None),
        ("IV.3.1", None),
        *((item, "cac-so-ban-nganh") for item in ("IV.7", "IV.7.a", "IV.7.b", "IV.7.c", "IV.7.d")),
    ]
    assert found[1][1].startswith("Chủ trì theo dõi, hướng dẫn, kiểm tra, tổ chức triển khai thực hiện")


def test_how_much_of_each_section_has_no_quarter(asked: Asked) -> None:
    assert [(item, *numbers) for item, _, *numbers in asked(8)] == [
        ("I", 3, 5, 4),
        ("II", 11, 15, 12),
        ("III", 4, 4, 2),
        ("IV", 2, 4, 2),
        ("V", 3, 10, 2),
        ("VI", 7, 7, 7),
        ("VII", 10, 16, 3),
    ]
