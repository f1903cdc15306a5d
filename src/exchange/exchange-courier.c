#include "exchange-courier.h"

#define BETWEEN_MICROSECONDS 50000

struct _ExchangeCourier
{
  gatomicrefcount  refs; /* one for who made it, one for each letter */
  GMainContext    *home;
  ExchangeProgress progress; /* or NULL */
  gpointer         progress_data;
  GCancellable    *cancellable; /* or NULL */
  gint64           carried;     /* of the working thread: when the last letter left */
};

typedef struct
{
  ExchangeCourier *courier;
  double           share;
  guint64          count;
} Letter;

ExchangeCourier *
exchange_courier_new (ExchangeProgress progress,
                      gpointer         progress_data,
                      GCancellable    *cancellable)
{
  ExchangeCourier *self = g_new0 (ExchangeCourier, 1);

  g_atomic_ref_count_init (&self->refs);
  self->home = g_main_context_ref_thread_default ();
  self->progress = progress;
  self->progress_data = progress_data;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return self;
}

void
exchange_courier_unref (ExchangeCourier *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_main_context_unref (self->home);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static gboolean
deliver (gpointer data)
{
  Letter          *letter = data;
  ExchangeCourier *self = letter->courier;

  if (!g_cancellable_is_cancelled (self->cancellable))
    self->progress (letter->share, letter->count, self->progress_data);
  return G_SOURCE_REMOVE;
}

static void
letter_free (gpointer data)
{
  exchange_courier_unref (((Letter *) data)->courier);
  g_free (data);
}

void
exchange_courier_carry (double   share,
                        guint64  count,
                        gpointer courier)
{
  ExchangeCourier    *self = courier;
  gint64              now = g_get_monotonic_time ();
  g_autoptr (GSource) source = NULL;
  Letter             *letter;

  if (self->progress == NULL || now - self->carried < BETWEEN_MICROSECONDS)
    return;
  self->carried = now;
  letter = g_new (Letter, 1);
  *letter = (Letter){ self, share, count };
  g_atomic_ref_count_inc (&self->refs);
  source = g_idle_source_new (); /* g_main_context_invoke would answer in this thread when nobody iterates */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver, letter, letter_free);
  g_source_attach (source, self->home);
}
