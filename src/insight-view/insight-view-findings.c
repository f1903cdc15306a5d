#include "config.h"

#include "insight-view-findings.h"

#include "insight-findings.h"
#include "insight-view-reading.h"

#include <glib/gi18n-lib.h>

struct _InsightViewFindings
{
  AdwBin              parent_instance;
  InsightViewReading *reading;
  GPtrArray          *programmes; /* char *: codes, as the list of programmes offers them; NULL until read */
  char               *shown;      /* the sentences shown, to tell a real change */
  gboolean            is_following;

  GtkStack            *faces;
  AdwPreferencesGroup *groups[3];
  GPtrArray           *rows; /* GtkWidget, of the groups; borrowed */
  AdwComboRow         *programme;
  GtkSpinButton       *metres;
  GtkSpinButton       *years;
};

G_DEFINE_FINAL_TYPE (InsightViewFindings, insight_view_findings, ADW_TYPE_BIN)

/* --- reading */

/* What a question on the reader thread is given. */
typedef struct
{
  InsightGapChoice choice;
  char            *programme; /* owned, NULL: the usual one */
} Question;

typedef struct
{
  GPtrArray         *findings; /* InsightFinding */
  DossierVocabulary *vocabulary;
} Answer;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->programme);
  g_free (question);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->findings, g_ptr_array_unref);
  g_clear_pointer (&answer->vocabulary, dossier_vocabulary_unref);
  g_free (answer);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gpointer
ask_findings (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Question    *question = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  answer->vocabulary = dossier_vocabulary_load (reader, error);
  if (answer->vocabulary != NULL)
    answer->findings = insight_findings_list (reader, &question->choice, DOSSIER_AUDIENCE_INTERNAL, error);
  return answer->findings == NULL ? NULL : g_steal_pointer (&answer);
}

/* --- sentences */

static void
on_row_activated (AdwActionRow *row,
                  gpointer      user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.show-answers", "(ss)", g_object_get_data (G_OBJECT (row), "query"), g_object_get_data (G_OBJECT (row), "title"));
}

static GtkWidget *
make_row (const InsightFinding    *finding,
          const DossierVocabulary *vocabulary,
          const InsightGapChoice  *choice)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *why = insight_gap_dup_sentence (finding->gap, choice, vocabulary);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "query", dossier_query_dup_text (finding->query), g_free);
  g_object_set_data_full (G_OBJECT (row), "title", g_strdup (finding->title), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_row_activated), NULL);
  return row;
}

/* Whom a gap asks about: in the order of the groups. */
static guint
find_group (const InsightGap *gap)
{
  return g_str_equal (gap->kind, "link") ? 2 : g_str_equal (gap->who, "schools") ? 1
                                                                                 : 0;
}

static void
clear_rows (InsightViewFindings *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->groups[find_group (g_object_get_data (self->rows->pdata[i], "gap"))], self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static char *
dup_sentences (const GPtrArray *findings)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (all, "%s\n", ((InsightFinding *) findings->pdata[i])->sentence);
  return g_string_free (all, FALSE);
}

static void
get_choice (InsightViewFindings *self,
            InsightGapChoice    *choice)
{
  guint selected = adw_combo_row_get_selected (self->programme);

  choice->metres = (guint) gtk_spin_button_get_value_as_int (self->metres);
  choice->years = (guint) gtk_spin_button_get_value_as_int (self->years);
  choice->programme = self->programmes != NULL && selected < self->programmes->len ? self->programmes->pdata[selected] : NULL;
}

/* The rows stay, with the focus on them, as long as they say the same. */
static void
show_findings (InsightViewFindings *self,
               const Answer        *answer)
{
  g_autofree char *sentences = dup_sentences (answer->findings);
  InsightGapChoice choice;
  guint            n[G_N_ELEMENTS (self->groups)] = { 0 };

  if (g_strcmp0 (sentences, self->shown) == 0)
    return;
  clear_rows (self);
  get_choice (self, &choice);
  for (guint i = 0; i < answer->findings->len; i++)
    {
      const InsightFinding *finding = answer->findings->pdata[i];
      GtkWidget            *row = make_row (finding, answer->vocabulary, &choice);

      g_object_set_data (G_OBJECT (row), "gap", (gpointer) finding->gap);
      adw_preferences_group_add (self->groups[find_group (finding->gap)], row);
      g_ptr_array_add (self->rows, row);
      n[find_group (finding->gap)]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    gtk_widget_set_visible (GTK_WIDGET (self->groups[i]), n[i] > 0);
  g_free (self->shown);
  self->shown = g_steal_pointer (&sentences);
}

/* --- what is asked otherwise */

static void
offer_programmes (InsightViewFindings     *self,
                  const DossierVocabulary *vocabulary)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint                     n_terms;
  const DossierTerm *const *terms = dossier_vocabulary_get_terms (vocabulary, "programme", &n_terms);

  if (self->programmes != NULL)
    return;
  self->programmes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n_terms; i++)
    if (dossier_term_is_offered (terms[i]))
      {
        g_ptr_array_add (self->programmes, g_strdup (terms[i]->code));
        gtk_string_list_append (labels, terms[i]->label);
      }
  self->is_following = TRUE;
  adw_combo_row_set_model (self->programme, G_LIST_MODEL (labels));
  self->is_following = FALSE;
}

static void
ask_again (InsightViewFindings *self)
{
  if (!self->is_following)
    insight_view_reading_ask (self->reading);
}

static gpointer
make_question (gpointer user_data)
{
  InsightViewFindings *self = user_data;
  Question            *question = g_new0 (Question, 1);

  get_choice (self, &question->choice);
  question->programme = g_strdup (question->choice.programme);
  question->choice.programme = question->programme;
  return question;
}

static void
take_answer (gpointer answer,
             gpointer user_data)
{
  InsightViewFindings *self = user_data;
  g_autoptr (Answer)   taken = answer;

  offer_programmes (self, taken->vocabulary);
  show_findings (self, taken);
  gtk_stack_set_visible_child_name (self->faces, taken->findings->len > 0 ? "findings" : "empty");
}

/* --- the widget */

static void
insight_view_findings_dispose (GObject *object)
{
  InsightViewFindings *self = INSIGHT_VIEW_FINDINGS (object);

  g_clear_object (&self->reading);
  g_clear_pointer (&self->programmes, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), INSIGHT_VIEW_TYPE_FINDINGS);
  G_OBJECT_CLASS (insight_view_findings_parent_class)->dispose (object);
}

static void
insight_view_findings_class_init (InsightViewFindingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = insight_view_findings_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/insight-view-findings.ui");
  gtk_widget_class_bind_template_child (widget_class, InsightViewFindings, faces);
  gtk_widget_class_bind_template_child_full (widget_class, "centres", FALSE, G_STRUCT_OFFSET (InsightViewFindings, groups[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "schools", FALSE, G_STRUCT_OFFSET (InsightViewFindings, groups[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "links", FALSE, G_STRUCT_OFFSET (InsightViewFindings, groups[2]));
  gtk_widget_class_bind_template_child (widget_class, InsightViewFindings, programme);
  gtk_widget_class_bind_template_child (widget_class, InsightViewFindings, metres);
  gtk_widget_class_bind_template_child (widget_class, InsightViewFindings, years);
  gtk_widget_class_bind_template_callback (widget_class, ask_again);
}

static void
insight_view_findings_init (InsightViewFindings *self)
{
  self->is_following = TRUE;
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reading = insight_view_reading_new (GTK_WIDGET (self), ask_findings, answer_free);
  insight_view_reading_set_hands (self->reading, make_question, question_free, take_answer, self);
  self->is_following = FALSE;
}

void
insight_view_findings_set_store (InsightViewFindings *self,
                                 DossierStore        *store)
{
  g_return_if_fail (INSIGHT_VIEW_IS_FINDINGS (self));

  g_clear_pointer (&self->programmes, g_ptr_array_unref);
  gtk_stack_set_visible_child_name (self->faces, "reading");
  insight_view_reading_set_store (self->reading, store);
}
