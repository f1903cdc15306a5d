#include "config.h"

#include "dossier-view-letters.h"

#include <pango/pangocairo.h>

typedef struct
{
  PangoFontDescription *font; /* NULL: nothing was measured */
  double                resolution;
  DossierViewLetters    letters;
} Measured;

static DossierViewLetters
measure (PangoContext *context)
{
  PangoFontMetrics  *metrics = pango_context_get_metrics (context, NULL, NULL);
  int                line = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);
  DossierViewLetters letters = { PANGO_PIXELS_CEIL (line), PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics)) };

  pango_font_metrics_unref (metrics);
  return letters;
}

DossierViewLetters
dossier_view_letters_measure (GtkWidget *widget)
{
  static Measured             last; /* of the main thread, which alone has widgets */
  PangoContext               *context;
  const PangoFontDescription *font;
  double                      resolution;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), last.letters);

  context = gtk_widget_get_pango_context (widget);
  font = pango_context_get_font_description (context);
  resolution = pango_cairo_context_get_resolution (context);
  if (last.font != NULL && last.resolution == resolution && pango_font_description_equal (last.font, font))
    return last.letters;

  g_clear_pointer (&last.font, pango_font_description_free);
  last.font = pango_font_description_copy (font);
  last.resolution = resolution;
  last.letters = measure (context);
  return last.letters;
}
