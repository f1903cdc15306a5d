/* The rules of projection over journals written by several desktops: what a single desktop cannot make
 * by itself is put into the journal's tables directly. Numbers are those of dossier-projection.h. */
#include "base-identifier.h"
#include "dossier-projection.h"
#include "dossier-schema.h"
#include "dossier-tables.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char            *path;
  DossierDatabase *database;
  gint64           ent;
} Journal;

static void
set_up (Journal      *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint8             uuid[16] = { 7 };
  int                file = g_file_open_tmp ("liens-projection-XXXXXX", &self->path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (file, NULL));
  self->database = dossier_database_open (self->path, DOSSIER_DATABASE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_schema_upgrade (self->database, NULL));
  g_assert_true (dossier_schema_make_projected (self->database, NULL));
  self->ent = dossier_tables_ensure_ent (self->database, uuid, dossier_kinds_find ("structure")->number, NULL);
}

static void
tear_down (Journal      *self,
           gconstpointer data)
{
  static const char *const tails[] = { "", "-wal", "-shm" };

  dossier_database_close (self->database);
  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *path = g_strconcat (self->path, tails[i], NULL);

      g_unlink (path);
    }
  g_free (self->path);
}

/* A poste and its one run, both numbered as asked; their uuids are eight times that number. */
static void
add_poste (Journal *self,
           int      number)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO poste (id, uuid) VALUES (%d, x'%016x');"
                                          "INSERT INTO run (id, uuid, poste, applied) VALUES (%d, x'%016x', %d, 100);",
                                          number, number, number, number, number);

  g_assert_true (dossier_database_run (self->database, sql, NULL));
}

/* A version vector: "poste number has been seen up to n". Returns its row. */
static int
saw_up_to (Journal *self,
           int      row,
           int      number,
           int      n)
{
  g_autofree char *sql = g_strdup_printf ("INSERT INTO vv (id, blob) VALUES (%d, x'01%016x%016x%02x')", row, number, number, n);

  g_assert_true (dossier_database_run (self->database, sql, NULL));
  return row;
}

static void
write_op (Journal      *self,
          int           run,
          int           n,
          int           t,
          int           rank,
          int           vv,
          DossierOpKind kind,
          const char   *name)
{
  g_autofree char             *sql = g_strdup_printf ("INSERT INTO txn (run, n, t, w, rank, vv, crc) VALUES (%d, %d, %d, %d, %d, %d, 0)", run, n, t, t, rank, vv);
  g_autoptr (GByteArray)       data = g_byte_array_new ();
  g_autoptr (DossierValue)     value = name ? dossier_value_new_text (name) : NULL;
  g_autoptr (DossierStatement) insert = NULL;

  g_assert_true (dossier_database_run (self->database, sql, NULL));
  if (kind == DOSSIER_OP_SET)
    {
      dossier_bytes_add_varint (data, 1);
      dossier_codec_add_assignment (data, 1, NULL, value);
    }
  if (kind == DOSSIER_OP_ERASE)
    {
      dossier_bytes_add_varint (data, DOSSIER_ERASE_CURRENT | DOSSIER_ERASE_SUPERSEDED);
      dossier_bytes_add_varint (data, 1);
      dossier_bytes_add_varint (data, 1);
    }
  insert = dossier_database_prepare (self->database, "INSERT INTO op (run, n, i, ent, kind, data) VALUES (?, ?, 0, ?, ?, ?)", NULL);
  dossier_statement_bind_integer (insert, 1, run);
  dossier_statement_bind_integer (insert, 2, n);
  dossier_statement_bind_integer (insert, 3, self->ent);
  dossier_statement_bind_integer (insert, 4, kind);
  dossier_statement_bind_bytes (insert, 5, data->data, data->len);
  g_assert_true (dossier_statement_run (insert, NULL));
}

static DossierState *
project (Journal *self)
{
  g_autoptr (DossierLineage) lineage = dossier_lineage_load (self->database, NULL);

  return dossier_projection_compute (self->database, lineage, self->ent, NULL, NULL);
}

static char *
text_of (const DossierClaim *claim)
{
  g_autoptr (DossierValue) value = NULL;

  g_assert_true (dossier_codec_read_value (claim->value, claim->value_length, DOSSIER_FIELD_TEXT, &value));
  return value ? g_strdup (dossier_value_get_text (value)) : NULL;
}

static void
assert_name (const DossierState *state,
             const char         *name,
             guint               n_alternatives)
{
  const DossierCell *cell = dossier_state_find (state, 1, NULL);
  g_autofree char   *found = NULL;

  g_assert_nonnull (cell);
  found = text_of (&cell->current);
  g_assert_cmpstr (found, ==, name);
  g_assert_cmpuint (cell->alternatives ? cell->alternatives->len : 0, ==, n_alternatives);
}

/* 2 */
static void
test_two_who_did_not_see_each_other_are_both_kept (Journal      *self,
                                                   gconstpointer data)
{
  g_autoptr (DossierState) state = NULL;
  g_autofree char         *other = NULL;

  add_poste (self, 1);
  add_poste (self, 2);
  write_op (self, 1, 1, 100, 1, 0, DOSSIER_OP_SET, "Un");
  write_op (self, 2, 1, 200, 1, 0, DOSSIER_OP_SET, "Deux");
  state = project (self);
  assert_name (state, "Deux", 1);
  other = text_of (&g_array_index (dossier_state_find (state, 1, NULL)->alternatives, DossierClaim, 0));
  g_assert_cmpstr (other, ==, "Un");
}

/* 2 */
static void
test_what_was_replaced_knowingly_is_gone (Journal      *self,
                                          gconstpointer data)
{
  g_autoptr (DossierState) state = NULL;

  add_poste (self, 1);
  add_poste (self, 2);
  write_op (self, 1, 1, 100, 1, 0, DOSSIER_OP_SET, "Un");
  write_op (self, 2, 1, 200, 1, saw_up_to (self, 1, 1, 1), DOSSIER_OP_SET, "Deux");
  state = project (self);
  assert_name (state, "Deux", 0);
}

/* 2: resolving is an ordinary edit that saw them all. */
static void
test_a_conflict_is_settled_by_who_saw_both (Journal      *self,
                                            gconstpointer data)
{
  g_autoptr (DossierState) state = NULL;

  add_poste (self, 1);
  add_poste (self, 2);
  write_op (self, 1, 1, 100, 1, 0, DOSSIER_OP_SET, "Un");
  write_op (self, 2, 1, 200, 1, 0, DOSSIER_OP_SET, "Deux");
  write_op (self, 1, 2, 201, 1, saw_up_to (self, 1, 2, 1), DOSSIER_OP_SET, "Un");
  state = project (self);
  assert_name (state, "Un", 0);
}

static void
test_the_same_value_twice_is_no_conflict (Journal      *self,
                                          gconstpointer data)
{
  g_autoptr (DossierState) state = NULL;

  add_poste (self, 1);
  add_poste (self, 2);
  write_op (self, 1, 1, 100, 1, 0, DOSSIER_OP_SET, "Pareil");
  write_op (self, 2, 1, 200, 1, 0, DOSSIER_OP_SET, "Pareil");
  state = project (self);
  assert_name (state, "Pareil", 0);
}

/* 1 */
static void
test_a_register_neither_beats_nor_contests_a_person (Journal      *self,
                                                     gconstpointer data)
{
  g_autoptr (DossierState) state = NULL;

  add_poste (self, 1);
  add_poste (self, 2);
  write_op (self, 1, 1, 100, 1, 0, DOSSIER_OP_SET, "Une personne");
  write_op (self, 2, 1, 900, 0, 0, DOSSIER_OP_SET, "LE REGISTRE");
  state = project (self);
  assert_name (state, "Une personne", 0);
}

/* 1: equal times are settled by the run, alike on every desktop. */
static void
test_equal_times_are_settled_alike (Journal      *self,
                                    gconstpointer data)
{
  g_autoptr (DossierState) state = NULL;

  add_poste (self, 2);
  add_poste (self, 1);
  write_op (self, 2, 1, 100, 1, 0, DOSSIER_OP_SET, "Deux");
  write_op (self, 1, 1, 100, 1, 0, DOSSIER_OP_SET, "Un");
  state = project (self);
  assert_name (state, "Deux", 1);
}

/* 4 */
static void
test_an_edit_the_deletion_had_not_seen_keeps_the_record (Journal      *self,
                                                         gconstpointer data)
{
  g_autoptr (DossierState) state = NULL;

  add_poste (self, 1);
  add_poste (self, 2);
  write_op (self, 1, 1, 100, 1, 0, DOSSIER_OP_SET, "Un");
  write_op (self, 2, 1, 200, 1, saw_up_to (self, 1, 1, 1), DOSSIER_OP_SET, "Deux");
  write_op (self, 1, 2, 300, 1, 0, DOSSIER_OP_DELETE, NULL);
  state = project (self);
  g_assert_false (state->deleted);
  g_assert_true (state->contested);
}

/* 4 */
static void
test_a_deletion_that_saw_everything_deletes (Journal      *self,
                                             gconstpointer data)
{
  g_autoptr (DossierState) state = NULL;

  add_poste (self, 1);
  add_poste (self, 2);
  write_op (self, 1, 1, 100, 1, 0, DOSSIER_OP_SET, "Un");
  write_op (self, 2, 1, 200, 1, saw_up_to (self, 1, 1, 1), DOSSIER_OP_SET, "Deux");
  write_op (self, 1, 2, 300, 1, saw_up_to (self, 2, 2, 1), DOSSIER_OP_DELETE, NULL);
  state = project (self);
  g_assert_true (state->deleted);
  g_assert_false (state->contested);
}

/* 4: what a register writes meanwhile does not keep alive what a person deleted. */
static void
test_a_register_does_not_keep_a_deleted_record (Journal      *self,
                                                gconstpointer data)
{
  g_autoptr (DossierState) state = NULL;

  add_poste (self, 1);
  add_poste (self, 2);
  write_op (self, 1, 1, 100, 1, 0, DOSSIER_OP_SET, "Un");
  write_op (self, 2, 1, 200, 0, 0, DOSSIER_OP_SET, "LE REGISTRE");
  write_op (self, 1, 2, 300, 1, 0, DOSSIER_OP_DELETE, NULL);
  state = project (self);
  g_assert_true (state->deleted);
}

static void
assert_erased (const DossierState *state)
{
  const DossierCell *cell = dossier_state_find (state, 1, NULL);

  g_assert_nonnull (cell);
  g_assert_true (dossier_codec_is_erased (cell->current.value, cell->current.value_length));
  g_assert_null (cell->alternatives);
  g_assert_cmpuint (state->erasings->len, ==, 1);
}

/* 3: who was away brings back nothing, however late the clock. */
static void
test_an_erasure_beats_all_that_had_not_seen_it (Journal      *self,
                                                gconstpointer data)
{
  g_autoptr (DossierState) state = NULL;

  add_poste (self, 1);
  add_poste (self, 2);
  write_op (self, 1, 1, 100, 1, 0, DOSSIER_OP_SET, "Un");
  write_op (self, 2, 1, 900, 1, 0, DOSSIER_OP_SET, "Deux");
  write_op (self, 1, 2, 200, 1, 0, DOSSIER_OP_ERASE, NULL);
  state = project (self);
  assert_erased (state);
}

/* 3: once its bytes are gone from the journal, the record says the same. */
static void
test_what_left_the_journal_is_erased_alike (Journal      *self,
                                            gconstpointer data)
{
  g_autoptr (DossierState) state = NULL;

  add_poste (self, 1);
  write_op (self, 1, 1, 100, 1, 0, DOSSIER_OP_SET, "Un");
  g_assert_true (dossier_database_run (self->database, "UPDATE op SET data = x'01010006'", NULL));
  write_op (self, 1, 2, 200, 1, 0, DOSSIER_OP_ERASE, NULL);
  state = project (self);
  assert_erased (state);
}

/* 3 */
static void
test_what_is_said_after_an_erasure_stands (Journal      *self,
                                           gconstpointer data)
{
  g_autoptr (DossierState) state = NULL;

  add_poste (self, 1);
  add_poste (self, 2);
  write_op (self, 1, 1, 100, 1, 0, DOSSIER_OP_SET, "Un");
  write_op (self, 2, 1, 900, 1, 0, DOSSIER_OP_SET, "Deux");
  write_op (self, 1, 2, 200, 1, 0, DOSSIER_OP_ERASE, NULL);
  write_op (self, 1, 3, 300, 1, 0, DOSSIER_OP_SET, "Trois");
  state = project (self);
  assert_name (state, "Trois", 0);
}

/* Bytes that no Liens wrote are never believed, and never read past their end. */
static void
test_damaged_bytes_are_refused (void)
{
  g_autoptr (GRand)        rand = g_rand_new_with_seed (42);
  g_autoptr (GByteArray)   good = g_byte_array_new ();
  g_autoptr (BaseDate)     date = base_date_new_from_words ("printemps 2016");
  g_autoptr (DossierValue) value = dossier_value_new_date (date);

  dossier_bytes_add_varint (good, 2);
  dossier_codec_add_assignment (good, 12, NULL, value);
  dossier_codec_add_assignment (good, 17, "clas", NULL);
  for (guint i = 0; i < 20000; i++)
    {
      gsize              length = (gsize) g_rand_int_range (rand, 0, (gint) good->len + 1);
      g_autofree guint8 *bytes = g_memdup2 (good->data, good->len);
      DossierBytes       in = { bytes, bytes + length, TRUE };
      guint64            left;
      DossierAssignment  assignment;

      bytes[g_rand_int_range (rand, 0, (gint) good->len)] = (guint8) g_rand_int_range (rand, 0, 256);
      left = dossier_codec_begin_set (&in);
      while (dossier_codec_next_assignment (&in, &left, &assignment))
        {
          g_autoptr (DossierValue) read = NULL;

          dossier_codec_read_value (assignment.value, assignment.value_length, DOSSIER_FIELD_DATE, &read);
        }
      g_assert_true (in.at <= in.end);
    }
}

#define add(name, func) g_test_add ("/dossier/projection/" name, Journal, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("two-who-did-not-see-each-other-are-both-kept", test_two_who_did_not_see_each_other_are_both_kept);
  add ("what-was-replaced-knowingly-is-gone", test_what_was_replaced_knowingly_is_gone);
  add ("a-conflict-is-settled-by-who-saw-both", test_a_conflict_is_settled_by_who_saw_both);
  add ("the-same-value-twice-is-no-conflict", test_the_same_value_twice_is_no_conflict);
  add ("a-register-neither-beats-nor-contests-a-person", test_a_register_neither_beats_nor_contests_a_person);
  add ("equal-times-are-settled-alike", test_equal_times_are_settled_alike);
  add ("an-edit-the-deletion-had-not-seen-keeps-the-record", test_an_edit_the_deletion_had_not_seen_keeps_the_record);
  add ("a-deletion-that-saw-everything-deletes", test_a_deletion_that_saw_everything_deletes);
  add ("a-register-does-not-keep-a-deleted-record", test_a_register_does_not_keep_a_deleted_record);
  add ("an-erasure-beats-all-that-had-not-seen-it", test_an_erasure_beats_all_that_had_not_seen_it);
  add ("what-left-the-journal-is-erased-alike", test_what_left_the_journal_is_erased_alike);
  add ("what-is-said-after-an-erasure-stands", test_what_is_said_after_an_erasure_stands);
  g_test_add_func ("/dossier/projection/damaged-bytes-are-refused", test_damaged_bytes_are_refused);
  return g_test_run ();
}
