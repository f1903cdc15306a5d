#include "config.h"

#include "guide-work-private.h"

#include <glib/gi18n-lib.h>

/* Chapters that have a record. */
static GPtrArray *
list_chapters (const GuideBook *book)
{
  GPtrArray *chapters = g_ptr_array_new ();

  for (guint i = 0; i < book->chapters->len; i++)
    if (((GuideChapter *) book->chapters->pdata[i])->id != NULL)
      g_ptr_array_add (chapters, book->chapters->pdata[i]);
  return chapters;
}

static GPtrArray *
list_practices (const GuideChapter *chapter)
{
  GPtrArray *practices = g_ptr_array_new ();

  for (guint i = 0; i < chapter->practices->len; i++)
    g_ptr_array_add (practices, chapter->practices->pdata[i]);
  return practices;
}

static void
change_chapter (DossierAct          *act,
                const GuidePractice *practice,
                const GuideChapter  *to)
{
  const DossierKind *kind = dossier_kinds_find ("practice");

  if (practice->chapter == to)
    return;
  if (practice->chapter != NULL && practice->chapter->id != NULL)
    dossier_act_put (act, kind, practice->id, "questions", practice->chapter->id, FALSE);
  /* I1 of the book: it is written in the first it answers. Those before would keep it. */
  for (guint i = 0; practice->questions[i] != NULL; i++)
    if (to->id == NULL || g_strcmp0 (practice->questions[i], to->id) != 0)
      dossier_act_put (act, kind, practice->id, "questions", practice->questions[i], FALSE);
  if (to->id != NULL)
    dossier_act_put (act, kind, practice->id, "questions", to->id, TRUE);
}

/* --- moving */

static DossierAct *
new_move (GPtrArray    *order,
          gconstpointer what,
          gconstpointer beside,
          gboolean      after,
          gboolean      is_chapter,
          const char   *label)
{
  DossierAct *act;
  guint       was = G_MAXUINT, at;

  if (g_ptr_array_find (order, what, &was))
    g_ptr_array_remove_index (order, was);
  if (beside == NULL || !g_ptr_array_find (order, beside, &at))
    at = order->len;
  else if (after)
    at++;
  if (at == was)
    return NULL;
  g_ptr_array_insert (order, (int) at, (gpointer) what);
  act = dossier_act_new (label);
  guide_work_put_at (act, order, at, is_chapter);
  return act;
}

static DossierAct *
move_practice (const GuidePractice *practice,
               const GuideChapter  *chapter,
               const GuidePractice *beside,
               gboolean             after)
{
  g_autoptr (GPtrArray) order = list_practices (chapter);
  g_autofree char      *label = NULL;
  DossierAct           *act;

  if (practice->chapter == chapter)
    /* Translators: a sentence of the history: a practice of the guide changed place. */
    label = g_strdup_printf (_ ("“%s” moved in its chapter"), practice->statement);
  else if (chapter->id != NULL)
    label = g_strdup_printf (_ ("“%s” moved to “%s”"), practice->statement, chapter->title);
  else
    label = g_strdup_printf (_ ("“%s” taken out of its chapter"), practice->statement);
  act = new_move (order, practice, beside, after, FALSE, label);
  if (act != NULL)
    change_chapter (act, practice, chapter);
  return act;
}

static DossierAct *
move_chapter (const GuideBook    *book,
              const GuideChapter *chapter,
              const GuideChapter *beside,
              gboolean            after)
{
  g_autoptr (GPtrArray) order = list_chapters (book);
  g_autofree char      *label = g_strdup_printf (_ ("Chapter “%s” moved"), chapter->title);

  return new_move (order, chapter, beside, after, TRUE, label);
}

DossierAct *
guide_work_new_move (const GuideBook *book,
                     const char      *id,
                     const char      *beside,
                     gboolean         after)
{
  const GuidePractice *practice = guide_book_find_practice (book, id), *other = guide_book_find_practice (book, beside);
  const GuideChapter  *chapter = id == NULL ? NULL : guide_book_find_chapter (book, id);

  if (g_strcmp0 (id, beside) == 0)
    return NULL;
  if (practice != NULL && other != NULL)
    return move_practice (practice, other->chapter, other, after);
  if (practice != NULL)
    return guide_work_new_to_chapter (book, id, beside);
  if (chapter != NULL && beside != NULL && guide_book_find_chapter (book, beside) != NULL)
    return move_chapter (book, chapter, guide_book_find_chapter (book, beside), after);
  return NULL;
}

static gconstpointer
find_neighbour (const GPtrArray *siblings,
                gconstpointer    one,
                int              step)
{
  guint at;

  if (!g_ptr_array_find ((GPtrArray *) siblings, one, &at) || (step < 0 && at == 0) || (step > 0 && at + 1 >= siblings->len))
    return NULL;
  return siblings->pdata[step < 0 ? at - 1 : at + 1];
}

DossierAct *
guide_work_new_step (const GuideBook *book,
                     const char      *id,
                     int              step)
{
  const GuidePractice  *practice = guide_book_find_practice (book, id);
  const GuideChapter   *chapter = id == NULL ? NULL : guide_book_find_chapter (book, id);
  g_autoptr (GPtrArray) chapters = list_chapters (book);
  gconstpointer         neighbour;

  if (practice == NULL)
    {
      neighbour = chapter == NULL ? NULL : find_neighbour (chapters, chapter, step);
      return neighbour == NULL ? NULL : move_chapter (book, chapter, neighbour, step > 0);
    }
  neighbour = find_neighbour (practice->chapter->practices, practice, step);
  if (neighbour != NULL)
    return move_practice (practice, practice->chapter, neighbour, step > 0);
  chapter = find_neighbour (chapters, practice->chapter, step);
  if (chapter == NULL)
    return NULL;
  return move_practice (practice, chapter, step > 0 && chapter->practices->len > 0 ? chapter->practices->pdata[0] : NULL, FALSE);
}

DossierAct *
guide_work_new_to_chapter (const GuideBook *book,
                           const char      *id,
                           const char      *chapter_id)
{
  const GuidePractice *practice = guide_book_find_practice (book, id);
  const GuideChapter  *chapter = guide_book_find_chapter (book, chapter_id);

  if (practice == NULL || chapter == NULL || practice->chapter == chapter)
    return NULL;
  return move_practice (practice, chapter, NULL, TRUE);
}

DossierAct *
guide_work_new_speak (const GuideBook *book,
                      const char      *id,
                      const char      *chapter_id,
                      gboolean         speaks)
{
  const GuidePractice *practice = guide_book_find_practice (book, id);
  const GuideChapter  *chapter = chapter_id == NULL ? NULL : guide_book_find_chapter (book, chapter_id);
  g_autofree char     *label = NULL;
  DossierAct          *act;

  if (practice == NULL || chapter == NULL || g_strv_contains ((const char *const *) practice->questions, chapter_id) == speaks)
    return NULL;
  label = speaks ? g_strdup_printf (_ ("“%s” also speaks to “%s”"), practice->statement, chapter->title)
                 : g_strdup_printf (_ ("“%s” no longer speaks to “%s”"), practice->statement, chapter->title);
  act = dossier_act_new (label);
  dossier_act_put (act, dossier_kinds_find ("practice"), id, "questions", chapter_id, speaks);
  return act;
}
