#include "config.h"

#include "dossier-view-words.h"

#include "base-day.h"
#include "base-text.h"

#include <glib/gi18n-lib.h>

char *
dossier_view_words_dup_value (const DossierValue *value)
{
  if (value == NULL)
    return g_strdup ("");

  switch (dossier_value_get_value_type (value))
    {
    case DOSSIER_VALUE_TEXT:
      return g_strdup (dossier_value_get_text (value));
    case DOSSIER_VALUE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, dossier_value_get_integer (value));
    case DOSSIER_VALUE_REAL:
      return base_text_dup_number (dossier_value_get_real (value));
    case DOSSIER_VALUE_DATE:
      return base_date_dup_text (dossier_value_get_date (value));
    default:
      return g_strdup ("");
    }
}

char *
dossier_view_words_explain_date (const BaseDate *date)
{
  g_autofree char *from = date->earliest != 0 ? base_day_dup_words_of_julian (date->earliest) : NULL;
  g_autofree char *to = date->latest != 0 ? base_day_dup_words_of_julian (date->latest) : NULL;

  if (date->precision == BASE_DATE_UNKNOWN)
    return g_strdup (_ ("Kept as written; no date was recognised."));
  if (date->precision == BASE_DATE_DAY)
    return date->words != NULL && strpbrk (date->words, "/-.") != NULL ? g_steal_pointer (&from) : NULL;
  if (from != NULL && to != NULL)
    return g_strdup_printf (_ ("Between %s and %s"), from, to);
  if (from != NULL)
    return g_strdup_printf (_ ("From %s on"), from);
  return to != NULL ? g_strdup_printf (_ ("%s at the latest"), to) : NULL;
}

char *
dossier_view_words_dup_moment (gint64 milliseconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (milliseconds / 1000);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  g_autofree char      *day = g_date_time_format (moment, "%F");
  g_autofree char      *today = g_date_time_format (now, "%F");
  g_autofree char      *eve = g_date_time_format (yesterday, "%F");
  g_autofree char      *time = g_date_time_format (moment, "%H:%M");

  if (g_str_equal (day, today))
    return g_steal_pointer (&time);
  if (g_str_equal (day, eve))
    return g_strdup_printf (_ ("yesterday %s"), time);
  return base_day_dup_moment (moment);
}

char *
dossier_view_words_describe (const DossierViewWho    *who,
                             const DossierVocabulary *vocabulary)
{
  const char *type = who->type != NULL ? dossier_vocabulary_get_label (vocabulary, "structure_type", who->type) : NULL;

  if (type != NULL && who->commune != NULL)
    return g_strdup_printf ("%s · %s", type, who->commune);
  return g_strdup (type != NULL ? type : who->commune != NULL ? who->commune
                                                              : "");
}
