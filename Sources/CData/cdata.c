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
