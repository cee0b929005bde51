"""Every setting has one form, and what is none of it is refused in words before anything is made."""

import re
import subprocess
import sys

import pytest

from plan.__main__ import main
from plan.ground.settings import SettingError, Settings
from tests.archives import ROOT, SMALL

GOOD = {
    "SITE_URL": (
        "https://vi-du.vn/",
        "https://vi-du.github.io/ten-kho/",
        "https://vi-du.vn:8443/a/b.c/",
        "http://127.0.0.1:8000/a/",
    ),
    "REPOSITORY": ("https://github.com/ten/kho", "https://git.vi-du.vn/a/b/c", "https://github.com/ten/kho.io"),
    "BRANCH": ("main", "sửa/a", "nhánh/thử", "v1.2", "a+b"),
    "OPERATOR": ("Sở Nội vụ", '<b>Sở</b> & "bạn"', "x" * 200),
    "CONTACT_EMAIL": ("gop-y@vi-du.vn", "a.b+c@x.vi-du.vn"),
    "SOURCE_DATE_EPOCH": ("0", "1640995200"),
}
BAD = {
    "SITE_URL": (
        'https://vi-du.vn/"><script>alert(1)</script>/',
        "https://vi-du.vn/'/",
        "vi-du.vn",
        "/ten-kho/",
        "http://vi-du.vn/",
        "https://vi-du.vn",
        "https://vi-du.vn/a",
        "https://vi-du.vn/?a=/",
        "https://vi-du.vn/#/",
        "https://a:b@vi-du.vn/",
        "https://vi-du.vn/../",
        "https://vi-du.vn/a/./",
        "https://vi-du.vn//a/",
        "https://vi-du.vn/a b/",
        "https://vi-du.vn/ạ/",
        "https://vi-du.vn/\n/",
        "https://vi-du/",
        "javascript:alert(1)//",
    ),
    "REPOSITORY": (
        'https://github.com/ten/kho"><script>',
        "http://github.com/ten/kho",
        "https://github.com/ten",
        "https://github.com/ten/../kho",
        "https://github.com/ten/kho?a",
        "https://github.com/ten/kho#a",
        "https://a@github.com/ten/kho",
        "https://x.example/a) [b](c",
        "https://github.com/tên/kho",
        "git@github.com:ten/kho",
        "javascript:alert(1)",
    ),
    "BRANCH": (
        *(
            '"><script>',
            "a b",
            "-a",
            "a..b",
            "/a",
            "a/",
            "a//b",
            ".a",
            "a/.b",
            "a.",
            "a.lock",
            "a.lock/b",
            "a~1",
            "a^",
            "a:b",
        ),
        *("a?", "a*", "a[", "a\\b", "a@{b", "a\nb", "a\u202eb", "a'"),
    ),
    "OPERATOR": ("x" * 201, "a\nb", "a\u202eb", "a\tb", "a\x1b[31m"),
    "CONTACT_EMAIL": (
        'a@b.vn"><script>',
        "a",
        "a@b",
        "a@b.vn?cc=c@d.vn",
        "a@b.vn,c@d.vn",
        '"a"@b.vn',
        "a@b.vn\nx",
        "ạ@b.vn",
        "a..b@c.vn",
    ),
    "SOURCE_DATE_EPOCH": ("hôm nay", "-1", "1.5", "9" * 12, "١"),
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in GOOD.items() for value in values])
def test_a_right_setting_is_taken_as_it_is(name: str, value: str) -> None:
    assert getattr(Settings.of({name: value}), name.lower()) == value


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in BAD.items() for value in values])
def test_a_wrong_setting_is_refused_with_its_name_its_value_and_what_is_allowed(name: str, value: str) -> None:
    with pytest.raises(SettingError) as caught:
        Settings.of({name: value})
    said, where = str(caught.value).split("\n")
    assert re.match(rf'{name} là ".+"; cần \w', said)
    assert where.startswith("Sửa lại ở biến môi trường")
    assert said.isprintable()


def test_what_is_not_set_is_empty_and_the_branch_is_main() -> None:
    assert Settings.of({"OPERATOR": " ", "REPOSITORY": ""}) == Settings("", "", "main", "", "", "")


def test_the_end_of_a_repository_is_cut_off() -> None:
    assert Settings.of({"REPOSITORY": "https://github.com/ten/kho/"}).repository == "https://github.com/ten/kho"


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(SettingError) as caught:
        Settings.of({"SITE_URL": "x", "BRANCH": "-x", "OPERATOR": "Sở"})
    assert [line.split()[0] for line in str(caught.value).splitlines()] == ["SITE_URL", "BRANCH", "Sửa"]


@pytest.mark.parametrize("command", ["check", "pdf", "settings"])
def test_a_command_that_needs_the_settings_stops_before_it_begins(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITE_URL", 'https://vi-du.vn/"><script>')
    assert main(["--root", str(SMALL), command]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith('SITE_URL là "https://vi-du.vn/"><script>"; cần địa chỉ https')


@pytest.mark.parametrize("target", ["anew", "pdf", "serve"])  # `site` makes `anew` unless nothing changed
def test_make_asks_for_the_settings_before_it_makes_anything(target: str) -> None:
    command = ["make", "--dry-run", target]
    recipe = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    (first, *_) = [line for line in recipe.splitlines() if re.search(r"-m (plan|mkdocs)\b", line)]
    assert first.split()[-1] in {"check", "pdf", "settings"}


def test_a_build_refuses_a_wrong_setting_without_a_traceback() -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    environment = {"SITE_URL": 'https://vi-du.vn/"><script>', "NO_MKDOCS_2_WARNING": "1"}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert 'SITE_URL là "https://vi-du.vn/"><script>' in result.stderr
    assert "Traceback" not in result.stderr
