#include "cgsl.h"

// Before any thread: GSL must report errors and not abort the process, and its table of generators
// is static memory that must not be filled twice at a time.
static const gsl_rng_type *const *types;

__attribute__((constructor)) static void start(void) {
  gsl_set_error_handler_off();
  types = (const gsl_rng_type *const *)gsl_rng_types_setup();
}

const gsl_rng_type *const *gofal_rng_types(void) { return types; }

static void philox_set(void *state, unsigned long seed) {
  *(gofal_philox_state *)state = (gofal_philox_state){.key = seed, .used = 4};
}

static inline uint32_t philox_next(gofal_philox_state *s) {
  if (s->used == 4) {
    s->block = gofal_philox(s->counter, s->key);
    s->used = 0;
    // The whole counter is one number, so that a stream ends only after 2^128 blocks.
    if (++s->counter.word[3] == 0 && ++s->counter.word[0] == 0 && ++s->counter.word[1] == 0)
      ++s->counter.word[2];
  }
  return s->block.word[s->used++];
}

static unsigned long philox_get(void *state) { return philox_next(state); }

static double philox_get_double(void *state) {
  uint32_t high = philox_next(state);
  return gofal_unit(high, philox_next(state));
}

static const gsl_rng_type philox = {
    "philox", 0xffffffffUL, 0, sizeof(gofal_philox_state),
    philox_set, philox_get, philox_get_double};

const gsl_rng_type *gofal_rng_philox(void) { return &philox; }

double gofal_philox_gamma(
    uint64_t key, uint32_t c0, uint32_t c1, uint32_t c2, uint32_t c3, double shape) {
  gofal_philox_state s = {.counter = {{c0, c1, c2, c3}}, .key = key, .used = 4};
  const gsl_rng r = {&philox, &s};
  return gsl_ran_gamma(&r, shape, 1.0);
}

unsigned int gofal_philox_poisson(
    uint64_t key, uint32_t c0, uint32_t c1, uint32_t c2, uint32_t c3, double mean) {
  gofal_philox_state s = {.counter = {{c0, c1, c2, c3}}, .key = key, .used = 4};
  const gsl_rng r = {&philox, &s};
  return gsl_ran_poisson(&r, mean);
}

// The first word of eight blocks. Each word of a counter stands in the lower half of 64 bits; what is in
// the upper half is never looked at.
typedef uint64_t words __attribute__((vector_size(32)));

static inline __attribute__((always_inline)) void first_words(const gofal_race *r, uint32_t *first) {
  const words low = {0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff};
  for (int half = 0; half < 8; half += 4) {
    const uint32_t *other = r->alternative + half;
    words c0 = (words){} + r->entity, c1 = (words){} + r->occasion;
    words c2 = {other[0], other[1], other[2], other[3]}, c3 = (words){} + r->purpose;
    uint32_t k0 = (uint32_t)r->key, k1 = (uint32_t)(r->key >> 32);
    for (int round = 0; round < 10; round++) {
      words p0 = (c0 & low) * 0xD2511F53u, p1 = (c2 & low) * 0xCD9E8D57u;
      c0 = (p1 >> 32) ^ c1 ^ k0;
      c2 = (p0 >> 32) ^ c3 ^ k1;
      c1 = p1;
      c3 = p0;
      k0 += 0x9E3779B9u;
      k1 += 0xBB67AE85u;
    }
    for (int i = 0; i < 4; i++) first[half + i] = (uint32_t)c0[i];
  }
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void first_words_wide(const gofal_race *r, uint32_t *first) {
  first_words(r, first);
}
static bool wide;
__attribute__((constructor)) static void look_at_processor(void) {
  wide = __builtin_cpu_supports("avx2");
}
#else
static const bool wide = false;
#define first_words_wide first_words
#endif

void gofal_race_run(gofal_race *r) {
  uint32_t first[8] = {0};
  // For a few, words are not worth their while: 0 excludes nobody.
  bool excludes = r->count > 2;
  for (int i = r->count; i < 8; i++) r->alternative[i] = 0;
  if (excludes && wide) first_words_wide(r, first);
  else if (excludes) first_words(r, first);
  for (int i = 0; i < r->count; i++) {
    // The first word bounds x = 1 - u from below, and -ln(1 - x) is at least x + x^2 / 2: by a margin
    // that is far above all rounding, the time is then no earlier.
    double x = excludes ? (double)(~first[i]) * 0x1p-32 : 0;
    if (x * (1 + 0.5 * x) * (1 - 1e-9) > r->earliest * r->rate[i]) continue;
    double u = gofal_philox_uniform(r->key, r->entity, r->occasion, r->alternative[i], r->purpose);
    gofal_race_arrive(r, -gofal_log(u) / r->rate[i], r->entrant[i]);
  }
  r->count = 0;
}

double gofal_uniform_open(const gsl_rng *r) {
  for (int i = 0; i < 1000; i++) {
    double u = gsl_rng_uniform(r);
    if (u > 0 && u < 1) return u;
  }
  return 0.5;
}
