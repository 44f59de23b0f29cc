#include "ctwin.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF
#define INLINE static inline __attribute__((always_inline))

// MARK: Draws (Philox 4x32-10, keyed by world, purpose, entity, occasion and alternative)

enum purpose {
  ARRIVAL = 1, THINNING, LOCALITY, PACKAGE_HOURS, SUPPORT_PART, TWO_CARERS, COMPLEXITY, FUNDING,
  DIRECT_PAYMENT, HOSPITAL, STAY_KIND, EXIT, NEED_PHASE = 14, UNPAID_CARER, INTENTION, PLACEMENT,
  ROTA = 21, BROKERAGE = 25, MEANS = 28, DISCHARGE_ROUTE = 30, SETTLEMENT_DAY = 89
};

INLINE double uniform(uint64_t key, int purpose, uint32_t entity, uint32_t occasion, uint32_t other) {
  uint32_t c0 = entity, c1 = occasion, c2 = other, c3 = (uint32_t)purpose << 24;
  uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
#pragma GCC unroll 10
  for (int round = 0; round < 10; round++) {
    uint64_t p0 = (uint64_t)0xD2511F53u * c0, p1 = (uint64_t)0xCD9E8D57u * c2;
    c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
    c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
    c1 = (uint32_t)p1;
    c3 = (uint32_t)p0;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  double u = (double)(int64_t)((((uint64_t)c0 << 32) | c1) >> 11) * 0x1p-53;
  return u > 0 ? u : 0x1p-54;
}

INLINE double exponential(uint64_t key, int purpose, uint32_t entity, uint32_t occasion, uint32_t other) {
  return -log(uniform(key, purpose, entity, occasion, other));
}

double gsl_cdf_ugaussian_Pinv(double);

static uint64_t scatter(uint64_t value) {
  uint64_t z = value + 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

static uint64_t world_key(uint64_t seed, uint32_t draw, uint32_t replicate, const char *place) {
  uint64_t hash = 0xcbf29ce484222325;
  for (; *place; place++) hash = (hash ^ (uint8_t)*place) * 0x100000001b3;
  return scatter(scatter(scatter(seed) + hash) + ((uint64_t)draw << 32 | replicate));
}

// MARK: The numbers of the scenario

#define YEAR (365.25 / 7)
#define QUARTER (YEAR / 4)
#define HORIZON (10 * YEAR)
#define START (-12 * QUARTER)
#define ROWS 40
static const double hours = 10, staff_hours = 50 * 40;
static const double hospital_share = 0.3, short_share = 0.4, brokerage = 1, review = 26;
static const double short_rate = 1.0 / 8, long_rate = 1.0 / 52, death_share = 0.6;

// MARK: State

enum stage { WAITING, IN_CARE, LEFT };
enum cause { DEATH, CARE_HOME, RECOVERY };
enum kind { ENQUIRY, END, BROKERED, REVIEW, FOLLOW_UP, SETTLEMENT, QUARTER_END };

typedef struct {
  double arrived, clocked, summed, started, mark;
  double threshold[3];
  double need, delivered, over, unmet, waiting, in_care, in_bed;
  uint32_t ordinal;
  int32_t employer;
  uint16_t stamp, pending;  // a place is used again when nothing refers to it
  uint8_t stage, cause;
  bool is_long, hospital;
} person;

typedef struct {
  double filled, integral, week_hours, caseload;
} employer;

typedef struct {
  double week;
  uint32_t who;
  uint16_t kind, stamp;
} event;

typedef struct {
  event event;
  int32_t next;
} node;

typedef struct {
  uint32_t *items, first, count, room;  // room: a power of two
} queue;

typedef struct {
  uint64_t key;
  double now;
  bool begun, all_draws;
  double enquiries, idle;
  int employers, quarters;
  employer *employer;
  uint64_t *vacant;  // a bit an employer that has the hours of a package
  person *people;
  uint32_t *unused, unused_count, places, next;
  uint32_t *active, active_count, active_room;  // in order of arrival
  queue queue[2];
  // The calendar: short lists by date, each put in order when its date comes.
  double slots_a_week;
  int slot, slots;
  int32_t *slot_list, free_node, nodes, node_room;
  node *node;
  event due[4096];  // latest first
  int due_count;
  int row;
  ctwin_sums rows[ROWS];
} world;

static void *grown(void *old, size_t bytes) {
  void *new = realloc(old, bytes);
  if (!new) abort();
  return new;
}

// MARK: Calendar

INLINE void insert_due(world *w, event e) {
  int i = w->due_count++;
  for (; i > 0 && w->due[i - 1].week < e.week; i--) w->due[i] = w->due[i - 1];
  w->due[i] = e;
}

INLINE void enter(world *w, enum kind kind, double week, uint32_t who, uint16_t stamp) {
  if (!(week <= HORIZON)) return;
  event e = {week, who, kind, stamp};
  if (kind > ENQUIRY && kind < SETTLEMENT) w->people[who].pending++;
  int slot = (int)((week - START) * w->slots_a_week);
  if (slot <= w->slot) return insert_due(w, e);
  int32_t n = w->free_node;
  if (n >= 0) {
    w->free_node = w->node[n].next;
  } else {
    if (w->nodes == w->node_room)
      w->node = grown(w->node, (size_t)(w->node_room *= 2) * sizeof(node));
    n = w->nodes++;
  }
  w->node[n] = (node){e, w->slot_list[slot]};
  w->slot_list[slot] = n;
}

INLINE bool next_event(world *w, event *e) {
  while (w->due_count == 0) {
    if (++w->slot >= w->slots) return false;
    for (int32_t n = w->slot_list[w->slot], next; n >= 0; n = next) {
      insert_due(w, w->node[n].event);
      next = w->node[n].next;
      w->node[n].next = w->free_node;
      w->free_node = n;
    }
  }
  *e = w->due[--w->due_count];
  return true;
}

// MARK: Sums

INLINE ctwin_sums *row(world *w) { return &w->rows[w->row]; }

INLINE void accrue(world *w, employer *own) {
  double weeks = w->now - own->filled;
  if (!(weeks > 0)) return;
  own->filled = w->now;
  own->integral += weeks;
  own->week_hours += weeks * own->caseload;
}

INLINE void sum(world *w, person *p) {
  double weeks = w->now - p->summed, delivered = 0;
  if (p->employer >= 0) {
    employer *own = &w->employer[p->employer];
    accrue(w, own);
    delivered = hours * (own->integral - p->mark);
    p->mark = own->integral;
  }
  if (!(weeks > 0)) return;
  double need = hours * weeks, gap = need - delivered;
  p->need += need;
  p->delivered += delivered;
  if (gap < 0) p->over -= gap; else p->unmet += gap;
  if (p->stage == WAITING) {
    p->waiting += weeks;
    if (p->hospital) p->in_bed += weeks;
  } else {
    p->in_care += weeks;
  }
  p->summed = w->now;
}

INLINE void flush(world *w, person *p) {
  ctwin_sums *r = row(w);
  r->need += p->need;
  r->delivered += p->delivered;
  r->over += p->over;
  r->unmet += p->unmet;
  r->waiting_weeks += p->waiting;
  r->in_care_weeks += p->in_care;
  r->bed_weeks += p->in_bed;
  r->person_weeks += p->waiting + p->in_care;
  p->need = p->delivered = p->over = p->unmet = p->waiting = p->in_care = p->in_bed = 0;
}

static void census(world *w) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < w->active_count; i++) {
    person *p = &w->people[w->active[i]];
    p->pending--;
    if (p->stage == LEFT) {
      if (p->pending == 0) w->unused[w->unused_count++] = w->active[i];
      continue;
    }
    sum(w, p);
    flush(w, p);
    p->pending++;
    w->active[kept++] = w->active[i];
  }
  w->active_count = kept;
}

static void record_wait(world *w, person *p, bool starts) {
  if (!w->begun || p->arrived < 0 || p->arrived > HORIZON - 26) return;
  double wait = w->now - p->arrived;
  ctwin_sums *r = row(w);
  r->cohort += 1;
  r->cohort_wait += fmin(26, wait);
  if (starts && wait <= 2) r->started_14 += 1;
  if (starts && wait <= 4) r->started_28 += 1;
  if (wait > 4) r->long_waits += 1;
}

// MARK: People

typedef struct {
  double of[3];
} rates;

INLINE rates exit_rates(const person *p) {
  if (!p->is_long) return (rates){{0, 0, short_rate}};
  double care_home = long_rate * (1 - death_share) + (p->stage == WAITING ? 0.2 / YEAR : 0);
  return (rates){{long_rate * death_share, care_home, 0}};
}

INLINE double remaining(double threshold, double rate) {
  return rate > 0 ? (threshold > 0 ? threshold : 0) / rate : INFINITY;
}

INLINE void await_exit(world *w, uint32_t who) {
  person *p = &w->people[who];
  p->clocked = w->now;
  p->stamp++;
  double wait;
  rates r = exit_rates(p);
  if (p->is_long) {
    double death = remaining(p->threshold[0], r.of[0]);
    double home = remaining(p->threshold[1], r.of[1]);
    wait = home < death ? home : death;
  } else {
    wait = remaining(p->threshold[2], r.of[2]);
  }
  enter(w, END, w->now + wait, who, p->stamp);
}

static void start(world *w, uint32_t who, int at) {
  person *p = &w->people[who];
  employer *own = &w->employer[at];
  sum(w, p);
  accrue(w, own);
  own->caseload += hours;
  if (staff_hours - own->caseload < hours) w->vacant[at >> 6] &= ~(1ull << (at & 63));
  p->employer = at;
  p->mark = own->integral;
  if (w->all_draws) w->idle += uniform(w->key, ROTA, p->ordinal, 2, 0);
  row(w)->new_packages += 1;
  record_wait(w, p, true);
  double elapsed = w->now - p->clocked;
  if (elapsed > 0) {
    rates r = exit_rates(p);
    for (int i = 0; i < 3; i++) p->threshold[i] -= elapsed * r.of[i];
  }
  p->stage = IN_CARE;
  await_exit(w, who);
  p->started = w->now;
  enter(w, FOLLOW_UP, w->now + 26, who, 0);
}

INLINE void push(world *w, bool hospital, uint32_t who) {
  queue *q = &w->queue[hospital];
  if (q->count == q->room) {
    uint32_t *items = grown(NULL, 2 * (size_t)q->room * sizeof(uint32_t));
    for (uint32_t i = 0; i < q->count; i++) items[i] = q->items[(q->first + i) & (q->room - 1)];
    free(q->items);
    q->items = items;
    q->first = 0;
    q->room *= 2;
  }
  q->items[(q->first + q->count++) & (q->room - 1)] = who;
  w->people[who].pending++;
}

INLINE void release(world *w, uint32_t who) {
  person *p = &w->people[who];
  if (--p->pending == 0 && p->stage == LEFT) w->unused[w->unused_count++] = who;
}

// The longest wait from hospital, else from home, has the employer's hours.
INLINE void offer_queue(world *w, int at) {
  for (int hospital = 1; hospital >= 0; hospital--) {
    queue *q = &w->queue[hospital];
    while (q->count > 0 && staff_hours - w->employer[at].caseload >= hours) {
      uint32_t who = q->items[q->first];
      q->first = (q->first + 1) & (q->room - 1);
      q->count--;
      if (w->people[who].stage == WAITING) start(w, who, at);
      release(w, who);
    }
  }
}

static void leave(world *w, uint32_t who, enum cause cause) {
  person *p = &w->people[who];
  sum(w, p);
  if (p->stage == WAITING) record_wait(w, p, false);
  int from = p->employer;
  if (from >= 0) {
    w->employer[from].caseload -= hours;
    w->vacant[from >> 6] |= 1ull << (from & 63);
    p->employer = -1;
  }
  p->stage = LEFT;
  p->cause = cause;
  if (cause == DEATH) row(w)->deaths += 1;
  if (cause == CARE_HOME) row(w)->care_homes += 1;
  flush(w, p);
  if (from >= 0) offer_queue(w, from);
}

static void broker(world *w, uint32_t who) {
  person *p = &w->people[who];
  if (w->all_draws) w->idle += exponential(w->key, INTENTION, p->ordinal, 0, 0);
  int best = -1;
  double earliest = INFINITY;
  for (int word = 0; word * 64 < w->employers; word++) {
    for (uint64_t bits = w->vacant[word]; bits; bits &= bits - 1) {
      int at = word * 64 + __builtin_ctzll(bits);
      double spare = staff_hours - w->employer[at].caseload;
      double time = exponential(w->key, PLACEMENT, p->ordinal, 2, (uint32_t)at) / spare;
      if (time < earliest) earliest = time, best = at;
    }
  }
  if (best >= 0) start(w, who, best); else push(w, p->hospital, who);
}

// Traits that the mechanisms that are off would have used.
static double idle_traits(uint64_t key, uint32_t o, bool hospital) {
  double sum = uniform(key, THINNING, o, 0, 0) + uniform(key, LOCALITY, o, 0, 0)
    + gsl_cdf_ugaussian_Pinv(uniform(key, PACKAGE_HOURS, o, 0, 0))
    + uniform(key, TWO_CARERS, o, 0, 0) + uniform(key, SUPPORT_PART, o, 0, 0)
    + uniform(key, FUNDING, o, 0, 0) + uniform(key, COMPLEXITY, o, 0, 0)
    + uniform(key, UNPAID_CARER, o, 0, 0) + uniform(key, MEANS, o, 0, 0)
    + gsl_cdf_ugaussian_Pinv(uniform(key, MEANS, o, 1, 0))
    + uniform(key, DIRECT_PAYMENT, o, 0, 0) + uniform(key, FUNDING, o, 1, 0)
    + uniform(key, STAY_KIND, o, 0, 0);
  return hospital ? sum + uniform(key, DISCHARGE_ROUTE, o, 0, 0) : sum;
}

static void await_enquiry(world *w) {
  enter(w, ENQUIRY, w->now + exponential(w->key, ARRIVAL, w->next, 0, 0) / w->enquiries, 0, 0);
}

static void enquire(world *w) {
  uint32_t o = w->next++, who;
  await_enquiry(w);
  if (w->unused_count > 0) {
    who = w->unused[--w->unused_count];
  } else {
    who = w->places++;
    if ((who & (who - 1)) == 0 && who >= 1024) {
      w->people = grown(w->people, 2 * (size_t)who * sizeof(person));
      w->unused = grown(w->unused, 2 * (size_t)who * sizeof(uint32_t));
    }
  }
  if (w->active_count == w->active_room)
    w->active = grown(w->active, (size_t)(w->active_room *= 2) * sizeof(uint32_t));
  w->active[w->active_count++] = who;
  uint64_t key = w->key;
  person *p = &w->people[who];
  *p = (person){
    .arrived = w->now, .clocked = w->now, .summed = w->now, .started = NAN,
    .threshold = {0, 0, 0}, .ordinal = o, .employer = -1, .pending = 1, .stage = WAITING,
    .is_long = !(uniform(key, STAY_KIND, o, 1, 0) < short_share),
    .hospital = uniform(key, HOSPITAL, o, 0, 0) < hospital_share};
  // Of the three causes, those that a stay of its kind cannot end by are never looked at.
  bool all = w->all_draws;
  if (p->is_long || all) p->threshold[0] = exponential(key, EXIT, o, 0, 0);
  if (p->is_long || all) p->threshold[1] = exponential(key, EXIT, o, 1, 0);
  if (!p->is_long || all) p->threshold[2] = exponential(key, EXIT, o, 2, 0);
  if (all) w->idle += idle_traits(key, o, p->hospital);
  enter(w, REVIEW, w->now + review * uniform(key, NEED_PHASE, o, 0, 0), who, 0);
  await_exit(w, who);
  enter(w, BROKERED, w->now + brokerage * exponential(key, BROKERAGE, o, 1, 0), who, 0);
}

static void end_stay(world *w, uint32_t who) {
  person *p = &w->people[who];
  if (!p->is_long) return leave(w, who, RECOVERY);
  rates r = exit_rates(p);
  double death = remaining(p->threshold[0], r.of[0]), home = remaining(p->threshold[1], r.of[1]);
  leave(w, who, death <= home ? DEATH : CARE_HOME);
}

static void follow_up(world *w, const person *p) {
  if (!(p->started >= 0) || (p->stage == LEFT && p->cause == DEATH)) return;
  row(w)->independence_base += 1;
  if (p->stage == LEFT && p->cause == RECOVERY) row(w)->independence_kept += 1;
}

static void settle_open_week(world *w, uint32_t at) {
  accrue(w, &w->employer[at]);
  row(w)->contact_hours += w->employer[at].week_hours;
  w->employer[at].week_hours = 0;
}

static void settle(world *w, uint32_t at) {
  settle_open_week(w, at);
  enter(w, SETTLEMENT, w->now + 1, at, 0);
}

static void begin(world *w) {
  w->begun = true;
  w->now = 0;
  for (int at = 0; at < w->employers; at++) {
    accrue(w, &w->employer[at]);
    w->employer[at].week_hours = 0;
  }
  memset(w->rows, 0, sizeof w->rows);
}

static void run(world *w) {
  uint64_t events = 0;
  for (event e; next_event(w, &e); events++) {
    if (!w->begun && e.week > 0) begin(w);
    w->now = e.week;
    if (w->begun) while (e.week > (w->row + 1) * QUARTER && w->row < ROWS - 1) w->row++;
    person *p = &w->people[e.who];
    switch ((enum kind)e.kind) {
      case ENQUIRY: enquire(w); continue;
      case SETTLEMENT: settle(w, e.who); continue;
      case QUARTER_END:
        w->quarters++;
        enter(w, QUARTER_END, (w->quarters + 1) * QUARTER, 0, 0);
        census(w);
        continue;
      case END: if (p->stamp == e.stamp && p->stage != LEFT) end_stay(w, e.who); break;
      case BROKERED: if (p->stage == WAITING) broker(w, e.who); break;
      case REVIEW:
        if (p->stage == LEFT) break;
        sum(w, p);
        enter(w, REVIEW, w->now + review, e.who, 0);
        break;
      case FOLLOW_UP: follow_up(w, p); break;
    }
    release(w, e.who);
  }
  w->now = HORIZON;
  for (uint32_t i = 0; i < w->active_count; i++) {
    person *p = &w->people[w->active[i]];
    if (p->stage == LEFT) continue;
    sum(w, p);
    if (p->stage == WAITING) record_wait(w, p, false);
    flush(w, p);
  }
  for (int at = 0; at < w->employers; at++) settle_open_week(w, (uint32_t)at);
  row(w)->events = events;
}

ctwin_sums ctwin_run(
    uint64_t seed, uint32_t draw, uint32_t replicate, const char *place, double enquiries,
    int employers, bool all_draws) {
  world *w = grown(NULL, sizeof *w);
  memset(w, 0, sizeof *w);
  w->key = world_key(seed, draw, replicate, place);
  w->now = START;
  w->enquiries = enquiries;
  w->employers = employers;
  w->all_draws = all_draws;
  w->quarters = -12;
  w->employer = calloc((size_t)employers, sizeof(employer));
  w->vacant = calloc((size_t)employers / 64 + 1, sizeof(uint64_t));
  w->people = grown(NULL, 1024 * sizeof(person));
  w->unused = grown(NULL, 1024 * sizeof(uint32_t));
  w->active = grown(NULL, 1024 * sizeof(uint32_t));
  w->active_room = 1024;
  for (int i = 0; i < 2; i++) {
    w->queue[i].room = 64;
    w->queue[i].items = grown(NULL, 64 * sizeof(uint32_t));
  }
  w->slots_a_week = enquiries;  // about eight events each
  w->slots = (int)((HORIZON - START) * w->slots_a_week) + 1;
  w->slot_list = grown(NULL, (size_t)w->slots * sizeof(int32_t));
  for (int i = 0; i < w->slots; i++) w->slot_list[i] = -1;
  w->free_node = -1;
  w->node = grown(NULL, (size_t)(w->node_room = 1024) * sizeof(node));
  for (int at = 0; at < employers; at++) {
    w->employer[at].filled = START;
    w->vacant[at >> 6] |= 1ull << (at & 63);
    enter(w, SETTLEMENT, START + uniform(w->key, SETTLEMENT_DAY, (uint32_t)at, 0, 0), (uint32_t)at, 0);
  }
  await_enquiry(w);
  enter(w, QUARTER_END, (w->quarters + 1) * QUARTER, 0, 0);
  run(w);

  // Sums of doubles, in the engine's order: quarter by quarter.
  ctwin_sums total = {0};
  const int measures = offsetof(ctwin_sums, events) / sizeof(double);
  for (int i = 0; i < ROWS; i++) {
    for (int m = 0; m < measures; m++) ((double *)&total)[m] += ((double *)&w->rows[i])[m];
    total.events += w->rows[i].events;
  }
  volatile double idle = w->idle;
  (void)idle;
  free(w->employer); free(w->vacant); free(w->people); free(w->unused); free(w->active);
  free(w->queue[0].items); free(w->queue[1].items); free(w->slot_list); free(w->node); free(w);
  return total;
}
