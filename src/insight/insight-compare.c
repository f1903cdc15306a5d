#include "config.h"

#include "insight-compare.h"

#include "dossier-kinds.h"
#include "dossier-past.h"
#include "insight-scale-private.h"
#include "insight-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *code, *label;
} lives[INSIGHT_N_LIVES] = {
  [INSIGHT_LIFE_CREATED] = { "created", N_ ("Begun") },
  [INSIGHT_LIFE_ENDED] = { "ended", N_ ("Come to an end") },
  [INSIGHT_LIFE_CAME_AND_WENT] = { "came_and_went", N_ ("Begun and ended meanwhile") },
  [INSIGHT_LIFE_STAYED] = { "stayed", N_ ("There on both days") },
  [INSIGHT_LIFE_OUTSIDE] = { "outside", N_ ("Not there on either day") },
  [INSIGHT_LIFE_UNDATED] = { "undated", N_ ("Their dates do not tell") },
};

static const struct
{
  const char *code, *label;
} changes[INSIGHT_N_CHANGES] = {
  [INSIGHT_CHANGE_NONE] = { "none", N_ ("As before") },
  [INSIGHT_CHANGE_REINFORCED] = { "reinforced", N_ ("Reinforced") },
  [INSIGHT_CHANGE_WEAKENED] = { "weakened", N_ ("Weakened") },
  [INSIGHT_CHANGE_MIXED] = { "mixed", N_ ("Stronger in one way, weaker in another") },
  [INSIGHT_CHANGE_DESCRIBED] = { "described", N_ ("Better described") },
  [INSIGHT_CHANGE_UNKNOWN] = { "unknown", N_ ("Not known on one of the days") },
};

const char *
insight_life_get_code (InsightLife life)
{
  return lives[life].code;
}

const char *
insight_life_get_label (InsightLife life)
{
  return _ (lives[life].label);
}

const char *
insight_change_get_code (InsightChange change)
{
  return changes[change].code;
}

const char *
insight_change_get_label (InsightChange change)
{
  return _ (changes[change].label);
}

static void
free_link (gpointer data)
{
  InsightComparedLink *link = data;

  g_free (link->id);
  g_free (link->title);
  g_free (link->words);
  g_free (link);
}

void
insight_comparison_free (InsightComparison *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->links, g_ptr_array_unref);
  g_free (self);
}

/* --- was it there? */

typedef enum
{
  THERE_NO,
  THERE_YES,
  THERE_UNKNOWN,
} There;

/* What stands in a link about its time; days are 0 where nothing is known. */
typedef struct
{
  guint32  begun_from, begun_to, ended_from, ended_to;
  gboolean has_end; /* an end was told, however vaguely */
} Span;

/* On a day of the moment at least. */
static There
find_there (const Span   *span,
            InsightMoment moment)
{
  if ((span->begun_from != 0 && span->begun_from > moment.to) || (span->ended_to != 0 && span->ended_to < moment.from))
    return THERE_NO;
  if (span->begun_to != 0 && span->begun_to <= moment.to && (!span->has_end || (span->ended_from != 0 && span->ended_from >= moment.from)))
    return THERE_YES;
  return THERE_UNKNOWN;
}

static gboolean
is_between (const Span   *span,
            InsightMoment first,
            InsightMoment second)
{
  return span->begun_from > first.to && span->ended_to != 0 && span->ended_to < second.from;
}

static InsightLife
find_life (const Span   *span,
           InsightMoment first,
           InsightMoment second)
{
  There before = find_there (span, first), after = find_there (span, second);

  if (before == THERE_UNKNOWN || after == THERE_UNKNOWN)
    return INSIGHT_LIFE_UNDATED;
  if (before == THERE_NO && after == THERE_NO)
    return is_between (span, first, second) ? INSIGHT_LIFE_CAME_AND_WENT : INSIGHT_LIFE_OUTSIDE;
  return before == after ? INSIGHT_LIFE_STAYED : before == THERE_NO ? INSIGHT_LIFE_CREATED
                                                                    : INSIGHT_LIFE_ENDED;
}

/* --- how was it? */

typedef struct
{
  InsightComparison       *comparison;
  DossierReader           *reader;
  DossierPast             *past;
  const DossierVocabulary *vocabulary;
  DossierAudience          audience;
  gboolean                 with_words;
  InsightMoment            before, after;
  gint64                   first, second;              /* their ends, milliseconds since 1970 */
  GHashTable              *since_first, *since_second; /* ids of links written to afterwards */
} Work;

typedef struct
{
  char *codes[INSIGHT_N_SCALES];
} Answers;

static void
clear_answers (Answers *self)
{
  for (guint i = 0; i < INSIGHT_N_SCALES; i++)
    g_clear_pointer (&self->codes[i], g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answers, clear_answers)

/* What was known at that moment; what stands today where nobody wrote since. */
static gboolean
read_answers (const Work    *work,
              DossierRecord *today,
              gboolean       was_written_since,
              gint64         moment,
              Answers       *answers,
              GError       **error)
{
  g_autoptr (DossierRecord) then = NULL;
  g_autoptr (GError)        local = NULL;

  then = was_written_since ? dossier_past_find_record (work->past, dossier_record_get_id (today), moment, &local) : dossier_record_ref (today);
  for (guint i = 0; then != NULL && i < INSIGHT_N_SCALES; i++)
    answers->codes[i] = g_strdup (dossier_record_get_text (then, insight_scale_get_field (i)));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_known (const Work    *work,
          const Answers *answers)
{
  for (guint i = 0; i < INSIGHT_N_SCALES; i++)
    if (insight_scale_rank (i, work->vocabulary, answers->codes[i]) != 0)
      return TRUE;
  return FALSE;
}

static InsightChange
weigh (const Work    *work,
       const Answers *before,
       const Answers *after)
{
  gboolean rose = FALSE, fell = FALSE, more = FALSE;

  if (!is_known (work, before) || !is_known (work, after))
    return INSIGHT_CHANGE_UNKNOWN;
  for (guint i = 0; i < INSIGHT_N_SCALES; i++)
    {
      guint was = insight_scale_rank (i, work->vocabulary, before->codes[i]);
      guint is = insight_scale_rank (i, work->vocabulary, after->codes[i]);

      more = more || (was == 0 && is != 0);
      rose = rose || (was != 0 && is > was);
      fell = fell || (is != 0 && is < was);
    }
  if (rose || fell)
    return rose && fell ? INSIGHT_CHANGE_MIXED : rose ? INSIGHT_CHANGE_REINFORCED
                                                      : INSIGHT_CHANGE_WEAKENED;
  return more ? INSIGHT_CHANGE_DESCRIBED : INSIGHT_CHANGE_NONE;
}

static void
add_word (const Work    *work,
          GString       *words,
          guint          scale,
          const Answers *before,
          const Answers *after)
{
  const char         *vocabulary = insight_scale_get_field (scale);
  const DossierField *field = dossier_kind_find_field (dossier_kinds_find ("link"), vocabulary);
  const char         *was = before->codes[scale], *is = after->codes[scale];

  if (g_strcmp0 (was, is) == 0)
    return;
  g_string_append_printf (words, words->len > 0 ? ", " : "");
  /* Translators: a field, what it said before, what it says after; "?" where nothing was known. */
  g_string_append_printf (words, _ ("%s: %s → %s"), dossier_vocabulary_get_heading (work->vocabulary, field),
                          was == NULL ? "?" : dossier_vocabulary_get_label (work->vocabulary, vocabulary, was),
                          is == NULL ? "?" : dossier_vocabulary_get_label (work->vocabulary, vocabulary, is));
}

static char *
dup_change_words (const Work    *work,
                  const Answers *before,
                  const Answers *after)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < INSIGHT_N_SCALES; i++)
    add_word (work, words, i, before, after);
  return g_string_free (words, words->len == 0);
}

/* --- one link */

static const BaseDate *
get_date (const DossierRecord *record,
          const char          *field)
{
  const DossierValue *value = dossier_record_get (record, field);

  return value == NULL ? NULL : dossier_value_get_date (value);
}

static Span
read_span (const DossierRecord *record)
{
  const BaseDate *began = get_date (record, "began"), *ended = get_date (record, "ended");
  const char     *status = dossier_record_get_text (record, "status");
  Span            span = {
               .begun_from = began == NULL ? 0 : began->earliest,
               .begun_to = base_date_find_begun (began),
               .ended_from = ended == NULL ? 0 : ended->earliest,
               .ended_to = ended == NULL ? 0 : ended->latest,
               .has_end = ended != NULL || g_strcmp0 (status, "ended") == 0,
  };

  return span;
}

static char *
dup_date_words (const Work          *work,
                const DossierRecord *record)
{
  static const char *const fields[] = { "began", "ended" };
  GString                 *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const BaseDate  *date = get_date (record, fields[i]);
      g_autofree char *text = date == NULL ? NULL : base_date_dup_text (date);

      if (text == NULL)
        continue;
      g_string_append (words, words->len > 0 ? ", " : "");
      /* Translators: a field, then what it says. */
      g_string_append_printf (words, _ ("%s: %s"), dossier_vocabulary_get_heading (work->vocabulary, dossier_kind_find_field (dossier_record_get_kind (record), fields[i])), text);
    }
  return g_string_free (words, words->len == 0);
}

/* A link that is only thought of has not begun. */
static gboolean
is_considered (const Work          *work,
               const DossierRecord *record)
{
  const char        *status = dossier_record_get_text (record, "status");
  const DossierTerm *term = status == NULL ? NULL : dossier_vocabulary_resolve (work->vocabulary, "link_status", status);

  return term != NULL && strcmp (term->code, "considered") == 0;
}

static gboolean
compare_answers (const Work          *work,
                 DossierRecord       *record,
                 InsightComparedLink *link,
                 GError             **error)
{
  g_auto (Answers) before = { { NULL } };
  g_auto (Answers) after = { { NULL } };

  if (!read_answers (work, record, g_hash_table_contains (work->since_first, link->id), work->first, &before, error) ||
      !read_answers (work, record, g_hash_table_contains (work->since_second, link->id), work->second, &after, error))
    return FALSE;
  link->change = weigh (work, &before, &after);
  if (work->with_words && link->change != INSIGHT_CHANGE_UNKNOWN)
    link->words = dup_change_words (work, &before, &after);
  return TRUE;
}

static gboolean
add_link (const Work    *work,
          DossierRecord *record,
          GError       **error)
{
  InsightComparison   *comparison = work->comparison;
  InsightComparedLink *link = g_new0 (InsightComparedLink, 1);
  Span                 span = read_span (record);

  g_ptr_array_add (comparison->links, link);
  link->id = g_strdup (dossier_record_get_id (record));
  if (work->with_words)
    link->title = insight_words_dup_title (work->reader, work->vocabulary, work->audience, link->id);
  link->life = is_considered (work, record) ? INSIGHT_LIFE_OUTSIDE : find_life (&span, work->before, work->after);
  if ((link->life == INSIGHT_LIFE_STAYED || link->life == INSIGHT_LIFE_UNDATED) && !compare_answers (work, record, link, error))
    return FALSE;
  if (work->with_words && link->words == NULL)
    link->words = dup_date_words (work, record);
  comparison->n_lives[link->life]++;
  comparison->n_changes[link->change]++;
  return TRUE;
}

/* --- all of them */

static gint64
find_end_of_day (guint32 day)
{
  GDate                 date;
  g_autoptr (GDateTime) midnight = NULL;
  g_autoptr (GDateTime) next = NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  midnight = g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), 0, 0, 0);
  next = g_date_time_add_days (midnight, 1);
  return g_date_time_to_unix (next) * 1000 - 1;
}

static GHashTable *
list_written (Work    *work,
              gint64   moment,
              GError **error)
{
  g_autoptr (GPtrArray) ids = dossier_past_list_written (work->past, "link", moment, error);
  GHashTable           *set = ids == NULL ? NULL : g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (set, g_strdup (ids->pdata[i]));
  return set;
}

static gboolean
add_all (Work    *work,
         GError **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("link");
  g_autoptr (GPtrArray)    records = dossier_reader_list (work->reader, query, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      if (!dossier_privacy_shows_record (work->reader, work->audience, dossier_record_get_id (records->pdata[i])))
        work->comparison->n_left_out++;
      else if (!add_link (work, records->pdata[i], error))
        return FALSE;
    }
  return records != NULL;
}

static gboolean
compare (Work    *work,
         GError **error)
{
  gboolean compared;

  work->since_first = list_written (work, work->first, error);
  work->since_second = work->since_first == NULL ? NULL : list_written (work, work->second, error);
  compared = work->since_second != NULL && add_all (work, error);
  g_clear_pointer (&work->since_first, g_hash_table_unref);
  g_clear_pointer (&work->since_second, g_hash_table_unref);
  return compared;
}

static gboolean
is_moment (InsightMoment moment)
{
  return g_date_valid_julian (moment.from) && g_date_valid_julian (moment.to) && moment.from <= moment.to;
}

InsightComparison *
insight_comparison_new_of_moments (DossierReader  *reader,
                                   InsightMoment   one,
                                   InsightMoment   other,
                                   DossierAudience audience,
                                   gboolean        with_words,
                                   GError        **error)
{
  g_autoptr (InsightComparison) self = g_new0 (InsightComparison, 1);
  g_autoptr (DossierVocabulary) vocabulary = NULL;
  g_autoptr (DossierPast)       past = NULL;
  gboolean                      in_order = one.to < other.to || (one.to == other.to && one.from <= other.from);
  Work                          work = { .comparison = self, .reader = reader, .audience = audience, .with_words = with_words };

  g_return_val_if_fail (reader != NULL && is_moment (one) && is_moment (other), NULL);

  work.before = in_order ? one : other;
  work.after = in_order ? other : one;
  self->first = work.before.to;
  self->second = work.after.to;
  self->links = g_ptr_array_new_with_free_func (free_link);
  work.vocabulary = vocabulary = dossier_vocabulary_load (reader, error);
  work.past = past = vocabulary == NULL ? NULL : dossier_past_new (reader, error);
  work.first = find_end_of_day (self->first);
  work.second = find_end_of_day (self->second);
  return past != NULL && compare (&work, error) ? g_steal_pointer (&self) : NULL;
}

InsightComparison *
insight_comparison_new (DossierReader  *reader,
                        guint32         first,
                        guint32         second,
                        DossierAudience audience,
                        GError        **error)
{
  return insight_comparison_new_of_moments (reader, (InsightMoment){ first, first }, (InsightMoment){ second, second }, audience, TRUE, error);
}

/* No link at all is a question too. */
static DossierQuery *
new_query_of_none (void)
{
  DossierQuery *query = dossier_query_new ("link");

  dossier_query_add_filter (query, "id", "");
  return query;
}

DossierQuery *
insight_comparison_dup_query_of_life (const InsightComparison *self,
                                      InsightLife              life)
{
  DossierQuery *query;

  g_return_val_if_fail (self != NULL, NULL);

  query = new_query_of_none ();
  for (guint i = 0; i < self->links->len; i++)
    if (((InsightComparedLink *) self->links->pdata[i])->life == life)
      dossier_query_add_filter (query, "id", ((InsightComparedLink *) self->links->pdata[i])->id);
  return query;
}

DossierQuery *
insight_comparison_dup_query_of_change (const InsightComparison *self,
                                        InsightChange            change)
{
  DossierQuery *query;

  g_return_val_if_fail (self != NULL, NULL);

  query = new_query_of_none ();
  for (guint i = 0; i < self->links->len; i++)
    {
      const InsightComparedLink *link = self->links->pdata[i];

      if (link->change == change && (link->life == INSIGHT_LIFE_STAYED || link->life == INSIGHT_LIFE_UNDATED))
        dossier_query_add_filter (query, "id", link->id);
    }
  return query;
}
