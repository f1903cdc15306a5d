/* dossier-conflicts-together.c - two answers to one long text, made of what both authors had before their eyes */
#include "dossier-conflicts-private.h"

#include "dossier-blend.h"
#include "dossier-projection.h"
#include "dossier-reader-private.h"

/* Who wrote one of the two answers, and what they had seen. */
typedef struct
{
  gint64 run, n, vv;
} Hand;

static gboolean
read_hand (DossierDatabase    *database,
           const DossierClaim *claim,
           Hand               *hand)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT coalesce (vv, 0) FROM txn WHERE run = ? AND n = ?", NULL);

  if (row == NULL)
    return FALSE;
  dossier_statement_bind_integer (row, 1, claim->run);
  dossier_statement_bind_integer (row, 2, claim->n);
  if (!dossier_statement_step (row, NULL))
    return FALSE;
  *hand = (Hand){ claim->run, claim->n, dossier_statement_get_integer (row, 0) };
  return TRUE;
}

/* FALSE: there are not two of them. */
static gboolean
read_hands (DossierDatabase       *database,
            DossierLineage        *lineage,
            const DossierConflict *conflict,
            gint64                 ent,
            Hand                   hands[2])
{
  g_autoptr (DossierState) state = dossier_projection_compute (database, lineage, ent, NULL, NULL);
  const DossierCell       *cell = state != NULL ? dossier_state_find (state, conflict->field->number, NULL) : NULL;

  return cell != NULL && cell->alternatives != NULL && cell->alternatives->len == 1 && read_hand (database, &cell->current, &hands[0]) &&
         read_hand (database, &g_array_index (cell->alternatives, DossierClaim, 0), &hands[1]);
}

static gboolean
saw (DossierLineage  *lineage,
     DossierDatabase *database,
     const Hand      *hand,
     gint64           run,
     gint64           n)
{
  return !(hand->run == run && hand->n == n) && dossier_lineage_saw (lineage, database, hand->run, hand->n, hand->vv, run, n);
}

/* The last that both had seen. NULL: none, or it was emptied, or erased. */
static char *
dup_base (DossierDatabase       *database,
          DossierLineage        *lineage,
          const DossierConflict *conflict,
          gint64                 ent,
          const Hand             hands[2])
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (database,
                                                                "SELECT txn.run, txn.n, op.data FROM op JOIN txn ON txn.run = op.run AND txn.n = op.n WHERE op.ent = ? AND op.kind = ?"
                                                                " ORDER BY txn.rank DESC, txn.t DESC, op.run, op.n DESC",
                                                                NULL);
  DossierAssignment            found;

  if (rows == NULL)
    return NULL;
  dossier_statement_bind_integer (rows, 1, ent);
  dossier_statement_bind_integer (rows, 2, DOSSIER_OP_SET);
  while (dossier_statement_step (rows, NULL))
    {
      gint64                   run = dossier_statement_get_integer (rows, 0), n = dossier_statement_get_integer (rows, 1);
      g_autoptr (DossierValue) value = NULL;

      if (!dossier_conflict_finds (conflict, rows, 2, &found) || !saw (lineage, database, &hands[0], run, n) || !saw (lineage, database, &hands[1], run, n))
        continue;
      if (!dossier_codec_read_value (found.value, found.value_length, conflict->field->type, &value) || value == NULL)
        return NULL;
      return g_strdup (dossier_value_get_text (value));
    }
  return NULL;
}

static const char *
get_text (const DossierConflict *conflict,
          guint                  side)
{
  const DossierConflictSide *one = conflict->sides->pdata[side];

  return one->value != NULL ? dossier_value_get_text (one->value) : NULL;
}

char *
dossier_conflict_dup_together (const DossierConflict *self,
                               DossierReader         *reader,
                               gint64                 ent)
{
  DossierDatabase           *database = dossier_reader_get_database (reader);
  g_autoptr (DossierLineage) lineage = NULL;
  g_autofree char           *base = NULL;
  Hand                       hands[2];

  if (self->field->type != DOSSIER_FIELD_LONG_TEXT || self->key != NULL || self->sides->len != 2 || get_text (self, 0) == NULL || get_text (self, 1) == NULL)
    return NULL;
  lineage = dossier_lineage_load (database, NULL);
  if (lineage == NULL || !read_hands (database, lineage, self, ent, hands))
    return NULL;
  base = dup_base (database, lineage, self, ent, hands);
  return base != NULL ? dossier_blend_texts (base, get_text (self, 0), get_text (self, 1)) : NULL;
}
