#include "config.h"

#include "sync-inbox.h"

#include "sync-absence.h"
#include "sync-error.h"
#include "sync-hello.h"
#include "sync-key-package.h"
#include "sync-names.h"
#include "sync-peers.h"
#include "sync-reread.h"
#include "sync-segment.h"

#include <string.h>

#define BACKLOG 20000 /* transactions behind which records are made anew at once, and not one by one */

typedef enum
{
  FILE_NEW,
  FILE_PENDING, /* for an admission, a hello: tried at each turn */
  FILE_WAITING, /* for a parent, a key, a newer Liens: as well, and told */
  FILE_TORN,    /* cannot be read: copied again in a while */
  FILE_SETTLED,
} FileState;

typedef struct
{
  FileState    state;
  SyncNameKind kind;
  char        *poste, *name;
  guint64      size;
  guint        tries;
  gint64       again;   /* monotonic: when to copy it again */
  DossierPoint missing; /* WAITING: up to where what is before it is not here; n 0: it waits for something else */
} File;

struct _SyncInbox
{
  SyncShare   *share;
  SyncAbsence *absence;
  SyncPeers   *peers;
  GHashTable  *files;   /* "poste/name" → File */
  GHashTable  *members; /* poste → public key (GBytes), of hellos that were read */
  GHashTable  *names;   /* poste → what people call it */
  gboolean     hasty;
  SyncReread  *reread;
};

/* A turn through the files. */
typedef struct
{
  SyncInbox         *inbox;
  SyncReport        *report;
  GCancellable      *cancellable;
  DossierReceiveMode mode;
  gboolean           moved;     /* something came: what waits may go on */
  gboolean           is_sealed; /* all of ours was handed over */
} Turn;

static void
free_file (gpointer data)
{
  File *file = data;

  g_free (file->poste);
  g_free (file->name);
  g_free (file);
}

SyncInbox *
sync_inbox_new (SyncShare *share)
{
  SyncInbox *self = g_new0 (SyncInbox, 1);

  self->share = share;
  self->absence = sync_absence_new (share);
  self->peers = sync_peers_new (share);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_file);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->reread = sync_reread_load (sync_share_get_dir (share));
  return self;
}

void
sync_inbox_free (SyncInbox *self)
{
  if (self == NULL)
    return;
  sync_absence_free (self->absence);
  sync_peers_free (self->peers);
  g_hash_table_unref (self->files);
  g_hash_table_unref (self->members);
  g_hash_table_unref (self->names);
  sync_reread_free (self->reread);
  g_free (self);
}

void
sync_inbox_set_hasty (SyncInbox *self,
                      gboolean   hasty)
{
  self->hasty = hasty;
}

/* --- what the mirror holds */

static void
note_file (SyncInbox             *self,
           const CarryMirrorFile *found)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", found->poste, found->name);
  File            *file = g_hash_table_lookup (self->files, key);
  SyncName         name;

  if (file != NULL && file->size == found->size)
    return;
  sync_name_read (found->name, &name);
  file = g_new0 (File, 1);
  file->kind = name.kind;
  file->poste = g_strdup (found->poste);
  file->name = g_strdup (found->name);
  file->size = found->size;
  g_hash_table_replace (self->files, g_steal_pointer (&key), file);
}

static gboolean
note_files (SyncInbox *self,
            GError   **error)
{
  g_autoptr (GPtrArray) found = carry_mirror_list (sync_share_get_mirror (self->share), NULL, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    note_file (self, found->pdata[i]);
  return found != NULL;
}

static guint64
get_limit (const File *file)
{
  switch (file->kind)
    {
    case SYNC_NAME_HELLO:
      return SYNC_HELLO_FILE;
    case SYNC_NAME_KEY_PACKAGE:
      return SYNC_KEY_PACKAGE_FILE;
    default:
      return SYNC_SEGMENT_FILE;
    }
}

static GBytes *
read_file (SyncInbox  *self,
           const File *file,
           GError    **error)
{
  return carry_mirror_read (sync_share_get_mirror (self->share), file->poste, file->name, get_limit (file), error);
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  const File *one = *(File *const *) a, *other = *(File *const *) b;
  int         order = strcmp (one->poste, other->poste);

  return order != 0 ? order : strcmp (one->name, other->name); /* names of segments begin with their first number */
}

static GPtrArray *
list_unsettled (SyncInbox   *self,
                SyncNameKind kind)
{
  GPtrArray     *files = g_ptr_array_new ();
  GHashTableIter each;
  gpointer       file;

  g_hash_table_iter_init (&each, self->files);
  while (g_hash_table_iter_next (&each, NULL, &file))
    if (((File *) file)->kind == kind && ((File *) file)->state <= FILE_WAITING)
      g_ptr_array_add (files, file);
  g_ptr_array_sort (files, compare_files);
  return files;
}

/* --- what cannot be read */

static const char *
get_name (const SyncInbox *self,
          const char      *poste)
{
  return g_hash_table_lookup (self->names, poste);
}

static void
tear (Turn         *turn,
      File         *file,
      const GError *error)
{
  static const gint64 pauses[] = { 1, 10, 60, 600 }; /* seconds */

  if (turn->inbox->hasty)
    file->tries = 0;
  if (file->tries >= G_N_ELEMENTS (pauses))
    {
      file->state = FILE_SETTLED;
      sync_report_alert (turn->report, SYNC_ALERT_DAMAGED, file->poste, get_name (turn->inbox, file->poste), error->message);
      return;
    }
  file->state = FILE_TORN;
  file->again = g_get_monotonic_time () + pauses[file->tries++] * G_USEC_PER_SEC;
}

/* What the error asks for. */
static void
judge (Turn         *turn,
       File         *file,
       const GError *error)
{
  file->missing.n = 0;
  if (g_error_matches (error, SYNC_ERROR, SYNC_ERROR_NEWER))
    {
      file->state = FILE_WAITING;
      sync_report_alert (turn->report, SYNC_ALERT_NEWER, file->poste, get_name (turn->inbox, file->poste), error->message);
    }
  else if (g_error_matches (error, SYNC_ERROR, SYNC_ERROR_UNKNOWN_KEY))
    {
      file->state = FILE_WAITING;
      sync_report_alert (turn->report, SYNC_ALERT_KEY, file->poste, get_name (turn->inbox, file->poste), error->message);
    }
  else if (g_error_matches (error, SYNC_ERROR, SYNC_ERROR_FOREIGN))
    file->state = FILE_SETTLED;
  else
    tear (turn, file, error);
}

char **
sync_inbox_dup_again (SyncInbox *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GHashTableIter           each;
  gpointer                 key, value;
  gint64                   now = g_get_monotonic_time ();

  g_hash_table_iter_init (&each, self->files);
  while (g_hash_table_iter_next (&each, &key, &value))
    {
      File *file = value;

      if (file->state != FILE_TORN || (file->again > now && !self->hasty))
        continue;
      g_strv_builder_add (names, key);
      file->state = FILE_NEW;
    }
  return g_strv_builder_end (names);
}

/* --- who is there */

static gboolean
meet (Turn            *turn,
      const SyncHello *hello,
      GError         **error)
{
  DossierHello     said = { hello->poste, hello->public_key, hello->name, NULL };
  guint8           before[DOSSIER_POSTE_BYTES];
  gboolean         news = FALSE;
  g_autofree char *poste = sync_name_dup_poste (hello->poste);

  if (hello->succeeds)
    {
      sync_poste_of_key (hello->before, before);
      said.predecessor = before;
    }
  if (!dossier_store_meet (sync_share_get_store (turn->inbox->share), &said, &news, error))
    return FALSE;
  turn->moved = turn->moved || news;
  g_hash_table_replace (turn->inbox->names, g_strdup (poste), g_strdup (hello->name));
  g_hash_table_replace (turn->inbox->members, g_steal_pointer (&poste), g_bytes_new (hello->public_key, sizeof hello->public_key));
  return TRUE;
}

static gboolean
take_hello (Turn    *turn,
            File    *file,
            GBytes  *bytes,
            GError **error)
{
  g_autoptr (GError)    local = NULL;
  g_autoptr (SyncHello) hello = sync_hello_read (bytes, sync_share_get_federation (turn->inbox->share)->id, sync_share_get_keyring (turn->inbox->share), &local);

  if (hello == NULL)
    {
      judge (turn, file, local);
      return TRUE;
    }
  file->state = FILE_SETTLED;
  sync_absence_note_hello (turn->inbox->absence, hello);
  sync_peers_note_hello (turn->inbox->peers, hello);
  return meet (turn, hello, error);
}

/* --- keys */

static const DossierMember *
find_member (GPtrArray    *members,
             const guint8 *poste)
{
  for (guint i = 0; members != NULL && i < members->len; i++)
    if (memcmp (((DossierMember *) members->pdata[i])->poste, poste, DOSSIER_POSTE_BYTES) == 0)
      return members->pdata[i];
  return NULL;
}

/* Only an administrator begins an epoch. */
static gboolean
open_package (Turn                 *turn,
              File                 *file,
              const SyncKeyPackage *package,
              GError              **error)
{
  SyncShare            *share = turn->inbox->share;
  g_autoptr (GPtrArray) members = dossier_store_list_members (sync_share_get_store (share), error);
  const DossierMember  *author = find_member (members, package->poste);
  g_autoptr (GError)    local = NULL;

  if (members == NULL)
    return FALSE;
  if (author == NULL || !author->is_admin || author->state != DOSSIER_MEMBER_ADMITTED)
    file->state = FILE_PENDING;
  else if (!sync_key_package_check (package, sync_share_get_federation (share)->id, author->public_key, &local))
    judge (turn, file, local);
  else if (!sync_key_package_is_for (package, dossier_identity_get_poste (dossier_store_get_identity (sync_share_get_store (share)))))
    file->state = FILE_SETTLED;
  else if (!sync_key_package_open (package, sync_share_get_signer (share), sync_share_get_keyring (share), &local))
    judge (turn, file, local);
  else
    {
      file->state = FILE_SETTLED;
      turn->moved = TRUE;
      return sync_share_keep_keys (share, error);
    }
  return TRUE;
}

static gboolean
take_key_package (Turn    *turn,
                  File    *file,
                  GBytes  *bytes,
                  GError **error)
{
  g_autoptr (GError)         local = NULL;
  g_autoptr (SyncKeyPackage) package = sync_key_package_peek (bytes, &local);

  if (package == NULL)
    {
      judge (turn, file, local);
      return TRUE;
    }
  return open_package (turn, file, package, error);
}

/* --- changes */

static gboolean
is_held (Turn     *turn,
         GBytes   *bytes,
         gboolean *held,
         GError  **error)
{
  gsize              length;
  const guint8      *start = g_bytes_get_data (bytes, &length);
  g_autoptr (GArray) sections = sync_segment_peek_sections (start, length);

  return dossier_store_holds (sync_share_get_store (turn->inbox->share), sections, held, error);
}

static void
settle (Turn                  *turn,
        File                  *file,
        const DossierReceived *received)
{
  turn->report->received += received->n_new;
  turn->moved = turn->moved || received->n_new > 0;
  switch (received->receipt)
    {
    case DOSSIER_RECEIPT_TAKEN:
      file->state = FILE_SETTLED;
      break;
    case DOSSIER_RECEIPT_REFUSED:
      file->state = FILE_SETTLED;
      sync_report_alert (turn->report, SYNC_ALERT_REFUSED, file->poste, get_name (turn->inbox, file->poste), file->name);
      break;
    case DOSSIER_RECEIPT_PENDING:
      file->state = FILE_PENDING;
      break;
    case DOSSIER_RECEIPT_WAITING:
    default:
      file->state = FILE_WAITING;
      file->missing = received->at;
    }
}

static gboolean
is_own (const Turn            *turn,
        const SyncSegmentHead *head)
{
  return memcmp (head->poste, dossier_identity_get_poste (dossier_store_get_identity (sync_share_get_store (turn->inbox->share))), sizeof head->poste) == 0;
}

/* One of ours is sealed when all it holds is here; else a backup was put back, and it is taken as anybody's. */
static gboolean
receive (Turn                 *turn,
         File                 *file,
         const DossierSegment *segment,
         gboolean              own,
         GError              **error)
{
  DossierStore   *store = sync_share_get_store (turn->inbox->share);
  DossierReceived received = { DOSSIER_RECEIPT_WAITING };
  gboolean        adopted = FALSE;

  if (own && !dossier_store_adopt (store, segment, &adopted, error))
    return FALSE;
  if (adopted)
    {
      file->state = FILE_SETTLED;
      return TRUE;
    }
  if (!dossier_store_receive (store, segment, turn->mode, &received, error))
    return FALSE;
  settle (turn, file, &received);
  return TRUE;
}

static GBytes *
find_public_key (Turn                  *turn,
                 const SyncSegmentHead *head)
{
  g_autofree char *poste = sync_name_dup_poste (head->poste);

  if (is_own (turn, head))
    return g_bytes_new (sync_signer_get_public_key (sync_share_get_signer (turn->inbox->share)), DOSSIER_PUBLIC_KEY_BYTES);
  return g_bytes_ref (g_hash_table_lookup (turn->inbox->members, poste));
}

static gboolean
knows_author (Turn                  *turn,
              const SyncSegmentHead *head)
{
  g_autofree char *poste = sync_name_dup_poste (head->poste);

  return is_own (turn, head) || g_hash_table_contains (turn->inbox->members, poste);
}

static gboolean
take_read_segment (Turn                  *turn,
                   File                  *file,
                   GBytes                *bytes,
                   const SyncSegmentHead *head,
                   GError               **error)
{
  SyncShare                 *share = turn->inbox->share;
  g_autoptr (GBytes)         public_key = find_public_key (turn, head);
  g_autoptr (GError)         local = NULL;
  g_autoptr (DossierSegment) segment = NULL;

  segment = sync_segment_read (bytes, sync_share_get_federation (share)->id, g_bytes_get_data (public_key, NULL), sync_share_get_keyring (share), NULL, &local);
  if (segment == NULL)
    judge (turn, file, local);
  else if (!receive (turn, file, segment, is_own (turn, head), error))
    return FALSE;
  else if (head->gen > 0 && file->state == FILE_SETTLED && !is_own (turn, head))
    sync_reread_add (turn->inbox->reread, file->poste, file->name);
  return TRUE;
}

/* What it holds is here: need it be read? One of ours tells that it was handed over, one of others that is written again what was erased. */
static gboolean
is_known (const Turn            *turn,
          const File            *file,
          const SyncSegmentHead *head)
{
  if (is_own (turn, head))
    return turn->is_sealed;
  return head->gen == 0 || sync_reread_has (turn->inbox->reread, file->poste, file->name);
}

static gboolean
take_segment (Turn    *turn,
              File    *file,
              GBytes  *bytes,
              GError **error)
{
  SyncSegmentHead    head;
  g_autoptr (GError) local = NULL;
  gboolean           held = FALSE;
  gsize              length;
  const guint8      *start = g_bytes_get_data (bytes, &length);

  if (!sync_segment_peek (start, length, &head, &local))
    judge (turn, file, local);
  else if (memcmp (head.federation, sync_share_get_federation (turn->inbox->share)->id, sizeof head.federation) != 0)
    file->state = FILE_SETTLED;
  else if (!is_held (turn, bytes, &held, error))
    return FALSE;
  else if (held && is_known (turn, file, &head))
    file->state = FILE_SETTLED;
  else if (!knows_author (turn, &head))
    file->state = FILE_PENDING; /* its hello has not come yet */
  else
    return take_read_segment (turn, file, bytes, &head, error);
  return TRUE;
}

/* --- a turn */

typedef gboolean (*Take) (Turn    *turn,
                          File    *file,
                          GBytes  *bytes,
                          GError **error);

static gboolean
take_one (Turn    *turn,
          File    *file,
          Take     take,
          GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = read_file (turn->inbox, file, &local);

  if (bytes != NULL)
    return take (turn, file, bytes, error);
  if (g_error_matches (local, CARRY_ERROR, CARRY_ERROR_NOT_HERE))
    {
      file->state = FILE_SETTLED;
      return TRUE;
    }
  tear (turn, file, local);
  return TRUE;
}

static gboolean
take_kind (Turn           *turn,
           SyncNameKind    kind,
           Take            take,
           DossierProgress progress,
           gpointer        progress_data,
           GError        **error)
{
  g_autoptr (GPtrArray) files = list_unsettled (turn->inbox, kind);

  for (guint i = 0; i < files->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (turn->cancellable, error) || !take_one (turn, files->pdata[i], take, error))
        return FALSE;
      if (progress != NULL)
        progress (i + 1, files->len, progress_data);
    }
  return TRUE;
}

/* As their names announce: a hint is enough to choose how to take them. */
static DossierReceiveMode
choose_mode (SyncInbox *self)
{
  g_autoptr (GPtrArray) files = list_unsettled (self, SYNC_NAME_SEGMENT);
  gint64                announced = 0;
  SyncName              name;

  for (guint i = 0; i < files->len; i++)
    {
      const File *file = files->pdata[i];

      sync_name_read (file->name, &name);
      if (file->state == FILE_NEW && strcmp (file->poste, sync_share_get_poste (self->share)) != 0)
        announced += name.last - name.first + 1;
    }
  return announced > BACKLOG ? DOSSIER_RECEIVE_BEHIND : DOSSIER_RECEIVE_NOW;
}

/* The first of each desktop: what follows waits for it. */
static void
note_waiting (SyncInbox *self)
{
  g_autoptr (GPtrArray) files = list_unsettled (self, SYNC_NAME_SEGMENT);
  const char           *before = "";

  for (guint i = 0; i < files->len; i++)
    {
      const File *file = files->pdata[i];

      if (file->state != FILE_WAITING || file->missing.n == 0 || strcmp (file->poste, before) == 0)
        continue;
      before = file->poste;
      sync_absence_note_waiting (self->absence, file->poste, get_name (self, file->poste), &file->missing);
    }
}

static gboolean
take_turns (Turn           *turn,
            DossierProgress progress,
            gpointer        progress_data,
            GError        **error)
{
  do
    {
      turn->moved = FALSE;
      if (!take_kind (turn, SYNC_NAME_HELLO, take_hello, NULL, NULL, error) ||
          !take_kind (turn, SYNC_NAME_KEY_PACKAGE, take_key_package, NULL, NULL, error) ||
          !take_kind (turn, SYNC_NAME_SEGMENT, take_segment, progress, progress_data, error))
        return FALSE;
    }
  while (turn->moved);
  return TRUE;
}

gboolean
sync_inbox_take (SyncInbox      *self,
                 SyncReport     *report,
                 DossierProgress progress,
                 gpointer        progress_data,
                 GCancellable   *cancellable,
                 GError        **error)
{
  Turn     turn = { self, report, cancellable };
  gint64   unsealed = dossier_store_count_unsealed (sync_share_get_store (self->share), error);
  gboolean taken;

  if (unsealed < 0 || !note_files (self, error))
    return FALSE;
  turn.is_sealed = unsealed == 0;
  turn.mode = choose_mode (self);
  taken = take_turns (&turn, progress, progress_data, error);
  if (turn.mode == DOSSIER_RECEIVE_BEHIND && report->received > 0 &&
      !dossier_store_catch_up (sync_share_get_store (self->share), NULL, NULL, cancellable, taken ? error : NULL))
    return FALSE;
  if (!taken)
    return FALSE;
  note_waiting (self);
  return sync_absence_tell (self->absence, report, error) && sync_peers_tell (self->peers, report, error) && sync_reread_keep (self->reread, self->files, error);
}
