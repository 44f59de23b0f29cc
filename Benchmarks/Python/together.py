"""Engine, C and the Python twins turn by turn in one run: AREA ROUNDS [OLDER_MESA_PYTHON].

Every round simulates one replicate with each, in turn, each in a process of its own that answers with its
CPU time [s], start-up and compilation left out. A ratio is worked out within a round, so that what slows
the machine slows both sides of it. OLDER_MESA_PYTHON is an interpreter with another version of Mesa.
"""

import subprocess
import sys
from statistics import median

area = sys.argv[1] if len(sys.argv) > 1 else "two-thousand"
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
python = [("Mesa", sys.executable, "mesa_twin"), ("SimPy", sys.executable, "simpy_twin"),
          ("numba", sys.executable, "numba_twin")]
if len(sys.argv) > 3:
    python.insert(1, ("Mesa, older", sys.argv[3], "mesa_twin"))


def start(*command):
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def answer(process, replicate):
    """One replicate's CPU times [s], one or more."""
    process.stdin.write(f"{replicate}\n")
    process.stdin.flush()
    return [float(word) for word in process.stdout.readline().split()]


served = [(name, start(binary, f"Python/{module}.py", "serve", area)) for name, binary, module in python]
twins = start(".build/release/twins", "serve", area)
times = {name: [] for name in ["engine", "C, same draws", "C, needed draws", *(n for n, _, _ in python)]}
for replicate in range(rounds + 1):
    row = dict(zip(times, answer(twins, replicate + 1)))
    row |= {name: answer(process, replicate)[0] for name, process in served}
    for name in times if replicate else []:  # the first round warms up
        times[name].append(row[name])
for name, all_times in times.items():
    ratios = [t / e for t, e in zip(all_times, times["engine"])]
    print(f"{name:16} {1000 * median(all_times):10.1f} ms (least {1000 * min(all_times):.1f})   "
          f"{median(ratios):8.3f} of the engine's time ({min(ratios):.3f} to {max(ratios):.3f})", flush=True)
for process in [twins, *(process for _, process in served)]:
    process.stdin.close()
