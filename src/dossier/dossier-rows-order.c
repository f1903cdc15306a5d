#include "dossier-rows-private.h"

#include "dossier-reader-private.h"

#define NOWHERE G_MAXUINT32

/* Row id → place among ents. Row ids are dense, so a plain array is the quickest. */
static guint32 *
make_places (const GArray *ents,
             gint64       *last)
{
  guint32 *places;

  *last = ents->len == 0 ? 0 : g_array_index (ents, gint64, ents->len - 1);
  places = g_new (guint32, (gsize) *last + 1);
  for (gint64 i = 0; i <= *last; i++)
    places[i] = NOWHERE;
  for (guint i = 0; i < ents->len; i++)
    places[g_array_index (ents, gint64, i)] = i;
  return places;
}

/* The index of titles holds all that is read here: no look at the table. */
static gboolean
walk_titles (DossierReader     *reader,
             const DossierKind *kind,
             guint32           *places,
             gint64             last,
             GArray            *order,
             GError           **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (dossier_reader_get_database (reader),
                                                                "SELECT ent FROM title INDEXED BY title_sort WHERE kind = ?1 ORDER BY sort, ent", error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, kind->number);
  while (dossier_statement_step (rows, &local))
    {
      gint64 ent = dossier_statement_get_integer (rows, 0);

      if (ent > last || places[ent] == NOWHERE)
        continue;
      g_array_append_val (order, places[ent]);
      places[ent] = NOWHERE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
turn_around (GArray *order)
{
  for (guint i = 0; i < order->len / 2; i++)
    {
      guint32 *one = &g_array_index (order, guint32, i);
      guint32 *other = &g_array_index (order, guint32, order->len - 1 - i);
      guint32  kept = *one;

      *one = *other;
      *other = kept;
    }
}

static void
add_untitled (GArray        *order,
              const GArray  *ents,
              const guint32 *places)
{
  for (guint i = 0; i < ents->len; i++)
    if (places[g_array_index (ents, gint64, i)] != NOWHERE)
      g_array_append_val (order, i);
}

guint32 *
dossier_rows_order_by_title (DossierReader     *reader,
                             const DossierKind *kind,
                             const GArray      *ents,
                             gboolean           descending,
                             GError           **error)
{
  gint64              last;
  g_autofree guint32 *places = make_places (ents, &last);
  g_autoptr (GArray)  order = g_array_sized_new (FALSE, FALSE, sizeof (guint32), ents->len + 1);

  if (!walk_titles (reader, kind, places, last, order, error))
    return NULL;
  if (descending)
    turn_around (order);
  add_untitled (order, ents, places);
  return (guint32 *) (gpointer) g_array_free (g_steal_pointer (&order), FALSE);
}
