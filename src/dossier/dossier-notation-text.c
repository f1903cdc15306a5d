#include "config.h"

#include "dossier-notation.h"

#include "base-text.h"
#include "dossier-key.h"
#include "dossier-standing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
dup_number (double number)
{
  g_autofree char *text = base_text_dup_number (number);

  return g_strdelimit (g_steal_pointer (&text), ".", ',');
}

static char *
dup_date (const BaseDate *date)
{
  return base_date_dup_text (date);
}

static char *
dup_position (const DossierValue *value)
{
  double           lon, lat;
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  dossier_value_get_position (value, &lon, &lat);
  x = base_text_dup_number (lon);
  y = base_text_dup_number (lat);
  return g_strdup_printf ("%s,%s", x, y);
}

static char *
dup_title (const DossierNotation *self,
           const char            *id)
{
  char *title = NULL;

  if (self->reader != NULL && self->audience != NULL)
    title = dossier_privacy_dup_title (self->reader, self->vocabulary, *self->audience, id);
  else if (self->reader != NULL)
    title = dossier_reader_dup_title (self->reader, id);
  return title == NULL ? g_strdup (id) : title;
}

static char *
dup_answer (const DossierNotation *self,
            const DossierField    *field,
            const DossierValue    *value)
{
  switch (dossier_value_get_value_type (value))
    {
    case DOSSIER_VALUE_TEXT:
      if (field->type == DOSSIER_FIELD_VOCABULARY)
        return g_strdup (dossier_vocabulary_get_label (self->vocabulary, field->target, dossier_value_get_text (value)));
      return g_strdup (dossier_value_get_text (value));
    case DOSSIER_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, dossier_value_get_integer (value));
    case DOSSIER_VALUE_REAL:
      return dup_number (dossier_value_get_real (value));
    case DOSSIER_VALUE_BOOLEAN:
      return g_strdup (dossier_value_get_boolean (value) ? _ ("yes") : _ ("no"));
    case DOSSIER_VALUE_DATE:
      return dup_date (dossier_value_get_date (value));
    case DOSSIER_VALUE_POSITION:
      return dup_position (value);
    case DOSSIER_VALUE_REFERENCE:
      return dup_title (self, dossier_value_get_reference (value));
    case DOSSIER_VALUE_BYTES:
      return g_strdup (_ ("outline"));
    default:
      return g_strdup ("");
    }
}

char *
dossier_notation_dup_text (const DossierNotation *self,
                           const DossierField    *field,
                           const DossierValue    *value)
{
  g_return_val_if_fail (self != NULL && field != NULL, NULL);

  if (value == NULL)
    return g_strdup ("");
  switch (dossier_value_get_value_type (value))
    {
    case DOSSIER_VALUE_UNKNOWN:
      return g_strdup (_ ("not known"));
    case DOSSIER_VALUE_NOT_APPLICABLE:
      return g_strdup (_ ("not applicable"));
    case DOSSIER_VALUE_ERASED:
      return g_strdup (_ ("erased"));
    default:
      return dup_answer (self, field, value);
    }
}

static char *
dup_programme (const DossierNotation *self,
               const DossierField    *field,
               const char            *key)
{
  const char      *at = strchr (key, '@');
  g_autofree char *code = at == NULL ? g_strdup (key) : g_strndup (key, (gsize) (at - key));
  const char      *label = dossier_vocabulary_get_label (self->vocabulary, field->target, code);
  g_autofree char *carrier = NULL;

  if (at == NULL)
    return g_strdup (label);
  carrier = dup_title (self, at + 1);
  return g_strdup_printf ("%s (%s)", label, carrier);
}

/* "Quality (Interview of 3 March)" */
static char *
dup_evidence (const DossierNotation *self,
              const DossierField    *field,
              const char            *key)
{
  const char         *shown = dossier_field_find_reference (field, key);
  g_autofree char    *code = g_strndup (key, strcspn (key, "@"));
  const DossierKind  *kind = dossier_field_find_kind (field);
  const DossierField *about = kind != NULL ? dossier_kind_find_field (kind, code) : NULL;
  g_autofree char    *title = shown != NULL ? dup_title (self, shown) : NULL;

  const char *label = about != NULL ? dossier_vocabulary_get_heading (self->vocabulary, about) : code;

  return title != NULL ? g_strdup_printf ("%s (%s)", label, title) : g_strdup (label);
}

char *
dossier_notation_dup_key_text (const DossierNotation *self,
                               const DossierField    *field,
                               const char            *key)
{
  g_return_val_if_fail (self != NULL && field != NULL && key != NULL, NULL);

  if (g_str_equal (key, DOSSIER_KEY_UNKNOWN))
    return g_strdup (_ ("not known"));
  if (g_str_equal (key, DOSSIER_KEY_NOT_APPLICABLE))
    return g_strdup (_ ("not applicable"));
  if (g_str_equal (key, DOSSIER_KEY_NONE))
    return g_strdup (C_ ("an answer to a list", "none"));
  switch (field->type)
    {
    case DOSSIER_FIELD_PROGRAMMES:
      return dup_programme (self, field, key);
    case DOSSIER_FIELD_EVIDENCE:
      return dup_evidence (self, field, key);
    case DOSSIER_FIELD_VOCABULARIES:
      return g_strdup (dossier_vocabulary_get_label (self->vocabulary, field->target, key));
    case DOSSIER_FIELD_REFERENCES:
      return dup_title (self, key);
    default:
      return g_strdup (key);
    }
}

char *
dossier_notation_dup_keys_text (const DossierNotation *self,
                                const DossierField    *field,
                                const char *const     *keys)
{
  GString               *out = g_string_new (NULL);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (keys != NULL, NULL);

  for (; *keys != NULL; keys++)
    if (g_hash_table_add (told, dossier_standing_dup_key (self->vocabulary, field, *keys)))
      {
        g_autofree char *text = dossier_notation_dup_key_text (self, field, *keys);

        g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", text);
      }
  return g_string_free (out, FALSE);
}
