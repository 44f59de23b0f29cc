// The waiting list of Scenarios/waiting-list.yaml by hand, as fast as we can make it: the engine's
// draws and events, and its results bit for bit.
#ifndef CTWIN_H
#define CTWIN_H
#include <stdbool.h>
#include <stdint.h>

// Sums over the run. Names are those of the engine's measures.
typedef struct {
  double need, delivered, over, unmet, waiting_weeks, in_care_weeks, bed_weeks, person_weeks;
  double deaths, care_homes, cohort, cohort_wait, started_14, started_28, long_waits, new_packages;
  double independence_base, independence_kept, contact_hours;
  uint64_t events;
} ctwin_sums;

// One replicate of ten years.
//   place: name of the area, by which draws are keyed
//   enquiries: a week;  employers: of 50 workers each
//   all_draws: makes the draws too whose result is decided by the mechanisms that are off
ctwin_sums ctwin_run(
    uint64_t seed, uint32_t draw, uint32_t replicate, const char *place, double enquiries,
    int employers, bool all_draws);
#endif
