// Bulk data of the package, compiled in.
#ifndef CDATA_H
#define CDATA_H
#include <stddef.h>
/// One embedded file: its bytes (not terminated) and their number.
typedef struct { const unsigned char *_Nonnull bytes; size_t count; } cdata_file;
/// The 22 local authorities, a line each (tab-separated, with a header).
cdata_file cdata_areas(void);
/// Public figures, a line each (tab-separated, with a header).
cdata_file cdata_figures(void);
/// The glossary: the notebook page itself, whose table is the data.
cdata_file cdata_glossary(void);
/// Prices by year, a line each (tab-separated, with a header).
cdata_file cdata_prices(void);
/// The register of the five documents, an entry a line (tab-separated, with a header).
cdata_file cdata_register(void);
/// A shipped file by its name, without the ending.
typedef struct { const char *_Nonnull name; cdata_file file; } cdata_named;
size_t cdata_scenario_count(void);
cdata_named cdata_scenario(size_t index);
/// The posterior of the shipped calibration: comma-separated values, with a header.
cdata_file cdata_posterior(void);
/// Figures to calibrate to.
size_t cdata_targets_count(void);
cdata_named cdata_targets(size_t index);
/// Scenarios of the checks against theory.
size_t cdata_theory_scenario_count(void);
cdata_named cdata_theory_scenario(size_t index);
/// Areas of the checks against theory.
size_t cdata_theory_area_count(void);
cdata_named cdata_theory_area(size_t index);
/// Cases of the evidence.
size_t cdata_case_count(void);
cdata_named cdata_case(size_t index);
/// The verdict last written down for each claim: what `gofal validate --format csv` printed.
cdata_file cdata_verdicts(void);
/// The measured effect of each assumption: what `gofal evidence --measure N --format csv` printed.
cdata_file cdata_effects(void);
#endif
