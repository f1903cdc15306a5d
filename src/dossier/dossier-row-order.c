#include "dossier-row-order.h"

#include "dossier-reader-private.h"

#include <string.h>

#define NONE G_MAXUINT32

/* Titles of one kind: row id → rank, equal titles equal. Row ids are dense, so a plain array is the quickest. */
typedef struct
{
  guint32 *ranks;
  gint64   n_ranks;
} Ranking;

static void
clear_ranking (Ranking *ranking)
{
  g_free (ranking->ranks);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ranking, clear_ranking)

static void
add_key (DossierRowOrder    *order,
         const DossierField *field)
{
  order->keys[order->n_keys++] = field;
}

static const DossierField *
find_reference (const DossierKind *kind,
                const char        *path)
{
  const DossierField *field = dossier_kind_find_field (kind, path);
  const DossierKind  *target = field != NULL && field->type == DOSSIER_FIELD_REFERENCE ? dossier_kinds_find (field->target) : NULL;

  return target != NULL && dossier_select_kind_has_titles (target) ? field : NULL;
}

static void
add_ends (DossierRowOrder *order)
{
  const DossierField *ends[2];
  guint               n_ends = dossier_select_list_ends (order->kind, ends);

  for (guint i = 0; i < n_ends; i++)
    if (order->keys[0] != ends[i] && find_reference (order->kind, ends[i]->code) != NULL)
      add_key (order, ends[i]);
}

static void
add_own (DossierRowOrder *order)
{
  if (dossier_select_kind_has_titles (order->kind))
    add_key (order, NULL);
  else
    add_ends (order);
}

gboolean
dossier_row_order_is_by_titles (const DossierQuery *query,
                                DossierRowOrder    *order)
{
  gboolean    descending;
  const char *path = dossier_query_get_order (query, &descending);
  gboolean    is_own = path == NULL || g_str_equal (path, "title");

  *order = (DossierRowOrder){ .kind = dossier_kinds_find (dossier_query_get_kind (query)) };
  if (dossier_query_get_limit (query) > 0)
    return FALSE;
  /* With words and without an order of its own, what is called so comes first. */
  if (path == NULL && dossier_query_get_words (query) != NULL && dossier_select_kind_has_titles (order->kind))
    return FALSE;
  if (!is_own)
    {
      const DossierField *reference = find_reference (order->kind, path);

      if (reference == NULL)
        return FALSE;
      add_key (order, reference);
    }
  add_own (order);
  order->n_descending = !descending ? 0 : is_own ? order->n_keys
                                                 : 1;
  return order->n_keys > 0;
}

static const DossierKind *
get_kind (const DossierRowOrder *self,
          guint                  key)
{
  return self->keys[key] == NULL ? self->kind : dossier_kinds_find (self->keys[key]->target);
}

static void
set_rank (Ranking *ranking,
          gint64   ent,
          guint32  rank)
{
  if (ent >= ranking->n_ranks)
    {
      gint64 n_ranks = MAX (2 * ranking->n_ranks, ent + 1);

      ranking->ranks = g_renew (guint32, ranking->ranks, (gsize) n_ranks);
      memset (ranking->ranks + ranking->n_ranks, 0xff, (gsize) (n_ranks - ranking->n_ranks) * sizeof (guint32)); /* NONE */
      ranking->n_ranks = n_ranks;
    }
  ranking->ranks[ent] = rank;
}

static gboolean
rank_titles (Ranking           *ranking,
             DossierReader     *reader,
             const DossierKind *kind,
             GError           **error)
{
  g_autoptr (DossierStatement) titles = NULL;
  g_autoptr (GString)          last = g_string_new (NULL);
  g_autoptr (GError)           local = NULL;
  guint32                      rank = 0;

  /* The index holds all that is read here: no look at the table. */
  titles = dossier_database_prepare (dossier_reader_get_database (reader),
                                     "SELECT ent, sort FROM title INDEXED BY title_sort WHERE kind = ?1 ORDER BY sort", error);
  if (titles == NULL)
    return FALSE;
  dossier_statement_bind_integer (titles, 1, kind->number);
  while (dossier_statement_step (titles, &local))
    {
      const char *sort = dossier_statement_get_text (titles, 1);

      if (strcmp (sort, last->str) != 0)
        {
          g_string_assign (last, sort);
          rank++;
        }
      set_rank (ranking, dossier_statement_get_integer (titles, 0), rank);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What rows are sorted by: the ranks of each key, then the order in which they are stored. */
typedef struct
{
  guint32 ranks[DOSSIER_ROW_ORDER_MAX];
  guint32 row;
} Sorted;

static int
compare_sorted (gconstpointer one,
                gconstpointer other)
{
  const Sorted *a = one, *b = other;

  for (guint i = 0; i < DOSSIER_ROW_ORDER_MAX; i++)
    if (a->ranks[i] != b->ranks[i])
      return a->ranks[i] < b->ranks[i] ? -1 : 1;
  return a->row < b->row ? -1 : a->row > b->row;
}

static guint32
find_rank (const Ranking *ranking,
           gint64         ent,
           gboolean       descending)
{
  guint32 rank = ent <= 0 || ent >= ranking->n_ranks ? NONE : ranking->ranks[ent];

  return rank == NONE || !descending ? rank : NONE - 1 - rank;
}

static void
rank_rows (const DossierRowOrder *self,
           guint                  key,
           const Ranking         *ranking,
           const GArray          *keys,
           Sorted                *sorted,
           guint                  n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    sorted[i].ranks[key] = find_rank (ranking, g_array_index (keys, gint64, (gsize) i * self->n_keys + key), key < self->n_descending);
}

guint32 *
dossier_row_order_list_places (const DossierRowOrder *self,
                               DossierReader         *reader,
                               const GArray          *keys,
                               guint                  n_rows,
                               GError               **error)
{
  g_auto (Ranking)   ranking = { 0 };
  g_autofree Sorted *sorted = g_new0 (Sorted, MAX (1, n_rows));
  guint32           *places;

  for (guint i = 0; i < n_rows; i++)
    sorted[i].row = i;
  for (guint key = 0; key < self->n_keys; key++)
    {
      if (key == 0 || get_kind (self, key) != get_kind (self, key - 1))
        {
          clear_ranking (&ranking);
          ranking = (Ranking){ 0 };
          if (!rank_titles (&ranking, reader, get_kind (self, key), error))
            return NULL;
        }
      rank_rows (self, key, &ranking, keys, sorted, n_rows);
    }
  qsort (sorted, n_rows, sizeof (Sorted), compare_sorted);
  places = g_new (guint32, MAX (1, n_rows));
  for (guint i = 0; i < n_rows; i++)
    places[i] = sorted[i].row;
  return places;
}
