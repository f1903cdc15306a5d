/* app-command-map.c - the map in a file */
#include "config.h"

#include "app-command.h"

#include "base-text.h"
#include "dossier-file.h"
#include "map-arrangement.h"
#include "map-handout.h"
#include "map-poster.h"
#include "map-theme.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define WIDTH 1600 /* pixels, unless told */
#define HEIGHT 1000
#define MOST_PIXELS 30000

/* "12", "12.5": millimetres. */
static gboolean
read_overlap (const char *text,
              double     *overlap)
{
  return base_text_read_number (text, overlap) && *overlap >= 0 && *overlap <= MAP_POSTER_MOST_OVERLAP;
}

static gboolean
read_orientation (const char     *text,
                  MapOrientation *orientation)
{
  static const char *const names[MAP_N_ORIENTATIONS] = { "automatic", "portrait", "landscape" };

  for (guint i = 0; i < MAP_N_ORIENTATIONS; i++)
    if (strcmp (text, names[i]) == 0)
      {
        *orientation = (MapOrientation) i;
        return TRUE;
      }
  return FALSE;
}

/* How the map is put on paper; of a poster over smaller sheets, which. */
static gboolean
read_sheets (AppCall  *call,
             MapSheet *sheet)
{
  const char *orientation = app_arguments_find (call->arguments, "orientation");
  const char *tiles = app_arguments_find (call->arguments, "tiles");
  const char *overlap = app_arguments_find (call->arguments, "overlap");

  sheet->tiled = tiles != NULL;
  sheet->overlap = MAP_POSTER_OVERLAP;
  if (orientation != NULL && !read_orientation (orientation, &sheet->orientation))
    app_call_misuse (call, _ ("“%s” is not a way to turn the paper: choose portrait or landscape."), orientation);
  else if (tiles != NULL && !map_paper_from_name (tiles, &sheet->tile))
    app_call_misuse (call, _ ("“%s” is not a paper: choose A4, A3, A2, A1 or A0."), tiles);
  else if (tiles != NULL && (sheet->format != MAP_FORMAT_PDF || !sheet->on_paper))
    app_call_misuse (call, _ ("A poster over several sheets is a .pdf, on a paper."));
  else if (tiles != NULL && sheet->tile >= sheet->paper)
    app_call_misuse (call, _ ("The sheets of a poster should be smaller than the poster: --paper A0 --tiles A4."));
  else if (overlap != NULL && (tiles == NULL || !read_overlap (overlap, &sheet->overlap)))
    app_call_misuse (call, _ ("“%s” is not an overlap: with --tiles, write how many millimetres, from 0 to %.0f."), overlap, MAP_POSTER_MOST_OVERLAP);
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_size (const char *text,
           MapSheet   *sheet)
{
  char rest;

  return sscanf (text, "%dx%d%c", &sheet->width, &sheet->height, &rest) == 2 && sheet->width >= 16 && sheet->height >= 16 &&
         sheet->width <= MOST_PIXELS && sheet->height <= MOST_PIXELS;
}

/* "links, quality…" */
static char *
dup_theme_codes (void)
{
  guint           n;
  const MapTheme *themes = map_themes_get (&n);
  GString        *codes = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", themes[i].code);
  return g_string_free (codes, FALSE);
}

/* Of structures on the ground: rows have no communes. */
static gboolean
read_atlas (AppCall  *call,
            MapSheet *sheet)
{
  const char *atlas = app_arguments_find (call->arguments, "atlas"), *arrange = app_arguments_find (call->arguments, "arrange");

  if (atlas != NULL && !map_atlas_from_name (atlas, &sheet->atlas))
    app_call_misuse (call, _ ("“%s” is not an atlas: choose communes or centres."), atlas);
  else if (atlas != NULL && (sheet->format != MAP_FORMAT_PDF || !sheet->on_paper))
    app_call_misuse (call, _ ("An atlas is a .pdf, on a paper."));
  else if (atlas != NULL && (sheet->tiled || (arrange != NULL && strcmp (arrange, "map") != 0)))
    app_call_misuse (call, _ ("An atlas is made of the map: it goes neither with --tiles nor with --arrange."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_theme (AppCall  *call,
            MapSheet *sheet)
{
  const char      *code = app_arguments_find (call->arguments, "theme");
  const MapTheme  *theme = map_themes_find (code);
  g_autofree char *codes = NULL;

  if (code == NULL || theme != NULL)
    {
      sheet->theme = theme == NULL ? NULL : g_strdup (theme->words);
      return TRUE;
    }
  codes = dup_theme_codes ();
  app_call_misuse (call, _ ("“%s” is not a theme: choose among %s."), code, codes);
  return FALSE;
}

static gboolean
read_moment (AppCall    *call,
             const char *option,
             MapMoment  *moment)
{
  const char *words = app_arguments_find (call->arguments, option);

  if (words == NULL || map_moment_from_words (words, moment))
    return TRUE;
  app_call_misuse (call, _ ("“%s” is not a time a map can be drawn of: write a school year (2023-2024), a year or a day."), words);
  return FALSE;
}

/* What is compared, and nothing more, is compared with today. */
static gboolean
read_moments (AppCall  *call,
              MapSheet *sheet)
{
  MapMoment at = { 0, 0 };

  if (!read_moment (call, "time", &at) || !read_moment (call, "compare", &sheet->compared))
    return FALSE;
  if (at.from == 0 && sheet->compared.from != 0)
    at.from = at.to = map_moment_get_today ();
  sheet->from = at.from;
  sheet->to = at.to;
  return TRUE;
}

/* "none", or the title of one that this audience may see. */
static gboolean
check_background (AppCall           *call,
                  const MapSheet    *sheet,
                  const MapBackdrop *backdrop)
{
  const MapSlide *slide = sheet->background != NULL && *sheet->background != '\0' ? map_backdrop_find_title (backdrop, sheet->background) : NULL;

  if (sheet->background == NULL || *sheet->background == '\0' || (slide != NULL && slide->is_placed))
    return TRUE;
  if (slide != NULL)
    app_call_misuse (call, _ ("The picture “%s” is not placed on the map yet: place it in the window first."), slide->title);
  else
    app_call_misuse (call, _ ("No picture that this audience may see is called “%s”: “liens list DOSSIER background” names them; none leaves them all out."), sheet->background);
  return FALSE;
}

static gboolean
read_sheet (AppCall  *call,
            MapSheet *sheet)
{
  const char    *output = app_arguments_find (call->arguments, "output");
  const char    *size = app_arguments_find (call->arguments, "size");
  const char    *paper = app_arguments_find (call->arguments, "paper");
  const char    *arrange = app_arguments_find (call->arguments, "arrange");
  MapArrangement arrangement;

  if (output == NULL)
    app_call_misuse (call, _ ("The command “map” wants --output and the name of a file."));
  else if (!map_format_from_path (output, &sheet->format))
    app_call_misuse (call, _ ("“%s” should end in .png, .svg or .pdf."), output);
  else if (size != NULL && !read_size (size, sheet))
    app_call_misuse (call, _ ("“%s” is not a size: write the width, x and the height in pixels, as in 1600x1000."), size);
  else if (paper != NULL && !map_paper_from_name (paper, &sheet->paper))
    app_call_misuse (call, _ ("“%s” is not a paper: choose A4, A3, A2, A1 or A0."), paper);
  else if (arrange != NULL && !map_arrangement_from_name (arrange, &arrangement))
    app_call_misuse (call, _ ("“%s” is not a way to arrange links: choose map, network, columns or matrix (columns:partners, matrix:programmes…)."), arrange);
  else if (size != NULL && paper != NULL)
    app_call_misuse (call, _ ("A map has a size in pixels or a paper, not both."));
  else
    {
      sheet->on_paper = paper != NULL || (size == NULL && sheet->format == MAP_FORMAT_PDF);
      return TRUE;
    }
  return FALSE;
}

AppExit
app_command_map (AppCall *call)
{
  g_auto (MapSheet)      sheet = { .width = WIDTH, .height = HEIGHT };
  DossierVisibility      audience;
  g_autofree char       *path = NULL;
  g_autoptr (MapHandout) handout = NULL;
  GError                *error = NULL;

  if (app_arguments_find (call->arguments, "sequence") != NULL)
    return app_command_sequence (call);
  if (!read_sheet (call, &sheet) || !read_sheets (call, &sheet) || !read_atlas (call, &sheet) || !read_theme (call, &sheet) || !read_moments (call, &sheet) || !app_call_read_audience (call, &audience))
    return APP_EXIT_USAGE;
  sheet.background = g_strdup (app_arguments_find (call->arguments, "background"));
  if (g_strcmp0 (sheet.background, "none") == 0)
    *sheet.background = '\0';
  path = app_call_dup_path (call, app_arguments_find (call->arguments, "output"));
  if (sheet.on_paper)
    sheet.title = dossier_file_dup_name (dossier_store_get_path (call->store));
  handout = map_handout_new_compared (call->store, audience, NULL, app_arguments_find (call->arguments, "arrange"), NULL,
                                      (MapMoment){ sheet.from, sheet.to }, sheet.compared, &error);
  if (handout == NULL)
    return app_call_fail (call, error);
  if (!check_background (call, &sheet, map_handout_get_backdrop (handout)))
    return APP_EXIT_USAGE;
  if (!map_handout_write (handout, &sheet, path, call->cancellable, &error))
    return app_call_fail (call, error);
  app_call_tell_file (call, path, map_handout_get_left_out (handout));
  return APP_EXIT_FINE;
}
