#include "dossier-select-private.h"

#include <string.h>

/* As the words of the vocabulary "visibility", from the widest to the narrowest. */
static const char *const codes[] = { "public", "network", "internal" };

/* What a record says of itself; its kind speaks where it says nothing. */
static void
add_own (GString           *out,
         const DossierKind *kind,
         const char        *alias,
         DossierVisibility  audience)
{
  if (dossier_kind_find_field (kind, "visibility") == NULL)
    {
      g_string_append (out, kind->visibility <= audience ? "1" : "0");
      return;
    }
  g_string_append_printf (out, "CASE %s.\"visibility\"", alias);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_string_append_printf (out, " WHEN '%s' THEN %d", codes[i], i <= audience);
  g_string_append_printf (out, " ELSE %d END", kind->visibility <= audience);
}

/* Each level of owners has an alias of its own: the one above and an o. */
static void
add_owners (GString           *out,
            const DossierKind *kind,
            const char        *alias,
            DossierVisibility  audience)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];
      g_autofree char    *above = NULL;
      g_autofree char    *shown = NULL;

      if (!(field->flags & DOSSIER_FIELD_OWNER))
        continue;
      above = g_strconcat (alias, "o", NULL);
      shown = dossier_select_dup_shown (dossier_kinds_find (field->target), above, audience);
      g_string_append_printf (out, " AND EXISTS (SELECT 1 FROM \"%s\" %s WHERE %s.id = %s.\"%s\" AND %s)", field->target, above, above, alias,
                              field->code, shown);
    }
}

char *
dossier_select_dup_shown (const DossierKind *kind,
                          const char        *alias,
                          DossierVisibility  audience)
{
  GString *out = g_string_new ("(");

  add_own (out, kind, alias, audience);
  add_owners (out, kind, alias, audience);
  g_string_append_c (out, ')');
  return g_string_free (out, FALSE);
}
