/* Two and three desktops that put the same guide in order, regroup and rewrite it apart, against what must be true once all was
 * exchanged: the same book on each, every practice, question and post-it in it once, and every text somebody wrote either shown, or kept
 * beside it, or replaced by somebody who had it before the eyes.
 *
 * LIENS_HISTORIES: how many; LIENS_SEED: the first one. A failure names its seed. */
#include "dossier-replica.h"

#include "dossier-conflicts.h"
#include "dossier-fixture.h"
#include "dossier-reader-private.h"
#include "guide-versions.h"
#include "guide-work.h"

#include <stdlib.h>
#include <string.h>

#ifdef __SANITIZE_ADDRESS__
#define N_HISTORIES 6
#else
#define N_HISTORIES 24
#endif

#define MAX_DESKS 3
#define N_CHAPTERS 3
#define N_PRACTICES 7
#define N_POSTITS 9
#define N_ACTS 60
#define BEGIN G_GINT64_CONSTANT (1770000000000)

/* A text as it was written somewhere. */
typedef struct
{
  char    *id, *field, *text;
  gboolean is_replaced; /* by somebody who saw it */
} Said;

typedef struct
{
  guint           seed, n_desks, n_said;
  GRand          *rand;
  DossierReplica *desks[MAX_DESKS];
  gint64          skews[MAX_DESKS];
  GPtrArray      *sealed;       /* DossierSegment */
  GPtrArray      *said;         /* Said */
  guint           n_deleted[3]; /* of practices, of questions, of post-its */
  gint64          now;
} World;

static guint n_acts, n_conflicts;

static void
said_free (gpointer data)
{
  Said *self = data;

  g_free (self->id);
  g_free (self->field);
  g_free (self->text);
  g_free (self);
}

static guint
choose (World *world,
        guint  count)
{
  return (guint) g_rand_int_range (world->rand, 0, (gint32) count);
}

/* --- a desktop */

static GuideBook *
read_book (World *world,
           guint  desk)
{
  DossierReader     *reader = dossier_reader_new (world->desks[desk]->database, g_get_tmp_dir ());
  g_autoptr (GError) error = NULL;
  GuideBook         *book = guide_book_read (reader, DOSSIER_AUDIENCE_INTERNAL, &error);

  g_assert_no_error (error);
  dossier_reader_free (reader);
  return book;
}

static void
write_act (World      *world,
           guint       desk,
           DossierAct *act)
{
  if (act == NULL)
    return;
  world->now += 1000;
  dossier_act_set_wall_time (act, world->now + world->skews[desk]);
  dossier_replica_write (world->desks[desk], act, NULL);
  n_acts++;
}

static void
replace_said (World      *world,
              const char *id,
              const char *field,
              const char *text)
{
  for (guint i = 0; i < world->said->len; i++)
    {
      Said *said = world->said->pdata[i];

      if (g_str_equal (said->id, id) && g_str_equal (said->field, field) && g_strcmp0 (said->text, text) == 0)
        said->is_replaced = TRUE;
    }
}

static const char *
get_side_text (const DossierConflictSide *side)
{
  return side->value == NULL || dossier_value_get_value_type (side->value) != DOSSIER_VALUE_TEXT ? NULL : dossier_value_get_text (side->value);
}

/* What stands beside on that desktop is replaced with what is shown. */
static void
replace_sides (World      *world,
               guint       desk,
               const char *id,
               const char *field)
{
  DossierReader        *reader = dossier_reader_new (world->desks[desk]->database, g_get_tmp_dir ());
  g_autoptr (GPtrArray) conflicts = dossier_conflicts_list (reader, id, NULL);

  g_assert_nonnull (conflicts);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const DossierConflict *conflict = conflicts->pdata[i];

      for (guint j = 0; g_str_equal (conflict->field->code, field) && j < conflict->sides->len; j++)
        if (get_side_text (conflict->sides->pdata[j]) != NULL)
          replace_said (world, id, field, get_side_text (conflict->sides->pdata[j]));
    }
  dossier_reader_free (reader);
}

static void
note_said (World      *world,
           const char *id,
           const char *field,
           const char *text)
{
  Said *said = g_new0 (Said, 1);

  said->id = g_strdup (id);
  said->field = g_strdup (field);
  said->text = g_strdup (text);
  g_ptr_array_add (world->said, said);
}

static void
rewrite (World      *world,
         guint       desk,
         DossierAct *act,
         const char *kind,
         const char *id,
         const char *field,
         const char *before)
{
  g_autofree char *text = g_strdup_printf ("%s %s, dit %u fois", field, kind, ++world->n_said);

  if (before != NULL)
    replace_said (world, id, field, before);
  replace_sides (world, desk, id, field);
  dossier_act_set (act, dossier_kinds_find (kind), id, field, dossier_value_new_text (text));
  note_said (world, id, field, text);
  write_act (world, desk, act);
}

/* --- what people do */

static const GuidePractice *
choose_practice (World           *world,
                 const GuideBook *book)
{
  return book->practices->len == 0 ? NULL : book->practices->pdata[choose (world, book->practices->len)];
}

static const GuideChapter *
choose_chapter (World           *world,
                const GuideBook *book)
{
  return book->chapters->pdata[choose (world, book->chapters->len)];
}

static const GuidePostit *
choose_postit (World           *world,
               const GuideBook *book)
{
  return book->all_postits->pdata[choose (world, book->all_postits->len)];
}

static void
delete_record (World      *world,
               guint       desk,
               const char *kind,
               const char *id)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_delete (act, dossier_kinds_find (kind), id);
  world->n_deleted[g_str_equal (kind, "practice") ? 0 : 1]++;
  write_act (world, desk, act);
}

static void
do_something (World *world,
              guint  desk)
{
  g_autoptr (GuideBook) book = read_book (world, desk);
  const GuidePractice  *practice = choose_practice (world, book), *other = choose_practice (world, book);
  const GuideChapter   *chapter = choose_chapter (world, book), *second = choose_chapter (world, book);
  const GuidePostit    *postit = choose_postit (world, book);

  switch (choose (world, 22))
    {
    case 0:
    case 1:
    case 2:
    case 3:
      write_act (world, desk, guide_work_new_move (book, practice->id, other->id, choose (world, 2) == 0));
      break;
    case 4:
    case 5:
      write_act (world, desk, guide_work_new_step (book, practice->id, choose (world, 2) == 0 ? -1 : 1));
      break;
    case 6:
    case 7:
      write_act (world, desk, guide_work_new_to_chapter (book, practice->id, chapter->id));
      break;
    case 8:
    case 9:
      write_act (world, desk, chapter->id == NULL || second->id == NULL ? NULL : guide_work_new_move (book, chapter->id, second->id, choose (world, 2) == 0));
      break;
    case 10:
    case 11:
    case 12:
    case 13:
      write_act (world, desk, guide_work_new_group (book, postit->id, choose (world, 4) == 0 ? NULL : practice->id));
      break;
    case 14:
    case 15:
      rewrite (world, desk, dossier_act_new (NULL), "practice", practice->id, "statement", practice->statement);
      break;
    case 16:
      rewrite (world, desk, dossier_act_new (NULL), "practice", practice->id, "development", practice->development);
      break;
    case 17:
      rewrite (world, desk, dossier_act_new (NULL), "postit", postit->id, "raw", postit->text);
      break;
    case 18:
      write_act (world, desk, guide_work_new_speak (book, practice->id, chapter->id, choose (world, 3) > 0));
      break;
    case 19:
      write_act (world, desk, guide_work_new_from_words (book, postit->id, NULL));
      break;
    case 20:
      write_act (world, desk, guide_work_new_postit (book, chapter->id, "un post-it de plus"));
      break;
    default:
      if (book->practices->len < 4)
        break;
      if (choose (world, 3) > 0)
        delete_record (world, desk, "practice", practice->id);
      else if (chapter->id != NULL)
        delete_record (world, desk, "question", chapter->id);
      break;
    }
}

/* --- exchanging */

static void
seal (World *world,
      guint  desk)
{
  for (DossierSegment *segment; (segment = dossier_replica_seal (world->desks[desk], FALSE)) != NULL;)
    g_ptr_array_add (world->sealed, segment);
}

static void
receive (World *world,
         guint  desk)
{
  for (guint i = 0; i < world->sealed->len; i++)
    dossier_replica_receive (world->desks[desk], world->sealed->pdata[i], DOSSIER_RECEIVE_NOW);
}

static void
exchange_all (World *world)
{
  for (guint i = 0; i < world->n_desks; i++)
    seal (world, i);
  for (guint turn = 0; turn < world->n_desks; turn++)
    for (guint i = 0; i < world->n_desks; i++)
      receive (world, i);
}

static void
begin (World *world)
{
  DossierMembersAct  open = { .type = DOSSIER_MEMBERS_OPEN };
  const DossierKind *question = dossier_kinds_find ("question"), *practice = dossier_kinds_find ("practice"), *postit = dossier_kinds_find ("postit");
  DossierAct        *act = dossier_act_new (NULL);
  const char        *chapters[N_CHAPTERS];

  for (guint i = 0; i < world->n_desks; i++)
    world->desks[i] = dossier_replica_new (i);
  dossier_replica_act_on_members (world->desks[0], open);
  for (guint i = 0; i < world->n_desks; i++)
    for (guint j = 0; j < world->n_desks; j++)
      dossier_replica_meet (world->desks[i], j, -1);
  for (guint i = 0; i < N_CHAPTERS; i++)
    {
      chapters[i] = dossier_act_create (act, question, NULL);
      dossier_act_set (act, question, chapters[i], "title", dossier_value_new_text ("Une question"));
    }
  for (guint i = 0; i < N_PRACTICES; i++)
    {
      const char *id = dossier_act_create (act, practice, NULL);

      dossier_act_set (act, practice, id, "statement", dossier_value_new_text ("Une pratique"));
      dossier_act_set (act, practice, id, "order", i % 3 == 0 ? NULL : dossier_value_new_text ("5"));
      dossier_act_put (act, practice, id, "questions", chapters[choose (world, N_CHAPTERS)], TRUE);
    }
  for (guint i = 0; i < N_POSTITS; i++)
    {
      const char *id = dossier_act_create (act, postit, NULL);

      dossier_act_set (act, postit, id, "raw", dossier_value_new_text ("un post-it"));
      dossier_act_set (act, postit, id, "question", dossier_value_new_reference (chapters[choose (world, N_CHAPTERS)]));
    }
  write_act (world, 0, act);
  exchange_all (world);
}

/* --- what must be true */

static void
write_postits (GString         *text,
               const GPtrArray *postits)
{
  for (guint i = 0; i < postits->len; i++)
    g_string_append_printf (text, "    * %s %s\n", ((GuidePostit *) postits->pdata[i])->id, ((GuidePostit *) postits->pdata[i])->text);
}

static char *
dup_book (const GuideBook *book)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < book->chapters->len; i++)
    {
      const GuideChapter *chapter = book->chapters->pdata[i];

      g_string_append_printf (text, "%s %s\n", chapter->number, chapter->id);
      for (guint j = 0; j < chapter->practices->len; j++)
        {
          const GuidePractice *practice = chapter->practices->pdata[j];

          g_string_append_printf (text, "  %s %s: %s / %s\n", practice->number, practice->id, practice->statement, practice->development);
          write_postits (text, practice->postits);
        }
      for (guint j = 0; j < chapter->guests->len; j++)
        g_string_append_printf (text, "  + %s\n", ((GuidePractice *) chapter->guests->pdata[j])->id);
      write_postits (text, chapter->postits);
    }
  write_postits (text, book->postits);
  return g_string_free (text, FALSE);
}

static guint
count (const char *text,
       const char *part)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, part)) != NULL; at += strlen (part))
    n++;
  return n;
}

static void
assert_all_once (World *world,
                 guint  desk)
{
  DossierReader           *reader = dossier_reader_new (world->desks[desk]->database, g_get_tmp_dir ());
  g_autoptr (GuideBook)    book = read_book (world, desk);
  g_autofree char         *text = dup_book (book);
  static const char *const kinds[] = { "practice", "question", "postit" };
  static const char *const columns[] = { "id", NULL };
  static const guint       least[] = { N_PRACTICES, N_CHAPTERS, N_POSTITS };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (DossierQuery)  query = dossier_query_new (kinds[i]);
      g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, NULL);
      guint                     n = 0;

      for (; dossier_cursor_next (cursor, NULL); n++)
        {
          const char      *id = dossier_cursor_get_text (cursor, 0);
          g_autofree char *line = i == 0 ? g_strconcat (id, ": ", NULL) : i == 1 ? g_strconcat (" ", id, "\n", NULL)
                                                                                 : g_strconcat ("* ", id, " ", NULL);

          g_assert_cmpuint (count (text, line), ==, 1);
        }
      g_assert_cmpuint (n + world->n_deleted[i], >=, least[i]);
    }
  dossier_reader_free (reader);
}

static gboolean
stands_beside (DossierReader *reader,
               const Said    *said)
{
  g_autoptr (GPtrArray) conflicts = dossier_conflicts_list (reader, said->id, NULL);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const DossierConflict *conflict = conflicts->pdata[i];

      for (guint j = 0; g_str_equal (conflict->field->code, said->field) && j < conflict->sides->len; j++)
        if (g_strcmp0 (get_side_text (conflict->sides->pdata[j]), said->text) == 0)
          {
            n_conflicts += j > 0;
            return TRUE;
          }
    }
  return FALSE;
}

static gboolean
is_in_versions (DossierReader *reader,
                const Said    *said)
{
  g_autoptr (GPtrArray) versions = guide_versions_read (reader, said->id, NULL, NULL);

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const GuideVersion *version = versions->pdata[i];

      if (g_str_equal (g_str_equal (said->field, "statement") ? version->statement : version->development, said->text))
        return TRUE;
    }
  return FALSE;
}

static void
assert_texts (World *world,
              guint  desk)
{
  DossierReader *reader = dossier_reader_new (world->desks[desk]->database, g_get_tmp_dir ());

  for (guint i = 0; i < world->said->len; i++)
    {
      const Said               *said = world->said->pdata[i];
      g_autoptr (DossierRecord) record = dossier_reader_find_record (reader, said->id, NULL);

      g_assert_nonnull (record);
      if (!g_str_equal (said->field, "raw"))
        g_assert_true (is_in_versions (reader, said));
      if (said->is_replaced || dossier_record_is_deleted (record))
        continue;
      if (g_strcmp0 (dossier_record_get_text (record, said->field), said->text) != 0)
        g_assert_true (stands_beside (reader, said));
    }
  dossier_reader_free (reader);
}

static void
assert_alike (World *world)
{
  g_autofree char *first = NULL;

  for (guint i = 0; i < world->n_desks; i++)
    {
      g_autoptr (GuideBook) book = read_book (world, i);
      g_autofree char      *text = dup_book (book);

      if (first == NULL)
        first = g_steal_pointer (&text);
      else
        g_assert_cmpstr (first, ==, text);
    }
}

/* --- histories */

static void
run_history (guint seed,
             guint n_desks)
{
  World world = { .seed = seed, .n_desks = n_desks, .rand = g_rand_new_with_seed (seed), .now = BEGIN };

  g_test_message ("seed %u, %u desktops", seed, n_desks);
  world.sealed = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_segment_free);
  world.said = g_ptr_array_new_with_free_func (said_free);
  for (guint i = 0; i < n_desks; i++)
    world.skews[i] = seed % 2 == 0 ? 0 : ((gint64) choose (&world, 5) - 2) * 3600 * 1000;
  begin (&world);
  for (guint i = 0; i < N_ACTS; i++)
    {
      guint desk = choose (&world, n_desks);

      do_something (&world, desk);
      if (choose (&world, 12) == 0)
        seal (&world, desk);
      if (choose (&world, 12) == 0)
        receive (&world, choose (&world, n_desks));
    }
  exchange_all (&world);
  assert_alike (&world);
  for (guint i = 0; i < n_desks; i++)
    {
      assert_all_once (&world, i);
      assert_texts (&world, i);
    }
  for (guint i = 0; i < n_desks; i++)
    dossier_replica_free (world.desks[i]);
  g_ptr_array_unref (world.sealed);
  g_ptr_array_unref (world.said);
  g_rand_free (world.rand);
}

static guint
read_number (const char *name,
             guint       otherwise)
{
  const char *text = g_getenv (name);

  return text == NULL ? otherwise : (guint) strtoul (text, NULL, 10);
}

static void
test_histories (gconstpointer data)
{
  guint from = read_number ("LIENS_SEED", 1), n = read_number ("LIENS_HISTORIES", N_HISTORIES);

  n_acts = n_conflicts = 0;
  for (guint seed = from; seed < from + n; seed++)
    run_history (seed, GPOINTER_TO_UINT (data));
  g_test_message ("%u histories, %u acts, %u texts kept beside another", n, n_acts, n_conflicts);
  g_assert_cmpuint (n_conflicts, >, 0);
}

/* --- the same gesture on both sides */

/* Two people each take a practice of four to the beginning, apart: both come before the two others, on both desktops. */
static void
test_both_moved (void)
{
  World                 world = { .n_desks = 2, .rand = g_rand_new_with_seed (1), .now = BEGIN };
  g_autoptr (GuideBook) before = NULL, after = NULL;
  const GuideChapter   *chapter = NULL;
  char                 *moved[2] = { NULL, NULL };

  world.sealed = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_segment_free);
  begin (&world);
  before = read_book (&world, 0);
  for (guint i = 0; i < N_PRACTICES; i++)
    {
      g_autoptr (GuideBook) book = read_book (&world, 0);

      write_act (&world, 0, guide_work_new_to_chapter (book, ((GuidePractice *) before->practices->pdata[i])->id, ((GuideChapter *) before->chapters->pdata[0])->id));
    }
  guide_book_unref (before);
  before = read_book (&world, 0);
  exchange_all (&world);
  chapter = before->chapters->pdata[0];
  for (guint i = 0; i < 2; i++)
    {
      const GuidePractice *practice = chapter->practices->pdata[i + 2];

      moved[i] = g_strdup (practice->id);
      write_act (&world, i, guide_work_new_move (before, practice->id, ((GuidePractice *) chapter->practices->pdata[0])->id, FALSE));
    }
  exchange_all (&world);
  assert_alike (&world);
  after = read_book (&world, 1);
  for (guint i = 0; i < 2; i++)
    g_assert_true (g_str_equal (((GuidePractice *) after->practices->pdata[i])->id, moved[0]) || g_str_equal (((GuidePractice *) after->practices->pdata[i])->id, moved[1]));
  for (guint i = 0; i < 2; i++)
    {
      g_free (moved[i]);
      dossier_replica_free (world.desks[i]);
    }
  g_ptr_array_unref (world.sealed);
  g_rand_free (world.rand);
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  g_test_add_data_func ("/guide/merge/two-desktops-show-one-book-and-lose-nothing", GUINT_TO_POINTER (2), test_histories);
  g_test_add_data_func ("/guide/merge/three-desktops-show-one-book-and-lose-nothing", GUINT_TO_POINTER (3), test_histories);
  g_test_add_func ("/guide/merge/both-that-moved-something-have-their-way", test_both_moved);
  return g_test_run ();
}
