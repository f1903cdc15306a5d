#include "dossier-replica.h"

#include "base-identifier.h"
#include "dossier-schema.h"
#include "dossier-tables.h"
#include "dossier-vector.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_IDENTITIES 24

static char            *home; /* of all replicas of this program */
static DossierIdentity *identities[MAX_IDENTITIES];
static GBytes          *empty;
static guint            count;
static gboolean         is_in_memory;

void
dossier_replica_set_in_memory (gboolean in_memory)
{
  is_in_memory = in_memory;
}

static void
sweep (const char *dir)
{
  g_autoptr (GDir) opened = g_dir_open (dir, 0, NULL);
  const char      *name;

  while (opened != NULL && (name = g_dir_read_name (opened)) != NULL)
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        sweep (path);
      else
        g_unlink (path);
    }
  g_rmdir (dir);
}

static void
forget_all (void)
{
  for (guint i = 0; i < MAX_IDENTITIES; i++)
    g_clear_pointer (&identities[i], dossier_identity_release);
  g_clear_pointer (&empty, g_bytes_unref);
  sweep (home);
  g_clear_pointer (&home, g_free);
}

static const char *
get_home (void)
{
  if (home != NULL)
    return home;
  home = g_strdup ("/dev/shm/liens-replicas-XXXXXX");
  if (g_mkdtemp (home) == NULL)
    {
      g_free (home);
      home = g_dir_make_tmp ("liens-replicas-XXXXXX", NULL);
    }
  atexit (forget_all);
  return home;
}

DossierIdentity *
dossier_replica_get_identity (guint index)
{
  g_autofree char   *name = g_strdup_printf ("identity-%u", index);
  g_autofree char   *dir = g_build_filename (get_home (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (index, <, MAX_IDENTITIES);
  if (identities[index] != NULL)
    return identities[index];
  g_mkdir (dir, 0700);
  identities[index] = dossier_identity_take (dir, &error);
  g_assert_no_error (error);
  return identities[index];
}

static char *
dup_path (void)
{
  g_autofree char *name = g_strdup_printf ("%u.liens", ++count);

  return g_build_filename (get_home (), name, NULL);
}

static void
run (DossierDatabase *database,
     const char      *sql)
{
  g_autoptr (GError) error = NULL;

  dossier_database_run (database, sql, &error);
  g_assert_no_error (error);
}

static void
name_founder (DossierDatabase *database)
{
  g_autoptr (DossierStatement) meta = dossier_database_prepare (database, "INSERT INTO meta (k, v) VALUES ('founder', ?)", NULL);
  g_autoptr (DossierStatement) poste = dossier_database_prepare (database, "INSERT INTO poste (uuid, pk, met) VALUES (?, ?, 1)", NULL);
  DossierIdentity             *founder = dossier_replica_get_identity (0);

  dossier_statement_bind_bytes (meta, 1, dossier_identity_get_public_key (founder), DOSSIER_PUBLIC_KEY_BYTES);
  dossier_statement_bind_bytes (poste, 1, dossier_identity_get_poste (founder), DOSSIER_POSTE_BYTES);
  dossier_statement_bind_bytes (poste, 2, dossier_identity_get_public_key (founder), DOSSIER_PUBLIC_KEY_BYTES);
  g_assert_true (dossier_statement_run (meta, NULL) && dossier_statement_run (poste, NULL));
}

static GBytes *
read_file (const char *path)
{
  char *bytes;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

/* As it is made to join others, once for all. */
static GBytes *
get_empty (void)
{
  g_autofree char            *path = NULL;
  g_autoptr (DossierDatabase) database = NULL;

  if (empty != NULL)
    return empty;
  path = dup_path ();
  database = dossier_database_open (path, DOSSIER_DATABASE_MAKE, NULL);
  run (database, "PRAGMA synchronous = OFF");
  g_assert_true (dossier_schema_upgrade (database, NULL) && dossier_schema_make_projected (database, NULL));
  run (database, "INSERT INTO meta (k, v) VALUES ('shared', 1)");
  name_founder (database);
  run (database, "PRAGMA journal_mode = DELETE");
  g_clear_pointer (&database, dossier_database_close);
  empty = read_file (path);
  g_unlink (path);
  return empty;
}

static void
open_journal (DossierReplica *self)
{
  g_autoptr (GError) error = NULL;

  self->journal = dossier_journal_open (self->database, self->identity, &error);
  g_assert_no_error (error);
}

static void
open_file (DossierReplica *self)
{
  g_autoptr (GError) error = NULL;

  self->database = dossier_database_open (self->path, DOSSIER_DATABASE_WRITE, &error);
  g_assert_no_error (error);
  run (self->database, "PRAGMA synchronous = OFF");
  open_journal (self);
}

static void
open_bytes (DossierReplica *self,
            GBytes         *bytes)
{
  g_autoptr (GError) error = NULL;

  self->database = dossier_database_open_bytes (bytes, &error);
  g_assert_no_error (error);
  open_journal (self);
}

static void
close_file (DossierReplica *self)
{
  g_clear_pointer (&self->journal, dossier_journal_close);
  g_clear_pointer (&self->database, dossier_database_close);
}

static void
remove_logs (DossierReplica *self)
{
  static const char *const tails[] = { "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *path = g_strconcat (self->path, tails[i], NULL);

      g_unlink (path);
    }
}

static void
write_file (DossierReplica *self,
            GBytes         *bytes)
{
  gsize         length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  remove_logs (self);
  g_assert_true (g_file_set_contents_full (self->path, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

DossierReplica *
dossier_replica_new (guint identity)
{
  return dossier_replica_new_from (get_empty (), identity);
}

DossierReplica *
dossier_replica_new_from (GBytes *bytes,
                          guint   identity)
{
  DossierReplica *self = g_new0 (DossierReplica, 1);

  self->identity = dossier_replica_get_identity (identity);
  if (is_in_memory)
    {
      open_bytes (self, bytes);
      return self;
    }
  self->path = dup_path ();
  write_file (self, bytes);
  open_file (self);
  return self;
}

void
dossier_replica_free (DossierReplica *self)
{
  close_file (self);
  if (self->path != NULL)
    {
      remove_logs (self);
      g_unlink (self->path);
    }
  g_free (self->path);
  g_free (self);
}

void
dossier_replica_restart (DossierReplica *self)
{
  if (self->path == NULL)
    {
      g_clear_pointer (&self->journal, dossier_journal_close);
      open_journal (self);
      return;
    }
  close_file (self);
  open_file (self);
}

GBytes *
dossier_replica_dup_file (DossierReplica *self)
{
  if (self->path == NULL)
    return dossier_database_dup_bytes (self->database);
  run (self->database, "PRAGMA wal_checkpoint (TRUNCATE)");
  return read_file (self->path);
}

void
dossier_replica_restore (DossierReplica *self,
                         GBytes         *bytes)
{
  close_file (self);
  if (self->path == NULL)
    {
      open_bytes (self, bytes);
      return;
    }
  write_file (self, bytes);
  open_file (self);
}

static gint64
count_transactions (DossierReplica *self)
{
  g_autoptr (DossierStatement) row = dossier_database_prepare (self->database, "SELECT count (*) FROM txn", NULL);

  g_assert_true (dossier_statement_step (row, NULL));
  return dossier_statement_get_integer (row, 0);
}

gboolean
dossier_replica_write (DossierReplica *self,
                       DossierAct     *act,
                       DossierPoint   *point)
{
  g_autoptr (DossierAct)           taken = act;
  g_autoptr (GPtrArray)            touched = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)               error = NULL;
  g_autoptr (DossierDatabaseScope) scope = dossier_database_begin (self->database, NULL);
  gint64                           before = count_transactions (self);

  dossier_writer_write (self->journal, taken, NULL, NULL, touched, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_database_commit (scope, NULL));
  if (point != NULL)
    dossier_journal_get_tip (self->journal, point);
  return count_transactions (self) > before;
}

void
dossier_replica_act_on_members (DossierReplica   *self,
                                DossierMembersAct act)
{
  g_autoptr (GPtrArray)            touched = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)               error = NULL;
  g_autoptr (DossierDatabaseScope) scope = dossier_database_begin (self->database, NULL);

  dossier_members_act (self->journal, &act, touched, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_database_commit (scope, NULL));
}

void
dossier_replica_meet (DossierReplica *self,
                      guint           identity,
                      gint            predecessor)
{
  g_autoptr (GPtrArray)            touched = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)               error = NULL;
  g_autoptr (DossierDatabaseScope) scope = dossier_database_begin (self->database, NULL);
  g_autofree char                 *name = g_strdup_printf ("Poste %u", identity);
  DossierIdentity                 *other = dossier_replica_get_identity (identity);
  gboolean                         news;

  dossier_members_meet (self->journal, dossier_identity_get_poste (other), dossier_identity_get_public_key (other), name,
                        predecessor < 0 ? NULL : dossier_identity_get_poste (dossier_replica_get_identity ((guint) predecessor)), &news, touched, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_database_commit (scope, NULL));
}

GBytes *
dossier_replica_dup_seen (DossierReplica *self)
{
  g_autoptr (GArray) tips = dossier_vector_read_tips (self->database, NULL);

  return dossier_vector_to_bytes (tips);
}

DossierSegment *
dossier_replica_seal (DossierReplica *self,
                      gboolean        crashes)
{
  g_autoptr (DossierDatabaseScope) scope = dossier_database_begin (self->database, NULL);
  g_autoptr (GError)               error = NULL;
  g_autoptr (DossierSegment)       segment = dossier_stretch_read_unsealed (self->journal, &error);

  g_assert_no_error (error);
  if (segment->transactions->len == 0)
    return NULL;
  if (!crashes)
    {
      g_assert_true (dossier_stretch_seal (self->database, segment, &error));
      g_assert_true (dossier_database_commit (scope, NULL));
    }
  return g_steal_pointer (&segment);
}

DossierReceived
dossier_replica_receive (DossierReplica       *self,
                         const DossierSegment *segment,
                         DossierReceiveMode    mode)
{
  g_autoptr (DossierReceiving) receiving = dossier_receiving_new (segment, mode);

  while (!dossier_receiving_is_done (receiving))
    {
      g_autoptr (GPtrArray)            touched = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError)               error = NULL;
      g_autoptr (DossierDatabaseScope) scope = dossier_database_begin (self->database, NULL);
      gboolean                         many;

      dossier_receiving_take (receiving, self->journal, touched, &many, &error);
      g_assert_no_error (error);
      g_assert_true (dossier_database_commit (scope, NULL));
    }
  return dossier_receiving_get_received (receiving);
}

/* Making the tables again costs ten times what filling them does. */
static void
empty_tables (DossierReplica *self)
{
  g_autoptr (DossierStatement) ents = NULL;
  g_autoptr (GError)           error = NULL;
  g_autoptr (GArray)           rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  run (self->database, "DELETE FROM structure; DELETE FROM element; DELETE FROM title; DELETE FROM divergence; DELETE FROM alert; DELETE FROM merged; DELETE FROM erasure; DELETE FROM search; UPDATE ent SET state = 0");
  ents = dossier_database_prepare (self->database, "SELECT id FROM ent ORDER BY id", &error);
  while (dossier_statement_step (ents, &error))
    {
      gint64 row = dossier_statement_get_integer (ents, 0);

      g_array_append_val (rows, row);
    }
  for (guint i = 0; i < rows->len; i++)
    dossier_tables_project (self->database, dossier_journal_get_lineage (self->journal), g_array_index (rows, gint64, i), &error);
  g_assert_no_error (error);
}

void
dossier_replica_project_anew (DossierReplica *self)
{
  if (self->path == NULL)
    empty_tables (self);
  else
    g_assert_true (dossier_tables_rebuild (self->database, dossier_journal_get_lineage (self->journal), NULL));
}

static void
dump_rows (DossierReplica *self,
           GString        *text,
           const char     *sql)
{
  g_autoptr (GError)           error = NULL;
  g_autoptr (DossierStatement) rows = dossier_database_prepare (self->database, sql, &error);

  g_assert_no_error (error);
  while (dossier_statement_step (rows, &error))
    g_string_append_printf (text, "%s\n", dossier_statement_get_text (rows, 0));
  g_assert_no_error (error);
}

char *
dossier_replica_dump (DossierReplica *self)
{
  GString *text = g_string_new (NULL);

  dump_rows (self, text,
             "SELECT hex (e.uuid) || ' ' || e.state || '|' || ifnull (s.name, '') || '|' || ifnull (s.acronym, '') || '|' || ifnull (s.address, '') || '|' || ifnull (s.phone, '')"
             " || '|' || ifnull ((SELECT hex (uuid) FROM ent WHERE id = s.parent), '') || '|' || ifnull ((SELECT text FROM title WHERE ent = e.id), '')"
             " FROM structure s JOIN ent e ON e.id = s.id ORDER BY e.uuid");
  dump_rows (self, text, "SELECT hex (e.uuid) || ' [' || field || ' ' || key || ']' FROM element JOIN ent e ON e.id = element.ent ORDER BY e.uuid, field, key");
  dump_rows (self, text,
             "SELECT hex (e.uuid) || ' ~ ' || d.field || ' ' || d.key || ' ' || hex (r.uuid) || ' ' || d.n || ' ' || hex (d.value) FROM divergence d"
             " JOIN ent e ON e.id = d.ent JOIN run r ON r.id = d.run ORDER BY e.uuid, d.field, d.key, r.uuid, d.n");
  dump_rows (self, text, "SELECT hex (e.uuid) || ' ! ' || a.kind FROM alert a JOIN ent e ON e.id = a.ent ORDER BY e.uuid, a.kind");
  dump_rows (self, text, "SELECT hex (e.uuid) || ' > ' || hex (i.uuid) FROM merged m JOIN ent e ON e.id = m.ent JOIN ent i ON i.id = m.into_ent ORDER BY e.uuid");
  return g_string_free (text, FALSE);
}
