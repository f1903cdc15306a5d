/* insight-doubts-places.c - structures nobody has placed, placed elsewhere than they say, or made in passing */
#include "config.h"

#include "insight-doubts-private.h"

#include "territory-area.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* An outline is drawn to a hundred metres or so, and a school may stand across the street. */
#define FAR 1500.0 /* metres outside */

static void
keep_outline (InsightDoubting *self,
              DossierCursor   *row,
              gpointer         outlines)
{
  gsize             length = 0;
  const guint8     *bytes = dossier_cursor_get_bytes (row, 1, &length);
  TerritoryOutline *outline = bytes == NULL || length == 0 ? NULL : territory_outline_decode (bytes, length, NULL);

  if (outline != NULL)
    g_hash_table_insert (outlines, g_strdup (dossier_cursor_get_text (row, 0)), outline);
}

static void
doubt_place (InsightDoubting        *self,
             DossierCursor          *row,
             TerritoryPoint          place,
             const TerritoryOutline *outline)
{
  double metres = territory_area_get_distance (outline, place);

  if (metres < FAR)
    return;
  /* Translators: how far, and the name of a commune. */
  insight_doubting_add (self, "far", "structure", dossier_cursor_get_text (row, 0), "position",
                        g_strdup_printf (_ ("Placed %.1f km outside %s."), metres / 1000, dossier_cursor_get_text (row, 4)));
}

/* Columns: id, position, commune and its name, to complete. */
static void
judge_row (InsightDoubting *self,
           DossierCursor   *row,
           gpointer         outlines)
{
  const char             *id = dossier_cursor_get_text (row, 0);
  TerritoryPoint          place = { dossier_cursor_get_real (row, 1), dossier_cursor_get_real (row, 2) };
  const char             *commune = dossier_cursor_get_text (row, 3);
  const TerritoryOutline *outline = commune == NULL ? NULL : g_hash_table_lookup (outlines, commune);

  if (isnan (place.lon) && !dossier_cursor_is_not_applicable (row, 1))
    insight_doubting_add (self, "to-place", "structure", id, "position", g_strdup (_ ("Its position is not known.")));
  else if (!isnan (place.lon) && outline != NULL)
    doubt_place (self, row, place, outline);
  if (dossier_cursor_get_integer (row, 5) != 0)
    insight_doubting_add (self, "to-complete", "structure", id, NULL, g_strdup (_ ("Made in passing: what is known of it is to be added.")));
}

gboolean
insight_doubting_search_places (InsightDoubting *self,
                                GError         **error)
{
  static const char *const of_communes[] = { "id", "outline", NULL };
  static const char *const of_structures[] = { "id", "position.lon", "position.lat", "territory", "territory.name", "to_complete", NULL };
  g_autoptr (GHashTable)   outlines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) territory_outline_unref);
  g_autoptr (DossierQuery) current = dossier_query_new ("structure");

  dossier_query_add_filter (current, "life", "current");
  return insight_doubting_walk (self, "territory", NULL, of_communes, keep_outline, outlines, error) &&
         insight_doubting_walk (self, "structure", current, of_structures, judge_row, outlines, error);
}
