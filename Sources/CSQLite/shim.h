#include <sqlite3.h>

// SQLite copies the text at once. Its SQLITE_TRANSIENT is a cast, which Swift does not import.
static inline int csqlite_bind_text(sqlite3_stmt *statement, int place, const char *text, int count) {
  return sqlite3_bind_text(statement, place, text, count, SQLITE_TRANSIENT);
}
