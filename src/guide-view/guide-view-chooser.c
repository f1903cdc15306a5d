/* guide-view-chooser.c - one practice or one link, chosen by a few of its words */
#include "config.h"

#include "guide-view-private.h"

#include "base-text.h"
#include "dossier-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST 30 /* lines */

typedef struct
{
  AdwWindow      *window;
  GtkWidget      *widget; /* that asks; a reference */
  GtkEditable    *entry;
  GtkListBox     *list;
  char           *but; /* not that practice */
  gboolean        is_of_links;
  GuideViewChosen on_chosen;
  gpointer        user_data;
  GDestroyNotify  destroy;
  GCancellable   *asking;
} Chooser;

static void
chooser_free (gpointer data)
{
  Chooser *self = data;

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->widget);
  g_free (self->but);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self);
}

static void
add_line (Chooser    *self,
          const char *id,
          const char *text)
{
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  gtk_list_box_append (self->list, row);
}

/* --- practices: of the book that is shown */

static void
list_practices (Chooser *self)
{
  GuideBook       *book = guide_view_get_book (self->widget);
  g_autofree char *words = base_text_fold (gtk_editable_get_text (self->entry));
  guint            n = 0;

  guide_view_clear (GTK_WIDGET (self->list));
  for (guint i = 0; book != NULL && i < book->practices->len && n < MOST; i++)
    {
      const GuidePractice *practice = book->practices->pdata[i];
      g_autofree char     *text = g_strdup_printf ("%s  %s", practice->number, practice->statement);
      g_autofree char     *folded = base_text_fold (text);

      if (g_strcmp0 (practice->id, self->but) == 0 || strstr (folded, words) == NULL)
        continue;
      add_line (self, practice->id, text);
      n++;
    }
}

/* --- links: asked of the dossier */

static gpointer
ask_links (DossierReader *reader,
           gpointer       words,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DossierQuery)  query = dossier_query_new ("link");
  g_autoptr (DossierCursor) cursor = NULL;
  GPtrArray                *lines = g_ptr_array_new_with_free_func (g_free); /* id, title, id, title… */
  static const char *const  columns[] = { "id", "title", NULL };

  dossier_query_set_words (query, words);
  dossier_query_set_limit (query, MOST);
  cursor = dossier_reader_walk (reader, query, columns, error);
  while (cursor != NULL && dossier_cursor_next (cursor, NULL))
    {
      const char *id = dossier_cursor_get_text (cursor, 0);

      g_ptr_array_add (lines, g_strdup (id));
      g_ptr_array_add (lines, dossier_reader_dup_title (reader, id));
    }
  return lines;
}

static void
on_links (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Chooser              *self = user_data;
  g_autoptr (GPtrArray) lines = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))) || lines == NULL)
    return; /* self may be gone */
  guide_view_clear (GTK_WIDGET (self->list));
  for (guint i = 0; i + 1 < lines->len; i += 2)
    if (lines->pdata[i + 1] != NULL)
      add_line (self, lines->pdata[i], lines->pdata[i + 1]);
}

static void
list_links (Chooser *self)
{
  DossierStore *store = guide_view_get_store (self->widget);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (store == NULL)
    return;
  self->asking = g_cancellable_new ();
  dossier_store_ask_async (store, ask_links, g_strdup (gtk_editable_get_text (self->entry)), g_free, (GDestroyNotify) g_ptr_array_unref,
                           self->asking, on_links, self);
}

/* --- the window */

static void
on_changed (Chooser *self)
{
  if (self->is_of_links)
    list_links (self);
  else
    list_practices (self);
}

static void
on_activated (Chooser       *self,
              GtkListBoxRow *row)
{
  self->on_chosen (self->widget, g_object_get_data (G_OBJECT (row), "id"), self->user_data);
  gtk_window_close (GTK_WINDOW (self->window));
}

static void
on_entered (Chooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    on_activated (self, row);
}

static GtkWidget *
make_content (Chooser    *self,
              const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new (), *header = adw_header_bar_new ();
  GtkWidget *entry = gtk_search_entry_new (), *empty = gtk_label_new (_ ("None is called so."));

  self->entry = GTK_EDITABLE (entry);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_set_margin_top (empty, 24);
  gtk_list_box_set_placeholder (self->list, empty);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_margin_start (entry, 12);
  gtk_widget_set_margin_end (entry, 12);
  gtk_widget_set_margin_bottom (entry, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), scrolled);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_entered), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_activated), self);
  return box;
}

static gboolean
close_on_escape (GtkWidget *window,
                 GVariant  *arguments,
                 gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

static void
choose (Chooser    *self,
        GtkWidget  *widget,
        const char *title)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->widget = g_object_ref (widget);
  self->window = ADW_WINDOW (adw_window_new ());
  gtk_window_set_title (GTK_WINDOW (self->window), title);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (self->window), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 460, 480);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_callback_action_new (close_on_escape, NULL, NULL)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->window), keys);
  adw_window_set_content (self->window, make_content (self, title));
  g_object_set_data_full (G_OBJECT (self->window), "chooser", self, chooser_free);
  on_changed (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static Chooser *
chooser_new (GuideViewChosen on_chosen,
             gpointer        user_data,
             GDestroyNotify  destroy)
{
  Chooser *self = g_new0 (Chooser, 1);

  self->on_chosen = on_chosen;
  self->user_data = user_data;
  self->destroy = destroy;
  return self;
}

void
guide_view_choose_practice (GtkWidget      *widget,
                            const char     *title,
                            const char     *but,
                            GuideViewChosen on_chosen,
                            gpointer        user_data,
                            GDestroyNotify  destroy)
{
  Chooser *self = chooser_new (on_chosen, user_data, destroy);

  self->but = g_strdup (but);
  choose (self, widget, title);
}

void
guide_view_choose_link (GtkWidget      *widget,
                        const char     *title,
                        GuideViewChosen on_chosen,
                        gpointer        user_data,
                        GDestroyNotify  destroy)
{
  Chooser *self = chooser_new (on_chosen, user_data, destroy);

  self->is_of_links = TRUE;
  choose (self, widget, title);
}
