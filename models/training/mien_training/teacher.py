"""A teacher: an ONNX model that also shows what happens inside it."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch


def open_model(model: bytes | str | Path) -> onnxruntime.InferenceSession:
    """A model on one CPU thread: the processes are the parallelism."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    source = model if isinstance(model, bytes) else str(model)
    return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])


class Teacher:
    """Answers with its outputs and with the maps that are asked for by their names in the graph."""

    def __init__(self, path: Path, outputs: tuple[str, ...], maps: tuple[str, ...]):
        model = onnx.load(path)
        for name in maps:
            model.graph.output.append(
                onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None)
            )
        self._model = open_model(model.SerializeToString())
        self._input = self._model.get_inputs()[0].name
        self._names = [*outputs, *maps]
        self._outputs = len(outputs)

    def __call__(self, pictures: np.ndarray) -> tuple[list[torch.Tensor], list[torch.Tensor]]:
        """Pictures as the model takes them -> its outputs, its maps."""
        results = self._model.run(self._names, {self._input: pictures})
        tensors = [torch.from_numpy(result) for result in results]
        return tensors[: self._outputs], tensors[self._outputs :]


class MapScale:
    """Brings every channel of a teacher's maps to mean 0 and spread 1.

    So channels of any size count alike in the loss. A channel that hardly moves is divided by a
    tenth of the whole map's spread at the least, or its noise would be blown up.
    """

    def __init__(self, means: list[torch.Tensor], spreads: list[torch.Tensor]):
        """One [1, channels, 1, 1] tensor a map in each list."""
        self.means = means
        self.spreads = spreads

    @staticmethod
    def measure(maps: list[torch.Tensor]) -> "MapScale":
        axes = (0, 2, 3)
        return MapScale(
            [m.mean(axes, keepdim=True) for m in maps],
            [torch.maximum(m.std(axes, keepdim=True), 0.1 * m.std()) for m in maps],
        )

    def __call__(self, maps: list[torch.Tensor]) -> list[torch.Tensor]:
        return [
            ((m - mean) / spread).contiguous(memory_format=torch.channels_last)
            for m, mean, spread in zip(maps, self.means, self.spreads, strict=True)
        ]

    def tensors(self) -> list[torch.Tensor]:
        return [*self.means, *self.spreads]
