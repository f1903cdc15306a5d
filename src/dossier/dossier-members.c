#include "dossier-members-private.h"

#include "dossier-codec.h"
#include "dossier-vector.h"

#include <string.h>

static void
clear_act (gpointer data)
{
  DossierMemberAct *act = data;

  g_clear_pointer (&act->data, g_bytes_unref);
  g_clear_pointer (&act->tips, g_array_unref);
  g_clear_pointer (&act->seen, g_bytes_unref);
}

static void
free_poste (gpointer data)
{
  g_free (((DossierPoste *) data)->name);
  g_free (data);
}

void
dossier_members_free (DossierMembers *self)
{
  g_ptr_array_unref (self->postes);
  g_array_unref (self->acts);
  g_array_unref (self->holes);
  g_free (self);
}

void
dossier_member_free (DossierMember *self)
{
  g_free (self->name);
  g_array_unref (self->tips);
  g_free (self);
}

DossierPoste *
dossier_members_find (const DossierMembers *self,
                      const guint8         *uuid)
{
  for (guint i = 0; i < self->postes->len; i++)
    if (memcmp (((DossierPoste *) self->postes->pdata[i])->uuid, uuid, DOSSIER_POSTE_BYTES) == 0)
      return self->postes->pdata[i];
  return NULL;
}

DossierPoste *
dossier_members_find_row (const DossierMembers *self,
                          gint64                row)
{
  for (guint i = 0; i < self->postes->len; i++)
    if (((DossierPoste *) self->postes->pdata[i])->row == row)
      return self->postes->pdata[i];
  return NULL;
}

static DossierPoste *
add_poste (DossierMembers *self,
           const guint8   *uuid)
{
  DossierPoste *poste = g_new0 (DossierPoste, 1);

  memcpy (poste->uuid, uuid, sizeof poste->uuid);
  g_ptr_array_add (self->postes, poste);
  return poste;
}

/* FALSE: there is nothing of that size there; bytes are then untouched. */
static gboolean
read_bytes (DossierStatement *row,
            int               column,
            guint8           *bytes,
            gsize             size)
{
  gsize         length;
  const guint8 *found = dossier_statement_get_bytes (row, column, &length);

  if (found == NULL || length != size)
    return FALSE;
  memcpy (bytes, found, size);
  return TRUE;
}

static gboolean
load_postes (DossierMembers  *self,
             DossierDatabase *database,
             GError         **error)
{
  g_autoptr (DossierStatement) rows = NULL;
  g_autoptr (GError)           local = NULL;

  rows = dossier_database_prepare (database, "SELECT id, uuid, pk, name, met, predecessor, pk IS NOT NULL AND pk = (SELECT v FROM meta WHERE k = 'founder') FROM poste ORDER BY id", error);
  if (rows == NULL)
    return FALSE;
  while (dossier_statement_step (rows, &local))
    {
      guint8        uuid[DOSSIER_POSTE_BYTES];
      DossierPoste *poste = read_bytes (rows, 1, uuid, sizeof uuid) ? add_poste (self, uuid) : NULL;

      if (poste == NULL)
        continue;
      poste->row = dossier_statement_get_integer (rows, 0);
      poste->has_public_key = read_bytes (rows, 2, poste->public_key, sizeof poste->public_key);
      poste->name = g_strdup (dossier_statement_get_text (rows, 3));
      poste->met = dossier_statement_get_integer (rows, 4) != 0;
      read_bytes (rows, 5, poste->predecessor, sizeof poste->predecessor);
      poste->is_founder = dossier_statement_get_integer (rows, 6) != 0;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gint64
find_run (DossierDatabase *database,
          const guint8    *uuid)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (database, "SELECT id FROM run WHERE uuid = ? -- members", NULL);

  if (row == NULL)
    return 0;
  dossier_statement_bind_bytes (row, 1, uuid, DOSSIER_RUN_BYTES);
  return dossier_statement_step (row, NULL) ? dossier_statement_get_integer (row, 0) : 0;
}

static GArray *
read_revocation (DossierDatabase *database,
                 const guint8    *bytes,
                 gsize            length)
{
  g_autoptr (GArray) tips = dossier_members_read_tips (bytes, length);
  GArray            *found = tips ? g_array_new (FALSE, TRUE, sizeof (DossierHole)) : NULL;

  for (guint i = 0; tips != NULL && i < tips->len; i++)
    {
      const DossierPoint *point = &g_array_index (tips, DossierPoint, i);
      DossierHole         tip = { find_run (database, point->run), 0, point->n };

      g_array_append_val (found, tip);
    }
  return found;
}

static GArray *
read_hole (DossierDatabase *database,
           const guint8    *bytes,
           gsize            length)
{
  guint8      run[DOSSIER_RUN_BYTES];
  DossierHole hole = { 0 };
  GArray     *found;

  if (!dossier_members_read_hole (bytes, length, run, &hole.first, &hole.last))
    return NULL;
  hole.run = find_run (database, run);
  found = g_array_new (FALSE, TRUE, sizeof (DossierHole));
  g_array_append_val (found, hole);
  return found;
}

static void
read_words (DossierDatabase  *database,
            DossierMemberAct *act)
{
  gsize         length;
  const guint8 *bytes = g_bytes_get_data (act->data, &length);

  if (act->kind == DOSSIER_OP_REVOKE)
    act->tips = read_revocation (database, bytes, length);
  else if (act->kind == DOSSIER_OP_HOLE)
    act->tips = read_hole (database, bytes, length);
}

static const char select_acts[] =
  "SELECT op.run, op.n, op.kind, ent.uuid, op.data, txn.t, txn.vv FROM op JOIN txn ON txn.run = op.run AND txn.n = op.n JOIN ent ON ent.id = op.ent"
  " WHERE op.kind > 4 AND op.kind < 9 ORDER BY op.run, op.n, op.i";

static gboolean
load_acts (DossierMembers  *self,
           DossierDatabase *database,
           GError         **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (database, select_acts, error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return FALSE;
  while (dossier_statement_step (rows, &local))
    {
      DossierMemberAct act = { 0 };
      guint8           entity[BASE_IDENTIFIER_BYTES] = { 0 };
      gsize            length;
      const guint8    *bytes = dossier_statement_get_bytes (rows, 4, &length);

      act.run = dossier_statement_get_integer (rows, 0);
      act.n = dossier_statement_get_integer (rows, 1);
      act.kind = (guint) dossier_statement_get_integer (rows, 2);
      act.t = dossier_statement_get_integer (rows, 5);
      act.vv = dossier_statement_get_integer (rows, 6);
      act.author = dossier_lineage_get_poste (self->lineage, act.run);
      act.data = g_bytes_new (bytes, length);
      read_bytes (rows, 3, entity, sizeof entity);
      memcpy (act.target, entity, sizeof act.target);
      memcpy (act.uuid, dossier_lineage_get_uuid (self->lineage, act.run), sizeof act.uuid);
      read_words (database, &act);
      g_array_append_val (self->acts, act);
      if (act.kind == DOSSIER_OP_ADMIT && dossier_members_find (self, act.target) == NULL)
        add_poste (self, act.target);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
note_seen (DossierMembers  *self,
           DossierDatabase *database)
{
  for (guint i = 0; i < self->acts->len; i++)
    {
      DossierMemberAct *act = &g_array_index (self->acts, DossierMemberAct, i);
      guint8           *seen = g_malloc0 (self->acts->len);

      for (guint j = 0; j < self->acts->len; j++)
        {
          const DossierMemberAct *other = &g_array_index (self->acts, DossierMemberAct, j);

          seen[j] = j < i && act->run == other->run && act->n == other->n;
          if (act->run != other->run || act->n != other->n)
            seen[j] = dossier_lineage_saw (self->lineage, database, act->run, act->n, act->vv, other->run, other->n);
        }
      act->seen = g_bytes_new_take (seen, self->acts->len);
    }
}

DossierMembers *
dossier_members_load (DossierDatabase *database,
                      DossierLineage  *lineage,
                      GError         **error)
{
  g_autoptr (DossierMembers) self = g_new0 (DossierMembers, 1);

  self->lineage = lineage;
  self->postes = g_ptr_array_new_with_free_func (free_poste);
  self->acts = g_array_new (FALSE, TRUE, sizeof (DossierMemberAct));
  g_array_set_clear_func (self->acts, clear_act);
  self->holes = g_array_new (FALSE, TRUE, sizeof (DossierHole));
  if (!load_postes (self, database, error) || !load_acts (self, database, error))
    return NULL;
  note_seen (self, database);
  dossier_members_judge (self);
  self->lineage = NULL;
  return g_steal_pointer (&self);
}

gboolean
dossier_members_is_open (const DossierMembers *self)
{
  return self->is_open;
}

gboolean
dossier_members_has_revoked (const DossierMembers *self)
{
  for (guint i = 0; i < self->acts->len; i++)
    if (g_array_index (self->acts, DossierMemberAct, i).stands)
      return TRUE;
  return FALSE;
}

gboolean
dossier_members_has_other_admin (const DossierMembers *self,
                                 const guint8         *uuid)
{
  for (guint i = 0; i < self->postes->len; i++)
    {
      const DossierPoste *poste = self->postes->pdata[i];

      if (memcmp (poste->uuid, uuid, sizeof poste->uuid) != 0 && dossier_members_is_admin (self, poste->uuid))
        return TRUE;
    }
  return FALSE;
}

/* --- telling */

static DossierMember *
new_member (const DossierMembers *self,
            const DossierPoste   *poste,
            const guint8         *self_poste)
{
  DossierMember *member = g_new0 (DossierMember, 1);

  memcpy (member->poste, poste->uuid, sizeof member->poste);
  memcpy (member->public_key, poste->public_key, sizeof member->public_key);
  member->has_public_key = poste->has_public_key;
  member->name = g_strdup (poste->name);
  member->state = dossier_members_get_state (self, poste->uuid);
  member->is_founder = poste->is_founder;
  member->is_admin = dossier_members_is_admin (self, poste->uuid);
  member->is_self = self_poste != NULL && memcmp (poste->uuid, self_poste, sizeof poste->uuid) == 0;
  member->tips = g_array_new (FALSE, TRUE, sizeof (DossierPoint));
  return member;
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  const DossierMember *one = *(DossierMember *const *) a, *other = *(DossierMember *const *) b;
  int                  order = other->is_founder - one->is_founder;

  order = order ? order : g_utf8_collate (one->name ? one->name : "", other->name ? other->name : "");
  return order ? order : memcmp (one->poste, other->poste, sizeof one->poste);
}

GPtrArray *
dossier_members_list (const DossierMembers *self,
                      DossierDatabase      *database,
                      const guint8         *self_poste,
                      GError              **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_member_free);
  g_autoptr (GArray)    tips = dossier_vector_read_tips (database, error);

  if (tips == NULL)
    return NULL;
  for (guint i = 0; i < self->postes->len; i++)
    {
      DossierMember *member = new_member (self, self->postes->pdata[i], self_poste);

      for (guint j = 0; j < tips->len; j++)
        if (memcmp (g_array_index (tips, DossierTip, j).poste, member->poste, sizeof member->poste) == 0)
          g_array_append_val (member->tips, g_array_index (tips, DossierTip, j).point);
      g_ptr_array_add (found, member);
    }
  g_ptr_array_sort (found, compare_members);
  return g_steal_pointer (&found);
}

/* --- what is void, and the holes */

static gboolean
add_ents (DossierDatabase *database,
          gint64           run,
          gint64           first,
          gint64           last,
          GHashTable      *ents,
          GError         **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (database, "SELECT DISTINCT ent FROM op WHERE run = ? AND n BETWEEN ? AND ?", error);
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return FALSE;
  dossier_statement_bind_integer (rows, 1, run);
  dossier_statement_bind_integer (rows, 2, first);
  dossier_statement_bind_integer (rows, 3, last);
  while (dossier_statement_step (rows, &local))
    {
      gint64 ent = dossier_statement_get_integer (rows, 0);

      g_hash_table_add (ents, g_memdup2 (&ent, sizeof ent));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
has_hole (const GArray      *holes,
          const DossierHole *hole)
{
  for (guint i = 0; i < holes->len; i++)
    if (memcmp (&g_array_index (holes, DossierHole, i), hole, sizeof *hole) == 0)
      return TRUE;
  return FALSE;
}

/* What is in one list and not in the other, both ways. */
static gboolean
add_ents_of_holes (DossierDatabase *database,
                   const GArray    *some,
                   const GArray    *others,
                   GHashTable      *ents,
                   GError         **error)
{
  for (guint i = 0; i < some->len; i++)
    {
      const DossierHole *hole = &g_array_index (some, DossierHole, i);

      if (!has_hole (others, hole) && !add_ents (database, hole->run, hole->first, hole->last, ents, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_holes (const DossierMembers *self,
             DossierDatabase      *database,
             GError              **error)
{
  g_autoptr (DossierStatement) insert = NULL;

  if (!dossier_database_run (database, "DELETE FROM hole", error))
    return FALSE;
  insert = dossier_database_prepare (database, "INSERT OR IGNORE INTO hole (run, first, last) VALUES (?, ?, ?)", error);
  for (guint i = 0; insert != NULL && i < self->holes->len; i++)
    {
      const DossierHole *hole = &g_array_index (self->holes, DossierHole, i);

      dossier_statement_bind_integer (insert, 1, hole->run);
      dossier_statement_bind_integer (insert, 2, hole->first);
      dossier_statement_bind_integer (insert, 3, hole->last);
      if (!dossier_statement_run (insert, error))
        return FALSE;
    }
  return insert != NULL;
}

static gboolean
settle_holes (const DossierMembers *self,
              DossierDatabase      *database,
              DossierLineage       *lineage,
              GHashTable           *ents,
              GError              **error)
{
  const GArray *before = dossier_lineage_get_holes (lineage);

  if (self->holes->len == 0 && before->len == 0)
    return TRUE;
  if (!add_ents_of_holes (database, before, self->holes, ents, error) || !add_ents_of_holes (database, self->holes, before, ents, error) ||
      !write_holes (self, database, error))
    return FALSE;
  dossier_lineage_set_holes (lineage, self->holes);
  return TRUE;
}

/* Rows of run. */
static GArray *
list_runs (DossierDatabase *database,
           gint64           poste,
           GError         **error)
{
  g_autoptr (DossierStatement) rows = dossier_database_prepare (database, "SELECT id FROM run WHERE poste = ? AND known", error);
  g_autoptr (GArray)           found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError)           local = NULL;

  if (rows == NULL)
    return NULL;
  dossier_statement_bind_integer (rows, 1, poste);
  while (dossier_statement_step (rows, &local))
    {
      gint64 run = dossier_statement_get_integer (rows, 0);

      g_array_append_val (found, run);
    }
  if (local == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
write_accepted (DossierDatabase *database,
                gint64           run,
                gint64           accepted,
                GError         **error)
{
  g_autoptr (DossierStatement) update = dossier_database_prepare (database, "UPDATE run SET accepted = ? WHERE id = ?", error);

  if (update == NULL)
    return FALSE;
  if (accepted != G_MAXINT64)
    dossier_statement_bind_integer (update, 1, accepted);
  dossier_statement_bind_integer (update, 2, run);
  return dossier_statement_run (update, error);
}

static gboolean
settle_poste (const DossierMembers *self,
              DossierDatabase      *database,
              DossierLineage       *lineage,
              const DossierPoste   *poste,
              GHashTable           *ents,
              GError              **error)
{
  g_autoptr (GArray) runs = list_runs (database, poste->row, error);

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      gint64 run = g_array_index (runs, gint64, i);
      gint64 before = dossier_lineage_get_accepted (lineage, run);
      gint64 now = dossier_members_get_accepted (self, lineage, poste, run);

      if (now == before)
        continue;
      if (!write_accepted (database, run, now, error) || !add_ents (database, run, MIN (before, now) + 1, MAX (before, now), ents, error))
        return FALSE;
      dossier_lineage_accept (lineage, run, now);
    }
  return runs != NULL;
}

gboolean
dossier_members_settle (const DossierMembers *self,
                        DossierDatabase      *database,
                        DossierLineage       *lineage,
                        GHashTable           *ents,
                        GError              **error)
{
  if (!settle_holes (self, database, lineage, ents, error))
    return FALSE;
  for (guint i = 0; dossier_members_has_revoked (self) && i < self->postes->len; i++)
    if (!settle_poste (self, database, lineage, self->postes->pdata[i], ents, error))
      return FALSE;
  return TRUE;
}
