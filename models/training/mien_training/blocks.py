"""The convolution blocks that both networks are built of. All maps are NCHW float32.

Attribute and position names make the keys of the stored weights, so they stay as they are: the
published checkpoints are loaded by them.
"""

import torch
from torch import nn


def convolution(
    inputs: int, outputs: int, kernel: int = 1, stride: int = 1, groups: int = 1, act: bool = True
) -> nn.Sequential:
    """Convolution of the same padding, batch normalization and, unless told otherwise, ReLU6."""
    layers: list[nn.Module] = [
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outputs),
    ]
    if act:
        layers.append(nn.ReLU6(inplace=True))
    return nn.Sequential(*layers)


def depthwise(channels: int, stride: int = 1) -> nn.Sequential:
    """3x3, every channel alone."""
    return convolution(channels, channels, 3, stride, groups=channels)


def separable(inputs: int, outputs: int, stride: int = 1) -> nn.Sequential:
    """Depthwise 3x3, then 1x1."""
    return nn.Sequential(depthwise(inputs, stride), convolution(inputs, outputs))


class Bottleneck(nn.Module):
    """MobileNetV2's inverted residual: widen (1x1), depthwise 3x3, narrow (1x1, no activation)."""

    def __init__(self, inputs: int, outputs: int, hidden: int, stride: int = 1):
        super().__init__()
        self.f = nn.Sequential(
            convolution(inputs, hidden),
            depthwise(hidden, stride),
            convolution(hidden, outputs, act=False),
        )
        self.residual = stride == 1 and inputs == outputs

    def forward(self, maps: torch.Tensor) -> torch.Tensor:
        return maps + self.f(maps) if self.residual else self.f(maps)


def parameter_count(network: nn.Module) -> int:
    return sum(parameter.numel() for parameter in network.parameters())
