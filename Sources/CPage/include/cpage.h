// The files of the workshop's page, compiled in.
#ifndef CPAGE_H
#define CPAGE_H
#include <stddef.h>
/// One file: its name, its bytes (not terminated) and their number.
typedef struct {
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t count;
} cpage_file;
size_t cpage_count(void);
/// The file of an index below the count; else the first.
cpage_file cpage(size_t index);
#endif
