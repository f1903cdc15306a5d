#include "config.h"

#include "dossier-notation.h"

#include "base-identifier.h"
#include "base-text.h"
#include "dossier-key.h"
#include "dossier-notation-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_NAMED_TERMS 15 /* a longer list helps nobody */

G_DEFINE_QUARK (dossier_notation_error_quark, dossier_notation_error)

static gboolean
refuse (GError    **error,
        const char *format,
        const char *text)
{
  /* The format is one of ours, translated; it holds a single %s. */
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", text, 1);
  g_set_error_literal (error, DOSSIER_NOTATION_ERROR, DOSSIER_NOTATION_ERROR_UNREADABLE, message->str);
  return FALSE;
}

static gboolean
read_integer (const char    *text,
              DossierValue **value,
              GError       **error)
{
  double number;

  if (!base_text_read_number (text, &number) || number != floor (number) || fabs (number) > 9e15)
    return refuse (error, _ ("“%s” is not a whole number."), text);
  *value = dossier_value_new_integer ((gint64) number);
  return TRUE;
}

static gboolean
read_real (const char    *text,
           DossierValue **value,
           GError       **error)
{
  double number;

  if (!base_text_read_number (text, &number))
    return refuse (error, _ ("“%s” is not a number."), text);
  *value = dossier_value_new_real (number);
  return TRUE;
}

static gboolean
read_boolean (const char    *text,
              DossierValue **value,
              GError       **error)
{
  static const char *const yes[] = { "oui", "o", "vrai", "true", "yes", "y", "1", "x", NULL };
  static const char *const no[] = { "non", "n", "faux", "false", "no", "0", NULL };
  g_autofree char         *folded = base_text_fold (text);

  if (!g_strv_contains (yes, folded) && !g_strv_contains (no, folded))
    return refuse (error, _ ("“%s” is neither yes nor no."), text);
  *value = dossier_value_new_boolean (g_strv_contains (yes, folded));
  return TRUE;
}

/* "2.1,49.2", "2,1; 49,2", "2.1 49.2": a comma parts two numbers only where nothing else does. */
static gboolean
read_position (const char    *text,
               DossierValue **value,
               GError       **error)
{
  const char    *separator = strchr (text, ';') != NULL ? ";" : strchr (text, ' ') != NULL && strchr (text, '.') == NULL ? " "
                                                                                                                         : ",";
  g_auto (GStrv) parts = g_strsplit (text, separator, -1);
  double         lon, lat;

  if (g_strv_length (parts) != 2 || !base_text_read_number (parts[0], &lon) || !base_text_read_number (parts[1], &lat) ||
      fabs (lon) > 180 || fabs (lat) > 90)
    return refuse (error, _ ("“%s” is not a position: write longitude,latitude in degrees, as in 2.2045,48.9472."), text);
  *value = dossier_value_new_position (lon, lat);
  return TRUE;
}

static gboolean
read_date (const char    *text,
           DossierValue **value)
{
  g_autoptr (BaseDate) date = base_date_new_from_words (text);

  *value = dossier_value_new_date (date);
  return TRUE;
}

static char *
dup_terms (const DossierVocabulary *vocabulary,
           const char              *name)
{
  g_autoptr (GString)       out = g_string_new (NULL);
  guint                     n_terms;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (vocabulary, name, &n_terms);
  guint                     n_more = n_terms > MAX_NAMED_TERMS ? n_terms - MAX_NAMED_TERMS : 0;

  for (guint i = 0; i < n_terms - n_more; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", terms[i]->label);
  if (n_more > 0)
    /* Translators: several words, then how many there are besides. */
    return g_strdup_printf (ngettext ("%s and %u other", "%s and %u others", n_more), out->str, n_more);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
read_code (const DossierNotation *self,
           const DossierField    *field,
           const char            *text,
           GError               **error)
{
  const char      *code = dossier_vocabulary_find_code (self->vocabulary, field->target, text);
  g_autofree char *terms = NULL;

  if (code != NULL)
    return g_strdup (code);

  terms = dup_terms (self->vocabulary, field->target);
  /* Translators: a word typed, the name of a field, the words that can be chosen. */
  g_set_error (error, DOSSIER_NOTATION_ERROR, DOSSIER_NOTATION_ERROR_UNKNOWN_TERM, _ ("“%s” is not one of the words for “%s”: %s."),
               text, dossier_vocabulary_get_heading (self->vocabulary, field), terms);
  return NULL;
}

static gboolean
read_term (const DossierNotation *self,
           const DossierField    *field,
           const char            *text,
           DossierValue         **value,
           GError               **error)
{
  g_autofree char *code = read_code (self, field, text, error);

  if (code != NULL)
    *value = dossier_value_new_text (code);
  return code != NULL;
}

static gboolean
read_reference (const DossierNotation *self,
                const DossierField    *field,
                const char            *text,
                DossierValue         **value,
                GError               **error)
{
  g_autofree char *id = dossier_notation_find_record (self, field->target, text, error);

  if (id != NULL)
    *value = dossier_value_new_reference (id);
  return id != NULL;
}

static gboolean
read_answer (const DossierNotation *self,
             const DossierField    *field,
             const char            *text,
             DossierValue         **value,
             GError               **error)
{
  switch (field->type)
    {
    case DOSSIER_FIELD_INTEGER:
      return read_integer (text, value, error);
    case DOSSIER_FIELD_REAL:
      return read_real (text, value, error);
    case DOSSIER_FIELD_BOOLEAN:
      return read_boolean (text, value, error);
    case DOSSIER_FIELD_DATE:
      return read_date (text, value);
    case DOSSIER_FIELD_POSITION:
      return read_position (text, value, error);
    case DOSSIER_FIELD_VOCABULARY:
      return read_term (self, field, text, value, error);
    case DOSSIER_FIELD_REFERENCE:
      return read_reference (self, field, text, value, error);
    case DOSSIER_FIELD_OUTLINE:
      return refuse (error, _ ("An outline cannot be typed (“%s”): import it from a file."), text);
    default:
      *value = dossier_value_new_text (text);
      return TRUE;
    }
}

/* As it is typed, and as screens and sheets write it in either language: a sheet must be read back by whom did not write
 * it. '\0': it is an answer. */
static char
read_silence (const char *text)
{
  static const char *const unknown[] = { "?", "not known", "non renseigne", NULL };
  static const char *const not_applicable[] = { "-", "not applicable", "sans objet", NULL };
  g_autofree char         *folded = base_text_fold (text);

  if (g_strv_contains (unknown, folded) || g_str_equal (text, "?"))
    return '?';
  return g_strv_contains (not_applicable, folded) || g_str_equal (text, "-") ? '-' : '\0';
}

gboolean
dossier_notation_read (const DossierNotation *self,
                       const DossierField    *field,
                       const char            *text,
                       DossierValue         **value,
                       GError               **error)
{
  g_autofree char *sound = NULL;

  g_return_val_if_fail (self != NULL && field != NULL && value != NULL, FALSE);
  g_return_val_if_fail (!dossier_field_is_set (field), FALSE);

  *value = NULL;
  sound = g_strstrip (base_text_repair (text, -1));
  if (*sound == '\0')
    return TRUE;
  switch (read_silence (sound))
    {
    case '?':
      *value = dossier_value_new_unknown ();
      return TRUE;
    case '-':
      *value = dossier_value_new_not_applicable ();
      return TRUE;
    default:
      return read_answer (self, field, sound, value, error);
    }
}

static char *
read_programme (const DossierNotation *self,
                const DossierField    *field,
                const char            *text,
                GError               **error)
{
  const char      *at = strchr (text, '@');
  g_autofree char *name = at == NULL ? g_strdup (text) : g_strstrip (g_strndup (text, (gsize) (at - text)));
  g_autofree char *code = read_code (self, field, name, error);
  g_autofree char *carrier = NULL;

  if (code == NULL || at == NULL || at[1] == '\0')
    return g_steal_pointer (&code);
  carrier = dossier_notation_find_record (self, "structure", at + 1, error);
  return carrier == NULL ? NULL : g_strdup_printf ("%s@%s", code, carrier);
}

/* The field of the kind that is meant by its code or its name; NULL and an error when there is none. */
static const DossierField *
find_field_named (const DossierNotation *self,
                  const DossierField    *evidence,
                  const char            *words,
                  GError               **error)
{
  const DossierKind *kind = dossier_field_find_kind (evidence);

  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    if (dossier_vocabulary_is_heading (self->vocabulary, &kind->fields[i], words))
      return &kind->fields[i];
  g_set_error (error, DOSSIER_NOTATION_ERROR, DOSSIER_NOTATION_ERROR_UNREADABLE, _ ("“%s” is not the name of a field."), words);
  return NULL;
}

static char *
read_evidence (const DossierNotation *self,
               const DossierField    *field,
               const char            *text,
               GError               **error)
{
  const char         *at = strchr (text, '@');
  g_autofree char    *name = at == NULL ? NULL : g_strstrip (g_strndup (text, (gsize) (at - text)));
  const DossierField *about = name == NULL ? NULL : find_field_named (self, field, name, error);
  g_autofree char    *id = about == NULL ? NULL : dossier_notation_find_record (self, NULL, at + 1, error);

  if (name == NULL)
    refuse (error, _ ("“%s” does not say what shows which field: write FIELD@RECORD."), text);
  return id == NULL ? NULL : g_strdup_printf ("%s@%s", about->code, id);
}

static gboolean
is_first_part (const DossierNotation *self,
               const DossierField    *field,
               const char            *words)
{
  if (field->type == DOSSIER_FIELD_PROGRAMMES)
    return dossier_vocabulary_find_code (self->vocabulary, field->target, words) != NULL;
  return field->type == DOSSIER_FIELD_EVIDENCE && find_field_named (self, field, words, NULL) != NULL;
}

/* Screens and sheets write "CLAS (Les Lilas)"; it is typed "CLAS@Les Lilas". Both parts may hold parentheses. */
static char *
dup_as_typed (const DossierNotation *self,
              const DossierField    *field,
              const char            *text)
{
  const char *at = strchr (text, '@') == NULL && g_str_has_suffix (text, ")") && !is_first_part (self, field, text) ? strstr (text, " (") : NULL;

  for (; at != NULL; at = strstr (at + 1, " ("))
    {
      g_autofree char *before = g_strndup (text, (gsize) (at - text));

      if (is_first_part (self, field, before))
        return g_strdup_printf ("%s@%.*s", before, (int) strlen (at) - 3, at + 2);
    }
  return g_strdup (text);
}

/* Asked, and there is none: a list alone can say so, anything else has its own "no". */
static gboolean
reads_none (const char *text)
{
  static const char *const none[] = { "none", "aucun", "aucune", "aucun e", "rien", "neant", NULL };
  g_autofree char         *folded = base_text_fold (text);

  return g_str_equal (text, DOSSIER_KEY_NONE) || g_strv_contains (none, folded);
}

char *
dossier_notation_read_key (const DossierNotation *self,
                           const DossierField    *field,
                           const char            *text,
                           GError               **error)
{
  g_autofree char *sound = NULL, *typed = NULL;
  char             silence[2] = "";

  g_return_val_if_fail (self != NULL && field != NULL && text != NULL, NULL);
  g_return_val_if_fail (dossier_field_is_set (field), NULL);

  sound = g_strstrip (base_text_repair (text, -1));
  silence[0] = read_silence (sound);
  if (silence[0] != '\0')
    return g_strdup (silence);
  if (reads_none (sound))
    return g_strdup (DOSSIER_KEY_NONE);
  typed = dup_as_typed (self, field, sound);
  switch (field->type)
    {
    case DOSSIER_FIELD_PROGRAMMES:
      return read_programme (self, field, typed, error);
    case DOSSIER_FIELD_EVIDENCE:
      return read_evidence (self, field, typed, error);
    case DOSSIER_FIELD_VOCABULARIES:
      return read_code (self, field, sound, error);
    case DOSSIER_FIELD_REFERENCES:
      return dossier_notation_find_record (self, field->target, sound, error);
    default:
      return g_steal_pointer (&sound);
    }
}

static gboolean
read_keys (const DossierNotation *self,
           const DossierField    *field,
           const char *const     *texts,
           GPtrArray             *keys,
           GError               **error)
{
  for (; *texts != NULL; texts++)
    {
      char *key;

      if (**texts == '\0')
        continue;
      key = dossier_notation_read_key (self, field, *texts, error);
      if (key == NULL)
        return FALSE;
      g_ptr_array_add (keys, key);
    }
  g_ptr_array_add (keys, NULL);
  return TRUE;
}

static gboolean
put_keys (const DossierNotation *self,
          DossierAct            *act,
          const DossierKind     *kind,
          const char            *subject,
          const DossierRecord   *current,
          const DossierField    *field,
          const char *const     *texts,
          GError               **error)
{
  static const char *const none[] = { NULL };
  const char *const       *before = current == NULL ? none : dossier_record_get_keys (current, field->code);
  g_autoptr (GPtrArray)    keys = g_ptr_array_new_with_free_func (g_free);

  if (!read_keys (self, field, texts, keys, error))
    return FALSE;
  for (const char *const *key = before; *key != NULL; key++)
    if (!g_strv_contains ((const char *const *) keys->pdata, *key))
      dossier_act_put (act, kind, subject, field->code, *key, FALSE);
  for (const char *const *key = (const char *const *) keys->pdata; *key != NULL; key++)
    if (!g_strv_contains (before, *key))
      dossier_act_put (act, kind, subject, field->code, *key, TRUE);
  return TRUE;
}

gboolean
dossier_notation_put (const DossierNotation *self,
                      DossierAct            *act,
                      const DossierKind     *kind,
                      const char            *subject,
                      const DossierRecord   *current,
                      const DossierField    *field,
                      const char *const     *texts,
                      GError               **error)
{
  g_autoptr (DossierValue) value = NULL;
  guint                    n_texts;

  g_return_val_if_fail (self != NULL && act != NULL && kind != NULL && field != NULL && texts != NULL, FALSE);

  if (dossier_field_is_set (field))
    return put_keys (self, act, kind, subject, current, field, texts, error);

  n_texts = g_strv_length ((char **) texts);
  if (n_texts > 1)
    return refuse (error, _ ("“%s” takes a single value."), dossier_vocabulary_get_heading (self->vocabulary, field));
  if (!dossier_notation_read (self, field, n_texts == 0 ? "" : texts[0], &value, error))
    return FALSE;
  if (!dossier_value_equal (value, current == NULL ? NULL : dossier_record_get (current, field->code)))
    dossier_act_set (act, kind, subject, field->code, g_steal_pointer (&value));
  return TRUE;
}
