/* dossier-scrub-words.c - words kept beside the records: labels of acts, what is typed */
#include "dossier-scrub-private.h"

#include "dossier-transaction.h"
#include "dossier-typed.h"

#include <string.h>

#define IN_PLACE_OF_WORDS "…"
#define WORDS_BYTES 4096 /* of patterns, in all: the values of a person do not come near */

/* What a value said, as a pattern: whole words of three letters at least, and no longer than a label. */
void
dossier_scrub_add_words (GString                 *pattern,
                         const DossierAssignment *assignment)
{
  g_autoptr (DossierValue) value = NULL;
  g_autofree char         *words = NULL;

  if (assignment->value_length > DOSSIER_LABEL_BYTES || pattern->len > WORDS_BYTES || dossier_codec_is_erased (assignment->value, assignment->value_length) ||
      !dossier_codec_read_value (assignment->value, assignment->value_length, DOSSIER_FIELD_TEXT, &value) || value == NULL ||
      dossier_value_get_text (value) == NULL || g_utf8_strlen (dossier_value_get_text (value), -1) < 3)
    return;
  words = g_regex_escape_string (dossier_value_get_text (value), -1);
  g_string_append_printf (pattern, "%s(?<!\\w)%s(?!\\w)", pattern->len > 0 ? "|" : "", words);
}

/* Of the values of before that are not among those of after. */
char *
dossier_scrub_dup_words_between (GBytes *before,
                                 GBytes *after)
{
  gsize             length, rest;
  const guint8     *bytes = g_bytes_get_data (before, &length), *kept = g_bytes_get_data (after, &rest);
  DossierBytes      in = { bytes, bytes + length, TRUE };
  guint64           left = dossier_codec_begin_set (&in);
  GString          *words = g_string_new (NULL);
  DossierAssignment assignment;

  while (dossier_codec_next_assignment (&in, &left, &assignment))
    if (memmem (kept, rest, assignment.value, assignment.value_length) == NULL)
      dossier_scrub_add_words (words, &assignment);
  return g_string_free (words, words->len == 0);
}

/* A text that holds words to be forgotten, and the key of its row. */
typedef struct
{
  GPtrArray *one, *other, *texts;
} Forgetting;

static gboolean
collect_texts (DossierDatabase *database,
               const char      *sql,
               GRegex          *forgotten,
               Forgetting      *found,
               GError         **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (database, sql, error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return FALSE;
  while (dossier_statement_step (rows, &local))
    {
      const char *text = dossier_statement_get_text (rows, 2);

      if (!g_regex_match (forgotten, text, 0, NULL))
        continue;
      g_ptr_array_add (found->one, g_strdup (dossier_statement_get_text (rows, 0)));
      g_ptr_array_add (found->other, g_strdup (dossier_statement_get_text (rows, 1)));
      g_ptr_array_add (found->texts, g_regex_replace_literal (forgotten, text, -1, 0, IN_PLACE_OF_WORDS, 0, NULL));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
write_texts (DossierDatabase  *database,
             const char       *sql,
             const Forgetting *found,
             GError          **error)
{
  g_autoptr (DossierStatement) update = dossier_database_prepare (database, sql, error);

  for (guint i = 0; update != NULL && i < found->texts->len; i++)
    {
      dossier_statement_bind_text (update, 1, found->texts->pdata[i]);
      dossier_statement_bind_text (update, 2, found->one->pdata[i]);
      dossier_statement_bind_text (update, 3, found->other->pdata[i]);
      if (!dossier_statement_run (update, error))
        return FALSE;
    }
  return update != NULL;
}

/* select: two columns of a key and a text; update: the text, then that key. */
static gboolean
forget_in (DossierDatabase *database,
           const char      *select,
           const char      *update,
           GRegex          *forgotten,
           GError         **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) other = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Forgetting            found = { one, other, texts };

  return collect_texts (database, select, forgotten, &found, error) && write_texts (database, update, &found, error);
}

static gboolean
compile (const char *pattern,
         GRegex    **regex,
         GError    **error)
{
  *regex = pattern == NULL ? NULL : g_regex_new (pattern, G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, error);
  return pattern == NULL || *regex != NULL;
}

static const char update_label[] = "UPDATE txn SET label = ?1 WHERE run = ?2 AND n = ?3";

gboolean
dossier_scrub_forget (DossierJournal *journal,
                      const char     *pattern,
                      GError        **error)
{
  g_autoptr (GRegex) forgotten = NULL;

  if (!compile (pattern, &forgotten, error))
    return FALSE;
  return forgotten == NULL ||
         (forget_in (dossier_journal_get_database (journal), "SELECT run, n, label FROM txn WHERE label IS NOT NULL", update_label, forgotten, error) &&
          dossier_typed_forget (dossier_journal_get_data_dir (journal), forgotten, IN_PLACE_OF_WORDS, error));
}

/* In the labels of what was done to the record. */
gboolean
dossier_scrub_forget_here (DossierDatabase *database,
                           gint64           ent,
                           const char      *pattern,
                           GError         **error)
{
  g_autoptr (GRegex) forgotten = NULL;
  g_autofree char   *select = NULL;

  if (!compile (pattern, &forgotten, error))
    return FALSE;
  select = g_strdup_printf ("SELECT run, n, label FROM txn WHERE label IS NOT NULL AND (run, n) IN (SELECT run, n FROM op WHERE ent = %" G_GINT64_FORMAT ")", ent);
  return forgotten == NULL || forget_in (database, select, update_label, forgotten, error);
}
