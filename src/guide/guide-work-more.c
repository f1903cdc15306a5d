/* guide-work-more.c - what is said of a practice, and what is put behind it */
#include "config.h"

#include "guide-work-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static DossierAct *
new_word (const char *kind,
          const char *id,
          const char *field,
          const char *code,
          const char *label)
{
  DossierAct *act = dossier_act_new (label);

  dossier_act_set (act, dossier_kinds_find (kind), id, field, code == NULL ? NULL : dossier_value_new_text (code));
  return act;
}

/* --- words chosen */

/* Past one end is nowhere. What has none yet begins. */
static const char *
find_status (const GuideBook *book,
             const char      *now,
             int              step)
{
  guint                     n_terms;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (book->vocabulary, "practice_status", &n_terms);
  const char               *before = NULL;
  gboolean                  is_next = now == NULL;

  for (guint i = 0; i < n_terms; i++)
    {
      if (!dossier_term_is_offered (terms[i]))
        continue;
      if (is_next)
        return step > 0 ? terms[i]->code : NULL;
      if (g_str_equal (terms[i]->code, now) && step < 0)
        return before;
      is_next = g_str_equal (terms[i]->code, now);
      before = terms[i]->code;
    }
  return NULL;
}

DossierAct *
guide_work_new_status (const GuideBook *book,
                       const char      *id,
                       const char      *status,
                       int              step)
{
  const GuidePractice *practice = guide_book_find_practice (book, id);
  const char          *code = practice == NULL ? NULL : status != NULL ? status
                                                                       : find_status (book, practice->status, step);
  g_autofree char     *label = NULL;

  if (code == NULL || g_strcmp0 (practice->status, code) == 0)
    return NULL;
  /* Translators: a sentence of the history: a practice, its status. */
  label = g_strdup_printf (_ ("“%s”: %s"), practice->statement, dossier_vocabulary_get_label (book->vocabulary, "practice_status", code));
  return new_word ("practice", id, "status", code, label);
}

DossierAct *
guide_work_new_viewpoints (const GuideBook *book,
                           const char      *id,
                           const char      *viewpoints)
{
  const GuidePractice *practice = guide_book_find_practice (book, id);
  g_autofree char     *label = NULL;

  if (practice == NULL || g_strcmp0 (practice->viewpoints, viewpoints) == 0)
    return NULL;
  label = viewpoints == NULL ? g_strdup_printf (_ ("“%s”: the two viewpoints no longer compared"), practice->statement)
                             : g_strdup_printf (_ ("“%s”: viewpoints %s"), practice->statement, dossier_vocabulary_get_label (book->vocabulary, "viewpoints", viewpoints));
  return new_word ("practice", id, "viewpoints", viewpoints, label);
}

DossierAct *
guide_work_new_return (const GuideBook *book,
                       const char      *id,
                       const char      *statement,
                       const char      *development,
                       const char      *day)
{
  const GuidePractice *practice = guide_book_find_practice (book, id);
  const DossierKind   *kind = dossier_kinds_find ("practice");
  const char          *now = practice == NULL || practice->development == NULL ? "" : practice->development;
  g_autofree char     *label = NULL;
  DossierAct          *act;

  if (practice == NULL || (g_str_equal (practice->statement, statement) && g_str_equal (now, development)))
    return NULL;
  /* Translators: a sentence of the history: a practice says again what it said on a day. */
  label = g_strdup_printf (_ ("“%s” as it was on %s"), statement, day);
  act = dossier_act_new (label);
  dossier_act_set_seen (act, book->seen);
  if (!g_str_equal (practice->statement, statement))
    dossier_act_set (act, kind, id, "statement", dossier_value_new_text (statement));
  if (!g_str_equal (now, development))
    dossier_act_set (act, kind, id, "development", *development == '\0' ? NULL : dossier_value_new_text (development));
  return act;
}

static const GuideOpenQuestion *
find_open_question (const GuideBook *book,
                    const char      *id)
{
  for (guint i = 0; i < book->open_questions->len; i++)
    if (g_strcmp0 (((GuideOpenQuestion *) book->open_questions->pdata[i])->id, id) == 0)
      return book->open_questions->pdata[i];
  return NULL;
}

static const GuideTool *
find_tool (const GuideBook *book,
           const char      *id)
{
  for (guint i = 0; i < book->tools->len; i++)
    if (g_strcmp0 (((GuideTool *) book->tools->pdata[i])->id, id) == 0)
      return book->tools->pdata[i];
  return NULL;
}

DossierAct *
guide_work_new_answering (const GuideBook *book,
                          const char      *id,
                          const char      *status)
{
  const GuideOpenQuestion *question = find_open_question (book, id);
  g_autofree char         *text = NULL, *label = NULL;

  if (question == NULL || g_strcmp0 (question->status, status) == 0)
    return NULL;
  text = guide_work_dup_short (question->text);
  label = g_strdup_printf (_ ("“%s”: %s"), text, dossier_vocabulary_get_label (book->vocabulary, "open_question_status", status));
  return new_word ("open_question", id, "status", status, label);
}

DossierAct *
guide_work_new_fit (const GuideBook *book,
                    const char      *id,
                    const char      *fit)
{
  const GuideTool *tool = find_tool (book, id);
  g_autofree char *label = NULL;

  if (tool == NULL || g_strcmp0 (tool->fit, fit) == 0)
    return NULL;
  label = g_strdup_printf (_ ("“%s”, fit for the booklet: %s"), tool->title, dossier_vocabulary_get_label (book->vocabulary, "booklet_fit", fit));
  return new_word ("tool", id, "fit", fit, label);
}

/* --- relations, comments, examples */

static const GuideRelation *
find_relation (const GuidePractice *practice,
               const char          *kind,
               const char          *other)
{
  for (guint i = 0; i < practice->relations->len; i++)
    {
      const GuideRelation *relation = practice->relations->pdata[i];

      if (relation->is_ours && g_str_equal (relation->other->id, other) && g_strcmp0 (relation->kind, kind) == 0)
        return relation;
    }
  return NULL;
}

DossierAct *
guide_work_new_relation (const GuideBook *book,
                         const char      *id,
                         const char      *kind,
                         const char      *other_id)
{
  const GuidePractice *practice = guide_book_find_practice (book, id), *other = guide_book_find_practice (book, other_id);
  const DossierKind   *of = dossier_kinds_find ("practice_relation");
  g_autofree char     *label = NULL;
  DossierAct          *act;
  const char          *relation;

  if (practice == NULL || other == NULL || practice == other || find_relation (practice, kind, other_id) != NULL)
    return NULL;
  /* Translators: a practice, what it is to another (“completes”), that other one. */
  label = g_strdup_printf (_ ("“%s”, %s: “%s”"), practice->statement, dossier_vocabulary_get_label (book->vocabulary, "practice_relation", kind), other->statement);
  act = dossier_act_new (label);
  relation = dossier_act_create (act, of, NULL);
  dossier_act_set (act, of, relation, "practice", dossier_value_new_reference (id));
  dossier_act_set (act, of, relation, "kind", dossier_value_new_text (kind));
  dossier_act_set (act, of, relation, "other", dossier_value_new_reference (other_id));
  return act;
}

DossierAct *
guide_work_new_part (const GuideBook *book,
                     const char      *id,
                     const char      *relation_id)
{
  const GuidePractice *practice = guide_book_find_practice (book, id);

  for (guint i = 0; practice != NULL && i < practice->relations->len; i++)
    {
      const GuideRelation *relation = practice->relations->pdata[i];
      g_autofree char     *label = NULL;
      DossierAct          *act;

      if (g_strcmp0 (relation->id, relation_id) != 0)
        continue;
      label = g_strdup_printf (_ ("“%s” and “%s”: no longer related"), practice->statement, relation->other->statement);
      act = dossier_act_new (label);
      dossier_act_delete (act, dossier_kinds_find ("practice_relation"), relation_id);
      return act;
    }
  return NULL;
}

static DossierValue *
new_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *words = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr (BaseDate)  date = base_date_new_from_words (words);

  return date == NULL ? NULL : dossier_value_new_date (date);
}

DossierAct *
guide_work_new_comment (const GuideBook *book,
                        const char      *id,
                        const char      *text)
{
  const GuidePractice *practice = guide_book_find_practice (book, id);
  const DossierKind   *kind = dossier_kinds_find ("comment");
  g_autofree char     *said = g_strstrip (g_strdup (text)), *label = NULL;
  DossierAct          *act;
  const char          *comment;

  if (practice == NULL || *said == '\0')
    return NULL;
  label = g_strdup_printf (_ ("Comment on “%s”"), practice->statement);
  act = dossier_act_new (label);
  comment = dossier_act_create (act, kind, NULL);
  dossier_act_set (act, kind, comment, "text", dossier_value_new_text (said));
  dossier_act_set (act, kind, comment, "practice", dossier_value_new_reference (id));
  dossier_act_set (act, kind, comment, "date", new_today ());
  return act;
}

static const GuideComment *
find_comment (const GuideBook *book,
              const char      *id)
{
  for (guint i = 0; i < book->all_comments->len; i++)
    if (g_strcmp0 (((GuideComment *) book->all_comments->pdata[i])->id, id) == 0)
      return book->all_comments->pdata[i];
  return NULL;
}

DossierAct *
guide_work_new_settling (const GuideBook *book,
                         const char      *id,
                         gboolean         settled)
{
  const GuideComment *comment = find_comment (book, id);
  g_autofree char    *text = NULL, *label = NULL;
  DossierAct         *act;

  if (comment == NULL || comment->is_settled == settled)
    return NULL;
  text = guide_work_dup_short (comment->text);
  label = settled ? g_strdup_printf (_ ("Comment “%s” settled"), text) : g_strdup_printf (_ ("Comment “%s” taken up again"), text);
  act = dossier_act_new (label);
  dossier_act_set (act, dossier_kinds_find ("comment"), id, "settled", dossier_value_new_boolean (settled));
  return act;
}

DossierAct *
guide_work_new_example (const GuideBook *book,
                        const char      *id,
                        const char      *link,
                        gboolean         shows)
{
  const GuidePractice *practice = guide_book_find_practice (book, id);
  g_autofree char     *label = NULL;
  DossierAct          *act;

  if (practice == NULL || g_strv_contains ((const char *const *) practice->link_ids, link) == shows)
    return NULL;
  label = shows ? g_strdup_printf (_ ("“%s” illustrated by a link"), practice->statement) : g_strdup_printf (_ ("“%s” no longer illustrated by a link"), practice->statement);
  act = dossier_act_new (label);
  dossier_act_put (act, dossier_kinds_find ("practice"), id, "links", link, shows);
  return act;
}
