#include "dossier-select-private.h"

#include <string.h>

/* The codes that stand today for the same term as this one, itself always among them: char * elements. */
static GPtrArray *
list_codes (DossierSelect      *self,
            const DossierField *field,
            const char         *code)
{
  GPtrArray                *codes = g_ptr_array_new ();
  const DossierTerm        *meant = self->vocabulary == NULL ? NULL : dossier_vocabulary_resolve (self->vocabulary, field->target, code);
  guint                     n_terms = 0;
  const DossierTerm *const *terms = meant == NULL ? NULL : dossier_vocabulary_get_terms (self->vocabulary, field->target, &n_terms);

  g_ptr_array_add (codes, (gpointer) code);
  for (guint i = 0; i < n_terms; i++)
    if (!g_str_equal (terms[i]->code, code) && dossier_vocabulary_resolve (self->vocabulary, field->target, terms[i]->code) == meant)
      g_ptr_array_add (codes, (gpointer) terms[i]->code);
  return codes;
}

static void
add_or (GString *out,
        gboolean first)
{
  if (!first)
    g_string_append (out, " OR ");
}

static void
add_element (DossierSelect      *self,
             const DossierField *field,
             const char         *key)
{
  guint bound = dossier_select_bind (self, key);

  g_string_append_printf (self->where, "k.id IN (SELECT ent FROM element WHERE key = ?%u AND field = %u", bound, field->number);
  /* A programme without its carrier means whoever carries it; 'A' follows '@'. */
  if ((field->type == DOSSIER_FIELD_PROGRAMMES || field->type == DOSSIER_FIELD_EVIDENCE) && strchr (key, '@') == NULL)
    g_string_append_printf (self->where, " UNION SELECT ent FROM element WHERE key > ?%u || '@' AND key < ?%u || 'A' AND field = %u",
                            bound, bound, field->number);
  g_string_append_c (self->where, ')');
}

static void
add_set_value (DossierSelect      *self,
               const DossierField *field,
               const char         *value)
{
  g_autoptr (GPtrArray) codes = NULL;

  if (*value == '\0')
    {
      g_string_append_printf (self->where, "NOT EXISTS (SELECT 1 FROM element WHERE ent = k.id AND field = %u)", field->number);
      return;
    }
  if (field->type != DOSSIER_FIELD_VOCABULARIES && field->type != DOSSIER_FIELD_PROGRAMMES)
    {
      add_element (self, field, value);
      return;
    }
  codes = list_codes (self, field, value);
  for (guint i = 0; i < codes->len; i++)
    {
      add_or (self->where, i == 0);
      add_element (self, field, g_ptr_array_index (codes, i));
    }
}

static const char *
part_of (const DossierField *field)
{
  return field->type == DOSSIER_FIELD_POSITION ? ".lon" : "";
}

static void
add_codes (DossierSelect      *self,
           const DossierField *field,
           const char         *value)
{
  g_autoptr (GPtrArray) codes = list_codes (self, field, value);

  g_string_append_printf (self->where, "k.\"%s\" IN (", field->code);
  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (self->where, "%s?%u", i > 0 ? ", " : "", dossier_select_bind (self, g_ptr_array_index (codes, i)));
  g_string_append_c (self->where, ')');
}

static const char *
spell_truth (const char *value)
{
  return g_str_equal (value, "true") || g_str_equal (value, "1") || g_str_equal (value, "yes") ? "1" : "0";
}

static void
add_answer (DossierSelect      *self,
            const DossierField *field,
            const char         *value)
{
  switch (field->type)
    {
    case DOSSIER_FIELD_VOCABULARY:
      add_codes (self, field, value);
      break;
    case DOSSIER_FIELD_REFERENCE:
      g_string_append_printf (self->where, "k.\"%s\" = (SELECT id FROM ent WHERE uuid = ?%u)", field->code,
                              dossier_select_bind_id (self, value));
      break;
    case DOSSIER_FIELD_INTEGER:
    case DOSSIER_FIELD_REAL:
      g_string_append_printf (self->where, "k.\"%s\" = CAST(?%u AS NUMERIC)", field->code, dossier_select_bind (self, value));
      break;
    case DOSSIER_FIELD_BOOLEAN:
      g_string_append_printf (self->where, "k.\"%s\" = %s", field->code, spell_truth (value));
      break;
    case DOSSIER_FIELD_POSITION:
    case DOSSIER_FIELD_OUTLINE:
      g_string_append_c (self->where, '0'); /* nobody asks for the very point */
      break;
    default:
      g_string_append_printf (self->where, "k.\"%s\" = ?%u", field->code, dossier_select_bind (self, value));
    }
}

static void
add_value (DossierSelect      *self,
           const DossierField *field,
           const char         *value)
{
  if (*value == '\0')
    g_string_append_printf (self->where, "k.\"%s%s\" IS NULL", field->code, part_of (field));
  else if (g_str_equal (value, "?") || g_str_equal (value, "-"))
    g_string_append_printf (self->where, "k.\"%s%s\" = x'%02x'", field->code, part_of (field), (guint) (guchar) *value);
  else
    add_answer (self, field, value);
}

/* How the fields that begin and end a record's time are called, in the kinds that have a time. */
static const char *const begins[] = { "began", "in_network_from", "from", NULL };
static const char *const ends[] = { "ended", "in_network_to", "to", NULL };

static const char *
find_date_field (const DossierKind *kind,
                 const char *const *codes)
{
  for (; *codes != NULL; codes++)
    {
      const DossierField *field = dossier_kind_find_field (kind, *codes);

      if (field != NULL && field->type == DOSSIER_FIELD_DATE)
        return field->code;
    }
  return NULL;
}

/* As base_date_span_may_hold (): the earliest day it can have begun, the latest it can have ended. */
void
dossier_select_add_day (DossierSelect *self,
                        guint32        day)
{
  const char      *begin = find_date_field (self->kind, begins);
  const char      *end = find_date_field (self->kind, ends);
  g_autofree char *text = g_strdup_printf ("%u", day);
  guint            bound = dossier_select_bind (self, text);

  if (begin != NULL)
    g_string_append_printf (self->where, " AND (k.\"%s.from\" IS NULL OR k.\"%s.from\" <= CAST(?%u AS INTEGER))", begin, begin, bound);
  if (end != NULL)
    g_string_append_printf (self->where, " AND (k.\"%s.to\" IS NULL OR k.\"%s.to\" >= CAST(?%u AS INTEGER))", end, end, bound);
}

static void
add_values (DossierSelect      *self,
            const DossierField *field,
            const char *const  *values)
{
  for (guint i = 0; values[i] != NULL; i++)
    {
      add_or (self->where, i == 0);
      if (dossier_field_is_set (field))
        add_set_value (self, field, values[i]);
      else
        add_value (self, field, values[i]);
    }
}

/* The inner k is the record referred to. */
static void
add_referring (DossierSelect      *self,
               const DossierField *reference,
               const DossierKind  *target,
               const DossierField *field,
               const char *const  *values)
{
  if (reference->type == DOSSIER_FIELD_REFERENCE)
    g_string_append_printf (self->where, "k.\"%s\" IN (", reference->code);
  else
    g_string_append_printf (self->where, "k.id IN (SELECT ent FROM element WHERE field = %u AND ref IN (", reference->number);
  g_string_append_printf (self->where, "SELECT k.id FROM \"%s\" k WHERE ", target->code);
  add_values (self, field, values);
  g_string_append (self->where, reference->type == DOSSIER_FIELD_REFERENCE ? ")" : "))");
}

void
dossier_select_add_filter (DossierSelect     *self,
                           const char        *path,
                           const char *const *values)
{
  const DossierField *field = dossier_kind_find_field (self->kind, path);
  const DossierKind  *target = field == NULL ? dossier_query_find_through (path, &field) : NULL;
  gboolean            first = TRUE;

  if (target == NULL)
    {
      add_values (self, field, values);
      return;
    }
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const DossierField *reference = &self->kind->fields[i];

      if (dossier_field_refers_to (reference, target))
        {
          add_or (self->where, first);
          add_referring (self, reference, target, field, values);
          first = FALSE;
        }
    }
}
