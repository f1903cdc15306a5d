#include "dossier-lens.h"

#include <string.h>

struct _DossierLens
{
  DossierLensScope scope;
  DossierQuery    *structures;
  DossierQuery    *links;
};

static const char *const scopes[] = { "both", "structures", "links" };

DossierLens *
dossier_lens_new (DossierLensScope    scope,
                  const DossierQuery *structures,
                  const DossierQuery *links)
{
  DossierLens *self = g_new0 (DossierLens, 1);

  g_return_val_if_fail (structures == NULL || strcmp (dossier_query_get_kind (structures), "structure") == 0, NULL);
  g_return_val_if_fail (links == NULL || strcmp (dossier_query_get_kind (links), "link") == 0, NULL);

  self->scope = scope;
  self->structures = structures == NULL ? dossier_query_new ("structure") : dossier_query_copy (structures);
  self->links = links == NULL ? dossier_query_new ("link") : dossier_query_copy (links);
  return self;
}

void
dossier_lens_free (DossierLens *self)
{
  if (self == NULL)
    return;

  dossier_query_free (self->structures);
  dossier_query_free (self->links);
  g_free (self);
}

DossierLensScope
dossier_lens_get_scope (const DossierLens *self)
{
  return self->scope;
}

const DossierQuery *
dossier_lens_get_structures (const DossierLens *self)
{
  return self->structures;
}

const DossierQuery *
dossier_lens_get_links (const DossierLens *self)
{
  return self->links;
}

/* Everything, on the day and for the audience of a query. */
static DossierQuery *
new_unfiltered (const char         *kind,
                const DossierQuery *like)
{
  DossierQuery *query = dossier_query_new (kind);

  dossier_query_set_date (query, dossier_query_get_date (like));
  dossier_query_set_audience (query, dossier_query_get_audience (like));
  return query;
}

DossierQuery *
dossier_lens_dup_shown_structures (const DossierLens *self)
{
  DossierQuery *shown;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->scope != DOSSIER_LENS_LINKS)
    return dossier_query_copy (self->structures);
  shown = new_unfiltered ("structure", self->links);
  if (dossier_query_is_filtered (self->links))
    dossier_query_set_related (shown, "link", self->links, 1);
  return shown;
}

DossierQuery *
dossier_lens_dup_shown_links (const DossierLens *self)
{
  DossierQuery *shown;

  g_return_val_if_fail (self != NULL, NULL);

  shown = self->scope == DOSSIER_LENS_STRUCTURES ? new_unfiltered ("link", self->structures) : dossier_query_copy (self->links);
  if (self->scope != DOSSIER_LENS_LINKS && dossier_query_is_filtered (self->structures))
    dossier_query_set_related (shown, "structure", self->structures, 2);
  return shown;
}

char *
dossier_lens_dup_text (const DossierLens *self)
{
  g_autofree char *structures = NULL, *links = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  structures = dossier_query_dup_text (self->structures);
  links = dossier_query_dup_text (self->links);
  return g_strjoin (" ", scopes[self->scope], structures, links, NULL);
}

static gboolean
read_scope (const char       *word,
            DossierLensScope *scope)
{
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (scopes); i++)
    if (strcmp (scopes[i], word) == 0)
      {
        *scope = (DossierLensScope) i;
        return TRUE;
      }
  return FALSE;
}

static DossierQuery *
read_query (const char *word,
            const char *kind,
            GError    **error)
{
  DossierQuery *query = dossier_query_new_from_text (word, error);

  if (query == NULL || strcmp (dossier_query_get_kind (query), kind) == 0)
    return query;
  g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_UNREADABLE, "not a query on %s: %s", kind, word);
  dossier_query_free (query);
  return NULL;
}

DossierLens *
dossier_lens_new_from_text (const char *text,
                            GError    **error)
{
  g_auto (GStrv)           words = NULL;
  g_autoptr (DossierQuery) structures = NULL, links = NULL;
  DossierLensScope         scope;

  g_return_val_if_fail (text != NULL, NULL);

  words = g_strsplit (text, " ", -1);
  if (g_strv_length (words) != 3 || !read_scope (words[0], &scope))
    {
      g_set_error (error, DOSSIER_QUERY_ERROR, DOSSIER_QUERY_ERROR_UNREADABLE, "not a view of a network: %s", text);
      return NULL;
    }
  structures = read_query (words[1], "structure", error);
  links = structures == NULL ? NULL : read_query (words[2], "link", error);
  return links == NULL ? NULL : dossier_lens_new (scope, structures, links);
}
