/* app-window-notes.c - the notes of interviews: where they come from, and the way to them */
#include "config.h"

#include "app-window-private.h"

#include "app-dialogs.h"
#include "exchange-reader.h"
#include "guide-file.h"
#include "guide-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_TITLE 80 /* letters: of a file that names the interview */

static void
go_to_notes (AppWindow  *self,
             const char *notes,
             const char *passage,
             int         seconds)
{
  app_window_go_to (self, "guide");
  guide_view_place_show_notes (self->guide, notes, passage, seconds);
}

/* s: an interview or a meeting. */
static void
read_notes (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  go_to_notes (APP_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL, -1);
}

/* --- a passage in its notes */

static gpointer
find_recordings (DossierReader *reader,
                 gpointer       passage,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return guide_recordings_read (reader, passage, error);
}

typedef struct
{
  AppWindow *window;
  gboolean   listens;
} Finding;

/* What comes from a document is heard under the page that is read. */
static void
on_recordings_found (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  Finding                    *finding = user_data;
  g_autoptr (GuideRecordings) found = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);
  AppWindow                  *self = finding->window;

  if (found != NULL && found->has_notes)
    go_to_notes (self, found->of, found->passage, finding->listens ? (int) found->seconds : -1);
  else if (found != NULL && finding->listens)
    {
      app_window_go_to (self, "guide");
      guide_view_place_listen (self->guide, found);
    }
  else
    app_window_toast (self, _ ("This passage comes from nothing that is in the dossier: say in its sheet from which interview, meeting or document."), NULL, NULL);
  g_object_unref (self);
  g_free (finding);
}

/* s: a passage; shown where it stands, and played. */
static void
find_passage (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);
  Finding      *finding;

  if (store == NULL)
    return;
  finding = g_new0 (Finding, 1);
  finding->window = g_object_ref (self);
  finding->listens = g_str_equal (name, "win.listen");
  dossier_store_ask_async (store, find_recordings, g_variant_dup_string (parameter, NULL), g_free, (GDestroyNotify) guide_recordings_unref, NULL, on_recordings_found, finding);
}

/* --- notes that come from somewhere */

typedef struct
{
  AppWindow *window;
  char      *id; /* of the interview; owned */
} Writing;

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Writing           *writing = user_data;
  g_autoptr (GError) error = NULL;

  if (dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    {
      go_to_notes (writing->window, writing->id, NULL, -1);
      app_window_toast (writing->window, _ ("The notes are in the dossier, as they were taken"), _ ("_Undo"), "win.undo");
    }
  else
    app_window_toast (writing->window, _ ("The notes could not be kept. Nothing was changed; try again."), NULL, NULL);
  g_object_unref (writing->window);
  g_free (writing->id);
  g_free (writing);
}

/* id: NULL makes an interview. title and text may be NULL. */
static void
write_notes (AppWindow  *self,
             const char *kind,
             const char *id,
             const char *title,
             const char *text)
{
  DossierStore      *store = app_session_get_store (self->session);
  const DossierKind *of = dossier_kinds_find (kind);
  Writing           *writing;
  DossierAct        *act;

  if (store == NULL)
    return;
  act = dossier_act_new (NULL);
  if (id == NULL)
    id = dossier_act_create (act, of, NULL);
  if (title != NULL)
    dossier_act_set (act, of, id, "title", dossier_value_new_text (title));
  if (text != NULL)
    dossier_act_set (act, of, id, guide_notes_get_field (of), dossier_value_new_text (text));
  writing = g_new0 (Writing, 1);
  writing->window = g_object_ref (self);
  writing->id = g_strdup (id);
  dossier_store_write_async (store, act, on_written, writing);
}

/* An interview is described in its sheet: who was met, when. */
static void
make_interview (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  AppWindow    *self = APP_WINDOW (widget);
  DossierStore *store = app_session_get_store (self->session);
  DossierAct   *act;
  Writing      *writing;

  if (store == NULL)
    return;
  act = dossier_act_new (NULL);
  writing = g_new0 (Writing, 1);
  writing->window = g_object_ref (self);
  writing->id = g_strdup (dossier_act_create (act, dossier_kinds_find ("interview"), NULL));
  dossier_act_set (act, dossier_kinds_find ("interview"), writing->id, "title", dossier_value_new_text (_ ("New interview")));
  gtk_widget_activate_action (widget, "win.select", "s", writing->id);
  dossier_store_write_async (store, act, on_written, writing);
}

/* --- from a file, read on a thread */

static void
read_file (GTask        *task,
           gpointer      source,
           gpointer      path,
           GCancellable *cancellable)
{
  GError                   *error = NULL;
  g_autoptr (GuideDocument) document = guide_file_read (path, NULL, cancellable, &error);
  GString                  *text;

  if (document == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  text = g_string_new (NULL);
  for (guint i = 0; i < document->lines->len; i++)
    {
      const GuideLine *line = document->lines->pdata[i];

      if (i > 0)
        g_string_append_c (text, '\n');
      if (line->mark != NULL)
        g_string_append_printf (text, "%s ", line->mark);
      g_string_append (text, line->text);
    }
  g_task_return_pointer (task, g_string_free (text, FALSE), g_free);
}

static void
on_file_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *text = g_task_propagate_pointer (G_TASK (result), &error), *base = g_path_get_basename (g_task_get_task_data (G_TASK (result)));
  g_autofree char      *name = g_filename_display_name (base), *title = NULL;
  char                 *dot = strrchr (name, '.');

  if (text == NULL)
    {
      app_window_toast (self, error->domain == EXCHANGE_READER_ERROR ? guide_file_explain (error) : _ ("This file cannot be read. Nothing was changed."), NULL, NULL);
      return;
    }
  if (*g_strstrip (name) == '\0' || *text == '\0')
    {
      app_window_toast (self, _ ("There is no word in this file. Nothing was changed."), NULL, NULL);
      return;
    }
  if (dot != NULL && dot != name)
    *dot = '\0';
  title = g_utf8_substring (name, 0, MIN (LONGEST_TITLE, g_utf8_strlen (name, -1)));
  write_notes (self, "interview", NULL, title, text);
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AppWindow) self = user_data;
  g_autoptr (GFile)     file = app_dialogs_choose_finish (result);
  g_autofree char      *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GTask)     task = NULL;

  if (file == NULL)
    return;
  if (path == NULL)
    {
      app_window_toast (self, _ ("Only a file of this computer can be imported: copy it here first."), NULL, NULL);
      return;
    }
  task = g_task_new (NULL, NULL, on_file_read, g_object_ref (self));
  g_task_set_task_data (task, g_steal_pointer (&path), g_free);
  g_task_run_in_thread (task, read_file);
}

/* A new interview, always: notes that are there are not written over. */
static void
take_file (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  app_dialogs_choose_to_open (GTK_WINDOW (widget), APP_FILE_DOCUMENT, on_chosen, g_object_ref (widget));
}

/* --- pasted into notes that are still empty */

typedef struct
{
  AppWindow *window;
  char      *id;
} Pasting;

static void
on_pasted (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Pasting         *pasting = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL || *text == '\0')
    app_window_toast (pasting->window, _ ("There are no words to paste: copy the notes first, then try again."), NULL, NULL);
  else
    write_notes (pasting->window, "interview", pasting->id, NULL, text);
  g_object_unref (pasting->window);
  g_free (pasting->id);
  g_free (pasting);
}

static void
paste (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  Pasting *pasting = g_new0 (Pasting, 1);

  pasting->window = g_object_ref (APP_WINDOW (widget));
  pasting->id = g_variant_dup_string (parameter, NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, on_pasted, pasting);
}

void
app_window_install_notes_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.read-notes", "s", read_notes);
  gtk_widget_class_install_action (klass, "win.show-passage", "s", find_passage);
  gtk_widget_class_install_action (klass, "win.listen", "s", find_passage);
  gtk_widget_class_install_action (klass, "win.notes-new", "s", make_interview);
  gtk_widget_class_install_action (klass, "win.notes-from-file", "s", take_file);
  gtk_widget_class_install_action (klass, "win.notes-paste", "s", paste);
}
