"""The student that learns face features, 1.02 million parameters.

In: faces [n, 3, 112, 112] float32, RGB, 0..255 (the normalization is part of the network).
Out: embeddings [n, 256] float32, not of unit length, in the teacher's space.
"""

from typing import NamedTuple

import torch
from torch import nn

from .blocks import Bottleneck, convolution, depthwise

EMBEDDING = 256
STEM = 48


class Stage(NamedTuple):
    """One stage halves the map, then refines it with `blocks` bottlenecks."""

    channels: int  # of its output, which has the shape of the teacher's
    side: int  # of its output, in pixels
    halving: int  # hidden channels of the bottleneck of stride 2; the stem does without one
    hidden: int  # hidden channels of the further bottlenecks
    blocks: int


STAGES = (
    Stage(channels=32, side=28, halving=0, hidden=80, blocks=2),
    Stage(channels=32, side=14, halving=96, hidden=160, blocks=4),
    Stage(channels=64, side=7, halving=192, hidden=256, blocks=4),
    Stage(channels=128, side=4, halving=256, hidden=384, blocks=2),
)


class FeatureNetwork(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.stages = nn.ModuleList()
        inputs = 3
        for number, stage in enumerate(STAGES):
            refine = [
                Bottleneck(stage.channels, stage.channels, stage.hidden)
                for _ in range(stage.blocks)
            ]
            halve = _stem(stage) if number == 0 else [_halving(inputs, stage)]
            self.stages.append(nn.Sequential(*halve, *refine))
            inputs = stage.channels
        last = STAGES[-1]
        self.fc = nn.Linear(last.channels * last.side**2, EMBEDDING)

    def forward(self, faces: torch.Tensor) -> torch.Tensor:
        embeddings, _ = self.with_maps(faces)
        return embeddings

    def with_maps(self, faces: torch.Tensor) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """The embeddings and the outputs of the four stages, [n, channels, side, side] each."""
        current, maps = _normalise(faces), []
        for stage in self.stages:
            current = stage(current)
            maps.append(current)
        return self._embed(current), maps

    def forced(
        self, faces: torch.Tensor, teacher_maps: list[torch.Tensor]
    ) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """As `with_maps`, but every stage works on what the teacher's previous stage gave.

        So no stage has to wait until those before it are good, and all learn at once.
        """
        inputs = [_normalise(faces), *teacher_maps[:-1]]
        maps = [stage(given) for stage, given in zip(self.stages, inputs, strict=True)]
        return self._embed(teacher_maps[-1]), maps

    def _embed(self, maps: torch.Tensor) -> torch.Tensor:
        return self.fc(maps.flatten(1))


def _normalise(faces: torch.Tensor) -> torch.Tensor:
    """0..255 -> -1..1"""
    return (faces - 127.5) * 0.0078125


def _stem(stage: Stage) -> list[nn.Module]:
    """112x112 color -> 28x28: two halvings, then narrow."""
    return [
        convolution(3, STEM, 3, stride=2),
        depthwise(STEM, stride=2),
        convolution(STEM, stage.channels, act=False),
    ]


def _halving(inputs: int, stage: Stage) -> Bottleneck:
    return Bottleneck(inputs, stage.channels, stage.halving, stride=2)
