"""Marks by which a model recognises conversations that it was trained on, without holding their text."""

from collections.abc import Sequence
from hashlib import blake2b

_SALT = b"mi-coder-seen-1"


def conversation_mark(utterances: Sequence[str]) -> str:
    """A salted hash of the words of a whole conversation; case, marks and spacing do not count.

    >>> conversation_mark(["Wat wilt u?", "Rust."]) == conversation_mark(["wat  wilt u", "rust"])
    True
    """
    digest = blake2b(digest_size=16, salt=_SALT)
    for utterance in utterances:
        words = "".join(letter if letter.isalnum() else " " for letter in utterance.lower()).split()
        digest.update(" ".join(words).encode("utf-8") + b"\n")
    return digest.hexdigest()
