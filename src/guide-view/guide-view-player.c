#include "config.h"

#include "guide-view-player-private.h"

#include <glib/gi18n-lib.h>

#define STEP 5 /* seconds */
#define NOWHERE GUIDE_VIEW_PLAYER_NOWHERE

G_DEFINE_FINAL_TYPE (GuideViewPlayer, guide_view_player, ADW_TYPE_BIN)

/* --- what it says */

void
guide_view_player_say (GuideViewPlayer *self,
                       char            *sentence,
                       gboolean         can_choose,
                       gboolean         can_open)
{
  self->adds = FALSE;
  gtk_label_set_text (self->said, sentence);
  gtk_widget_set_visible (self->choose, can_choose);
  gtk_widget_set_visible (self->open, can_open);
  gtk_stack_set_visible_child_name (self->faces, "said");
  g_free (sentence);
}

static char *
dup_time (gint64 microseconds)
{
  gint64 seconds = microseconds / G_USEC_PER_SEC;

  if (seconds >= 3600)
    return g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));
  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

static gboolean
is_playing (GuideViewPlayer *self)
{
  return self->stream != NULL && gtk_media_stream_get_playing (self->stream);
}

static void
tell_place (GuideViewPlayer *self)
{
  gint64           at = self->stream != NULL ? gtk_media_stream_get_timestamp (self->stream) : 0;
  gint64           end = self->stream != NULL ? gtk_media_stream_get_duration (self->stream) : 0;
  g_autofree char *now = dup_time (at), *whole = end > 0 ? dup_time (end) : NULL;
  g_autofree char *told = whole != NULL ? g_strdup_printf ("%s / %s", now, whole) : g_strdup (now);

  gtk_label_set_text (self->time, told);
  self->is_telling = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->scale), end > 0);
  gtk_range_set_range (GTK_RANGE (self->scale), 0, MAX (1, (double) end / G_USEC_PER_SEC));
  gtk_range_set_value (GTK_RANGE (self->scale), (double) at / G_USEC_PER_SEC);
  self->is_telling = FALSE;
}

static void
tell_playing (GuideViewPlayer *self)
{
  const char *label = is_playing (self) ? _ ("Pause (Space)") : _ ("Play (Space)");

  gtk_button_set_icon_name (self->play, is_playing (self) ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* --- playing */

static void
seek (GuideViewPlayer *self,
      double           seconds)
{
  gint64 end = gtk_media_stream_get_duration (self->stream), at = (gint64) (seconds * G_USEC_PER_SEC);

  self->aimed = CLAMP (at, 0, MAX (end, 0));
  gtk_media_stream_seek (self->stream, self->aimed);
}

/* The place is told late: steps that follow each other count from where the one before leads. */
static void
step (GuideViewPlayer *self,
      double           seconds)
{
  gint64 at = gtk_media_stream_is_seeking (self->stream) ? self->aimed : gtk_media_stream_get_timestamp (self->stream);

  seek (self, (double) at / G_USEC_PER_SEC + seconds);
}

/* A mark that is after the end is not of this recording. */
static void
begin (GuideViewPlayer *self)
{
  gint64 end, wanted = self->wanted;

  if (self->stream == NULL || !gtk_media_stream_is_prepared (self->stream) || wanted == NOWHERE)
    return;
  self->wanted = NOWHERE;
  end = gtk_media_stream_get_duration (self->stream);
  if (end > 0 && wanted * G_USEC_PER_SEC > end)
    {
      g_autofree char *mark = dup_time (wanted * G_USEC_PER_SEC), *whole = dup_time (end);

      guide_view_player_say (self, g_strdup_printf (_ ("%s lasts %s only: the moment %s is of another recording."), self->name, whole, mark), TRUE, FALSE);
      self->adds = TRUE;
      return;
    }
  gtk_media_stream_play (self->stream);
  if (wanted > 0)
    seek (self, (double) wanted);
}

static void
on_prepared (GuideViewPlayer *self)
{
  tell_place (self);
  begin (self);
}

static void
on_failed (GuideViewPlayer *self)
{
  const GError *error = self->stream != NULL ? gtk_media_stream_get_error (self->stream) : NULL;

  if (error == NULL)
    return;
  g_message ("playing a recording: %s", error->message);
  if (g_strcmp0 (G_OBJECT_TYPE_NAME (self->stream), "GtkNoMediaFile") == 0)
    guide_view_player_say (self, g_strdup_printf (_ ("Nothing on this computer plays sounds inside Liens. %s opens with another program; the marks of the notes say where to listen."), self->name), FALSE, TRUE);
  else
    guide_view_player_say (self, g_strdup_printf (_ ("%s cannot be played here: its format is not known to this computer, or it is damaged. The notes are as they were."), self->name), TRUE, TRUE);
}

static void
drop_stream (GuideViewPlayer *self)
{
  if (self->stream == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->stream, self);
  gtk_media_stream_pause (self->stream);
  g_clear_object (&self->stream);
}

/* Made when something is to be heard: what plays sounds takes its time to wake. */
static void
make_stream (GuideViewPlayer *self)
{
  self->stream = gtk_media_file_new_for_file (self->file);
  g_signal_connect_object (self->stream, "notify::prepared", G_CALLBACK (on_prepared), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stream, "notify::error", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stream, "notify::timestamp", G_CALLBACK (tell_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stream, "notify::playing", G_CALLBACK (tell_playing), self, G_CONNECT_SWAPPED);
  on_failed (self);
}

static void
play_wanted (GuideViewPlayer *self)
{
  if (self->file == NULL || self->wanted == NOWHERE)
    return;
  if (self->stream == NULL)
    make_stream (self);
  begin (self);
}

static void
play_from (GuideViewPlayer *self,
           guint            seconds)
{
  self->wanted = seconds;
  if (self->file != NULL)
    gtk_stack_set_visible_child_name (self->faces, "here");
  play_wanted (self);
}

void
guide_view_player_play (GuideViewPlayer *self,
                        const char      *passage,
                        const char      *recording,
                        guint            seconds)
{
  g_return_if_fail (GUIDE_VIEW_IS_PLAYER (self));

  g_free (self->passage);
  self->passage = g_strdup (passage);
  self->mark = seconds;
  if (self->recordings != NULL && guide_recordings_find (self->recordings, recording) != NULL)
    guide_view_player_hold (self, recording);
  play_from (self, seconds);
}

gboolean
guide_view_player_toggle (GuideViewPlayer *self)
{
  g_return_val_if_fail (GUIDE_VIEW_IS_PLAYER (self), FALSE);

  if (self->file == NULL)
    return FALSE;
  if (is_playing (self))
    gtk_media_stream_pause (self->stream);
  else if (self->stream != NULL && gtk_media_stream_is_prepared (self->stream))
    gtk_media_stream_play (self->stream);
  else
    play_from (self, 0);
  return TRUE;
}

void
guide_view_player_stop (GuideViewPlayer *self)
{
  g_return_if_fail (GUIDE_VIEW_IS_PLAYER (self));

  self->wanted = NOWHERE;
  if (self->stream != NULL)
    gtk_media_stream_pause (self->stream);
}

void
guide_view_player_set_file (GuideViewPlayer *self,
                            GFile           *file)
{
  drop_stream (self);
  g_set_object (&self->file, file);
  tell_playing (self);
  if (file == NULL)
    return;
  gtk_stack_set_visible_child_name (self->faces, "here");
  tell_place (self);
  play_wanted (self);
}

/* --- the widget */

static void
on_open (GuideViewPlayer *self)
{
  g_autofree char *uri = self->file != NULL ? g_file_get_uri (self->file) : NULL;

  if (uri != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-recording", "s", uri);
}

static gboolean
on_moved (GuideViewPlayer *self,
          GtkScrollType    how,
          double           seconds)
{
  if (!self->is_telling && self->stream != NULL)
    seek (self, seconds);
  return FALSE;
}

static gboolean
on_key (GuideViewPlayer *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  gboolean is_step = key == GDK_KEY_Left || key == GDK_KEY_Right;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0 || self->file == NULL)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_space)
    guide_view_player_toggle (self);
  else if (is_step && self->stream != NULL)
    step (self, key == GDK_KEY_Left ? -STEP : STEP);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
guide_view_player_dispose (GObject *object)
{
  GuideViewPlayer *self = GUIDE_VIEW_PLAYER (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  drop_stream (self);
  g_clear_object (&self->file);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->recordings, guide_recordings_unref);
  g_clear_pointer (&self->passage, g_free);
  g_clear_pointer (&self->recording, g_free);
  g_clear_pointer (&self->name, g_free);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), GUIDE_VIEW_TYPE_PLAYER);
  G_OBJECT_CLASS (guide_view_player_parent_class)->dispose (object);
}

static void
guide_view_player_class_init (GuideViewPlayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guide_view_player_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/guide-view-player.ui");
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlayer, faces);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlayer, said);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlayer, choose);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlayer, open);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlayer, here);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlayer, play);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlayer, scale);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlayer, time);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlayer, title);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_moved);
  gtk_widget_class_bind_template_callback (widget_class, guide_view_player_toggle);
  guide_view_player_install_acts (widget_class);
}

static void
guide_view_player_init (GuideViewPlayer *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->wanted = self->mark = NOWHERE;
  self->settings = g_settings_new ("org.federation.Liens");
  g_signal_connect_object (self->settings, "changed::recordings", G_CALLBACK (guide_view_player_look_again), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->here, keys);
  tell_playing (self);
}
