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

double gofal_uniform_open(const gsl_rng *r) {
  for (int i = 0; i < 1000; i++) {
    double u = gsl_rng_uniform(r);
    if (u > 0 && u < 1) return u;
  }
  return 0.5;
}
