/* app-window-themes.c - what the map tells is kept under a name */
#include "config.h"

#include "app-window-private.h"

#include "dossier-reader.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AppWindow *window;
  char      *title;
  char      *words;
  char      *id; /* of the theme of that title; NULL: there is none */
} Keeping;

static void
free_keeping (Keeping *self)
{
  g_clear_object (&self->window);
  g_free (self->title);
  g_free (self->words);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Keeping, free_keeping)

/* Reader thread: a theme of that title is told anew. */
static gpointer
find_kept (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Keeping              *keeping = data;
  g_autoptr (GPtrArray) named = dossier_reader_list_named (reader, "theme", keeping->title, error);

  if (named == NULL)
    return NULL;
  if (named->len > 0)
    keeping->id = g_strdup (named->pdata[0]);
  return keeping;
}

static DossierAct *
make_act (const Keeping *keeping)
{
  const DossierKind *kind = dossier_kinds_find ("theme");
  DossierAct        *act = dossier_act_new (NULL);
  const char        *id = keeping->id != NULL ? keeping->id : dossier_act_create (act, kind, NULL);

  dossier_act_set (act, kind, id, "title", dossier_value_new_text (keeping->title));
  dossier_act_set (act, kind, id, "words", dossier_value_new_text (keeping->words));
  return act;
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Keeping) keeping = user_data;
  g_autofree char    *sentence = NULL;

  if (!dossier_store_write_finish (DOSSIER_STORE (source), result, NULL))
    {
      app_window_toast (keeping->window, _ ("The theme could not be kept. The map stays as it is: try again."), NULL, NULL);
      return;
    }
  sentence = g_strdup_printf (keeping->id != NULL ? _ ("The theme “%s” is now what the map tells") : _ ("The theme “%s” was kept"), keeping->title);
  app_window_toast (keeping->window, sentence, _ ("_Undo"), "win.undo");
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Keeping) keeping = user_data;
  DossierAct         *act;

  if (dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL) == NULL)
    return;
  act = make_act (keeping);
  dossier_store_write_async (DOSSIER_STORE (source), act, on_kept, g_steal_pointer (&keeping));
}

static void
keep_theme (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);
  Keeping      *keeping;

  if (store == NULL)
    return;
  keeping = g_new0 (Keeping, 1);
  keeping->window = g_object_ref (self);
  g_variant_get (parameter, "(ss)", &keeping->title, &keeping->words);
  dossier_store_ask_async (store, find_kept, keeping, NULL, NULL, NULL, on_looked, keeping);
}

static void
on_deleted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;

  if (dossier_store_write_finish (DOSSIER_STORE (source), result, NULL))
    app_window_toast (self, _ ("The theme was deleted"), _ ("_Undo"), "win.undo");
  else
    app_window_toast (self, _ ("This could not be deleted. Nothing was changed."), NULL, NULL);
}

static void
delete_theme (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);
  DossierAct   *act;

  if (store == NULL)
    return;
  act = dossier_act_new (NULL);
  dossier_act_delete (act, dossier_kinds_find ("theme"), g_variant_get_string (parameter, NULL));
  dossier_store_write_async (store, act, on_deleted, g_object_ref (self));
}

static void
show_themes (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  app_window_go_to (self, "map");
  map_view_open_look (self->map);
}

void
app_window_install_theme_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.themes", NULL, show_themes);
  gtk_widget_class_install_action (klass, "win.keep-theme", "(ss)", keep_theme);
  gtk_widget_class_install_action (klass, "win.delete-theme", "s", delete_theme);
}
