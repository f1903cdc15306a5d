#include "config.h"

#include "app-window-private.h"

#include "app-dialogs.h"
#include "app-sentence.h"
#include "dossier-file.h"
#include "dossier-reader.h"

#include <glib/gi18n-lib.h>

#define WIDTH_OF_THREE_PANES 1060 /* pixels: under it the places lie over the rest */

G_DEFINE_FINAL_TYPE (AppWindow, app_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- panes */

static void
on_panes_changed (AppWindow *self)
{
  gboolean folded = adw_leaflet_get_folded (self->panes);
  gboolean can_go_back = folded || self->trail->len > 0;

  adw_header_bar_set_show_end_title_buttons (self->middle_header, folded);
  gtk_widget_set_visible (self->back_button, can_go_back);
}

void
app_window_show_inspector (AppWindow *self,
                           gboolean   show)
{
  if (adw_leaflet_get_folded (self->panes))
    adw_leaflet_set_visible_child (self->panes, show ? self->inspector_pane : self->middle);
}

static gboolean
follow_width (gpointer data)
{
  AppWindow *self = data;

  adw_flap_set_fold_policy (self->flap, self->is_narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_reveal_flap (self->flap, !self->is_narrow);
  sync_view_badge_set_narrow (self->sharing, self->is_narrow);
  return G_SOURCE_REMOVE;
}

static void
app_window_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  AppWindow *self = APP_WINDOW (widget);
  gboolean   is_narrow = width < WIDTH_OF_THREE_PANES;

  GTK_WIDGET_CLASS (app_window_parent_class)->size_allocate (widget, width, height, baseline);
  app_window_tell_opaque (self);
  if (is_narrow == self->is_narrow)
    return;

  /* Not while sizes are being given. */
  self->is_narrow = is_narrow;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_width, g_object_ref (self), g_object_unref);
}

static void
app_window_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  app_window_snapshot_ground (APP_WINDOW (widget), snapshot);
  GTK_WIDGET_CLASS (app_window_parent_class)->snapshot (widget, snapshot);
}

/* --- session */

void
app_window_set_status (AppWindow  *self,
                       const char *sentence)
{
  adw_window_title_set_subtitle (self->place_title, sentence);
}

/* By the person here, or by a command of theirs: what others wrote is no saving, and takes nothing of what can be undone. */
static void
on_saved (AppWindow *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *time = g_date_time_format (now, "%H:%M");
  g_autofree char      *sentence = g_strdup_printf (_ ("Saved %s"), time);

  app_window_forget_erasure (self);
  app_window_set_status (self, sentence);
  /* What a toast offers to undo must still be the last thing done. */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
}

/* An import that a command brings in, while a person types. */
static void
on_held (AppWindow *self)
{
  app_window_set_status (self, _ ("An import is being written: yours is saved right after"));
}

static void
on_store_changed (AppWindow *self)
{
  DossierStore *store = app_session_get_store (self->session);

  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->store, app_window_read_positions, self);
      g_signal_handlers_disconnect_by_func (self->store, on_saved, self);
      g_signal_handlers_disconnect_by_func (self->store, on_held, self);
    }
  self->store = store;
  g_ptr_array_set_size (self->trail, 0);
  dossier_view_lists_set_store (self->lists, store);
  map_view_set_store (self->map, store);
  app_window_set_guide_store (self, store);
  app_window_set_insight_store (self, store);
  app_window_follow_session_sharing (self);
  g_clear_pointer (&self->view_id, g_free);
  map_view_set_positions (self->map, NULL);
  app_window_forget_positions (self);
  dossier_view_inspector_set_store (self->inspector, store);
  app_notice_hide (self->notice);
  app_window_set_status (self, NULL);
  if (store != NULL)
    {
      g_signal_connect_object (store, "changed", G_CALLBACK (app_window_read_positions), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (store, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (store, "held", G_CALLBACK (on_held), self, G_CONNECT_SWAPPED);
    }
  app_window_update_actions (self);
}

static void
on_query_changed (AppWindow *self)
{
  dossier_view_lists_set_query (self->lists, app_session_get_query (self->session));
  map_view_set_query (self->map, app_session_get_query (self->session));
  app_window_name_map (self);
  app_window_set_view (self, NULL);
}

static void
on_selection_changed (AppWindow *self)
{
  const char *id = app_session_get_selection (self->session);
  guint       n = g_strv_length ((char **) app_session_get_selected (self->session));
  const char *left = dossier_view_inspector_get_id (self->inspector);

  if (self->is_going_back)
    self->is_going_back = FALSE;
  else if (left != NULL && id != NULL)
    g_ptr_array_add (self->trail, g_strdup (left));

  app_notice_hide (self->notice);
  dossier_view_lists_set_selected (self->lists, app_session_get_selected (self->session));
  map_view_set_selected (self->map, app_session_get_selected (self->session));
  if (n > 1)
    dossier_view_inspector_show_several (self->inspector, dossier_kinds_find (dossier_view_lists_get_kind (self->lists)), n);
  else
    dossier_view_inspector_show (self->inspector, id);
  app_window_tell_open (self);
  app_window_show_inspector (self, n > 0);
  gtk_widget_set_visible (self->record_button, id != NULL);
  on_panes_changed (self);
  app_window_update_actions (self);
}

static void
on_inspector_title (AppWindow *self)
{
  adw_window_title_set_title (self->inspector_title, dossier_view_inspector_get_title (self->inspector));
  app_window_update_actions (self);
}

/* The button of a mouse that goes back. */
static void
on_back_pressed (AppWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

/* The map tells what was chosen; a tap shows where, "opened" shows what. */
static void
on_map_selected (AppWindow  *self,
                 const char *id)
{
  app_session_set_selection (self->session, id);
}

static void
on_map_family_pressed (AppWindow *self,
                       guint      family)
{
  app_bar_toggle_family (self->bar, family);
}

static void
on_map_term_pressed (AppWindow  *self,
                     const char *path,
                     const char *code)
{
  app_session_toggle_filter (self->session, path, code);
}

/* Of a comparison: which links they are is known to the map alone. */
static void
on_map_links_pressed (AppWindow  *self,
                      GStrv       ids,
                      const char *words)
{
  app_session_set_links (self->session, (const char *const *) ids, words);
}

/* Several are rows of a list: that of structures. */
static void
on_map_selected_several (AppWindow *self,
                         GStrv      ids)
{
  dossier_view_lists_set_kind (self->lists, "structure");
  app_session_set_selected (self->session, (const char *const *) ids);
}

static void
on_map_opened (AppWindow  *self,
               const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s", id);
}

static void
on_map_link_drawn (AppWindow  *self,
                   const char *a,
                   const char *b)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-link", "(ss)", a, b);
}

/* --- opening */

static void
show_name (AppWindow *self)
{
  g_autofree char *name = self->path != NULL ? dossier_file_dup_name (self->path) : g_strdup ("Liens");

  adw_window_title_set_title (self->place_title, name);
  gtk_window_set_title (GTK_WINDOW (self), name);
}

static void
set_path (AppWindow  *self,
          const char *path)
{
  char *copy = g_strdup (path);

  g_free (self->path);
  self->path = copy;
  show_name (self);
}

/* Reader thread: whose form was open when Liens stopped. NULL: nobody's. */
static gpointer
find_draft (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GPtrArray) drafts = dossier_reader_list_drafts (reader, NULL, error);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      const DossierDraftLine *draft = drafts->pdata[i];
      g_autofree char        *title = dossier_reader_dup_title (reader, draft->subject); /* a document under review has no form */

      if (title != NULL)
        return g_variant_ref_sink (g_variant_new ("(ss)", draft->subject, title));
    }
  return NULL;
}

static void
on_draft_found (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autoptr (GVariant)  found = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);
  g_autofree char      *sentence = NULL;
  const char           *subject, *title;

  if (found == NULL || self->store != DOSSIER_STORE (source))
    return;

  g_variant_get (found, "(&s&s)", &subject, &title);
  sentence = g_strdup_printf (_ ("What was being typed on “%s” when Liens stopped was kept."), title);
  app_notice_show (self->notice, sentence, _ ("Show"), "win.select", g_variant_new_string (subject));
}

/* A dossier opened from the desktop is not kept waiting by the question of the first run. */
static void
ask_for_author (AppWindow *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "author-name");

  if (*name == '\0')
    app_notice_show (self->notice, _ ("What you write is not signed yet."), _ ("Tell your name"), "app.preferences", NULL);
}

/* Another window of the program in which a dossier is open; NULL: none. */
static AppWindow *
find_other_at_work (AppWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *window = application != NULL ? gtk_application_get_windows (application) : NULL; window != NULL; window = window->next)
    if (window->data != self && APP_IS_WINDOW (window->data) && app_session_get_store (APP_WINDOW (window->data)->session) != NULL)
      return window->data;
  return NULL;
}

/* A window that was opened for a dossier which was refused does not stay empty beside the others. */
static void
refuse (AppWindow    *self,
        const GError *error)
{
  AppWindow       *other = find_other_at_work (self);
  g_autofree char *heading = NULL, *body = NULL;

  g_message ("opening %s: %s", self->path, error->message);
  if (app_window_offer_copies (self, self->path, error))
    {
      set_path (self, NULL);
      return;
    }
  app_sentence_of_opening (error, self->path, &heading, &body);
  set_path (self, NULL);
  self->imports_next = FALSE;
  gtk_stack_set_visible_child_name (self->faces, "welcome");
  app_dialogs_alert (GTK_WINDOW (other != NULL ? other : self), heading, body);
  if (other != NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autoptr (GError)    error = NULL;

  if (app_session_open_finish (self->session, result, &error))
    {
      g_settings_set_string (self->settings, "last-dossier", self->path);
      gtk_stack_set_visible_child_name (self->faces, "work");
      dossier_store_ask_async (self->store, find_draft, NULL, NULL, (GDestroyNotify) g_variant_unref, NULL, on_draft_found, g_object_ref (self));
      ask_for_author (self);
      app_window_tell_mended (self);
      app_window_tend (self);
      if (self->imports_next)
        gtk_widget_activate_action (GTK_WIDGET (self), "win.import", NULL);
      self->imports_next = FALSE;
      return;
    }

  refuse (self, error);
}

void
app_window_wait (AppWindow  *self,
                 const char *sentence,
                 double      share)
{
  adw_status_page_set_title (self->waiting, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), share >= 0.0);
  gtk_progress_bar_set_fraction (self->progress, CLAMP (share, 0.0, 1.0));
  gtk_stack_set_visible_child_name (self->faces, "waiting");
}

void
app_window_open (AppWindow  *self,
                 const char *path,
                 gboolean    make)
{
  g_return_if_fail (APP_IS_WINDOW (self) && path != NULL);

  dossier_view_inspector_save (self->inspector);
  set_path (self, path);
  app_window_wait (self, make ? _ ("Making the dossier…") : _ ("Opening the dossier…"), -1.0);
  app_session_open_async (self->session, path, make, on_opened, g_object_ref (self));
}

void
app_window_close_dossier (AppWindow *self)
{
  dossier_view_inspector_save (self->inspector);
  app_window_note_absence (self);
  app_session_close (self->session);
  set_path (self, NULL);
  g_settings_reset (self->settings, "last-dossier");
  gtk_stack_set_visible_child_name (self->faces, "welcome");
}

/* --- the window itself */

static void
keep_size (AppWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 360));
}

static gboolean
app_window_close_request (GtkWindow *window)
{
  AppWindow *self = APP_WINDOW (window);

  keep_size (self);
  dossier_view_inspector_save (self->inspector);
  app_window_note_absence (self);
  app_session_close (self->session);
  return GTK_WINDOW_CLASS (app_window_parent_class)->close_request (window);
}

static void
follow_text_zoom (AppWindow *self)
{
  map_view_set_text_scale (self->map, g_settings_get_double (self->settings, "text-zoom"));
}

static void
follow_author (AppWindow *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "author-name");
  g_autofree char *side = g_settings_get_string (self->settings, "author-side");

  app_session_set_author (self->session, *name != '\0' ? name : NULL, *side != '\0' ? side : NULL);
}

static void
use_settings (AppWindow *self,
              GSettings *settings)
{
  self->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  app_welcome_set_settings (self->welcome, settings);
  g_signal_connect_object (settings, "changed::author-name", G_CALLBACK (follow_author), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::author-side", G_CALLBACK (follow_author), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::text-zoom", G_CALLBACK (follow_text_zoom), self, G_CONNECT_SWAPPED);
  follow_author (self);
  follow_text_zoom (self);
  g_settings_bind (settings, "map-theme", self->map, "theme", G_SETTINGS_BIND_DEFAULT);
}

static void
app_window_dispose (GObject *object)
{
  AppWindow *self = APP_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_WINDOW);
  g_clear_weak_pointer (&self->sharing_window);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->trail, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->view_title, g_free);
  g_clear_pointer (&self->mended, g_free);
  g_clear_pointer (&self->seen, g_bytes_unref);
  g_clear_pointer (&self->view_id, g_free);
  g_clear_object (&self->reading_positions);
  g_clear_object (&self->words);
  G_OBJECT_CLASS (app_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_back_pressed);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, faces);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, waiting);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, places);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, middle);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, middle_header);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, place_title);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, sharing);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, contents);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, inspector_pane);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, inspector_header);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, inspector_title);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, record_button);
  gtk_widget_class_bind_template_child (widget_class, AppWindow, inspector);
}

static void
app_window_class_init (AppWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = app_window_dispose;
  widget_class->size_allocate = app_window_size_allocate;
  widget_class->snapshot = app_window_snapshot;
  GTK_WINDOW_CLASS (klass)->close_request = app_window_close_request;

  g_type_ensure (APP_TYPE_BAR);
  g_type_ensure (APP_TYPE_NOTICE);
  g_type_ensure (APP_TYPE_WELCOME);
  g_type_ensure (SYNC_VIEW_TYPE_BADGE);
  g_type_ensure (DOSSIER_VIEW_TYPE_INSPECTOR);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/app-window.ui");
  bind_children (widget_class);
  app_window_bind_places (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_panes_changed);
  app_window_install_actions (widget_class);
}

static void
app_window_init (AppWindow *self)
{
  self->trail = g_ptr_array_new_with_free_func (g_free);
  self->session = app_session_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->map = MAP_VIEW (map_view_new ());
  g_signal_connect_object (self->map, "selected", G_CALLBACK (on_map_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "selected-several", G_CALLBACK (on_map_selected_several), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "opened", G_CALLBACK (on_map_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "placed", G_CALLBACK (app_window_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "family-pressed", G_CALLBACK (on_map_family_pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "links-pressed", G_CALLBACK (on_map_links_pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "term-pressed", G_CALLBACK (on_map_term_pressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "link-drawn", G_CALLBACK (on_map_link_drawn), self, G_CONNECT_SWAPPED);
  app_window_listen_to_network (self);
  app_window_listen_to_words (self);
  app_window_listen_to_presentations (self);
  app_window_add_place (self, "map", _ ("Map"), "mark-location-symbolic", GTK_WIDGET (self->map));
  app_window_add_lists (self);
  app_window_add_insight (self);
  app_window_add_guide (self);
  app_window_go_to (self, "map");

  app_bar_set_session (self->bar, self->session);
  g_signal_connect_object (self->session, "notify::store", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::selection", G_CALLBACK (on_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "query-changed", G_CALLBACK (on_query_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inspector, "notify::title", G_CALLBACK (on_inspector_title), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->record_button, FALSE);
  on_query_changed (self);
  on_panes_changed (self);
  app_window_accept_files (self);
  app_window_watch_hands (self);
  app_window_watch_sharing (self);
  app_window_update_actions (self);
}

AppWindow *
app_window_new (AppApplication *application)
{
  AppWindow *self = g_object_new (APP_TYPE_WINDOW, "application", application, NULL);

  use_settings (self, app_application_get_settings (application));
  return self;
}

const char *
app_window_get_path (AppWindow *self)
{
  return self->path;
}

const char *
app_window_get_place (AppWindow *self)
{
  const char *face = gtk_stack_get_visible_child_name (self->faces);
  const char *place = gtk_stack_get_visible_child_name (self->contents);

  if (g_strcmp0 (face, "work") != 0)
    return "welcome";
  return g_str_equal (place, "structures") && g_str_equal (dossier_view_lists_get_kind (self->lists), "person") ? "person" : place;
}

AppSession *
app_window_get_session (AppWindow *self)
{
  return self->session;
}

static void
on_toast_gone (AppWindow *self,
               AdwToast  *toast)
{
  if (self->toast == toast)
    self->toast = NULL;
}

void
app_window_toast (AppWindow  *self,
                  const char *sentence,
                  const char *label,
                  const char *action)
{
  AdwToast        *toast;
  g_autofree char *plain = g_markup_escape_text (sentence, -1);

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);

  toast = adw_toast_new (plain);
  if (action != NULL)
    {
      adw_toast_set_button_label (toast, label);
      adw_toast_set_action_name (toast, action);
      adw_toast_set_timeout (toast, 12);
      self->toast = toast;
      g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_toast_gone), self, G_CONNECT_SWAPPED);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}
