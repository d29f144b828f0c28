"""From bytes to text, or a clear refusal: size, kind of file, encoding."""

from speelruimte.engines.mi.readers.reading import MAX_BYTES, Note
from speelruimte.kernel.errors import InvalidInput

_MEGABYTE = 1024 * 1024
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"ID3", "audio"),
    (b"\xff\xfb", "audio"),
    (b"\xff\xf3", "audio"),
    (b"\xff\xf2", "audio"),
    (b"OggS", "audio"),
    (b"fLaC", "audio"),
    (b"RIFF", "audio"),
    (b"\x1aE\xdf\xa3", "audio"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_OLDER_ENCODINGS = ("cp1252", "mac_roman", "cp850")
_LETTERS = frozenset("áàâäåæçéèêëíìîïñóòôöõøœúùûüýÿß")
_MARKS = frozenset("‘’‚“”„–—…€£§°´·•½¼«»\xa0")
_PLAUSIBLE_SHARE = 0.9
_MAX_CONTROL_SHARE = 0.005
_ALLOWED_CONTROLS = frozenset(b"\t\n\r\x0b\x0c\x1b\x1c\x1d\x1e\x1f")
_MIN_NUL_SHARE = 0.2


def refuse_other_kinds(content: bytes) -> None:
    """Refuse what is too large or what is known not to be text, by its first bytes.

    Raises:
        InvalidInput: empty, too_large, password_protected, or unsupported_format with `kind` in the details.
    """
    if len(content) > MAX_BYTES:
        size = f"{len(content) / _MEGABYTE:.1f} MB"
        raise InvalidInput("too_large", found=size, details={"size": len(content), "limit": MAX_BYTES // _MEGABYTE})
    if not content.strip():
        raise InvalidInput("empty")
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise InvalidInput("password_protected")
        raise unsupported("doc")
    kind = next((kind for signature, kind in _SIGNATURES if content.startswith(signature)), None)
    if content[4:8] == b"ftyp":
        kind = "image" if content[8:12] in (b"heic", b"heix", b"mif1", b"avif") else "audio"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        kind = "image"
    if kind is not None:
        raise unsupported(kind)


def unsupported(kind: str) -> InvalidInput:
    """The refusal of a known kind of file that holds no readable transcript."""
    return InvalidInput("unsupported_format", found=kind, details={"kind": kind})


def decode(content: bytes) -> tuple[str, tuple[Note, ...]]:
    """The text of a file, and a note when its encoding had to be guessed.

    UTF-8 and UTF-16 or UTF-32 with a byte order mark are certain. Without one, UTF-16 shows by its zero
    bytes; otherwise the older Western encodings are tried, and the first in which nearly all letters
    outside ASCII are letters of Dutch text wins.

    Raises:
        InvalidInput: not_text (zero bytes, control characters), unknown_encoding.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decoded_as_marked(content, encoding), ()
    if b"\x00" in content:
        encoding = _utf16_by_zeros(content)
        return _decoded_as_marked(content, encoding), (Note("encoding_guessed", {"encoding": encoding}),)
    controls = sum(content.count(bytes([code])) for code in range(32) if code not in _ALLOWED_CONTROLS)
    if controls > _MAX_CONTROL_SHARE * len(content):
        raise InvalidInput("not_text", found=f"{controls} control characters", details={"count": controls})
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _decoded_as_older(content)


def _decoded_as_marked(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise InvalidInput("unknown_encoding", found=encoding, details={"encoding": encoding}) from None


def _utf16_by_zeros(content: bytes) -> str:
    low_first = content[1::2].count(0)
    high_first = content[0::2].count(0)
    if min(low_first, high_first) * 10 < max(low_first, high_first) > _MIN_NUL_SHARE * len(content):
        return "utf-16-le" if low_first > high_first else "utf-16-be"
    raise InvalidInput("not_text", found="zero bytes", details={"count": content.count(0)})


def _decoded_as_older(content: bytes) -> tuple[str, tuple[Note, ...]]:
    for encoding in _OLDER_ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        beyond = [position for position, character in enumerate(text) if not character.isascii()]
        plausible = sum(_is_plausible(text, position) for position in beyond)
        if plausible >= _PLAUSIBLE_SHARE * len(beyond):
            return text, (Note("encoding_guessed", {"encoding": encoding}),)
    raise InvalidInput("unknown_encoding")


def _is_plausible(text: str, position: int) -> bool:
    """A small letter anywhere, a capital at the start of a word, a mark outside words (’ also inside)."""
    character = text[position]
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    if character in _MARKS:
        return character == "’" or not (before.isalpha() and after.isalpha())
    return character in _LETTERS or (character.lower() in _LETTERS and not before.isalpha())
