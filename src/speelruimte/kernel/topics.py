"""What a finding can be about: the skills that a professional can choose to practise."""

from enum import StrEnum


class Topic(StrEnum):
    """A skill of the Werkwijzer on which conversations give a finding."""

    LISTENING = "listening"  # reflections to questions
    OPEN_QUESTIONS = "open_questions"  # open to closed
    GIVING_ROOM = "giving_room"  # share of talk, share of input
    NAMING_DUTIES = "naming_duties"  # duties named factually or with choice, not as a threat
    OPENING = "opening"  # the steps of a good opening
    CLOSING = "closing"  # the steps of a good closing
    ASKING_WITHOUT_REPROACH = "asking_without_reproach"  # why-questions, persuading against resistance
