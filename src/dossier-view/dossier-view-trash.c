#include "config.h"

#include "dossier-view-trash.h"

#include "dossier-trash.h"
#include "dossier-view-words.h"

#include <glib/gi18n-lib.h>

#define N_AT_ONCE 50 /* lines; more come when they are asked for */

struct _DossierViewTrash
{
  AdwWindow            parent_instance;
  GtkStack            *stack;
  AdwPreferencesGroup *group;
  AdwToastOverlay     *toasts;
  GtkWidget           *more;
  DossierStore        *store;
  GCancellable        *asking;
  guint                limit; /* of lines */
  GPtrArray           *lines; /* DossierTrashLine, of the rows; NULL: none */
  GPtrArray           *rows;  /* GtkWidget, borrowed; named after the record */
};

G_DEFINE_FINAL_TYPE (DossierViewTrash, dossier_view_trash, ADW_TYPE_WINDOW)

/* --- a line */

static void
add_count (GString           *out,
           const DossierKind *kind,
           guint              n)
{
  g_autofree char *name = g_utf8_strdown (dossier_kinds_translate (n == 1 ? kind->label : kind->plural), -1);

  g_string_append_printf (out, "%s%u\302\240%s", out->len > 0 ? ", " : "", n, name);
}

/* "2 links, 1 post", no number parted from its word; NULL: nothing comes with it. */
static char *
dup_along (const DossierTrashLine *line)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint               n_kinds;
  const DossierKind  *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      guint n = 0;

      for (guint j = 0; j < line->along->len; j++)
        n += ((const DossierTrashPart *) line->along->pdata[j])->kind == &kinds[i];
      if (n > 0)
        add_count (out, &kinds[i], n);
    }
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static char *
describe (const DossierTrashLine *line)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char      *along = dup_along (line);
  const char           *author = line->is_register ? _ ("public register") : line->author;

  g_ptr_array_add (parts, g_strdup (dossier_kinds_translate (line->kind->label)));
  g_ptr_array_add (parts, dossier_view_words_dup_moment (line->wall));
  if (author != NULL)
    g_ptr_array_add (parts, g_strdup (author));
  if (along != NULL)
    /* Translators: of a record in the trash: "comes back with 2 links, 1 post". */
    g_ptr_array_add (parts, g_strdup_printf (_ ("comes back with %s"), along));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static const char *
get_title (const DossierTrashLine *line)
{
  return line->title != NULL ? line->title : dossier_kinds_translate (line->kind->label);
}

static GtkWidget *
make_button (const DossierTrashLine *line)
{
  GtkWidget       *button = gtk_button_new_with_mnemonic (_ ("_Restore"));
  g_autofree char *spoken = g_strdup_printf (_ ("Restore “%s”"), get_title (line));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", line->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "trash.restore");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

static void
add_line (DossierViewTrash       *self,
          const DossierTrashLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = make_button (line);

  gtk_widget_set_name (row, line->id);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_title (line));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

/* --- all of them */

static int
find_focus (DossierViewTrash *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  for (guint i = 0; focus != NULL && i < self->rows->len; i++)
    if (focus == self->rows->pdata[i] || gtk_widget_is_ancestor (focus, self->rows->pdata[i]))
      return (int) i;
  return -1;
}

static const DossierTrashLine *
find_line (DossierViewTrash *self,
           const char       *id)
{
  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    if (g_str_equal (((const DossierTrashLine *) self->lines->pdata[i])->id, id))
      return self->lines->pdata[i];
  return NULL;
}

static gboolean
stands_as (GtkWidget              *row,
           const DossierTrashLine *line)
{
  return g_str_equal (gtk_widget_get_name (row), line->id) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), get_title (line));
}

/* Rows are many: those that came back go, and the others stay if they are what the first lines say. */
static void
keep_rows (DossierViewTrash *self)
{
  gboolean stand = TRUE;

  for (guint i = self->rows->len; i > 0; i--)
    if (find_line (self, gtk_widget_get_name (self->rows->pdata[i - 1])) == NULL)
      adw_preferences_group_remove (self->group, g_ptr_array_steal_index (self->rows, i - 1));
  for (guint i = 0; stand && i < self->rows->len; i++)
    stand = i < self->lines->len && stands_as (self->rows->pdata[i], self->lines->pdata[i]);
  for (guint i = self->rows->len; !stand && i > 0; i--)
    adw_preferences_group_remove (self->group, g_ptr_array_steal_index (self->rows, i - 1));
}

static void
show_lines (DossierViewTrash *self)
{
  int   focus = find_focus (self);
  guint first_new;

  keep_rows (self);
  first_new = self->rows->len;
  for (guint i = first_new; i < MIN (self->lines->len, self->limit); i++)
    add_line (self, self->lines->pdata[i]);
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *description = describe (self->lines->pdata[i]);

      adw_action_row_set_subtitle (self->rows->pdata[i], description);
    }
  if (gtk_widget_is_focus (self->more) && first_new > 0 && first_new < self->rows->len)
    gtk_widget_grab_focus (self->rows->pdata[first_new]);
  gtk_widget_set_visible (self->more, self->lines->len > self->limit);
  gtk_stack_set_visible_child_name (self->stack, self->lines->len > 0 ? "lines" : "empty");
  if (focus >= 0 && self->rows->len > 0)
    gtk_widget_grab_focus (self->rows->pdata[MIN ((guint) focus, self->rows->len - 1)]);
}

static gpointer
list (DossierReader *reader,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return dossier_trash_list (reader, GPOINTER_TO_UINT (data) + 1, error);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DossierViewTrash) self = user_data;
  g_autoptr (GError)           error = NULL;
  g_autoptr (GPtrArray)        lines = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (lines == NULL || self->store != DOSSIER_STORE (source))
    return; /* asked again meanwhile, or closed */
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = g_steal_pointer (&lines);
  show_lines (self);
}

static void
ask (DossierViewTrash *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  dossier_store_ask_async (self->store, list, GUINT_TO_POINTER (self->limit), NULL, (GDestroyNotify) g_ptr_array_unref, self->asking, on_listed, g_object_ref (self));
}

static void
on_more (DossierViewTrash *self)
{
  if (self->store == NULL || self->lines == NULL || self->lines->len <= self->limit)
    return; /* asked already */
  self->limit += 2 * N_AT_ONCE;
  ask (self);
}

static void
on_changed (DossierViewTrash *self)
{
  if (self->store != NULL)
    ask (self);
}

/* --- restoring */

typedef struct
{
  DossierViewTrash *view;
  char             *title;
  guint             n_along;
} Return;

static void
return_free (Return *self)
{
  g_object_unref (self->view);
  g_free (self->title);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Return, return_free)

/* action NULL: there is nothing to do about it. Titles are people's words: "&" is one of them. */
static void
say (DossierViewTrash *self,
     const char       *sentence,
     const char       *action)
{
  g_autofree char *plain = g_markup_escape_text (sentence, -1);
  AdwToast        *toast = adw_toast_new (plain);

  if (action != NULL)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, action);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static char *
dup_failure (const Return *back,
             const GError *error)
{
  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED))
    /* Translators: a title, then a sentence that says why. */
    return g_strdup_printf (_ ("“%s” stays in the trash: %s"), back->title, error->message);
  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_OCCUPIED))
    return g_strdup (_ ("An import is being written. Nothing was changed: wait for its end, then try again."));
  return g_strdup_printf (_ ("“%s” could not be restored. Nothing was changed."), back->title);
}

static void
on_restored (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Return) back = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char   *sentence = NULL;
  gboolean           done = dossier_store_write_finish (DOSSIER_STORE (source), result, &error);

  if (!done)
    sentence = dup_failure (back, error);
  else if (back->n_along == 0)
    sentence = g_strdup_printf (_ ("“%s” is back"), back->title);
  else
    sentence = g_strdup_printf (ngettext ("“%s” is back with %u other record", "“%s” is back with %u other records", back->n_along), back->title, back->n_along);
  if (back->view->store != NULL)
    say (back->view, sentence, done ? "trash.undo" : NULL);
}

static void
restore (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  DossierViewTrash       *self = DOSSIER_VIEW_TRASH (widget);
  const DossierTrashLine *line = find_line (self, g_variant_get_string (parameter, NULL));
  DossierAct             *act;
  Return                 *back;

  if (line == NULL)
    return; /* it came back meanwhile */
  back = g_new0 (Return, 1);
  back->view = g_object_ref (self);
  back->title = g_strdup (get_title (line));
  back->n_along = line->along->len;
  act = dossier_act_new (NULL);
  dossier_act_restore (act, line->kind, line->id);
  dossier_store_write_async (self->store, act, on_restored, back);
}

static void
undo (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

static void
dossier_view_trash_dispose (GObject *object)
{
  DossierViewTrash *self = DOSSIER_VIEW_TRASH (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->store);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), DOSSIER_VIEW_TYPE_TRASH);
  G_OBJECT_CLASS (dossier_view_trash_parent_class)->dispose (object);
}

static void
dossier_view_trash_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_VIEW_TRASH (object)->rows);
  G_OBJECT_CLASS (dossier_view_trash_parent_class)->finalize (object);
}

static void
dossier_view_trash_class_init (DossierViewTrashClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_trash_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_view_trash_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-trash.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewTrash, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTrash, group);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTrash, toasts);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTrash, more);
  gtk_widget_class_bind_template_callback (widget_class, on_more);

  gtk_widget_class_install_action (widget_class, "trash.restore", "s", restore);
  gtk_widget_class_install_action (widget_class, "trash.undo", NULL, undo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "trash.undo", NULL);
}

static void
dossier_view_trash_init (DossierViewTrash *self)
{
  self->rows = g_ptr_array_new ();
  self->limit = N_AT_ONCE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dossier_view_trash_present (GtkWindow    *parent,
                            DossierStore *store)
{
  DossierViewTrash *self;

  g_return_if_fail (GTK_IS_WINDOW (parent) && DOSSIER_IS_STORE (store));

  self = g_object_new (DOSSIER_VIEW_TYPE_TRASH, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  ask (self);
  gtk_window_present (GTK_WINDOW (self));
}
