#include "cdata.h"
static const unsigned char areas[] = {
#embed "data/areas.tsv"
};
static const unsigned char figures[] = {
#embed "data/figures.tsv"
};
static const unsigned char glossary[] = {
#embed "../../Notebooks-md/08-glossary.md"
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

// Cases of the evidence, in alphabetical order.
static const unsigned char case_bluebird_care[] = {
#embed "../../Scenarios/cases/bluebird-care.yaml"
};
static const unsigned char case_buurtzorg_netherlands[] = {
#embed "../../Scenarios/cases/buurtzorg-netherlands.yaml"
};
static const unsigned char case_buurtzorg_uk[] = {
#embed "../../Scenarios/cases/buurtzorg-uk.yaml"
};
static const unsigned char case_calderdale[] = {
#embed "../../Scenarios/cases/calderdale.yaml"
};
static const unsigned char case_caremark_patchcare[] = {
#embed "../../Scenarios/cases/caremark-patchcare.yaml"
};
static const unsigned char case_caring_support[] = {
#embed "../../Scenarios/cases/caring-support.yaml"
};
static const unsigned char case_cartrefi_cymru[] = {
#embed "../../Scenarios/cases/cartrefi-cymru.yaml"
};
static const unsigned char case_casa[] = {
#embed "../../Scenarios/cases/casa.yaml"
};
static const unsigned char case_chelsea_care[] = {
#embed "../../Scenarios/cases/chelsea-care.yaml"
};
static const unsigned char case_community_catalysts[] = {
#embed "../../Scenarios/cases/community-catalysts.yaml"
};
static const unsigned char case_cornerstone[] = {
#embed "../../Scenarios/cases/cornerstone.yaml"
};
static const unsigned char case_denmark[] = {
#embed "../../Scenarios/cases/denmark.yaml"
};
static const unsigned char case_devon[] = {
#embed "../../Scenarios/cases/devon.yaml"
};
static const unsigned char case_dewis_cil[] = {
#embed "../../Scenarios/cases/dewis-cil.yaml"
};
static const unsigned char case_essex_cares[] = {
#embed "../../Scenarios/cases/essex-cares.yaml"
};
static const unsigned char case_germany[] = {
#embed "../../Scenarios/cases/germany.yaml"
};
static const unsigned char case_home_instead[] = {
#embed "../../Scenarios/cases/home-instead.yaml"
};
static const unsigned char case_italy[] = {
#embed "../../Scenarios/cases/italy.yaml"
};
static const unsigned char case_japan[] = {
#embed "../../Scenarios/cases/japan.yaml"
};
static const unsigned char case_kinzigtal[] = {
#embed "../../Scenarios/cases/kinzigtal.yaml"
};
static const unsigned char case_kotitori[] = {
#embed "../../Scenarios/cases/kotitori.yaml"
};
static const unsigned char case_mears_exit[] = {
#embed "../../Scenarios/cases/mears-exit.yaml"
};
static const unsigned char case_micro_care_and_registered_sector[] = {
#embed "../../Scenarios/cases/micro-care-and-registered-sector.yaml"
};
static const unsigned char case_norrtaelje[] = {
#embed "../../Scenarios/cases/norrtaelje.yaml"
};
static const unsigned char case_optalis[] = {
#embed "../../Scenarios/cases/optalis.yaml"
};
static const unsigned char case_ownership_and_quality[] = {
#embed "../../Scenarios/cases/ownership-and-quality.yaml"
};
static const unsigned char case_pembrokeshire[] = {
#embed "../../Scenarios/cases/pembrokeshire.yaml"
};
static const unsigned char case_quebec[] = {
#embed "../../Scenarios/cases/quebec.yaml"
};
static const unsigned char case_raglan[] = {
#embed "../../Scenarios/cases/raglan.yaml"
};
static const unsigned char case_rebalancing[] = {
#embed "../../Scenarios/cases/rebalancing.yaml"
};
static const unsigned char case_salvere[] = {
#embed "../../Scenarios/cases/salvere.yaml"
};
static const unsigned char case_service_change_pathway[] = {
#embed "../../Scenarios/cases/service-change-pathway.yaml"
};
static const unsigned char case_social_prescribing[] = {
#embed "../../Scenarios/cases/social-prescribing.yaml"
};
static const unsigned char case_solva_care[] = {
#embed "../../Scenarios/cases/solva-care.yaml"
};
static const unsigned char case_somerset[] = {
#embed "../../Scenarios/cases/somerset.yaml"
};
static const unsigned char case_sunshine_care[] = {
#embed "../../Scenarios/cases/sunshine-care.yaml"
};
static const unsigned char case_sweden_choice[] = {
#embed "../../Scenarios/cases/sweden-choice.yaml"
};
static const unsigned char case_thurrock[] = {
#embed "../../Scenarios/cases/thurrock.yaml"
};
static const unsigned char case_torbay[] = {
#embed "../../Scenarios/cases/torbay.yaml"
};
static const unsigned char case_trading_company_first_years[] = {
#embed "../../Scenarios/cases/trading-company-first-years.yaml"
};
static const unsigned char case_tricuro[] = {
#embed "../../Scenarios/cases/tricuro.yaml"
};
static const unsigned char case_wales_today[] = {
#embed "../../Scenarios/cases/wales-today.yaml"
};
static const unsigned char case_wellbeing_teams[] = {
#embed "../../Scenarios/cases/wellbeing-teams.yaml"
};
static const unsigned char case_welsh_franchise[] = {
#embed "../../Scenarios/cases/welsh-franchise.yaml"
};
static const unsigned char case_welsh_micro_care[] = {
#embed "../../Scenarios/cases/welsh-micro-care.yaml"
};
static const unsigned char case_welsh_nursing_pilots[] = {
#embed "../../Scenarios/cases/welsh-nursing-pilots.yaml"
};
static const unsigned char case_west_suffolk[] = {
#embed "../../Scenarios/cases/west-suffolk.yaml"
};
static const cdata_named case_all[] = {
  {"bluebird-care", {case_bluebird_care, sizeof case_bluebird_care}},
  {"buurtzorg-netherlands", {case_buurtzorg_netherlands, sizeof case_buurtzorg_netherlands}},
  {"buurtzorg-uk", {case_buurtzorg_uk, sizeof case_buurtzorg_uk}},
  {"calderdale", {case_calderdale, sizeof case_calderdale}},
  {"caremark-patchcare", {case_caremark_patchcare, sizeof case_caremark_patchcare}},
  {"caring-support", {case_caring_support, sizeof case_caring_support}},
  {"cartrefi-cymru", {case_cartrefi_cymru, sizeof case_cartrefi_cymru}},
  {"casa", {case_casa, sizeof case_casa}},
  {"chelsea-care", {case_chelsea_care, sizeof case_chelsea_care}},
  {"community-catalysts", {case_community_catalysts, sizeof case_community_catalysts}},
  {"cornerstone", {case_cornerstone, sizeof case_cornerstone}},
  {"denmark", {case_denmark, sizeof case_denmark}},
  {"devon", {case_devon, sizeof case_devon}},
  {"dewis-cil", {case_dewis_cil, sizeof case_dewis_cil}},
  {"essex-cares", {case_essex_cares, sizeof case_essex_cares}},
  {"germany", {case_germany, sizeof case_germany}},
  {"home-instead", {case_home_instead, sizeof case_home_instead}},
  {"italy", {case_italy, sizeof case_italy}},
  {"japan", {case_japan, sizeof case_japan}},
  {"kinzigtal", {case_kinzigtal, sizeof case_kinzigtal}},
  {"kotitori", {case_kotitori, sizeof case_kotitori}},
  {"mears-exit", {case_mears_exit, sizeof case_mears_exit}},
  {"micro-care-and-registered-sector", {case_micro_care_and_registered_sector, sizeof case_micro_care_and_registered_sector}},
  {"norrtaelje", {case_norrtaelje, sizeof case_norrtaelje}},
  {"optalis", {case_optalis, sizeof case_optalis}},
  {"ownership-and-quality", {case_ownership_and_quality, sizeof case_ownership_and_quality}},
  {"pembrokeshire", {case_pembrokeshire, sizeof case_pembrokeshire}},
  {"quebec", {case_quebec, sizeof case_quebec}},
  {"raglan", {case_raglan, sizeof case_raglan}},
  {"rebalancing", {case_rebalancing, sizeof case_rebalancing}},
  {"salvere", {case_salvere, sizeof case_salvere}},
  {"service-change-pathway", {case_service_change_pathway, sizeof case_service_change_pathway}},
  {"social-prescribing", {case_social_prescribing, sizeof case_social_prescribing}},
  {"solva-care", {case_solva_care, sizeof case_solva_care}},
  {"somerset", {case_somerset, sizeof case_somerset}},
  {"sunshine-care", {case_sunshine_care, sizeof case_sunshine_care}},
  {"sweden-choice", {case_sweden_choice, sizeof case_sweden_choice}},
  {"thurrock", {case_thurrock, sizeof case_thurrock}},
  {"torbay", {case_torbay, sizeof case_torbay}},
  {"trading-company-first-years", {case_trading_company_first_years, sizeof case_trading_company_first_years}},
  {"tricuro", {case_tricuro, sizeof case_tricuro}},
  {"wales-today", {case_wales_today, sizeof case_wales_today}},
  {"wellbeing-teams", {case_wellbeing_teams, sizeof case_wellbeing_teams}},
  {"welsh-franchise", {case_welsh_franchise, sizeof case_welsh_franchise}},
  {"welsh-micro-care", {case_welsh_micro_care, sizeof case_welsh_micro_care}},
  {"welsh-nursing-pilots", {case_welsh_nursing_pilots, sizeof case_welsh_nursing_pilots}},
  {"west-suffolk", {case_west_suffolk, sizeof case_west_suffolk}},
};
size_t cdata_case_count(void) { return sizeof case_all / sizeof *case_all; }
cdata_named cdata_case(size_t index) {
  return index < cdata_case_count() ? case_all[index] : case_all[0];
}
static const unsigned char verdicts[] = {
#embed "../../Scenarios/cases/verdicts.csv"
};
static const unsigned char effects[] = {
#embed "data/effects.csv"
};
cdata_file cdata_verdicts(void) { return (cdata_file){verdicts, sizeof verdicts}; }
cdata_file cdata_effects(void) { return (cdata_file){effects, sizeof effects}; }
