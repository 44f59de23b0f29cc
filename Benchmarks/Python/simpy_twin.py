"""The waiting list in SimPy: a process a person; waiting ends by a place or by leaving.

As quick as we could make it: one process and three or four timeouts a person, plain lists for the
queues and the employers' free places, sums of what is left of the run at each change. Reviews,
follow-ups and weekly settlements, which decide nothing here, are left out.
"""

from collections import deque
from random import Random

import simpy

from waiting_list import *


def replicate(enquiries, employers, seed):
    draw = Random(seed)
    expovariate, uniform = draw.expovariate, draw.random
    env = simpy.Environment(START)
    spare = [PACKAGES] * employers
    vacant = list(range(employers))
    queues = (deque(), deque())  # from home, from hospital
    sums = dict.fromkeys(NAMES, 0.0)

    def take_place():
        # A race of exponential clocks: the more hours an employer has free, the likelier.
        at = min(vacant, key=lambda e: expovariate(spare[e]))
        spare[at] -= 1
        if spare[at] == 0:
            vacant.remove(at)
        return at

    def free_place(at):
        for queue in (queues[1], queues[0]):
            while queue:
                called = queue.popleft()
                if not called.triggered:
                    called.succeed(at)
                    return
        if spare[at] == 0:
            vacant.append(at)
        spare[at] += 1

    def person():
        arrived = env.now
        hospital, is_short = uniform() < HOSPITAL, uniform() < SHORT
        sums["waiting_weeks"] += rest(arrived)
        if hospital:
            sums["bed_weeks"] += rest(arrived)
        death, home = long_rates(waiting=True)
        leaves = env.timeout(expovariate(SHORT_RATE if is_short else death + home))
        assessed = env.timeout(expovariate(1 / BROKERAGE))
        at = None
        yield assessed | leaves
        if not leaves.processed:
            if vacant:
                at = take_place()
            else:
                called = env.event()
                queues[hospital].append(called)
                yield called | leaves
                if called.triggered:
                    at = called.value
                else:
                    called.succeed()
        wait = env.now - arrived
        sums["waiting_weeks"] -= rest(env.now)
        if hospital:
            sums["bed_weeks"] -= rest(env.now)
        if 0 <= arrived <= HORIZON - 26:
            sums["cohort_wait"] += min(26, wait)
            sums["started_14"] += at is not None and wait <= 2
        if at is not None:
            sums["in_care_weeks"] += rest(env.now)
            if env.now >= 0:
                sums["new_packages"] += 1
            death, home = long_rates(waiting=False)
            # A constant rate has no memory: a new clock for the stay in care.
            yield env.timeout(expovariate(SHORT_RATE if is_short else death + home))
            sums["in_care_weeks"] -= rest(env.now)
            free_place(at)
        if not is_short and env.now >= 0:
            sums["deaths" if uniform() < death / (death + home) else "care_homes"] += 1

    def enquire():
        while True:
            yield env.timeout(expovariate(enquiries))
            env.process(person())

    env.process(enquire())
    env.run(until=HORIZON)
    return [sums[name] for name in NAMES]


if __name__ == "__main__":
    report(replicate)
