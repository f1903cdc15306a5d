#include "config.h"

#include "exchange-view-rows.h"

#include <glib/gi18n-lib.h>

struct _ExchangeViewRow
{
  GObject       parent_instance;
  ExchangePlan *plan;
  guint         index;
  char         *name, *reasons, *line;
};

G_DEFINE_FINAL_TYPE (ExchangeViewRow, exchange_view_row, G_TYPE_OBJECT)

static void
exchange_view_row_finalize (GObject *object)
{
  ExchangeViewRow *self = EXCHANGE_VIEW_ROW (object);

  exchange_plan_unref (self->plan);
  g_free (self->name);
  g_free (self->reasons);
  g_free (self->line);
  G_OBJECT_CLASS (exchange_view_row_parent_class)->finalize (object);
}

static void
exchange_view_row_class_init (ExchangeViewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exchange_view_row_finalize;
}

static void
exchange_view_row_init (ExchangeViewRow *self)
{
}

static char *
dup_reasons (ExchangePlan          *plan,
             guint                  index,
             const ExchangePlanRow *row)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *changes = exchange_plan_dup_changes (plan, index);

  if (row->verdict == EXCHANGE_VERDICT_UPDATED && *changes != '\0')
    g_string_append_printf (text, _ ("Changes: %s"), changes);
  for (guint i = 0; i < row->reasons->len; i++)
    {
      g_autofree char *sentence = exchange_reason_explain (row->reasons->pdata[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
    }
  return g_string_free (text, FALSE);
}

static ExchangeViewRow *
row_new (ExchangePlan *plan,
         guint         index)
{
  ExchangeViewRow *self = g_object_new (EXCHANGE_VIEW_TYPE_ROW, NULL);
  ExchangePlanRow  row;

  exchange_plan_get_row (plan, index, &row);
  self->plan = exchange_plan_ref (plan);
  self->index = index;
  self->name = g_strdup (row.name != NULL ? row.name : _ ("Without a name"));
  self->reasons = dup_reasons (plan, index, &row);
  if (row.sheet > 1)
    self->line = g_strdup_printf (_ ("sheet %u, line %u"), row.sheet, (guint) row.line);
  else
    self->line = g_strdup_printf (_ ("line %u"), (guint) row.line);
  return self;
}

const char *
exchange_view_row_get_name (ExchangeViewRow *self)
{
  return self->name;
}

const char *
exchange_view_row_get_reasons (ExchangeViewRow *self)
{
  return self->reasons;
}

const char *
exchange_view_row_get_line (ExchangeViewRow *self)
{
  return self->line;
}

void
exchange_view_row_get (ExchangeViewRow *self,
                       ExchangePlanRow *row)
{
  exchange_plan_get_row (self->plan, self->index, row);
}

/* --- the model */

struct _ExchangeViewRows
{
  GObject       parent_instance;
  ExchangePlan *plan;
  GArray       *indices; /* guint, into the plan */
};

static GType
rows_get_item_type (GListModel *model)
{
  return EXCHANGE_VIEW_TYPE_ROW;
}

static guint
rows_get_n_items (GListModel *model)
{
  return EXCHANGE_VIEW_ROWS (model)->indices->len;
}

static gpointer
rows_get_item (GListModel *model,
               guint       position)
{
  ExchangeViewRows *self = EXCHANGE_VIEW_ROWS (model);

  return position < self->indices->len ? row_new (self->plan, g_array_index (self->indices, guint, position)) : NULL;
}

static void
rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rows_get_item_type;
  iface->get_n_items = rows_get_n_items;
  iface->get_item = rows_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ExchangeViewRows, exchange_view_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rows_list_model_init))

static void
exchange_view_rows_finalize (GObject *object)
{
  ExchangeViewRows *self = EXCHANGE_VIEW_ROWS (object);

  exchange_plan_unref (self->plan);
  g_array_unref (self->indices);
  G_OBJECT_CLASS (exchange_view_rows_parent_class)->finalize (object);
}

static void
exchange_view_rows_class_init (ExchangeViewRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = exchange_view_rows_finalize;
}

static void
exchange_view_rows_init (ExchangeViewRows *self)
{
  self->indices = g_array_new (FALSE, FALSE, sizeof (guint));
}

ExchangeViewRows *
exchange_view_rows_new (ExchangePlan     *plan,
                        ExchangeViewGroup group)
{
  ExchangeViewRows *self = g_object_new (EXCHANGE_VIEW_TYPE_ROWS, NULL);

  self->plan = exchange_plan_ref (plan);
  for (guint i = 0; i < exchange_plan_get_n_rows (plan); i++)
    {
      ExchangePlanRow row;

      exchange_plan_get_row (plan, i, &row);
      if (exchange_view_group_has (group, &row))
        g_array_append_val (self->indices, i);
    }
  return self;
}

void
exchange_view_rows_get (ExchangeViewRows *self,
                        guint             position,
                        ExchangePlanRow  *row)
{
  g_return_if_fail (EXCHANGE_VIEW_IS_ROWS (self) && position < self->indices->len);

  exchange_plan_get_row (self->plan, g_array_index (self->indices, guint, position), row);
}
