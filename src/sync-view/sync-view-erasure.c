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
dup_awaited (const SyncErasure *erasure)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (erasure->awaited->len, MOST_NAMED); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (const char *) erasure->awaited->pdata[i]);
  if (erasure->awaited->len > MOST_NAMED)
    g_string_append (names, "…");
  return g_string_free (names, FALSE);
}

char *
sync_view_erasure_tell (const SyncReport *report)
{
  const SyncErasure *erasure = report != NULL ? report->erasure : NULL;
  g_autofree char   *names = NULL;

  if (erasure == NULL)
    return NULL;
  if (!sync_view_erasure_goes_on (report))
    return g_strdup_printf (ngettext ("Erased on the %u computer that takes part", "Erased on all %u computers that take part", erasure->n_all), erasure->n_all);
  names = dup_awaited (erasure);
  /* Translators: how many, of how many; then names of people */
  return g_strdup_printf (ngettext ("Erasure: %u computer of %u. Awaited: %s.", "Erasure: %u computers of %u. Awaited: %s.", erasure->n_done), erasure->n_done, erasure->n_all,
                          names);
}
