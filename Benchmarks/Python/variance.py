"""What more than common random numbers would save, as runs: GOFAL MODEL [AREA] [DESIGNS].

The paired difference of micro-enterprises and today's market is estimated from 32 runs, again and
again, with parameters that are drawn independently, in antithetic pairs, by Latin hypercube and on a
shifted lattice. A way of drawing is a table of parameters, read as a posterior. What saves half of the
runs halves the variance of the estimate. Control variates are the parameters' own numbers.
MODEL is the version in the first column of a posterior.csv that GOFAL takes.
"""

import csv
import subprocess
import sys
import tempfile

import numpy as np

GOFAL, MODEL = sys.argv[1:3]
AREA = sys.argv[3] if len(sys.argv) > 3 else "merthyr-tydfil"
DESIGNS = int(sys.argv[4]) if len(sys.argv) > 4 else 40
SIZE, PLAIN = 32, 512
OUTCOMES = ["waiting", "wait_mean", "unmet_hours", "turnover", "continuity", "carers_seen",
            "hours_delivered", "authority_spend"]


def run(*options):
    """Differences, a row a run, and the table of parameters."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([GOFAL, "run", "baseline", "micro-expansion", "--set", f"area={AREA}", *options,
                        "--quiet", "-o", folder + "/o"], check=True, capture_output=True)
        with open(folder + "/o/outcomes_wide.csv") as file:
            rows = list(csv.DictReader(file))
        draws = list(csv.reader(open(folder + "/o/draws.csv")))
    names = list(dict.fromkeys(row["scenario"] for row in rows))
    by = {name: np.array([[float(row[o]) for o in OUTCOMES] for row in rows if row["scenario"] == name])
          for name in names}
    return by[names[1]] - by[names[0]], draws[0][1:], np.array(
        [[float(cell or 0) for cell in row[1:]] for row in draws[1:]])


def designed(uniform, keys, ordered, seed):
    """Differences of runs whose parameters have these numbers."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        writer = csv.writer(file)
        writer.writerow(["model", *keys])
        for row in uniform:
            values = [np.interp(u, np.linspace(0, 1, len(q)), q) for u, q in zip(row, ordered)]
            writer.writerow([MODEL, *values])
        file.flush()
        return run("--runs", str(SIZE), "--seed", str(seed), "--posterior", file.name)[0]


def antithetic(random, keys):
    half = random.random((SIZE // 2, keys))
    return np.concatenate([half, 1 - half])


def hypercube(random, keys):
    strata = np.argsort(random.random((SIZE, keys)), axis=0)
    return (strata + random.random((SIZE, keys))) / SIZE


def lattice(random, keys):
    steps = np.random.default_rng(7).integers(0, SIZE // 2, keys) * 2 + 1
    return (np.outer(np.arange(SIZE), steps) / SIZE + random.random(keys)) % 1


def line(name, factors):
    mean = np.exp(np.mean(np.log(factors)))
    print(f"{name}," + ",".join(f"{f:.2f}" for f in [*factors, mean]), flush=True)


differences, keys, drawn = run("--runs", str(PLAIN), "--posterior", "none")
varied = [i for i in range(len(keys)) if np.ptp(drawn[:, i]) > 0]
ordered = [np.sort(drawn[:, i]) for i in varied]
names = [keys[i] for i in varied]
print("way," + ",".join(OUTCOMES) + ",geometric mean")
for name, way in (("antithetic pairs", antithetic), ("Latin hypercube", hypercube),
                  ("shifted lattice", lattice)):
    means = np.array([designed(way(np.random.default_rng(seed), len(names)), names, ordered, seed).mean(0)
                      for seed in range(1, DESIGNS + 1)])
    line(name, differences.var(0, ddof=1) / SIZE / means.var(0, ddof=1))

# Control variates, judged on rows that chose and fitted nothing: the fifteen numbers that go most
# with an outcome.
controls = np.argsort(np.argsort(drawn[:, varied], axis=0), axis=0) / PLAIN - 0.5
folds, left = np.arange(PLAIN) % 10, np.empty_like(differences)
for i in range(len(OUTCOMES)):
    for fold in range(10):
        known, judged = folds != fold, folds == fold
        x, y = controls[known], differences[known, i]
        best = np.argsort(-np.abs(x.T @ (y - y.mean())))[:15]
        slopes = np.linalg.lstsq(x[:, best], y - y.mean(), rcond=None)[0]
        left[judged, i] = differences[judged, i] - controls[judged][:, best] @ slopes
line("control variates", differences.var(0, ddof=1) / left.var(0, ddof=1))
chance = run("--runs", "128", "--fixed-parameters")[0]
line("(share of chance)", chance.var(0, ddof=1) / differences.var(0, ddof=1))
