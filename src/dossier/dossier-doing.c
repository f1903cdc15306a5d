#include "dossier-doing-private.h"

static gboolean
do_in_scope (DossierCore  *core,
             DossierDoing *doing,
             GPtrArray    *touched,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (DossierDatabaseScope) scope = dossier_database_begin (core->written, error);

  return scope != NULL && doing->body (core, doing, touched, cancellable, error) && dossier_database_commit (scope, error);
}

static gboolean
do_whole (DossierCore  *core,
          DossierDoing *doing,
          GPtrArray    *touched,
          GCancellable *cancellable,
          GError      **error)
{
  gboolean done;

  if (!doing->can_come_again)
    return do_in_scope (core, doing, touched, cancellable, error);
  dossier_database_set_waits_for_disk (core->written, FALSE);
  done = do_in_scope (core, doing, touched, cancellable, error);
  dossier_database_set_waits_for_disk (core->written, TRUE);
  return done;
}

gpointer
dossier_doing_do (gpointer      context,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  DossierCore          *core = context;
  DossierDoing         *doing = data;
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func (g_free);
  DossierOutcome       *outcome;

  if (!do_whole (core, doing, touched, cancellable, error))
    {
      dossier_journal_recover (core->journal, NULL); /* a dossier that cannot be read now says so at the next write */
      return NULL;
    }
  if (doing->scrubbed)
    dossier_core_finish_erasure (core);
  outcome = g_new0 (DossierOutcome, 1);
  if (doing->many || touched->len > DOSSIER_MANY)
    return outcome;
  g_ptr_array_add (touched, NULL);
  outcome->touched = (char **) g_ptr_array_free (g_steal_pointer (&touched), FALSE);
  return outcome;
}

gboolean
dossier_doing_run (DossierStore *self,
                   DossierDoing *doing,
                   GCancellable *cancellable,
                   GError      **error)
{
  DossierOutcome *outcome;

  if (dossier_store_refuse_closed (self, error))
    return FALSE;
  outcome = dossier_worker_run (self->writer, dossier_doing_do, doing, cancellable, error);
  if (outcome == NULL)
    return FALSE;
  dossier_store_tell (self, outcome);
  dossier_outcome_free (outcome);
  return TRUE;
}
