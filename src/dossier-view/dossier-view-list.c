#include "config.h"

#include "dossier-view-list.h"

#include "dossier-labels.h"
#include "dossier-courtesy.h"
#include "dossier-list.h"
#include "dossier-scope.h"
#include "dossier-view-chosen.h"
#include "dossier-view-columns.h"
#include "dossier-view-paper.h"
#include "dossier-view-row-menu.h"
#include "dossier-view-seats.h"

#include <glib/gi18n-lib.h>

#define NARROWEST 200 /* pixels: one column, cut short */

struct _DossierViewList
{
  AdwBin             parent_instance;
  const char        *kind;   /* static */
  DossierQuery      *query;  /* of the window */
  DossierStore      *store;  /* NULL: nothing is open */
  DossierList       *list;   /* of the store */
  DossierLabels     *labels; /* what its fields are called */
  DossierViewSeats  *rows;   /* of list, as the table takes them */
  DossierViewChosen *chosen;
  GtkStack          *faces;
  GtkColumnView     *table;
  GtkWidget         *menu; /* of a row; a child of the table */
  AdwStatusPage     *no_match;
  AdwStatusPage     *empty;
  guint              n_fitting;
  gboolean           is_other; /* the question: it is not answered yet */
};

G_DEFINE_FINAL_TYPE (DossierViewList, dossier_view_list, ADW_TYPE_BIN)

/* What stands in place of a table without rows. */
static const struct
{
  const char *kind, *no_match, *empty_title, *empty;
} faces[] = {
  { "structure", N_ ("No structure answers these words and filters. Accents, capitals and acronyms do not matter."), N_ ("No structure yet"),
    N_ ("Import the school directory or a list of centres, or add a first structure.") },
  { "link", N_ ("No link answers these words and filters, nor does either of its ends."), N_ ("No link yet"),
    N_ ("On the map, drag from one structure to another; or open a structure and type the name of the other.") },
  { "person", N_ ("Nobody is called so, or nobody with such a post answers these filters."), N_ ("Nobody yet"),
    N_ ("Add somebody with Ctrl+Shift+P, or open a structure and say who works there.") },
};

/* --- the selection */

/* GtkColumnView of 4.8 does not scroll by itself: its inner list does. */
static void
scroll_to (DossierViewList *self,
           guint            position)
{
  GtkWidget *inner = gtk_widget_get_first_child (GTK_WIDGET (self->table));

  while (inner != NULL && !GTK_IS_LIST_VIEW (inner))
    inner = gtk_widget_get_next_sibling (inner);
  if (inner != NULL)
    gtk_widget_activate_action (inner, "list.scroll-to-item", "u", position);
}

/* The one that is chosen is brought into view; of several, the person knows where they are. */
static void
bring_into_view (DossierViewList *self)
{
  guint position = dossier_view_chosen_get_first (self->chosen);

  if (dossier_view_chosen_get_n (self->chosen) != 1)
    return;
  dossier_view_seats_reach (self->rows, position);
  scroll_to (self, position);
}

/* One is told as anywhere in the window. */
static void
tell_chosen (DossierViewList *self)
{
  g_auto (GStrv) ids = dossier_view_chosen_dup_ids (self->chosen);

  if (ids[0] != NULL && ids[1] != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.select-several", "^as", ids);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s", ids[0] != NULL ? ids[0] : "");
}

static void
on_activated (DossierViewList *self,
              guint            position)
{
  g_autofree char *id = self->list == NULL ? NULL : dossier_list_dup_id (self->list, position);

  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.select", "s", id);
}

/* The list moves under a hand, or glides on after it. */
static void
on_scrolled (DossierViewList *self)
{
  if (self->store != NULL)
    dossier_store_give_way (self->store);
}

/* --- the question */

static void
show_face (DossierViewList *self)
{
  gboolean                 is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;
  g_autoptr (DossierQuery) asked = dossier_scope_new_query (self->kind, self->query);
  gboolean                 is_narrowed = dossier_query_is_filtered (asked);

  gtk_stack_set_visible_child_name (self->faces, !is_empty ? "table" : is_narrowed ? "no-match"
                                                                                   : "empty");
}

static void
on_answered (DossierViewList *self)
{
  gboolean is_part;

  /* The seats stayed where they were: who asks something else reads from the top. */
  if (self->is_other)
    scroll_to (self, 0);
  self->is_other = FALSE;
  if (dossier_view_chosen_follow (self->chosen))
    bring_into_view (self);
  show_face (self);
  /* Nothing is done to what is not seen: of several, those that no longer answer are let go. */
  g_object_get (self->list, "loading", &is_part, NULL);
  if (!is_part && dossier_view_chosen_has_lost (self->chosen))
    tell_chosen (self);
}

static void
on_failed (DossierViewList *self,
           GError          *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("reading the list: %s", error->message);
}

/* Two hundred rows made for nobody are a tenth of a second of the window's time: who is not looked at waits until it is. */
static void
ask (DossierViewList *self)
{
  g_autoptr (DossierQuery) query = NULL;

  if (self->list == NULL || self->query == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  query = dossier_scope_new_query (self->kind, self->query);
  dossier_view_columns_set_order (self->table, self->kind, query);
  self->is_other |= dossier_list_get_query (self->list) == NULL || !dossier_query_equal (query, dossier_list_get_query (self->list));
  dossier_list_set_query (self->list, query);
}

static void
name_columns (DossierViewList *self)
{
  dossier_view_columns_name (self->table, self->kind, dossier_labels_get_vocabulary (self->labels));
}

/* --- the widget */

static gboolean
follow_width (gpointer data)
{
  DossierViewList *self = data;

  if (self->table != NULL)
    dossier_view_columns_fit (self->table, self->kind, self->n_fitting);
  return G_SOURCE_REMOVE;
}

static int
get_least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* Columns follow the width that is given: those that stand there now ask for none. */
static void
measure (GtkWidget     *widget,
         GtkOrientation orientation,
         int            for_size,
         int           *minimum,
         int           *natural,
         int           *minimum_baseline,
         int           *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = MAX (for_size, get_least_width (child));
  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, NARROWEST);
}

static void
allocate (GtkWidget *widget,
          int        width,
          int        height,
          int        baseline)
{
  DossierViewList *self = DOSSIER_VIEW_LIST (widget);
  GtkWidget       *child = gtk_widget_get_first_child (widget);
  guint            n_fitting = dossier_view_columns_count_fitting (self->table, self->kind, width);

  gtk_widget_allocate (child, MAX (width, get_least_width (child)), height, baseline, NULL);
  if (n_fitting == self->n_fitting)
    return;

  self->n_fitting = n_fitting;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_width, g_object_ref (self), g_object_unref); /* not while sizes are being given */
}

/* --- keys */

static gboolean
open_menu (GtkWidget *widget,
           GVariant  *parameters,
           gpointer   data)
{
  return dossier_view_row_menu_open (DOSSIER_VIEW_LIST (widget)->menu);
}

/* Whoever types on a list looks for something: the letters go to the search. */
static gboolean
on_key (DossierViewList *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  char     text[7] = { 0 };

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) || !g_unichar_isgraph (letter))
    return FALSE;
  g_unichar_to_utf8 (letter, text);
  return gtk_widget_activate_action (GTK_WIDGET (self), "win.find-letters", "s", text);
}

static void
dossier_view_list_dispose (GObject *object)
{
  DossierViewList *self = DOSSIER_VIEW_LIST (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->query, dossier_query_free);
  g_clear_object (&self->chosen);
  g_clear_object (&self->rows);
  g_clear_object (&self->list);
  g_clear_object (&self->labels);
  g_clear_object (&self->store);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_LIST);
  G_OBJECT_CLASS (dossier_view_list_parent_class)->dispose (object);
}

static void
dossier_view_list_class_init (DossierViewListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewList, faces);
  gtk_widget_class_bind_template_child (widget_class, DossierViewList, table);
  gtk_widget_class_bind_template_child (widget_class, DossierViewList, no_match);
  gtk_widget_class_bind_template_child (widget_class, DossierViewList, empty);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, open_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, open_menu, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "win.delete-selection", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "win.copy-selection", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.copy-selection-whole", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "win.delete-selection", NULL);
}

static void
dossier_view_list_init (DossierViewList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), gtk_custom_layout_new (NULL, measure, allocate));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN); /* for the one frame before the columns follow */
  self->n_fitting = G_MAXUINT;
  self->chosen = dossier_view_chosen_new ();
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (self->chosen));
  self->menu = dossier_view_row_menu_new (self->table, self->chosen);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->table), keys);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table)), "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chosen, "chosen", G_CALLBACK (tell_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (ask), NULL);
}

static void
offer_person (DossierViewList *self)
{
  GtkButton *other = GTK_BUTTON (gtk_widget_get_last_child (adw_status_page_get_child (self->no_match)));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_New person"));

  gtk_button_set_label (other, _ ("_New person"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (other), "win.new-person");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new-person");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  adw_status_page_set_child (self->empty, button);
}

static void
set_kind (DossierViewList *self,
          const char      *code)
{
  const DossierKind *kind = dossier_kinds_find (code);

  self->kind = kind->code;
  dossier_view_columns_add (self->table, self->kind);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, dossier_kinds_translate (kind->plural), -1);
  for (gsize i = 0; i < G_N_ELEMENTS (faces); i++)
    if (g_str_equal (faces[i].kind, code))
      {
        adw_status_page_set_description (self->no_match, _ (faces[i].no_match));
        adw_status_page_set_title (self->empty, _ (faces[i].empty_title));
        adw_status_page_set_description (self->empty, _ (faces[i].empty));
      }
  if (g_str_equal (code, "person"))
    offer_person (self);
  /* A link is not made from nothing. */
  else if (!g_str_equal (code, "structure"))
    {
      adw_status_page_set_child (self->empty, NULL);
      gtk_widget_set_visible (gtk_widget_get_last_child (adw_status_page_get_child (self->no_match)), FALSE);
    }
}

DossierViewList *
dossier_view_list_new (const char *kind)
{
  DossierViewList *self;

  g_return_val_if_fail (dossier_view_columns_get_paths (kind) != NULL, NULL);

  self = g_object_new (DOSSIER_VIEW_TYPE_LIST, NULL);
  set_kind (self, kind);
  return self;
}

void
dossier_view_list_set_store (DossierViewList *self,
                             DossierStore    *store)
{
  g_return_if_fail (DOSSIER_VIEW_IS_LIST (self));

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  dossier_view_chosen_set_list (self->chosen, NULL, NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->list);
  g_clear_object (&self->labels);
  gtk_stack_set_visible_child_name (self->faces, "reading");
  g_set_object (&self->store, store);
  if (store == NULL)
    return;

  self->labels = dossier_labels_new (store);
  g_signal_connect_object (self->labels, "changed", G_CALLBACK (name_columns), self, G_CONNECT_SWAPPED);
  self->list = dossier_list_new (store, dossier_view_columns_get_paths (self->kind));
  self->rows = dossier_view_seats_new (G_LIST_MODEL (self->list));
  dossier_view_chosen_set_list (self->chosen, self->list, G_LIST_MODEL (self->rows));
  g_signal_connect_object (self->list, "answered", G_CALLBACK (on_answered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  ask (self);
}

void
dossier_view_list_set_query (DossierViewList    *self,
                             const DossierQuery *query)
{
  g_return_if_fail (DOSSIER_VIEW_IS_LIST (self));

  g_clear_pointer (&self->query, dossier_query_free);
  self->query = dossier_query_copy (query);
  ask (self);
}

void
dossier_view_list_set_selected (DossierViewList   *self,
                                const char *const *ids)
{
  g_return_if_fail (DOSSIER_VIEW_IS_LIST (self));

  if (dossier_view_chosen_set_ids (self->chosen, ids))
    bring_into_view (self);
}

/* rows: words of the list, in places of columns from here on. */
static void
put_on_clipboard (DossierViewList *self,
                  GPtrArray       *rows)
{
  g_autoptr (GdkContentProvider) content = NULL;
  g_autofree char               *text = NULL, *html = NULL;
  g_autoptr (GBytes)             bytes = NULL;
  GdkContentProvider            *ways[2];

  for (guint i = 0; i < rows->len; i++)
    {
      g_auto (GStrv) words = rows->pdata[i];

      rows->pdata[i] = dossier_view_columns_dup_words (self->kind, (const char *const *) words);
    }
  g_ptr_array_insert (rows, 0, dossier_view_columns_dup_heads (self->kind, dossier_labels_get_vocabulary (self->labels)));
  text = dossier_view_paper_dup_text (rows);
  html = dossier_view_paper_dup_html (rows);
  bytes = g_bytes_new (html, strlen (html));
  ways[0] = gdk_content_provider_new_for_bytes ("text/html", bytes);
  ways[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  content = gdk_content_provider_new_union (ways, G_N_ELEMENTS (ways));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
}

static void
on_words_read (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask)     task = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) rows = dossier_list_read_finish (DOSSIER_LIST (source), result, &error);
  guint                 n_rows = rows != NULL ? rows->len : 0;

  if (n_rows > 0)
    put_on_clipboard (g_task_get_source_object (task), rows);
  g_task_return_int (task, n_rows);
}

void
dossier_view_list_copy_async (DossierViewList    *self,
                              DossierAudience     audience,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_auto (GStrv) ids = NULL;
  GTask         *task;

  g_return_if_fail (DOSSIER_VIEW_IS_LIST (self));

  ids = dossier_view_chosen_dup_ids (self->chosen);
  task = g_task_new (self, NULL, callback, user_data);
  if (ids[0] == NULL)
    {
      g_task_return_int (task, 0);
      g_object_unref (task);
      return;
    }
  g_task_set_task_data (task, GUINT_TO_POINTER (g_strv_length (ids)), NULL);
  dossier_list_read_async (self->list, (const char *const *) ids, audience, on_words_read, task);
}

guint
dossier_view_list_copy_finish (GAsyncResult *result,
                               guint        *n_left_out)
{
  gssize n = g_task_propagate_int (G_TASK (result), NULL);
  guint  n_copied = n > 0 ? (guint) n : 0, n_asked = GPOINTER_TO_UINT (g_task_get_task_data (G_TASK (result)));

  *n_left_out = n_asked > n_copied ? n_asked - n_copied : 0;
  return n_copied;
}
