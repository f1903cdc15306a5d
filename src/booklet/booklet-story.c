#include "config.h"

#include "booklet-story.h"

#include "booklet-markdown.h"

#include <glib/gi18n-lib.h>

#define CONTENTS "contents"
#define PRINCIPLES "principles"
#define MAP "map"
#define TOOLS "tools"
#define NUMBERS "numbers"

typedef struct
{
  const GuideBookletContent *content;
  BookletStory              *story;
  BookletWords              *words;
  gboolean                   has_map;
  const char                *sources; /* or NULL */
} Telling;

static BookletPiece *
add (const Telling *self,
     BookletRole    role,
     const char    *text)
{
  g_autofree char *french = booklet_words_dup_french (self->words, text != NULL ? text : "");

  return booklet_story_add (self->story, role, french);
}

static char *
dup_place (const char *number)
{
  return g_strconcat ("n-", number, NULL);
}

static BookletPiece *
add_part (const Telling *self,
          BookletRole    role,
          const char    *title,
          const char    *anchor)
{
  BookletPiece *piece = add (self, role, title);

  piece->anchor = g_strdup (anchor);
  return piece;
}

static gboolean
has_principles (const Telling *self)
{
  if ((self->content->choice.parts & GUIDE_BOOKLET_PRINCIPLES) == 0)
    return FALSE;
  for (guint i = 0; i < self->content->chapters->len; i++)
    {
      const GuideBookletChapter *chapter = self->content->chapters->pdata[i];

      for (guint j = 0; j < chapter->practices->len; j++)
        if (((const GuideBookletPractice *) chapter->practices->pdata[j])->is_principle)
          return TRUE;
    }
  return FALSE;
}

static gboolean
has_original_numbers (const GuideBookletContent *content)
{
  for (guint i = 0; i < content->chapters->len; i++)
    {
      const GuideBookletChapter *chapter = content->chapters->pdata[i];

      if (chapter->original_number != NULL)
        return TRUE;
      for (guint j = 0; j < chapter->practices->len; j++)
        if (((const GuideBookletPractice *) chapter->practices->pdata[j])->original_number != NULL)
          return TRUE;
    }
  return FALSE;
}

/* --- before the text */

static void
tell_cover (const Telling *self)
{
  const GuideBookletChoice *choice = &self->content->choice;

  add (self, BOOKLET_COVER_TITLE, choice->title != NULL && *choice->title != '\0' ? choice->title : _ ("Practice guide"));
  if (choice->subtitle != NULL && *choice->subtitle != '\0')
    add (self, BOOKLET_COVER_SUBTITLE, choice->subtitle);
  if (choice->credit != NULL && *choice->credit != '\0')
    add (self, BOOKLET_COVER_CREDIT, choice->credit);
  if (self->content->date_words != NULL)
    add (self, BOOKLET_COVER_CREDIT, self->content->date_words);
}

static const char *
tell_audience (DossierAudience audience)
{
  switch (audience)
    {
    case DOSSIER_AUDIENCE_PUBLIC:
      return _ ("For everybody.");
    case DOSSIER_AUDIENCE_NETWORK:
      return _ ("For the centres, the schools and their partners.");
    case DOSSIER_AUDIENCE_INTERNAL:
    default:
      return _ ("For the federation: not to be handed on.");
    }
}

static void
tell_imprint (const Telling *self)
{
  const GuideBookletContent *content = self->content;
  g_autofree char           *n = g_strdup_printf (ngettext ("%u practice", "%u practices", content->n_practices), content->n_practices);
  g_autofree char           *first = NULL;

  add (self, BOOKLET_IMPRINT, tell_audience (content->choice.audience));
  if (content->date_words != NULL)
    /* Translators: the day a booklet bears, then how many practices it holds. */
    first = g_strdup_printf (_ ("State of the guide on %s: %s."), content->date_words, n);
  else
    first = g_strdup_printf (_ ("%s."), n);
  add (self, BOOKLET_IMPRINT, first);
  add (self, BOOKLET_IMPRINT, _ ("People are quoted by what they do, never by their name. Nobody is named in this booklet."));
  if (content->choice.credit != NULL && *content->choice.credit != '\0')
    add (self, BOOKLET_IMPRINT, content->choice.credit);
  for (guint i = 0; i < content->sources->len; i++)
    {
      g_autofree char *source = g_strdup_printf (_ ("Source: %s"), (const char *) content->sources->pdata[i]);

      add (self, BOOKLET_IMPRINT, source);
    }
  if (self->has_map && self->sources != NULL && *self->sources != '\0')
    {
      g_autofree char *source = g_strdup_printf (_ ("Map: %s"), self->sources);

      add (self, BOOKLET_IMPRINT, source);
    }
  add (self, BOOKLET_IMPRINT, _ ("Set with Liens."));
}

static void
add_entry (const Telling *self,
           BookletRole    role,
           const char    *number,
           const char    *title,
           const char    *target)
{
  BookletPiece *piece = add (self, role, title);

  piece->number = g_strdup (number);
  piece->target = g_strdup (target);
}

static void
list_chapter (const Telling             *self,
              const GuideBookletChapter *chapter)
{
  g_autofree char *place = dup_place (chapter->number);

  add_entry (self, BOOKLET_ENTRY, chapter->number, chapter->title, place);
  for (guint i = 0; i < chapter->practices->len; i++)
    {
      const GuideBookletPractice *practice = chapter->practices->pdata[i];
      g_autofree char            *there = dup_place (practice->number);

      add_entry (self, BOOKLET_SUBENTRY, practice->number, practice->statement, there);
    }
}

static void
tell_contents (const Telling *self)
{
  add_part (self, BOOKLET_PART, _ ("Contents"), CONTENTS);
  if (has_principles (self))
    add_entry (self, BOOKLET_ENTRY, NULL, _ ("In short"), PRINCIPLES);
  for (guint i = 0; i < self->content->chapters->len; i++)
    list_chapter (self, self->content->chapters->pdata[i]);
  if (self->content->tools->len > 0)
    add_entry (self, BOOKLET_ENTRY, NULL, _ ("Tools"), TOOLS);
  if (self->has_map)
    add_entry (self, BOOKLET_ENTRY, NULL, _ ("The map of links"), MAP);
  if (has_original_numbers (self->content))
    add_entry (self, BOOKLET_ENTRY, NULL, _ ("Original numbers"), NUMBERS);
}

static void
add_see (const Telling *self,
         BookletRole    role,
         const char    *number,
         const char    *title)
{
  BookletPiece *piece = add (self, role, title);

  piece->number = g_strdup (number);
  piece->target = dup_place (number);
}

static void
tell_principles (const Telling *self)
{
  if (!has_principles (self))
    return;
  add_part (self, BOOKLET_PART, _ ("In short"), PRINCIPLES);
  add (self, BOOKLET_LEAD, _ ("What holds from the first step to the end, and where this booklet tells more."));
  for (guint i = 0; i < self->content->chapters->len; i++)
    {
      const GuideBookletChapter *chapter = self->content->chapters->pdata[i];

      for (guint j = 0; j < chapter->practices->len; j++)
        {
          const GuideBookletPractice *practice = chapter->practices->pdata[j];

          if (practice->is_principle)
            add_see (self, BOOKLET_SUBENTRY, practice->number, practice->statement);
        }
    }
}

/* --- the text */

static void
tell_quotes (const Telling              *self,
             const GuideBookletPractice *practice)
{
  for (guint i = 0; i < practice->quotes->len; i++)
    {
      const GuideBookletQuote *quote = practice->quotes->pdata[i];
      g_autofree char         *said = g_strdup_printf ("« %s »", quote->text);

      add (self, BOOKLET_QUOTE, said);
      if (*quote->who != '\0')
        add (self, BOOKLET_SPEAKER, quote->who);
    }
}

static void
tell_examples (const Telling              *self,
               const GuideBookletPractice *practice)
{
  if (practice->examples->len == 0)
    return;
  add (self, BOOKLET_LABEL, _ ("For example"));
  for (guint i = 0; i < practice->examples->len; i++)
    add (self, BOOKLET_EXAMPLE, practice->examples->pdata[i]);
  if (practice->n_more_examples > 0)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u other link of the network.", "and %u other links of the network.", practice->n_more_examples),
                                               practice->n_more_examples);

      add (self, BOOKLET_EXAMPLE, more);
    }
}

static void
tell_fact (const Telling *self,
           const char    *name,
           const char    *words)
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
tell_see_also (const Telling   *self,
               const GPtrArray *see_also)
{
  for (guint i = 0; i < see_also->len; i++)
    {
      const GuideBookletSeeAlso *see = see_also->pdata[i];

      add_see (self, BOOKLET_SEE, see->number, see->title);
    }
}

static void
tell_practice (const Telling              *self,
               const GuideBookletPractice *practice)
{
  BookletPiece *head = add (self, BOOKLET_PRACTICE, practice->statement);

  head->number = g_strdup (practice->number);
  head->anchor = dup_place (practice->number);
  booklet_markdown_tell (self->story, self->words, practice->development, BOOKLET_BODY);
  tell_quotes (self, practice);
  tell_examples (self, practice);
  tell_fact (self, _ ("What opens the door:"), practice->levers);
  tell_fact (self, _ ("What may stop it:"), practice->brakes);
  tell_fact (self, _ ("What makes it last:"), practice->factors);
  tell_see_also (self, practice->see_also);
}

static void
tell_chapter (const Telling             *self,
              const GuideBookletChapter *chapter)
{
  BookletPiece *head = add (self, BOOKLET_CHAPTER, chapter->title);
  const char   *heading = NULL;

  head->number = g_strdup (chapter->number);
  head->anchor = dup_place (chapter->number);
  booklet_markdown_tell (self->story, self->words, chapter->introduction, BOOKLET_LEAD);
  for (guint i = 0; i < chapter->practices->len; i++)
    {
      const GuideBookletPractice *practice = chapter->practices->pdata[i];

      if (practice->heading != NULL && g_strcmp0 (practice->heading, heading) != 0)
        add (self, BOOKLET_GROUP, practice->heading);
      heading = practice->heading;
      tell_practice (self, practice);
    }
  if (chapter->see_also->len > 0)
    add (self, BOOKLET_GROUP, _ ("Told elsewhere, and of use here"));
  tell_see_also (self, chapter->see_also);
}

/* --- after it */

static void
tell_tools (const Telling *self)
{
  if (self->content->tools->len == 0)
    return;
  add_part (self, BOOKLET_PART, _ ("Tools"), TOOLS);
  for (guint i = 0; i < self->content->tools->len; i++)
    {
      const GuideBookletTool *tool = self->content->tools->pdata[i];

      add (self, BOOKLET_GROUP, tool->title);
      booklet_markdown_tell (self->story, self->words, tool->description, BOOKLET_BODY);
    }
}

static void
add_numbers (const Telling *self,
             const char    *number,
             const char    *title,
             const char    *original)
{
  BookletPiece *piece;

  if (original == NULL)
    return;
  piece = add (self, BOOKLET_ROW, title);
  piece->number = g_strdup (number);
  piece->right = g_strdup (original);
  piece->target = dup_place (number);
}

static void
tell_numbers (const Telling *self)
{
  if (!has_original_numbers (self->content))
    return;
  add_part (self, BOOKLET_PART, _ ("Original numbers"), NUMBERS);
  add (self, BOOKLET_LEAD, _ ("On the left the number of this booklet, on the right the number of the document it was drawn from."));
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
  Telling                  self = { content, booklet_story_new (name), words, has_map, sources };

  tell_cover (&self);
  tell_imprint (&self);
  tell_contents (&self);
  tell_principles (&self);
  for (guint i = 0; i < content->chapters->len; i++)
    tell_chapter (&self, content->chapters->pdata[i]);
  tell_tools (&self);
  if (has_map)
    add_part (&self, BOOKLET_MAP, _ ("The map of links"), MAP);
  tell_numbers (&self);
  return self.story;
}
