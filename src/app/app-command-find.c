#include "config.h"

#include "app-command-find.h"

#include "base-identifier.h"

#include <glib/gi18n-lib.h>

/* By what people call things by first; a name of any other kind comes last. */
static const DossierField things[] = {
  { .code = "structure", .type = DOSSIER_FIELD_REFERENCE, .target = "structure", .label = "Structure" },
  { .code = "territory", .type = DOSSIER_FIELD_REFERENCE, .target = "territory", .label = "Territory" },
  { .code = "record", .type = DOSSIER_FIELD_REFERENCE, .target = NULL, .label = "Record" },
};

static char *
find_by_words (const DossierNotation *notation,
               const char            *words,
               GError               **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    {
      g_autoptr (DossierValue) value = NULL;
      g_autoptr (GError)       local = NULL;

      if (dossier_notation_read (notation, &things[i], words, &value, &local))
        return g_strdup (value != NULL ? dossier_value_get_reference (value) : NULL);
      if (!g_error_matches (local, DOSSIER_NOTATION_ERROR, DOSSIER_NOTATION_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  return NULL;
}

char *
app_command_find_id (const DossierNotation *notation,
                     const char            *words,
                     GError               **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char   *lower = g_ascii_strdown (words, -1);
  char              *id = base_identifier_is_valid (lower) ? g_strdup (lower) : find_by_words (notation, words, &local);

  if (id != NULL)
    return id;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND, _ ("There is no record “%s” in this dossier."), words);
  return NULL;
}
