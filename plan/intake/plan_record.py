"""What was read of the body → the record of plan.yml, with what is to be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plan.ground.folding import slugged
from plan.ground.model import UNKNOWN, Plan, told
from plan.intake.asking import Asking
from plan.intake.body import PARAGRAPHS, BodyLine
from plan.intake.fields import BodyClause, FieldFound, Fields
from plan.intake.heads import Head
from plan.intake.outline import ReadClause, outline
from plan.intake.own_year import DATED, other_year
from plan.intake.source import LISTED_KEYS, USUAL
from plan.intake.spelling import kept, matching, without_dash
from plan.intake.yamltext import Looked, Raw, looked

_NUMBER = re.compile(r"(?<!\w)\d+(?:/[\w-]+)+")
_DAY = re.compile(r"(?<=ngày )\s*\d{1,2}(?!\d)")
_PLACE = re.compile(r"(?:tp\.? ?|thành phố |tỉnh )?(.+?)\s*,\s*ngày\b.*", re.IGNORECASE)
_COMMITTEE = re.compile(r"\b(ubnd|ủy ban nhân dân)\b")
_WORDS = (
    *("number_line", "date_line", "kind", "title", "opening"),
    *("recipients_label", "recipients", "filing", "file_mark", "authority", "signer"),
    *("appendix_label", "appendix_title", "appendix_reference"),
)
"""Keys of plan.yml that hold the document's words, without its parts and columns."""


@dataclass(frozen=True)
class Identity:
    """Who issues a plan, as its text says or as the plan before did; "" where nothing tells."""

    province: str
    province_id: str
    issuer: str
    why: tuple[str, ...]
    """Why it is to be looked at."""


def plan_record(
    lines: Sequence[BodyLine], head: Head, sections: Mapping[str, str], asking: Asking, earlier: Sequence[Plan]
) -> Mapping[str, object]:
    """Return the record of plan.yml.

    Args:
        lines: what stands before the tables and between them.
        head: the columns of the appendix.
        sections: ids of the sections by their titles.
        asking: what is known; takes down what is not.
        earlier: the earlier plans, the newest first.

    """
    found = _by_key(lines)
    who = identity(lines, earlier)
    return {
        "year": Raw(str(asking.year)),
        "province": looked(who.province or UNKNOWN, *who.why),
        "province_id": who.province_id or "tinh",
        "name": _name(found),
        "issuer": who.issuer or UNKNOWN,
        **_signed(found),
        **{key: _words(key, found, asking) for key in _WORDS[:5]},
        "parts": _asked_of(_parts(lines), asking, Fields(sections, earlier)),
        **{key: _words(key, found, asking) for key in _WORDS[5:] if key != _MAY_LACK or found.get(key)},
        **_columns(head),
    }


_MAY_LACK = "file_mark"
"""What most documents do not print."""
_NO_PART = Looked(
    {"id": "I", "text": UNKNOWN}, ("tệp không có phần nào đánh số La Mã (I., II. …); hãy thêm các phần của kế hoạch.",)
)


def _by_key(lines: Sequence[BodyLine]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in lines:
        found.setdefault(line.key, []).append(line.words)
    return found


def _parts(lines: Sequence[BodyLine]) -> list[ReadClause]:
    return outline([(line.words, line.where) for line in lines if line.key == PARAGRAPHS])


def identity(lines: Sequence[BodyLine], earlier: Sequence[Plan]) -> Identity:
    """Return who issues a plan: the body named above its number and the province named there, in the title or before."""
    texts = [line.words for line in lines if line.key != PARAGRAPHS]
    province = _province(" ".join(line.words for line in lines if line.key == "date_line"), matching(" ".join(texts)))
    before = next((plan for plan in earlier if not province or matching(province) == matching(plan.province)), None)
    if before:
        why = () if province else ("tệp không ghi tên tỉnh; lấy theo kế hoạch trước.",)
        return Identity(before.province, before.province_id, before.issuer, why)
    why = ("tên tỉnh và cơ quan ban hành (province, province_id, issuer) do máy đọc từ tệp.",)
    issuer = f"Ủy ban nhân dân {province}" if province and any(_COMMITTEE.search(matching(text)) for text in texts) else ""
    return Identity(province, slugged(province.removeprefix("tỉnh ").removeprefix("thành phố ")), issuer, why)


def _province(date_line: str, text: str) -> str:
    """Return the province whose name stands before the day, as the text calls it; "" where it does not."""
    place = _PLACE.fullmatch(date_line)
    name = place[1].title() if place and place[1].isupper() else place[1] if place else ""
    return next((f"{kind} {name}" for kind in ("tỉnh", "thành phố") if name and f"{kind} {matching(name)}" in text), "")


def _name(found: Mapping[str, list[str]]) -> object:
    kind, title = (" ".join(found.get(key, [])) for key in ("kind", "title"))
    if not title:
        return Looked(UNKNOWN, ("tệp không ghi tên kế hoạch.",))
    name = f"{kind.capitalize()} {title[:1].lower()}{title[1:]}".strip()
    return Looked(name, ("tên viết hoa; sửa thành chữ thường.",)) if title.isupper() else name


def _signed(found: Mapping[str, list[str]]) -> Mapping[str, object]:
    number = _NUMBER.search(" ".join(found.get("number_line", [])))
    day = _DAY.search(" ".join(found.get("date_line", [])))
    why = "tệp chưa ghi {} (bản dự thảo): khi có bản ký số, ghi vào cả ở đây và ở dòng {}."
    return {
        "number": number[0] if number else Looked(None, (why.format("số", "number_line"),)),
        "day": Raw(str(int(day[0]))) if day else Looked(None, (why.format("ngày", "date_line"),)),
    }


def _words(key: str, found: Mapping[str, list[str]], asking: Asking) -> object:
    """Return the words of a key, marked where the file has none or they are not certain."""
    texts = [_plain(key, text) for text in found.get(key, [])]
    if not texts:
        missing = Looked(UNKNOWN, (f"không thấy {told(Plan, key).column} trong tệp; nếu văn bản có thì chép vào đây.",))
        return [missing] if key in LISTED_KEYS else missing
    if key == "recipients":
        return [looked(text, *asking.parties(text)) for text in texts]
    if key == "authority":
        return texts
    text = " ".join(texts)
    if key in {"opening", "appendix_title"}:
        asking.cited(text)
    joined = len(texts) > 1 and key not in {"title", "appendix_title"}
    why = [f"{len(texts)} đoạn của tệp ghép thành một."] if joined else []
    return looked(text, *why, *(other_year(text, asking.year, key) if key in DATED else ()))


def _plain(key: str, text: str) -> str:
    if key not in {"recipients", "filing"}:
        return text
    plain = without_dash(text)
    return kept(plain.removesuffix(";")) if key == "recipients" else plain


def _asked_of(found: Sequence[ReadClause], asking: Asking, fields: Fields) -> list[object]:
    """Return the parts; what is to be asked of them all stands at the first."""
    first, *others = [*_clauses(found, asking, fields)] or [_NO_PART]
    names_agencies = any(_key(clause, asking) == "agencies" for part in found for clause in part.walk())
    return [looked(first, *(fields.question(names_agencies=names_agencies) if found else ())), *others]


def _key(clause: ReadClause, asking: Asking) -> str:
    return "text" if not clause.is_heading else "agencies" if asking.is_named(clause.words) else "title"


def _about(clause: ReadClause, key: str, asking: Asking, fields: Fields) -> FieldFound | None:
    """Return the section that a paragraph below a part's title speaks of."""
    if "." not in clause.id:
        return None
    agencies = frozenset(asking.bodies(clause.words) if key == "agencies" else ())
    return fields.of(BodyClause(key, clause.words, agencies, " ".join(one.words for one in clause.clauses)))


def _clauses(found: Sequence[ReadClause], asking: Asking, fields: Fields) -> Iterator[object]:
    for clause in found:
        key = _key(clause, asking)
        words = looked(clause.words, *_of_heading(key, clause.words, asking))
        asking.cited(clause.words)
        about = _about(clause, key, asking, fields)
        record = {
            "id": clause.id,
            **({"label": clause.label} if clause.label else {}),
            key: words if clause.words else Looked(UNKNOWN, ("mục này chỉ có đánh số.",)),
            **({"section": Looked(about.section, (about.why,))} if about else {}),
            **({"clauses": [*_clauses(clause.clauses, asking, fields)]} if clause.clauses else {}),
        }
        yield record


def _of_heading(key: str, words: str, asking: Asking) -> tuple[str, ...]:
    if key == "agencies":
        return asking.parties(words)
    return other_year(words, asking.year) if key == "title" else ()


def _columns(head: Head) -> Mapping[str, object]:
    keys = {} if head.keys == USUAL else {"column_keys": [*head.keys]}
    groups = {"column_groups": [*head.groups]} if head.depth > 1 else {}
    return {"columns": [*head.names], **keys, **groups}
