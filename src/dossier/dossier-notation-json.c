#include "dossier-notation.h"

#include "base-text.h"

#include <string.h>

void
dossier_notation_add_json_string (GString    *out,
                                  const char *text)
{
  g_autofree char *sound = base_text_repair (text, -1);

  g_string_append_c (out, '"');
  for (const char *byte = sound; *byte != '\0'; byte++)
    if (*byte == '"' || *byte == '\\')
      g_string_append_printf (out, "\\%c", *byte);
    else if (*byte == '\n')
      g_string_append (out, "\\n");
    else if ((guchar) *byte < 0x20 || *byte == 0x7f)
      g_string_append_printf (out, "\\u%04x", (guint) (guchar) *byte);
    else
      g_string_append_c (out, *byte);
  g_string_append_c (out, '"');
}

/* ISO where there is a date; else the words, which are all that is known. */
static void
add_date (GString        *out,
          const BaseDate *date)
{
  g_autofree char *iso = base_date_dup_iso (date);

  dossier_notation_add_json_string (out, *iso != '\0' ? iso : date->words);
}

static void
add_position (GString            *out,
              const DossierValue *value)
{
  double           lon, lat;
  g_autofree char *x = NULL;
  g_autofree char *y = NULL;

  dossier_value_get_position (value, &lon, &lat);
  x = base_text_dup_number (lon);
  y = base_text_dup_number (lat);
  g_string_append_printf (out, "[%s, %s]", x, y);
}

static void
add_number (GString *out,
            double   number)
{
  g_autofree char *text = base_text_dup_number (number);

  g_string_append (out, text);
}

static void
add_bytes (GString *out,
           GBytes  *bytes)
{
  gsize            length;
  const guchar    *start = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_base64_encode (start, length);

  g_string_append_printf (out, "\"%s\"", text);
}

static void
add_answer (GString            *out,
            const DossierValue *value)
{
  switch (dossier_value_get_value_type (value))
    {
    case DOSSIER_VALUE_UNKNOWN:
      g_string_append (out, "\"?\"");
      break;
    case DOSSIER_VALUE_NOT_APPLICABLE:
      g_string_append (out, "\"-\"");
      break;
    case DOSSIER_VALUE_TEXT:
      dossier_notation_add_json_string (out, dossier_value_get_text (value));
      break;
    case DOSSIER_VALUE_REFERENCE:
      dossier_notation_add_json_string (out, dossier_value_get_reference (value));
      break;
    case DOSSIER_VALUE_INTEGER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, dossier_value_get_integer (value));
      break;
    case DOSSIER_VALUE_REAL:
      add_number (out, dossier_value_get_real (value));
      break;
    case DOSSIER_VALUE_BOOLEAN:
      g_string_append (out, dossier_value_get_boolean (value) ? "true" : "false");
      break;
    case DOSSIER_VALUE_DATE:
      add_date (out, dossier_value_get_date (value));
      break;
    case DOSSIER_VALUE_POSITION:
      add_position (out, value);
      break;
    case DOSSIER_VALUE_BYTES:
      add_bytes (out, dossier_value_get_bytes (value));
      break;
    case DOSSIER_VALUE_ERASED:
      g_string_append (out, "null");
      break;
    }
}

void
dossier_notation_add_json_value (GString            *out,
                                 const DossierValue *value)
{
  if (value == NULL)
    g_string_append (out, "null");
  else
    add_answer (out, value);
}

static void
add_keys (GString           *out,
          const char *const *keys)
{
  g_string_append_c (out, '[');
  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      dossier_notation_add_json_string (out, keys[i]);
    }
  g_string_append_c (out, ']');
}

static gboolean
is_answered (const DossierRecord *record,
             const DossierField  *field,
             gboolean             with_outline)
{
  if (dossier_field_is_set (field))
    return dossier_record_get_keys (record, field->code)[0] != NULL;
  return dossier_record_get (record, field->code) != NULL && (with_outline || field->type != DOSSIER_FIELD_OUTLINE);
}

static void
add_fields (GString             *out,
            const DossierRecord *record,
            gboolean             with_outline)
{
  const DossierKind *kind = dossier_record_get_kind (record);
  const char        *separator = "";

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const DossierField *field = &kind->fields[i];

      if (!is_answered (record, field, with_outline))
        continue;
      g_string_append_printf (out, "%s\"%s\": ", separator, field->code);
      if (dossier_field_is_set (field))
        add_keys (out, dossier_record_get_keys (record, field->code));
      else
        add_answer (out, dossier_record_get (record, field->code));
      separator = ", ";
    }
}

void
dossier_notation_add_json (GString             *out,
                           const DossierRecord *record,
                           gboolean             with_outline)
{
  g_return_if_fail (out != NULL && record != NULL);

  g_string_append_printf (out, "{\"id\": \"%s\", \"kind\": \"%s\", ", dossier_record_get_id (record), dossier_record_get_kind (record)->code);
  if (dossier_record_is_deleted (record))
    g_string_append (out, "\"deleted\": true, ");
  g_string_append (out, "\"fields\": {");
  add_fields (out, record, with_outline);
  g_string_append (out, "}}");
}
