#include "dossier-list-private.h"
#include "dossier-row-private.h"

static void
fill_places (DossierList       *self,
             const DossierRows *rows)
{
  guint n_rows = dossier_rows_get_n (rows);

  self->places = g_array_sized_new (FALSE, FALSE, sizeof (Place), n_rows);
  g_array_set_size (self->places, n_rows);
  for (guint i = 0; i < n_rows; i++)
    g_array_index (self->places, Place, i) = (Place){ rows, i };
}

static void
take_step (DossierList       *self,
           const DossierStep *step)
{
  g_autofree Place *added = g_new (Place, MAX (1, step->n_added));

  for (guint i = 0; i < step->n_added; i++)
    added[i] = (Place){ self->rows, step->position + i };
  if (step->n_removed > 0)
    g_array_remove_range (self->places, step->position, step->n_removed);
  if (step->n_added > 0)
    g_array_insert_vals (self->places, step->position, added, step->n_added);
  g_list_model_items_changed (G_LIST_MODEL (self), step->position, step->n_removed, step->n_added);
}

void
dossier_list_refresh (DossierList  *self,
                      DossierCells *cells)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter        each;
  gpointer              row;

  /* Who is told may let go of rows. */
  g_hash_table_iter_init (&each, self->living);
  while (g_hash_table_iter_next (&each, NULL, &row))
    g_ptr_array_add (rows, g_object_ref (row));
  for (guint i = 0; i < rows->len; i++)
    {
      guint record = dossier_cells_find (cells, dossier_row_get_ent (rows->pdata[i]));

      if (record != DOSSIER_CELLS_NONE)
        dossier_row_read (rows->pdata[i], cells, record);
    }
}

void
dossier_list_become (DossierList             *self,
                     const DossierListAnswer *answer)
{
  g_autoptr (DossierRows) before = g_steal_pointer (&self->rows);
  g_autoptr (GArray)      steps = before == answer->before ? g_array_ref (answer->steps) : dossier_rows_list_steps (before, answer->rows);

  self->rows = dossier_rows_ref (answer->rows);
  g_clear_pointer (&self->cells, dossier_cells_unref);
  self->cells = dossier_cells_ref (answer->cells);
  if (steps->len > 0)
    fill_places (self, before);
  for (guint i = 0; i < steps->len; i++)
    take_step (self, &g_array_index (steps, DossierStep, i));
  g_clear_pointer (&self->places, g_array_unref);
  dossier_list_refresh (self, answer->cells);
}
