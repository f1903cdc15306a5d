#include "config.h"

#include "insight-view-table.h"

#include "dossier-path-words.h"
#include "insight-view-fields.h"
#include "insight-view-grid.h"
#include "insight-view-reading.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 60 /* at once: a table of all the communes is made when it is asked for */

static const char *const kinds[] = { "structure", "link" };

struct _InsightViewTable
{
  AdwBin              parent_instance;
  InsightViewReading *reading;
  InsightCrosstab    *table; /* shown */
  gboolean            is_whole;
  gboolean            is_following;
  const char         *labelled; /* kind whose fields the lists offer; NULL: none yet */

  GtkStack        *faces;
  GtkDropDown     *kind;
  GtkDropDown     *rows;
  GtkDropDown     *columns;
  GtkWidget       *holder;
  GtkLabel        *note;
  GtkWidget       *more;
  InsightViewGrid *grid;
};

G_DEFINE_FINAL_TYPE (InsightViewTable, insight_view_table, ADW_TYPE_BIN)

static const char *
get_kind (InsightViewTable *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind);

  return kinds[selected < G_N_ELEMENTS (kinds) ? selected : 0];
}

static const char *
get_path (InsightViewTable *self,
          GtkDropDown      *side)
{
  const char *const *paths = insight_view_fields_get (get_kind (self));
  guint              selected = gtk_drop_down_get_selected (side);
  guint              usual = side == self->columns ? 1 : 0; /* before the lists are filled */

  return paths[selected < g_strv_length ((char **) paths) ? selected : usual];
}

/* --- reading */

typedef struct
{
  DossierQuery *query; /* of the kind asked about */
  char         *rows, *columns;
} Question;

typedef struct
{
  InsightCrosstab   *table;
  DossierVocabulary *vocabulary;
} Answer;

static void
question_free (gpointer data)
{
  Question *question = data;

  dossier_query_free (question->query);
  g_free (question->rows);
  g_free (question->columns);
  g_free (question);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  insight_crosstab_free (answer->table);
  g_clear_pointer (&answer->vocabulary, dossier_vocabulary_unref);
  g_free (answer);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gpointer
ask_table (DossierReader *reader,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Question    *question = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  answer->vocabulary = dossier_vocabulary_load (reader, error);
  if (answer->vocabulary != NULL)
    answer->table = insight_crosstab_new (reader, question->query, question->rows, question->columns, DOSSIER_AUDIENCE_INTERNAL, error);
  return answer->table == NULL ? NULL : g_steal_pointer (&answer);
}

static gpointer
make_question (gpointer user_data)
{
  InsightViewTable *self = user_data;
  Question         *question = g_new0 (Question, 1);

  question->query = dossier_query_new (get_kind (self));
  question->rows = g_strdup (get_path (self, self->rows));
  question->columns = g_strdup (get_path (self, self->columns));
  return question;
}

/* --- what is shown */

static GtkStringList *
make_labels (const char              *kind,
             const DossierVocabulary *vocabulary)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (const char *const *path = insight_view_fields_get (kind); *path != NULL; path++)
    gtk_string_list_take (labels, insight_view_fields_dup_label (kind, *path, vocabulary));
  return labels;
}

/* Terms may be renamed: the words of fields come with the answer, once for each kind. */
static void
offer_fields (InsightViewTable        *self,
              const DossierVocabulary *vocabulary)
{
  g_autoptr (GtkStringList) labels = NULL;
  guint                     rows = gtk_drop_down_get_selected (self->rows), columns = gtk_drop_down_get_selected (self->columns);

  if (self->labelled == get_kind (self))
    return;
  labels = make_labels (get_kind (self), vocabulary);
  self->labelled = get_kind (self);
  self->is_following = TRUE;
  gtk_drop_down_set_model (self->rows, G_LIST_MODEL (labels));
  gtk_drop_down_set_model (self->columns, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->rows, rows == GTK_INVALID_LIST_POSITION ? 0 : rows);
  gtk_drop_down_set_selected (self->columns, columns == GTK_INVALID_LIST_POSITION ? 1 : columns);
  self->is_following = FALSE;
}

static void
show_note (InsightViewTable *self)
{
  guint n_hidden = self->is_whole || self->table->cross->rows->len <= MOST_ROWS ? 0 : self->table->cross->rows->len - MOST_ROWS;

  gtk_label_set_label (self->note, self->table->cross->adds_up ? "" : _ ("A record that has several answers counts in each: rows and columns may come to more than their total."));
  gtk_widget_set_visible (GTK_WIDGET (self->note), !self->table->cross->adds_up);
  gtk_widget_set_visible (self->more, n_hidden > 0);
  if (n_hidden > 0)
    {
      g_autofree char *label = g_strdup_printf (ngettext ("%u row hidden — show all", "%u rows hidden — show all", n_hidden), n_hidden);

      gtk_button_set_label (GTK_BUTTON (self->more), label);
    }
}

static void
show_table (InsightViewTable *self)
{
  insight_view_grid_show (self->grid, self->table, self->is_whole ? G_MAXUINT : MOST_ROWS);
  show_note (self);
  gtk_stack_set_visible_child_name (self->faces, self->table->cross->total > 0 ? "table" : "empty");
}

static void
take_answer (gpointer answer,
             gpointer user_data)
{
  InsightViewTable  *self = user_data;
  g_autoptr (Answer) taken = answer;

  insight_view_grid_show (self->grid, NULL, 0);
  g_clear_pointer (&self->table, insight_crosstab_free);
  self->table = g_steal_pointer (&taken->table);
  offer_fields (self, taken->vocabulary);
  show_table (self);
}

/* --- what the person does */

static void
on_side_chosen (InsightViewTable *self)
{
  self->is_whole = FALSE;
  if (!self->is_following)
    insight_view_reading_ask (self->reading);
}

/* Other fields are offered: the first two of them. */
static void
on_kind_chosen (InsightViewTable *self)
{
  if (self->is_following)
    return;
  self->is_following = TRUE;
  gtk_drop_down_set_selected (self->rows, 0);
  gtk_drop_down_set_selected (self->columns, 1);
  self->is_following = FALSE;
  on_side_chosen (self);
}

static void
on_more (InsightViewTable *self)
{
  self->is_whole = TRUE;
  show_table (self);
}

static char *
dup_side_words (const char      *label,
                const GPtrArray *values,
                guint            index)
{
  return index == INSIGHT_CROSSTAB_TOTAL ? NULL : g_strdup_printf (_ ("%s: %s"), label, ((DossierFacetValue *) values->pdata[index])->label);
}

/* "Formality: informal · Programmes: CLAS" */
static char *
dup_cell_words (InsightViewTable *self,
                guint             row,
                guint             column)
{
  g_autofree char *first = dup_side_words (self->table->rows_label, self->table->cross->rows, row);
  g_autofree char *second = dup_side_words (self->table->columns_label, self->table->cross->columns, column);

  if (first == NULL && second == NULL)
    return g_strdup (_ ("Whole table"));
  if (first == NULL || second == NULL)
    return first == NULL ? g_steal_pointer (&second) : g_steal_pointer (&first);
  return g_strdup_printf ("%s · %s", first, second);
}

static void
on_chosen (InsightViewTable *self,
           guint             row,
           guint             column)
{
  g_autoptr (DossierQuery) query = insight_crosstab_dup_query (self->table, row, column);
  g_autofree char         *text = dossier_query_dup_text (query);
  g_autofree char         *words = dup_cell_words (self, row, column);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-answers", "(ss)", text, words);
}

static void
on_copy (InsightViewTable *self)
{
  g_autofree char *csv = self->table == NULL ? NULL : insight_crosstab_dup_tabs (self->table);

  if (csv != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), csv);
}

/* --- the widget */

static void
insight_view_table_dispose (GObject *object)
{
  InsightViewTable *self = INSIGHT_VIEW_TABLE (object);

  g_clear_object (&self->reading);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), INSIGHT_VIEW_TYPE_TABLE);
  g_clear_pointer (&self->table, insight_crosstab_free);
  G_OBJECT_CLASS (insight_view_table_parent_class)->dispose (object);
}

static void
insight_view_table_class_init (InsightViewTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = insight_view_table_dispose;
  g_type_ensure (INSIGHT_VIEW_TYPE_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/insight-view-table.ui");
  gtk_widget_class_bind_template_child (widget_class, InsightViewTable, faces);
  gtk_widget_class_bind_template_child (widget_class, InsightViewTable, kind);
  gtk_widget_class_bind_template_child (widget_class, InsightViewTable, rows);
  gtk_widget_class_bind_template_child (widget_class, InsightViewTable, columns);
  gtk_widget_class_bind_template_child (widget_class, InsightViewTable, note);
  gtk_widget_class_bind_template_child (widget_class, InsightViewTable, more);
  gtk_widget_class_bind_template_child (widget_class, InsightViewTable, grid);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_side_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
}

static void
insight_view_table_init (InsightViewTable *self)
{
  static const char *const  plurals[] = { N_ ("Structures"), N_ ("Links") };
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->is_following = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (plurals); i++)
    gtk_string_list_append (labels, _ (plurals[i]));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->kind, 1);
  self->reading = insight_view_reading_new (GTK_WIDGET (self), ask_table, answer_free);
  insight_view_reading_set_hands (self->reading, make_question, question_free, take_answer, self);
  self->is_following = FALSE;
}

void
insight_view_table_set_store (InsightViewTable *self,
                              DossierStore     *store)
{
  g_return_if_fail (INSIGHT_VIEW_IS_TABLE (self));

  self->labelled = NULL;
  gtk_stack_set_visible_child_name (self->faces, "reading");
  insight_view_reading_set_store (self->reading, store);
}
