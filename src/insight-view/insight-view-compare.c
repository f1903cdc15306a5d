#include "config.h"

#include "insight-view-compare.h"

#include "base-date.h"
#include "insight-compare.h"
#include "insight-view-reading.h"

#include <glib/gi18n-lib.h>

struct _InsightViewCompare
{
  AdwBin              parent_instance;
  InsightViewReading *reading;
  guint32             first, second; /* Julian days; 0: what is typed is no date */
  GPtrArray          *rows;          /* GtkWidget, of the groups; borrowed */

  AdwEntryRow         *from;
  AdwEntryRow         *to;
  GtkStack            *faces;
  AdwPreferencesGroup *lives;
  AdwPreferencesGroup *changes;
};

G_DEFINE_FINAL_TYPE (InsightViewCompare, insight_view_compare, ADW_TYPE_BIN)

/* --- reading */

typedef struct
{
  guint32 first, second;
} Question;

static gpointer
ask_comparison (DossierReader *reader,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Question *question = data;

  return insight_comparison_new (reader, question->first, question->second, DOSSIER_AUDIENCE_INTERNAL, error);
}

static gpointer
make_question (gpointer user_data)
{
  InsightViewCompare *self = user_data;
  Question           *question = g_new (Question, 1);

  *question = (Question){ self->first, self->second };
  return question;
}

/* --- what is shown */

static void
on_row_activated (AdwActionRow *row,
                  gpointer      user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.show-answers", "(ss)", g_object_get_data (G_OBJECT (row), "query"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

/* Takes query. */
static void
add_row (InsightViewCompare  *self,
         AdwPreferencesGroup *group,
         const char          *label,
         guint                n,
         DossierQuery        *query)
{
  g_autoptr (DossierQuery) taken = query;
  g_autofree char         *number = g_strdup_printf ("%u", n);
  GtkWidget               *row = adw_action_row_new (), *count = gtk_label_new (number);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_widget_add_css_class (count, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
  if (n > 0)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "query", dossier_query_dup_text (taken), g_free);
      g_signal_connect (row, "activated", G_CALLBACK (on_row_activated), NULL);
    }
  else
    gtk_widget_add_css_class (row, "dim-label");
  g_object_set_data (G_OBJECT (row), "group", group);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (InsightViewCompare *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (g_object_get_data (self->rows->pdata[i], "group"), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
take_answer (gpointer answer,
             gpointer user_data)
{
  static const InsightLife      told[] = { INSIGHT_LIFE_CREATED, INSIGHT_LIFE_ENDED, INSIGHT_LIFE_CAME_AND_WENT, INSIGHT_LIFE_STAYED, INSIGHT_LIFE_UNDATED };
  InsightViewCompare           *self = user_data;
  g_autoptr (InsightComparison) comparison = answer;

  clear_rows (self);
  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    add_row (self, self->lives, insight_life_get_label (told[i]), comparison->n_lives[told[i]], insight_comparison_dup_query_of_life (comparison, told[i]));
  for (InsightChange change = INSIGHT_CHANGE_REINFORCED; change < INSIGHT_CHANGE_UNKNOWN; change++)
    add_row (self, self->changes, insight_change_get_label (change), comparison->n_changes[change], insight_comparison_dup_query_of_change (comparison, change));
  gtk_stack_set_visible_child_name (self->faces, "answer");
}

/* --- what is typed */

/* A whole month or year is its last day. */
static guint32
read_day (AdwEntryRow *row)
{
  g_autoptr (BaseDate) date = base_date_new_from_words (gtk_editable_get_text (GTK_EDITABLE (row)));

  if (date->latest == 0)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  return date->latest;
}

static void
on_typed (InsightViewCompare *self)
{
  self->first = read_day (self->from);
  self->second = read_day (self->to);
  if (self->first != 0 && self->second != 0)
    insight_view_reading_ask (self->reading);
  else
    gtk_stack_set_visible_child_name (self->faces, "wrong");
}

static void
type_day (AdwEntryRow *row,
          GDateTime   *day)
{
  guint32              julian;
  GDate                date;
  g_autoptr (BaseDate) known = NULL;
  g_autofree char     *text = NULL;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (day), g_date_time_get_month (day), (GDateYear) g_date_time_get_year (day));
  julian = g_date_get_julian (&date);
  known = base_date_new (julian, julian, BASE_DATE_DAY, "");
  text = base_date_dup_text (known);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* A year back: the day one remembers. */
static void
type_days (InsightViewCompare *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) before = g_date_time_add_years (now, -1);

  type_day (self->from, before);
  type_day (self->to, now);
}

/* --- the widget */

static void
insight_view_compare_dispose (GObject *object)
{
  InsightViewCompare *self = INSIGHT_VIEW_COMPARE (object);

  g_clear_object (&self->reading);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), INSIGHT_VIEW_TYPE_COMPARE);
  G_OBJECT_CLASS (insight_view_compare_parent_class)->dispose (object);
}

static void
insight_view_compare_class_init (InsightViewCompareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = insight_view_compare_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/insight-view-compare.ui");
  gtk_widget_class_bind_template_child (widget_class, InsightViewCompare, from);
  gtk_widget_class_bind_template_child (widget_class, InsightViewCompare, to);
  gtk_widget_class_bind_template_child (widget_class, InsightViewCompare, faces);
  gtk_widget_class_bind_template_child (widget_class, InsightViewCompare, lives);
  gtk_widget_class_bind_template_child (widget_class, InsightViewCompare, changes);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
}

static void
insight_view_compare_init (InsightViewCompare *self)
{
  self->rows = g_ptr_array_new ();
  self->reading = insight_view_reading_new (GTK_WIDGET (self), ask_comparison, (GDestroyNotify) insight_comparison_free);
  insight_view_reading_set_hands (self->reading, make_question, g_free, take_answer, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  type_days (self);
}

void
insight_view_compare_set_store (InsightViewCompare *self,
                                DossierStore       *store)
{
  g_return_if_fail (INSIGHT_VIEW_IS_COMPARE (self));

  gtk_stack_set_visible_child_name (self->faces, "reading");
  insight_view_reading_set_store (self->reading, store);
}
