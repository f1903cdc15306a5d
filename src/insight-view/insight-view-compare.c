#include "config.h"

#include "insight-view-compare.h"

#include "base-date.h"
#include "insight-moments.h"
#include "insight-view-reading.h"

#include <glib/gi18n-lib.h>

struct _InsightViewCompare
{
  AdwBin              parent_instance;
  InsightViewReading *reading;
  GPtrArray          *moments; /* InsightNamedMoment, to choose from; NULL: not read yet */
  GPtrArray          *rows;    /* GtkWidget, of the groups; borrowed */

  AdwEntryRow         *typed[2];
  GtkMenuButton       *choices[2];
  GtkStack            *faces;
  AdwPreferencesGroup *lives;
  AdwPreferencesGroup *changes;
};

G_DEFINE_FINAL_TYPE (InsightViewCompare, insight_view_compare, ADW_TYPE_BIN)

/* --- reading */

typedef struct
{
  char   *words[2];
  guint32 today;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->words[0]);
  g_free (question->words[1]);
  g_free (question);
}

typedef struct
{
  GPtrArray         *moments;    /* InsightNamedMoment */
  gboolean           is_read[2]; /* what was typed is a moment */
  InsightComparison *comparison; /* NULL: one is not */
} Answer;

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->moments, g_ptr_array_unref);
  g_clear_pointer (&answer->comparison, insight_comparison_free);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, free_answer)

static gpointer
ask_comparison (DossierReader *reader,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Question    *question = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);
  InsightMoment      moments[2];

  answer->moments = insight_moments_list (reader, question->today, DOSSIER_AUDIENCE_INTERNAL, error);
  if (answer->moments == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    answer->is_read[i] = insight_moments_read (answer->moments, question->words[i], &moments[i]);
  if (!answer->is_read[0] || !answer->is_read[1])
    return g_steal_pointer (&answer);
  answer->comparison = insight_comparison_new_of_moments (reader, moments[0], moments[1], DOSSIER_AUDIENCE_INTERNAL, TRUE, error);
  return answer->comparison != NULL ? g_steal_pointer (&answer) : NULL;
}

static guint32
get_julian (GDateTime *day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (day), g_date_time_get_month (day), (GDateYear) g_date_time_get_year (day));
  return g_date_get_julian (&date);
}

static gpointer
make_question (gpointer user_data)
{
  InsightViewCompare   *self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  Question             *question = g_new (Question, 1);

  for (guint i = 0; i < G_N_ELEMENTS (self->typed); i++)
    question->words[i] = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->typed[i])));
  question->today = get_julian (now);
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
show_comparison (InsightViewCompare      *self,
                 const InsightComparison *comparison)
{
  static const InsightLife told[] = { INSIGHT_LIFE_CREATED, INSIGHT_LIFE_ENDED, INSIGHT_LIFE_CAME_AND_WENT, INSIGHT_LIFE_STAYED, INSIGHT_LIFE_UNDATED };

  clear_rows (self);
  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    add_row (self, self->lives, insight_life_get_label (told[i]), comparison->n_lives[told[i]], insight_comparison_dup_query_of_life (comparison, told[i]));
  for (InsightChange change = INSIGHT_CHANGE_REINFORCED; change < INSIGHT_CHANGE_UNKNOWN; change++)
    add_row (self, self->changes, insight_change_get_label (change), comparison->n_changes[change], insight_comparison_dup_query_of_change (comparison, change));
}

static void
take_answer (gpointer data,
             gpointer user_data)
{
  InsightViewCompare *self = user_data;
  g_autoptr (Answer)  answer = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->typed); i++)
    {
      if (answer->is_read[i])
        gtk_widget_remove_css_class (GTK_WIDGET (self->typed[i]), "error");
      else
        gtk_widget_add_css_class (GTK_WIDGET (self->typed[i]), "error");
    }
  g_clear_pointer (&self->moments, g_ptr_array_unref);
  self->moments = g_steal_pointer (&answer->moments);
  if (answer->comparison != NULL)
    show_comparison (self, answer->comparison);
  gtk_stack_set_visible_child_name (self->faces, answer->comparison != NULL ? "answer" : "wrong");
}

/* --- what is typed, or chosen */

static void
on_typed (InsightViewCompare *self)
{
  insight_view_reading_ask (self->reading);
}

static void
choose (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  InsightViewCompare *self = INSIGHT_VIEW_COMPARE (widget);
  const char         *label;
  gboolean            is_second;

  g_variant_get (parameter, "(b&s)", &is_second, &label);
  gtk_editable_set_text (GTK_EDITABLE (self->typed[is_second]), label);
}

/* No letter of a title is a key. Caller owns. */
static char *
dup_item (const char *title)
{
  g_auto (GStrv) parts = g_strsplit (title, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
add_moments (GMenu      *menu,
             GPtrArray  *moments,
             const char *title,
             gboolean    is_campaign,
             gboolean    is_second)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < moments->len; i++)
    {
      const InsightNamedMoment *named = moments->pdata[i];
      g_autofree char          *label = dup_item (named->label);
      g_autoptr (GMenuItem)     item = g_menu_item_new (label, NULL);

      if (named->is_campaign != is_campaign)
        continue;
      g_menu_item_set_action_and_target (item, "compare.choose", "(bs)", is_second, named->label);
      g_menu_append_item (section, item);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, title, G_MENU_MODEL (section));
}

/* Made when it is opened: campaigns come and go. */
static void
fill_menu (GtkMenuButton *button,
           gpointer       user_data)
{
  InsightViewCompare *self = user_data;
  g_autoptr (GMenu)   menu = g_menu_new ();
  gboolean            is_second = button == self->choices[1];

  if (self->moments != NULL)
    {
      add_moments (menu, self->moments, _ ("Survey campaigns"), TRUE, is_second);
      add_moments (menu, self->moments, _ ("School years"), FALSE, is_second);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
type_day (AdwEntryRow *row,
          GDateTime   *day)
{
  guint32              julian = get_julian (day);
  g_autoptr (BaseDate) known = base_date_new (julian, julian, BASE_DATE_DAY, "");
  g_autofree char     *text = base_date_dup_text (known);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* A year back: the day one remembers. */
static void
type_days (InsightViewCompare *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) before = g_date_time_add_years (now, -1);

  type_day (self->typed[0], before);
  type_day (self->typed[1], now);
}

/* --- the widget */

static void
insight_view_compare_dispose (GObject *object)
{
  InsightViewCompare *self = INSIGHT_VIEW_COMPARE (object);

  g_clear_object (&self->reading);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->moments, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_child_full (widget_class, "from", FALSE, G_STRUCT_OFFSET (InsightViewCompare, typed[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "to", FALSE, G_STRUCT_OFFSET (InsightViewCompare, typed[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "from_choice", FALSE, G_STRUCT_OFFSET (InsightViewCompare, choices[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "to_choice", FALSE, G_STRUCT_OFFSET (InsightViewCompare, choices[1]));
  gtk_widget_class_bind_template_child (widget_class, InsightViewCompare, faces);
  gtk_widget_class_bind_template_child (widget_class, InsightViewCompare, lives);
  gtk_widget_class_bind_template_child (widget_class, InsightViewCompare, changes);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_install_action (widget_class, "compare.choose", "(bs)", choose);
}

static void
insight_view_compare_init (InsightViewCompare *self)
{
  self->rows = g_ptr_array_new ();
  self->reading = insight_view_reading_new (GTK_WIDGET (self), ask_comparison, free_answer);
  insight_view_reading_set_hands (self->reading, make_question, free_question, take_answer, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (self->choices); i++)
    gtk_menu_button_set_create_popup_func (self->choices[i], fill_menu, self, NULL);
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
