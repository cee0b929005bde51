"""Pictures to share: every Vietnamese letter is drawn, and nothing is drawn where it does not belong."""

import io
import itertools
import re
import unicodedata
from importlib.resources import files
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from plan.export import share
from plan.export.share import HEIGHT, MARGIN, NAME, WIDTH, Shared, pictures
from plan.ground.files import Build
from plan.ground.model import Archive
from plan.reading.load import load
from tests.archives import ROOT, SMALL, TWOLEVEL
from tests.unit.builders import Project

BUILD = Build("https://vi-du.example/kho/")
TONES = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = "aăâeêioôơuưy"
LOWER = [*"ăâêôơưđ", *(unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES)]
LETTERS = [*LOWER, *map(str.upper, LOWER)]
"""Every Vietnamese letter with a mark."""
LONG = "Phát triển nguồn nhân lực, xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức cấp xã "
SAYINGS = {
    "other-province": (
        "Cải cách hành chính Thành phố Hồ Chí Minh",
        "Kế hoạch cải cách hành chính tỉnh Bà Rịa - Vũng Tàu năm 2027",
    ),
    "two-marks": ("ẪỘỮỂỒ" * 3, "ẪỘỮỂỒ ẬỆỢỤỴ " * 12),
    "long": (LONG * 3, LONG * 2),
    "endless": (LONG * 30, LONG * 60),
    "one-word": ("W" * 400, "W" * 900),
    "letters-it-has-not": ("漢字 🏔 \u202e\x00\n</svg>", "{{ 7*7 }} 漢字\u200b\t<b>"),
    "nothing": ("", ""),
}


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def drawn(said: Shared) -> bytes:
    return share.png(said, share.ground())


@pytest.fixture(scope="module")
def made(archive: Archive) -> dict[str, bytes]:
    return {file.path: file.content for file in pictures(archive, BUILD)}


@pytest.mark.parametrize("weight", ["Medium", "SemiBold", "Bold"])
def test_the_font_has_each_letter_with_marks(weight: str) -> None:
    assert len({*LETTERS}) == 134
    file = files("fontpkg_be_vietnam_pro") / "files" / f"BeVietnamPro-{weight}.ttf"
    with TTFont(Path(str(file))) as font:
        found = font.getBestCmap()
        assert [letter for letter in LETTERS if found.get(ord(letter), ".notdef") == ".notdef"] == []
    letters = share.font(40, weight)
    assert len({bytes(letters.getmask(letter)) for letter in LETTERS}) == 134
    assert bytes(letters.getmask("\ue123")) not in {bytes(letters.getmask(letter)) for letter in LETTERS}


def test_home_each_plan_and_each_section_has_one(archive: Archive, made: dict[str, bytes]) -> None:
    sections = [f"2022/linh-vuc/{section.slug}/" for section in archive.newest.sections]
    assert [*made] == [f"{page}{NAME}" for page in ("", "2022/", *sections)]
    assert [*pictures(archive, Build())] == []


def test_each_is_as_large_and_as_light_as_those_who_show_it_ask(made: dict[str, bytes]) -> None:
    for path, content in made.items():
        image = opened(content)
        assert (image.format, image.size, image.mode) == ("PNG", (1200, 630), "P"), path
        assert len(image.getcolors()) <= 16, path
        assert content[24] == 4, path  # bits a pixel
        assert len(content) <= 60_000, path
    assert len({*made.values()}) == len(made)


def test_two_builds_draw_the_same(archive: Archive, made: dict[str, bytes]) -> None:
    assert {file.path: file.content for file in pictures(archive, BUILD)} == made


@pytest.mark.parametrize("name", SAYINGS)
@pytest.mark.parametrize("is_draft", [True, False], ids=["draft", "issued"])
def test_text_stays_in_its_place(name: str, *, is_draft: bool) -> None:
    above, title = SAYINGS[name]
    blank = opened(drawn(Shared("", "", (), is_draft))).convert("L")

    def strays(said: Shared, place: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
        """Return what lies outside a place, two pixels to either side left out: letters reach over their own width."""
        found = ImageChops.difference(opened(drawn(said)).convert("L"), blank)
        assert bool(found.getbbox()) == bool(title)
        left, top, right, bottom = place
        found.paste(0, (left - 2, top, right + 2, bottom))
        return found.getbbox()

    right = WIDTH - MARGIN
    assert strays(Shared("", title, (), is_draft), (MARGIN, share.TITLE[0], right, share.TITLE[1])) is None
    assert strays(Shared("", "", (title, title), is_draft), (MARGIN, share.BELOW[0], right, HEIGHT - MARGIN)) is None
    beside = (168, 56, right - (200 if is_draft else 0), share.TITLE[0])
    assert strays(Shared(above, "", (), is_draft), beside) is None


@pytest.mark.parametrize("root", [SMALL, TWOLEVEL], ids=["small", "two-levels"])
def test_other_plans_lose_no_word(root: Path) -> None:
    for said in share.pictured(load(root)).values():
        lines = share.set_in(said.title, WIDTH - 2 * MARGIN, share.TITLE[1] - share.TITLE[0], (76, 48), "Bold").lines
        assert " ".join(lines) == said.title


def test_what_is_too_long_says_so_and_is_no_wider_than_its_place() -> None:
    found = share.set_in(LONG * 60, 800, 200, (30, 20))
    assert found.lines[-1].endswith(" …")
    assert found.height <= 200
    assert max(map(found.font.getlength, found.lines)) <= 800


def test_marks_that_stand_apart_are_joined_to_their_letters(archive: Archive) -> None:
    said = share.pictured(archive)["2022/"]
    apart = Shared(said.above, unicodedata.normalize("NFD", said.title), said.below, said.is_draft)
    assert apart.title != said.title
    assert drawn(apart) == drawn(said)


def test_colours_and_hills_are_those_of_the_site() -> None:
    tokens = (ROOT / "docs/assets/css/tokens.css").read_text(encoding="utf-8")
    light = tokens.partition('[data-md-color-scheme="slate"]')[0]
    wanted = [re.search(rf"--kh-{name}: #(\w+);", light)[1] for name in ("brand", "tint-3", "on-brand")]
    assert [bytes(colour).hex() for colour in (share.BRAND, share.TINT, share.PAPER)] == [*wanted[:2], "ffffff"]
    assert wanted[2] == "fff"
    assert f'd="{share.RIDGE}"' in (ROOT / "docs/assets/logo.svg").read_text(encoding="utf-8")
    points = share.outline(share.RIDGE)
    assert points[0] == (3, 17.5)
    assert points[-1] == pytest.approx((29, 17.5))
    assert all(0 < abs(one[0] - other[0]) + abs(one[1] - other[1]) < 3 for one, other in itertools.pairwise(points))


def test_counts_are_of_what_is_in_force() -> None:
    said = share.pictured(load(SMALL))
    assert said["2031/"].below == ("2 lĩnh vực · 4 nhiệm vụ · 7 sản phẩm",)
    assert not said["2031/"].is_draft


def test_the_picture_of_an_old_section_is_that_of_the_new_page(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.put("data/redirects.yml", "- from: 2022/linh-vuc/cu/\n  to: 2022/linh-vuc/the-che/\n")
    assert project.problems() == []
    found = {file.path: file.content for file in pictures(load(tmp_path), BUILD)}
    assert found[f"2022/linh-vuc/cu/{NAME}"] == found[f"2022/linh-vuc/the-che/{NAME}"]
