"""DOCX: paragraphs and tables of a Word document, read without unpacking more than is safe.

The directory of the archive is checked before anything is unpacked; after that only the main document
is read, in memory, and refused when it declares a document type or entities (Word never writes them).
"""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from speelruimte.engines.mi.readers.decoding import unsupported
from speelruimte.engines.mi.readers.labels import is_usable_label
from speelruimte.engines.mi.readers.reading import Line
from speelruimte.engines.mi.readers.tables import columns_of
from speelruimte.engines.mi.readers.timestamps import is_clock
from speelruimte.kernel.errors import InvalidInput

MAX_UNPACKED = 50 * 1024 * 1024
MAX_DOCUMENT = 20 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_RATIO = 200
_SMALL = 1024 * 1024
_MAIN = "word/document.xml"
_ENCRYPTED = 0x1
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_TEXT, _TAB, _BREAKS = qn("w:t"), qn("w:tab"), (qn("w:br"), qn("w:cr"))
_OTHER_KINDS = (("xl/", "spreadsheet"), ("ppt/", "presentation"), ("content.xml", "odt"))


def is_archive(content: bytes) -> bool:
    """Whether the bytes are a zip archive, as every DOCX is."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def read_document(content: bytes) -> tuple[Line, ...]:
    """The text of a Word document: lines numbered by paragraph, rows of a table with their speaker.

    Raises:
        InvalidInput: broken_zip, zip_bomb, password_protected, unsupported_format (another kind of
            archive), broken_document (no readable main document, or one with a document type).
    """
    root = _root_of(_main_document(content))
    lines: list[Line] = []
    for number, block in enumerate(_blocks(root), start=1):
        if block.tag == _TABLE:
            lines.extend(_table_lines(block, number=number))
        else:
            lines.extend(Line(number, part) for part in _text_of(block).split("\n"))
    return tuple(lines)


def _main_document(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_directory(archive.infolist())
            names = archive.namelist()
            if _MAIN not in names:
                kinds = (kind for start, kind in _OTHER_KINDS if any(name.startswith(start) for name in names))
                raise unsupported(next(kinds, "archive"))
            with archive.open(_MAIN) as main:
                return main.read(MAX_DOCUMENT)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError):
        raise InvalidInput("broken_zip") from None


def _check_directory(entries: Sequence[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise InvalidInput("password_protected")
    unpacked = sum(entry.file_size for entry in entries)
    dense = any(entry.file_size > max(_SMALL, MAX_RATIO * entry.compress_size) for entry in entries)
    main_size = max((entry.file_size for entry in entries if entry.filename == _MAIN), default=0)
    if unpacked > MAX_UNPACKED or main_size > MAX_DOCUMENT or dense or len(entries) > MAX_ENTRIES:
        megabytes = round(unpacked / _SMALL)
        raise InvalidInput(
            "zip_bomb",
            found=f"{megabytes} MB in {len(entries)} parts",
            details={"size": megabytes, "count": len(entries), "limit": MAX_UNPACKED // _SMALL},
        )


def _root_of(document: bytes) -> BaseOxmlElement:
    try:
        text = document.decode("utf-16" if document[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise InvalidInput("broken_document") from None
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise InvalidInput("broken_document", found="document type")
    if text.startswith("<?xml"):
        text = text[text.find("?>") + 2 :]
    try:
        root: BaseOxmlElement = parse_xml(text.encode("utf-8"))
    except (SyntaxError, ValueError):  # a broken XML document is a SyntaxError of lxml
        raise InvalidInput("broken_document") from None
    return root


def _blocks(parent: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Paragraphs outside tables, and outermost tables, in order; also inside content controls."""
    for child in parent:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        else:
            yield from _blocks(child)


def _text_of(element: BaseOxmlElement) -> str:
    """Text as read: deleted text is no text, breaks are line breaks, tabs are spaces."""
    parts: list[str] = []
    for child in element.iter(_TEXT, _TAB, *_BREAKS):
        if child.tag == _TEXT:
            parts.append(child.text or "")
        else:
            parts.append("  " if child.tag == _TAB else "\n")
    return "".join(parts)


def _table_lines(table: BaseOxmlElement, *, number: int) -> Iterator[Line]:
    """Rows as lines with a speaker: by the header, else the column before the last is who."""
    rows = [[_text_of(cell).strip() for cell in row.iterchildren(_CELL)] for row in table.iterchildren(_ROW)]
    columns = columns_of(rows[0]) if rows else None
    for row in rows[1:] if columns is not None else rows:
        if columns is not None and len(row) > max(columns.speaker, columns.text):
            yield Line(number, row[columns.text], row[columns.speaker] or None)
        else:
            yield _line_without_header(row, number=number)


def _line_without_header(row: Sequence[str], *, number: int) -> Line:
    cells = [cell for cell in row if cell and not is_clock(cell)]
    label = cells[-2].rstrip(": ") if len(cells) >= 2 else ""
    if is_usable_label(label):
        return Line(number, cells[-1], label)
    return Line(number, " ".join(cells))
