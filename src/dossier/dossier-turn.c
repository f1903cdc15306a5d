#include "dossier-turn-private.h"

struct _DossierTurn
{
  DossierCore       *core;
  const DossierWish *wish;
  GPtrArray         *touched;
  GCancellable      *cancellable; /* or NULL */
  gboolean           is_broken;   /* an act failed: what is there now is half of something */
  gboolean           lets_go;
};

static gboolean
may_go_on (const DossierTurn *self,
           GError           **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (!self->is_broken && !g_atomic_int_get (&self->core->is_closing))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, self->is_broken ? "an act of this turn failed" : "the dossier is being closed");
  return FALSE;
}

gboolean
dossier_turn_write (DossierTurn      *self,
                    const DossierAct *act,
                    GError          **error)
{
  g_return_val_if_fail (self != NULL && act != NULL, FALSE);

  if (!may_go_on (self, error))
    return FALSE;
  self->is_broken = !dossier_core_write (self->core, act, self->wish->author, self->wish->side, self->touched, error);
  return !self->is_broken;
}

/* A reader of its own: what one question remembers of the dossier is no longer true for the next. */
gpointer
dossier_turn_ask (DossierTurn    *self,
                  DossierQuestion question,
                  gpointer        data,
                  GError        **error)
{
  g_autoptr (DossierReader) reader = NULL;

  g_return_val_if_fail (self != NULL && question != NULL, NULL);

  if (!may_go_on (self, error))
    return NULL;
  reader = dossier_reader_new (self->core->written, self->core->data_dir);
  return question (reader, data, self->cancellable, error);
}

/* Through a connection of its own, which sees nothing of the turn. */
gboolean
dossier_turn_back_up (DossierTurn        *self,
                      DossierBackupReason reason,
                      GError            **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return may_go_on (self, error) && dossier_backup_make (self->core->path, self->core->data_dir, reason, NULL, self->cancellable, error);
}

void
dossier_turn_let_go (DossierTurn *self)
{
  g_return_if_fail (self != NULL);

  self->lets_go = TRUE;
}

gboolean
dossier_turn_take (DossierCore          *core,
                   const DossierWish    *wish,
                   GPtrArray            *touched,
                   DossierDatabaseScope *scope,
                   GCancellable         *cancellable,
                   DossierOutcome       *outcome,
                   GError              **error)
{
  DossierTurn turn = { core, wish, touched, cancellable, FALSE, FALSE };

  outcome->destroy_answer = wish->destroy_answer;
  outcome->answer = wish->work (&turn, wish->data, cancellable, error);
  if (outcome->answer == NULL || !may_go_on (&turn, error))
    return FALSE;
  outcome->is_let_go = turn.lets_go;
  return turn.lets_go || dossier_database_commit (scope, error);
}
