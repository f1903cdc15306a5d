/* guide-view-place-listen.c - the bar under the pages: of what it is, when it shows, who plays in it */
#include "config.h"

#include "guide-view-place-private.h"

static GuideViewPlace *
find_place (GtkWidget *widget)
{
  GtkWidget *place = gtk_widget_get_ancestor (widget, GUIDE_VIEW_TYPE_PLACE);

  return place != NULL ? GUIDE_VIEW_PLACE (place) : NULL;
}

void
guide_view_place_set_recordings (GuideViewPlace  *self,
                                 GuideRecordings *recordings)
{
  g_free (self->recorded);
  self->recorded = recordings != NULL ? g_strdup (recordings->of) : NULL;
  guide_view_player_show (self->player, self->store, recordings);
  self->has_listened = self->has_listened && recordings != NULL;
  if (self->book != NULL)
    guide_view_place_show_face (self);
}

static void
listen (GuideViewPlace *self,
        const char     *passage,
        const char     *recording,
        guint           seconds)
{
  self->has_listened = TRUE;
  g_clear_pointer (&self->put_away, g_free);
  guide_view_player_play (self->player, passage, recording, seconds);
  if (self->book != NULL)
    guide_view_place_show_face (self);
}

void
guide_view_set_recordings (GtkWidget       *widget,
                           GuideRecordings *recordings)
{
  GuideViewPlace *self = find_place (widget);

  if (self != NULL)
    guide_view_place_set_recordings (self, recordings);
}

void
guide_view_listen (GtkWidget  *widget,
                   const char *passage,
                   const char *recording,
                   guint       seconds)
{
  GuideViewPlace *self = find_place (widget);

  if (self != NULL)
    listen (self, passage, recording, seconds);
}

void
guide_view_place_listen (GuideViewPlace  *self,
                         GuideRecordings *recordings)
{
  g_return_if_fail (GUIDE_VIEW_IS_PLACE (self));

  guide_view_place_set_recordings (self, recordings);
  listen (self, recordings->passage, recordings->chosen, recordings->seconds);
}

gboolean
guide_view_toggle_recording (GtkWidget *widget)
{
  GuideViewPlace *self = find_place (widget);

  if (self == NULL || self->recorded == NULL)
    return FALSE;
  g_clear_pointer (&self->put_away, g_free);
  if (self->book != NULL)
    guide_view_place_show_face (self);
  return guide_view_player_toggle (self->player);
}

static void
stop_listening (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GuideViewPlace *self = GUIDE_VIEW_PLACE (widget);

  guide_view_player_stop (self->player);
  g_free (self->put_away);
  self->put_away = g_strdup (self->recorded);
  self->has_listened = FALSE;
  if (self->book != NULL)
    guide_view_place_show_face (self);
}

void
guide_view_install_listening (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "guide.stop-listening", NULL, stop_listening);
}
