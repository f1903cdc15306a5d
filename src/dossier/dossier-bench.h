/* dossier-bench.h - what the disk and SQLite cost by themselves, to judge what we add
 *
 * The same records as plain rows of plain tables: no journal, no index, no history. For figures only.
 */
#pragma once

#include "dossier-record.h"

G_BEGIN_DECLS

/* Writes records (DossierRecord) into a new database at path, n_each to a transaction, as durably as a dossier (WAL,
 * synchronous FULL). Seconds; -1 on error. */
double dossier_bench_insert_bare (const char *path,
                                  GPtrArray  *records,
                                  guint       n_each,
                                  GError    **error);

G_END_DECLS
