"""What the trainer has to know about a network that it trains."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from torch import nn

from .teacher import MapScale


@dataclass(frozen=True)
class Batch:
    """Pictures [n, 3, h, w] and what the teacher says of them."""

    pictures: torch.Tensor
    answers: list[torch.Tensor]
    maps: list[torch.Tensor]


@dataclass(frozen=True)
class Losses:
    """`answer` compares what the networks give, `maps` what happens inside; both are one number.

    `parts` are the single terms, for people to look at.
    """

    answer: torch.Tensor
    maps: torch.Tensor
    parts: dict[str, float]

    def total(self, weight_of_maps: float) -> torch.Tensor:
        return self.answer + weight_of_maps * self.maps


class Lesson(Protocol):
    """A student, its teacher, and pictures without end."""

    name: str
    network: nn.Module
    rng: np.random.Generator  # makes the pictures; its state is all that a resumed run needs

    def draw(self, size: int) -> Batch:
        """New pictures, with the teacher's own maps, not scaled."""
        ...

    def losses(self, network: nn.Module, batch: Batch, scale: MapScale, forced: bool) -> Losses:
        """Of the student, or of another network of its kind such as its moving average."""
        ...


def map_losses(mine: list[torch.Tensor], teachers: list[torch.Tensor]) -> list[torch.Tensor]:
    """Mean squared difference of each map; the teacher's are scaled to spread 1."""
    return [((m - t) ** 2).mean() for m, t in zip(mine, teachers, strict=True)]
