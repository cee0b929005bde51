"""The document's words → agencies."""

import pytest

from plan.ground.model import Agency, Archive
from plan.reading.names import Names


@pytest.fixture(scope="module")
def names(archive: Archive) -> Names:
    return Names(archive.agencies)


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("Sở Nội vụ", ("so-noi-vu",)),
        ("sở nội vụ.", ("so-noi-vu",)),
        ("Các sở, ban, ngành; UBND cấp huyện", ("cac-so-ban-nganh", "ubnd-cap-huyen")),
        ("Các sở, ban, ngành, UBND cấp huyện, cấp xã", ("cac-so-ban-nganh", "ubnd-cap-huyen", "ubnd-cap-xa")),
        ("Các sở, ban, ngành có liên quan", ("cac-so-ban-nganh-lien-quan",)),
        ("UBND tỉnh Ninh Bình", ("ubnd-tinh",)),
        ("Sở Tài chính và Sở Nội vụ", ("so-tai-chinh", "so-noi-vu")),
        ("Sở Nội vụ, Sở Nội vụ", ("so-noi-vu",)),
        ("Sở Kế hoạch và Đầu tư và Sở Tư pháp", ("so-ke-hoach-va-dau-tu", "so-tu-phap")),
        ("Các sở, ban, ngành và UBND các huyện, thành phố", ("cac-so-ban-nganh", "ubnd-cap-huyen")),
        ("Sở Tư pháp và các cơ quan, đơn vị có liên quan", ("so-tu-phap", "cac-co-quan-lien-quan")),
        ("UBND cấp huyện, cấp xã", ("ubnd-cap-huyen", "ubnd-cap-xa")),
        ("Bưu điện tỉnh.", ("buu-dien-tinh",)),
    ],
)
def test_cells_are_read_whole(names: Names, text: str, agencies: tuple[str, ...]) -> None:
    parties, leftovers = names.parties(text)
    assert parties.agencies == agencies
    assert parties.text == text
    assert leftovers == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sở Nội vũ", [("Sở Nội vũ", 0)]),
        ("Sở Tài chính, Sở Nội vũ", [("Sở Nội vũ", 14)]),
        ("Sở Nội vụ tỉnh", [("tỉnh", 10)]),
        ("Abc, Sở Nội vụ, Xyz", [("Abc", 0), ("Xyz", 16)]),
        (",", [(",", 0)]),
        ("Sở Nội vụn", [("Sở Nội vụn", 0)]),
        ("Sở Nội vụ và Sở Xyz.", [("Sở Xyz", 13)]),
        ("và", [("và", 0)]),
        ("Sở Tư pháp, BƯU ĐIỆN TỈNH, buu dien tinh", [("buu dien tinh", 27)]),
        ("Sở Tư pháp; Văn fòng UBND tỉnh", [("Văn fòng UBND tỉnh", 12)]),  # not "Văn fòng" beside UBND tỉnh
        ("İ, Sở Nội vụ, ı", [("İ", 0), ("ı", 14)]),  # letters whose lower case is longer, or no other letter's
    ],
)
def test_what_is_left_over_is_placed(names: Names, text: str, left: list[tuple[str, int]]) -> None:
    assert [(found.text, found.start) for found in names.parties(text)[1]] == left


@pytest.mark.parametrize(
    ("words", "meant"),
    [("So Noi vu", "Sở Nội vụ"), ("SNV", "Sở Nội vụ"), ("Sở Tư pháo", "Sở Tư pháp"), ("Zzzzqq", None)],
)
def test_the_nearest_name_is_proposed(names: Names, words: str, meant: str | None) -> None:
    assert names.nearest(words) == meant


def test_in_prose_aliases_and_other_cases_are_no_bodies(names: Names) -> None:
    text = "UBND cấp huyện, cấp xã gửi sở Nội vụ về bảo hiểm xã hội; SỞ NỘI VỤ, Sở nội vụ"
    assert [(text[start:end], agency) for start, end, agency in names.in_prose(text)] == [
        ("UBND cấp huyện", "ubnd-cap-huyen"),
        ("sở Nội vụ", "so-noi-vu"),
    ]


def test_with_an_incomplete_registry_nothing_is_left_over() -> None:
    assert Names((), complete=False).parties("Sở Nội vụ")[1] == ()
    assert Names(()).parties("Sở Nội vụ")[1] != ()


def test_the_longest_name_wins() -> None:
    short, long = Agency(id="a", name="Sở A", kind="agency"), Agency(id="b", name="Sở A và B", kind="agency")
    assert Names((short, long)).parties("Sở A và B")[0].agencies == ("b",)
