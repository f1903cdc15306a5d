#include "dossier-list-private.h"

/* What is asked of the reader: the rows in the order they are wanted. */
typedef struct
{
  DossierListQuestion *question;
  GArray              *order; /* gint64: row ids */
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

static char **
dup_words (const DossierCells *cells,
           guint               record,
           guint               n_columns)
{
  char **words = g_new0 (char *, n_columns + 2);

  words[0] = g_strdup (dossier_cells_get_title (cells, record));
  for (guint i = 0; i < n_columns; i++)
    words[i + 1] = g_strdup (dossier_cells_get_text (cells, record, i));
  return words;
}

/* Reader thread. */
static gpointer
read_words (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Reading           *reading = data;
  g_autoptr (DossierCells) cells = dossier_list_ask_cells (reader, reading->question, cancellable, error);
  g_autoptr (GPtrArray)    rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint                    n_columns = reading->question->columns != NULL ? g_strv_length (reading->question->columns) : 0;

  if (cells == NULL)
    return NULL;
  for (guint i = 0; i < reading->order->len; i++)
    {
      guint record = dossier_cells_find (cells, g_array_index (reading->order, gint64, i));

      if (record != DOSSIER_CELLS_NONE)
        g_ptr_array_add (rows, dup_words (cells, record, n_columns));
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
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  Reading *reading;

  g_return_if_fail (DOSSIER_IS_LIST (self) && self->query != NULL && ids != NULL);

  reading = g_new (Reading, 1);
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
