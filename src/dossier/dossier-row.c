#include "dossier-row-private.h"

#include "base-identifier.h"

struct _DossierRow
{
  GObject parent;

  char   id[BASE_IDENTIFIER_DIGITS + 1];
  char **cells; /* by DossierCellPlace, then those asked for */
  guint  n_cells;
};

G_DEFINE_FINAL_TYPE (DossierRow, dossier_row, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_PLACE,
  PROP_CODE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
dossier_row_get_property (GObject    *object,
                          guint       property,
                          GValue     *value,
                          GParamSpec *spec)
{
  DossierRow *self = DOSSIER_ROW (object);

  switch (property)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, dossier_row_get_title (self));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, dossier_row_get_subtitle (self));
      break;
    case PROP_PLACE:
      g_value_set_string (value, dossier_row_get_place (self));
      break;
    case PROP_CODE:
      g_value_set_string (value, dossier_row_get_code (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
    }
}

static void
dossier_row_finalize (GObject *object)
{
  g_strfreev (DOSSIER_ROW (object)->cells);
  G_OBJECT_CLASS (dossier_row_parent_class)->finalize (object);
}

static GParamSpec *
make_string (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
dossier_row_class_init (DossierRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_row_get_property;
  object_class->finalize = dossier_row_finalize;

  properties[PROP_ID] = make_string ("id");
  properties[PROP_TITLE] = make_string ("title");
  properties[PROP_SUBTITLE] = make_string ("subtitle");
  properties[PROP_PLACE] = make_string ("place");
  properties[PROP_CODE] = make_string ("code");
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_row_init (DossierRow *self)
{
}

DossierRow *
dossier_row_new (const char *id,
                 char      **cells)
{
  DossierRow *self = g_object_new (DOSSIER_TYPE_ROW, NULL);

  g_strlcpy (self->id, id, sizeof self->id);
  self->cells = cells;
  self->n_cells = g_strv_length (cells);
  return self;
}

static void
notify_if_other (DossierRow *self,
                 char      **before,
                 guint       cell,
                 guint       property)
{
  if (!g_str_equal (before[cell], self->cells[cell]))
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
dossier_row_set_cells (DossierRow *self,
                       char      **cells)
{
  g_auto (GStrv) before = g_steal_pointer (&self->cells);

  self->cells = cells;
  notify_if_other (self, before, DOSSIER_CELL_TITLE, PROP_TITLE);
  notify_if_other (self, before, DOSSIER_CELL_SUBTITLE, PROP_SUBTITLE);
  notify_if_other (self, before, DOSSIER_CELL_PLACE, PROP_PLACE);
  notify_if_other (self, before, DOSSIER_CELL_CODE, PROP_CODE);
}

const char *
dossier_row_get_id (DossierRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_ROW (self), NULL);

  return self->id;
}

static const char *
get_cell (DossierRow *self,
          guint       cell)
{
  g_return_val_if_fail (DOSSIER_IS_ROW (self) && cell < self->n_cells, "");

  return self->cells[cell];
}

const char *
dossier_row_get_title (DossierRow *self)
{
  return get_cell (self, DOSSIER_CELL_TITLE);
}

const char *
dossier_row_get_subtitle (DossierRow *self)
{
  return get_cell (self, DOSSIER_CELL_SUBTITLE);
}

const char *
dossier_row_get_place (DossierRow *self)
{
  return get_cell (self, DOSSIER_CELL_PLACE);
}

const char *
dossier_row_get_code (DossierRow *self)
{
  return get_cell (self, DOSSIER_CELL_CODE);
}

const char *
dossier_row_get_text (DossierRow *self,
                      guint       column)
{
  return get_cell (self, DOSSIER_CELL_FIRST_ASKED + column);
}
