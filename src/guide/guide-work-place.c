/* guide-work-place.c - what is moved in the guide, and what has to move for it */
#include "guide-work-private.h"

#include "dossier-place.h"

static const char *
get_id (gconstpointer one,
        gboolean      is_chapter)
{
  return is_chapter ? ((const GuideChapter *) one)->id : ((const GuidePractice *) one)->id;
}

static const char *
get_place (gconstpointer one,
           gboolean      is_chapter)
{
  return is_chapter ? ((const GuideChapter *) one)->place : ((const GuidePractice *) one)->place;
}

static void
set_place (DossierAct *act,
           const char *id,
           gboolean    is_chapter,
           const char *place)
{
  dossier_act_set (act, dossier_kinds_find (is_chapter ? "question" : "practice"), id, "order", dossier_value_new_text (place));
}

/* new_id: of one more, after all of them; NULL: there is none. */
static void
put (DossierAct      *act,
     const GPtrArray *order,
     const char      *new_id,
     guint            index,
     gboolean         is_chapter)
{
  guint                   n = order->len + (new_id != NULL ? 1 : 0);
  g_autofree const char **places = g_new0 (const char *, n);
  g_autoptr (GPtrArray)   placed = NULL;

  for (guint i = 0; i < order->len; i++)
    places[i] = get_place (order->pdata[i], is_chapter);
  placed = dossier_place_put (places, n, index);
  for (guint i = 0; i < n; i++)
    if (placed->pdata[i] != NULL)
      set_place (act, i < order->len ? get_id (order->pdata[i], is_chapter) : new_id, is_chapter, placed->pdata[i]);
}

void
guide_work_put_at (DossierAct      *act,
                   const GPtrArray *order,
                   guint            index,
                   gboolean         is_chapter)
{
  put (act, order, NULL, index, is_chapter);
}

void
guide_work_put_last (DossierAct      *act,
                     const GPtrArray *siblings,
                     const char      *id,
                     gboolean         is_chapter)
{
  put (act, siblings, id, siblings->len, is_chapter);
}
