#include "config.h"

#include "dossier-view-vocabulary-lists.h"

#include "base-text.h"
#include "dossier-terms.h"
#include "dossier-view-term-sentences.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LINE 20       /* characters: what a pane as narrow as its words must know of their width */
#define MOST_FOUND 60 /* rows; who looks for more types one letter more */

struct _DossierViewVocabularyLists
{
  GtkBox             parent_instance;
  GtkSearchEntry    *search;
  GtkStack          *stack;
  GtkListBox        *lists, *found;
  DossierVocabulary *terms;
  gboolean           is_following;
};

G_DEFINE_FINAL_TYPE (DossierViewVocabularyLists, dossier_view_vocabulary_lists, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint  signals[N_SIGNALS];
static GQuark vocabulary_quark, code_quark, count_quark;

static const char *
get_vocabulary (GtkListBoxRow *row)
{
  return g_object_get_qdata (G_OBJECT (row), vocabulary_quark);
}

/* --- the lists */

static const char *
get_group (const char *vocabulary)
{
  const DossierTermsList *list = dossier_terms_find_list (vocabulary);

  return list == NULL ? _ ("Search, imports, duplicates") : dossier_kinds_translate (list->group);
}

static void
set_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       user_data)
{
  const char *group = get_group (get_vocabulary (row));
  GtkWidget  *header;

  if (before != NULL && g_str_equal (group, get_group (get_vocabulary (before))))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  header = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (header), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (header), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (header), LINE);
  gtk_widget_add_css_class (header, "caption-heading");
  gtk_widget_add_css_class (header, "dim-label");
  gtk_widget_add_css_class (header, "lists-group");
  gtk_list_box_row_set_header (row, header);
}

static GtkWidget *
make_list_row (const char *vocabulary)
{
  const char *title = dossier_view_term_sentences_get_title (vocabulary);
  GtkWidget  *row = gtk_list_box_row_new ();
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget  *label = gtk_label_new (title), *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_qdata_full (G_OBJECT (row), vocabulary_quark, g_strdup (vocabulary), g_free);
  g_object_set_qdata (G_OBJECT (row), count_quark, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

static void
add_lists (DossierViewVocabularyLists *self)
{
  gtk_list_box_append (self->lists, make_list_row (DOSSIER_SYNONYMS_VOCABULARY));
  for (const DossierTermsList *list = dossier_terms_get_lists (); list->code != NULL; list++)
    gtk_list_box_append (self->lists, make_list_row (list->code));
}

static void
show_count (DossierViewVocabularyLists *self,
            GtkListBoxRow              *row)
{
  guint                     n_terms, n_offered = 0;
  const DossierTerm *const *all = dossier_vocabulary_get_terms (self->terms, get_vocabulary (row), &n_terms);
  g_autofree char          *count = NULL;

  for (guint i = 0; i < n_terms; i++)
    n_offered += dossier_term_is_offered (all[i]);
  count = g_strdup_printf ("%u", n_offered);
  gtk_label_set_label (g_object_get_qdata (G_OBJECT (row), count_quark), count);
}

static void
on_list_selected (DossierViewVocabularyLists *self,
                  GtkListBoxRow              *row)
{
  if (row != NULL && !self->is_following)
    g_signal_emit (self, signals[CHOSEN], 0, get_vocabulary (row), NULL, FALSE);
}

static void
on_list_activated (DossierViewVocabularyLists *self,
                   GtkListBoxRow              *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, get_vocabulary (row), NULL, TRUE);
}

/* --- a word in all of them */

static gboolean
begins_a_word (const char *face,
               const char *letters)
{
  for (const char *at = strstr (face, letters); at != NULL; at = strstr (at + 1, letters))
    if (at == face || at[-1] == ' ')
      return TRUE;
  return FALSE;
}

static gboolean
says_all (const DossierTerm *term,
          char             **wanted)
{
  const char      *also = term->delivered != NULL ? term->delivered : ""; /* who knows it by that name finds it too */
  g_autofree char *words = g_strjoin (" ", term->label, also, term->definition, NULL);
  g_autofree char *face = base_text_fold (words);

  for (char **word = wanted; *word != NULL; word++)
    if (!begins_a_word (face, *word))
      return FALSE;
  return TRUE;
}

static void
add_line (GtkWidget  *box,
          const char *words,
          gboolean    is_small)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE);
  if (is_small)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_found_row (const DossierTerm *term)
{
  const char      *title = dossier_view_term_sentences_get_title (term->vocabulary);
  g_autofree char *place = dossier_term_is_offered (term) ? g_strdup (title) : g_strdup_printf (_ ("%s · proposed no more"), title);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", term->label, place);
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (row, "found");
  add_line (box, term->label, FALSE);
  add_line (box, place, TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_qdata_full (G_OBJECT (row), vocabulary_quark, g_strdup (term->vocabulary), g_free);
  g_object_set_qdata_full (G_OBJECT (row), code_quark, g_strdup (term->code), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* The words themselves first, then those whose meaning says it. */
static void
add_found (DossierViewVocabularyLists *self,
           const char                 *vocabulary,
           char                      **wanted,
           gboolean                    by_label,
           guint                      *n_found)
{
  guint                     n_terms;
  const DossierTerm *const *all = dossier_vocabulary_get_terms (self->terms, vocabulary, &n_terms);

  for (guint i = 0; i < n_terms && *n_found < MOST_FOUND; i++)
    {
      DossierTerm bare = *all[i];

      bare.definition = NULL;
      if (!says_all (all[i], wanted) || says_all (&bare, wanted) != by_label)
        continue;
      gtk_list_box_append (self->found, make_found_row (all[i]));
      (*n_found)++;
    }
}

static void
find_words (DossierViewVocabularyLists *self,
            char                      **wanted)
{
  guint          n_found = 0;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->found, 0)) != NULL)
    gtk_list_box_remove (self->found, GTK_WIDGET (row));
  for (guint by_label = 2; by_label > 0; by_label--)
    {
      for (const DossierTermsList *list = dossier_terms_get_lists (); list->code != NULL; list++)
        add_found (self, list->code, wanted, by_label == 2, &n_found);
      add_found (self, DOSSIER_SYNONYMS_VOCABULARY, wanted, by_label == 2, &n_found);
    }
}

static void
on_search_changed (DossierViewVocabularyLists *self)
{
  g_autofree char *folded = base_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_auto (GStrv)   wanted = g_strsplit (folded, " ", -1);

  if (*folded != '\0' && self->terms != NULL)
    find_words (self, wanted);
  gtk_stack_set_visible_child_name (self->stack, *folded != '\0' ? "found" : "lists");
}

static void
on_search_activated (DossierViewVocabularyLists *self)
{
  GtkListBoxRow *row;

  on_search_changed (self);
  row = gtk_list_box_get_row_at_index (self->found, 0);
  if (row != NULL && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "found"))
    gtk_widget_activate (GTK_WIDGET (row));
}

/* Escape: first out of the search, then out of the window. */
static void
on_stopped (DossierViewVocabularyLists *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

static void
on_found_activated (DossierViewVocabularyLists *self,
                    GtkListBoxRow              *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, get_vocabulary (row), g_object_get_qdata (G_OBJECT (row), code_quark), TRUE);
}

static GtkWidget *
make_placeholder (void)
{
  GtkWidget *label = gtk_label_new (_ ("No such word here"));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 24);
  gtk_widget_set_visible (label, TRUE);
  return label;
}

static void
dossier_view_vocabulary_lists_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_VOCABULARY_LISTS);
  G_OBJECT_CLASS (dossier_view_vocabulary_lists_parent_class)->dispose (object);
}

static void
dossier_view_vocabulary_lists_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_VIEW_VOCABULARY_LISTS (object)->terms, dossier_vocabulary_unref);
  G_OBJECT_CLASS (dossier_view_vocabulary_lists_parent_class)->finalize (object);
}

static void
dossier_view_vocabulary_lists_class_init (DossierViewVocabularyListsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_vocabulary_lists_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_view_vocabulary_lists_finalize;
  vocabulary_quark = g_quark_from_static_string ("liens-vocabulary");
  code_quark = g_quark_from_static_string ("liens-code");
  count_quark = g_quark_from_static_string ("liens-count");
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-vocabulary-lists.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewVocabularyLists, search);
  gtk_widget_class_bind_template_child (widget_class, DossierViewVocabularyLists, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierViewVocabularyLists, lists);
  gtk_widget_class_bind_template_child (widget_class, DossierViewVocabularyLists, found);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_list_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_found_activated);
}

static void
dossier_view_vocabulary_lists_init (DossierViewVocabularyLists *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->lists, set_header, NULL, NULL);
  gtk_list_box_set_placeholder (self->found, make_placeholder ());
  self->is_following = TRUE;
  add_lists (self);
  self->is_following = FALSE;
}

void
dossier_view_vocabulary_lists_show (DossierViewVocabularyLists *self,
                                    DossierVocabulary          *terms)
{
  GtkListBoxRow *row;

  g_return_if_fail (DOSSIER_VIEW_IS_VOCABULARY_LISTS (self) && terms != NULL);

  dossier_vocabulary_ref (terms);
  g_clear_pointer (&self->terms, dossier_vocabulary_unref);
  self->terms = terms;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->lists, i)) != NULL; i++)
    show_count (self, row);
  on_search_changed (self);
}

void
dossier_view_vocabulary_lists_select (DossierViewVocabularyLists *self,
                                      const char                 *vocabulary)
{
  GtkListBoxRow *row;

  g_return_if_fail (DOSSIER_VIEW_IS_VOCABULARY_LISTS (self) && vocabulary != NULL);

  self->is_following = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->lists, i)) != NULL; i++)
    if (g_str_equal (get_vocabulary (row), vocabulary))
      gtk_list_box_select_row (self->lists, row);
  self->is_following = FALSE;
}

void
dossier_view_vocabulary_lists_find (DossierViewVocabularyLists *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_VOCABULARY_LISTS (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
