/* dossier-slice-check.c - does a segment contradict itself? */
#include "dossier-slice-private.h"

#include <string.h>

#define END_OF_TIME G_GINT64_CONSTANT (253402300800000) /* ms: the year 10000 */

static gboolean
section_follows (const DossierSection *section,
                 const DossierSection *before)
{
  if (section->first <= section->parent.n || section->last < section->first || section->parent.n < 0)
    return FALSE;
  return before == NULL || (section->parent.n == before->last && section->first == section->parent.n + 1 &&
                            memcmp (section->parent.run, before->run, DOSSIER_RUN_BYTES) == 0);
}

static gboolean
is_in_order (const GArray *tips)
{
  for (guint i = 0; i < tips->len; i++)
    {
      const DossierTip *tip = &g_array_index (tips, DossierTip, i);

      if (tip->point.n <= 0 || (i > 0 && memcmp (tip - 1, tip, G_STRUCT_OFFSET (DossierTip, point) + DOSSIER_RUN_BYTES) >= 0))
        return FALSE;
    }
  return TRUE;
}

/* A clock may stand in 1970 or 2035; past the year 9999 it would leave no room for whoever comes after. */
static gboolean
is_sound (const DossierTransaction *transaction)
{
  return transaction->rank <= DOSSIER_RANK_HUMAN && ABS (transaction->t) < END_OF_TIME && ABS (transaction->w) < END_OF_TIME && is_in_order (transaction->seen);
}

gboolean
dossier_slice_holds_together (const DossierSegment *segment)
{
  guint next = 0;

  for (guint i = 0; i < segment->sections->len; i++)
    {
      const DossierSection *section = &g_array_index (segment->sections, DossierSection, i);

      if (!section_follows (section, i > 0 ? section - 1 : NULL))
        return FALSE;
      for (gint64 n = section->first; n <= section->last; n++, next++)
        {
          const DossierTransaction *transaction = next < segment->transactions->len ? segment->transactions->pdata[next] : NULL;

          if (transaction == NULL || !is_sound (transaction) || transaction->point.n != n || memcmp (transaction->point.run, section->run, DOSSIER_RUN_BYTES) != 0)
            return FALSE;
        }
    }
  return next == segment->transactions->len;
}
