/* booklet-story-front.c - what comes before the text: the cover, who made it, the contents, what holds everywhere */
#include "config.h"

#include "booklet-telling-private.h"

#include <glib/gi18n-lib.h>

BookletPiece *
booklet_telling_add (const BookletTelling *self,
                     BookletRole           role,
                     const char           *text)
{
  g_autofree char *french = booklet_words_dup_french (self->words, text != NULL ? text : "");

  return booklet_story_add (self->story, role, french);
}

char *
booklet_telling_dup_place (const char *number)
{
  return g_strconcat ("n-", number, NULL);
}

BookletPiece *
booklet_telling_add_part (const BookletTelling *self,
                          BookletRole           role,
                          const char           *title,
                          const char           *anchor)
{
  BookletPiece *piece = booklet_telling_add (self, role, title);

  piece->anchor = g_strdup (anchor);
  return piece;
}

static gboolean
has_principles (const BookletTelling *self)
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

gboolean
booklet_telling_has_numbers (const GuideBookletContent *content)
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

void
booklet_telling_tell_cover (const BookletTelling *self)
{
  const GuideBookletChoice *choice = &self->content->choice;

  booklet_telling_add (self, BOOKLET_COVER_TITLE, choice->title != NULL && *choice->title != '\0' ? choice->title : _ ("Practice guide"));
  if (choice->subtitle != NULL && *choice->subtitle != '\0')
    booklet_telling_add (self, BOOKLET_COVER_SUBTITLE, choice->subtitle);
  if (choice->credit != NULL && *choice->credit != '\0')
    booklet_telling_add (self, BOOKLET_COVER_CREDIT, choice->credit);
  if (self->content->date_words != NULL)
    booklet_telling_add (self, BOOKLET_COVER_CREDIT, self->content->date_words);
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

void
booklet_telling_tell_imprint (const BookletTelling *self)
{
  const GuideBookletContent *content = self->content;
  g_autofree char           *n = g_strdup_printf (ngettext ("%u practice", "%u practices", content->n_practices), content->n_practices);
  g_autofree char           *first = NULL;

  booklet_telling_add (self, BOOKLET_IMPRINT, tell_audience (content->choice.audience));
  if (content->date_words != NULL)
    /* Translators: the day a booklet bears, then how many practices it holds. */
    first = g_strdup_printf (_ ("State of the guide on %s: %s."), content->date_words, n);
  else
    first = g_strdup_printf (_ ("%s."), n);
  booklet_telling_add (self, BOOKLET_IMPRINT, first);
  booklet_telling_add (self, BOOKLET_IMPRINT, _ ("People are quoted by what they do, never by their name. Nobody is named in this booklet."));
  if (content->choice.credit != NULL && *content->choice.credit != '\0')
    booklet_telling_add (self, BOOKLET_IMPRINT, content->choice.credit);
  for (guint i = 0; i < content->sources->len; i++)
    {
      g_autofree char *source = g_strdup_printf (_ ("Source: %s"), (const char *) content->sources->pdata[i]);

      booklet_telling_add (self, BOOKLET_IMPRINT, source);
    }
  if (self->has_map && self->sources != NULL && *self->sources != '\0')
    {
      g_autofree char *source = g_strdup_printf (_ ("Map: %s"), self->sources);

      booklet_telling_add (self, BOOKLET_IMPRINT, source);
    }
  booklet_telling_add (self, BOOKLET_IMPRINT, _ ("Set with Liens."));
}

static void
add_entry (const BookletTelling *self,
           BookletRole           role,
           const char           *number,
           const char           *title,
           const char           *target)
{
  BookletPiece *piece = booklet_telling_add (self, role, title);

  piece->number = g_strdup (number);
  piece->target = g_strdup (target);
}

static void
list_chapter (const BookletTelling      *self,
              const GuideBookletChapter *chapter)
{
  g_autofree char *place = booklet_telling_dup_place (chapter->number);

  add_entry (self, BOOKLET_ENTRY, chapter->number, chapter->title, place);
  for (guint i = 0; i < chapter->practices->len; i++)
    {
      const GuideBookletPractice *practice = chapter->practices->pdata[i];
      g_autofree char            *there = booklet_telling_dup_place (practice->number);

      add_entry (self, BOOKLET_SUBENTRY, practice->number, practice->statement, there);
    }
}

void
booklet_telling_tell_contents (const BookletTelling *self)
{
  booklet_telling_add_part (self, BOOKLET_PART, _ ("Contents"), BOOKLET_PLACE_CONTENTS);
  if (has_principles (self))
    add_entry (self, BOOKLET_ENTRY, NULL, _ ("In short"), BOOKLET_PLACE_PRINCIPLES);
  for (guint i = 0; i < self->content->chapters->len; i++)
    list_chapter (self, self->content->chapters->pdata[i]);
  if (self->content->tools->len > 0)
    add_entry (self, BOOKLET_ENTRY, NULL, _ ("Tools"), BOOKLET_PLACE_TOOLS);
  if (self->has_map)
    add_entry (self, BOOKLET_ENTRY, NULL, _ ("The map of links"), BOOKLET_PLACE_MAP);
  if (booklet_telling_has_numbers (self->content))
    add_entry (self, BOOKLET_ENTRY, NULL, _ ("Original numbers"), BOOKLET_PLACE_NUMBERS);
}

void
booklet_telling_add_see (const BookletTelling *self,
                         BookletRole           role,
                         const char           *number,
                         const char           *title)
{
  BookletPiece *piece = booklet_telling_add (self, role, title);

  piece->number = g_strdup (number);
  piece->target = booklet_telling_dup_place (number);
}

void
booklet_telling_tell_principles (const BookletTelling *self)
{
  if (!has_principles (self))
    return;
  booklet_telling_add_part (self, BOOKLET_PART, _ ("In short"), BOOKLET_PLACE_PRINCIPLES);
  booklet_telling_add (self, BOOKLET_LEAD, _ ("What holds from the first step to the end, and where this booklet tells more."));
  for (guint i = 0; i < self->content->chapters->len; i++)
    {
      const GuideBookletChapter *chapter = self->content->chapters->pdata[i];

      for (guint j = 0; j < chapter->practices->len; j++)
        {
          const GuideBookletPractice *practice = chapter->practices->pdata[j];

          if (practice->is_principle)
            booklet_telling_add_see (self, BOOKLET_SUBENTRY, practice->number, practice->statement);
        }
    }
}
