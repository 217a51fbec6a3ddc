"""Files that are whole or not there: written beside their place, then moved into it."""

import os
from pathlib import Path
from typing import Any

import torch
from torch import nn


def save(value: Any, path: Path) -> None:
    """Whatever stops the process or the machine, `path` holds the old value or the new one."""
    unfinished = path.with_name(path.name + ".unfinished")
    with open(unfinished, "wb") as file:
        torch.save(value, file)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def load(path: Path) -> Any:
    """Tensors and plain values only: a checkpoint cannot run code."""
    return torch.load(path, weights_only=True, map_location="cpu")


def weights(network: nn.Module) -> dict[str, torch.Tensor]:
    """Parameters and buffers by name, in the plain memory order."""
    return {name: tensor.contiguous() for name, tensor in network.state_dict().items()}
