#include "insight-findings.h"

void
insight_finding_free (InsightFinding *self)
{
  g_free (self->title);
  g_free (self->sentence);
  g_clear_pointer (&self->query, dossier_query_free);
  g_free (self);
}

static gboolean
count_whole (const InsightGap *gap,
             DossierReader    *reader,
             DossierAudience   audience,
             guint            *total,
             GError          **error)
{
  g_autoptr (DossierQuery) whole = insight_gap_dup_whole (gap);
  gint64                   count;

  dossier_query_set_audience (whole, (DossierVisibility) audience);
  count = dossier_reader_count (reader, whole, error);
  *total = (guint) MAX (0, count);
  return count >= 0;
}

/* What an audience may not see still makes that a centre has links: the question is asked of all, its answers are counted. */
static gboolean
count_answers (const InsightGap       *gap,
               const InsightGapChoice *choice,
               DossierReader          *reader,
               DossierAudience         audience,
               guint                  *n,
               GError                **error)
{
  g_autoptr (DossierQuery) query = NULL;
  g_autoptr (GPtrArray)    lines = NULL;
  gint64                   count;

  if (audience != DOSSIER_AUDIENCE_INTERNAL)
    {
      lines = insight_gap_list (gap, choice, reader, audience, NULL, error);
      *n = lines == NULL ? 0 : lines->len;
      return lines != NULL;
    }
  query = insight_gap_dup_query (gap, choice);
  count = dossier_reader_count (reader, query, error);
  *n = (guint) MAX (0, count);
  return count >= 0;
}

static gboolean
add_finding (GPtrArray               *findings,
             const InsightGap        *gap,
             const InsightGapChoice  *choice,
             DossierReader           *reader,
             const DossierVocabulary *vocabulary,
             DossierAudience          audience,
             GError                 **error)
{
  InsightFinding *finding;
  guint           n, total;

  if (gap->visibility > (DossierVisibility) audience)
    return TRUE;
  if (!count_answers (gap, choice, reader, audience, &n, error) || !count_whole (gap, reader, audience, &total, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  finding = g_new0 (InsightFinding, 1);
  finding->gap = gap;
  finding->n = n;
  finding->total = total;
  finding->title = insight_gap_dup_title (gap, choice, vocabulary);
  finding->sentence = insight_gap_dup_finding (gap, choice, vocabulary, n, total);
  finding->query = insight_gap_dup_query (gap, choice);
  g_ptr_array_add (findings, finding);
  return TRUE;
}

GPtrArray *
insight_findings_list (DossierReader          *reader,
                       const InsightGapChoice *choice,
                       DossierAudience         audience,
                       GError                **error)
{
  g_autoptr (GPtrArray)         findings = g_ptr_array_new_with_free_func ((GDestroyNotify) insight_finding_free);
  g_autoptr (DossierVocabulary) vocabulary = NULL;
  guint                         n_gaps;
  const InsightGap             *gaps = insight_gaps_get (&n_gaps);

  g_return_val_if_fail (reader != NULL, NULL);

  vocabulary = dossier_vocabulary_load (reader, error);
  for (guint i = 0; vocabulary != NULL && i < n_gaps; i++)
    if (!add_finding (findings, &gaps[i], choice, reader, vocabulary, audience, error))
      return NULL;
  return vocabulary == NULL ? NULL : g_steal_pointer (&findings);
}
