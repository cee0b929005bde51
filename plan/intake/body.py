"""What stands before the appendix → its lines in order, and what each is: number, day, title, a paragraph, the signer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plan.intake.outline import PART, labelled
from plan.intake.paper import Grid, Paragraph, UnreadableError
from plan.intake.spelling import kept, matching

PARAGRAPHS = "parts"
"""What a line is that belongs to the numbered paragraphs."""
DROPPED = ""
"""What a line is of which the data keep nothing."""

_KINDS = frozenset({"kế hoạch", "chương trình", "đề án", "quyết định", "chỉ thị", "phương án"})
_NUMBER_LINE = re.compile(r"số\s*:.*")
_DATE_LINE = re.compile(r".*\bngày\b.*\btháng\b.*\bnăm\b.*")
_OPENS = re.compile(r"(căn cứ|thực hiện|triển khai|nhằm|để|trên cơ sở|tiếp tục|xét|theo)\b.*")
_STOPS = (".", ";", ":", ",")
_RECIPIENTS = re.compile(r"nơi nhận\s*:?")
_END = re.compile(r"nơi nhận\s*(:|$)|tm\s*\.")
_FILING = re.compile(r"-?\s*lưu\b.*")
_FILE_MARK = re.compile(r"\S*[_./]\S*")
_AUTHORITY = re.compile(r"((tm|kt|tl|tuq|q)\b.*)|.*\b(chủ tịch|giám đốc|chánh văn phòng|bộ trưởng|trưởng ban)\b.*")
_SIGNED = re.compile(r"[(\[]?\s*(đã ký|ký tên|da ky|daky)\b.*")
_NAME = re.compile(r"[^\W\d_]+( [^\W\d_]+){1,5}")
_MOST_WITHOUT_PARTS = 40
"""A head, recipients and a signature have fewer lines."""
_SHOWN = 40
_LONGEST_TITLE_LINE = 200


@dataclass(frozen=True)
class BodyLine:
    """A line of the source before the appendix: its letters as received, and what it is.

    `key` is that of plan.yml, `PARAGRAPHS` or `DROPPED`.
    """

    text: str
    where: str
    key: str = DROPPED

    @property
    def words(self) -> str:
        """Its words as the data keep them."""
        return kept(self.text)


def lines_of(blocks: Sequence[Paragraph | Grid]) -> list[BodyLine]:
    """Return the lines of paragraphs and of tables that only set words side by side, cell by cell, without empty ones."""
    return [BodyLine(text, where) for text, where in _lines(blocks) if text.strip()]


def _lines(blocks: Sequence[Paragraph | Grid]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.shown, block.where
        else:
            cells = (cell for row in block.rows for cell in row.cells)
            yield from ((paragraph.shown, paragraph.where or block.where) for cell in cells for paragraph in cell.paragraphs)


def told(lines: Sequence[BodyLine]) -> list[BodyLine]:
    """Return lines with what each is; a line break parts two lines, but within the numbered paragraphs it is a space."""
    first = next((at for at, line in enumerate(lines) if PART.fullmatch(labelled(line.words)[0])), len(lines))
    _refuse_without_parts(lines[first:] or lines)
    last = next((at for at, line in enumerate(lines) if at > first and _ends_body(line)), len(lines))
    head = [part for line in lines[:first] for part in _broken(line)]
    foot = [part for line in lines[last:] for part in _broken(line)]
    return [*_head(head), *(BodyLine(line.text, line.where, PARAGRAPHS) for line in lines[first:last]), *_foot(foot)]


def _refuse_without_parts(lines: Sequence[BodyLine]) -> None:
    """Refuse a text of which no part can be told, rather than take it all for an opening."""
    if len(lines) <= _MOST_WITHOUT_PARTS or PART.fullmatch(labelled(lines[0].words)[0]):
        return
    shown = "; ".join(f"“{line.words[:_SHOWN]}”" for line in lines[-_MOST_WITHOUT_PARTS:][:4])
    message = (
        f"Phần thân có {len(lines)} đoạn mà không thấy phần nào đánh số La Mã (I., II., …). Đã thấy, chẳng hạn: {shown}. Hãy "
        "đánh số các phần bằng I., II., … trong một bản sao của tệp rồi chạy lại với bản sao ấy."
    )
    raise UnreadableError(message)


def _broken(line: BodyLine) -> Iterator[BodyLine]:
    return (BodyLine(part, line.where) for part in re.split(r"[\r\n\v]+", line.text) if part.strip())


def _ends_body(line: BodyLine) -> bool:
    words = matching(line.text)
    return bool(_END.match(words))


def _head(lines: Sequence[BodyLine]) -> Iterator[BodyLine]:
    """Tell the number, the day, the kind, the title and the opening; what stands before is in every document."""
    kind = next((at for at, line in enumerate(lines) if matching(line.text).strip(" :") in _KINDS), len(lines))
    for line in lines[:kind]:
        words = matching(line.text)
        key = "number_line" if _NUMBER_LINE.fullmatch(words) else "date_line" if _DATE_LINE.fullmatch(words) else DROPPED
        yield BodyLine(line.text, line.where, key)
    is_title = True
    for at, line in enumerate(lines[kind:]):
        is_title = is_title and not (at > 1 and _begins_opening(line))
        is_rule = not any(map(str.isalnum, line.text))
        key = "kind" if at == 0 else "title" if is_title else "opening"
        yield BodyLine(line.text, line.where, DROPPED if is_rule else key)


def _begins_opening(line: BodyLine) -> bool:
    words = line.words
    return bool(_OPENS.fullmatch(matching(words))) or words.endswith(_STOPS) or len(words) > _LONGEST_TITLE_LINE


def _foot(lines: Sequence[BodyLine]) -> Iterator[BodyLine]:
    """Tell the recipients, the filing, the authority and the signer."""
    reader = _Foot()
    last = max((at for at, line in enumerate(lines) if _NAME.fullmatch(line.words) and not line.words.isupper()), default=-1)
    for at, line in enumerate(lines):
        yield BodyLine(line.text, line.where, "signer" if at == last and reader.has_authority else reader.key(line))


class _Foot:
    """Where a reader stands below the text."""

    def __init__(self) -> None:
        self._is_listing = False
        self._is_filed = False
        self.has_authority = False

    def key(self, line: BodyLine) -> str:
        """Return what a line is."""
        words = matching(line.text)
        if _RECIPIENTS.fullmatch(words):
            self._is_listing = True
            return "recipients_label"
        if _SIGNED.fullmatch(words) or not any(map(str.isalnum, words)):
            return DROPPED
        if self._is_listing and _FILING.fullmatch(words):
            self._is_listing, self._is_filed = False, True
            return "filing"
        if _AUTHORITY.fullmatch(words) and line.words.strip("-* ").isupper():
            self._is_listing, self.has_authority = False, True
            return "authority"
        is_mark = self._is_filed and not self.has_authority and _FILE_MARK.fullmatch(line.words)
        self._is_filed = self._is_filed and not is_mark
        return "recipients" if self._is_listing else "file_mark" if is_mark else DROPPED
