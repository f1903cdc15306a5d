/* sync-driver.c - desktops of a shared folder, to be struck at any moment
 *
 *   sync-driver HOME make N           HOME/partage and N desktops of it, poste-I.liens; the first has much to merge and somebody to erase
 *   sync-driver HOME new              HOME/poste-0.liens, shared with nobody
 *   sync-driver HOME found            it is shared in HOME/partage, if it is not yet; a round
 *   sync-driver HOME join I           poste-I.liens joins, if it has not yet; a round
 *   sync-driver HOME work             the first desktop: two changes, a document, an erasure, two rounds (merging, redaction, a week passing)
 *   sync-driver HOME edit I SECONDS   the I-th desktop changes things and makes rounds, over and over
 *   sync-driver HOME fill I SECONDS   the same, of structures with long notes: what is carried takes its time
 *   sync-driver HOME tell I           what the dossier of the I-th desktop says
 *   sync-driver HOME converge N       all desktops and one that joins make rounds: what the dossier says, when all say the same
 *
 * XDG_DATA_HOME: where the private folders are. "saved NAME" is said once a change is on disk, "erased" as well. What fails is said and
 * gone past; converge ends with 1 when desktops differ or a round fails.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "dossier-beside.h"
#include "dossier-documents.h"
#include "dossier-erasure.h"
#include "dossier-record.h"
#include "sync-round.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DAY_MS (G_GINT64_CONSTANT (24) * 3600 * 1000)
#define DESKTOPS 16
#define ROUNDS 6
#define NOTES (40 << 10)
#define NOTES_PAUSE (G_USEC_PER_SEC / 5) /* a machine that is quick does not fill its disk */
#define PERSON "Wxqzuvolikarteblom"

typedef struct
{
  DossierStore *store;
  SyncShare    *share;
  SyncRounds   *rounds;
} Desktop;

static const char *home;

static void
say (const char *format,
     ...) G_GNUC_PRINTF (1, 2);
static void
say (const char *format,
     ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  putchar ('\n');
  fflush (stdout);
}

static gboolean
is_well (const char *doing,
         GError     *error)
{
  if (error == NULL)
    return TRUE;
  say ("failed %s: %s", doing, error->message);
  return FALSE;
}

static void
need (const char *doing,
      GError     *error)
{
  if (!is_well (doing, error))
    exit (1);
}

/* --- desktops */

static char *
dup_path (const char *name)
{
  return g_build_filename (home, name, NULL);
}

static char *
dup_dossier (guint i)
{
  g_autofree char *name = g_strdup_printf ("poste-%u.liens", i);

  return dup_path (name);
}

static gboolean
open_desktop (Desktop *self,
              guint    i)
{
  g_autofree char   *path = dup_dossier (i);
  g_autoptr (GError) error = NULL;

  self->store = dossier_store_open (path, &error);
  if (self->store != NULL)
    self->share = sync_share_open (self->store, &error);
  if (self->share != NULL)
    self->rounds = sync_rounds_new (self->share);
  return is_well ("opening", error);
}

static void
close_desktop (Desktop *self)
{
  g_clear_pointer (&self->rounds, sync_rounds_free);
  g_clear_pointer (&self->share, sync_share_free);
  if (self->store != NULL)
    dossier_store_close (self->store);
  g_clear_object (&self->store);
}

static void
join (Desktop *self,
      guint    i)
{
  g_autofree char   *path = dup_dossier (i), *folder = dup_path ("partage");
  SyncWish           wish = { folder, "", "Dominique", FALSE, TRUE };
  g_autoptr (GError) error = NULL;

  self->store = sync_share_join (path, &wish, &self->share, NULL, &error);
  need ("joining", error);
  self->rounds = sync_rounds_new (self->share);
}

/* Whether all went well; *moved: something was sent or received. */
static gboolean
go (Desktop  *self,
    gboolean *moved)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (SyncReport) report = sync_rounds_go (self->rounds, NULL, NULL, NULL, &error);

  if (moved != NULL)
    *moved = *moved || report->sent + report->received + report->to_send > 0 || report->documents_sent + report->documents_received + report->documents_to_send + report->documents_to_come > 0;
  for (guint i = 0; i < report->alerts->len; i++)
    say ("alert %s: %s", sync_alert_get_code (report->alerts->pdata[i]), ((SyncAlert *) report->alerts->pdata[i])->detail);
  return is_well ("round", error) & is_well ("pull", report->pull) & is_well ("push", report->push);
}

/* --- changes */

/* Nothing that could be packed. */
static char *
make_notes (gsize length)
{
  char *notes = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    notes[i] = (char) g_random_int_range ('!', '~');
  notes[length] = '\0';
  return notes;
}

static gboolean
add_noted_structure (Desktop    *self,
                     const char *name,
                     gsize       length)
{
  const DossierKind     *kind = dossier_kinds_find ("structure");
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  const char            *id = dossier_act_create (act, kind, NULL);
  g_autofree char       *notes = length > 0 ? make_notes (length) : NULL;
  g_autoptr (GError)     error = NULL;

  dossier_act_set (act, kind, id, "name", dossier_value_new_text (name));
  if (notes != NULL)
    dossier_act_set (act, kind, id, "notes", dossier_value_new_text (notes));
  dossier_store_write (self->store, act, &error);
  if (!is_well ("writing", error))
    return FALSE;
  say ("saved %s", name);
  return TRUE;
}

static gboolean
add_structure (Desktop    *self,
               const char *name)
{
  return add_noted_structure (self, name, 0);
}

/* Of the first desktop. subject: what it is attached to, or NULL. */
static void
add_document (Desktop    *self,
              const char *subject,
              const char *name,
              const char *text)
{
  const DossierKind     *kind = dossier_kinds_find ("attachment");
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  const char            *id = dossier_act_create (act, kind, NULL);
  g_autofree char       *folder = dup_path ("poste-0.pieces"), *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError)     error = NULL;

  g_mkdir_with_parents (folder, 0700);
  dossier_act_set (act, kind, id, "label", dossier_value_new_text (name));
  dossier_act_set (act, kind, id, "file", dossier_value_new_text (name));
  if (subject != NULL)
    dossier_act_set (act, kind, id, "subject", dossier_value_new_reference (subject));
  if (g_file_set_contents (path, text, -1, &error))
    dossier_store_write (self->store, act, &error);
  is_well ("attaching", error);
}

static void
add_person (Desktop *self)
{
  const DossierKind     *kind = dossier_kinds_find ("person");
  g_autoptr (DossierAct) act = dossier_act_new (NULL);
  const char            *id = dossier_act_create (act, kind, NULL);
  g_autoptr (GError)     error = NULL;

  dossier_act_set (act, kind, id, "family_name", dossier_value_new_text (PERSON));
  dossier_store_write (self->store, act, &error);
  need ("writing", error);
  add_document (self, id, "CV.txt", PERSON);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Ids, names and family names of a kind, one a line, in an order of their own. */
static gpointer
list_records (DossierReader *reader,
              gpointer       kind,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (kind);
  g_autoptr (GPtrArray)    records = dossier_reader_list (reader, query, error);
  g_autoptr (GPtrArray)    lines = g_ptr_array_new_with_free_func (g_free);
  const char              *field = strcmp (kind, "person") == 0 ? "family_name" : "name";

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const char *text = dossier_record_get_text (records->pdata[i], field);

      g_ptr_array_add (lines, g_strdup_printf ("%s %s", dossier_record_get_id (records->pdata[i]), text != NULL ? text : ""));
    }
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);
  return records != NULL ? g_strjoinv ("\n", (char **) lines->pdata) : NULL;
}

static char *
dup_records (Desktop    *self,
             const char *kind)
{
  g_autoptr (GError) error = NULL;
  char              *lines = dossier_store_ask (self->store, list_records, (gpointer) kind, &error);

  is_well ("listing", error);
  return lines;
}

static gpointer
prepare_erasure (DossierReader *reader,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (DossierQuery)   query = dossier_query_new ("person");
  g_autoptr (GPtrArray)      people = dossier_reader_list (reader, query, error);
  g_autoptr (DossierErasure) erasure = people != NULL && people->len > 0 ? dossier_erasure_new (reader, dossier_record_get_id (people->pdata[0]), NULL, error) : NULL;

  return erasure != NULL ? dossier_erasure_new_act (erasure, 2461000) : NULL;
}

static void
erase (Desktop *self)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (DossierAct) act = dossier_store_ask (self->store, prepare_erasure, NULL, &error);

  if (act != NULL)
    dossier_store_write (self->store, act, &error);
  if (is_well ("erasing", error) && act != NULL)
    say ("erased");
}

/* --- what is asked */

/* "founded", or "joined", is said once a round went well. */
static int
begin (Desktop    *desktop,
       const char *what)
{
  gboolean well = desktop->rounds != NULL && go (desktop, NULL);

  if (well)
    say ("%s", what);
  close_desktop (desktop);
  return 0;
}

static int
make_alone (void)
{
  Desktop            desktop = { 0 };
  g_autofree char   *path = dup_dossier (0);
  g_autoptr (GError) error = NULL;
  gboolean           well;

  desktop.store = dossier_store_new (path, &error);
  need ("making", error);
  well = add_structure (&desktop, "Ancien 0");
  close_desktop (&desktop);
  return well ? 0 : 1;
}

static int
found (void)
{
  Desktop            desktop = { 0 };
  g_autofree char   *path = dup_dossier (0), *folder = dup_path ("partage");
  SyncWish           wish = { folder, "", "Camille", TRUE, TRUE };
  g_autoptr (GError) error = NULL;

  desktop.store = dossier_store_open (path, &error);
  if (desktop.store != NULL)
    desktop.share = sync_share_is_shared (desktop.store) ? sync_share_open (desktop.store, &error) : sync_share_found (desktop.store, &wish, NULL, &error);
  if (is_well ("founding", error))
    desktop.rounds = sync_rounds_new (desktop.share);
  return begin (&desktop, "founded");
}

static int
join_again (guint i)
{
  Desktop            desktop = { 0 };
  g_autofree char   *path = dup_dossier (i), *folder = dup_path ("partage");
  SyncWish           wish = { folder, "", "Dominique", FALSE, TRUE };
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    open_desktop (&desktop, i);
  else
    desktop.store = sync_share_join (path, &wish, &desktop.share, NULL, &error);
  if (is_well ("joining", error) && desktop.share != NULL && desktop.rounds == NULL)
    desktop.rounds = sync_rounds_new (desktop.share);
  return begin (&desktop, "joined");
}

static int
make (guint n)
{
  Desktop            desktops[DESKTOPS] = { 0 };
  g_autofree char   *path = dup_dossier (0), *folder = dup_path ("partage");
  SyncWish           wish = { folder, "", "Camille", TRUE, TRUE };
  g_autoptr (GError) error = NULL;
  gboolean           well = TRUE;

  desktops[0].store = dossier_store_new (path, &error);
  need ("making", error);
  desktops[0].share = sync_share_found (desktops[0].store, &wish, NULL, &error);
  need ("founding", error);
  desktops[0].rounds = sync_rounds_new (desktops[0].share);
  add_person (&desktops[0]);
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *name = g_strdup_printf ("Ancien %u", i);

      well = add_structure (&desktops[0], name) && go (&desktops[0], NULL) && well;
    }
  for (guint i = 1; i < n; i++)
    {
      join (&desktops[i], i);
      well = go (&desktops[i], NULL) && go (&desktops[i], NULL) && well;
    }
  well = n < 2 || (add_structure (&desktops[1], "De l'autre") && go (&desktops[1], NULL) && well);
  for (guint i = 0; i < n; i++)
    close_desktop (&desktops[i]);
  return well ? 0 : 1;
}

static int
work (void)
{
  Desktop desktop = { 0 };

  if (open_desktop (&desktop, 0))
    {
      add_structure (&desktop, "Premier");
      add_document (&desktop, NULL, "plan.txt", "un plan");
      erase (&desktop);
      go (&desktop, NULL);
      add_structure (&desktop, "Second");
      sync_share_push_clock (desktop.share, 8 * DAY_MS);
      go (&desktop, NULL);
    }
  close_desktop (&desktop);
  return 0;
}

static int
edit (guint  i,
      double seconds,
      gsize  notes)
{
  Desktop desktop = { 0 };
  gint64  end = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);
  guint64 n = 0;

  if (!open_desktop (&desktop, i))
    exit (1);
  while (g_get_monotonic_time () < end)
    {
      g_autofree char *name = g_strdup_printf ("Centre %u-%08x-%" G_GUINT64_FORMAT, i, g_random_int (), n);

      add_noted_structure (&desktop, name, notes);
      if (notes > 0)
        g_usleep (NOTES_PAUSE);
      if (++n % 5 == 0)
        go (&desktop, NULL);
    }
  close_desktop (&desktop);
  return 0;
}

static int
tell (guint i)
{
  Desktop          desktop = { 0 };
  g_autofree char *structures = NULL, *people = NULL;

  if (!open_desktop (&desktop, i))
    exit (1);
  structures = dup_records (&desktop, "structure");
  people = dup_records (&desktop, "person");
  say ("%s\n%s", structures, people);
  close_desktop (&desktop);
  return structures != NULL && people != NULL ? 0 : 1;
}

static gboolean
is_same_everywhere (Desktop    *desktops,
                    guint       n,
                    const char *kind,
                    char      **said)
{
  gboolean same = TRUE;

  *said = dup_records (&desktops[0], kind);
  for (guint i = 1; i < n; i++)
    {
      g_autofree char *other = dup_records (&desktops[i], kind);

      if (g_strcmp0 (*said, other) != 0)
        say ("differs %s of desktop %u", kind, i);
      same = same && g_strcmp0 (*said, other) == 0;
    }
  return same;
}

/* What is attached to a record that is there lies beside its dossier. */
static gpointer
list_lacking (DossierReader *reader,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GPtrArray)     documents = dossier_documents_list (reader, error);
  g_autoptr (DossierBeside) beside = dossier_beside_read (reader);
  g_autoptr (GString)       lacking = g_string_new (NULL);

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      const DossierDocument   *document = documents->pdata[i];
      const DossierBesideFile *file = dossier_beside_find (beside, document->id);
      g_autofree char         *path = file != NULL && file->name != NULL ? g_build_filename (data, file->name, NULL) : NULL;

      if (!document->is_deleted && (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS)))
        g_string_append_printf (lacking, " %s", document->name);
    }
  return g_string_free (g_steal_pointer (&lacking), FALSE);
}

static gboolean
has_documents (Desktop *self,
               guint    i)
{
  g_autofree char   *name = g_strdup_printf ("poste-%u.pieces", i), *folder = dup_path (name), *lacking = NULL;
  g_autoptr (GError) error = NULL;

  lacking = dossier_store_ask (self->store, list_lacking, folder, &error);
  if (is_well ("listing documents", error) && *lacking == '\0')
    return TRUE;
  say ("differs desktop %u lacks%s", i, lacking != NULL ? lacking : "");
  return FALSE;
}

static int
converge (guint n)
{
  Desktop          desktops[DESKTOPS] = { 0 };
  gboolean         well = TRUE, moved = TRUE;
  g_autofree char *structures = NULL, *people = NULL;

  for (guint i = 0; i < n; i++)
    if (!open_desktop (&desktops[i], i))
      exit (1);
  join (&desktops[n], n);
  for (guint turn = 0; moved && turn < ROUNDS; turn++)
    {
      moved = turn < 2; /* what was erased needs two */
      for (guint i = 0; i <= n; i++)
        well = go (&desktops[i], &moved) && well;
    }
  well = is_same_everywhere (desktops, n + 1, "structure", &structures) && well;
  well = is_same_everywhere (desktops, n + 1, "person", &people) && well;
  for (guint i = 0; i <= n; i++)
    well = has_documents (&desktops[i], i) && well;
  say ("%s\n%s", structures, people);
  for (guint i = 0; i <= n; i++)
    close_desktop (&desktops[i]);
  return well && !moved ? 0 : 1;
}

int
main (int    argc,
      char **argv)
{
  home = argv[1];
  if (argc == 4 && strcmp (argv[2], "make") == 0)
    return make ((guint) atoi (argv[3]));
  if (argc == 3 && strcmp (argv[2], "new") == 0)
    return make_alone ();
  if (argc == 3 && strcmp (argv[2], "found") == 0)
    return found ();
  if (argc == 4 && strcmp (argv[2], "join") == 0)
    return join_again ((guint) atoi (argv[3]));
  if (argc == 3 && strcmp (argv[2], "work") == 0)
    return work ();
  if (argc == 5 && strcmp (argv[2], "edit") == 0)
    return edit ((guint) atoi (argv[3]), g_ascii_strtod (argv[4], NULL), 0);
  if (argc == 5 && strcmp (argv[2], "fill") == 0)
    return edit ((guint) atoi (argv[3]), g_ascii_strtod (argv[4], NULL), NOTES);
  if (argc == 4 && strcmp (argv[2], "tell") == 0)
    return tell ((guint) atoi (argv[3]));
  if (argc == 4 && strcmp (argv[2], "converge") == 0)
    return converge ((guint) atoi (argv[3]));
  return 2;
}
