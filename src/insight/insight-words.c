#include "insight-words.h"

#include <string.h>

char *
insight_words_put (char       *text,
                   const char *name,
                   const char *value)
{
  g_autofree char *mark = g_strdup_printf ("{%s}", name);
  GString         *out = g_string_new (text);

  g_free (text);
  g_string_replace (out, mark, value, 0);
  return g_string_free (out, FALSE);
}

static char *
dup_end (DossierReader           *reader,
         const DossierVocabulary *vocabulary,
         DossierAudience          audience,
         const DossierRecord     *link,
         const char              *side)
{
  const DossierValue *end = dossier_record_get (link, side);
  char               *title = end == NULL ? NULL : dossier_privacy_dup_title (reader, vocabulary, audience, dossier_value_get_reference (end));

  return title == NULL ? g_strdup ("…") : title;
}

/* A hidden structure is not told by its links. */
static char *
dup_link_title (DossierReader           *reader,
                const DossierVocabulary *vocabulary,
                DossierAudience          audience,
                const DossierRecord     *link)
{
  g_autofree char *a = dup_end (reader, vocabulary, audience, link, "a");
  g_autofree char *b = dup_end (reader, vocabulary, audience, link, "b");

  return g_strdup_printf ("%s ↔ %s", a, b);
}

char *
insight_words_dup_title (DossierReader           *reader,
                         const DossierVocabulary *vocabulary,
                         DossierAudience          audience,
                         const char              *id)
{
  g_autoptr (DossierRecord) record = audience == DOSSIER_AUDIENCE_INTERNAL ? NULL : dossier_reader_find_record (reader, id, NULL);
  char                     *title;

  if (record != NULL && strcmp (dossier_record_get_kind (record)->code, "link") == 0 && dossier_privacy_shows_record (reader, audience, id))
    return dup_link_title (reader, vocabulary, audience, record);
  title = dossier_privacy_dup_title (reader, vocabulary, audience, id);
  return title == NULL ? g_strdup (id) : title;
}

guint32
insight_words_get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate                 date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (now), g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return g_date_get_julian (&date);
}
