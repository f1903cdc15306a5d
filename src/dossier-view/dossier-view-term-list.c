#include "config.h"

#include "dossier-view-term-list.h"

#include "dossier-terms.h"
#include "dossier-view-term-merge.h"
#include "dossier-view-term-row.h"
#include "dossier-view-term-sentences.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MARGIN 12 /* pixels around what is scrolled to */

struct _DossierViewTermList
{
  AdwBin             parent_instance;
  GtkScrolledWindow *scrolled;
  GtkLabel          *note;
  GtkListBox        *list, *others_list;
  GtkExpander       *others;
  GtkWidget         *adding;
  GtkEntry          *entry;
  GtkLabel          *message;
  GtkButton         *way;
  DossierStore      *store;
  char              *vocabulary;
  DossierVocabulary *terms;
  DossierTermUses   *uses;
  GHashTable        *rows;    /* code → DossierViewTermRow, borrowed */
  char              *goal;    /* code of the word to go to once it is shown */
  char              *taken;   /* code of the word that what is to be added is called like */
  char              *moving;  /* code of the word that is being moved by keys */
  int                n_steps; /* still to be made: down, or up when negative */
};

G_DEFINE_FINAL_TYPE (DossierViewTermList, dossier_view_term_list, ADW_TYPE_BIN)

enum
{
  SAID,
  ASKED,
  N_SIGNALS
};

static guint  signals[N_SIGNALS];
static GQuark index_quark;

static gboolean
shows_groups (DossierViewTermList *self)
{
  return g_strcmp0 (self->vocabulary, DOSSIER_SYNONYMS_VOCABULARY) == 0;
}

static const DossierTerm *
find_term (DossierViewTermList *self,
           const char          *code)
{
  return self->terms == NULL ? NULL : dossier_vocabulary_find (self->terms, self->vocabulary, code);
}

/* --- writing */

typedef struct
{
  DossierViewTermList *view;
  char                *sentence; /* NULL: what is seen says it */
} Writing;

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Writing           *writing = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char   *failure = NULL;

  if (!dossier_store_write_finish (DOSSIER_STORE (source), result, &error))
    failure = dossier_view_term_sentences_dup_failure (error);
  if (failure != NULL || writing->sentence != NULL)
    g_signal_emit (writing->view, signals[SAID], 0, failure != NULL ? failure : writing->sentence, failure == NULL);
  g_object_unref (writing->view);
  g_free (writing->sentence);
  g_free (writing);
}

/* Takes act and sentence. */
static void
write_act (DossierViewTermList *self,
           DossierAct          *act,
           char                *sentence)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->view = g_object_ref (self);
  writing->sentence = sentence;
  dossier_store_write_async (self->store, act, on_written, writing);
}

/* act NULL: it was refused, and error says why; what is so already is no news. */
static void
write_or_say (DossierViewTermList *self,
              DossierAct          *act,
              const DossierTerm   *term,
              char                *sentence,
              const GError        *error)
{
  if (act != NULL)
    {
      write_act (self, act, sentence);
      return;
    }
  if (!g_error_matches (error, DOSSIER_TERMS_ERROR, DOSSIER_TERMS_ERROR_NOTHING))
    {
      g_autofree char *refusal = dossier_view_term_sentences_dup_refusal (error, term->label);

      g_signal_emit (self, signals[SAID], 0, refusal, FALSE);
    }
  g_free (sentence);
}

static gboolean
may_insist (const GError *error)
{
  return g_error_matches (error, DOSSIER_TERMS_ERROR, DOSSIER_TERMS_ERROR_TAKEN) || g_error_matches (error, DOSSIER_TERMS_ERROR, DOSSIER_TERMS_ERROR_SHARED);
}

/* --- a word in its place */

static void
on_edited (DossierViewTermList *self,
           const char          *label,
           const char          *definition,
           gboolean             insists,
           DossierViewTermRow  *row)
{
  const DossierTerm *term = dossier_view_term_row_get_term (row);
  g_autoptr (GError) error = NULL;
  DossierAct        *act;

  act = shows_groups (self) ? dossier_terms_new_group_words (self->terms, term, label, insists, &error)
                            : dossier_terms_new_wording (self->terms, term, label, definition, insists, &error);
  if (act != NULL)
    write_act (self, act, NULL);
  if (act != NULL || g_error_matches (error, DOSSIER_TERMS_ERROR, DOSSIER_TERMS_ERROR_NOTHING))
    dossier_view_term_row_end (row);
  else
    {
      g_autofree char *refusal = dossier_view_term_sentences_dup_refusal (error, label);

      dossier_view_term_row_complain (row, refusal, may_insist (error));
    }
}

static void
on_moved (DossierViewTermList *self,
          const char          *code,
          gboolean             after,
          DossierViewTermRow  *row)
{
  const DossierTerm *term = find_term (self, code);
  g_autoptr (GError) error = NULL;

  if (term != NULL)
    write_or_say (self, dossier_terms_new_move (self->terms, term, dossier_view_term_row_get_term (row), after, &error), term, NULL, error);
}

static void
on_row_activated (DossierViewTermList *self,
                  GtkListBoxRow       *row)
{
  dossier_view_term_row_edit (DOSSIER_VIEW_TERM_ROW (row));
}

/* --- all of them */

static DossierViewTermRow *
make_row (DossierViewTermList *self,
          const DossierTerm   *term)
{
  DossierViewTermRow *row = DOSSIER_VIEW_TERM_ROW (dossier_view_term_row_new ());

  g_signal_connect_object (row, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "moved", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->rows, g_strdup (term->code), row);
  return row;
}

/* A word that is retired or comes back goes from one list to the other, and stays the same row. */
static void
show_term (DossierViewTermList *self,
           const DossierTerm   *term,
           guint                index)
{
  GtkListBox         *list = dossier_term_is_offered (term) ? self->list : self->others_list;
  DossierViewTermRow *row = g_hash_table_lookup (self->rows, term->code);
  GtkWidget          *parent;

  if (row == NULL)
    row = make_row (self, term);
  parent = gtk_widget_get_parent (GTK_WIDGET (row));
  g_object_set_qdata (G_OBJECT (row), index_quark, GUINT_TO_POINTER (index));
  dossier_view_term_row_show (row, self->terms, term, self->uses);
  if (parent == GTK_WIDGET (list))
    return;
  g_object_ref_sink (row);
  if (parent != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (parent), GTK_WIDGET (row));
  gtk_list_box_append (list, GTK_WIDGET (row));
  g_object_unref (row);
}

static void
remove_gone (DossierViewTermList *self)
{
  GHashTableIter each;
  gpointer       code, row;

  g_hash_table_iter_init (&each, self->rows);
  while (g_hash_table_iter_next (&each, &code, &row))
    {
      const DossierTerm *term = find_term (self, code);

      if (term != NULL && !term->deleted)
        continue;
      gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (row)), row);
      g_hash_table_iter_remove (&each);
    }
}

static void
remove_all (DossierViewTermList *self)
{
  GHashTableIter each;
  gpointer       row;

  g_hash_table_iter_init (&each, self->rows);
  while (g_hash_table_iter_next (&each, NULL, &row))
    gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (row)), row);
  g_hash_table_remove_all (self->rows);
}

static int
compare_rows (GtkListBoxRow *one,
              GtkListBoxRow *other,
              gpointer       user_data)
{
  guint a = GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (one), index_quark));
  guint b = GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (other), index_quark));

  return a < b ? -1 : a > b;
}

static void
show_notes (DossierViewTermList *self)
{
  g_autofree char *others = NULL;
  const char      *note = dossier_view_term_sentences_get_note (self->vocabulary);
  guint            n_others = 0;

  while (gtk_list_box_get_row_at_index (self->others_list, (int) n_others) != NULL)
    n_others++;
  others = g_strdup_printf (_ ("Proposed no more (%u)"), n_others);
  gtk_expander_set_label (self->others, others);
  gtk_widget_set_visible (GTK_WIDGET (self->others), n_others > 0);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_widget_set_visible (self->adding, dossier_view_term_sentences_get_adder (self->vocabulary) != NULL);
  gtk_entry_set_placeholder_text (self->entry, dossier_view_term_sentences_get_adder (self->vocabulary));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, dossier_view_term_sentences_get_adder (self->vocabulary), -1);
}

static GtkListBoxRow *
find_focused (DossierViewTermList *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  GtkWidget *row = focus == NULL ? NULL : GTK_IS_LIST_BOX_ROW (focus) ? focus
                                                                      : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self)) ? GTK_LIST_BOX_ROW (row) : NULL;
}

/* The row that took the place of one that went. */
static void
keep_focus (DossierViewTermList *self,
            GtkListBoxRow       *row,
            GtkListBox          *list,
            int                  index)
{
  GtkListBoxRow *next;

  if (gtk_widget_get_parent (GTK_WIDGET (row)) == GTK_WIDGET (list))
    return;
  next = gtk_list_box_get_row_at_index (list, index);
  if (next == NULL && index > 0)
    next = gtk_list_box_get_row_at_index (list, index - 1);
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
scroll_to_focus (gpointer user_data)
{
  DossierViewTermList *self = user_data;
  GtkListBoxRow       *row = find_focused (self);
  GtkWidget           *goal = row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->entry);
  GtkAdjustment       *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double               y;

  if ((row != NULL || gtk_widget_get_state_flags (goal) & GTK_STATE_FLAG_FOCUS_WITHIN) &&
      gtk_widget_translate_coordinates (goal, GTK_WIDGET (self->scrolled), 0, 0, NULL, &y))
    {
      y += gtk_adjustment_get_value (adjustment);
      gtk_adjustment_clamp_page (adjustment, y - MARGIN, y + gtk_widget_get_height (goal) + MARGIN);
    }
  return G_SOURCE_REMOVE;
}

/* Once it has its place. */
static void
scroll_later (DossierViewTermList *self)
{
  g_timeout_add_full (G_PRIORITY_LOW, 30, scroll_to_focus, g_object_ref (self), g_object_unref);
}

static void
go_to_goal (DossierViewTermList *self)
{
  g_autofree char *goal = g_steal_pointer (&self->goal);
  GtkWidget       *row = goal == NULL ? NULL : g_hash_table_lookup (self->rows, goal);

  if (row == NULL)
    return;
  if (gtk_widget_get_parent (row) == GTK_WIDGET (self->others_list))
    gtk_expander_set_expanded (self->others, TRUE);
  gtk_widget_grab_focus (row);
  scroll_later (self);
}

static void
show_all (DossierViewTermList *self)
{
  guint                     n_terms;
  const DossierTerm *const *all = dossier_vocabulary_get_terms (self->terms, self->vocabulary, &n_terms);

  remove_gone (self);
  for (guint i = 0; i < n_terms; i++)
    show_term (self, all[i], i);
  gtk_list_box_invalidate_sort (self->list);
  gtk_list_box_invalidate_sort (self->others_list);
  show_notes (self);
}

/* --- by the keys */

static GtkListBoxRow *
find_neighbour (DossierViewTermList *self,
                GtkListBoxRow       *row,
                int                  step)
{
  int index = gtk_list_box_row_get_index (row) + step;

  return index < 0 ? NULL : gtk_list_box_get_row_at_index (self->list, index);
}

/* One step at a time, each upon what the one before has written. */
static void
step_on (DossierViewTermList *self)
{
  const DossierTerm *term = self->moving == NULL ? NULL : find_term (self, self->moving);
  GtkListBoxRow     *row = term == NULL ? NULL : g_hash_table_lookup (self->rows, term->code);
  int                step = self->n_steps > 0 ? 1 : -1;
  GtkListBoxRow     *next = row == NULL || self->n_steps == 0 ? NULL : find_neighbour (self, row, step);
  g_autoptr (GError) error = NULL;

  if (next == NULL)
    {
      self->n_steps = 0;
      g_clear_pointer (&self->moving, g_free);
      return;
    }
  self->n_steps -= step;
  write_or_say (self, dossier_terms_new_move (self->terms, term, dossier_view_term_row_get_term (DOSSIER_VIEW_TERM_ROW (next)), step > 0, &error), term, NULL, error);
}

static void
move_by (DossierViewTermList *self,
         const char          *code,
         int                  step)
{
  const DossierTerm *term = find_term (self, code);

  if (term == NULL || !dossier_term_is_offered (term) || shows_groups (self))
    return;
  if (g_strcmp0 (self->moving, code) == 0)
    {
      self->n_steps += step;
      return;
    }
  g_free (self->moving);
  self->moving = g_strdup (code);
  self->n_steps = step;
  step_on (self);
}

static const char *
find_focused_code (DossierViewTermList *self)
{
  GtkListBoxRow *row = find_focused (self);

  if (row == NULL || !DOSSIER_VIEW_IS_TERM_ROW (row) || dossier_view_term_row_is_edited (DOSSIER_VIEW_TERM_ROW (row)))
    return NULL;
  return dossier_view_term_row_get_term (DOSSIER_VIEW_TERM_ROW (row))->code;
}

/* parameter: the action, for the word that has the focus. */
static gboolean
on_shortcut (GtkWidget *widget,
             GVariant  *parameter,
             gpointer   user_data)
{
  g_autofree char *code = g_strdup (find_focused_code (DOSSIER_VIEW_TERM_LIST (widget)));

  return code != NULL && gtk_widget_activate_action (widget, g_variant_get_string (parameter, NULL), "s", code);
}

/* --- what can be done with a word */

static void
edit (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  DossierViewTermRow *row = g_hash_table_lookup (DOSSIER_VIEW_TERM_LIST (widget)->rows, g_variant_get_string (parameter, NULL));

  if (row != NULL)
    dossier_view_term_row_edit (row);
}

static void
move_up (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  move_by (DOSSIER_VIEW_TERM_LIST (widget), g_variant_get_string (parameter, NULL), -1);
}

static void
move_down (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  move_by (DOSSIER_VIEW_TERM_LIST (widget), g_variant_get_string (parameter, NULL), 1);
}

static void
end_group (DossierViewTermList *self,
           const DossierTerm   *term)
{
  g_autoptr (GError) error = NULL;
  DossierAct        *act = dossier_terms_new_group_end (term, &error);

  write_or_say (self, act, term, g_strdup_printf (_ ("These words do not mean the same any more: %s"), term->label), error);
}

static void
set_retired (DossierViewTermList *self,
             const DossierTerm   *term,
             gboolean             retired)
{
  g_autoptr (GError) error = NULL;
  DossierAct        *act = dossier_terms_new_retirement (term, retired, &error);
  const char        *format = retired ? _ ("“%s” is proposed no more; what uses it keeps it") : _ ("“%s” is proposed again");

  write_or_say (self, act, term, g_strdup_printf (format, term->label), error);
}

static void
retire (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  DossierViewTermList *self = DOSSIER_VIEW_TERM_LIST (widget);
  const DossierTerm   *term = find_term (self, g_variant_get_string (parameter, NULL));

  if (term != NULL)
    set_retired (self, term, TRUE);
}

static void
bring_back (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  DossierViewTermList *self = DOSSIER_VIEW_TERM_LIST (widget);
  const DossierTerm   *term = find_term (self, g_variant_get_string (parameter, NULL));

  if (term != NULL)
    set_retired (self, term, FALSE);
}

static guint
count_uses (DossierViewTermList *self,
            const DossierTerm   *term)
{
  guint n_away = 0;
  guint n = self->uses == NULL ? 0 : dossier_term_uses_get_n (self->uses, term->code, &n_away);

  return n + n_away;
}

static void
delete_term (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierViewTermList *self = DOSSIER_VIEW_TERM_LIST (widget);
  const DossierTerm   *term = find_term (self, g_variant_get_string (parameter, NULL));
  g_autoptr (GError)   error = NULL;

  if (term == NULL)
    return;
  if (shows_groups (self))
    end_group (self, term);
  else
    write_or_say (self, dossier_terms_new_deletion (self->terms, term, count_uses (self, term), &error), term, g_strdup_printf (_ ("“%s” is in the trash"), term->label), error);
}

/* Delete on the keyboard: out of what is proposed, by the way that loses nothing. */
static void
take_away (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  DossierViewTermList *self = DOSSIER_VIEW_TERM_LIST (widget);
  const DossierTerm   *term = find_term (self, g_variant_get_string (parameter, NULL));
  gboolean             may_go = term != NULL && (shows_groups (self) || (!term->shipped && count_uses (self, term) == 0));

  gtk_widget_activate_action (widget, may_go ? "term.delete" : "term.retire", "s", g_variant_get_string (parameter, NULL));
}

/* --- two words that are one */

static void
on_merge_chosen (DossierViewTermList *self,
                 const char          *from,
                 const char          *into)
{
  const DossierTerm *term = find_term (self, from), *target = find_term (self, into);
  g_autoptr (GError) error = NULL;
  DossierAct        *act;

  if (term == NULL || target == NULL)
    return; /* somebody took it away meanwhile */
  act = dossier_terms_new_merge (self->terms, term, target, &error);
  write_or_say (self, act, term, g_strdup_printf (_ ("“%s” is now read as “%s”"), term->label, target->label), error);
}

static void
open_merge (DossierViewTermList *self,
            const char          *code,
            const char          *into)
{
  const DossierTerm    *term = find_term (self, code);
  DossierViewTermMerge *merge;

  if (term == NULL)
    return;
  merge = dossier_view_term_merge_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->terms, self->uses, term, into);
  g_signal_connect_object (merge, "chosen", G_CALLBACK (on_merge_chosen), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (merge));
}

static void
merge_term (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  open_merge (DOSSIER_VIEW_TERM_LIST (widget), g_variant_get_string (parameter, NULL), NULL);
}

static void
merge_into (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  const char *code, *into;

  g_variant_get (parameter, "(&s&s)", &code, &into);
  open_merge (DOSSIER_VIEW_TERM_LIST (widget), code, into);
}

static void
show_uses (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  const char *question, *words;

  g_variant_get (parameter, "(&s&s)", &question, &words);
  g_signal_emit (widget, signals[ASKED], 0, question, words);
}

/* --- a word more */

static void
on_entry_changed (DossierViewTermList *self)
{
  g_clear_pointer (&self->taken, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->way), FALSE);
}

static void
show_taken (DossierViewTermList *self,
            const char          *label,
            const GError        *error)
{
  const DossierTerm *taken = shows_groups (self) ? NULL : dossier_terms_find_label (self->terms, self->vocabulary, label, NULL);
  g_autofree char   *refusal = dossier_view_term_sentences_dup_refusal (error, label);

  gtk_label_set_label (self->message, refusal);
  gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
  g_free (self->taken);
  self->taken = taken == NULL ? NULL : g_strdup (taken->code);
  gtk_widget_set_visible (GTK_WIDGET (self->way), may_insist (error));
  gtk_button_set_label (self->way, taken == NULL ? _ ("_Add all the same") : dossier_term_is_offered (taken) ? _ ("_Show it")
                                                                                                             : _ ("_Propose it Again"));
}

static void
add (DossierViewTermList *self,
     gboolean             insists)
{
  const char        *label = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  DossierAct        *act = NULL;

  if (self->terms == NULL)
    return;
  act = shows_groups (self) ? dossier_terms_new_group (self->terms, label, insists, &error)
                            : dossier_terms_new_addition (self->terms, self->vocabulary, label, NULL, &error);
  if (act == NULL)
    {
      show_taken (self, label, error);
      return;
    }
  write_act (self, act, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
on_entered (DossierViewTermList *self)
{
  add (self, FALSE);
}

static void
on_way_clicked (DossierViewTermList *self)
{
  const DossierTerm *taken = self->taken == NULL ? NULL : find_term (self, self->taken);

  if (taken == NULL)
    {
      add (self, TRUE);
      return;
    }
  self->goal = g_strdup (taken->code);
  if (!dossier_term_is_offered (taken))
    set_retired (self, taken, FALSE);
  else
    go_to_goal (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/* --- */

static void
dossier_view_term_list_dispose (GObject *object)
{
  DossierViewTermList *self = DOSSIER_VIEW_TERM_LIST (object);

  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), DOSSIER_VIEW_TYPE_TERM_LIST);
  G_OBJECT_CLASS (dossier_view_term_list_parent_class)->dispose (object);
}

static void
dossier_view_term_list_finalize (GObject *object)
{
  DossierViewTermList *self = DOSSIER_VIEW_TERM_LIST (object);

  g_hash_table_unref (self->rows);
  g_clear_pointer (&self->terms, dossier_vocabulary_unref);
  g_clear_pointer (&self->uses, dossier_term_uses_free);
  g_free (self->vocabulary);
  g_free (self->goal);
  g_free (self->taken);
  g_free (self->moving);
  G_OBJECT_CLASS (dossier_view_term_list_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    const char     *action;
  } keys[] = {
    { GDK_KEY_F2, 0, "term.edit" },
    { GDK_KEY_Up, GDK_ALT_MASK, "term.up" },
    { GDK_KEY_Down, GDK_ALT_MASK, "term.down" },
    { GDK_KEY_Delete, 0, "term.take-away" },
    { GDK_KEY_m, GDK_CONTROL_MASK, "term.merge" },
  };

  gtk_widget_class_install_action (widget_class, "term.edit", "s", edit);
  gtk_widget_class_install_action (widget_class, "term.up", "s", move_up);
  gtk_widget_class_install_action (widget_class, "term.down", "s", move_down);
  gtk_widget_class_install_action (widget_class, "term.retire", "s", retire);
  gtk_widget_class_install_action (widget_class, "term.return", "s", bring_back);
  gtk_widget_class_install_action (widget_class, "term.delete", "s", delete_term);
  gtk_widget_class_install_action (widget_class, "term.take-away", "s", take_away);
  gtk_widget_class_install_action (widget_class, "term.merge", "s", merge_term);
  gtk_widget_class_install_action (widget_class, "term.merge-into", "(ss)", merge_into);
  gtk_widget_class_install_action (widget_class, "term.show", "(ss)", show_uses);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, on_shortcut, "s", keys[i].action);
}

static void
dossier_view_term_list_class_init (DossierViewTermListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_term_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_view_term_list_finalize;
  index_quark = g_quark_from_static_string ("liens-index");
  signals[SAID] = g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[ASKED] = g_signal_new ("asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-term-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermList, scrolled);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermList, note);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermList, list);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermList, others);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermList, others_list);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermList, adding);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermList, entry);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermList, message);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermList, way);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_way_clicked);
  install_actions (widget_class);
}

static void
dossier_view_term_list_init (DossierViewTermList *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
  gtk_list_box_set_sort_func (self->others_list, compare_rows, NULL, NULL);
}

GtkWidget *
dossier_view_term_list_new (DossierStore *store)
{
  DossierViewTermList *self = g_object_new (DOSSIER_VIEW_TYPE_TERM_LIST, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
dossier_view_term_list_show (DossierViewTermList *self,
                             const char          *vocabulary,
                             DossierVocabulary   *terms,
                             DossierTermUses     *uses)
{
  GtkListBoxRow            *focused = find_focused (self);
  GtkListBox               *list = focused == NULL ? NULL : GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (focused)));
  int                       index = focused == NULL ? -1 : gtk_list_box_row_get_index (focused);
  gboolean                  is_other = g_strcmp0 (self->vocabulary, vocabulary) != 0;
  g_autoptr (GtkListBoxRow) kept = focused == NULL ? NULL : g_object_ref (focused);

  g_return_if_fail (DOSSIER_VIEW_IS_TERM_LIST (self) && vocabulary != NULL && terms != NULL);

  if (is_other)
    {
      remove_all (self);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      gtk_expander_set_expanded (self->others, FALSE);
      focused = NULL;
    }
  g_free (self->vocabulary);
  self->vocabulary = g_strdup (vocabulary);
  dossier_vocabulary_ref (terms);
  g_clear_pointer (&self->terms, dossier_vocabulary_unref);
  self->terms = terms;
  g_clear_pointer (&self->uses, dossier_term_uses_free);
  self->uses = uses;
  show_all (self);
  if (focused != NULL)
    keep_focus (self, focused, list, index);
  if (is_other)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  else
    scroll_later (self);
  go_to_goal (self);
  step_on (self);
}

const char *
dossier_view_term_list_get_vocabulary (DossierViewTermList *self)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_TERM_LIST (self), NULL);

  return self->vocabulary;
}

void
dossier_view_term_list_go_to (DossierViewTermList *self,
                              const char          *code)
{
  g_return_if_fail (DOSSIER_VIEW_IS_TERM_LIST (self) && code != NULL);

  g_free (self->goal);
  self->goal = g_strdup (code);
  if (g_hash_table_contains (self->rows, code))
    go_to_goal (self);
}

void
dossier_view_term_list_begin_adding (DossierViewTermList *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_TERM_LIST (self));

  if (gtk_widget_get_visible (self->adding))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
