#include "config.h"

#include "insight-view-doubts.h"

#include "insight-view-line.h"

#include <glib/gi18n-lib.h>

#define CALM_SHOWN 250 /* ms after a change, while it is looked at */
#define CALM_AWAY 2000 /* while it is not: a count can wait, what is typed cannot */
/* A list of GTK makes two hundred rows at once, seen or not: a third of a second of the window's time. */
#define FIRST 30 /* rows: more than a screen shows */
#define STEP 4   /* made in one go after them */
#define KEPT 240 /* a little more than GtkListView keeps alive */

struct _InsightViewDoubts
{
  AdwBin        parent_instance;
  DossierStore *store;
  GCancellable *reading;
  guint         calm; /* source id */
  guint         n;
  GPtrArray    *doubts;      /* as last read; NULL: not yet */
  gboolean      shows_apart; /* what is counted apart, under its heading */
  GListStore   *items;       /* InsightViewItem */
  GPtrArray    *wanted;      /* all that items come to have; NULL: nothing yet */
  guint         filling;     /* source id; 0: they have it all */
  gboolean      is_behind;   /* what was read came while nobody looked */

  GtkStack    *faces;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (InsightViewDoubts, insight_view_doubts, ADW_TYPE_BIN)

enum
{
  PROP_N = 1,
  N_PROPERTIES
};

enum
{
  MENDED,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint       signals[N_SIGNALS];

/* --- reading */

static gpointer
ask_doubts (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return insight_doubts_list (reader, DOSSIER_AUDIENCE_INTERNAL, NULL, cancellable, error);
}

static guint
count_of_kind (GPtrArray *doubts,
               guint      first)
{
  const InsightDoubt *one = doubts->pdata[first];
  guint               n = 0;

  while (first + n < doubts->len && ((InsightDoubt *) doubts->pdata[first + n])->kind == one->kind)
    n++;
  return n;
}

/* Each sort under its heading; what is counted apart is folded until it is asked for. */
static GPtrArray *
make_items (InsightViewDoubts *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref), *doubts = self->doubts;

  for (guint first = 0; first < doubts->len;)
    {
      const InsightDoubtKind *kind = ((const InsightDoubt *) doubts->pdata[first])->kind;
      gboolean                is_folded = kind->is_apart && !self->shows_apart;
      guint                   n = count_of_kind (doubts, first);

      g_ptr_array_add (items, insight_view_item_new_heading (kind, n, is_folded));
      for (guint i = 0; i < n && !is_folded; i++)
        g_ptr_array_add (items, insight_view_item_new (insight_doubt_copy (doubts->pdata[first + i])));
      first += n;
    }
  return items;
}

static gboolean
is_same_at (InsightViewDoubts *self,
            guint              position,
            InsightViewItem   *item)
{
  g_autoptr (InsightViewItem) there = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return insight_view_item_equal (there, item);
}

static gboolean
fill_more (gpointer data)
{
  InsightViewDoubts *self = data;
  guint              n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint              end = n < KEPT ? MIN (n + STEP, self->wanted->len) : self->wanted->len;

  g_list_store_splice (self->items, n, 0, self->wanted->pdata + n, end - n);
  if (end < self->wanted->len)
    return G_SOURCE_CONTINUE;

  self->filling = 0;
  return G_SOURCE_REMOVE;
}

/* Takes items. Only the middle that differs is replaced: the place in the list and the focus stay. What the list is long yet, it has
 * at once; the rest comes a few at a time. */
static void
follow (InsightViewDoubts *self,
        GPtrArray         *items)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n_now = MIN (items->len, MAX (n, FIRST)), start = 0, end = 0;

  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  self->wanted = items;
  while (start < MIN (n, n_now) && is_same_at (self, start, items->pdata[start]))
    start++;
  while (end < MIN (n, n_now) - start && is_same_at (self, n - 1 - end, items->pdata[n_now - 1 - end]))
    end++;
  g_list_store_splice (self->items, start, n - end - start, items->pdata + start, n_now - end - start);
  if (n_now < items->len)
    self->filling = g_idle_add (fill_more, self);
}

static void
set_n (InsightViewDoubts *self,
       guint              n)
{
  if (self->n == n)
    return;

  self->n = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N]);
}

static void
show_doubts (InsightViewDoubts *self)
{
  self->is_behind = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->is_behind)
    follow (self, make_items (self));
  gtk_stack_set_visible_child_name (self->faces, self->doubts->len > 0 ? "list" : "empty");
}

static guint
count_pressing (GPtrArray *doubts)
{
  guint n = 0;

  for (guint i = 0; i < doubts->len; i++)
    n += !((const InsightDoubt *) doubts->pdata[i])->kind->is_apart;
  return n;
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (InsightViewDoubts) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (GPtrArray)         doubts = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (doubts == NULL || self->store != DOSSIER_STORE (source))
    {
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("reading the doubts: %s", error->message);
      return;
    }

  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  self->doubts = g_steal_pointer (&doubts);
  set_n (self, count_pressing (self->doubts));
  show_doubts (self);
}

static gboolean
read_again (gpointer data)
{
  InsightViewDoubts *self = data;

  self->calm = 0;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  dossier_store_ponder_async (self->store, ask_doubts, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->reading, on_read, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Each change waits anew: an import is looked through once, at its end. */
static void
read_calmly (InsightViewDoubts *self)
{
  g_clear_handle_id (&self->calm, g_source_remove);
  if (self->store != NULL)
    self->calm = g_timeout_add (gtk_widget_get_mapped (GTK_WIDGET (self)) ? CALM_SHOWN : CALM_AWAY, read_again, self);
}

/* What waited while nobody looked does not wait any more. */
static void
on_map (InsightViewDoubts *self)
{
  if (self->calm != 0)
    read_calmly (self);
  if (self->is_behind && self->doubts != NULL)
    show_doubts (self);
}

/* --- mending */

typedef struct
{
  InsightViewDoubts *view;
  InsightDoubt      *doubt; /* a copy: the reader thread looks at it */
  InsightMend        mend;
} Mending;

static void
mending_free (Mending *self)
{
  g_clear_object (&self->view);
  insight_doubt_free (self->doubt);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mending, mending_free)

static gpointer
ask_act (DossierReader *reader,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const Mending *mending = data;

  return insight_doubt_dup_act (mending->doubt, mending->mend, reader);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Mending) mending = user_data;
  g_autoptr (GError)  error = NULL;
  g_autofree char    *sentence = NULL;

  if (!dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    {
      g_message ("mending: %s", error->message);
      g_signal_emit (mending->view, signals[FAILED], 0, _ ("This could not be done. Nothing was changed."));
      return;
    }
  /* Translators: what was done (the words of a button), and about what. */
  sentence = g_strdup_printf (_ ("%s: “%s”"), insight_mend_get_label (mending->mend), mending->doubt->title);
  g_signal_emit (mending->view, signals[MENDED], 0, sentence);
}

static void
on_act (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (Mending) mending = user_data;
  DossierAct         *act = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);

  if (act != NULL)
    dossier_store_write_async (DOSSIER_STORE (source), act, on_written, g_steal_pointer (&mending));
  else
    g_signal_emit (mending->view, signals[FAILED], 0, _ ("This could not be done. Nothing was changed."));
}

static void
show_record (InsightViewDoubts *self,
             const char        *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s", id);
}

/* What the window asks more about. TRUE: it was one of those. */
static gboolean
hand_to_window (InsightViewDoubts  *self,
                const InsightDoubt *doubt,
                InsightMend         mend)
{
  if (mend == INSIGHT_MEND_OPEN)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.select-field", "(ss)", doubt->id, doubt->field != NULL ? doubt->field->code : "");
  if (mend == INSIGHT_MEND_PLACE)
    {
      show_record (self, doubt->id);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.place", "s", doubt->id);
      return TRUE;
    }
  if (mend == INSIGHT_MEND_CHOOSE)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.choose-answer", "(ss)", doubt->id, doubt->field->code);
  return mend == INSIGHT_MEND_MERGE && gtk_widget_activate_action (GTK_WIDGET (self), "win.merge", "(ss)", doubt->id, doubt->other);
}

static void
on_mend (InsightViewDoubts *self,
         guint              mend,
         InsightViewLine   *line)
{
  const InsightDoubt *doubt = insight_view_item_get_doubt (insight_view_line_get_item (line));
  Mending            *mending;

  if (self->store == NULL || hand_to_window (self, doubt, mend))
    return;

  mending = g_new0 (Mending, 1);
  mending->view = g_object_ref (self);
  mending->doubt = insight_doubt_copy (doubt);
  mending->mend = mend;
  dossier_store_ponder_async (self->store, ask_act, mending, NULL, (GDestroyNotify) dossier_act_free, NULL, on_act, mending);
}

/* --- the list */

static void
on_setup (InsightViewDoubts *self,
          GtkListItem       *item)
{
  GtkWidget *line = g_object_new (INSIGHT_VIEW_TYPE_LINE, NULL);

  g_signal_connect_object (line, "mend", G_CALLBACK (on_mend), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, line);
}

static void
on_bind (InsightViewDoubts *self,
         GtkListItem       *item)
{
  InsightViewLine *line = INSIGHT_VIEW_LINE (gtk_list_item_get_child (item));
  GtkWidget       *cell = gtk_widget_get_parent (GTK_WIDGET (line));
  gboolean         is_door;
  g_autofree char *name = NULL;

  insight_view_line_show (line, gtk_list_item_get_item (item));
  is_door = insight_view_item_get_doubt (insight_view_line_get_item (line)) != NULL || insight_view_item_get_kind (insight_view_line_get_item (line))->is_apart;
  gtk_list_item_set_activatable (item, is_door);
  name = insight_view_line_dup_name (line);
  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_unbind (InsightViewDoubts *self,
           GtkListItem       *item)
{
  insight_view_line_show (INSIGHT_VIEW_LINE (gtk_list_item_get_child (item)), NULL);
}

static void
on_activated (InsightViewDoubts *self,
              guint              position)
{
  g_autoptr (InsightViewItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  const InsightDoubt         *doubt = item == NULL ? NULL : insight_view_item_get_doubt (item);

  if (doubt != NULL)
    show_record (self, doubt->id);
  else if (item != NULL && insight_view_item_get_kind (item)->is_apart)
    {
      self->shows_apart = !self->shows_apart;
      show_doubts (self);
    }
}

static void
set_up_list (InsightViewDoubts *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)))));
  g_object_unref (factory);
}

/* --- the widget */

static void
insight_view_doubts_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *spec)
{
  if (id == PROP_N)
    g_value_set_uint (value, INSIGHT_VIEW_DOUBTS (object)->n);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
insight_view_doubts_dispose (GObject *object)
{
  InsightViewDoubts *self = INSIGHT_VIEW_DOUBTS (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->items);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), INSIGHT_VIEW_TYPE_DOUBTS);
  G_OBJECT_CLASS (insight_view_doubts_parent_class)->dispose (object);
}

static void
insight_view_doubts_class_init (InsightViewDoubtsClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = insight_view_doubts_dispose;
  object_class->get_property = insight_view_doubts_get_property;
  properties[PROP_N] = g_param_spec_uint ("n", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[MENDED] = g_signal_new ("mended", INSIGHT_VIEW_TYPE_DOUBTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", INSIGHT_VIEW_TYPE_DOUBTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/insight-view-doubts.ui");
  gtk_widget_class_bind_template_child (widget_class, InsightViewDoubts, faces);
  gtk_widget_class_bind_template_child (widget_class, InsightViewDoubts, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_map);
}

static void
insight_view_doubts_init (InsightViewDoubts *self)
{
  self->items = g_list_store_new (INSIGHT_VIEW_TYPE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_list (self);
}

InsightViewDoubts *
insight_view_doubts_new (void)
{
  return g_object_new (INSIGHT_VIEW_TYPE_DOUBTS, NULL);
}

void
insight_view_doubts_set_store (InsightViewDoubts *self,
                               DossierStore      *store)
{
  g_return_if_fail (INSIGHT_VIEW_IS_DOUBTS (self));

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, read_calmly, self);
  g_cancellable_cancel (self->reading);
  g_set_object (&self->store, store);
  g_clear_handle_id (&self->filling, g_source_remove);
  g_list_store_remove_all (self->items);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  self->shows_apart = FALSE;
  set_n (self, 0);
  gtk_stack_set_visible_child_name (self->faces, "reading");
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (read_calmly), self, G_CONNECT_SWAPPED);
  read_calmly (self);
}

guint
insight_view_doubts_get_n (InsightViewDoubts *self)
{
  g_return_val_if_fail (INSIGHT_VIEW_IS_DOUBTS (self), 0);

  return self->n;
}
