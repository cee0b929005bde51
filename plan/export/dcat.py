"""The open data for portals, as DCAT 3 in JSON-LD with what DCAT-AP asks for: a catalogue of one dataset and its files.

A portal reads it far from the site, so that it is made only where the site's address is known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from plan.export import dataset
from plan.export.api import LICENSE
from plan.export.dataset import Distribution, Thing
from plan.facts.province import site_description, site_name
from plan.ground.files import Build, File
from plan.ground.model import Archive

CATALOG = "dcat.jsonld"
"""Where the catalogue is, from the site's root."""
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_VIETNAMESE = {"@id": "http://publications.europa.eu/resource/authority/language/VIE"}
_DAY = "http://www.w3.org/2001/XMLSchema#date"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}


def dcat_file(archive: Archive, build: Build) -> Iterator[File]:
    """Yield the catalogue; nothing without the site's address."""
    if build.site_url:
        told = {"@context": _CONTEXT, **_catalog(archive, build)}
        yield File(CATALOG, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())


def _catalog(archive: Archive, build: Build) -> Thing:
    return {
        "@id": f"{build.site_url}{CATALOG}",
        "@type": "dcat:Catalog",
        "dct:title": _said(site_name(archive.newest)),
        "dct:description": _said(site_description(archive.newest)),
        "dct:language": _VIETNAMESE,
        "dct:license": {"@id": LICENSE.url},
        "foaf:homepage": {"@id": build.site_url},
        **_known(build),
        "dcat:dataset": _dataset(archive, build),
    }


def _known(build: Build) -> Thing:
    """Return who publishes and when the data last changed, as far as that is known."""
    publisher = {"@id": f"{build.site_url}#don-vi-van-hanh", "@type": "foaf:Agent", "foaf:name": build.operator}
    changed = {"@type": _DAY, "@value": build.data_date.isoformat()} if build.data_date else None
    return {
        **({"dct:publisher": publisher} if build.operator else {}),
        **({"dct:modified": changed} if changed else {}),
    }


def _dataset(archive: Archive, build: Build) -> Thing:
    first, last = archive.plans[0].year, archive.newest.year
    return {
        "@id": f"{build.site_url}{dataset.IDENTIFIER}",
        "@type": "dcat:Dataset",
        "dct:identifier": f"ke-hoach-cchc-{archive.newest.province_id}",
        "dct:title": _said(dataset.title(archive)),
        "dct:description": _said(dataset.description(archive)),
        "dct:language": _VIETNAMESE,
        "dct:license": {"@id": LICENSE.url},
        "dct:spatial": {"@type": "dct:Location", "skos:prefLabel": _said(archive.newest.province)},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@type": _DAY, "@value": f"{first}-01-01"},
            "dcat:endDate": {"@type": _DAY, "@value": f"{last}-12-31"},
        },
        "dcat:landingPage": {"@id": f"{build.site_url}{dataset.PAGE}"},
        **_known(build),
        "dcat:distribution": [_distribution(item, build) for item in dataset.distributions(archive)],
    }


def _distribution(item: Distribution, build: Build) -> Thing:
    address = {"@id": f"{build.site_url}{item.path}"}
    return {
        "@type": "dcat:Distribution",
        "dct:title": _said(item.name),
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dcat:mediaType": {"@id": f"{_MEDIA_TYPES}{item.media_type}"},
        "dct:license": {"@id": LICENSE.url},
    }


def _said(text: str) -> Thing:
    return {"@language": "vi", "@value": text}
