#include "dossier-view-comparison.h"

#include "dossier-notation.h"

#include <string.h>

void
dossier_view_comparison_question_free (DossierViewComparisonQuestion *self)
{
  g_free (self->ids[0]);
  g_free (self->ids[1]);
  g_free (self);
}

static void
free_line (gpointer data)
{
  DossierViewComparisonLine *line = data;

  g_free (line->label);
  g_free (line->texts[0]);
  g_free (line->texts[1]);
  g_free (line);
}

void
dossier_view_comparison_free (DossierViewComparison *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->merge, dossier_merge_free);
  g_free (self->titles[0]);
  g_free (self->titles[1]);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

/* --- reading */

/* What machines keep is not for the eye, and follows what is chosen. */
static gboolean
is_shown (const DossierField *field)
{
  return !(field->flags & DOSSIER_FIELD_HIDDEN) && strcmp (field->code, "position_precision") != 0;
}

static gboolean
may_be_both (const DossierMergeField *field)
{
  return field->field->type == DOSSIER_FIELD_LONG_TEXT && field->kept != NULL && dossier_value_get_text (field->kept) != NULL && field->other != NULL &&
         dossier_value_get_text (field->other) != NULL;
}

static void
add_line (DossierViewComparison   *self,
          const DossierNotation   *notation,
          const DossierMergeField *field)
{
  DossierViewComparisonLine *line = g_new0 (DossierViewComparisonLine, 1);

  line->field = field->field;
  line->label = g_strdup (dossier_vocabulary_get_heading (notation->vocabulary, field->field));
  line->texts[self->kept] = dossier_notation_dup_text (notation, field->field, field->kept);
  line->texts[1 - self->kept] = dossier_notation_dup_text (notation, field->field, field->other);
  line->may_be_both = may_be_both (field);
  if (is_shown (field->field) && strcmp (line->texts[0], line->texts[1]) != 0)
    {
      g_ptr_array_add (self->lines, line);
      return;
    }
  self->n_same += is_shown (field->field) ? 1 : 0;
  free_line (line);
}

gpointer
dossier_view_comparison_read (DossierReader *reader,
                              gpointer       data,
                              GCancellable  *cancellable,
                              GError       **error)
{
  const DossierViewComparisonQuestion *question = data;
  g_autoptr (DossierViewComparison)    self = g_new0 (DossierViewComparison, 1);
  g_autoptr (DossierVocabulary)        vocabulary = dossier_vocabulary_load (reader, error);
  DossierNotation                      notation = { .vocabulary = vocabulary, .reader = reader };
  GPtrArray                           *fields;

  self->kept = question->kept;
  self->lines = g_ptr_array_new_with_free_func (free_line);
  if (vocabulary != NULL)
    self->merge = dossier_merge_new (reader, question->ids[self->kept], question->ids[1 - self->kept], error);
  if (self->merge == NULL)
    return NULL;
  for (guint i = 0; i < 2; i++)
    self->titles[i] = dossier_reader_dup_title (reader, question->ids[i]);
  fields = dossier_merge_get_fields (self->merge);
  for (guint i = 0; i < fields->len; i++)
    add_line (self, &notation, fields->pdata[i]);
  return g_steal_pointer (&self);
}

gboolean
dossier_view_comparison_equal (const DossierViewComparison *one,
                               const DossierViewComparison *other)
{
  if (one == NULL || other == NULL || one->lines->len != other->lines->len)
    return one == other;
  for (guint i = 0; i < one->lines->len; i++)
    {
      const DossierViewComparisonLine *line = one->lines->pdata[i], *second = other->lines->pdata[i];

      if (line->field != second->field || strcmp (line->label, second->label) != 0 || strcmp (line->texts[0], second->texts[0]) != 0 || strcmp (line->texts[1], second->texts[1]) != 0)
        return FALSE;
    }
  return g_strcmp0 (one->titles[0], other->titles[0]) == 0 && g_strcmp0 (one->titles[1], other->titles[1]) == 0;
}

/* --- choosing */

guint
dossier_view_comparison_get_choice (const DossierViewComparison *self,
                                    const DossierField          *field)
{
  GPtrArray *fields = dossier_merge_get_fields (self->merge);

  for (guint i = 0; i < fields->len; i++)
    {
      const DossierMergeField *found = fields->pdata[i];

      if (found->field == field)
        return found->choice == DOSSIER_MERGE_BOTH ? DOSSIER_VIEW_COMPARISON_BOTH : found->choice == DOSSIER_MERGE_KEPT ? self->kept
                                                                                                                        : 1 - self->kept;
    }
  return self->kept;
}

gboolean
dossier_view_comparison_choose (DossierViewComparison *self,
                                const char            *field,
                                guint                  choice)
{
  g_return_val_if_fail (self != NULL && choice <= DOSSIER_VIEW_COMPARISON_BOTH, FALSE);

  return dossier_merge_choose (self->merge, field, choice == DOSSIER_VIEW_COMPARISON_BOTH ? DOSSIER_MERGE_BOTH : choice == self->kept ? DOSSIER_MERGE_KEPT
                                                                                                                                      : DOSSIER_MERGE_OTHER);
}
