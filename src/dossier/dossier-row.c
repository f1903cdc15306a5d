#include "dossier-row-private.h"

#include "base-identifier.h"

#include <string.h>

struct _DossierRow
{
  GObject parent;

  guint8        bytes[BASE_IDENTIFIER_BYTES];
  char          id[BASE_IDENTIFIER_DIGITS + 1];
  gint64        ent;
  DossierCells *cells; /* NULL: not read yet */
  guint         record;
};

G_DEFINE_FINAL_TYPE (DossierRow, dossier_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
dossier_row_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_ROW (object)->cells, dossier_cells_unref);
  G_OBJECT_CLASS (dossier_row_parent_class)->finalize (object);
}

static void
dossier_row_class_init (DossierRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", DOSSIER_TYPE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_row_init (DossierRow *self)
{
}

DossierRow *
dossier_row_new (const guint8 *id,
                 gint64        ent)
{
  DossierRow *self = g_object_new (DOSSIER_TYPE_ROW, NULL);

  memcpy (self->bytes, id, sizeof self->bytes);
  base_identifier_from_bytes (id, self->id);
  self->ent = ent;
  return self;
}

gint64
dossier_row_get_ent (DossierRow *self)
{
  return self->ent;
}

const guint8 *
dossier_row_get_bytes (DossierRow *self)
{
  return self->bytes;
}

void
dossier_row_read (DossierRow   *self,
                  DossierCells *cells,
                  guint         record)
{
  g_autoptr (DossierCells) before = g_steal_pointer (&self->cells);
  guint                    record_before = self->record;

  self->cells = dossier_cells_ref (cells);
  self->record = record;
  if (before == NULL || !dossier_cells_equal (before, record_before, cells, record))
    g_signal_emit (self, signals[CHANGED], 0);
}

const char *
dossier_row_get_id (DossierRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_ROW (self), NULL);

  return self->id;
}

gboolean
dossier_row_is_read (DossierRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_ROW (self), FALSE);

  return self->cells != NULL;
}

const char *
dossier_row_get_title (DossierRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_ROW (self), "");

  return self->cells == NULL ? "" : dossier_cells_get_title (self->cells, self->record);
}

const char *
dossier_row_get_text (DossierRow *self,
                      guint       column)
{
  g_return_val_if_fail (DOSSIER_IS_ROW (self), "");

  return self->cells == NULL ? "" : dossier_cells_get_text (self->cells, self->record, column);
}

const char *
dossier_row_get_sense (DossierRow *self,
                       guint       column)
{
  g_return_val_if_fail (DOSSIER_IS_ROW (self), "");

  return self->cells == NULL ? "" : dossier_cells_get_sense (self->cells, self->record, column);
}

const char *
dossier_row_get_code (DossierRow *self,
                      guint       column)
{
  g_return_val_if_fail (DOSSIER_IS_ROW (self), "");

  return self->cells == NULL ? "" : dossier_cells_get_code (self->cells, self->record, column);
}

double
dossier_row_get_number (DossierRow *self,
                        guint       column)
{
  return g_ascii_strtod (dossier_row_get_code (self, column), NULL);
}
