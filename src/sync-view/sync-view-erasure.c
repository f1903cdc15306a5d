#include "config.h"

#include "sync-view-erasure.h"

#include <glib/gi18n-lib.h>

#define MOST_NAMED 8

gboolean
sync_view_erasure_goes_on (const SyncReport *report)
{
  return report != NULL && report->erasure != NULL && report->erasure->n_done < report->erasure->n_all;
}

static char *
dup_names (const GPtrArray *people)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (people->len, MOST_NAMED); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (const char *) people->pdata[i]);
  if (people->len > MOST_NAMED)
    g_string_append (names, "…");
  return g_string_free (names, FALSE);
}

static char *
tell_progress (const SyncReport *report)
{
  const SyncErasure *erasure = report->erasure;
  g_autofree char   *names = dup_names (erasure->awaited);

  if (!sync_view_erasure_goes_on (report))
    return g_strdup_printf (ngettext ("Erased on the %u computer that takes part", "Erased on all %u computers that take part", erasure->n_all), erasure->n_all);
  /* Translators: how many, of how many; then names of people */
  return g_strdup_printf (ngettext ("Erasure: %u computer of %u. Awaited: %s.", "Erasure: %u computers of %u. Awaited: %s.", erasure->n_done), erasure->n_done, erasure->n_all,
                          names);
}

char *
sync_view_erasure_tell (const SyncReport *report)
{
  const SyncErasure *erasure = report != NULL ? report->erasure : NULL;
  g_autofree char   *progress = erasure != NULL ? tell_progress (report) : NULL, *names = NULL, *left = NULL;

  if (erasure == NULL || erasure->left->len == 0)
    return g_steal_pointer (&progress);
  names = dup_names (erasure->left);
  /* Translators: names of people who were removed from the sharing */
  left = g_strdup_printf (_ ("Files that %s left in the shared folder may hold it still, locked: only the computer that wrote them can write them again. If it still exists, let it in for one exchange."), names);
  return g_strdup_printf ("%s\n%s", progress, left);
}
