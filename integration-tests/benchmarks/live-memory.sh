#!/bin/sh
# What "mien live" takes with so many demos of 640x480 and 25 frames a second, eight people enrolled: the time from the start to
# the first named face, and resident memory 40 s after that start, in MiB (Linux). From the root of the checkout, after a build:
#     sh integration-tests/benchmarks/live-memory.sh 1 4
set -eu

home=${MIEN_HOME:-$PWD/runtime/target/mien}
work=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null || :; rm -rf "$work"' EXIT

for sources in "$@"; do
    data=$work/data$sources
    (cd "$home/people" && "$home/bin/mien" enroll --people people --data "$data" >/dev/null)
    addresses=
    for seed in $(seq "$sources"); do
        addresses="$addresses demo:#seed=$seed"
    done
    start=$(date +%s%3N)
    # The addresses are split at spaces.
    # shellcheck disable=SC2086
    "$home/bin/mien" live $addresses --page 0 --data "$data" >"$work/out" 2>&1 &
    pid=$!
    while ! grep -q 'track [0-9]* is [A-Z]' "$work/out"; do
        kill -0 "$pid" || { cat "$work/out"; exit 1; }
        sleep .05
    done
    named=$(($(date +%s%3N) - start))
    sleep "$((40 - named / 1000))"
    resident=$(awk '/^VmRSS:/ { print int($2 / 1024) }' "/proc/$pid/status")
    "$home/bin/mien" stop --data "$data" >/dev/null
    wait "$pid" || :
    pid=
    echo "$sources sources: first named face after $named ms, resident $resident MiB"
done
