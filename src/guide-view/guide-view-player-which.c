#include "config.h"

#include "guide-view-player-private.h"

#include "dossier-file.h"
#include "guide-view-private.h"

#include <glib/gi18n-lib.h>

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
      guide_view_player_say (self, g_strdup_printf (_ ("missing recording: %s is not on this computer. Whoever recorded it may still have it."), self->name), TRUE, FALSE);
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
  guide_view_player_set_file (self, G_FILE (source));
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

void
guide_view_player_look_again (GuideViewPlayer *self)
{
  gboolean is_there = self->store != NULL && self->recordings != NULL;

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  guide_view_player_set_file (self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "player.add", is_there);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "player.replace", is_there && self->recording != NULL);
  if (!is_there)
    return;
  gtk_label_set_text (self->title, self->name != NULL ? self->name : "");
  if (self->name != NULL)
    find_file (self);
  else
    guide_view_player_say (self, g_strdup (self->recordings->has_notes ? _ ("No recording is known for these notes.") : _ ("No recording is known for this document.")), TRUE, FALSE);
}

/* --- which of them */

/* The model is replaced only when it says something else: a list that is being chosen in must not lose its own. */
static void
fill_which (GuideViewPlayer *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GListModel               *before = gtk_drop_down_get_model (self->which);
  guint                     n = self->recordings != NULL ? self->recordings->list->len : 0, selected = GTK_INVALID_LIST_POSITION;
  gboolean                  is_same = before != NULL && g_list_model_get_n_items (before) == n;

  for (guint i = 0; i < n; i++)
    {
      const GuideNamed *named = self->recordings->list->pdata[i];

      gtk_string_list_append (names, named->title);
      is_same = is_same && g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (before), i), named->title);
      if (g_strcmp0 (named->id, self->recording) == 0)
        selected = i;
    }
  self->is_filling = TRUE;
  if (!is_same)
    gtk_drop_down_set_model (self->which, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->which, selected);
  self->is_filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->which), n > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->title), n < 2);
}

void
guide_view_player_hold (GuideViewPlayer *self,
                        const char      *recording)
{
  const GuideNamed *named = self->recordings != NULL ? guide_recordings_find (self->recordings, recording) : NULL;
  const char       *id = named != NULL ? named->id : NULL, *name = named != NULL ? named->title : NULL;
  gboolean          is_same = g_strcmp0 (self->recording, id) == 0 && g_strcmp0 (self->name, name) == 0;

  if (!is_same)
    {
      g_free (self->recording);
      g_free (self->name);
      self->recording = g_strdup (id);
      self->name = g_strdup (name);
    }
  fill_which (self);
  if (!is_same)
    guide_view_player_look_again (self);
}

/* For a passage that is listened to, it is remembered. */
static void
on_which (GuideViewPlayer *self)
{
  guint             selected = gtk_drop_down_get_selected (self->which);
  const GuideNamed *named = self->recordings != NULL && selected < self->recordings->list->len ? self->recordings->list->pdata[selected] : NULL;

  if (self->is_filling || named == NULL || g_strcmp0 (named->id, self->recording) == 0)
    return;
  self->wanted = self->mark;
  if (self->passage != NULL)
    guide_view_write (GTK_WIDGET (self), guide_recordings_new_choice (self->passage, named->id));
  guide_view_player_hold (self, named->id);
}

/* --- what is known of it */

static const char *
find_added (const GuideRecordings *before,
            const GuideRecordings *now)
{
  for (guint i = 0; i < now->list->len; i++)
    if (guide_recordings_find (before, ((GuideNamed *) now->list->pdata[i])->id) == NULL)
      return ((GuideNamed *) now->list->pdata[i])->id;
  return NULL;
}

/* user_data: a reference. */
static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GuideViewPlayer) self = user_data;
  g_autoptr (GuideRecordings) recordings = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);

  if (recordings == NULL || self->store != DOSSIER_STORE (source) || g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;
  guide_view_player_show (self, self->store, recordings);
}

static gpointer
ask (DossierReader *reader,
     gpointer       id,
     GCancellable  *cancellable,
     GError       **error)
{
  return guide_recordings_read (reader, id, error);
}

/* What has notes is kept fresh by their page. */
static void
on_changed (GuideViewPlayer *self)
{
  if (self->recordings == NULL || self->recordings->has_notes)
    return;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  dossier_store_ask_async (self->store, ask, g_strdup (self->recordings->of), g_free, (GDestroyNotify) guide_recordings_unref, self->asking, on_read, g_object_ref (self));
}

static void
set_store (GuideViewPlayer *self,
           DossierStore    *store)
{
  if (self->store == store)
    return;
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, on_changed, self);
  g_set_object (&self->store, store);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static void
forget_mark (GuideViewPlayer *self)
{
  g_clear_pointer (&self->passage, g_free);
  self->wanted = self->mark = GUIDE_VIEW_PLAYER_NOWHERE;
}

static void
take_recordings (GuideViewPlayer *self,
                 GuideRecordings *recordings)
{
  g_clear_pointer (&self->recordings, guide_recordings_unref);
  self->recordings = recordings != NULL ? guide_recordings_ref (recordings) : NULL;
}

/* What is being listened to is not taken away by what somebody else adds. */
static void
show_more (GuideViewPlayer *self,
           GuideRecordings *recordings)
{
  gboolean    is_playing = self->stream != NULL && gtk_media_stream_get_playing (self->stream);
  const char *added = is_playing ? NULL : find_added (self->recordings, recordings);
  gboolean    is_kept = guide_recordings_find (recordings, self->recording) != NULL;

  if (added != NULL)
    self->wanted = self->mark;
  else if (self->recording != NULL && !is_kept)
    forget_mark (self);
  take_recordings (self, recordings);
  if (added == NULL)
    added = is_kept ? self->recording : recordings->list->len > 0 ? ((GuideNamed *) recordings->list->pdata[0])->id : NULL;
  guide_view_player_hold (self, added);
}

void
guide_view_player_show (GuideViewPlayer *self,
                        DossierStore    *store,
                        GuideRecordings *recordings)
{
  gboolean is_same;

  g_return_if_fail (GUIDE_VIEW_IS_PLAYER (self));

  is_same = self->store == store && self->recordings != NULL && recordings != NULL && g_str_equal (self->recordings->of, recordings->of);
  set_store (self, store);
  if (is_same)
    {
      show_more (self, recordings);
      return;
    }
  forget_mark (self);
  g_clear_pointer (&self->recording, g_free);
  g_clear_pointer (&self->name, g_free);
  take_recordings (self, recordings);
  guide_view_player_look_again (self);
  guide_view_player_hold (self, recordings != NULL && recordings->list->len > 0 ? ((GuideNamed *) recordings->list->pdata[0])->id : NULL);
}

/* --- its acts */

static void
choose (GuideViewPlayer *self,
        gboolean         replaces)
{
  const char *recording = replaces && self->recording != NULL ? self->recording : "";

  if (self->recordings == NULL)
    return;
  guide_view_player_stop (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.choose-recording", "(sss)", self->recordings->of, recording, self->passage != NULL ? self->passage : "");
}

static void
add (GtkWidget  *widget,
     const char *name,
     GVariant   *parameter)
{
  choose (GUIDE_VIEW_PLAYER (widget), FALSE);
}

static void
replace (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  choose (GUIDE_VIEW_PLAYER (widget), TRUE);
}

static void
on_choose (GuideViewPlayer *self)
{
  choose (self, !self->adds);
}

void
guide_view_player_install_acts (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, GuideViewPlayer, which);
  gtk_widget_class_bind_template_callback (klass, on_which);
  gtk_widget_class_bind_template_callback (klass, on_choose);
  gtk_widget_class_install_action (klass, "player.add", NULL, add);
  gtk_widget_class_install_action (klass, "player.replace", NULL, replace);
}
