"""The waiting list in numba: arrays, and a calendar of short lists by date, as in C.

Numba's own Mersenne twister draws. Reviews, follow-ups and weekly settlements, which decide nothing
here, are left out.
"""

import numpy as np
from numba import njit

from waiting_list import *

ENQUIRY, END, BROKERED = 0, 1, 2
WAITING, IN_CARE, LEFT = 0, 1, 2
WAITING_RATES, CARE_RATES = long_rates(True), long_rates(False)
MOST = 4096  # events of one date


@njit(inline="always")
def rest(week):
    return HORIZON - max(week, 0.0)


@njit
def simulate(enquiries, employers, seed):
    np.random.seed(seed)
    people = int(1.1 * enquiries * (HORIZON - START)) + 1000
    arrived = np.empty(people)
    stage, employer, stamp = np.zeros(people, np.int8), np.empty(people, np.int32), np.zeros(people, np.int8)
    is_short, hospital = np.empty(people, np.bool_), np.empty(people, np.bool_)
    queue = np.empty((2, people), np.int32)
    first, last = np.zeros(2, np.int64), np.zeros(2, np.int64)
    spare = np.full(employers, PACKAGES)
    slots_a_week = enquiries / 2
    slots = int((HORIZON - START) * slots_a_week) + 1
    head = np.full(slots, -1, np.int32)
    nodes = 4 * people
    week, who, kind, mark = np.empty(nodes), np.empty(nodes, np.int32), np.empty(nodes, np.int8), np.empty(nodes, np.int8)
    following = np.empty(nodes, np.int32)
    due = np.empty(MOST, np.int32)  # latest first
    due_count, slot, used = 0, 0, 0
    sums = np.zeros(8)
    count = 0

    # What is to be entered in the calendar next, since a closure cannot change what it closes over.
    new_week, new_who, new_kind = np.empty(3), np.empty(3, np.int32), np.empty(3, np.int8)
    new_week[0], new_who[0], new_kind[0] = START + np.random.exponential() / enquiries, 0, ENQUIRY
    new = 1
    while True:
        for i in range(new):
            if new_week[i] > HORIZON:
                continue
            week[used], who[used], kind[used] = new_week[i], new_who[i], new_kind[i]
            mark[used] = stamp[new_who[i]]
            at = int((new_week[i] - START) * slots_a_week)
            if at <= slot:
                j = due_count
                while j > 0 and week[due[j - 1]] < new_week[i]:
                    due[j] = due[j - 1]
                    j -= 1
                due[j] = used
                due_count += 1
            else:
                following[used] = head[at]
                head[at] = used
            used += 1
        new = 0
        while due_count == 0 and slot < slots - 1:
            slot += 1
            n = head[slot]
            while n >= 0:
                j = due_count
                while j > 0 and week[due[j - 1]] < week[n]:
                    due[j] = due[j - 1]
                    j -= 1
                due[j] = n
                due_count += 1
                n = following[n]
        if due_count == 0:
            break
        due_count -= 1
        event = due[due_count]
        now, p = week[event], who[event]
        start, at = -1, -1
        if kind[event] == ENQUIRY:
            p = count
            count += 1
            arrived[p] = now
            hospital[p], is_short[p] = np.random.random() < HOSPITAL, np.random.random() < SHORT
            sums[0] += rest(now)
            if hospital[p]:
                sums[7] += rest(now)
            rate = SHORT_RATE if is_short[p] else WAITING_RATES[0] + WAITING_RATES[1]
            new_week[0], new_who[0], new_kind[0] = now + np.random.exponential() / enquiries, 0, ENQUIRY
            new_week[1], new_who[1], new_kind[1] = now + np.random.exponential() / rate, p, END
            new_week[2], new_who[2], new_kind[2] = now + np.random.exponential() * BROKERAGE, p, BROKERED
            new = 3
        elif kind[event] == BROKERED:
            if stage[p] != WAITING:
                continue
            earliest = np.inf
            for e in range(employers):
                if spare[e] > 0:
                    time = np.random.exponential() / spare[e]
                    if time < earliest:
                        earliest, at = time, e
            if at >= 0:
                start = p
            else:
                h = 1 if hospital[p] else 0
                queue[h, last[h]] = p
                last[h] += 1
        else:
            if mark[event] != stamp[p] or stage[p] == LEFT:
                continue
            death, home = WAITING_RATES if stage[p] == WAITING else CARE_RATES
            if stage[p] == WAITING:
                sums[0] -= rest(now)
                if hospital[p]:
                    sums[7] -= rest(now)
                if 0 <= arrived[p] <= HORIZON - 26:
                    sums[4] += min(26.0, now - arrived[p])
            else:
                sums[1] -= rest(now)
                at = employer[p]
                spare[at] += 1
            stage[p] = LEFT
            if not is_short[p] and now >= 0:
                sums[2 if np.random.random() < death / (death + home) else 3] += 1
            if at >= 0:
                for h in (1, 0):
                    while start < 0 and first[h] < last[h]:
                        if stage[queue[h, first[h]]] == WAITING:
                            start = queue[h, first[h]]
                        first[h] += 1
        if start >= 0:
            sums[0] -= rest(now)
            if hospital[start]:
                sums[7] -= rest(now)
            if 0 <= arrived[start] <= HORIZON - 26:
                wait = now - arrived[start]
                sums[4] += min(26.0, wait)
                sums[5] += wait <= 2
            if now >= 0:
                sums[6] += 1
            sums[1] += rest(now)
            spare[at] -= 1
            stage[start] = IN_CARE
            employer[start] = at
            stamp[start] += 1
            rate = SHORT_RATE if is_short[start] else CARE_RATES[0] + CARE_RATES[1]
            new_week[0], new_who[0], new_kind[0] = now + np.random.exponential() / rate, start, END
            new = 1
    return sums


if __name__ == "__main__":
    simulate(5.0, 1, 0)  # compiles
    report(simulate)
