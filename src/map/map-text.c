#include "map-text.h"

#include <math.h>
#include <string.h>

#define FAMILIES "Cantarell, Inter, Noto Sans, sans"
#define MOST_SIZES 60000

typedef struct
{
  double      size; /* pixels */
  PangoWeight weight;
  PangoStyle  style;
  double      spacing;   /* of letters, in ems */
  double      max_width; /* pixels, 0: one line; else at most two lines (three over a column), then an ellipsis */
} RoleStyle;

static const RoleStyle styles[MAP_N_ROLES] = {
  [MAP_ROLE_TOWN] = { 13.5, PANGO_WEIGHT_SEMIBOLD, PANGO_STYLE_NORMAL, 0.06, 0 },
  [MAP_ROLE_COMMUNE] = { 11.5, PANGO_WEIGHT_MEDIUM, PANGO_STYLE_NORMAL, 0.07, 0 },
  [MAP_ROLE_VILLAGE] = { 10, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.08, 0 },
  [MAP_ROLE_GROUPING] = { 15, PANGO_WEIGHT_LIGHT, PANGO_STYLE_NORMAL, 0.2, 0 },
  [MAP_ROLE_QUARTER] = { 10, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC, 0.02, 130 },
  [MAP_ROLE_CENTRE] = { 11.5, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0.01, 150 },
  [MAP_ROLE_STRUCTURE] = { 10.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0.01, 150 },
  [MAP_ROLE_ROW] = { 11, PANGO_WEIGHT_MEDIUM, PANGO_STYLE_NORMAL, 0.01, 0 },
  [MAP_ROLE_COLUMN] = { 11, PANGO_WEIGHT_SEMIBOLD, PANGO_STYLE_NORMAL, 0.01, 80 },
  [MAP_ROLE_UPRIGHT] = { 11, PANGO_WEIGHT_SEMIBOLD, PANGO_STYLE_NORMAL, 0.01, 124 },
  [MAP_ROLE_CAPTION] = { 13, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0.03, 0 },
  [MAP_ROLE_COUNT] = { 11, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0, 0 },
  [MAP_ROLE_LETTER] = { 10, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0, 0 },
  [MAP_ROLE_TITLE] = { 22, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0, 0 },
  [MAP_ROLE_HEADING] = { 12, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL, 0.02, 0 },
  [MAP_ROLE_BODY] = { 11.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0, 0 },
  [MAP_ROLE_NOTE] = { 10, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL, 0, 0 },
};

typedef struct
{
  char   *text; /* owned by the table */
  MapRole role;
  int     scale; /* in 1/64 */
} SizeKey;

struct _MapText
{
  PangoFontMap *fonts;
  PangoContext *context;
  PangoLayout  *layout;
  GHashTable   *sizes; /* SizeKey → MapSize */
  MapRole       role;  /* what the layout is dressed for */
  double        scale; /* 0: for nothing yet */
};

static guint
hash_size_key (gconstpointer data)
{
  const SizeKey *key = data;

  return g_str_hash (key->text) * 31 + (guint) key->role * 7 + (guint) key->scale;
}

static gboolean
equal_size_keys (gconstpointer one,
                 gconstpointer other)
{
  const SizeKey *a = one, *b = other;

  return a->role == b->role && a->scale == b->scale && strcmp (a->text, b->text) == 0;
}

static void
free_size_key (gpointer data)
{
  SizeKey *key = data;

  g_free (key->text);
  g_free (key);
}

MapText *
map_text_new (void)
{
  MapText              *self = g_new0 (MapText, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  self->fonts = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->fonts), 96);
  self->context = pango_font_map_create_context (self->fonts);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_cairo_context_set_font_options (self->context, options);
  self->layout = pango_layout_new (self->context);
  self->sizes = g_hash_table_new_full (hash_size_key, equal_size_keys, free_size_key, g_free);
  cairo_font_options_destroy (options);
  return self;
}

void
map_text_free (MapText *self)
{
  g_hash_table_unref (self->sizes);
  g_object_unref (self->layout);
  g_object_unref (self->context);
  g_object_unref (self->fonts);
  g_free (self);
}

static void
put_on (MapText         *self,
        const RoleStyle *style,
        double           scale)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FAMILIES);
  g_autoptr (PangoAttrList)        attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, style->size * scale * PANGO_SCALE);
  pango_font_description_set_weight (font, style->weight);
  pango_font_description_set_style (font, style->style);
  pango_layout_set_font_description (self->layout, font);
  if (style->spacing > 0)
    pango_attr_list_insert (
      attributes, pango_attr_letter_spacing_new ((int) (style->spacing * style->size * scale * PANGO_SCALE)));
  pango_layout_set_attributes (self->layout, attributes);
}

/* Words of one role follow each other by the hundred. */
static void
dress (MapText *self,
       MapRole  role,
       double   scale)
{
  if (self->role == role && self->scale == scale)
    return;
  self->role = role;
  self->scale = scale;
  put_on (self, &styles[role], scale);
}

/* Over a column a word is never cut: whoever measures it sees that it is wider. */
static double
measure_widest_word (MapText    *self,
                     const char *text)
{
  PangoRectangle logical;

  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_width (self->layout, 0);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_extents (self->layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE + 1;
}

static void
fill (MapText    *self,
      const char *text,
      MapRole     role,
      double      scale,
      MapAlign    align)
{
  static const PangoAlignment alignments[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  double                      most = styles[role].max_width * scale;

  if (role == MAP_ROLE_UPRIGHT)
    align = MAP_ALIGN_LEFT; /* it begins at its mark */
  dress (self, role, scale);
  pango_layout_set_alignment (self->layout, alignments[align]);
  if (role == MAP_ROLE_COLUMN)
    most = MAX (most, measure_widest_word (self, text));
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (self->layout, most > 0 ? (int) (most * PANGO_SCALE) : -1);
  pango_layout_set_height (self->layout, most <= 0 ? 0 : role == MAP_ROLE_COLUMN ? -3
                                                                                  : -2);
  pango_layout_set_ellipsize (self->layout, most > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_text (self->layout, text, -1);
}

MapSize
map_text_measure (MapText    *self,
                  const char *text,
                  MapRole     role,
                  double      scale)
{
  SizeKey        key = { (char *) text, role, (int) lround (scale * 64) };
  const MapSize *known = g_hash_table_lookup (self->sizes, &key);
  PangoRectangle logical;
  MapSize        size;

  if (known != NULL)
    return *known;
  if (g_hash_table_size (self->sizes) > MOST_SIZES)
    g_hash_table_remove_all (self->sizes);

  fill (self, text, role, scale, MAP_ALIGN_LEFT);
  pango_layout_get_extents (self->layout, NULL, &logical);
  size = (MapSize){ (float) logical.width / PANGO_SCALE, (float) logical.height / PANGO_SCALE };
  if (role == MAP_ROLE_UPRIGHT)
    size = (MapSize){ size.height, size.width };
  key.text = g_strdup (text);
  g_hash_table_insert (self->sizes, g_memdup2 (&key, sizeof key), g_memdup2 (&size, sizeof size));
  return size;
}

/* Inside a width, Pango moves short lines to the right or the middle: the box begins where they do. */
static void
move_to (MapText *self,
         cairo_t *cr,
         MapRole  role,
         double   x,
         double   y)
{
  PangoRectangle logical;

  pango_layout_get_extents (self->layout, NULL, &logical);
  if (role == MAP_ROLE_UPRIGHT)
    {
      cairo_translate (cr, x, y + (double) logical.width / PANGO_SCALE);
      cairo_rotate (cr, -G_PI / 2);
      x = y = 0;
    }
  cairo_move_to (cr, x - (double) logical.x / PANGO_SCALE, y);
}

void
map_text_draw (MapText    *self,
               cairo_t    *cr,
               const char *text,
               MapRole     role,
               double      scale,
               MapAlign    align,
               double      x,
               double      y)
{
  fill (self, text, role, scale, align);
  cairo_save (cr);
  move_to (self, cr, role, x, y);
  pango_cairo_show_layout (cr, self->layout);
  cairo_restore (cr);
  cairo_new_path (cr);
}

void
map_text_path (MapText    *self,
               cairo_t    *cr,
               const char *text,
               MapRole     role,
               double      scale,
               MapAlign    align,
               double      x,
               double      y)
{
  fill (self, text, role, scale, align);
  cairo_save (cr);
  move_to (self, cr, role, x, y);
  pango_cairo_layout_path (cr, self->layout);
  cairo_restore (cr);
}

double
map_text_draw_wrapped (MapText    *self,
                       cairo_t    *cr,
                       const char *text,
                       MapRole     role,
                       double      scale,
                       double      x,
                       double      y,
                       double      width)
{
  PangoRectangle logical;

  fill (self, text, role, scale, MAP_ALIGN_LEFT);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_height (self->layout, G_MININT / 2);
  pango_layout_set_width (self->layout, (int) (width * PANGO_SCALE));
  pango_layout_get_extents (self->layout, NULL, &logical);
  if (cr != NULL)
    {
      cairo_move_to (cr, x, y);
      pango_cairo_show_layout (cr, self->layout);
      cairo_new_path (cr);
    }
  return (double) logical.height / PANGO_SCALE;
}
