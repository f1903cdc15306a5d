/* insight-doubts-twins.c - records that may be one and the same, as the dossier finds them (dossier-duplicates.h)
 *
 * Two that bear one UAI number are told by the rule of UAI numbers.
 */
#include "config.h"

#include "insight-doubts-private.h"

#include "dossier-duplicates.h"
#include "dossier-merge.h"

#include <glib/gi18n-lib.h>

static void
add (InsightDoubting        *self,
     const char             *kind,
     const DossierDuplicate *pair)
{
  const char *title = pair->other_title != NULL ? pair->other_title : "…";

  if (pair->reason == DOSSIER_DUPLICATE_UAI)
    return;
  insight_doubting_add (self, "duplicate", kind, pair->one, NULL,
                        /* Translators: what another record is called. */
                        g_strdup_printf (pair->reason == DOSSIER_DUPLICATE_CONTACT ? _ ("The same phone or e-mail as “%s”.") : _ ("Very much like “%s”."), title))
    ->other = g_strdup (pair->other);
}

static gboolean
search_kind (InsightDoubting *self,
             const char      *kind,
             GError         **error)
{
  g_autoptr (GPtrArray) pairs = dossier_duplicates_list (self->reader, kind, self->cancellable, error);

  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    add (self, kind, pairs->pdata[i]);
  return pairs != NULL;
}

gboolean
insight_doubting_search_twins (InsightDoubting *self,
                               GError         **error)
{
  guint              n_kinds;
  const DossierKind *kinds = dossier_kinds_get (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (dossier_merge_is_possible (&kinds[i]) && !search_kind (self, kinds[i].code, error))
      return FALSE;
  return TRUE;
}
