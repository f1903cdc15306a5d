/* app-window-hands.c - what is pondered gives way while somebody types, turns the wheel or drags
 *
 * A pointer that only wanders does not count: who waits for an answer moves it about.
 */
#include "config.h"

#include "app-window-private.h"

#include "dossier-courtesy.h"

static gboolean
is_at_work (GdkEvent *event)
{
  switch (gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
      return TRUE;
    case GDK_MOTION_NOTIFY:
      return (gdk_event_get_modifier_state (event) & GDK_BUTTON1_MASK) != 0;
    default:
      return FALSE;
    }
}

static gboolean
on_event (AppWindow *self,
          GdkEvent  *event)
{
  if (self->store != NULL && is_at_work (event))
    dossier_store_give_way (self->store);
  return GDK_EVENT_PROPAGATE;
}

void
app_window_watch_hands (AppWindow *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
}
