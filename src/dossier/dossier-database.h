/* dossier-database.h - the only file that speaks to SQLite
 *
 * A connection with its prepared statements. Invariants:
 *  1. every step goes through one wrapper: anything but ROW or DONE is an error, and the
 *     transaction around it is rolled back by leaving scope (DossierDatabaseScope);
 *  2. "no row" and "could not read" are never the same;
 *  3. one connection writes and checkpoints (the writer); readers are query_only;
 *  4. one process at a time, the one that holds our lock (DossierIdentity), opens a dossier in another mode than
 *     GLANCE. SQLite's own locks do not keep others out: a process loses all it has on a file when it closes any
 *     descriptor of it, and a file chooser opens and closes what it shows. The next process would take the log for
 *     abandoned, and begin it anew under the first one, which dies of it (SIGBUS).
 * A connection belongs to one thread at a time. Errors are DOSSIER_STORE_ERROR, or G_IO_ERROR_CANCELLED where a cancellable is
 * watched. SQL may say fold (text): as base_text_fold ().
 */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

typedef struct _DossierDatabase  DossierDatabase;
typedef struct _DossierStatement DossierStatement;

typedef enum
{
  DOSSIER_DATABASE_GLANCE, /* the file alone, without its log or any lock: of what was written once and never changed */
  DOSSIER_DATABASE_READ,   /* query_only, never checkpoints */
  DOSSIER_DATABASE_WRITE,  /* WAL, synchronous FULL; the file must exist */
  DOSSIER_DATABASE_MAKE,   /* as WRITE, and the file must not exist */
} DossierDatabaseMode;

DossierDatabase *dossier_database_open (const char         *path,
                                        DossierDatabaseMode mode,
                                        GError            **error);
/* The same without a disk: what the file of these bytes would hold, as WRITE opens it, and the bytes of the file it would be. For tests and
 * measures of thousands of dossiers. The file they come from is not in WAL mode. */
DossierDatabase *dossier_database_open_bytes (GBytes  *bytes,
                                              GError **error);
GBytes          *dossier_database_dup_bytes (DossierDatabase *self);
void             dossier_database_close (DossierDatabase *self);

/* Several statements without parameters or rows. */
gboolean dossier_database_run (DossierDatabase *self,
                               const char      *sql,
                               GError         **error);

/* Until told otherwise, what is read is given up in the middle when it is cancelled. NULL: nothing is watched. Borrowed. */
void dossier_database_watch (DossierDatabase *self,
                             GCancellable    *cancellable);

/* Prepared once per connection and text, lent until finished; bindings start at 1. NULL and *error when it
 * cannot be prepared. Only one user of the same text at a time. */
DossierStatement *dossier_database_prepare (DossierDatabase *self,
                                            const char      *sql,
                                            GError         **error);
/* Resets and gives back: the cleanup of g_autoptr (DossierStatement). */
void dossier_statement_finish (DossierStatement *self);

/* Bound text and bytes are copied; NULL binds NULL. */
void dossier_statement_bind_text (DossierStatement *self,
                                  int               index,
                                  const char       *text);
void dossier_statement_bind_integer (DossierStatement *self,
                                     int               index,
                                     gint64            number);
void dossier_statement_bind_real (DossierStatement *self,
                                  int               index,
                                  double            number);
void dossier_statement_bind_bytes (DossierStatement *self,
                                   int               index,
                                   const void       *bytes,
                                   gsize             length);
void dossier_statement_bind_null (DossierStatement *self,
                                  int               index);

/* TRUE: a row stands; FALSE: the end, or *error is set. */
gboolean dossier_statement_step (DossierStatement *self,
                                 GError          **error);
/* For what returns no row; resets, so that it can be bound and run again. */
gboolean dossier_statement_run (DossierStatement *self,
                                GError          **error);
void     dossier_statement_reset (DossierStatement *self);

/* Columns start at 0; text and bytes are borrowed until the next step. */
typedef enum
{
  DOSSIER_COLUMN_NULL,
  DOSSIER_COLUMN_INTEGER,
  DOSSIER_COLUMN_REAL,
  DOSSIER_COLUMN_TEXT,
  DOSSIER_COLUMN_BYTES,
} DossierColumnType;

DossierColumnType dossier_statement_get_type (DossierStatement *self,
                                              int               column);
const char       *dossier_statement_get_text (DossierStatement *self,
                                              int               column);
gint64            dossier_statement_get_integer (DossierStatement *self,
                                                 int               column);
double            dossier_statement_get_real (DossierStatement *self,
                                              int               column);
const guint8     *dossier_statement_get_bytes (DossierStatement *self,
                                               int               column,
                                               gsize            *length);

gint64 dossier_database_get_last_rowid (DossierDatabase *self);

/* TRUE when opened: what is committed is on the disk. FALSE: the last commits may be missing after a power cut, whole ones, until one
 * that waits, or the log going into the file, brings them along. Between two scopes. */
void dossier_database_set_waits_for_disk (DossierDatabase *self,
                                          gboolean         waits);

/* BEGIN IMMEDIATE … COMMIT; leaving scope without commit rolls back. */
typedef struct _DossierDatabaseScope DossierDatabaseScope;

DossierDatabaseScope *dossier_database_begin (DossierDatabase *self,
                                              GError         **error);
gboolean              dossier_database_commit (DossierDatabaseScope *self,
                                               GError              **error);
void                  dossier_database_scope_end (DossierDatabaseScope *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDatabase, dossier_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierStatement, dossier_statement_finish)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDatabaseScope, dossier_database_scope_end)

G_END_DECLS
