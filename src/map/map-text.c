#include "map-text.h"

#include <math.h>
#include <string.h>

#define FAMILIES "Cantarell, Inter, Noto Sans, sans"
#define MOST_SIZES 60000
#define MOST_DRAWN 800 /* some five kilobytes each */

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
  char    *text; /* owned by the table */
  MapRole  role;
  MapAlign align; /* of layouts */
} TextKey;

struct _MapText
{
  PangoFontMap *fonts;
  PangoContext *context;
  PangoLayout  *layout;
  GHashTable   *sizes; /* TextKey → MapSize, at scale 1 */
  GHashTable   *drawn; /* TextKey → PangoLayout: shaped, to be drawn at another scale */
  MapRole       role;  /* what the layout is dressed for; MAP_N_ROLES: nothing yet */
};

static guint
hash_key (gconstpointer data)
{
  const TextKey *key = data;

  return g_str_hash (key->text) * 31 + (guint) key->role * 3 + (guint) key->align;
}

static gboolean
equal_keys (gconstpointer one,
            gconstpointer other)
{
  const TextKey *a = one, *b = other;

  return a->role == b->role && a->align == b->align && strcmp (a->text, b->text) == 0;
}

static void
free_key (gpointer data)
{
  TextKey *key = data;

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
  self->role = MAP_N_ROLES;
  self->sizes = g_hash_table_new_full (hash_key, equal_keys, free_key, g_free);
  self->drawn = g_hash_table_new_full (hash_key, equal_keys, free_key, g_object_unref);
  cairo_font_options_destroy (options);
  return self;
}

void
map_text_free (MapText *self)
{
  g_hash_table_unref (self->sizes);
  g_hash_table_unref (self->drawn);
  g_object_unref (self->layout);
  g_object_unref (self->context);
  g_object_unref (self->fonts);
  g_free (self);
}

/* Words of one role follow each other by the hundred. */
static void
dress (MapText *self,
       MapRole  role)
{
  const RoleStyle                 *style = &styles[role];
  g_autoptr (PangoFontDescription) font = NULL;
  g_autoptr (PangoAttrList)        attributes = NULL;

  if (self->role == role)
    return;
  self->role = role;
  font = pango_font_description_from_string (FAMILIES);
  attributes = pango_attr_list_new ();
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, style->weight);
  pango_font_description_set_style (font, style->style);
  pango_layout_set_font_description (self->layout, font);
  if (style->spacing > 0)
    pango_attr_list_insert (attributes, pango_attr_letter_spacing_new ((int) (style->spacing * style->size * PANGO_SCALE)));
  pango_layout_set_attributes (self->layout, attributes);
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

/* At scale 1: another would be another font, which costs milliseconds to find at each step of a zoom. */
static void
fill (MapText    *self,
      const char *text,
      MapRole     role,
      MapAlign    align)
{
  static const PangoAlignment alignments[] = { PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
  double                      most = styles[role].max_width;

  if (role == MAP_ROLE_UPRIGHT)
    align = MAP_ALIGN_LEFT; /* it begins at its mark */
  dress (self, role);
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

static const MapSize *
find_size (MapText    *self,
           const char *text,
           MapRole     role)
{
  TextKey        key = { (char *) text, role, MAP_ALIGN_LEFT };
  MapSize       *size = g_hash_table_lookup (self->sizes, &key);
  PangoRectangle logical;

  if (size != NULL)
    return size;
  if (g_hash_table_size (self->sizes) > MOST_SIZES)
    g_hash_table_remove_all (self->sizes);
  fill (self, text, role, MAP_ALIGN_LEFT);
  pango_layout_get_extents (self->layout, NULL, &logical);
  size = g_new (MapSize, 1);
  *size = (MapSize){ (float) logical.width / PANGO_SCALE, (float) logical.height / PANGO_SCALE };
  if (role == MAP_ROLE_UPRIGHT)
    *size = (MapSize){ size->height, size->width };
  key.text = g_strdup (text);
  g_hash_table_insert (self->sizes, g_memdup2 (&key, sizeof key), size);
  return size;
}

MapSize
map_text_measure (MapText    *self,
                  const char *text,
                  MapRole     role,
                  double      scale)
{
  const MapSize *size = find_size (self, text, role);

  return (MapSize){ (float) (size->width * scale), (float) (size->height * scale) };
}

static PangoLayout *
find_drawn (MapText    *self,
            const char *text,
            MapRole     role,
            MapAlign    align)
{
  TextKey      key = { (char *) text, role, styles[role].max_width > 0 ? align : MAP_ALIGN_LEFT };
  PangoLayout *layout = g_hash_table_lookup (self->drawn, &key);

  if (layout != NULL)
    return layout;
  if (g_hash_table_size (self->drawn) >= MOST_DRAWN)
    g_hash_table_remove_all (self->drawn);
  fill (self, text, role, key.align);
  layout = pango_layout_copy (self->layout);
  key.text = g_strdup (text);
  g_hash_table_insert (self->drawn, g_memdup2 (&key, sizeof key), layout);
  return layout;
}

/* Inside a width, Pango moves short lines to the right or the middle: the box begins where they do. */
static void
move_to (PangoLayout *layout,
         cairo_t     *cr,
         MapRole      role,
         double       scale,
         double       x,
         double       y)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  if (role == MAP_ROLE_UPRIGHT)
    {
      cairo_translate (cr, 0, (double) logical.width / PANGO_SCALE);
      cairo_rotate (cr, -G_PI / 2);
    }
  cairo_move_to (cr, -(double) logical.x / PANGO_SCALE, 0);
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
  PangoLayout *layout = find_drawn (self, text, role, align);

  cairo_save (cr);
  move_to (layout, cr, role, scale, x, y);
  pango_cairo_show_layout (cr, layout);
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
  PangoLayout *layout = find_drawn (self, text, role, align);

  cairo_save (cr);
  move_to (layout, cr, role, scale, x, y);
  pango_cairo_layout_path (cr, layout);
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

  fill (self, text, role, MAP_ALIGN_LEFT);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_height (self->layout, G_MININT / 2);
  pango_layout_set_width (self->layout, (int) (width / scale * PANGO_SCALE));
  pango_layout_get_extents (self->layout, NULL, &logical);
  if (cr != NULL)
    {
      cairo_save (cr);
      cairo_translate (cr, x, y);
      cairo_scale (cr, scale, scale);
      cairo_move_to (cr, 0, 0);
      pango_cairo_show_layout (cr, self->layout);
      cairo_restore (cr);
      cairo_new_path (cr);
    }
  return (double) logical.height / PANGO_SCALE * scale;
}
