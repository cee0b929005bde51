"""The pictures with which a link is shown where it is shared (https://ogp.me): PNG, 1200 × 630 px, 16 colours.

They are drawn with one named font, whatever the machine has: many fonts lack Vietnamese letters. Text is NFC, for the plain
layout, which is the same on every machine, does not set marks that stand apart from their letters.
"""

from __future__ import annotations

import io
import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

from plan.facts.pages import kind_of
from plan.facts.province import site_name
from plan.ground.addresses import Links
from plan.ground.files import Build, File
from plan.ground.model import Archive, Plan, Rows
from plan.ground.unseen import UNSEEN

NAME = "chia-se.png"
"""The name of a picture's file, beside its page."""
SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 72
"""What stays free around all text, in pixels."""
BRAND, TINT, PAPER = (0x0E, 0x4A, 0x46), (0x93, 0xC3, 0xBA), (0xFF, 0xFF, 0xFF)
"""The colours of the site (docs/assets/css/tokens.css) from ground to text; what lies between them is mixed."""
RIDGE = "M3 17.5c3.6 0 3.4-9 7.4-9 3 0 3.3 5.5 5 5.5 1.9 0 2-10 6-10 4.6 0 3.8 13.5 7.6 13.5z"
"""The hills of docs/assets/logo.svg, in a square of 32."""
_DRAFT = "Bản dự thảo"

_COLOURS = 16
_TEXT, _SOFT, _FAINT = 255, 204, 26
"""How bright something is on the ground, of 255."""
_WATER = ((3, 20, 29, 22.2), (6, 24, 26, 26.2), (10, 28, 22, 30.2))
"""The lines of the logo below the hills: left, top, right, bottom."""
TITLE, BELOW = (176, 436), (452, HEIGHT - MARGIN)
"""From where to where down the picture the title and the lines below it stand."""
_STEPS = 12
"""Into how many straight lines a curve is drawn."""
_FINE = 4
"""How much larger shapes are drawn than they are shown, for smooth edges."""

Font = ImageFont.FreeTypeFont


@dataclass(frozen=True)
class Shared:
    """What the picture of a page says."""

    above: str
    title: str
    below: tuple[str, ...]
    is_draft: bool

    @property
    def alt(self) -> str:
        """The same for those who do not see it."""
        return ". ".join((self.above, self.title, *self.below, *((_DRAFT,) if self.is_draft else ())))


def pictured(archive: Archive) -> Mapping[str, Shared]:
    """Return what the pictures say, by the page that has one: the home page, each plan and each of its sections."""
    return dict(_pictured(archive))


def page_of_picture(archive: Archive, address: str) -> str:
    """Return the address of the page whose picture a page is shown with: its own, else its plan's."""
    plan = archive.plan_at(address)
    to = Links("", plan.year)
    own = {"", *(to.section(section.slug) for section in plan.sections)}
    return address if address in own else to.plan()


def pictures(archive: Archive, build: Build) -> Iterator[File]:
    """Yield every picture; none when the site's address is not known, without which no page can name one."""
    if not build.site_url:
        return
    drawn_on = ground()
    made = {page: png(said, drawn_on) for page, said in _pictured(archive)}
    for redirect in archive.redirects:
        if kind_of(redirect.from_) == "section":
            made[redirect.from_] = made[page_of_picture(archive, redirect.to)]
    for page, content in made.items():
        yield File(f"{page}{NAME}", content)


def _pictured(archive: Archive) -> Iterator[tuple[str, Shared]]:
    newest = archive.newest
    site = site_name(newest)
    province = f"{newest.province[0].upper()}{newest.province[1:]}"
    yield "", Shared(province, site, (newest.name, _counted(newest)), newest.number is None)
    for plan in archive.plans:
        to, is_draft = Links("", plan.year), plan.number is None
        yield to.plan(), Shared(site, plan.name, (_counted(plan),), is_draft)
        for section in plan.sections:
            rows = plan.rows.of_section(section)
            title = f"{section.id}. {section.title}"
            yield to.section(section.slug), Shared(site, title, (plan.name, _numbers(rows)), is_draft)


def _counted(plan: Plan) -> str:
    return f"{len(plan.sections)} lĩnh vực · {_numbers(plan.rows)}"


def _numbers(rows: Rows) -> str:
    return f"{len({row.task.id for row in rows})} nhiệm vụ · {len(rows)} sản phẩm"


def font(size: int, weight: str = "Medium") -> Font:
    """Return the font of all pictures in a size in pixels."""
    file = files("fontpkg_be_vietnam_pro") / "files" / f"BeVietnamPro-{weight}.ttf"
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)


def png(said: Shared, on: Image.Image) -> bytes:
    """Return a picture that says something, on the ground of all."""
    image = on.copy()
    draw = ImageDraw.Draw(image)
    edge = _label(draw) if said.is_draft else WIDTH - MARGIN
    name = set_in(said.above, edge - 192, 80, (34, 30, 26))
    _write(draw, (168, 104 - name.height // 2), name, _SOFT)
    title = set_in(said.title, WIDTH - 2 * MARGIN, TITLE[1] - TITLE[0], (76, 68, 60, 54, 48, 42, 36, 30), "Bold")
    _write(draw, (MARGIN, TITLE[0]), title, _TEXT)
    below = set_in("\n".join(said.below), WIDTH - 2 * MARGIN, BELOW[1] - BELOW[0], (34, 30, 26, 22))
    _write(draw, (MARGIN, BELOW[1] - below.height), below, _SOFT)
    return _saved(image)


@dataclass(frozen=True)
class Setting:
    """Text broken into lines, with the font that it is set in."""

    lines: tuple[str, ...]
    font: Font

    @property
    def step(self) -> int:
        """From one line to the next."""
        return sum(self.font.getmetrics()) + self.room

    @property
    def room(self) -> int:
        """What two marks on a capital ("Ẫ") need above a line beyond what the font says."""
        return int(self.font.size / 5)

    @property
    def height(self) -> int:
        """Of all lines, in pixels."""
        return self.step * len(self.lines)


def set_in(text: str, width: int, height: int, sizes: Sequence[int], weight: str = "Medium") -> Setting:
    """Break text into lines that have room, in the largest size where all do; the last one is cut where none is."""
    paragraphs = [" ".join(UNSEEN.sub(" ", unicodedata.normalize("NFC", line)).split()) for line in text.split("\n")]
    for size in sizes:
        letters = font(size, weight)
        found = Setting(tuple(line for words in paragraphs for line in _even(words, letters, width)), letters)
        if found.height <= height:
            return found
    kept = found.lines[: height // found.step]
    return Setting((*kept[:-1], _cut(kept[-1], letters, width)), letters)


def _even(words: str, letters: Font, width: int) -> tuple[str, ...]:
    """Return the lines of a paragraph, of the narrowest of some widths that takes no line more."""
    pieces = [piece for word in words.split() for piece in _pieces(word, letters, width)]
    space = letters.getlength(" ")
    full = tuple(_broken(pieces, space, width))
    narrower = (tuple(_broken(pieces, space, width * tenths / 10)) for tenths in range(5, 10))
    return next((lines for lines in narrower if len(lines) == len(full)), full)


_Word = tuple[str, float]
"""A word, or a part of one that is wider than a line, and its own width."""


def _pieces(word: str, letters: Font, width: int) -> Iterator[_Word]:
    length = letters.getlength(word)
    if length <= width or len(word) == 1:
        yield word, length
    else:
        yield from _pieces(word[: len(word) // 2], letters, width)
        yield from _pieces(word[len(word) // 2 :], letters, width)


def _broken(pieces: Sequence[_Word], space: float, width: float) -> Iterator[str]:
    """Yield lines, each as many pieces as there is room for."""
    line: list[str] = []
    used = 0.0
    for piece, length in pieces:
        if line and used + space + length > width:
            yield " ".join(line)
            line, used = [], 0.0
        used += length + (space if line else 0)
        line.append(piece)
    yield " ".join(line)


def _cut(line: str, letters: Font, width: int) -> str:
    """Return a line that ends before the text does, with the sign for that."""
    while letters.getlength(f"{line.rstrip()} …") > width:
        line = line[:-1]
    return f"{line.rstrip()} …"


def _write(draw: ImageDraw.ImageDraw, at: tuple[int, int], text: Setting, brightness: int) -> None:
    left, top = at
    for number, line in enumerate(text.lines):
        draw.text((left, top + number * text.step + text.room), line, fill=brightness, font=text.font)


def _label(draw: ImageDraw.ImageDraw) -> int:
    """Say at the top right that the plan is a draft; return where that begins."""
    letters = font(28, "SemiBold")
    right, (ascent, descent) = WIDTH - MARGIN, letters.getmetrics()
    left, top = right - int(letters.getlength(_DRAFT)) - 40, 104 - (ascent + descent) // 2
    draw.rounded_rectangle((left, top - 6, right, top + ascent + descent + 6), 8, fill=_TEXT)
    draw.text((left + 20, top), _DRAFT, fill=0, font=letters)
    return left


def ground() -> Image.Image:
    """Return what all pictures have: the logo, large and faint behind the text, and in full beside the name."""
    image = Image.new("L", SIZE, 0)
    for side, at, brightness in ((448, (WIDTH - 460, HEIGHT - 430), _FAINT), (80, (MARGIN - 8, 60), _TEXT)):
        image.paste(brightness, at, _logo(side))
    return image


def _logo(side: int) -> Image.Image:
    """Return the logo as a mask."""
    scale = side * _FINE / 32
    mask = Image.new("L", (side * _FINE, side * _FINE), 0)
    draw = ImageDraw.Draw(mask)
    draw.polygon([(x * scale, y * scale) for x, y in outline(RIDGE)], fill=255)
    for line in _WATER:
        draw.rounded_rectangle([edge * scale for edge in line], 1.1 * scale, fill=255)
    return mask.reduce(_FINE)


def outline(path: str) -> list[tuple[float, float]]:
    """Return points along an SVG path of one "M" and cubic curves "c" (https://www.w3.org/TR/SVG2/paths.html)."""
    numbers = [float(number) for number in re.findall(r"-?[0-9]*\.?[0-9]+", path)]
    points = [complex(*numbers[:2])]
    for at in range(2, len(numbers), 6):
        start = points[-1]
        first, second, end = (start + complex(*numbers[at + n : at + n + 2]) for n in (0, 2, 4))
        points += [_on_curve(step / _STEPS, start, first, second, end) for step in range(1, _STEPS + 1)]
    return [(point.real, point.imag) for point in points]


def _on_curve(t: float, *through: complex) -> complex:
    """Return the point of a Bézier curve at a part of its way (de Casteljau)."""
    if len(through) == 1:
        return through[0]
    return _on_curve(t, *((1 - t) * one + t * other for one, other in itertools.pairwise(through)))


def _saved(image: Image.Image) -> bytes:
    """Return an image of one brightness as a PNG of the site's colours."""
    step = 256 // _COLOURS
    levels = image.point([value // step for value in range(256)])
    levels.putpalette(_palette())
    out = io.BytesIO()
    levels.save(out, "PNG", bits=4, compress_level=4)
    return out.getvalue()


def _palette() -> list[int]:
    """Return red, green and blue of each colour from the ground to the text."""
    half = _COLOURS // 2
    below = [_mixed(BRAND, TINT, number / half) for number in range(half)]
    above = [_mixed(TINT, PAPER, number / (half - 1)) for number in range(half)]
    return [*itertools.chain.from_iterable(below + above)]


def _mixed(one: Sequence[int], other: Sequence[int], part: float) -> list[int]:
    return [round(low + (high - low) * part) for low, high in zip(one, other, strict=True)]
