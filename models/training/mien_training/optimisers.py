"""Muon for the matrices and AdamW for everything else, as one optimizer."""

from typing import Any

import torch
from torch import nn

from .muon import Muon, is_matrix
from .workers import Workers

MUON_RATE = 0.02
ADAMW_RATE = 2e-3
ADAMW_BETAS = (0.9, 0.99)
ADAMW_DECAY = 0.01


class Optimisers:
    def __init__(self, network: nn.Module, workers: Workers):
        self._workers = workers
        self._parameters = list(network.parameters())
        matrices = [p for p in self._parameters if is_matrix(p)]
        kernels = [p for p in self._parameters if not is_matrix(p) and p.dim() > 1]
        # Biases and the scales of the normalization must not be drawn to zero.
        scalars = [p for p in self._parameters if p.dim() <= 1]
        self._muon = Muon(matrices, MUON_RATE, workers)
        self._adamw = torch.optim.AdamW(
            [
                {"params": kernels, "weight_decay": ADAMW_DECAY},
                {"params": scalars, "weight_decay": 0.0},
            ],
            lr=ADAMW_RATE,
            betas=ADAMW_BETAS,
        )

    def clear(self) -> None:
        for parameter in self._parameters:
            parameter.grad = None

    def step(self, scale: float) -> None:
        """Averages the gradients over the processes and steps at `scale` times the rates."""
        self._workers.average([p.grad for p in self._parameters])
        for group in self._adamw.param_groups:
            group["lr"] = ADAMW_RATE * scale
        self._adamw.step()
        self._muon.step(scale)

    def state(self) -> dict[str, Any]:
        return {"adamw": self._adamw.state_dict(), "muon": self._muon.state()}

    def load(self, state: dict[str, Any]) -> None:
        self._adamw.load_state_dict(state["adamw"])
        self._muon.load(state["muon"])
