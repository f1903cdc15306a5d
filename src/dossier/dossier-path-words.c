#include "config.h"

#include "dossier-path-words.h"

#include "dossier-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
dup_measure_label (const DossierPath       *self,
                   const DossierVocabulary *vocabulary)
{
  const char *label = dossier_kinds_translate (self->measure->label);

  if (self->measure->vocabulary != NULL)
    return g_strdup_printf ("%s %s", label, dossier_vocabulary_get_label (vocabulary, self->measure->vocabulary, self->parameter));
  if (self->measure->takes_number)
    /* Translators: "Neighbours without link", then a distance. */
    return g_strdup_printf (_ ("%s (within %s m)"), label, self->parameter);
  return g_strdup (label);
}

static char *
dup_end_label (const DossierPath       *self,
               const DossierVocabulary *vocabulary)
{
  if (self->measure != NULL)
    return dup_measure_label (self, vocabulary);
  if (self->field != NULL)
    return g_strdup (dossier_vocabulary_get_heading (vocabulary, self->field));
  return g_strdup (dossier_kinds_translate (self->kind->label));
}

static char *
join (const char *before,
      const char *after)
{
  /* Translators: what is looked at, then what of it: "Links: Programmes". */
  return g_strdup_printf (_ ("%s: %s"), before, after);
}

char *
dossier_path_dup_label (const DossierPath       *self,
                        const DossierVocabulary *vocabulary)
{
  g_autofree char *end = NULL;
  g_autofree char *through = NULL;

  g_return_val_if_fail (self != NULL && (vocabulary != NULL || self->parameter == NULL), NULL);

  if (dossier_path_is_number (self))
    return g_strdup (dossier_kinds_translate (self->relation->target->plural));
  end = dup_end_label (self, vocabulary);
  through = self->through == NULL ? g_strdup (end) : join (dossier_vocabulary_get_heading (vocabulary, self->through), end);
  /* "Linked structure: Type" says by itself that there is a link. */
  if (self->relation == NULL || (self->through != NULL && self->through->number == 0))
    return g_steal_pointer (&through);
  return join (dossier_kinds_translate (self->relation->target->plural), through);
}

static const char *
find_special (const char *value)
{
  if (*value == '\0')
    return _ ("Not answered");
  if (strcmp (value, "?") == 0)
    return _ ("Not known");
  if (strcmp (value, "-") == 0)
    return _ ("Not applicable");
  if (strcmp (value, DOSSIER_QUERY_NO_SCHOOL_YEAR) == 0)
    return _ ("Imprecise, or over several years");
  return NULL;
}

static char *
dup_measure_value (const DossierMeasure *measure,
                   const char           *value)
{
  for (const DossierMeasureValue *known = measure->values; known->code != NULL; known++)
    if (strcmp (known->code, value) == 0)
      return g_strdup (dossier_kinds_translate (known->label));
  return g_strdup (value);
}

static char *
dup_number (const char *value)
{
  const char *dots = strstr (value, "..");

  if (strcmp (value, "0") == 0)
    return g_strdup (_ ("None"));
  if (dots == NULL)
    return g_strdup (value);
  if (dots[2] == '\0')
    /* Translators: a number. */
    return g_strdup_printf (_ ("%.*s or more"), (int) (dots - value), value);
  /* Translators: two numbers. */
  return g_strdup_printf (_ ("%.*s to %s"), (int) (dots - value), value, dots + 2);
}

/* A programme with its carrier: only the programme is said here. */
static char *
dup_term (const DossierPath       *self,
          const char              *value,
          const DossierVocabulary *vocabulary)
{
  g_autofree char *code = g_strndup (value, strcspn (value, "@"));

  return g_strdup (dossier_vocabulary_get_label (vocabulary, self->field->target, code));
}

/* The field that something shows. */
static char *
dup_evidence (const DossierPath       *self,
              const char              *value,
              const DossierVocabulary *vocabulary)
{
  g_autofree char    *code = g_strndup (value, strcspn (value, "@"));
  const DossierField *field = dossier_kind_find_field (self->kind, code);

  return g_strdup (field == NULL ? code : dossier_vocabulary_get_heading (vocabulary, field));
}

static char *
dup_date (const char *value)
{
  char *words = g_strdup (value);

  if (strlen (words) == 9 && words[4] == '/') /* a school year */
    words[4] = '-';
  return words;
}

static char *
dup_record (const char    *id,
            DossierReader *reader)
{
  char *title = reader == NULL ? NULL : dossier_reader_dup_title (reader, id);

  return title == NULL ? g_strdup (id) : title;
}

static char *
dup_field_value (const DossierPath       *self,
                 const char              *value,
                 const DossierVocabulary *vocabulary,
                 DossierReader           *reader)
{
  if (dossier_field_is_set (self->field) && strcmp (value, DOSSIER_KEY_NONE) == 0)
    return g_strdup (C_ ("an answer to a list", "None"));
  switch (self->field->type)
    {
    case DOSSIER_FIELD_VOCABULARY:
    case DOSSIER_FIELD_VOCABULARIES:
    case DOSSIER_FIELD_PROGRAMMES:
      return dup_term (self, value, vocabulary);
    case DOSSIER_FIELD_REFERENCE:
    case DOSSIER_FIELD_REFERENCES:
      return dup_record (value, reader);
    case DOSSIER_FIELD_EVIDENCE:
      return dup_evidence (self, value, vocabulary);
    case DOSSIER_FIELD_BOOLEAN:
      return g_strdup (strcmp (value, "yes") == 0 || strcmp (value, "true") == 0 || strcmp (value, "1") == 0 ? _ ("Yes") : _ ("No"));
    case DOSSIER_FIELD_DATE:
      return dup_date (value);
    default:
      return strstr (value, "..") != NULL ? dup_number (value) : g_strdup (value);
    }
}

char *
dossier_path_dup_value_label (const DossierPath       *self,
                              const char              *value,
                              const DossierVocabulary *vocabulary,
                              DossierReader           *reader)
{
  g_return_val_if_fail (self != NULL && value != NULL && vocabulary != NULL, NULL);

  if (find_special (value) != NULL)
    return g_strdup (find_special (value));
  if (self->measure != NULL)
    return dup_measure_value (self->measure, value);
  if (self->field != NULL)
    return dup_field_value (self, value, vocabulary, reader);
  return dossier_path_is_number (self) ? dup_number (value) : dup_record (value, reader);
}

char *
dossier_query_dup_filter_words (const DossierQuery      *self,
                                guint                    index,
                                const DossierVocabulary *vocabulary,
                                DossierReader           *reader)
{
  const char *const     *values;
  const char            *text = dossier_query_get_filter (self, index, &values);
  DossierPath            path;
  g_autofree char       *label = NULL;
  g_autofree char       *words = NULL;
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL); /* words that were merged are told once */

  g_return_val_if_fail (text != NULL && dossier_path_read (dossier_kinds_find (dossier_query_get_kind (self)), text, &path), NULL);

  label = dossier_path_dup_label (&path, vocabulary);
  for (; *values != NULL; values++)
    {
      g_autofree char *value = dossier_path_dup_value_label (&path, *values, vocabulary, reader);
      g_autofree char *before = NULL;

      if (!g_hash_table_add (told, g_strdup (value)))
        continue;
      before = words;
      /* Translators: one of several values: "collège or lycée". */
      words = before == NULL ? g_steal_pointer (&value) : g_strdup_printf (_ ("%s or %s"), before, value);
    }
  return join (label, words);
}
