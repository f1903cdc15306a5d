#include "config.h"

#include "dossier-history-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SHOWN 80 /* characters of a value; the record shows the rest */

struct _DossierTelling
{
  const DossierNotation *notation; /* borrowed */
  const DossierKind     *kind;
  GHashTable            *values; /* "number" → what was said before, as text */
  const DossierField    *only;   /* borrowed; NULL: all are told */
  gboolean               begun;
};

DossierTelling *
dossier_telling_new (const DossierNotation *notation,
                     const DossierKind     *kind)
{
  DossierTelling *self = g_new0 (DossierTelling, 1);

  self->notation = notation;
  self->kind = kind;
  self->values = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
dossier_telling_free (DossierTelling *self)
{
  g_hash_table_unref (self->values);
  g_free (self);
}

void
dossier_telling_set_only (DossierTelling     *self,
                          const DossierField *field)
{
  self->only = field;
}

static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_SHOWN)
    return g_steal_pointer (&line);
  cut = g_utf8_substring (line, 0, MAX_SHOWN - 1);
  return g_strconcat (cut, "…", NULL);
}

static void
begin_part (GString *sentence)
{
  if (sentence->len > 0)
    g_string_append (sentence, " ; ");
}

/* NULL: said nothing. */
static char *
dup_value_text (DossierTelling          *self,
                const DossierField      *field,
                const DossierAssignment *assignment)
{
  g_autoptr (DossierValue) value = NULL;
  g_autofree char         *text = NULL;

  if (!dossier_codec_read_value (assignment->value, assignment->value_length, field->type, &value) || value == NULL)
    return NULL;
  text = dossier_notation_dup_text (self->notation, field, value);
  return shorten (text);
}

static void
tell_value (DossierTelling          *self,
            const DossierField      *field,
            const DossierAssignment *assignment,
            GString                 *sentence)
{
  const char      *label = dossier_vocabulary_get_heading (self->notation->vocabulary, field);
  const char      *before = g_hash_table_lookup (self->values, GUINT_TO_POINTER (field->number));
  g_autofree char *after = dup_value_text (self, field, assignment);

  begin_part (sentence);
  if (dossier_codec_is_erased (assignment->value, assignment->value_length))
    {
      /* Translators: a field whose answer was erased for ever. */
      g_string_append_printf (sentence, _ ("%s: erased"), label);
      g_hash_table_remove (self->values, GUINT_TO_POINTER (field->number));
      return;
    }
  if (after == NULL)
    /* Translators: a field, what it said before it was emptied. */
    g_string_append_printf (sentence, _ ("%s: “%s” taken away"), label, before == NULL ? "" : before);
  else if (before == NULL)
    /* Translators: a field, what it says now. */
    g_string_append_printf (sentence, _ ("%s: “%s”"), label, after);
  else
    /* Translators: a field, what it said, what it says now. */
    g_string_append_printf (sentence, _ ("%s: “%s” → “%s”"), label, before, after);
  g_hash_table_insert (self->values, GUINT_TO_POINTER (field->number), g_steal_pointer (&after));
}

static void
tell_key (DossierTelling          *self,
          const DossierField      *field,
          const DossierAssignment *assignment,
          GString                 *sentence)
{
  g_autofree char         *key = g_strndup (assignment->key, assignment->key_length);
  g_autofree char         *text = dossier_notation_dup_key_text (self->notation, field, key);
  g_autofree char         *shown = shorten (text);
  g_autoptr (DossierValue) value = NULL;
  gboolean                 in;

  in = dossier_codec_read_value (assignment->value, assignment->value_length, field->type, &value) && value != NULL &&
       dossier_value_get_value_type (value) == DOSSIER_VALUE_BOOLEAN && dossier_value_get_boolean (value);
  begin_part (sentence);
  /* Translators: a field that holds several words, one of them put in or taken out. */
  g_string_append_printf (sentence, in ? _ ("%s: “%s” added") : _ ("%s: “%s” taken out"), dossier_vocabulary_get_heading (self->notation->vocabulary, field), shown);
}

/* What machines keep for themselves is no answer of a person; what it refers to is one. */
static gboolean
is_machine_words (const DossierField *field)
{
  return (field->flags & DOSSIER_FIELD_HIDDEN) != 0 && field->type != DOSSIER_FIELD_REFERENCE && field->type != DOSSIER_FIELD_REFERENCES &&
         field->type != DOSSIER_FIELD_VOCABULARY && field->type != DOSSIER_FIELD_DATE;
}

static void
tell_set (DossierTelling *self,
          const guint8   *data,
          gsize           length,
          GString        *sentence)
{
  DossierBytes      in = { data, data + length, TRUE };
  guint64           left = dossier_codec_begin_set (&in);
  DossierAssignment assignment;
  gboolean          is_kept = FALSE;

  while (dossier_codec_next_assignment (&in, &left, &assignment))
    {
      const DossierField *field = dossier_kind_find_field_number (self->kind, assignment.field);

      if (field == NULL || (self->only != NULL && self->only != field)) /* written by a newer Liens: kept, not told */
        continue;
      if (is_machine_words (field))
        is_kept = TRUE;
      else if (assignment.key_length > 0)
        tell_key (self, field, &assignment, sentence);
      else
        tell_value (self, field, &assignment, sentence);
    }
  if (is_kept && sentence->len == 0)
    g_string_append (sentence, _ ("What Liens keeps of it changed"));
}

/* Of a person it is told as a whole; elsewhere, by its fields. */
static void
tell_erasure (DossierTelling *self,
              const guint8   *data,
              gsize           length,
              GString        *sentence)
{
  if (strcmp (self->kind->code, "person") == 0)
    {
      begin_part (sentence);
      g_string_append (sentence, _ ("Anonymised"));
      return;
    }
  for (guint i = 0; i < self->kind->n_fields; i++)
    if ((self->only == NULL || self->only == &self->kind->fields[i]) && dossier_codec_erase_covers (data, length, self->kind->fields[i].number))
      {
        begin_part (sentence);
        g_string_append_printf (sentence, _ ("%s: all that it said was erased"), dossier_vocabulary_get_heading (self->notation->vocabulary, &self->kind->fields[i]));
      }
}

void
dossier_telling_add (DossierTelling *self,
                     DossierOpKind   op,
                     const guint8   *data,
                     gsize           length,
                     GString        *sentence)
{
  if (!self->begun && self->only == NULL)
    {
      begin_part (sentence);
      g_string_append (sentence, _ ("Created"));
    }
  self->begun = TRUE;
  switch (op)
    {
    case DOSSIER_OP_SET:
      tell_set (self, data, length, sentence);
      break;
    case DOSSIER_OP_DELETE:
      if (self->only != NULL)
        break;
      begin_part (sentence);
      g_string_append (sentence, _ ("Put in the trash"));
      break;
    case DOSSIER_OP_RESTORE:
      if (self->only != NULL)
        break;
      begin_part (sentence);
      g_string_append (sentence, _ ("Taken out of the trash"));
      break;
    case DOSSIER_OP_ERASE:
      tell_erasure (self, data, length, sentence);
      break;
    default: /* a newer Liens did something this one does not know */
      break;
    }
}
