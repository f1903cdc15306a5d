/* app-bench-booklet.c - what a booklet of two hundred practices costs, beside its bare words on pages */
#include "config.h"

#include "app-bench.h"

#include "booklet-bare.h"

#include <time.h>

#define N_QUESTIONS 5
#define N_PRACTICES 200
#define N_QUOTES 2
#define N_TIMES 5

static const char *const sentences[] = {
  "Une visite en septembre, sans dossier ni demande, ouvre plus de portes qu’un courrier de la direction.",
  "On laisse une carte, un nom, un numéro direct ; on note celui de la personne rencontrée.",
  "Ce qui reste à la fin n’est jamais ce que l’on avait écrit, et c’est très bien ainsi.",
  "Le changement de personne se prépare en juin, pas en septembre : un nom par côté, et un second qui sait.",
  "L’école prépare en juin, les financements tombent en avril : un tableau commun des échéances suffit.",
  "Les familles rapportent tout. Un mot juste, dit à la grille, ouvre la porte du bureau.",
  "Une heure, tous ensemble, parents compris, en commençant par ce que les enfants en disent.",
};

/* The same for the same number, and no two alike for long. */
static const char *
get_sentence (guint number)
{
  return sentences[(number * 31 + number / 7) % G_N_ELEMENTS (sentences)];
}

static void
set_text (DossierAct *act,
          const char *kind,
          const char *id,
          const char *field,
          const char *text)
{
  dossier_act_set (act, dossier_kinds_find (kind), id, field, dossier_value_new_text (text));
}

static void
add_practice (DossierAct *act,
              const char *question,
              guint       number)
{
  const DossierKind *practice = dossier_kinds_find ("practice"), *passage = dossier_kinds_find ("passage");
  const char        *id = dossier_act_create (act, practice, NULL), *said;
  g_autofree char   *statement = g_strdup_printf ("Pratique %u : %s", number + 1, get_sentence (number));
  g_autofree char   *development = g_strdup_printf ("%s %s **%s**\n\n- %s\n- %s\n\n%s", get_sentence (number + 1), get_sentence (number + 2), get_sentence (number + 3),
                                                    get_sentence (number + 4), get_sentence (number + 5), get_sentence (number + 6));
  g_autofree char   *order = g_strdup_printf ("%04u", number + 1);

  set_text (act, "practice", id, "statement", statement);
  set_text (act, "practice", id, "development", development);
  set_text (act, "practice", id, "order", order);
  set_text (act, "practice", id, "status", "validated");
  set_text (act, "practice", id, "nature", number % 10 == 0 ? "condition" : "approach");
  dossier_act_put (act, practice, id, "questions", question, TRUE);
  for (guint i = 0; i < N_QUOTES; i++)
    {
      said = dossier_act_create (act, passage, NULL);
      set_text (act, "passage", said, "raw", get_sentence (number * N_QUOTES + i));
      set_text (act, "passage", said, "nature", "verbatim");
      set_text (act, "passage", said, "role", i == 0 ? "teacher" : "centre_director");
      set_text (act, "passage", said, "visibility", "network");
      dossier_act_put (act, passage, said, "practices", id, TRUE);
    }
}

static gboolean
write_guide (DossierStore *store,
             GError      **error)
{
  g_autoptr (DossierAct) act = dossier_act_new ("The guide of the bench");
  const char            *questions[N_QUESTIONS];

  for (guint i = 0; i < N_QUESTIONS; i++)
    {
      g_autofree char *order = g_strdup_printf ("%02u", i + 1);

      questions[i] = dossier_act_create (act, dossier_kinds_find ("question"), NULL);
      set_text (act, "question", questions[i], "title", get_sentence (i));
      set_text (act, "question", questions[i], "order", order);
    }
  for (guint i = 0; i < N_PRACTICES; i++)
    add_practice (act, questions[i * N_QUESTIONS / N_PRACTICES], i);
  return dossier_store_write (store, act, error);
}

/* Milliseconds all threads of this process have worked: the dossier is read on one, the pages made on another. */
static double
get_work (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (double) spent.tv_sec * 1e3 + (double) spent.tv_nsec / 1e6;
}

/* From the dossier to the file, as when somebody asks for it; then the bare words of the same. */
static gboolean
measure_once (AppBench     *self,
              DossierStore *store,
              const char   *path,
              GError      **error)
{
  GuideBookletChoice         choice = { .audience = DOSSIER_AUDIENCE_NETWORK, .parts = GUIDE_BOOKLET_ALL_PARTS, .title = (char *) "Livret", .date = (char *) "2026-05-27" };
  BookletOutput              output = { .format = BOOKLET_FORMAT_A5 };
  gint64                     began = g_get_monotonic_time ();
  double                     work = get_work ();
  g_autoptr (BookletEdition) edition = booklet_edition_new (store, &choice, error);

  if (edition == NULL || !booklet_edition_write_pdf (edition, path, &output, NULL, error))
    return FALSE;
  app_bench_times_add (&self->booklet, began);
  app_bench_times_add_ms (&self->booklet_work, get_work () - work);
  work = get_work ();
  self->n_bare_pages = booklet_bare_write (edition, output.format, path);
  app_bench_times_add_ms (&self->bare_booklet, get_work () - work);
  self->n_practices = booklet_edition_get_content (edition)->n_practices;
  self->n_pages = booklet_edition_count_pages (edition, output.format);
  return TRUE;
}

gboolean
app_bench_booklet (AppBench   *self,
                   const char *folder,
                   GError    **error)
{
  g_autofree char         *dossier = g_build_filename (folder, "booklet.liens", NULL), *path = g_build_filename (folder, "booklet.pdf", NULL);
  g_autoptr (DossierStore) store = dossier_store_new (dossier, error);
  g_autofree char *private = store == NULL ? NULL : g_strdup (dossier_store_get_data_dir (store));
  gboolean done = store != NULL && write_guide (store, error);

  for (guint i = 0; done && i < N_TIMES; i++)
    done = measure_once (self, store, path, error);
  if (store != NULL)
    dossier_store_close (store);
  if (private != NULL)
    app_bench_sweep (private);
  return done;
}
