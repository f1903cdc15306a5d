/* guide-booklet-around.c - words heard, related practices, tools, sources, and what was left out */
#include "config.h"

#include "guide-booklet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
dup_who (GuideBookletReading *self,
         const DossierRecord *passage)
{
  g_autofree char *role = guide_booklet_dup_label (self, passage, "role", "role");
  g_autofree char *type = guide_booklet_dup_label (self, passage, "speaker_type", "structure_type");

  if (role != NULL && type != NULL)
    return g_strdup_printf ("%s, %s", role, type);
  return g_strdup (role != NULL ? role : type != NULL ? type
                                                      : "");
}

/* It is set between quotation marks by who lays it out. */
static char *
strip_quotation_marks (char *text)
{
  g_autoptr (GRegex) marks = g_regex_new ("^[«“\"\\s\\x{a0}\\x{202f}]+|[»”\"\\s\\x{a0}\\x{202f}]+$", 0, 0, NULL);
  char              *bare = g_regex_replace_literal (marks, text, -1, 0, "", 0, NULL);

  g_free (text);
  return bare;
}

/* Where what was said goes: borrowed from a practice, or from a question. */
typedef struct
{
  char     **development;
  GPtrArray *quotes, *examples;
} Home;

static void
add_quote (GuideBookletReading *self,
           const Home          *home,
           const DossierRecord *passage,
           char                *text)
{
  GuideBookletQuote *quote = g_new0 (GuideBookletQuote, 1);

  quote->text = strip_quotation_marks (text);
  quote->who = dup_who (self, passage);
  quote->is_paraphrased = g_strcmp0 (dossier_record_get_text (passage, "nature"), "paraphrase") == 0;
  g_ptr_array_add (home->quotes, quote);
}

static void
add_example (GuideBookletReading *self,
             const Home          *home,
             const DossierRecord *passage,
             const char          *text)
{
  g_autofree char *who = dup_who (self, passage);

  g_ptr_array_add (home->examples, *who == '\0' ? g_strdup (text) : g_strdup_printf ("%s (%s)", text, who));
}

/* The words of a document that develop a practice are its text, as much as those written since. */
static void
add_development (const Home *home,
                 const char *text)
{
  char *all = *home->development == NULL ? g_strdup (text) : g_strconcat (*home->development, "\n\n", text, NULL);

  g_free (*home->development);
  *home->development = all;
}

static gboolean
is_wanted (GuideBookletReading *self,
           const char          *nature)
{
  return (self->content->choice.parts & (g_strcmp0 (nature, "example") == 0 ? GUIDE_BOOKLET_EXAMPLES : GUIDE_BOOKLET_QUOTES)) != 0;
}

static void
add_to_home (GuideBookletReading *self,
             const Home          *home,
             const DossierRecord *passage)
{
  const char      *nature = dossier_record_get_text (passage, "nature");
  g_autofree char *text = guide_booklet_dup_field (self, passage, "clean");

  if (text == NULL)
    text = guide_booklet_dup_field (self, passage, "raw");
  if (text == NULL)
    return;
  if (g_strcmp0 (nature, "development") == 0)
    add_development (home, text);
  else if (g_strcmp0 (nature, "example") == 0)
    add_example (self, home, passage, text);
  else
    add_quote (self, home, passage, g_steal_pointer (&text));
  guide_booklet_note_source (self, passage);
}

/* The first of what it was said of. */
static GuideBookletOffer *
find_offer (GuideBookletReading *self,
            const char *const   *practices,
            const char *const   *questions)
{
  GuideBookletOffer *found = NULL;

  for (const char *const *ids = practices[0] != NULL ? practices : questions; found == NULL && *ids != NULL; ids++)
    found = g_hash_table_lookup (self->offers, *ids);
  return found;
}

static gboolean
is_left_out (GuideBookletReading *self,
             const char          *id)
{
  char **left_out = self->content->choice.words_left_out;

  return left_out != NULL && g_strv_contains ((const char *const *) left_out, id);
}

static void
offer_words (GuideBookletReading *self,
             const DossierRecord *passage,
             GuideBookletOffer   *home)
{
  const char        *text = dossier_record_get_text (passage, "clean");
  GuideBookletOffer *it = g_new0 (GuideBookletOffer, 1);
  guint              unsafe = 0; /* looked at, not handed on: not counted */

  it->id = g_strdup (dossier_record_get_id (passage));
  it->title = guide_booklet_names_clean (self->names, text != NULL ? text : dossier_record_get_text (passage, "raw"), &unsafe);
  it->who = dup_who (self, passage);
  it->is_in = !is_left_out (self, it->id);
  g_ptr_array_add (home->words, it);
}

/* What develops a practice is its text, and is chosen with it. */
static gboolean
is_chosen (GuideBookletReading *self,
           const DossierRecord *passage)
{
  const char        *nature = dossier_record_get_text (passage, "nature");
  GuideBookletOffer *home;

  if (g_strcmp0 (nature, "development") == 0)
    return TRUE;
  home = find_offer (self, dossier_record_get_keys (passage, "practices"), dossier_record_get_keys (passage, "questions"));
  if (home != NULL)
    offer_words (self, passage, home);
  return is_wanted (self, nature) && !is_left_out (self, dossier_record_get_id (passage));
}

/* Said of practices, it stands with each of them that is in the booklet; said of a question only, at the end of its chapter. */
static void
add_passage (GuideBookletReading *self,
             const DossierRecord *passage)
{
  const char *const *practices = dossier_record_get_keys (passage, "practices"), *const *questions = dossier_record_get_keys (passage, "questions");

  if (!is_chosen (self, passage))
    return;
  for (guint i = 0; practices[i] != NULL; i++)
    {
      GuideBookletPractice *practice = g_hash_table_lookup (self->practices, practices[i]);

      if (practice != NULL)
        add_to_home (self, &(Home){ &practice->development, practice->quotes, practice->examples }, passage);
    }
  for (guint i = 0; practices[0] == NULL && questions[i] != NULL; i++)
    {
      GuideBookletChapter *chapter = g_hash_table_lookup (self->chapters, questions[i]);

      if (chapter != NULL)
        add_to_home (self, &(Home){ &chapter->development, chapter->quotes, chapter->examples }, passage);
    }
}

gboolean
guide_booklet_read_passages (GuideBookletReading *self,
                             GError             **error)
{
  g_autoptr (GPtrArray) passages = guide_booklet_list_as_put (self, "passage", error);

  for (guint i = 0; passages != NULL && i < passages->len; i++)
    add_passage (self, passages->pdata[i]);
  return passages != NULL;
}

static void
add_see_also (GuideBookletPractice       *practice,
              const GuideBookletPractice *other)
{
  GuideBookletSeeAlso *see = g_new0 (GuideBookletSeeAlso, 1);

  see->number = g_strdup (other->number);
  see->title = g_strdup (other->statement);
  g_ptr_array_add (practice->see_also, see);
}

gboolean
guide_booklet_read_relations (GuideBookletReading *self,
                              GError             **error)
{
  g_autoptr (GPtrArray) relations = guide_booklet_list (self, "practice_relation", "id", error);

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      const char           *from = dossier_record_get_reference (relations->pdata[i], "practice");
      const char           *to = dossier_record_get_reference (relations->pdata[i], "other");
      GuideBookletPractice *practice = from != NULL ? g_hash_table_lookup (self->practices, from) : NULL;
      GuideBookletPractice *other = to != NULL ? g_hash_table_lookup (self->practices, to) : NULL;

      if (practice == NULL || other == NULL || practice == other)
        continue;
      add_see_also (practice, other);
      add_see_also (other, practice);
    }
  return relations != NULL;
}

gboolean
guide_booklet_read_tools (GuideBookletReading *self,
                          GError             **error)
{
  g_autoptr (GPtrArray) tools = NULL;

  if ((self->content->choice.parts & GUIDE_BOOKLET_TOOLS) == 0)
    return TRUE;
  tools = guide_booklet_list (self, "tool", NULL, error);
  for (guint i = 0; tools != NULL && i < tools->len; i++)
    {
      GuideBookletTool *tool;

      if (g_strcmp0 (dossier_record_get_text (tools->pdata[i], "fit"), "yes") != 0)
        continue;
      tool = g_new0 (GuideBookletTool, 1);
      tool->title = guide_booklet_dup_field (self, tools->pdata[i], "title");
      tool->description = guide_booklet_dup_field (self, tools->pdata[i], "description");
      g_ptr_array_add (self->content->tools, tool);
    }
  return tools != NULL;
}

static int
compare_words (gconstpointer one,
               gconstpointer other)
{
  return g_strcmp0 (*(char *const *) one, *(char *const *) other);
}

void
guide_booklet_read_sources (GuideBookletReading *self)
{
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, self->sources);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (DossierRecord) source = NULL;
      g_autofree char          *title = NULL, *producer = NULL;

      if (!dossier_privacy_shows_record (self->reader, self->content->choice.audience, id))
        continue;
      source = dossier_reader_find_record (self->reader, id, NULL);
      title = source != NULL ? guide_booklet_dup_field (self, source, "title") : NULL;
      producer = source != NULL ? guide_booklet_dup_field (self, source, "producer") : NULL;
      if (title != NULL)
        g_ptr_array_add (self->content->sources, producer != NULL ? g_strdup_printf ("%s, %s", producer, title) : g_strdup (title));
    }
  g_ptr_array_sort (self->content->sources, compare_words);
}

/* Nothing is left out in silence. */
gboolean
guide_booklet_tell_left_out (GuideBookletReading *self,
                             GError             **error)
{
  const char           *kinds[] = { "question", "practice", "tool", NULL, NULL };
  guint                 parts = self->content->choice.parts, n = self->content->n_unsafe;
  g_autoptr (GPtrArray) hidden = NULL;
  char                 *told;

  if ((parts & GUIDE_BOOKLET_QUOTES) != 0)
    kinds[3] = "passage";
  hidden = dossier_privacy_list_left_out (self->reader, self->content->choice.audience, kinds, error);
  if (hidden == NULL)
    return FALSE;
  for (guint i = hidden->len; i-- > 0;)
    if (((const DossierLeftOut *) hidden->pdata[i])->field != NULL)
      g_ptr_array_remove_index (hidden, i); /* what was first written is never in a booklet */
  told = dossier_privacy_dup_left_out (hidden, self->vocabulary);
  if (told != NULL)
    g_ptr_array_add (self->content->left_out, told);
  if (self->n_hidden > 0)
    g_ptr_array_add (self->content->left_out,
                     g_strdup_printf (ngettext ("%u example is left out: its link is not for this audience.", "%u examples are left out: their links are not for this audience.", self->n_hidden), self->n_hidden));
  if (n > 0)
    g_ptr_array_add (self->content->left_out,
                     g_strdup_printf (ngettext ("%u name, number or address stands as […] in the texts: nobody is named in a booklet.",
                                                "%u names, numbers or addresses stand as […] in the texts: nobody is named in a booklet.", n),
                                      n));
  g_ptr_array_add (self->content->left_out, NULL);
  return TRUE;
}
