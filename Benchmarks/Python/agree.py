"""The twins in Python tell of the same waiting list as the one in C: each mean is within four standard
errors of the difference. Of the 24 comparisons one fails by chance once in 700 times."""

import math
import subprocess
import sys

TWINS = [("numba_twin", 100), ("simpy_twin", 8), ("mesa_twin", 3)]
MOST = 4


def means(*command):
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    rows = [line.split(",") for line in lines]
    return {name: (float(mean), float(error)) for name, mean, error in rows if name != "seconds"}


c = means(".build/release/twins", "means", "two-thousand", "200")
failures = 0
for module, count in TWINS:
    theirs = means(sys.executable, f"Python/{module}.py", "two-thousand", str(count))
    gaps = {}
    for name, (mean, error) in theirs.items():
        # Few replicates tell little of their own spread: theirs is that of C.
        spread = max(error, c[name][1] * math.sqrt(200 / count))
        gaps[name] = (mean - c[name][0]) / math.hypot(spread, c[name][1])
    name, worst = max(gaps.items(), key=lambda item: abs(item[1]))
    print(f"{module}: {len(gaps)} means, the furthest off is {name} by {worst:.1f} standard errors")
    failures += abs(worst) > MOST
sys.exit(failures > 0)
