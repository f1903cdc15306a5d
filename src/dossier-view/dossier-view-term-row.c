#include "config.h"

#include "dossier-view-term-row.h"

#include "dossier-terms.h"
#include "dossier-view-term-editor.h"
#include "dossier-view-term-uses.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _DossierViewTermRow
{
  GtkListBoxRow          parent_instance;
  GtkBox                *place;
  GtkWidget             *face; /* hidden while it is changed */
  GtkWidget             *handle;
  GtkLabel              *label, *definition;
  AdwBin                *count;
  GtkMenuButton         *menu;
  DossierViewTermEditor *editor; /* NULL: it is only read */
  DossierVocabulary     *terms;
  const DossierTerm     *term; /* of terms */
  gboolean               is_ending;
};

G_DEFINE_FINAL_TYPE (DossierViewTermRow, dossier_view_term_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  EDITED,
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_group (DossierViewTermRow *self)
{
  return g_str_equal (self->term->vocabulary, DOSSIER_SYNONYMS_VOCABULARY);
}

static gboolean
is_heading (DossierViewTermRow *self)
{
  return self->term->delivered != NULL;
}

static gboolean
may_move (DossierViewTermRow *self)
{
  return dossier_term_is_offered (self->term) && !is_group (self) && !is_heading (self);
}

static gboolean
is_fixed (DossierViewTermRow *self)
{
  const DossierTermsList *list = dossier_terms_find_list (self->term->vocabulary);

  return list != NULL && list->fixed;
}

/* --- what can be done */

static void
add_item (GMenu      *menu,
          const char *label,
          const char *action,
          const char *code)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", code);
  g_menu_append_item (menu, item);
}

static void
add_moves (DossierViewTermRow *self,
           GMenu              *menu)
{
  g_autoptr (GMenu) moves = g_menu_new ();

  add_item (moves, _ ("Move _Up"), "term.up", self->term->code);
  add_item (moves, _ ("Move D_own"), "term.down", self->term->code);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
}

static void
add_ends (DossierViewTermRow *self,
          GMenu              *menu)
{
  g_autoptr (GMenu) ends = g_menu_new ();

  if (!is_group (self) && dossier_term_is_offered (self->term))
    {
      add_item (ends, _ ("_Merge with Another Word…"), "term.merge", self->term->code);
      add_item (ends, _ ("Propose it _No More"), "term.retire", self->term->code);
    }
  if (!is_group (self) && !self->term->shipped)
    add_item (ends, _ ("_Delete"), "term.delete", self->term->code);
  if (is_group (self))
    add_item (ends, _ ("_Delete"), "term.delete", self->term->code);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ends));
}

static void
add_delivered (DossierViewTermRow *self,
               GMenu              *menu)
{
  /* Translators: an item of a menu: the heading of a field is to be what it was when Liens came. */
  g_autofree char *label = g_strdup_printf (_ ("_Back to “%s”"), self->term->delivered);

  add_item (menu, label, "term.deliver", self->term->code);
}

static GMenuModel *
make_menu (DossierViewTermRow *self)
{
  GMenu *menu = g_menu_new ();

  if (!dossier_term_is_offered (self->term))
    add_item (menu, self->term->merged_into != NULL ? _ ("_Take them Apart") : _ ("_Propose it Again"), "term.return", self->term->code);
  add_item (menu, is_group (self) ? _ ("_Change the Words") : _ ("_Rename or Explain"), "term.edit", self->term->code);
  if (is_heading (self) && self->term->recorded)
    add_delivered (self, menu);
  if (may_move (self))
    add_moves (self, menu);
  if (!is_fixed (self))
    add_ends (self, menu);
  return G_MENU_MODEL (menu);
}

/* Made when it is opened: a list has many rows. */
static void
fill_menu (GtkMenuButton *button,
           gpointer       user_data)
{
  g_autoptr (GMenuModel) menu = make_menu (user_data);

  gtk_menu_button_set_menu_model (button, menu);
}

/* --- reading */

static char *
dup_delivered (const DossierTerm *heading)
{
  /* Translators: what a field was called when Liens came, under what people call it. */
  g_autofree char *delivered = g_strdup_printf (_ ("Delivered as “%s”"), heading->delivered);

  return heading->definition != NULL ? g_strdup_printf ("%s · %s", delivered, heading->definition) : g_steal_pointer (&delivered);
}

static char *
dup_meaning (DossierViewTermRow *self)
{
  if (self->term->merged_into != NULL)
    return g_strdup_printf (_ ("Read as “%s”"), dossier_vocabulary_get_label (self->terms, self->term->vocabulary, self->term->code));
  if (is_heading (self) && !g_str_equal (self->term->label, self->term->delivered))
    return dup_delivered (self->term);
  return g_strdup (self->term->definition);
}

static void
show_words (DossierViewTermRow *self)
{
  g_autofree char *meaning = dup_meaning (self);
  g_autofree char *spoken = g_strdup_printf (_ ("What can be done with “%s”"), self->term->label);

  gtk_label_set_label (self->label, self->term->label);
  gtk_label_set_label (self->definition, meaning != NULL ? meaning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->definition), meaning != NULL && *meaning != '\0');
  gtk_widget_set_visible (self->handle, may_move (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->term->label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
dossier_view_term_row_show (DossierViewTermRow    *self,
                            DossierVocabulary     *terms,
                            const DossierTerm     *term,
                            const DossierTermUses *uses)
{
  g_return_if_fail (DOSSIER_VIEW_IS_TERM_ROW (self) && terms != NULL && term != NULL);

  dossier_vocabulary_ref (terms);
  g_clear_pointer (&self->terms, dossier_vocabulary_unref);
  self->terms = terms;
  self->term = term;
  show_words (self);
  adw_bin_set_child (self->count, uses == NULL ? NULL : dossier_view_term_uses_make (uses, terms, term));
}

const DossierTerm *
dossier_view_term_row_get_term (DossierViewTermRow *self)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_TERM_ROW (self), NULL);

  return self->term;
}

/* --- changing */

static void
on_edited (DossierViewTermRow *self,
           const char         *label,
           const char         *definition,
           gboolean            insists)
{
  if (!self->is_ending)
    g_signal_emit (self, signals[EDITED], 0, label, definition, insists);
}

static void
on_merge (DossierViewTermRow *self)
{
  const DossierTerm *taken = dossier_terms_find_label (self->terms, self->term->vocabulary, dossier_view_term_editor_get_label (self->editor), self->term->code);
  g_autofree char   *into = taken == NULL ? NULL : g_strdup (taken->code);

  dossier_view_term_row_end (self);
  if (into != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "term.merge-into", "(ss)", self->term->code, into);
}

static void
begin (DossierViewTermRow *self)
{
  self->editor = DOSSIER_VIEW_TERM_EDITOR (dossier_view_term_editor_new (self->term));
  g_signal_connect_object (self->editor, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "ended", G_CALLBACK (dossier_view_term_row_end), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "merge", G_CALLBACK (on_merge), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->place, GTK_WIDGET (self->editor));
  gtk_widget_set_visible (self->face, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

void
dossier_view_term_row_edit (DossierViewTermRow *self)
{
  g_return_if_fail (DOSSIER_VIEW_IS_TERM_ROW (self));

  if (self->editor == NULL)
    begin (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

gboolean
dossier_view_term_row_is_edited (DossierViewTermRow *self)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_TERM_ROW (self), FALSE);

  return self->editor != NULL;
}

void
dossier_view_term_row_end (DossierViewTermRow *self)
{
  GtkRoot   *root;
  GtkWidget *focus;

  g_return_if_fail (DOSSIER_VIEW_IS_TERM_ROW (self));

  if (self->editor == NULL || self->is_ending)
    return;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root == NULL ? NULL : gtk_root_get_focus (root);
  self->is_ending = TRUE; /* leaving saves, but not now */
  gtk_widget_set_visible (self->face, TRUE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_box_remove (self->place, GTK_WIDGET (self->editor));
  self->editor = NULL;
  self->is_ending = FALSE;
}

void
dossier_view_term_row_complain (DossierViewTermRow *self,
                                const char         *sentence,
                                gboolean            may_insist)
{
  g_return_if_fail (DOSSIER_VIEW_IS_TERM_ROW (self) && sentence != NULL);

  if (self->editor != NULL)
    dossier_view_term_editor_complain (self->editor, sentence, may_insist, may_insist && !is_group (self) && !is_fixed (self));
}

/* --- another place */

static GdkContentProvider *
on_drag_prepare (DossierViewTermRow *self,
                 double              x,
                 double              y)
{
  if (!gtk_widget_get_visible (self->handle) || dossier_view_term_row_is_edited (self))
    return NULL;
  return gdk_content_provider_new_typed (DOSSIER_VIEW_TYPE_TERM_ROW, self);
}

static void
on_drag_begin (DossierViewTermRow *self,
               GdkDrag            *drag,
               GtkDragSource      *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 12, gtk_widget_get_height (GTK_WIDGET (self)) / 2);
}

static gboolean
is_lower_half (DossierViewTermRow *self,
               double              y)
{
  return y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static void
mark_drop (DossierViewTermRow *self,
           const char         *mark)
{
  static const char *const marks[] = { "drop-before", "drop-after" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strcmp0 (marks[i], mark) == 0)
      gtk_widget_add_css_class (GTK_WIDGET (self), marks[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), marks[i]);
}

static GdkDragAction
on_drop_motion (DossierViewTermRow *self,
                double              x,
                double              y)
{
  if (!gtk_widget_get_visible (self->handle))
    return 0;
  mark_drop (self, is_lower_half (self, y) ? "drop-after" : "drop-before");
  return GDK_ACTION_MOVE;
}

static void
on_drop_leave (DossierViewTermRow *self)
{
  mark_drop (self, NULL);
}

static gboolean
on_drop (DossierViewTermRow *self,
         const GValue       *value,
         double              x,
         double              y)
{
  DossierViewTermRow *other = g_value_get_object (value);

  mark_drop (self, NULL);
  if (other == NULL || other == self || !gtk_widget_get_visible (self->handle) || !g_str_equal (other->term->vocabulary, self->term->vocabulary))
    return FALSE;
  g_signal_emit (self, signals[MOVED], 0, other->term->code, is_lower_half (self, y));
  return TRUE;
}

static void
dossier_view_term_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DOSSIER_VIEW_TYPE_TERM_ROW);
  G_OBJECT_CLASS (dossier_view_term_row_parent_class)->dispose (object);
}

static void
dossier_view_term_row_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_VIEW_TERM_ROW (object)->terms, dossier_vocabulary_unref);
  G_OBJECT_CLASS (dossier_view_term_row_parent_class)->finalize (object);
}

static void
dossier_view_term_row_class_init (DossierViewTermRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_term_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_view_term_row_finalize;
  signals[EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/dossier-view-term-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermRow, place);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermRow, face);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermRow, handle);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermRow, label);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermRow, definition);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermRow, count);
  gtk_widget_class_bind_template_child (widget_class, DossierViewTermRow, menu);
}

static void
add_dragging (DossierViewTermRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (DOSSIER_VIEW_TYPE_TERM_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_drag_prepare), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_drag_begin), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (target, "motion", G_CALLBACK (on_drop_motion), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_drop_leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
dossier_view_term_row_init (DossierViewTermRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu, fill_menu, self, NULL);
  add_dragging (self);
}

GtkWidget *
dossier_view_term_row_new (void)
{
  return g_object_new (DOSSIER_VIEW_TYPE_TERM_ROW, NULL);
}
