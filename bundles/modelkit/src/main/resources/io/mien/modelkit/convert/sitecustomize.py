"""Stand-ins for what the compiler imports and never calls on this path: gigabytes need not be installed for it.

Python imports this file at its start where its folder is on PYTHONPATH.
"""
import sys
import types


def stand_in(name, **members):
    """Offers a module of this name."""
    module = types.ModuleType(name, "A stand-in.")
    for key, value in members.items():
        setattr(module, key, value)
    sys.modules[name] = module
    return module


class Nothing:
    """Stands for a class that is named and never made."""

    dt_float, dt_int64 = 1, 7


stand_in("torch", Tensor=Nothing, nn=types.SimpleNamespace(Module=Nothing))
stand_in(
    "onnxruntime_extensions",
    PyOp=Nothing,
    PyOrtFunction=Nothing,
    onnx_op=lambda *args, **named: lambda function: function,
)
stand_in("sklearn").cluster = stand_in("sklearn.cluster", KMeans=None, DBSCAN=None)
sys.modules["sklearn"].metrics = stand_in("sklearn.metrics", silhouette_score=None)
