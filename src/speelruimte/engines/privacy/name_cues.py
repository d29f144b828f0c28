"""Words that announce a name, and words that are never one."""

from speelruimte.engines.privacy.cues import cue_phrases, cue_words

TITLES = cue_words("titles")
MALE = cue_words("male")
FEMALE = cue_words("female")
STRONG_INTRODUCTIONS = cue_phrases("strong_introductions")
INTRODUCTIONS = cue_phrases("introductions")
BEING = cue_phrases("being")
RELATIONS = cue_words("relations")
OWNERS = cue_words("owners")
GREETINGS = cue_words("greetings")
NEVER = cue_words("never")
VERBS_LIKE_NAMES = cue_words("verbs_like_names")
ROLE_LABELS = cue_words("role_labels")
