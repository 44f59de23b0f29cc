"""The waiting list in Mesa: an agent a person, stepped by days.

Mesa's time is discrete. A day is short beside stays of weeks; every agent is stepped each day by
`AgentSet.do`, and removed when it leaves. Chances hold from the morning after the enquiry, and what
comes about is dated to the morning, so that mean times are those of continuous time. Queues and the employers' free places are lists of the model.
"""

from collections import deque
from random import Random

import mesa

from waiting_list import *

DAY = 1 / 7


# A chance a day of which the mean time is that of the rate: counted from a morning, or, for the
# assessment, from the middle of a day.
SHORT_ENDS, ASSESSED = SHORT_RATE * DAY, 1 / (BROKERAGE / DAY + 0.5)
ENDS_WAITING, ENDS_IN_CARE = sum(long_rates(True)) * DAY, sum(long_rates(False)) * DAY
DEATH_WAITING = long_rates(True)[0] / sum(long_rates(True))


class Person(mesa.Agent):
    def __init__(self, model, arrived):
        super().__init__(model)
        uniform = model.uniform
        self.arrived = arrived
        self.hospital = uniform() < HOSPITAL
        self.is_short = uniform() < SHORT
        self.assessed = False
        self.at = None
        self.left = False

    def step(self):
        model = self.model
        waiting = self.at is None
        ends = SHORT_ENDS if self.is_short else ENDS_WAITING if waiting else ENDS_IN_CARE
        if model.uniform() < ends:
            model.leave(self)
        elif waiting and not self.assessed and model.uniform() < ASSESSED:
            self.assessed = True
            model.broker(self)


class WaitingList(mesa.Model):
    def __init__(self, enquiries, employers, seed):
        super().__init__(seed=seed)
        self.draw = Random(seed)
        self.uniform = self.draw.random
        self.enquiries = enquiries
        self.spare = [PACKAGES] * employers
        self.vacant = list(range(employers))
        self.queues = (deque(), deque())
        self.sums = dict.fromkeys(NAMES, 0.0)
        self.now = START
        self.next_enquiry = START + self.draw.expovariate(enquiries)

    def step(self):
        self.agents.do("step")
        while self.next_enquiry < self.now + DAY:
            person = Person(self, self.next_enquiry)
            self.sums["waiting_weeks"] += rest(person.arrived)
            if person.hospital:
                self.sums["bed_weeks"] += rest(person.arrived)
            self.next_enquiry += self.draw.expovariate(self.enquiries)
        self.now += DAY

    def broker(self, person):
        if self.vacant:
            clock = self.draw.expovariate
            self.start(person, min(self.vacant, key=lambda e: clock(self.spare[e])))
        else:
            self.queues[person.hospital].append(person)

    def end_wait(self, person, starts):
        self.sums["waiting_weeks"] -= rest(self.now)
        if person.hospital:
            self.sums["bed_weeks"] -= rest(self.now)
        if 0 <= person.arrived <= HORIZON - 26:
            wait = self.now - person.arrived
            self.sums["cohort_wait"] += min(26, wait)
            self.sums["started_14"] += starts and wait <= 2

    def start(self, person, at):
        self.end_wait(person, True)
        person.at = at
        self.spare[at] -= 1
        if self.spare[at] == 0:
            self.vacant.remove(at)
        self.sums["in_care_weeks"] += rest(self.now)
        if self.now >= 0:
            self.sums["new_packages"] += 1

    def leave(self, person):
        at = person.at
        if at is None:
            self.end_wait(person, False)
            death = DEATH_WAITING
        else:
            self.sums["in_care_weeks"] -= rest(self.now)
            death = DEATHS
        if not person.is_short and self.now >= 0:
            self.sums["deaths" if self.uniform() < death else "care_homes"] += 1
        person.left = True
        person.remove()
        if at is None:
            return
        if self.spare[at] == 0:
            self.vacant.append(at)
        self.spare[at] += 1
        for queue in (self.queues[1], self.queues[0]):
            while queue and self.spare[at] > 0:
                called = queue.popleft()
                if not called.left:
                    self.start(called, at)


def replicate(enquiries, employers, seed):
    model = WaitingList(enquiries, employers, seed)
    while model.now < HORIZON:
        model.step()
    return [model.sums[name] for name in NAMES]


if __name__ == "__main__":
    report(replicate)
