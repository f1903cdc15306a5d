/* insight-doubts-names.c - what may name somebody in a text where nobody should be named */
#include "config.h"

#include "insight-doubts-private.h"

#include <glib/gi18n-lib.h>

/* Of a kind, its free texts. */
typedef struct
{
  const DossierKind *kind;
  GPtrArray         *fields; /* DossierField */
} Texts;

static char *
dup_found (const char           *text,
           const DossierWarning *warning)
{
  return g_strndup (text + warning->start, warning->length);
}

static void
judge_text (InsightDoubting    *self,
            const DossierKind  *kind,
            const DossierField *field,
            const char         *id,
            const char         *text)
{
  g_autoptr (GArray) warnings = dossier_privacy_list_warnings (text);
  g_autofree char   *found = warnings->len == 0 ? NULL : dup_found (text, &g_array_index (warnings, DossierWarning, 0));

  if (found == NULL)
    return;
  /* Translators: a field, and the words in it that look like a name, a number or an address. */
  insight_doubting_add (self, "nominative", kind->code, id, field->code,
                        g_strdup_printf (_ ("“%s” may name somebody: “%s”."), dossier_vocabulary_get_heading (self->vocabulary, field), found));
}

static void
judge_row (InsightDoubting *self,
           DossierCursor   *row,
           gpointer         data)
{
  const Texts *texts = data;

  for (guint i = 0; i < texts->fields->len; i++)
    {
      const char *text = dossier_cursor_get_text (row, i + 1);

      if (text != NULL && *text != '\0')
        judge_text (self, texts->kind, texts->fields->pdata[i], dossier_cursor_get_text (row, 0), text);
    }
}

/* Notes kept by machines name nobody; a person's own fields name that person. */
static gboolean
is_free (const DossierField *field)
{
  return field->type == DOSSIER_FIELD_LONG_TEXT && !(field->flags & (DOSSIER_FIELD_HIDDEN | DOSSIER_FIELD_PERSONAL));
}

static gboolean
search_kind (InsightDoubting   *self,
             const DossierKind *kind,
             GError           **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  Texts                 texts = { kind, fields };

  g_ptr_array_add (columns, (gpointer) "id");
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_free (&kind->fields[i]))
      {
        g_ptr_array_add (fields, (gpointer) &kind->fields[i]);
        g_ptr_array_add (columns, (gpointer) kind->fields[i].code);
      }
  g_ptr_array_add (columns, NULL);
  return fields->len == 0 || insight_doubting_walk (self, kind->code, NULL, (const char *const *) columns->pdata, judge_row, &texts, error);
}

gboolean
insight_doubting_search_names (InsightDoubting *self,
                               GError         **error)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (!search_kind (self, &kinds[i], error))
      return FALSE;
  return TRUE;
}
