#include "dossier-merge-private.h"

#include <string.h>

static gboolean
may_lead_to (const DossierField *field,
             const DossierKind  *kind)
{
  if (strcmp (field->code, "merged_into") == 0)
    return FALSE;
  if (field->type == DOSSIER_FIELD_PROGRAMMES)
    return strcmp (kind->code, "structure") == 0;
  if (field->type == DOSSIER_FIELD_EVIDENCE)
    return TRUE;
  return (field->type == DOSSIER_FIELD_REFERENCE || field->type == DOSSIER_FIELD_REFERENCES) && (field->target == NULL || strcmp (field->target, kind->code) == 0);
}

/* A link between the two, an absence of link between the two: of one thing alone they say nothing. */
static gboolean
speaks_of_both (const DossierMerge  *self,
                const DossierRecord *record)
{
  const DossierKind *kind = dossier_record_get_kind (record);
  gboolean           kept = FALSE, other = FALSE;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];
      const char         *id = field->type == DOSSIER_FIELD_REFERENCE && may_lead_to (field, dossier_record_get_kind (self->kept)) ? dossier_record_get_reference (record, field->code) : NULL;

      kept = kept || g_strcmp0 (id, dossier_record_get_id (self->kept)) == 0;
      other = other || g_strcmp0 (id, dossier_record_get_id (self->other)) == 0;
    }
  return kept && other;
}

/* The two themselves are settled apart. */
static gboolean
add_record (DossierMerge  *self,
            DossierReader *reader,
            GHashTable    *seen,
            const char    *id,
            GError       **error)
{
  DossierRecord *record;

  if (strcmp (id, dossier_record_get_id (self->kept)) == 0 || strcmp (id, dossier_record_get_id (self->other)) == 0 || !g_hash_table_add (seen, g_strdup (id)))
    return TRUE;
  record = dossier_reader_find_record (reader, id, error);
  if (record == NULL)
    return FALSE;
  g_ptr_array_add (speaks_of_both (self, record) ? self->between : self->referring, record);
  return TRUE;
}

static gboolean
add_field (DossierMerge       *self,
           DossierReader      *reader,
           GHashTable         *seen,
           const DossierKind  *kind,
           const DossierField *field,
           GError            **error)
{
  g_autoptr (GPtrArray) ids = dossier_reader_list_referring (reader, kind->code, field->code, dossier_record_get_id (self->other), error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!add_record (self, reader, seen, ids->pdata[i], error))
      return FALSE;
  return ids != NULL;
}

gboolean
dossier_merge_find_referring (DossierMerge  *self,
                              DossierReader *reader,
                              GError       **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint                  n_kinds;
  const DossierKind     *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i].n_fields; j++)
      if (may_lead_to (&kinds[i].fields[j], dossier_record_get_kind (self->kept)) && !add_field (self, reader, seen, &kinds[i], &kinds[i].fields[j], error))
        return FALSE;
  return TRUE;
}

/* "clas@OTHER" becomes "clas@KEPT", "OTHER" becomes "KEPT". NULL: the key does not lead to the other one. */
static char *
dup_moved_key (const DossierMerge *self,
               const DossierField *field,
               const char         *key)
{
  const char *id = dossier_field_find_reference (field, key);

  if (id == NULL || strcmp (id, dossier_record_get_id (self->other)) != 0)
    return NULL;
  return g_strdup_printf ("%.*s%s", (int) (id - key), key, dossier_record_get_id (self->kept));
}

static void
move_keys (const DossierMerge  *self,
           DossierAct          *act,
           const DossierRecord *record,
           const DossierField  *field)
{
  for (const char *const *key = dossier_record_get_keys (record, field->code); *key != NULL; key++)
    {
      g_autofree char *moved = dup_moved_key (self, field, *key);

      if (moved == NULL)
        continue;
      dossier_act_put (act, dossier_record_get_kind (record), dossier_record_get_id (record), field->code, *key, FALSE);
      dossier_act_put (act, dossier_record_get_kind (record), dossier_record_get_id (record), field->code, moved, TRUE);
    }
}

void
dossier_merge_move (const DossierMerge  *self,
                    DossierAct          *act,
                    const DossierRecord *record)
{
  const DossierKind *kind = dossier_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];

      if (!may_lead_to (field, dossier_record_get_kind (self->kept)))
        continue;
      if (dossier_field_is_set (field))
        move_keys (self, act, record, field);
      else if (g_strcmp0 (dossier_record_get_reference (record, field->code), dossier_record_get_id (self->other)) == 0)
        dossier_act_set (act, kind, dossier_record_get_id (record), field->code, dossier_value_new_reference (dossier_record_get_id (self->kept)));
    }
}
