"""Makes the tiny models of the tests: python make.py FOLDER. Needs onnx 1.17 or later.

Each takes a picture 6 wide and 4 high (or of any size) and gives it back as `copy`, with the mean of
each channel as `mean`, unless its name says that it is odd in some way.
"""

import sys
from pathlib import Path

import onnx
from onnx import TensorProto as T
from onnx import helper as h

PICTURE = [1, 3, 4, 6]


def info(name, shape, kind=T.FLOAT):
    return h.make_tensor_value_info(name, kind, shape)


def save(name, nodes, inputs, outputs, constants=()):
    graph = h.make_graph(nodes, name, inputs, outputs, list(constants))
    model = h.make_model(graph, opset_imports=[h.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, Path(sys.argv[1]) / f"{name}.onnx")


def mean_and_copy(name, shape):
    nodes = [
        h.make_node("ReduceMean", ["x"], ["mean"], axes=[2, 3], keepdims=0),
        h.make_node("Identity", ["x"], ["copy"]),
    ]
    save(name, nodes, [info("x", shape)], [info("mean", shape[:2]), info("copy", shape)])


def reshaped(name, shape, declared, to):
    # The shape hangs on the pixels, times nothing: ONNX Runtime could infer a constant one.
    nodes = [
        h.make_node("ReduceMean", ["x"], ["mean"], keepdims=0),
        h.make_node("Mul", ["mean", "nothing"], ["zero"]),
        h.make_node("Add", ["floats", "zero"], ["sum"]),
        h.make_node("Cast", ["sum"], ["to"], to=T.INT64),
        h.make_node("Reshape", ["x", "to"], ["y"]),
    ]
    constants = [
        h.make_tensor("floats", T.FLOAT, [len(to)], to),
        h.make_tensor("nothing", T.FLOAT, [], [0]),
    ]
    save(name, nodes, [info("x", shape)], [info("y", declared)], constants)


def where_not_black(name, declared):
    """As many columns as the picture has values other than 0."""
    nodes = [
        h.make_node("NonZero", ["x"], ["at"]),
        h.make_node("Cast", ["at"], ["y"], to=T.FLOAT),
    ]
    save(name, nodes, [info("x", PICTURE)], [info("y", declared)])


def cast(name, node_input, node_output):
    nodes = [h.make_node("Cast", ["x"], ["y"], to=node_output)]
    save(name, nodes, [info("x", PICTURE, node_input)], [info("y", PICTURE, node_output)])


def channels_last(name, shape, kind):
    nodes = [
        h.make_node("Cast", ["x"], ["floats"], to=T.FLOAT),
        h.make_node("Transpose", ["floats"], ["y"], perm=[0, 3, 1, 2]),
    ]
    save(name, nodes, [info("x", shape, kind)], [info("y", [shape[0], 3, *shape[1:3]])])


def identity(name, shape):
    save(name, [h.make_node("Identity", ["x"], ["y"])], [info("x", shape)], [info("y", shape)])


def loops(name):
    """Counts to 10^8 times its first value: a picture of zeros is done at once."""
    body = h.make_graph(
        [h.make_node("Identity", ["go"], ["go_on"]), h.make_node("Add", ["count", "step"], ["counted"])],
        "body",
        [info("i", [], T.INT64), info("go", [], T.BOOL), info("count", [])],
        [info("go_on", [], T.BOOL), info("counted", [])],
        [h.make_tensor("step", T.FLOAT, [], [1])],
    )
    nodes = [
        h.make_node("ReduceMean", ["x"], ["mean"], keepdims=0),
        h.make_node("Mul", ["mean", "many"], ["times"]),
        h.make_node("Cast", ["times"], ["trips"], to=T.INT64),
        h.make_node("Loop", ["trips", "yes", "zero"], ["count"], body=body),
        h.make_node("Reshape", ["count", "shape"], ["y"]),
    ]
    constants = [
        h.make_tensor("many", T.FLOAT, [], [1e8]),
        h.make_tensor("yes", T.BOOL, [], [True]),
        h.make_tensor("zero", T.FLOAT, [], [0]),
        h.make_tensor("shape", T.INT64, [2], [1, 1]),
    ]
    save(name, nodes, [info("x", PICTURE)], [info("y", [1, 1])], constants)


loops("loops")
mean_and_copy("one", PICTURE)
mean_and_copy("any", ["N", 3, 4, 6])
mean_and_copy("any_size", [1, 3, "H", "W"])
# Say that they take any batch, and do not.
reshaped("one_inside", ["N", 3, 4, 6], ["N", 72], [1, 72])
reshaped("flattens", ["N", 3, 4, 6], ["K"], [-1])
# Knows no batch.
reshaped("batchless", PICTURE, [24, 3], [24, 3])
where_not_black("varying", [4, "K"])
# Says one shape and gives another.
where_not_black("misdeclared", [4, 72])
# Other types than float32, and the channels last.
cast("half_in", T.FLOAT16, T.FLOAT)
cast("half_out", T.FLOAT, T.FLOAT16)
cast("half", T.FLOAT16, T.FLOAT16)
cast("byte_in", T.UINT8, T.FLOAT)
channels_last("float_last", [1, 4, 6, 3], T.FLOAT)
channels_last("half_last", [1, 4, 6, 3], T.FLOAT16)
channels_last("byte_last", ["N", 4, 6, 3], T.UINT8)
channels_last("any_last", ["N", "H", "W", 3], T.FLOAT)
# What the engine does not take.
cast("int_in", T.INT32, T.FLOAT)
cast("int_out", T.FLOAT, T.INT32)
identity("gray", [1, 1, 4, 6])
identity("flat", [1, 72])
identity("batch_of_four", [4, 3, 4, 6])
save(
    "two_inputs",
    [h.make_node("Add", ["a", "b"], ["y"])],
    [info("a", PICTURE), info("b", PICTURE)],
    [info("y", PICTURE)],
)
reshaped("fails_at_run", [1, 3, "H", "W"], [1, 72], [1, 72])
# Asks for an operator of a library of its own.
custom = h.make_model(
    h.make_graph(
        [h.make_node("Act", ["x"], ["y"], domain="a.library.of.its.own")],
        "custom_operator",
        [info("x", PICTURE)],
        [info("y", PICTURE)],
    ),
    opset_imports=[h.make_opsetid("", 17), h.make_opsetid("a.library.of.its.own", 1)],
    ir_version=8,
)
onnx.save(custom, Path(sys.argv[1]) / "custom_operator.onnx")
# Says that a part of it lies in another folder.
outside = h.make_tensor("w", T.FLOAT, PICTURE, b"\0" * 288, raw=True)
outside.ClearField("raw_data")
outside.data_location = T.EXTERNAL
outside.external_data.add(key="location", value="../outside.bin")
escapes = h.make_model(
    h.make_graph([h.make_node("Add", ["x", "w"], ["y"])], "escapes", [info("x", PICTURE)], [info("y", PICTURE)], [outside]),
    opset_imports=[h.make_opsetid("", 17)],
    ir_version=8,
)
Path(sys.argv[1], "escapes.onnx").write_bytes(escapes.SerializeToString())
