"""Vendored files are what their packages hold, and nobody has to be asked for them."""

import re
from hashlib import sha512
from pathlib import Path

import pytest

VENDOR = Path(__file__).parents[1] / "static" / "ui" / "vendor"
ROWS = [
    [cell.strip() for cell in line.strip("| \n").split("|")]
    for line in (VENDOR / "VENDOR.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| @")
]


def content_of(row: list[str]) -> bytes:
    package, version, _licence, _source, name, _checksum = row
    whole = (VENDOR / name).read_bytes()
    if not name.endswith(".css"):
        return whole
    start = f"/* vendored: {package} {version} */\n".encode()
    return whole.split(start, 1)[1].split(b"/* vendored: ", 1)[0]


def test_the_manifest_names_packages():
    assert len(ROWS) > 20


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[4]}")
def test_every_part_is_what_the_manifest_says(row):
    assert sha512(content_of(row)).hexdigest() == row[5]


def test_every_vendored_file_and_every_part_is_in_the_manifest():
    files = {file.name for file in VENDOR.iterdir()} - {"VENDOR.md", "OFL.txt"}
    assert files == {row[4] for row in ROWS}
    parts = re.findall(r"/\* vendored: (\S+) (\S+) \*/", (VENDOR / "nlds.css").read_text(encoding="utf-8"))
    assert parts == [(row[0], row[1]) for row in ROWS if row[4] == "nlds.css"]


def test_only_licences_that_we_may_ship_occur():
    assert {row[2] for row in ROWS} == {"EUPL-1.2", "OFL-1.1"}


def test_no_stylesheet_or_script_fetches_from_elsewhere():
    addresses = {
        address
        for file in VENDOR.parent.rglob("*")
        if file.suffix in {".css", ".js"}
        for address in re.findall(r"https?://[^\s\"')]+", file.read_text(encoding="utf-8"))
    }
    assert addresses <= {"http://www.w3.org/2000/svg"}
