#include "dossier-gather-private.h"

#include <string.h>

static void
free_value (gpointer data)
{
  DossierFacetValue *value = data;

  g_free (value->value);
  g_free (value->label);
  g_free (value->sense);
  g_strfreev (value->former);
  g_free (value);
}

void
dossier_facet_free (DossierFacet *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self);
}

gboolean
dossier_facet_value_is_among (const DossierFacetValue *self,
                              const char *const       *values)
{
  gboolean is_among = values != NULL && g_strv_contains (values, self->value);

  for (char **former = self->former; !is_among && values != NULL && former != NULL && *former != NULL; former++)
    is_among = g_strv_contains (values, *former);
  return is_among;
}

/* How often each value is met, a record once; counted: which records count. */
static gint64 *
count_values (const DossierGatherPath *path,
              const gboolean          *counted)
{
  guint             n = dossier_pool_get_n (path->pool);
  gint64           *counts = g_new0 (gint64, MAX (1, n));
  g_autofree guint *last = g_new0 (guint, MAX (1, n)); /* record + 1 */

  for (guint i = 0; i < path->pairs->len; i++)
    {
      const DossierGathered *pair = &g_array_index (path->pairs, DossierGathered, i);

      if (!counted[pair->record] || last[pair->value] == pair->record + 1)
        continue;
      last[pair->value] = pair->record + 1;
      counts[pair->value]++;
    }
  return counts;
}

static GPtrArray *
list_values (DossierPool       *pool,
             DossierReader     *reader,
             const gint64      *counts,
             const char *const *wanted, /* shown even at 0; may be NULL */
             GError           **error)
{
  g_autoptr (GArray)    order = dossier_pool_list_order (pool, reader, error);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (free_value);

  if (order == NULL)
    return NULL;
  for (guint i = 0; i < order->len; i++)
    {
      guint              number = g_array_index (order, guint, i);
      DossierFacetValue *value = dossier_pool_dup_value (pool, number, counts[number]);

      if (value->count > 0 || dossier_facet_value_is_among (value, wanted))
        g_ptr_array_add (values, value);
      else
        free_value (value);
    }
  return g_steal_pointer (&values);
}

static gboolean *
mark_counted (const DossierGather     *gather,
              const DossierGatherPath *path,
              gint64                  *total)
{
  gboolean *counted = g_new0 (gboolean, MAX (1, gather->missed->len));

  *total = 0;
  for (guint i = 0; i < gather->missed->len; i++)
    {
      guint missed = g_array_index (gather->missed, guint, i);

      counted[i] = missed == DOSSIER_GATHER_MISSES_NONE || missed == path->face;
      *total += counted[i] ? 1 : 0;
    }
  return counted;
}

static DossierFacet *
count_facet (const DossierGather *gather,
             DossierGatherPath   *path,
             const char          *text,
             const DossierQuery  *query,
             DossierReader       *reader,
             GError             **error)
{
  g_autoptr (DossierFacet) facet = g_new0 (DossierFacet, 1);
  const char *const       *wanted = dossier_query_find_filter (query, text);
  g_autofree gboolean     *counted = mark_counted (gather, path, &facet->total);
  g_autofree gint64       *counts = NULL;

  for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++)
    dossier_pool_want (path->pool, wanted[i], reader);
  counts = count_values (path, counted);
  facet->path = g_strdup (text);
  facet->adds_up = !dossier_path_is_many (&path->path);
  facet->values = list_values (path->pool, reader, counts, wanted, error);
  return facet->values == NULL ? NULL : g_steal_pointer (&facet);
}

GPtrArray *
dossier_facets_count (DossierReader      *reader,
                      const DossierQuery *query,
                      const char *const  *paths,
                      GError            **error)
{
  g_autoptr (DossierGather) gather = NULL;
  g_autoptr (GPtrArray)     facets = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_facet_free);

  g_return_val_if_fail (reader != NULL && query != NULL && paths != NULL, NULL);

  gather = dossier_gather_new (reader, query, paths, TRUE, error);
  if (gather == NULL)
    return NULL;
  for (guint i = 0; i < gather->paths->len; i++)
    {
      DossierFacet *facet = count_facet (gather, &g_array_index (gather->paths, DossierGatherPath, i), paths[i], query, reader, error);

      if (facet == NULL)
        return NULL;
      g_ptr_array_add (facets, facet);
    }
  return g_steal_pointer (&facets);
}

/* --- two paths at once */

void
dossier_cross_free (DossierCross *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_free (self->cells);
  g_free (self);
}

typedef struct
{
  const DossierGatherPath *rows, *columns;
  gboolean                 of_one_relation; /* both are of the same record around */
  guint                    n_columns;
  gint64                  *counts; /* by number of pool */
  guint                   *last;   /* record + 1 */
} Crossing;

static void
meet (Crossing              *self,
      const DossierGathered *row,
      const DossierGathered *column)
{
  guint cell = row->value * self->n_columns + column->value;

  if ((self->of_one_relation && row->member != column->member) || self->last[cell] == row->record + 1)
    return;
  self->last[cell] = row->record + 1;
  self->counts[cell]++;
}

/* Both in order of records: side by side. */
static void
meet_all (Crossing *self)
{
  const GArray *rows = self->rows->pairs, *columns = self->columns->pairs;
  guint         first = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const DossierGathered *row = &g_array_index (rows, DossierGathered, i);

      while (first < columns->len && g_array_index (columns, DossierGathered, first).record < row->record)
        first++;
      for (guint j = first; j < columns->len && g_array_index (columns, DossierGathered, j).record == row->record; j++)
        meet (self, row, &g_array_index (columns, DossierGathered, j));
    }
}

static gboolean
are_of_one_relation (const DossierPath *one,
                     const DossierPath *other)
{
  return one->relation != NULL && one->relation == other->relation && !dossier_path_is_number (one) && !dossier_path_is_number (other);
}

/* The values of one side in their order, and their numbers. */
static GPtrArray *
list_side (const DossierGather     *gather,
           const DossierGatherPath *path,
           DossierReader           *reader,
           GArray                 **numbers,
           GError                 **error)
{
  g_autofree gboolean *counted = mark_counted (gather, path, &(gint64){ 0 });
  g_autofree gint64   *counts = count_values (path, counted);
  GPtrArray           *values = list_values (path->pool, reader, counts, NULL, error);
  g_autoptr (GArray)   order = values == NULL ? NULL : dossier_pool_list_order (path->pool, reader, error);

  *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; order != NULL && i < order->len; i++)
    if (counts[g_array_index (order, guint, i)] > 0)
      g_array_append_val (*numbers, g_array_index (order, guint, i));
  return values;
}

static void
fill_cells (DossierCross   *self,
            const Crossing *crossing,
            const GArray   *rows,
            const GArray   *columns)
{
  self->cells = g_new0 (gint64, MAX (1, (gsize) rows->len * columns->len));
  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; j < columns->len; j++)
      self->cells[i * columns->len + j] = crossing->counts[g_array_index (rows, guint, i) * crossing->n_columns + g_array_index (columns, guint, j)];
}

#define MOST_CELLS 1000000 /* beyond, nobody reads it, and it would fill the memory */

static gboolean
is_too_large (const DossierGather *gather,
              GError             **error)
{
  const DossierGatherPath *paths = (const DossierGatherPath *) (gpointer) gather->paths->data;
  guint64                  n = (guint64) dossier_pool_get_n (paths[0].pool) * dossier_pool_get_n (paths[1].pool);

  if (n <= MOST_CELLS)
    return FALSE;
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED, "a table of %" G_GUINT64_FORMAT " cells is too large", n);
  return TRUE;
}

static gboolean
cross (DossierCross        *self,
       const DossierGather *gather,
       DossierReader       *reader,
       GError             **error)
{
  const DossierGatherPath *one = &g_array_index (gather->paths, DossierGatherPath, 0);
  const DossierGatherPath *other = &g_array_index (gather->paths, DossierGatherPath, 1);
  gsize                    n = (gsize) dossier_pool_get_n (one->pool) * dossier_pool_get_n (other->pool);
  g_autofree gint64       *counts = g_new0 (gint64, MAX (1, n));
  g_autofree guint        *last = g_new0 (guint, MAX (1, n));
  Crossing                 crossing = { one, other, are_of_one_relation (&one->path, &other->path), dossier_pool_get_n (other->pool), counts, last };
  g_autoptr (GArray)       rows = NULL, columns = NULL;

  meet_all (&crossing);
  self->rows = list_side (gather, one, reader, &rows, error);
  self->columns = self->rows == NULL ? NULL : list_side (gather, other, reader, &columns, error);
  if (self->columns == NULL)
    return FALSE;
  fill_cells (self, &crossing, rows, columns);
  self->total = gather->missed->len;
  self->adds_up = !dossier_path_is_many (&one->path) && !dossier_path_is_many (&other->path);
  return TRUE;
}

DossierCross *
dossier_facets_cross (DossierReader      *reader,
                      const DossierQuery *query,
                      const char         *rows,
                      const char         *columns,
                      GError            **error)
{
  const char *const         paths[] = { rows, columns, NULL };
  g_autoptr (DossierGather) gather = NULL;
  g_autoptr (DossierCross)  self = g_new0 (DossierCross, 1);

  g_return_val_if_fail (reader != NULL && query != NULL && rows != NULL && columns != NULL, NULL);

  gather = dossier_gather_new (reader, query, paths, FALSE, error);
  return gather != NULL && !is_too_large (gather, error) && cross (self, gather, reader, error) ? g_steal_pointer (&self) : NULL;
}
