#include "config.h"

#include "dossier-view-history.h"

#include "dossier-history.h"
#include "dossier-store-federation.h"
#include "dossier-view-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_OF_RECORD 12
#define N_AT_ONCE 40 /* in a window of its own; more come when they are asked for */

struct _DossierViewHistory
{
  AdwBin               parent_instance;
  DossierStore        *store;
  char                *id;
  const DossierField  *field; /* only what it said; NULL: all */
  GBytes              *seen;  /* only what came after it; NULL: all */
  GCancellable        *asking;
  AdwPreferencesGroup *group;
  GPtrArray           *rows;
  GArray              *acts;      /* Act, of the rows */
  guint                limit;     /* of lines */
  GtkWidget           *more;      /* of a page: what opens the rest; of a window: what asks for older ones */
  gboolean             is_window; /* of its own: it has room for all, and for words */
};

G_DEFINE_FINAL_TYPE (DossierViewHistory, dossier_view_history, ADW_TYPE_BIN)

typedef struct
{
  gint64 run, n;
} Act;

typedef struct
{
  char               *id;
  const DossierField *field;
  guint               limit;
  GBytes             *seen;
  guint8              poste[DOSSIER_POSTE_BYTES];
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
    return dossier_history_list_news (reader, question->seen, question->poste, question->limit, error);
  if (question->field != NULL)
    return dossier_history_list_field (reader, id, question->field, question->limit, error);
  return id != NULL ? dossier_history_list_record (reader, id, question->limit, error) : dossier_history_list (reader, question->limit, error);
}

/* --- taking back */

typedef struct
{
  DossierViewHistory *self;
  GtkWidget          *row; /* owned */
} Undoing;

static char *
explain (const GError *error)
{
  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_OCCUPIED))
    return g_strdup (_ ("An import is being written. Nothing was changed: wait for its end, then try again."));
  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOTHING) || g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED))
    /* Translators: why it was not, a sentence. */
    return g_strdup_printf (_ ("Not taken back: %s"), error->message);
  return g_strdup (_ ("This could not be undone. Nothing was changed."));
}

/* What was taken back shows by itself: the store says that it changed. */
static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Undoing            *undoing = user_data;
  g_autoptr (DossierViewHistory) self = undoing->self;
  g_autoptr (GtkWidget)          row = undoing->row;
  g_autoptr (GError)             error = NULL;
  g_autofree char               *sentence = NULL;

  if (dossier_store_undo_finish (DOSSIER_STORE (source), result, NULL, &error))
    return;
  sentence = explain (error);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (row, "refused");
}

static void
on_undo (GtkButton          *button,
         DossierViewHistory *self)
{
  const DossierHistoryLine *line = g_object_get_data (G_OBJECT (button), "line");
  Undoing                  *undoing;

  if (self->store == NULL)
    return;
  undoing = g_new0 (Undoing, 1);
  undoing->self = g_object_ref (self);
  undoing->row = g_object_ref (gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW));
  dossier_store_undo_act_async (self->store, line->undo_run, line->undo_n, self->id, on_undone, undoing);
}

/* Takes line, which holds what is asked. */
static GtkWidget *
make_undo (DossierViewHistory *self,
           DossierHistoryLine *line)
{
  gboolean         is_redo = line->fate == DOSSIER_FATE_TAKEN_BACK;
  const char      *label = is_redo ? _ ("Redo") : _ ("Undo");
  GtkWidget       *button = self->is_window ? gtk_button_new_with_label (label) : gtk_button_new_from_icon_name (is_redo ? "edit-redo-symbolic" : "edit-undo-symbolic");
  g_autofree char *spoken = g_strdup_printf (is_redo ? _ ("Redo: %s") : _ ("Undo: %s"), line->sentence);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, is_redo ? _ ("Give back what this act wrote") : _ ("Take back what this act wrote"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "line", line, (GDestroyNotify) dossier_history_line_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_undo), self, 0);
  return button;
}

/* --- a line */

static char *
sign (const DossierHistoryLine *line)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char           *author = line->is_register ? _ ("public register") : line->author;

  g_ptr_array_add (parts, dossier_view_words_dup_moment (line->wall));
  if (author != NULL)
    g_ptr_array_add (parts, g_strdup (author));
  if (line->fate == DOSSIER_FATE_TAKEN_BACK)
    /* Translators: of an act in the history: it was taken back. */
    g_ptr_array_add (parts, g_strdup (_ ("undone")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* Takes line. */
static void
add_line (DossierViewHistory *self,
          DossierHistoryLine *line)
{
  GtkWidget       *row = adw_action_row_new ();
  Act              act = { line->run, line->n };
  g_autofree char *signature = sign (line);
  g_autofree char *sentence = self->id == NULL && line->title != NULL ? g_strdup_printf ("%s — %s", line->title, line->sentence) : g_strdup (line->sentence);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), signature);
  gtk_widget_add_css_class (row, "past");
  if (line->fate == DOSSIER_FATE_TAKEN_BACK)
    gtk_widget_add_css_class (row, "undone");
  if (line->fate != DOSSIER_FATE_SETTLED)
    {
      GtkWidget *undo = make_undo (self, line);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), undo);
      g_object_set_data (G_OBJECT (row), "undo", undo);
    }
  else
    dossier_history_line_free (line);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
  g_array_append_val (self->acts, act);
}

/* --- all of them */

/* The act of the row that has the focus; FALSE: none has. */
static gboolean
find_focus (DossierViewHistory *self,
            Act                *act)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->rows->len; i++)
    if (focus == self->rows->pdata[i] || gtk_widget_is_ancestor (focus, self->rows->pdata[i]))
      {
        *act = g_array_index (self->acts, Act, i);
        return TRUE;
      }
  return FALSE;
}

static void
give_focus (DossierViewHistory *self,
            Act                 act)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->acts, Act, i).run == act.run && g_array_index (self->acts, Act, i).n == act.n)
      {
        GtkWidget *button = g_object_get_data (self->rows->pdata[i], "undo");

        gtk_widget_grab_focus (button != NULL ? button : self->rows->pdata[i]);
        return;
      }
}

static void
empty (DossierViewHistory *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_array_set_size (self->acts, 0);
}

/* The lines go to their rows. */
static void
show_lines (DossierViewHistory *self,
            GPtrArray          *lines)
{
  Act      focused;
  gboolean has_focus = find_focus (self, &focused);

  empty (self);
  gtk_widget_set_visible (self->more, lines->len >= self->limit);
  g_ptr_array_set_free_func (lines, NULL);
  for (guint i = 0; i < lines->len; i++)
    add_line (self, lines->pdata[i]);
  if (has_focus)
    give_focus (self, focused);
}

static const char *
get_emptiness (DossierViewHistory *self)
{
  return self->seen != NULL ? _ ("The others have written nothing since.") : _ ("Nothing was written here yet.");
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

  show_lines (self, lines);
  if (self->is_window)
    adw_preferences_group_set_title (self->group, self->rows->len > 0 ? NULL : get_emptiness (self));
  gtk_widget_set_visible (GTK_WIDGET (self->group), self->rows->len > 0 || self->is_window);
}

static void
on_more (DossierViewHistory *self)
{
  g_autofree char *id = g_strdup (self->id);

  if (self->store == NULL)
    return;
  if (self->is_window)
    {
      self->limit += 2 * N_AT_ONCE;
      dossier_view_history_show (self, self->store, id);
    }
  else if (id != NULL)
    dossier_view_history_present_record (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store, id, NULL, NULL);
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
  g_array_unref (DOSSIER_VIEW_HISTORY (object)->acts);
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
  self->acts = g_array_new (FALSE, FALSE, sizeof (Act));
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->limit = N_OF_RECORD;
  self->more = gtk_button_new_with_label (_ ("Show all"));
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (on_more), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (self->group, self->more);
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
  if (id != NULL && !self->is_window)
    adw_preferences_group_set_title (self->group, _ ("History"));
  self->asking = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->id = g_strdup (id);
  question->field = self->field;
  question->limit = self->limit;
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

/* --- in a window of its own */

static void
on_changed (DossierViewHistory *self,
            GStrv               ids,
            DossierStore       *store)
{
  g_autofree char *id = g_strdup (self->id);

  dossier_view_history_show (self, store, id);
}

static gboolean
turn_back (GtkWidget *window,
           GVariant  *action,
           gpointer   unused)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (window));

  return parent != NULL && gtk_widget_activate_action (GTK_WIDGET (parent), g_variant_get_string (action, NULL), NULL);
}

static void
add_shortcut (GtkWindow  *window,
              const char *keys,
              const char *action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut        *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys), gtk_callback_action_new (turn_back, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (action));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

static void
move_more_below (DossierViewHistory *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  adw_preferences_group_set_header_suffix (self->group, NULL);
  self->more = gtk_button_new_with_label (_ ("Show older ones"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (on_more), self, G_CONNECT_SWAPPED);
  g_object_ref (self->group);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->group));
  gtk_box_append (GTK_BOX (box), self->more);
  g_object_unref (self->group);
}

/* title NULL: as it is called; borrowed history, to be asked. */
static DossierViewHistory *
present (GtkWindow    *parent,
         DossierStore *store,
         const char   *title)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/federation/Liens/ui/dossier-view-history.ui");
  GtkWindow             *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));
  DossierViewHistory    *history = g_object_new (DOSSIER_VIEW_TYPE_HISTORY, NULL);

  history->is_window = TRUE;
  history->limit = N_AT_ONCE;
  move_more_below (history);
  adw_bin_set_child (ADW_BIN (gtk_builder_get_object (builder, "place")), GTK_WIDGET (history));
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), history, G_CONNECT_SWAPPED);
  if (title != NULL)
    gtk_window_set_title (window, title);
  add_shortcut (window, "<Control>z", "win.undo");
  add_shortcut (window, "<Control><Shift>z", "win.redo");
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
  return history;
}

void
dossier_view_history_present (GtkWindow    *parent,
                              DossierStore *store)
{
  dossier_view_history_show (present (parent, store, NULL), store, NULL);
}

void
dossier_view_history_present_record (GtkWindow          *parent,
                                     DossierStore       *store,
                                     const char         *id,
                                     const DossierField *field,
                                     const char         *label)
{
  g_autofree char    *title = NULL;
  DossierViewHistory *history;

  g_return_if_fail (id != NULL);

  if (field != NULL)
    /* Translators: the history of one field; its name. */
    title = g_strdup_printf (_ ("History: %s"), label);
  history = present (parent, store, title);
  history->field = field;
  dossier_view_history_show (history, store, id);
}

void
dossier_view_history_present_news (GtkWindow    *parent,
                                   DossierStore *store,
                                   GBytes       *seen)
{
  DossierViewHistory *history;

  g_return_if_fail (seen != NULL);

  history = present (parent, store, _ ("What changed while I was away"));
  history->seen = g_bytes_ref (seen);
  dossier_view_history_show (history, store, NULL);
}
