/* guide-book-order.c - the order and the numbers of the book, the same on every desktop */
#include "guide-book-private.h"

#include <string.h>

int
guide_book_compare_places (const char *one,
                           const char *other)
{
  if (one == NULL || other == NULL)
    return (one == NULL) - (other == NULL);
  return strcmp (one, other);
}

int
guide_book_compare_standings (const GuideStanding *one,
                              const GuideStanding *other)
{
  int by_place = guide_book_compare_places (one->place, other->place);

  if (by_place != 0)
    return by_place;
  return one->line != other->line ? (one->line < other->line ? -1 : 1) : strcmp (one->id, other->id);
}

static int
compare_chapters (gconstpointer one,
                  gconstpointer other)
{
  const GuideChapter *a = *(GuideChapter *const *) one, *b = *(GuideChapter *const *) other;

  if (a->id == NULL || b->id == NULL)
    return (a->id == NULL) - (b->id == NULL);
  return guide_book_compare_standings (&(GuideStanding){ a->place, a->line, a->id }, &(GuideStanding){ b->place, b->line, b->id });
}

static int
compare_practices (gconstpointer one,
                   gconstpointer other)
{
  const GuidePractice *a = *(GuidePractice *const *) one, *b = *(GuidePractice *const *) other;

  return guide_book_compare_standings (&(GuideStanding){ a->place, a->line, a->id }, &(GuideStanding){ b->place, b->line, b->id });
}

/* I1: the first chapter of the book that it answers; the others list it among their guests. */
static void
put_in_chapter (GuideBook     *book,
                GuidePractice *practice)
{
  for (guint i = 0; i < book->chapters->len; i++)
    {
      GuideChapter *chapter = book->chapters->pdata[i];

      if (chapter->id != NULL && !g_strv_contains ((const char *const *) practice->questions, chapter->id))
        continue;
      if (practice->chapter == NULL)
        {
          practice->chapter = chapter;
          g_ptr_array_add (chapter->practices, practice);
        }
      else if (chapter->id != NULL)
        g_ptr_array_add (chapter->guests, practice);
    }
}

static void
number_all (GuideBook *book)
{
  for (guint i = 0, n = 0; i < book->chapters->len; i++)
    {
      GuideChapter *chapter = book->chapters->pdata[i];

      chapter->number = chapter->id == NULL ? NULL : g_strdup_printf ("%u", i + 1);
      for (guint j = 0; j < chapter->practices->len; j++)
        {
          GuidePractice *practice = chapter->practices->pdata[j];

          practice->number = chapter->id == NULL ? g_strdup ("–") : g_strdup_printf ("%u.%u", i + 1, j + 1);
          book->practices->pdata[n++] = practice;
        }
    }
}

static void
put_postits (GuideBook *book)
{
  for (guint i = 0; i < book->all_postits->len; i++)
    {
      GuidePostit   *postit = book->all_postits->pdata[i];
      GuidePractice *practice = postit->practice == NULL ? NULL : g_hash_table_lookup (book->by_id, postit->practice);
      GuideChapter  *chapter = (GuideChapter *) guide_book_find_chapter (book, postit->question);

      if (postit->text == NULL)
        continue;
      if (practice != NULL)
        g_ptr_array_add (practice->postits, postit);
      else if (postit->question != NULL && chapter != NULL)
        g_ptr_array_add (chapter->postits, postit);
      else
        g_ptr_array_add (book->postits, postit);
    }
}

static int
compare_passages (gconstpointer one,
                  gconstpointer other)
{
  const GuidePassage *a = *(GuidePassage *const *) one, *b = *(GuidePassage *const *) other;

  return guide_book_compare_standings (&(GuideStanding){ a->place, a->line, a->id }, &(GuideStanding){ b->place, b->line, b->id });
}

static gboolean
put_behind_practices (GuideBook    *book,
                      GuidePassage *passage)
{
  gboolean is_behind = FALSE;

  for (guint i = 0; passage->practices[i] != NULL; i++)
    {
      GuidePractice *practice = g_hash_table_lookup (book->by_id, passage->practices[i]);

      if (practice == NULL)
        continue;
      g_ptr_array_add (practice->passages, passage);
      is_behind = TRUE;
    }
  return is_behind;
}

/* I4 */
static void
put_passages (GuideBook *book)
{
  g_ptr_array_sort (book->all_passages, compare_passages);
  for (guint i = 0; i < book->all_passages->len; i++)
    {
      GuidePassage *passage = book->all_passages->pdata[i];

      if (passage->text == NULL || put_behind_practices (book, passage))
        continue;
      for (guint j = 0; j < book->chapters->len && passage->chapter == NULL; j++)
        {
          GuideChapter *chapter = book->chapters->pdata[j];

          if (chapter->id != NULL && g_strv_contains ((const char *const *) passage->questions, chapter->id))
            passage->chapter = chapter;
        }
      if (passage->chapter != NULL)
        g_ptr_array_add (passage->chapter->said, passage);
    }
}

static void
digest (GChecksum  *sum,
        const char *text)
{
  g_checksum_update (sum, (const guchar *) (text != NULL ? text : "\1"), -1);
  g_checksum_update (sum, (const guchar *) "\0", 1);
}

static void
digest_parts (GChecksum           *sum,
              const GuidePractice *self)
{
  for (guint i = 0; i < self->passages->len; i++)
    {
      const GuidePassage *passage = self->passages->pdata[i];

      digest (sum, passage->text);
      digest (sum, passage->nature);
      digest (sum, passage->role);
      digest (sum, passage->speaker_type);
      digest (sum, passage->mark);
    }
  for (guint i = 0; i < self->postits->len; i++)
    digest (sum, ((GuidePostit *) self->postits->pdata[i])->text);
  for (guint i = 0; i < self->comments->len; i++)
    {
      digest (sum, ((GuideComment *) self->comments->pdata[i])->text);
      digest (sum, ((GuideComment *) self->comments->pdata[i])->is_settled ? "s" : "o");
    }
  for (guint i = 0; i < self->links->len; i++)
    digest (sum, ((GuideName *) self->links->pdata[i])->title);
  for (guint i = 0; i < self->relations->len; i++)
    {
      const GuideRelation *relation = self->relations->pdata[i];

      digest (sum, relation->kind);
      digest (sum, relation->other->number);
      digest (sum, relation->other->statement);
    }
  for (guint i = 0; i < self->tools->len; i++)
    digest (sum, ((GuideTool *) self->tools->pdata[i])->title);
  for (guint i = 0; i < self->found->len; i++)
    {
      const GuideFound *found = self->found->pdata[i];
      g_autofree char  *number = g_strdup_printf ("%u", found->n_links);

      digest (sum, found->field);
      digest (sum, found->code);
      digest (sum, number);
    }
}

/* What the chapters it speaks to are called. */
static void
digest_chapters (GChecksum           *sum,
                 const GuideBook     *book,
                 const GuidePractice *self)
{
  for (guint i = 0; self->questions[i] != NULL; i++)
    {
      const GuideChapter *chapter = guide_book_find_chapter (book, self->questions[i]);

      digest (sum, self->questions[i]);
      digest (sum, chapter == NULL ? NULL : chapter->title);
    }
}

static void
digest_practice (const GuideBook *book,
                 GuidePractice   *self)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  const char *const     texts[] = { self->number, self->statement, self->development, self->original_number, self->heading, self->nature,
                                    self->status, self->viewpoints, self->viewpoint_notes };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    digest (sum, texts[i]);
  digest_chapters (sum, book, self);
  g_checksum_update (sum, (const guchar *) &self->n_versions, sizeof self->n_versions);
  digest_parts (sum, self);
  self->digest = g_strdup (g_checksum_get_string (sum));
}

void
guide_book_put_in_order (GuideBook *book)
{
  GuideChapter *last = guide_chapter_new ();

  g_ptr_array_add (book->chapters, last);
  g_ptr_array_sort (book->chapters, compare_chapters);
  g_ptr_array_sort (book->practices, compare_practices);
  for (guint i = 0; i < book->practices->len; i++)
    put_in_chapter (book, book->practices->pdata[i]);
  number_all (book);
  put_postits (book);
  put_passages (book);
  for (guint i = 0; i < book->practices->len; i++)
    digest_practice (book, book->practices->pdata[i]);
}
