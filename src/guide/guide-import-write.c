/* guide-import-write.c - the acts of an import of a document */
#include "config.h"

#include "guide-import-private.h"

#include "base-date.h"
#include "base-identifier.h"

#include <glib/gi18n-lib.h>

/* Of one transaction: bounded, so that it travels well. */
#define MOST_CHANGES 450

typedef struct
{
  const GuideImportPlan *plan;
  char                  *batch, *label;
  DossierAct            *act;
} Writing;

static void
begin_act (Writing *self)
{
  self->act = dossier_act_new (self->label);
  dossier_act_set_batch (self->act, self->batch);
  if (self->plan->request->author != NULL)
    dossier_act_set_author (self->act, self->plan->request->author, NULL);
}

static gboolean
end_act (Writing     *self,
         DossierTurn *turn,
         GError     **error)
{
  g_autoptr (DossierAct) act = g_steal_pointer (&self->act);

  return dossier_turn_write (turn, act, error);
}

static void
set_text (Writing    *self,
          const char *kind,
          const char *id,
          const char *field,
          const char *text)
{
  if (text != NULL && *text != '\0')
    dossier_act_set (self->act, dossier_kinds_find (kind), id, field, dossier_value_new_text (text));
}

static void
set_reference (Writing    *self,
               const char *kind,
               const char *id,
               const char *field,
               const char *to)
{
  if (to != NULL)
    dossier_act_set (self->act, dossier_kinds_find (kind), id, field, dossier_value_new_reference (to));
}

static void
put_reference (Writing    *self,
               const char *kind,
               const char *id,
               const char *field,
               const char *to)
{
  if (to != NULL)
    dossier_act_put (self->act, dossier_kinds_find (kind), id, field, to, TRUE);
}

static void
set_date (Writing    *self,
          const char *kind,
          const char *id)
{
  g_autoptr (BaseDate) date = self->plan->request->date != NULL ? base_date_new_from_words (self->plan->request->date) : NULL;

  if (date != NULL)
    dossier_act_set (self->act, dossier_kinds_find (kind), id, "date", dossier_value_new_date (date));
}

/* --- the document */

static void
write_new_document (Writing *self)
{
  const GuideImportPlan *plan = self->plan;

  dossier_act_create (self->act, dossier_kinds_find ("source"), plan->source);
  set_text (self, "source", plan->source, "title", plan->request->title);
  set_text (self, "source", plan->source, "nature", "document");
  set_text (self, "source", plan->source, "file", plan->request->file);
  set_date (self, "source", plan->source);
  dossier_act_create (self->act, dossier_kinds_find ("document"), plan->document);
  set_text (self, "document", plan->document, "title", plan->request->title);
  set_reference (self, "document", plan->document, "source", plan->source);
  set_date (self, "document", plan->document);
}

static void
write_version (Writing *self)
{
  g_autofree char *id = base_identifier_new (), *label = g_strdup_printf ("%u", self->plan->version);

  dossier_act_create (self->act, dossier_kinds_find ("document_version"), id);
  set_reference (self, "document_version", id, "document", self->plan->document);
  set_text (self, "document_version", id, "label", label);
  set_text (self, "document_version", id, "text", self->plan->request->text);
  set_text (self, "document_version", id, "file", self->plan->request->file);
  set_date (self, "document_version", id);
}

/* --- a row, and what it stands under */

/* The nearest above that is of that record; NULL: none. */
static const GuideImportRow *
find_above (const Writing        *self,
            const GuideImportRow *row,
            GuideRecord           record)
{
  guint left = self->plan->rows->len;

  while (left-- > 0 && row->choice->parent != GUIDE_NO_PIECE)
    {
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->plan->index_of, GUINT_TO_POINTER (row->choice->parent + 1)));

      if (index == 0)
        return NULL;
      row = self->plan->rows->pdata[index - 1];
      if (row->record == record && row->id != NULL)
        return row;
    }
  return NULL;
}

static const char *
find_id_above (const Writing        *self,
               const GuideImportRow *row,
               GuideRecord           record)
{
  const GuideImportRow *above = find_above (self, row, record);

  return above != NULL ? above->id : NULL;
}

/* Words of what makes no record: a heading, the name of a section. */
static const char *
find_words_above (const Writing        *self,
                  const GuideImportRow *row,
                  GuideBecomes          becomes)
{
  guint                 index = row->choice->parent == GUIDE_NO_PIECE ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (self->plan->index_of, GUINT_TO_POINTER (row->choice->parent + 1)));
  const GuideImportRow *above = index > 0 ? self->plan->rows->pdata[index - 1] : NULL;

  return above != NULL && above->choice->becomes == becomes ? above->choice->clean : NULL;
}

/* A bullet is no number. */
static const char *
find_number (const GuideChoice *choice)
{
  return choice->number != NULL && g_ascii_isalnum (*choice->number) ? choice->number : NULL;
}

static void
write_question (Writing              *self,
                const GuideImportRow *row)
{
  set_text (self, "question", row->id, "title", row->choice->clean);
  set_text (self, "question", row->id, "code", row->choice->code);
  set_text (self, "question", row->id, "original_number", row->choice->number);
}

static const char *
find_nature (GuideBecomes becomes)
{
  switch (becomes)
    {
    case GUIDE_BECOMES_ACTOR:
      return "actor";
    case GUIDE_BECOMES_POSTURE:
      return "posture";
    case GUIDE_BECOMES_IDEA:
      return "idea";
    default:
      return NULL; /* nobody said which */
    }
}

static void
write_practice (Writing              *self,
                const GuideImportRow *row)
{
  set_text (self, "practice", row->id, "statement", row->choice->clean);
  set_text (self, "practice", row->id, "original_number", find_number (row->choice));
  set_text (self, "practice", row->id, "nature", find_nature (row->choice->becomes));
  set_text (self, "practice", row->id, "status", "raw");
  set_text (self, "practice", row->id, "heading", find_words_above (self, row, GUIDE_BECOMES_HEADING));
  put_reference (self, "practice", row->id, "questions", find_id_above (self, row, GUIDE_RECORD_QUESTION));
}

static void
write_postit (Writing              *self,
              const GuideImportRow *row)
{
  set_reference (self, "postit", row->id, "question", find_id_above (self, row, GUIDE_RECORD_QUESTION));
  set_reference (self, "postit", row->id, "practice", find_id_above (self, row, GUIDE_RECORD_PRACTICE));
}

static void
write_passage (Writing              *self,
               const GuideImportRow *row)
{
  set_text (self, "passage", row->id, "clean", row->choice->clean);
  set_text (self, "passage", row->id, "nature", row->choice->becomes == GUIDE_BECOMES_VERBATIM ? "verbatim" : "development");
  put_reference (self, "passage", row->id, "questions", find_id_above (self, row, GUIDE_RECORD_QUESTION));
  put_reference (self, "passage", row->id, "practices", find_id_above (self, row, GUIDE_RECORD_PRACTICE));
  if (row->choice->mark == NULL)
    return;
  set_text (self, "passage", row->id, "mark", row->choice->mark);
  dossier_act_set (self->act, dossier_kinds_find ("passage"), row->id, "start", dossier_value_new_integer (row->choice->seconds));
}

static void
write_open_question (Writing              *self,
                     const GuideImportRow *row)
{
  set_text (self, "open_question", row->id, "text", row->choice->clean);
  set_text (self, "open_question", row->id, "status", "open");
  set_text (self, "open_question", row->id, "original_number", find_number (row->choice));
  set_text (self, "open_question", row->id, "origin", find_words_above (self, row, GUIDE_BECOMES_NOTHING));
  put_reference (self, "open_question", row->id, "questions", find_id_above (self, row, GUIDE_RECORD_QUESTION));
}

static void
write_task (Writing              *self,
            const GuideImportRow *row)
{
  set_text (self, "task", row->id, "what", row->choice->clean);
}

static void
write_row (Writing              *self,
           const GuideImportRow *row)
{
  static void (*const writers[]) (Writing *, const GuideImportRow *) = {
    [GUIDE_RECORD_QUESTION] = write_question,
    [GUIDE_RECORD_PRACTICE] = write_practice,
    [GUIDE_RECORD_POSTIT] = write_postit,
    [GUIDE_RECORD_PASSAGE] = write_passage,
    [GUIDE_RECORD_OPEN_QUESTION] = write_open_question,
    [GUIDE_RECORD_TASK] = write_task,
  };
  const char *kind = guide_record_get_kind (row->record);

  dossier_act_create (self->act, dossier_kinds_find (kind), row->id);
  writers[row->record](self, row);
  set_text (self, kind, row->id, guide_record_get_raw (row->record), row->choice->raw);
  set_reference (self, kind, row->id, "source", self->plan->source);
  dossier_act_set (self->act, dossier_kinds_find (kind), row->id, "line", dossier_value_new_integer (row->choice->line));
  set_text (self, kind, row->id, "order", row->place);
}

static void
move_row (Writing              *self,
          const GuideImportRow *row)
{
  dossier_act_set (self->act, dossier_kinds_find (guide_record_get_kind (row->record)), row->id, "line", dossier_value_new_integer (row->choice->line));
}

static gboolean
write_all (Writing      *self,
           DossierTurn  *turn,
           GCancellable *cancellable,
           GError      **error)
{
  for (guint i = 0; i < self->plan->rows->len; i++)
    {
      const GuideImportRow *row = self->plan->rows->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (dossier_act_get_n_changes (self->act) > MOST_CHANGES)
        {
          if (!end_act (self, turn, error))
            return FALSE;
          begin_act (self);
        }
      if (row->id != NULL && !row->is_known)
        write_row (self, row);
      else if (row->is_moved)
        move_row (self, row);
    }
  return end_act (self, turn, error);
}

static gboolean
adds_anything (const GuideImportPlan *plan)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const GuideImportRow *row = plan->rows->pdata[i];

      if (row->id != NULL && !row->is_known)
        return TRUE;
    }
  return plan->news != GUIDE_IMPORT_SAME;
}

gboolean
guide_import_plan_write (const GuideImportPlan *plan,
                         DossierTurn           *turn,
                         GCancellable          *cancellable,
                         GError               **error)
{
  Writing  self = { .plan = plan };
  gboolean done;

  if (!adds_anything (plan))
    return TRUE;
  self.batch = base_identifier_new ();
  self.label = g_strdup_printf (_ ("Import of the document “%s”"), plan->request->title);
  begin_act (&self);
  if (plan->news == GUIDE_IMPORT_NEW)
    write_new_document (&self);
  if (plan->news != GUIDE_IMPORT_SAME)
    write_version (&self);
  done = write_all (&self, turn, cancellable, error);
  g_clear_pointer (&self.act, dossier_act_free);
  g_free (self.batch);
  g_free (self.label);
  return done;
}
