"""Smaller ONNX files: weights are stored as float16 or int8 and become float32 at load.

All arithmetic stays float32, so a file is smaller but no slower, and needs nothing of its runtime:
the runtime folds the few nodes that widen the weights into constants when it opens the model.
(DequantizeLinear would say the same, but stays in the running graph and costs time there.)
"""

from collections.abc import Callable

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper

Narrow = Callable[[str, np.ndarray], tuple[list[TensorProto], list[NodeProto]]]


def as_float16(model: onnx.ModelProto) -> onnx.ModelProto:
    """Half the size."""
    return _store(model, _narrow_float16)


def as_int8(model: onnx.ModelProto) -> onnx.ModelProto:
    """A quarter of the size; one scale for each output channel."""
    return _store(model, _narrow_int8)


def quantise(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """weights [outputs, ...] float -> int8 of the same shape, scales [outputs] float32.

    Of 13 scales a channel, from the one that clips nothing down to .7 of it, the one whose
    squared error is least: clipping a few large weights at times leaves the many more exact.
    """
    rows = weights.reshape(len(weights), -1)
    widest = np.abs(rows).max(1) / 127 + 1e-12
    scales = widest * np.linspace(0.7, 1, 13)[:, None]
    errors = [((_round(rows, scale) * scale[:, None] - rows) ** 2).sum(1) for scale in scales]
    best = scales[np.argmin(errors, axis=0), np.arange(len(rows))]
    return _round(rows, best).astype(np.int8).reshape(weights.shape), best.astype(np.float32)


def _round(rows: np.ndarray, scales: np.ndarray) -> np.ndarray:
    return np.clip(np.round(rows / scales[:, None]), -127, 127)


def _narrow_float16(name: str, weights: np.ndarray) -> tuple[list[TensorProto], list[NodeProto]]:
    stored = f"{name}_h"
    return (
        [numpy_helper.from_array(weights.astype(np.float16), stored)],
        [helper.make_node("Cast", [stored], [name], to=TensorProto.FLOAT)],
    )


def _narrow_int8(name: str, weights: np.ndarray) -> tuple[list[TensorProto], list[NodeProto]]:
    stored, scale, widened = f"{name}_q", f"{name}_s", f"{name}_f"
    levels, scales = quantise(weights)
    scales = scales.reshape((-1,) + (1,) * (weights.ndim - 1))
    return (
        [numpy_helper.from_array(levels, stored), numpy_helper.from_array(scales, scale)],
        [
            helper.make_node("Cast", [stored], [widened], to=TensorProto.FLOAT),
            helper.make_node("Mul", [widened, scale], [name]),
        ],
    )


def _store(model: onnx.ModelProto, narrow: Narrow) -> onnx.ModelProto:
    """A copy whose convolution and linear weights are narrow; biases are small and stay."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    graph = copy.graph
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    names = {
        node.input[1]
        for node in graph.node
        if node.op_type in ("Conv", "Gemm") and node.input[1] in tensors
    }
    widening: list[NodeProto] = []
    for name in sorted(names):
        stored, nodes = narrow(name, numpy_helper.to_array(tensors[name]))
        graph.initializer.remove(tensors[name])
        graph.initializer.extend(stored)
        widening += nodes
    nodes = widening + list(graph.node)
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(copy)
    return copy
