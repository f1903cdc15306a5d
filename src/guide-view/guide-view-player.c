#include "config.h"

#include "guide-view-player.h"

#include "dossier-file.h"

#include <glib/gi18n-lib.h>

#define STEP 5 /* seconds */
#define NOWHERE -1

struct _GuideViewPlayer
{
  AdwBin          parent_instance;
  DossierStore   *store;
  GSettings      *settings;
  char           *notes, *recording, *name;
  GCancellable   *looking;
  GFile          *file;       /* NULL: not found, or not yet */
  GtkMediaStream *stream;     /* NULL: nothing was played yet */
  gint64          wanted;     /* seconds to begin at, once it can; or NOWHERE */
  gboolean        is_telling; /* where it is */

  GtkStack  *faces; /* said, here */
  GtkLabel  *said;
  GtkWidget *choose, *open;
  GtkButton *play;
  GtkScale  *scale;
  GtkLabel  *time;
  GtkLabel  *title;
};

G_DEFINE_FINAL_TYPE (GuideViewPlayer, guide_view_player, ADW_TYPE_BIN)

/* --- what it says */

static void
say (GuideViewPlayer *self,
     char            *sentence,
     gboolean         can_choose,
     gboolean         can_open)
{
  gtk_label_set_text (self->said, sentence);
  gtk_widget_set_visible (self->choose, can_choose && self->notes != NULL);
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

  gtk_media_stream_seek (self->stream, CLAMP (at, 0, MAX (end, 0)));
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

      say (self, g_strdup_printf (_ ("%s lasts %s only: the moment %s is of another recording."), self->name, whole, mark), TRUE, FALSE);
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
    say (self, g_strdup_printf (_ ("Nothing on this computer plays sounds inside Liens. %s opens with another program; the marks of the notes say where to listen."), self->name), FALSE, TRUE);
  else
    say (self, g_strdup_printf (_ ("%s cannot be played here: its format is not known to this computer, or it is damaged. The notes are as they were."), self->name), TRUE, TRUE);
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

void
guide_view_player_play (GuideViewPlayer *self,
                        guint            seconds)
{
  g_return_if_fail (GUIDE_VIEW_IS_PLAYER (self));

  self->wanted = seconds;
  if (self->file != NULL)
    gtk_stack_set_visible_child_name (self->faces, "here");
  play_wanted (self);
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
    guide_view_player_play (self, 0);
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

/* --- where its file is */

static void
on_looked_up (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data);

/* Takes places: GFile, the next one to be tried first. */
static void
look_up (GuideViewPlayer *self,
         GPtrArray       *places)
{
  if (places->len == 0)
    {
      g_ptr_array_unref (places);
      say (self, g_strdup_printf (_ ("missing recording: %s is not on this computer. Whoever recorded it may still have it."), self->name), TRUE, FALSE);
      return;
    }
  g_object_set_data_full (G_OBJECT (self->looking), "places", places, (GDestroyNotify) g_ptr_array_unref);
  g_file_query_info_async (places->pdata[0], G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, self->looking, on_looked_up, g_object_ref (self));
}

static void
on_looked_up (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GuideViewPlayer) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (GFileInfo)       info = g_file_query_info_finish (G_FILE (source), result, &error);
  GPtrArray                  *places;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->looking == NULL)
    return;
  places = g_object_steal_data (G_OBJECT (self->looking), "places");
  if (places == NULL)
    return;
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_ptr_array_remove_index (places, 0);
      look_up (self, places);
      return;
    }
  g_ptr_array_unref (places);
  g_set_object (&self->file, G_FILE (source));
  gtk_stack_set_visible_child_name (self->faces, "here");
  tell_place (self);
  play_wanted (self);
}

static void
find_file (GuideViewPlayer *self)
{
  GPtrArray           *places = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GVariant) known = g_settings_get_value (self->settings, "recordings");
  g_autofree char     *folder = dossier_file_dup_folder (dossier_store_get_path (self->store)), *base = g_path_get_basename (self->name);
  const char          *uri = NULL;

  if (g_variant_lookup (known, self->recording, "&s", &uri))
    g_ptr_array_add (places, g_file_new_for_uri (uri));
  g_ptr_array_add (places, g_file_new_build_filename (folder, base, NULL));
  self->looking = g_cancellable_new ();
  look_up (self, places);
}

static void
look_again (GuideViewPlayer *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  drop_stream (self);
  g_clear_object (&self->file);
  tell_playing (self);
  if (self->store == NULL)
    return;
  gtk_label_set_text (self->title, self->name != NULL ? self->name : "");
  if (self->name == NULL)
    say (self, g_strdup (_ ("No recording is known for these notes.")), TRUE, FALSE);
  else
    find_file (self);
}

void
guide_view_player_show (GuideViewPlayer *self,
                        DossierStore    *store,
                        const char      *notes,
                        const char      *recording,
                        const char      *name)
{
  g_return_if_fail (GUIDE_VIEW_IS_PLAYER (self));

  if (self->store == store && g_strcmp0 (notes, self->notes) == 0 && g_strcmp0 (recording, self->recording) == 0 && g_strcmp0 (name, self->name) == 0)
    return;
  g_set_object (&self->store, store);
  g_free (self->notes);
  g_free (self->recording);
  g_free (self->name);
  self->notes = g_strdup (notes);
  self->recording = g_strdup (recording);
  self->name = g_strdup (name);
  self->wanted = NOWHERE;
  look_again (self);
}

/* --- the widget */

static void
on_choose (GuideViewPlayer *self)
{
  if (self->notes != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.choose-recording", "(ss)", self->notes, self->recording != NULL ? self->recording : "");
}

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
    seek (self, (double) gtk_media_stream_get_timestamp (self->stream) / G_USEC_PER_SEC + (key == GDK_KEY_Left ? -STEP : STEP));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
guide_view_player_dispose (GObject *object)
{
  GuideViewPlayer *self = GUIDE_VIEW_PLAYER (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  drop_stream (self);
  g_clear_object (&self->file);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->notes, g_free);
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
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlayer, play);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlayer, scale);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlayer, time);
  gtk_widget_class_bind_template_child (widget_class, GuideViewPlayer, title);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_moved);
  gtk_widget_class_bind_template_callback (widget_class, guide_view_player_toggle);
}

static void
guide_view_player_init (GuideViewPlayer *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->wanted = NOWHERE;
  self->settings = g_settings_new ("org.federation.Liens");
  g_signal_connect_object (self->settings, "changed::recordings", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  tell_playing (self);
}
