"""Writes the ONNX files of a checkpoint and says how near they come to it."""

import hashlib
from pathlib import Path

import onnx

from .onnx_export import (
    example,
    fold_batch_norm,
    load_network,
    relative_error,
    run_onnx,
    run_torch,
    to_onnx,
)
from .onnx_storage import as_float16, as_int8

# Largest difference of an output, as a part of its largest value. Random pictures are not faces:
# `evaluate` says what the storage costs in use.
FLOAT32_LIMIT = 1e-3
FLOAT16_LIMIT = 2e-2


def export(name: str, weights: Path, folder: Path, against: Path | None = None) -> bool:
    """Writes NAME.onnx, NAME_fp16.onnx and NAME_int8.onnx; returns whether they hold.

    against: a published file that must give the same answers, within float16's error.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network = load_network(name, weights)
    pictures = example(name, 1)
    wanted = run_torch(network, pictures)
    fold_batch_norm(network)
    model = to_onnx(name, network)
    good = True
    versions = {
        "": (model, FLOAT32_LIMIT),
        "_fp16": (as_float16(model), FLOAT16_LIMIT),
        "_int8": (as_int8(model), None),
    }
    for suffix, (version, limit) in versions.items():
        path = folder / f"{name}{suffix}.onnx"
        onnx.save(version, path)
        error = relative_error(run_onnx(path, pictures), wanted)
        good &= limit is None or error <= limit
        _report(path, error)
    if against is not None:
        error = relative_error(run_onnx(against, pictures), wanted)
        good &= error <= FLOAT16_LIMIT
        _report(against, error)
    return good


def _report(path: Path, error: float) -> None:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    size = path.stat().st_size
    print(f"{path.name}: {size} bytes, differs by {error:.2e}, sha256 {digest}")
