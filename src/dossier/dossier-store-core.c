#include "config.h"

#include "dossier-store-core-private.h"

#include "dossier-backup-private.h"
#include "dossier-file.h"
#include "dossier-schema.h"
#include "dossier-scrub.h"
#include "dossier-seeding.h"
#include "dossier-turn-private.h"
#include "dossier-typed.h"
#include "dossier-undo.h"
#include "dossier-writer.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define PATIENT 10                            /* of niceness: what is pondered lets the rest go first */
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

gboolean
dossier_core_note_projection (DossierDatabase *database,
                              GError         **error)
{
  g_autofree char             *fingerprint = dossier_schema_dup_fingerprint ();
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
         dossier_core_note_projection (database, error) && dossier_database_commit (scope, error);
}

/* An act that erased is done; its bytes leave the disk now, or at the next opening when they cannot. */
void
dossier_core_finish_erasure (DossierCore *self)
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
  if (self->written == NULL || !refresh (self->written, error) || !dossier_typed_bring (self->data_dir, self->written, error))
    return FALSE;
  self->journal = dossier_journal_open (self->written, self->identity, error);
  if (self->journal == NULL || !dossier_seeding_refresh (self->journal, error))
    return FALSE;
  dossier_core_finish_erasure (self); /* begun before a crash */
  return TRUE;
}

static gboolean
open_read (DossierCore *self,
           GError     **error)
{
  self->read = dossier_database_open (self->path, DOSSIER_DATABASE_READ, error);
  if (self->read == NULL || !check_health (self->read, self->path, error))
    return FALSE;
  self->reader = dossier_reader_new (self->read, self->data_dir);
  return TRUE;
}

DossierReader *
dossier_core_open_ponderer (DossierCore *self,
                            GError     **error)
{
  if (self->ponderer != NULL)
    return self->ponderer;
  (void) !nice (PATIENT); /* on Linux, of this thread alone */
  self->pondered = dossier_database_open (self->path, DOSSIER_DATABASE_READ, error);
  if (self->pondered == NULL)
    return NULL;
  dossier_database_set_courtesy (self->pondered, &self->courtesy);
  self->ponderer = dossier_reader_new (self->pondered, self->data_dir);
  return self->ponderer;
}

/* Which file it is, for who finds it too damaged to say so. */
static gboolean
open_identity (DossierCore *self,
               GError     **error)
{
  g_autofree char   *uuid = dossier_file_dup_uuid (self->path, error);
  g_autoptr (GError) local = NULL;

  if (uuid == NULL || (self->data_dir = dossier_identity_make_dir (uuid, error)) == NULL || (self->identity = dossier_identity_take (self->data_dir, error)) == NULL)
    return FALSE;
  if (!dossier_backup_note_path (self->path, self->data_dir, &local))
    g_message ("where the dossier is could not be noted: %s", local->message); /* it is tried again at the next opening */
  return TRUE;
}

static gboolean
open_parts (DossierCore *self,
            GError     **error)
{
  return (self->is_lent || open_identity (self, error)) && open_read (self, error) && open_written (self, error);
}

/* The health is looked at before anything may write. Takes self. */
static DossierCore *
open_whole (DossierCore *self,
            GError     **error)
{
  g_autoptr (DossierCore) core = self;
  g_autoptr (GError)      local = NULL;

  if (!dossier_file_check (core->path, error))
    return NULL;
  if (open_parts (core, &local))
    return g_steal_pointer (&core);
  explain_damage (&local, core->path);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static DossierCore *
new_core (const char *path)
{
  DossierCore *self = g_new0 (DossierCore, 1);

  self->path = g_canonicalize_filename (path, NULL);
  self->leaving = g_cancellable_new ();
  return self;
}

DossierCore *
dossier_core_open (const char *path,
                   gboolean    make,
                   GError    **error)
{
  g_autoptr (DossierCore) self = new_core (path);

  return !make || dossier_file_make (self->path, error) ? open_whole (g_steal_pointer (&self), error) : NULL;
}

DossierCore *
dossier_core_open_held (const char      *path,
                        DossierIdentity *identity,
                        GError         **error)
{
  DossierCore *self = new_core (path);

  self->identity = identity;
  self->data_dir = g_strdup (dossier_identity_get_dir (identity));
  self->is_lent = TRUE;
  return open_whole (self, error);
}

void
dossier_core_close (DossierCore *self)
{
  g_clear_pointer (&self->ponderer, dossier_reader_free);
  g_clear_pointer (&self->pondered, dossier_database_close);
  g_clear_pointer (&self->reader, dossier_reader_free);
  g_clear_pointer (&self->read, dossier_database_close);
  g_clear_pointer (&self->journal, dossier_journal_close);
  if (self->written != NULL)
    dossier_core_finish_erasure (self);
  if (self->written != NULL)
    dossier_database_run (self->written, "PRAGMA wal_checkpoint (TRUNCATE)", NULL); /* what is not copied stays in the -wal: nothing is lost */
  g_clear_pointer (&self->written, dossier_database_close);
  if (!self->is_lent)
    g_clear_pointer (&self->identity, dossier_identity_release);
  g_clear_object (&self->leaving);
  g_free (self->path);
  g_free (self->data_dir);
  g_free (self);
}

void
dossier_wish_free (DossierWish *self)
{
  if (self->owns_act)
    dossier_act_free ((DossierAct *) self->act);
  if (self->destroy != NULL)
    self->destroy (self->data);
  if (self->n_works != NULL)
    g_atomic_int_add (self->n_works, -1);
  g_free (self->author);
  g_free (self->side);
  g_free (self->subject);
  g_free (self);
}

void
dossier_outcome_free (DossierOutcome *self)
{
  if (self->answer != NULL && self->destroy_answer != NULL)
    self->destroy_answer (self->answer);
  g_strfreev (self->touched);
  g_free (self->label);
  g_free (self);
}

static gpointer
do_nothing (gpointer      context,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  return NULL;
}

static gboolean
erases (const DossierAct *act)
{
  for (guint i = 0; i < dossier_act_get_n_changes (act); i++)
    if (dossier_act_get_change (act, i)->type == DOSSIER_CHANGE_ERASE)
      return TRUE;
  return FALSE;
}

/* What was typed before an erasure is on the disk before it, and erased with the rest. What was answered before the eyes saw one is
 * not half written without a word: who typed it hears of it. */
gboolean
dossier_core_write (DossierCore      *self,
                    const DossierAct *act,
                    const char       *author,
                    const char       *side,
                    GPtrArray        *touched,
                    GError          **error)
{
  gboolean late = FALSE;

  if (erases (act) && self->keeper != NULL)
    dossier_worker_run (self->keeper, do_nothing, NULL, NULL, NULL);
  if (!dossier_writer_write (self->journal, act, author, side, touched, &late, error))
    return FALSE;
  if (!late || dossier_act_get_seen (act) == NULL)
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_ERASED, "erased since it was looked at");
  return FALSE;
}

static gboolean
turn_back (DossierCore       *self,
           const DossierWish *wish,
           GPtrArray         *touched,
           char             **label,
           GError           **error)
{
  gint64 author;

  if (!dossier_writer_ensure_author (self->journal, wish->author, wish->side, &author, touched, error))
    return FALSE;
  if (wish->run == 0)
    return dossier_undo_last (self->journal, wish->redo, author, touched, label, error);
  return dossier_undo_act (self->journal, wish->run, wish->n, wish->subject, author, touched, label, error);
}

static gboolean
fulfil (DossierCore       *self,
        const DossierWish *wish,
        GPtrArray         *touched,
        DossierOutcome    *outcome,
        GError           **error)
{
  if (wish->act != NULL)
    return dossier_core_write (self, wish->act, wish->author, wish->side, touched, error);
  return turn_back (self, wish, touched, &outcome->label, error);
}

static gboolean
fulfil_whole (DossierCore       *self,
              const DossierWish *wish,
              GPtrArray         *touched,
              GCancellable      *cancellable,
              DossierOutcome    *outcome,
              GError           **error)
{
  g_autoptr (DossierDatabaseScope) scope = dossier_database_begin (self->written, error);

  if (scope == NULL)
    return FALSE;
  if (wish->work != NULL)
    return dossier_turn_take (self, wish, touched, scope, cancellable, outcome, error);
  return fulfil (self, wish, touched, outcome, error) && dossier_database_commit (scope, error);
}

/* What was told in memory of what the file forgot; a dossier that cannot be read now says so at the next write. */
static void
forget (DossierCore *self,
        GPtrArray   *touched)
{
  g_ptr_array_set_size (touched, 0);
  dossier_journal_recover (self->journal, NULL);
}

gpointer
dossier_core_do_wish (gpointer      context,
                      gpointer      wish,
                      GCancellable *cancellable,
                      GError      **error)
{
  DossierCore          *self = context;
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func (g_free);
  DossierOutcome       *outcome = g_new0 (DossierOutcome, 1);
  gboolean              done = fulfil_whole (self, wish, touched, cancellable, outcome, error);

  if (!done || outcome->is_let_go)
    forget (self, touched);
  if (!done)
    {
      dossier_outcome_free (outcome);
      return NULL;
    }
  dossier_core_finish_erasure (self);
  outcome->is_saved = TRUE;
  if (touched->len <= DOSSIER_MANY)
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

gpointer
dossier_core_do_keep (gpointer      context,
                      gpointer      kept,
                      GCancellable *cancellable,
                      GError      **error)
{
  DossierCore *self = context;
  DossierKept *draft = kept;

  return dossier_typed_keep (self->data_dir, draft->subject, draft->field, draft->text, error) ? self : NULL;
}
