/* map-backdrop-acts.c - what is done to the pictures under the map */
#include "config.h"

#include "map-backdrop.h"

#include "dossier-place.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const DossierKind *
get_kind (void)
{
  return dossier_kinds_find ("background");
}

static void
place (DossierAct        *act,
       const char        *id,
       const TerritoryPin pins[2],
       double             opacity)
{
  g_autofree char *text = territory_pins_dup_text (pins);

  dossier_act_set (act, get_kind (), id, "pins", dossier_value_new_text (text));
  dossier_act_set (act, get_kind (), id, "opacity", dossier_value_new_integer (lround (opacity * 100)));
}

static void
set_file (DossierAct *act,
          const char *id,
          const char *file,
          const char *digest)
{
  dossier_act_set (act, get_kind (), id, "file", dossier_value_new_text (file));
  dossier_act_set (act, get_kind (), id, "digest", dossier_value_new_text (digest));
}

DossierAct *
map_backdrop_add_act (const MapBackdrop *self,
                      const char        *title,
                      const char        *file,
                      const char        *digest,
                      const TerritoryPin pins[2],
                      double             opacity,
                      const char       **id)
{
  DossierAct      *act = dossier_act_new (NULL);
  g_autofree char *order = dossier_place_new_of_number (map_backdrop_get_n (self) + 1);

  *id = dossier_act_create (act, get_kind (), NULL);
  dossier_act_set (act, get_kind (), *id, "title", dossier_value_new_text (title));
  set_file (act, *id, file, digest);
  place (act, *id, pins, opacity);
  dossier_act_set (act, get_kind (), *id, "order", dossier_value_new_text (order));
  return act;
}

DossierAct *
map_slide_place_act (const MapSlide    *self,
                     const TerritoryPin pins[2],
                     double             opacity)
{
  /* Translators: a line of the history; a picture under the map. */
  g_autofree char *label = g_strdup_printf (_ ("Picture “%s” placed again"), self->title);
  DossierAct      *act = dossier_act_new (label);

  place (act, self->id, pins, opacity);
  return act;
}

DossierAct *
map_slide_set_text_act (const MapSlide *self,
                        const char     *field,
                        const char     *text)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_set (act, get_kind (), self->id, field, *text != '\0' ? dossier_value_new_text (text) : NULL);
  return act;
}

DossierAct *
map_slide_set_opacity_act (const MapSlide *self,
                           double          opacity)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_set (act, get_kind (), self->id, "opacity", dossier_value_new_integer (lround (opacity * 100)));
  return act;
}

DossierAct *
map_slide_hide_act (const MapSlide *self,
                    gboolean        is_hidden)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_set (act, get_kind (), self->id, "hidden", dossier_value_new_boolean (is_hidden));
  return act;
}

DossierAct *
map_slide_set_file_act (const MapSlide *self,
                        const char     *file,
                        const char     *digest)
{
  DossierAct *act = dossier_act_new (NULL);

  set_file (act, self->id, file, digest);
  return act;
}

DossierAct *
map_slide_delete_act (const MapSlide *self)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_delete (act, get_kind (), self->id);
  return act;
}
