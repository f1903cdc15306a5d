#include "config.h"

#include "dossier-view-mark.h"

#include "dossier-view-letters.h"
#include "map-palette.h"
#include "map-symbol.h"

#include <adwaita.h>

#define SIZE_IN_TEXT 1.35 /* side of the mark, in heights of the text around it */

struct _DossierViewMark
{
  GtkWidget parent_instance;
  MapFamily family;
};

G_DEFINE_FINAL_TYPE (DossierViewMark, dossier_view_mark, GTK_TYPE_WIDGET)

/* The signs as they were last drawn, for a table shows hundreds; of the main thread, which alone has widgets. */
static struct
{
  GskRenderNode        *signs[MAP_N_FAMILIES]; /* NULL: not drawn yet */
  const MapPalette     *palette;
  float                 side; /* pixels */
  PangoFontDescription *font;
} kept;

static const MapPalette *
choose_palette (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (style))
    return map_palette_get (MAP_PALETTE_CONTRAST);
  return map_palette_get (adw_style_manager_get_dark (style) ? MAP_PALETTE_DARK : MAP_PALETTE_LIGHT);
}

int
dossier_view_mark_measure_side (GtkWidget *widget)
{
  return (int) (dossier_view_letters_measure (widget).line * SIZE_IN_TEXT);
}

static const PangoFontDescription *
get_font (GtkWidget *widget)
{
  return pango_context_get_font_description (gtk_widget_get_pango_context (widget));
}

static void
draw_letter (GtkWidget        *widget,
             cairo_t          *cr,
             const MapPalette *palette,
             MapFamily         family,
             double            radius)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, map_symbol_get_letter (family));
  PangoFontDescription   *font = pango_font_description_copy (get_font (widget));
  MapColour               colour = palette->letter[family];
  PangoRectangle          ink;

  pango_font_description_set_absolute_size (font, radius * (strlen (map_symbol_get_letter (family)) > 2 ? 0.9 : 1.0) * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
  cairo_move_to (cr, -ink.x - ink.width / 2.0, radius * map_symbol_get_letter_drop (family) - ink.y - ink.height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

/* In the middle of nothing: from -side / 2 to side / 2. */
static GskRenderNode *
new_sign (GtkWidget        *widget,
          const MapPalette *palette,
          MapFamily         family,
          float             side)
{
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (-side / 2, -side / 2, side, side));
  MapColour      colour = palette->mark[family];
  double         radius = (double) side / 2.0 * 0.76; /* a triangle's corner reaches 1.3 */
  cairo_t       *cr = gsk_cairo_node_get_draw_context (node);

  map_symbol_path (cr, family, 0, 0, radius);
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
  cairo_fill (cr);
  draw_letter (widget, cr, palette, family, radius);
  cairo_destroy (cr);
  return node;
}

static gboolean
is_kept (GtkWidget        *widget,
         const MapPalette *palette,
         float             side)
{
  return kept.palette == palette && kept.side == side && pango_font_description_equal (kept.font, get_font (widget));
}

static void
begin_anew (GtkWidget        *widget,
            const MapPalette *palette,
            float             side)
{
  for (guint i = 0; i < MAP_N_FAMILIES; i++)
    g_clear_pointer (&kept.signs[i], gsk_render_node_unref);
  g_clear_pointer (&kept.font, pango_font_description_free);
  kept.palette = palette;
  kept.side = side;
  kept.font = pango_font_description_copy (get_font (widget));
}

void
dossier_view_mark_draw (GtkWidget             *widget,
                        GtkSnapshot           *snapshot,
                        MapFamily              family,
                        const graphene_rect_t *where)
{
  const MapPalette *palette = choose_palette ();
  float             side = MIN (where->size.width, where->size.height);

  if (!is_kept (widget, palette, side))
    begin_anew (widget, palette, side);
  if (kept.signs[family] == NULL)
    kept.signs[family] = new_sign (widget, palette, family, side);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (where->origin.x + where->size.width / 2, where->origin.y + where->size.height / 2));
  gtk_snapshot_append_node (snapshot, kept.signs[family]);
  gtk_snapshot_restore (snapshot);
}

void
dossier_view_mark_follow_style (GtkWidget *widget)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}

static void
dossier_view_mark_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));

  dossier_view_mark_draw (widget, snapshot, DOSSIER_VIEW_MARK (widget)->family, &all);
}

static void
dossier_view_mark_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  *minimum = *natural = dossier_view_mark_measure_side (widget);
}

static void
dossier_view_mark_class_init (DossierViewMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = dossier_view_mark_snapshot;
  widget_class->measure = dossier_view_mark_measure;
  gtk_widget_class_set_css_name (widget_class, "mark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dossier_view_mark_init (DossierViewMark *self)
{
  self->family = MAP_FAMILY_OTHER;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  dossier_view_mark_follow_style (GTK_WIDGET (self));
}

GtkWidget *
dossier_view_mark_new (void)
{
  return g_object_new (DOSSIER_VIEW_TYPE_MARK, NULL);
}

GtkWidget *
dossier_view_mark_new_for_family (MapFamily family)
{
  GtkWidget *self = dossier_view_mark_new ();

  dossier_view_mark_set_family (DOSSIER_VIEW_MARK (self), family);
  return self;
}

void
dossier_view_mark_set_family (DossierViewMark *self,
                              MapFamily        family)
{
  g_return_if_fail (DOSSIER_VIEW_IS_MARK (self) && family < MAP_N_FAMILIES);

  if (self->family == family)
    return;

  self->family = family;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
