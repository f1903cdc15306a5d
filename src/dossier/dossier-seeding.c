#include "dossier-seeding.h"

#include "base-identifier.h"
#include "dossier-shipped.h"
#include "dossier-vocabulary.h"
#include "dossier-writer.h"

static char *
dup_fingerprint (void)
{
  g_autofree char *terms = dossier_shipped_dup_text ("vocabularies.tsv");
  g_autofree char *synonyms = dossier_shipped_dup_text ("synonyms.tsv");
  g_autofree char *both = g_strconcat (terms, synonyms, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);
}

/* Caller owns; NULL: none, or it could not be read, and then it is written once more. */
static char *
read_meta (DossierDatabase *database,
           const char      *key)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT v FROM meta WHERE k = ? -- seeding", NULL);

  if (row == NULL)
    return NULL;
  dossier_statement_bind_text (row, 1, key);
  return dossier_statement_step (row, NULL) ? g_strdup (dossier_statement_get_text (row, 0)) : NULL;
}

static gboolean
note_seeded (DossierDatabase *database,
             GError         **error)
{
  g_autofree char             *fingerprint = dup_fingerprint ();
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "INSERT OR REPLACE INTO meta (k, v) VALUES ('seeded', ?)", error);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_text (row, 1, fingerprint);
  return dossier_statement_run (row, error);
}

gboolean
dossier_seeding_write (DossierJournal *journal,
                       GError        **error)
{
  DossierDatabase       *database = dossier_journal_get_database (journal);
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  g_autoptr (GPtrArray)  touched = g_ptr_array_new_with_free_func (g_free);
  g_autofree char       *batch = dossier_writer_dup_founding_batch (database);

  dossier_vocabulary_seed (act);
  dossier_act_set_batch (act, batch);
  return dossier_writer_write (journal, act, NULL, NULL, touched, NULL, error) && note_seeded (database, error);
}

static gboolean
is_known (DossierDatabase *database,
          const char      *id)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT 1 FROM ent WHERE uuid = ? AND state > 0", NULL);
  guint8                       uuid[BASE_IDENTIFIER_BYTES];

  if (row == NULL || !base_identifier_to_bytes (id, uuid))
    return FALSE;
  dossier_statement_bind_bytes (row, 1, uuid, sizeof uuid);
  return dossier_statement_step (row, NULL);
}

/* Terms are derived from their codes: one that came from others is ours too, in their words. */
static DossierAct *
new_act_of_missing (DossierDatabase *database,
                    gboolean        *came)
{
  g_autoptr (DossierAct) all = dossier_act_new (NULL);
  DossierAct            *missing = dossier_act_new (NULL);

  *came = FALSE;
  dossier_vocabulary_seed (all);
  dossier_act_set_rank (missing, dossier_act_get_rank (all));
  for (guint i = 0; i < dossier_act_get_n_changes (all); i++)
    {
      const DossierChange *change = dossier_act_get_change (all, i);

      if (is_known (database, change->subject))
        *came = TRUE;
      else
        dossier_act_set (missing, change->kind, change->subject, change->field->code, change->value ? dossier_value_ref (change->value) : NULL);
    }
  return missing;
}

/* Once the others' vocabularies came: what this Liens needs and they do not have. */
static gboolean
complete (DossierJournal *journal,
          GError        **error)
{
  DossierDatabase                 *database = dossier_journal_get_database (journal);
  gboolean                         came;
  g_autoptr (DossierAct)           act = new_act_of_missing (database, &came);
  g_autoptr (GPtrArray)            touched = g_ptr_array_new_with_free_func (g_free);
  g_autofree char                 *batch = dossier_writer_dup_founding_batch (database);
  g_autoptr (DossierDatabaseScope) scope = came ? dossier_database_begin (database, error) : NULL;

  if (!came)
    return TRUE;
  dossier_act_set_batch (act, batch);
  return scope != NULL && dossier_writer_write (journal, act, NULL, NULL, touched, NULL, error) && note_seeded (database, error) &&
         dossier_database_commit (scope, error);
}

gboolean
dossier_seeding_refresh (DossierJournal *journal,
                         GError        **error)
{
  DossierDatabase                 *database = dossier_journal_get_database (journal);
  g_autofree char                 *shipped = dup_fingerprint ();
  g_autofree char                 *seeded = read_meta (database, "seeded");
  g_autoptr (DossierDatabaseScope) scope = NULL;

  if (g_strcmp0 (shipped, seeded) == 0)
    return TRUE;
  if (g_strcmp0 (seeded, DOSSIER_SEEDING_JOINED) == 0)
    return complete (journal, error);
  scope = dossier_database_begin (database, error);
  return scope != NULL && dossier_seeding_write (journal, error) && dossier_database_commit (scope, error);
}
