#include "dossier-spread.h"

#include "dossier-key.h"
#include "dossier-reader-private.h"

static gboolean
says (const DossierRecord *record,
      const DossierChange *change)
{
  gboolean in;

  if (!dossier_field_is_set (change->field))
    return dossier_value_equal (dossier_record_get (record, change->field->code), change->value);
  in = change->value != NULL && dossier_value_get_boolean (change->value);
  return g_strv_contains (dossier_record_get_keys (record, change->field->code), change->key) == in;
}

static gboolean
says_all (const DossierRecord *record,
          const DossierAct    *answer)
{
  for (guint i = 0; i < dossier_act_get_n_changes (answer); i++)
    if (!says (record, dossier_act_get_change (answer, i)))
      return FALSE;
  return TRUE;
}

static gboolean
refers_to_itself (const DossierRecord *record,
                  const DossierAct    *answer)
{
  for (guint i = 0; i < dossier_act_get_n_changes (answer); i++)
    {
      const DossierChange *change = dossier_act_get_change (answer, i);
      const char          *to = change->key != NULL ? change->key : change->value != NULL ? dossier_value_get_reference (change->value)
                                                                                          : NULL;

      if (g_strcmp0 (to, dossier_record_get_id (record)) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Alone in its list, it would drive the others out, which nobody asked for. */
static gboolean
stands_alone (const DossierAct *answer)
{
  for (guint i = 0; i < dossier_act_get_n_changes (answer); i++)
    {
      const DossierChange *change = dossier_act_get_change (answer, i);

      if (change->key != NULL && dossier_key_is_answer (change->key) && dossier_value_get_boolean (change->value))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_full (const DossierRecord *record,
         const char          *field)
{
  const char *first = *dossier_record_get_keys (record, field);

  return first != NULL && !dossier_key_is_answer (first);
}

static gboolean
says_another (const DossierRecord *record,
              const DossierField  *field)
{
  if (!dossier_field_is_set (field))
    return dossier_record_get (record, field->code) != NULL;
  return *dossier_record_get_keys (record, field->code) != NULL && !is_full (record, field->code);
}

static void
weigh_one (DossierSpread           *self,
           const DossierRecord     *record,
           const DossierVocabulary *vocabulary,
           const DossierAct        *answer,
           DossierSpreadFits        fits)
{
  const DossierChange *change = dossier_act_get_change (answer, 0);

  if (record == NULL || dossier_record_is_deleted (record) || dossier_record_get_kind (record) != change->kind)
    self->n_gone++;
  else if (says_all (record, answer))
    self->n_same++;
  else if (refers_to_itself (record, answer))
    self->n_itself++;
  else if (fits != NULL && !fits (record, vocabulary, change->field))
    self->n_unfit++;
  else if (stands_alone (answer) && is_full (record, change->field->code))
    self->n_full++;
  else
    {
      self->n_other += says_another (record, change->field);
      g_ptr_array_add (self->changing, g_strdup (dossier_record_get_id (record)));
    }
}

DossierSpread *
dossier_spread_weigh (DossierReader     *reader,
                      const DossierAct  *answer,
                      const char *const *ids,
                      DossierSpreadFits  fits,
                      GError           **error)
{
  g_autoptr (DossierSpread) self = g_new0 (DossierSpread, 1);
  const DossierVocabulary  *vocabulary;

  g_return_val_if_fail (answer != NULL && dossier_act_get_n_changes (answer) > 0 && ids != NULL, NULL);

  self->changing = g_ptr_array_new_with_free_func (g_free);
  vocabulary = dossier_reader_get_vocabulary (reader, error);
  if (vocabulary == NULL)
    return NULL;
  for (; *ids != NULL; ids++)
    {
      g_autoptr (GError)        failure = NULL;
      g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, *ids, &failure);

      if (failure != NULL && !g_error_matches (failure, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      weigh_one (self, record, vocabulary, answer, fits);
    }
  return g_steal_pointer (&self);
}

void
dossier_spread_free (DossierSpread *self)
{
  g_clear_pointer (&self->changing, g_ptr_array_unref);
  g_free (self);
}

DossierAct *
dossier_spread_make_act (const DossierSpread *self,
                         const DossierAct    *answer,
                         const char          *label)
{
  DossierAct *act = dossier_act_new (label);

  for (guint i = 0; i < self->changing->len; i++)
    for (guint j = 0; j < dossier_act_get_n_changes (answer); j++)
      {
        const DossierChange *change = dossier_act_get_change (answer, j);
        const char          *id = self->changing->pdata[i];

        if (change->key != NULL)
          dossier_act_put (act, change->kind, id, change->field->code, change->key, dossier_value_get_boolean (change->value));
        else
          dossier_act_set (act, change->kind, id, change->field->code, change->value != NULL ? dossier_value_ref (change->value) : NULL);
      }
  return act;
}
