#include "config.h"

#include "dossier-view-merge-lines.h"

#include <glib/gi18n-lib.h>

#define N_CHOICES 3 /* one, the other, both */

struct _DossierViewMergeLines
{
  GtkBox                       parent_instance;
  const DossierViewComparison *shown;   /* borrowed */
  GPtrArray                   *toggles; /* GtkToggleButton, borrowed: N_CHOICES for each line, NULL where there is none */
  gboolean                     is_following;
};

G_DEFINE_FINAL_TYPE (DossierViewMergeLines, dossier_view_merge_lines, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_toggled (DossierViewMergeLines *self,
            GtkToggleButton       *toggle)
{
  const char *field = g_object_get_data (G_OBJECT (toggle), "field");
  guint       choice = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (toggle), "choice"));

  if (!self->is_following && gtk_toggle_button_get_active (toggle))
    g_signal_emit (self, signals[CHOSEN], 0, field, choice);
}

static GtkWidget *
make_answer (const char *text)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  gboolean                  is_empty = *text == '\0';
  GtkWidget                *label = gtk_label_new (is_empty ? _ ("not answered") : text);

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE)); /* an address is not that of another */

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_lines (GTK_LABEL (label), 8);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  if (is_empty)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
make_toggle (DossierViewMergeLines           *self,
             const DossierViewComparisonLine *line,
             guint                            choice,
             const char                      *text)
{
  GtkWidget       *toggle = gtk_toggle_button_new ();
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), line->label, *text == '\0' ? _ ("not answered") : text);

  gtk_button_set_child (GTK_BUTTON (toggle), make_answer (text));
  gtk_widget_add_css_class (toggle, "answer");
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (toggle), "field", (gpointer) line->field->code);
  g_object_set_data (G_OBJECT (toggle), "choice", GUINT_TO_POINTER (choice));
  g_signal_connect_object (toggle, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  return toggle;
}

static void
add_line (DossierViewMergeLines           *self,
          const DossierViewComparisonLine *line)
{
  const char *texts[N_CHOICES] = { line->texts[0], line->texts[1], _ ("Both, one below the other") };
  GtkWidget  *label = gtk_label_new (line->label);
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget  *first = NULL;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (self), label);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (self), box);
  for (guint i = 0; i < N_CHOICES; i++)
    {
      GtkWidget *toggle = i < DOSSIER_VIEW_COMPARISON_BOTH || line->may_be_both ? make_toggle (self, line, i, texts[i]) : NULL;

      g_ptr_array_add (self->toggles, toggle);
      if (toggle == NULL)
        continue;
      if (first != NULL)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), GTK_TOGGLE_BUTTON (first));
      first = first != NULL ? first : toggle;
      gtk_box_append (i < DOSSIER_VIEW_COMPARISON_BOTH ? GTK_BOX (box) : GTK_BOX (self), toggle);
    }
}

static void
clear (DossierViewMergeLines *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->toggles, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
}

static void
dossier_view_merge_lines_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_VIEW_MERGE_LINES (object)->toggles);
  G_OBJECT_CLASS (dossier_view_merge_lines_parent_class)->finalize (object);
}

static void
dossier_view_merge_lines_class_init (DossierViewMergeLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_view_merge_lines_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", DOSSIER_VIEW_TYPE_MERGE_LINES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
dossier_view_merge_lines_init (DossierViewMergeLines *self)
{
  self->toggles = g_ptr_array_new ();
}

void
dossier_view_merge_lines_show (DossierViewMergeLines       *self,
                               const DossierViewComparison *comparison)
{
  g_return_if_fail (DOSSIER_VIEW_IS_MERGE_LINES (self) && comparison != NULL);

  if (!dossier_view_comparison_equal (self->shown, comparison))
    {
      clear (self);
      for (guint i = 0; i < comparison->lines->len; i++)
        add_line (self, comparison->lines->pdata[i]);
    }
  self->shown = comparison;
  dossier_view_merge_lines_follow (self);
}

void
dossier_view_merge_lines_follow (DossierViewMergeLines *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_MERGE_LINES (self) && self->shown != NULL);

  self->is_following = TRUE;
  for (guint i = 0; i < self->shown->lines->len; i++)
    {
      const DossierViewComparisonLine *line = self->shown->lines->pdata[i];
      guint                            choice = dossier_view_comparison_get_choice (self->shown, line->field);

      gtk_toggle_button_set_active (self->toggles->pdata[i * N_CHOICES + choice], TRUE);
    }
  self->is_following = FALSE;
}
