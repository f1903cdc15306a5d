/* insight-doubts-rules.c - what the dossier's own rules doubt */
#include "insight-doubts-private.h"

#include "dossier-check.h"

#include <string.h>

static gboolean
is_end (const DossierKind    *kind,
        const DossierFinding *finding)
{
  return strcmp (kind->code, "link") == 0 && (strcmp (finding->field, "a") == 0 || strcmp (finding->field, "b") == 0);
}

static const char *
get_code (const DossierKind    *kind,
          const DossierFinding *finding)
{
  return strcmp (finding->rule, "lost-reference") == 0 && is_end (kind, finding) ? "lost-end" : finding->rule;
}

static void
add (InsightDoubting      *self,
     const DossierFinding *finding)
{
  g_autoptr (DossierRecord) record = finding->id == NULL ? NULL : dossier_reader_find_record (self->reader, finding->id, NULL);
  const DossierKind        *kind = record == NULL ? NULL : dossier_record_get_kind (record);
  InsightDoubt             *doubt;

  if (kind == NULL)
    return;
  doubt = insight_doubting_add (self, get_code (kind, finding), kind->code, finding->id, finding->field, g_strdup (finding->sentence));
  doubt->other = g_strdup (finding->other);
}

gboolean
insight_doubting_search_rules (InsightDoubting *self,
                               GError         **error)
{
  g_autoptr (GPtrArray) findings = dossier_check_list_doubts (self->reader, error);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    add (self, findings->pdata[i]);
  return findings != NULL;
}
