#include "config.h"

#include "guide-import-private.h"
#include "guide-document-private.h"

#include "base-date.h"
#include "base-identifier.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *kind, *raw;
} kinds[] = {
  [GUIDE_RECORD_QUESTION] = { "question", "raw_title" },
  [GUIDE_RECORD_PRACTICE] = { "practice", "raw_statement" },
  [GUIDE_RECORD_POSTIT] = { "postit", "raw" },
  [GUIDE_RECORD_PASSAGE] = { "passage", "raw" },
  [GUIDE_RECORD_OPEN_QUESTION] = { "open_question", "raw" },
  [GUIDE_RECORD_TASK] = { "task", "raw" },
};

GuideRecord
guide_record_of (GuideBecomes becomes)
{
  if (guide_becomes_is_practice (becomes))
    return GUIDE_RECORD_PRACTICE;
  switch (becomes)
    {
    case GUIDE_BECOMES_QUESTION:
      return GUIDE_RECORD_QUESTION;
    case GUIDE_BECOMES_POSTIT:
      return GUIDE_RECORD_POSTIT;
    case GUIDE_BECOMES_DEVELOPMENT:
    case GUIDE_BECOMES_VERBATIM:
      return GUIDE_RECORD_PASSAGE;
    case GUIDE_BECOMES_OPEN_QUESTION:
      return GUIDE_RECORD_OPEN_QUESTION;
    case GUIDE_BECOMES_TASK:
      return GUIDE_RECORD_TASK;
    default:
      return GUIDE_RECORD_NONE;
    }
}

const char *
guide_record_get_kind (GuideRecord record)
{
  return kinds[record].kind;
}

const char *
guide_record_get_raw (GuideRecord record)
{
  return kinds[record].raw;
}

/* --- the request */

/* What a word processor numbers by itself is written out: read again as a plain text it says the same. */
static char *
dup_text (const GuideDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < document->lines->len; i++)
    {
      const GuideLine *line = document->lines->pdata[i];

      g_string_append (text, i > 0 ? "\n" : "");
      if (line->mark != NULL)
        g_string_append_printf (text, "%s ", line->mark);
      g_string_append (text, line->text);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_name (const char *file)
{
  const char *dot = file != NULL ? strrchr (file, '.') : NULL;

  if (file == NULL)
    return g_strdup (_ ("Pasted text"));
  return dot != NULL && dot > file ? g_strndup (file, (gsize) (dot - file)) : g_strdup (file);
}

static char *
dup_title (const GuideDocument *document,
           const char          *file)
{
  for (guint i = 0; i < document->pieces->len; i++)
    {
      const GuidePiece *piece = guide_document_get (document, i);

      if (piece->nature == GUIDE_PIECE_TITLE && *piece->clean != '\0')
        return g_strdup (piece->clean);
    }
  return dup_name (file);
}

/* What is said above the first question: "Document de travail : le 06/07/18". */
static char *
find_date (const GuideDocument *document)
{
  g_autoptr (GRegex) pattern = g_regex_new ("\\b\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}\\b|\\b(?:\\d{1,2}(?:er)?\\s+)?\\p{L}{3,9}\\.?\\s+(?:19|20)\\d\\d\\b", 0, 0, NULL);

  for (guint i = 0; i < document->pieces->len; i++)
    {
      const GuidePiece      *piece = guide_document_get (document, i);
      g_autoptr (GMatchInfo) match = NULL;

      if (piece->nature != GUIDE_PIECE_TITLE || !g_regex_match (pattern, piece->raw, 0, &match))
        continue;
      g_autofree char     *words = g_match_info_fetch (match, 0);
      g_autoptr (BaseDate) date = base_date_new_from_words (words);

      if (date != NULL && date->precision != BASE_DATE_UNKNOWN)
        return g_steal_pointer (&words);
    }
  return NULL;
}

GuideImportRequest *
guide_import_request_new (const GuideChoices *choices,
                          const char         *title,
                          const char         *file,
                          const char         *author)
{
  const GuideDocument *document = guide_choices_get_document (choices);
  GuideImportRequest  *self = g_atomic_rc_box_new0 (GuideImportRequest);

  self->choices = guide_choices_list (choices);
  self->text = dup_text (document);
  self->title = title != NULL && *title != '\0' ? g_strdup (title) : dup_title (document, file);
  self->file = g_strdup (file);
  self->date = find_date (document);
  self->author = g_strdup (author);
  return self;
}

GuideImportRequest *
guide_import_request_ref (GuideImportRequest *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_request (gpointer data)
{
  GuideImportRequest *self = data;

  g_ptr_array_unref (self->choices);
  g_free (self->text);
  g_free (self->title);
  g_free (self->file);
  g_free (self->date);
  g_free (self->author);
}

void
guide_import_request_unref (GuideImportRequest *self)
{
  g_atomic_rc_box_release_full (self, clear_request);
}

const char *
guide_import_request_get_title (const GuideImportRequest *self)
{
  return self->title;
}

/* --- the plan */

static void
row_free (gpointer data)
{
  GuideImportRow *row = data;

  g_free (row->id);
  g_free (row->place);
  g_free (row);
}

/* Without words there is nothing to record. */
static GuideImportRow *
row_new (const GuideChoice *choice)
{
  GuideImportRow *row = g_new0 (GuideImportRow, 1);

  row->choice = choice;
  row->record = *choice->raw != '\0' && *choice->clean != '\0' ? guide_record_of (choice->becomes) : GUIDE_RECORD_NONE;
  return row;
}

GuideImportPlan *
guide_import_plan_new (DossierReader      *reader,
                       GuideImportRequest *request,
                       GError            **error)
{
  g_autoptr (GuideImportPlan) self = g_new0 (GuideImportPlan, 1);

  self->request = guide_import_request_ref (request);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->index_of = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < request->choices->len; i++)
    {
      const GuideChoice *choice = request->choices->pdata[i];

      g_ptr_array_add (self->rows, row_new (choice));
      g_hash_table_insert (self->index_of, GUINT_TO_POINTER (choice->id + 1), GUINT_TO_POINTER (i + 1));
    }
  if (!guide_import_recognise (self, reader, error) || !guide_import_place (self, reader, error))
    return NULL;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GuideImportRow *row = self->rows->pdata[i];

      if (row->record != GUIDE_RECORD_NONE && !row->is_known)
        row->id = base_identifier_new ();
    }
  return g_steal_pointer (&self);
}

void
guide_import_plan_free (GuideImportPlan *self)
{
  g_hash_table_unref (self->index_of);
  g_ptr_array_unref (self->rows);
  guide_import_request_unref (self->request);
  g_free (self->document);
  g_free (self->source);
  g_free (self);
}

/* --- what is told of it */

static GuideImport *
describe (const GuideImportPlan *plan)
{
  GuideImport *self = g_new0 (GuideImport, 1);

  self->news = plan->news;
  self->document = g_strdup (plan->document);
  self->known = plan->known;
  self->gone = plan->gone;
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const GuideImportRow *row = plan->rows->pdata[i];
      gboolean              is_added = row->record != GUIDE_RECORD_NONE && !row->is_known;

      self->added[row->choice->becomes] += is_added;
      self->n_added += is_added;
    }
  return self;
}

void
guide_import_free (GuideImport *self)
{
  g_free (self->document);
  g_free (self);
}

static char *
count_words (GuideBecomes becomes,
             guint        n)
{
  switch (becomes)
    {
    case GUIDE_BECOMES_QUESTION:
      return g_strdup_printf (ngettext ("%u question", "%u questions", n), n);
    case GUIDE_BECOMES_PRACTICE:
      return g_strdup_printf (ngettext ("%u practice", "%u practices", n), n);
    case GUIDE_BECOMES_ACTOR:
      return g_strdup_printf (ngettext ("%u partner to involve", "%u partners to involve", n), n);
    case GUIDE_BECOMES_POSTURE:
      return g_strdup_printf (ngettext ("%u posture", "%u postures", n), n);
    case GUIDE_BECOMES_IDEA:
      return g_strdup_printf (ngettext ("%u idea", "%u ideas", n), n);
    case GUIDE_BECOMES_POSTIT:
      return g_strdup_printf (ngettext ("%u post-it", "%u post-its", n), n);
    case GUIDE_BECOMES_DEVELOPMENT:
      return g_strdup_printf (ngettext ("%u development", "%u developments", n), n);
    case GUIDE_BECOMES_VERBATIM:
      return g_strdup_printf (ngettext ("%u verbatim", "%u verbatims", n), n);
    case GUIDE_BECOMES_OPEN_QUESTION:
      return g_strdup_printf (ngettext ("%u open question", "%u open questions", n), n);
    case GUIDE_BECOMES_TASK:
    default:
      return g_strdup_printf (ngettext ("%u task", "%u tasks", n), n);
    }
}

char *
guide_import_dup_sentence (const GuideImport *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (GuideBecomes becomes = 0; becomes < GUIDE_BECOMES_KINDS; becomes++)
    if (self->added[becomes] > 0)
      g_ptr_array_add (parts, count_words (becomes, self->added[becomes]));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

/* --- doing */

gpointer
guide_import_preview (DossierReader *reader,
                      gpointer       request,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (GuideImportPlan) plan = guide_import_plan_new (reader, request, error);

  return plan != NULL ? describe (plan) : NULL;
}

static gpointer
make_plan (DossierReader *reader,
           gpointer       request,
           GCancellable  *cancellable,
           GError       **error)
{
  return guide_import_plan_new (reader, request, error);
}

gpointer
guide_import_write (DossierTurn  *turn,
                    gpointer      request,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (GuideImportPlan) plan = dossier_turn_ask (turn, make_plan, request, error);

  if (plan == NULL || !dossier_turn_back_up (turn, DOSSIER_BACKUP_IMPORT, error) || !guide_import_plan_write (plan, turn, cancellable, error))
    return NULL;
  return describe (plan);
}

char *
guide_import_dup_text (DossierReader *reader,
                       const char    *document,
                       GError       **error)
{
  static const char *const  columns[] = { "text", "label", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("document_version");
  g_autoptr (DossierCursor) cursor = NULL;
  g_autoptr (GError)        local = NULL;
  g_autofree char          *text = NULL;
  gint64                    newest = -1;

  dossier_query_add_filter (query, "document", document);
  cursor = dossier_reader_walk (reader, query, columns, error);
  if (cursor == NULL)
    return NULL;
  while (dossier_cursor_next (cursor, &local))
    {
      const char *label = dossier_cursor_get_text (cursor, 1);
      gint64      number = label != NULL ? g_ascii_strtoll (label, NULL, 10) : 0;

      if (number <= newest)
        continue;
      newest = number;
      g_free (text);
      text = g_strdup (dossier_cursor_get_text (cursor, 0));
    }
  if (text == NULL && local == NULL)
    local = g_error_new_literal (DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND, _ ("No document with a text bears this identifier."));
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&text);
}
