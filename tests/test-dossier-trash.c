/* Any deletions and returns, in any order, told by the trash as they are, and taken back. */
#include "dossier-fixture.h"

#include "dossier-trash.h"

#include <string.h>

static gpointer
list_trash (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return dossier_trash_list (reader, GPOINTER_TO_UINT (data), error);
}

static GPtrArray *
get_trash (DossierFixture *self,
           guint           most)
{
  g_autoptr (GError) error = NULL;
  GPtrArray         *lines = dossier_store_ask (self->store, list_trash, GUINT_TO_POINTER (most), &error);

  g_assert_no_error (error);
  return lines;
}

static gboolean
lives (DossierFixture *self,
       const char     *id)
{
  g_autoptr (DossierRecord) record = dossier_fixture_find (self, id);

  return !dossier_record_is_deleted (record);
}

static void
delete_one (DossierFixture *self,
            const char     *kind,
            const char     *id)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_delete (act, dossier_kinds_find (kind), id);
  dossier_fixture_write (self, act);
}

static void
restore_one (DossierFixture *self,
             const char     *kind,
             const char     *id)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_restore (act, dossier_kinds_find (kind), id);
  dossier_fixture_write (self, act);
}

static void
test_links_and_posts_come_back_with_their_structure (DossierFixture *self,
                                                     gconstpointer   data)
{
  g_autofree char        *a = dossier_fixture_add_structure (self, "Centre"), *b = dossier_fixture_add_structure (self, "École");
  g_autofree char        *link = dossier_fixture_add_link (self, a, b), *by_hand = dossier_fixture_add_link (self, a, b);
  g_autofree char        *post = dossier_fixture_make (self, "assignment", "structure=Centre", "role=direction de centre", NULL);
  g_autoptr (GPtrArray)   lines = NULL;
  const DossierTrashLine *line;

  delete_one (self, "link", by_hand);
  delete_one (self, "structure", a);
  lines = get_trash (self, 0);
  g_assert_cmpuint (lines->len, ==, 2); /* the newest first */
  line = lines->pdata[0];
  g_assert_cmpstr (line->id, ==, a);
  g_assert_cmpstr (line->title, ==, "Centre");
  g_assert_cmpstr (line->author, ==, "Camille Essai");
  g_assert_false (line->is_register);
  g_assert_cmpint (ABS (line->wall - g_get_real_time () / 1000), <, 60000);
  g_assert_cmpuint (line->along->len, ==, 2);
  g_assert_cmpint (strcmp (((DossierTrashPart *) line->along->pdata[0])->id, ((DossierTrashPart *) line->along->pdata[1])->id), <, 0);
  g_assert_cmpstr (((DossierTrashLine *) lines->pdata[1])->id, ==, by_hand);
  restore_one (self, "structure", a);
  g_assert_true (lives (self, a) && lives (self, link) && lives (self, post));
  g_assert_false (lives (self, by_hand));
}

static void
test_a_link_comes_with_its_last_missing_end (DossierFixture *self,
                                             gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (self, "Centre"), *b = dossier_fixture_add_structure (self, "École");
  g_autofree char *link = dossier_fixture_add_link (self, a, b);

  delete_one (self, "structure", a);
  delete_one (self, "structure", b);
  restore_one (self, "structure", a);
  g_assert_false (lives (self, link));
  restore_one (self, "structure", b);
  g_assert_true (lives (self, link));
}

static void
test_a_link_brings_its_structures_back (DossierFixture *self,
                                        gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (self, "Centre"), *b = dossier_fixture_add_structure (self, "École");
  g_autofree char *link = dossier_fixture_add_link (self, a, b);

  delete_one (self, "link", link);
  delete_one (self, "structure", a);
  restore_one (self, "link", link);
  g_assert_true (lives (self, link) && lives (self, a));
}

/* dossier-rules-restore.h, 2: as when the notes of a deleted link are taken out because they named somebody. */
static void
test_erasing_in_the_trash_parts_nothing (DossierFixture *self,
                                         gconstpointer   data)
{
  g_autofree char *a = dossier_fixture_add_structure (self, "Centre"), *b = dossier_fixture_add_structure (self, "École");
  g_autofree char *link = dossier_fixture_add_link (self, a, b);
  DossierAct      *act = dossier_act_new (NULL);

  dossier_fixture_set_text (self, "link", link, "object", "Avec quelqu’un");
  delete_one (self, "structure", a);
  dossier_act_erase (act, dossier_kinds_find ("link"), link, "object");
  dossier_act_set (act, dossier_kinds_find ("link"), link, "object", dossier_value_new_text ("Avec"));
  dossier_fixture_write (self, act);
  g_assert_false (lives (self, link));
  restore_one (self, "structure", a);
  g_assert_true (lives (self, link));
}

static void
test_the_newest_lines_can_be_asked_for (DossierFixture *self,
                                        gconstpointer   data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = dossier_fixture_add_structure (self, i == 2 ? "Dernier" : "Autre");

      delete_one (self, "structure", id);
    }
  {
    g_autoptr (GPtrArray) lines = get_trash (self, 1);

    g_assert_cmpuint (lines->len, ==, 1);
    g_assert_cmpstr (((DossierTrashLine *) lines->pdata[0])->title, ==, "Dernier");
  }
}

/* --- any history */

#define MAX_ITEMS 64

typedef struct
{
  const DossierKind *kind;
  char              *id;
  int                wholes[2]; /* what it cannot be without; -1: none */
  const char        *text;      /* a field to write in; NULL: none */
} Item;

/* What people should see, kept apart from how the dossier keeps it. */
typedef struct
{
  gboolean dead[MAX_ITEMS];
  gboolean along[MAX_ITEMS]; /* went with something it cannot be without */
} Sight;

typedef struct
{
  DossierFixture *fixture;
  GRand          *rand;
  Item            items[MAX_ITEMS];
  int             n_items;
  Sight           now;
  GArray         *past;   /* Sight, before each act done */
  GArray         *future; /* Sight, after each act taken back */
} World;

static int
draw (World *self,
      int    n)
{
  return g_rand_int_range (self->rand, 0, n);
}

static int
add_item (World      *self,
          DossierAct *act,
          const char *kind,
          const char *text,
          int         one,
          int         other)
{
  Item *item = &self->items[self->n_items];

  *item = (Item){ dossier_kinds_find (kind), NULL, { one, other }, text };
  item->id = g_strdup (dossier_act_create (act, item->kind, NULL));
  return self->n_items++;
}

static void
refer (World      *self,
       DossierAct *act,
       int         from,
       const char *field,
       int         to)
{
  dossier_act_set (act, self->items[from].kind, self->items[from].id, field, dossier_value_new_reference (self->items[to].id));
}

static void
add_link (World      *self,
          DossierAct *act)
{
  int a = draw (self, 6), b = (a + 1 + draw (self, 5)) % 6;
  int link = add_item (self, act, "link", "notes", a, b);

  refer (self, act, link, "a", a);
  refer (self, act, link, "b", b);
  for (int i = draw (self, 3); i > 0; i--)
    refer (self, act, add_item (self, act, "link_step", "story", link, -1), "link", link);
}

static void
add_contact (World      *self,
             DossierAct *act,
             int         campaign)
{
  int structure = draw (self, 6), contact = add_item (self, act, "contact", "result", campaign, structure);

  refer (self, act, contact, "campaign", campaign);
  refer (self, act, contact, "structure", structure);
  refer (self, act, add_item (self, act, "attempt", "message", contact, -1), "contact", contact);
}

/* Six structures first. */
static void
make_world (World *self)
{
  DossierAct *act = dossier_act_new ("Le monde");
  int         campaign;

  for (int i = 0; i < 6; i++)
    {
      int structure = add_item (self, act, "structure", "notes", -1, -1);

      dossier_act_set (act, self->items[structure].kind, self->items[structure].id, "name", dossier_value_new_text ("Structure"));
    }
  campaign = add_item (self, act, "campaign", "questionnaire", -1, -1);
  dossier_act_set (act, self->items[campaign].kind, self->items[campaign].id, "title", dossier_value_new_text ("Enquête"));
  for (int i = 0; i < 8; i++)
    add_link (self, act);
  for (int i = 0; i < 5; i++)
    {
      int structure = draw (self, 6);

      refer (self, act, add_item (self, act, "assignment", NULL, structure, -1), "structure", structure);
      add_contact (self, act, campaign);
    }
  dossier_fixture_write (self->fixture, act);
}

static gboolean
has_whole_in (const World    *self,
              int             item,
              const gboolean *in)
{
  return (self->items[item].wholes[0] >= 0 && in[self->items[item].wholes[0]]) || (self->items[item].wholes[1] >= 0 && in[self->items[item].wholes[1]]);
}

/* Wholes stand before their parts in the list: once through is enough. */
static void
see_deletion (World          *self,
              const gboolean *asked)
{
  gboolean going[MAX_ITEMS] = { FALSE };

  for (int i = 0; i < self->n_items; i++)
    {
      if (self->now.dead[i] || !(asked[i] || has_whole_in (self, i, going)))
        continue;
      going[i] = TRUE;
      self->now.dead[i] = TRUE;
      self->now.along[i] = has_whole_in (self, i, going);
    }
}

static gboolean
misses_something (const World    *self,
                  int             item,
                  const gboolean *coming)
{
  for (int i = 0; i < 2; i++)
    {
      int whole = self->items[item].wholes[i];

      if (whole >= 0 && self->now.dead[whole] && !coming[whole])
        return TRUE;
    }
  return FALSE;
}

/* What comes back, as the header says it, until nothing more does. */
static void
see_coming (const World *self,
            gboolean    *coming)
{
  gboolean more = TRUE;

  while (more)
    {
      more = FALSE;
      for (int i = 0; i < self->n_items; i++)
        for (int j = 0; coming[i] && j < 2; j++)
          {
            int whole = self->items[i].wholes[j];

            more = more || (whole >= 0 && self->now.dead[whole] && !coming[whole]);
            if (whole >= 0 && self->now.dead[whole])
              coming[whole] = TRUE;
          }
      for (int i = 0; i < self->n_items; i++)
        if (self->now.dead[i] && !coming[i] && self->now.along[i] && has_whole_in (self, i, coming) && !misses_something (self, i, coming))
          coming[i] = more = TRUE;
    }
}

static void
see_return (World          *self,
            const gboolean *asked)
{
  gboolean coming[MAX_ITEMS];

  memcpy (coming, asked, sizeof coming);
  see_coming (self, coming);
  for (int i = 0; i < self->n_items; i++)
    self->now.dead[i] = self->now.dead[i] && !coming[i];
}

static int
draw_item (World   *self,
           gboolean dead)
{
  int first = draw (self, self->n_items);

  for (int i = 0; i < self->n_items; i++)
    if (self->now.dead[(first + i) % self->n_items] == dead)
      return (first + i) % self->n_items;
  return -1;
}

static void
write_done (World      *self,
            DossierAct *act)
{
  g_array_append_val (self->past, self->now);
  g_array_set_size (self->future, 0);
  dossier_fixture_write (self->fixture, act);
}

/* One, or two at once; FALSE: there is none. */
static gboolean
delete_some (World *self)
{
  gboolean    asked[MAX_ITEMS] = { FALSE };
  int         n = 1 + draw (self, 2);
  DossierAct *act;

  if (draw_item (self, FALSE) < 0)
    return FALSE;
  act = dossier_act_new (NULL);
  for (int item; n > 0 && (item = draw_item (self, FALSE)) >= 0; n--)
    {
      asked[item] = TRUE;
      dossier_act_delete (act, self->items[item].kind, self->items[item].id);
    }
  write_done (self, act);
  see_deletion (self, asked);
  return TRUE;
}

/* Asking for them, or writing in one. */
static gboolean
restore_some (World *self)
{
  gboolean    asked[MAX_ITEMS] = { FALSE };
  int         n = 1 + draw (self, 2), item = draw_item (self, TRUE);
  DossierAct *act;

  if (item < 0)
    return FALSE;
  act = dossier_act_new (NULL);
  if (self->items[item].text != NULL && draw (self, 4) == 0)
    {
      asked[item] = TRUE;
      dossier_act_set (act, self->items[item].kind, self->items[item].id, self->items[item].text,
                       dossier_value_new_text (draw (self, 2) == 0 ? "Un mot" : "Un autre"));
    }
  else
    for (; n > 0; n--, item = draw_item (self, TRUE))
      {
        asked[item] = TRUE;
        dossier_act_restore (act, self->items[item].kind, self->items[item].id);
      }
  write_done (self, act);
  see_return (self, asked);
  return TRUE;
}

static gboolean
take_back (World *self)
{
  g_autoptr (GError) error = NULL;

  if (self->past->len == 0)
    return FALSE;
  g_assert_true (dossier_store_undo (self->fixture->store, NULL, NULL, &error));
  g_array_append_val (self->future, self->now);
  self->now = g_array_index (self->past, Sight, self->past->len - 1);
  g_array_set_size (self->past, self->past->len - 1);
  return TRUE;
}

static gboolean
do_again (World *self)
{
  g_autoptr (GError) error = NULL;

  if (self->future->len == 0)
    return FALSE;
  g_assert_true (dossier_store_redo (self->fixture->store, NULL, NULL, &error));
  g_array_append_val (self->past, self->now);
  self->now = g_array_index (self->future, Sight, self->future->len - 1);
  g_array_set_size (self->future, self->future->len - 1);
  return TRUE;
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Lines sorted: "ID: ALONG ALONG". */
static char *
join_sorted (GPtrArray  *texts,
             const char *between)
{
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (between, (char **) texts->pdata);
}

static char *
dup_seen_line (const World *self,
               int          item)
{
  gboolean              coming[MAX_ITEMS] = { FALSE };
  g_autoptr (GPtrArray) along = g_ptr_array_new ();
  g_autofree char      *joined = NULL;

  coming[item] = TRUE;
  see_coming (self, coming);
  for (int i = 0; i < self->n_items; i++)
    if (coming[i] && i != item)
      g_ptr_array_add (along, self->items[i].id);
  joined = join_sorted (along, " ");
  return g_strdup_printf ("%s: %s", self->items[item].id, joined);
}

static char *
dup_seen (const World *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < self->n_items; i++)
    if (self->now.dead[i] && !(self->now.along[i] && has_whole_in (self, i, self->now.dead)))
      g_ptr_array_add (lines, dup_seen_line (self, i));
  return join_sorted (lines, "\n");
}

static char *
dup_told (World *self)
{
  g_autoptr (GPtrArray) trash = get_trash (self->fixture, 0);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < trash->len; i++)
    {
      const DossierTrashLine *line = trash->pdata[i];
      g_autoptr (GPtrArray)   along = g_ptr_array_new ();
      g_autofree char        *joined = NULL;

      for (guint j = 0; j < line->along->len; j++)
        g_ptr_array_add (along, ((DossierTrashPart *) line->along->pdata[j])->id);
      joined = join_sorted (along, " ");
      g_ptr_array_add (lines, g_strdup_printf ("%s: %s", line->id, joined));
    }
  return join_sorted (lines, "\n");
}

static void
assert_as_seen (World *self)
{
  g_autofree char *seen = dup_seen (self), *told = dup_told (self);

  g_assert_cmpstr (told, ==, seen);
  for (int i = 0; i < self->n_items; i++)
    {
      g_assert_cmpint (lives (self->fixture, self->items[i].id), ==, !self->now.dead[i]);
      g_assert_false (!self->now.dead[i] && has_whole_in (self, i, self->now.dead));
    }
}

static gboolean
step (World *self)
{
  switch (draw (self, 6))
    {
    case 0:
    case 1:
      return delete_some (self);
    case 2:
    case 3:
      return restore_some (self);
    case 4:
      return take_back (self);
    default:
      return do_again (self) || take_back (self);
    }
}

/* In a dossier of its own: what one history did slows no other. */
static void
play_history (DossierFixture *self,
              guint32         seed)
{
  g_autoptr (GRand)  rand = g_rand_new_with_seed (seed);
  g_autoptr (GArray) past = g_array_new (FALSE, FALSE, sizeof (Sight)), future = g_array_new (FALSE, FALSE, sizeof (Sight));
  World              world = { .fixture = self, .rand = rand, .past = past, .future = future };
  g_autofree char   *before = NULL, *after = NULL;

  g_test_message ("seed %u", seed);
  make_world (&world);
  before = dossier_fixture_dump (self);
  for (guint done = 0; done < 50;)
    {
      done += step (&world);
      assert_as_seen (&world);
    }
  while (take_back (&world))
    assert_as_seen (&world);
  after = dossier_fixture_dump (self);
  g_assert_cmpstr (after, ==, before);
  for (int i = 0; i < world.n_items; i++)
    g_free (world.items[i].id);
}

static void
test_any_history_is_told_and_taken_back (DossierFixture *self,
                                         gconstpointer   data)
{
  guint32 seed = g_getenv ("LIENS_SEED") != NULL ? (guint32) g_ascii_strtoull (g_getenv ("LIENS_SEED"), NULL, 10) : 20261129;
  guint   histories = g_getenv ("LIENS_LONG") != NULL ? 1000 : 4;

  for (guint i = 0; i < histories; i++)
    {
      play_history (self, seed + i);
      dossier_fixture_tear_down (self, data);
      dossier_fixture_set_up (self, data);
    }
}

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  dossier_fixture_add ("/dossier/trash/links-and-posts-come-back-with-their-structure", test_links_and_posts_come_back_with_their_structure);
  dossier_fixture_add ("/dossier/trash/a-link-comes-with-its-last-missing-end", test_a_link_comes_with_its_last_missing_end);
  dossier_fixture_add ("/dossier/trash/a-link-brings-its-structures-back", test_a_link_brings_its_structures_back);
  dossier_fixture_add ("/dossier/trash/erasing-in-the-trash-parts-nothing", test_erasing_in_the_trash_parts_nothing);
  dossier_fixture_add ("/dossier/trash/the-newest-lines-can-be-asked-for", test_the_newest_lines_can_be_asked_for);
  dossier_fixture_add ("/dossier/trash/any-history-is-told-and-taken-back", test_any_history_is_told_and_taken_back);
  return g_test_run ();
}
