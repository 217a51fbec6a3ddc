"""Gives the channels of each activation like ranges without changing what the network computes.

INT8 has one step for all channels of an activation, and a channel that is small beside another loses its digits. A channel that a
convolution makes can be multiplied by s where all that read it divide by s. Where ReLU6 stands between, s is at least 1 and keeps
the channel below its limit of 6, which then cuts no more than before.
After Nagel et al., "Data-Free Quantization Through Weight Equalization and Bias Correction", ICCV 2019; ranges are measured.
"""
import glob
import os
import sys

import numpy as np
import onnx
import onnxruntime
from onnx import numpy_helper

LARGEST = 64.0
PICTURES = 200

# What other pictures may have beyond those measured.
HEADROOM = 1.1


class Groups:
    """Activations that must be scaled alike: what is added, and what a limit is laid on."""

    def __init__(self, graph, constants):
        self.parent, self.frozen, self.limit = {}, set(), {}
        self.graph, self.constants = graph, constants
        self.frozen.add(graph.input[0].name)
        for node in graph.node:
            self.take(node)
        for output in graph.output:
            self.freeze(output.name)

    def find(self, name):
        while self.parent.get(name, name) != name:
            name = self.parent[name]
        return name

    def join(self, one, other):
        one, other = self.find(one), self.find(other)
        if one == other:
            return
        self.parent[other] = one
        if other in self.frozen:
            self.frozen.add(one)
        if other in self.limit:
            self.limit[one] = min(self.limit[other], self.limit.get(one, np.inf))

    def freeze(self, name):
        self.frozen.add(self.find(name))

    def take(self, node):
        """Only what is known to allow it is scaled."""
        out = node.output[0]
        if node.op_type == "Clip" and float(self.constants[node.input[1]]) == 0:
            self.join(node.input[0], out)
            root = self.find(out)
            self.limit[root] = min(float(self.constants[node.input[2]]), self.limit.get(root, np.inf))
        elif node.op_type == "Relu":
            self.join(node.input[0], out)
            self.limit.setdefault(self.find(out), np.inf)
        elif node.op_type == "Add" and not any(i in self.constants for i in node.input):
            self.join(node.input[0], node.input[1])
            self.join(node.input[0], out)
        elif node.op_type != "Conv" and not self.flat(node):
            for name in list(node.input) + list(node.output):
                if name not in self.constants:
                    self.freeze(name)
        if node.op_type == "Conv" and not self.plain(node):
            self.freeze(node.input[0])
            self.freeze(out)

    def plain(self, node):
        """A convolution with bias, of one group or depthwise."""
        weight = self.constants[node.input[1]]
        groups = group(node)
        return len(node.input) == 3 and (groups == 1 or weight.shape[1] == 1 and groups == weight.shape[0])

    def flat(self, node):
        """A reshape before the last matrix, or that matrix: its columns can be scaled."""
        if node.op_type == "Reshape":
            users = [n for n in self.graph.node if node.output[0] in n.input]
            return len(users) == 1 and users[0].op_type == "Gemm"
        if node.op_type == "Gemm":
            makers = [n for n in self.graph.node if node.input[0] in n.output]
            transposed = any(a.name == "transB" and a.i == 1 for a in node.attribute)
            if transposed and makers and makers[0].op_type == "Reshape":
                self.freeze(node.output[0])
                return True
        return False


def group(node):
    """How many groups a convolution has."""
    return next((a.i for a in node.attribute if a.name == "group"), 1)


def ranges(model, names, pictures):
    """Largest magnitude of each channel of each activation."""
    wide = onnx.ModelProto()
    wide.CopyFrom(model)
    wide.graph.output.extend(onnx.helper.make_empty_tensor_value_info(n) for n in names)
    session = onnxruntime.InferenceSession(wide.SerializeToString(), providers=["CPUExecutionProvider"])
    most = {}
    for picture in pictures:
        for name, value in zip(names, session.run(names, {model.graph.input[0].name: picture})):
            found = np.abs(value).max(axis=(0, 2, 3))
            most[name] = np.maximum(most.get(name, 0), found)
    return most


def factors(most, limit):
    """What each channel is multiplied by."""
    largest = most.max()
    most = np.maximum(most, largest / LARGEST)
    if limit is None:
        return largest / most
    ceiling = limit if np.isfinite(limit) else largest
    return np.maximum(1, ceiling / (most * HEADROOM))


def scale(graph, constants, groups, scales):
    """Multiplies what makes a channel, divides what reads it."""
    for node in graph.node:
        if node.op_type == "Conv":
            weight, bias = (np.array(constants[n], np.float64) for n in node.input[1:3])
            made = scales.get(groups.find(node.output[0]), np.ones(weight.shape[0]))
            depthwise = group(node) > 1
            read = scales.get(groups.find(node.input[0]), np.ones(weight.shape[0 if depthwise else 1]))
            weight *= made[:, None, None, None]
            weight /= read[:, None, None, None] if depthwise else read[None, :, None, None]
            constants[node.input[1]], constants[node.input[2]] = weight, bias * made
        elif node.op_type == "Gemm":
            reshape = next((n for n in graph.node if node.input[0] in n.output), None)
            read = scales.get(groups.find(reshape.input[0])) if reshape is not None else None
            if read is not None:
                weight = np.array(constants[node.input[1]], np.float64)
                constants[node.input[1]] = weight / np.repeat(read, weight.shape[1] // read.size)[None, :]


def equalise(model, pictures):
    """Changes the model; returns how many activations were scaled."""
    graph = model.graph
    constants = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    groups = Groups(graph, constants)
    names = [n.output[0] for n in graph.node if n.op_type in ("Conv", "Clip", "Relu", "Add")]
    limited = {n.input[0] for n in graph.node if n.op_type in ("Clip", "Relu")}
    names = [n for n in names if n not in limited and groups.find(n) not in groups.frozen]
    most = {}
    for name, found in ranges(model, names, pictures).items():
        root = groups.find(name)
        most[root] = np.maximum(most.get(root, 0), found)
    scales = {root: factors(found, groups.limit.get(root)) for root, found in most.items()}
    scale(graph, constants, groups, scales)
    del graph.initializer[:]
    for name, value in constants.items():
        kept = value if value.dtype == np.int64 else value.astype(np.float32)
        graph.initializer.append(numpy_helper.from_array(kept, name))
    return len(scales)


def read(folder, order, mean, factor):
    """Pictures as the network takes them."""
    import cv2

    for file in sorted(glob.glob(os.path.join(folder, "*.png")))[:PICTURES]:
        pixels = cv2.imread(file).astype(np.float32)
        pixels = pixels[..., ::-1] if order == "rgb" else pixels
        yield ((pixels - mean) * factor).transpose(2, 0, 1)[None].astype(np.float32)


if __name__ == "__main__":
    source, target, folder, order = sys.argv[1:5]
    mean, factor = (np.array([float(v) for v in a.split(",")], np.float32) for a in sys.argv[5:7])
    network = onnx.load(source)
    print(equalise(network, read(folder, order, mean, factor)))
    onnx.save(network, target)
