/* insight-doubts-stale.c - what nobody has vouched for in a long time
 *
 * Who enters something knows it that day: it is asked again two years after it was entered, or verified. Only of what is used: links
 * that live, structures that have some.
 */
#include "config.h"

#include "insight-doubts-private.h"

#include "dossier-past.h"

#include <glib/gi18n-lib.h>

#define VOUCHED_FOR (2 * 365) /* days */

typedef struct
{
  const char  *kind;
  DossierPast *past;
} Work;

static guint32
get_day (gint64 moment)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (moment / 1000);
  GDate                 date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (time), (GDateMonth) g_date_time_get_month (time), (GDateYear) g_date_time_get_year (time));
  return g_date_get_julian (&date);
}

static char *
dup_day (guint32 day)
{
  g_autoptr (BaseDate) date = base_date_new (day, day, BASE_DATE_DAY, "");

  return base_date_dup_text (date);
}

/* Columns: id, when it was verified, the latest day that can be. */
static void
judge (InsightDoubting *self,
       DossierCursor   *row,
       gpointer         data)
{
  const Work      *work = data;
  const char      *id = dossier_cursor_get_text (row, 0), *verified = dossier_cursor_get_text (row, 1);
  guint32          day = (guint32) dossier_cursor_get_integer (row, 2);
  gint64           first = day == 0 ? dossier_past_find_first (work->past, id) : 0;
  g_autofree char *entered = NULL;
  char            *sentence;

  if (day == 0 && first != 0)
    day = get_day (first);
  if (day == 0 || day + VOUCHED_FOR >= self->today)
    return;
  entered = first != 0 ? dup_day (day) : NULL;
  /* Translators: a date. */
  sentence = entered != NULL ? g_strdup_printf (_ ("Never verified; entered on %s."), entered) : g_strdup_printf (_ ("Last verified: %s."), verified);
  insight_doubting_add (self, "stale", work->kind, id, "verified_on", sentence)->day = day;
}

gboolean
insight_doubting_search_stale (InsightDoubting *self,
                               GError         **error)
{
  static const char *const columns[] = { "id", "verified_on", "verified_on.to", NULL };
  g_autoptr (DossierPast)  past = dossier_past_new (self->reader, error);
  g_autoptr (DossierQuery) links = dossier_query_new ("link"), structures = dossier_query_new ("structure");

  dossier_query_add_filter (links, "life", "current");
  dossier_query_add_filter (structures, "link", "1..");
  return past != NULL && insight_doubting_walk (self, "link", links, columns, judge, &(Work){ "link", past }, error) &&
         insight_doubting_walk (self, "structure", structures, columns, judge, &(Work){ "structure", past }, error);
}
