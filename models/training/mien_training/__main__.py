"""python -m mien_training COMMAND ..."""

import argparse
import dataclasses
import sys
import tempfile
from pathlib import Path


def main() -> int:
    arguments = _parser().parse_args()
    return arguments.run(arguments)


def _train(arguments: argparse.Namespace) -> int:
    from .train_command import PLANS, Run, train

    plan = PLANS[arguments.command]
    if arguments.steps is not None:
        plan = dataclasses.replace(plan, steps=arguments.steps, minutes=None)
    elif arguments.minutes is not None:
        plan = dataclasses.replace(plan, minutes=arguments.minutes)
    run = Run(
        network=arguments.command,
        plan=plan,
        material=arguments.material,
        teachers=arguments.teachers,
        folder=arguments.folder,
        seed=arguments.seed,
        save_every=arguments.save_every,
        limit=arguments.limit,
    )
    return train(run, arguments.workers)


def _export(arguments: argparse.Namespace) -> int:
    from .export_command import export

    good = export(arguments.network, arguments.weights, arguments.output, arguments.against)
    return 0 if good else 1


def _evaluate_features(arguments: argparse.Namespace) -> int:
    from .evaluate_features import evaluate

    evaluate(arguments.media, arguments.detector, arguments.models)
    return 0


def _evaluate_detector(arguments: argparse.Namespace) -> int:
    from .evaluate_detector import evaluate

    evaluate(arguments.media, arguments.reference, arguments.models)
    return 0


def _smoke(arguments: argparse.Namespace) -> int:
    from .smoke import smoke

    if arguments.folder is not None:
        return smoke(arguments.material, arguments.teachers, arguments.folder)
    with tempfile.TemporaryDirectory() as folder:
        return smoke(arguments.material, arguments.teachers, Path(folder))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mien_training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    inputs = argparse.ArgumentParser(add_help=False)
    inputs.add_argument("--material", type=Path, required=True, help="folder with the tars")
    inputs.add_argument("--teachers", type=Path, required=True, help="folder with the ONNX files")

    for name in ("features", "detector"):
        train = commands.add_parser(name, parents=[inputs], help=f"train the {name}, or resume its training")
        train.add_argument("--folder", type=Path, required=True, help="of this run")
        train.add_argument("--workers", type=_positive, default=1, help="processes, one a core")
        length = train.add_mutually_exclusive_group()
        length.add_argument("--minutes", type=float, help="of training, breaks not counted")
        length.add_argument("--steps", type=_positive)
        train.add_argument("--seed", type=int, default=1)
        train.add_argument("--save-every", type=float, default=120, help="seconds")
        train.add_argument("--limit", type=_positive, help="pictures of each tar, to try things")
        train.set_defaults(run=_train)

    export = commands.add_parser("export", help="write ONNX files")
    export.add_argument("network", choices=("features", "detector"))
    export.add_argument("--weights", type=Path, required=True, help="weights.pt of a run")
    export.add_argument("--output", type=Path, required=True, help="folder")
    export.add_argument("--against", type=Path, help="ONNX file that must answer the same")
    export.set_defaults(run=_export)

    evaluate = commands.add_parser("evaluate", help="measure ONNX files")
    kinds = evaluate.add_subparsers(dest="kind", required=True)
    media = argparse.ArgumentParser(add_help=False)
    media.add_argument("--media", type=Path, required=True, help="pictures of held-out people")
    media.add_argument("models", type=Path, nargs="+")

    features = kinds.add_parser("features", parents=[media], help="open-set recognition")
    features.add_argument("--detector", type=Path, required=True, help="RetinaFace, 320x256")
    features.set_defaults(run=_evaluate_features)

    detector = kinds.add_parser("detector", parents=[media], help="against a larger detector")
    detector.add_argument("--reference", type=Path, required=True, help="RetinaFace, 640x480")
    detector.set_defaults(run=_evaluate_detector)

    smoke = commands.add_parser("smoke", parents=[inputs], help="the whole recipe in two minutes")
    smoke.add_argument("--folder", type=Path, help="keeps what is made")
    smoke.set_defaults(run=_smoke)
    return parser


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value


if __name__ == "__main__":
    sys.exit(main())
