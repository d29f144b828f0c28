"""Finds names of people: by lists, by what announces them, and by their other mentions in the same text."""

from collections.abc import Iterator
from dataclasses import dataclass

from speelruimte.engines.privacy.identifier_types import Found, IdentifierKind, Reason
from speelruimte.engines.privacy.lexicon import FOREIGN_PARTICLES, PARTICLES, Lexicon
from speelruimte.engines.privacy.name_cues import (
    BEING,
    GREETINGS,
    INTRODUCTIONS,
    NEVER,
    OWNERS,
    RELATIONS,
    STRONG_INTRODUCTIONS,
    TITLES,
    VERBS_LIKE_NAMES,
)
from speelruimte.engines.privacy.passage import Passage, Token

MOST_INITIALS = 8  # nobody has more; a longer row of single letters is no name and must cost no time
_SPACE = frozenset({" ", "  ", "-", "\u00a0"})
_AFTER_TITLE = _SPACE | {". ", "."}
_AFTER_INTRODUCTION = _SPACE | {": ", ":", ", ", " (", "\t"}
_INTRODUCED = INTRODUCTIONS | BEING
_SHORTEST_UNANNOUNCED = 4
_PREPOSITIONS = frozenset({"in", "op", "aan", "bij", "onder", "uit", "voor", "tot"})


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens `first` up to, not including, `after` that form one name."""

    first: int
    after: int


@dataclass(frozen=True, slots=True)
class NameFinder:
    """Reads names from a passage with the lists of one language; `taken` are tokens that belong to something else."""

    passage: Passage
    lexicon: Lexicon
    taken: frozenset[int]

    def find(self) -> Iterator[Found]:
        """Names (SURE), and words with a capital that may be one (ASK)."""
        spans = self._spans()
        for span in spans:
            yield self._found(span, reason=None)
        covered = self.taken | {index for span in spans for index in range(span.first, span.after)}
        mentioned = self._mentioned(spans)
        for index, token in enumerate(self.passage.tokens):
            if index in covered:
                continue
            if self._is_mention(token, mentioned=mentioned):
                yield self._found(Span(index, index + 1), reason=None)
            elif self._may_be_name(index):
                yield self._found(Span(index, index + 1), reason=Reason.MAY_BE_A_NAME)

    def _spans(self) -> list[Span]:
        spans: list[Span] = []
        index = 0
        while index < len(self.passage.tokens):
            span = None if index in self.taken else self._name_at(index)
            if span is None:
                index += 1
            else:
                spans.append(span)
                index = span.after
        return spans

    def _found(self, span: Span, *, reason: Reason | None) -> Found:
        tokens = self.passage.tokens
        return Found(IdentifierKind.NAME, tokens[span.first].start, tokens[span.after - 1].end, reason)

    # -- what announces a name -------------------------------------------------------------------------------

    def _name_at(self, index: int) -> Span | None:
        token = self.passage.tokens[index]
        if token.is_number or token.folded in self.lexicon.public or token.folded in TITLES:
            return None
        trust = self._trust(index)
        for read in (self._initials_at, self._phrase_at):
            if after := read(index, trust=trust):
                return Span(index, after)
        if self._starts_name(index, trust=trust):
            return Span(index, self._name_end(index + 1, first=token, trust=trust))
        return None

    def _trust(self, index: int) -> int:
        """How clearly a name is announced: 3 by a title, 2 by an introduction, 1 by "ik ben" or a relation, else 0."""
        tokens, follows = self.passage.tokens, self.passage.follows
        previous = self.passage.folded(index - 1)
        if previous in TITLES and follows(index, gaps=_AFTER_TITLE):
            return 3
        if not follows(index, gaps=_AFTER_INTRODUCTION) or "\n" in tokens[index].gap:
            return 0
        before = self.passage.before(index, count=3)
        endings = [before[-length:] for length in (1, 2, 3)]
        if not STRONG_INTRODUCTIONS.isdisjoint(endings):
            return 2
        related = previous in RELATIONS and not OWNERS.isdisjoint(before[:-1])
        announced = not _INTRODUCED.isdisjoint(endings)
        return int(related or announced or previous in GREETINGS)

    # -- how a name begins -----------------------------------------------------------------------------------

    def _starts_name(self, index: int, *, trust: int) -> bool:
        token, word = self.passage.tokens[index], self.passage.tokens[index].folded
        named_like_a_verb = token.capital and not token.opening and word in self.lexicon.first_names
        if (word in NEVER and not named_like_a_verb) or len(word) < 2:
            return False
        if trust == 3:
            return self._after_title(token)
        if token.capital and not token.shouted:
            return self._capital_starts(token, trust=trust)
        if token.shouted:
            return self.lexicon.clear_first(word) or (self.lexicon.clear_surname(word) and len(word) > 3)
        if trust == 2 and self.lexicon.unknown(word):
            return True
        return self._plain_starts(word, trust=trust)

    def _after_title(self, token: Token) -> bool:
        if token.capital:
            return token.folded not in self.lexicon.function_words
        if token.folded in VERBS_LIKE_NAMES or token.folded in self.lexicon.function_words:
            return False
        return self.lexicon.is_name(token.folded) or self.lexicon.unknown(token.folded)

    def _capital_starts(self, token: Token, *, trust: int) -> bool:
        word = token.folded
        if word in self.lexicon.places and word not in self.lexicon.first_names:
            return False
        if self.lexicon.clear_first(word) or self.lexicon.clear_surname(word):
            return True
        if token.opening and not trust:
            return False
        if self.lexicon.is_name(word):
            return not token.opening or word not in self.lexicon.function_words
        return trust > 0 and self.lexicon.unknown(word)

    def _plain_starts(self, word: str, *, trust: int) -> bool:
        """A name in lower case: only one that is no ordinary word."""
        if self.lexicon.clear_first(word):
            return True
        if self.lexicon.clear_surname(word) and word not in self.lexicon.places:
            return len(word) > _SHORTEST_UNANNOUNCED or trust > 0
        return trust == 2 and word in self.lexicon.first_names and word not in VERBS_LIKE_NAMES

    def _initials_at(self, index: int, *, trust: int) -> int:
        """The end of "J.P. de Vries"; 0 when there are no initials."""
        place = index
        tokens = self.passage.tokens
        last = min(len(tokens), index + MOST_INITIALS)
        while place < last and len(tokens[place].text) == 1 and tokens[place].text.isalpha():
            if place > index and not self.passage.follows(place, gaps=frozenset({".", ". "})):
                break
            place += 1
        if place == index or not self.passage.follows(place, gaps=frozenset({".", ". "})):
            return 0
        after = self._surname_end(place, capital=tokens[index].capital, trust=max(trust, 1))
        return after if after > place else 0

    def _phrase_at(self, index: int, *, trust: int) -> int:
        """The end of a surname that begins with a particle: "de Vries", "van der Meer", "El Amrani"."""
        token = self.passage.tokens[index]
        if token.folded not in PARTICLES:
            return 0
        longest, place = 0, index
        phrase = token.folded
        while place + 1 < index + 4 and self.passage.follows(place + 1, gaps=_SPACE):
            place += 1
            phrase += " " + self.passage.folded(place)
            if phrase in self.lexicon.surname_phrases and self._phrase_is_name(index, place=place, trust=trust):
                longest = place + 1
        return longest or self._foreign_phrase_end(index, trust=trust)

    def _phrase_is_name(self, index: int, *, place: int, trust: int) -> bool:
        last = self.passage.tokens[place]
        if last.capital:
            return not last.shouted or self.passage.tokens[index].shouted
        rare = self.passage.folded(place - 1) in {"den", "der", "ter", "ten"} and place > index + 1
        return trust == 3 or rare or self.lexicon.unknown(last.folded) or trust == 2

    def _foreign_phrase_end(self, index: int, *, trust: int) -> int:
        """ "El Yaakoubi", "al-Hariri", and after a title any "van der Voorbeeld"."""
        token, place = self.passage.tokens[index], index + 1
        if not self.passage.follows(place, gaps=_SPACE):
            return 0
        following = self.passage.tokens[place]
        foreign = token.folded in FOREIGN_PARTICLES - {"ter", "ten", "von"}
        if foreign and self.lexicon.unknown(following.folded) and not following.is_number and len(following.text) > 2:
            clear = (
                token.folded in {"el", "ait", "oulad", "ould", "abu", "abou", "ibn", "bint"}
                or token.capital
                or following.gap == "-"
            )
            return place + 1 if clear and (following.capital or not token.capital or trust) else 0
        after = (
            self._surname_end(index, capital=True, trust=trust)
            if trust == 3 and token.folded not in _PREPOSITIONS
            else index
        )
        return after if after > index else 0

    # -- how it goes on --------------------------------------------------------------------------------------

    def _surname_end(self, index: int, *, capital: bool, trust: int) -> int:
        """The index after particles and a surname that begin at `index`; `index` when there is none."""
        place = index
        while (
            place < index + 3
            and self.passage.folded(place) in PARTICLES
            and self.passage.follows(place + 1, gaps=_SPACE)
        ):
            place += 1
        token = self.passage.tokens[place]
        if token.is_number or len(token.text) < 2 or token.folded in self.lexicon.public | NEVER:
            return index
        if token.capital:
            return self._name_end(place + 1, first=token, trust=trust)
        phrase = " ".join(self.passage.folded(step) for step in range(index, place + 1))
        plain = phrase in self.lexicon.surname_phrases or self.lexicon.clear_surname(token.folded)
        rare = self.passage.folded(place - 1) in {"den", "der", "el", "ait", "ter", "ten"} and place > index
        unknown = self.lexicon.unknown(token.folded) and (place > index or not capital)
        return place + 1 if plain or rare or unknown else index

    def _name_end(self, index: int, *, first: Token, trust: int) -> int:
        """The index after the rest of a name, of which the first token has been read."""
        while index not in self.taken and self._goes_on(index):
            after = self._further(index, first=first, trust=trust)
            if after == index:
                break
            index = after
        return index

    def _goes_on(self, index: int) -> bool:
        """Whether a token follows here that nothing but a space, or the point of an initial, parts from the name."""
        initial = len(self.passage.folded(index - 1)) == 1
        return self.passage.follows(index, gaps=_AFTER_TITLE if initial else _SPACE)

    def _further(self, index: int, *, first: Token, trust: int) -> int:
        """The index after one more part of the name; `index` when the name is over."""
        token = self.passage.tokens[index]
        word = token.folded
        if token.is_number or word in self.lexicon.public or (word in NEVER and word not in PARTICLES):
            return index
        if len(token.text) == 1:
            initial = token.capital and self.passage.follows(index + 1, gaps=frozenset({". ", "."}))
            return index + 1 if initial else index
        if word in PARTICLES:
            return self._particles_end(index, first=first)
        if token.capital:
            return index + 1 if not token.shouted or first.shouted else index
        if first.capital and token.gap != "-":
            return index
        if word in VERBS_LIKE_NAMES or word in self.lexicon.function_words or word in self.lexicon.places:
            return index
        return index + 1 if self.lexicon.is_name(word) or self.lexicon.unknown(word) else index

    def _particles_end(self, index: int, *, first: Token) -> int:
        place = index
        while (
            place < index + 3
            and self.passage.folded(place) in PARTICLES
            and self.passage.follows(place + 1, gaps=_SPACE)
        ):
            place += 1
        token = self.passage.tokens[place]
        if token.is_number or token.folded in self.lexicon.public or place in self.taken:
            return index
        town = place == index + 1 and token.folded in self.lexicon.places
        if token.capital and place > index:
            return index if town else place + 1
        phrase = " ".join(self.passage.folded(step) for step in range(index, place + 1))
        rare = self.passage.folded(place - 1) in {"den", "der", "el", "ait", "ter", "ten"} and place > index
        if phrase in self.lexicon.surname_phrases or (rare and token.folded not in self.lexicon.function_words):
            return place + 1 if not first.capital or token.folded not in self.lexicon.words else index
        return index

    # -- the same person further on --------------------------------------------------------------------------

    def _mentioned(self, spans: list[Span]) -> frozenset[str]:
        words = {self.passage.folded(index) for span in spans for index in range(span.first, span.after)}
        return frozenset(word for word in words - PARTICLES if len(word) > 2) - self.lexicon.function_words

    def _is_mention(self, token: Token, *, mentioned: frozenset[str]) -> bool:
        if token.folded not in mentioned:
            return False
        return token.folded not in self.lexicon.words or (token.capital and not token.opening)

    def _may_be_name(self, index: int) -> bool:
        token = self.passage.tokens[index]
        if token.opening or not token.capital or token.shouted or len(token.text) < 3:
            return False
        word = token.folded
        return self.lexicon.unknown(word) and word not in self.lexicon.places
