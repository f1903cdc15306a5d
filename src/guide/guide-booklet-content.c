#include "config.h"

#include "guide-booklet-private.h"

#include "base-day.h"

#include <glib/gi18n-lib.h>

GuideBookletChoice
guide_booklet_choice_copy (const GuideBookletChoice *self)
{
  GuideBookletChoice copy = *self;

  copy.questions = g_strdupv (self->questions);
  copy.practices = g_strdupv (self->practices);
  copy.words_left_out = g_strdupv (self->words_left_out);
  copy.title = g_strdup (self->title);
  copy.subtitle = g_strdup (self->subtitle);
  copy.credit = g_strdup (self->credit);
  copy.date = g_strdup (self->date);
  return copy;
}

void
guide_booklet_choice_clear (GuideBookletChoice *self)
{
  g_clear_pointer (&self->questions, g_strfreev);
  g_clear_pointer (&self->practices, g_strfreev);
  g_clear_pointer (&self->words_left_out, g_strfreev);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->credit, g_free);
  g_clear_pointer (&self->date, g_free);
}

void
guide_booklet_quote_free (gpointer data)
{
  GuideBookletQuote *self = data;

  g_free (self->text);
  g_free (self->who);
  g_free (self);
}

void
guide_booklet_see_also_free (gpointer data)
{
  GuideBookletSeeAlso *self = data;

  g_free (self->number);
  g_free (self->title);
  g_free (self);
}

void
guide_booklet_practice_free (gpointer data)
{
  GuideBookletPractice *self = data;

  g_free (self->id);
  g_free (self->number);
  g_free (self->original_number);
  g_free (self->heading);
  g_free (self->statement);
  g_free (self->development);
  g_free (self->nature);
  g_free (self->levers);
  g_free (self->brakes);
  g_free (self->factors);
  g_ptr_array_unref (self->quotes);
  g_ptr_array_unref (self->examples);
  g_ptr_array_unref (self->see_also);
  g_free (self);
}

void
guide_booklet_chapter_free (gpointer data)
{
  GuideBookletChapter *self = data;

  g_free (self->id);
  g_free (self->number);
  g_free (self->original_number);
  g_free (self->title);
  g_free (self->introduction);
  g_ptr_array_unref (self->practices);
  g_free (self->development);
  g_ptr_array_unref (self->quotes);
  g_ptr_array_unref (self->examples);
  g_ptr_array_unref (self->see_also);
  g_free (self);
}

void
guide_booklet_tool_free (gpointer data)
{
  GuideBookletTool *self = data;

  g_free (self->title);
  g_free (self->description);
  g_free (self);
}

void
guide_booklet_offer_free (gpointer data)
{
  GuideBookletOffer *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->who);
  g_clear_pointer (&self->practices, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_free (self);
}

GuideBookletContent *
guide_booklet_content_ref (GuideBookletContent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
guide_booklet_content_unref (GuideBookletContent *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  guide_booklet_choice_clear (&self->choice);
  g_free (self->date_words);
  g_ptr_array_unref (self->offers);
  g_ptr_array_unref (self->chapters);
  g_ptr_array_unref (self->tools);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

static char *
dup_day (const char *iso)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char      *whole = iso != NULL ? g_strconcat (iso, "T00:00:00Z", NULL) : NULL;

  day = whole != NULL ? g_date_time_new_from_iso8601 (whole, NULL) : NULL;
  return day != NULL ? base_day_dup_words (day) : NULL;
}

static GuideBookletContent *
content_new (const GuideBookletChoice *choice)
{
  GuideBookletContent *self = g_new0 (GuideBookletContent, 1);

  g_atomic_ref_count_init (&self->refs);
  self->choice = guide_booklet_choice_copy (choice);
  self->date_words = dup_day (choice->date);
  self->offers = g_ptr_array_new_with_free_func (guide_booklet_offer_free);
  self->chapters = g_ptr_array_new_with_free_func (guide_booklet_chapter_free);
  self->tools = g_ptr_array_new_with_free_func (guide_booklet_tool_free);
  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static gboolean
read_all (GuideBookletReading *self,
          GCancellable        *cancellable,
          GError             **error)
{
  if (!guide_booklet_read_questions (self, error) || !guide_booklet_read_practices (self, error) || !guide_booklet_read_passages (self, error) || !guide_booklet_read_relations (self, error) || !guide_booklet_read_tools (self, error))
    return FALSE;
  guide_booklet_read_sources (self);
  return guide_booklet_tell_left_out (self, error) && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

GuideBookletContent *
guide_booklet_content_read (DossierReader            *reader,
                            const GuideBookletChoice *choice,
                            GCancellable             *cancellable,
                            GError                  **error)
{
  g_autoptr (GuideBookletContent) content = content_new (choice);
  g_autoptr (DossierVocabulary)   vocabulary = dossier_vocabulary_load (reader, error);
  g_autoptr (GuideBookletNames)   names = vocabulary != NULL ? guide_booklet_names_read (reader, error) : NULL;
  g_autoptr (GHashTable)          chapters = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable)          practices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable)          offers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable)          examples = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable)          sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GuideBookletReading             self = { reader, vocabulary, names, content, chapters, practices, offers, examples, sources, 0 };

  if (names == NULL || !read_all (&self, cancellable, error))
    return NULL;
  return g_steal_pointer (&content);
}
