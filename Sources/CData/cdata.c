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
static const unsigned char prices[] = {
#embed "data/prices.tsv"
};
static const unsigned char entries[] = {
#embed "data/register.tsv"
};
cdata_file cdata_areas(void) { return (cdata_file){areas, sizeof areas}; }
cdata_file cdata_figures(void) { return (cdata_file){figures, sizeof figures}; }
cdata_file cdata_glossary(void) { return (cdata_file){glossary, sizeof glossary}; }
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
  {"price-rise", {price_rise, sizeof price_rise}},
  {"wales-2018", {wales_2018, sizeof wales_2018}},
  {"wales-2024", {wales_2024, sizeof wales_2024}},
};
size_t cdata_scenario_count(void) { return sizeof scenarios / sizeof *scenarios; }
cdata_named cdata_scenario(size_t index) {
  return index < cdata_scenario_count() ? scenarios[index] : scenarios[0];
}
