"""Makes the models of the tests: python make.py FOLDER. Needs onnx 1.17 or later.

`graph_data.onnx` keeps one tensor in each place where ONNX can have one (initializer, sparse initializer,
attribute of a node, graph within a node, function) in a data file of its own.
"""

import sys
from pathlib import Path

import onnx
from onnx import TensorProto as T
from onnx import helper as h


def external(name, location, values=4):
    tensor = h.make_tensor(name, T.FLOAT, [values], [1.0] * values)
    tensor.ClearField("float_data")
    tensor.data_location = T.EXTERNAL
    for key, value in (("location", location), ("offset", "0"), ("length", str(4 * values))):
        entry = tensor.external_data.add()
        entry.key, entry.value = key, value
    return tensor


def constant(output, tensor):
    return h.make_node("Constant", [], [output], value=tensor)


def info(name):
    return h.make_tensor_value_info(name, T.FLOAT, [4])


inner = h.make_graph([constant("i", external("t", "in_branch.bin"))], "inner", [], [info("i")])
graph = h.make_graph(
    [
        h.make_node("Add", ["x", "w"], ["a"]),
        constant("c", external("t", "in_node.bin")),
        h.make_node("If", ["yes"], ["b"], then_branch=inner, else_branch=inner),
        h.make_node("Sum", ["a", "b", "c"], ["y"]),
    ],
    "graph",
    [info("x")],
    [info("y")],
    [external("w", "data/weights.bin"), h.make_tensor("yes", T.BOOL, [], [True]), h.make_tensor("big", T.FLOAT, [5000], [2.0] * 5000)],
)
sparse = graph.sparse_initializer.add()
sparse.values.CopyFrom(external("s", "sparse.bin"))
sparse.indices.CopyFrom(h.make_tensor("n", T.INT64, [4], [0, 1, 2, 3]))
sparse.dims.append(9)
function = h.make_function("own", "f", [], ["o"], [constant("o", external("t", "in_function.bin"))], [h.make_opsetid("", 17)])
model = h.make_model(graph, functions=[function], opset_imports=[h.make_opsetid("", 17), h.make_opsetid("own", 1)], ir_version=8)
folder = Path(sys.argv[1])
(folder / "graph_data.onnx").write_bytes(model.SerializeToString())
plain = h.make_model(h.make_graph([h.make_node("Identity", ["x"], ["y"])], "g", [info("x")], [info("y")]))
(folder / "no_data.onnx").write_bytes(plain.SerializeToString())
