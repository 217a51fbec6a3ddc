"""The published weights are what this code makes of the published checkpoints.

MIEN_CHECKPOINTS names the folder with feat_ema.pt and det_ema.pt; without it there is nothing to
compare with, and the tests are skipped.
"""

import os
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import numpy_helper

from mien_training.onnx_export import (
    example,
    fold_batch_norm,
    load_network,
    relative_error,
    run_onnx,
    run_torch,
    to_onnx,
)
from mien_training.onnx_storage import as_float16, as_int8

CHECKPOINTS = os.environ.get("MIEN_CHECKPOINTS")
MODELS = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(CHECKPOINTS is None, reason="MIEN_CHECKPOINTS is not set")


@pytest.mark.parametrize(
    "name, file, model, store",
    [
        ("features", "feat_ema.pt", "mien_feature", as_float16),
        ("features", "feat_ema.pt", "mien_feature_small", as_int8),
        ("detector", "det_ema.pt", "mien_detector", as_float16),
    ],
)
def test_the_same_weights_come_out(name, file, model, store):
    published = MODELS / model / "src/main/resources/OSGI-INF/mien" / f"{model}.onnx"
    network = load_network(name, Path(CHECKPOINTS) / file)
    pictures = example(name, 1)
    wanted = run_torch(network, pictures)
    fold_batch_norm(network)
    made = store(to_onnx(name, network))

    mine, theirs = _weights(made), _weights(onnx.load(published))
    assert mine.keys() == theirs.keys()
    for key in mine:
        np.testing.assert_array_equal(mine[key], theirs[key], err_msg=key)
    answers = run_onnx(published, pictures)
    assert relative_error(run_onnx(made, pictures), answers) < 1e-5
    if store is as_float16:
        assert relative_error(answers, wanted) < 1e-2


def _weights(model: onnx.ModelProto) -> dict[str, np.ndarray]:
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
