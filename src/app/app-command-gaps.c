/* app-command-gaps.c - ready-made questions, and what they find */
#include "config.h"

#include "app-command.h"

#include "dossier-notation.h"
#include "insight-findings.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AppCall          *call;
  const InsightGap *gap; /* NULL: all of them */
  InsightGapChoice  choice;
  DossierAudience   audience;
  const char       *programme; /* as typed, or NULL */
} Asked;

/* A code or a label. FALSE: it is neither, and *error says so. */
static gboolean
find_programme (Asked                   *asked,
                const DossierVocabulary *vocabulary,
                GError                 **error)
{
  if (asked->programme == NULL)
    return TRUE;
  asked->choice.programme = dossier_vocabulary_find_code (vocabulary, "programme", asked->programme);
  if (asked->choice.programme != NULL)
    return TRUE;
  g_set_error (error, DOSSIER_NOTATION_ERROR, DOSSIER_NOTATION_ERROR_UNKNOWN_TERM, _ ("There is no programme “%s”."), asked->programme);
  return FALSE;
}

static void
add_json_pair (GString    *out,
               const char *name,
               const char *text)
{
  g_string_append_printf (out, "\"%s\": ", name);
  dossier_notation_add_json_string (out, text);
}

static void
add_json_query (GString            *out,
                const DossierQuery *query)
{
  g_autofree char *text = dossier_query_dup_text (query);

  add_json_pair (out, "query", text);
}

/* --- one gap */

static void
write_json_lines (Asked                   *asked,
                  const DossierVocabulary *vocabulary,
                  GPtrArray               *lines,
                  guint                    n_left_out)
{
  GString                 *out = asked->call->out;
  g_autoptr (DossierQuery) query = insight_gap_dup_query (asked->gap, &asked->choice);
  g_autofree char         *title = insight_gap_dup_title (asked->gap, &asked->choice, vocabulary);
  g_autofree char         *sentence = insight_gap_dup_sentence (asked->gap, &asked->choice, vocabulary);

  g_string_append_printf (out, "{\"name\": \"%s\", ", asked->gap->code);
  add_json_pair (out, "title", title);
  g_string_append (out, ", ");
  add_json_pair (out, "sentence", sentence);
  g_string_append (out, ", ");
  add_json_query (out, query);
  g_string_append_printf (out, ", \"count\": %u, \"left_out\": %u, \"records\": [", lines->len, n_left_out);
  for (guint i = 0; i < lines->len; i++)
    {
      const InsightGapLine *line = lines->pdata[i];

      g_string_append_printf (out, "%s\n  {\"id\": \"%s\", ", i > 0 ? "," : "", line->id);
      add_json_pair (out, "title", line->title);
      if (line->words != NULL)
        {
          g_string_append (out, ", ");
          add_json_pair (out, "words", line->words);
        }
      g_string_append_c (out, '}');
    }
  g_string_append (out, "]}\n");
}

static void
write_plain_lines (Asked                   *asked,
                   const DossierVocabulary *vocabulary,
                   GPtrArray               *lines)
{
  g_autofree char *title = insight_gap_dup_title (asked->gap, &asked->choice, vocabulary);
  g_autofree char *sentence = insight_gap_dup_sentence (asked->gap, &asked->choice, vocabulary);

  app_call_tell (asked->call, "%s. %s", title, sentence);
  for (guint i = 0; i < lines->len; i++)
    {
      const InsightGapLine *line = lines->pdata[i];

      g_string_append_printf (asked->call->out, "%s\t%s%s%s\n", line->id, line->title, line->words != NULL ? "\t" : "", line->words != NULL ? line->words : "");
    }
}

static gboolean
write_one (Asked                   *asked,
           DossierReader           *reader,
           const DossierVocabulary *vocabulary,
           GError                 **error)
{
  guint                 n_left_out;
  g_autoptr (GPtrArray) lines = insight_gap_list (asked->gap, &asked->choice, reader, asked->audience, &n_left_out, error);

  if (lines == NULL)
    return FALSE;
  if (app_call_wants_json (asked->call))
    write_json_lines (asked, vocabulary, lines, n_left_out);
  else
    write_plain_lines (asked, vocabulary, lines);
  if (n_left_out > 0)
    app_call_tell (asked->call, ngettext ("%u is not for this audience.", "%u are not for this audience.", n_left_out), n_left_out);
  return TRUE;
}

/* --- all of them */

static void
write_json_findings (GString   *out,
                     GPtrArray *findings)
{
  g_string_append (out, "{\"findings\": [");
  for (guint i = 0; i < findings->len; i++)
    {
      const InsightFinding *finding = findings->pdata[i];

      g_string_append_printf (out, "%s\n  {\"name\": \"%s\", \"count\": %u, \"of\": %u, ", i > 0 ? "," : "", finding->gap->code, finding->n, finding->total);
      add_json_pair (out, "title", finding->title);
      g_string_append (out, ", ");
      add_json_pair (out, "finding", finding->sentence);
      g_string_append (out, ", ");
      add_json_query (out, finding->query);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "]}\n");
}

static gboolean
write_all (Asked         *asked,
           DossierReader *reader,
           GError       **error)
{
  g_autoptr (GPtrArray) findings = insight_findings_list (reader, &asked->choice, asked->audience, error);

  if (findings == NULL)
    return FALSE;
  if (app_call_wants_json (asked->call))
    {
      write_json_findings (asked->call->out, findings);
      return TRUE;
    }
  for (guint i = 0; i < findings->len; i++)
    {
      const InsightFinding *finding = findings->pdata[i];

      g_string_append_printf (asked->call->out, "%s\t%s\n", finding->gap->code, finding->sentence);
    }
  return TRUE;
}

static gpointer
write_gaps (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Asked                        *asked = data;
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);

  if (vocabulary == NULL || !find_programme (asked, vocabulary, error))
    return NULL;
  return (asked->gap != NULL ? write_one (asked, reader, vocabulary, error) : write_all (asked, reader, error)) ? asked : NULL;
}

/* --- what was typed */

static gboolean
read_gap (Asked *asked)
{
  const char         *name = app_arguments_get_word (asked->call->arguments, 1);
  g_autoptr (GString) known = g_string_new (NULL);
  guint               n_gaps;
  const InsightGap   *gaps = insight_gaps_get (&n_gaps);

  asked->gap = insight_gaps_find (name);
  if (name == NULL || asked->gap != NULL)
    return TRUE;
  for (guint i = 0; i < n_gaps; i++)
    g_string_append_printf (known, " %s", gaps[i].code);
  /* Translators: a word typed, then the list of what could have been. */
  app_call_misuse (asked->call, _ ("There is no gap “%s”. The gaps are:%s."), name, known->str);
  return FALSE;
}

static gboolean
read_number (AppCall    *call,
             const char *option,
             guint       most,
             guint      *number)
{
  const char *text = app_arguments_find (call->arguments, option);
  guint64     read;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 1, most, &read, NULL))
    {
      app_call_misuse (call, _ ("“%s” is not a whole number."), text);
      return FALSE;
    }
  *number = (guint) read;
  return TRUE;
}

AppExit
app_command_gaps (AppCall *call)
{
  Asked             asked = { call, NULL, { 0, 0, NULL }, DOSSIER_AUDIENCE_NETWORK, app_arguments_find (call->arguments, "programme") };
  DossierVisibility audience;
  GError           *error = NULL;
  gboolean          is_misuse;

  if (!read_gap (&asked) || !app_call_read_audience (call, &audience) || !read_number (call, "metres", 1000000, &asked.choice.metres) ||
      !read_number (call, "years", 100, &asked.choice.years))
    return APP_EXIT_USAGE;
  asked.audience = (DossierAudience) audience;
  if (dossier_store_ask (call->store, write_gaps, &asked, &error) != NULL)
    return APP_EXIT_FINE;
  is_misuse = error != NULL && error->domain == DOSSIER_NOTATION_ERROR;
  app_call_fail (call, error);
  return is_misuse ? APP_EXIT_USAGE : APP_EXIT_FAILED;
}
