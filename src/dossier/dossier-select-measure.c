#include "dossier-select-private.h"

#include <string.h>

/* The day measures are told of: the one asked about, else today. */
static guint
bind_day (DossierSelect *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  guint32               day = dossier_query_get_date (self->query);

  if (day == 0)
    {
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (now), g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
      day = g_date_get_julian (&date);
    }
  return dossier_select_bind_day (self, day);
}

/* "… IN (the codes that stand for this one)". */
static char *
dup_in (DossierSelect *self,
        const char    *vocabulary,
        const char    *code)
{
  g_autoptr (GPtrArray) codes = dossier_select_list_codes (self, vocabulary, code);
  GString              *in = g_string_new ("IN (");

  for (guint i = 0; i < codes->len; i++)
    g_string_append_printf (in, "%s?%u", i > 0 ? ", " : "", dossier_select_bind (self, g_ptr_array_index (codes, i)));
  g_string_append_c (in, ')');
  return g_string_free (in, FALSE);
}

/* Whether this end is over; an end that was told without a day is. */
static char *
dup_is_over (const char *alias,
             const char *end,
             guint       day)
{
  return g_strdup_printf ("(typeof(%s.\"%s\") = 'text' AND coalesce(%s.\"%s.to\", %s.\"%s.from\", 0) < CAST(?%u AS INTEGER))",
                          alias, end, alias, end, alias, end, day);
}

/* The status of a link speaks of today: it says nothing of another day. */
static void
add_status (DossierSelect     *self,
            GString           *sql,
            const DossierKind *kind,
            const char        *status,
            const char        *life)
{
  g_autofree char *in = NULL;

  if (strcmp (kind->code, "link") != 0 || dossier_query_get_date (self->query) != 0)
    return;
  in = dup_in (self, "link_status", status);
  g_string_append_printf (sql, " WHEN y.status %s THEN '%s'", in, life);
}

static char *
dup_life (DossierSelect     *self,
          const DossierKind *kind,
          const char        *row)
{
  guint            day = bind_day (self);
  g_autofree char *over = dup_is_over ("y", dossier_select_find_end (kind), day);
  GString         *sql = g_string_new ("(SELECT CASE WHEN ");

  g_string_append_printf (sql, "%s THEN 'past'", over);
  add_status (self, sql, kind, "ended", "past");
  g_string_append_printf (sql, " WHEN y.\"%s.from\" > CAST(?%u AS INTEGER) THEN 'to_come'", dossier_select_find_begin (kind), day);
  add_status (self, sql, kind, "considered", "to_come");
  g_string_append_printf (sql, " ELSE 'current' END FROM \"%s\" y WHERE y.id = %s)", kind->code, row);
  return g_string_free (sql, FALSE);
}

/* A post whose holder nobody knows holds the thread all the same, and is nobody else. */
#define WHO "CASE typeof(x.person) WHEN 'integer' THEN x.person ELSE -x.id END"

static char *
dup_holding (DossierSelect *self,
             const char    *row)
{
  const DossierKind *link = dossier_kinds_find ("link");
  guint              a = dossier_kind_find_field (link, "thread_a")->number;
  guint              b = dossier_kind_find_field (link, "thread_b")->number;
  g_autofree char   *left = dup_is_over ("x", "to", bind_day (self));

  return g_strdup_printf ("(SELECT CASE WHEN n = 0 THEN 'nobody' WHEN (in_a > 0 AND a = 0) OR (in_b > 0 AND b = 0) THEN 'left' WHEN both = 1 THEN 'one_person'"
                          " WHEN a = 0 OR b = 0 THEN 'one_sided' WHEN a = 1 OR b = 1 THEN 'thin' ELSE 'shared' END FROM"
                          " (SELECT count(*) n, total(field = %u) in_a, total(field = %u) in_b, count(DISTINCT CASE field WHEN %u THEN there END) a,"
                          "  count(DISTINCT CASE field WHEN %u THEN there END) b, count(DISTINCT there) both FROM"
                          "  (SELECT h.field field, CASE WHEN %s THEN NULL ELSE " WHO " END there FROM element h CROSS JOIN assignment x ON x.id = h.ref"
                          "   CROSS JOIN ent xe ON xe.id = x.id AND xe.state = 1 WHERE h.ent = %s AND h.field IN (%u, %u))))",
                          a, b, a, b, left, row, a, b);
}

/* Its own side of its links of today: a director who is the only one to know the schools. */
static char *
dup_bearers (DossierSelect *self,
             const char    *row)
{
  const DossierKind *link = dossier_kinds_find ("link");
  guint              a = dossier_kind_find_field (link, "thread_a")->number;
  guint              b = dossier_kind_find_field (link, "thread_b")->number;
  g_autofree char   *left = dup_is_over ("x", "to", bind_day (self));
  g_autofree char   *life = dup_life (self, link, "w.id");

  return g_strdup_printf ("(SELECT CASE WHEN n = 0 THEN 'no_link' WHEN persons = 0 THEN 'nobody' WHEN persons = 1 THEN 'one_person' ELSE 'several' END FROM"
                          " (SELECT count(DISTINCT w.id) n, count(DISTINCT CASE WHEN xe.state = 1 AND NOT %s THEN " WHO " END) persons"
                          "  FROM link w CROSS JOIN ent we ON we.id = w.id AND we.state = 1"
                          "  LEFT JOIN element h ON h.ent = w.id AND h.field = CASE w.a WHEN +%s THEN %u ELSE %u END"
                          "  LEFT JOIN assignment x ON x.id = h.ref LEFT JOIN ent xe ON xe.id = x.id"
                          "  WHERE (w.a = +%s OR w.b = +%s) AND %s = 'current'))",
                          left, row, a, b, row, row, life);
}

static guint
get_programmes (void)
{
  return dossier_kind_find_field (dossier_kinds_find ("link"), "programmes")->number;
}

/* Whoever carries it: "clas" and all that begins with "clas@"; 'A' follows '@'. */
static char *
dup_has (DossierSelect *self,
         const char    *code,
         const char    *row)
{
  g_autoptr (GPtrArray) codes = dossier_select_list_codes (self, "programme", code);
  GString              *sql = g_string_new (NULL);

  g_string_append_printf (sql, "EXISTS (SELECT 1 FROM element WHERE ent = %s AND field = %u AND (", row, get_programmes ());
  for (guint i = 0; i < codes->len; i++)
    {
      guint bound = dossier_select_bind (self, g_ptr_array_index (codes, i));

      g_string_append_printf (sql, "%skey = ?%u OR (key > ?%u || '@' AND key < ?%u || 'A')", i > 0 ? " OR " : "", bound, bound, bound);
    }
  g_string_append (sql, "))");
  return g_string_free (sql, FALSE);
}

/* Somebody said which programmes: none of them is an answer too. */
static char *
dup_is_answered (const char *row)
{
  return g_strdup_printf ("EXISTS (SELECT 1 FROM element WHERE ent = %s AND field = %u AND key <> '?')", row, get_programmes ());
}

static char *
dup_presence_in_link (DossierSelect *self,
                      const char    *code,
                      const char    *row)
{
  g_autofree char *has = dup_has (self, code, row);
  g_autofree char *answered = dup_is_answered (row);

  return g_strdup_printf ("CASE WHEN %s THEN 'present' WHEN %s THEN 'absent' ELSE 'unknown' END", has, answered);
}

/* In one of its links of today; absent when each of them says its programmes, and none says this one. '+' sets a row id free of
 * its affinity: the indices of references have none, and would not be used. */
static char *
dup_presence_around (DossierSelect *self,
                     const char    *code,
                     const char    *row)
{
  g_autofree char *has = dup_has (self, code, "w.id");
  g_autofree char *answered = dup_is_answered ("w.id");
  g_autofree char *life = dup_life (self, dossier_kinds_find ("link"), "w.id");

  return g_strdup_printf ("(SELECT CASE WHEN max(has) THEN 'present' WHEN min(answered) THEN 'absent' ELSE 'unknown' END FROM"
                          " (SELECT %s has, %s answered FROM link w CROSS JOIN ent we ON we.id = w.id AND we.state = 1 WHERE (w.a = +%s OR w.b = +%s) AND %s = 'current'))",
                          has, answered, row, row, life);
}

char *
dossier_select_dup_measure (DossierSelect     *self,
                            const DossierPath *path,
                            const char        *alias)
{
  g_autofree char *row = dossier_select_dup_row_of (path, alias);
  const char      *code = path->measure->code;

  if (strcmp (code, "life") == 0)
    return dup_life (self, path->kind, row);
  if (strcmp (code, "holding") == 0)
    return dup_holding (self, row);
  if (strcmp (code, "bearers") == 0)
    return dup_bearers (self, row);
  if (strcmp (code, "presence") == 0)
    return strcmp (path->kind->code, "link") == 0 ? dup_presence_in_link (self, path->parameter, row) : dup_presence_around (self, path->parameter, row);
  return NULL;
}
