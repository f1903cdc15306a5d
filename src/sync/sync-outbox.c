#include "config.h"

#include "sync-outbox.h"

#include "sync-hello.h"
#include "sync-names.h"
#include "sync-segment.h"

#include <string.h>

#define HELLOS_KEPT 2
#define HELLOS_REMOVED 16 /* looked for below the last one */

/* --- sealing */

static SyncSegmentStamp
new_stamp (SyncShare *share)
{
  SyncSegmentStamp stamp = { sync_share_get_federation (share)->id, 0, sync_share_get_now (share), 0 };
  gint64           skew;

  if (sync_share_get_skew (share, &skew))
    stamp.share_clock = stamp.wall - skew;
  return stamp;
}

static gboolean
keep_part (SyncShare            *share,
           const DossierSegment *segment,
           guint                 from,
           guint                 count,
           GError              **error)
{
  SyncSegmentStamp          stamp = new_stamp (share);
  SyncKey                  *key = sync_keyring_find_current (sync_share_get_keyring (share));
  const DossierTransaction *first = segment->transactions->pdata[from], *last = segment->transactions->pdata[from + count - 1];
  g_autoptr (GBytes)        bytes = sync_segment_write (segment, from, count, &stamp, sync_share_get_signer (share), key, error);
  g_autofree char          *name = NULL;

  if (bytes == NULL)
    return FALSE;
  name = sync_name_dup_segment (first->point.n, last->point.n, first->point.run, 0);
  return carry_mirror_write (sync_share_get_mirror (share), sync_share_get_poste (share), name, bytes, error);
}

/* On the writer thread: what a file can hold goes in one. */
static gboolean
keep_segment (const DossierSegment *segment,
              gpointer              data,
              GError              **error)
{
  guint from = 0;

  while (from < segment->transactions->len)
    {
      guint count = sync_segment_count_fitting (segment, from, SYNC_SEGMENT_TARGET);

      if (!keep_part (data, segment, from, count, error))
        return FALSE;
      from += count;
    }
  return TRUE;
}

gboolean
sync_outbox_seal (SyncShare *share,
                  GError   **error)
{
  gint64 sealed;

  do
    sealed = dossier_store_seal (sync_share_get_store (share), keep_segment, share, error);
  while (sealed > 0);
  return sealed == 0;
}

/* --- hello */

static void
drop_old_hellos (SyncShare *share,
                 guint32    k)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (sync_share_get_mirror (share), sync_share_get_poste (share), NULL);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const CarryMirrorFile *file = files->pdata[i];
      SyncName               name;

      sync_name_read (file->name, &name);
      if (name.kind == SYNC_NAME_HELLO && name.is_exact && name.k + HELLOS_KEPT <= k)
        carry_mirror_drop (sync_share_get_mirror (share), file->poste, file->name, NULL); /* one too many does no harm */
    }
}

static SyncHello *
new_hello (SyncShare *share,
           guint32    k,
           GError   **error)
{
  g_autoptr (GArray) tips = dossier_store_list_tips (sync_share_get_store (share), error);
  SyncHello         *hello;

  if (tips == NULL)
    return NULL;
  hello = sync_hello_new ();
  hello->k = k;
  memcpy (hello->federation, sync_share_get_federation (share)->id, sizeof hello->federation);
  hello->wall = g_get_real_time () / 1000;
  hello->name = g_strdup (sync_share_get_person (share));
  hello->host = g_strdup (g_get_host_name ());
  hello->version = g_strdup (LIENS_VERSION);
  hello->reads = 1;
  g_array_set_size (tips, MIN (tips->len, SYNC_TIPS));
  g_array_append_vals (hello->tips, tips->data, tips->len);
  return hello;
}

gboolean
sync_outbox_greet (SyncShare *share,
                   GError   **error)
{
  guint32               k = sync_share_take_number (share, error);
  g_autoptr (SyncHello) hello = k > 0 ? new_hello (share, k, error) : NULL;
  g_autoptr (GBytes)    bytes = NULL;
  g_autofree char      *name = sync_name_dup_hello (k);

  if (hello == NULL)
    return FALSE;
  bytes = sync_hello_write (hello, sync_share_get_signer (share), sync_keyring_find_current (sync_share_get_keyring (share)), error);
  if (bytes == NULL || !carry_mirror_write (sync_share_get_mirror (share), sync_share_get_poste (share), name, bytes, error))
    return FALSE;
  drop_old_hellos (share, k);
  return TRUE;
}

/* --- putting on the share */

/* Documents have a way of their own, after all this (sync-documents.h). */
static gboolean
is_document (const CarryMirrorFile *file)
{
  SyncName name;

  sync_name_read (file->name, &name);
  return name.kind == SYNC_NAME_ATTACHMENT;
}

static int
rank_of (SyncNameKind kind)
{
  switch (kind)
    {
    case SYNC_NAME_KEY_PACKAGE:
      return 1;
    case SYNC_NAME_SEGMENT:
      return 2;
    case SYNC_NAME_PRESENCE:
      return 4;
    default: /* a hello last of what counts: it tells what is there */
      return 3;
    }
}

static int
compare_own (gconstpointer a,
             gconstpointer b)
{
  const CarryMirrorFile *one = *(CarryMirrorFile *const *) a, *other = *(CarryMirrorFile *const *) b;
  SyncName               name, against;

  sync_name_read (one->name, &name);
  sync_name_read (other->name, &against);
  if (name.kind != against.kind)
    return rank_of (name.kind) - rank_of (against.kind);
  return strcmp (one->name, other->name); /* segments: by their first number */
}

static CarryRequest *
new_push (GPtrArray *files)
{
  CarryRequest *request = carry_request_new (CARRY_ASK_PUSH, NULL);

  g_ptr_array_sort (files, compare_own);
  for (guint i = 0; i < files->len && request->names->len < CARRY_NAMES_MAX; i++)
    if (!is_document (files->pdata[i]))
      g_ptr_array_add (request->names, g_strdup (((CarryMirrorFile *) files->pdata[i])->name));
  return request;
}

void
sync_outbox_verify (SyncShare    *share,
                    GCancellable *cancellable)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (sync_share_get_mirror (share), sync_share_get_poste (share), NULL);
  CarryRequest         *request = carry_request_new (CARRY_ASK_VERIFY, NULL), *removal = carry_request_new (CARRY_ASK_REMOVE, NULL);
  CarryReport          *verified;

  for (guint i = 0; files != NULL && i < files->len && request->names->len < CARRY_NAMES_MAX; i++)
    if (!is_document (files->pdata[i]))
      g_ptr_array_add (request->names, g_strdup (((CarryMirrorFile *) files->pdata[i])->name));
  verified = carry_relay_ask (sync_share_get_relay (share), request, cancellable);
  for (guint i = 0; i < verified->items->len; i++)
    if (((CarryItem *) verified->items->pdata[i])->fate == CARRY_FATE_DIFFERS)
      g_ptr_array_add (removal->names, g_strdup (((CarryItem *) verified->items->pdata[i])->name));
  carry_report_free (verified);
  if (removal->names->len > 0)
    carry_report_free (carry_relay_ask (sync_share_get_relay (share), removal, cancellable));
  else
    carry_request_free (removal);
}

static void
count_sent (SyncShare         *share,
            const CarryReport *pushed,
            SyncReport        *report)
{
  for (guint i = 0; i < pushed->items->len; i++)
    {
      const CarryItem *item = pushed->items->pdata[i];
      SyncName         name;

      sync_name_read (item->name, &name);
      if (item->fate == CARRY_FATE_COPIED && name.kind == SYNC_NAME_SEGMENT && name.is_exact)
        report->sent += name.last - name.first + 1;
    }
}

/* On the share the last two hellos stay. Those of before may be there or not. */
static void
remove_old_hellos (SyncShare    *share,
                   GCancellable *cancellable)
{
  CarryRequest *request = carry_request_new (CARRY_ASK_REMOVE, NULL);
  guint32       number = sync_share_get_number (share);

  for (guint32 k = number > HELLOS_REMOVED ? number - HELLOS_REMOVED : 1; k + HELLOS_KEPT <= number; k++)
    g_ptr_array_add (request->names, sync_name_dup_hello (k));
  if (request->names->len > 0)
    carry_report_free (carry_relay_ask (sync_share_get_relay (share), request, cancellable)); /* one too many does no harm */
  else
    carry_request_free (request);
}

static gint64
find_last (GPtrArray *files)
{
  gint64 last = 0;

  for (guint i = 0; i < files->len; i++)
    {
      SyncName name;

      sync_name_read (((CarryMirrorFile *) files->pdata[i])->name, &name);
      if (name.kind == SYNC_NAME_SEGMENT)
        last = MAX (last, name.last);
    }
  return last;
}

gint64
sync_outbox_count_waiting (SyncShare *share,
                           GError   **error)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (sync_share_get_mirror (share), sync_share_get_poste (share), error);
  gint64                unsealed = files != NULL ? dossier_store_count_unsealed (sync_share_get_store (share), error) : -1;

  return unsealed < 0 ? -1 : unsealed + MAX (find_last (files) - sync_share_get_published (share), 0);
}

/* All of ours that is sealed is there: what we erased may leave the disk. */
static gboolean
note_published (SyncShare *share,
                GError   **error)
{
  g_autoptr (GArray) tips = dossier_store_list_tips (sync_share_get_store (share), error);
  g_autoptr (GArray) own = g_array_new (FALSE, TRUE, sizeof (DossierPoint));
  const guint8      *poste = dossier_identity_get_poste (dossier_store_get_identity (sync_share_get_store (share)));

  if (tips == NULL)
    return FALSE;
  for (guint i = 0; i < tips->len; i++)
    {
      const DossierTip *tip = &g_array_index (tips, DossierTip, i);

      if (memcmp (tip->poste, poste, sizeof tip->poste) == 0)
        g_array_append_val (own, tip->point);
    }
  return dossier_store_note_published (sync_share_get_store (share), own, error);
}

gboolean
sync_outbox_push (SyncShare    *share,
                  SyncReport   *report,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (GPtrArray) files = carry_mirror_list (sync_share_get_mirror (share), sync_share_get_poste (share), error);
  CarryReport          *pushed;
  gint64                unsealed;
  gboolean              whole;

  if (files == NULL)
    return FALSE;
  pushed = carry_relay_ask (sync_share_get_relay (share), new_push (files), cancellable);
  count_sent (share, pushed, report);
  whole = pushed->error == NULL;
  if (!whole)
    g_propagate_error (&report->push, g_steal_pointer (&pushed->error));
  carry_report_free (pushed);
  if (!whole)
    return TRUE;
  remove_old_hellos (share, cancellable);
  if (!sync_share_keep_published (share, find_last (files), error))
    return FALSE;
  unsealed = dossier_store_count_unsealed (sync_share_get_store (share), error);
  return unsealed == 0 ? note_published (share, error) : unsealed > 0;
}
