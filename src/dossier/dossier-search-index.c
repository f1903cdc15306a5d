#include "dossier-search-private.h"

#include "base-text.h"
#include "dossier-key.h"

#define SIGN "\xC2\xA7" /* §: a letter of no word, so never typed by accident */

static void
add_words (GString    *words,
           const char *text)
{
  g_autofree char *found = base_text_index_words (text);

  if (*found == '\0')
    return;
  if (words->len > 0)
    g_string_append_c (words, ' ');
  g_string_append (words, found);
}

/* Codes are ASCII; what is no letter or digit of theirs ("rep+") must not part the sign. */
void
dossier_search_add_sign (GString    *out,
                         const char *vocabulary,
                         const char *code)
{
  const char *parts[] = { vocabulary, code };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_string_append (out, SIGN);
      for (const char *byte = parts[i]; *byte != '\0'; byte++)
        if (g_ascii_isalnum (*byte))
          g_string_append_c (out, g_ascii_tolower (*byte));
        else
          g_string_append_printf (out, SIGN "%02x", (guint) (guchar) *byte);
    }
}

static void
add_term (GString            *words,
          const DossierField *field,
          const char         *code)
{
  if (words->len > 0)
    g_string_append_c (words, ' ');
  dossier_search_add_sign (words, field->target, code);
}

void
dossier_search_add_value (GString            *words,
                          const DossierField *field,
                          const DossierValue *value)
{
  const char *text;

  g_return_if_fail (words != NULL && field != NULL);

  if (value == NULL || !(field->flags & DOSSIER_FIELD_SEARCHABLE))
    return;
  text = dossier_value_get_text (value);
  if (text == NULL)
    return;
  if (field->type == DOSSIER_FIELD_VOCABULARY)
    add_term (words, field, text);
  else
    add_words (words, text);
}

void
dossier_search_add_key (GString            *words,
                        const DossierField *field,
                        const char         *key)
{
  g_autofree char *code = NULL;

  g_return_if_fail (words != NULL && field != NULL && key != NULL);

  if (!(field->flags & DOSSIER_FIELD_SEARCHABLE) || field->type == DOSSIER_FIELD_REFERENCES)
    return;
  if (dossier_key_is_answer (key))
    return;
  if (field->type == DOSSIER_FIELD_WORDS)
    {
      add_words (words, key);
      return;
    }
  code = g_strndup (key, strcspn (key, "@"));
  add_term (words, field, code);
}

char *
dossier_search_dup_index_text (const DossierRecord *record)
{
  GString           *words = g_string_new (NULL);
  const DossierKind *kind = dossier_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];

      if (!dossier_field_is_set (field))
        dossier_search_add_value (words, field, dossier_record_get (record, field->code));
      else
        for (const char *const *key = dossier_record_get_keys (record, field->code); *key != NULL; key++)
          dossier_search_add_key (words, field, *key);
    }
  return g_string_free (words, FALSE);
}
