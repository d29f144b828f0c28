"""Training on small written conversations: what is learnt, that it repeats, and that numpy alone applies it."""

from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="the extra 'train' is not installed")

from speelruimte.engines.mi.coder.coded_set import CodedSet, read_coded_set
from speelruimte.engines.mi.coder.coder import Coder
from speelruimte.engines.mi.coder.encoding import encode
from speelruimte.engines.mi.coder.evaluation import View, evaluate_model, refuse_seen, scores_of
from speelruimte.engines.mi.coder.history import HISTORY
from speelruimte.engines.mi.coder.labels import ACTS, LABELS, MAIN_OF, TASKS_OF, Task
from speelruimte.engines.mi.coder.prediction import predict, spoken_of
from speelruimte.engines.mi.coder.spans import word_contributions
from speelruimte.engines.mi.coder.storage import read_model, write_model
from speelruimte.engines.mi.coder.training.calibration import NEVER, extra_threshold, fit_head
from speelruimte.engines.mi.coder.training.cross_validation import held_out_answers, train_folds
from speelruimte.engines.mi.coder.training.fitting import build_design, count_ratio, fit_estimator, fold_column
from speelruimte.engines.mi.coder.training.folds import folds_by_group
from speelruimte.engines.mi.coder.training.recipe import Bounds, Recipe
from speelruimte.engines.mi.coder.training.tables import build_table, build_vocabulary, spoken_in
from speelruimte.engines.mi.coder.training.train import train_model
from speelruimte.engines.mi.codes import Code, CodedBy, CodeFamily
from speelruimte.engines.mi.tests.coder_examples import as_csv, example_rows
from speelruimte.engines.mi.transcript import Language, Transcript, Turn, Voice
from speelruimte.kernel.errors import InvalidInput, TooFewObservations

BOUNDS = Bounds(fewest_conversations=2, inner_folds=3)
PLAIN = {voice: Recipe(ratio_power=0.5) for voice in Voice}
STRIPPED = {voice: Recipe(stripped_copies=True) for voice in Voice}


@pytest.fixture(scope="module")
def coded(tmp_path_factory):
    file = tmp_path_factory.mktemp("coded") / "coded.csv"
    file.write_text(as_csv(example_rows()), encoding="utf-8")
    return read_coded_set(file, language=Language.DUTCH)


@pytest.fixture(scope="module")
def model(coded):
    return train_model(coded, recipes=PLAIN, bounds=BOUNDS)


def said(*texts, first=Voice.PROFESSIONAL):
    other = Voice.CLIENT if first is Voice.PROFESSIONAL else Voice.PROFESSIONAL
    turns = tuple(Turn((first, other)[place % 2], text) for place, text in enumerate(texts))
    return Transcript(turns, Language.DUTCH)


def test_scores_equal_those_of_the_trained_estimator(coded):
    """Weights multiplied out, read from the file format's arrays or not, give the estimator's own scores."""
    voice, recipe = Voice.PROFESSIONAL, Recipe(ratio_power=1.0, stripped_copies=True)
    spoken = [spoken_in(one) for one in coded.conversations]
    bare = [spoken_in(one, stripped=True) for one in coded.conversations]
    vocabulary = build_vocabulary(spoken, voice=voice, fewest=2)
    options = {"voice": voice, "language": Language.DUTCH, "vocabulary": vocabulary, "annotators": ["0", "1"]}
    table = build_table(coded.conversations, spoken=spoken, **options)
    copies = build_table(coded.conversations, spoken=bare, **options)
    history = np.random.default_rng(3).random((len(table.places), HISTORY))
    design = build_design(table, copies=copies, history=history, vocabulary=vocabulary)
    positive = (table.labels[Task.THERAPIST_MAIN] == 0)[design.origin]
    everything = np.ones(len(positive), dtype=bool)
    estimator, gains = fit_estimator(design, rows=everything, positive=positive, recipe=recipe)

    ours = fold_column(estimator, gains=gains, design=design).scores(table, history=history)

    averaged = design.matrix[: len(table.places)].toarray()
    averaged[:, -2:] = 0.5
    assert ours == pytest.approx(estimator.decision_function(averaged * gains), abs=1e-6)


def test_the_model_that_is_read_back_scores_as_the_one_that_was_trained(model, coded, tmp_path):
    write_model(model, file=tmp_path / "nl.npz")
    again = read_model(tmp_path / "nl.npz")
    spoken = spoken_of([row.turn for row in coded.conversations[0].rows])
    for voice in Voice:
        turns = encode(spoken, voice=voice, language=Language.DUTCH, vocabulary=model.voices[voice].vocabulary)
        ours, theirs = (one.voices[voice].text_scores(turns) for one in (model, again))
        assert ours == pytest.approx(theirs, abs=1e-5)
    assert (again.seen, again.language) == (model.seen, model.language)


def test_the_same_conversations_give_the_same_bytes(coded, model, tmp_path):
    for name, one in (("a", model), ("b", train_model(coded, recipes=PLAIN, bounds=BOUNDS))):
        write_model(one, file=tmp_path / f"{name}.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_no_ngram_of_too_few_conversations_is_kept(coded, model):
    rare = train_model(coded, recipes=PLAIN, bounds=replace(BOUNDS, fewest_conversations=99))
    assert rare.voices[Voice.CLIENT].vocabulary.grams == ()
    assert any("cursus" in gram for gram in model.voices[Voice.CLIENT].vocabulary.grams)


def test_what_was_shown_is_learnt(model, coded):
    scores = evaluate_model(model, coded=coded)
    assert scores[Task.THERAPIST_MAIN].macro_f1 > 0.95
    assert scores[Task.CLIENT_TALK].macro_f1 > 0.95
    assert evaluate_model(model, coded=coded, view=View.GIVEN)[Task.CLIENT_TALK].macro_f1 > 0.95


def test_conversations_of_the_training_are_refused(model, coded):
    refuse_seen(model, coded=CodedSet(Language.DUTCH, ()))
    with pytest.raises(InvalidInput, match="seen_in_training") as caught:
        refuse_seen(model, coded=coded)
    assert caught.value.details == {"seen": 12, "conversations": 12}


def test_folds_train_without_the_videos_that_they_are_measured_on(coded):
    held = train_folds(coded, folds=2, bounds=BOUNDS)
    for one in held:
        shown = {coded.conversations[at].video for at in one.numbers}
        marks = {mark for at in one.numbers for mark in coded.conversations[at].marks}
        assert not marks & one.model.seen
        assert len(shown) == 3
    scores = scores_of(held_out_answers(coded, held=held))
    assert scores[Task.THERAPIST_MAIN].n == 12 * 15
    assert scores[Task.CLIENT_TALK].conversations == 12


def test_settings_are_chosen_from_what_was_tried(coded):
    steps = []
    chosen = train_model(coded, bounds=BOUNDS, progress=steps.append).facts["recipes"]
    assert set(chosen) == {"professional", "client"}
    assert any("trying" in step for step in steps)


def test_stripped_copies_can_be_learnt_too(coded):
    model = train_model(coded, recipes=STRIPPED, bounds=BOUNDS)
    (coded_turn, *_) = Coder(model).code(said("wat zou u de stage willen", "ja"))
    assert coded_turn.main.code is Code.QUESTION_OPEN


def test_too_few_videos_for_the_folds_are_refused(coded):
    with pytest.raises(TooFewObservations):
        train_folds(coded, folds=7)
    with pytest.raises(TooFewObservations):
        folds_by_group(["a", "b"], sizes=[1, 1], folds=1, seed=0)


def test_one_source_never_stands_in_two_folds():
    groups = ["a", "b", "a", "c", "d", "b"]
    folds = folds_by_group(groups, sizes=[5, 1, 2, 4, 4, 3], folds=3, seed=1)
    assert len({(group, int(fold)) for group, fold in zip(groups, folds, strict=True)}) == 4


def test_one_volley_has_at_most_one_code_of_each_act(model):
    eager = Coder(replace(model, extra=dict.fromkeys(ACTS, 0.0)))
    main, *further = eager.code(said("Dus de cursus valt tegen. Wat zou u dan willen?"))[0].codings
    families = [main.code.family, *(coding.code.family for coding in further)]
    assert len(families) == 3
    assert set(families) == {CodeFamily.QUESTION, CodeFamily.REFLECTION, CodeFamily.INPUT}


def test_other_stands_alone(model):
    eager = Coder(replace(model, extra=dict.fromkeys(ACTS, 0.0)))
    many, _, one = eager.code(said("Dus de cursus valt tegen. Wat zou u dan willen?", "Ja.", "Hm."))
    assert len(many.codings) == 3
    assert [coding.code for coding in one.codings] == [Code.OTHER]


def test_without_likely_further_acts_there_is_one_code(model):
    strict = Coder(replace(model, extra=dict.fromkeys(ACTS, NEVER)))
    assert len(strict.code(said("Dus de cursus valt tegen. Wat zou u dan willen?"))[0].codings) == 1


def test_given_codes_are_kept_and_change_what_follows(model):
    transcript = said("Wat zou u de stage willen?", "Dat is de stage.", "Hm.", "Dat is de stage.")
    plain = Coder(model).code(transcript)
    given = Coder(model).code(transcript, given={1: (Code.SUSTAIN_TALK,), 2: (Code.INPUT_ADVICE, Code.QUESTION_OPEN)})
    assert [coding.code for coding in given[2].codings] == [Code.INPUT_ADVICE, Code.QUESTION_OPEN]
    assert (given[1].main.code, given[1].main.by, given[1].main.probability) == (
        Code.SUSTAIN_TALK,
        CodedBy.OWNER,
        None,
    )
    assert given[0] == plain[0]
    assert given[3].main.probability != plain[3].main.probability


@pytest.mark.parametrize("given", [{0: (Code.CHANGE_TALK,)}, {0: ()}, {7: (Code.OTHER,)}, {-1: (Code.OTHER,)}])
def test_codes_that_cannot_be_given_are_refused(model, given):
    with pytest.raises(InvalidInput, match="given_code"):
        Coder(model).code(said("Hm.", "Ja."), given=given)


def test_another_language_is_refused(model):
    with pytest.raises(InvalidInput, match="other_language"):
        Coder(model).code(Transcript((), Language.ENGLISH))


def test_a_conversation_of_one_voice_or_none_is_coded(model):
    assert Coder(model).code(said()) == ()
    assert len(Coder(model).code(Transcript((Turn(Voice.CLIENT, "Ja."),), Language.DUTCH))) == 1
    assert len(Coder(model).code(said("…"))) == 1


def test_what_words_add_is_the_whole_of_what_the_text_adds(model, coded):
    """The parts of the words, cues and bias together are the score; nothing is lost or counted twice."""
    voice = Voice.PROFESSIONAL
    part = model.voices[voice]
    spoken = spoken_of([Turn(voice, "Wat zou u de stage willen?")])
    turns = encode(spoken, voice=voice, language=Language.DUTCH, vocabulary=part.vocabulary)
    parts = word_contributions(part, turns=turns, columns=np.array([2]))
    rest = (turns.cues @ part.cues + part.bias)[0, 2]
    assert parts.sum() + rest == pytest.approx(part.text_scores(turns)[0, 2])


def test_probabilities_of_a_task_add_up_to_one(model, coded):
    for answer in predict(model, spoken=spoken_of([row.turn for row in coded.conversations[1].rows])).values():
        for chances in answer.probabilities.values():
            assert chances.sum(axis=1) == pytest.approx(1)


def test_calibration_brings_scores_that_are_too_sure_down_to_what_happens():
    draw = np.random.default_rng(5)
    answers = draw.integers(0, 2, 4000)
    scores = np.where(draw.random(4000) < 0.8, 1, -1) * np.where(answers == 1, 9.0, -9.0)
    head = fit_head(Task.QUESTION_EXISTS, scores=scores[:, np.newaxis], answers=answers, first_column=0)
    assert head.probabilities(np.array([[9.0]]))[0, 1] == pytest.approx(0.8, abs=0.02)
    assert head.decide(head.probabilities(np.array([[9.0], [-9.0]]))).tolist() == [1, 0]


def test_a_further_act_needs_to_be_right_often_enough():
    chances = np.linspace(0.99, 0.01, 99)
    assert extra_threshold(chances, exists=chances > 0.6) == 0.5
    assert extra_threshold(chances, exists=chances > 0.95) == NEVER
    assert extra_threshold(np.linspace(0.99, 0.6, 40), exists=np.arange(40) < 15) == pytest.approx(0.75)


def test_a_grams_ratio_favours_the_label_where_it_stands():
    from scipy.sparse import csr_matrix

    grams = csr_matrix(np.array([[5.0, 0.0], [0.0, 5.0]]))
    flags, blocks = np.array([True, False]), np.array([0, 0])
    first, second = count_ratio(grams, positive=flags, blocks=blocks, power=1.0)
    assert first > 0 > second
    assert first == pytest.approx(np.log(6))
    assert count_ratio(grams, positive=flags, blocks=blocks, power=0).tolist() == [1, 1]


def test_every_voice_has_its_tasks(model):
    for voice, part in model.voices.items():
        assert tuple(part.heads) == TASKS_OF[voice]
        assert part.first.task is MAIN_OF[voice]
        assert all(len(head.offsets) == len(LABELS[task]) for task, head in part.heads.items())
