"""Agreement measures, against hand counts and scikit-learn."""

import random

import numpy as np
import pytest

from speelruimte.engines.mi.coder.metrics import (
    calibration_error,
    confusion_per_conversation,
    f1_per_label,
    kappa,
    score,
)
from speelruimte.kernel.errors import TooFewObservations


def test_a_hand_counted_table():
    # Cohen (1960) style table: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: kappa 0.4.
    table = np.array([[20.0, 5.0], [10.0, 15.0]])
    assert kappa(table) == pytest.approx(0.4)
    assert f1_per_label(table) == pytest.approx([40 / 55, 30 / 45])


def test_agreement_on_one_single_label_is_complete():
    assert kappa(np.array([[7.0, 0.0], [0.0, 0.0]])) == 1


def test_figures_equal_those_of_scikit_learn():
    reference = pytest.importorskip("sklearn.metrics", reason="the extra 'train' is not installed")
    draw = random.Random(4)
    truth = [draw.randrange(3) for _ in range(200)]
    answers = [one if draw.random() < 0.6 else draw.randrange(3) for one in truth]
    found = score(
        truth,
        answers=answers,
        conversations=[at // 20 for at in range(200)],
        labels=("a", "b", "c"),
        chances=[0.7] * 200,
    )
    assert found.macro_f1 == pytest.approx(reference.f1_score(truth, answers, average="macro"))
    assert found.kappa == pytest.approx(reference.cohen_kappa_score(truth, answers))
    assert found.accuracy == pytest.approx(reference.accuracy_score(truth, answers))
    assert list(found.f1.values()) == pytest.approx(list(reference.f1_score(truth, answers, average=None)))
    assert found.macro_f1_interval[0] < found.macro_f1 < found.macro_f1_interval[1]
    assert (found.n, found.conversations) == (200, 10)


def test_a_label_that_nobody_used_does_not_count_in_the_mean():
    found = score([0, 1], answers=[0, 1], conversations=[0, 0], labels=("a", "b", "c"), chances=[0.5, 0.5])
    assert found.macro_f1 == 1


def test_conversations_without_turns_are_not_counted():
    tables = confusion_per_conversation([0, 1], answers=[0, 0], conversations=[3, 9], labels=2)
    assert tables.shape == (2, 2, 2)


def test_nothing_to_compare_is_refused():
    with pytest.raises(TooFewObservations):
        score([], answers=[], conversations=[], labels=("a",), chances=[])


def test_agreement_on_what_is_shown_leaves_out_the_unsure():
    found = score(
        [0, 1, 0, 1], answers=[0, 1, 1, 0], conversations=[0] * 4, labels=("a", "b"), chances=[0.9, 0.8, 0.5, 0.4]
    )
    assert (found.shown, found.shown_accuracy, found.shown_kappa) == (0.5, 1, 1)
    unsure = score([0], answers=[0], conversations=[0], labels=("a", "b"), chances=[0.4])
    assert (unsure.shown, unsure.shown_accuracy, unsure.shown_kappa) == (0, 0, 0)


def test_promises_that_come_true_have_no_calibration_error():
    right = np.array([True] * 8 + [False] * 2)
    assert calibration_error(np.full(10, 0.8), right=right) == pytest.approx(0)
    assert calibration_error(np.full(10, 1.0), right=right) == pytest.approx(0.2)
