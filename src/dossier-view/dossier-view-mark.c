#include "config.h"

#include "dossier-view-mark.h"

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

static const MapPalette *
choose_palette (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (style))
    return map_palette_get (MAP_PALETTE_CONTRAST);
  return map_palette_get (adw_style_manager_get_dark (style) ? MAP_PALETTE_DARK : MAP_PALETTE_LIGHT);
}

/* The mark grows with the text: it is read with it. */
static int
measure_text (GtkWidget *widget)
{
  PangoContext     *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int               height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS (height);
}

static void
draw_letter (GtkWidget        *widget,
             cairo_t          *cr,
             const MapPalette *palette,
             MapFamily         family,
             double            radius)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, map_symbol_get_letter (family));
  PangoFontDescription   *font = pango_font_description_copy (pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
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

static void
dossier_view_mark_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  DossierViewMark  *self = DOSSIER_VIEW_MARK (widget);
  const MapPalette *palette = choose_palette ();
  MapColour         colour = palette->mark[self->family];
  float             width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  double            radius = MIN (width, height) / 2.0 * 0.76; /* a triangle's corner reaches 1.3 */
  cairo_t          *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cairo_translate (cr, width / 2.0, height / 2.0);
  map_symbol_path (cr, self->family, 0, 0, radius);
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
  cairo_fill (cr);
  draw_letter (widget, cr, palette, self->family, radius);
  cairo_destroy (cr);
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
  *minimum = *natural = (int) (measure_text (widget) * SIZE_IN_TEXT);
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
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->family = MAP_FAMILY_OTHER;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
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
