"""The numbers of Scenarios/waiting-list.yaml, and what every twin reports."""

import math
import sys
import time
from statistics import mean, stdev

YEAR = 365.25 / 7
QUARTER = YEAR / 4
START, HORIZON = -12 * QUARTER, 10 * YEAR
PACKAGES = 200  # that an employer's hours make
HOSPITAL, SHORT, REVIEW, BROKERAGE = 0.3, 0.4, 26.0, 1.0
SHORT_RATE, LONG_RATE, DEATHS, WAITING_CARE_HOME = 1 / 8, 1 / 52, 0.6, 0.2 / YEAR
SIZES = {"two-thousand": (60.0, 10), "twenty-thousand": (600.0, 100)}
NAMES = ["waiting_weeks", "in_care_weeks", "deaths", "care_homes", "cohort_wait", "started_14",
         "new_packages", "bed_weeks"]


def long_rates(waiting):
    """Rates of death and of moving to a care home [1/week]."""
    return LONG_RATE * DEATHS, LONG_RATE * (1 - DEATHS) + (WAITING_CARE_HOME if waiting else 0.0)


def rest(week):
    """Weeks of the run that are left: a time is what is left at its start, less that at its end."""
    return HORIZON - max(week, 0.0)


def serve(replicate, area):
    """Simulates the replicates whose numbers are read, and prints the CPU time [s] of each."""
    enquiries, employers = SIZES[area]
    for line in sys.stdin:
        begun = time.process_time()
        replicate(enquiries, employers, int(line))
        print(f"{time.process_time() - begun:.6f}", flush=True)


def report(replicate):
    """Prints CPU time [s] a replicate, and means with standard errors: AREA REPLICATES."""
    if sys.argv[1:2] == ["serve"]:
        return serve(replicate, sys.argv[2])
    area = sys.argv[1] if len(sys.argv) > 1 else "two-thousand"
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    enquiries, employers = SIZES[area]
    rows, times = [], []
    for seed in range(count):
        begun = time.process_time()
        rows.append(replicate(enquiries, employers, seed))
        times.append(time.process_time() - begun)
    print(f"seconds,{sorted(times)[len(times) // 2]:.6f},{min(times):.6f}")
    for i, name in enumerate(NAMES):
        values = [row[i] for row in rows]
        error = stdev(values) / math.sqrt(count) if count > 1 else math.nan
        print(f"{name},{mean(values):.3f},{error:.3f}")
