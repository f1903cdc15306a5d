#include "booklet-words.h"

#include <hyphen.h>
#include <string.h>

#define TABLE "hyphen/hyph_fr.dic"
#define SHORTEST 6 /* letters of a word that may be cut */
#define LEAST_BEFORE 3
#define LEAST_AFTER 3
#define LONGEST 200 /* bytes: beyond it is no word */

static const struct
{
  const char *pattern, *by;
} rules[] = {
  { "[ \\t\\x{a0}\\x{202f}]+", " " },
  { "(?<=\\p{L})'(?=[\\p{L}«])", "’" },
  { "\\.\\.\\.+", "…" },
  { "\"([^\"]*)\"", "«\\1»" },
  { "“ ?([^”]*?) ?”", "«\\1»" },
  { "« ?", "«" BOOKLET_NO_BREAK },
  { " ?»", BOOKLET_NO_BREAK "»" },
  { "(?<=[\\p{L}\\p{N})»…%]) ?([;!?]+)(?=$|[\\s)»])", BOOKLET_NARROW "\\1" },
  { "(?<=[\\p{L}\\p{N})»…%]) ?:(?=$|\\s)", BOOKLET_NO_BREAK ":" },
  { " [-–] ", BOOKLET_NO_BREAK "– " },
  { "(?<=\\d) (?=\\d{3}\\b)", BOOKLET_NARROW },
  { "(?<=\\d) (?=[€%])", BOOKLET_NO_BREAK },
};

struct _BookletWords
{
  GRegex     *rules[G_N_ELEMENTS (rules)];
  HyphenDict *table; /* NULL: none is installed */
};

static HyphenDict *
load_table (void)
{
  for (const char *const *folder = g_get_system_data_dirs (); *folder != NULL; folder++)
    {
      g_autofree char *path = g_build_filename (*folder, TABLE, NULL);
      HyphenDict      *table = g_file_test (path, G_FILE_TEST_EXISTS) ? hnj_hyphen_load (path) : NULL;

      if (table != NULL && table->utf8)
        return table;
      if (table != NULL)
        hnj_hyphen_free (table); /* an older one, in another writing */
    }
  return NULL;
}

BookletWords *
booklet_words_new (void)
{
  BookletWords *self = g_new0 (BookletWords, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    self->rules[i] = g_regex_new (rules[i].pattern, G_REGEX_OPTIMIZE, 0, NULL);
  self->table = load_table ();
  return self;
}

void
booklet_words_free (BookletWords *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    g_regex_unref (self->rules[i]);
  g_clear_pointer (&self->table, hnj_hyphen_free);
  g_free (self);
}

char *
booklet_words_dup_french (const BookletWords *self,
                          const char         *text)
{
  char *set = g_strdup (text);

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      char *next = g_regex_replace (self->rules[i], set, -1, 0, rules[i].by, 0, NULL);

      g_free (set);
      set = next;
    }
  return set;
}

/* cuts: odd at the letter a cut may follow. The table counts letters, and folds a capital at the beginning itself. */
static gboolean
find_cuts (const BookletWords *self,
           const char         *word,
           gsize               length,
           char               *cuts)
{
  char **replaced = NULL;
  int   *positions = NULL, *counts = NULL;

  return hnj_hyphen_hyphenate3 (self->table, word, (int) length, cuts, NULL, &replaced, &positions, &counts, LEAST_BEFORE, LEAST_AFTER, LEAST_BEFORE, LEAST_AFTER) == 0;
}

static void
append_cut (const BookletWords *self,
            GString            *out,
            const char         *word,
            gsize               length)
{
  char        cuts[LONGEST + 5] = { 0 };
  const char *end = word + length;
  glong       n = g_utf8_strlen (word, (gssize) length), at = 0;

  if (self->table == NULL || n < SHORTEST || length > LONGEST || g_unichar_isupper (g_utf8_get_char (word)) || !find_cuts (self, word, length, cuts))
    {
      g_string_append_len (out, word, (gssize) length);
      return;
    }
  for (const char *next; word < end; word = next, at++)
    {
      next = g_utf8_next_char (word);
      g_string_append_len (out, word, next - word);
      if ((cuts[at] & 1) != 0 && at + 1 >= LEAST_BEFORE && n - at - 1 >= LEAST_AFTER)
        g_string_append (out, BOOKLET_CUT);
    }
}

char *
booklet_words_dup_cut (const BookletWords *self,
                       const char         *text)
{
  GString    *out = g_string_new (NULL);
  const char *word = NULL;

  for (;; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      if (letter != 0 && g_unichar_isalpha (letter))
        {
          word = word != NULL ? word : text;
          continue;
        }
      if (word != NULL)
        append_cut (self, out, word, (gsize) (text - word));
      word = NULL;
      if (letter == 0)
        return g_string_free (out, FALSE);
      g_string_append_unichar (out, letter);
    }
}
