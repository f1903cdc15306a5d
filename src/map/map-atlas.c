#include "config.h"

#include "map-atlas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Points at a scale of 1. */
#define HEADER 52.0
#define LOCATOR_WIDTH 74.0
#define GAP 14.0
#define FOOT_SCALE 0.72
#define LEGEND_SCALE 0.74
#define LEAST_LIST 0.12 /* of an upright page, whatever the list */
#define MOST_LIST 0.55

typedef enum
{
  PAGE_COVER,   /* the whole territory */
  PAGE_CHAPTER, /* the first of one: its map, its list */
  PAGE_MORE,    /* its list goes on */
  PAGE_INDEX,
} PageKind;

typedef struct
{
  PageKind        kind;
  guint           chapter;
  guint           first_row, n_rows;
  MapBox          map; /* of a chapter's first page */
  MapAtlasColumns columns;
} Page;

struct _MapAtlas
{
  MapAtlasKind kind;
  MapPage      page; /* its words are borrowed */
  MapScene    *scene;
  MapLook      look;
  double       scale;
  MapBox       content; /* between header and foot */
  GPtrArray   *chapters;
  GPtrArray   *left_out; /* char * */
  GPtrArray   *index;    /* rows */
  GArray      *pages;
  MapPlate    *cover;
  MapLayout   *locator; /* the territory, small */
  char        *foot;
};

gboolean
map_atlas_from_name (const char   *name,
                     MapAtlasKind *kind)
{
  static const char *const names[MAP_N_ATLASES] = { NULL, "communes", "centres" };

  for (guint i = 1; name != NULL && i < MAP_N_ATLASES; i++)
    if (strcmp (name, names[i]) == 0)
      {
        *kind = (MapAtlasKind) i;
        return TRUE;
      }
  return FALSE;
}

/* --- planned */

static gboolean
is_lying (const MapAtlas *self)
{
  return self->page.width > self->page.height;
}

/* A third of a page that lies, half of one that stands; or more of them. */
static MapAtlasColumns
get_columns (const MapAtlas *self,
             guint           more)
{
  guint  n = (is_lying (self) ? 3 : 2) + more;
  double gap = GAP * self->scale;

  return (MapAtlasColumns){ .x = self->content.x0,
                            .y = self->content.y0,
                            .column = (self->content.x1 - self->content.x0 - (n - 1) * gap) / n,
                            .gap = gap,
                            .height = self->content.y1 - self->content.y0,
                            .n_columns = n };
}

/* Lying: the map at the left, one column of the list at the right. Standing: the list under the map, as low as it may be. */
static void
share_page (const MapAtlas  *self,
            const GPtrArray *rows,
            Page            *page)
{
  MapAtlasColumns *columns = &page->columns;
  double           high = self->content.y1 - self->content.y0, width = columns->column;

  page->map = self->content;
  if (is_lying (self))
    {
      columns->x = self->content.x1 - width;
      columns->n_columns = 1;
      page->map.x1 = columns->x - columns->gap;
      return;
    }
  columns->height = high * MOST_LIST;
  columns->height = MAX (map_atlas_rows_find_height (rows, 0, columns, self->scale), high * LEAST_LIST);
  columns->y = self->content.y1 - columns->height;
  page->map.y1 = columns->y - columns->gap;
}

static void
add_page (MapAtlas        *self,
          Page            *page,
          const GPtrArray *rows)
{
  page->n_rows = map_atlas_rows_fit (rows, page->first_row, &page->columns, self->scale);
  if (page->n_rows == 0 && page->kind != PAGE_CHAPTER && page->first_row < rows->len)
    page->n_rows = 1; /* too tall for any page: it is cut rather than missing */
  g_array_append_val (self->pages, *page);
}

static void
add_pages (MapAtlas        *self,
           PageKind         kind,
           guint            chapter,
           guint            first_row,
           const GPtrArray *rows)
{
  while (first_row < rows->len)
    {
      Page page = { .kind = kind, .chapter = chapter, .first_row = first_row, .columns = get_columns (self, kind == PAGE_INDEX ? 1 : 0) };

      if (kind == PAGE_INDEX)
        page.columns.height = map_atlas_rows_find_height (rows, first_row, &page.columns, self->scale);
      add_page (self, &page, rows);
      first_row += g_array_index (self->pages, Page, self->pages->len - 1).n_rows;
    }
}

static void
plan_chapter (MapAtlas *self,
              guint     index,
              MapText  *text)
{
  MapAtlasChapter *chapter = self->chapters->pdata[index];
  Page             page = { .kind = PAGE_CHAPTER, .chapter = index, .columns = get_columns (self, 0) };

  map_atlas_rows_measure (chapter->rows, text, page.columns.column, self->scale);
  chapter->page = self->pages->len + 1;
  share_page (self, chapter->rows, &page);
  add_page (self, &page, chapter->rows);
  add_pages (self, PAGE_MORE, index, g_array_index (self->pages, Page, chapter->page - 1).n_rows, chapter->rows);
}

/* Who is linked elsewhere is told where their own page is. */
static void
tell_pages (const MapAtlas    *self,
            const MapAtlasWeb *web)
{
  guint             n;
  g_autofree guint *pages = NULL;

  map_scene_get_territories (self->scene, &n);
  pages = g_new0 (guint, MAX (n, web->n_structures) + 1);
  for (guint i = 0; i < self->chapters->len; i++)
    pages[((const MapAtlasChapter *) self->chapters->pdata[i])->subject] = ((const MapAtlasChapter *) self->chapters->pdata[i])->page;
  for (guint i = 0; i < self->chapters->len; i++)
    {
      const MapAtlasChapter *chapter = self->chapters->pdata[i];

      for (guint j = 0; j < chapter->rows->len; j++)
        {
          MapAtlasRow *row = chapter->rows->pdata[j];
          guint        home = row->structure == MAP_NONE || row->kind != MAP_ATLAS_ROW_ITEM ? MAP_NONE : self->kind == MAP_ATLAS_CENTRES ? row->structure
                                                                                                                                         : web->structures[row->structure].commune;

          if (home != MAP_NONE && pages[home] != 0 && pages[home] != chapter->page)
            {
              row->page = pages[home];
              g_free (row->pages);
              /* Translators: the number of a page, as short as can be. */
              row->pages = g_strdup_printf (_ ("p. %u"), row->page);
            }
        }
    }
}

static MapLook
look_from_afar (const MapLook *look)
{
  MapLook afar = map_look_new (look->palette);

  afar.hidden_families = G_MAXUINT32;
  afar.show_names = afar.show_structure_names = afar.show_links = afar.show_quarters = afar.show_priority_areas = FALSE;
  return afar;
}

static MapLayout *
lay_out_locator (const MapAtlas *self,
                 MapText        *text)
{
  g_auto (MapLook) look = look_from_afar (&self->look);
  MapCamera        camera = map_camera_new (LOCATOR_WIDTH * self->scale, (HEADER - 6) * self->scale, 1);

  camera = map_camera_fit (camera, map_scene_get_bounds (self->scene), (MapMargins){ 1, 1, 1, 1 });
  return map_layout_new (self->scene, &camera, &look, text, NULL);
}

static void
frame_content (MapAtlas *self,
               MapText  *text)
{
  const MapPage *page = &self->page;
  double         foot;

  self->scale = map_palette_get (self->look.palette)->text_scale * page->scale;
  self->foot = g_strjoin (page->sources != NULL && *page->sources != '\0' && page->date != NULL && *page->date != '\0' ? " · " : "", page->date != NULL ? page->date : "", page->sources != NULL ? page->sources : "", NULL);
  foot = map_text_draw_wrapped (text, NULL, self->foot, MAP_ROLE_NOTE, self->scale * FOOT_SCALE, 0, 0, page->width - 2 * page->margin - 60 * self->scale);
  self->content = (MapBox){ page->margin, page->margin + HEADER * self->scale, page->width - page->margin, page->height - page->margin - MAX (foot, 10 * self->scale) - 8 * self->scale };
}

static void
plan_pages (MapAtlas          *self,
            const MapAtlasWeb *web,
            MapPainter        *painter)
{
  MapText *text = map_painter_get_text (painter);
  Page     cover = { .kind = PAGE_COVER };

  frame_content (self, text);
  self->cover = map_plate_new (&self->page, self->scene, &self->look, 1, painter);
  self->locator = lay_out_locator (self, text);
  g_array_append_val (self->pages, cover);
  for (guint i = 0; i < self->chapters->len; i++)
    plan_chapter (self, i, text);
  tell_pages (self, web);
  self->index = map_atlas_list_index (web, self->kind, self->chapters, self->left_out);
  map_atlas_rows_measure (self->index, text, get_columns (self, 1).column, self->scale);
  add_pages (self, PAGE_INDEX, 0, 0, self->index);
}

static MapBox
to_scene (MapScene *scene,
          MapBox    box)
{
  double x, y;

  if (map_box_is_empty (box))
    return box;
  map_scene_get_origin (scene, &x, &y);
  return (MapBox){ box.x0 - x, box.y0 - y, box.x1 - x, box.y1 - y };
}

MapAtlas *
map_atlas_new (MapAtlasKind   kind,
               const MapPage *page,
               MapScene      *scene,
               const MapLook *look,
               GCancellable  *cancellable)
{
  g_autoptr (MapPainter) painter = map_painter_new ();
  g_autoptr (MapAtlas)   self = NULL;
  MapAtlasWeb           *web;

  g_return_val_if_fail (page != NULL && scene != NULL && look != NULL, NULL);

  self = g_new0 (MapAtlas, 1);
  self->kind = kind;
  self->page = *page;
  self->scene = map_scene_ref (scene);
  self->look = map_look_copy (look);
  self->left_out = g_ptr_array_new_with_free_func (g_free);
  self->pages = g_array_new (FALSE, TRUE, sizeof (Page));
  web = map_atlas_web_new (scene, &self->look, to_scene (scene, page->bounds));
  self->chapters = map_atlas_list_chapters (web, kind, self->left_out, cancellable);
  if (self->chapters != NULL)
    plan_pages (self, web, painter);
  map_atlas_web_free (web);
  return self->chapters != NULL ? g_steal_pointer (&self) : NULL;
}

void
map_atlas_free (MapAtlas *self)
{
  g_clear_pointer (&self->chapters, g_ptr_array_unref);
  g_clear_pointer (&self->index, g_ptr_array_unref);
  g_clear_pointer (&self->cover, map_plate_free);
  g_clear_pointer (&self->locator, map_layout_unref);
  g_ptr_array_unref (self->left_out);
  g_array_unref (self->pages);
  map_look_clear (&self->look);
  map_scene_unref (self->scene);
  g_free (self->foot);
  g_free (self);
}

guint
map_atlas_get_n_pages (const MapAtlas *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

static const char *
get_title (const MapAtlas *self,
           const Page     *page)
{
  switch (page->kind)
    {
    case PAGE_COVER:
      return self->page.title != NULL && *self->page.title != '\0' ? self->page.title : _ ("Whole territory");
    case PAGE_INDEX:
      return _ ("Index");
    case PAGE_CHAPTER:
    case PAGE_MORE:
    default:
      return ((const MapAtlasChapter *) self->chapters->pdata[page->chapter])->title;
    }
}

const char *
map_atlas_get_name (const MapAtlas *self,
                    guint           page)
{
  g_return_val_if_fail (self != NULL && page < self->pages->len, NULL);

  return get_title (self, &g_array_index (self->pages, Page, page));
}

gboolean
map_atlas_is_first (const MapAtlas *self,
                    guint           page)
{
  const Page *it;

  g_return_val_if_fail (self != NULL && page < self->pages->len, FALSE);

  it = &g_array_index (self->pages, Page, page);
  return it->kind != PAGE_MORE && (it->kind != PAGE_INDEX || it->first_row == 0);
}

/* --- drawn */

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
  double width = self->content.x1 - self->content.x0 - (LOCATOR_WIDTH + 12) * self->scale;
  double scale = self->scale * MIN (1, width / MAX (map_text_measure (pen->text, title, MAP_ROLE_TITLE, self->scale).width, 1));

  set_colour (pen, pen->palette->panel_text);
  map_text_draw (pen->text, pen->cr, title, MAP_ROLE_TITLE, scale, MAP_ALIGN_LEFT, self->content.x0, self->page.margin - 4 * self->scale);
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
  map_text_draw_wrapped (pen->text, pen->cr, self->foot, MAP_ROLE_NOTE, self->scale * FOOT_SCALE, self->content.x0, y,
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

static void
draw_map (const MapAtlas        *self,
          const MapAtlasChapter *chapter,
          MapBox                 where,
          MapPainter            *painter,
          const MapAtlasPen     *pen)
{
  g_auto (MapLook)     look = look_at (self, chapter);
  MapPage              page = map_page_new_for_picture (where.x1 - where.x0, where.y1 - where.y0);
  g_autoptr (MapPlate) plate = NULL;
  MapEmphasis          emphasis = MAP_EMPHASIS_NONE;
  MapBox               frame;

  page.scale = self->page.scale;
  page.bounds = chapter->bounds;
  page.legend_scale = LEGEND_SCALE;
  page.signs_only = TRUE; /* the list tells the others */
  plate = map_plate_new (&page, self->scene, &look, 1, painter);
  frame = map_plate_get_frame (plate);
  if (self->kind == MAP_ATLAS_COMMUNES)
    emphasis.territory = chapter->subject;
  cairo_save (pen->cr);
  cairo_translate (pen->cr, where.x0, where.y0);
  cairo_rectangle (pen->cr, 0, 0, page.width, page.height);
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
draw_chapter (const MapAtlas    *self,
              const Page        *page,
              MapPainter        *painter,
              const MapAtlasPen *pen)
{
  const MapAtlasChapter *chapter = self->chapters->pdata[page->chapter];

  write_title (self, chapter->title, page->kind == PAGE_MORE ? _ ("continued") : chapter->subtitle, pen);
  draw_locator (self, chapter, painter, pen);
  if (page->kind == PAGE_CHAPTER)
    draw_map (self, chapter, page->map, painter, pen);
  map_atlas_rows_draw (chapter->rows, page->first_row, page->n_rows, &page->columns, pen);
}

static void
draw_inside (const MapAtlas    *self,
             guint              page,
             MapPainter        *painter,
             const MapAtlasPen *pen)
{
  const Page *it = &g_array_index (self->pages, Page, page);

  set_colour (pen, pen->palette->panel);
  cairo_paint (pen->cr);
  if (it->kind == PAGE_INDEX)
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
  const Page *it;
  MapAtlasPen pen;
  guint       n;

  g_return_if_fail (self != NULL && page < self->pages->len && painter != NULL && cr != NULL);

  it = &g_array_index (self->pages, Page, page);
  pen = (MapAtlasPen){ map_scene_get_structures (self->scene, &n), map_palette_get (self->look.palette), map_painter_get_text (painter), cr, self->scale, linked };
  if (it->kind == PAGE_COVER)
    map_plate_draw (self->cover, painter, cr);
  else
    draw_inside (self, page, painter, &pen);
  mark_page (self, page, &pen); /* last: Cairo drops what came before a page is painted over */
}
