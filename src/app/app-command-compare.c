/* app-command-compare.c - the network on two days, in two school years, in two campaigns of the survey */
#include "config.h"

#include "app-command.h"

#include "base-date.h"
#include "dossier-notation.h"
#include "insight-moments.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AppCall        *call;
  InsightMoment   first, second;
  DossierAudience audience;
} Asked;

static void
add_json_day (GString    *out,
              const char *name,
              guint32     day)
{
  g_autoptr (BaseDate) date = base_date_new (day, day, BASE_DATE_DAY, "");
  g_autofree char     *iso = base_date_dup_iso (date);

  g_string_append_printf (out, "\"%s\": \"%s\", ", name, iso);
}

static void
add_json_counts (GString                 *out,
                 const InsightComparison *comparison)
{
  g_string_append (out, "\"links\": {");
  for (guint i = 0; i < INSIGHT_N_LIVES; i++)
    g_string_append_printf (out, "%s\"%s\": %u", i > 0 ? ", " : "", insight_life_get_code (i), comparison->n_lives[i]);
  g_string_append (out, "}, \"changes\": {");
  for (guint i = 0; i < INSIGHT_N_CHANGES; i++)
    g_string_append_printf (out, "%s\"%s\": %u", i > 0 ? ", " : "", insight_change_get_code (i), comparison->n_changes[i]);
  g_string_append_printf (out, "}, \"total\": %u, \"left_out\": %u, ", comparison->links->len, comparison->n_left_out);
}

/* A link of which there is something to say. */
static gboolean
is_told (const InsightComparedLink *link)
{
  if (link->life == INSIGHT_LIFE_OUTSIDE)
    return FALSE;
  return link->life != INSIGHT_LIFE_STAYED || (link->change != INSIGHT_CHANGE_NONE && link->change != INSIGHT_CHANGE_UNKNOWN);
}

static void
write_json (GString                 *out,
            const InsightComparison *comparison)
{
  const char *separator = "";

  g_string_append_c (out, '{');
  add_json_day (out, "from", comparison->first);
  add_json_day (out, "to", comparison->second);
  add_json_counts (out, comparison);
  g_string_append (out, "\"list\": [");
  for (guint i = 0; i < comparison->links->len; i++)
    {
      const InsightComparedLink *link = comparison->links->pdata[i];

      if (!is_told (link))
        continue;
      g_string_append_printf (out, "%s\n  {\"id\": \"%s\", \"life\": \"%s\", \"change\": \"%s\", \"title\": ", separator, link->id,
                              insight_life_get_code (link->life), insight_change_get_code (link->change));
      dossier_notation_add_json_string (out, link->title);
      g_string_append (out, ", \"words\": ");
      dossier_notation_add_json_string (out, link->words == NULL ? "" : link->words);
      g_string_append_c (out, '}');
      separator = ",";
    }
  g_string_append (out, "]}\n");
}

static const char *
get_label (const InsightComparedLink *link)
{
  gboolean moved = link->change != INSIGHT_CHANGE_NONE && link->change != INSIGHT_CHANGE_UNKNOWN;

  return moved ? insight_change_get_label (link->change) : insight_life_get_label (link->life);
}

static void
write_plain (AppCall                 *call,
             const InsightComparison *comparison)
{
  for (guint i = 0; i < INSIGHT_N_LIVES; i++)
    app_call_tell (call, "%s: %u", insight_life_get_label (i), comparison->n_lives[i]);
  for (guint i = INSIGHT_CHANGE_REINFORCED; i <= INSIGHT_CHANGE_DESCRIBED; i++)
    app_call_tell (call, "%s: %u", insight_change_get_label (i), comparison->n_changes[i]);
  for (guint i = 0; i < comparison->links->len; i++)
    {
      const InsightComparedLink *link = comparison->links->pdata[i];

      if (is_told (link))
        g_string_append_printf (call->out, "%s\t%s\t%s\t%s\n", link->id, get_label (link), link->title, link->words == NULL ? "" : link->words);
    }
}

static gpointer
write_comparison (DossierReader *reader,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Asked                        *asked = data;
  g_autoptr (InsightComparison) comparison = insight_comparison_new_of_moments (reader, asked->first, asked->second, asked->audience, TRUE, error);

  if (comparison == NULL)
    return NULL;
  if (app_call_wants_json (asked->call))
    write_json (asked->call->out, comparison);
  else
    write_plain (asked->call, comparison);
  if (comparison->n_left_out > 0)
    app_call_tell (asked->call, ngettext ("%u link is not for this audience.", "%u links are not for this audience.", comparison->n_left_out), comparison->n_left_out);
  return asked;
}

static gpointer
list_moments (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate                 today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now), g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return insight_moments_list (reader, g_date_get_julian (&today), ((Asked *) data)->audience, error);
}

static gboolean
read_moment (AppCall       *call,
             GPtrArray     *moments,
             guint          index,
             InsightMoment *moment)
{
  const char *word = app_arguments_get_word (call->arguments, index);

  if (insight_moments_read (moments, word, moment))
    return TRUE;
  app_call_misuse (call, _ ("“%s” is neither a date nor a campaign."), word);
  return FALSE;
}

AppExit
app_command_compare (AppCall *call)
{
  Asked                 asked = { .call = call };
  g_autoptr (GPtrArray) moments = NULL;
  DossierVisibility     audience;
  GError               *error = NULL;

  if (!app_call_read_audience (call, &audience))
    return APP_EXIT_USAGE;
  asked.audience = (DossierAudience) audience;
  moments = dossier_store_ask (call->store, list_moments, &asked, &error);
  if (moments == NULL)
    return app_call_fail (call, error);
  if (!read_moment (call, moments, 1, &asked.first) || !read_moment (call, moments, 2, &asked.second))
    return APP_EXIT_USAGE;
  if (dossier_store_ask (call->store, write_comparison, &asked, &error) == NULL)
    return app_call_fail (call, error);
  return APP_EXIT_FINE;
}
