"""From a checkpoint to an ONNX file."""

import contextlib
import io
import itertools
import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from . import checkpoint
from .detector_network import DetectorNetwork
from .feature_network import FeatureNetwork
from .teacher import open_model

# It warns of optional packages that nothing here needs.
logging.getLogger("torch.onnx").setLevel(logging.ERROR)

OPSET = 18
IR_VERSION = 8  # old enough for every runtime that Mien runs on


@dataclass(frozen=True)
class Interface:
    """Names and shapes by which a network is known outside."""

    network: type[nn.Module]
    input: str
    outputs: tuple[str, ...]
    shape: tuple[int, int, int]  # of one picture
    batches: bool  # any number of pictures at a time, or one
    low: float  # range of the input
    high: float


INTERFACES = {
    "features": Interface(
        FeatureNetwork, "data", ("embedding",), (3, 112, 112), batches=True, low=0, high=255
    ),
    "detector": Interface(
        DetectorNetwork,
        "input",
        ("loc", "conf", "landms"),
        (3, 256, 320),
        batches=False,
        low=-120,
        high=150,
    ),
}


def load_network(name: str, weights: Path) -> nn.Module:
    """The network with stored weights, ready to be used."""
    network = INTERFACES[name].network()
    network.load_state_dict(checkpoint.load(weights))
    return network.eval()


def fold_batch_norm(module: nn.Module) -> None:
    """Every convolution takes in the normalization behind it, in place: the same sums, fewer."""
    for child in module.children():
        fold_batch_norm(child)
    if not isinstance(module, nn.Sequential):
        return
    layers = list(module)
    for i, (layer, following) in enumerate(itertools.pairwise(layers)):
        if isinstance(layer, nn.Conv2d) and isinstance(following, nn.BatchNorm2d):
            module[i] = fuse_conv_bn_eval(layer, following)
            module[i + 1] = nn.Identity()


def to_onnx(name: str, network: nn.Module) -> onnx.ModelProto:
    """The model with float32 weights; the network's normalization must have been folded."""
    interface = INTERFACES[name]
    pictures = example(name, 2 if interface.batches else 1)
    dynamic = ({0: torch.export.Dim("N", min=1, max=4096)},) if interface.batches else None
    # The exporter tells its progress on standard output, where results belong.
    with torch.no_grad(), contextlib.redirect_stdout(io.StringIO()):
        program = torch.onnx.export(
            network,
            (torch.from_numpy(pictures),),
            input_names=[interface.input],
            output_names=list(interface.outputs),
            dynamic_shapes=dynamic,
            dynamo=True,
            opset_version=OPSET,
            external_data=False,
            optimize=True,
            verbose=False,
        )
    model = program.model_proto
    _strip(model)
    model.ir_version = IR_VERSION
    onnx.checker.check_model(model)
    return model


def example(name: str, count: int, seed: int = 0) -> np.ndarray:
    """Random pictures in the network's range, [count, channels, height, width] float32."""
    interface = INTERFACES[name]
    rng = np.random.default_rng(seed)
    pictures = rng.uniform(interface.low, interface.high, (count, *interface.shape))
    return pictures.astype(np.float32)


def run_torch(network: nn.Module, pictures: np.ndarray) -> list[np.ndarray]:
    with torch.no_grad():
        answer = network(torch.from_numpy(pictures))
    answers = answer if isinstance(answer, tuple) else (answer,)
    return [each.numpy() for each in answers]


def run_onnx(model: onnx.ModelProto | Path, pictures: np.ndarray) -> list[np.ndarray]:
    source = model if isinstance(model, Path) else model.SerializeToString()
    opened = open_model(source)
    return opened.run(None, {opened.get_inputs()[0].name: pictures})


def relative_error(got: list[np.ndarray], wanted: list[np.ndarray]) -> float:
    """The largest difference of any output, as a part of that output's largest value."""
    return max(
        float(np.abs(g - w).max() / np.abs(w).max()) for g, w in zip(got, wanted, strict=True)
    )


def _strip(model: onnx.ModelProto) -> None:
    """Takes out what the exporter notes for itself: file paths and stack traces among it."""
    graph = model.graph
    for holder in [model, graph, *graph.node, *graph.input, *graph.output, *graph.initializer]:
        del holder.metadata_props[:]
        holder.doc_string = ""
    del graph.value_info[:]
