#include "config.h"

#include "dossier-view-terms.h"

#include "base-text.h"

#include <glib/gi18n-lib.h>

#define LONG_LIST 9 /* terms from which a search entry is worth its place */

struct _DossierViewTerms
{
  GtkPopover      parent_instance;
  GtkSearchEntry *search;
  GtkListBox     *list;
  GtkBox         *box;
  guint           n_terms;
  gboolean        many;
  char           *wanted; /* folded words of the search */
};

G_DEFINE_FINAL_TYPE (DossierViewTerms, dossier_view_terms, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  ENTERED,
  N_SIGNALS
};

static guint  signals[N_SIGNALS];
static GQuark code_quark, label_quark, apart_quark, tick_quark;

static gboolean
is_wanted (GtkListBoxRow *row,
           gpointer       user_data)
{
  DossierViewTerms *self = user_data;
  const char       *label = g_object_get_qdata (G_OBJECT (row), label_quark);

  return self->wanted == NULL || strstr (label, self->wanted) != NULL;
}

static void
on_search_changed (DossierViewTerms *self)
{
  g_free (self->wanted);
  self->wanted = base_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_list_box_invalidate_filter (self->list);
}

static GtkListBoxRow *
find_first (DossierViewTerms *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

static void
on_search_activated (DossierViewTerms *self)
{
  GtkListBoxRow *row = find_first (self);

  if (row != NULL)
    gtk_widget_activate (GTK_WIDGET (row));
}

static void
set_ticked (GtkListBoxRow *row,
            gboolean       ticked)
{
  GtkWidget *tick = g_object_get_qdata (G_OBJECT (row), tick_quark);

  gtk_widget_set_opacity (tick, ticked ? 1.0 : 0.0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_CHECKED,
                               ticked ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

static gboolean
is_ticked (GtkListBoxRow *row)
{
  return gtk_widget_get_opacity (g_object_get_qdata (G_OBJECT (row), tick_quark)) > 0.5;
}

static void
on_row_activated (DossierViewTerms *self,
                  GtkListBoxRow    *row)
{
  g_autofree char *code = g_strdup (g_object_get_qdata (G_OBJECT (row), code_quark));
  gboolean         in = !self->many || !is_ticked (row);

  if (!self->many)
    gtk_popover_popdown (GTK_POPOVER (self));
  set_ticked (row, in);
  g_signal_emit (self, signals[CHOSEN], 0, code, in);
}

static void
set_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       user_data)
{
  gboolean starts = before != NULL && g_object_get_qdata (G_OBJECT (row), apart_quark) != NULL &&
                    g_object_get_qdata (G_OBJECT (before), apart_quark) == NULL;

  gtk_list_box_row_set_header (row, starts ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL) : NULL);
}

static void
dossier_view_terms_finalize (GObject *object)
{
  g_free (DOSSIER_VIEW_TERMS (object)->wanted);
  G_OBJECT_CLASS (dossier_view_terms_parent_class)->finalize (object);
}

static void
dossier_view_terms_class_init (DossierViewTermsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_view_terms_finalize;
  code_quark = g_quark_from_static_string ("liens-code");
  label_quark = g_quark_from_static_string ("liens-label");
  apart_quark = g_quark_from_static_string ("liens-apart");
  tick_quark = g_quark_from_static_string ("liens-tick");
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-terms.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewTerms, search);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTerms, list);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTerms, box);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
dossier_view_terms_init (DossierViewTerms *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, is_wanted, self, NULL);
  gtk_list_box_set_header_func (self->list, set_header, NULL, NULL);
}

GtkWidget *
dossier_view_terms_new (const char *label,
                        gboolean    many)
{
  DossierViewTerms *self = g_object_new (DOSSIER_VIEW_TYPE_TERMS, NULL);

  self->many = many;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

static GtkWidget *
make_words (const char *label,
            const char *definition,
            gboolean    apart)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (title), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_box_append (GTK_BOX (words), title);
  if (apart)
    gtk_widget_add_css_class (title, "dim-label");
  if (definition != NULL && *definition != '\0')
    {
      GtkWidget *sense = gtk_label_new (definition);

      gtk_label_set_xalign (GTK_LABEL (sense), 0.0f);
      gtk_label_set_wrap (GTK_LABEL (sense), TRUE);
      gtk_widget_add_css_class (sense, "caption");
      gtk_widget_add_css_class (sense, "dim-label");
      gtk_box_append (GTK_BOX (words), sense);
    }
  gtk_widget_set_hexpand (words, TRUE);
  return words;
}

void
dossier_view_terms_add (DossierViewTerms *self,
                        const char       *code,
                        const char       *label,
                        const char       *definition,
                        gboolean          apart,
                        gboolean          chosen)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");

  g_return_if_fail (DOSSIER_VIEW_IS_TERMS (self));

  gtk_box_append (GTK_BOX (box), make_words (label, definition, apart));
  gtk_box_append (GTK_BOX (box), tick);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_qdata_full (G_OBJECT (row), code_quark, g_strdup (code), g_free);
  g_object_set_qdata_full (G_OBJECT (row), label_quark, base_text_fold (label), g_free);
  g_object_set_qdata (G_OBJECT (row), apart_quark, apart ? self : NULL);
  g_object_set_qdata (G_OBJECT (row), tick_quark, tick);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  set_ticked (GTK_LIST_BOX_ROW (row), chosen);
  gtk_list_box_append (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->search), ++self->n_terms >= LONG_LIST);
}

static void
on_entered (DossierViewTerms *self,
            GtkEntry         *entry)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (*words == '\0')
    return;

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_signal_emit (self, signals[ENTERED], 0, words);
}

void
dossier_view_terms_add_entry (DossierViewTerms *self,
                              const char       *placeholder)
{
  GtkWidget *entry = gtk_entry_new ();

  g_return_if_fail (DOSSIER_VIEW_IS_TERMS (self));

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
  gtk_widget_set_margin_top (entry, 6);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_entered), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, entry);
}
