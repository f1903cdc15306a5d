#include "config.h"

#include "dossier-view-lines.h"

#include "base-text.h"
#include "dossier-vocabulary.h"

/* A value that crosses threads: counted, never changed once read. */
typedef struct
{
  char *id, *name, *type, *type_label, *commune, *priority, *name_key, *commune_key;
  guint n_links;
} Line;

struct _DossierViewLine
{
  GObject parent_instance;
  Line   *line;
};

struct _DossierViewLines
{
  GObject    parent_instance;
  GPtrArray *lines; /* Line, atomically counted */
};

static void lines_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE (DossierViewLine, dossier_view_line, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (DossierViewLines, dossier_view_lines, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, lines_model_init))

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_free (line->id);
  g_free (line->name);
  g_free (line->type);
  g_free (line->type_label);
  g_free (line->commune);
  g_free (line->priority);
  g_free (line->name_key);
  g_free (line->commune_key);
}

static void
line_release (gpointer line)
{
  g_atomic_rc_box_release_full (line, line_clear);
}

/* --- reading, on the reader thread */

static void
count_end (GHashTable *counts,
           const char *id)
{
  if (id != NULL)
    g_hash_table_insert (counts, g_strdup (id), GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, id)) + 1));
}

static GHashTable *
count_links (DossierReader *reader,
             GError       **error)
{
  static const char *const  columns[] = { "a", "b", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("link");
  g_autoptr (GHashTable)    counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  g_autoptr (GError)        failure = NULL;

  if (cursor == NULL)
    return NULL;
  while (dossier_cursor_next (cursor, &failure))
    {
      count_end (counts, dossier_cursor_get_text (cursor, 0));
      count_end (counts, dossier_cursor_get_text (cursor, 1));
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return g_steal_pointer (&counts);
}

static Line *
read_line (DossierCursor           *cursor,
           const DossierVocabulary *vocabulary,
           GHashTable              *counts)
{
  Line       *line = g_atomic_rc_box_new0 (Line);
  const char *name = dossier_cursor_get_text (cursor, 1);
  const char *type = dossier_cursor_get_text (cursor, 2);
  const char *commune = dossier_cursor_get_text (cursor, 3);
  const char *priority = dossier_cursor_get_text (cursor, 4);

  line->id = g_strdup (dossier_cursor_get_text (cursor, 0));
  line->name = g_strdup (name != NULL ? name : "");
  line->type = g_strdup (type);
  line->type_label = g_strdup (type != NULL ? dossier_vocabulary_get_label (vocabulary, "structure_type", type) : "");
  line->commune = g_strdup (commune != NULL ? commune : "");
  line->priority = g_strdup (priority != NULL && !g_str_equal (priority, "none") ? dossier_vocabulary_get_label (vocabulary, "priority_education", priority) : "");
  line->name_key = base_text_fold (line->name);
  line->commune_key = base_text_fold (line->commune);
  line->n_links = GPOINTER_TO_UINT (g_hash_table_lookup (counts, line->id));
  return line;
}

gpointer
dossier_view_lines_read (DossierReader *reader,
                         gpointer       query,
                         GCancellable  *cancellable,
                         GError       **error)
{
  static const char *const      columns[] = { "id", "name", "type", "territory.name", "priority_education", NULL };
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  g_autoptr (GHashTable)        counts = vocabulary != NULL ? count_links (reader, error) : NULL;
  g_autoptr (DossierCursor)     cursor = counts != NULL ? dossier_reader_walk (reader, query, columns, error) : NULL;
  g_autoptr (GPtrArray)         lines = g_ptr_array_new_with_free_func (line_release);
  g_autoptr (GError)            failure = NULL;

  if (cursor == NULL)
    return NULL;
  while (dossier_cursor_next (cursor, &failure) && !g_cancellable_set_error_if_cancelled (cancellable, &failure))
    g_ptr_array_add (lines, read_line (cursor, vocabulary, counts));
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return g_steal_pointer (&lines);
}

void
dossier_view_lines_answer_free (gpointer answer)
{
  g_ptr_array_unref (answer);
}

/* --- a line */

static void
dossier_view_line_finalize (GObject *object)
{
  line_release (DOSSIER_VIEW_LINE (object)->line);
  G_OBJECT_CLASS (dossier_view_line_parent_class)->finalize (object);
}

static void
dossier_view_line_class_init (DossierViewLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_view_line_finalize;
}

static void
dossier_view_line_init (DossierViewLine *self)
{
}

const char *
dossier_view_line_get_id (DossierViewLine *self)
{
  return self->line->id;
}

const char *
dossier_view_line_get_name (DossierViewLine *self)
{
  return self->line->name;
}

const char *
dossier_view_line_get_type_code (DossierViewLine *self)
{
  return self->line->type;
}

const char *
dossier_view_line_get_type_label (DossierViewLine *self)
{
  return self->line->type_label;
}

const char *
dossier_view_line_get_commune (DossierViewLine *self)
{
  return self->line->commune;
}

const char *
dossier_view_line_get_priority (DossierViewLine *self)
{
  return self->line->priority;
}

guint
dossier_view_line_get_n_links (DossierViewLine *self)
{
  return self->line->n_links;
}

const char *
dossier_view_line_get_name_key (DossierViewLine *self)
{
  return self->line->name_key;
}

const char *
dossier_view_line_get_commune_key (DossierViewLine *self)
{
  return self->line->commune_key;
}

/* --- the model */

static GType
lines_get_item_type (GListModel *model)
{
  return DOSSIER_VIEW_TYPE_LINE;
}

static guint
lines_get_n_items (GListModel *model)
{
  return DOSSIER_VIEW_LINES (model)->lines->len;
}

static gpointer
lines_get_item (GListModel *model,
                guint       position)
{
  DossierViewLines *self = DOSSIER_VIEW_LINES (model);
  DossierViewLine  *item;

  if (position >= self->lines->len)
    return NULL;

  item = g_object_new (DOSSIER_VIEW_TYPE_LINE, NULL);
  item->line = g_atomic_rc_box_acquire (self->lines->pdata[position]);
  return item;
}

static void
lines_model_init (GListModelInterface *interface)
{
  interface->get_item_type = lines_get_item_type;
  interface->get_n_items = lines_get_n_items;
  interface->get_item = lines_get_item;
}

static void
dossier_view_lines_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_VIEW_LINES (object)->lines);
  G_OBJECT_CLASS (dossier_view_lines_parent_class)->finalize (object);
}

static void
dossier_view_lines_class_init (DossierViewLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_view_lines_finalize;
}

static void
dossier_view_lines_init (DossierViewLines *self)
{
  self->lines = g_ptr_array_new ();
}

DossierViewLines *
dossier_view_lines_new (void)
{
  return g_object_new (DOSSIER_VIEW_TYPE_LINES, NULL);
}

static gboolean
is_same (const Line *one,
         const Line *other)
{
  return one->n_links == other->n_links && g_str_equal (one->id, other->id) && g_str_equal (one->name, other->name) &&
         g_strcmp0 (one->type, other->type) == 0 && g_str_equal (one->type_label, other->type_label) &&
         g_str_equal (one->commune, other->commune) && g_str_equal (one->priority, other->priority);
}

/* Only the middle that differs is told, so that the place in the list and the selection stay. */
void
dossier_view_lines_take (DossierViewLines *self,
                         gpointer          answer)
{
  GPtrArray *old = self->lines, *new = answer != NULL ? answer : g_ptr_array_new ();
  guint      start = 0, end = 0;

  g_return_if_fail (DOSSIER_VIEW_IS_LINES (self));

  while (start < MIN (old->len, new->len) && is_same (old->pdata[start], new->pdata[start]))
    start++;
  while (end < MIN (old->len, new->len) - start && is_same (old->pdata[old->len - 1 - end], new->pdata[new->len - 1 - end]))
    end++;

  self->lines = new;
  if (old->len - end > start || new->len - end > start)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - end - start, new->len - end - start);
  g_ptr_array_unref (old);
}

guint
dossier_view_lines_find (DossierViewLines *self,
                         const char       *id)
{
  for (guint i = 0; id != NULL && i < self->lines->len; i++)
    if (g_str_equal (((Line *) self->lines->pdata[i])->id, id))
      return i;
  return G_MAXUINT;
}
