"""Makes of an ONNX file what the compiler takes, and prints as JSON what it took out of it.

Normalization at the head of the graph (adding, subtracting, multiplying, dividing by constants) is taken out: it belongs to
the description, and the input can then be INT8. Constants that are kept as float16 become float32, and the batch is 1.
"""
import json
import sys

import numpy as np
import onnx
from onnx import numpy_helper

AFFINE = {
    "Sub": lambda scale, shift, value: (scale, shift - value),
    "Add": lambda scale, shift, value: (scale, shift + value),
    "Mul": lambda scale, shift, value: (scale * value, shift * value),
    "Div": lambda scale, shift, value: (scale / value, shift / value),
}


def constants(graph):
    """All constants by name; the nodes that only make or cast one leave the graph."""
    found = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    for node in list(graph.node):
        attributes = {a.name: a for a in node.attribute}
        if node.op_type == "Constant" and "value" in attributes:
            found[node.output[0]] = numpy_helper.to_array(attributes["value"].t)
        elif node.op_type == "Cast" and node.input[0] in found:
            kind = onnx.helper.tensor_dtype_to_np_dtype(attributes["to"].i)
            found[node.output[0]] = found[node.input[0]].astype(kind)
        else:
            continue
        graph.node.remove(node)
    return found


def three(value):
    """One number for all channels, or one for each; None where it is neither."""
    flat = np.asarray(value, np.float64).reshape(-1)
    return np.repeat(flat, 3) if flat.size == 1 else flat if flat.size == 3 else None


def take_normalisation(graph, found):
    """Removes the affine nodes at the head; the network's input times scale plus shift is what they made."""
    scale, shift = np.ones(3), np.zeros(3)
    head = current = graph.input[0].name
    while True:
        users = [n for n in graph.node if current in n.input]
        node = users[0] if len(users) == 1 else None
        if node is None or node.op_type not in AFFINE or node.input[0] != current:
            break
        value = three(found[node.input[1]]) if node.input[1] in found else None
        if value is None:
            break
        scale, shift = AFFINE[node.op_type](scale, shift, value)
        current = node.output[0]
        graph.node.remove(node)
    for node in graph.node:
        for i, name in enumerate(node.input):
            if name == current:
                node.input[i] = head
    return scale, shift


def keep_used(graph, found):
    """Puts the constants back that something reads."""
    used = {name for node in graph.node for name in node.input}
    names = [i.name for i in graph.input if i.name not in found]
    del graph.initializer[:]
    for name, value in found.items():
        if name in used:
            value = value.astype(np.float32) if value.dtype == np.float16 else value
            graph.initializer.append(numpy_helper.from_array(value, name))
    for given in [i for i in graph.input if i.name not in names]:
        graph.input.remove(given)
    del graph.value_info[:]


def one_picture(graph):
    """A batch of 1, everywhere it is stated."""
    for value in list(graph.input) + list(graph.output):
        if value.type.tensor_type.shape.dim:
            value.type.tensor_type.shape.dim[0].dim_value = 1


def core(model):
    """Changes the model; returns what is to be said of its input."""
    graph = model.graph
    found = constants(graph)
    scale, shift = take_normalisation(graph, found)
    keep_used(graph, found)
    one_picture(graph)
    onnx.checker.check_model(model)
    shape = [d.dim_value for d in graph.input[0].type.tensor_type.shape.dim]
    return {"shape": shape, "scale": scale.tolist(), "shift": shift.tolist()}


if __name__ == "__main__":
    network = onnx.load(sys.argv[1])
    said = core(network)
    onnx.save(network, sys.argv[2])
    print(json.dumps(said))
