"""The API: static JSON files under /api/v1/, with their JSON Schemas and an OpenAPI document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from plan.export import resources as api
from plan.export.answers import API_FOLDER, YearAnswers
from plan.export.apischema import SCHEMA_VERSION, Endpoint, openapi, plain, schema
from plan.export.resources import Url
from plan.export.through import body_answer
from plan.facts.bodies import bodies
from plan.facts.province import site_name
from plan.ground import model
from plan.ground.addresses import Slug
from plan.ground.files import Build, File
from plan.ground.model import QUARTERS, UNKNOWN, Archive, slug
from plan.reading.schema import schemas as data_schemas

LICENSE = api.License(
    id="CC-BY-4.0",
    name="CC BY 4.0",
    url=Url("https://creativecommons.org/licenses/by/4.0/"),
    scope=(
        "Phần do nhóm thực hiện viết và cách tổ chức dữ liệu. Lời văn của kế hoạch và văn bản được trích dẫn không thuộc"
        " phạm vi bảo hộ quyền tác giả: Điều 15 khoản 2 Luật Sở hữu trí tuệ."
    ),
    attribution="Nhóm phát triển trang Kế hoạch CCHC",
)
"""Of the data, wherever it is told: to programs as its address, the one that licences are known by."""


_Found = Iterable[tuple[Mapping[str, str], Any]]


_YEAR = {"year": ("Năm của kế hoạch.", "2022")}
_TASK = {"task": ("Mã nhiệm vụ, chữ thường, gạch nối thay dấu chấm.", "ii-6-3")}
_AGENCY = {"agency": ("Mã cơ quan.", "so-noi-vu")}
_QUARTER = {"quarter": ("Quý, 1 đến 4.", "1")}


def _one(data: Callable[[YearAnswers], Any]) -> Callable[[YearAnswers, model.Plan], _Found]:
    return lambda of, _: [({}, data(of))]


SHARED = {
    "index": Endpoint("index.json", api.Index, "Mục lục"),
    "plans": Endpoint("plans.json", tuple[api.PlanSummary, ...], "Các kế hoạch"),
    "bodies": Endpoint("bodies.json", tuple[api.Body, ...], "Cơ quan qua các năm"),
    "glossary": Endpoint("glossary.json", tuple[api.Term, ...], "Chữ viết tắt"),
    "concepts": Endpoint("concepts.json", tuple[api.Concept, ...], "Thuật ngữ"),
}
OF_YEAR: tuple[tuple[Endpoint, Callable[[YearAnswers, model.Plan], _Found]], ...] = (
    (Endpoint("{year}/plan.json", api.Plan, "Kế hoạch và lời văn bốn phần I–IV", _YEAR), _one(YearAnswers.plan)),
    (Endpoint("{year}/sections.json", tuple[api.Section, ...], "Lĩnh vực, mục tiêu", _YEAR), _one(YearAnswers.sections)),
    (Endpoint("{year}/tasks.json", tuple[api.Task, ...], "Mọi nhiệm vụ cùng sản phẩm", _YEAR), _one(YearAnswers.tasks)),
    (
        Endpoint("{year}/tasks/{task}.json", api.Task, "Một nhiệm vụ", _YEAR | _TASK),
        lambda of, plan: (({"task": slug(task.id)}, of.task(task)) for task in plan.tasks),
    ),
    (Endpoint("{year}/agencies.json", tuple[api.AgencySummary, ...], "Cơ quan", _YEAR), _one(YearAnswers.agencies)),
    (
        Endpoint("{year}/agencies/{agency}.json", api.Agency, "Một cơ quan cùng mọi việc của nó", _YEAR | _AGENCY),
        lambda of, _: (({"agency": agency}, of.agency(agency)) for agency in of.agency_ids),
    ),
    (
        Endpoint("{year}/quarters/{quarter}.json", api.Quarter, "Sản phẩm đến hạn trong một quý", _YEAR | _QUARTER),
        lambda of, _: (({"quarter": str(quarter)}, of.quarter(quarter)) for quarter in QUARTERS),
    ),
    (
        Endpoint("{year}/documents.json", tuple[api.Document, ...], "Văn bản được viện dẫn hoặc sửa đổi Kế hoạch", _YEAR),
        _one(YearAnswers.documents),
    ),
    (Endpoint("{year}/indicators.json", tuple[api.Indicator, ...], "Chỉ tiêu có số", _YEAR), _one(YearAnswers.indicators)),
    (
        Endpoint("{year}/corrections.json", tuple[api.Remark, ...], "Hiệu đính, ghi chú, sửa đổi", _YEAR),
        _one(YearAnswers.corrections),
    ),
    (
        Endpoint("{year}/reports.json", api.Reporting, "Báo cáo của các cơ quan", _YEAR),
        _one(lambda of: of.progress.reporting()),
    ),
)
"""The answers of a plan: the parameters besides the year, and what stands under `data`."""
ENDPOINTS = (*SHARED.values(), *(endpoint for endpoint, _ in OF_YEAR))


def api_files(archive: Archive, build: Build) -> Iterator[File]:
    """Yield the API's answers, their schemas, the OpenAPI document, and the schemas of the data files."""
    base = build.site_url or "/"
    years = [(plan, YearAnswers(archive, plan, base)) for plan in archive.plans]
    shared = {
        "index": _index(archive, build, base),
        "plans": tuple(of.summary() for _, of in years),
        "bodies": tuple(body_answer(archive, body, base) for body in bodies(archive).values()),
        "glossary": tuple(_term(term, base) for term in archive.glossary),
        "concepts": tuple(_concept(concept, base) for concept in archive.concepts),
    }
    for name, data in shared.items():
        yield _answer(build, base, SHARED[name].path, data)
    for plan, of in years:
        for endpoint, answers in OF_YEAR:
            for parameters, data in answers(of, plan):
                yield _answer(build, base, endpoint.path.format(year=plan.year, **parameters), data)
    yield from _schemas(base)
    yield _file("openapi.json", openapi(ENDPOINTS, _server(build), LICENSE))
    for path, content in data_schemas().items():
        yield File(path, content.encode())


def _server(build: Build) -> str:
    """Return where the API's folder is; seen from the OpenAPI document in it while the site's own address is not known."""
    folder = API_FOLDER.rstrip("/")
    return f"{build.site_url}{folder}" if build.site_url else f"../{folder.rpartition('/')[2]}"


def _schemas(base: str) -> Iterator[File]:
    for endpoint in ENDPOINTS:
        path = f"schemas/{endpoint.schema_name}.json"
        yield _file(path, schema(endpoint, f"{base}{API_FOLDER}{path}"))


def _index(archive: Archive, build: Build, base: str) -> api.Index:
    single = [item for item in ENDPOINTS if not set(item.parameters) - {"year"}]
    shared = [(item.name, item.path) for item in single if not item.parameters]
    of_years = [
        (f"{item.name} · {plan.year}", item.path.format(year=plan.year))
        for plan in archive.plans
        for item in single
        if item.parameters
    ]
    return api.Index(
        name=site_name(archive.newest),
        documentation=Url(f"{base}{Slug.OPEN_DATA}/"),
        openapi=Url(f"{base}{API_FOLDER}openapi.json"),
        addresses="Địa chỉ đầy đủ." if build.site_url else "Đường dẫn từ gốc, vì không biết địa chỉ trang.",
        terms=LICENSE,
        resources=tuple(api.Resource(name=name, url=Url(f"{base}{API_FOLDER}{path}")) for name, path in (*shared, *of_years)),
    )


def _term(term: model.Term, base: str) -> api.Term:
    meaning = None if term.meaning == UNKNOWN else term.meaning
    return api.Term(abbr=term.abbr, url=Url(f"{base}{Slug.GLOSSARY}/#{term.anchor}"), meaning=meaning, note=term.note)


def _concept(concept: model.Concept, base: str) -> api.Concept:
    url = Url(f"{base}{Slug.GLOSSARY}/#{concept.anchor}")
    return api.Concept(term=concept.term, url=url, meaning=concept.meaning, source=concept.source, note=concept.note)


def _answer(build: Build, base: str, path: str, data: Any) -> File:
    date = {"data_date": build.data_date.isoformat()} if build.data_date else {}
    head = {"schema_version": SCHEMA_VERSION, "url": f"{base}{API_FOLDER}{path}", **date, "license": LICENSE.url}
    return _file(path, {**head, "data": plain(data)})


def _file(path: str, content: Any) -> File:
    return File(f"{API_FOLDER}{path}", json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())
