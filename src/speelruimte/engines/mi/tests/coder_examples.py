"""Small written conversations to train and test the coder on; every sentence is our own."""

import csv
from io import StringIO

COLUMNS = (
    "transcript_id",
    "video",
    "interlocutor",
    "annotator_id",
    "text_nl",
    "text_en",
    "therapist_main",
    "question_exists",
    "question_subtype",
    "reflection_exists",
    "reflection_subtype",
    "input_exists",
    "input_subtype",
    "client_talk",
)
FALSE = {"question_exists": "False", "reflection_exists": "False", "input_exists": "False"}

_ACTS = [
    ("Wat zou u {thing} willen?", "question", {"question_exists": "True", "question_subtype": "open"}),
    ("Hoe ziet u {thing} voor zich?", "question", {"question_exists": "True", "question_subtype": "open"}),
    ("Heeft u {thing} al geprobeerd?", "question", {"question_exists": "True", "question_subtype": "closed"}),
    ("Kunt u {thing} morgen doen?", "question", {"question_exists": "True", "question_subtype": "closed"}),
    ("Dus {thing} is belangrijk voor u.", "reflection", {"reflection_exists": "True", "reflection_subtype": "complex"}),
    ("U zei net {thing}.", "reflection", {"reflection_exists": "True", "reflection_subtype": "simple"}),
    (
        "Het klinkt alsof {thing} zwaar is.",
        "reflection",
        {"reflection_exists": "True", "reflection_subtype": "complex"},
    ),
    ("U noemt {thing}.", "reflection", {"reflection_exists": "True", "reflection_subtype": "simple"}),
    ("In de regels staat {thing}.", "therapist_input", {"input_exists": "True", "input_subtype": "information"}),
    ("Ik raad u {thing} aan.", "therapist_input", {"input_exists": "True", "input_subtype": "advice"}),
    ("Zullen we {thing} afspreken.", "therapist_input", {"input_exists": "True", "input_subtype": "negotiation"}),
    ("U kunt kiezen: {thing} of iets anders.", "therapist_input", {"input_exists": "True", "input_subtype": "options"}),
    ("Goedemorgen.", "other", {}),
    ("Hm.", "other", {}),
    (
        "Dus {thing} valt tegen. Wat zou u dan willen?",
        "question",
        {
            "question_exists": "True",
            "question_subtype": "open",
            "reflection_exists": "True",
            "reflection_subtype": "simple",
        },
    ),
]
_TALK = [
    ("Ik wil graag {thing}.", "change"),
    ("Ja.", "neutral"),
    ("Nee, {thing} heeft geen zin.", "sustain"),
    ("Ik ga {thing} proberen.", "change"),
    ("Dat is {thing}.", "neutral"),
    ("Ik blijf liever thuis dan {thing}.", "sustain"),
]
_THINGS = ["de cursus", "het werk", "de opleiding", "de stage", "het sporten", "de taalles", "het vrijwilligerswerk"]


def example_rows(*, conversations: int = 12, turns: int = 30) -> list[dict[str, str]]:
    """Rows as in a coded file; two conversations share each video."""
    rows = []
    for number in range(conversations):
        for place in range(turns):
            thing = _THINGS[(number + place) % len(_THINGS)]
            pick = number * 7 + place // 2 * (1 + number % 3)
            row = dict.fromkeys(COLUMNS, "")
            row |= {"transcript_id": f"c{number}", "video": f"v{number // 2}", "annotator_id": str(number % 2)}
            if place % 2 == 0:
                text, main, acts = _ACTS[pick % len(_ACTS)]
                row |= {"interlocutor": "therapist", "therapist_main": main, **FALSE, **acts}
            else:
                text, talk = _TALK[(pick + number) % len(_TALK)]
                row |= {"interlocutor": "client", "client_talk": talk}
            sentence = text.format(thing=thing)
            rows.append(row | {"text_nl": sentence, "text_en": f"{sentence} Indeed."})
    return rows


def as_csv(rows: list[dict[str, str]]) -> str:
    """The rows as the text of a coded file."""
    stream = StringIO()
    writer = csv.DictWriter(stream, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()
