"""What schema.org has words for of how a product stands: that it is completed and when, and the documents that show it."""

from __future__ import annotations

from plan.export.dataset import Thing
from plan.facts.standing import DONE, asked_of
from plan.facts.year import Year
from plan.ground.model import Evidence


def standing_told(of: Year, deliverable: str) -> Thing:
    """Return what is told of a product in force besides what has to be done; nothing where nothing was reported.

    Of one that is not done no status is told: the vocabulary's say that it goes on or failed, and no report says so. Where
    all of it is done, `endTime` is when, no longer by when; empty where that is not known.
    """
    if of.reported.is_empty or deliverable not in of.reported.reporters:
        return {}
    times = asked_of(of.reported.standings(deliverable))
    replies = [reply for time in times for reply in time.replies]
    shown = dict.fromkeys(each for reply in replies for each in reply.row.evidence)
    told: Thing = {"subjectOf": [*map(_document, shown)]}
    if all(time.state in DONE for time in times):
        days = [reply.row.done_on.isoformat() for reply in replies if reply.row.done_on]
        told |= {"actionStatus": "https://schema.org/CompletedActionStatus", "endTime": max(days, default="")}
    return told


def _document(evidence: Evidence) -> Thing:
    return {
        "@type": "CreativeWork",
        "name": evidence.name,
        "identifier": evidence.number,
        "datePublished": evidence.date.isoformat(),
        **({"url": evidence.link} if evidence.link else {}),
    }
