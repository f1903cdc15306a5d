#include "config.h"

#include "dossier-members-act.h"

#include "dossier-members-private.h"
#include "dossier-receive.h"
#include "dossier-scrub.h"
#include "dossier-stretch.h"
#include "dossier-vector.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
refuse (GError          **error,
        DossierStoreError code,
        const char       *sentence)
{
  g_set_error_literal (error, DOSSIER_STORE_ERROR, code, sentence);
  return FALSE;
}

/* Settles what follows from it, and shows it; an erasure that counts again takes the bytes away. */
static gboolean
settle (DossierJournal *journal,
        GPtrArray      *touched,
        GError        **error)
{
  g_autoptr (GHashTable) ents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean               cleaned = FALSE;

  return dossier_journal_settle_members (journal, ents, error) && dossier_scrub_records (journal, ents, &cleaned, error) &&
         dossier_receive_project (journal, ents, touched, error);
}

/* Takes data. */
static gboolean
append (DossierJournal          *journal,
        const DossierMembersAct *act,
        DossierOpKind            kind,
        const guint8            *poste, /* NULL: nobody's */
        GByteArray              *data,
        const char              *label,
        GPtrArray               *touched,
        GError                 **error)
{
  g_autoptr (GArray) ops = dossier_journal_new_ops ();
  DossierHeading     heading = { .author = act->author, .rank = DOSSIER_RANK_HUMAN, .label = label };
  DossierOp          op = { 0, kind, data };
  guint8             entity[BASE_IDENTIFIER_BYTES] = { 0 };

  if (poste != NULL)
    memcpy (entity, poste, DOSSIER_POSTE_BYTES);
  op.ent = dossier_tables_ensure_ent (dossier_journal_get_database (journal), entity, 0, error);
  g_array_append_val (ops, op);
  return op.ent != 0 && dossier_journal_append (journal, &heading, ops, touched, error) && settle (journal, touched, error);
}

static gboolean
admit_poste (DossierJournal          *journal,
             const DossierMembers    *members,
             const DossierMembersAct *act,
             GPtrArray               *touched,
             GError                 **error)
{
  const DossierPoste *poste = dossier_members_find (members, act->poste);
  const char         *name = poste != NULL && poste->name != NULL ? poste->name : "";
  g_autofree char    *label = NULL;

  if (poste == NULL || !poste->has_public_key)
    return refuse (error, DOSSIER_STORE_ERROR_NOT_FOUND, _ ("This computer never showed itself in the shared folder. Nothing was changed: wait until it has opened the dossier once."));
  /* Translators: a sentence of the history; the name of a computer. */
  label = g_strdup_printf (_ ("Computer admitted: %s"), name);
  return append (journal, act, DOSSIER_OP_ADMIT, act->poste, dossier_members_dup_admission (poste->public_key, act->type == DOSSIER_MEMBERS_ADMIT_ADMIN, name), label, touched, error);
}

/* Is it this desktop, or one that succeeded to it? */
static gboolean
descends (const DossierMembers *members,
          const guint8         *uuid,
          const guint8         *from)
{
  static const guint8 nobody[DOSSIER_POSTE_BYTES];
  const DossierPoste *poste = dossier_members_find (members, uuid);

  for (guint i = 0; poste != NULL && i < 16; i++)
    {
      if (memcmp (poste->uuid, from, DOSSIER_POSTE_BYTES) == 0)
        return TRUE;
      poste = memcmp (poste->predecessor, nobody, sizeof nobody) == 0 ? NULL : dossier_members_find (members, poste->predecessor);
    }
  return FALSE;
}

/* All that is here of it now. */
static GArray *
list_tips (DossierJournal       *journal,
           const DossierMembers *members,
           const guint8         *poste,
           GError              **error)
{
  g_autoptr (GArray) all = dossier_vector_read_tips (dossier_journal_get_database (journal), error);
  GArray            *found = all ? g_array_new (FALSE, TRUE, sizeof (DossierPoint)) : NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const DossierTip *tip = &g_array_index (all, DossierTip, i);

      if (descends (members, tip->poste, poste))
        g_array_append_val (found, tip->point);
    }
  return found;
}

static gboolean
revoke_poste (DossierJournal          *journal,
              const DossierMembers    *members,
              const DossierMembersAct *act,
              GPtrArray               *touched,
              GError                 **error)
{
  const DossierPoste *poste = dossier_members_find (members, act->poste);
  g_autofree char    *label = NULL;
  g_autoptr (GArray)  tips = NULL;

  if (poste == NULL)
    return refuse (error, DOSSIER_STORE_ERROR_NOT_FOUND, _ ("This computer is not known here. Nothing was changed."));
  if (!dossier_members_has_other_admin (members, act->poste))
    return refuse (error, DOSSIER_STORE_ERROR_REFUSED, _ ("It is the last computer that may admit others. Nothing was changed: give that right to another one first."));
  tips = list_tips (journal, members, act->poste, error);
  /* Translators: a sentence of the history; the name of a computer. */
  label = g_strdup_printf (_ ("Computer removed: %s"), poste->name ? poste->name : "");
  return tips != NULL && append (journal, act, DOSSIER_OP_REVOKE, act->poste, dossier_members_dup_revocation (tips), label, touched, error);
}

static gboolean
set_admission (DossierJournal          *journal,
               const DossierMembersAct *act,
               GPtrArray               *touched,
               GError                 **error)
{
  gboolean open = act->type == DOSSIER_MEMBERS_OPEN;

  return append (journal, act, DOSSIER_OP_SETTING, NULL, dossier_members_dup_setting ("admission", open ? "open" : "approve"),
                 open ? _ ("Every computer that has the folder is admitted") : _ ("Each new computer waits to be admitted"), touched, error);
}

/* What is here of it goes up to before that. Of a run of which nothing came it is not even known where it begins: all of it is missing. */
static gint64
find_first_missing (DossierDatabase *database,
                    gint64           run)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT max (applied, coalesce (parent_n, 0)) FROM run WHERE id = ?", NULL);

  if (row == NULL)
    return G_MAXINT64;
  dossier_statement_bind_integer (row, 1, run);
  return dossier_statement_step (row, NULL) ? dossier_statement_get_integer (row, 0) + 1 : G_MAXINT64;
}

static gboolean
declare_hole (DossierJournal          *journal,
              const DossierMembersAct *act,
              GPtrArray               *touched,
              GError                 **error)
{
  DossierLineage     *lineage = dossier_journal_get_lineage (journal);
  DossierDatabase    *database = dossier_journal_get_database (journal);
  gint64              run = dossier_stretch_find_run (database, act->run, NULL);
  gint64              row = dossier_lineage_get_poste (lineage, run);
  const DossierPoste *poste = dossier_members_find_row (dossier_journal_get_members (journal, NULL), row);
  gint64              missing = MIN (act->first, find_first_missing (database, run));
  g_autofree char    *label = NULL, *first = NULL, *last = NULL;

  if (poste == NULL)
    return refuse (error, DOSSIER_STORE_ERROR_NOT_FOUND, "nothing is known of this run");
  first = g_strdup_printf ("%" G_GINT64_FORMAT, act->first);
  last = g_strdup_printf ("%" G_GINT64_FORMAT, act->last);
  /* Translators: a sentence of the history: two numbers, then the name of a computer. */
  label = g_strdup_printf (_ ("Changes %s to %s of %s declared lost"), first, last, poste->name ? poste->name : "");
  return append (journal, act, DOSSIER_OP_HOLE, poste->uuid, dossier_members_dup_hole (act->run, missing, act->last), label, touched, error);
}

gboolean
dossier_members_act (DossierJournal          *journal,
                     const DossierMembersAct *act,
                     GPtrArray               *touched,
                     GError                 **error)
{
  const DossierMembers *members = dossier_journal_get_members (journal, error);

  if (members == NULL)
    return FALSE;
  if (!dossier_members_is_admin (members, dossier_journal_get_poste_uuid (journal)))
    return refuse (error, DOSSIER_STORE_ERROR_REFUSED, _ ("This computer may not decide who takes part. Nothing was changed: ask on a computer that may."));
  switch (act->type)
    {
    case DOSSIER_MEMBERS_ADMIT:
    case DOSSIER_MEMBERS_ADMIT_ADMIN:
      return admit_poste (journal, members, act, touched, error);
    case DOSSIER_MEMBERS_REVOKE:
      return revoke_poste (journal, members, act, touched, error);
    case DOSSIER_MEMBERS_HOLE:
      return declare_hole (journal, act, touched, error);
    default:
      return set_admission (journal, act, touched, error);
    }
}

static gboolean
is_as_met (const DossierPoste *poste,
           const guint8       *public_key,
           const char         *name,
           const guint8       *predecessor)
{
  return poste != NULL && poste->met && poste->has_public_key && memcmp (poste->public_key, public_key, DOSSIER_PUBLIC_KEY_BYTES) == 0 &&
         g_strcmp0 (poste->name, name) == 0 && (predecessor == NULL || memcmp (poste->predecessor, predecessor, DOSSIER_POSTE_BYTES) == 0);
}

gboolean
dossier_members_meet (DossierJournal *journal,
                      const guint8   *uuid,
                      const guint8   *public_key,
                      const char     *name,
                      const guint8   *predecessor,
                      gboolean       *news,
                      GPtrArray      *touched,
                      GError        **error)
{
  const DossierMembers        *members = dossier_journal_get_members (journal, error);
  g_autoptr (DossierStatement) row = NULL;

  if (members == NULL)
    return FALSE;
  *news = !is_as_met (dossier_members_find (members, uuid), public_key, name, predecessor);
  if (!*news)
    return TRUE;
  row = dossier_database_prepare (dossier_journal_get_database (journal),
                                  "INSERT INTO poste (uuid, pk, name, met, predecessor) VALUES (?1, ?2, ?3, 1, ?4)"
                                  " ON CONFLICT (uuid) DO UPDATE SET pk = ?2, name = ?3, met = 1, predecessor = coalesce (predecessor, ?4)",
                                  error);
  if (row == NULL)
    return FALSE;
  dossier_statement_bind_bytes (row, 1, uuid, DOSSIER_POSTE_BYTES);
  dossier_statement_bind_bytes (row, 2, public_key, DOSSIER_PUBLIC_KEY_BYTES);
  dossier_statement_bind_text (row, 3, name);
  if (predecessor != NULL)
    dossier_statement_bind_bytes (row, 4, predecessor, DOSSIER_POSTE_BYTES);
  return dossier_statement_run (row, error) && settle (journal, touched, error);
}
