"""References to documents by their id: what is said of one that leads nowhere, and of decisions of registers."""

from __future__ import annotations

from plan.ground.model import Archive, Reviewed, titled
from plan.ground.problems import Problem, Problems, Replacement, Said, instead, meant, nearest, quoted, say
from plan.reading.shape import NAMING_KEYS


def reviewing_documents(archive: Archive) -> Problems:
    """Check that what decided on a record of a register is a registered document."""
    indicators = (indicator for plan in archive.plans for indicator in plan.indicators)
    groups = (group for plan in archive.plans for group in plan.groups)
    reporting = (item for plan in archive.plans if plan.reporting for item in plan.reporting.settled)
    found: tuple[Reviewed, ...] = (
        *archive.agencies,
        *archive.glossary,
        *archive.concepts,
        *archive.documents,
        *groups,
        *indicators,
        *reporting,
    )
    for record in found:
        if record.reviewed and record.reviewed not in archive.document:
            message, replacement = no_document(record.reviewed, archive)
            name = str(next(getattr(record, key) for key in (*NAMING_KEYS, "source") if hasattr(record, key)))
            where = name, titled(type(record), "reviewed")
            place = record.places["reviewed"]
            yield Problem.at(place, *where, found=message, kind="unknown-document", record=name, replacement=replacement)


def no_document(found: str, archive: Archive) -> tuple[Said, Replacement | None]:
    """Say that no document has an id, and which was probably meant: the message, and what to write instead."""
    words, near = quoted(found), _document_meant(found, archive)
    example = next(iter(archive.document), "25-qd-ubnd-2022")
    remedy = meant(
        near,
        say(
            f'viết mã (id) của một văn bản ở đó, ví dụ "{example}"; văn bản chưa có thì hãy thêm vào đó trước',
            f'write the id of a document there, for example "{example}"; please add the document there first if it is not '
            "there",
        ),
    )
    message = say(
        f"không có văn bản {words} trong data/documents.yml; {remedy}",
        f"there is no document {words.en} in data/documents.yml; {remedy.en}",
    )
    return message, instead(found, near)


def _document_meant(found: str, archive: Archive) -> str | None:
    """Return the id of the document that was named by its number, or a near id that differs in its letters alone."""
    by_number = {document.number.casefold(): document.id for document in archive.documents}
    return by_number.get(found.casefold()) or nearest(found, archive.document)
