#include "dossier-merge-private.h"

#include "dossier-privacy.h"

#include <string.h>

/* What machines keep of the merging itself is not chosen. */
static gboolean
is_chosen (const DossierField *field)
{
  return !dossier_field_is_set (field) && strcmp (field->code, "merged_into") != 0;
}

/* "Not known" says less than any answer. */
static gboolean
says_something (const DossierValue *value)
{
  return value != NULL && dossier_value_get_value_type (value) != DOSSIER_VALUE_UNKNOWN && dossier_value_get_value_type (value) != DOSSIER_VALUE_ERASED;
}

/* Whoever was kept from seeing one of the two is kept from seeing both. */
static DossierMergeChoice
choose_visibility (const DossierMerge *self)
{
  return dossier_privacy_get_visibility (self->other) > dossier_privacy_get_visibility (self->kept) ? DOSSIER_MERGE_OTHER : DOSSIER_MERGE_KEPT;
}

static DossierMergeChoice
choose (const DossierMerge      *self,
        const DossierMergeField *field)
{
  if (strcmp (field->field->code, "visibility") == 0)
    return choose_visibility (self);
  if (!says_something (field->kept))
    return field->kept == NULL || says_something (field->other) ? DOSSIER_MERGE_OTHER : DOSSIER_MERGE_KEPT;
  if (field->field->type == DOSSIER_FIELD_LONG_TEXT && says_something (field->other) && !dossier_value_equal (field->kept, field->other))
    return DOSSIER_MERGE_BOTH;
  return DOSSIER_MERGE_KEPT;
}

static DossierMergeField *
find_field (const DossierMerge *self,
            const char         *code)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      DossierMergeField *field = self->fields->pdata[i];

      if (strcmp (field->field->code, code) == 0)
        return field;
    }
  return NULL;
}

/* How exactly a place is known goes with the place. */
static void
keep_places_whole (DossierMerge *self)
{
  const DossierMergeField *position = find_field (self, "position");
  DossierMergeField       *precision = find_field (self, "position_precision");

  if (position != NULL && precision != NULL)
    precision->choice = position->choice;
}

void
dossier_merge_choose_all (DossierMerge *self)
{
  const DossierKind *kind = dossier_record_get_kind (self->kept);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];
      DossierValue       *kept = is_chosen (field) ? dossier_record_get (self->kept, field->code) : NULL;
      DossierValue       *other = is_chosen (field) ? dossier_record_get (self->other, field->code) : NULL;
      DossierMergeField  *found;

      if (kept == NULL && other == NULL)
        continue;
      found = g_new0 (DossierMergeField, 1);
      found->field = field;
      found->kept = kept;
      found->other = other;
      found->choice = choose (self, found);
      g_ptr_array_add (self->fields, found);
    }
  keep_places_whole (self);
}

gboolean
dossier_merge_choose (DossierMerge      *self,
                      const char        *field,
                      DossierMergeChoice choice)
{
  DossierMergeField *found;

  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  found = find_field (self, field);
  if (found == NULL || (choice == DOSSIER_MERGE_BOTH && (found->field->type != DOSSIER_FIELD_LONG_TEXT || !says_something (found->kept) || !says_something (found->other))))
    return FALSE;
  found->choice = choice;
  if (strcmp (field, "position") == 0)
    keep_places_whole (self);
  return TRUE;
}
