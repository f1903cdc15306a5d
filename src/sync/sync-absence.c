#include "sync-absence.h"

#include "sync-names.h"
#include "sync-waits.h"

#include <string.h>

#define MINUTE_MS (60 * 1000)
#define DAY_MS (G_GINT64_CONSTANT (24) * 60 * MINUTE_MS)

/* What a desktop had written when it said hello. */
typedef struct
{
  guint32      k;
  DossierPoint tip;
  char        *who;
} Claim;

typedef struct
{
  char         poste[17];
  char        *who;
  DossierPoint missing;
} Waiting;

struct _SyncAbsence
{
  SyncShare  *share;
  SyncWaits  *waits;
  GHashTable *claims;  /* poste → Claim */
  GArray     *waiting; /* Waiting, of this round */
};

static void
free_claim (gpointer data)
{
  g_free (((Claim *) data)->who);
  g_free (data);
}

static void
clear_waiting (gpointer data)
{
  g_free (((Waiting *) data)->who);
}

SyncAbsence *
sync_absence_new (SyncShare *share)
{
  SyncAbsence *self = g_new0 (SyncAbsence, 1);

  self->share = share;
  self->waits = sync_waits_load (sync_share_get_dir (share));
  self->claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_claim);
  self->waiting = g_array_new (FALSE, TRUE, sizeof (Waiting));
  g_array_set_clear_func (self->waiting, clear_waiting);
  return self;
}

void
sync_absence_free (SyncAbsence *self)
{
  if (self == NULL)
    return;
  sync_waits_free (self->waits);
  g_hash_table_unref (self->claims);
  g_array_unref (self->waiting);
  g_free (self);
}

/* --- what is noted */

static DossierPoint
find_own_tip (const SyncHello *hello)
{
  DossierPoint last = { { 0 }, 0 };

  for (guint i = 0; i < hello->tips->len; i++)
    {
      const DossierTip *tip = &g_array_index (hello->tips, DossierTip, i);

      if (memcmp (tip->poste, hello->poste, sizeof tip->poste) == 0 && tip->point.n > last.n)
        last = tip->point;
    }
  return last;
}

void
sync_absence_note_hello (SyncAbsence     *self,
                         const SyncHello *hello)
{
  g_autofree char *poste = sync_name_dup_poste (hello->poste);
  const Claim     *before = g_hash_table_lookup (self->claims, poste);
  Claim           *claim;

  if (before != NULL && before->k > hello->k)
    return;
  claim = g_new0 (Claim, 1);
  *claim = (Claim){ hello->k, find_own_tip (hello), g_strdup (hello->name) };
  g_hash_table_replace (self->claims, g_steal_pointer (&poste), claim);
}

void
sync_absence_note_waiting (SyncAbsence        *self,
                           const char         *poste,
                           const char         *who,
                           const DossierPoint *missing)
{
  Waiting waiting = { .who = g_strdup (who), .missing = *missing };

  g_strlcpy (waiting.poste, poste, sizeof waiting.poste);
  g_array_append_val (self->waiting, waiting);
}

/* --- what is told */

/* How far what that desktop wrote is here; before: below this number, of any run but for the same one. */
static gint64
find_held (const GArray       *tips,
           const char         *poste,
           const DossierPoint *before)
{
  gint64 held = 0;

  for (guint i = 0; i < tips->len; i++)
    {
      const DossierTip *tip = &g_array_index (tips, DossierTip, i);
      g_autofree char  *digits = sync_name_dup_poste (tip->poste);
      gboolean          same = memcmp (tip->point.run, before->run, sizeof before->run) == 0;

      if (strcmp (digits, poste) == 0 && (same || tip->point.n <= before->n))
        held = MAX (held, tip->point.n);
    }
  return held;
}

/* It is missed now; since: since when. For how long. */
static gint64
miss (SyncAbsence *self,
      const char  *why,
      const char  *poste,
      gint64       first,
      gint64      *since)
{
  g_autofree char *what = g_strdup_printf ("%s-%s-%" G_GINT64_FORMAT, why, poste, first);
  gint64           now = sync_share_get_now (self->share);

  *since = sync_waits_miss (self->waits, what, now);
  return now - *since;
}

void
sync_absence_note_later (SyncAbsence *self,
                         const char  *poste,
                         gint64       first)
{
  gint64 since;

  miss (self, "hole", poste, first, &since);
}

/* The names are lent. */
static void
tell_stretch (SyncReport         *report,
              SyncAlertKind       kind,
              const char         *poste,
              char               *who,
              const DossierPoint *end,
              gint64              first,
              gint64              since)
{
  SyncAlert stretch = { .kind = kind, .who = who, .first = first, .last = end->n, .since = since };

  g_strlcpy (stretch.poste, poste, sizeof stretch.poste);
  memcpy (stretch.run, end->run, sizeof stretch.run);
  sync_report_alert_stretch (report, &stretch);
}

static void
tell_waiting (SyncAbsence   *self,
              const Waiting *waiting,
              const GArray  *tips,
              SyncReport    *report)
{
  gint64        first = find_held (tips, waiting->poste, &waiting->missing) + 1, since;
  SyncAlertKind kind = miss (self, "hole", waiting->poste, first, &since) >= SYNC_ABSENCE_DAYS * DAY_MS ? SYNC_ALERT_LOST : SYNC_ALERT_MISSING;

  tell_stretch (report, kind, waiting->poste, waiting->who, &waiting->missing, first, since);
}

static gboolean
is_waited_for (const SyncAbsence *self,
               const char        *poste)
{
  for (guint i = 0; i < self->waiting->len; i++)
    if (strcmp (g_array_index (self->waiting, Waiting, i).poste, poste) == 0)
      return TRUE;
  return FALSE;
}

static void
tell_claim (SyncAbsence         *self,
            const DossierMember *member,
            const GArray        *tips,
            SyncReport          *report)
{
  g_autofree char *poste = sync_name_dup_poste (member->poste);
  const Claim     *claim = g_hash_table_lookup (self->claims, poste);
  gint64           held, since;

  if (claim == NULL || is_waited_for (self, poste))
    return;
  held = find_held (tips, poste, &claim->tip);
  if (held < claim->tip.n && miss (self, "tip", poste, held + 1, &since) >= SYNC_ABSENCE_MINUTES * MINUTE_MS)
    tell_stretch (report, SYNC_ALERT_ROLLED_BACK, poste, claim->who, &claim->tip, held + 1, since);
}

gboolean
sync_absence_tell (SyncAbsence *self,
                   SyncReport  *report,
                   GError     **error)
{
  g_autoptr (GArray)    tips = dossier_store_list_tips (sync_share_get_store (self->share), error);
  g_autoptr (GPtrArray) members = tips != NULL ? dossier_store_list_members (sync_share_get_store (self->share), error) : NULL;

  if (members == NULL)
    return FALSE;
  for (guint i = 0; i < self->waiting->len; i++)
    tell_waiting (self, &g_array_index (self->waiting, Waiting, i), tips, report);
  for (guint i = 0; i < members->len; i++)
    {
      const DossierMember *member = members->pdata[i];

      if (!member->is_self && member->state == DOSSIER_MEMBER_ADMITTED)
        tell_claim (self, member, tips, report);
    }
  g_array_set_size (self->waiting, 0);
  return sync_waits_keep (self->waits, error);
}

/* --- what is given up */

gboolean
sync_absence_give_up (SyncShare       *share,
                      const SyncAlert *lost,
                      GError         **error)
{
  DossierStore      *store = sync_share_get_store (share);
  DossierPoint       end = { .n = lost->last };
  g_autoptr (GArray) tips = dossier_store_list_tips (store, error);

  g_return_val_if_fail (lost->kind == SYNC_ALERT_LOST, FALSE);

  if (tips == NULL)
    return FALSE;
  memcpy (end.run, lost->run, sizeof end.run);
  if (find_held (tips, lost->poste, &end) + 1 == lost->first)
    return dossier_store_declare_hole (store, lost->run, lost->first, lost->last, error);
  g_set_error_literal (error, SYNC_SHARE_ERROR, SYNC_SHARE_ERROR_NOT_LOST, "it is not missed as it was told");
  return FALSE;
}
