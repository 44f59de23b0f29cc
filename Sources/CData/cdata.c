#include "cdata.h"
static const unsigned char areas[] = {
#embed "data/areas.yaml"
};
cdata_file cdata_areas(void) { return (cdata_file){areas, sizeof areas}; }
