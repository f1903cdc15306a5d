#include "demo-random.h"

static void
test_the_numbers_are_known (void)
{
  DemoRandom random;

  demo_random_init (&random, 42, "test");
  g_assert_cmpuint (demo_random_next (&random), ==, 2775110972u);
  g_assert_cmpuint (demo_random_next (&random), ==, 898122605u);
}

static void
test_streams_do_not_follow_each_other (void)
{
  DemoRandom one, other;

  demo_random_init (&one, 42, "schools");
  demo_random_init (&other, 42, "links");
  g_assert_cmpuint (demo_random_next (&one), !=, demo_random_next (&other));
}

static void
test_weights_are_kept (void)
{
  static const DemoChoice choices[] = { { "often", 90 }, { "seldom", 10 }, { "never", 0 }, { NULL, 0 } };
  DemoRandom              random;
  guint                   n_often = 0;

  demo_random_init (&random, 1, "test");
  for (guint i = 0; i < 1000; i++)
    {
      const char *drawn = demo_random_choose (&random, choices);

      g_assert_cmpstr (drawn, !=, "never");
      n_often += g_str_equal (drawn, "often");
    }
  g_assert_cmpuint (n_often, >, 850);
  g_assert_cmpuint (n_often, <, 950);
}

static void
test_a_shuffle_loses_nobody (void)
{
  guint      numbers[50], sum = 0;
  DemoRandom random;

  demo_random_init (&random, 9, "test");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    numbers[i] = i;
  demo_random_shuffle (&random, numbers, G_N_ELEMENTS (numbers));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    sum += numbers[i];
  g_assert_cmpuint (sum, ==, 49 * 50 / 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/random/the-numbers-are-known", test_the_numbers_are_known);
  g_test_add_func ("/demo/random/streams-do-not-follow-each-other", test_streams_do_not_follow_each_other);
  g_test_add_func ("/demo/random/weights-are-kept", test_weights_are_kept);
  g_test_add_func ("/demo/random/a-shuffle-loses-nobody", test_a_shuffle_loses_nobody);
  return g_test_run ();
}
