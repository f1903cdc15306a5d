/* map-atlas-private.h - chapters, the rows of their lists, and how rows run through columns */
#pragma once

#include "map-atlas.h"
#include "map-legend.h"

G_BEGIN_DECLS

typedef enum
{
  MAP_ATLAS_ROW_HEADING, /* never the last of a column */
  MAP_ATLAS_ROW_ITEM,    /* of a chapter */
  MAP_ATLAS_ROW_ENTRY,   /* of the index */
  MAP_ATLAS_ROW_NOTE,
} MapAtlasRowKind;

typedef struct
{
  MapAtlasRowKind kind;
  guint           structure; /* MAP_NONE: none; of a heading: one of its family, whose mark is shown */
  guint           number;    /* on the map, 0: none */
  char           *name, *detail;
  char           *pages; /* "4, 12"; NULL: none */
  guint           page;  /* the first of them, 0: none */
  float           height;
} MapAtlasRow;

/* Takes the three strings. */
MapAtlasRow *map_atlas_row_new (MapAtlasRowKind kind,
                                char           *name,
                                char           *detail,
                                char           *pages);
void         map_atlas_row_free (gpointer row);

typedef struct
{
  guint      subject; /* a territory, or a structure */
  char      *title, *subtitle;
  MapBox     bounds; /* plane metres */
  GPtrArray *rows;   /* MapAtlasRow */
  guint      page;   /* its first, counted from 1; 0: not known yet */
} MapAtlasChapter;

void map_atlas_chapter_free (gpointer chapter);

/* Who is shown, and by which links: what every chapter asks. */
typedef struct
{
  MapScene           *scene;
  const MapLook      *look;
  MapBox              area; /* scene metres; empty: everywhere */
  const MapStructure *structures;
  const MapLink      *links;
  guint               n_structures, n_links;
  guint              *first; /* n_structures + 1: where the links of each begin in around */
  guint              *around;
  char              **keys; /* of names, to sort by */
} MapAtlasWeb;

MapAtlasWeb *map_atlas_web_new (MapScene      *scene,
                                const MapLook *look,
                                MapBox         area);
void         map_atlas_web_free (MapAtlasWeb *self);
/* In the area, and shown. */
gboolean map_atlas_web_shows (const MapAtlasWeb *self,
                              guint              structure);

guint map_atlas_get_other (const MapLink *link,
                           guint          structure);
/* "action ou projet commun → 4, 7 · invitation → 12": kinds, and the numbers of who is at the other end. Caller owns both. */
char *map_atlas_tell_numbers (const MapAtlasWeb *web,
                              const guint       *numbers,
                              guint              structure);
/* "action ou projet commun, formel par convention": the links between the two. */
char *map_atlas_tell_links (const MapAtlasWeb *web,
                            guint              structure,
                            guint              centre);

/* MapAtlasChapter, in the order of their names. *left_out: names of communes where nobody is, char *. NULL: cancelled. */
GPtrArray *map_atlas_list_chapters (const MapAtlasWeb *web,
                                    MapAtlasKind       kind,
                                    GPtrArray         *left_out,
                                    GCancellable      *cancellable);
/* MapAtlasRow; asks the pages of chapters. */
GPtrArray *map_atlas_list_index (const MapAtlasWeb *web,
                                 MapAtlasKind       kind,
                                 const GPtrArray   *chapters,
                                 const GPtrArray   *left_out);

/* Columns of a page. */
typedef struct
{
  double x, y, column, gap, height;
  guint  n_columns;
} MapAtlasColumns;

void map_atlas_rows_measure (GPtrArray *rows,
                             MapText   *text,
                             double     width,
                             double     scale);
/* How many from first on find room. */
guint map_atlas_rows_fit (const GPtrArray       *rows,
                          guint                  first,
                          const MapAtlasColumns *columns,
                          double                 scale);
/* The least height, at most the columns' own, at which all those from first on find room; else their own. */
double map_atlas_rows_find_height (const GPtrArray       *rows,
                                   guint                  first,
                                   const MapAtlasColumns *columns,
                                   double                 scale);

/* What a row is drawn with. */
typedef struct
{
  const MapStructure *structures;
  const MapPalette   *palette;
  MapText            *text;
  cairo_t            *cr;
  double              scale;
  gboolean            linked;
} MapAtlasPen;

void map_atlas_rows_draw (const GPtrArray       *rows,
                          guint                  first,
                          guint                  n,
                          const MapAtlasColumns *columns,
                          const MapAtlasPen     *pen);

/* --- the pages themselves */

#define MAP_ATLAS_LOCATOR_WIDTH 74.0 /* points at a scale of 1 */
#define MAP_ATLAS_FOOT_SCALE 0.72    /* of its words */
#define MAP_ATLAS_LEGEND_SCALE 0.74  /* of its words, in those of the page */

typedef enum
{
  MAP_ATLAS_PAGE_COVER,   /* the whole territory */
  MAP_ATLAS_PAGE_CHAPTER, /* the first of one: its map, its list */
  MAP_ATLAS_PAGE_MORE,    /* its list goes on */
  MAP_ATLAS_PAGE_INDEX,
} MapAtlasPageKind;

typedef struct
{
  MapAtlasPageKind kind;
  guint            chapter;
  guint            first_row, n_rows;
  MapBox           map;          /* of a chapter's first page */
  double           legend_scale; /* of one that heads its list; 0: it is beside its map */
  MapAtlasColumns  columns;
} MapAtlasPage;

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
  GArray      *pages;    /* MapAtlasPage */
  MapPlate    *cover;
  MapLayout   *locator; /* the territory, small */
  char        *foot;
};

/* The map of a chapter, without its place on the page. Caller owns. */
MapPlate *map_atlas_new_plate (const MapAtlas     *self,
                               const MapAtlasPage *page,
                               MapPainter         *painter);
/* The numbers of rows beside their marks; the layout at 0, 0. */
void map_atlas_draw_numbers (const GPtrArray   *rows,
                             const MapLayout   *layout,
                             const MapAtlasPen *pen);

G_END_DECLS
