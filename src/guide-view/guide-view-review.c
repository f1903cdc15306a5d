#include "config.h"

#include "guide-view-review-private.h"

#include "exchange-reader.h"
#include "guide-file.h"
#include "guide-import.h"
#include "guide-view-review-row.h"
#include "guide-view-review-work.h"

#include <glib/gi18n-lib.h>

#define CALM 300 /* ms after a step, before it is asked what would be added */
/* A list of GTK makes two hundred rows at once, seen or not. */
#define FIRST 30
#define STEP 6

enum
{
  IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GuideViewReview, guide_view_review, ADW_TYPE_WINDOW)

/* --- the list follows the choices */

GuideViewReviewItem *
guide_view_review_get_item (GuideViewReview *self,
                            guint            index)
{
  g_autoptr (GuideViewReviewItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), index);

  return item;
}

guint
guide_view_review_count_items (GuideViewReview *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

static gboolean
is_same (GuideViewReview *self,
         guint            item,
         guint            index)
{
  return guide_view_review_item_get_choice (guide_view_review_get_item (self, item))->id == guide_choices_get (self->choices, index)->id;
}

static gboolean
fill_more (gpointer data)
{
  GuideViewReview *self = data;
  guint            n = guide_view_review_count_items (self), end = MIN (n + STEP, guide_choices_get_n (self->choices));

  for (; n < end; n++)
    {
      g_autoptr (GuideViewReviewItem) item = guide_view_review_item_new (self->choices, n);

      g_list_store_append (self->items, item);
    }
  if (end < guide_choices_get_n (self->choices))
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static void
fill_all (GuideViewReview *self)
{
  if (self->filling != 0)
    while (fill_more (self))
      ;
  g_clear_handle_id (&self->filling, g_source_remove);
}

/* Items of the same choice stay what they are; only the middle that differs is replaced. */
static void
follow (GuideViewReview *self)
{
  guint                 n = guide_view_review_count_items (self), wanted = guide_choices_get_n (self->choices), start = 0, end = 0;
  g_autoptr (GPtrArray) middle = g_ptr_array_new_with_free_func (g_object_unref);

  while (start < MIN (n, wanted) && is_same (self, start, start))
    start++;
  while (end < MIN (n, wanted) - start && is_same (self, n - 1 - end, wanted - 1 - end))
    end++;
  for (guint i = start; i < wanted - end; i++)
    g_ptr_array_add (middle, guide_view_review_item_new (self->choices, i));
  if (middle->len > 0 || n - end > start)
    g_list_store_splice (self->items, start, n - end - start, middle->pdata, middle->len);
  for (guint i = 0; i < wanted; i++)
    guide_view_review_item_update (guide_view_review_get_item (self, i), self->choices, i);
}

/* --- what is told above it */

void
guide_view_review_show_problem (GuideViewReview *self,
                                const char      *sentence)
{
  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
}

static GuideImportRequest *
new_request (GuideViewReview *self)
{
  return guide_import_request_new (self->choices, gtk_editable_get_text (self->document_title), self->name, NULL);
}

static char *
dup_figures (const GuideImport *import)
{
  g_autofree char *words = guide_import_dup_sentence (import);

  if (import->news == GUIDE_IMPORT_SAME && import->n_added == 0)
    return g_strdup (_ ("This very text is in the dossier already: there is nothing to add."));
  if (import->n_added == 0)
    return g_strdup (_ ("Another version of a known document, with nothing new but its text."));
  if (import->known > 0)
    return g_strdup_printf (_ ("Known already: %u. To add: %s."), import->known, words);
  return g_strdup_printf (_ ("To add: %s."), words);
}

static void
on_previewed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GuideViewReview) self = user_data;
  g_autoptr (GuideImport)     import = dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL); /* the figures wait for the next */
  g_autofree char            *figures = NULL;

  if (import == NULL || self->choices == NULL)
    return;
  figures = dup_figures (import);
  gtk_label_set_label (self->figures, figures);
}

static gboolean
preview (gpointer data)
{
  GuideViewReview *self = data;

  self->calm = 0;
  dossier_store_ask_async (self->store, guide_import_preview, new_request (self), (GDestroyNotify) guide_import_request_unref, (GDestroyNotify) guide_import_free,
                           self->work, on_previewed, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
show_state (GuideViewReview *self)
{
  guint            open = guide_choices_count_open (self->choices);
  g_autofree char *words = g_strdup_printf (ngettext ("%u to look at", "%u to look at", open), open);

  gtk_label_set_label (self->open, open > 0 ? words : _ ("All was looked at"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.next", open > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.accept-all", open > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.undo", guide_choices_can_undo (self->choices));
  g_clear_handle_id (&self->calm, g_source_remove);
  self->calm = g_timeout_add (CALM, preview, self);
}

/* After each step: kept, shown. */
void
guide_view_review_step (GuideViewReview *self)
{
  guide_view_review_keep (self->store, self->choices);
  guide_view_review_show_problem (self, NULL);
  fill_all (self);
  follow (self);
  show_state (self);
}

/* --- where one is */

guint
guide_view_review_get_place (GuideViewReview *self)
{
  return gtk_single_selection_get_selected (self->selection);
}

static gboolean
focus_place (gpointer data)
{
  GuideViewReview     *self = data;
  guint                place = self->choices != NULL ? guide_view_review_get_place (self) : GTK_INVALID_LIST_POSITION;
  GuideViewReviewItem *item = place < guide_view_review_count_items (self) ? guide_view_review_get_item (self, place) : NULL;
  GtkWidget           *row = item != NULL ? guide_view_review_item_get_row (item) : NULL;

  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (row));
  return G_SOURCE_REMOVE;
}

void
guide_view_review_go_to (GuideViewReview *self,
                         guint            place)
{
  gtk_single_selection_set_selected (self->selection, place);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", place);
  g_idle_add_full (G_PRIORITY_LOW, focus_place, g_object_ref (self), g_object_unref);
}

void
guide_view_review_go_next (GuideViewReview *self,
                           gboolean         backwards)
{
  guint n, place = guide_view_review_get_place (self);

  fill_all (self);
  n = guide_view_review_count_items (self);
  if (place >= n)
    place = n - 1;
  for (guint i = 1; i <= n; i++)
    {
      guint at = backwards ? (place + n - i) % n : (place + i) % n;

      if (guide_view_review_item_find_open (guide_view_review_get_item (self, at)) != NULL)
        {
          guide_view_review_go_to (self, at);
          return;
        }
    }
}

/* --- rows */

static void
on_activated (GuideViewReview *self,
              guint            position)
{
  GtkWidget *row = guide_view_review_item_get_row (guide_view_review_get_item (self, position));

  if (row != NULL)
    guide_view_review_row_edit (GUIDE_VIEW_REVIEW_ROW (row));
}

static void
on_setup (GuideViewReview    *self,
          GtkListItem        *list_item,
          GtkListItemFactory *factory)
{
  GuideViewReviewRow *row = guide_view_review_row_new (guide_view_review_list_under, self);

  guide_view_review_row_set_narrow (row, self->is_narrow);
  gtk_list_item_set_child (list_item, GTK_WIDGET (row));
}

static void
on_bind (GuideViewReview    *self,
         GtkListItem        *list_item,
         GtkListItemFactory *factory)
{
  guide_view_review_row_show (GUIDE_VIEW_REVIEW_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_unbind (GuideViewReview    *self,
           GtkListItem        *list_item,
           GtkListItemFactory *factory)
{
  guide_view_review_row_show (GUIDE_VIEW_REVIEW_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
prepare_list (GuideViewReview *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  self->items = g_list_store_new (GUIDE_VIEW_TYPE_REVIEW_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_factory (self->list, factory);
}

/* --- reading, writing */

static void
on_title (GuideViewReview *self)
{
  guide_view_review_keep_title (self->store, self->choices, gtk_editable_get_text (self->document_title));
}

static void
show_review (GuideViewReview *self,
             const char      *title)
{
  g_autoptr (GuideImportRequest) request = new_request (self);

  gtk_editable_set_text (self->document_title, title != NULL ? title : guide_import_request_get_title (request));
  g_signal_connect_object (self->document_title, "changed", G_CALLBACK (on_title), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < FIRST / STEP && (self->filling = 1) && fill_more (self); i++)
    ;
  self->filling = guide_view_review_count_items (self) < guide_choices_get_n (self->choices) ? g_idle_add (fill_more, self) : 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.write", TRUE);
  gtk_stack_set_visible_child_name (self->faces, "review");
  show_state (self);
  g_idle_add_full (G_PRIORITY_LOW, focus_place, g_object_ref (self), g_object_unref);
}

static const char *
explain (const GError *error)
{
  if (error->domain == EXCHANGE_READER_ERROR)
    return guide_file_explain (error);
  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DISK))
    return _ ("The disk refuses to read or write, it may be full. Nothing was imported. Make some room, then try again.");
  return _ ("Something went wrong. Nothing was imported, and what you decided here is kept: try again.");
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GuideViewReview) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autofree char            *title = NULL;
  gboolean                    has_draft;
  GuideChoices               *choices = guide_view_review_read_finish (result, &has_draft, &title, &error);

  if (self->store == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&choices, guide_choices_free);
      return;
    }
  if (choices == NULL)
    {
      g_message ("reading a document: %s", error->message);
      adw_status_page_set_description (self->failure, explain (error));
      gtk_stack_set_visible_child_name (self->faces, "failed");
      return;
    }
  self->choices = choices;
  gtk_widget_set_visible (self->resumed, has_draft);
  show_review (self, title);
}

static void
end_writing (GuideViewReview *self)
{
  self->is_writing = FALSE;
  g_clear_object (&self->work);
  self->work = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.write", TRUE);
  gtk_widget_set_sensitive (self->cancel, TRUE);
  gtk_stack_set_visible_child_name (self->faces, "review");
}

static char *
dup_done (const GuideImport *done)
{
  g_autofree char *words = guide_import_dup_sentence (done);

  return done->n_added > 0 ? g_strdup_printf (_ ("Document imported: %s"), words) : g_strdup (_ ("There was nothing to add: the document is in the dossier already"));
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GuideViewReview) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (GuideImport)     done = dossier_store_work_finish (DOSSIER_STORE (source), result, &error);
  g_autofree char            *sentence = NULL;

  if (done == NULL)
    {
      end_writing (self);
      guide_view_review_show_problem (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _ ("The import was stopped. The dossier is as it was.") : explain (error));
      return;
    }
  guide_view_review_forget (DOSSIER_STORE (source), self->choices);
  sentence = dup_done (done);
  self->is_writing = FALSE;
  g_signal_emit (self, signals[IMPORTED], 0, sentence);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
write_all (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  GuideViewReview *self = GUIDE_VIEW_REVIEW (widget);

  if (self->choices == NULL || self->is_writing)
    return;
  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* what is being typed counts */
  g_clear_handle_id (&self->calm, g_source_remove);
  self->is_writing = TRUE;
  adw_status_page_set_title (self->waiting, _ ("Importing…"));
  gtk_stack_set_visible_child_name (self->faces, "reading");
  gtk_widget_action_set_enabled (widget, "review.write", FALSE);
  dossier_store_work_async (self->store, guide_import_write, new_request (self), (GDestroyNotify) guide_import_request_unref,
                            (GDestroyNotify) guide_import_free, self->work, on_written, g_object_ref (self));
}

/* --- the window */

static void
help (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.help", "s", "import-document");
}

/* While writing: the import is abandoned, and the window stays until the dossier is as it was. */
static gboolean
guide_view_review_close_request (GtkWindow *window)
{
  GuideViewReview *self = GUIDE_VIEW_REVIEW (window);

  gtk_window_set_focus (window, NULL);
  g_cancellable_cancel (self->work);
  if (!self->is_writing)
    return GTK_WINDOW_CLASS (guide_view_review_parent_class)->close_request (window);
  gtk_widget_set_sensitive (self->cancel, FALSE);
  adw_status_page_set_title (self->waiting, _ ("Stopping… The dossier stays as it was."));
  return TRUE;
}

static void
guide_view_review_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  GTK_WIDGET_CLASS (guide_view_review_parent_class)->size_allocate (widget, width, height, baseline);
  guide_view_review_follow_width (GUIDE_VIEW_REVIEW (widget), width);
}

static void
guide_view_review_dispose (GObject *object)
{
  GuideViewReview *self = GUIDE_VIEW_REVIEW (object);

  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_handle_id (&self->calm, g_source_remove);
  if (self->work != NULL)
    g_cancellable_cancel (self->work);
  g_clear_object (&self->work);
  g_clear_object (&self->store);
  adw_window_set_content (ADW_WINDOW (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), GUIDE_VIEW_TYPE_REVIEW);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->choices, guide_choices_free);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (guide_view_review_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GuideViewReview, heading);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReview, faces);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReview, waiting);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReview, failure);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReview, cancel);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReview, undo);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReview, write);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReview, problem);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReview, resumed);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReview, document_title);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReview, figures);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReview, open);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReview, list);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReview, title_row);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReview, doing_row);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReview, doers);
  gtk_widget_class_bind_template_child (widget_class, GuideViewReview, heads);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.write", NULL, write_all);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "review.write", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_install_action (widget_class, "review.help", NULL, help);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "review.help", NULL);
}

static void
guide_view_review_class_init (GuideViewReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = guide_view_review_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = guide_view_review_close_request;
  widget_class->size_allocate = guide_view_review_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/guide-view-review.ui");
  bind_children (widget_class);
  guide_view_review_install_acts (widget_class);
  install_keys (widget_class);
  signals[IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
guide_view_review_init (GuideViewReview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->work = g_cancellable_new ();
  prepare_list (self);
  for (const char *const *action = (const char *const[]){ "review.write", "review.undo", "review.next", "review.accept-all", NULL }; *action != NULL; action++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), *action, FALSE);
}

GuideViewReview *
guide_view_review_new (GtkWindow    *parent,
                       DossierStore *store,
                       GFile        *file)
{
  GuideViewReview *self = g_object_new (GUIDE_VIEW_TYPE_REVIEW, "transient-for", parent, NULL);
  g_autofree char *base = g_file_get_basename (file), *path = g_file_get_path (file);

  guide_view_review_fit (self, parent);
  self->store = g_object_ref (store);
  self->name = g_filename_display_name (base);
  adw_window_title_set_subtitle (self->heading, self->name);
  guide_view_review_read_async (store, path, self->work, on_read, g_object_ref (self));
  return self;
}
