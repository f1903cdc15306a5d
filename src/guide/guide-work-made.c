/* guide-work-made.c - what is made anew, and where post-its stand */
#include "config.h"

#include "guide-work-private.h"

#include <glib/gi18n-lib.h>

#define LONGEST 80 /* letters of a text in a sentence of the history */

char *
guide_work_dup_short (const char *text)
{
  g_autofree char *first = NULL;

  if (g_utf8_strlen (text, -1) <= LONGEST)
    return g_strdup (text);
  first = g_utf8_substring (text, 0, LONGEST);
  return g_strconcat (first, "…", NULL);
}

/* --- post-its */

static const GuidePostit *
find_postit (const GuideBook *book,
             const char      *id)
{
  for (guint i = 0; i < book->all_postits->len; i++)
    if (g_strcmp0 (((GuidePostit *) book->all_postits->pdata[i])->id, id) == 0)
      return book->all_postits->pdata[i];
  return NULL;
}

/* NULL: it stands behind a practice, or is none. */
static const GuidePassage *
find_said (const GuideBook *book,
           const char      *id)
{
  for (guint i = 0; i < book->all_passages->len; i++)
    if (g_strcmp0 (((GuidePassage *) book->all_passages->pdata[i])->id, id) == 0)
      return ((GuidePassage *) book->all_passages->pdata[i])->chapter != NULL ? book->all_passages->pdata[i] : NULL;
  return NULL;
}

static DossierAct *
group_passage (const GuidePassage  *passage,
               const GuidePractice *practice)
{
  g_autofree char *text = NULL, *label = NULL;
  DossierAct      *act;

  if (passage == NULL || practice == NULL)
    return NULL;
  text = guide_work_dup_short (passage->text);
  label = g_strdup_printf (_ ("Words “%s” put behind “%s”"), text, practice->statement);
  act = dossier_act_new (label);
  dossier_act_put (act, dossier_kinds_find ("passage"), passage->id, "practices", practice->id, TRUE);
  return act;
}

DossierAct *
guide_work_new_group (const GuideBook *book,
                      const char      *id,
                      const char      *practice_id)
{
  const GuidePostit   *postit = find_postit (book, id);
  const GuidePractice *practice = guide_book_find_practice (book, practice_id);
  g_autofree char     *text = NULL, *label = NULL;
  DossierAct          *act;

  if (postit == NULL)
    return group_passage (find_said (book, id), practice);
  if (g_strcmp0 (postit->practice, practice_id) == 0 || (practice_id != NULL && practice == NULL))
    return NULL;
  text = guide_work_dup_short (postit->text);
  label = practice != NULL ? g_strdup_printf (_ ("Post-it “%s” put behind “%s”"), text, practice->statement)
                           : g_strdup_printf (_ ("Post-it “%s” put back on the board"), text);
  act = dossier_act_new (label);
  dossier_act_set (act, dossier_kinds_find ("postit"), id, "practice", practice_id == NULL ? NULL : dossier_value_new_reference (practice_id));
  return act;
}

DossierAct *
guide_work_new_words (const GuideBook *book,
                      const char      *id,
                      const char      *text)
{
  const GuidePostit *postit = find_postit (book, id);
  g_autofree char   *said = g_strstrip (g_strdup (text)), *part = guide_work_dup_short (said), *label = NULL;
  DossierAct        *act;

  if (postit == NULL || *said == '\0' || g_str_equal (said, postit->text))
    return NULL;
  label = g_strdup_printf (_ ("Post-it now “%s”"), part);
  act = dossier_act_new (label);
  dossier_act_set_seen (act, book->seen);
  dossier_act_set (act, dossier_kinds_find ("postit"), id, "raw", dossier_value_new_text (said));
  return act;
}

/* The very last of the book has no record. */
static GPtrArray *
list_chapters (const GuideBook *book)
{
  GPtrArray *chapters = g_ptr_array_new ();

  for (guint i = 0; i < book->chapters->len; i++)
    if (((GuideChapter *) book->chapters->pdata[i])->id != NULL)
      g_ptr_array_add (chapters, book->chapters->pdata[i]);
  return chapters;
}

DossierAct *
guide_work_new_chapter (const GuideBook *book,
                        const char     **id)
{
  const DossierKind    *kind = dossier_kinds_find ("question");
  DossierAct           *act = dossier_act_new (_ ("New question of the guide"));
  g_autoptr (GPtrArray) chapters = list_chapters (book);

  *id = dossier_act_create (act, kind, NULL);
  dossier_act_set (act, kind, *id, "title", dossier_value_new_text (_ ("New question")));
  guide_work_put_last (act, chapters, *id, TRUE);
  return act;
}

DossierAct *
guide_work_new_practice (const GuideBook *book,
                         const char      *chapter_id,
                         const char     **id)
{
  const DossierKind  *kind = dossier_kinds_find ("practice");
  const GuideChapter *chapter = guide_book_find_chapter (book, chapter_id);
  DossierAct         *act = dossier_act_new (_ ("New practice of the guide"));

  *id = dossier_act_create (act, kind, NULL);
  dossier_act_set (act, kind, *id, "statement", dossier_value_new_text (_ ("New practice")));
  dossier_act_set (act, kind, *id, "status", dossier_value_new_text ("raw"));
  if (chapter != NULL && chapter->id != NULL)
    dossier_act_put (act, kind, *id, "questions", chapter->id, TRUE);
  if (chapter != NULL)
    guide_work_put_last (act, chapter->practices, *id, FALSE);
  return act;
}

DossierAct *
guide_work_new_open_question (const char **id)
{
  const DossierKind *kind = dossier_kinds_find ("open_question");
  DossierAct        *act = dossier_act_new (_ ("New open question"));

  *id = dossier_act_create (act, kind, NULL);
  dossier_act_set (act, kind, *id, "text", dossier_value_new_text (_ ("New open question")));
  dossier_act_set (act, kind, *id, "status", dossier_value_new_text ("open"));
  return act;
}

DossierAct *
guide_work_new_tool (const char **id)
{
  const DossierKind *kind = dossier_kinds_find ("tool");
  DossierAct        *act = dossier_act_new (_ ("New tool"));

  *id = dossier_act_create (act, kind, NULL);
  dossier_act_set (act, kind, *id, "title", dossier_value_new_text (_ ("New tool")));
  dossier_act_set (act, kind, *id, "fit", dossier_value_new_text ("to_see"));
  return act;
}

/* What somebody wrote or said, and of which chapter. */
typedef struct
{
  const char *kind, *id, *text, *chapter; /* chapter: NULL: of none */
} Words;

static gboolean
find_words (const GuideBook *book,
            const char      *id,
            Words           *words)
{
  const GuidePostit  *postit = find_postit (book, id);
  const GuidePassage *passage = find_said (book, id);

  if (postit != NULL)
    *words = (Words){ "postit", id, postit->text, postit->question };
  else if (passage != NULL)
    *words = (Words){ "passage", id, passage->text, passage->chapter->id };
  return postit != NULL || passage != NULL;
}

static const char *
create_practice (DossierAct      *act,
                 const GuideBook *book,
                 const Words     *words)
{
  const DossierKind  *kind = dossier_kinds_find ("practice");
  const GuideChapter *chapter = words->chapter == NULL ? NULL : guide_book_find_chapter (book, words->chapter);
  const char         *id = dossier_act_create (act, kind, NULL);

  dossier_act_set (act, kind, id, "statement", dossier_value_new_text (words->text));
  dossier_act_set (act, kind, id, "raw_statement", dossier_value_new_text (words->text));
  dossier_act_set (act, kind, id, "status", dossier_value_new_text ("raw"));
  if (chapter != NULL)
    dossier_act_put (act, kind, id, "questions", chapter->id, TRUE);
  if (chapter != NULL)
    guide_work_put_last (act, chapter->practices, id, FALSE);
  return id;
}

DossierAct *
guide_work_new_from_words (const GuideBook *book,
                           const char      *id,
                           const char     **practice)
{
  g_autofree char *text = NULL, *label = NULL;
  DossierAct      *act;
  Words            words;
  const char      *new_id;

  if (!find_words (book, id, &words))
    return NULL;
  text = guide_work_dup_short (words.text);
  label = g_strdup_printf (g_str_equal (words.kind, "postit") ? _ ("New practice from the post-it “%s”") : _ ("New practice from the words “%s”"), text);
  act = dossier_act_new (label);
  new_id = create_practice (act, book, &words);
  if (g_str_equal (words.kind, "postit"))
    dossier_act_set (act, dossier_kinds_find ("postit"), id, "practice", dossier_value_new_reference (new_id));
  else
    dossier_act_put (act, dossier_kinds_find ("passage"), id, "practices", new_id, TRUE);
  if (practice != NULL)
    *practice = new_id;
  return act;
}

DossierAct *
guide_work_new_postit (const GuideBook *book,
                       const char      *chapter,
                       const char      *text)
{
  const DossierKind *kind = dossier_kinds_find ("postit");
  g_autofree char   *said = g_strstrip (g_strdup (text)), *part = guide_work_dup_short (said), *label = NULL;
  DossierAct        *act;
  const char        *id;

  if (*said == '\0')
    return NULL;
  label = g_strdup_printf (_ ("New post-it “%s”"), part);
  act = dossier_act_new (label);
  id = dossier_act_create (act, kind, NULL);
  dossier_act_set (act, kind, id, "raw", dossier_value_new_text (said));
  if (chapter != NULL && guide_book_find_chapter (book, chapter) != NULL)
    dossier_act_set (act, kind, id, "question", dossier_value_new_reference (chapter));
  return act;
}
