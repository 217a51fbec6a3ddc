"""The student that learns to find faces; its interface, priors and decoding are RetinaFace's.

In: scenes [n, 3, 256, 320] float32, BGR minus (104, 117, 123).
Out, for each of 3,360 priors (strides 8, 16, 32, two a cell):
loc [n, 3360, 4], conf [n, 3360, 2] (column 1: the face), landms [n, 3360, 10].
"""

from collections.abc import Iterable
from typing import NamedTuple

import torch
from torch import nn
from torch.nn import functional

from .blocks import Bottleneck, convolution, depthwise, separable

BODY_CHANNELS = (64, 128, 256)  # at strides 8, 16, 32, as in the teacher
CONTEXT_CHANNELS = 64
PRIORS_A_CELL = 2


class Answers(NamedTuple):
    boxes: torch.Tensor  # [n, priors, 4]
    classes: torch.Tensor  # [n, priors, 2], before the softmax in a student, after it in a teacher
    points: torch.Tensor  # [n, priors, 10]


class DetectorNetwork(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        near, middle, far = BODY_CHANNELS
        self.b1 = nn.Sequential(
            convolution(3, 16, 3, stride=2),
            separable(16, 32, stride=2),
            separable(32, 32),
            depthwise(32, stride=2),
            convolution(32, near, act=False),
            Bottleneck(near, near, 96),
        )
        self.b2 = nn.Sequential(
            Bottleneck(near, middle, 160, stride=2),
            *(Bottleneck(middle, middle, 160) for _ in range(3)),
        )
        self.b3 = nn.Sequential(
            Bottleneck(middle, far, 160, stride=2),
            Bottleneck(far, far, 160),
        )
        self.lat = nn.ModuleList(nn.Conv2d(c, CONTEXT_CHANNELS, 1) for c in BODY_CHANNELS)
        self.ctx = nn.ModuleList(_context() for _ in BODY_CHANNELS)
        self.cls = _heads(2)
        self.box = _heads(4)
        self.pts = _heads(10)

    def forward(self, scenes: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        answers, _ = self.with_maps(scenes)
        return answers.boxes, torch.softmax(answers.classes, 2), answers.points

    def with_maps(self, scenes: torch.Tensor) -> tuple[Answers, list[torch.Tensor]]:
        """The answers and six maps: body at strides 8, 16, 32, then context at 8, 16, 32."""
        near = self.b1(_scale(scenes))
        middle = self.b2(near)
        body = [near, middle, self.b3(middle)]
        context = self._neck(body)
        return self._answer(context), body + context

    def forced(
        self, scenes: torch.Tensor, teacher_maps: list[torch.Tensor]
    ) -> tuple[Answers, list[torch.Tensor]]:
        """As `with_maps`, but every part works on the teacher's maps, so that all learn at once."""
        teacher_body, teacher_context = teacher_maps[:3], teacher_maps[3:]
        body = [
            self.b1(_scale(scenes)),
            self.b2(teacher_body[0]),
            self.b3(teacher_body[1]),
        ]
        return self._answer(teacher_context), body + self._neck(teacher_body)

    def _neck(self, body: list[torch.Tensor]) -> list[torch.Tensor]:
        """Feature pyramid: what the coarse maps know flows down into the fine ones."""
        near, middle, far = (lateral(m) for lateral, m in zip(self.lat, body, strict=True))
        middle = middle + functional.interpolate(far, scale_factor=2.0)
        near = near + functional.interpolate(middle, scale_factor=2.0)
        return [ctx(m) for ctx, m in zip(self.ctx, (near, middle, far), strict=True)]

    def _answer(self, context: list[torch.Tensor]) -> Answers:
        return Answers(
            _by_prior(self.box, context, 4),
            _by_prior(self.cls, context, 2),
            _by_prior(self.pts, context, 10),
        )


def _scale(scenes: torch.Tensor) -> torch.Tensor:
    """Brings gray levels around 0 to about -2..2."""
    return scenes / 64


def _context() -> nn.Sequential:
    channels = CONTEXT_CHANNELS
    return nn.Sequential(*(Bottleneck(channels, channels, 96) for _ in range(3)))


def _heads(values: int) -> nn.ModuleList:
    """A 1x1 convolution a stride that gives `values` numbers for each prior of a cell."""
    return nn.ModuleList(
        nn.Conv2d(CONTEXT_CHANNELS, PRIORS_A_CELL * values, 1) for _ in BODY_CHANNELS
    )


def _by_prior(heads: Iterable[nn.Module], context: list[torch.Tensor], values: int) -> torch.Tensor:
    """[n, priors, values]: stride by stride, row by row, cell by cell, prior by prior."""
    count = len(context[0])
    return torch.cat(
        [
            head(m).permute(0, 2, 3, 1).reshape(count, -1, values)
            for head, m in zip(heads, context, strict=True)
        ],
        1,
    )
