"""What a correction, note, amendment, addition or repeal says, as the API answers it."""

from __future__ import annotations

from typing import Any

from plan.facts.remarks import EditRecord, said
from plan.ground.model import Act, Amendment, Archive, Correction


def edit_answer(archive: Archive, edit: EditRecord) -> dict[str, Any]:
    """Return the keys of a remark that say what was done, why and by which document."""
    if isinstance(edit, Act):
        document = archive.document[edit.document]
        return {"text": f"{said(edit, document)}.", "document": document.id, "date": edit.date}
    if isinstance(edit, Correction):
        return {"before": edit.source, "after": edit.published, "text": edit.reason}
    if isinstance(edit, Amendment):
        return {"before": edit.before, "after": edit.after, "document": edit.document, "date": edit.date}
    return {"quote": edit.quote, "text": edit.text}
