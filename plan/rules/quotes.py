"""Rules of words: what quotes, corrects or names a text of the document must be found in it, and the other way round."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plan.facts.citations import Citations
from plan.facts.located import Located, Owner, located
from plan.facts.undoing import original, texts_of
from plan.ground.model import Archive, Correction, Note, Passage, Place, Placed, Plan, Record, columns, titled
from plan.ground.problems import (
    NO_HINTS,
    Hints,
    Problem,
    Problems,
    Replacement,
    Said,
    instead,
    meant,
    nearest,
    quoted,
    say,
    shown,
)
from plan.rules.amendments import COPY_AGAIN, not_once, places_of, unquoted
from plan.rules.figures import figure

DOCUMENTS, GLOSSARY = "data/documents.yml", "data/glossary.yml"

ABBREVIATION = re.compile(r"(?<![\w/-])[A-ZĐ]{2,}(?![\w/-])")
ROMAN_WORD = re.compile(r"[IVX]+")


def documents(archive: Archive, plan: Plan) -> Problems:
    """Tell every document that a text cites and the registry does not know."""
    citations = Citations(archive.documents)
    for passage in plan.passages:
        for number in citations.unknown(passage.text):
            near = nearest(number, (document.number for document in archive.documents))
            remedy = meant(near, say("hãy thêm nó", "please add it"))
            found = say(
                f'không có văn bản số "{shown(number)}" trong {DOCUMENTS}',
                f'there is no document "{shown(number)}" in {DOCUMENTS}',
            )
            hints = Hints(found, number, DOCUMENTS)
            yield _in_passage(passage, remedy, kind="unknown-document", replacement=instead(number, near), hints=hints)


def abbreviations(archive: Archive, plan: Plan) -> Problems:
    """Tell every abbreviation that a text uses and the glossary does not explain."""
    known = {term.abbr for term in archive.glossary}
    for passage in plan.passages:
        for word in () if passage.text.isupper() else dict.fromkeys(ABBREVIATION.findall(passage.text)):
            if word not in known and not ROMAN_WORD.fullmatch(word):
                near = nearest(word, sorted(known))
                remedy = meant(near, say("hãy thêm nghĩa của nó", "please add its meaning"))
                found = say(
                    f'không có chữ viết tắt "{word}" trong {GLOSSARY}', f'there is no abbreviation "{word}" in {GLOSSARY}'
                )
                hints = Hints(found, word, GLOSSARY)
                yield _in_passage(passage, remedy, kind="unknown-abbreviation", replacement=instead(word, near), hints=hints)


def record_id(record: Record, owner: Owner) -> str:
    """Return the id of a record, or of what holds it when it has none itself; a plan has none.

    >>> task = plan.tasks[0]
    >>> record_id(task.deliverables[0], task), record_id(task.activities[0], task), record_id(plan, plan)
    ('I.1.1.1', 'I.1.1', '')
    """
    return str(getattr(record, "id", getattr(owner, "id", "")))


def _in_passage(passage: Passage, remedy: Said, *, kind: str, replacement: Replacement | None, hints: Hints) -> Problem:
    title, record = titled(type(passage.record), passage.key), record_id(passage.record, passage.owner)
    message = say(f"{hints.found}; {remedy}", f"{hints.found.en if hints.found else ''}; {remedy.en}")
    return Problem.at(passage.place, title, found=message, kind=kind, record=record, replacement=replacement, hints=hints)


def indicators(plan: Plan) -> Problems:
    """Check that every indicator quotes what stands in the record it names, and says what it quotes."""
    references = _references(plan)
    for indicator in plan.indicators:
        at = references.get(indicator.record)
        if at is None:
            yield _no_reference(_Where(indicator, indicator.id, indicator.id), "record", [plan])
        elif not _stands_in(indicator.quote, plan, at):
            message = say(
                f'câu "{shown(indicator.quote)}" không có nguyên văn trong {at.name}; hãy chép lại từ đó',
                f'the sentence "{shown(indicator.quote)}" does not stand word for word in {at.reference}; please copy it',
            )
            hints = Hints(texts=_texts(plan, at))
            yield _Where(indicator, indicator.id, indicator.id).told("quote", message, kind="quote-not-found", hints=hints)
        else:
            yield from figure(indicator)


def explanations(archive: Archive) -> Problems:
    """Check that the record where a plan explains an abbreviation is there, in one plan at least, and holds it."""
    references = [(plan, _references(plan)) for plan in archive.plans]
    for term in archive.glossary:
        found = [(plan, at) for plan, known in references if (at := known.get(term.explained or ""))]
        where = _Where(term, term.abbr, term.abbr)
        if term.explained and not found:
            yield _no_reference(where, "explained", archive.plans)
        elif term.explained and not any(_stands_in(term.abbr, plan, at) for plan, at in found):
            plan, at = found[0]
            message = say(f'chữ "{term.abbr}" không có trong {at.name}', f'"{term.abbr}" does not stand in {at.reference}')
            yield where.told("explained", message, kind="not-explained-there", hints=Hints(texts=_texts(plan, at)))


@dataclass(frozen=True)
class _Where:
    """A record whose keys are checked, how messages call it, and the id of it or of what holds it."""

    record: Placed
    name: str
    record_id: str

    def told(
        self, key: str, message: Said, *, kind: str, replacement: Replacement | None = None, hints: Hints = NO_HINTS
    ) -> Problem:
        """Return a problem of one of its keys."""
        name = say(self.name, self.record_id)
        place = self.record.places[key]
        return Problem.at(
            place,
            name,
            titled(type(self.record), key),
            found=message,
            kind=kind,
            record=self.record_id,
            replacement=replacement,
            hints=hints,
        )


def edits(record: Record, name: str, record_id: str) -> Problems:
    """Check that each correction of a record can be undone in one way, and that each note quotes what stands there.

    `name` is how messages call the record, `record_id` its id or that of what holds it.
    """
    for correction in record.corrections:
        yield from _correction(record, correction, _Where(correction, name, record_id))
    for first, second in itertools.combinations(record.corrections, 2):
        if first.field == second.field and _share_letters(original(record, first.field), first.published, second.published):
            line = first.places["published"].line
            message = say(
                f'"{shown(second.published)}" có chữ chung với hiệu đính ở dòng {line} ("{shown(first.published)}"); '
                "hãy gộp hai mục thành một, source và published đều chép đủ cả đoạn",
                f'"{shown(second.published)}" shares letters with the correction in line {line} '
                f'("{shown(first.published)}"); '
                "please make one item of the two, with the whole passage in source and published",
            )
            yield _Where(second, name, record_id).told("published", message, kind="corrections-overlap")
    for note in record.notes:
        yield from _note(record, note, _Where(note, name, record_id))


def _share_letters(texts: Sequence[str], first: str, second: str) -> bool:
    """Tell whether words that stand once each in some texts have a letter in common there."""
    found = ((text.find(first), text.find(second)) for text in texts)
    return any(one < other + len(second) and other < one + len(first) for one, other in found if min(one, other) >= 0)


def _references(plan: Plan) -> Mapping[str, Located]:
    return {at.reference: at for at in located(plan, ()) if at.reference}


def _stands_in(words: str, plan: Plan, at: Located) -> bool:
    """Tell whether words stand in a record's texts; those of a task are also its activities' and deliverables'."""
    return any(words in passage.text for passage in _passages(plan, at))


def _passages(plan: Plan, at: Located) -> list[Passage]:
    return [passage for passage in plan.passages if at.record in (passage.record, passage.owner)]


def _texts(plan: Plan, at: Located) -> tuple[Place, ...]:
    return tuple(passage.place for passage in _passages(plan, at))


def _no_reference(where: _Where, key: str, plans: Sequence[Plan]) -> Problem:
    found = str(getattr(where.record, key))
    clause = next((plan.clause[found] for plan in plans if found in plan.clause), None)
    references = [reference for plan in plans for reference in _references(plan)]
    near = clause.anchor if clause else nearest(found, references)
    allowed, words = _allowed(plans), quoted(found)
    if near:
        allowed = say(f'ý bạn là "{near}"? {allowed}', f'did you mean "{near}"? {allowed.en}')
    message = say(f"không có bản ghi {words}; {allowed}", f"there is no record {words.en}; {allowed.en}")
    is_sure = near and (clause or _numbers(near) == _numbers(found))
    return where.told(key, message, kind="unknown-record", replacement=instead(found, near if is_sure else None))


def _numbers(reference: str) -> list[str]:
    return re.findall("[0-9]+", reference)


def _first_row(plan: Plan) -> tuple[str, ...]:
    """Return the ids of the first task and deliverable of a plan."""
    return next(((task.id, item.id) for task in plan.tasks for item in task.deliverables), ())


def _allowed(plans: Sequence[Plan]) -> Said:
    """Say what a record may be named by, with examples of these very plans."""
    ids = ", ".join(
        f'"{record_id}"'
        for plan in plans[-1:]
        for record_id in (*[*plan.section][:1], *[*plan.objective][:1], *_first_row(plan))
    )
    anchors = [clause.anchor for plan in plans[-1:] for clause in plan.clause.values() if "." in clause.id]
    anchor = next(iter(anchors), "phan-i-1")
    return say(
        f"được viết: mã của lĩnh vực, mục tiêu, nhiệm vụ, sản phẩm trong Phụ lục (như {ids}), "
        f'hoặc "phan-" và mã của đoạn trong phần I–IV (như "{anchor}")',
        f"allowed: the id of a section, objective, task or deliverable of the appendix (as {ids}), "
        f'or "phan-" and the id of a paragraph of parts I–IV (as "{anchor}")',
    )


def _correction(record: Record, correction: Correction, where: _Where) -> Problems:
    texts = original(record, correction.field)
    count = sum(text.count(correction.published) for text in texts)
    if not texts:
        yield _no_field(record, correction.field, where)
    elif correction.published == correction.source:
        message = say(
            "giống hệt source (Trong bản nguồn); nếu không sửa gì, hãy bỏ mục này",
            "the same as source (Trong bản nguồn); if nothing is corrected, please remove this item",
        )
        yield where.told("published", message, kind="nothing-corrected")
    elif count != 1:
        is_old = any(correction.source in text for text in texts)
        message = not_once(correction.published, say(correction.field, correction.field), count, is_old=is_old)
        hints, bare = Hints(texts=places_of(record, correction.field)), unquoted(correction.published, texts)
        yield where.told("published", message, kind="correction-not-once", replacement=bare, hints=hints)


def _note(record: Record, note: Note, where: _Where) -> Problems:
    if note.field is None:
        if note.quote:
            message = say(
                "có quote thì phải có field (Cột được ghi chú)", "with quote there must be field (Cột được ghi chú)"
            )
            yield where.told("quote", message, kind="quote-without-field")
        return
    texts = texts_of(record, note.field)
    if not texts:
        yield _no_field(record, note.field, where)
    elif note.quote and not any(note.quote in text for text in texts):
        message = say(
            f'"{shown(note.quote)}" không có trong {note.field}; {COPY_AGAIN}',
            f'"{shown(note.quote)}" does not stand in {note.field}; {COPY_AGAIN.en}',
        )
        hints, bare = Hints(texts=places_of(record, note.field)), unquoted(note.quote, texts)
        yield where.told("quote", message, kind="quote-not-found", replacement=bare, hints=hints)


def _no_field(record: Record, field: str, where: _Where) -> Problem:
    keys = [key for key in columns(type(record)) if texts_of(record, key)]
    known = ", ".join(titled(type(record), key) for key in keys)
    message = say(
        f'ở đây không có khóa "{shown(field)}"; có: {known}', f'there is no key "{shown(field)}" here; there are: {known}'
    )
    return where.told("field", message, kind="unknown-field", replacement=instead(field, nearest(field, keys)))
