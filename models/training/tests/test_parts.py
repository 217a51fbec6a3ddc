"""The parts of the recipe, without any training material."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import torch

from mien_training import checkpoint
from mien_training.alignment import TEMPLATE, similarity
from mien_training.blocks import parameter_count
from mien_training.detector_lesson import class_loss, place_loss
from mien_training.detector_network import DetectorNetwork
from mien_training.evaluate_detector import compare
from mien_training.evaluate_features import open_set
from mien_training.faces import FaceMaker
from mien_training.feature_lesson import direction_loss, length_loss, pair_loss
from mien_training.feature_network import STAGES, FeatureNetwork
from mien_training.material import FACE_SHARES
from mien_training.muon import is_matrix, orthogonalise
from mien_training.onnx_export import example, fold_batch_norm, relative_error, run_torch
from mien_training.onnx_storage import quantise
from mien_training.plan import DETECTOR, FEATURES
from mien_training.retinaface import Face, priors, suppress
from mien_training.scenes import SceneMaker
from mien_training.teacher import MapScale


def test_feature_network_has_the_published_size_and_shapes():
    network = FeatureNetwork().eval()
    with torch.no_grad():
        embeddings, maps = network.with_maps(torch.rand(2, 3, 112, 112) * 255)
    assert parameter_count(network) == pytest.approx(1.02e6, rel=0.01)
    assert embeddings.shape == (2, 256)
    assert [m.shape for m in maps] == [(2, s.channels, s.side, s.side) for s in STAGES]


def test_detector_network_answers_at_every_prior_of_retinaface():
    network = DetectorNetwork().eval()
    with torch.no_grad():
        boxes, classes, points = network(torch.rand(1, 3, 256, 320) * 200 - 100)
    count = len(priors(320, 256))
    assert boxes.shape == (1, count, 4)
    assert classes.shape == (1, count, 2)
    assert points.shape == (1, count, 10)
    assert torch.allclose(classes.sum(2), torch.ones(1, count))


@pytest.mark.parametrize("network", [FeatureNetwork(), DetectorNetwork()])
def test_forced_on_its_own_maps_a_network_does_as_it_always_does(network):
    network = network.eval()
    name = "features" if isinstance(network, FeatureNetwork) else "detector"
    pictures = torch.from_numpy(example(name, 1))
    with torch.no_grad():
        free, maps = network.with_maps(pictures)
        forced, forced_maps = network.forced(pictures, maps)
    for mine, other in zip([*free], [*forced], strict=True):
        torch.testing.assert_close(mine, other)
    for mine, other in zip(maps, forced_maps, strict=True):
        torch.testing.assert_close(mine, other)


@pytest.mark.parametrize(
    "name, network", [("features", FeatureNetwork), ("detector", DetectorNetwork)]
)
def test_folding_the_normalization_changes_no_answer(name, network):
    network, pictures = network(), example(name, 2)
    network.train()(torch.from_numpy(pictures))
    network.eval()
    wanted = run_torch(network, pictures)
    fold_batch_norm(network)
    assert not any(isinstance(module, torch.nn.BatchNorm2d) for module in network.modules())
    assert relative_error(run_torch(network, pictures), wanted) < 1e-4


@pytest.mark.parametrize("shape", [(32, 96), (96, 32)])
def test_muon_makes_all_singular_values_about_one(shape):
    torch.manual_seed(0)
    values = torch.linalg.svdvals(orthogonalise(torch.randn(shape)))
    assert values.max() < 1.3
    assert values.min() > 0.2


def test_muon_takes_neither_kernels_nor_narrow_heads():
    taken = {name for name, p in DetectorNetwork().named_parameters() if is_matrix(p)}
    assert "lat.0.weight" in taken
    assert not any(name.startswith(("cls", "box", "pts", "b1.0")) for name in taken)


@pytest.mark.parametrize("plan", [FEATURES, DETECTOR])
def test_the_rate_climbs_stays_and_falls_to_a_hundredth(plan):
    assert plan.rate(0, 0.0) < 0.02
    assert plan.rate(1000, plan.flat) == pytest.approx(1)
    assert plan.rate(1000, 1.0) == pytest.approx(0.01)
    assert plan.weight_of_maps(0.0) == 1
    assert plan.weight_of_maps(1.0) == pytest.approx(0.09)


def test_progress_goes_by_steps_or_by_minutes():
    assert FEATURES.progress(0, 75 * 30) == 0.5
    assert dataclasses.replace(FEATURES, steps=10).progress(5, 1e9) == 0.5


def test_the_teachers_own_answer_costs_nothing():
    wanted = torch.randn(8, 256)
    for loss in (direction_loss, pair_loss, length_loss):
        assert loss(wanted, wanted).item() == pytest.approx(0, abs=1e-5)
        assert loss(torch.randn(8, 256), wanted).item() > 0.001


def test_priors_without_a_face_have_no_box_to_learn():
    face = torch.tensor([[0.05, 0.9]])
    wanted = torch.zeros(1, 2, 4)
    wrong_nowhere, wrong_face = torch.zeros(1, 2, 4), torch.zeros(1, 2, 4)
    wrong_nowhere[0, 0], wrong_face[0, 1] = 1, 1
    assert place_loss(wrong_nowhere, wanted, face, 0.2).item() == 0
    assert place_loss(wrong_face, wanted, face, 0.2).item() > 1


def test_a_missed_face_costs_most():
    face = torch.tensor([[0.01, 0.99]])
    right, missed = torch.tensor([[[3.0, -3], [-3, 3]]]), torch.tensor([[[3.0, -3], [3, -3]]])
    assert class_loss(missed, face) > 50 * class_loss(right, face)


def test_maps_are_scaled_by_channel_but_noise_is_not_blown_up():
    maps = torch.randn(64, 3, 4, 4) * torch.tensor([1.0, 100.0, 1e-6]).view(1, 3, 1, 1)
    [scaled] = MapScale.measure([maps])([maps])
    spreads = scaled.std((0, 2, 3))
    assert spreads[1] == pytest.approx(1, abs=0.05)
    assert spreads[2] < 1e-3


def test_int8_is_within_half_a_level_or_better_than_no_clipping():
    weights = np.random.default_rng(0).standard_normal((8, 16, 1, 1)).astype(np.float32)
    levels, scales = quantise(weights)
    error = ((levels * scales[:, None, None, None] - weights) ** 2).sum((1, 2, 3))
    plain = np.abs(weights).max((1, 2, 3), keepdims=True) / 127
    plain_error = ((np.round(weights / plain) * plain - weights) ** 2).sum((1, 2, 3))
    assert levels.dtype == np.int8
    assert (error <= plain_error + 1e-6).all()


def test_faces_are_made_the_same_for_the_same_generator():
    faces = np.random.default_rng(0).integers(0, 256, (5, 112, 112, 3), np.uint8)
    makers = [FaceMaker(faces, np.full(5, 0.2), np.random.default_rng(3)) for _ in range(2)]
    first, second = (maker.batch(40) for maker in makers)
    assert first.shape == (40, 3, 112, 112)
    assert first.dtype == np.float32
    assert first.min() >= 0
    assert first.max() <= 255
    np.testing.assert_array_equal(first, second)


def test_scenes_have_the_networks_size_whatever_is_in_them():
    rng = np.random.default_rng(0)
    people = [rng.integers(0, 256, (h, w, 3), np.uint8) for h, w in ((240, 180), (100, 240))]
    backgrounds = [rng.integers(0, 256, (300, 400, 3), np.uint8)]
    maker = SceneMaker(people, backgrounds, rng)
    for _ in range(60):
        scene = maker.make()
        assert scene.shape == (256, 320, 3)
        assert scene.dtype == np.uint8


def test_shares_of_the_sources_add_up():
    assert sum(FACE_SHARES.values()) == pytest.approx(1)


def test_a_checkpoint_is_replaced_whole(tmp_path: Path):
    path = tmp_path / "state.pt"
    checkpoint.save({"step": 1}, path)
    with pytest.raises(Exception, match="pickle"):
        checkpoint.save({"step": lambda: 2}, path)
    assert checkpoint.load(path) == {"step": 1}


def test_alignment_finds_the_transform_that_was_applied():
    turn = np.array([[0.9, -0.3], [0.3, 0.9]])
    moved = (TEMPLATE - [5, 7]) @ np.linalg.inv(turn).T
    np.testing.assert_allclose(similarity(moved, TEMPLATE), np.column_stack([turn, [5, 7]]))


def test_of_boxes_on_one_face_the_surest_stays():
    boxes = np.array([[0, 0, 10, 10], [1, 1, 10, 10], [50, 50, 10, 10]], float)
    assert suppress(boxes, np.array([0.6, 0.9, 0.7])) == [1, 2]


def test_open_set_counts_who_is_right_and_above_the_strangers():
    e = np.eye(4)
    near = (e[0] + e[3]) / np.sqrt(2)
    embeddings = np.array([e[0], e[1], e[0], near, e[1], (e[1] * 0.8 + e[3] * 0.6), e[2]])
    people = np.array(["a", "b", "a", "a", "b", "", ""])
    figures = open_set(embeddings, people)
    assert figures["probes"] == 3
    assert figures["rank1"] == 1
    assert figures["dir_0.01"] == pytest.approx(2 / 3, abs=1e-3)
    assert figures["threshold_0.01"] == pytest.approx(0.8)


def test_detectors_are_compared_by_face():
    def face(x: float, score: float) -> Face:
        return Face(np.array([x, 0.0, 10, 10]), np.zeros((5, 2)), score)

    figures = compare([[face(1, 0.9), face(80, 0.9)]], [[face(0, 0.9), face(40, 0.9)]])
    assert figures["faces"] == 2
    assert figures["recall"] == 0.5
    assert figures["precision"] == 0.5
