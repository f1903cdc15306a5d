/* dossier-writer-author.c - whom acts are written under */
#include "dossier-writer.h"

#include "base-identifier.h"

static gint64
find_author (DossierDatabase *database,
             const char      *name,
             GError         **error)
{
  g_autoptr (DossierStatement) row = NULL;

  row = dossier_database_prepare (database, "SELECT a.id FROM author a JOIN ent ON ent.id = a.id WHERE a.name = ? AND ent.state = 1 ORDER BY a.id LIMIT 1", error);
  if (row == NULL)
    return 0;
  dossier_statement_bind_text (row, 1, name);
  return dossier_statement_step (row, error) ? dossier_statement_get_integer (row, 0) : 0;
}

char *
dossier_writer_dup_founding_batch (DossierDatabase *database)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT v FROM meta WHERE k = 'founding'", NULL);
  char                         id[BASE_IDENTIFIER_DIGITS + 1];
  const guint8                *bytes;
  gsize                        length;

  if (row == NULL || !dossier_statement_step (row, NULL))
    return NULL;
  bytes = dossier_statement_get_bytes (row, 0, &length);
  return length == BASE_IDENTIFIER_BYTES ? g_strdup (base_identifier_from_bytes (bytes, id)) : NULL;
}

/* An author is written with the founding of the dossier: undoing never takes a name out of the history. */
static gboolean
make_author (DossierJournal *journal,
             const char     *name,
             const char     *side,
             GPtrArray      *touched,
             GError        **error)
{
  const DossierKind     *kind = dossier_kinds_find ("author");
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  const char            *id = dossier_act_create (act, kind, NULL);
  g_autofree char       *batch = dossier_writer_dup_founding_batch (dossier_journal_get_database (journal));

  dossier_act_set_batch (act, batch);
  dossier_act_set (act, kind, id, "name", dossier_value_new_text (name));
  if (side != NULL && *side != '\0')
    dossier_act_set (act, kind, id, "side", dossier_value_new_text (side));
  return dossier_writer_write (journal, act, NULL, NULL, touched, NULL, error);
}

gboolean
dossier_writer_ensure_author (DossierJournal *journal,
                              const char     *name,
                              const char     *side,
                              gint64         *ent,
                              GPtrArray      *touched,
                              GError        **error)
{
  g_autoptr (GError) local = NULL;

  *ent = 0;
  if (name == NULL || *name == '\0')
    return TRUE;
  *ent = find_author (dossier_journal_get_database (journal), name, &local);
  if (*ent == 0 && local == NULL && make_author (journal, name, side, touched, &local))
    *ent = find_author (dossier_journal_get_database (journal), name, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
