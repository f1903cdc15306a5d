#include "config.h"

#include "dossier-merge-private.h"

#include "base-text.h"
#include "dossier-key.h"
#include "dossier-tables-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
dossier_merge_free (DossierMerge *self)
{
  g_clear_pointer (&self->kept, dossier_record_unref);
  g_clear_pointer (&self->other, dossier_record_unref);
  g_free (self->kept_title);
  g_free (self->other_title);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->referring);
  g_ptr_array_unref (self->between);
  g_free (self);
}

gboolean
dossier_merge_is_possible (const DossierKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  return dossier_tables_find_merge_field (kind) != NULL;
}

/* What was erased for ever would come back by the other one's answers. */
static gboolean
says_less_for_ever (const DossierRecord *record)
{
  const DossierKind *kind = dossier_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      DossierValue *value = dossier_field_is_set (&kind->fields[i]) ? NULL : dossier_record_get (record, kind->fields[i].code);

      if (value != NULL && dossier_value_get_value_type (value) == DOSSIER_VALUE_ERASED)
        return TRUE;
    }
  return FALSE;
}

/* NULL: they can be merged. */
static const char *
find_objection (const DossierMerge *self)
{
  if (strcmp (dossier_record_get_id (self->kept), dossier_record_get_id (self->other)) == 0)
    return _ ("A record cannot be merged with itself.");
  if (dossier_record_get_kind (self->kept) != dossier_record_get_kind (self->other))
    return _ ("Two records of different kinds cannot be merged.");
  if (!dossier_merge_is_possible (dossier_record_get_kind (self->kept)))
    return _ ("Records of this kind cannot be merged.");
  if (dossier_record_is_deleted (self->kept) || dossier_record_is_deleted (self->other))
    return _ ("A record in the trash cannot be merged: restore it first.");
  if (says_less_for_ever (self->kept) || says_less_for_ever (self->other))
    return _ ("A record that was anonymised cannot be merged: what was erased would come back by the other one.");
  return NULL;
}

DossierMerge *
dossier_merge_new (DossierReader *reader,
                   const char    *kept,
                   const char    *other,
                   GError       **error)
{
  g_autoptr (DossierMerge) self = g_new0 (DossierMerge, 1);
  const char              *objection;

  g_return_val_if_fail (reader != NULL && kept != NULL && other != NULL, NULL);

  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->referring = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_record_unref);
  self->between = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_record_unref);
  self->kept = dossier_reader_find_record (reader, kept, error);
  self->other = self->kept == NULL ? NULL : dossier_reader_find_record (reader, other, error);
  if (self->other == NULL)
    return NULL;
  objection = find_objection (self);
  if (objection != NULL)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED, objection);
      return NULL;
    }
  self->kept_title = dossier_reader_dup_title (reader, dossier_record_get_id (self->kept));
  self->other_title = dossier_reader_dup_title (reader, dossier_record_get_id (self->other));
  dossier_merge_choose_all (self);
  return dossier_merge_find_referring (self, reader, error) ? g_steal_pointer (&self) : NULL;
}

const DossierRecord *
dossier_merge_get_kept (const DossierMerge *self)
{
  return self->kept;
}

const DossierRecord *
dossier_merge_get_other (const DossierMerge *self)
{
  return self->other;
}

GPtrArray *
dossier_merge_get_fields (const DossierMerge *self)
{
  return self->fields;
}

guint
dossier_merge_get_n_moved (const DossierMerge *self)
{
  return self->referring->len;
}

guint
dossier_merge_get_n_between (const DossierMerge *self)
{
  return self->between->len;
}

/* A reference from one of the two to the other would lead to itself: it says nothing any more. */
static gboolean
leads_to_either (const DossierMerge *self,
                 const DossierValue *value)
{
  const char *id = value == NULL ? NULL : dossier_value_get_reference (value);

  return id != NULL && (strcmp (id, dossier_record_get_id (self->kept)) == 0 || strcmp (id, dossier_record_get_id (self->other)) == 0);
}

static DossierValue *
dup_both (const DossierMergeField *field)
{
  g_autofree char *text = g_strdup_printf ("%s\n\n%s", dossier_value_get_text (field->kept), dossier_value_get_text (field->other));

  return dossier_value_new_text (text);
}

/* NULL: the field is emptied. */
static DossierValue *
dup_chosen (const DossierMerge      *self,
            const DossierMergeField *field)
{
  DossierValue *value = field->choice == DOSSIER_MERGE_OTHER ? field->other : field->kept;

  if (field->choice == DOSSIER_MERGE_BOTH && dossier_value_get_text (field->kept) != NULL && dossier_value_get_text (field->other) != NULL)
    return dup_both (field);
  return value == NULL || leads_to_either (self, value) ? NULL : dossier_value_ref (value);
}

static void
set_chosen (const DossierMerge *self,
            DossierAct         *act)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const DossierMergeField *field = self->fields->pdata[i];
      g_autoptr (DossierValue) value = dup_chosen (self, field);

      if (!dossier_value_equal (value, field->kept))
        dossier_act_set (act, dossier_record_get_kind (self->kept), dossier_record_get_id (self->kept), field->field->code, g_steal_pointer (&value));
    }
}

static gboolean
is_about_the_two (const DossierMerge *self,
                  const DossierField *field,
                  const char         *key)
{
  const char *id = dossier_field_find_reference (field, key);

  return g_strcmp0 (id, dossier_record_get_id (self->kept)) == 0 || g_strcmp0 (id, dossier_record_get_id (self->other)) == 0;
}

/* "Not known", "not applicable" and "none" stand alone: what the other one knows besides takes their place. */
static void
unite_set (const DossierMerge *self,
           DossierAct         *act,
           const DossierField *field)
{
  const DossierKind *kind = dossier_record_get_kind (self->kept);
  const char        *id = dossier_record_get_id (self->kept);
  const char *const *kept = dossier_record_get_keys (self->kept, field->code);
  const char *const *other = dossier_record_get_keys (self->other, field->code);
  gboolean           gives_way = *kept != NULL && *other != NULL && dossier_key_is_answer (*kept) && dossier_key_compare_weight (*kept, *other) < 0;

  for (const char *const *key = kept; *key != NULL; key++)
    if (gives_way || is_about_the_two (self, field, *key))
      dossier_act_put (act, kind, id, field->code, *key, FALSE);
  for (; *other != NULL; other++)
    if (!g_strv_contains (kept, *other) && !is_about_the_two (self, field, *other) && (*kept == NULL || gives_way || !dossier_key_is_answer (*other)))
      dossier_act_put (act, kind, id, field->code, *other, TRUE);
}

static void
unite_sets (const DossierMerge *self,
            DossierAct         *act)
{
  const DossierKind *kind = dossier_record_get_kind (self->kept);

  for (guint i = 0; i < kind->n_fields; i++)
    if (dossier_field_is_set (&kind->fields[i]))
      unite_set (self, act, &kind->fields[i]);
}

/* The name that is not kept is one more name: people go on searching for it, and files go on bearing it. */
static void
keep_name (const DossierMerge *self,
           DossierAct         *act)
{
  const DossierKind *kind = dossier_record_get_kind (self->kept);
  g_autofree char   *one = NULL;
  g_autofree char   *two = NULL;
  const char        *kept, *other;

  if (dossier_kind_find_field (kind, "other_names") == NULL || dossier_kind_find_field (kind, "name") == NULL)
    return;
  kept = dossier_record_get_text (self->kept, "name");
  other = dossier_record_get_text (self->other, "name");
  if (kept == NULL || other == NULL)
    return;
  one = base_text_fold (kept);
  two = base_text_fold (other);
  if (strcmp (one, two) == 0)
    return;
  for (guint i = 0; i < self->fields->len; i++)
    {
      const DossierMergeField *field = self->fields->pdata[i];

      if (strcmp (field->field->code, "name") == 0)
        dossier_act_put (act, kind, dossier_record_get_id (self->kept), "other_names", field->choice == DOSSIER_MERGE_OTHER ? kept : other, TRUE);
    }
}

DossierAct *
dossier_merge_new_act (const DossierMerge *self)
{
  g_autofree char   *label = NULL;
  const DossierKind *kind;
  DossierAct        *act;

  g_return_val_if_fail (self != NULL, NULL);

  kind = dossier_record_get_kind (self->kept);
  /* Translators: what two records are called; the first becomes one with the second. */
  label = g_strdup_printf (_ ("“%s” merged into “%s”"), self->other_title != NULL ? self->other_title : "…", self->kept_title != NULL ? self->kept_title : "…");
  act = dossier_act_new (label);
  set_chosen (self, act);
  unite_sets (self, act);
  keep_name (self, act);
  for (guint i = 0; i < self->referring->len; i++)
    dossier_merge_move (self, act, self->referring->pdata[i]);
  for (guint i = 0; i < self->between->len; i++)
    dossier_act_delete (act, dossier_record_get_kind (self->between->pdata[i]), dossier_record_get_id (self->between->pdata[i]));
  dossier_act_set (act, kind, dossier_record_get_id (self->other), "merged_into", dossier_value_new_reference (dossier_record_get_id (self->kept)));
  return act;
}
