#include "config.h"

#include "exchange-view-import.h"

#include "exchange-view-card.h"
#include "exchange-view-chooser.h"
#include "exchange-view-clipboard.h"
#include "exchange-view-columns.h"
#include "exchange-view-help.h"
#include "exchange-view-list.h"

#include <glib/gi18n-lib.h>

struct _ExchangeViewImport
{
  AdwWindow          parent_instance;
  ExchangeViewBatch *batch;
  GCancellable      *writing; /* NULL: nothing is being written */
  gboolean           is_done; /* written: only to be read now */

  AdwLeaflet     *pages;
  GtkWidget      *main;
  GtkWidget      *detail;
  AdwWindowTitle *detail_title;
  AdwBin         *detail_bin;
  GtkLabel       *figures;
  GtkStack       *faces;
  GtkBox         *cards;
  GtkWidget      *choose;
  GtkWidget      *add_more;
  GtkButton      *cancel;
  GtkWidget      *write;
  AdwStatusPage  *progress_page;
  GtkProgressBar *progress;
  GtkLabel       *problem;
};

enum
{
  DOCUMENT,
  IMPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ExchangeViewImport, exchange_view_import, ADW_TYPE_WINDOW)

/* --- the page beside: rows, columns */

static void
show_detail (ExchangeViewImport *self,
             const char         *title,
             const char         *subtitle,
             GtkWidget          *child)
{
  adw_window_title_set_title (self->detail_title, title);
  adw_window_title_set_subtitle (self->detail_title, subtitle);
  adw_bin_set_child (self->detail_bin, child);
  adw_leaflet_set_visible_child (self->pages, self->detail);
  gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
on_rows_asked (ExchangeViewImport *self,
               guint               group,
               ExchangeViewCard   *card)
{
  ExchangeViewFile *file = exchange_view_card_get_file (card);

  if (exchange_view_file_get_plan (file) != NULL)
    show_detail (self, exchange_view_group_get_title (group, self->is_done), exchange_view_file_get_name (file), exchange_view_list_new (file, group));
}

static void
on_columns_asked (ExchangeViewImport *self,
                  ExchangeViewCard   *card)
{
  ExchangeViewFile *file = exchange_view_card_get_file (card);

  if (exchange_view_answers_get_table (exchange_view_file_get_answers (file)) != NULL)
    show_detail (self, _ ("What each column says"), exchange_view_file_get_name (file), exchange_view_columns_new (file));
}

static void
ask_help (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  exchange_view_help_ask (GTK_WINDOW (widget), "import");
}

static void
go_back (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  ExchangeViewImport *self = EXCHANGE_VIEW_IMPORT (widget);

  if (adw_leaflet_get_visible_child (self->pages) == self->detail)
    adw_leaflet_set_visible_child (self->pages, self->main);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* --- the files */

static void
show_cards (ExchangeViewImport *self)
{
  GListModel *files = exchange_view_batch_get_files (self->batch);
  GtkWidget  *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (ExchangeViewFile) file = g_list_model_get_item (files, i);
      ExchangeViewCard            *card = exchange_view_card_new (self->batch, file);

      g_signal_connect_object (card, "rows-asked", G_CALLBACK (on_rows_asked), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (card, "columns-asked", G_CALLBACK (on_columns_asked), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->cards, GTK_WIDGET (card));
    }
}

static void
show_figures (ExchangeViewImport *self)
{
  ExchangeCounts   sum;
  g_autofree char *sentence = NULL;

  exchange_view_batch_sum (self->batch, &sum);
  if (self->is_done)
    sentence = exchange_view_sentence_of_import (&sum);
  else if (exchange_view_batch_is_settled (self->batch) && sum.rows > 0)
    sentence = exchange_view_sentence_of_plan (&sum);
  gtk_label_set_label (self->figures, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->figures), sentence != NULL);
}

static void
on_batch_changed (ExchangeViewImport *self)
{
  gboolean any = g_list_model_get_n_items (exchange_view_batch_get_files (self->batch)) > 0;

  if (self->writing != NULL)
    return;
  gtk_stack_set_visible_child_name (self->faces, any ? "files" : "nothing");
  gtk_widget_set_visible (self->write, any && !self->is_done);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.write", !self->is_done && exchange_view_batch_can_write (self->batch));
  gtk_widget_set_visible (self->add_more, !self->is_done);
  show_figures (self);
}

/* A word processor's, which a table is never in. */
static gboolean
is_document (const char *path)
{
  g_autofree char *small = g_ascii_strdown (path, -1);

  return g_str_has_suffix (small, ".docx") || g_str_has_suffix (small, ".odt");
}

static void
hand_document (ExchangeViewImport *self,
               GFile              *file)
{
  g_signal_emit (self, signals[DOCUMENT], 0, file);
  if (g_list_model_get_n_items (exchange_view_batch_get_files (self->batch)) == 0)
    gtk_window_close (GTK_WINDOW (self));
}

void
exchange_view_import_add (ExchangeViewImport *self,
                          GFile              *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL || self->batch == NULL || self->writing != NULL || self->is_done)
    return;
  if (is_document (path))
    hand_document (self, file);
  else
    exchange_view_batch_add (self->batch, path);
}

void
exchange_view_import_add_paste (ExchangeViewImport *self,
                                ExchangePaste      *paste)
{
  if (self->batch != NULL && self->writing == NULL && !self->is_done)
    exchange_view_batch_add_paste (self->batch, paste);
  else
    exchange_paste_free (paste);
}

static void
show_problem (ExchangeViewImport *self,
              const char         *sentence)
{
  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
}

static void
add_files (ExchangeViewImport *self,
           GSList             *files)
{
  for (GSList *item = files; item != NULL; item = item->next)
    exchange_view_import_add (self, item->data);
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ExchangeViewImport) self = user_data;
  g_autoptr (GListModel)         files = exchange_view_chooser_open_finish (result);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      exchange_view_import_add (self, file);
    }
}

static void
choose (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  exchange_view_chooser_open (GTK_WINDOW (widget), on_chosen, g_object_ref (widget));
}

static gboolean
on_drop (ExchangeViewImport *self,
         const GValue       *value)
{
  if (self->writing != NULL || self->is_done)
    return FALSE;
  add_files (self, g_value_get_boxed (value));
  return TRUE;
}

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (ExchangeViewImport) self = user_data;
  g_autoptr (GError)             error = NULL;
  GSList                        *files = NULL;
  ExchangePaste                 *paste = exchange_view_clipboard_read_finish (result, &files, &error);

  if (self->batch != NULL && error != NULL)
    show_problem (self, exchange_view_clipboard_explain (error));
  if (paste != NULL)
    exchange_view_import_add_paste (self, paste);
  add_files (self, files);
  g_slist_free_full (files, g_object_unref);
}

static void
paste (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  ExchangeViewImport *self = EXCHANGE_VIEW_IMPORT (widget);

  if (self->writing != NULL || self->is_done)
    return;
  show_problem (self, NULL);
  exchange_view_clipboard_read_async (gtk_widget_get_clipboard (widget), on_copied, g_object_ref (self));
}

/* --- writing */

static void
on_progressed (ExchangeViewImport *self)
{
  double            share;
  ExchangeViewFile *file = exchange_view_batch_get_progress (self->batch, &share);
  g_autofree char  *name = NULL;

  if (self->writing == NULL || file == NULL)
    return;
  name = g_markup_escape_text (exchange_view_file_get_name (file), -1);
  adw_status_page_set_description (self->progress_page, name);
  gtk_progress_bar_set_fraction (self->progress, share);
}

/* Something the dry run could not show yet: a person should read it. */
static gboolean
has_news (const ExchangeCounts *before,
          const ExchangeCounts *after)
{
  return after->doubtful > before->doubtful || after->refused > before->refused;
}

static void
end_writing (ExchangeViewImport *self)
{
  g_clear_object (&self->writing);
  gtk_button_set_label (self->cancel, self->is_done ? _ ("_Close") : _ ("_Cancel"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), TRUE);
  on_batch_changed (self);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (ExchangeViewImport) self = user_data;
  g_autoptr (GError)             error = NULL;
  g_autofree char               *sentence = NULL;
  ExchangeCounts                 before = *(ExchangeCounts *) g_object_get_data (G_OBJECT (self), "before"), after;

  if (!exchange_view_batch_write_finish (EXCHANGE_VIEW_BATCH (source), result, &error))
    {
      end_writing (self);
      show_problem (self, exchange_view_sentence_of (error));
      return;
    }
  self->is_done = TRUE;
  exchange_view_batch_sum (self->batch, &after);
  sentence = exchange_view_sentence_of_import (&after);
  end_writing (self);
  g_signal_emit (self, signals[IMPORTED], 0, sentence);
  if (!has_news (&before, &after))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
write_batch (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ExchangeViewImport *self = EXCHANGE_VIEW_IMPORT (widget);
  ExchangeCounts     *before;

  if (self->writing != NULL || !exchange_view_batch_can_write (self->batch))
    return;
  before = g_new (ExchangeCounts, 1);
  exchange_view_batch_sum (self->batch, before);
  g_object_set_data_full (G_OBJECT (self), "before", before, g_free);
  show_problem (self, NULL);
  self->writing = g_cancellable_new ();
  adw_leaflet_set_visible_child (self->pages, self->main);
  gtk_stack_set_visible_child_name (self->faces, "writing");
  gtk_widget_set_visible (self->write, FALSE);
  gtk_widget_action_set_enabled (widget, "import.write", FALSE);
  exchange_view_batch_write_async (self->batch, self->writing, on_written, g_object_ref (self));
}

/* --- the window */

/* While writing: the import is abandoned, and the window stays until the dossier is as it was. */
static gboolean
exchange_view_import_close_request (GtkWindow *window)
{
  ExchangeViewImport *self = EXCHANGE_VIEW_IMPORT (window);

  if (self->writing != NULL)
    {
      g_cancellable_cancel (self->writing);
      gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), FALSE);
      adw_status_page_set_description (self->progress_page, _ ("Stopping… The dossier stays as it was."));
      return TRUE;
    }
  exchange_view_batch_stop (self->batch);
  return GTK_WINDOW_CLASS (exchange_view_import_parent_class)->close_request (window);
}

static void
exchange_view_import_dispose (GObject *object)
{
  ExchangeViewImport *self = EXCHANGE_VIEW_IMPORT (object);

  if (self->batch != NULL)
    exchange_view_batch_stop (self->batch);
  g_clear_object (&self->batch);
  g_clear_object (&self->writing);
  adw_window_set_content (ADW_WINDOW (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), EXCHANGE_VIEW_TYPE_IMPORT);
  G_OBJECT_CLASS (exchange_view_import_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewImport, pages);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewImport, main);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewImport, detail);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewImport, detail_title);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewImport, detail_bin);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewImport, figures);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewImport, faces);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewImport, cards);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewImport, choose);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewImport, add_more);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewImport, cancel);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewImport, write);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewImport, progress_page);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewImport, progress);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewImport, problem);
}

static void
exchange_view_import_class_init (ExchangeViewImportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exchange_view_import_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = exchange_view_import_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/exchange-view-import.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "import.choose", NULL);
  gtk_widget_class_install_action (widget_class, "import.paste", NULL, paste);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "import.paste", NULL);
  gtk_widget_class_install_action (widget_class, "import.write", NULL, write_batch);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.write", NULL);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, go_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "import.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.back", NULL);
  gtk_widget_class_install_action (widget_class, "import.help", NULL, ask_help);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "import.help", NULL);
  signals[DOCUMENT] = g_signal_new ("document", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  signals[IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
exchange_view_import_init (ExchangeViewImport *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_focus (GTK_WINDOW (self), self->choose);
  g_signal_connect_object (drop, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

ExchangeViewImport *
exchange_view_import_new (GtkWindow    *parent,
                          DossierStore *store,
                          GSettings    *settings)
{
  ExchangeViewImport *self = g_object_new (EXCHANGE_VIEW_TYPE_IMPORT, "transient-for", parent, NULL);

  self->batch = exchange_view_batch_new (store, settings);
  g_signal_connect_object (self->batch, "changed", G_CALLBACK (on_batch_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->batch, "progressed", G_CALLBACK (on_progressed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (exchange_view_batch_get_files (self->batch), "items-changed", G_CALLBACK (show_cards), self, G_CONNECT_SWAPPED);
  on_batch_changed (self);
  return self;
}
