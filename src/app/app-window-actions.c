#include "config.h"

#include "app-window-private.h"

#include "app-demonstration.h"
#include "app-dialogs.h"
#include "dossier-view-creator.h"
#include "dossier-view-finder.h"
#include "dossier-view-history.h"
#include "dossier-view-merge.h"
#include "dossier-view-newcomer.h"
#include "dossier-view-trash.h"
#include "dossier-view-vocabulary.h"

#include <glib/gi18n-lib.h>

/* --- undo, redo */

typedef struct
{
  AppWindow *window;
  gboolean   redo;
} Undoing;

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Undoing   *undoing = user_data;
  g_autoptr (AppWindow) self = undoing->window;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *label = NULL, *sentence = NULL;

  if (!dossier_store_undo_finish (DOSSIER_STORE (source), result, &label, &error))
    {
      if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOTHING))
        app_window_set_status (self, undoing->redo ? _ ("Nothing to redo") : _ ("Nothing to undo"));
      else if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_OCCUPIED))
        app_window_toast (self, _ ("An import is being written. Nothing was changed: wait for its end, then try again."), NULL, NULL);
      else
        app_window_toast (self, _ ("This could not be undone. Nothing was changed."), NULL, NULL);
      return;
    }

  if (label == NULL || *label == '\0')
    sentence = g_strdup (undoing->redo ? _ ("Redone") : _ ("Undone"));
  else
    sentence = g_strdup_printf (undoing->redo ? _ ("Redone: %s") : _ ("Undone: %s"), label);
  app_window_set_status (self, sentence);
}

static void
turn_back (AppWindow *self,
           gboolean   redo)
{
  DossierStore *store = app_session_get_store (self->session);
  Undoing      *undoing;

  if (store == NULL || (!redo && app_window_refuse_undo (self)))
    return;

  /* What is being typed is an act too. */
  dossier_view_inspector_save (self->inspector);
  undoing = g_new0 (Undoing, 1);
  undoing->window = g_object_ref (self);
  undoing->redo = redo;
  dossier_store_undo_async (store, redo, on_undone, undoing);
}

static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  turn_back (APP_WINDOW (widget), FALSE);
}

static void
redo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  turn_back (APP_WINDOW (widget), TRUE);
}

/* --- selection, query, places */

static void
select_record (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);
  AppWindow  *self = APP_WINDOW (widget);

  app_session_set_selection (self->session, *id != '\0' ? id : NULL);
  app_window_show_inspector (self, *id != '\0');
}

static void
select_field (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AppWindow  *self = APP_WINDOW (widget);
  const char *id, *field;

  g_variant_get (parameter, "(&s&s)", &id, &field);
  app_session_set_selection (self->session, id);
  app_window_show_inspector (self, TRUE);
  if (*field != '\0')
    dossier_view_inspector_point_at (self->inspector, field);
}

static void
go_back (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  AppWindow       *self = APP_WINDOW (widget);
  g_autofree char *last = NULL;

  if (self->trail->len == 0 || app_session_has_several (self->session))
    {
      app_session_set_selection (self->session, NULL); /* its row can then be chosen again */
      app_window_show_inspector (self, FALSE);
      return;
    }

  last = g_ptr_array_steal_index (self->trail, self->trail->len - 1);
  self->is_going_back = TRUE;
  app_session_set_selection (self->session, last);
  self->is_going_back = FALSE;
}

/* Escape: leaves what is deepest first. */
static void
leave (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  if (adw_flap_get_folded (self->flap) && adw_flap_get_reveal_flap (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  else
    app_session_set_selection (self->session, NULL);
}

static void
show_all (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  app_session_show_all (APP_WINDOW (widget)->session);
}

static void
find (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  app_window_show_inspector (self, FALSE);
  if (g_str_equal (name, "win.find") && g_strcmp0 (app_window_get_place (self), "guide") == 0)
    {
      guide_view_place_find (self->guide);
      return;
    }
  if (!gtk_widget_get_visible (GTK_WIDGET (self->bar)))
    app_window_go_to (self, "structures");
  app_bar_focus_search (self->bar);
}

/* s: what was typed elsewhere, which begins the search anew. */
static void
find_letters (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  find (widget, name, NULL);
  app_bar_begin_search (self->bar, g_variant_get_string (parameter, NULL));
}

/* What is searched already is looked for elsewhere too. */
static void
find_everywhere (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);

  if (store != NULL)
    dossier_view_finder_present (GTK_WINDOW (self), store, dossier_query_get_words (app_session_get_query (self->session)));
}

static void
filter (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  app_window_show_inspector (self, FALSE);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->bar)))
    app_window_go_to (self, "structures");
  app_bar_open_filters (self->bar);
}

static void
go_to (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  app_window_go_to (APP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_selection (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  app_window_go_to (self, "map");
  map_view_set_selected (self->map, app_session_get_selected (self->session));
}

static void
toggle_places (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

/* --- records */

static void
make_structure (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);

  if (store != NULL)
    dossier_view_creator_present (GTK_WINDOW (self), store, dossier_query_get_words (app_session_get_query (self->session)), NULL);
}

static void
make_territory (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DossierStore *store = app_session_get_store (APP_WINDOW (widget)->session);

  if (store != NULL)
    dossier_view_newcomer_present_place (GTK_WINDOW (widget), store);
}

static void
on_link_made (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autoptr (GError)    error = NULL;

  if (!dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    app_window_toast (self, g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED) ? _ ("A structure cannot be linked to itself.") : _ ("The link could not be saved. Try again."), NULL, NULL);
}

/* (ss): the two structures; then the new link is what is selected. */
static void
make_link (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  AppWindow         *self = APP_WINDOW (widget);
  DossierStore      *store = app_session_get_store (self->session);
  const DossierKind *kind = dossier_kinds_find ("link");
  DossierAct        *act;
  g_autofree char   *id = NULL;
  const char        *a, *b;

  if (store == NULL)
    return;

  g_variant_get (parameter, "(&s&s)", &a, &b);
  act = dossier_act_new (NULL);
  id = g_strdup (dossier_act_create (act, kind, NULL));
  dossier_act_set (act, kind, id, "a", dossier_value_new_reference (a));
  dossier_act_set (act, kind, id, "b", dossier_value_new_reference (b));
  dossier_store_write_async (store, act, on_link_made, g_object_ref (self));
  if (!g_str_equal (a, b))
    app_session_set_selection (self->session, id);
}

static void
show_history (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DossierStore *store = app_session_get_store (APP_WINDOW (widget)->session);

  if (store != NULL)
    dossier_view_history_present (GTK_WINDOW (widget), store);
}

static void
show_trash (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  DossierStore *store = app_session_get_store (APP_WINDOW (widget)->session);

  if (store != NULL)
    dossier_view_trash_present (GTK_WINDOW (widget), store);
}

static void
show_vocabulary (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  DossierStore *store = app_session_get_store (APP_WINDOW (widget)->session);

  if (store != NULL)
    dossier_view_vocabulary_present (GTK_WINDOW (widget), store);
}

static void
on_merged (AppWindow  *self,
           const char *sentence,
           const char *id)
{
  app_session_set_selection (self->session, id);
  app_window_toast (self, sentence, _ ("_Undo"), "win.undo");
}

/* (ss): two records; the first is proposed to stay. */
static void
show_merge (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  AppWindow        *self = APP_WINDOW (widget);
  DossierStore     *store = app_session_get_store (self->session);
  DossierViewMerge *view;
  const char       *first, *second;

  g_variant_get (parameter, "(&s&s)", &first, &second);
  if (store == NULL)
    return;
  view = dossier_view_merge_new (GTK_WINDOW (self), store, first, second);
  g_signal_connect_object (view, "done", G_CALLBACK (on_merged), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (view));
}

/* --- dossiers */

static void
on_chosen_to_open (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autoptr (GFile)     file = app_dialogs_choose_finish (result);

  if (file != NULL)
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &file, 1, "");
}

static void
open_dossier (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  app_dialogs_choose_to_open (GTK_WINDOW (widget), APP_FILE_DOSSIER, on_chosen_to_open, g_object_ref (widget));
}

static void
on_chosen_to_make (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autoptr (GFile)     file = app_dialogs_choose_finish (result);
  g_autofree char      *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    app_window_open (self, path, TRUE);
  else
    self->imports_next = FALSE;
}

/* A first dossier, and what fills it. */
static void
make_dossier_and_import (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  APP_WINDOW (widget)->imports_next = TRUE;
  gtk_widget_activate_action (widget, "win.new-dossier", NULL);
}

static void
make_dossier (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  /* Translators: the name proposed for a new dossier, without extension */
  g_autofree char *proposed = g_strconcat (_ ("Our links"), ".liens", NULL);

  app_dialogs_choose_to_save (GTK_WINDOW (widget), APP_FILE_DOSSIER, proposed, on_chosen_to_make, g_object_ref (widget));
}

static void
on_told (double   share,
         gpointer data)
{
  app_window_wait (data, _ ("Telling three school years…"), share);
}

static void
on_demonstration (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *path = app_demonstration_write_finish (result, &error);

  if (path != NULL)
    {
      app_window_open (self, path, FALSE);
      return;
    }
  g_message ("the demonstration: %s", error->message);
  app_window_close_dossier (self);
  app_dialogs_alert (GTK_WINDOW (self), _ ("The demonstration could not be made"),
                     _ ("The disk may be full. Make some room, then try again."));
}

static void
open_demonstration (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  app_window_wait (APP_WINDOW (widget), _ ("Telling three school years…"), 0.0);
  app_demonstration_write_async (on_told, widget, on_demonstration, g_object_ref (widget));
}

static void
close_dossier (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  app_window_close_dossier (APP_WINDOW (widget));
}

void
app_window_update_actions (AppWindow *self)
{
  gboolean                 open = app_session_get_store (self->session) != NULL;
  gboolean                 is_one = open && app_session_get_selection (self->session) != NULL;
  static const char *const of_a_dossier[] = { "win.undo", "win.redo", "win.history", "win.trash", "win.backups", "win.close-dossier", "win.new-structure", "win.new-person", "win.new-territory", "win.new-link", "win.find", "win.find-everywhere", "win.filter", "win.views", "win.themes", "win.import", "win.import-document", "win.paste-document", "win.paste-table", "win.export-workbook", "win.export-map", "win.print-map", "win.booklet", "win.take-starter-guide", "win.project", "win.project-map", "win.presentations", "win.backgrounds", "win.export-presentation", "win.vocabulary", "win.arrange" };

  for (gsize i = 0; i < G_N_ELEMENTS (of_a_dossier); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_a_dossier[i], open);
  app_window_update_sync_actions (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.delete-selection", is_one || (open && app_session_has_several (self->session)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.focus-selection", is_one && dossier_view_inspector_shows_structure (self->inspector));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.place-selection", is_one && dossier_view_inspector_shows_structure (self->inspector));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-selection", is_one && dossier_view_inspector_is_on_map (self->inspector));
}

void
app_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo);

  gtk_widget_class_install_action (klass, "win.history", NULL, show_history);
  gtk_widget_class_install_action (klass, "win.trash", NULL, show_trash);
  gtk_widget_class_install_action (klass, "win.vocabulary", NULL, show_vocabulary);
  gtk_widget_class_install_action (klass, "win.merge", "(ss)", show_merge);

  gtk_widget_class_install_action (klass, "win.select", "s", select_record);
  gtk_widget_class_install_action (klass, "win.select-field", "(ss)", select_field);
  gtk_widget_class_install_action (klass, "win.back", NULL, go_back);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_install_action (klass, "win.leave", NULL, leave);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "win.leave", NULL);
  gtk_widget_class_install_action (klass, "win.show-all", NULL, show_all);
  gtk_widget_class_install_action (klass, "win.find", NULL, find);
  gtk_widget_class_install_action (klass, "win.find-letters", "s", find_letters);
  gtk_widget_class_install_action (klass, "win.find-everywhere", NULL, find_everywhere);
  gtk_widget_class_install_action (klass, "win.filter", NULL, filter);

  gtk_widget_class_install_action (klass, "win.go-to", "s", go_to);
  gtk_widget_class_install_action (klass, "win.show-selection", NULL, show_selection);
  gtk_widget_class_install_action (klass, "win.places", NULL, toggle_places);

  gtk_widget_class_install_action (klass, "win.new-structure", NULL, make_structure);
  gtk_widget_class_install_action (klass, "win.new-territory", NULL, make_territory);
  gtk_widget_class_install_action (klass, "win.new-link", "(ss)", make_link);

  gtk_widget_class_install_action (klass, "win.open-dossier", NULL, open_dossier);
  gtk_widget_class_install_action (klass, "win.new-dossier", NULL, make_dossier);
  gtk_widget_class_install_action (klass, "win.new-dossier-and-import", NULL, make_dossier_and_import);
  gtk_widget_class_install_action (klass, "win.open-demonstration", NULL, open_demonstration);
  gtk_widget_class_install_action (klass, "win.close-dossier", NULL, close_dossier);
  app_window_install_selection_actions (klass);
  app_window_install_around_actions (klass);
  app_window_install_people_actions (klass);
  app_window_install_document_actions (klass);
  app_window_install_notes_actions (klass);
  app_window_install_recording_actions (klass);
  app_window_install_exchange_actions (klass);
  app_window_install_guide_actions (klass);
  app_window_install_insight_actions (klass);
  app_window_install_view_actions (klass);
  app_window_install_theme_actions (klass);
  app_window_install_place_actions (klass);
  app_window_install_project_actions (klass);
  app_window_install_background_actions (klass);
  app_window_install_network_actions (klass);
  app_window_install_sync_actions (klass);
  app_window_install_share_actions (klass);
}
