#include "dossier-courtesy-private.h"

#include "base-text.h"

#include <sqlite3.h>
#include <string.h>

#define LOOK_EVERY 2000 /* steps of SQLite's own machine: well under a millisecond */

/* Keeps the index of the log in memory. In a file (-shm) it would have to grow before a dossier could even be read, on a
 * disk that is full, and others could cut it under us. One process at a time has the dossier: nobody else looks for it. */
#define VFS "unix-excl"

struct _DossierDatabase
{
  sqlite3      *handle;
  GHashTable   *statements; /* SQL text → DossierStatement */
  GCancellable *watched;    /* NULL: nothing stops what is being done; borrowed */

  const DossierCourtesy *courtesy; /* NULL: it waits for nobody; borrowed */
  gboolean               in_scope;
};

struct _DossierStatement
{
  DossierDatabase *database;
  sqlite3_stmt    *handle;
  gboolean         lent;
};

struct _DossierDatabaseScope
{
  DossierDatabase *database; /* NULL once committed */
};

static DossierStoreError
code_of (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
    case SQLITE_IOERR:
      return DOSSIER_STORE_ERROR_DISK;
    case SQLITE_CORRUPT:
      return DOSSIER_STORE_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return DOSSIER_STORE_ERROR_NOT_A_DOSSIER;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return DOSSIER_STORE_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return DOSSIER_STORE_ERROR_BUSY;
    default:
      return DOSSIER_STORE_ERROR_FAILED;
    }
}

static void
set_error (DossierDatabase *self,
           int              result,
           GError         **error)
{
  if (result == SQLITE_INTERRUPT)
    g_cancellable_set_error_if_cancelled (self->watched, error);
  else
    g_set_error (error, DOSSIER_STORE_ERROR, code_of (result), "%s", self->handle ? sqlite3_errmsg (self->handle) : sqlite3_errstr (result));
}

static void
free_statement (gpointer data)
{
  DossierStatement *self = data;

  sqlite3_finalize (self->handle);
  g_free (self);
}

static int
is_given_up (void *data)
{
  DossierDatabase *self = data;

  if (self->courtesy != NULL)
    dossier_courtesy_wait (self->courtesy, self->watched);
  return g_cancellable_is_cancelled (self->watched);
}

/* SQL's fold (text): how words are compared and sorted everywhere else. */
static void
fold (sqlite3_context *context,
      int              n_values,
      sqlite3_value  **values)
{
  const char *text = sqlite3_value_type (values[0]) == SQLITE_TEXT ? (const char *) sqlite3_value_text (values[0]) : NULL;

  if (text == NULL)
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, base_text_fold (text), -1, g_free);
}

static const char *
settings_of (DossierDatabaseMode mode)
{
  if (mode == DOSSIER_DATABASE_GLANCE)
    return "PRAGMA query_only=1; PRAGMA mmap_size=0;";
  if (mode == DOSSIER_DATABASE_READ)
    /* A whole département stays in memory: lists are read in the order of titles, which is not that of the file. Of a nation it is the
     * system that keeps the file: what is not here is a copy of a page away. */
    return "PRAGMA query_only=1; PRAGMA wal_autocheckpoint=0; PRAGMA foreign_keys=0; PRAGMA mmap_size=0; PRAGMA cache_size=-10240;";
  /* The log goes into the file each 16 MB: of a nation one edit in about two hundred waits 40 ms for it. Each 4 MB, SQLite's own measure,
   * one in 46 waited 20: the same page is written again by the next edits, and once is enough. */
  return "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=4000; PRAGMA synchronous=FULL; PRAGMA secure_delete=1; PRAGMA foreign_keys=0; PRAGMA mmap_size=0; PRAGMA cell_size_check=1;";
}

static int
flags_of (DossierDatabaseMode mode)
{
  if (mode == DOSSIER_DATABASE_GLANCE)
    return SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
  return SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (mode == DOSSIER_DATABASE_MAKE ? SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE : 0);
}

static char *
dup_name (const char         *path,
          DossierDatabaseMode mode)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (whole, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);

  return mode == DOSSIER_DATABASE_GLANCE ? g_strdup_printf ("file:%s?immutable=1", escaped) : g_strdup (path);
}

DossierDatabase *
dossier_database_open (const char         *path,
                       DossierDatabaseMode mode,
                       GError            **error)
{
  g_autoptr (DossierDatabase) self = g_new0 (DossierDatabase, 1);
  g_autofree char            *name = NULL;
  int                         result;

  g_return_val_if_fail (path != NULL, NULL);

  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_statement);
  name = dup_name (path, mode);
  result = sqlite3_open_v2 (name, &self->handle, flags_of (mode), VFS);
  if (result != SQLITE_OK)
    {
      set_error (self, result, error);
      return NULL;
    }

  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, 10000);
  sqlite3_create_function (self->handle, "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, fold, NULL, NULL);
  sqlite3_progress_handler (self->handle, LOOK_EVERY, is_given_up, self);
  if (mode == DOSSIER_DATABASE_READ)
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (!dossier_database_run (self, settings_of (mode), error))
    return NULL;
  return g_steal_pointer (&self);
}

DossierDatabase *
dossier_database_open_bytes (GBytes  *bytes,
                             GError **error)
{
  g_autoptr (DossierDatabase) self = dossier_database_open (":memory:", DOSSIER_DATABASE_WRITE, error);
  gsize                       length;
  gconstpointer               start = g_bytes_get_data (bytes, &length);
  guint8                     *copy;
  int                         result;

  if (self == NULL)
    return NULL;
  copy = sqlite3_malloc64 (length);
  memcpy (copy, start, length);
  result = sqlite3_deserialize (self->handle, "main", copy, (sqlite3_int64) length, (sqlite3_int64) length,
                                SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
  if (result == SQLITE_OK)
    return dossier_database_run (self, settings_of (DOSSIER_DATABASE_WRITE), error) ? g_steal_pointer (&self) : NULL;
  set_error (self, result, error);
  return NULL;
}

GBytes *
dossier_database_dup_bytes (DossierDatabase *self)
{
  sqlite3_int64 length;
  guint8       *bytes = sqlite3_serialize (self->handle, "main", &length, 0);

  return g_bytes_new_with_free_func (bytes, (gsize) length, sqlite3_free, bytes);
}

void
dossier_database_close (DossierDatabase *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close (self->handle);
  g_free (self);
}

gboolean
dossier_database_run (DossierDatabase *self,
                      const char      *sql,
                      GError         **error)
{
  int result;

  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);

  result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (result == SQLITE_OK)
    return TRUE;
  set_error (self, result, error);
  return FALSE;
}

void
dossier_database_watch (DossierDatabase *self,
                        GCancellable    *cancellable)
{
  g_return_if_fail (self != NULL);

  self->watched = cancellable;
}

void
dossier_database_set_courtesy (DossierDatabase       *self,
                               const DossierCourtesy *courtesy)
{
  g_return_if_fail (self != NULL);

  self->courtesy = courtesy;
}

gboolean
dossier_database_breathe (DossierDatabase *self,
                          GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !is_given_up (self) || !g_cancellable_set_error_if_cancelled (self->watched, error);
}

DossierStatement *
dossier_database_prepare (DossierDatabase *self,
                          const char      *sql,
                          GError         **error)
{
  DossierStatement *found;
  sqlite3_stmt     *handle = NULL;
  int               result;

  g_return_val_if_fail (self != NULL && sql != NULL, NULL);

  found = g_hash_table_lookup (self->statements, sql);
  if (found == NULL)
    {
      result = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
      if (result != SQLITE_OK)
        {
          set_error (self, result, error);
          return NULL;
        }
      found = g_new0 (DossierStatement, 1);
      found->database = self;
      found->handle = handle;
      g_hash_table_insert (self->statements, g_strdup (sql), found);
    }

  g_assert (!found->lent);
  found->lent = TRUE;
  return found;
}

void
dossier_statement_finish (DossierStatement *self)
{
  if (self == NULL)
    return;
  dossier_statement_reset (self);
  self->lent = FALSE;
}

void
dossier_statement_reset (DossierStatement *self)
{
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
}

void
dossier_statement_bind_text (DossierStatement *self,
                             int               index,
                             const char       *text)
{
  sqlite3_bind_text (self->handle, index, text, -1, SQLITE_TRANSIENT);
}

void
dossier_statement_bind_integer (DossierStatement *self,
                                int               index,
                                gint64            number)
{
  sqlite3_bind_int64 (self->handle, index, number);
}

void
dossier_statement_bind_real (DossierStatement *self,
                             int               index,
                             double            number)
{
  sqlite3_bind_double (self->handle, index, number);
}

void
dossier_statement_bind_bytes (DossierStatement *self,
                              int               index,
                              const void       *bytes,
                              gsize             length)
{
  sqlite3_bind_blob64 (self->handle, index, bytes ? bytes : "", length, SQLITE_TRANSIENT);
}

void
dossier_statement_bind_null (DossierStatement *self,
                             int               index)
{
  sqlite3_bind_null (self->handle, index);
}

gboolean
dossier_statement_step (DossierStatement *self,
                        GError          **error)
{
  int result = sqlite3_step (self->handle);

  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    set_error (self->database, result, error);
  return FALSE;
}

gboolean
dossier_statement_run (DossierStatement *self,
                       GError          **error)
{
  int result = sqlite3_step (self->handle);

  if (result != SQLITE_DONE && result != SQLITE_ROW)
    {
      set_error (self->database, result, error);
      dossier_statement_reset (self);
      return FALSE;
    }
  dossier_statement_reset (self);
  return TRUE;
}

DossierColumnType
dossier_statement_get_type (DossierStatement *self,
                            int               column)
{
  switch (sqlite3_column_type (self->handle, column))
    {
    case SQLITE_INTEGER:
      return DOSSIER_COLUMN_INTEGER;
    case SQLITE_FLOAT:
      return DOSSIER_COLUMN_REAL;
    case SQLITE_TEXT:
      return DOSSIER_COLUMN_TEXT;
    case SQLITE_BLOB:
      return DOSSIER_COLUMN_BYTES;
    default:
      return DOSSIER_COLUMN_NULL;
    }
}

const char *
dossier_statement_get_text (DossierStatement *self,
                            int               column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

gint64
dossier_statement_get_integer (DossierStatement *self,
                               int               column)
{
  return sqlite3_column_int64 (self->handle, column);
}

double
dossier_statement_get_real (DossierStatement *self,
                            int               column)
{
  return sqlite3_column_double (self->handle, column);
}

const guint8 *
dossier_statement_get_bytes (DossierStatement *self,
                             int               column,
                             gsize            *length)
{
  const void *bytes = sqlite3_column_blob (self->handle, column);

  *length = (gsize) sqlite3_column_bytes (self->handle, column);
  return bytes;
}

gint64
dossier_database_get_last_rowid (DossierDatabase *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

void
dossier_database_set_waits_for_disk (DossierDatabase *self,
                                     gboolean         waits)
{
  g_return_if_fail (self != NULL && !self->in_scope);

  sqlite3_exec (self->handle, waits ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL", NULL, NULL, NULL);
}

DossierDatabaseScope *
dossier_database_begin (DossierDatabase *self,
                        GError         **error)
{
  DossierDatabaseScope *scope;

  g_return_val_if_fail (self != NULL && !self->in_scope, NULL);

  if (!dossier_database_run (self, "BEGIN IMMEDIATE", error))
    return NULL;
  self->in_scope = TRUE;
  scope = g_new0 (DossierDatabaseScope, 1);
  scope->database = self;
  return scope;
}

/* A commit that fails leaves the transaction open: rolled back by leaving scope. */
gboolean
dossier_database_commit (DossierDatabaseScope *self,
                         GError              **error)
{
  g_return_val_if_fail (self != NULL && self->database != NULL, FALSE);

  if (!dossier_database_run (self->database, "COMMIT", error))
    return FALSE;
  self->database->in_scope = FALSE;
  self->database = NULL;
  return TRUE;
}

void
dossier_database_scope_end (DossierDatabaseScope *self)
{
  if (self == NULL)
    return;
  if (self->database != NULL)
    {
      /* SQLite may have rolled back by itself (disk full): then there is nothing left to undo. */
      if (!sqlite3_get_autocommit (self->database->handle))
        sqlite3_exec (self->database->handle, "ROLLBACK", NULL, NULL, NULL);
      self->database->in_scope = FALSE;
    }
  g_free (self);
}
