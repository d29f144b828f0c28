"""A file that one cannot take in at one reading becomes a folder."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 400
SUFFIXES = {".py", ".html", ".css", ".js"}
FOLDERS = ("src", "tests", "tools", "benchmarks")


def test_no_file_is_longer_than_the_limit():
    files = [
        file
        for folder in FOLDERS
        for file in (ROOT / folder).rglob("*")
        if file.suffix in SUFFIXES and "vendor" not in file.parts
    ]
    assert files
    too_long = {
        str(file.relative_to(ROOT)): length
        for file in files
        if (length := len(file.read_text(encoding="utf-8").splitlines())) > LIMIT
    }
    assert not too_long, f"split these files into a folder: {too_long}"
