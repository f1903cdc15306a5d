#include "config.h"

#include "exchange-view-card.h"

#include <glib/gi18n-lib.h>

struct _ExchangeViewCard
{
  AdwPreferencesGroup parent_instance;
  ExchangeViewBatch  *batch;
  ExchangeViewFile   *file;
  AdwActionRow       *groups[EXCHANGE_VIEW_N_GROUPS];
  GtkLabel           *counts[EXCHANGE_VIEW_N_GROUPS];
  gboolean            is_showing; /* switches follow the file, not the person */

  GtkWidget      *remove;
  AdwActionRow   *working;
  GtkProgressBar *progress;
  AdwActionRow   *problem;
  AdwActionRow   *notes;
  AdwActionRow   *columns;
  AdwActionRow   *kinds;
  GtkSwitch      *all_kinds;
};

enum
{
  ROWS_ASKED,
  COLUMNS_ASKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ExchangeViewCard, exchange_view_card, ADW_TYPE_PREFERENCES_GROUP)

static void
show_row (gpointer row,
          gboolean visible)
{
  gtk_widget_set_visible (GTK_WIDGET (row), visible);
}

/* --- figures */

static void
show_group (ExchangeViewCard     *self,
            ExchangeViewGroup     group,
            const ExchangeCounts *counts,
            gboolean              done)
{
  guint            count = counts != NULL ? exchange_view_group_count (group, counts) : 0;
  g_autofree char *figure = g_strdup_printf ("%'u", count);
  g_autofree char *said = NULL;

  show_row (self->groups[group], count > 0);
  gtk_label_set_label (self->counts[group], figure);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->groups[group]), exchange_view_group_get_title (group, done));
  said = g_strdup_printf ("%s: %u", exchange_view_group_get_title (group, done), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->groups[group]), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
show_notes (ExchangeViewCard *self,
            ExchangePlan     *plan)
{
  const char *const *notes = plan != NULL ? exchange_plan_get_notes (plan) : NULL;
  g_autofree char   *text = notes != NULL ? g_strjoinv ("\n", (char **) notes) : NULL;
  g_autofree char   *plain = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  show_row (self->notes, plain != NULL && *plain != '\0');
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->notes), plain != NULL ? plain : "");
}

static void
show_plan (ExchangeViewCard *self,
           ExchangePlan     *plan,
           gboolean          done)
{
  const ExchangeCounts *counts = plan != NULL ? exchange_plan_get_counts (plan) : NULL;

  for (guint group = 0; group < EXCHANGE_VIEW_N_GROUPS; group++)
    show_group (self, group, counts, done);
  show_notes (self, plan);
}

/* --- what it is */

static char *
dup_description (ExchangeViewCard *self)
{
  ExchangePlan *plan = exchange_view_file_get_plan (self->file);
  const char   *label;
  guint         n;

  if (plan == NULL)
    return g_strdup ("");
  n = exchange_plan_get_counts (plan)->rows;
  label = exchange_shape_get_label (exchange_plan_get_shape (plan));
  /* Translators: what a file was recognised as, then how many rows it has */
  return g_strdup_printf (ngettext ("Recognised: %s, %'u row", "Recognised: %s, %'u rows", n), label, n);
}

static void
show_columns (ExchangeViewCard *self,
              gboolean          visible)
{
  ExchangeTable   *table = exchange_view_answers_get_table (exchange_view_file_get_answers (self->file));
  guint            n = table != NULL ? exchange_table_get_n_columns (table) : 0, n_used = 0;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < n; i++)
    n_used += exchange_mapping_get (exchange_view_answers_get_mapping (exchange_view_file_get_answers (self->file)), i) != NULL;
  if (exchange_view_file_get_state (self->file) == EXCHANGE_VIEW_FILE_UNMAPPED)
    subtitle = g_strdup (_ ("Nothing gives a name yet: tell which column does"));
  else
    subtitle = g_strdup_printf (ngettext ("%u of %u column used", "%u of %u columns used", n), n_used, n);
  show_row (self->columns, visible && n > 0);
  adw_action_row_set_subtitle (self->columns, subtitle);
}

static void
show_kinds (ExchangeViewCard *self,
            gboolean          visible)
{
  ExchangePlan *plan = exchange_view_file_get_plan (self->file);
  gboolean      all_kinds = exchange_view_answers_get_all_kinds (exchange_view_file_get_answers (self->file));

  self->is_showing = TRUE;
  gtk_switch_set_active (self->all_kinds, all_kinds);
  self->is_showing = FALSE;
  show_row (self->kinds, visible && plan != NULL && exchange_plan_get_shape (plan) == EXCHANGE_SHAPE_SCHOOLS && (all_kinds || exchange_plan_get_counts (plan)->ignored > 0));
}

static void
show_progress (ExchangeViewCard *self)
{
  guint64          n_rows;
  double           share = exchange_view_file_get_progress (self->file, &n_rows);
  gboolean         reading = exchange_view_file_get_state (self->file) == EXCHANGE_VIEW_FILE_READING;
  g_autofree char *subtitle = reading && n_rows > 0 ? g_strdup_printf (ngettext ("%'u row", "%'u rows", (gulong) n_rows), (guint) n_rows) : g_strdup ("");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->working), reading ? _ ("Reading…") : _ ("Comparing with the dossier…"));
  adw_action_row_set_subtitle (self->working, subtitle);
  if (share >= 0)
    gtk_progress_bar_set_fraction (self->progress, share);
  else
    gtk_progress_bar_pulse (self->progress);
}

static void
show_file (ExchangeViewCard *self)
{
  ExchangeViewFileState state = exchange_view_file_get_state (self->file);
  ExchangePlan         *plan = exchange_view_file_get_plan (self->file);
  gboolean              working = state == EXCHANGE_VIEW_FILE_READING || (state == EXCHANGE_VIEW_FILE_COMPARING && plan == NULL);
  gboolean              shown = plan != NULL && state != EXCHANGE_VIEW_FILE_FAILED && state != EXCHANGE_VIEW_FILE_UNMAPPED && !working;
  gboolean              done = state == EXCHANGE_VIEW_FILE_WRITTEN;
  const char           *problem = exchange_view_file_get_problem (self->file);
  g_autofree char      *name = g_markup_escape_text (exchange_view_file_get_name (self->file), -1);
  g_autofree char      *description = shown ? dup_description (self) : g_strdup ("");

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), name);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), description);
  show_row (self->working, working);
  show_progress (self);
  show_row (self->problem, problem != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem), problem != NULL ? problem : "");
  show_plan (self, shown ? plan : NULL, done);
  show_columns (self, !done && (shown || state == EXCHANGE_VIEW_FILE_UNMAPPED));
  show_kinds (self, shown && !done);
  gtk_widget_set_visible (self->remove, !done);
}

/* --- what the person does */

static void
on_group_activated (ExchangeViewCard *self,
                    AdwActionRow     *row)
{
  for (guint group = 0; group < EXCHANGE_VIEW_N_GROUPS; group++)
    if (self->groups[group] == row)
      g_signal_emit (self, signals[ROWS_ASKED], 0, group);
}

static void
on_columns_activated (ExchangeViewCard *self)
{
  g_signal_emit (self, signals[COLUMNS_ASKED], 0);
}

static void
on_all_kinds_changed (ExchangeViewCard *self)
{
  if (!self->is_showing)
    exchange_view_file_set_all_kinds (self->file, gtk_switch_get_active (self->all_kinds));
}

static void
on_remove (ExchangeViewCard *self)
{
  exchange_view_batch_remove (self->batch, self->file);
}

static void
on_try_again (ExchangeViewCard *self)
{
  exchange_view_file_read (self->file);
}

/* --- the widget */

static void
add_group_row (ExchangeViewCard *self,
               ExchangeViewGroup group)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget    *count = gtk_label_new (NULL), *icon = gtk_image_new_from_icon_name (exchange_view_group_get_icon (group));

  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "import-count");
  gtk_widget_add_css_class (icon, group == EXCHANGE_VIEW_GROUP_DOUBTFUL ? "warning" : group == EXCHANGE_VIEW_GROUP_REFUSED ? "error"
                                                                                                                           : "dim-label");
  adw_action_row_add_prefix (row, icon);
  adw_action_row_add_suffix (row, count);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_action_row_set_subtitle (row, exchange_view_group_get_meaning (group) != NULL ? exchange_view_group_get_meaning (group) : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_group_activated), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  self->groups[group] = row;
  self->counts[group] = GTK_LABEL (count);
}

static void
exchange_view_card_dispose (GObject *object)
{
  ExchangeViewCard *self = EXCHANGE_VIEW_CARD (object);

  g_clear_object (&self->batch);
  g_clear_object (&self->file);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), EXCHANGE_VIEW_TYPE_CARD);
  G_OBJECT_CLASS (exchange_view_card_parent_class)->dispose (object);
}

static void
exchange_view_card_class_init (ExchangeViewCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exchange_view_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/exchange-view-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewCard, remove);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewCard, working);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewCard, progress);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewCard, problem);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewCard, notes);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewCard, columns);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewCard, kinds);
  gtk_widget_class_bind_template_child (widget_class, ExchangeViewCard, all_kinds);
  gtk_widget_class_bind_template_callback (widget_class, on_columns_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_all_kinds_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
  gtk_widget_class_bind_template_callback (widget_class, on_try_again);
  signals[ROWS_ASKED] = g_signal_new ("rows-asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[COLUMNS_ASKED] = g_signal_new ("columns-asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
exchange_view_card_init (ExchangeViewCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint group = 0; group < EXCHANGE_VIEW_N_GROUPS; group++)
    add_group_row (self, group);
}

ExchangeViewCard *
exchange_view_card_new (ExchangeViewBatch *batch,
                        ExchangeViewFile  *file)
{
  ExchangeViewCard *self = g_object_new (EXCHANGE_VIEW_TYPE_CARD, NULL);

  self->batch = g_object_ref (batch);
  self->file = g_object_ref (file);
  /* Of the batch: another file may change what is awaited. */
  g_signal_connect_object (batch, "changed", G_CALLBACK (show_file), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (file, "progressed", G_CALLBACK (show_progress), self, G_CONNECT_SWAPPED);
  show_file (self);
  return self;
}

ExchangeViewFile *
exchange_view_card_get_file (ExchangeViewCard *self)
{
  return self->file;
}
