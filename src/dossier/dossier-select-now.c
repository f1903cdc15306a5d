/* dossier-select-now.c - what a person does now, as columns of their record
 *
 * "now(assignment).role" reads the post that is theirs today: of those that have not ended, the one begun last.
 * "count(thread)" gives how many living links those posts hold the thread of. An end is over from its first possible day on, and
 * when it was told without a day, as the pages tell it.
 */
#include "dossier-select-private.h"

#include <string.h>

static guint
bind_today (DossierSelect *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate                 date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return dossier_select_bind_day (self, g_date_get_julian (&date));
}

static char *
dup_lasts (const char        *alias,
           const DossierKind *kind,
           guint              today)
{
  const char *end = dossier_select_find_end (kind);

  return g_strdup_printf ("NOT (typeof(%s.\"%s\") = 'text' AND coalesce(%s.\"%s.from\", 0) <= CAST(?%u AS INTEGER))", alias, end, alias, end, today);
}

/* "+": see add_count (). */
static char *
dup_row_now (DossierSelect      *self,
             const DossierKind  *target,
             const DossierField *back,
             const char         *alias)
{
  g_autofree char *lasts = dup_lasts ("x", target, bind_today (self));
  const char      *begin = dossier_select_find_begin (target);

  return g_strdup_printf ("(SELECT x.id FROM \"%s\" x CROSS JOIN ent xe ON xe.id = x.id AND xe.state = 1 WHERE x.\"%s\" = +%s.id AND %s"
                          " ORDER BY x.\"%s.from\" DESC NULLS LAST, x.id DESC LIMIT 1)",
                          target->code, back->code, alias, lasts, begin);
}

static const DossierField *
find_back (const DossierKind *kind,
           const DossierKind *target)
{
  for (guint i = 0; i < target->n_fields; i++)
    if (target->fields[i].type == DOSSIER_FIELD_REFERENCE && dossier_field_refers_to (&target->fields[i], kind))
      return &target->fields[i];
  return NULL;
}

const char *
dossier_select_join_now (DossierSelect     *self,
                         const DossierKind *kind,
                         const DossierKind *target,
                         const char        *alias)
{
  const DossierField *back = find_back (kind, target);
  g_autofree char    *key = g_strdup_printf ("%s.now(%s)", alias, target->code), *row = NULL;
  const char         *known = g_hash_table_lookup (self->aliases, key);
  char               *made;

  if (known != NULL || back == NULL || dossier_select_find_begin (target) == NULL || dossier_select_find_end (target) == NULL)
    return known;

  row = dup_row_now (self, target, back, alias);
  made = g_strdup_printf ("r%u", g_hash_table_size (self->aliases));
  g_string_append_printf (self->joins, " LEFT JOIN \"%s\" %s ON %s.id = %s", target->code, made, made, row);
  g_hash_table_insert (self->aliases, g_steal_pointer (&key), made);
  return made;
}

char *
dossier_select_dup_threads (DossierSelect     *self,
                            const DossierKind *kind,
                            const char        *alias)
{
  const DossierKind *link = dossier_kinds_find ("link"), *post = dossier_kinds_find ("assignment");
  guint              today;
  g_autofree char   *post_lasts = NULL, *link_lasts = NULL;

  if (strcmp (kind->code, "person") != 0)
    return NULL;
  today = bind_today (self);
  post_lasts = dup_lasts ("x", post, today);
  link_lasts = dup_lasts ("w", link, today);
  return g_strdup_printf ("(SELECT count(DISTINCT w.id) FROM assignment x CROSS JOIN ent xe ON xe.id = x.id AND xe.state = 1"
                          " CROSS JOIN element h ON h.ref = x.id AND h.field IN (%u, %u) CROSS JOIN link w ON w.id = h.ent CROSS JOIN ent we ON we.id = w.id AND we.state = 1"
                          " WHERE x.person = +%s.id AND %s AND %s AND w.status IS NOT 'ended')",
                          dossier_kind_find_field (link, "thread_a")->number, dossier_kind_find_field (link, "thread_b")->number, alias, post_lasts, link_lasts);
}
