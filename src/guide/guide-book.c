#include "guide-book-private.h"

#include "base-text.h"

#include <string.h>

/* --- parts */

static void
passage_free (gpointer data)
{
  GuidePassage *self = data;

  g_free (self->id);
  g_free (self->text);
  g_free (self->nature);
  g_free (self->role);
  g_free (self->speaker_type);
  g_free (self->mark);
  g_free (self->place);
  g_strfreev (self->practices);
  g_strfreev (self->questions);
  g_strfreev (self->links);
  g_free (self);
}

static void
postit_free (gpointer data)
{
  GuidePostit *self = data;

  g_free (self->id);
  g_free (self->text);
  g_free (self->question);
  g_free (self->practice);
  g_free (self->place);
  g_free (self);
}

static void
comment_free (gpointer data)
{
  GuideComment *self = data;

  g_free (self->id);
  g_free (self->text);
  g_free (self->practice);
  g_free (self->date);
  g_free (self);
}

void
guide_relation_free (GuideRelation *self)
{
  g_free (self->id);
  g_free (self->kind);
  g_free (self->notes);
  g_free (self);
}

void
guide_name_free (GuideName *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

void
guide_found_free (GuideFound *self)
{
  g_free (self->code);
  g_free (self);
}

static void
open_question_free (gpointer data)
{
  GuideOpenQuestion *self = data;

  g_free (self->id);
  g_free (self->text);
  g_free (self->origin);
  g_free (self->status);
  g_free (self->answer);
  g_free (self->meeting);
  g_free (self->practice);
  g_free (self->place);
  g_free (self);
}

static void
tool_free (gpointer data)
{
  GuideTool *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->proposed_by);
  g_free (self->received_on);
  g_free (self->file);
  g_free (self->fit);
  g_free (self->description);
  g_strfreev (self->practices);
  g_free (self);
}

static void
practice_free (gpointer data)
{
  GuidePractice *self = data;

  g_free (self->id);
  g_free (self->number);
  g_free (self->statement);
  g_free (self->raw_statement);
  g_free (self->development);
  g_free (self->original_number);
  g_free (self->heading);
  g_free (self->nature);
  g_free (self->status);
  g_free (self->viewpoints);
  g_free (self->viewpoint_notes);
  g_free (self->place);
  g_free (self->digest);
  g_strfreev (self->questions);
  g_strfreev (self->link_ids);
  g_strfreev (self->levers);
  g_strfreev (self->brakes);
  g_strfreev (self->factors);
  g_ptr_array_unref (self->passages);
  g_ptr_array_unref (self->postits);
  g_ptr_array_unref (self->comments);
  g_ptr_array_unref (self->relations);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->tools);
  g_ptr_array_unref (self->found);
  g_free (self);
}

static void
chapter_free (gpointer data)
{
  GuideChapter *self = data;

  g_free (self->id);
  g_free (self->number);
  g_free (self->title);
  g_free (self->introduction);
  g_free (self->code);
  g_free (self->original_number);
  g_free (self->place);
  g_ptr_array_unref (self->practices);
  g_ptr_array_unref (self->guests);
  g_ptr_array_unref (self->postits);
  g_ptr_array_unref (self->said);
  g_free (self);
}

GuidePractice *
guide_practice_new (void)
{
  GuidePractice *self = g_new0 (GuidePractice, 1);

  self->passages = g_ptr_array_new ();
  self->postits = g_ptr_array_new ();
  self->comments = g_ptr_array_new ();
  self->tools = g_ptr_array_new ();
  self->relations = g_ptr_array_new_with_free_func ((GDestroyNotify) guide_relation_free);
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) guide_name_free);
  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) guide_found_free);
  return self;
}

GuideChapter *
guide_chapter_new (void)
{
  GuideChapter *self = g_new0 (GuideChapter, 1);

  self->practices = g_ptr_array_new ();
  self->guests = g_ptr_array_new ();
  self->postits = g_ptr_array_new ();
  self->said = g_ptr_array_new ();
  return self;
}

/* --- the whole */

GuideBook *
guide_book_new (DossierVocabulary *vocabulary)
{
  GuideBook *self = g_atomic_rc_box_new0 (GuideBook);

  self->vocabulary = vocabulary;
  self->glossary = guide_glossary_new (vocabulary);
  self->chapters = g_ptr_array_new_with_free_func (chapter_free);
  self->practices = g_ptr_array_new_with_free_func (practice_free);
  self->open_questions = g_ptr_array_new_with_free_func (open_question_free);
  self->tools = g_ptr_array_new_with_free_func (tool_free);
  self->postits = g_ptr_array_new ();
  self->all_passages = g_ptr_array_new_with_free_func (passage_free);
  self->all_postits = g_ptr_array_new_with_free_func (postit_free);
  self->all_comments = g_ptr_array_new_with_free_func (comment_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

GuideBook *
guide_book_ref (GuideBook *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
book_clear (gpointer data)
{
  GuideBook *self = data;

  g_ptr_array_unref (self->chapters);
  g_ptr_array_unref (self->practices);
  g_ptr_array_unref (self->open_questions);
  g_ptr_array_unref (self->tools);
  g_ptr_array_unref (self->postits);
  g_ptr_array_unref (self->all_passages);
  g_ptr_array_unref (self->all_postits);
  g_ptr_array_unref (self->all_comments);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->glossary);
  g_clear_pointer (&self->seen, g_bytes_unref);
  dossier_vocabulary_unref (self->vocabulary);
}

void
guide_book_unref (GuideBook *self)
{
  g_atomic_rc_box_release_full (self, book_clear);
}

const GuidePractice *
guide_book_find_practice (const GuideBook *self,
                          const char      *id)
{
  return id == NULL ? NULL : g_hash_table_lookup (self->by_id, id);
}

const GuideChapter *
guide_book_find_chapter (const GuideBook *self,
                         const char      *id)
{
  for (guint i = 0; i < self->chapters->len; i++)
    if (g_strcmp0 (((GuideChapter *) self->chapters->pdata[i])->id, id) == 0)
      return self->chapters->pdata[i];
  return NULL;
}

/* --- what is sought in it */

static void
gather (GString    *text,
        const char *words)
{
  if (words == NULL)
    return;

  g_string_append_c (text, ' ');
  g_string_append (text, words);
}

static char *
dup_all_said (const GuidePractice *practice)
{
  g_autoptr (GString) text = g_string_new (practice->statement);

  gather (text, practice->number);
  gather (text, practice->development);
  gather (text, practice->heading);
  gather (text, practice->viewpoint_notes);
  for (guint i = 0; i < practice->passages->len; i++)
    gather (text, ((GuidePassage *) practice->passages->pdata[i])->text);
  for (guint i = 0; i < practice->postits->len; i++)
    gather (text, ((GuidePostit *) practice->postits->pdata[i])->text);
  for (guint i = 0; i < practice->comments->len; i++)
    gather (text, ((GuideComment *) practice->comments->pdata[i])->text);
  return base_text_fold (text->str);
}

/* Takes said, folded. */
static gboolean
says_all (char  *said,
          char **words)
{
  g_autofree char *all = said;

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (all, words[i]) == NULL)
      return FALSE;
  return words[0] != NULL && *words[0] != '\0';
}

static GStrv
split_words (const char *words)
{
  g_autofree char *folded = base_text_fold (words != NULL ? words : "");

  return g_strsplit (g_strstrip (folded), " ", -1);
}

GPtrArray *
guide_book_search (const GuideBook *self,
                   const char      *words)
{
  GPtrArray     *found = g_ptr_array_new ();
  g_auto (GStrv) sought = split_words (words);

  for (guint i = 0; i < self->practices->len; i++)
    if (says_all (dup_all_said (self->practices->pdata[i]), sought))
      g_ptr_array_add (found, self->practices->pdata[i]);
  return found;
}

GPtrArray *
guide_book_search_said (const GuideBook *self,
                        const char      *words)
{
  GPtrArray     *found = g_ptr_array_new ();
  g_auto (GStrv) sought = split_words (words);

  for (guint i = 0; i < self->all_passages->len; i++)
    {
      const GuidePassage *passage = self->all_passages->pdata[i];

      if (passage->chapter != NULL && says_all (base_text_fold (passage->text), sought))
        g_ptr_array_add (found, self->all_passages->pdata[i]);
    }
  return found;
}

guint
guide_practice_count_said (const GuidePractice *self,
                           GuideSide            side)
{
  guint n = 0;

  for (guint i = 0; i < self->passages->len; i++)
    n += ((GuidePassage *) self->passages->pdata[i])->side == side;
  return n;
}

GPtrArray *
guide_book_list_untouched (const GuideBook *self,
                           GuideSide        side)
{
  GPtrArray *untouched = g_ptr_array_new ();

  for (guint i = 0; i < self->practices->len; i++)
    if (guide_practice_count_said (self->practices->pdata[i], side) == 0)
      g_ptr_array_add (untouched, self->practices->pdata[i]);
  return untouched;
}
