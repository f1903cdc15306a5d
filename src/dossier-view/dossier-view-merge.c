#include "config.h"

#include "dossier-view-merge.h"

#include "dossier-duplicates.h"
#include "dossier-view-comparison.h"
#include "dossier-view-merge-lines.h"

#include <glib/gi18n-lib.h>

struct _DossierViewMerge
{
  AdwWindow              parent_instance;
  GtkStack              *stack;
  AdwStatusPage         *impossible;
  AdwToastOverlay       *toasts;
  GtkToggleButton       *keeps[2];
  GtkLabel              *keep_labels[2];
  DossierViewMergeLines *lines;
  GtkLabel              *consequence;
  DossierStore          *store;
  GCancellable          *asking;
  char                  *ids[2];
  guint                  kept;    /* column */
  GHashTable            *choices; /* code of a field → column or BOTH, as the person chose */
  DossierViewComparison *shown;
  gboolean               is_following;
  gboolean               is_writing;
};

G_DEFINE_FINAL_TYPE (DossierViewMerge, dossier_view_merge, ADW_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- what is shown */

static void
show_consequence (DossierViewMerge *self)
{
  guint n_moved = dossier_merge_get_n_moved (self->shown->merge), n_between = dossier_merge_get_n_between (self->shown->merge);
  /* Translators: links, posts, steps… */
  g_autofree char *moved = g_strdup_printf (ngettext ("%u record that led to the other one will lead to this one.", "%u records that led to the other one will lead to this one.", n_moved), n_moved);
  g_autofree char *between = g_strdup_printf (ngettext ("%u link between the two goes to the trash.", "%u links between the two go to the trash.", n_between), n_between);
  g_autofree char *words = g_strjoin (" ", _ ("What lists hold is put together."), n_moved > 0 ? moved : "", n_between > 0 ? between : "", NULL);

  gtk_label_set_label (self->consequence, g_strchomp (words));
}

static void
on_chosen (DossierViewMerge *self,
           const char       *field,
           guint             choice)
{
  if (self->shown == NULL)
    return;
  g_hash_table_insert (self->choices, (gpointer) g_intern_string (field), GUINT_TO_POINTER (choice));
  dossier_view_comparison_choose (self->shown, field, choice);
}

static void
show_title (DossierViewMerge *self,
            guint             column)
{
  const char *title = self->shown->titles[column] != NULL ? self->shown->titles[column] : "…";

  gtk_label_set_label (self->keep_labels[column], title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->keeps[column]), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
show_comparison (DossierViewMerge *self)
{
  dossier_view_merge_lines_show (self->lines, self->shown);
  for (guint i = 0; i < 2; i++)
    show_title (self, i);
  self->is_following = TRUE;
  gtk_toggle_button_set_active (self->keeps[self->kept], TRUE);
  self->is_following = FALSE;
  show_consequence (self);
}

/* --- reading */

static void
choose_again (DossierViewMerge      *self,
              DossierViewComparison *comparison)
{
  GHashTableIter iter;
  gpointer       field, choice;

  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, &field, &choice))
    dossier_view_comparison_choose (comparison, field, GPOINTER_TO_UINT (choice));
}

static void
show_failure (DossierViewMerge *self,
              const GError     *error)
{
  gboolean is_told = g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED);

  adw_status_page_set_description (self->impossible, is_told ? error->message : _ ("One of the two is not there any more. Nothing was changed."));
  gtk_stack_set_visible_child_name (self->stack, "impossible");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", FALSE);
}

static void
on_asked (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DossierViewMerge)      self = user_data;
  g_autoptr (GError)                error = NULL;
  g_autoptr (DossierViewComparison) comparison = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);
  g_autoptr (DossierViewComparison) before = NULL;

  if (self->store == NULL || self->is_writing || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (comparison == NULL)
    {
      show_failure (self, error);
      return;
    }
  choose_again (self, comparison);
  before = g_steal_pointer (&self->shown);
  self->shown = g_steal_pointer (&comparison);
  show_comparison (self); /* compares with the one before */
  gtk_stack_set_visible_child_name (self->stack, "choices");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", TRUE);
}

static void
ask (DossierViewMerge *self)
{
  DossierViewComparisonQuestion *question = g_new0 (DossierViewComparisonQuestion, 1);

  question->ids[0] = g_strdup (self->ids[0]);
  question->ids[1] = g_strdup (self->ids[1]);
  question->kept = self->kept;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.merge", FALSE);
  dossier_store_ask_async (self->store, dossier_view_comparison_read, question, (GDestroyNotify) dossier_view_comparison_question_free,
                           (GDestroyNotify) dossier_view_comparison_free, self->asking, on_asked, g_object_ref (self));
}

static void
on_changed (DossierViewMerge *self)
{
  if (self->store != NULL && !self->is_writing)
    ask (self);
}

static void
on_keep_toggled (DossierViewMerge *self,
                 GtkToggleButton  *toggle)
{
  if (self->is_following || !gtk_toggle_button_get_active (toggle))
    return;
  self->kept = toggle == self->keeps[1] ? 1 : 0;
  ask (self);
}

/* --- writing */

typedef struct
{
  DossierViewMerge *view;
  char             *sentence;
  char             *id;
} Deed;

static void
deed_free (Deed *self)
{
  g_object_unref (self->view);
  g_free (self->sentence);
  g_free (self->id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deed, deed_free)

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Deed)   deed = user_data;
  g_autoptr (GError) error = NULL;
  DossierViewMerge  *self = deed->view;

  if (dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    {
      g_signal_emit (self, signals[DONE], 0, deed->sentence, deed->id);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  g_message ("merging: %s", error->message);
  self->is_writing = FALSE;
  if (self->store == NULL)
    return;
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_OCCUPIED)
                                                              ? _ ("An import is being written. Nothing was changed: wait for its end, then try again.")
                                                              : _ ("This could not be done. Nothing was changed.")));
  ask (self);
}

/* Takes act and sentence. */
static void
write_act (DossierViewMerge *self,
           DossierAct       *act,
           char             *sentence)
{
  Deed *deed = g_new0 (Deed, 1);

  deed->view = g_object_ref (self);
  deed->sentence = sentence;
  deed->id = g_strdup (self->ids[self->kept]);
  self->is_writing = TRUE;
  dossier_store_write_async (self->store, act, on_written, deed);
}

static void
merge (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  DossierViewMerge *self = DOSSIER_VIEW_MERGE (widget);

  if (self->shown != NULL && !self->is_writing)
    write_act (self, dossier_merge_new_act (self->shown->merge), g_strdup_printf (_ ("“%s” is one record now"), self->shown->titles[self->kept]));
}

static void
part (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  DossierViewMerge *self = DOSSIER_VIEW_MERGE (widget);
  DossierAct       *act;

  if (self->shown == NULL || self->is_writing)
    return;
  act = dossier_act_new (NULL);
  dossier_duplicates_part (act, dossier_record_get_kind (dossier_merge_get_kept (self->shown->merge)), self->ids[0], self->ids[1]);
  write_act (self, act, g_strdup (_ ("These two are not compared any more")));
}

/* --- the window */

static void
dossier_view_merge_dispose (GObject *object)
{
  DossierViewMerge *self = DOSSIER_VIEW_MERGE (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->store);
  adw_window_set_content (ADW_WINDOW (object), NULL); /* before the template: its parent class would let go of it twice */
  g_clear_pointer (&self->shown, dossier_view_comparison_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DOSSIER_VIEW_TYPE_MERGE);
  G_OBJECT_CLASS (dossier_view_merge_parent_class)->dispose (object);
}

static void
dossier_view_merge_finalize (GObject *object)
{
  DossierViewMerge *self = DOSSIER_VIEW_MERGE (object);

  g_free (self->ids[0]);
  g_free (self->ids[1]);
  g_hash_table_unref (self->choices);
  G_OBJECT_CLASS (dossier_view_merge_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DossierViewMerge, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierViewMerge, impossible);
  gtk_widget_class_bind_template_child (widget_class, DossierViewMerge, toasts);
  gtk_widget_class_bind_template_child (widget_class, DossierViewMerge, lines);
  gtk_widget_class_bind_template_child (widget_class, DossierViewMerge, consequence);
  gtk_widget_class_bind_template_child_full (widget_class, "keep_first", FALSE, G_STRUCT_OFFSET (DossierViewMerge, keeps[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "keep_second", FALSE, G_STRUCT_OFFSET (DossierViewMerge, keeps[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "first_label", FALSE, G_STRUCT_OFFSET (DossierViewMerge, keep_labels[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "second_label", FALSE, G_STRUCT_OFFSET (DossierViewMerge, keep_labels[1]));
  gtk_widget_class_bind_template_callback (widget_class, on_keep_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
}

static void
dossier_view_merge_class_init (DossierViewMergeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_merge_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_view_merge_finalize;
  signals[DONE] = g_signal_new ("done", DOSSIER_VIEW_TYPE_MERGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  g_type_ensure (DOSSIER_VIEW_TYPE_MERGE_LINES);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-merge.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "merge.merge", NULL, merge);
  gtk_widget_class_install_action (widget_class, "merge.part", NULL, part);
}

static void
dossier_view_merge_init (DossierViewMerge *self)
{
  self->choices = g_hash_table_new (g_str_hash, g_str_equal);
  self->is_following = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_following = FALSE;
}

DossierViewMerge *
dossier_view_merge_new (GtkWindow    *parent,
                        DossierStore *store,
                        const char   *first,
                        const char   *second)
{
  DossierViewMerge *self;

  g_return_val_if_fail (DOSSIER_IS_STORE (store) && first != NULL && second != NULL, NULL);

  self = g_object_new (DOSSIER_VIEW_TYPE_MERGE, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  self->ids[0] = g_strdup (first);
  self->ids[1] = g_strdup (second);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  ask (self);
  return self;
}
