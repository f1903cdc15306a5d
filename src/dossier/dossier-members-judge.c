/* dossier-members-judge.c - which acts count
 *
 * Acts are taken in an order every desktop finds alike: none before those it had seen; of those that may come next, the one of the
 * admin nearest to the founder, revocations first. A revocation that counts stands from the beginning: all is judged again with what it makes
 * void, until nothing new stands. Each round adds a revocation, or its taking back, so that it ends.
 */
#include "dossier-members-private.h"

#include "dossier-codec.h"

#include <string.h>

#define MAX_SUCCESSIONS 16
#define STRANGER G_MAXUINT

static DossierMemberAct *
act_at (const DossierMembers *self,
        guint                 index)
{
  return &g_array_index (self->acts, DossierMemberAct, index);
}

static gboolean
has_seen (const DossierMemberAct *act,
          guint                   other)
{
  return ((const guint8 *) g_bytes_get_data (act->seen, NULL))[other] != 0;
}

static const DossierPoste *
find_predecessor (const DossierMembers *self,
                  const DossierPoste   *poste)
{
  static const guint8 nobody[DOSSIER_POSTE_BYTES];

  return memcmp (poste->predecessor, nobody, sizeof nobody) == 0 ? NULL : dossier_members_find (self, poste->predecessor);
}

static gboolean
is_admin (const DossierMembers *self,
          const DossierPoste   *poste)
{
  for (guint i = 0; poste != NULL && i < MAX_SUCCESSIONS; i++)
    {
      if (poste->is_admin)
        return TRUE;
      poste = find_predecessor (self, poste);
    }
  return FALSE;
}

static guint
find_depth (const DossierMembers *self,
            gint64                author)
{
  const DossierPoste *poste = dossier_members_find_row (self, author);

  for (guint i = 0; poste != NULL && i < MAX_SUCCESSIONS; i++)
    {
      if (poste->is_admin)
        return poste->depth;
      poste = find_predecessor (self, poste);
    }
  return STRANGER;
}

/* Is it said of this desktop, or of one it succeeded to? */
static gboolean
concerns (const DossierMembers   *self,
          const DossierMemberAct *revocation,
          const DossierPoste     *poste)
{
  for (guint i = 0; poste != NULL && i < MAX_SUCCESSIONS; i++)
    {
      if (memcmp (revocation->target, poste->uuid, sizeof poste->uuid) == 0)
        return TRUE;
      poste = find_predecessor (self, poste);
    }
  return FALSE;
}

static gint64
reach_of_tips (const DossierLineage *lineage,
               const GArray         *tips,
               gint64                run)
{
  gint64 reached = 0;

  for (guint i = 0; tips != NULL && i < tips->len; i++)
    {
      const DossierHole *tip = &g_array_index (tips, DossierHole, i);

      reached = MAX (reached, dossier_lineage_get_reach (lineage, run, tip->run, tip->last));
    }
  return reached;
}

gint64
dossier_members_get_accepted (const DossierMembers *self,
                              const DossierLineage *lineage,
                              const DossierPoste   *poste,
                              gint64                run)
{
  gint64 accepted = G_MAXINT64;

  for (guint i = 0; i < self->acts->len; i++)
    {
      const DossierMemberAct *act = act_at (self, i);

      if (act->stands && !act->is_taken_back && concerns (self, act, poste))
        accepted = MIN (accepted, reach_of_tips (lineage, act->tips, run));
    }
  return accepted;
}

static gboolean
is_void (const DossierMembers   *self,
         const DossierMemberAct *act)
{
  const DossierPoste *author = dossier_members_find_row (self, act->author);

  return author == NULL || act->n > dossier_members_get_accepted (self, self->lineage, author, act->run);
}

/* TRUE: something stands that did not. */
static gboolean
admit_poste (DossierMembers   *self,
             DossierMemberAct *act)
{
  DossierPoste    *poste = dossier_members_find (self, act->target);
  gboolean         news = FALSE, admin;
  guint8           key[DOSSIER_PUBLIC_KEY_BYTES];
  g_autofree char *name = NULL;
  gsize            length;
  const guint8    *bytes = g_bytes_get_data (act->data, &length);

  if (poste == NULL || !dossier_members_read_admission (bytes, length, key, &admin, &name))
    return FALSE;
  for (guint i = 0; i < self->acts->len; i++)
    {
      DossierMemberAct *other = act_at (self, i);

      if (!other->stands || other->is_taken_back || memcmp (other->target, act->target, sizeof act->target) != 0)
        continue;
      if (!has_seen (act, i))
        return FALSE;
      other->is_taken_back = news = TRUE;
    }
  act->is_valid = poste->is_admitted = TRUE;
  poste->is_admin = admin || poste->is_founder;
  poste->depth = MIN (poste->depth, find_depth (self, act->author) + 1);
  poste->has_public_key = TRUE;
  memcpy (poste->public_key, key, sizeof key);
  g_free (poste->name);
  poste->name = g_steal_pointer (&name);
  return news;
}

static gboolean
revoke_poste (DossierMemberAct *act)
{
  gboolean news = !act->stands && act->tips != NULL;

  act->is_valid = act->tips != NULL;
  act->stands = act->stands || news;
  return news;
}

static void
declare_hole (DossierMembers   *self,
              DossierMemberAct *act)
{
  DossierHole hole = { 0 };

  act->is_valid = act->tips != NULL && act->tips->len == 1;
  if (!act->is_valid)
    return;
  hole = g_array_index (act->tips, DossierHole, 0);
  g_array_append_val (self->holes, hole);
}

static void
set (DossierMembers   *self,
     DossierMemberAct *act)
{
  g_autofree char *key = NULL, *value = NULL;
  gsize            length;
  const guint8    *bytes = g_bytes_get_data (act->data, &length);

  act->is_valid = dossier_members_read_setting (bytes, length, &key, &value);
  if (act->is_valid && strcmp (key, "admission") == 0)
    self->is_open = strcmp (value, "open") == 0;
}

static gboolean
judge_act (DossierMembers   *self,
           DossierMemberAct *act)
{
  act->is_done = TRUE;
  if (is_void (self, act) || !is_admin (self, dossier_members_find_row (self, act->author)))
    return FALSE;
  switch (act->kind)
    {
    case DOSSIER_OP_ADMIT:
      return admit_poste (self, act);
    case DOSSIER_OP_REVOKE:
      return revoke_poste (act);
    case DOSSIER_OP_HOLE:
      declare_hole (self, act);
      return FALSE;
    default:
      set (self, act);
      return FALSE;
    }
}

static int
compare_acts (const DossierMembers   *self,
              const DossierMemberAct *one,
              const DossierMemberAct *other)
{
  guint near = find_depth (self, one->author), far = find_depth (self, other->author);
  int   order = (near > far) - (near < far);

  order = order ? order : (one->kind != DOSSIER_OP_REVOKE) - (other->kind != DOSSIER_OP_REVOKE);
  order = order ? order : (one->t > other->t) - (one->t < other->t);
  order = order ? order : memcmp (one->uuid, other->uuid, sizeof one->uuid);
  return order ? order : (one->n > other->n) - (one->n < other->n);
}

static gboolean
may_come (const DossierMembers   *self,
          const DossierMemberAct *act)
{
  for (guint i = 0; i < self->acts->len; i++)
    if (act_at (self, i) != act && !act_at (self, i)->is_done && has_seen (act, i))
      return FALSE;
  return !act->is_done;
}

static DossierMemberAct *
choose (const DossierMembers *self)
{
  DossierMemberAct *best = NULL;

  for (guint i = 0; i < self->acts->len; i++)
    if (may_come (self, act_at (self, i)) && (best == NULL || compare_acts (self, act_at (self, i), best) < 0))
      best = act_at (self, i);
  return best;
}

static void
begin_round (DossierMembers *self)
{
  self->is_open = FALSE;
  g_array_set_size (self->holes, 0);
  for (guint i = 0; i < self->acts->len; i++)
    act_at (self, i)->is_done = act_at (self, i)->is_valid = FALSE;
  for (guint i = 0; i < self->postes->len; i++)
    {
      DossierPoste *poste = self->postes->pdata[i];

      poste->is_admitted = poste->is_admin = poste->is_founder;
      poste->depth = poste->is_founder ? 0 : STRANGER;
    }
}

void
dossier_members_judge (DossierMembers *self)
{
  DossierMemberAct *act;

  do
    for (begin_round (self); (act = choose (self)) != NULL;)
      if (judge_act (self, act))
        break;
  while (act != NULL);
}

DossierMemberState
dossier_members_get_state (const DossierMembers *self,
                           const guint8         *uuid)
{
  const DossierPoste *poste = dossier_members_find (self, uuid);

  for (guint i = 0; poste != NULL && i < self->acts->len; i++)
    if (act_at (self, i)->stands && !act_at (self, i)->is_taken_back && concerns (self, act_at (self, i), poste))
      return DOSSIER_MEMBER_REVOKED;
  for (guint i = 0; poste != NULL && i < MAX_SUCCESSIONS; i++)
    {
      if (poste->is_admitted || (self->is_open && poste->met))
        return DOSSIER_MEMBER_ADMITTED;
      poste = find_predecessor (self, poste);
    }
  return DOSSIER_MEMBER_PENDING;
}

gboolean
dossier_members_is_admin (const DossierMembers *self,
                          const guint8         *uuid)
{
  return is_admin (self, dossier_members_find (self, uuid)) && dossier_members_get_state (self, uuid) == DOSSIER_MEMBER_ADMITTED;
}
