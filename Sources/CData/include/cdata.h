// Bulk data of the package, compiled in.
#ifndef CDATA_H
#define CDATA_H
#include <stddef.h>
/// One embedded file: its bytes (not terminated) and their number.
typedef struct { const unsigned char *_Nonnull bytes; size_t count; } cdata_file;
cdata_file cdata_areas(void);
#endif
