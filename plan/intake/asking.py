"""What of a received text is not certain, and why: agencies, times and documents that nothing known explains."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plan.facts.citations import Citations
from plan.ground.folding import folded, slugged
from plan.ground.model import UNKNOWN, Agency, Archive
from plan.intake.group_names import is_group_name, whole
from plan.intake.own_year import YEAR
from plan.intake.spelling import matching
from plan.reading.names import Names
from plan.reading.timing import TimingError, understood
from plan.rules.quotes import ABBREVIATION, ROMAN_WORD

_SLIP = 0.9
"""So like a known name, and it is that with a slip: no new one."""
_GROUP = re.compile(r"(các|những|ubnd (các|cấp)|ủy ban nhân dân (các|cấp))\b.*", re.IGNORECASE)
_BODY = re.compile(
    r"(sở|ban|văn phòng|ubnd|ủy ban|hđnd|hội đồng|trung tâm|chi cục|cục|tổng cục|bộ|thanh tra|công an|báo|đài|bưu điện|thuế"
    r"|viễn thông|trường|học viện|viện|hội|hiệp hội|liên minh|liên đoàn|ngân hàng|kho bạc|bảo hiểm|hải quan|tòa án|quỹ|tổ"
    r"|công ty|tập đoàn|tỉnh ủy|thành ủy|đảng ủy|thường trực|mặt trận|phòng|các|những|cơ quan|đơn vị|bộ phận|xã|phường"
    r"|đặc khu|huyện|thị xã|thành phố|tạp chí|nhà xuất bản|cổng) .+"
)
"""What a name of a body begins with; other words may be anything, and no record is made of them."""
_SURE_BODY = re.compile(
    r"(các )?(sở|văn phòng|ubnd|ủy ban nhân dân|thanh tra|trung tâm|bưu điện|công an|báo|đài|ban quản lý"
    r"|bảo hiểm xã hội) (?!cáo)"
)
"""What a heading begins with that is the name of a body and no sentence."""
_LONGEST_NAME = 120
_KIND = (
    "(Nghị quyết|Nghị định|Quyết định|Kế hoạch|Chỉ thị|Thông tư|Luật|Công văn|Chương trình|Kết luận|Hướng dẫn|Thông báo"
    "|Công điện)"
)
_DATE = r"ngày\s+([0-9]{1,2})\s*(?:/|tháng)\s*([0-9]{1,2})\s*(?:/|năm)\s*([0-9]{4})"
_BEFORE = re.compile(rf"{_KIND}(?:\s+liên tịch)?\s+số:?\s*$")
_SUBJECT = r"\s+(?:về|ban hành|quy định|phê duyệt|sửa đổi|hướng dẫn)\b"
_BEHIND = re.compile(rf"\s*(?:{_DATE})?(?:\s+của\s+([^,;.()]+?)(?={_SUBJECT}|[,;.()]|$))?")
_LONGEST_ISSUER = 60
_NUMBER_WITH_YEAR = re.compile(r"/[0-9]{4}/")


@dataclass(frozen=True)
class NewDocument:
    """A document that the text cites and the register does not know, with what the text says of it."""

    number: str
    kind: str
    date: str
    issuer: str

    @property
    def id(self) -> str:
        """The id that it would have."""
        year = "" if _NUMBER_WITH_YEAR.search(self.number) else f"-{self.date[:4]}" if self.date else ""
        return f"{slugged(self.number)}{year}"


class Asking:
    """Collects what the registers do not know, each once, and says why a place is not certain.

    Args:
        archive: what is known.
        year: of the plan.

    """

    def __init__(self, archive: Archive, year: int) -> None:
        self._names = Names(archive.agencies)
        self._agencies = archive.agencies
        self.year = year
        """Of the plan."""
        self._citations = Citations(archive.documents)
        self.known_abbreviations = frozenset(term.abbr for term in archive.glossary)
        """Abbreviations that the glossary explains."""
        self.named = set[str]()
        """Ids of the known bodies that the plan names: in cells, headings, paragraphs and among its recipients."""
        self.agencies: dict[str, str] = {}
        """Names of new agencies and groups, with the nearest known name or ""."""
        self.places = Counter[str]()
        """In how many cells and headings each of them stands."""
        self.documents: dict[str, NewDocument] = {}
        """New documents by their numbers."""
        self.terms: dict[str, str] = {}
        """New abbreviations with what the text says they mean, or ""."""

    def parties(self, text: str) -> tuple[str, ...]:
        """Return why the agencies of a cell are not certain, nothing when all are known."""
        if not text:
            return ("ô cơ quan chủ trì để trống trong văn bản.",)
        parties, leftovers = self._names.parties(text)
        self.named.update(parties.agencies)
        return tuple(filter(None, (self._unknown(words) for words in whole(text, leftovers))))

    def bodies(self, text: str) -> tuple[str, ...]:
        """Return the ids of the known bodies that a cell or heading names."""
        return self._names.parties(text)[0].agencies

    def is_named(self, heading: str) -> bool:
        """Tell whether a heading is nothing but agencies, or begins as one that is not known would."""
        parties, leftovers = self._names.parties(heading)
        left = [*whole(heading, leftovers)]
        is_listed = bool(parties.mentions or left) and all(map(is_group_name, left))
        return is_listed or bool(_SURE_BODY.match(matching(heading)))

    def _unknown(self, words: str) -> str:
        """Return why words are no known body; "" where a record of a new one is made, which asks for all its places."""
        near = self._names.nearest(words) or ""
        is_slip = bool(near) and _is_slip(folded(words), folded(near))
        words = words.strip(" -–:*") or words
        words = next((name for name in self.agencies if matching(name) == matching(words)), words)
        if is_slip:
            return f"“{words}” chưa có trong data/agencies.yml; gần giống “{near}”, có thể gõ nhầm."
        if (is_group_name(words) or _BODY.fullmatch(matching(words))) and len(words) <= _LONGEST_NAME:
            self.agencies.setdefault(words, near)
            self.places[words] += 1
            return ""
        also = f" (gần nhất: “{near}”)" if near else ""
        return f"“{words}” chưa có trong data/agencies.yml{also}."

    def timing(self, text: str) -> tuple[str, ...]:
        """Return why a time is not certain, nothing when it is understood."""
        if not text:
            return ("ô thời gian để trống trong văn bản.",)
        try:
            understood(text, self.year)
        except TimingError as error:
            return (f"{error.head}.",)
        return ()

    def counted_as(self, text: str) -> str:
        """Return the nearest words by which a time that is not understood can be counted; "" for none.

        None say another year than the cell: what a cell of another year means, only its author knows.
        """
        try:
            understood(text, self.year)
        except TimingError as error:
            return error.meant or "" if {*YEAR.findall(text)} <= {str(self.year)} else ""
        return ""

    def cited(self, text: str) -> None:
        """Take down what a text cites and shortens that is not known, and whom it names."""
        self.named.update(mention.agency for mention in self._names.in_prose(text))
        for number in self._citations.unknown(text):
            at = text.index(number)
            self.documents.setdefault(number, _document(number, text[:at], text[at + len(number) :]))
        for word in () if text.isupper() else dict.fromkeys(ABBREVIATION.findall(text)):
            if word not in self.known_abbreviations and not ROMAN_WORD.fullmatch(word):
                self.terms[word] = self.terms.get(word) or _meaning(word, text)


def _is_slip(words: str, near: str) -> bool:
    """Tell whether words are a known name with a slip; "các xã" are no "cấp xã" ill written."""
    is_other = words != near and words.replace("cac ", "cap ") == near
    return not is_other and difflib.SequenceMatcher(None, words, near).ratio() >= _SLIP


def _document(number: str, before: str, behind: str) -> NewDocument:
    kind, about = _BEFORE.search(before), _BEHIND.match(behind)
    day, month, year, issuer = about.groups() if about else (None,) * 4
    date = _date(int(year or 0), int(month or 0), int(day or 0))
    return NewDocument(number, kind[1] if kind else "", date, issuer if issuer and len(issuer) <= _LONGEST_ISSUER else "")


def _date(year: int, month: int, day: int) -> str:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""  # 30 February, or none


def _meaning(abbr: str, text: str) -> str:
    """Return the words before an abbreviation in brackets that begin with its letters; "" where there are none."""
    at = text.find(f"({abbr})")
    words = text[:at].split()[-len(abbr) :] if at > 0 else []
    return " ".join(words) if "".join(word[:1] for word in words).upper() == abbr else ""


def new_agencies(asking: Asking, known: tuple[Agency, ...]) -> Iterator[tuple[Mapping[str, object], str]]:
    """Yield the records of new agencies, and why each is to be looked at."""
    taken = {agency.id for agency in known}
    for name, near in asking.agencies.items():
        slug = _free(slugged(name) or "don-vi", taken)
        kind = "group" if is_group_name(name) or _GROUP.fullmatch(name) else "agency"
        why = f"cơ quan mới theo kế hoạch, nêu ở {asking.places[name]} chỗ{_answers(slug, near)}."
        yield {"id": slug, "name": f"{name[:1].upper()}{name[1:]}", "kind": kind}, why


def _answers(slug: str, near: str) -> str:
    """Return what may be true of a new agency instead, and what to write then."""
    known = f"“{near}” (tên gần nhất)" if near else "cơ quan đã có"
    return (
        f". Nếu là tên mới của {known}: xóa mục này, ghi tên mới vào name của mục kia và tên cũ vào former_names. Nếu chỉ là "
        "cách viết khác: xóa mục này, thêm tên vào aliases của mục kia. Nếu nhận việc của cơ quan cũ (hợp nhất, chia tách): "
        f"giữ mục này, ghi successor: {slug} ở mục của cơ quan cũ"
    )


def new_documents(asking: Asking, known: frozenset[str]) -> Iterator[tuple[Mapping[str, object], str]]:
    """Yield the records of new documents, and why each is to be looked at."""
    taken = {*known}
    for document in asking.documents.values():
        values = {"date": document.date or None, "issuer": document.issuer or None, "subject": None}
        named = {"id": _free(document.id, taken), "number": document.number, "kind": document.kind or UNKNOWN}
        why = "văn bản mới được viện dẫn; ngày, cơ quan, trích yếu đúng như kế hoạch ghi, không ghi thì null."
        yield {**named, **values}, why


def new_terms(asking: Asking) -> Iterator[tuple[Mapping[str, object], str]]:
    """Yield the records of new abbreviations, and why each is to be looked at."""
    for abbr, meaning in asking.terms.items():
        yield {"abbr": abbr, "meaning": meaning or UNKNOWN}, "chữ viết tắt mới; hãy xem nghĩa."


def _free(wanted: str, taken: set[str]) -> str:
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken.add(found)
    return found
