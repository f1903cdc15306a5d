#include "config.h"

#include "dossier-privacy.h"

#include "dossier-database.h"
#include "dossier-reader-private.h"
#include "dossier-schema.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const audiences[] = { "public", "network", "internal" };

gboolean
dossier_audience_from_code (const char      *code,
                            DossierAudience *audience)
{
  g_return_val_if_fail (audience != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    if (g_strcmp0 (code, audiences[i]) == 0)
      {
        *audience = (DossierAudience) i;
        return TRUE;
      }
  return FALSE;
}

const char *
dossier_audience_to_code (DossierAudience audience)
{
  g_return_val_if_fail ((guint) audience < G_N_ELEMENTS (audiences), NULL);

  return audiences[audience];
}

/* Audiences and visibilities go from the widest to the narrowest alike. */
static gboolean
shows (DossierAudience   audience,
       DossierVisibility visibility)
{
  return (guint) visibility <= (guint) audience;
}

gboolean
dossier_privacy_shows_kind (DossierAudience    audience,
                            const DossierKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  return shows (audience, kind->visibility);
}

gboolean
dossier_privacy_shows_field (DossierAudience     audience,
                             const DossierKind  *kind,
                             const DossierField *field)
{
  g_return_val_if_fail (kind != NULL && field != NULL, FALSE);

  return shows (audience, kind->visibility) && shows (audience, field->visibility);
}

gboolean
dossier_privacy_shows_record (DossierAudience      audience,
                              const DossierRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  return dossier_privacy_shows_kind (audience, dossier_record_get_kind (record));
}

static char *
dup_role (const DossierVocabulary *vocabulary,
          const DossierRecord     *record)
{
  const DossierKind *kind = dossier_record_get_kind (record);
  const char        *role = dossier_kind_find_field (kind, "role") == NULL ? NULL : dossier_record_get_text (record, "role");

  return g_strdup (role == NULL ? dossier_kinds_translate (kind->label) : dossier_vocabulary_get_label (vocabulary, "role", role));
}

char *
dossier_privacy_dup_title (DossierReader           *reader,
                           const DossierVocabulary *vocabulary,
                           DossierAudience          audience,
                           const char              *id)
{
  g_autoptr (DossierRecord) record = NULL;

  g_return_val_if_fail (reader != NULL && vocabulary != NULL && id != NULL, NULL);

  record = dossier_reader_find_record (reader, id, NULL);
  if (record == NULL)
    return NULL;
  return dossier_privacy_shows_record (audience, record) ? dossier_reader_dup_title (reader, id) : dup_role (vocabulary, record);
}

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

static gboolean
count_answers (DossierReader      *reader,
               const DossierKind  *kind,
               const DossierField *field,
               gint64             *count,
               GError            **error)
{
  g_autofree char *sql = NULL;

  if (dossier_field_is_set (field))
    sql = g_strdup_printf ("SELECT count(DISTINCT x.ent) FROM element x JOIN ent e ON e.id = x.ent WHERE e.kind = %u AND x.field = %u AND e.state = %d",
                           kind->number, field->number, DOSSIER_ENT_LIVING);
  else
    sql = g_strdup_printf ("SELECT count(k.\"%s%s\") FROM \"%s\" k JOIN ent e ON e.id = k.id WHERE e.state = %d",
                           field->code, field->type == DOSSIER_FIELD_POSITION ? ".lon" : "", kind->code, DOSSIER_ENT_LIVING);
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

      if (shows (audience, kind->fields[i].visibility))
        continue;
      if (!count_answers (reader, kind, &kind->fields[i], &count, error))
        return FALSE;
      note_left_out (left_out, kind, &kind->fields[i], count);
    }
  return TRUE;
}

static gboolean
count_kind (DossierReader     *reader,
            DossierAudience    audience,
            const DossierKind *kind,
            GPtrArray         *left_out,
            GError           **error)
{
  g_autoptr (DossierQuery) query = NULL;
  gint64                   count;

  if (dossier_privacy_shows_kind (audience, kind))
    return count_fields (reader, audience, kind, left_out, error);
  query = dossier_query_new (kind->code);
  count = dossier_reader_count (reader, query, error);
  if (count < 0)
    return FALSE;
  note_left_out (left_out, kind, NULL, count);
  return TRUE;
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
dossier_privacy_dup_left_out (GPtrArray *left_out)
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
        g_string_append_printf (parts, "%s – %s (%" G_GINT64_FORMAT ")", kind, dossier_kinds_translate (one->field->label), one->count);
    }
  /* Translators: then kinds of records and fields, each with how many. */
  return parts->len == 0 ? NULL : g_strdup_printf (_ ("Left out: %s"), parts->str);
}
