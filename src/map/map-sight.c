#include "map-sight.h"

#include "base-text.h"
#include "map-arrangement.h"

#include <stdio.h>
#include <string.h>

MapSight
map_sight_copy (const MapSight *self)
{
  MapSight copy = *self;

  copy.filters = g_strdup (self->filters);
  copy.arrangement = g_strdup (self->arrangement);
  copy.positions = g_strdup (self->positions);
  copy.theme = g_strdup (self->theme);
  copy.seen = g_strdup (self->seen);
  copy.focus = g_strdup (self->focus);
  return copy;
}

void
map_sight_clear (MapSight *self)
{
  g_clear_pointer (&self->filters, g_free);
  g_clear_pointer (&self->arrangement, g_free);
  g_clear_pointer (&self->positions, g_free);
  g_clear_pointer (&self->theme, g_free);
  g_clear_pointer (&self->seen, g_free);
  g_clear_pointer (&self->focus, g_free);
}

/* --- kept in a record */

static const char *
find_text (const DossierRecord *record,
           const char          *field)
{
  return dossier_kind_find_field (dossier_record_get_kind (record), field) != NULL ? dossier_record_get_text (record, field) : NULL;
}

static void
read_period (MapSight   *self,
             const char *text)
{
  MapMoment moment;

  map_moments_read_period (text, &moment, &self->compared);
  self->from = moment.from;
  self->to = moment.to;
}

/* "ID 2" */
static void
read_focus (MapSight   *self,
            const char *text)
{
  const char *space = text != NULL ? strrchr (text, ' ') : NULL;

  if (space == NULL || space == text)
    return;
  self->focus = g_strndup (text, (gsize) (space - text));
  self->degrees = CLAMP ((guint) g_ascii_strtoull (space, NULL, 10), 1, 3);
}

MapSight
map_sight_new_of_record (const DossierRecord *record)
{
  MapSight self = { 0 };

  self.filters = g_strdup (find_text (record, "filters"));
  self.arrangement = g_strdup (find_text (record, "place"));
  self.positions = g_strdup (find_text (record, "positions"));
  self.theme = g_strdup (find_text (record, "colours"));
  self.seen = g_strdup (find_text (record, "zoom"));
  read_period (&self, find_text (record, "period"));
  read_focus (&self, find_text (record, "around"));
  return self;
}

static void
keep (DossierAct        *act,
      const DossierKind *kind,
      const char        *id,
      const char        *field,
      const char        *text)
{
  if (text != NULL)
    dossier_act_set (act, kind, id, field, dossier_value_new_text (text));
}

void
map_sight_keep (const MapSight    *self,
                DossierAct        *act,
                const DossierKind *kind,
                const char        *id)
{
  g_autofree char *period = map_moments_dup_period ((MapMoment){ self->from, self->to }, self->compared);
  g_autofree char *around = self->focus != NULL ? g_strdup_printf ("%s %u", self->focus, self->degrees) : NULL;

  g_return_if_fail (self != NULL && act != NULL && kind != NULL && id != NULL);

  keep (act, kind, id, "filters", self->filters);
  keep (act, kind, id, "place", self->arrangement);
  keep (act, kind, id, "positions", self->positions);
  keep (act, kind, id, "colours", self->theme);
  keep (act, kind, id, "zoom", self->seen);
  keep (act, kind, id, "period", period);
  keep (act, kind, id, "around", around);
}

/* --- read */

DossierQuery *
map_sight_dup_query (const MapSight *self,
                     GError        **error)
{
  return dossier_query_new_from_text (self->filters != NULL ? self->filters : "structure", error);
}

gboolean
map_sight_read_box (const char *seen,
                    MapBox     *box)
{
  g_auto (GStrv) words = g_strsplit (seen != NULL ? seen : "", " ", -1);
  double         sides[4];

  if (g_strv_length (words) != G_N_ELEMENTS (sides))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (!base_text_read_number (words[i], &sides[i]))
      return FALSE;
  *box = (MapBox){ sides[0], sides[1], sides[2], sides[3] };
  return !map_box_is_empty (*box);
}

char *
map_sight_dup_box (MapBox box)
{
  g_autofree char *x0 = base_text_dup_number (box.x0), *y0 = base_text_dup_number (box.y0);
  g_autofree char *x1 = base_text_dup_number (box.x1), *y1 = base_text_dup_number (box.y1);

  return g_strjoin (" ", x0, y0, x1, y1, NULL);
}

static void
replace (char      **place,
         const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

void
map_sight_fill_sheet (const MapSight *self,
                      MapSheet       *sheet)
{
  MapArrangement arrangement = { 0 };

  g_return_if_fail (self != NULL && sheet != NULL);

  map_arrangement_from_name (self->arrangement, &arrangement);
  replace (&sheet->theme, self->theme);
  replace (&sheet->arrangement, self->arrangement);
  replace (&sheet->positions, self->positions);
  replace (&sheet->focus, self->focus);
  sheet->degrees = self->degrees;
  sheet->from = self->from;
  sheet->to = self->to;
  sheet->compared = self->compared;
  /* Rows are laid for their page: a part of a window is no part of it. */
  sheet->is_part = arrangement.kind <= MAP_ARRANGEMENT_NETWORK && map_sight_read_box (self->seen, &sheet->seen);
}
