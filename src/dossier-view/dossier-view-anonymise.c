#include "config.h"

#include "dossier-view-anonymise.h"

#include "dossier-erasure.h"
#include "dossier-view-words.h"

#include <glib/gi18n-lib.h>

/* What would be done, read in one go; immutable but for the id. */
typedef struct
{
  char           *id;
  char           *title;
  DossierErasure *erasure;

  DossierVocabulary *vocabulary; /* for what the fields are called */
} Plan;

struct _DossierViewAnonymise
{
  AdwWindow            parent_instance;
  DossierStore        *store;
  char                *id;
  Plan                *plan; /* NULL: being read, or impossible */
  GCancellable        *asking;
  gboolean             is_writing;
  GtkStack            *stack;
  GtkLabel            *intention;
  AdwPreferencesGroup *going;
  AdwPreferencesGroup *doubtful;
  GPtrArray           *rows; /* of both groups, in order: the doubtful ones last */
  guint                n_going;
  AdwStatusPage       *sure;
  GtkLabel            *problem;
  GtkWidget           *think;
};

G_DEFINE_FINAL_TYPE (DossierViewAnonymise, dossier_view_anonymise, ADW_TYPE_WINDOW)

static guint done_signal;

/* --- what goes */

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  g_free (plan->id);
  g_free (plan->title);
  dossier_erasure_free (plan->erasure);
  dossier_vocabulary_unref (plan->vocabulary);
  g_free (plan);
}

static gpointer
read_plan (DossierReader *reader,
           gpointer       id,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_load (reader, error);
  DossierErasure               *erasure = vocabulary != NULL ? dossier_erasure_new (reader, id, NULL, error) : NULL;
  Plan                         *plan;

  if (erasure == NULL)
    return NULL;
  plan = g_new0 (Plan, 1);
  plan->id = g_strdup (id);
  plan->title = dossier_reader_dup_title (reader, id);
  plan->erasure = erasure;
  plan->vocabulary = g_steal_pointer (&vocabulary);
  return plan;
}

static GtkWidget *
make_row (const char *title,
          const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  return row;
}

static void
add_field (DossierViewAnonymise *self,
           const DossierField   *field)
{
  DossierValue    *value = dossier_record_get (dossier_erasure_get_record (self->plan->erasure), field->code);
  g_autofree char *words = dossier_view_words_dup_value (value);
  GtkWidget       *row;

  if (*words == '\0')
    return;
  row = make_row (dossier_vocabulary_get_heading (self->plan->vocabulary, field), words);
  adw_preferences_group_add (self->going, row);
  g_ptr_array_add (self->rows, row);
}

/* The kinds that have a page. */
static gboolean
can_open (const DossierKind *kind)
{
  return g_str_equal (kind->code, "structure") || g_str_equal (kind->code, "link") || g_str_equal (kind->code, "person");
}

static void
on_mention_activated (DossierViewAnonymise *self,
                      GtkWidget            *row)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (parent), "win.select", "s", gtk_widget_get_name (row));
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_mention (DossierViewAnonymise *self,
             const DossierMention *mention)
{
  g_autofree char *title = g_strdup_printf ("%s · %s", mention->title != NULL ? mention->title : dossier_kinds_translate (mention->kind->label),
                                            dossier_vocabulary_get_heading (self->plan->vocabulary, mention->field));
  GtkWidget       *row = make_row (title, mention->excerpt);

  if (!mention->certain && can_open (mention->kind))
    {
      gtk_widget_set_name (row, mention->id);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_signal_connect_object (row, "activated", G_CALLBACK (on_mention_activated), self, G_CONNECT_SWAPPED);
    }
  adw_preferences_group_add (mention->certain ? self->going : self->doubtful, row);
  g_ptr_array_add (self->rows, row);
}

static void
empty (DossierViewAnonymise *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (i < self->n_going ? self->going : self->doubtful, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  self->n_going = 0;
}

static void
show_rows (DossierViewAnonymise *self)
{
  GPtrArray *fields = dossier_erasure_get_fields (self->plan->erasure), *mentions = dossier_erasure_get_mentions (self->plan->erasure);

  empty (self);
  for (guint i = 0; i < fields->len; i++)
    add_field (self, fields->pdata[i]);
  for (guint i = 0; i < mentions->len; i++)
    if (((DossierMention *) mentions->pdata[i])->certain)
      add_mention (self, mentions->pdata[i]);
  self->n_going = self->rows->len;
  for (guint i = 0; i < mentions->len; i++)
    if (!((DossierMention *) mentions->pdata[i])->certain)
      add_mention (self, mentions->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->doubtful), self->rows->len > self->n_going);
}

static void
show_plan (DossierViewAnonymise *self)
{
  g_autofree char *intention = g_strdup_printf (_ ("“%s” will be “Anonymised person”: roles, dates and links stay. What is below goes for ever, from the record, from the history, from what is being typed and from the backups."), self->plan->title);
  g_autofree char *sure = g_strdup_printf (_ ("Anonymise “%s”?"), self->plan->title), *plain = g_markup_escape_text (sure, -1);

  gtk_label_set_label (self->intention, intention);
  adw_status_page_set_title (self->sure, plain);
  show_rows (self);
  gtk_stack_set_visible_child_name (self->stack, "plan");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "anonymise.think", TRUE);
}

static void
on_plan (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DossierViewAnonymise) self = user_data;
  g_autoptr (GError)               error = NULL;
  Plan                            *plan = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    {
      g_clear_pointer (&plan, plan_free);
      return;
    }
  g_clear_pointer (&self->plan, plan_free);
  self->plan = plan;
  if (plan != NULL)
    {
      show_plan (self);
      return;
    }
  g_message ("what would be anonymised: %s", error->message);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "anonymise.think", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "impossible");
}

/* What was written since may name the person too, or not any more: it is told again, and asked again. */
static void
ask (DossierViewAnonymise *self)
{
  if (self->is_writing)
    return;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  dossier_store_ask_async (self->store, read_plan, g_strdup (self->id), g_free, plan_free, self->asking, on_plan, g_object_ref (self));
}

/* --- what is done */

static void
think (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  DossierViewAnonymise *self = DOSSIER_VIEW_ANONYMISE (widget);

  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "sure");
  gtk_widget_action_set_enabled (widget, "anonymise.think", FALSE);
  gtk_widget_grab_focus (self->think); /* the way back: nothing is done by a key too many */
}

static void
think_again (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_stack_set_visible_child_name (DOSSIER_VIEW_ANONYMISE (widget)->stack, "plan");
  gtk_widget_action_set_enabled (widget, "anonymise.think", TRUE);
}

static void
tell (DossierViewAnonymise *self,
      gboolean              is_pending)
{
  g_signal_emit (self, done_signal, 0,
                 is_pending ? _ ("Anonymised, and hidden everywhere. The last bytes leave the disks when the others have read it, at the latest the next time the dossier is opened.") : _ ("Anonymised. Nothing of the name is left in this dossier."));
  gtk_window_close (GTK_WINDOW (self));
}

static gpointer
ask_pending (DossierReader *reader,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return GINT_TO_POINTER (dossier_erasure_is_pending (reader));
}

static void
on_pending (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DossierViewAnonymise) self = user_data;

  tell (self, dossier_store_ask_finish (DOSSIER_STORE (source), result, NULL) != NULL);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DossierViewAnonymise) self = user_data;
  g_autoptr (GError)               error = NULL;

  if (dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    {
      dossier_store_ask_async (DOSSIER_STORE (source), ask_pending, NULL, NULL, NULL, NULL, on_pending, g_object_ref (self));
      return;
    }
  g_message ("anonymising: %s", error->message);
  self->is_writing = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "anonymise.anonymise", TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static guint32
get_today (void)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  return g_date_get_julian (&today);
}

static void
anonymise (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  DossierViewAnonymise *self = DOSSIER_VIEW_ANONYMISE (widget);

  if (self->plan == NULL || self->is_writing || !g_str_equal (gtk_stack_get_visible_child_name (self->stack), "sure"))
    return;
  self->is_writing = TRUE;
  gtk_widget_action_set_enabled (widget, "anonymise.anonymise", FALSE);
  dossier_store_write_async (self->store, dossier_erasure_new_act (self->plan->erasure, get_today ()), on_written, g_object_ref (self));
}

/* --- the window */

static void
dossier_view_anonymise_dispose (GObject *object)
{
  DossierViewAnonymise *self = DOSSIER_VIEW_ANONYMISE (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->store);
  adw_window_set_content (ADW_WINDOW (object), NULL); /* before the template: its parent class would let go of it twice */
  g_clear_pointer (&self->plan, plan_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_ANONYMISE);
  G_OBJECT_CLASS (dossier_view_anonymise_parent_class)->dispose (object);
}

static void
dossier_view_anonymise_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_VIEW_ANONYMISE (object)->rows);
  g_free (DOSSIER_VIEW_ANONYMISE (object)->id);
  G_OBJECT_CLASS (dossier_view_anonymise_parent_class)->finalize (object);
}

static void
dossier_view_anonymise_class_init (DossierViewAnonymiseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_anonymise_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_view_anonymise_finalize;
  done_signal = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-anonymise.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewAnonymise, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierViewAnonymise, intention);
  gtk_widget_class_bind_template_child (widget_class, DossierViewAnonymise, going);
  gtk_widget_class_bind_template_child (widget_class, DossierViewAnonymise, doubtful);
  gtk_widget_class_bind_template_child (widget_class, DossierViewAnonymise, sure);
  gtk_widget_class_bind_template_child (widget_class, DossierViewAnonymise, problem);
  gtk_widget_class_bind_template_child (widget_class, DossierViewAnonymise, think);
  gtk_widget_class_install_action (widget_class, "anonymise.think", NULL, think);
  gtk_widget_class_install_action (widget_class, "anonymise.think-again", NULL, think_again);
  gtk_widget_class_install_action (widget_class, "anonymise.anonymise", NULL, anonymise);
}

static void
dossier_view_anonymise_init (DossierViewAnonymise *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "anonymise.think", FALSE);
}

DossierViewAnonymise *
dossier_view_anonymise_new (GtkWindow    *parent,
                            DossierStore *store,
                            const char   *person)
{
  DossierViewAnonymise *self;

  g_return_val_if_fail (DOSSIER_IS_STORE (store) && person != NULL, NULL);

  self = g_object_new (DOSSIER_VIEW_TYPE_ANONYMISE, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  self->id = g_strdup (person);
  g_signal_connect_object (store, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
  return self;
}
