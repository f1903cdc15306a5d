#include "insight-view-reading.h"

#define CALM 200 /* ms: several changes are one */

struct _InsightViewReading
{
  GObject         parent_instance;
  GtkWidget      *widget; /* borrowed: it holds us */
  DossierQuestion question;
  GDestroyNotify  free_answer;

  InsightViewMakeQuestion make;
  GDestroyNotify          free_question;
  InsightViewTakeAnswer   take;
  gpointer                user_data;

  DossierStore *store;
  GCancellable *asking;
  guint         calm;     /* source id */
  gboolean      is_stale; /* asked for while nobody looked */
};

G_DEFINE_FINAL_TYPE (InsightViewReading, insight_view_reading, G_TYPE_OBJECT)

static void
drop (InsightViewReading *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_handle_id (&self->calm, g_source_remove);
}

static void
insight_view_reading_dispose (GObject *object)
{
  InsightViewReading *self = INSIGHT_VIEW_READING (object);

  drop (self);
  g_clear_object (&self->store);
  self->widget = NULL;
  G_OBJECT_CLASS (insight_view_reading_parent_class)->dispose (object);
}

static void
insight_view_reading_class_init (InsightViewReadingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = insight_view_reading_dispose;
}

static void
insight_view_reading_init (InsightViewReading *self)
{
}

/* user_data: a reference; the answer of a question that was given up is nobody's. */
static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (InsightViewReading) self = user_data;
  g_autoptr (GError)             error = NULL;
  gpointer                       answer = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (self->widget == NULL || g_task_get_cancellable (G_TASK (result)) != self->asking)
    {
      if (answer != NULL)
        self->free_answer (answer);
      return;
    }
  g_clear_object (&self->asking);
  if (answer != NULL)
    self->take (answer, self->user_data);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("looking at the network: %s", error->message);
}

static gboolean
ask (gpointer data)
{
  InsightViewReading *self = data;

  self->calm = 0;
  drop (self);
  self->is_stale = FALSE;
  self->asking = g_cancellable_new ();
  dossier_store_ponder_async (self->store, self->question, self->make (self->user_data), self->free_question, self->free_answer, self->asking,
                              on_answered, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
ask_calmly (InsightViewReading *self)
{
  self->is_stale = TRUE;
  if (self->calm == 0 && self->store != NULL && gtk_widget_get_mapped (self->widget))
    self->calm = g_timeout_add (CALM, ask, self);
}

static void
on_map (InsightViewReading *self)
{
  if (self->is_stale && self->store != NULL)
    {
      g_clear_handle_id (&self->calm, g_source_remove);
      ask (self);
    }
}

InsightViewReading *
insight_view_reading_new (GtkWidget      *widget,
                          DossierQuestion question,
                          GDestroyNotify  free_answer)
{
  InsightViewReading *self = g_object_new (INSIGHT_VIEW_TYPE_READING, NULL);

  self->widget = widget;
  self->question = question;
  self->free_answer = free_answer;
  g_signal_connect_object (widget, "map", G_CALLBACK (on_map), self, G_CONNECT_SWAPPED);
  return self;
}

void
insight_view_reading_set_hands (InsightViewReading     *self,
                                InsightViewMakeQuestion make,
                                GDestroyNotify          free_question,
                                InsightViewTakeAnswer   take,
                                gpointer                user_data)
{
  self->make = make;
  self->free_question = free_question;
  self->take = take;
  self->user_data = user_data;
}

void
insight_view_reading_set_store (InsightViewReading *self,
                                DossierStore       *store)
{
  g_return_if_fail (INSIGHT_VIEW_IS_READING (self));

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, ask_calmly, self);
  drop (self);
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  g_signal_connect_object (store, "changed", G_CALLBACK (ask_calmly), self, G_CONNECT_SWAPPED);
  insight_view_reading_ask (self);
}

void
insight_view_reading_ask (InsightViewReading *self)
{
  g_return_if_fail (INSIGHT_VIEW_IS_READING (self));

  self->is_stale = TRUE;
  g_clear_handle_id (&self->calm, g_source_remove);
  if (self->store != NULL && gtk_widget_get_mapped (self->widget))
    ask (self);
}
