#include "config.h"

#include "dossier-view-gradual.h"

#define FIRST 40 /* rows: more than a screen shows */
#define STEP 12  /* rows made in one go, a few milliseconds each */
#define KEPT 240 /* rows: a little more than GtkListView keeps alive beyond what is seen (200 in GTK 4) */

struct _DossierViewGradual
{
  GObject     parent_instance;
  GListModel *whole;
  guint       n_shown;
  guint       source; /* 0: all is shown */
};

static void dossier_view_gradual_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierViewGradual, dossier_view_gradual, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dossier_view_gradual_list_model_init))

static void
show_until (DossierViewGradual *self,
            guint               end)
{
  guint shown = self->n_shown;

  self->n_shown = end;
  if (end > shown)
    g_list_model_items_changed (G_LIST_MODEL (self), shown, 0, end - shown);
}

static gboolean
show_more (gpointer data)
{
  DossierViewGradual *self = data;
  guint               n_items = g_list_model_get_n_items (self->whole);

  show_until (self, self->n_shown < KEPT ? MIN (self->n_shown + STEP, n_items) : n_items);
  if (self->n_shown < n_items)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
go_on (DossierViewGradual *self)
{
  if (self->source == 0 && self->n_shown < g_list_model_get_n_items (self->whole))
    self->source = g_idle_add (show_more, self);
}

/* What changes little is passed on; of the rest, the shown end goes and comes again bit by bit. */
static void
on_items_changed (DossierViewGradual *self,
                  guint               position,
                  guint               removed,
                  guint               added)
{
  guint    shown = self->n_shown;
  gboolean is_inside = position + removed <= shown;

  if (position > shown || (position == shown && self->source != 0))
    {
      go_on (self);
      return;
    }
  if (!is_inside || removed > FIRST || added > FIRST)
    {
      removed = shown - position;
      added = MIN (g_list_model_get_n_items (self->whole) - position, FIRST);
    }
  self->n_shown = shown - removed + added;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  go_on (self);
}

static GType
dossier_view_gradual_get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (DOSSIER_VIEW_GRADUAL (model)->whole);
}

static guint
dossier_view_gradual_get_n_items (GListModel *model)
{
  return DOSSIER_VIEW_GRADUAL (model)->n_shown;
}

static gpointer
dossier_view_gradual_get_item (GListModel *model,
                               guint       position)
{
  DossierViewGradual *self = DOSSIER_VIEW_GRADUAL (model);

  return position < self->n_shown ? g_list_model_get_item (self->whole, position) : NULL;
}

static void
dossier_view_gradual_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dossier_view_gradual_get_item_type;
  iface->get_n_items = dossier_view_gradual_get_n_items;
  iface->get_item = dossier_view_gradual_get_item;
}

static void
dossier_view_gradual_dispose (GObject *object)
{
  DossierViewGradual *self = DOSSIER_VIEW_GRADUAL (object);

  g_clear_handle_id (&self->source, g_source_remove);
  G_OBJECT_CLASS (dossier_view_gradual_parent_class)->dispose (object);
}

static void
dossier_view_gradual_finalize (GObject *object)
{
  g_object_unref (DOSSIER_VIEW_GRADUAL (object)->whole);
  G_OBJECT_CLASS (dossier_view_gradual_parent_class)->finalize (object);
}

static void
dossier_view_gradual_class_init (DossierViewGradualClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_view_gradual_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_view_gradual_finalize;
}

static void
dossier_view_gradual_init (DossierViewGradual *self)
{
}

DossierViewGradual *
dossier_view_gradual_new (GListModel *whole)
{
  DossierViewGradual *self = g_object_new (DOSSIER_VIEW_TYPE_GRADUAL, NULL);

  self->whole = g_object_ref (whole);
  self->n_shown = MIN (g_list_model_get_n_items (whole), FIRST);
  g_signal_connect_object (whole, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  go_on (self);
  return self;
}

void
dossier_view_gradual_reach (DossierViewGradual *self,
                            guint               position)
{
  guint n_items;

  g_return_if_fail (DOSSIER_VIEW_IS_GRADUAL (self));

  n_items = g_list_model_get_n_items (self->whole);
  if (position < n_items && position >= self->n_shown)
    show_until (self, n_items);
}
