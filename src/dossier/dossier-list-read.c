#include "dossier-list-private.h"

#include "base-identifier.h"
#include "dossier-path.h"
#include "dossier-privacy.h"
#include "dossier-reader-private.h"

/* What is asked of the reader: the rows in the order they are wanted. */
typedef struct
{
  DossierListQuestion *question;
  GArray              *order; /* gint64: row ids */
  DossierAudience      audience;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  dossier_list_question_free (reading->question);
  g_array_unref (reading->order);
  g_free (reading);
}

static GArray *
list_order (DossierList       *self,
            const char *const *ids)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; *ids != NULL; ids++)
    {
      guint position = dossier_list_find (self, *ids);

      if (position != G_MAXUINT)
        {
          gint64 ent = dossier_rows_get_ent (self->rows, position);

          g_array_append_val (order, ent);
        }
    }
  return order;
}

/* Reader thread. */
typedef struct
{
  DossierReader           *reader;
  const DossierVocabulary *vocabulary;
  DossierAudience          audience;
  const DossierCells      *cells;
  DossierPath             *paths; /* of the columns */
  guint                    n_columns;
} Words;

/* What the audience may know of it. */
static char *
dup_column (const Words *words,
            guint        record,
            guint        column)
{
  const DossierPath *path = &words->paths[column];
  gboolean           leads = path->field != NULL && path->field->type == DOSSIER_FIELD_REFERENCE;
  const char        *id = leads ? dossier_cells_get_code (words->cells, record, column) : "";

  if (words->audience == DOSSIER_AUDIENCE_INTERNAL)
    return g_strdup (dossier_cells_get_text (words->cells, record, column));
  if (!dossier_path_is_shown (path, (DossierVisibility) words->audience))
    return g_strdup ("");
  if (base_identifier_is_valid (id) && !dossier_privacy_shows_record (words->reader, words->audience, id))
    return dossier_privacy_dup_title (words->reader, words->vocabulary, words->audience, id);
  return g_strdup (dossier_cells_get_text (words->cells, record, column));
}

static char **
dup_words (const Words *words,
           guint        record)
{
  char **row = g_new0 (char *, words->n_columns + 2);

  row[0] = g_strdup (dossier_cells_get_title (words->cells, record));
  for (guint i = 0; i < words->n_columns; i++)
    row[i + 1] = dup_column (words, record, i);
  return row;
}

static DossierPath *
read_paths (const DossierListQuestion *question,
            guint                      n_columns)
{
  const DossierKind *kind = dossier_kinds_find (dossier_query_get_kind (question->query));
  DossierPath       *paths = g_new0 (DossierPath, n_columns + 1);

  for (guint i = 0; i < n_columns; i++)
    dossier_path_read (kind, question->columns[i], &paths[i]);
  return paths;
}

/* Reader thread. */
static gpointer
read_words (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Reading           *reading = data;
  g_autoptr (GPtrArray)    rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint                    n_columns = reading->question->columns != NULL ? g_strv_length (reading->question->columns) : 0;
  g_autofree DossierPath  *paths = read_paths (reading->question, n_columns);
  g_autoptr (DossierCells) cells = NULL;
  Words                    words;

  dossier_query_set_audience (reading->question->query, (DossierVisibility) reading->audience);
  cells = dossier_list_ask_cells (reader, reading->question, cancellable, error);
  if (cells == NULL)
    return NULL;
  words = (Words){ reader, dossier_reader_get_vocabulary (reader, NULL), reading->audience, cells, paths, n_columns };
  for (guint i = 0; i < reading->order->len; i++)
    {
      guint record = dossier_cells_find (cells, g_array_index (reading->order, gint64, i));

      if (record != DOSSIER_CELLS_NONE)
        g_ptr_array_add (rows, dup_words (&words, record));
    }
  return g_steal_pointer (&rows);
}

static void
on_words_read (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask)     task = user_data;
  g_autoptr (GPtrArray) rows = NULL;
  GError               *error = NULL;

  rows = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);
  if (rows != NULL)
    g_task_return_pointer (task, g_steal_pointer (&rows), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
dossier_list_read_async (DossierList        *self,
                         const char *const  *ids,
                         DossierAudience     audience,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  Reading *reading;

  g_return_if_fail (DOSSIER_IS_LIST (self) && self->query != NULL && ids != NULL);

  reading = g_new (Reading, 1);
  reading->audience = audience;
  reading->order = list_order (self, ids);
  reading->question = dossier_list_question_new (self, 0, g_array_copy (reading->order));
  dossier_store_ask_async (self->store, read_words, reading, reading_free, (GDestroyNotify) g_ptr_array_unref, NULL, on_words_read,
                           g_task_new (self, NULL, callback, user_data));
}

GPtrArray *
dossier_list_read_finish (DossierList  *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
