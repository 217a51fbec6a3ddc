"""Draws what GalleryBenchmark printed: what each method finds against the time of a search and the time to make it ready.

Needs: pip install matplotlib
Arguments: the printed text, and the picture to write (png or svg).
"""

import pathlib
import re
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

ROW = re.compile(r"\| (?P<name>[^|]+?) \| [\d.]+ / (?P<recall>[\d.]+) \| (?P<p50>[\d.]+) / [\d.]+ \| (?P<batch>[\d.]+) \|"
                 r" (?P<ready>[\d.]+) s \|")
FAMILY = re.compile(r"( ef)?,? \d+.*")
COLOURS = {"signs": "#d1495b", "exact": "#30638e"}
OTHERS = ("#8d99ae", "#c9a227", "#5b8e7d", "#7d5ba6")


def families(text):
    """Rows of a method with rising effort belong together."""
    found = {}
    for row in ROW.finditer(text):
        found.setdefault(FAMILY.sub("", row["name"]), []).append(
            (float(row["p50"]), float(row["recall"]), float(row["ready"])))
    return found


def main():
    text = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
    others = iter(OTHERS)
    figure, (found, ready) = plt.subplots(1, 2, figsize=(11, 4.2), gridspec_kw={"width_ratios": (2, 1)})
    methods = families(text)
    colours = {name: COLOURS.get(name) or next(others, "#555555") for name in methods}
    for name, rows in methods.items():
        ours = name in COLOURS
        found.plot([r[0] for r in rows], [r[1] for r in rows], "o-", color=colours[name], label=name,
                   markersize=10 if ours else 5, zorder=3 if ours else 2)
    found.set(xscale="log", xlabel="ms a search (p50, one thread)", ylabel="recall of the ten nearest",
              title=text.splitlines()[0])
    found.axhline(.99, color="#cccccc", linewidth=1, zorder=1)
    found.legend(frameon=False, fontsize=9)
    names = list(methods)[::-1]
    ready.barh(names, [methods[n][0][2] for n in names], color=[colours[n] for n in names])
    ready.set(xscale="log", xlabel="seconds to put the faces in", title="until they can be searched")
    for axes in (found, ready):
        axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(sys.argv[2], dpi=110)


if __name__ == "__main__":
    main()
