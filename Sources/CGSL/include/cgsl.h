// GSL as Swift sees it. HAVE_INLINE before the includes is what inlines GSL's own small functions.
#ifndef CGSL_H
#define CGSL_H
#define HAVE_INLINE 1
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_multifit.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sf_exp.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>
#include <math.h>
#include <stdint.h>

// Philox 4x32-10: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as
// easy as 1, 2, 3", SC11 (2011). A block of four random words is a function of a counter and a key,
// so that a number can be had by name, in any order, with no state and no seeding.

typedef struct {
  uint32_t word[4];
} gofal_philox_block;

static inline gofal_philox_block gofal_philox(gofal_philox_block counter, uint64_t key) {
  uint32_t c0 = counter.word[0], c1 = counter.word[1], c2 = counter.word[2], c3 = counter.word[3];
  uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
  for (int round = 0; round < 10; round++) {
    uint64_t p0 = (uint64_t)0xD2511F53u * c0;
    uint64_t p1 = (uint64_t)0xCD9E8D57u * c2;
    uint32_t n0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
    uint32_t n2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
    c1 = (uint32_t)p1;
    c3 = (uint32_t)p0;
    c0 = n0;
    c2 = n2;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  return (gofal_philox_block){{c0, c1, c2, c3}};
}

// Two words as a number of [0, 1) with 53 random bits.
static inline double gofal_unit(uint32_t high, uint32_t low) {
  return (double)(int64_t)((((uint64_t)high << 32) | low) >> 11) * 0x1p-53;
}

// The hot door: one number of the open interval (0, 1) from one block. The one value of 2^53 that
// would be 0 is 2^-54 instead.
static inline double gofal_philox_uniform(
    uint64_t key, uint32_t c0, uint32_t c1, uint32_t c2, uint32_t c3) {
  gofal_philox_block b = gofal_philox((gofal_philox_block){{c0, c1, c2, c3}}, key);
  double u = gofal_unit(b.word[0], b.word[1]);
  return u > 0 ? u : 0x1p-54;
}

static inline double gofal_log(double x) { return log(x); }

// A race of exponential clocks, all of one purpose, entity and occasion: entrants wait to be looked at
// eight at a time. Who cannot win is seen from the first half of their number, without a logarithm.
typedef struct {
  uint64_t key;
  uint32_t entity, occasion, purpose;
  int32_t count;
  uint32_t alternative[8];
  int32_t entrant[8];
  double rate[8];
  double earliest;
  int32_t winner;
} gofal_race;

static inline gofal_race gofal_race_begin(
    uint64_t key, uint32_t entity, uint32_t occasion, uint32_t purpose) {
  gofal_race r;
  r.key = key;
  r.entity = entity;
  r.occasion = occasion;
  r.purpose = purpose;
  r.count = 0;
  r.earliest = INFINITY;
  r.winner = -1;
  return r;
}

// Decides among those who wait, in the order of their entry: of equal times the first wins.
void gofal_race_run(gofal_race *r);

// The rate is not below 0. The entrant is not below 0.
static inline void gofal_race_enter(
    gofal_race *r, uint32_t alternative, double rate, int32_t entrant) {
  int32_t place = r->count & 7;
  r->alternative[place] = alternative;
  r->rate[place] = rate;
  r->entrant[place] = entrant;
  r->count = place + 1;
  if (place == 7) gofal_race_run(r);
}

// An entrant whose time is known.
static inline void gofal_race_arrive(gofal_race *r, double time, int32_t entrant) {
  if (time < r->earliest) {
    r->earliest = time;
    r->winner = entrant;
  }
}

// The second door: the same counter and key as the state of a `gsl_rng`, on which all of gsl_ran_*
// runs. Blocks are counted from the last word of the counter upward.
typedef struct {
  gofal_philox_block counter, block;
  uint64_t key;
  uint32_t used;  // words of `block` given out; 4 when a new block is due
} gofal_philox_state;

// The type, named `philox`. Seeded by gsl_rng_set, the seed is the key (0 is a seed like any other)
// and the counter starts at 0.
const gsl_rng_type *gofal_rng_philox(void);

// Draws through GSL on the stream that begins at the given counter. Neither checks its arguments.
double gofal_philox_gamma(
    uint64_t key, uint32_t c0, uint32_t c1, uint32_t c2, uint32_t c3, double shape);
unsigned int gofal_philox_poisson(
    uint64_t key, uint32_t c0, uint32_t c1, uint32_t c2, uint32_t c3, double mean);

// GSL's own generators, as a list that ends with NULL. Filled when the program is loaded.
const gsl_rng_type *const *gofal_rng_types(void);

// A number of the open interval (0, 1) from any generator. GSL's gsl_rng_uniform_pos asks until it
// gets one, without limit; this gives up after 1000 and answers 1/2, so it always returns.
double gofal_uniform_open(const gsl_rng *r);
#endif
