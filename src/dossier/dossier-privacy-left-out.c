#include "config.h"

#include "dossier-privacy.h"

#include "dossier-database.h"
#include "dossier-reader-private.h"
#include "dossier-schema.h"
#include "dossier-select-private.h"

#include <glib/gi18n-lib.h>

static gboolean
count_rows (DossierReader *reader,
            const char    *sql,
            gint64        *count,
            GError       **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_prepare (dossier_reader_get_database (reader), sql, error);

  if (statement == NULL || !dossier_statement_step (statement, error))
    return FALSE;
  *count = dossier_statement_get_integer (statement, 0);
  return TRUE;
}

/* In records that are shown. */
static gboolean
count_answers (DossierReader      *reader,
               DossierAudience     audience,
               const DossierKind  *kind,
               const DossierField *field,
               gint64             *count,
               GError            **error)
{
  g_autofree char *shown = dossier_select_dup_shown (kind, "k", (DossierVisibility) audience);
  g_autofree char *answered = NULL;
  g_autofree char *sql = NULL;

  if (dossier_field_is_set (field))
    answered = g_strdup_printf ("EXISTS (SELECT 1 FROM element WHERE ent = k.id AND field = %u)", field->number);
  else
    answered = g_strdup_printf ("k.\"%s%s\" IS NOT NULL", field->code, field->type == DOSSIER_FIELD_POSITION ? ".lon" : "");
  sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" k JOIN ent e ON e.id = k.id WHERE e.state = %d AND %s AND %s", kind->code,
                         DOSSIER_ENT_LIVING, answered, shown);
  return count_rows (reader, sql, count, error);
}

static void
note_left_out (GPtrArray          *left_out,
               const DossierKind  *kind,
               const DossierField *field,
               gint64              count)
{
  DossierLeftOut *one;

  if (count == 0)
    return;
  one = g_new (DossierLeftOut, 1);
  *one = (DossierLeftOut){ kind, field, count };
  g_ptr_array_add (left_out, one);
}

static gboolean
count_fields (DossierReader     *reader,
              DossierAudience    audience,
              const DossierKind *kind,
              GPtrArray         *left_out,
              GError           **error)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      gint64 count;

      if (dossier_privacy_may_show_field (audience, kind, &kind->fields[i]))
        continue;
      if (!count_answers (reader, audience, kind, &kind->fields[i], &count, error))
        return FALSE;
      note_left_out (left_out, kind, &kind->fields[i], count);
    }
  return TRUE;
}

/* Living records of the kind, those not shown. */
static gint64
count_hidden (DossierReader     *reader,
              DossierAudience    audience,
              const DossierKind *kind,
              GError           **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (kind->code);
  gint64                   all = dossier_reader_count (reader, query, error), shown;

  if (all <= 0)
    return all;
  dossier_query_set_audience (query, (DossierVisibility) audience);
  shown = dossier_reader_count (reader, query, error);
  return shown < 0 ? -1 : all - shown;
}

static gboolean
count_kind (DossierReader     *reader,
            DossierAudience    audience,
            const DossierKind *kind,
            GPtrArray         *left_out,
            GError           **error)
{
  gint64 hidden = count_hidden (reader, audience, kind, error);

  if (hidden < 0)
    return FALSE;
  note_left_out (left_out, kind, NULL, hidden);
  return count_fields (reader, audience, kind, left_out, error);
}

GPtrArray *
dossier_privacy_list_left_out (DossierReader     *reader,
                               DossierAudience    audience,
                               const char *const *kinds,
                               GError           **error)
{
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  guint                 n_all;
  const DossierKind    *all = dossier_kinds_get (&n_all);

  g_return_val_if_fail (reader != NULL, NULL);

  for (guint i = 0; i < n_all; i++)
    if ((kinds == NULL || g_strv_contains (kinds, all[i].code)) && !count_kind (reader, audience, &all[i], left_out, error))
      return NULL;
  return g_steal_pointer (&left_out);
}

char *
dossier_privacy_dup_left_out (GPtrArray               *left_out,
                              const DossierVocabulary *vocabulary)
{
  g_autoptr (GString) parts = g_string_new (NULL);

  g_return_val_if_fail (left_out != NULL, NULL);

  for (guint i = 0; i < left_out->len; i++)
    {
      const DossierLeftOut *one = g_ptr_array_index (left_out, i);
      const char           *kind = dossier_kinds_translate (one->kind->plural);

      g_string_append (parts, i > 0 ? ", " : "");
      if (one->field == NULL)
        g_string_append_printf (parts, "%s (%" G_GINT64_FORMAT ")", kind, one->count);
      else
        g_string_append_printf (parts, "%s – %s (%" G_GINT64_FORMAT ")", kind, dossier_vocabulary_get_heading (vocabulary, one->field), one->count);
    }
  /* Translators: then kinds of records and fields, each with how many. */
  return parts->len == 0 ? NULL : g_strdup_printf (_ ("Left out: %s"), parts->str);
}
