#include "dossier-headings.h"

#include <string.h>

#define PREFIX "heading_"
#define STEP 10 /* between two fields, as between two terms */

static const char *const kinds[] = {
  "structure", "territory", "person", "assignment", "link", "link_step", "absence", "action", "shared_evaluation",
  "source", "interview", "passage", "question", "practice", "open_question", "tool", NULL
};

static gboolean
is_asked (const DossierField *field)
{
  return (field->flags & DOSSIER_FIELD_HIDDEN) == 0;
}

const DossierKind *
dossier_headings_find_kind (const char *vocabulary)
{
  const char *code;

  g_return_val_if_fail (vocabulary != NULL, NULL);

  if (!g_str_has_prefix (vocabulary, PREFIX))
    return NULL;
  code = vocabulary + strlen (PREFIX);
  return g_strv_contains (kinds, code) ? dossier_kinds_find (code) : NULL;
}

const DossierField *
dossier_headings_find_field (const char *vocabulary,
                             const char *code)
{
  const DossierKind  *kind = dossier_headings_find_kind (vocabulary);
  const DossierField *field = kind == NULL ? NULL : dossier_kind_find_field (kind, code);

  return field != NULL && is_asked (field) ? field : NULL;
}

char *
dossier_headings_dup_vocabulary (const DossierField *field)
{
  const DossierKind *kind;

  g_return_val_if_fail (field != NULL, NULL);

  kind = is_asked (field) ? dossier_field_find_kind (field) : NULL;
  return kind != NULL && g_strv_contains (kinds, kind->code) ? g_strconcat (PREFIX, kind->code, NULL) : NULL;
}

gint64
dossier_headings_get_order (const DossierField *field)
{
  const DossierKind *kind;

  g_return_val_if_fail (field != NULL, 0);

  kind = dossier_field_find_kind (field);
  return kind != NULL ? (field - kind->fields + 1) * STEP : 0;
}

void
dossier_headings_visit (DossierHeadingVisit visit,
                        gpointer            data)
{
  for (const char *const *code = kinds; *code != NULL; code++)
    {
      const DossierKind *kind = dossier_kinds_find (*code);
      g_autofree char   *vocabulary = g_strconcat (PREFIX, kind->code, NULL);

      for (guint i = 0; i < kind->n_fields; i++)
        if (is_asked (&kind->fields[i]))
          visit (vocabulary, &kind->fields[i], data);
    }
}
