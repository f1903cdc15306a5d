#include "dossier-rows-private.h"

#include "base-identifier.h"

#include <string.h>

static void
clear_rows (DossierRows *self)
{
  g_free (self->ids);
  g_free (self->cells);
  g_free (self->texts);
}

DossierRows *
dossier_rows_new_empty (void)
{
  return g_atomic_rc_box_new0 (DossierRows);
}

DossierRows *
dossier_rows_ref (DossierRows *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dossier_rows_unref (DossierRows *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear_rows);
}

guint
dossier_rows_get_n (const DossierRows *self)
{
  return self->n_rows;
}

guint
dossier_rows_get_n_hidden (const DossierRows *self)
{
  return self->n_hidden;
}

const guint8 *
dossier_rows_get_id (const DossierRows *self,
                     guint              row)
{
  return self->ids + (gsize) row * BASE_IDENTIFIER_BYTES;
}

const char *
dossier_rows_get_cell (const DossierRows *self,
                       guint              row,
                       guint              cell)
{
  return self->texts + self->cells[(gsize) row * self->n_cells + cell];
}

char **
dossier_rows_dup_cells (const DossierRows *self,
                        guint              row)
{
  char **cells = g_new0 (char *, self->n_cells + 1);

  for (guint i = 0; i < self->n_cells; i++)
    cells[i] = g_strdup (dossier_rows_get_cell (self, row, i));
  return cells;
}

gboolean
dossier_rows_same_cells (const DossierRows *one,
                         guint              row,
                         const DossierRows *other,
                         guint              other_row)
{
  if (one->n_cells != other->n_cells)
    return FALSE;
  for (guint i = 0; i < one->n_cells; i++)
    if (strcmp (dossier_rows_get_cell (one, row, i), dossier_rows_get_cell (other, other_row, i)) != 0)
      return FALSE;
  return TRUE;
}

guint
dossier_rows_hash_id (gconstpointer id)
{
  guint hash;

  memcpy (&hash, id, sizeof hash); /* ids are random or hashes already */
  return hash;
}

gboolean
dossier_rows_equal_id (gconstpointer one,
                       gconstpointer other)
{
  return memcmp (one, other, BASE_IDENTIFIER_BYTES) == 0;
}
