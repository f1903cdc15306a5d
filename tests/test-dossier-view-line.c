#include "dossier-view-line.h"
#include "dossier-view-quote.h"

#include <glib.h>

static char *
read_as (const char *kind,
         const char *text)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new_shipped ();
  g_autoptr (DossierViewLine)   line = dossier_view_line_new (dossier_kinds_find (kind), vocabulary, text);

  return line != NULL ? dossier_view_line_describe (line, vocabulary) : NULL;
}

static void
assert_read (const char *kind,
             const char *text,
             const char *expected)
{
  g_autofree char *told = read_as (kind, text);

  g_assert_cmpstr (told, ==, expected);
}

/* "field=value" of each change, one a line, without the record that refers. */
static char *
write_down (const char *kind,
            const char *text)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new_shipped ();
  g_autoptr (DossierViewLine)   line = dossier_view_line_new (dossier_kinds_find (kind), vocabulary, text);
  g_autoptr (DossierAct)        act = dossier_act_new (NULL);
  GString                      *out = g_string_new (NULL);

  dossier_view_line_write (line, act);
  for (guint i = 0; i < dossier_act_get_n_changes (act); i++)
    {
      const DossierChange *change = dossier_act_get_change (act, i);

      if (change->field == NULL || change->value == NULL)
        continue;
      if (dossier_value_get_value_type (change->value) == DOSSIER_VALUE_TEXT)
        g_string_append_printf (out, "%s=%s\n", change->field->code, dossier_value_get_text (change->value));
      else
        g_string_append_printf (out, "%s\n", change->field->code);
    }
  return g_string_free (out, FALSE);
}

static void
assert_written (const char *kind,
                const char *text,
                const char *expected)
{
  g_autofree char *written = write_down (kind, text);

  g_assert_cmpstr (written, ==, expected);
}

static void
a_step_says_when_what_and_how (void)
{
  assert_read ("link_step", "mars 2018 premier contact à la kermesse", "mars 2018 · premier contact · à la kermesse");
  assert_read ("link_step", "2019-2020, crise : le directeur appelle", "2019-2020 · crise · le directeur appelle");
  assert_read ("link_step", "avant 2018 changement d'interlocuteur", "avant 2018 · changement d'interlocuteur");
  assert_read ("link_step", "du 3 au 5 juin 2018 projet", "du 3 au 5 juin 2018 · projet");
}

static void
what_is_not_said_is_left_open (void)
{
  assert_read ("link_step", "arrêt", "arrêt");
  assert_read ("link_step", "une rencontre dont nul ne sait la date", "une rencontre dont nul ne sait la date");
  assert_read ("link_step", "2018", "2018");
  assert_read ("link_step", "   ", NULL);
}

static void
an_action_is_dated_before_or_after (void)
{
  assert_read ("action", "Club de théâtre, 2017-2018", "2017-2018 · Club de théâtre");
  assert_read ("action", "juin 2018 kermesse, avec les parents", "juin 2018 · kermesse, avec les parents");
  assert_read ("action", "Sortie, goûter", "Sortie, goûter");
  /* It must be called something. */
  assert_written ("action", "2018", "title=2018\n");
}

static void
who_speaks_is_a_role (void)
{
  assert_read ("passage", "direction : on n’est pas sur les mêmes temps", "direction · «\302\240on n’est pas sur les mêmes temps\302\240»");
  assert_read ("passage", "direction, école élémentaire : ils ne viennent jamais", "direction · école élémentaire · «\302\240ils ne viennent jamais\302\240»");
  assert_read ("passage", "principal, adjoint : une fois par an", "principal, adjoint · «\302\240une fois par an\302\240»");
}

static void
who_is_no_role_is_not_made_one (void)
{
  assert_read ("passage", "Anne Martin : bonjour", "«\302\240Anne Martin : bonjour\302\240»");
  assert_read ("passage", "direction, Anne Martin : bonjour", "«\302\240direction, Anne Martin : bonjour\302\240»");
}

static void
raw_and_clean_stand_side_by_side (void)
{
  assert_written ("passage", "enseignant : on a \"tout\" essayé", "role=teacher\nraw=on a \"tout\" essayé\nnature=verbatim\nclean=on a «\302\240tout\302\240» essayé\n");
  assert_written ("passage", "enseignant : on a tout essayé", "role=teacher\nraw=on a tout essayé\nnature=verbatim\n");
}

static void
an_attachment_in_words_is_a_missing_one (void)
{
  assert_written ("attachment", "notes ci-jointes", "label=notes ci-jointes\nmissing\n");
}

static void
assert_repaired (const char *words,
                 const char *expected)
{
  g_autofree char *repaired = dossier_view_quote_repair (words);

  g_assert_cmpstr (repaired, ==, expected);
}

static void
quotation_marks_are_put_in_order (void)
{
  assert_repaired ("sans rien", "sans rien");
  assert_repaired ("« ouvert", "«\302\240ouvert\302\240»");
  assert_repaired ("“anglais” et \"droits\"", "«\302\240anglais\302\240» et «\302\240droits\302\240»");
  assert_repaired ("fermé » pour rien", "fermé  pour rien");
  assert_repaired ("« l’un « dans » l’autre »", "«\302\240l’un «\302\240dans\302\240» l’autre\302\240»");
  assert_repaired (NULL, "");
}

static void
what_is_quoted_is_not_quoted_twice (void)
{
  g_autofree char *bare = dossier_view_quote_dress ("oui"), *dressed = dossier_view_quote_dress ("« oui »"), *two = dossier_view_quote_dress ("« oui » et « non »");

  g_assert_cmpstr (bare, ==, "«\302\240oui\302\240»");
  g_assert_cmpstr (dressed, ==, "«\302\240oui\302\240»");
  g_assert_cmpstr (two, ==, "«\302\240«\302\240oui\302\240» et «\302\240non\302\240»\302\240»");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dossier-view/line/a-step-says-when-what-and-how", a_step_says_when_what_and_how);
  g_test_add_func ("/dossier-view/line/what-is-not-said-is-left-open", what_is_not_said_is_left_open);
  g_test_add_func ("/dossier-view/line/an-action-is-dated-before-or-after", an_action_is_dated_before_or_after);
  g_test_add_func ("/dossier-view/line/who-speaks-is-a-role", who_speaks_is_a_role);
  g_test_add_func ("/dossier-view/line/who-is-no-role-is-not-made-one", who_is_no_role_is_not_made_one);
  g_test_add_func ("/dossier-view/line/raw-and-clean-stand-side-by-side", raw_and_clean_stand_side_by_side);
  g_test_add_func ("/dossier-view/line/an-attachment-in-words-is-a-missing-one", an_attachment_in_words_is_a_missing_one);
  g_test_add_func ("/dossier-view/quote/marks-are-put-in-order", quotation_marks_are_put_in_order);
  g_test_add_func ("/dossier-view/quote/what-is-quoted-is-not-quoted-twice", what_is_quoted_is_not_quoted_twice);

  return g_test_run ();
}
