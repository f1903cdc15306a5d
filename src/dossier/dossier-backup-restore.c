/* dossier-backup-restore.c - the open dossier put back as a copy says, by ordinary acts of one batch
 *
 * What comes back first, since writing in a record that is deleted brings it back with others; then the fields, then what goes. The
 * acts are exact: nothing goes along, nor comes back along, that the copy does not say so of. A public register's own answers are
 * written as a register's, and where a person's word stands over them, they are left: then it is compared once more.
 */
#include "config.h"

#include "dossier-backup-compare-private.h"

#include "base-day.h"
#include "base-identifier.h"
#include "dossier-turn.h"

#include <glib/gi18n-lib.h>

#define ROUNDS 2

typedef struct
{
  DossierTurn *turn;
  const char  *backup;
  const char  *batch;
  char        *label;
  GHashTable  *ids; /* of what was changed, each once */
} Restoring;

/* Of the day and hour of a copy; a file of elsewhere says its name. */
static char *
dup_label (const char *backup)
{
  g_autofree char          *folder = g_path_get_dirname (backup);
  g_autofree char          *name = g_filename_display_basename (backup);
  g_autoptr (DossierBackup) known = dossier_backup_new_of_name (folder, name);
  g_autoptr (GDateTime)     when = known ? g_date_time_new_from_unix_local (known->when) : NULL;
  g_autofree char          *day = when ? base_day_dup_moment (when) : NULL;

  /* Translators: a sentence of the history; %s is a moment, or the name of a file. */
  return g_strdup_printf (_ ("Put back as it was: %s"), day != NULL ? day : name);
}

static void
add_change (DossierAct                *act,
            const DossierReturn       *returned,
            const DossierReturnChange *change)
{
  if (change->key != NULL)
    dossier_act_put (act, returned->kind, returned->id, change->field->code, change->key, change->value != NULL && dossier_value_get_boolean (change->value));
  else
    dossier_act_set (act, returned->kind, returned->id, change->field->code, change->value ? dossier_value_ref (change->value) : NULL);
}

static void
add_changes (DossierAct          *act,
             const DossierReturn *returned,
             DossierRank          rank)
{
  for (guint i = 0; i < returned->changes->len; i++)
    {
      const DossierReturnChange *change = &g_array_index (returned->changes, DossierReturnChange, i);

      if (change->rank == rank)
        add_change (act, returned, change);
    }
}

static DossierAct *
new_act (const Restoring *self,
         DossierRank      rank)
{
  DossierAct *act = dossier_act_new (self->label);

  dossier_act_set_batch (act, self->batch);
  dossier_act_set_rank (act, rank);
  dossier_act_set_exact (act, TRUE);
  return act;
}

static gboolean
write_fields (const Restoring *self,
              const GPtrArray *returns,
              DossierRank      rank,
              GError         **error)
{
  g_autoptr (DossierAct) act = new_act (self, rank);

  for (guint i = 0; i < returns->len; i++)
    add_changes (act, returns->pdata[i], rank);
  return dossier_act_get_n_changes (act) == 0 || dossier_turn_write (self->turn, act, error);
}

static gboolean
write_lives (const Restoring  *self,
             const GPtrArray  *returns,
             DossierReturnType type,
             GError          **error)
{
  g_autoptr (DossierAct) act = new_act (self, DOSSIER_RANK_HUMAN);

  for (guint i = 0; i < returns->len; i++)
    {
      const DossierReturn *returned = returns->pdata[i];

      if (returned->type != type)
        continue;
      if (type == DOSSIER_RETURN_GOES)
        dossier_act_delete (act, returned->kind, returned->id);
      else
        dossier_act_restore (act, returned->kind, returned->id);
    }
  return dossier_act_get_n_changes (act) == 0 || dossier_turn_write (self->turn, act, error);
}

static gpointer
compare (DossierReader *reader,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  return dossier_backup_compare (reader, ((const Restoring *) data)->backup, FALSE, cancellable, error);
}

static gboolean
write_round (const Restoring *self,
             GPtrArray       *returns,
             GError         **error)
{
  for (guint i = 0; i < returns->len; i++)
    g_hash_table_add (self->ids, g_strdup (((const DossierReturn *) returns->pdata[i])->id));
  return write_lives (self, returns, DOSSIER_RETURN_COMES_BACK, error) && write_fields (self, returns, DOSSIER_RANK_HUMAN, error) &&
         write_fields (self, returns, DOSSIER_RANK_REGISTER, error) && write_lives (self, returns, DOSSIER_RETURN_GOES, error);
}

static gboolean
write_rounds (Restoring *self,
              GError   **error)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GPtrArray) returns = dossier_turn_ask (self->turn, compare, self, error);

      if (returns == NULL)
        return FALSE;
      if (returns->len == 0)
        return TRUE;
      if (!write_round (self, returns, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
restore (DossierTurn  *turn,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  g_autofree char       *batch = base_identifier_new ();
  g_autofree char       *label = dup_label (data);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Restoring              self = { turn, data, batch, label, ids };
  gint64                *n;

  if (!dossier_backup_verify (data, NULL, cancellable, error) || !dossier_turn_back_up (turn, DOSSIER_BACKUP_RESTORE, error) ||
      !write_rounds (&self, error))
    return NULL;
  n = g_new (gint64, 1);
  *n = g_hash_table_size (ids);
  return n;
}

gint64
dossier_backup_restore (DossierStore *store,
                        const char   *backup,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_autofree gint64 *n = NULL;

  g_return_val_if_fail (DOSSIER_IS_STORE (store) && backup != NULL, -1);

  n = dossier_store_work (store, restore, (gpointer) backup, cancellable, error);
  return n == NULL ? -1 : *n;
}

void
dossier_backup_restore_async (DossierStore       *store,
                              const char         *backup,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (store) && backup != NULL);

  dossier_store_work_async (store, restore, g_strdup (backup), g_free, g_free, cancellable, callback, user_data);
}

gint64
dossier_backup_restore_finish (GAsyncResult *result,
                               GError      **error)
{
  g_autofree gint64 *n = dossier_store_work_finish (DOSSIER_STORE (g_task_get_source_object (G_TASK (result))), result, error);

  return n == NULL ? -1 : *n;
}
