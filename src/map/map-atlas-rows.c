/* map-atlas-rows.c - rows measured, run through columns, drawn */
#include "map-atlas-private.h"

#include "map-sprites.h"

#include <math.h>

/* Points at a scale of 1. */
#define NUMBER_WIDTH 20.0
#define PAGES_WIDTH 34.0
#define AIR 3.0
#define BEFORE_HEADING 7.0
#define MARK_RADIUS 4.6
#define NAME_SCALE 0.88
#define DETAIL_SCALE 0.76
#define HEADING_SCALE 0.86

MapAtlasRow *
map_atlas_row_new (MapAtlasRowKind kind,
                   char           *name,
                   char           *detail,
                   char           *pages)
{
  MapAtlasRow *self = g_new0 (MapAtlasRow, 1);

  self->kind = kind;
  self->structure = MAP_NONE;
  self->name = name;
  self->detail = detail;
  self->pages = pages;
  return self;
}

void
map_atlas_row_free (gpointer row)
{
  MapAtlasRow *self = row;

  g_free (self->name);
  g_free (self->detail);
  g_free (self->pages);
  g_free (self);
}

static gboolean
has (const char *text)
{
  return text != NULL && *text != '\0';
}

/* Where words begin, and how wide they may be. */
static double
get_indent (const MapAtlasRow *row,
            double             scale)
{
  if (row->kind == MAP_ATLAS_ROW_ITEM)
    return NUMBER_WIDTH * scale;
  return row->kind == MAP_ATLAS_ROW_HEADING && row->structure != MAP_NONE ? (2 * MARK_RADIUS + 5) * scale : 0;
}

static double
get_width (const MapAtlasRow *row,
           double             width,
           double             scale)
{
  return width - get_indent (row, scale) - (row->pages != NULL ? PAGES_WIDTH * scale : 0);
}

static MapRole
get_role (const MapAtlasRow *row)
{
  return row->kind == MAP_ATLAS_ROW_HEADING ? MAP_ROLE_HEADING : MAP_ROLE_NOTE;
}

static double
get_scale (const MapAtlasRow *row,
           double             scale)
{
  return scale * (row->kind == MAP_ATLAS_ROW_HEADING ? HEADING_SCALE : NAME_SCALE);
}

void
map_atlas_rows_measure (GPtrArray *rows,
                        MapText   *text,
                        double     width,
                        double     scale)
{
  for (guint i = 0; i < rows->len; i++)
    {
      MapAtlasRow *row = rows->pdata[i];
      double       room = get_width (row, width, scale);
      double       height = map_text_draw_wrapped (text, NULL, row->name, get_role (row), get_scale (row, scale), 0, 0, room);

      if (has (row->detail))
        height += map_text_draw_wrapped (text, NULL, row->detail, MAP_ROLE_NOTE, scale * DETAIL_SCALE, 0, 0, room);
      row->height = (float) (height + AIR * scale);
    }
}

/* --- run through columns */

typedef struct
{
  guint  column;
  double y; /* in the column, 0 at its top */
} Spot;

static double
get_height (const GPtrArray *rows,
            guint            index)
{
  return index < rows->len ? ((const MapAtlasRow *) rows->pdata[index])->height : 0;
}

/* A heading is followed by what it heads. */
static double
stand_together (const GPtrArray *rows,
                guint            index)
{
  const MapAtlasRow *row = rows->pdata[index];

  return row->height + (row->kind == MAP_ATLAS_ROW_HEADING ? get_height (rows, index + 1) : 0);
}

/* Where a row stands after those before; FALSE: the columns are full. */
static gboolean
find_spot (const GPtrArray       *rows,
           guint                  index,
           const MapAtlasColumns *columns,
           double                 scale,
           Spot                  *spot)
{
  const MapAtlasRow *row = rows->pdata[index];
  double             before = row->kind == MAP_ATLAS_ROW_HEADING && spot->y > 0 ? BEFORE_HEADING * scale : 0;
  double             together = stand_together (rows, index);

  if (spot->y > 0 && spot->y + before + together > columns->height)
    *spot = (Spot){ spot->column + 1, 0 };
  else
    spot->y += before;
  return spot->column < columns->n_columns;
}

guint
map_atlas_rows_fit (const GPtrArray       *rows,
                    guint                  first,
                    const MapAtlasColumns *columns,
                    double                 scale)
{
  Spot  spot = { 0, 0 };
  guint n = 0;

  if (stand_together (rows, first) > columns->height)
    return 0;
  while (first + n < rows->len && find_spot (rows, first + n, columns, scale, &spot))
    {
      spot.y += get_height (rows, first + n);
      n++;
    }
  return n;
}

double
map_atlas_rows_find_height (const GPtrArray       *rows,
                            guint                  first,
                            const MapAtlasColumns *columns,
                            double                 scale)
{
  MapAtlasColumns tried = *columns;
  double          step = 4 * scale, tallest = 0;

  for (guint i = first; i < rows->len; i++)
    tallest = MAX (tallest, stand_together (rows, i));
  for (tried.height = tallest; tried.height < columns->height; tried.height += step)
    if (map_atlas_rows_fit (rows, first, &tried, scale) == rows->len - first)
      return tried.height;
  return columns->height;
}

/* --- drawn */

static void
set_colour (const MapAtlasPen *pen,
            MapColour          colour)
{
  cairo_set_source_rgba (pen->cr, colour.red, colour.green, colour.blue, colour.alpha);
}

static void
write_at_right (const MapAtlasPen *pen,
                const char        *words,
                MapRole            role,
                double             scale,
                double             right,
                double             y)
{
  map_text_draw (pen->text, pen->cr, words, role, scale, MAP_ALIGN_LEFT, right - map_text_measure (pen->text, words, role, scale).width, y);
}

static void
draw_mark (const MapAtlasPen *pen,
           guint              structure,
           double             x,
           double             y)
{
  const MapStructure *it = &pen->structures[structure];
  MapMark             mark = { .structure = structure, .family = it->family, .radius = (float) (MARK_RADIUS * pen->scale), .lettered = TRUE };

  cairo_save (pen->cr);
  cairo_translate (pen->cr, x, y);
  map_sprites_draw_mark (pen->text, pen->cr, pen->palette, &mark, FALSE, pen->scale * 0.8);
  cairo_restore (pen->cr);
}

static void
lead_to (const MapAtlasPen *pen,
         guint              page,
         MapBox             box)
{
  char where[160];

  if (!pen->linked || page == 0)
    return;
  /* Whole points: Cairo reads them as the locale writes numbers. */
  g_snprintf (where, sizeof where, "rect=[%.0f %.0f %.0f %.0f] dest='page-%u'", box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0, page);
  cairo_tag_begin (pen->cr, CAIRO_TAG_LINK, where);
  cairo_tag_end (pen->cr, CAIRO_TAG_LINK);
}

static void
draw_number (const MapAtlasPen *pen,
             const MapAtlasRow *row,
             double             x,
             double             y)
{
  char number[16];

  if (row->number == 0)
    return;
  g_snprintf (number, sizeof number, "%u", row->number);
  set_colour (pen, pen->palette->panel_text);
  write_at_right (pen, number, MAP_ROLE_COUNT, pen->scale * 0.78, x + (NUMBER_WIDTH - 5) * pen->scale, y);
}

/* From the name to its page, for the eye. */
static void
draw_leader (const MapAtlasPen *pen,
             const MapAtlasRow *row,
             double             x,
             double             y,
             double             width)
{
  double  scale = get_scale (row, pen->scale), dots[] = { 0, 3 * pen->scale };
  MapSize name = map_text_measure (pen->text, row->name, MAP_ROLE_NOTE, scale), pages = map_text_measure (pen->text, row->pages, MAP_ROLE_NOTE, scale);
  double  from = x + get_indent (row, pen->scale) + name.width + 5 * pen->scale, to = x + width - pages.width - 4 * pen->scale;

  if (name.width > get_width (row, width, pen->scale) || to - from < 8 * pen->scale)
    return;
  cairo_set_line_width (pen->cr, 0.7 * pen->scale);
  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (pen->cr, dots, 2, 0);
  cairo_move_to (pen->cr, to, y + name.height * 0.76);
  cairo_line_to (pen->cr, from, y + name.height * 0.76);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, NULL, 0, 0);
  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_BUTT);
}

static void
draw_row (const MapAtlasPen *pen,
          const MapAtlasRow *row,
          double             x,
          double             y,
          double             width)
{
  double indent = get_indent (row, pen->scale), room = get_width (row, width, pen->scale), high;

  set_colour (pen, row->kind == MAP_ATLAS_ROW_NOTE ? pen->palette->panel_quiet : pen->palette->panel_text);
  high = map_text_draw_wrapped (pen->text, pen->cr, row->name, get_role (row), get_scale (row, pen->scale), x + indent, y, room);
  if (row->kind == MAP_ATLAS_ROW_HEADING && row->structure != MAP_NONE)
    draw_mark (pen, row->structure, x + (MARK_RADIUS + 1) * pen->scale, y + high / 2);
  draw_number (pen, row, x, y);
  set_colour (pen, pen->palette->panel_quiet);
  if (row->pages != NULL)
    draw_leader (pen, row, x, y, width);
  if (row->pages != NULL)
    write_at_right (pen, row->pages, MAP_ROLE_NOTE, get_scale (row, pen->scale), x + width, y);
  if (has (row->detail))
    map_text_draw_wrapped (pen->text, pen->cr, row->detail, MAP_ROLE_NOTE, pen->scale * DETAIL_SCALE, x + indent, y + high, room);
  lead_to (pen, row->page, (MapBox){ x, y, x + width, y + row->height });
}

void
map_atlas_rows_draw (const GPtrArray       *rows,
                     guint                  first,
                     guint                  n,
                     const MapAtlasColumns *columns,
                     const MapAtlasPen     *pen)
{
  Spot spot = { 0, 0 };

  for (guint i = first; i < first + n && find_spot (rows, i, columns, pen->scale, &spot); i++)
    {
      draw_row (pen, rows->pdata[i], columns->x + spot.column * (columns->column + columns->gap), columns->y + spot.y, columns->column);
      spot.y += get_height (rows, i);
    }
}
