#include "base-identifier.h"

static void
test_two_are_never_the_same (void)
{
  g_autofree char *one = base_identifier_new ();
  g_autofree char *two = base_identifier_new ();

  g_assert_true (base_identifier_is_valid (one));
  g_assert_cmpstr (one, !=, two);
}

static void
test_the_same_words_derive_the_same (void)
{
  g_autofree char *one = base_identifier_derive ("school:0950001A:");
  g_autofree char *two = base_identifier_derive ("school:0950001A:");
  g_autofree char *other = base_identifier_derive ("school:0950001A:annexe");

  g_assert_cmpstr (one, ==, two);
  g_assert_cmpstr (one, !=, other);
}

static void
test_bytes_come_back_as_they_went (void)
{
  guint8           bytes[BASE_IDENTIFIER_BYTES];
  char             back[BASE_IDENTIFIER_DIGITS + 1];
  g_autofree char *one = base_identifier_new ();

  g_assert_true (base_identifier_to_bytes (one, bytes));
  g_assert_cmpstr (base_identifier_from_bytes (bytes, back), ==, one);
}

static void
test_what_is_not_one_is_refused (void)
{
  g_assert_false (base_identifier_is_valid (NULL));
  g_assert_false (base_identifier_is_valid (""));
  g_assert_false (base_identifier_is_valid ("0123456789abcdef0123456789abcde"));
  g_assert_false (base_identifier_is_valid ("0123456789abcdef0123456789abcdef0"));
  g_assert_false (base_identifier_is_valid ("0123456789ABCDEF0123456789abcdef"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/identifier/two-are-never-the-same", test_two_are_never_the_same);
  g_test_add_func ("/base/identifier/the-same-words-derive-the-same", test_the_same_words_derive_the_same);
  g_test_add_func ("/base/identifier/bytes-come-back-as-they-went", test_bytes_come_back_as_they_went);
  g_test_add_func ("/base/identifier/what-is-not-one-is-refused", test_what_is_not_one_is_refused);
  return g_test_run ();
}
