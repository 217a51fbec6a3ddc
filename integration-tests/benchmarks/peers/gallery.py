"""FAISS and hnswlib on the vectors that GalleryBenchmark searches, for a table beside it.

Needs: pip install numpy faiss-cpu hnswlib
Arguments: a folder with vectors.f32 and probes.f32 (little-endian float32, rows of unit length) as GalleryBenchmark writes them,
the dimension, and the methods to run: flat, hnsw, binary, hnswlib (all of them without any). Each uses one thread for searches and
two for construction. Printed are rows of a Markdown table: recall@1 and @10 against the flat index, p50 and p99 of a single
search, time a probe of 64 at once, construction and resident memory.
"""

import pathlib
import sys
import time

import faiss
import hnswlib
import numpy as np

HITS = 10
TOGETHER = 64
SINGLE = 1000
EF = (16, 32, 64, 128, 256, 512, 1024)
RESCORED = (50, 200, 1000, 4000)
LINKS, EF_CONSTRUCTION = 16, 100


def resident():
    pages = int(pathlib.Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2 ** 20


def construct(make):
    """What make() returns, with the seconds and MiB that it took."""
    faiss.omp_set_num_threads(2)
    before, start = resident(), time.perf_counter()
    made = make()
    took = time.perf_counter() - start
    faiss.omp_set_num_threads(1)
    return made, took, resident() - before


def measure(name, search, probes, expected, seconds, mib):
    found = np.concatenate([search(probes[i:i + TOGETHER]) for i in range(0, len(probes), TOGETHER)])
    first = np.mean(found[:, 0] == expected[:, 0])
    all_ten = np.mean([len(np.intersect1d(f, e)) / HITS for f, e in zip(found, expected)])
    single = []
    for probe in probes[:SINGLE]:
        start = time.perf_counter()
        search(probe[None])
        single.append((time.perf_counter() - start) * 1e3)
    p50, p99 = np.percentile(single, (50, 99))
    start = time.perf_counter()
    batches = [probes[i:i + TOGETHER] for i in range(0, min(SINGLE, len(probes)), TOGETHER)]
    for batch in batches:
        search(batch)
    together = (time.perf_counter() - start) * 1e3 / sum(map(len, batches))
    print(f"| {name} | {first:.4f} / {all_ten:.4f} | {p50:.2f} / {p99:.2f} | {together:.3f} | {seconds:.1f} s | {mib:.0f} MiB |",
          flush=True)
    return all_ten


def flat(vectors):
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    return index


def hnsw(vectors):
    index = faiss.IndexHNSWFlat(vectors.shape[1], LINKS, faiss.METRIC_INNER_PRODUCT)
    index.hnsw.efConstruction = EF_CONSTRUCTION
    index.add(vectors)
    return index


def by_hnswlib(vectors):
    index = hnswlib.Index(space="ip", dim=vectors.shape[1])
    index.init_index(max_elements=len(vectors), M=LINKS, ef_construction=EF_CONSTRUCTION)
    index.set_num_threads(2)
    index.add_items(vectors)
    index.set_num_threads(1)
    return index


def signs(vectors):
    return np.packbits(vectors > 0, axis=1)


def binary(vectors):
    index = faiss.IndexBinaryFlat(vectors.shape[1])
    index.add(signs(vectors))
    return index


def rescored(index, vectors, count):
    """The best of a scan of sign bits, compared exactly."""
    def search(probes):
        candidates = index.search(signs(probes), count)[1]
        rows = []
        for probe, at in zip(probes, candidates):
            cosines = vectors[at] @ probe
            best = np.argpartition(-cosines, HITS)[:HITS]
            rows.append(at[best[np.argsort(-cosines[best])]])
        return np.array(rows)
    return search


def until_exact(name, values, search, set_value, probes, expected, seconds, mib):
    """Raises a method's effort until it finds .995 of the ten nearest."""
    for value in values:
        set_value(value)
        if measure(f"{name} {value}", search, probes, expected, seconds, mib) >= .995:
            return


def main():
    folder, dimension = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    methods = sys.argv[3:] or ["flat", "hnsw", "binary", "hnswlib"]
    vectors, probes = (np.fromfile(folder / f, "<f4").reshape(-1, dimension) for f in ("vectors.f32", "probes.f32"))
    print(f"{len(vectors)} x {dimension}, {len(probes)} probes", flush=True)
    print("| method | recall@1 / @10 | p50 / p99 ms | ms a probe of 64 | construction | memory |\n|---|---|---|---|---|---|")
    exact, seconds, mib = construct(lambda: flat(vectors))
    expected = np.concatenate([exact.search(probes[i:i + TOGETHER], HITS)[1] for i in range(0, len(probes), TOGETHER)])
    if "flat" in methods:
        measure("FAISS flat", lambda p: exact.search(p, HITS)[1], probes, expected, seconds, mib)
    if "binary" in methods:
        index, seconds, mib = construct(lambda: binary(vectors))
        for count in RESCORED:
            measure(f"FAISS binary, {count} compared exactly", rescored(index, vectors, count), probes, expected, seconds, mib)
    if "hnsw" in methods:
        index, seconds, mib = construct(lambda: hnsw(vectors))
        until_exact("FAISS HNSW ef", EF, lambda p: index.search(p, HITS)[1],
                    lambda ef: setattr(index.hnsw, "efSearch", ef), probes, expected, seconds, mib)
    if "hnswlib" in methods:
        index, seconds, mib = construct(lambda: by_hnswlib(vectors))
        until_exact("hnswlib ef", EF, lambda p: index.knn_query(p, k=HITS)[0], index.set_ef, probes, expected, seconds, mib)


if __name__ == "__main__":
    main()
