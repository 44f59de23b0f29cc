#include "cdata.h"
static const unsigned char areas[] = {
#embed "data/areas.tsv"
};
static const unsigned char figures[] = {
#embed "data/figures.tsv"
};
static const unsigned char glossary[] = {
#embed "../../Notebooks-md/glossary.md"
};
static const unsigned char posterior[] = {
#embed "data/posterior.csv"
};
static const unsigned char targets_2018[] = {
#embed "../../Scenarios/calibration/targets-2018.yaml"
};
static const unsigned char targets_2024[] = {
#embed "../../Scenarios/calibration/targets-2024.yaml"
};
static const unsigned char prices[] = {
#embed "data/prices.tsv"
};
static const unsigned char entries[] = {
#embed "data/register.tsv"
};
cdata_file cdata_areas(void) { return (cdata_file){areas, sizeof areas}; }
cdata_file cdata_figures(void) { return (cdata_file){figures, sizeof figures}; }
cdata_file cdata_glossary(void) { return (cdata_file){glossary, sizeof glossary}; }
cdata_file cdata_posterior(void) { return (cdata_file){posterior, sizeof posterior}; }
static const cdata_named target_files[] = {
  {"targets-2018", {targets_2018, sizeof targets_2018}},
  {"targets-2024", {targets_2024, sizeof targets_2024}},
};
size_t cdata_targets_count(void) { return sizeof target_files / sizeof *target_files; }
cdata_named cdata_targets(size_t index) {
  return index < cdata_targets_count() ? target_files[index] : target_files[0];
}
cdata_file cdata_prices(void) { return (cdata_file){prices, sizeof prices}; }
cdata_file cdata_register(void) { return (cdata_file){entries, sizeof entries}; }

// Shipped scenarios, in alphabetical order.
static const unsigned char buurtzorg_expansion[] = {
#embed "../../Scenarios/buurtzorg-expansion.yaml"
};
static const unsigned char cooperative_expansion[] = {
#embed "../../Scenarios/cooperative-expansion.yaml"
};
static const unsigned char five_models[] = {
#embed "../../Scenarios/five-models.yaml"
};
static const unsigned char franchise_expansion[] = {
#embed "../../Scenarios/franchise-expansion.yaml"
};
static const unsigned char inhouse_expansion[] = {
#embed "../../Scenarios/inhouse-expansion.yaml"
};
static const unsigned char latc_expansion[] = {
#embed "../../Scenarios/latc-expansion.yaml"
};
static const unsigned char micro_expansion[] = {
#embed "../../Scenarios/micro-expansion.yaml"
};
static const unsigned char micro_unsupported[] = {
#embed "../../Scenarios/micro-unsupported.yaml"
};
static const unsigned char norrtalje[] = {
#embed "../../Scenarios/norrtalje.yaml"
};
static const unsigned char prevention_first[] = {
#embed "../../Scenarios/prevention-first.yaml"
};
static const unsigned char price_rise[] = {
#embed "../../Scenarios/price-rise.yaml"
};
static const unsigned char wales_2018[] = {
#embed "../../Scenarios/wales-2018.yaml"
};
static const unsigned char wales_2024[] = {
#embed "../../Scenarios/wales-2024.yaml"
};
static const cdata_named scenarios[] = {
  {"buurtzorg-expansion", {buurtzorg_expansion, sizeof buurtzorg_expansion}},
  {"cooperative-expansion", {cooperative_expansion, sizeof cooperative_expansion}},
  {"five-models", {five_models, sizeof five_models}},
  {"franchise-expansion", {franchise_expansion, sizeof franchise_expansion}},
  {"inhouse-expansion", {inhouse_expansion, sizeof inhouse_expansion}},
  {"latc-expansion", {latc_expansion, sizeof latc_expansion}},
  {"micro-expansion", {micro_expansion, sizeof micro_expansion}},
  {"micro-unsupported", {micro_unsupported, sizeof micro_unsupported}},
  {"norrtalje", {norrtalje, sizeof norrtalje}},
  {"prevention-first", {prevention_first, sizeof prevention_first}},
  {"price-rise", {price_rise, sizeof price_rise}},
  {"wales-2018", {wales_2018, sizeof wales_2018}},
  {"wales-2024", {wales_2024, sizeof wales_2024}},
};
size_t cdata_scenario_count(void) { return sizeof scenarios / sizeof *scenarios; }
cdata_named cdata_scenario(size_t index) {
  return index < cdata_scenario_count() ? scenarios[index] : scenarios[0];
}

// Scenarios and areas of the checks against theory, in alphabetical order.
static const unsigned char theory_headcount[] = {
#embed "../../Scenarios/theory/headcount.yaml"
};
static const unsigned char theory_market_fee[] = {
#embed "../../Scenarios/theory/market-fee.yaml"
};
static const unsigned char theory_market[] = {
#embed "../../Scenarios/theory/market.yaml"
};
static const unsigned char theory_queue[] = {
#embed "../../Scenarios/theory/queue.yaml"
};
static const unsigned char theory_steady[] = {
#embed "../../Scenarios/theory/steady.yaml"
};
static const unsigned char theory_tenure[] = {
#embed "../../Scenarios/theory/tenure.yaml"
};
static const cdata_named theory_all[] = {
  {"headcount", {theory_headcount, sizeof theory_headcount}},
  {"market-fee", {theory_market_fee, sizeof theory_market_fee}},
  {"market", {theory_market, sizeof theory_market}},
  {"queue", {theory_queue, sizeof theory_queue}},
  {"steady", {theory_steady, sizeof theory_steady}},
  {"tenure", {theory_tenure, sizeof theory_tenure}},
};
size_t cdata_theory_scenario_count(void) { return sizeof theory_all / sizeof *theory_all; }
cdata_named cdata_theory_scenario(size_t index) {
  return index < cdata_theory_scenario_count() ? theory_all[index] : theory_all[0];
}
static const unsigned char theory_area_five_providers[] = {
#embed "../../Scenarios/areas/five-providers.yaml"
};
static const unsigned char theory_area_hours_for_all[] = {
#embed "../../Scenarios/areas/hours-for-all.yaml"
};
static const unsigned char theory_area_more_jobs_than_workers[] = {
#embed "../../Scenarios/areas/more-jobs-than-workers.yaml"
};
static const unsigned char theory_area_one_worker[] = {
#embed "../../Scenarios/areas/one-worker.yaml"
};
static const unsigned char theory_area_small_market[] = {
#embed "../../Scenarios/areas/small-market.yaml"
};
static const unsigned char theory_area_two_employers[] = {
#embed "../../Scenarios/areas/two-employers.yaml"
};
static const unsigned char theory_area_two_hundred_jobs[] = {
#embed "../../Scenarios/areas/two-hundred-jobs.yaml"
};
static const unsigned char theory_area_two_providers[] = {
#embed "../../Scenarios/areas/two-providers.yaml"
};
static const unsigned char theory_area_two_workers[] = {
#embed "../../Scenarios/areas/two-workers.yaml"
};
static const cdata_named theory_area_all[] = {
  {"five-providers", {theory_area_five_providers, sizeof theory_area_five_providers}},
  {"hours-for-all", {theory_area_hours_for_all, sizeof theory_area_hours_for_all}},
  {"more-jobs-than-workers", {theory_area_more_jobs_than_workers, sizeof theory_area_more_jobs_than_workers}},
  {"one-worker", {theory_area_one_worker, sizeof theory_area_one_worker}},
  {"small-market", {theory_area_small_market, sizeof theory_area_small_market}},
  {"two-employers", {theory_area_two_employers, sizeof theory_area_two_employers}},
  {"two-hundred-jobs", {theory_area_two_hundred_jobs, sizeof theory_area_two_hundred_jobs}},
  {"two-providers", {theory_area_two_providers, sizeof theory_area_two_providers}},
  {"two-workers", {theory_area_two_workers, sizeof theory_area_two_workers}},
};
size_t cdata_theory_area_count(void) { return sizeof theory_area_all / sizeof *theory_area_all; }
cdata_named cdata_theory_area(size_t index) {
  return index < cdata_theory_area_count() ? theory_area_all[index] : theory_area_all[0];
}
