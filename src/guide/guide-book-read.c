/* guide-book-read.c - the book, read from the dossier one kind after another */
#include "guide-book-private.h"

#include "dossier-history.h"
#include "dossier-path.h"

#include <string.h>

typedef struct
{
  GuideBook      *book;
  DossierReader  *reader;
  DossierAudience audience;
} Reading;

/* --- a kind walked, with what its audience may see */

typedef struct
{
  const DossierKind *kind;
  DossierCursor     *cursor;
  const char *const *columns;
  gboolean           is_kept[16]; /* columns this audience is not told */
  GError            *failure;
} Walk;

static void
walk_clear (Walk *self)
{
  g_clear_pointer (&self->cursor, dossier_cursor_free);
  g_clear_error (&self->failure);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* A field as wide as its kind goes with the record; a narrower one stays at its own. */
static gboolean
begin (Walk              *self,
       Reading           *reading,
       const char        *kind,
       const char *const *columns,
       GError           **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (kind);

  self->kind = dossier_kinds_find (kind);
  self->columns = columns;
  for (guint i = 0; columns[i] != NULL; i++)
    {
      const DossierField *field = dossier_kind_find_path (self->kind, columns[i]);

      g_assert (i < G_N_ELEMENTS (self->is_kept));
      self->is_kept[i] = field != NULL && field->visibility > self->kind->visibility && (guint) reading->audience < (guint) field->visibility;
    }
  dossier_query_set_audience (query, (DossierVisibility) reading->audience);
  dossier_query_set_order (query, "id", FALSE);
  self->cursor = dossier_reader_walk (reading->reader, query, columns, error);
  return self->cursor != NULL;
}

/* FALSE at the end, and on error. */
static gboolean
go_on (Walk *self)
{
  return dossier_cursor_next (self->cursor, &self->failure);
}

static gboolean
end (Walk    *self,
     GError **error)
{
  if (self->failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->failure));
  return FALSE;
}

static char *
dup_text (Walk *self,
          guint column)
{
  const char *text = self->is_kept[column] ? NULL : dossier_cursor_get_text (self->cursor, column);

  return text == NULL || *text == '\0' ? NULL : g_strdup (text);
}

static GStrv
dup_keys (Walk *self,
          guint column)
{
  const char *text = self->is_kept[column] ? NULL : dossier_cursor_get_text (self->cursor, column);

  return g_strsplit (text != NULL ? text : "", "\n", -1);
}

/* --- each kind */

static gboolean
read_chapters (Reading *reading,
               GError **error)
{
  static const char *const columns[] = { "id", "title", "code", "original_number", "order", "introduction", "line", NULL };
  g_auto (Walk)            walk = { 0 };

  if (!begin (&walk, reading, "question", columns, error))
    return FALSE;
  while (go_on (&walk))
    {
      GuideChapter *chapter = guide_chapter_new ();

      chapter->id = dup_text (&walk, 0);
      chapter->title = dup_text (&walk, 1);
      chapter->code = dup_text (&walk, 2);
      chapter->original_number = dup_text (&walk, 3);
      chapter->place = dup_text (&walk, 4);
      chapter->introduction = dup_text (&walk, 5);
      chapter->line = dossier_cursor_get_integer (walk.cursor, 6);
      g_ptr_array_add (reading->book->chapters, chapter);
    }
  return end (&walk, error);
}

static void
take_practice (Reading *reading,
               Walk    *walk)
{
  GuidePractice *practice = guide_practice_new ();

  practice->id = dup_text (walk, 0);
  practice->statement = dup_text (walk, 1);
  practice->raw_statement = dup_text (walk, 2);
  practice->development = dup_text (walk, 3);
  practice->original_number = dup_text (walk, 4);
  practice->nature = dup_text (walk, 5);
  practice->status = dup_text (walk, 6);
  practice->questions = dup_keys (walk, 7);
  practice->link_ids = dup_keys (walk, 8);
  practice->place = dup_text (walk, 9);
  practice->heading = dup_text (walk, 10);
  practice->line = dossier_cursor_get_integer (walk->cursor, 11);
  practice->viewpoints = dup_text (walk, 12);
  practice->viewpoint_notes = dup_text (walk, 13);
  g_ptr_array_add (reading->book->practices, practice);
  g_hash_table_insert (reading->book->by_id, practice->id, practice);
}

static gboolean
read_practices (Reading *reading,
                GError **error)
{
  static const char *const columns[] = { "id", "statement", "raw_statement", "development", "original_number", "nature", "status", "questions",
                                         "links", "order", "heading", "line", "viewpoints", "viewpoint_notes", NULL };
  g_auto (Walk)            walk = { 0 };

  if (!begin (&walk, reading, "practice", columns, error))
    return FALSE;
  while (go_on (&walk))
    take_practice (reading, &walk);
  return end (&walk, error);
}

static gboolean
read_words (Reading *reading,
            GError **error)
{
  static const char *const columns[] = { "id", "levers", "brakes", "factors", NULL };
  g_auto (Walk)            walk = { 0 };

  if (!begin (&walk, reading, "practice", columns, error))
    return FALSE;
  while (go_on (&walk))
    {
      GuidePractice *practice = g_hash_table_lookup (reading->book->by_id, dossier_cursor_get_text (walk.cursor, 0));

      practice->levers = dup_keys (&walk, 1);
      practice->brakes = dup_keys (&walk, 2);
      practice->factors = dup_keys (&walk, 3);
    }
  return end (&walk, error);
}

/* Who speaks is told by their role; where it says nothing, by the kind of structure. */
static GuideSide
find_side (const char *role,
           const char *speaker_type)
{
  static const char *const centre_roles[] = { "sector_manager", "centre_director", "family_officer", "clas_officer", "clas_helper", "activity_leader", NULL };
  static const char *const school_roles[] = { "academic_inspection", "inspector", "head", "principal", "rep_coordinator", "teacher", "cpe",
                                              "school_psychologist", "school_caretaker", NULL };

  if (speaker_type != NULL && g_strv_contains (dossier_path_get_centre_types (), speaker_type))
    return GUIDE_SIDE_CENTRES;
  if (role != NULL && g_strv_contains (centre_roles, role))
    return GUIDE_SIDE_CENTRES;
  if (role != NULL && g_strv_contains (school_roles, role))
    return GUIDE_SIDE_SCHOOLS;
  if (role == NULL && speaker_type != NULL && g_strv_contains (dossier_path_get_school_types (), speaker_type))
    return GUIDE_SIDE_SCHOOLS;
  return GUIDE_SIDE_NEITHER;
}

static char *
dup_label (Reading    *reading,
           const char *vocabulary,
           const char *code)
{
  return code == NULL ? NULL : g_strdup (dossier_vocabulary_get_label (reading->book->vocabulary, vocabulary, code));
}

/* Columns that say from where a passage comes: it is heard there. */
#define FIRST_ORIGIN 8
#define N_ORIGINS 4

static gboolean
has_origin (Walk *walk)
{
  for (guint i = 0; i < N_ORIGINS; i++)
    {
      g_autofree char *origin = dup_text (walk, FIRST_ORIGIN + i);

      if (origin != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
take_passage (Reading *reading,
              Walk    *walk)
{
  GuidePassage    *passage = g_new0 (GuidePassage, 1);
  g_autofree char *raw = dup_text (walk, 1), *clean = dup_text (walk, 2), *role = dup_text (walk, 4), *speaker_type = dup_text (walk, 6);

  passage->id = dup_text (walk, 0);
  passage->text = g_strdup (clean != NULL ? clean : raw);
  passage->nature = dup_text (walk, 3);
  passage->role = dup_label (reading, "role", role);
  passage->speaker_type = dup_label (reading, "structure_type", speaker_type);
  passage->side = find_side (role, speaker_type);
  passage->practices = dup_keys (walk, 5);
  passage->links = dup_keys (walk, 12);
  passage->questions = dup_keys (walk, 13);
  passage->place = dup_text (walk, 14);
  passage->line = dossier_cursor_get_integer (walk->cursor, 15);
  passage->mark = has_origin (walk) ? dup_text (walk, 7) : NULL;
  g_ptr_array_add (reading->book->all_passages, passage);
}

static gboolean
read_passages (Reading *reading,
               GError **error)
{
  static const char *const columns[] = { "id", "raw", "clean", "nature", "role", "practices", "speaker_type", "mark", "interview", "meeting", "source", "recording", "links", "questions", "order", "line", NULL };
  g_auto (Walk)            walk = { 0 };

  if (!begin (&walk, reading, "passage", columns, error))
    return FALSE;
  while (go_on (&walk))
    take_passage (reading, &walk);
  return end (&walk, error);
}

static int
compare_postits (gconstpointer one,
                 gconstpointer other)
{
  const GuidePostit *a = *(GuidePostit *const *) one, *b = *(GuidePostit *const *) other;
  int                by_place = guide_book_compare_places (a->place, b->place);

  return by_place != 0 ? by_place : strcmp (a->id, b->id);
}

static gboolean
read_postits (Reading *reading,
              GError **error)
{
  static const char *const columns[] = { "id", "raw", "question", "practice", "order", NULL };
  g_auto (Walk)            walk = { 0 };

  if (!begin (&walk, reading, "postit", columns, error))
    return FALSE;
  while (go_on (&walk))
    {
      GuidePostit *postit = g_new0 (GuidePostit, 1);

      postit->id = dup_text (&walk, 0);
      postit->text = dup_text (&walk, 1);
      postit->question = dup_text (&walk, 2);
      postit->practice = dup_text (&walk, 3);
      postit->place = dup_text (&walk, 4);
      g_ptr_array_add (reading->book->all_postits, postit);
    }
  g_ptr_array_sort (reading->book->all_postits, compare_postits);
  return end (&walk, error);
}

static gboolean
read_comments (Reading *reading,
               GError **error)
{
  static const char *const columns[] = { "id", "text", "practice", "settled", "date", NULL };
  g_auto (Walk)            walk = { 0 };

  if (!begin (&walk, reading, "comment", columns, error))
    return FALSE;
  while (go_on (&walk))
    {
      GuideComment  *comment = g_new0 (GuideComment, 1);
      GuidePractice *practice;

      comment->id = dup_text (&walk, 0);
      comment->text = dup_text (&walk, 1);
      comment->practice = dup_text (&walk, 2);
      comment->is_settled = dossier_cursor_get_integer (walk.cursor, 3) != 0;
      comment->date = dup_text (&walk, 4);
      g_ptr_array_add (reading->book->all_comments, comment);
      practice = comment->practice == NULL ? NULL : g_hash_table_lookup (reading->book->by_id, comment->practice);
      if (practice != NULL && comment->text != NULL)
        g_ptr_array_add (practice->comments, comment);
    }
  return end (&walk, error);
}

static void
add_relation (GuidePractice *practice,
              GuidePractice *other,
              Walk          *walk,
              gboolean       is_ours)
{
  GuideRelation *relation = g_new0 (GuideRelation, 1);

  relation->id = dup_text (walk, 0);
  relation->kind = dup_text (walk, 2);
  relation->notes = dup_text (walk, 4);
  relation->other = other;
  relation->is_ours = is_ours;
  g_ptr_array_add (practice->relations, relation);
}

static gboolean
read_relations (Reading *reading,
                GError **error)
{
  static const char *const columns[] = { "id", "practice", "kind", "other", "notes", NULL };
  g_auto (Walk)            walk = { 0 };

  if (!begin (&walk, reading, "practice_relation", columns, error))
    return FALSE;
  while (go_on (&walk))
    {
      g_autofree char *from = dup_text (&walk, 1), *to = dup_text (&walk, 3);
      GuidePractice   *one = from == NULL ? NULL : g_hash_table_lookup (reading->book->by_id, from);
      GuidePractice   *other = to == NULL ? NULL : g_hash_table_lookup (reading->book->by_id, to);

      if (one == NULL || other == NULL || one == other)
        continue;
      add_relation (one, other, &walk, TRUE);
      add_relation (other, one, &walk, FALSE);
    }
  return end (&walk, error);
}

static int
compare_open_questions (gconstpointer one,
                        gconstpointer other)
{
  const GuideOpenQuestion *a = *(GuideOpenQuestion *const *) one, *b = *(GuideOpenQuestion *const *) other;
  gboolean                 is_done[2] = { FALSE, FALSE };
  int                      by_place = guide_book_compare_places (a->place, b->place);

  is_done[0] = g_strcmp0 (a->status, "answered") == 0 || g_strcmp0 (a->status, "dropped") == 0;
  is_done[1] = g_strcmp0 (b->status, "answered") == 0 || g_strcmp0 (b->status, "dropped") == 0;
  if (is_done[0] != is_done[1])
    return is_done[0] - is_done[1];
  return by_place != 0 ? by_place : strcmp (a->id, b->id);
}

static gboolean
read_open_questions (Reading *reading,
                     GError **error)
{
  static const char *const columns[] = { "id", "text", "origin", "status", "answer", "meeting", "practice", "order", NULL };
  g_auto (Walk)            walk = { 0 };

  if (!begin (&walk, reading, "open_question", columns, error))
    return FALSE;
  while (go_on (&walk))
    {
      GuideOpenQuestion *question = g_new0 (GuideOpenQuestion, 1);
      g_autofree char   *meeting = dup_text (&walk, 5);

      question->id = dup_text (&walk, 0);
      question->text = dup_text (&walk, 1);
      question->origin = dup_text (&walk, 2);
      question->status = dup_text (&walk, 3);
      question->answer = dup_text (&walk, 4);
      question->meeting = meeting == NULL ? NULL : dossier_privacy_dup_title (reading->reader, reading->book->vocabulary, reading->audience, meeting);
      question->practice = dup_text (&walk, 6);
      question->place = dup_text (&walk, 7);
      g_ptr_array_add (reading->book->open_questions, question);
    }
  g_ptr_array_sort (reading->book->open_questions, compare_open_questions);
  return end (&walk, error);
}

static int
compare_tools (gconstpointer one,
               gconstpointer other)
{
  const GuideTool *a = *(GuideTool *const *) one, *b = *(GuideTool *const *) other;
  int              by_title = g_utf8_collate (a->title != NULL ? a->title : "", b->title != NULL ? b->title : "");

  return by_title != 0 ? by_title : strcmp (a->id, b->id);
}

static gboolean
read_tools (Reading *reading,
            GError **error)
{
  static const char *const columns[] = { "id", "title", "proposed_by", "received_on", "file", "fit", "description", "practices", NULL };
  g_auto (Walk)            walk = { 0 };

  if (!begin (&walk, reading, "tool", columns, error))
    return FALSE;
  while (go_on (&walk))
    {
      GuideTool *tool = g_new0 (GuideTool, 1);

      tool->id = dup_text (&walk, 0);
      tool->title = dup_text (&walk, 1);
      tool->proposed_by = dup_text (&walk, 2);
      tool->received_on = dup_text (&walk, 3);
      tool->file = dup_text (&walk, 4);
      tool->fit = dup_text (&walk, 5);
      tool->description = dup_text (&walk, 6);
      tool->practices = dup_keys (&walk, 7);
      g_ptr_array_add (reading->book->tools, tool);
    }
  g_ptr_array_sort (reading->book->tools, compare_tools);
  for (guint i = 0; i < reading->book->tools->len; i++)
    {
      GuideTool *tool = reading->book->tools->pdata[i];

      for (guint j = 0; tool->practices[j] != NULL; j++)
        {
          GuidePractice *practice = g_hash_table_lookup (reading->book->by_id, tool->practices[j]);

          if (practice != NULL)
            g_ptr_array_add (practice->tools, tool);
        }
    }
  return end (&walk, error);
}

/* What a link is called before this audience; one that nobody may see, or that is in the trash, is not counted. */
static void
read_links (Reading *reading)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free); /* keys are of the practices */

  for (guint i = 0; i < reading->book->practices->len; i++)
    {
      GuidePractice *practice = reading->book->practices->pdata[i];

      for (guint j = 0; practice->link_ids[j] != NULL; j++)
        {
          const char *id = practice->link_ids[j];
          GuideName  *name;

          if (!g_hash_table_contains (titles, id))
            g_hash_table_insert (titles, (gpointer) id,
                                 dossier_privacy_shows_record (reading->reader, reading->audience, id) ? dossier_privacy_dup_title (reading->reader, reading->book->vocabulary, reading->audience, id) : NULL);
          if (g_hash_table_lookup (titles, id) == NULL)
            continue;
          name = g_new0 (GuideName, 1);
          name->id = g_strdup (id);
          name->title = g_strdup (g_hash_table_lookup (titles, id));
          g_ptr_array_add (practice->links, name);
        }
    }
}

static gboolean
read_versions (Reading *reading,
               GError **error)
{
  static const char *const fields[] = { "statement", "development", NULL };
  g_autoptr (GHashTable)   changes = dossier_history_count_changes (reading->reader, "practice", fields, error);

  for (guint i = 0; changes != NULL && i < reading->book->practices->len; i++)
    {
      GuidePractice               *practice = reading->book->practices->pdata[i];
      const DossierHistoryChanges *said = g_hash_table_lookup (changes, practice->id);

      practice->n_versions = said == NULL ? 1 : said->n;
      practice->changed = said == NULL ? 0 : said->wall;
    }
  return changes != NULL;
}

GuideBook *
guide_book_read (DossierReader  *reader,
                 DossierAudience audience,
                 GError        **error)
{
  DossierVocabulary    *vocabulary = dossier_vocabulary_load (reader, error);
  g_autoptr (GuideBook) book = vocabulary == NULL ? NULL : guide_book_new (vocabulary);
  Reading               reading = { book, reader, audience };

  if (book == NULL || !read_chapters (&reading, error) || !read_practices (&reading, error) || !read_words (&reading, error) ||
      !read_passages (&reading, error) || !read_postits (&reading, error) || !read_comments (&reading, error) ||
      !read_relations (&reading, error) || !read_open_questions (&reading, error) || !read_tools (&reading, error) || !read_versions (&reading, error))
    return NULL;
  read_links (&reading);
  if (!guide_book_count_words (book, reader, audience, error))
    return NULL;
  book->seen = dossier_reader_dup_seen (reader, NULL); /* none: a replacing act then has seen all that is here */
  guide_book_put_in_order (book);
  return g_steal_pointer (&book);
}
