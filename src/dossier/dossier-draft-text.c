#include "dossier-draft-private.h"

#include <string.h>

static DossierNotation
make_notation (DossierDraft *self)
{
  return (DossierNotation){ self->vocabulary, NULL };
}

static const char *
find_name (DossierDraft *self,
           const char   *id)
{
  const char *name = g_hash_table_lookup (self->names, id);

  return name == NULL ? id : name;
}

static char *
dup_value_text (DossierDraft       *self,
                const DossierField *field,
                DossierRecord      *record)
{
  DossierNotation notation = make_notation (self);
  DossierValue   *value = dossier_record_get (record, field->code);
  const char     *reference = value == NULL ? NULL : dossier_value_get_reference (value);

  return reference != NULL ? g_strdup (find_name (self, reference)) : dossier_notation_dup_typed (&notation, field, value);
}

/* An element as it can be typed back: "CLAS@Mosaïque". */
static char *
dup_key_typed (DossierDraft       *self,
               const DossierField *field,
               const char         *key)
{
  const char      *at = field->type == DOSSIER_FIELD_PROGRAMMES ? strchr (key, '@') : NULL;
  g_autofree char *code = at == NULL ? NULL : g_strndup (key, (gsize) (at - key));

  if (g_str_equal (key, "?") || g_str_equal (key, "-") || field->type == DOSSIER_FIELD_WORDS)
    return g_strdup (key);
  if (field->type == DOSSIER_FIELD_REFERENCES)
    return g_strdup (find_name (self, key));
  if (at == NULL)
    return g_strdup (dossier_vocabulary_get_label (self->vocabulary, field->target, key));
  return g_strdup_printf ("%s@%s", dossier_vocabulary_get_label (self->vocabulary, field->target, code), find_name (self, at + 1));
}

static char *
dup_keys_text (DossierDraft       *self,
               const DossierField *field,
               DossierRecord      *record)
{
  GString *out = g_string_new (NULL);

  for (const char *const *key = dossier_record_get_keys (record, field->code); *key != NULL; key++)
    {
      g_autofree char *text = dup_key_typed (self, field, *key);

      g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", text);
    }
  return g_string_free (out, FALSE);
}

char *
dossier_draft_dup_recorded (DossierDraft       *self,
                            const DossierField *field)
{
  if (self->record == NULL)
    return g_strdup ("");
  return dossier_field_is_set (field) ? dup_keys_text (self, field, self->record) : dup_value_text (self, field, self->record);
}

/* A name is only known to the reader thread: while typing, whatever is written may be one. */
static gboolean
may_be_a_name (const DossierField *field,
               const char         *text)
{
  return field->type == DOSSIER_FIELD_REFERENCE || field->type == DOSSIER_FIELD_REFERENCES ||
         (field->type == DOSSIER_FIELD_PROGRAMMES && strchr (text, '@') != NULL);
}

static gboolean
check_elements (DossierDraft       *self,
                const DossierField *field,
                const char         *text,
                GError            **error)
{
  DossierNotation notation = make_notation (self);
  g_auto (GStrv)  lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *key = NULL;

      if (**line == '\0' || may_be_a_name (field, *line))
        continue;
      key = dossier_notation_read_key (&notation, field, *line, error);
      if (key == NULL)
        return FALSE;
    }
  return TRUE;
}

gboolean
dossier_draft_check (DossierDraft *self,
                     const char   *field,
                     GError      **error)
{
  const DossierField      *found;
  const char              *text;
  DossierNotation          notation;
  g_autoptr (DossierValue) value = NULL;

  g_return_val_if_fail (DOSSIER_IS_DRAFT (self), FALSE);

  found = dossier_kind_find_field (self->kind, field);
  g_return_val_if_fail (found != NULL, FALSE);

  text = g_hash_table_lookup (self->typed, field);
  if (text == NULL)
    return TRUE;
  if (dossier_field_is_set (found))
    return check_elements (self, found, text, error);
  notation = make_notation (self);
  return may_be_a_name (found, text) || dossier_notation_read (&notation, found, text, &value, error);
}
