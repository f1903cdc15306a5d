/* app-command-map.c - the map in a file */
#include "config.h"

#include "app-command.h"

#include "map-print.h"
#include "map-reading.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define WIDTH 1600 /* pixels, unless told */
#define HEIGHT 1000
#define MOST_PIXELS 30000
#define PAPER_DENSITY 2.5 /* pixels per point: 180 an inch */

typedef enum
{
  FORMAT_PNG,
  FORMAT_SVG,
  FORMAT_PDF,
} Format;

typedef struct
{
  char             *path;
  Format            format;
  gboolean          on_paper;
  MapPaper          paper;
  int               width, height;
  DossierVisibility audience;
} Wish;

/* What the dossier says; the rest needs it no more. */
typedef struct
{
  MapSceneBuilder *builder;
  char            *sources;
} Findings;

static void
free_findings (Findings *self)
{
  g_clear_pointer (&self->builder, map_scene_builder_free);
  g_free (self->sources);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Findings, free_findings)

static gboolean
read_format (const char *path,
             Format     *format)
{
  static const char *const endings[] = { ".png", ".svg", ".pdf" };
  g_autofree char         *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = (Format) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_size (const char *text,
           int        *width,
           int        *height)
{
  char rest;

  return sscanf (text, "%dx%d%c", width, height, &rest) == 2 && *width >= 16 && *height >= 16 && *width <= MOST_PIXELS &&
         *height <= MOST_PIXELS;
}

static gboolean
read_wish (AppCall *call,
           Wish    *wish)
{
  const char *output = app_arguments_find (call->arguments, "output");
  const char *size = app_arguments_find (call->arguments, "size");
  const char *paper = app_arguments_find (call->arguments, "paper");

  *wish = (Wish){ .width = WIDTH, .height = HEIGHT };
  if (output == NULL)
    app_call_misuse (call, _ ("The command “map” wants --output and the name of a file."));
  else if (!read_format (output, &wish->format))
    app_call_misuse (call, _ ("“%s” should end in .png, .svg or .pdf."), output);
  else if (size != NULL && !read_size (size, &wish->width, &wish->height))
    app_call_misuse (call, _ ("“%s” is not a size: write the width, x and the height in pixels, as in 1600x1000."), size);
  else if (paper != NULL && !map_paper_from_name (paper, &wish->paper))
    app_call_misuse (call, _ ("“%s” is not a paper: choose A4, A3, A2, A1 or A0."), paper);
  else if (size != NULL && paper != NULL)
    app_call_misuse (call, _ ("A map has a size in pixels or a paper, not both."));
  else if (app_call_read_audience (call, &wish->audience))
    {
      wish->on_paper = paper != NULL || (size == NULL && wish->format == FORMAT_PDF);
      wish->path = app_call_dup_path (call, output);
      return TRUE;
    }
  return FALSE;
}

static gpointer
read_dossier (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (Findings) self = g_new0 (Findings, 1);

  self->builder = map_reading_read (reader, cancellable, error);
  self->sources = self->builder != NULL ? map_reading_dup_sources (reader, error) : NULL;
  return self->sources != NULL ? g_steal_pointer (&self) : NULL;
}

static MapPage
lay_page (const Wish *wish,
          MapScene   *scene)
{
  MapBox  bounds = map_scene_get_bounds (scene);
  MapPage page;

  if (wish->on_paper)
    return map_page_new_for_paper (wish->paper, bounds.x1 - bounds.x0 >= bounds.y1 - bounds.y0);
  page = map_page_new_for_picture (wish->width, wish->height);
  page.scale = MAX (1.0, MIN (wish->width / (double) WIDTH, wish->height / (double) HEIGHT));
  return page;
}

static gboolean
print (const Wish    *wish,
       const MapPage *page,
       MapScene      *scene,
       const MapLook *look,
       GError       **error)
{
  switch (wish->format)
    {
    case FORMAT_PNG:
      return map_print_png (wish->path, page, wish->on_paper ? PAPER_DENSITY : 1, scene, look, error);
    case FORMAT_SVG:
      return map_print_svg (wish->path, page, scene, look, error);
    default:
      return map_print_pdf (wish->path, page, scene, look, error);
    }
}

static MapLook
choose_look (const Wish *wish)
{
  MapLook look = map_look_new (wish->on_paper ? MAP_PALETTE_PRINT : MAP_PALETTE_LIGHT);
  GDate   today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  look.today = g_date_get_julian (&today);
  look.whole_names = TRUE;
  look.show_links = dossier_kinds_find ("link")->visibility <= wish->audience;
  return look;
}

static char *
dup_counted (const char *format,
             guint       n)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, n);
#pragma GCC diagnostic pop
}

/* Nothing is left out in silence. */
static void
tell_left_out (AppCall    *call,
               const Wish *wish,
               MapScene   *scene)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  guint                 n_links, n_to_place = map_scene_get_n_to_place (scene);

  map_scene_get_links (scene, &n_links);
  if (n_links > 0 && dossier_kinds_find ("link")->visibility > wish->audience)
    g_ptr_array_add (said, dup_counted (ngettext ("%u link is left out: it is not for this audience.", "%u links are left out: they are not for this audience.", n_links), n_links));
  if (n_to_place > 0)
    g_ptr_array_add (said, dup_counted (ngettext ("%u structure has no position: it is not on the map.", "%u structures have no position: they are not on the map.", n_to_place), n_to_place));
  g_ptr_array_add (said, NULL);
  app_call_tell_file (call, wish->path, (const char *const *) said->pdata);
}

static AppExit
draw (AppCall    *call,
      const Wish *wish,
      Findings   *findings)
{
  g_autoptr (MapScene)  scene = map_scene_builder_end (g_steal_pointer (&findings->builder));
  g_auto (MapLook)      look = choose_look (wish);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *date = g_date_time_format (now, "%x");
  g_autofree char      *title = g_path_get_basename (dossier_store_get_path (call->store));
  MapPage               page = lay_page (wish, scene);
  GError               *error = NULL;

  if (g_str_has_suffix (title, ".liens"))
    title[strlen (title) - strlen (".liens")] = '\0';
  page.title = wish->on_paper ? title : NULL;
  page.date = date;
  page.sources = findings->sources;
  if (!print (wish, &page, scene, &look, &error))
    return app_call_fail (call, error);
  tell_left_out (call, wish, scene);
  return APP_EXIT_FINE;
}

AppExit
app_command_map (AppCall *call)
{
  Wish                 wish;
  g_autofree char     *path = NULL;
  g_autoptr (Findings) findings = NULL;
  GError              *error = NULL;

  if (!read_wish (call, &wish))
    return APP_EXIT_USAGE;
  path = wish.path;
  findings = dossier_store_ask (call->store, read_dossier, NULL, &error);
  return findings != NULL ? draw (call, &wish, findings) : app_call_fail (call, error);
}
