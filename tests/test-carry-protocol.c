#include "carry-protocol.h"

#include <string.h>

#include "carry-name.h"

#define POSTE "00000000000000a1"

static CarryRequest *
make_request (CarryAsk           what,
              const char *const *names)
{
  CarryRequest *request = carry_request_new (what, names);

  request->share = g_strdup ("/mnt/\xe9t\xe9");
  request->mirror = g_strdup ("/home/x/miroir");
  request->poste = g_strdup (POSTE);
  request->sentinel = g_bytes_new_static ("a\0b", 3);
  request->note = g_strdup ("Bonjour");
  return request;
}

static CarryRequest *
send_request (const CarryRequest *request)
{
  g_autoptr (GBytes) frame = carry_request_to_frame (request);
  gsize              length;
  const guint8      *bytes = g_bytes_get_data (frame, &length);

  g_assert_cmpuint (carry_frame_get_length (bytes, CARRY_REQUEST_MAX), ==, length - CARRY_FRAME_HEADER);
  return carry_request_parse (bytes + CARRY_FRAME_HEADER, length - CARRY_FRAME_HEADER);
}

static CarryWord *
send_word (const CarryWord *word)
{
  g_autoptr (GBytes) frame = carry_word_to_frame (word);
  gsize              length;
  const guint8      *bytes = g_bytes_get_data (frame, &length);

  return carry_word_parse (bytes + CARRY_FRAME_HEADER, length - CARRY_FRAME_HEADER);
}

static void
test_request (void)
{
  g_autoptr (CarryRequest) sent = make_request (CARRY_ASK_REMOVE, (const char *const[]){ "a.lsg", "\xff b.LSG", NULL });
  g_autoptr (CarryRequest) heard = send_request (sent);

  g_assert_nonnull (heard);
  g_assert_cmpint (heard->what, ==, CARRY_ASK_REMOVE);
  g_assert_cmpstr (heard->share, ==, sent->share);
  g_assert_cmpstr (heard->mirror, ==, sent->mirror);
  g_assert_cmpstr (heard->poste, ==, POSTE);
  g_assert_cmpstr (heard->note, ==, "Bonjour");
  g_assert_true (g_bytes_equal (heard->sentinel, sent->sentinel));
  g_assert_cmpuint (heard->names->len, ==, 2);
  g_assert_cmpstr (heard->names->pdata[1], ==, "\xff b.LSG");
}

static void
assert_request_refused (CarryRequest *request)
{
  g_autoptr (CarryRequest) sent = request;

  g_assert_null (send_request (sent));
}

static void
assert_names_refused (CarryAsk    what,
                      const char *name)
{
  assert_request_refused (make_request (what, (const char *const[]){ name, NULL }));
}

static void
test_refused_names (void)
{
  assert_names_refused (CARRY_ASK_PUSH, "../a.lsg");
  assert_names_refused (CARRY_ASK_PUSH, "A.lsg");
  assert_names_refused (CARRY_ASK_PUSH, "tmp-1.part");
  assert_names_refused (CARRY_ASK_PUSH, "-a.lsg");
  assert_names_refused (CARRY_ASK_VERIFY, ".");
  assert_names_refused (CARRY_ASK_REMOVE, "a/b");
  assert_names_refused (CARRY_ASK_REMOVE, "..");
  assert_names_refused (CARRY_ASK_REMOVE, "");
  assert_names_refused (CARRY_ASK_PULL, "a.lsg");
  assert_names_refused (CARRY_ASK_PULL, POSTE "/../a.lsg");
  assert_names_refused (CARRY_ASK_PULL, POSTE);
  assert_names_refused (CARRY_ASK_LIST, "a.lsg");
  assert_names_refused (CARRY_ASK_CLOCK, "a.lsg");
}

static void
test_refused_places (void)
{
  CarryRequest *request;

  request = make_request (CARRY_ASK_PULL, NULL);
  g_free (request->share);
  request->share = g_strdup ("mnt/share");
  assert_request_refused (request);

  request = make_request (CARRY_ASK_PULL, NULL);
  g_free (request->poste);
  request->poste = g_strdup ("../../../../home");
  assert_request_refused (request);

  request = make_request (CARRY_ASK_PULL, NULL);
  g_clear_pointer (&request->sentinel, g_bytes_unref);
  assert_request_refused (request);

  assert_request_refused (make_request (CARRY_ASK_CLOCK + 1, NULL));
  assert_request_refused (make_request (0, NULL));
}

static void
test_word (void)
{
  g_autoptr (GBytes)    bytes = g_bytes_new_static ("why", 3);
  CarryWord             sent = { .kind = CARRY_WORD_ITEM, .fate = CARRY_FATE_UNREADABLE, .poste = (char *) POSTE, .name = (char *) "\xe9.lsg", .size = G_MAXUINT64, .number = 116, .bytes = bytes };
  g_autoptr (CarryWord) heard = send_word (&sent);

  g_assert_nonnull (heard);
  g_assert_cmpint (heard->fate, ==, CARRY_FATE_UNREADABLE);
  g_assert_cmpstr (heard->poste, ==, POSTE);
  g_assert_cmpstr (heard->name, ==, "\xe9.lsg");
  g_assert_cmpuint (heard->size, ==, G_MAXUINT64);
  g_assert_cmpint (heard->number, ==, 116);
  g_assert_true (g_bytes_equal (heard->bytes, bytes));
}

static void
test_refused_words (void)
{
  static const CarryWord words[] = {
    { .kind = 0 },
    { .kind = CARRY_WORD_FAILED + 1 },
    { .kind = CARRY_WORD_ITEM },
    { .kind = CARRY_WORD_ITEM, .fate = CARRY_N_FATES },
    { .kind = CARRY_WORD_DONE, .fate = CARRY_FATE_COPIED },
    { .kind = CARRY_WORD_ITEM, .fate = CARRY_FATE_COPIED, .poste = (char *) "a1" },
    { .kind = CARRY_WORD_ITEM, .fate = CARRY_FATE_COPIED, .name = (char *) "../a" },
    { .kind = CARRY_WORD_FAILED, .number = CARRY_N_ERRORS },
    { .kind = CARRY_WORD_FAILED, .number = -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_null (send_word (&words[i]));
}

/* Whatever comes is refused, or is a word that could have been said: then it says itself again, byte for byte. */
static void
take_bytes (const guint8 *bytes,
            gsize         length)
{
  g_autoptr (CarryWord)    word = carry_word_parse (bytes, length);
  g_autoptr (CarryRequest) request = carry_request_parse (bytes, length);

  if (word != NULL)
    {
      g_autoptr (GBytes) frame = carry_word_to_frame (word);

      g_assert_cmpmem ((const guint8 *) g_bytes_get_data (frame, NULL) + CARRY_FRAME_HEADER, g_bytes_get_size (frame) - CARRY_FRAME_HEADER, bytes, length);
    }
  if (request != NULL)
    {
      g_autoptr (GBytes) frame = carry_request_to_frame (request);

      g_assert_cmpmem ((const guint8 *) g_bytes_get_data (frame, NULL) + CARRY_FRAME_HEADER, g_bytes_get_size (frame) - CARRY_FRAME_HEADER, bytes, length);
    }
}

static void
mutate (GBytes *frame)
{
  gsize              length = g_bytes_get_size (frame) - CARRY_FRAME_HEADER;
  g_autofree guint8 *bytes = g_memdup2 ((const guint8 *) g_bytes_get_data (frame, NULL) + CARRY_FRAME_HEADER, length);
  int                n = g_test_rand_int_range (1, 6);

  while (n-- > 0)
    bytes[g_test_rand_int_range (0, (gint32) length)] = (guint8) g_test_rand_int_range (0, 256);
  take_bytes (bytes, g_test_rand_bit () ? length : (gsize) g_test_rand_int_range (0, (gint32) length));
}

static void
test_mutations (void)
{
  g_autoptr (CarryRequest) request = make_request (CARRY_ASK_REMOVE, (const char *const[]){ "a.lsg", "b.lsg", NULL });
  g_autoptr (GBytes)       asked = carry_request_to_frame (request);
  CarryWord                word = { .kind = CARRY_WORD_ITEM, .fate = CARRY_FATE_COPIED, .poste = (char *) POSTE, .name = (char *) "a.lsg", .size = 7 };
  g_autoptr (GBytes)       said = carry_word_to_frame (&word);

  for (int i = 0; i < 50000; i++)
    mutate (i % 2 == 0 ? asked : said);
}

static void
test_frames (void)
{
  static const guint8 none[4] = { 0 }, most[4] = { 0, 0, 2, 0 }, more[4] = { 1, 0, 2, 0 }, huge[4] = { 255, 255, 255, 255 };

  g_assert_cmpuint (carry_frame_get_length (none, CARRY_WORD_MAX), ==, 0);
  g_assert_cmpuint (carry_frame_get_length (most, CARRY_WORD_MAX), ==, CARRY_WORD_MAX);
  g_assert_cmpuint (carry_frame_get_length (more, CARRY_WORD_MAX), ==, 0);
  g_assert_cmpuint (carry_frame_get_length (huge, CARRY_REQUEST_MAX), ==, 0);
}

/* The most a request can hold goes through. */
static void
test_longest (void)
{
  g_autoptr (CarryRequest) sent = make_request (CARRY_ASK_REMOVE, NULL);
  g_autoptr (CarryRequest) heard = NULL;

  for (guint i = 0; i < CARRY_NAMES_MAX; i++)
    g_ptr_array_add (sent->names, g_strnfill (CARRY_ENTRY_MAX, 'a'));
  heard = send_request (sent);
  g_assert_nonnull (heard);
  g_assert_cmpuint (heard->names->len, ==, CARRY_NAMES_MAX);
}

static void
test_names (void)
{
  g_autofree char *odd = carry_name_dup_plain ("a (1).LSG");
  g_autofree char *same = carry_name_dup_plain ("a (1).LSG");
  g_autofree char *other = carry_name_dup_plain ("a (2).LSG");
  g_autofree char *plain = carry_name_dup_plain ("s-0000000001-0000000002-0badcafe-00-11111111.lsg");

  g_assert_cmpstr (odd, ==, same);
  g_assert_cmpstr (odd, !=, other);
  g_assert_true (g_str_has_suffix (odd, ".lsg") && carry_name_is_plain (odd));
  g_assert_cmpstr (plain, ==, "s-0000000001-0000000002-0badcafe-00-11111111.lsg");
  g_assert_null (carry_name_dup_plain ("tmp-12.part"));
  g_assert_null (carry_name_dup_plain ("Thumbs.db"));
  g_assert_null (carry_name_dup_plain ("a.lsg.nextcloud"));
  g_assert_null (carry_name_dup_plain (".lsg"));
  g_assert_cmpuint (carry_name_get_limit ("x.LSG"), ==, 8 << 20);
  g_assert_false (carry_name_is_poste ("00000000000000A1"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/carry/protocol/a-request-arrives-as-it-was-sent", test_request);
  g_test_add_func ("/carry/protocol/a-name-that-leads-elsewhere-is-refused", test_refused_names);
  g_test_add_func ("/carry/protocol/a-place-that-cannot-be-is-refused", test_refused_places);
  g_test_add_func ("/carry/protocol/a-word-arrives-as-it-was-said", test_word);
  g_test_add_func ("/carry/protocol/a-word-that-cannot-be-is-refused", test_refused_words);
  g_test_add_func ("/carry/protocol/a-damaged-frame-is-refused-or-another", test_mutations);
  g_test_add_func ("/carry/protocol/a-frame-has-its-bounds", test_frames);
  g_test_add_func ("/carry/protocol/the-longest-request-goes-through", test_longest);
  g_test_add_func ("/carry/protocol/an-odd-name-has-one-plain-name", test_names);
  return g_test_run ();
}
