#include "config.h"

#include "booklet-story.h"

#include "booklet-markdown.h"
#include "booklet-telling-private.h"

#include <glib/gi18n-lib.h>

static void
tell_quotes (const BookletTelling *self,
             const GPtrArray      *quotes)
{
  for (guint i = 0; i < quotes->len; i++)
    {
      const GuideBookletQuote *quote = quotes->pdata[i];
      g_autofree char         *said = quote->is_paraphrased ? g_strdup (quote->text) : g_strdup_printf ("« %s »", quote->text);

      booklet_telling_add (self, BOOKLET_QUOTE, said);
      if (*quote->who != '\0')
        booklet_telling_add (self, BOOKLET_SPEAKER, quote->who);
    }
}

static void
tell_examples (const BookletTelling *self,
               const GPtrArray      *examples,
               guint                 n_more)
{
  if (examples->len == 0)
    return;
  booklet_telling_add (self, BOOKLET_LABEL, _ ("For example"));
  for (guint i = 0; i < examples->len; i++)
    booklet_telling_add (self, BOOKLET_EXAMPLE, examples->pdata[i]);
  if (n_more > 0)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u other link of the network.", "and %u other links of the network.", n_more), n_more);

      booklet_telling_add (self, BOOKLET_EXAMPLE, more);
    }
}

static void
tell_fact (const BookletTelling *self,
           const char           *name,
           const char           *words)
{
  g_autofree char *french = words != NULL ? booklet_words_dup_french (self->words, words) : NULL;
  g_autofree char *head = booklet_words_dup_french (self->words, name);
  BookletPiece    *piece;

  if (french == NULL)
    return;
  piece = booklet_story_add (self->story, BOOKLET_FACTS, NULL);
  booklet_piece_add_run (piece, head, BOOKLET_STRONG);
  booklet_piece_add_run (piece, " ", 0);
  booklet_piece_add_run (piece, french, 0);
}

static void
tell_see_also (const BookletTelling *self,
               const GPtrArray      *see_also)
{
  for (guint i = 0; i < see_also->len; i++)
    {
      const GuideBookletSeeAlso *see = see_also->pdata[i];

      booklet_telling_add_see (self, BOOKLET_SEE, see->number, see->title);
    }
}

static void
tell_practice (const BookletTelling       *self,
               const GuideBookletPractice *practice)
{
  BookletPiece *head = booklet_telling_add (self, BOOKLET_PRACTICE, practice->statement);

  head->number = g_strdup (practice->number);
  head->anchor = booklet_telling_dup_place (practice->number);
  booklet_markdown_tell (self->story, self->words, practice->development, BOOKLET_BODY);
  tell_quotes (self, practice->quotes);
  tell_examples (self, practice->examples, practice->n_more_examples);
  tell_fact (self, _ ("What opens the door:"), practice->levers);
  tell_fact (self, _ ("What may stop it:"), practice->brakes);
  tell_fact (self, _ ("What makes it last:"), practice->factors);
  tell_see_also (self, practice->see_also);
}

/* What was said of the question, and of no practice in particular. */
static void
tell_more (const BookletTelling      *self,
           const GuideBookletChapter *chapter)
{
  if (chapter->development == NULL && chapter->quotes->len + chapter->examples->len == 0)
    return;
  booklet_telling_add (self, BOOKLET_GROUP, _ ("Also said of this question"));
  booklet_markdown_tell (self->story, self->words, chapter->development, BOOKLET_BODY);
  tell_quotes (self, chapter->quotes);
  tell_examples (self, chapter->examples, 0);
}

static void
tell_chapter (const BookletTelling      *self,
              const GuideBookletChapter *chapter)
{
  BookletPiece *head = booklet_telling_add (self, BOOKLET_CHAPTER, chapter->title);
  const char   *heading = NULL;

  head->number = g_strdup (chapter->number);
  head->anchor = booklet_telling_dup_place (chapter->number);
  booklet_markdown_tell (self->story, self->words, chapter->introduction, BOOKLET_LEAD);
  for (guint i = 0; i < chapter->practices->len; i++)
    {
      const GuideBookletPractice *practice = chapter->practices->pdata[i];

      if (practice->heading != NULL && g_strcmp0 (practice->heading, heading) != 0)
        booklet_telling_add (self, BOOKLET_GROUP, practice->heading);
      heading = practice->heading;
      tell_practice (self, practice);
    }
  tell_more (self, chapter);
  if (chapter->see_also->len > 0)
    booklet_telling_add (self, BOOKLET_GROUP, _ ("Told elsewhere, and of use here"));
  tell_see_also (self, chapter->see_also);
}

/* --- after it */

static void
tell_tools (const BookletTelling *self)
{
  if (self->content->tools->len == 0)
    return;
  booklet_telling_add_part (self, BOOKLET_PART, _ ("Tools"), BOOKLET_PLACE_TOOLS);
  for (guint i = 0; i < self->content->tools->len; i++)
    {
      const GuideBookletTool *tool = self->content->tools->pdata[i];

      booklet_telling_add (self, BOOKLET_GROUP, tool->title);
      booklet_markdown_tell (self->story, self->words, tool->description, BOOKLET_BODY);
    }
}

static void
add_numbers (const BookletTelling *self,
             const char           *number,
             const char           *title,
             const char           *original)
{
  BookletPiece *piece;

  if (original == NULL)
    return;
  piece = booklet_telling_add (self, BOOKLET_ROW, title);
  piece->number = g_strdup (number);
  piece->right = g_strdup (original);
  piece->target = booklet_telling_dup_place (number);
}

static void
tell_numbers (const BookletTelling *self)
{
  if (!booklet_telling_has_numbers (self->content))
    return;
  booklet_telling_add_part (self, BOOKLET_PART, _ ("Original numbers"), BOOKLET_PLACE_NUMBERS);
  booklet_telling_add (self, BOOKLET_LEAD, _ ("On the left the number of this booklet, on the right the number of the document it was drawn from."));
  for (guint i = 0; i < self->content->chapters->len; i++)
    {
      const GuideBookletChapter *chapter = self->content->chapters->pdata[i];

      add_numbers (self, chapter->number, chapter->title, chapter->original_number);
      for (guint j = 0; j < chapter->practices->len; j++)
        {
          const GuideBookletPractice *practice = chapter->practices->pdata[j];

          add_numbers (self, practice->number, practice->statement, practice->original_number);
        }
    }
}

BookletStory *
booklet_story_tell (const GuideBookletContent *content,
                    gboolean                   has_map,
                    const char                *sources)
{
  g_autoptr (BookletWords) words = booklet_words_new ();
  const char              *title = content->choice.title;
  g_autofree char         *name = booklet_words_dup_french (words, title != NULL && *title != '\0' ? title : _ ("Practice guide"));
  BookletTelling           self = { content, booklet_story_new (name), words, has_map, sources };

  booklet_telling_tell_cover (&self);
  booklet_telling_tell_imprint (&self);
  booklet_telling_tell_contents (&self);
  booklet_telling_tell_principles (&self);
  for (guint i = 0; i < content->chapters->len; i++)
    tell_chapter (&self, content->chapters->pdata[i]);
  tell_tools (&self);
  if (has_map)
    booklet_telling_add_part (&self, BOOKLET_MAP, _ ("The map of links"), BOOKLET_PLACE_MAP);
  tell_numbers (&self);
  return self.story;
}
