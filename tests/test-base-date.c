#include "base-date.h"
#include "base-day.h"

#include <libintl.h>
#include <locale.h>

#include <string.h>

typedef struct
{
  const char *words;
  const char *iso;
} Reading;

static guint32
day (int y,
     int m,
     int d)
{
  g_autoptr (GDate) date = g_date_new_dmy ((GDateDay) d, (GDateMonth) m, (GDateYear) y);

  return g_date_get_julian (date);
}

static void
check_readings (const Reading *readings,
                gsize          n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (BaseDate) date = base_date_new_from_words (readings[i].words);
      g_autofree char     *iso = base_date_dup_iso (date);

      g_assert_cmpstr (date->words, ==, readings[i].words);
      if (g_strcmp0 (iso, readings[i].iso) != 0)
        g_test_message ("“%s” is read as “%s”", readings[i].words, iso);
      g_assert_cmpstr (iso, ==, readings[i].iso);
    }
}

static void
test_a_day_in_many_ways (void)
{
  static const Reading readings[] = {
    { "23 mai 2019", "2019-05-23" },
    { "le jeudi 23 mai 2019", "2019-05-23" },
    { "Le jeudi 23 mai 2019\nDe 9h00 à 12h30", "2019-05-23" },
    { "le mardi 23 mai 2019", "2019-05-23" },
    { "23/05/2019", "2019-05-23" },
    { "23/05/19", "2019-05-23" },
    { "23-05-2019", "2019-05-23" },
    { "23.5.19", "2019-05-23" },
    { "2019-05-23", "2019-05-23" },
    { "2019/05/23", "2019-05-23" },
    { "20190523", "2019-05-23" },
    { "2019-05-23T10:00:00Z", "2019-05-23" },
    { "2019-05-23 00:00:00", "2019-05-23" },
    { "2019-05-23T10:00:00.000+02:00", "2019-05-23" },
    { "23/05/2019 14:30", "2019-05-23" },
    { "9h 23/05/2019", "2019-05-23" },
    { "1er septembre 2018", "2018-09-01" },
    { "1 er septembre 2018", "2018-09-01" },
    { "1ᵉʳ sept. 2018", "2018-09-01" },
    { "23-mai-19", "2019-05-23" },
    { "23 MAI 2019", "2019-05-23" },
    { "5 Février 2019", "2019-02-05" },
    { "5 février 2019", "2019-02-05" },
    { "23mai2019", "2019-05-23" },
    { "05/23/2019", "2019-05-23" },
    { "jeu. 23 mai 2019, à 9 h 30", "2019-05-23" },
    { "29 février 2020", "2020-02-29" },
    { "date : 23 mai 2019 ?", "2019-05-23" },
    { "12 mars 98", "1998-03-12" },
    { "du 3 au 5 juin 2018", "2018-06-03/2018-06-05" },
    { "3-5 juin 2018", "2018-06-03/2018-06-05" },
    { "du 28 mai au 3 juin 2018", "2018-05-28/2018-06-03" },
    { "5 et 6 juin 2018", "2018-06-05/2018-06-06" },
    { "du 01/09/2018 au 15/06/2019", "2018-09-01/2019-06-15" },
    { "2018-05-01/2018-04-01", "2018-04-01/2018-05-01" },
    { "2018-01-01/", "2018-01-01" },
    { "vers le 23 mai 2019", "2019-05-16/2019-05-30" },
  };

  check_readings (readings, G_N_ELEMENTS (readings));
}

static void
test_months_and_what_is_made_of_them (void)
{
  static const Reading readings[] = {
    { "mai 2019", "2019-05" },
    { "05/2019", "2019-05" },
    { "5/2019", "2019-05" },
    { "2019-05", "2019-05" },
    { "09/18", "2018-09" },
    { "mai-19", "2019-05" },
    { "janv.-19", "2019-01" },
    { "FEVRIER 19", "2019-02" },
    { "au mois de mai 2019", "2019-05" },
    { "courant mai 2019", "2019-05" },
    { "fin mai 2019", "2019-05" },
    { "début mai 2019", "2019-05" },
    { "mi-mai 2019", "2019-05" },
    { "rentrée 2018", "2018-09" },
    { "à la rentrée scolaire 2018", "2018-09" },
    { "rentrée 2018-2019", "2018-09" },
    { "rentrée de septembre 2018", "2018-09" },
    { "Mars/Avril 2018", "2018-03-01/2018-04-30" },
    { "septembre-octobre 2018", "2018-09-01/2018-10-31" },
    { "entre mars et juin 2018", "2018-03-01/2018-06-30" },
    { "de septembre 2018 à juin", "2018-09-01/2019-06-30" },
    { "décembre-janvier 2019", "2018-12-01/2019-01-31" },
    { "novembre 2018 - janvier 2019", "2018-11-01/2019-01-31" },
    { "mars à mai 2016", "2016-03-01/2016-05-31" },
    { "début 2018", "2018-01-01/2018-04-30" },
    { "mi 2018", "2018-05-01/2018-08-31" },
    { "fin 2018", "2018-09-01/2018-12-31" },
    { "fin d’année 2018", "2018-09-01/2018-12-31" },
    { "fin 2018 début 2019", "2018-09-01/2019-04-30" },
    { "fin de l’année scolaire 2017-2018", "2018-05-01/2018-08-31" },
    { "1er trimestre 2018", "2018-01-01/2018-03-31" },
    { "second semestre 2018", "2018-07-01/2018-12-31" },
    { "T4 2018", "2018-10-01/2018-12-31" },
    { "Noël 2018", "2018-12" },
    { "vacances de la Toussaint 2018", "2018-10-01/2018-11-30" },
    { "vacances d’été 2018", "2018-07-01/2018-08-31" },
    { "vacances de février 2019", "2019-02-01/2019-03-31" },
    { "juin de l’année scolaire 2018-2019", "2019-06" },
    { "juin 2018-2019", "2019-06" },
    { "novembre 2018-2019", "2018-11" },
    { "vers mai 2018", "2018-04-01/2018-06-30" },
  };

  check_readings (readings, G_N_ELEMENTS (readings));
}

static void
test_seasons (void)
{
  static const Reading readings[] = {
    { "printemps 2016", "2016-03/2016-05" },
    { "au printemps 2016", "2016-03/2016-05" },
    { "Été 2016", "2016-06/2016-08" },
    { "à l'automne 2018", "2018-09/2018-11" },
    { "hiver 2016", "2015-12/2016-02" },
    { "hiver 2015-2016", "2015-12/2016-02" },
    { "printemps 2015/16", "2016-03/2016-05" },
    { "été-automne 2018", "2018-06-01/2018-11-30" },
  };
  g_autoptr (BaseDate) season = base_date_new_from_words ("printemps 2016");
  g_autoptr (BaseDate) months = base_date_new_from_words ("mars à mai 2016");

  check_readings (readings, G_N_ELEMENTS (readings));
  g_assert_cmpint (season->precision, ==, BASE_DATE_SEASON);
  g_assert_cmpint (months->precision, ==, BASE_DATE_MONTH);
}

static void
test_years_and_school_years (void)
{
  static const Reading readings[] = {
    { "2018", "2018" },
    { "en 2018", "2018" },
    { "en 98", "1998" },
    { "l’année 2018", "2018" },
    { "courant 2018", "2018" },
    { "2018 ?", "2018" },
    { "2018 (à confirmer)", "2018" },
    { "vers 2016", "2015-01-01/2017-12-31" },
    { "~2016", "2015-01-01/2017-12-31" },
    { "2016 environ", "2015-01-01/2017-12-31" },
    { "de 2015 à 2018", "2015-01-01/2018-12-31" },
    { "2015-2018", "2015-01-01/2018-12-31" },
    { "entre 2017 et 2018", "2017-01-01/2018-12-31" },
    { "depuis 2015 jusqu’en 2018", "2015-01-01/2018-12-31" },
    { "2018 à 2015", "2015-01-01/2018-12-31" },
    { "années 90", "1990-01-01/1999-12-31" },
    { "dans les années 2000", "2000-01-01/2009-12-31" },
    { "début des années 2000", "2000-01-01/2003-04-30" },
    { "2017-2018", "2017/2018" },
    { "2017/2018", "2017/2018" },
    { "2017/18", "2017/2018" },
    { "2018-19", "2018/2019" },
    { "2011/12", "2011/2012" },
    { "2011-12", "2011-12" },
    { "année scolaire 2017-2018", "2017/2018" },
    { "Année scolaire 2017/18", "2017/2018" },
    { "septembre 2017 à août 2018", "2017/2018" },
    { "année scolaire 2018", "2017-09-01/2019-08-31" },
    { "années scolaires 2016-2017", "" },
  };

  check_readings (readings, G_N_ELEMENTS (readings));
}

static void
test_what_came_before_or_after (void)
{
  static const Reading readings[] = {
    { "avant 2018", "<2018-01-01" },
    { "avant l’été 2018", "<2018-06-01" },
    { "avant le 23 mai 2019", "<2019-05-23" },
    { "Avant le 4 Octobre 2018", "<2018-10-04" },
    { "avant la rentrée 2018", "<2018-09-01" },
    { "avant fin 2018", "<2019-01-01" },
    { "jusqu’en 2018", "<2019-01-01" },
    { "jusqu'au 30 juin 2019", "<2019-07-01" },
    { "d’ici juin 2019", "<2019-07-01" },
    { "au plus tard en 2018", "<2019-01-01" },
    { "2018 au plus tard", "<2019-01-01" },
    { "2018 ou avant", "<2019-01-01" },
    { "< 2018", "<2018-01-01" },
    { "<2018-01-01", "<2018-01-01" },
    { "après mars 2019", ">=2019-04-01" },
    { "après 2018", ">=2019-01-01" },
    { "depuis 2015", ">=2015-01-01" },
    { "depuis 98", ">=1998-01-01" },
    { "depuis fin 2015", ">=2015-09-01" },
    { "depuis le 3 mai 2018", ">=2018-05-03" },
    { "depuis environ 2015", ">=2015-01-01" },
    { "depuis l’année scolaire 2017-2018", ">=2017-09-01" },
    { "à partir de septembre 2018", ">=2018-09-01" },
    { "dès la rentrée 2018", ">=2018-09-01" },
    { "dès 2018", ">=2018-01-01" },
    { "2018 au plus tôt", ">=2018-01-01" },
    { ">=2018-01-01", ">=2018-01-01" },
    { ">= 2018", ">=2018-01-01" },
  };

  check_readings (readings, G_N_ELEMENTS (readings));
}

/* What is there since then had begun by the end of it. */
static void
test_since_a_time_is_begun_by_its_end (void)
{
  static const Reading readings[] = {
    { "depuis 2005", "2005-12-31" },
    { "Depuis la rentrée 2005", "2005-09-30" },
    { "à partir de l’année scolaire 2005-2006", "2006-08-31" },
    { "dès le 3 mai 2005", "2005-05-03" },
    { ">=2005-01-01", "2005-12-31" }, /* read by people as "depuis 2005" */
    { "printemps 2005", "2005-05-31" },
    { "après 2005", "" },
    { "2005 ou après", "" },
    { ">= 2005", "" },
    { "au plus tôt en 2005", "" },
    { "depuis environ 2005", "" },
    { "depuis longtemps", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autoptr (BaseDate) date = base_date_new_from_words (readings[i].words);
      guint32              day = base_date_find_begun (date);
      g_autoptr (BaseDate) begun = base_date_new (day, day, BASE_DATE_DAY, "");
      g_autofree char     *iso = base_date_dup_iso (begun);

      g_assert_cmpstr (iso, ==, readings[i].iso);
    }
  g_assert_cmpuint (base_date_find_begun (NULL), ==, 0);
}

static void
test_what_says_no_date_keeps_its_words (void)
{
  static const Reading readings[] = {
    { "", "" },
    { "?", "" },
    { "depuis longtemps", "" },
    { "depuis toujours", "" },
    { "depuis 3 ans", "" },
    { "depuis 18 mois", "" },
    { "depuis 10 années", "" },
    { "il y a deux ans", "" },
    { "23 mai", "" },
    { "mai", "" },
    { "à la rentrée", "" },
    { "au printemps", "" },
    { "18", "" },
    { "05/12", "" },
    { "31/02/2019", "" },
    { "32 mai 2019", "" },
    { "29 février 2019", "" },
    { "2019-13-01", "" },
    { "2019-02-30", "" },
    { "2 ou 3 fois en 2018", "" },
    { "avant", "" },
    { "avant avant 2018", "" },
    { "fin fin fin", "" },
    { "5e trimestre 2018", "" },
    { "années 93", "" },
    { "01 34 56 78 90", "" },
    { "95100", "" },
    { "123456789012345678901234567890", "" },
    { "<", "" },
    { "jamais", "" },
  };

  check_readings (readings, G_N_ELEMENTS (readings));
}

static void
test_nothing_given_is_an_unknown_date (void)
{
  g_autoptr (BaseDate) date = base_date_new_from_words (NULL);

  g_assert_cmpint (date->precision, ==, BASE_DATE_UNKNOWN);
  g_assert_cmpstr (date->words, ==, "");
}

static void
test_bounds_are_julian_days (void)
{
  g_autoptr (BaseDate) month = base_date_new_from_words ("février 2020");
  g_autoptr (BaseDate) before = base_date_new_from_words ("avant 2018");
  g_autoptr (BaseDate) since = base_date_new_from_words ("depuis 2018");

  g_assert_cmpuint (month->earliest, ==, day (2020, 2, 1));
  g_assert_cmpuint (month->latest, ==, day (2020, 2, 29));
  g_assert_cmpuint (before->earliest, ==, 0);
  g_assert_cmpuint (before->latest, ==, day (2017, 12, 31));
  g_assert_cmpuint (since->earliest, ==, day (2018, 1, 1));
  g_assert_cmpuint (since->latest, ==, 0);
}

static void
test_contradictions_are_settled (void)
{
  g_autoptr (BaseDate) turned = base_date_new (day (2019, 5, 23), day (2018, 5, 23), BASE_DATE_DAY, NULL);
  g_autoptr (BaseDate) open = base_date_new (day (2019, 5, 23), 0, BASE_DATE_MONTH, "");
  g_autoptr (BaseDate) hostile = base_date_new (G_MAXUINT32, G_MAXUINT32, (BaseDatePrecision) 77, "\xFF");
  g_autoptr (BaseDate) unknown = base_date_new (12, 13, BASE_DATE_UNKNOWN, "?");

  g_assert_cmpuint (turned->earliest, ==, day (2018, 5, 23));
  g_assert_cmpuint (turned->latest, ==, day (2019, 5, 23));
  g_assert_cmpint (open->precision, ==, BASE_DATE_AFTER);
  g_assert_cmpint (hostile->precision, ==, BASE_DATE_UNKNOWN);
  g_assert_cmpstr (hostile->words, ==, "ÿ");
  g_assert_cmpuint (unknown->latest, ==, 0);
}

/* Any date at all: spans of every kind, bounds, contradictions. */
static BaseDate *
make_any_date (void)
{
  BaseDatePrecision precision = (BaseDatePrecision) g_test_rand_int_range (0, 8);
  guint32           first = (guint32) g_test_rand_int_range (1, 3652060);
  guint32           last = first + (guint32) g_test_rand_int_range (0, 500);

  if (g_test_rand_bit ())
    return base_date_new (first, last, precision, "");
  if (g_test_rand_bit ())
    return base_date_new (g_test_rand_bit () ? first : 0, g_test_rand_bit () ? last : 0, precision, "");
  first = day (g_test_rand_int_range (1000, 2999), g_test_rand_int_range (1, 13), 1);
  last = day (g_test_rand_int_range (1000, 2999), g_test_rand_int_range (1, 13), 1) - 1;
  return base_date_new (MIN (first, last), MAX (first, last), precision, "");
}

static void
check_the_same (const BaseDate *one,
                const BaseDate *other)
{
  g_assert_cmpuint (one->earliest, ==, other->earliest);
  g_assert_cmpuint (one->latest, ==, other->latest);
  g_assert_cmpint (one->precision, ==, other->precision);
}

static void
test_iso_reads_back_as_the_same_date (void)
{
  for (guint run = 0; run < 4000; run++)
    {
      g_autoptr (BaseDate) date = make_any_date ();
      g_autofree char     *iso = base_date_dup_iso (date);
      g_autoptr (BaseDate) back = base_date_new_from_words (iso);

      check_the_same (date, back);
      g_assert_true (base_date_equal (date, back));
    }
}

static void
test_text_reads_back_as_the_same_date (void)
{
  for (guint run = 0; run < 4000; run++)
    {
      g_autoptr (BaseDate) date = make_any_date ();
      g_autofree char     *text = base_date_dup_text (date);
      g_autoptr (BaseDate) back = base_date_new_from_words (text);

      if (date->earliest != 0 && date->earliest < day (1001, 1, 1))
        continue;
      if (date->earliest > day (2998, 1, 1) || date->latest > day (2998, 1, 1) || (date->latest != 0 && date->latest < day (1001, 1, 1)))
        continue;
      check_the_same (date, back);
    }
}

static void
test_text_is_what_people_write (void)
{
  static const Reading texts[] = {
    { "2019-05-23", "23 mai 2019" },
    { "2018-09-01", "1er septembre 2018" },
    { "2019-05", "mai 2019" },
    { "2018-04-01/2018-06-30", "d’avril 2018 à juin 2018" },
    { "2018-06-03/2018-06-05", "du 3 juin 2018 au 5 juin 2018" },
    { "2016-06/2016-08", "été 2016" },
    { "2015-12/2016-02", "hiver 2016" },
    { "2018", "2018" },
    { "2015-01-01/2017-12-31", "de 2015 à 2017" },
    { "2017/2018", "2017-2018" },
    { "<2018-01-01", "avant 2018" },
    { "<2018-06-01", "avant juin 2018" },
    { ">=2018-06-03", "depuis le 3 juin 2018" },
    { "le Jeudi 23 mai", "le Jeudi 23 mai" },
    { "printemps 2016", "printemps 2016" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BaseDate) date = base_date_new_from_words (texts[i].words);
      g_autofree char     *text = base_date_dup_text (date);

      g_assert_cmpstr (text, ==, texts[i].iso);
    }
}

static int
sign_of (int value)
{
  return (value > 0) - (value < 0);
}

static void
test_compare_is_a_total_order (void)
{
  BaseDate *dates[3] = { NULL };

  for (guint run = 0; run < 4000; run++)
    {
      g_clear_pointer (&dates[run % 3], base_date_free);
      dates[run % 3] = run % 7 == 0 ? NULL : make_any_date ();
      for (guint i = 0; i < 3; i++)
        for (guint j = 0; j < 3; j++)
          {
            int there = base_date_compare (dates[i], dates[j]);

            g_assert_cmpint (sign_of (there), ==, -sign_of (base_date_compare (dates[j], dates[i])));
            for (guint k = 0; k < 3; k++)
              if (there <= 0 && base_date_compare (dates[j], dates[k]) <= 0)
                g_assert_cmpint (base_date_compare (dates[i], dates[k]), <=, 0);
          }
    }
  for (guint i = 0; i < 3; i++)
    base_date_free (dates[i]);
}

static void
test_order_is_the_calendars (void)
{
  static const char *const sorted[] = {
    "avant 2017", "avant 2018", "2017", "janvier 2018", "2018", "depuis janvier 2018", "février 2018", "2019", "jamais"
  };

  for (guint i = 1; i < G_N_ELEMENTS (sorted); i++)
    {
      g_autoptr (BaseDate) one = base_date_new_from_words (sorted[i - 1]);
      g_autoptr (BaseDate) other = base_date_new_from_words (sorted[i]);

      g_assert_cmpint (base_date_compare (one, other), <, 0);
    }
}

static void
test_nothing_is_refused (void)
{
  static const char *const pieces[] = {
    "avant", "depuis", "fin", "mi-", "mai", "2018", "18", "3", "/", "-", "à", "et", "hiver", "rentrée", "scolaire", "T",
    "trimestre", "vacances", "noël", "années", "90", "h", ":", "<", ">=", "vers", "jusqu’", "mois", "99", "0", "\xFF", "é", "le"
  };

  for (guint run = 0; run < 6000; run++)
    {
      g_autoptr (GString)  words = g_string_new (NULL);
      g_autoptr (BaseDate) date = NULL;
      g_autoptr (BaseDate) back = NULL;
      g_autofree char     *iso = NULL;

      for (int i = g_test_rand_int_range (0, 9); i-- > 0;)
        {
          g_string_append (words, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          g_string_append (words, g_test_rand_bit () ? " " : "");
        }
      date = base_date_new_from_words (words->str);
      iso = base_date_dup_iso (date);
      back = base_date_new_from_words (iso);
      check_the_same (date, back);
      g_assert_true (g_utf8_validate (date->words, -1, NULL));
      if (g_utf8_validate (words->str, -1, NULL))
        g_assert_cmpstr (date->words, ==, words->str);
    }
}

static void
test_a_page_is_kept_as_words (void)
{
  g_autofree char     *page = g_strnfill (1000000, '9');
  g_autoptr (BaseDate) date = base_date_new_from_words (page);

  g_assert_cmpint (date->precision, ==, BASE_DATE_UNKNOWN);
  g_assert_cmpstr (date->words, ==, page);
}

static void
test_equal_looks_at_what_is_seen (void)
{
  g_autoptr (BaseDate) words = base_date_new_from_words ("23 mai 2019");
  g_autoptr (BaseDate) iso = base_date_new_from_words ("2019-05-23");
  g_autoptr (BaseDate) other = base_date_new_from_words ("le jeudi 23 mai 2019");
  g_autoptr (BaseDate) copy = base_date_copy (other);

  g_assert_true (base_date_equal (words, iso));
  g_assert_false (base_date_equal (words, other));
  g_assert_true (base_date_equal (copy, other));
  g_assert_false (base_date_equal (words, NULL));
  g_assert_true (base_date_equal (NULL, NULL));
}

static void
test_codes_come_back (void)
{
  for (guint i = BASE_DATE_UNKNOWN; i <= BASE_DATE_AFTER; i++)
    g_assert_cmpint (base_date_precision_from_code (base_date_precision_to_code ((BaseDatePrecision) i)), ==, i);
  g_assert_cmpstr (base_date_precision_to_code (BASE_DATE_SCHOOL_YEAR), ==, "school_year");
  g_assert_cmpint (base_date_precision_from_code ("century"), ==, BASE_DATE_UNKNOWN);
  g_assert_cmpint (base_date_precision_from_code (NULL), ==, BASE_DATE_UNKNOWN);
}

static void
test_a_wrong_weekday_is_told (void)
{
  g_autoptr (BaseDate) right = base_date_new_from_words ("le jeudi 23 mai 2019");
  g_autoptr (BaseDate) wrong = base_date_new_from_words ("le mardi 23 mai 2019");
  g_autoptr (BaseDate) none = base_date_new_from_words ("23 mai 2019");
  g_autoptr (BaseDate) vague = base_date_new_from_words ("un jeudi de mai 2019");

  g_assert_false (base_date_weekday_differs (right));
  g_assert_true (base_date_weekday_differs (wrong));
  g_assert_false (base_date_weekday_differs (none));
  g_assert_false (base_date_weekday_differs (vague));
  g_assert_false (base_date_weekday_differs (NULL));
}

static void
test_an_unknown_bound_never_says_no (void)
{
  g_autoptr (BaseDate) began = base_date_new_from_words ("mai 2018");
  g_autoptr (BaseDate) ended = base_date_new_from_words ("juin 2019");
  g_autoptr (BaseDate) unknown = base_date_new_from_words ("depuis longtemps");

  g_assert_true (base_date_span_may_hold (began, ended, day (2018, 5, 1)));
  g_assert_true (base_date_span_may_hold (began, ended, day (2019, 6, 30)));
  g_assert_false (base_date_span_may_hold (began, ended, day (2018, 4, 30)));
  g_assert_false (base_date_span_may_hold (began, ended, day (2019, 7, 1)));
  g_assert_true (base_date_span_may_hold (unknown, NULL, day (1900, 1, 1)));
  g_assert_true (base_date_span_may_hold (NULL, unknown, day (2100, 1, 1)));
  g_assert_true (base_date_span_may_hold (began, ended, 0));
}

/* What the program says of a day, and no person wrote. */
static void
test_the_first_of_a_month_is_said_as_its_language_does (void)
{
  g_autofree char      *sentences = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
  g_autoptr (GDateTime) first = g_date_time_new_local (2026, 3, 1, 9, 5, 0), second = g_date_time_new_local (2026, 3, 2, 15, 10, 0);
  g_autofree char      *english = base_day_dup_words (first), *french = NULL, *moment = NULL, *julian = NULL, *none = base_day_dup_words (NULL);

  g_assert_cmpstr (english, ==, "1 March 2026");
  g_assert_cmpstr (none, ==, "");
  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("no fr_FR.UTF-8 locale here");
      return;
    }
  bindtextdomain ("liens", sentences);
  bind_textdomain_codeset ("liens", "UTF-8");
  french = base_day_dup_words (first);
  moment = base_day_dup_moment (second);
  julian = base_day_dup_words_of_julian (g_date_get_julian (&(GDate){ .dmy = 1, .day = 1, .month = 12, .year = 2025 }));
  setlocale (LC_ALL, "C");
  g_assert_cmpstr (french, ==, "1er mars 2026");
  g_assert_cmpstr (moment, ==, "2 mars 2026, 15:10");
  g_assert_cmpstr (julian, ==, "1er décembre 2025");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/a-day-in-many-ways", test_a_day_in_many_ways);
  g_test_add_func ("/base/date/the-first-of-a-month-is-said-as-its-language-does", test_the_first_of_a_month_is_said_as_its_language_does);
  g_test_add_func ("/base/date/months-and-what-is-made-of-them", test_months_and_what_is_made_of_them);
  g_test_add_func ("/base/date/seasons", test_seasons);
  g_test_add_func ("/base/date/years-and-school-years", test_years_and_school_years);
  g_test_add_func ("/base/date/what-came-before-or-after", test_what_came_before_or_after);
  g_test_add_func ("/base/date/since-a-time-is-begun-by-its-end", test_since_a_time_is_begun_by_its_end);
  g_test_add_func ("/base/date/what-says-no-date-keeps-its-words", test_what_says_no_date_keeps_its_words);
  g_test_add_func ("/base/date/nothing-given-is-an-unknown-date", test_nothing_given_is_an_unknown_date);
  g_test_add_func ("/base/date/bounds-are-julian-days", test_bounds_are_julian_days);
  g_test_add_func ("/base/date/contradictions-are-settled", test_contradictions_are_settled);
  g_test_add_func ("/base/date/iso-reads-back-as-the-same-date", test_iso_reads_back_as_the_same_date);
  g_test_add_func ("/base/date/text-reads-back-as-the-same-date", test_text_reads_back_as_the_same_date);
  g_test_add_func ("/base/date/text-is-what-people-write", test_text_is_what_people_write);
  g_test_add_func ("/base/date/compare-is-a-total-order", test_compare_is_a_total_order);
  g_test_add_func ("/base/date/order-is-the-calendars", test_order_is_the_calendars);
  g_test_add_func ("/base/date/nothing-is-refused", test_nothing_is_refused);
  g_test_add_func ("/base/date/a-page-is-kept-as-words", test_a_page_is_kept_as_words);
  g_test_add_func ("/base/date/equal-looks-at-what-is-seen", test_equal_looks_at_what_is_seen);
  g_test_add_func ("/base/date/codes-come-back", test_codes_come_back);
  g_test_add_func ("/base/date/a-wrong-weekday-is-told", test_a_wrong_weekday_is_told);
  g_test_add_func ("/base/date/an-unknown-bound-never-says-no", test_an_unknown_bound_never_says_no);
  return g_test_run ();
}
