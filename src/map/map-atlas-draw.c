/* map-atlas-draw.c - a page of it: title, where it is, its map, its list, foot */
#include "config.h"

#include "map-atlas-private.h"

#include <glib/gi18n-lib.h>

static void
set_colour (const MapAtlasPen *pen,
            MapColour          colour)
{
  cairo_set_source_rgba (pen->cr, colour.red, colour.green, colour.blue, colour.alpha);
}

/* Where the chapter is in the territory. */
static void
draw_locator (const MapAtlas        *self,
              const MapAtlasChapter *chapter,
              MapPainter            *painter,
              const MapAtlasPen     *pen)
{
  const MapCamera *camera = map_layout_get_camera (self->locator);
  double           x, y;

  map_camera_to_screen (camera, (chapter->bounds.x0 + chapter->bounds.x1) / 2, (chapter->bounds.y0 + chapter->bounds.y1) / 2, &x, &y);
  cairo_save (pen->cr);
  cairo_translate (pen->cr, self->content.x1 - camera->width, self->page.margin - 2 * self->scale);
  map_painter_draw_bare (painter, pen->cr, self->locator);
  cairo_arc (pen->cr, x, y, 2.6 * self->scale, 0, 2 * G_PI);
  set_colour (pen, pen->palette->selection);
  cairo_fill (pen->cr);
  cairo_restore (pen->cr);
}

/* On one line, as large as it may be. */
static void
write_title (const MapAtlas    *self,
             const char        *title,
             const char        *below,
             const MapAtlasPen *pen)
{
  double width = self->content.x1 - self->content.x0 - (MAP_ATLAS_LOCATOR_WIDTH + 12) * self->scale;
  double scale = self->scale * MIN (1, width / MAX (map_text_measure (pen->text, title, MAP_ROLE_TITLE, self->scale).width, 1));

  set_colour (pen, pen->palette->panel_text);
  /* Without one heading, Cairo forgets to write what its links say that they are part of: the file would be damaged. */
  if (pen->linked)
    cairo_tag_begin (pen->cr, "H1", NULL);
  map_text_draw (pen->text, pen->cr, title, MAP_ROLE_TITLE, scale, MAP_ALIGN_LEFT, self->content.x0, self->page.margin - 4 * self->scale);
  if (pen->linked)
    cairo_tag_end (pen->cr, "H1");
  if (below == NULL)
    return;
  set_colour (pen, pen->palette->panel_quiet);
  map_text_draw (pen->text, pen->cr, below, MAP_ROLE_NOTE, self->scale, MAP_ALIGN_LEFT, self->content.x0, self->page.margin + 26 * self->scale);
}

static void
write_foot (const MapAtlas    *self,
            guint              page,
            const MapAtlasPen *pen)
{
  g_autofree char *number = g_strdup_printf ("%u / %u", page + 1, self->pages->len);
  double           y = self->content.y1 + 8 * self->scale;

  set_colour (pen, pen->palette->panel_quiet);
  map_text_draw_wrapped (pen->text, pen->cr, self->foot, MAP_ROLE_NOTE, self->scale * MAP_ATLAS_FOOT_SCALE, self->content.x0, y,
                         self->content.x1 - self->content.x0 - 60 * self->scale);
  set_colour (pen, pen->palette->panel_text);
  map_text_draw (pen->text, pen->cr, number, MAP_ROLE_COUNT, self->scale * 0.85, MAP_ALIGN_LEFT,
                 self->content.x1 - map_text_measure (pen->text, number, MAP_ROLE_COUNT, self->scale * 0.85).width, y);
}

/* Only those of its rows, and the links of those it is about. */
static MapLook
look_at (const MapAtlas        *self,
         const MapAtlasChapter *chapter)
{
  MapLook             look = map_look_copy (&self->look);
  guint               n_structures, n_links;
  const MapStructure *structures = map_scene_get_structures (self->scene, &n_structures);
  const MapLink      *links = map_scene_get_links (self->scene, &n_links);
  guint8             *shown = g_new0 (guint8, n_structures + 1), *drawn = g_new0 (guint8, n_links + 1);

  for (guint i = 0; i < chapter->rows->len; i++)
    if (((const MapAtlasRow *) chapter->rows->pdata[i])->number > 0)
      shown[((const MapAtlasRow *) chapter->rows->pdata[i])->structure] = 1;
  for (guint i = 0; i < n_links; i++)
    drawn[i] = map_look_shows_link (&self->look, &links[i], i) &&
               (self->kind == MAP_ATLAS_CENTRES ? links[i].a == chapter->subject || links[i].b == chapter->subject
                                                : structures[links[i].a].commune == chapter->subject || structures[links[i].b].commune == chapter->subject);
  g_clear_pointer (&look.shown_structures, g_bytes_unref);
  g_clear_pointer (&look.shown_links, g_bytes_unref);
  look.shown_structures = g_bytes_new_take (shown, n_structures);
  look.shown_links = g_bytes_new_take (drawn, n_links);
  look.clustering = MAP_CLUSTERS_NEVER;
  look.show_structure_names = FALSE; /* numbers say who they are */
  return look;
}

MapPlate *
map_atlas_new_plate (const MapAtlas     *self,
                     const MapAtlasPage *page,
                     MapPainter         *painter)
{
  const MapAtlasChapter *chapter = self->chapters->pdata[page->chapter];
  g_auto (MapLook)       look = look_at (self, chapter);
  MapPage                plate = map_page_new_for_picture (page->map.x1 - page->map.x0, page->map.y1 - page->map.y0);

  plate.scale = self->page.scale;
  plate.bounds = chapter->bounds;
  plate.legend = !(page->legend_scale > 0);
  plate.legend_scale = MAP_ATLAS_LEGEND_SCALE;
  plate.signs_only = TRUE; /* the list tells the others */
  return map_plate_new (&plate, self->scene, &look, 1, painter);
}

static void
draw_map (const MapAtlas     *self,
          const MapAtlasPage *page,
          MapPainter         *painter,
          const MapAtlasPen  *pen)
{
  const MapAtlasChapter *chapter = self->chapters->pdata[page->chapter];
  g_autoptr (MapPlate)   plate = map_atlas_new_plate (self, page, painter);
  g_autoptr (MapLegend)  legend = map_legend_new_of_signs (map_plate_get_layout (plate));
  MapEmphasis            emphasis = MAP_EMPHASIS_NONE;
  MapBox                 frame = map_plate_get_frame (plate), where = page->map;

  if (page->legend_scale > 0)
    map_legend_draw (legend, painter, pen->cr, page->legend_scale, page->columns.x, self->content.y0);
  if (self->kind == MAP_ATLAS_COMMUNES)
    emphasis.territory = chapter->subject;
  cairo_save (pen->cr);
  cairo_translate (pen->cr, where.x0, where.y0);
  cairo_rectangle (pen->cr, 0, 0, where.x1 - where.x0, where.y1 - where.y0);
  cairo_clip (pen->cr);
  map_plate_draw (plate, painter, pen->cr);
  cairo_translate (pen->cr, frame.x0, frame.y0);
  cairo_rectangle (pen->cr, 0, 0, frame.x1 - frame.x0, frame.y1 - frame.y0);
  cairo_clip (pen->cr);
  map_painter_draw_emphasis (painter, pen->cr, map_plate_get_layout (plate), &emphasis);
  map_atlas_draw_numbers (chapter->rows, map_plate_get_layout (plate), pen);
  cairo_restore (pen->cr);
}

static void
draw_chapter (const MapAtlas     *self,
              const MapAtlasPage *page,
              MapPainter         *painter,
              const MapAtlasPen  *pen)
{
  const MapAtlasChapter *chapter = self->chapters->pdata[page->chapter];

  write_title (self, chapter->title, page->kind == MAP_ATLAS_PAGE_MORE ? _ ("continued") : chapter->subtitle, pen);
  draw_locator (self, chapter, painter, pen);
  if (page->kind == MAP_ATLAS_PAGE_CHAPTER)
    draw_map (self, page, painter, pen);
  map_atlas_rows_draw (chapter->rows, page->first_row, page->n_rows, &page->columns, pen);
}

static void
draw_inside (const MapAtlas    *self,
             guint              page,
             MapPainter        *painter,
             const MapAtlasPen *pen)
{
  const MapAtlasPage *it = &g_array_index (self->pages, MapAtlasPage, page);

  set_colour (pen, pen->palette->panel);
  cairo_paint (pen->cr);
  if (it->kind == MAP_ATLAS_PAGE_INDEX)
    {
      write_title (self, _ ("Index"), NULL, pen);
      map_atlas_rows_draw (self->index, it->first_row, it->n_rows, &it->columns, pen);
    }
  else
    draw_chapter (self, it, painter, pen);
  write_foot (self, page, pen);
}

/* Where a number of a page leads. */
static void
mark_page (const MapAtlas    *self,
           guint              page,
           const MapAtlasPen *pen)
{
  char where[64];

  if (!pen->linked)
    return;
  g_snprintf (where, sizeof where, "name='page-%u' x=0 y=0", page + 1);
  cairo_tag_begin (pen->cr, CAIRO_TAG_DEST, where);
  cairo_tag_end (pen->cr, CAIRO_TAG_DEST);
}

void
map_atlas_draw (const MapAtlas *self,
                guint           page,
                gboolean        linked,
                MapPainter     *painter,
                cairo_t        *cr)
{
  const MapAtlasPage *it;
  MapAtlasPen         pen;
  guint               n;

  g_return_if_fail (self != NULL && page < self->pages->len && painter != NULL && cr != NULL);

  it = &g_array_index (self->pages, MapAtlasPage, page);
  pen = (MapAtlasPen){ map_scene_get_structures (self->scene, &n), map_palette_get (self->look.palette), map_painter_get_text (painter), cr, self->scale, linked };
  if (it->kind == MAP_ATLAS_PAGE_COVER)
    map_plate_draw (self->cover, painter, cr);
  else
    draw_inside (self, page, painter, &pen);
  mark_page (self, page, &pen); /* last: Cairo drops what came before a page is painted over */
}
