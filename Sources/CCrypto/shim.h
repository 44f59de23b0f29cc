#include <openssl/evp.h>

// The C library declares this one only for GNU sources, which Swift's view of it is not: renames
// without replacing, and swaps two names at once (Linux 3.15, glibc 2.28).
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
