"""The head of every page: a description of its own, Open Graph, and JSON-LD that nothing can end or run."""

import json
from typing import Any

from playwright.sync_api import Browser

from plan.export.jsonld import linked_data
from plan.facts.pages import pages
from plan.ground.files import Build
from plan.ground.model import Archive
from plan.html.descriptions import LONGEST, shortened
from tests.conftest import SITE_URL, Site

SUBJECTS = {"plan": "Legislation", "section": "CreativeWork", "task": "CreativeWork", "body": "Organization"}
"""What the record is that pages of a kind are about."""


def graph(site: Site, address: str) -> list[dict[str, Any]]:
    scripts = site.page(address).css("script[type='application/ld+json']")
    return [item for script in scripts for item in json.loads(script.text())["@graph"]]


def meta(site: Site, address: str, name: str) -> str | None:
    found = site.page(address).css(f"head meta[property='{name}'], head meta[name='{name}']")
    assert len(found) == 1, (address, name)
    return found[0].attributes["content"]


def written(site: Site) -> list[str]:
    """Addresses of all pages but those that only stand in frames."""
    found = (file.relative_to(site.folder).parent.as_posix() for file in site.files() if file.name == "index.html")
    return ["" if page == "." else f"{page}/" for page in found if not page.endswith("/embed")]


def test_every_page_has_a_short_description_of_its_own(site: Site) -> None:
    said = {address: meta(site, address, "description") or "" for address in written(site)}
    assert len(set(said.values())) == len(said)
    assert {address: text for address, text in said.items() if not 20 < len(text) <= LONGEST} == {}


def test_every_page_says_what_a_shared_link_shows(site: Site) -> None:
    for address in written(site):
        assert meta(site, address, "og:url") == f"{SITE_URL}{address}"
        assert meta(site, address, "og:description") == meta(site, address, "description")
        assert (meta(site, address, "og:locale"), meta(site, address, "og:type")) == ("vi_VN", "website")
        heading = " ".join(site.page(address).css_first("article h1").text().split()).removesuffix("¶")
        assert " ".join((meta(site, address, "og:title") or "").split()) == heading.strip()


def test_every_page_is_shared_with_a_picture_that_the_site_has(site: Site) -> None:
    of_section = "2022/linh-vuc/the-che/"
    own = {"": "", "2022/": "2022/", of_section: of_section, "2022/nhiem-vu/ii-2-1/": "2022/", "gop-y/": "2022/"}
    found = {address: meta(site, address, "og:image") or "" for address in written(site)}
    assert {address: found[address] for address in own} == {at: f"{SITE_URL}{page}chia-se.png" for at, page in own.items()}
    assert [address for address in {*found.values()} if not (site.folder / address.removeprefix(SITE_URL)).is_file()] == []
    assert len({*found.values()}) == 9
    assert (meta(site, "", "og:image:width"), meta(site, "", "og:image:height")) == ("1200", "630")
    assert meta(site, of_section, "og:image:alt") == (
        "Cải cách hành chính Ninh Bình. I. Cải cách thể chế. Kế hoạch cải cách hành chính tỉnh Ninh Bình năm 2022. "
        "3 nhiệm vụ · 5 sản phẩm. Bản dự thảo"
    )
    assert meta(site, of_section, "twitter:card") == "summary_large_image"


def test_an_older_plan_is_shared_with_its_own_pictures(two_years: Site) -> None:
    for address, page in (("2022/linh-vuc/the-che/", "2022/linh-vuc/the-che/"), ("2022/nhiem-vu/ii-6-3/", "2022/")):
        assert meta(two_years, address, "og:image") == f"{SITE_URL}{page}chia-se.png"


def test_a_long_text_is_cut_after_a_word() -> None:
    assert shortened("một\nhai") == "một hai"
    cut = shortened("chữ " * 100)
    assert cut.endswith("chữ…")
    assert len(cut) <= LONGEST


def test_linked_data_are_of_the_types_of_their_pages(site: Site, archive: Archive) -> None:
    for page in pages(archive):
        first, *subjects = graph(site, page.address) or [{}]
        types = [item["@type"] for item in subjects]
        if page.form_of:
            assert first == {}, page.address
        elif page.address:
            assert (first["@type"], first["breadcrumb"]["@type"]) == ("WebPage", "BreadcrumbList"), page.address
            of_record = [SUBJECTS[page.kind]] if page.kind in SUBJECTS else []
            assert types == (["Legislation"] * 14 if page.kind == "documents" else of_record)
        else:
            assert (first["@type"], types) == ("WebSite", [])
    (dataset,) = graph(site, "du-lieu/")
    assert dataset["@type"] == "Dataset"


def test_a_path_ends_with_the_page_itself_and_a_dataset_leads_to_its_data(site: Site) -> None:
    items = graph(site, "2022/nhiem-vu/ii-6-3/")[0]["breadcrumb"]["itemListElement"]
    assert [item["position"] for item in items] == list(range(1, len(items) + 1))
    assert items[0]["item"] == {"@id": SITE_URL}
    assert items[-1]["name"].startswith("Nhiệm vụ II.6.3")
    assert "item" not in items[-1], "Google takes it for the page itself"
    (dataset,) = graph(site, "du-lieu/")
    for file in dataset["distribution"]:
        assert (site.folder / file["contentUrl"].removeprefix(SITE_URL)).is_file()
    (catalog,) = site.folder.glob("*.jsonld")
    listed = [
        item["dcat:downloadURL"]["@id"] for item in json.loads(catalog.read_bytes())["dcat:dataset"]["dcat:distribution"]
    ]
    assert listed == [file["contentUrl"] for file in dataset["distribution"]]


def test_no_text_ends_the_script_it_stands_in(archive: Archive) -> None:
    title = "</script><script>alert(1)</script><!-- & \u2028 \u2029"
    said = linked_data(archive, Build(SITE_URL), "2022/", title, [("Trang chủ", "")])
    assert not set("<>&\u2028\u2029") & set(said)
    assert json.loads(said)["@graph"][0]["breadcrumb"]["itemListElement"][-1]["name"] == title


def test_the_policy_has_nothing_against_linked_data(browser: Browser, address: str) -> None:
    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}2022/can-cu/", wait_until="networkidle")
    assert page.locator("script[type='application/ld+json']").count() == 1
    page.close()
    assert [text for text in said if "Content Security Policy" in text or "Refused" in text] == []
