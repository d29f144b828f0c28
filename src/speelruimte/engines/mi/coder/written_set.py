"""Written conversations with their codes, in a form that people can read and review.

    # id=wa-001 quality=high topic="gemiste afspraak" register=careful author=a
    P question_open | Fijn dat u er bent. Wat speelde er vorige week?
    C neutral_talk | Mijn zoon was van school gestuurd.

P is the professional and C the client, in turn; the code that describes the turn best stands first.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from speelruimte.engines.mi.coder.coded_set import CodedConversation, CodedRow, CodedSet
from speelruimte.engines.mi.coder.fingerprints import conversation_mark
from speelruimte.engines.mi.coder.labels import ACTS, Task, main_label
from speelruimte.engines.mi.codes import Code, CodeFamily
from speelruimte.engines.mi.transcript import Language, Turn, Voice
from speelruimte.kernel.errors import InvalidInput

VOICES: Mapping[str, Voice] = {"P": Voice.PROFESSIONAL, "C": Voice.CLIENT}
_FACT = re.compile(r'(\w+)=("[^"]*"|\S+)')
_TURN = re.compile(r"([PC]) ([a-z_]+(?: [a-z_]+)*) \| (\S.*)")


def read_written_set(folder: Path, *, language: Language) -> CodedSet:
    """Read every .txt file of a folder and of the folders in it, in the order of their names.

    Raises:
        InvalidInput: "no_file" or "empty"; "broken_line", "unknown_label", "same_voice_twice", "codes_clash" or
            "same_conversation_twice", with the file and line in `where`.
    """
    files = sorted(folder.rglob("*.txt"))
    if not files:
        raise InvalidInput("no_file", where=str(folder.name), found="no .txt file")
    conversations: dict[str, CodedConversation] = {}
    for file in files:
        for conversation in _conversations(file):
            if conversation.identity in conversations:
                raise InvalidInput("same_conversation_twice", where=file.name, found=conversation.identity)
            conversations[conversation.identity] = conversation
    if not conversations:
        raise InvalidInput("empty", where=folder.name)
    return CodedSet(language, tuple(conversations.values()))


def written_facts(file: Path) -> dict[str, dict[str, str]]:
    """What the header lines of a file say: facts by name, for each conversation by its id."""
    headers = [line for line in _lines(file) if line[1].startswith("#")]
    return {facts["id"]: facts for facts in (_facts(line, where=where) for where, line in headers)}


def _lines(file: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            yield f"{file.name}, line {number}", line.strip()


def _conversations(file: Path) -> Iterator[CodedConversation]:
    facts: dict[str, str] = {}
    rows: list[CodedRow] = []
    for where, line in _lines(file):
        if line.startswith("#"):
            if rows:
                yield _conversation(facts, rows)
            facts, rows = _facts(line, where=where), []
            continue
        row = _row(line, where=where, author=facts.get("author", ""))
        if rows and rows[-1].turn.voice is row.turn.voice:
            raise InvalidInput("same_voice_twice", where=where, found=row.turn.voice.value)
        rows.append(row)
    if rows:
        yield _conversation(facts, rows)


def _facts(line: str, *, where: str) -> dict[str, str]:
    facts = {name: value.strip('"') for name, value in _FACT.findall(line)}
    if "id" not in facts:
        raise InvalidInput("broken_line", where=where, found="a header without an id")
    return facts


def _conversation(facts: Mapping[str, str], rows: list[CodedRow]) -> CodedConversation:
    identity = facts.get("id", "")
    if not identity:
        raise InvalidInput("broken_line", found="turns before the first header")
    mark = conversation_mark([row.turn.text for row in rows])
    return CodedConversation(identity, video=identity, rows=tuple(rows), marks=frozenset({mark}))


def _row(line: str, *, where: str, author: str) -> CodedRow:
    found = _TURN.fullmatch(line)
    if found is None:
        raise InvalidInput("broken_line", where=where, found=line[:40])
    voice = VOICES[found[1]]
    codes = _codes(found[2].split(), voice=voice, where=where)
    return CodedRow(Turn(voice, found[3]), _labels(codes, voice=voice), annotator=author)


def _codes(names: list[str], *, voice: Voice, where: str) -> list[Code]:
    unknown = [name for name in names if name not in set(Code)]
    if unknown:
        raise InvalidInput("unknown_label", where=where, found=unknown[0])
    codes = [Code(name) for name in names]
    families = [code.family for code in codes]
    of_client = [family is CodeFamily.CLIENT_TALK for family in families]
    alone = len(codes) == 1
    clash = len(set(families)) < len(families) or (CodeFamily.OTHER in families and not alone)
    if clash or any(of_client) != (voice is Voice.CLIENT) or (voice is Voice.CLIENT and not alone):
        raise InvalidInput("codes_clash", where=where, found=" ".join(names))
    return codes


def _labels(codes: list[Code], *, voice: Voice) -> dict[Task, str]:
    if voice is Voice.CLIENT:
        return {Task.CLIENT_TALK: main_label(codes[0])}
    kinds = {code.family: code.value.removeprefix(f"{code.family.value}_") for code in codes}
    labels = {Task.THERAPIST_MAIN: main_label(codes[0])}
    for family, (exists, kind) in ACTS.items():
        labels[exists] = str(family in kinds)
        if family in kinds:
            labels[kind] = kinds[family]
    return labels
