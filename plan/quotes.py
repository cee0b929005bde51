"""Rules of words: what quotes, corrects or names a text of the document must be found in it, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from plan.amendments import original
from plan.amendments import texts as _texts
from plan.citations import Citations
from plan.located import Located, located
from plan.model import Archive, Correction, Note, Placed, Plan, Record, columns, titled
from plan.problems import Problem, meant, shown

Found = Iterator[Problem]

_ABBREVIATION = re.compile(r"(?<![\w/-])[A-ZĐ]{2,}(?![\w/-])")
_ROMAN = re.compile(r"[IVX]+")


def documents(archive: Archive, plan: Plan) -> Found:
    """Tell every document that a text cites and the registry does not know."""
    citations = Citations(archive.documents)
    for passage in plan.passages:
        for number in citations.unknown(passage.text):
            remedy = meant(number, (document.number for document in archive.documents), "hãy thêm nó")
            message = f'không có văn bản số "{shown(number)}" trong data/documents.yml; {remedy}'
            yield Problem.at(passage.place, titled(type(passage.record), passage.key), found=message)


def abbreviations(archive: Archive, plan: Plan) -> Found:
    """Tell every abbreviation that a text uses and the glossary does not explain."""
    known = {term.abbr for term in archive.glossary}
    for passage in plan.passages:
        for word in () if passage.text.isupper() else dict.fromkeys(_ABBREVIATION.findall(passage.text)):
            if word not in known and not _ROMAN.fullmatch(word):
                remedy = meant(word, known, "hãy thêm nghĩa của nó")
                message = f'không có chữ viết tắt "{word}" trong data/glossary.yml; {remedy}'
                yield Problem.at(passage.place, titled(type(passage.record), passage.key), found=message)


def indicators(plan: Plan) -> Found:
    """Check that every indicator quotes what stands in the record it names."""
    references = _references(plan)
    for indicator in plan.indicators:
        at = references.get(indicator.record)
        if at is None:
            yield _no_reference(indicator, "record", indicator.id, [plan])
        elif not _stands_in(indicator.quote, plan, at):
            message = f'câu "{shown(indicator.quote)}" không có nguyên văn trong {at.name}; hãy chép lại từ đó'
            yield _told(indicator, "quote", indicator.id, message)


def explanations(archive: Archive) -> Found:
    """Check that the record where a plan explains an abbreviation is there, in one plan at least, and holds it."""
    references = [(plan, _references(plan)) for plan in archive.plans]
    for term in archive.glossary:
        found = [(plan, at) for plan, known in references if (at := known.get(term.explained or ""))]
        if term.explained and not found:
            yield _no_reference(term, "explained", term.abbr, archive.plans)
        elif term.explained and not any(_stands_in(term.abbr, plan, at) for plan, at in found):
            yield _told(term, "explained", term.abbr, f'chữ "{term.abbr}" không có trong {found[0][1].name}')


def edits(record: Record, name: str) -> Found:
    """Check that each correction of a record can be undone in one way, and that each note quotes what stands there."""
    for correction in record.corrections:
        yield from _correction(record, name, correction)
    for note in record.notes:
        yield from _note(record, name, note)


def _references(plan: Plan) -> Mapping[str, Located]:
    return {at.reference: at for at in located(plan, ()) if at.reference}


def _stands_in(words: str, plan: Plan, at: Located) -> bool:
    """Tell whether words stand in a record's texts; those of a task are also its activities' and deliverables'."""
    return any(words in passage.text for passage in plan.passages if at.record in (passage.record, passage.owner))


def _no_reference(record: Placed, key: str, name: str, plans: Sequence[Plan]) -> Problem:
    found = str(getattr(record, key))
    clause = next((plan.clause[found] for plan in plans if found in plan.clause), None)
    known = [clause.anchor] if clause else [reference for plan in plans for reference in _references(plan)]
    otherwise = 'viết mã của bản ghi trong Phụ lục ("II.8"), hoặc địa chỉ của đoạn trong phần I–IV ("phan-i-1-1")'
    remedy = f'ý bạn là "{clause.anchor}"?' if clause else meant(found, known, otherwise)
    return _told(record, key, name, f'không có bản ghi "{shown(found)}"; {remedy}')


def _correction(record: Record, name: str, correction: Correction) -> Found:
    texts = original(record, correction.field)
    count = sum(text.count(correction.published) for text in texts)
    if not texts:
        yield _no_field(record, name, correction, correction.field)
    elif correction.published == correction.source:
        yield _told(correction, "published", name, "giống hệt source (Trong bản nguồn); nếu không sửa gì, hãy bỏ mục này")
    elif count != 1:
        remedy = "hãy chép lại từ đó" if count == 0 else "hãy chép dài hơn"
        message = f'"{shown(correction.published)}" phải có đúng một lần trong {correction.field}, nhưng có {count}; {remedy}'
        yield _told(correction, "published", name, message)


def _note(record: Record, name: str, note: Note) -> Found:
    if note.field is None:
        if note.quote:
            yield _told(note, "quote", name, "có quote thì phải có field (Cột được ghi chú)")
        return
    texts = _texts(record, note.field)
    if not texts:
        yield _no_field(record, name, note, note.field)
    elif note.quote and not any(note.quote in text for text in texts):
        yield _told(note, "quote", name, f'"{shown(note.quote)}" không có trong {note.field}; hãy chép lại từ đó')


def _no_field(record: Record, name: str, edit: Correction | Note, field: str) -> Problem:
    known = ", ".join(titled(type(record), key) for key in columns(type(record)) if _texts(record, key))
    return _told(edit, "field", name, f'ở đây không có khóa "{shown(field)}"; có: {known}')


def _told(record: Placed, key: str, name: str, message: str) -> Problem:
    return Problem.at(record.places[key], name, titled(type(record), key), found=message)
