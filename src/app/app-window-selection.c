/* app-window-selection.c - what the window does with what is selected, one record or several */
#include "config.h"

#include "app-window-private.h"

#include "dossier-reader.h"
#include "dossier-view-spread.h"

#include <glib/gi18n-lib.h>

/* --- delete */

typedef struct
{
  AppWindow         *window;
  char             **ids;
  const DossierKind *kind;      /* of the first that is there */
  guint              n_records; /* those still there */
  char              *title;     /* of the first */
  GHashTable        *links;     /* that go with them, none of themselves */
  DossierAct        *act;
} Deletion;

static void
deletion_free (Deletion *self)
{
  g_clear_object (&self->window);
  g_strfreev (self->ids);
  g_free (self->title);
  g_hash_table_unref (self->links);
  g_clear_pointer (&self->act, dossier_act_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
add_links (Deletion      *deletion,
           DossierReader *reader,
           const char    *structure)
{
  g_autoptr (GPtrArray) links = dossier_reader_list_links (reader, structure, NULL, NULL);

  for (guint i = 0; links != NULL && i < links->len; i++)
    g_hash_table_add (deletion->links, g_strdup (links->pdata[i]));
}

static void
add_record (Deletion            *deletion,
            DossierReader       *reader,
            const DossierRecord *record)
{
  const DossierKind *kind = dossier_record_get_kind (record);
  const char        *id = dossier_record_get_id (record);

  if (deletion->n_records++ == 0)
    {
      deletion->kind = kind;
      deletion->title = dossier_reader_dup_title (reader, id);
    }
  dossier_act_delete (deletion->act, kind, id);
  if (g_str_equal (kind->code, "structure"))
    add_links (deletion, reader, id);
}

/* Reader thread: what goes with them is told, so it is counted first. NULL: they are gone already. */
static gpointer
weigh (DossierReader *reader,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  Deletion *deletion = data;

  for (char **id = deletion->ids; *id != NULL; id++)
    {
      g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, *id, NULL);

      if (record != NULL && !dossier_record_is_deleted (record))
        add_record (deletion, reader, record);
    }
  return deletion->n_records > 0 ? deletion : NULL;
}

static char *
dup_what (const Deletion *deletion)
{
  guint n = deletion->n_records;

  if (n == 1)
    return g_strdup_printf (_ ("“%s”"), deletion->title);
  if (g_str_equal (deletion->kind->code, "link"))
    return g_strdup_printf (ngettext ("%'u link", "%'u links", n), n);
  if (g_str_equal (deletion->kind->code, "person"))
    return g_strdup_printf (ngettext ("%'u person", "%'u people", n), n);
  return g_strdup_printf (ngettext ("%'u structure", "%'u structures", n), n);
}

static char *
describe (const Deletion *deletion)
{
  g_autofree char *what = dup_what (deletion);
  guint            n = deletion->n_records, n_links = g_hash_table_size (deletion->links);

  if (n_links == 0)
    /* Translators: “Jules-Ferry” (one), or “12 structures” without quotes (several). */
    return g_strdup_printf (ngettext ("%s was deleted", "%s were deleted", n), what);
  if (n == 1)
    return g_strdup_printf (ngettext ("%s was deleted with its link", "%s was deleted with its %u links", n_links), what, n_links);
  return g_strdup_printf (ngettext ("%s were deleted with their link", "%s were deleted with their %u links", n_links), what, n_links);
}

static gboolean
is_selected (AppWindow *self,
             char     **ids)
{
  return g_strv_equal (app_session_get_selected (self->session), (const char *const *) ids);
}

static void
on_deleted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Deletion) deletion = user_data;
  g_autoptr (GError)   error = NULL;
  g_autofree char     *sentence = NULL;
  AppWindow           *self = deletion->window;

  if (!dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    {
      app_window_toast (self, _ ("This could not be deleted. Nothing was changed."), NULL, NULL);
      return;
    }

  if (is_selected (self, deletion->ids))
    app_session_set_selection (self->session, NULL);
  sentence = describe (deletion);
  app_window_toast (self, sentence, _ ("_Undo"), "win.undo");
}

static void
on_weighed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Deletion) deletion = user_data;
  g_autoptr (GError)   error = NULL;
  DossierAct          *act;

  if (dossier_store_ask_finish (DOSSIER_STORE (source), result, &error) == NULL)
    return; /* somebody else deleted them, or the dossier was closed: there is nothing to do */

  act = g_steal_pointer (&deletion->act);
  dossier_store_write_async (DOSSIER_STORE (source), act, on_deleted, g_steal_pointer (&deletion));
}

static void
delete_records (AppWindow         *self,
                const char *const *ids)
{
  DossierStore *store = app_session_get_store (self->session);
  Deletion     *deletion;

  if (store == NULL || *ids == NULL)
    return;

  deletion = g_new0 (Deletion, 1);
  deletion->window = g_object_ref (self);
  deletion->ids = g_strdupv ((char **) ids);
  deletion->links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  deletion->act = dossier_act_new (NULL);
  dossier_store_ask_async (store, weigh, deletion, NULL, NULL, NULL, on_weighed, deletion);
}

static void
delete_named (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  const char *ids[] = { g_variant_get_string (parameter, NULL), NULL };

  delete_records (APP_WINDOW (widget), ids);
}

static void
delete_selection (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  AppWindow *self = APP_WINDOW (widget);

  delete_records (self, app_session_get_selected (self->session));
}

/* --- selection */

/* (as): rows of a list; one, or none, is as win.select. */
static void
select_several (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);

  app_session_set_selected (APP_WINDOW (widget)->session, ids);
}

/* --- copy */

/* What was left out is said, with what copies it all the same. */
static void
tell_left_out (AppWindow *self,
               guint      n,
               guint      n_left_out)
{
  g_autofree char *left_out = g_strdup_printf (ngettext ("%'u internal record left out", "%'u internal records left out", n_left_out), n_left_out);
  g_autofree char *copied = g_strdup_printf (ngettext ("%'u row copied, as a table", "%'u rows copied, as a table", n), n);
  g_autofree char *sentence = n > 0 ? g_strdup_printf ("%s · %s", copied, left_out) : g_strdup_printf (_ ("Nothing was copied · %s"), left_out);

  app_window_toast (self, sentence, _ ("_Copy All the Same"), "win.copy-selection-whole");
}

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  guint                 n_left_out, n = dossier_view_list_copy_finish (result, &n_left_out);
  g_autofree char      *sentence = g_strdup_printf (ngettext ("%'u row copied, as a table", "%'u rows copied, as a table", n), n);

  if (n_left_out > 0)
    tell_left_out (self, n, n_left_out);
  else if (n > 0)
    app_window_set_status (self, sentence);
}

static void
copy_for (AppWindow      *self,
          DossierAudience audience)
{
  if (app_session_get_store (self->session) != NULL)
    dossier_view_lists_copy_async (self->lists, audience, on_copied, g_object_ref (self));
}

/* As everything that leaves the dossier: what partners may see, unless somebody says otherwise. */
static void
copy_selection (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  copy_for (APP_WINDOW (widget), DOSSIER_AUDIENCE_NETWORK);
}

static void
copy_selection_whole (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  copy_for (APP_WINDOW (widget), DOSSIER_AUDIENCE_INTERNAL);
}

/* --- change */

static void
on_changed (AppWindow  *self,
            const char *sentence)
{
  app_window_toast (self, sentence, _ ("_Undo"), "win.undo");
}

static void
change_selection (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  AppWindow         *self = APP_WINDOW (widget);
  DossierStore      *store = app_session_get_store (self->session);
  const DossierKind *kind = dossier_kinds_find (dossier_view_lists_get_kind (self->lists));
  DossierViewSpread *view;

  if (store == NULL || !app_session_has_several (self->session))
    return;
  view = dossier_view_spread_new (GTK_WINDOW (self), store, kind, app_session_get_selected (self->session));
  g_signal_connect_object (view, "done", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (view));
}

void
app_window_install_selection_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.select-several", "as", select_several);
  gtk_widget_class_install_action (klass, "win.copy-selection", NULL, copy_selection);
  gtk_widget_class_install_action (klass, "win.copy-selection-whole", NULL, copy_selection_whole);
  gtk_widget_class_install_action (klass, "win.change-selection", NULL, change_selection);
  gtk_widget_class_install_action (klass, "win.delete", "s", delete_named);
  gtk_widget_class_install_action (klass, "win.delete-selection", NULL, delete_selection);
}
