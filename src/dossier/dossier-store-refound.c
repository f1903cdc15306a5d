#include "dossier-store-federation.h"

#include "dossier-doing-private.h"

/* What was handed over once is signed for ever: others may hold it. */
static gboolean
refuse_shared (DossierDatabase *database,
               GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT 1 FROM meta WHERE k = 'shared'", error);
  g_autoptr (GError)           local = NULL;

  if (row == NULL)
    return FALSE;
  if (dossier_statement_step (row, &local))
    g_set_error_literal (&local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED, "this dossier was shared by another desktop");
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
write_bytes (DossierDatabase *database,
             const char      *key,
             const guint8    *bytes,
             gsize            length,
             GError         **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "UPDATE meta SET v = ? WHERE k = ?", error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_bytes (row, 1, bytes, length);
  dossier_statement_bind_text (row, 2, key);
  return dossier_statement_run (row, error);
}

/* What was written under keys that stayed on another machine is signed by ours: a run is named by itself, not by who signs. */
static gboolean
take_runs (DossierCore *core,
           GError     **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (core->written, "UPDATE run SET poste = ?", error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, dossier_journal_get_poste (core->journal));
  return dossier_statement_run (row, error);
}

static gboolean
write_names (DossierCore *core,
             GError     **error)
{
  const guint8 *public_key = dossier_identity_get_public_key (core->identity);
  guint8        salt[BASE_IDENTIFIER_BYTES], federation[BASE_IDENTIFIER_BYTES];

  base_identifier_random_bytes (salt, sizeof salt);
  dossier_identity_name_federation (public_key, salt, federation);
  return write_bytes (core->written, "founder", public_key, DOSSIER_PUBLIC_KEY_BYTES, error) &&
         write_bytes (core->written, "federation_salt", salt, sizeof salt, error) &&
         write_bytes (core->written, "federation", federation, sizeof federation, error);
}

static gboolean
forget_others (DossierCore *core,
               GError     **error)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (core->written, "DELETE FROM poste WHERE id <> ?", error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, dossier_journal_get_poste (core->journal));
  return dossier_statement_run (row, error);
}

static gboolean
refound (DossierCore  *core,
         DossierDoing *doing,
         GPtrArray    *touched,
         GCancellable *cancellable,
         GError      **error)
{
  doing->many = TRUE;
  return refuse_shared (core->written, error) && take_runs (core, error) && write_names (core, error) && forget_others (core, error) &&
         dossier_journal_recover (core->journal, error);
}

gboolean
dossier_store_refound (DossierStore *self,
                       GError      **error)
{
  DossierDoing doing = { .body = refound };

  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);

  return dossier_doing_run (self, &doing, NULL, error);
}
