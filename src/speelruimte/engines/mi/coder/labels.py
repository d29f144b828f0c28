"""The questions that the coder answers about a turn, their answers, and how answers become codes.

Names of tasks and labels are those of the columns of AnnoMI (Wu et al. 2022), so that a coded file can
be read as it is.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from speelruimte.engines.mi.codes import Code, CodeFamily
from speelruimte.engines.mi.transcript import Voice


class Task(StrEnum):
    """One question about a turn. A task about a kind is asked only where the act exists."""

    THERAPIST_MAIN = "therapist_main"
    QUESTION_EXISTS = "question_exists"
    QUESTION_SUBTYPE = "question_subtype"
    REFLECTION_EXISTS = "reflection_exists"
    REFLECTION_SUBTYPE = "reflection_subtype"
    INPUT_EXISTS = "input_exists"
    INPUT_SUBTYPE = "input_subtype"
    CLIENT_TALK = "client_talk"


LABELS: Mapping[Task, tuple[str, ...]] = MappingProxyType(
    {
        Task.THERAPIST_MAIN: ("question", "reflection", "therapist_input", "other"),
        Task.QUESTION_EXISTS: ("False", "True"),
        Task.QUESTION_SUBTYPE: ("closed", "open"),
        Task.REFLECTION_EXISTS: ("False", "True"),
        Task.REFLECTION_SUBTYPE: ("complex", "simple"),
        Task.INPUT_EXISTS: ("False", "True"),
        Task.INPUT_SUBTYPE: ("information", "advice", "negotiation", "options"),
        Task.CLIENT_TALK: ("change", "neutral", "sustain"),
    }
)

TASKS_OF: Mapping[Voice, tuple[Task, ...]] = MappingProxyType(
    {
        Voice.PROFESSIONAL: tuple(task for task in Task if task is not Task.CLIENT_TALK),
        Voice.CLIENT: (Task.CLIENT_TALK,),
    }
)
MAIN_OF: Mapping[Voice, Task] = MappingProxyType(
    {Voice.PROFESSIONAL: Task.THERAPIST_MAIN, Voice.CLIENT: Task.CLIENT_TALK}
)

# The acts of the professional that can stand beside each other in one volley, in the order in which
# the second and third are written down.
ACTS: Mapping[CodeFamily, tuple[Task, Task]] = MappingProxyType(
    {
        CodeFamily.QUESTION: (Task.QUESTION_EXISTS, Task.QUESTION_SUBTYPE),
        CodeFamily.REFLECTION: (Task.REFLECTION_EXISTS, Task.REFLECTION_SUBTYPE),
        CodeFamily.INPUT: (Task.INPUT_EXISTS, Task.INPUT_SUBTYPE),
    }
)
_FAMILY_LABELS = {
    CodeFamily.QUESTION: "question",
    CodeFamily.REFLECTION: "reflection",
    CodeFamily.INPUT: "therapist_input",
    CodeFamily.OTHER: "other",
}
_FAMILY_OF_LABEL = {label: family for family, label in _FAMILY_LABELS.items()}


def main_label(code: Code) -> str:
    """The label of the main task of this code's voice.

    >>> main_label(Code.INPUT_ADVICE), main_label(Code.CHANGE_TALK)
    ('therapist_input', 'change')
    """
    if code.family is CodeFamily.CLIENT_TALK:
        return code.value.removesuffix("_talk")
    return _FAMILY_LABELS[code.family]


def family_of(label: str) -> CodeFamily:
    """The family of a label of `Task.THERAPIST_MAIN`."""
    return _FAMILY_OF_LABEL[label]


def code_of(family: CodeFamily, *, kind: str) -> Code:
    """The code of an act of the professional and its kind (a label of the subtype task).

    >>> code_of(CodeFamily.QUESTION, kind="open").value
    'question_open'
    """
    return Code(f"{family.value}_{kind}")


def talk_code(label: str) -> Code:
    """The code of a label of `Task.CLIENT_TALK`."""
    return Code(f"{label}_talk")
