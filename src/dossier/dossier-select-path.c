#include "dossier-select-private.h"

/* The other end of a link is not a column of it: the pairs of the relation say which (dossier-select-relation.c). */
static gboolean
is_other_end (const DossierField *field)
{
  return field != NULL && field->number == 0;
}

char *
dossier_select_dup_row_of (const DossierPath *path,
                           const char        *alias)
{
  if (path->through == NULL)
    return g_strdup_printf ("%s.id", alias);
  if (is_other_end (path->through))
    return g_strdup ("p.other");
  return g_strdup_printf ("%s.\"%s\"", alias, path->through->code);
}

char *
dossier_select_dup_column_of (const DossierPath *path,
                              const char        *alias,
                              const char        *part)
{
  g_autofree char *row = NULL;

  if (is_other_end (path->field))
    return g_strdup ("p.other");
  if (path->through == NULL)
    return g_strdup_printf ("%s.\"%s%s\"", alias, path->field->code, part);
  row = dossier_select_dup_row_of (path, alias);
  return g_strdup_printf ("(SELECT \"%s%s\" FROM \"%s\" WHERE id = %s)", path->field->code, part, path->kind->code, row);
}

/* A day falls in the school year that the month eight before it names: 1 September is the first of its year. */
#define SCHOOL_YEAR(day) "strftime('%%Y', " day " + 1721424.5, '-8 months')"

char *
dossier_select_dup_school_year (const char *from,
                                const char *to)
{
  return g_strdup_printf ("CASE " SCHOOL_YEAR ("%s") " WHEN " SCHOOL_YEAR ("%s") " THEN " SCHOOL_YEAR ("%s") " END", from, to, from);
}

guint
dossier_select_bind_day (DossierSelect *self,
                         guint32        day)
{
  g_autofree char *text = g_strdup_printf ("%u", day);

  return dossier_select_bind (self, text);
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

const char *
dossier_select_find_begin (const DossierKind *kind)
{
  return find_date_field (kind, begins);
}

const char *
dossier_select_find_end (const DossierKind *kind)
{
  return find_date_field (kind, ends);
}

/* As base_date_span_may_hold (): the earliest day it can have begun, the latest it can have ended. */
void
dossier_select_add_day (DossierSelect     *self,
                        GString           *out,
                        const DossierKind *kind,
                        const char        *alias)
{
  const char *begin = dossier_select_find_begin (kind);
  const char *end = dossier_select_find_end (kind);
  guint       bound = dossier_select_bind_day (self, dossier_query_get_date (self->query));

  if (begin != NULL)
    g_string_append_printf (out, " AND (%s.\"%s.from\" IS NULL OR %s.\"%s.from\" <= CAST(?%u AS INTEGER))", alias, begin, alias, begin, bound);
  if (end != NULL)
    g_string_append_printf (out, " AND (%s.\"%s.to\" IS NULL OR %s.\"%s.to\" >= CAST(?%u AS INTEGER))", alias, end, alias, end, bound);
}
