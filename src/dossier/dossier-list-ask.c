#include "dossier-list-private.h"

#define FEW 2000 /* rows that are read whole at once: a département never waits for a row */

DossierListQuestion *
dossier_list_question_new (DossierList *self,
                           guint        limit,
                           GArray      *ents)
{
  DossierListQuestion *question = g_new0 (DossierListQuestion, 1);

  question->query = dossier_query_copy (self->query);
  question->columns = g_strdupv (self->columns);
  question->limit = limit;
  question->before = dossier_rows_ref (self->rows);
  question->ents = ents;
  return question;
}

void
dossier_list_question_free (gpointer data)
{
  DossierListQuestion *question = data;

  dossier_query_free (question->query);
  g_strfreev (question->columns);
  dossier_rows_unref (question->before);
  g_array_unref (question->ents);
  g_free (question);
}

void
dossier_list_answer_free (gpointer data)
{
  DossierListAnswer *answer = data;

  g_clear_pointer (&answer->rows, dossier_rows_unref);
  g_clear_pointer (&answer->before, dossier_rows_unref);
  g_clear_pointer (&answer->steps, g_array_unref);
  g_clear_pointer (&answer->cells, dossier_cells_unref);
  g_free (answer);
}

static int
compare_ents (gconstpointer one,
              gconstpointer other)
{
  gint64 a = *(const gint64 *) one, b = *(const gint64 *) other;

  return a < b ? -1 : a > b;
}

static GArray *
list_all (const DossierRows *rows)
{
  GArray *ents = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < dossier_rows_get_n (rows); i++)
    {
      gint64 ent = dossier_rows_get_ent (rows, i);

      g_array_append_val (ents, ent);
    }
  g_array_sort (ents, compare_ents);
  return ents;
}

gpointer
dossier_list_ask_cells (DossierReader *reader,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const DossierListQuestion *question = data;

  g_array_sort (question->ents, compare_ents);
  return dossier_cells_read (reader, question->query, (const char *const *) question->columns, question->ents, error);
}

gpointer
dossier_list_ask_rows (DossierReader *reader,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const DossierListQuestion *question = data;
  g_autoptr (DossierQuery)   query = dossier_query_copy (question->query);
  g_autoptr (DossierRows)    rows = NULL;
  g_autoptr (DossierCells)   cells = NULL;
  g_autoptr (GArray)         ents = NULL;
  DossierListAnswer         *answer;

  if (question->limit > 0)
    dossier_query_set_limit (query, question->limit);
  rows = dossier_rows_read (reader, query, error);
  if (rows == NULL)
    return NULL;
  ents = dossier_rows_get_n (rows) <= FEW ? list_all (rows) : g_array_ref (question->ents);
  g_array_sort (ents, compare_ents);
  cells = dossier_cells_read (reader, query, (const char *const *) question->columns, ents, error);
  if (cells == NULL)
    return NULL;

  answer = g_new0 (DossierListAnswer, 1);
  answer->before = dossier_rows_ref (question->before);
  answer->steps = dossier_rows_list_steps (question->before, rows);
  answer->rows = g_steal_pointer (&rows);
  answer->cells = g_steal_pointer (&cells);
  return answer;
}
