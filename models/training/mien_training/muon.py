"""Muon: momentum whose step is made orthogonal, so that no direction of a matrix dominates it.

For matrices only (1x1 convolutions and linear layers); AdamW takes the rest.
"""

import torch
from torch import nn

from .workers import Workers

MOMENTUM = 0.95
WEIGHT_DECAY = 0.02
NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)  # Jordan's quintic: fast, and near enough to 1
ITERATIONS = 5


class Muon:
    """The processes share out the matrices: each works out the steps of its own, all apply all."""

    def __init__(self, matrices: list[nn.Parameter], rate: float, workers: Workers):
        self._matrices = matrices
        self._rate = rate
        self._workers = workers
        self._momentum = [torch.zeros_like(matrix) for matrix in matrices]
        self._owner = _share_out(matrices, workers.count)

    @torch.no_grad()
    def step(self, scale: float) -> None:
        """One step at `scale` times the rate; the gradients must agree in all processes."""
        steps = [torch.zeros_like(matrix) for matrix in self._matrices]
        for i in self._own():
            gradient, momentum = self._matrices[i].grad, self._momentum[i]
            momentum.lerp_(gradient, 1 - MOMENTUM)
            nesterov = gradient.lerp(momentum, MOMENTUM)
            steps[i].copy_(_orthogonal_step(nesterov.flatten(1)).view(nesterov.shape))
        self._workers.add(steps)
        rate = self._rate * scale
        for matrix, step in zip(self._matrices, steps, strict=True):
            matrix.mul_(1 - rate * WEIGHT_DECAY).add_(step, alpha=-rate)

    def state(self) -> list[torch.Tensor]:
        """The whole momentum, gathered from all processes: all must ask for it together."""
        own = self._own()
        whole = [
            m.clone() if i in own else torch.zeros_like(m) for i, m in enumerate(self._momentum)
        ]
        self._workers.add(whole)
        return whole

    def load(self, state: list[torch.Tensor]) -> None:
        for momentum, stored in zip(self._momentum, state, strict=True):
            momentum.copy_(stored)

    def _own(self) -> list[int]:
        return [i for i, owner in enumerate(self._owner) if owner == self._workers.rank]


def is_matrix(parameter: nn.Parameter) -> bool:
    """Linear layers and 1x1 convolutions, but none so narrow that orthogonality means little."""
    pointwise = parameter.dim() == 4 and parameter.shape[2:] == (1, 1)
    return (pointwise or parameter.dim() == 2) and min(parameter.shape[:2]) > 20


def orthogonalise(matrix: torch.Tensor) -> torch.Tensor:
    """[rows, columns] -> the same singular vectors, with all singular values near 1."""
    a, b, c = NEWTON_SCHULZ
    tall = matrix.shape[0] > matrix.shape[1]
    current = matrix.T if tall else matrix
    current = current / (current.norm() + 1e-7)
    for _ in range(ITERATIONS):
        gram = current @ current.T
        current = a * current + (b * gram + c * gram @ gram) @ current
    return current.T if tall else current


def _orthogonal_step(matrix: torch.Tensor) -> torch.Tensor:
    """A tall matrix gets a longer step, so that its outputs move as far as a wide one's."""
    rows, columns = matrix.shape
    return orthogonalise(matrix) * max(1, rows / columns) ** 0.5


def _share_out(matrices: list[nn.Parameter], count: int) -> list[int]:
    """The owner of each matrix: the costliest first, each assigned to the process with the least work."""
    costs = [min(matrix.shape[:2]) * matrix.numel() for matrix in matrices]
    owners, load = [0] * len(matrices), [0] * count
    for i in sorted(range(len(matrices)), key=lambda i: -costs[i]):
        owners[i] = load.index(min(load))
        load[owners[i]] += costs[i]
    return owners
