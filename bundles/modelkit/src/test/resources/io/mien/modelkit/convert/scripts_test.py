"""Tests of the scripts that run beside the compiler, in its Python: python scripts_test.py"""
import unittest

import core_graph
import equalise
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

RANDOM = np.random.default_rng(7)


def half(name, *shape):
    """A constant kept as float16, and the cast that reads it."""
    values = RANDOM.normal(size=shape).astype(np.float16)
    cast = helper.make_node("Cast", [name + ".half"], [name], to=TensorProto.FLOAT)
    return numpy_helper.from_array(values, name + ".half"), cast


def network():
    """Normalization, a bottleneck with ReLU6 and a depthwise convolution, a sum, a last matrix; of any batch."""
    shapes = {"w1": (8, 3, 1, 1), "w2": (8, 1, 3, 3), "w3": (8, 8, 1, 1), "w4": (5, 8 * 16)}
    shapes.update({"b1": (8,), "b2": (8,), "b3": (8,), "b4": (5,)})
    constants, casts = zip(*(half(name, *shape) for name, shape in shapes.items()))
    plain = {"mean": [127.5], "scale": [1 / 128], "low": 0.0, "high": 6.0}
    plain = [numpy_helper.from_array(np.array(v, np.float32), k) for k, v in plain.items()]
    shape = numpy_helper.from_array(np.array([-1, 8 * 16], np.int64), "shape")
    node = helper.make_node
    nodes = list(casts) + [
        node("Sub", ["data", "mean"], ["centred"]),
        node("Mul", ["centred", "scale"], ["normal"]),
        node("Conv", ["normal", "w1", "b1"], ["c1"]),
        node("Clip", ["c1", "low", "high"], ["r1"]),
        node("Conv", ["r1", "w2", "b2"], ["c2"], group=8, pads=[1, 1, 1, 1]),
        node("Clip", ["c2", "low", "high"], ["r2"]),
        node("Conv", ["r2", "w3", "b3"], ["c3"]),
        node("Add", ["c3", "r1"], ["sum"]),
        node("Reshape", ["sum", "shape"], ["flat"]),
        node("Gemm", ["flat", "w4", "b4"], ["embedding"], transB=1),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info("data", TensorProto.FLOAT, ["N", 3, 4, 4])],
        [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["N", 5])],
        list(constants) + plain + [shape],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def run(model, picture):
    """What a network answers."""
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(None, {"data": picture})[0]


class ScriptsTest(unittest.TestCase):
    def setUp(self):
        self.pixels = RANDOM.uniform(0, 255, (4, 1, 3, 4, 4)).astype(np.float32)

    def core(self):
        model = network()
        whole = onnx.ModelProto()
        whole.CopyFrom(model)
        return whole, model, core_graph.core(model)

    def test_normalisation_leaves_the_graph_and_is_told(self):
        whole, model, said = self.core()
        self.assertEqual([1, 3, 4, 4], said["shape"])
        np.testing.assert_allclose(said["scale"], [1 / 128] * 3)
        np.testing.assert_allclose(said["shift"], [-127.5 / 128] * 3)
        self.assertEqual("Conv", model.graph.node[0].op_type)
        for pixels in self.pixels:
            normal = (pixels * said["scale"][0] + said["shift"][0]).astype(np.float32)
            np.testing.assert_allclose(run(model, normal), run(whole, pixels), rtol=1e-3, atol=1e-3)

    def test_constants_are_float32_and_no_cast_is_left(self):
        _, model, _ = self.core()
        self.assertNotIn("Cast", [n.op_type for n in model.graph.node])
        kinds = {i.data_type for i in model.graph.initializer}
        self.assertEqual({TensorProto.FLOAT, TensorProto.INT64}, kinds)

    def test_evening_out_changes_no_answer(self):
        _, model, _ = self.core()
        pictures = [(p - 127.5) / 128 for p in self.pixels]
        before = [run(model, p) for p in pictures]
        self.assertEqual(2, equalise.equalise(model, pictures))
        for picture, answer in zip(pictures, before):
            np.testing.assert_allclose(run(model, picture), answer, rtol=1e-3, atol=1e-3)

    def test_evening_out_brings_small_channels_up(self):
        _, model, _ = self.core()
        for constant in model.graph.initializer:
            if constant.name in ("w2", "b2"):
                values = numpy_helper.to_array(constant).copy()
                values[3] *= 0.01
                constant.CopyFrom(numpy_helper.from_array(values, constant.name))
        pictures = [(p - 127.5) / 128 for p in self.pixels]
        before = equalise.ranges(model, ["r2"], pictures)["r2"]
        equalise.equalise(model, pictures)
        after = equalise.ranges(model, ["r2"], pictures)["r2"]
        self.assertGreater(after[3], 5 * before[3])
        self.assertTrue((after <= 6).all())


if __name__ == "__main__":
    unittest.main()
