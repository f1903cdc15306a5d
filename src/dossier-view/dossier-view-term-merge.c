#include "config.h"

#include "dossier-view-term-merge.h"

#include "base-text.h"
#include "dossier-view-term-uses.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DossierViewTermMerge
{
  AdwWindow          parent_instance;
  GtkWidget         *merge;
  GtkLabel          *heading, *consequence;
  GtkSearchEntry    *search;
  GtkListBox        *list;
  DossierVocabulary *terms;
  const DossierTerm *term; /* of terms */
  char              *used; /* "3 links · Levers"; NULL: nothing uses it */
  GStrv              wanted;
};

G_DEFINE_FINAL_TYPE (DossierViewTermMerge, dossier_view_term_merge, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint  signals[N_SIGNALS];
static GQuark code_quark, face_quark;

static gboolean
is_wanted (GtkListBoxRow *row,
           gpointer       user_data)
{
  DossierViewTermMerge *self = user_data;
  const char           *face = g_object_get_qdata (G_OBJECT (row), face_quark);

  for (char **word = self->wanted; word != NULL && *word != NULL; word++)
    if (strstr (face, *word) == NULL)
      return FALSE;
  return TRUE;
}

static void
on_search_changed (DossierViewTermMerge *self)
{
  g_autofree char *folded = base_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  g_strfreev (self->wanted);
  self->wanted = g_strsplit (folded, " ", -1);
  gtk_list_box_invalidate_filter (self->list);
}

/* Enter takes the first that is left. */
static void
on_search_activated (DossierViewTermMerge *self)
{
  GtkListBoxRow *row;

  on_search_changed (self);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        gtk_list_box_select_row (self->list, row);
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
}

static void
show_consequence (DossierViewTermMerge *self,
                  const DossierTerm    *into)
{
  g_autofree char *used = self->used == NULL ? g_strdup_printf (_ ("Nothing uses “%s”."), self->term->label)
                                             /* Translators: what uses the first word ("3 links · Levers"), then the second word. */
                                             : g_strdup_printf (_ ("%s: read as “%s” from now on."), self->used, into->label);
  g_autofree char *words = g_strdup_printf ("%s %s", used, _ ("The word is proposed no more. Nothing is lost: they can be taken apart again, each with what it had."));

  gtk_label_set_label (self->consequence, words);
}

static void
on_row_selected (DossierViewTermMerge *self,
                 GtkListBoxRow        *row)
{
  const char        *code = row == NULL ? NULL : g_object_get_qdata (G_OBJECT (row), code_quark);
  const DossierTerm *into = code == NULL ? NULL : dossier_vocabulary_find (self->terms, self->term->vocabulary, code);

  gtk_widget_set_sensitive (self->merge, into != NULL);
  if (into != NULL)
    show_consequence (self, into);
  else
    gtk_label_set_label (self->consequence, _ ("Choose the word that stays."));
}

static void
on_merge_clicked (DossierViewTermMerge *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL)
    return;
  g_signal_emit (self, signals[CHOSEN], 0, self->term->code, g_object_get_qdata (G_OBJECT (row), code_quark));
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
make_row (const DossierTerm *term)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (term->label);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_tooltip_text (row, term->definition);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_qdata_full (G_OBJECT (row), code_quark, g_strdup (term->code), g_free);
  g_object_set_qdata_full (G_OBJECT (row), face_quark, base_text_fold (term->label), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, term->label, -1);
  return row;
}

/* What it may become: not itself, nor what was merged into it. */
static void
add_rows (DossierViewTermMerge *self,
          const char           *proposed)
{
  guint                     n_terms;
  const DossierTerm *const *all = dossier_vocabulary_get_terms (self->terms, self->term->vocabulary, &n_terms);

  for (guint i = 0; i < n_terms; i++)
    {
      GtkWidget *row;

      if (all[i] == self->term || !dossier_term_is_offered (all[i]))
        continue;
      row = make_row (all[i]);
      gtk_list_box_append (self->list, row);
      if (g_strcmp0 (all[i]->code, proposed) == 0)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    }
}

static void
dossier_view_term_merge_dispose (GObject *object)
{
  DossierViewTermMerge *self = DOSSIER_VIEW_TERM_MERGE (object);

  if (self->list != NULL)
    gtk_list_box_unselect_all (self->list); /* while there is something to tell it to */
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_TERM_MERGE);
  G_OBJECT_CLASS (dossier_view_term_merge_parent_class)->dispose (object);
}

static void
dossier_view_term_merge_finalize (GObject *object)
{
  DossierViewTermMerge *self = DOSSIER_VIEW_TERM_MERGE (object);

  g_clear_pointer (&self->terms, dossier_vocabulary_unref);
  g_free (self->used);
  g_strfreev (self->wanted);
  G_OBJECT_CLASS (dossier_view_term_merge_parent_class)->finalize (object);
}

static void
dossier_view_term_merge_class_init (DossierViewTermMergeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_term_merge_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_view_term_merge_finalize;
  code_quark = g_quark_from_static_string ("liens-code");
  face_quark = g_quark_from_static_string ("liens-face");
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-term-merge.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermMerge, merge);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermMerge, heading);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermMerge, consequence);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermMerge, search);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermMerge, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_merge_clicked);
}

static void
dossier_view_term_merge_init (DossierViewTermMerge *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, is_wanted, self, NULL);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->list));
}

DossierViewTermMerge *
dossier_view_term_merge_new (GtkWindow             *parent,
                             DossierVocabulary     *terms,
                             const DossierTermUses *uses,
                             const DossierTerm     *term,
                             const char            *into)
{
  DossierViewTermMerge *self;
  g_autofree char      *heading = NULL;

  g_return_val_if_fail (terms != NULL && term != NULL, NULL);

  self = g_object_new (DOSSIER_VIEW_TYPE_TERM_MERGE, "transient-for", parent, NULL);
  self->terms = dossier_vocabulary_ref (terms);
  self->term = term;
  self->used = uses == NULL ? NULL : dossier_view_term_uses_dup_words (uses, terms, term->code);
  heading = g_strdup_printf (_ ("“%s” is read from now on as…"), term->label);
  gtk_label_set_label (self->heading, heading);
  add_rows (self, into);
  on_row_selected (self, gtk_list_box_get_selected_row (self->list));
  gtk_widget_grab_focus (into != NULL ? self->merge : GTK_WIDGET (self->search));
  return self;
}
