#include "config.h"

#include "dossier-scope.h"

static gboolean
leaves_whole (DossierScope self,
              const char  *kind)
{
  return (self == DOSSIER_SCOPE_LINKS && g_str_equal (kind, "structure")) ||
         (self == DOSSIER_SCOPE_STRUCTURES && g_str_equal (kind, "link"));
}

DossierQuery *
dossier_scope_new_query (const char         *kind,
                         const DossierQuery *query)
{
  DossierQuery *whole;

  g_return_val_if_fail (query != NULL && dossier_kinds_find (kind) != NULL, NULL);

  if (!leaves_whole (dossier_query_get_scope (query), kind))
    return dossier_query_new_through (kind, query);
  whole = dossier_query_new (kind);
  dossier_query_set_date (whole, dossier_query_get_date (query));
  dossier_query_set_audience (whole, dossier_query_get_audience (query));
  return whole;
}

/* Structures alone, a link between two that answer answers too. */
static gboolean
asks_about_links (const DossierQuery *query)
{
  for (guint i = 0; i < dossier_query_get_n_filters (query); i++)
    {
      const char *path = dossier_query_get_filter (query, i, NULL);

      if (g_str_has_prefix (path, "link."))
        return TRUE;
    }
  for (guint i = 0; i < dossier_query_get_n_related (query); i++)
    if (g_str_equal (dossier_query_get_related (query, i, NULL, NULL), "link"))
      return TRUE;
  return FALSE;
}

DossierQuery *
dossier_scope_new_query_between (const DossierQuery *query)
{
  gboolean says = FALSE;

  g_return_val_if_fail (query != NULL, NULL);

  if (dossier_query_get_scope (query) == DOSSIER_SCOPE_LINKS)
    says = dossier_query_is_filtered (query);
  else if (dossier_query_get_scope (query) == DOSSIER_SCOPE_BOTH)
    says = asks_about_links (query);
  return says ? dossier_scope_new_query ("link", query) : NULL;
}
