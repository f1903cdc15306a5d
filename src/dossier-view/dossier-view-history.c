#include "config.h"

#include "dossier-view-history.h"

#include "dossier-history.h"
#include "dossier-store-federation.h"
#include "dossier-view-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_OF_RECORD 12
#define N_OF_DOSSIER 300

struct _DossierViewHistory
{
  AdwBin               parent_instance;
  DossierStore        *store;
  char                *id;
  GBytes              *seen; /* only what came after it; NULL: all */
  GCancellable        *asking;
  AdwPreferencesGroup *group;
  GPtrArray           *rows;
};

G_DEFINE_FINAL_TYPE (DossierViewHistory, dossier_view_history, ADW_TYPE_BIN)

typedef struct
{
  char   *id;
  GBytes *seen;
  guint8  poste[DOSSIER_POSTE_BYTES];
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->id);
  g_clear_pointer (&question->seen, g_bytes_unref);
  g_free (question);
}

static gpointer
list (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Question *question = data;
  const char     *id = question->id;

  if (question->seen != NULL)
    return dossier_history_list_news (reader, question->seen, question->poste, N_OF_DOSSIER, error);
  return id != NULL ? dossier_history_list_record (reader, id, N_OF_RECORD, error) : dossier_history_list (reader, N_OF_DOSSIER, error);
}

static char *
sign (const DossierHistoryLine *line)
{
  g_autofree char *moment = dossier_view_words_dup_moment (line->wall);
  const char      *author = line->is_register ? _ ("public register") : line->author;

  return author != NULL ? g_strdup_printf ("%s · %s", moment, author) : g_steal_pointer (&moment);
}

static void
add_line (DossierViewHistory       *self,
          const DossierHistoryLine *line)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *signature = sign (line);
  g_autofree char *sentence = self->id == NULL && line->title != NULL ? g_strdup_printf ("%s — %s", line->title, line->sentence) : g_strdup (line->sentence);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), signature);
  gtk_widget_add_css_class (row, "past");
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
empty (DossierViewHistory *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DossierViewHistory) self = user_data;
  g_autoptr (GError)             error = NULL;
  g_autoptr (GPtrArray)          lines = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (lines == NULL || self->store != DOSSIER_STORE (source))
    return;

  empty (self);
  for (guint i = 0; i < lines->len; i++)
    add_line (self, lines->pdata[i]);
  if (self->seen != NULL)
    adw_preferences_group_set_title (self->group, lines->len > 0 ? NULL : _ ("The others have written nothing since."));
  gtk_widget_set_visible (GTK_WIDGET (self->group), lines->len > 0 || self->seen != NULL);
}

static void
dossier_view_history_dispose (GObject *object)
{
  DossierViewHistory *self = DOSSIER_VIEW_HISTORY (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->store);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->seen, g_bytes_unref);
  G_OBJECT_CLASS (dossier_view_history_parent_class)->dispose (object);
}

static void
dossier_view_history_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_VIEW_HISTORY (object)->rows);
  G_OBJECT_CLASS (dossier_view_history_parent_class)->finalize (object);
}

static void
dossier_view_history_class_init (DossierViewHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_view_history_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_view_history_finalize;
}

static void
dossier_view_history_init (DossierViewHistory *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->group), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

void
dossier_view_history_show (DossierViewHistory *self,
                           DossierStore       *store,
                           const char         *id)
{
  Question *question;

  g_return_if_fail (DOSSIER_VIEW_IS_HISTORY (self));

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (g_strcmp0 (self->id, id) != 0)
    empty (self);
  g_free (self->id);
  self->id = g_strdup (id);
  g_set_object (&self->store, store);
  if (id != NULL)
    adw_preferences_group_set_title (self->group, _ ("History"));
  self->asking = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->id = g_strdup (id);
  question->seen = self->seen != NULL ? g_bytes_ref (self->seen) : NULL;
  if (self->seen != NULL)
    memcpy (question->poste, dossier_identity_get_poste (dossier_store_get_identity (store)), sizeof question->poste);
  dossier_store_ask_async (store, list, question, question_free, (GDestroyNotify) g_ptr_array_unref, self->asking, on_listed, g_object_ref (self));
}

void
dossier_view_history_clear (DossierViewHistory *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_HISTORY (self));

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->store);
  empty (self);
}

static void
on_changed (DossierViewHistory *self,
            GStrv               ids,
            DossierStore       *store)
{
  dossier_view_history_show (self, store, NULL);
}

/* seen: NULL: all of it. */
static void
present (GtkWindow    *parent,
         DossierStore *store,
         GBytes       *seen)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/federation/Liens/ui/dossier-view-history.ui");
  GtkWindow             *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  DossierViewHistory    *history = g_object_new (DOSSIER_VIEW_TYPE_HISTORY, NULL);

  adw_bin_set_child (ADW_BIN (gtk_builder_get_object (builder, "place")), GTK_WIDGET (history));
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), history, G_CONNECT_SWAPPED);
  if (seen != NULL)
    {
      history->seen = g_bytes_ref (seen);
      gtk_window_set_title (window, _ ("What changed while I was away"));
    }
  dossier_view_history_show (history, store, NULL);
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

void
dossier_view_history_present (GtkWindow    *parent,
                              DossierStore *store)
{
  present (parent, store, NULL);
}

void
dossier_view_history_present_news (GtkWindow    *parent,
                                   DossierStore *store,
                                   GBytes       *seen)
{
  g_return_if_fail (seen != NULL);

  present (parent, store, seen);
}
