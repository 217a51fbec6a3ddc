"""Compares Mien's tracks of the demo with those of the ByteTrack of the package "trackers", on the same detections.

    mvn test -pl bundles/live -Dtest=DemoTrackingTest
    python -m pip install trackers==2.6.1
    python integration-tests/tracking/compare.py bundles/live/target/tracking

The test writes found-N.txt, truth-N.txt and tracks-N.txt in the format of the MOT challenge. Both are scored by the code
below: MOTA of CLEAR MOT and IDF1, at an overlap of .5. How many faces were embedded and named wrong is in outcome-N.txt.
"""

import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import supervision as sv
from scipy.optimize import linear_sum_assignment
from trackers import ByteTrackTracker

SAME = 0.5


def read(path):
    frames = defaultdict(list)
    for line in path.read_text().splitlines():
        values = line.split(",")
        frames[int(values[0])].append((int(values[1]), *map(float, values[2:7])))
    return frames


def overlaps(one, other):
    if not one or not other:
        return np.zeros((len(one), len(other)))
    a = np.array([row[1:5] for row in one])[:, None]
    b = np.array([row[1:5] for row in other])[None]
    shared = np.clip(np.minimum(a[..., :2] + a[..., 2:], b[..., :2] + b[..., 2:]) - np.maximum(a[..., :2], b[..., :2]), 0, None).prod(-1)
    return shared / (a[..., 2:].prod(-1) + b[..., 2:].prod(-1) - shared)


def score(truth, tracks, frames):
    errors = truths = answers = switches = 0
    current = {}
    together = defaultdict(int)
    for frame in range(1, frames + 1):
        one, other = truth[frame], tracks[frame]
        truths += len(one)
        answers += len(other)
        iou = overlaps(one, other)
        pairs = {}
        for i, person in enumerate(one):
            for j, track in enumerate(other):
                if iou[i, j] >= SAME:
                    together[person[0], track[0]] += 1
                    if current.get(person[0]) == track[0]:
                        pairs[i] = j
        free = [i for i in range(len(one)) if i not in pairs]
        left = [j for j in range(len(other)) if j not in pairs.values()]
        cost = np.where(iou < SAME, 9.0, 1 - iou)[np.ix_(free, left)]
        for i, j in zip(*linear_sum_assignment(cost)):
            if cost[i, j] <= SAME:
                person, track = one[free[i]][0], other[left[j]][0]
                switches += person in current and current[person] != track
                current[person] = track
                pairs[free[i]] = left[j]
        errors += len(one) + len(other) - 2 * len(pairs)
    people = sorted({p for p, _ in together})
    ids = sorted({t for _, t in together})
    gain = np.zeros((len(people), len(ids)))
    for (person, track), count in together.items():
        gain[people.index(person), ids.index(track)] = count
    both = gain[linear_sum_assignment(-gain)].sum()
    return f"MOTA {1 - (errors + switches) / truths:.4f}  IDF1 {2 * both / (truths + answers):.4f}  switches {switches}"


def bytetrack(found, frames):
    tracker = ByteTrackTracker(
        frame_rate=25, high_conf_det_threshold=0.5, track_activation_threshold=0.5, minimum_consecutive_frames=2
    )
    tracks = defaultdict(list)
    for frame in range(1, frames + 1):
        rows = found[frame]
        boxes = np.array([[x, y, x + w, y + h] for _, x, y, w, h, _ in rows], dtype=np.float32).reshape(-1, 4)
        detections = sv.Detections(
            xyxy=boxes,
            confidence=np.array([row[5] for row in rows], dtype=np.float32),
            class_id=np.zeros(len(rows), dtype=int),
        )
        answer = tracker.update(detections)
        for box, track in zip(answer.xyxy, answer.tracker_id):
            if track >= 0:
                tracks[frame].append((int(track), box[0], box[1], box[2] - box[0], box[3] - box[1], 1))
    return tracks


def main(folder):
    for path in sorted(folder.glob("found-*.txt")):
        seed = path.stem.split("-")[1]
        found, truth = read(path), read(folder / f"truth-{seed}.txt")
        frames = max(truth)
        print(f"seed {seed}  trackers  {score(truth, bytetrack(found, frames), frames)}")
        print(f"seed {seed}  Mien      {score(truth, read(folder / f'tracks-{seed}.txt'), frames)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
