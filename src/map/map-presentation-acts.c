/* map-presentation-acts.c - what is done to a presentation */
#include "config.h"

#include "map-presentation.h"

#include "dossier-place.h"

#include <glib/gi18n-lib.h>

static const DossierKind *
get_kind (void)
{
  return dossier_kinds_find ("presentation");
}

static const DossierKind *
get_step_kind (void)
{
  return dossier_kinds_find ("presentation_step");
}

DossierAct *
map_presentation_new_act (const char  *title,
                          const char **id)
{
  DossierAct *act = dossier_act_new (NULL);

  g_return_val_if_fail (title != NULL && id != NULL, act);

  *id = dossier_act_create (act, get_kind (), NULL);
  dossier_act_set (act, get_kind (), *id, "title", dossier_value_new_text (title));
  return act;
}

/* --- the order */

/* NULL: no place is known of it, as of one that a newer Liens or another hand made. */
static const char *
get_order (const MapPresentation *self,
           guint                  index)
{
  const char *order = map_presentation_get_step (self, index)->order;

  return dossier_place_is_valid (order) ? order : NULL;
}

static void
set_order (DossierAct *act,
           const char *id,
           const char *order)
{
  dossier_act_set (act, get_step_kind (), id, "order", dossier_value_new_text (order));
}

/* All but the one that goes elsewhere (G_MAXUINT: none): ids in order. */
static GPtrArray *
list_others (const MapPresentation *self,
             guint                  but)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < map_presentation_get_n_steps (self); i++)
    if (i != but)
      g_ptr_array_add (ids, map_presentation_get_step (self, i)->id);
  return ids;
}

/* The place of a step among others. */
static void
put_in_order (const MapPresentation *self,
              DossierAct            *act,
              const char            *id,
              guint                  but,
              guint                  at)
{
  g_autoptr (GPtrArray)   ids = list_others (self, but), placed = NULL;
  g_autofree const char **places = NULL;

  g_ptr_array_insert (ids, (int) at, (gpointer) id);
  places = g_new0 (const char *, ids->len);
  for (guint i = 0; i < ids->len; i++)
    places[i] = i != at ? get_order (self, map_presentation_find_step (self, ids->pdata[i])) : NULL;
  placed = dossier_place_put (places, ids->len, at);
  for (guint i = 0; i < ids->len; i++)
    if (placed->pdata[i] != NULL)
      set_order (act, ids->pdata[i], placed->pdata[i]);
}

/* --- its steps */

DossierAct *
map_presentation_add_step_act (const MapPresentation *self,
                               const char            *title,
                               const char            *view,
                               const MapSight        *sight)
{
  const DossierKind *kind = get_step_kind ();
  DossierAct        *act = dossier_act_new (NULL);
  const char        *id;

  g_return_val_if_fail (self != NULL && title != NULL && (view != NULL || sight != NULL), act);

  id = dossier_act_create (act, kind, NULL);
  dossier_act_set (act, kind, id, "presentation", dossier_value_new_reference (map_presentation_get_id (self)));
  dossier_act_set (act, kind, id, "title", dossier_value_new_text (title));
  if (view != NULL)
    dossier_act_set (act, kind, id, "view", dossier_value_new_reference (view));
  else
    map_sight_keep (sight, act, kind, id);
  put_in_order (self, act, id, G_MAXUINT, map_presentation_get_n_steps (self));
  return act;
}

DossierAct *
map_presentation_move_step_act (const MapPresentation *self,
                                guint                  from,
                                guint                  to)
{
  const MapStep   *step;
  g_autofree char *label = NULL;
  DossierAct      *act;

  g_return_val_if_fail (self != NULL, NULL);

  if (from == to || from >= map_presentation_get_n_steps (self) || to >= map_presentation_get_n_steps (self))
    return NULL;
  step = map_presentation_get_step (self, from);
  /* Translators: a line of the history; a step of a presentation. */
  label = g_strdup_printf (_ ("Step “%s” moved in its presentation"), step->title);
  act = dossier_act_new (label);
  put_in_order (self, act, step->id, from, to);
  return act;
}

DossierAct *
map_presentation_delete_step_act (const MapPresentation *self,
                                  guint                  index)
{
  DossierAct *act = dossier_act_new (NULL);

  g_return_val_if_fail (self != NULL && index < map_presentation_get_n_steps (self), act);

  dossier_act_delete (act, get_step_kind (), map_presentation_get_step (self, index)->id);
  return act;
}

DossierAct *
map_presentation_delete_act (const MapPresentation *self)
{
  DossierAct *act = dossier_act_new (NULL);

  g_return_val_if_fail (self != NULL, act);

  for (guint i = 0; i < map_presentation_get_n_steps (self); i++)
    dossier_act_delete (act, get_step_kind (), map_presentation_get_step (self, i)->id);
  dossier_act_delete (act, get_kind (), map_presentation_get_id (self));
  return act;
}

/* --- what the room says */

static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static DossierValue *
make_today (void)
{
  g_autofree char     *words = dup_today ();
  g_autoptr (BaseDate) date = base_date_new_from_words (words);

  return dossier_value_new_date (date);
}

DossierAct *
map_presentation_note_act (const char  *words,
                           const char  *step,
                           const char  *shown,
                           const char  *meeting,
                           const char **id)
{
  const DossierKind *kind = dossier_kinds_find ("postit");
  DossierAct        *act = dossier_act_new (NULL);

  g_return_val_if_fail (words != NULL && id != NULL, act);

  *id = dossier_act_create (act, kind, NULL);
  dossier_act_set (act, kind, *id, "raw", dossier_value_new_text (words));
  dossier_act_set (act, kind, *id, "date", make_today ());
  if (step != NULL)
    dossier_act_set (act, kind, *id, "step", dossier_value_new_reference (step));
  if (shown != NULL && *shown != '\0')
    dossier_act_set (act, kind, *id, "shown", dossier_value_new_text (shown));
  if (meeting != NULL)
    dossier_act_set (act, kind, *id, "meeting", dossier_value_new_reference (meeting));
  return act;
}

DossierAct *
map_presentation_note_again_act (const char *id,
                                 const char *words)
{
  const DossierKind *kind = dossier_kinds_find ("postit");
  DossierAct        *act = dossier_act_new (NULL);

  g_return_val_if_fail (id != NULL && words != NULL, act);

  if (*words != '\0')
    dossier_act_set (act, kind, id, "raw", dossier_value_new_text (words));
  else
    dossier_act_delete (act, kind, id);
  return act;
}

char *
map_presentation_dup_meeting (DossierReader *reader,
                              GError       **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new ("meeting");
  g_autofree char         *today = dup_today ();
  g_autoptr (GPtrArray)    found = NULL;

  dossier_query_add_filter (query, "date", today);
  found = dossier_reader_list (reader, query, error);
  return found != NULL && found->len == 1 ? g_strdup (dossier_record_get_id (found->pdata[0])) : NULL;
}
