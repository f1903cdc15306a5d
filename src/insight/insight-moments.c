#include "insight-moments.h"

#include "base-text.h"

#include <string.h>

#define N_YEARS 6
#define SEPTEMBER 9

static void
free_moment (gpointer data)
{
  g_free (((InsightNamedMoment *) data)->label);
  g_free (data);
}

static void
add (GPtrArray    *moments,
     const char   *label,
     InsightMoment moment,
     gboolean      is_campaign)
{
  InsightNamedMoment *named = g_new (InsightNamedMoment, 1);

  *named = (InsightNamedMoment){ g_strdup (label), moment, is_campaign };
  g_ptr_array_add (moments, named);
}

/* --- campaigns */

static const BaseDate *
get_date (const DossierRecord *record,
          const char          *field)
{
  const DossierValue *value = dossier_record_get (record, field);

  return value == NULL ? NULL : dossier_value_get_date (value);
}

static gboolean
find_moment (const DossierRecord *campaign,
             guint32              today,
             InsightMoment       *moment)
{
  const BaseDate *from = get_date (campaign, "from"), *to = get_date (campaign, "to");

  moment->from = from != NULL && from->earliest != 0 ? from->earliest : to != NULL ? to->earliest
                                                                                   : 0;
  moment->to = to != NULL && to->latest != 0 ? to->latest : MAX (today, moment->from);
  return moment->from != 0 && moment->from <= moment->to;
}

static int
compare_ends (gconstpointer one,
              gconstpointer other)
{
  const InsightNamedMoment *a = *(InsightNamedMoment *const *) one, *b = *(InsightNamedMoment *const *) other;

  if (a->moment.to != b->moment.to)
    return a->moment.to > b->moment.to ? -1 : 1;
  return g_utf8_collate (a->label, b->label);
}

static gboolean
add_campaigns (GPtrArray      *moments,
               DossierReader  *reader,
               guint32         today,
               DossierAudience audience,
               GError        **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("campaign");
  g_autoptr (GPtrArray)    records = NULL;
  InsightMoment            moment;

  dossier_query_set_audience (query, (DossierVisibility) audience);
  records = dossier_reader_list (reader, query, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const char *title = dossier_record_get_text (records->pdata[i], "title");

      if (title != NULL && find_moment (records->pdata[i], today, &moment))
        add (moments, title, moment, TRUE);
    }
  g_ptr_array_sort (moments, compare_ends);
  return records != NULL;
}

/* --- school years */

static void
add_years (GPtrArray *moments,
           guint32    today)
{
  GDate date;
  guint year;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, today);
  year = g_date_get_year (&date) - (g_date_get_month (&date) < SEPTEMBER ? 1 : 0);
  for (guint i = 0; i < N_YEARS; i++)
    {
      g_autofree char     *label = g_strdup_printf ("%u-%u", year - i, year - i + 1);
      g_autoptr (BaseDate) known = base_date_new_from_words (label);

      add (moments, label, (InsightMoment){ known->earliest, known->latest }, FALSE);
    }
}

GPtrArray *
insight_moments_list (DossierReader  *reader,
                      guint32         today,
                      DossierAudience audience,
                      GError        **error)
{
  g_autoptr (GPtrArray) moments = g_ptr_array_new_with_free_func (free_moment);

  g_return_val_if_fail (reader != NULL && today != 0, NULL);

  if (!add_campaigns (moments, reader, today, audience, error))
    return NULL;
  add_years (moments, today);
  return g_steal_pointer (&moments);
}

gboolean
insight_moments_read (GPtrArray     *moments,
                      const char    *words,
                      InsightMoment *moment)
{
  g_autofree char     *face = base_text_fold (words);
  g_autoptr (BaseDate) date = NULL;

  g_return_val_if_fail (moments != NULL && words != NULL && moment != NULL, FALSE);

  for (guint i = 0; *face != '\0' && i < moments->len; i++)
    {
      const InsightNamedMoment *named = moments->pdata[i];
      g_autofree char          *own = base_text_fold (named->label);

      if (strcmp (own, face) == 0)
        {
          *moment = named->moment;
          return TRUE;
        }
    }
  date = base_date_new_from_words (words);
  *moment = (InsightMoment){ date->precision == BASE_DATE_SCHOOL_YEAR ? date->earliest : date->latest, date->latest };
  return date->latest != 0 && moment->from != 0;
}
