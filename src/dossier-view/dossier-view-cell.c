#include "config.h"

#include "dossier-view-cell.h"

#include "dossier-view-mark.h"
#include "map-reading.h"

#include <glib/gi18n-lib.h>

struct _DossierViewCell
{
  GtkBox                   parent_instance;
  const DossierViewColumn *column;
  DossierViewMark         *mark;   /* NULL: no sign */
  GtkInscription          *text;   /* takes the room it is given: two hundred rows are not measured by their words */
  GtkInscription          *detail; /* of a name */
  GtkListItem             *item;   /* borrowed: it is unbound before it goes */
  DossierRow              *row;
  gboolean                 is_narrow;
};

G_DEFINE_FINAL_TYPE (DossierViewCell, dossier_view_cell, GTK_TYPE_BOX)

static const char *
get_text (DossierViewCell *self)
{
  return self->column->text == DOSSIER_VIEW_NOTHING ? dossier_row_get_title (self->row) : dossier_row_get_text (self->row, self->column->text);
}

/* "collège · Argenville": what is not said is left out. */
static char *
dup_detail (DossierViewCell *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->column->also); i++)
    {
      const char *part = self->column->also[i] == DOSSIER_VIEW_NOTHING ? "" : dossier_row_get_text (self->row, self->column->also[i]);

      if (*part != '\0')
        g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", part);
    }
  return g_string_free (out, FALSE);
}

static void
set_dim (GtkWidget *widget,
         gboolean   is_dim)
{
  if (is_dim)
    gtk_widget_add_css_class (widget, "dim-label");
  else
    gtk_widget_remove_css_class (widget, "dim-label");
}

static void
show_name (DossierViewCell *self)
{
  g_autofree char *detail = dup_detail (self);
  g_autofree char *spoken = *detail != '\0' ? g_strdup_printf ("%s, %s", dossier_row_get_title (self->row), detail) : g_strdup (dossier_row_get_title (self->row));
  g_autofree char *both = NULL;
  GtkWidget       *row = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (self)));

  if (self->is_narrow && self->column->other != DOSSIER_VIEW_NOTHING)
    both = g_strdup_printf ("%s\n↔ %s", get_text (self), dossier_row_get_text (self->row, self->column->other));
  gtk_inscription_set_text (self->text, both != NULL ? both : get_text (self));
  gtk_inscription_set_min_lines (self->text, both != NULL ? 2 : 1);
  gtk_inscription_set_text (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), self->is_narrow && *detail != '\0');
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* None is a dash: the eye looks for those who have some. */
static void
show_number (DossierViewCell *self)
{
  gboolean is_none = !(dossier_row_get_number (self->row, self->column->text) > 0);

  gtk_inscription_set_text (self->text, is_none && dossier_row_is_read (self->row) ? "–" : get_text (self));
  set_dim (GTK_WIDGET (self->text), is_none);
}

/* A term that says there is none leaves its cell empty; what is not known, or has no sense here, is said softly. */
static void
show_text (DossierViewCell *self)
{
  const char *code = self->column->text == DOSSIER_VIEW_NOTHING ? "" : dossier_row_get_code (self->row, self->column->text);
  const char *text = g_str_equal (code, "none") ? "" : get_text (self);

  gtk_inscription_set_text (self->text, text);
  set_dim (GTK_WIDGET (self->text), g_str_equal (code, "?") || g_str_equal (code, "-"));
}

static void
show (DossierViewCell *self)
{
  if (self->mark != NULL)
    {
      dossier_view_mark_set_family (self->mark, map_reading_get_family (dossier_row_get_code (self->row, self->column->mark)));
      gtk_widget_set_opacity (GTK_WIDGET (self->mark), dossier_row_is_read (self->row) ? 1.0 : 0.0);
    }
  if (self->column->look == DOSSIER_VIEW_LOOK_NAME)
    show_name (self);
  else if (self->column->look == DOSSIER_VIEW_LOOK_NUMBER)
    show_number (self);
  else
    show_text (self);
}

static void
let_go (DossierViewCell *self)
{
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_func (self->row, show, self);
  g_clear_object (&self->row);
  self->item = NULL;
}

/* What is cut is whole in the tooltip, made only for who asks. */
static gboolean
dossier_view_cell_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    is_by_keyboard,
                                 GtkTooltip *tooltip)
{
  DossierViewCell *self = DOSSIER_VIEW_CELL (widget);

  if (self->row == NULL || *gtk_inscription_get_text (self->text) == '\0')
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_inscription_get_text (self->text));
  return TRUE;
}

static void
dossier_view_cell_dispose (GObject *object)
{
  let_go (DOSSIER_VIEW_CELL (object));
  G_OBJECT_CLASS (dossier_view_cell_parent_class)->dispose (object);
}

static void
dossier_view_cell_class_init (DossierViewCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_view_cell_dispose;
  GTK_WIDGET_CLASS (klass)->query_tooltip = dossier_view_cell_query_tooltip;
}

static void
dossier_view_cell_init (DossierViewCell *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

static GtkInscription *
make_words (float       align,
            const char *css_class)
{
  GtkWidget *words = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (words), align);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (words), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER); /* higher than a line, what is cut would stand above the others */
  if (css_class != NULL)
    gtk_widget_add_css_class (words, css_class);
  return GTK_INSCRIPTION (words);
}

static void
fill (DossierViewCell *self)
{
  gboolean   is_number = self->column->look == DOSSIER_VIEW_LOOK_NUMBER;
  GtkWidget *words;

  if (self->column->mark != DOSSIER_VIEW_NOTHING)
    {
      self->mark = DOSSIER_VIEW_MARK (dossier_view_mark_new ());
      gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->mark));
    }
  self->text = make_words (is_number ? 1.0f : 0.0f, is_number ? "numeric" : NULL);
  if (self->column->look != DOSSIER_VIEW_LOOK_NAME)
    {
      gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->text));
      return;
    }

  words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->detail = make_words (0.0f, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->detail), "dim-label");
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->detail));
  gtk_box_append (GTK_BOX (self), words);
}

GtkWidget *
dossier_view_cell_new (const DossierViewColumn *column)
{
  DossierViewCell *self = g_object_new (DOSSIER_VIEW_TYPE_CELL, NULL);

  self->column = column;
  fill (self);
  return GTK_WIDGET (self);
}

void
dossier_view_cell_set_item (DossierViewCell *self,
                            GtkListItem     *item)
{
  g_return_if_fail (DOSSIER_VIEW_IS_CELL (self));

  let_go (self);
  if (item == NULL)
    return;
  self->item = item;
  self->row = g_object_ref (gtk_list_item_get_item (item));
  g_signal_connect_swapped (self->row, "changed", G_CALLBACK (show), self);
  show (self);
}

guint
dossier_view_cell_get_position (DossierViewCell *self)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_CELL (self), GTK_INVALID_LIST_POSITION);

  return self->item != NULL ? gtk_list_item_get_position (self->item) : GTK_INVALID_LIST_POSITION;
}

void
dossier_view_cell_set_narrow (DossierViewCell *self,
                              gboolean         narrow)
{
  g_return_if_fail (DOSSIER_VIEW_IS_CELL (self));

  self->is_narrow = narrow;
  if (self->row != NULL)
    show (self);
}
