#include "config.h"

#include "dossier-view-called.h"

#include "dossier-naming.h"

#include <string.h>

void
dossier_view_called_free (gpointer data)
{
  DossierViewCalled *self = data;

  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  g_free (self->words);
  g_free (self->name);
  g_free (self->type);
  g_free (self->commune);
  g_free (self->commune_name);
  g_free (self);
}

/* NULL: none, or several. */
static DossierRecord *
find_commune (DossierReader *reader,
              const char    *name)
{
  g_autoptr (GPtrArray)     ids = dossier_reader_list_named (reader, "territory", name, NULL);
  g_autoptr (DossierRecord) only = NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, ids->pdata[i], NULL);

      if (record == NULL || g_strcmp0 (dossier_record_get_text (record, "type"), "commune") != 0)
        continue;
      if (only != NULL)
        return NULL;
      only = g_steal_pointer (&record);
    }
  return g_steal_pointer (&only);
}

/* After the last comma. */
static void
read_commune (DossierViewCalled *self,
              DossierReader     *reader)
{
  const char               *comma = strrchr (self->words, ',');
  g_autofree char          *name = comma == NULL ? NULL : g_strstrip (g_strndup (self->words, (gsize) (comma - self->words)));
  g_autofree char          *after = comma == NULL ? NULL : g_strstrip (g_strdup (comma + 1));
  g_autoptr (DossierRecord) commune = comma == NULL || *name == '\0' || *after == '\0' ? NULL : find_commune (reader, after);

  if (commune == NULL)
    return;
  g_free (self->name);
  self->name = g_steal_pointer (&name);
  self->commune = g_strdup (dossier_record_get_id (commune));
  self->commune_name = g_strdup (dossier_record_get_text (commune, "name"));
}

gpointer
dossier_view_called_read (DossierReader *reader,
                          gpointer       words,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (DossierViewCalled) self = g_new0 (DossierViewCalled, 1);

  self->vocabulary = dossier_vocabulary_load (reader, error);
  if (self->vocabulary == NULL)
    return NULL;
  self->words = g_strdup (words);
  self->name = g_strdup (words);
  self->type = g_strdup (dossier_naming_find_term (self->vocabulary, "structure_type", words));
  read_commune (self, reader);
  return g_steal_pointer (&self);
}

const char *
dossier_view_called_add_place (DossierAct *act,
                               const char *name,
                               gboolean    is_commune)
{
  const DossierKind *kind = dossier_kinds_find ("territory");
  const char        *id = dossier_act_create (act, kind, NULL);

  dossier_act_set (act, kind, id, "name", dossier_value_new_text (name));
  if (is_commune)
    dossier_act_set (act, kind, id, "type", dossier_value_new_text ("commune"));
  return id;
}
