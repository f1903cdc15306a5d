#include "config.h"

#include "dossier-view-term-list-private.h"

#include "dossier-view-term-sentences.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MARGIN 12 /* pixels around what is scrolled to */

G_DEFINE_FINAL_TYPE (DossierViewTermList, dossier_view_term_list, ADW_TYPE_BIN)

enum
{
  SAID,
  ASKED,
  N_SIGNALS
};

static guint  signals[N_SIGNALS];
static GQuark index_quark;

gboolean
dossier_view_term_list_shows_groups (DossierViewTermList *self)
{
  return g_strcmp0 (self->vocabulary, DOSSIER_SYNONYMS_VOCABULARY) == 0;
}

const DossierTerm *
dossier_view_term_list_find_term (DossierViewTermList *self,
                                  const char          *code)
{
  return self->terms == NULL ? NULL : dossier_vocabulary_find (self->terms, self->vocabulary, code);
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

  act = dossier_view_term_list_shows_groups (self) ? dossier_terms_new_group_words (self->terms, term, label, insists, &error)
                                                   : dossier_terms_new_wording (self->terms, term, label, definition, insists, &error);
  if (act != NULL)
    dossier_view_term_list_write_edited (self, act, term->code);
  else if (g_error_matches (error, DOSSIER_TERMS_ERROR, DOSSIER_TERMS_ERROR_NOTHING))
    dossier_view_term_row_end (row);
  else
    {
      g_autofree char *refusal = dossier_view_term_sentences_dup_refusal (error, label);

      dossier_view_term_row_complain (row, refusal, dossier_view_term_list_may_insist (error));
      dossier_view_term_list_scroll (self);
    }
}

static void
on_moved (DossierViewTermList *self,
          const char          *code,
          gboolean             after,
          DossierViewTermRow  *row)
{
  const DossierTerm *term = dossier_view_term_list_find_term (self, code);
  g_autoptr (GError) error = NULL;

  if (term != NULL)
    dossier_view_term_list_write_or_say (self, dossier_terms_new_move (self->terms, term, dossier_view_term_row_get_term (row), after, &error), term, NULL, error);
}

static void
on_row_activated (DossierViewTermList *self,
                  GtkListBoxRow       *row)
{
  dossier_view_term_row_edit (DOSSIER_VIEW_TERM_ROW (row));
  dossier_view_term_list_scroll (self);
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
      const DossierTerm *term = dossier_view_term_list_find_term (self, code);

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

GtkListBoxRow *
dossier_view_term_list_find_focused (DossierViewTermList *self)
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
  GtkListBoxRow       *row = dossier_view_term_list_find_focused (self);
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
void
dossier_view_term_list_scroll (DossierViewTermList *self)
{
  g_timeout_add_full (G_PRIORITY_LOW, 30, scroll_to_focus, g_object_ref (self), g_object_unref);
}

void
dossier_view_term_list_go_to_goal (DossierViewTermList *self)
{
  g_autofree char *goal = g_steal_pointer (&self->goal);
  GtkWidget       *row = goal == NULL ? NULL : g_hash_table_lookup (self->rows, goal);

  if (row == NULL)
    return;
  if (gtk_widget_get_parent (row) == GTK_WIDGET (self->others_list))
    gtk_expander_set_expanded (self->others, TRUE);
  gtk_widget_grab_focus (row);
  dossier_view_term_list_scroll (self);
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
  gtk_widget_class_bind_template_callback_full (widget_class, "on_entered", G_CALLBACK (dossier_view_term_list_on_entered));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_entry_changed", G_CALLBACK (dossier_view_term_list_on_entry_changed));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_way_clicked", G_CALLBACK (dossier_view_term_list_on_way_clicked));
  dossier_view_term_list_install_actions (widget_class);
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
  GtkListBoxRow            *focused = dossier_view_term_list_find_focused (self);
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
    dossier_view_term_list_scroll (self);
  dossier_view_term_list_go_to_goal (self);
  dossier_view_term_list_step (self);
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
    dossier_view_term_list_go_to_goal (self);
}

void
dossier_view_term_list_begin_adding (DossierViewTermList *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_TERM_LIST (self));

  if (gtk_widget_get_visible (self->adding))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
