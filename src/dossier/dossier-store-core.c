#include "config.h"

#include "dossier-store-core-private.h"

#include "base-identifier.h"
#include "dossier-file.h"
#include "dossier-schema.h"
#include "dossier-scrub.h"
#include "dossier-seeding.h"
#include "dossier-undo.h"
#include "dossier-writer.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define MANY 1000
#define CHECKED_AT_OPENING (64 * 1024 * 1024) /* a quick check of 52 MB takes 0.1 s; larger files are checked while one works */

/* What SQLite says in its own words becomes a sentence that says what is safe. */
static void
explain_damage (GError    **error,
                const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *why = NULL;

  if (error == NULL || *error == NULL || !(g_error_matches (*error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED) || g_error_matches (*error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_A_DOSSIER)))
    return;
  why = g_strdup ((*error)->message);
  g_clear_error (error);
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
               _ ("“%s” is damaged and was left as it is. Open a backup of it, or a copy from a colleague. (%s)"), name, why);
}

static gboolean
check_health (DossierDatabase *database,
              const char      *path,
              GError         **error)
{
  g_autoptr (DossierStatement) row = NULL;
  GStatBuf                     facts;

  if (g_stat (path, &facts) == 0 && facts.st_size > CHECKED_AT_OPENING)
    return TRUE;
  row = dossier_database_prepare (database, "PRAGMA quick_check (1)", error);
  if (row == NULL || !dossier_statement_step (row, error))
    return FALSE;
  if (g_strcmp0 (dossier_statement_get_text (row, 0), "ok") == 0)
    return TRUE;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED, "%s", dossier_statement_get_text (row, 0));
  return FALSE;
}

static char *
read_projection (DossierDatabase *database)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT v FROM meta WHERE k = 'projection'", NULL);

  return row != NULL && dossier_statement_step (row, NULL) ? g_strdup (dossier_statement_get_text (row, 0)) : NULL;
}

static gboolean
note_projection (DossierDatabase *database,
                 const char      *fingerprint,
                 GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "INSERT OR REPLACE INTO meta (k, v) VALUES ('projection', ?)", error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_text (row, 1, fingerprint);
  return dossier_statement_run (row, error);
}

/* A newer Liens may describe more, or read better, what the journal says. */
static gboolean
refresh (DossierDatabase *database,
         GError         **error)
{
  g_autofree char                 *fingerprint = dossier_schema_dup_fingerprint ();
  g_autofree char                 *found = NULL;
  g_autoptr (DossierDatabaseScope) scope = NULL;
  g_autoptr (DossierLineage)       lineage = NULL;
  int                              step;

  if (!dossier_schema_read_step (database, &step, error))
    return FALSE;
  found = read_projection (database);
  if (step == DOSSIER_SCHEMA_STEP && g_strcmp0 (found, fingerprint) == 0)
    return TRUE;

  scope = dossier_database_begin (database, error);
  if (scope == NULL || !dossier_schema_upgrade (database, error))
    return FALSE;
  lineage = dossier_lineage_load (database, error);
  return lineage != NULL && dossier_tables_rebuild (database, lineage, error) &&
         note_projection (database, fingerprint, error) && dossier_database_commit (scope, error);
}

/* An act that erased is done; its bytes leave the disk now, or at the next opening when they cannot. */
static void
finish_erasure (DossierCore *self)
{
  g_autoptr (GError) error = NULL;

  if (!dossier_scrub_finish (self->written, self->path, self->data_dir, &error))
    g_message ("what was erased could not leave the disk yet: %s", error->message);
}

static gboolean
open_written (DossierCore *self,
              GError     **error)
{
  self->written = dossier_database_open (self->path, DOSSIER_DATABASE_WRITE, error);
  if (self->written == NULL || !refresh (self->written, error))
    return FALSE;
  self->journal = dossier_journal_open (self->written, self->identity, error);
  if (self->journal == NULL || !dossier_seeding_refresh (self->journal, error))
    return FALSE;
  finish_erasure (self); /* begun before a crash */
  return TRUE;
}

static gboolean
open_read (DossierCore *self,
           GError     **error)
{
  self->read = dossier_database_open (self->path, DOSSIER_DATABASE_READ, error);
  if (self->read == NULL || !check_health (self->read, self->path, error))
    return FALSE;
  self->reader = dossier_reader_new (self->read);
  return TRUE;
}

static gboolean
open_parts (DossierCore *self,
            GError     **error)
{
  g_autofree char *uuid = dossier_file_dup_uuid (self->path, error);

  return uuid != NULL && (self->data_dir = dossier_identity_make_dir (uuid, error)) != NULL &&
         (self->identity = dossier_identity_take (self->data_dir, error)) != NULL &&
         open_read (self, error) && open_written (self, error);
}

/* The health is looked at before anything may write. */
DossierCore *
dossier_core_open (const char *path,
                   gboolean    make,
                   GError    **error)
{
  g_autoptr (DossierCore) self = g_new0 (DossierCore, 1);
  g_autoptr (GError)      local = NULL;

  self->path = g_canonicalize_filename (path, NULL);
  if (make && !dossier_file_make (self->path, error))
    return NULL;
  if (!dossier_file_check (self->path, error))
    return NULL;
  if (open_parts (self, &local))
    return g_steal_pointer (&self);

  explain_damage (&local, self->path);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

void
dossier_core_close (DossierCore *self)
{
  g_clear_pointer (&self->reader, dossier_reader_free);
  g_clear_pointer (&self->read, dossier_database_close);
  g_clear_pointer (&self->journal, dossier_journal_close);
  if (self->written != NULL)
    finish_erasure (self);
  if (self->written != NULL)
    dossier_database_run (self->written, "PRAGMA wal_checkpoint (TRUNCATE)", NULL); /* what is not copied stays in the -wal: nothing is lost */
  g_clear_pointer (&self->written, dossier_database_close);
  g_clear_pointer (&self->identity, dossier_identity_release);
  g_free (self->path);
  g_free (self->data_dir);
  g_free (self);
}

void
dossier_wish_free (DossierWish *self)
{
  if (self->owns_act)
    dossier_act_free ((DossierAct *) self->act);
  g_free (self->batch);
  g_free (self->author);
  g_free (self->side);
  g_free (self);
}

void
dossier_outcome_free (DossierOutcome *self)
{
  g_strfreev (self->touched);
  g_free (self->label);
  g_free (self);
}

static gboolean
fulfil (DossierCore *self,
        DossierWish *wish,
        GPtrArray   *touched,
        char       **label,
        GError     **error)
{
  gint64 author;
  guint8 batch[BASE_IDENTIFIER_BYTES];

  if (wish->act != NULL)
    return dossier_writer_write (self->journal, wish->act, wish->author, wish->side, touched, error);
  if (!dossier_writer_ensure_author (self->journal, wish->author, wish->side, &author, touched, error))
    return FALSE;
  if (wish->batch != NULL && base_identifier_to_bytes (wish->batch, batch))
    return dossier_undo_batch (self->journal, batch, author, touched, error);
  return dossier_undo_last (self->journal, wish->redo, author, touched, label, error);
}

static gboolean
fulfil_whole (DossierCore *self,
              DossierWish *wish,
              GPtrArray   *touched,
              char       **label,
              GError     **error)
{
  g_autoptr (DossierDatabaseScope) scope = dossier_database_begin (self->written, error);

  return scope != NULL && fulfil (self, wish, touched, label, error) && dossier_database_commit (scope, error);
}

gpointer
dossier_core_do_wish (gpointer      context,
                      gpointer      wish,
                      GCancellable *cancellable,
                      GError      **error)
{
  DossierCore          *self = context;
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func (g_free);
  g_autofree char      *label = NULL;
  DossierOutcome       *outcome;

  if (!fulfil_whole (self, wish, touched, &label, error))
    {
      dossier_journal_recover (self->journal, NULL); /* a dossier that cannot be read now says so at the next write */
      return NULL;
    }

  finish_erasure (self);
  outcome = g_new0 (DossierOutcome, 1);
  outcome->label = g_steal_pointer (&label);
  if (touched->len <= MANY)
    {
      g_ptr_array_add (touched, NULL);
      outcome->touched = (char **) g_ptr_array_free (g_steal_pointer (&touched), FALSE);
    }
  return outcome;
}

void
dossier_kept_free (DossierKept *self)
{
  g_free (self->subject);
  g_free (self->field);
  g_free (self->text);
  g_free (self);
}

static const char keep_sql[] = "INSERT OR REPLACE INTO draft (subject, field, text, w) VALUES (?1, ?2, ?3, ?4)";
static const char forget_sql[] = "DELETE FROM draft WHERE subject = ?1 AND field = ?2 AND ?3 IS NULL AND ?4 > 0";

gpointer
dossier_core_do_keep (gpointer      context,
                      gpointer      kept,
                      GCancellable *cancellable,
                      GError      **error)
{
  DossierCore                 *self = context;
  DossierKept                 *draft = kept;
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->written, draft->text ? keep_sql : forget_sql, error);

  if (row == NULL)
    return NULL;
  dossier_statement_bind_text (row, 1, draft->subject);
  dossier_statement_bind_text (row, 2, draft->field);
  if (draft->text != NULL)
    dossier_statement_bind_text (row, 3, draft->text);
  dossier_statement_bind_integer (row, 4, g_get_real_time () / 1000);
  return dossier_statement_run (row, error) ? self : NULL;
}
