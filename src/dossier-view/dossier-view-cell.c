#include "config.h"

#include "dossier-view-cell.h"

#include "dossier-view-layouts.h"
#include "dossier-view-letters.h"
#include "dossier-view-mark.h"
#include "dossier-view-seats.h"
#include "map-reading.h"

#include <glib/gi18n-lib.h>

#define GAP 9    /* pixels between the sign and the words */
#define FEWEST 3 /* characters that a cell shows at least */

/* One widget, that draws its sign and its words by itself: a table keeps a thousand cells alive, and makes, measures and
 * fills them again within a frame. */
struct _DossierViewCell
{
  GtkWidget                parent_instance;
  const DossierViewColumn *column;
  GtkListItem             *item; /* borrowed: it is unbound before it goes */
  DossierViewSeat         *seat;
  DossierRow              *row;     /* who sits there */
  gulong                   changed; /* of the seat */
  char                    *text;    /* one or two lines; never NULL */
  char                    *detail;  /* the line under it; NULL: none */
  MapFamily                family;
  gboolean                 is_dim;
  gboolean                 is_narrow;
};

G_DEFINE_FINAL_TYPE (DossierViewCell, dossier_view_cell, GTK_TYPE_WIDGET)

/* --- what it says */

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
say (DossierViewCell *self,
     const char      *text,
     gboolean         is_dim)
{
  self->is_dim = is_dim;
  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
say_detail (DossierViewCell *self,
            const char      *detail) /* NULL: none */
{
  if (!self->is_narrow && self->detail == NULL)
    return;
  g_free (self->detail);
  self->detail = self->is_narrow && *detail != '\0' ? g_strdup (detail) : NULL;
  gtk_widget_queue_resize (GTK_WIDGET (self));
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
  say (self, both != NULL ? both : get_text (self), FALSE);
  say_detail (self, detail);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* None is a dash: the eye looks for those who have some. */
static void
show_number (DossierViewCell *self)
{
  gboolean is_none = !(dossier_row_get_number (self->row, self->column->text) > 0);

  say (self, is_none && dossier_row_is_read (self->row) ? "–" : get_text (self), is_none);
}

/* A term that says there is none leaves its cell empty; what is not known, or has no sense here, is said softly. */
static void
show_text (DossierViewCell *self)
{
  const char *code = self->column->text == DOSSIER_VIEW_NOTHING ? "" : dossier_row_get_code (self->row, self->column->text);

  say (self, g_str_equal (code, "none") ? "" : get_text (self), g_str_equal (code, "?") || g_str_equal (code, "-"));
}

static void
show (DossierViewCell *self)
{
  if (self->column->mark != DOSSIER_VIEW_NOTHING)
    self->family = map_reading_get_family (dossier_row_get_code (self->row, self->column->mark));
  if (self->column->look == DOSSIER_VIEW_LOOK_NAME)
    show_name (self);
  else if (self->column->look == DOSSIER_VIEW_LOOK_NUMBER)
    show_number (self);
  else
    show_text (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
follow_seat (DossierViewCell *self)
{
  g_set_object (&self->row, DOSSIER_ROW (dossier_view_seat_get_item (self->seat)));
  show (self);
}

static void
let_go (DossierViewCell *self)
{
  if (self->seat != NULL)
    g_clear_signal_handler (&self->changed, self->seat);
  g_clear_object (&self->seat);
  g_clear_object (&self->row);
  self->item = NULL;
}

/* NULL: its words mean what they say. */
static const char *
find_sense (DossierViewCell *self)
{
  const char *sense = self->column->text == DOSSIER_VIEW_NOTHING ? "" : dossier_row_get_sense (self->row, self->column->text);

  return *sense != '\0' ? sense : NULL;
}

/* What is cut is whole in the tooltip, and what its words mean under it; made only for who asks. */
static gboolean
dossier_view_cell_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    is_by_keyboard,
                                 GtkTooltip *tooltip)
{
  DossierViewCell *self = DOSSIER_VIEW_CELL (widget);
  g_autofree char *told = NULL;

  if (self->row == NULL || *self->text == '\0')
    return FALSE;
  told = g_strjoin ("\n", self->text, find_sense (self), NULL);
  gtk_tooltip_set_text (tooltip, told);
  return TRUE;
}

/* --- how it looks */

static gboolean
has_sign (DossierViewCell *self)
{
  return self->column->mark != DOSSIER_VIEW_NOTHING;
}

static void
draw_words (DossierViewCell *self,
            GtkSnapshot     *snapshot,
            int              left)
{
  GtkWidget             *widget = GTK_WIDGET (self);
  DossierViewLayoutWords words = { self->text, self->detail, self->is_dim, self->column->look == DOSSIER_VIEW_LOOK_NUMBER };
  PangoLayout           *layout = dossier_view_layouts_get (gtk_widget_get_pango_context (widget), &words, MAX (0, gtk_widget_get_width (widget) - left) * PANGO_SCALE);
  GdkRGBA                colour;
  int                    height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) left, (float) ((gtk_widget_get_height (widget) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
dossier_view_cell_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  DossierViewCell *self = DOSSIER_VIEW_CELL (widget);
  int              side = has_sign (self) ? dossier_view_mark_measure_side (widget) : 0;

  if (self->row == NULL)
    return;
  if (has_sign (self) && dossier_row_is_read (self->row))
    dossier_view_mark_draw (widget, snapshot, self->family,
                            &GRAPHENE_RECT_INIT (0, (float) (gtk_widget_get_height (widget) - side) / 2, (float) side, (float) side));
  if (*self->text != '\0' || self->detail != NULL)
    draw_words (self, snapshot, side > 0 ? side + GAP : 0);
}

/* Without a layout: a thousand cells are measured at once. */
static void
dossier_view_cell_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  DossierViewCell   *self = DOSSIER_VIEW_CELL (widget);
  DossierViewLetters letters = dossier_view_letters_measure (widget);
  int                n_lines = strchr (self->text, '\n') != NULL ? 2 : 1;
  int                side = has_sign (self) ? dossier_view_mark_measure_side (widget) : 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = MAX (side, n_lines * letters.line + (self->detail != NULL ? (int) (letters.line * DOSSIER_VIEW_LAYOUTS_SMALL) : 0));
  else
    *minimum = *natural = FEWEST * letters.width + (side > 0 ? side + GAP : 0);
}

static void
dossier_view_cell_dispose (GObject *object)
{
  let_go (DOSSIER_VIEW_CELL (object));
  G_OBJECT_CLASS (dossier_view_cell_parent_class)->dispose (object);
}

static void
dossier_view_cell_finalize (GObject *object)
{
  g_free (DOSSIER_VIEW_CELL (object)->text);
  g_free (DOSSIER_VIEW_CELL (object)->detail);
  G_OBJECT_CLASS (dossier_view_cell_parent_class)->finalize (object);
}

static void
dossier_view_cell_class_init (DossierViewCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_view_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_view_cell_finalize;
  widget_class->snapshot = dossier_view_cell_snapshot;
  widget_class->measure = dossier_view_cell_measure;
  widget_class->query_tooltip = dossier_view_cell_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
dossier_view_cell_init (DossierViewCell *self)
{
  self->text = g_strdup ("");
  self->family = MAP_FAMILY_OTHER;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
dossier_view_cell_new (const DossierViewColumn *column)
{
  DossierViewCell *self = g_object_new (DOSSIER_VIEW_TYPE_CELL, NULL);

  self->column = column;
  if (column->mark != DOSSIER_VIEW_NOTHING)
    dossier_view_mark_follow_style (GTK_WIDGET (self));
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
  self->seat = g_object_ref (gtk_list_item_get_item (item));
  self->changed = g_signal_connect_swapped (self->seat, "changed", G_CALLBACK (follow_seat), self);
  follow_seat (self);
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
