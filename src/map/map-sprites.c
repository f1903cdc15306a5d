#include "map-sprites.h"

#include "map-symbol.h"

#include <math.h>
#include <string.h>

#define MOST_SPRITES 2500 /* some ten kilobytes each */
#define LEAST_INK 40      /* of 255: what is fainter has no halo */

struct _MapSprites
{
  MapText    *text;    /* borrowed */
  GHashTable *sprites; /* key as text → MapSprite */
};

static void
free_sprite (gpointer data)
{
  MapSprite *sprite = data;

  cairo_surface_destroy (sprite->surface);
  g_free (sprite);
}

MapSprites *
map_sprites_new (MapText *text)
{
  MapSprites *self = g_new0 (MapSprites, 1);

  self->text = text;
  self->sprites = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_sprite);
  return self;
}

void
map_sprites_free (MapSprites *self)
{
  g_hash_table_unref (self->sprites);
  g_free (self);
}

/* width and height in logical pixels; the corner falls on a whole device pixel. */
static MapSprite *
add_sprite (MapSprites    *self,
            const char    *key,
            cairo_format_t format,
            double         left,
            double         top,
            double         width,
            double         height,
            double         device)
{
  MapSprite *sprite = g_new (MapSprite, 1);

  if (g_hash_table_size (self->sprites) >= MOST_SPRITES)
    g_hash_table_remove_all (self->sprites);
  sprite->left = floor (left * device) / device;
  sprite->top = floor (top * device) / device;
  sprite->surface =
    cairo_image_surface_create (format, (int) ceil (width * device) + 1, (int) ceil (height * device) + 1);
  cairo_surface_set_device_scale (sprite->surface, device, device);
  g_hash_table_insert (self->sprites, g_strdup (key), sprite);
  return sprite;
}

static void
set_colour (cairo_t  *cr,
            MapColour colour)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
}

static void
draw_letter (MapText          *text,
             cairo_t          *cr,
             const MapPalette *palette,
             const MapMark    *mark)
{
  const char *letter = map_symbol_get_letter (mark->family);
  double      scale = mark->radius / (mark->family == MAP_FAMILY_CENTRE    ? 9.6
                                      : mark->family == MAP_FAMILY_PRIMARY ? 8.2
                                                                           : 9.2);
  MapSize     size = map_text_measure (text, letter, MAP_ROLE_LETTER, scale);
  double      drop = map_symbol_get_letter_drop (mark->family) * mark->radius;

  set_colour (cr, palette->letter[mark->family]);
  map_text_draw (text, cr, letter, MAP_ROLE_LETTER, scale, MAP_ALIGN_MIDDLE, mark->x - size.width / 2,
                 mark->y - size.height / 2 + drop);
}

void
map_sprites_draw_mark (MapText          *text,
                       cairo_t          *cr,
                       const MapPalette *palette,
                       const MapMark    *mark,
                       gboolean          ringed,
                       double            scale)
{
  double casing = (mark->lettered ? 1.5 : 1.0) * scale;

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  map_symbol_path (cr, mark->family, mark->x, mark->y, mark->radius);
  if (ringed && mark->lettered)
    {
      set_colour (cr, palette->quarter_border);
      cairo_set_line_width (cr, 2 * casing + 2.2 * scale);
      cairo_stroke_preserve (cr);
    }
  set_colour (cr, palette->casing);
  cairo_set_line_width (cr, 2 * casing);
  cairo_stroke_preserve (cr);
  set_colour (cr, palette->mark[mark->family]);
  cairo_fill (cr);
  if (mark->lettered)
    draw_letter (text, cr, palette, mark);
}

const MapSprite *
map_sprites_get_mark (MapSprites    *self,
                      MapPaletteKind palette,
                      const MapMark *mark,
                      gboolean       ringed,
                      double         scale,
                      double         device)
{
  int        quarters = (int) lround (mark->radius * 4);
  char       key[80];
  MapMark    centred = *mark;
  MapSprite *sprite;
  cairo_t   *cr;
  double     reach;

  g_snprintf (key, sizeof key, "*%d %d %d %d%d %d %d", palette, mark->family, quarters, mark->lettered, ringed,
              (int) lround (scale * 64), (int) lround (device * 64));
  sprite = g_hash_table_lookup (self->sprites, key);
  if (sprite != NULL)
    return sprite;

  centred.x = centred.y = 0;
  centred.radius = (float) quarters / 4;
  reach = ceil (centred.radius * 1.35 + 3.5 * scale + 1);
  sprite = add_sprite (self, key, CAIRO_FORMAT_ARGB32, -reach, -reach, 2 * reach, 2 * reach, device);
  cr = cairo_create (sprite->surface);
  cairo_translate (cr, -sprite->left, -sprite->top);
  map_sprites_draw_mark (self->text, cr, map_palette_get (palette), &centred, ringed, scale);
  cairo_destroy (cr);
  return sprite;
}

typedef guint8 Lanes __attribute__ ((vector_size (16)));

/* to: what is greater of both, each. */
static void
raise_row (guint8       *to,
           const guint8 *from,
           int           n)
{
  int i = 0;

  for (; i + (int) sizeof (Lanes) <= n; i += (int) sizeof (Lanes))
    {
      Lanes one, other, is_greater;

      memcpy (&one, to + i, sizeof one);
      memcpy (&other, from + i, sizeof other);
      is_greater = (Lanes) (one > other);
      one = (one & is_greater) | (other & ~is_greater);
      memcpy (to + i, &one, sizeof one);
    }
  for (; i < n; i++)
    to[i] = MAX (to[i], from[i]);
}

/* FALSE: it is bare. */
static gboolean
take_ink (guint8       *to,
          const guint8 *from,
          int           n)
{
  gboolean any = FALSE;

  for (int i = 0; i < n; i++)
    {
      to[i] = from[i] > LEAST_INK ? from[i] : 0;
      any |= to[i] != 0;
    }
  return any;
}

/* Each inked pixel spread over a disc, by hand, sixteen at a time: stroking the outline costs thirty times more. */
static void
spread (const guint8 *from,
        guint8       *to,
        int           stride,
        int           width,
        int           height,
        int           reach)
{
  int                n = width - 2 * reach;
  g_autofree guint8 *ink = g_malloc ((gsize) MAX (n, 1));

  for (int y = reach; y < height - reach && n > 0; y++)
    if (take_ink (ink, from + y * stride + reach, n))
      for (int dy = -reach; dy <= reach; dy++)
        for (int dx = -reach; dx <= reach; dx++)
          if (dx * dx + dy * dy <= reach * reach + 1)
            raise_row (to + (y + dy) * stride + reach + dx, ink, n);
}

static void
draw_halo (cairo_t         *cr,
           cairo_surface_t *ink,
           MapColour        halo,
           double           reach,
           double           device)
{
  int              width = cairo_image_surface_get_width (ink), height = cairo_image_surface_get_height (ink);
  cairo_surface_t *wide = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);

  cairo_surface_flush (ink);
  spread (cairo_image_surface_get_data (ink), cairo_image_surface_get_data (wide),
          cairo_image_surface_get_stride (ink), width, height, (int) lround (reach * device));
  cairo_surface_mark_dirty (wide);
  cairo_surface_set_device_scale (wide, device, device);
  set_colour (cr, halo);
  cairo_mask_surface (cr, wide, 0, 0);
  cairo_surface_destroy (wide);
}

static cairo_surface_t *
draw_ink (MapSprites *self,
          const char *text,
          MapRole     role,
          MapAlign    align,
          double      scale,
          double      margin,
          MapSize     size,
          double      device)
{
  cairo_surface_t *ink =
    cairo_image_surface_create (CAIRO_FORMAT_A8, (int) ceil ((size.width + 2 * margin) * device) + 1,
                                (int) ceil ((size.height + 2 * margin) * device) + 1);
  cairo_t *cr;

  cairo_surface_set_device_scale (ink, device, device);
  cr = cairo_create (ink);
  map_text_draw (self->text, cr, text, role, scale, align, margin, margin);
  cairo_destroy (cr);
  return ink;
}

const MapSprite *
map_sprites_get_name (MapSprites *self,
                      const char *text,
                      MapRole     role,
                      MapAlign    align,
                      MapColour   colour,
                      MapColour   halo,
                      double      scale,
                      double      device)
{
  g_autofree char *key =
    g_strdup_printf ("%d %d %d %d %02x%02x%02x%02x %s", role, align, (int) lround (scale * 64),
                     (int) lround (device * 64), (int) (colour.red * 255), (int) (colour.green * 255),
                     (int) (colour.blue * 255), (int) (halo.alpha * 255 * halo.red), text);
  MapSprite       *sprite = g_hash_table_lookup (self->sprites, key);
  double           reach = 2 * sqrt (scale), margin = ceil (reach + 2);
  cairo_surface_t *ink;
  MapSize          size;
  cairo_t         *cr;

  if (sprite != NULL)
    return sprite;
  size = map_text_measure (self->text, text, role, scale);
  ink = draw_ink (self, text, role, align, scale, margin, size, device);
  sprite = add_sprite (self, key, CAIRO_FORMAT_ARGB32, -margin, -margin, size.width + 2 * margin,
                       size.height + 2 * margin, device);
  cr = cairo_create (sprite->surface);
  if (halo.alpha > 0)
    draw_halo (cr, ink, halo, reach, device);
  set_colour (cr, colour);
  cairo_mask_surface (cr, ink, 0, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (ink);
  return sprite;
}
