#include "dossier-list-private.h"
#include "dossier-row-private.h"

static void
fill_places (DossierList *self)
{
  guint n_rows = dossier_rows_get_n (self->rows);

  self->places = g_array_sized_new (FALSE, FALSE, sizeof (Place), n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      Place place = { self->rows, i };

      g_array_append_val (self->places, place);
    }
}

static void
take_step (DossierList       *self,
           const DossierRows *after,
           const DossierStep *step)
{
  g_autofree Place *added = g_new (Place, MAX (1, step->n_added));

  for (guint i = 0; i < step->n_added; i++)
    added[i] = (Place){ after, step->position + i };
  if (step->n_removed > 0)
    g_array_remove_range (self->places, step->position, step->n_removed);
  if (step->n_added > 0)
    g_array_insert_vals (self->places, step->position, added, step->n_added);
  g_list_model_items_changed (G_LIST_MODEL (self), step->position, step->n_removed, step->n_added);
}

/* Objects that live through the change tell what is new of them. */
static void
refresh_living (DossierList       *self,
                const DossierRows *after)
{
  guint n_rows = dossier_rows_get_n (after);

  if (g_hash_table_size (self->living) == 0)
    return;
  for (guint i = 0; i < n_rows; i++)
    {
      DossierRow *row = g_hash_table_lookup (self->living, dossier_rows_get_id (after, i));

      if (row != NULL)
        dossier_row_set_cells (row, dossier_rows_dup_cells (after, i));
    }
}

static gboolean
is_other (DossierList       *self,
          const DossierRows *after,
          guint              position)
{
  const Place *place = &g_array_index (self->places, Place, position);

  return place->rows != after && !dossier_rows_same_cells (place->rows, place->row, after, position);
}

/* Runs of rows that stayed and say something else. */
static GArray *
list_other_runs (DossierList       *self,
                 const DossierRows *after)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (DossierStep));
  guint   n_rows = dossier_rows_get_n (after);

  for (guint begin = 0; begin < n_rows; begin++)
    {
      DossierStep run = { begin, 0, 0 };

      while (begin < n_rows && is_other (self, after, begin))
        begin++;
      run.n_removed = run.n_added = begin - run.position;
      if (run.n_added > 0)
        g_array_append_val (runs, run);
    }
  return runs;
}

static void
tell_runs (DossierList *self,
           GArray      *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const DossierStep *run = &g_array_index (runs, DossierStep, i);

      g_list_model_items_changed (G_LIST_MODEL (self), run->position, run->n_removed, run->n_added);
    }
}

void
dossier_list_become (DossierList *self,
                     DossierRows *after)
{
  g_autoptr (DossierRows) before = dossier_rows_ref (self->rows);
  g_autoptr (GArray)      steps = dossier_rows_list_steps (before, after);
  g_autoptr (GArray)      runs = NULL;

  g_clear_pointer (&self->positions, g_hash_table_unref);
  fill_places (self);
  for (guint i = 0; i < steps->len; i++)
    take_step (self, after, &g_array_index (steps, DossierStep, i));
  runs = list_other_runs (self, after);

  dossier_rows_unref (self->rows);
  self->rows = after;
  g_clear_pointer (&self->places, g_array_unref);
  refresh_living (self, after);
  tell_runs (self, runs);
}
