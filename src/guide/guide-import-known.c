/* guide-import-known.c - what the dossier has already of a document */
#include "guide-import-private.h"

#include "base-identifier.h"

#include <string.h>

#define LIKE 3 /* of three lines one at least is in both: another version of it */

/* A record that came from this document. */
typedef struct
{
  GuideRecord record;
  char       *id;
  char       *raw;
  guint       line;
  gboolean    is_taken; /* by a row */
} Known;

typedef struct
{
  GuideImportPlan *plan;
  GPtrArray       *known;  /* Known */
  GHashTable      *by_raw; /* raw → GPtrArray of Known, borrowed */
  GPtrArray       *texts;  /* char *, of all versions, the oldest first */
  GHashTable      *worked; /* line of text → GPtrArray of raw, borrowed: what was made of it */
} Recognition;

static void
known_free (gpointer data)
{
  Known *self = data;

  g_free (self->id);
  g_free (self->raw);
  g_free (self);
}

/* Spaces at the ends do not count; caller owns. */
static char *
dup_line (const char *line)
{
  return g_strstrip (g_strdup (line));
}

/* --- which document */

static guint
count_lines_in (const char *text,
                const char *other,
                guint      *total)
{
  g_auto (GStrv)         lines = g_strsplit (text, "\n", -1), others = g_strsplit (other, "\n", -1);
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);
  guint                  count = 0;

  for (guint i = 0; others[i] != NULL; i++)
    g_hash_table_add (set, g_strstrip (others[i]));
  for (guint i = *total = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      {
        (*total)++;
        count += g_hash_table_contains (set, lines[i]);
      }
  return count;
}

/* The most alike of all versions of all documents; the very same text ends the search. */
static gboolean
find_document (GuideImportPlan *plan,
               DossierReader   *reader,
               GError         **error)
{
  static const char *const  columns[] = { "document", "text", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("document_version");
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  g_autoptr (GError)        local = NULL;
  guint                     best = 0, total;

  plan->news = GUIDE_IMPORT_NEW;
  while (cursor != NULL && plan->news != GUIDE_IMPORT_SAME && dossier_cursor_next (cursor, &local))
    {
      const char *text = dossier_cursor_get_text (cursor, 1);
      gboolean    same = g_strcmp0 (text, plan->request->text) == 0;
      guint       alike = text != NULL ? count_lines_in (plan->request->text, text, &total) : 0;

      if (!same && (alike <= best || alike * LIKE < total))
        continue;
      best = alike;
      plan->news = same ? GUIDE_IMPORT_SAME : GUIDE_IMPORT_VERSION;
      g_free (plan->document);
      plan->document = g_strdup (dossier_cursor_get_text (cursor, 0));
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return cursor != NULL && (error == NULL || *error == NULL);
}

/* A document whose record went is brought anew. */
static void
find_source (GuideImportPlan *plan,
             DossierReader   *reader)
{
  g_autoptr (DossierRecord) document = plan->document != NULL ? dossier_reader_find_record (reader, plan->document, NULL) : NULL;
  const char               *source = document != NULL && !dossier_record_is_deleted (document) ? dossier_record_get_reference (document, "source") : NULL;

  if (source != NULL)
    {
      plan->source = g_strdup (source);
      return;
    }
  plan->news = GUIDE_IMPORT_NEW;
  g_free (plan->document);
  plan->document = base_identifier_new ();
  plan->source = base_identifier_new ();
}

static gboolean
read_texts (Recognition   *self,
            DossierReader *reader,
            GError       **error)
{
  static const char *const  columns[] = { "text", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("document_version");
  g_autoptr (DossierCursor) cursor = NULL;
  g_autoptr (GError)        local = NULL;

  dossier_query_add_filter (query, "document", self->plan->document);
  cursor = dossier_reader_walk (reader, query, columns, error);
  while (cursor != NULL && dossier_cursor_next (cursor, &local))
    g_ptr_array_add (self->texts, g_strdup (dossier_cursor_get_text (cursor, 0)));
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  self->plan->version = self->texts->len + 1;
  return cursor != NULL && (error == NULL || *error == NULL);
}

/* --- which records */

static void
add_to (GHashTable *table,
        char       *key,
        gpointer    value)
{
  GPtrArray *values = g_hash_table_lookup (table, key);

  if (values == NULL)
    {
      values = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (key), values);
    }
  g_ptr_array_add (values, value);
}

static gboolean
read_records (Recognition   *self,
              DossierReader *reader,
              GuideRecord    record,
              gboolean       deleted,
              GError       **error)
{
  const char *const         columns[] = { "id", guide_record_get_raw (record), "line", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new (guide_record_get_kind (record));
  g_autoptr (DossierCursor) cursor = NULL;
  g_autoptr (GError)        local = NULL;

  dossier_query_add_filter (query, "source", self->plan->source);
  dossier_query_set_deleted (query, deleted);
  cursor = dossier_reader_walk (reader, query, columns, error);
  while (cursor != NULL && dossier_cursor_next (cursor, &local))
    {
      Known *known = g_new0 (Known, 1);

      known->record = record;
      known->id = g_strdup (dossier_cursor_get_text (cursor, 0));
      known->raw = g_strdup (dossier_cursor_get_text (cursor, 1));
      known->line = (guint) dossier_cursor_get_integer (cursor, 2);
      g_ptr_array_add (self->known, known);
      if (known->raw != NULL)
        add_to (self->by_raw, known->raw, known);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return cursor != NULL && (error == NULL || *error == NULL);
}

/* The lines a record was made of, wherever they stand in the versions. */
static void
note_worked (Recognition *self,
             Known       *known,
             char       **lines,
             guint        n_lines)
{
  g_auto (GStrv) parts = g_strsplit (known->raw, "\n", -1);

  for (guint i = 0; parts[i] != NULL && known->line + i < n_lines; i++)
    {
      g_autofree char *line = dup_line (lines[known->line + i]);

      if (*line != '\0' && strstr (line, g_strstrip (parts[i])) != NULL)
        add_to (self->worked, line, known->raw);
    }
}

static void
note_all_worked (Recognition *self)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      g_auto (GStrv) lines = self->texts->pdata[i] != NULL ? g_strsplit (self->texts->pdata[i], "\n", -1) : NULL;

      for (guint j = 0; lines != NULL && j < self->known->len; j++)
        if (((Known *) self->known->pdata[j])->raw != NULL)
          note_worked (self, self->known->pdata[j], lines, g_strv_length (lines));
    }
}

/* --- rows and records, together */

/* Of those with the same words: of the same kind first, then on the same line. */
static Known *
find_known (const Recognition    *self,
            const GuideImportRow *row)
{
  GPtrArray *alike = g_hash_table_lookup (self->by_raw, row->choice->raw);
  Known     *best = NULL;
  int        best_score = -1;

  for (guint i = 0; alike != NULL && i < alike->len; i++)
    {
      Known *known = alike->pdata[i];
      int    score = 2 * (known->record == row->record) + (known->line == row->choice->line);

      if (!known->is_taken && score > best_score)
        {
          best = known;
          best_score = score;
        }
    }
  return best;
}

/* Its line was worked on, and it was joined to something, or cut. */
static gboolean
was_reshaped (const Recognition *self,
              const GuideChoice *choice,
              char             **lines)
{
  g_autofree char *line = dup_line (lines[choice->line]);
  GPtrArray       *raws = g_hash_table_lookup (self->worked, line);

  for (guint i = 0; raws != NULL && i < raws->len; i++)
    if (strstr (raws->pdata[i], choice->raw) != NULL || strstr (choice->raw, raws->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
take_known (GuideImportRow *row,
            Known          *known)
{
  known->is_taken = row->is_known = TRUE;
  row->is_moved = known->line != row->choice->line;
  row->id = g_strdup (known->id);
  row->record = known->record;
}

/* Verbatims are found within what was said: the words themselves decide, a line worked on says nothing of them. */
static void
recognise_rows (Recognition *self)
{
  g_auto (GStrv) lines = g_strsplit (self->plan->request->text, "\n", -1);

  for (guint i = 0; i < self->plan->rows->len; i++)
    {
      GuideImportRow *row = self->plan->rows->pdata[i];
      Known          *known = row->record != GUIDE_RECORD_NONE ? find_known (self, row) : NULL;

      if (known != NULL)
        take_known (row, known);
      else if (row->record != GUIDE_RECORD_NONE && row->choice->becomes != GUIDE_BECOMES_VERBATIM && was_reshaped (self, row->choice, lines))
        row->is_known = TRUE;
      self->plan->known += row->is_known;
    }
}

static void
count_gone (Recognition *self)
{
  for (guint i = 0; i < self->known->len; i++)
    {
      const Known *known = self->known->pdata[i];

      self->plan->gone += !known->is_taken && known->raw != NULL && strstr (self->plan->request->text, known->raw) == NULL;
    }
}

static gboolean
recognise_known (Recognition   *self,
                 DossierReader *reader,
                 GError       **error)
{
  if (!read_texts (self, reader, error))
    return FALSE;
  for (GuideRecord record = 0; record < GUIDE_RECORD_NONE; record++)
    if (!read_records (self, reader, record, FALSE, error) || !read_records (self, reader, record, TRUE, error))
      return FALSE;
  note_all_worked (self);
  recognise_rows (self);
  count_gone (self);
  return TRUE;
}

gboolean
guide_import_recognise (GuideImportPlan *plan,
                        DossierReader   *reader,
                        GError         **error)
{
  Recognition self = { .plan = plan };
  gboolean    done;

  if (!find_document (plan, reader, error))
    return FALSE;
  find_source (plan, reader);
  plan->version = 1;
  if (plan->news == GUIDE_IMPORT_NEW)
    return TRUE;
  self.known = g_ptr_array_new_with_free_func (known_free);
  self.texts = g_ptr_array_new_with_free_func (g_free);
  self.by_raw = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self.worked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  done = recognise_known (&self, reader, error);
  g_hash_table_unref (self.by_raw);
  g_hash_table_unref (self.worked);
  g_ptr_array_unref (self.texts);
  g_ptr_array_unref (self.known);
  return done;
}
