#include "booklet-edition.h"

#include "booklet-pages.h"
#include "booklet-story.h"
#include "dossier-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  DossierFixture dossier;
  char          *path;
  char          *questions[2], *practices[4];
} Fixture;

/* Two questions; in an order that only bytes tell (dossier-place.h), a practice with everything, one of both questions, one that is not settled, one that is only a line. */
static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autofree char *q = NULL, *p = NULL;

  dossier_fixture_set_up (&self->dossier, data);
  self->path = g_build_filename (self->dossier.dir, "livret.pdf", NULL);
  self->questions[0] = dossier_fixture_make (&self->dossier, "question", "title=Comment se rencontrer ?", "code=Q1", "order=01", "original_number=1/", NULL);
  self->questions[1] = dossier_fixture_make (&self->dossier, "question", "title=Comment durer ?", "code=Q2", "order=02", NULL);
  q = g_strconcat ("questions=", self->questions[0], NULL);
  p = g_strconcat ("questions=", self->questions[1], NULL);
  self->practices[0] = dossier_fixture_make (&self->dossier, "practice", "statement=Se présenter à la rentrée", "original_number=4", "order=R1", "status=validated", q,
                                             "development=Passer **sans dossier**, cinq minutes.\n\n- un nom\n- un numéro", NULL);
  self->practices[1] = dossier_fixture_make (&self->dossier, "practice", "statement=Se revoir souvent", "order=aB", "status=published", q, p, NULL);
  self->practices[2] = dossier_fixture_make (&self->dossier, "practice", "statement=Encore à clarifier", "order=b", "status=raw", p, NULL);
  self->practices[3] = dossier_fixture_make (&self->dossier, "practice", "statement=Tenir le fil", "order=c", "status=formalised", "nature=condition", p, NULL);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_unlink (self->path);
  for (guint i = 0; i < G_N_ELEMENTS (self->questions); i++)
    g_free (self->questions[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->practices); i++)
    g_free (self->practices[i]);
  g_free (self->path);
  dossier_fixture_tear_down (&self->dossier, data);
}

static BookletEdition *
make (Fixture        *self,
      DossierAudience audience)
{
  GuideBookletChoice choice = { .audience = audience, .parts = GUIDE_BOOKLET_ALL_PARTS, .title = (char *) "Écoles & centres", .date = (char *) "2026-05-27" };
  g_autoptr (GError) error = NULL;
  BookletEdition    *edition = booklet_edition_new (self->dossier.store, &choice, &error);

  g_assert_no_error (error);
  return edition;
}

static void
write_pdf (Fixture              *self,
           const BookletEdition *edition,
           BookletFormat         format)
{
  BookletOutput      output = { .format = format };
  g_autoptr (GError) error = NULL;

  booklet_edition_write_pdf (edition, self->path, &output, NULL, &error);
  g_assert_no_error (error);
}

/* NULL and skipped: there is no such program. */
static char *
run (const char *program,
     ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char      *found = g_find_program_in_path (program);
  char                 *output = NULL;
  const char           *word;
  int                   status = -1;
  va_list               words;

  g_ptr_array_add (argv, (gpointer) program);
  va_start (words, program);
  while ((word = va_arg (words, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) word);
  va_end (words);
  g_ptr_array_add (argv, NULL);
  if (found == NULL)
    {
      g_test_skip ("a program that reads such files is not installed");
      return NULL;
    }
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, &status, NULL);
  g_assert_cmpint (status, ==, 0);
  return output;
}

static void
assert_says (const char *text,
             const char *words,
             gboolean    says)
{
  if ((strstr (text, words) != NULL) == says)
    return;
  g_test_message ("%s", text);
  g_error (says ? "“%s” is missing" : "“%s” should not be there", words);
}

static void
test_choice_is_numbered_and_told (Fixture      *self,
                                  gconstpointer data)
{
  g_autoptr (BookletEdition)  edition = make (self, DOSSIER_AUDIENCE_NETWORK);
  const GuideBookletContent  *content = booklet_edition_get_content (edition);
  const GuideBookletChapter  *first = content->chapters->pdata[0], *second = content->chapters->pdata[1];
  const GuideBookletPractice *last = second->practices->pdata[0];

  g_assert_cmpuint (content->chapters->len, ==, 2);
  g_assert_cmpuint (first->practices->len, ==, 2);
  g_assert_cmpuint (second->practices->len, ==, 1); /* the other is not validated, the shared one stands in the first */
  g_assert_cmpstr (last->number, ==, "2.1");
  g_assert_true (last->is_principle);
  g_assert_cmpuint (second->see_also->len, ==, 1);
  g_assert_cmpstr (((GuideBookletSeeAlso *) second->see_also->pdata[0])->number, ==, "1.2");
  g_assert_nonnull (booklet_edition_get_left_out (edition)[0]); /* one practice is not validated */
}

static void
test_all_where_none_is_validated (Fixture      *self,
                                  gconstpointer data)
{
  g_autoptr (BookletEdition) edition = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (self->practices); i++)
    dossier_fixture_put (&self->dossier, self->practices[i], "status=raw", NULL);
  edition = make (self, DOSSIER_AUDIENCE_NETWORK);
  g_assert_cmpuint (booklet_edition_get_content (edition)->n_practices, ==, 4);
}

static void
test_pages_are_sound (Fixture      *self,
                      gconstpointer data)
{
  g_autoptr (BookletEdition) edition = make (self, DOSSIER_AUDIENCE_NETWORK);

  for (guint format = 0; format < BOOKLET_N_FORMATS; format++)
    {
      g_autofree char *checked = NULL, *fonts = NULL, *about = NULL;

      write_pdf (self, edition, (BookletFormat) format);
      checked = run ("qpdf", "--check", self->path, NULL);
      fonts = run ("pdffonts", self->path, NULL);
      about = run ("pdfinfo", self->path, NULL);
      if (checked == NULL || fonts == NULL || about == NULL)
        return;
      assert_says (checked, "No syntax or stream encoding errors", TRUE);
      assert_says (fonts, " no  yes", FALSE); /* embedded? */
      assert_says (about, "Wed May 27", TRUE);
      assert_says (about, "Tagged:          yes", format != BOOKLET_FORMAT_IMPOSED); /* two pages to fold are for paper only */
      assert_says (about, format == BOOKLET_FORMAT_A4 ? "595.28 x 841.89" : format == BOOKLET_FORMAT_A5 ? "419.53 x 595.28"
                                                                                                        : "839.06 x 595.28",
                   TRUE);
    }
}

static void
test_same_data_same_bytes (Fixture      *self,
                           gconstpointer data)
{
  g_autoptr (BookletEdition) one = make (self, DOSSIER_AUDIENCE_NETWORK), other = NULL;
  g_autofree char           *first = NULL, *second = NULL;
  gsize                      length, other_length;

  write_pdf (self, one, BOOKLET_FORMAT_A5);
  g_assert_true (g_file_get_contents (self->path, &first, &length, NULL));
  dossier_fixture_reopen (&self->dossier);
  g_usleep (1100 * 1000); /* a clock inside would have moved */
  other = make (self, DOSSIER_AUDIENCE_NETWORK);
  write_pdf (self, other, BOOKLET_FORMAT_A5);
  g_assert_true (g_file_get_contents (self->path, &second, &other_length, NULL));
  g_assert_cmpmem (first, length, second, other_length);
}

/* The number an entry of the contents ends with is the page where its heading stands. */
static void
test_contents_agree_with_pages (Fixture      *self,
                                gconstpointer data)
{
  static const char *const   headings[] = { "Se présenter à la rentrée", "Se revoir souvent", "Tenir le fil" };
  g_autoptr (BookletEdition) edition = make (self, DOSSIER_AUDIENCE_NETWORK);
  g_autofree char           *text = NULL;
  g_auto (GStrv)             pages = NULL;

  write_pdf (self, edition, BOOKLET_FORMAT_A5);
  text = run ("pdftotext", "-layout", self->path, "-", NULL);
  if (text == NULL)
    return;
  pages = g_strsplit (text, "\f", -1);
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char       *pattern = g_strdup_printf ("%s +([0-9]+)\n", headings[i]), *number = NULL;
      g_autoptr (GRegex)     regex = g_regex_new (pattern, 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;

      g_assert_true (g_regex_match (regex, pages[2], 0, &match));
      number = g_match_info_fetch (match, 1);
      assert_says (pages[atoi (number) - 1], headings[i], TRUE);
    }
}

static guint
count (const char *text,
       const char *words)
{
  guint n = 0;

  for (; (text = strstr (text, words)) != NULL; text += strlen (words))
    n++;
  return n;
}

/* Links of the file lead to pages of it, one for each piece that has a target. */
static void
test_links_land (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (BookletEdition) edition = make (self, DOSSIER_AUDIENCE_NETWORK);
  g_autoptr (BookletStory)   story = booklet_story_tell (booklet_edition_get_content (edition), FALSE, NULL);
  g_autoptr (BookletPages)   pages = booklet_pages_new (story, booklet_sheet_get (BOOKLET_FORMAT_A5));
  g_autofree char           *plain = NULL;
  guint                      n_targets = 0;

  for (guint i = 0; i < story->pieces->len; i++)
    {
      const BookletPiece *piece = booklet_story_get (story, i);

      n_targets += piece->target != NULL;
      if (piece->target != NULL)
        g_assert_cmpuint (booklet_pages_find (pages, piece->target), >, 0);
    }
  write_pdf (self, edition, BOOKLET_FORMAT_A5);
  plain = run ("qpdf", "--qdf", "--object-streams=disable", self->path, "-", NULL);
  if (plain == NULL)
    return;
  g_assert_cmpuint (count (plain, "/Subtype /Link"), ==, n_targets);
  g_assert_cmpuint (count (plain, "/Dest "), >=, n_targets);
  assert_says (plain, "/StructTreeRoot", TRUE);
  assert_says (plain, "/Outlines", TRUE);
}

static void
fill_with_people (Fixture *self)
{
  g_autofree char *person = dossier_fixture_make (&self->dossier, "person", "given_name=Odile", "family_name=Carpentras", "phone=01 39 00 11 22", "email=odile@exemple.fr", NULL);
  g_autofree char *to = g_strconcat ("practices=", self->practices[0], NULL);
  g_autofree char *said = dossier_fixture_make (&self->dossier, "passage", "raw=« Carpentras nous a ouvert la porte, et Odile Carpentras est restée. »", "role=enseignant", "nature=verbatim",
                                                "visibility=network", to, NULL);
  g_autofree char *tool = dossier_fixture_make (&self->dossier, "tool", "title=Grille de Mme Durandal", "proposed_by=Carpentras", "fit=yes", "description=Écrire à odile@exemple.fr", NULL);
  g_autofree char *a = dossier_fixture_add_structure (&self->dossier, "Centre des Lilas"), *b = dossier_fixture_add_structure (&self->dossier, "École Jaurès");
  g_autofree char *link = dossier_fixture_add_link (&self->dossier, a, b), *shown = g_strconcat ("links=", link, NULL);

  dossier_fixture_put (&self->dossier, link, "object=Café préparé avec CARPENTRAS", NULL);
  dossier_fixture_put (&self->dossier, self->practices[0], "development=Appeler Odile Carpentras au 01 39 00 11 22.", shown, NULL);
}

static void
test_nobody_is_named (Fixture      *self,
                      gconstpointer data)
{
  static const char *const   secrets[] = { "Carpentras", "CARPENTRAS", "Odile", "odile", "Durandal", "39 00" };
  g_autoptr (BookletEdition) edition = NULL;
  g_autofree char           *text = NULL;

  fill_with_people (self);
  edition = make (self, DOSSIER_AUDIENCE_INTERNAL);
  g_assert_cmpuint (booklet_edition_get_content (edition)->n_unsafe, ==, 7);
  write_pdf (self, edition, BOOKLET_FORMAT_A4);
  text = run ("pdftotext", self->path, "-", NULL);
  if (text == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    assert_says (text, secrets[i], FALSE);
  assert_says (text, "enseignant", TRUE);
  assert_says (text, "[…] nous a ouvert la porte", TRUE);
  assert_says (text, "Centre des Lilas", TRUE);
}

static void
test_what_is_not_for_them_is_not_there (Fixture      *self,
                                        gconstpointer data)
{
  g_autofree char            *to = g_strconcat ("practices=", self->practices[0], NULL);
  g_autofree char            *kept = dossier_fixture_make (&self->dossier, "passage", "raw=Ceci reste entre nous", "role=enseignant", to, NULL);
  g_autofree char            *told = dossier_fixture_make (&self->dossier, "passage", "raw=Ceci peut se lire", "role=enseignant", "visibility=network", to, NULL);
  g_autoptr (BookletEdition)  edition = make (self, DOSSIER_AUDIENCE_NETWORK);
  const GuideBookletChapter  *chapter = booklet_edition_get_content (edition)->chapters->pdata[0];
  const GuideBookletPractice *practice = chapter->practices->pdata[0];

  g_assert_cmpuint (practice->quotes->len, ==, 1);
  g_assert_cmpstr (((GuideBookletQuote *) practice->quotes->pdata[0])->text, ==, "Ceci peut se lire");
  g_assert_cmpuint (g_strv_length ((char **) booklet_edition_get_left_out (edition)), >=, 2);
}

/* What a document said to develop a practice is its text; an example and words told by another are neither between quotation marks. */
static void
test_each_passage_has_its_place (Fixture      *self,
                                 gconstpointer data)
{
  g_autofree char            *to = g_strconcat ("practices=", self->practices[0], NULL);
  g_autofree char            *developed = dossier_fixture_make (&self->dossier, "passage", "raw=Le premier jour compte.", "nature=development", "visibility=network", to, NULL);
  g_autofree char            *shown = dossier_fixture_make (&self->dossier, "passage", "raw=La feuille est affichée.", "nature=example", "role=enseignant", "visibility=network", to, NULL);
  g_autofree char            *told = dossier_fixture_make (&self->dossier, "passage", "raw=Elle raconte la grille.", "nature=paraphrase", "role=enseignant", "visibility=network", to, NULL);
  g_autoptr (BookletEdition)  edition = make (self, DOSSIER_AUDIENCE_NETWORK);
  const GuideBookletPractice *practice = ((GuideBookletChapter *) booklet_edition_get_content (edition)->chapters->pdata[0])->practices->pdata[0];
  g_autofree char            *text = NULL;

  g_assert_true (g_str_has_suffix (practice->development, "- un numéro\n\nLe premier jour compte."));
  g_assert_cmpuint (practice->quotes->len, ==, 1);
  g_assert_true (((GuideBookletQuote *) practice->quotes->pdata[0])->is_paraphrased);
  g_assert_cmpuint (practice->examples->len, ==, 1);
  write_pdf (self, edition, BOOKLET_FORMAT_A4);
  text = run ("pdftotext", self->path, "-", NULL);
  if (text == NULL)
    return;
  assert_says (text, "Le premier jour compte.", TRUE);
  assert_says (text, "La feuille est affichée. (enseignant)", TRUE);
  assert_says (text, "Elle raconte la grille.", TRUE);
  assert_says (text, "« Elle raconte", FALSE);
}

/* A document says more of a question than its practices do: it ends the chapter. What belongs to a practice that was not chosen does not. */
static void
test_what_is_said_of_a_question_ends_its_chapter (Fixture      *self,
                                                  gconstpointer data)
{
  g_autofree char           *to = g_strconcat ("questions=", self->questions[0], NULL), *raw = g_strconcat ("practices=", self->practices[2], NULL);
  g_autofree char           *said = dossier_fixture_make (&self->dossier, "passage", "raw=Tout tient à une voix", "nature=verbatim", "role=CPE", "visibility=network", to, NULL);
  g_autofree char           *more = dossier_fixture_make (&self->dossier, "passage", "raw=Le seuil se passe à deux.", "nature=development", "visibility=network", to, NULL);
  g_autofree char           *kept = dossier_fixture_make (&self->dossier, "passage", "raw=Ceci est gardé", "nature=verbatim", to, NULL);
  g_autofree char           *other = dossier_fixture_make (&self->dossier, "passage", "raw=Pas encore clair", "nature=verbatim", "visibility=network", to, raw, NULL);
  g_autoptr (BookletEdition) edition = make (self, DOSSIER_AUDIENCE_NETWORK);
  const GuideBookletChapter *chapter = booklet_edition_get_content (edition)->chapters->pdata[0];
  g_autofree char           *text = NULL;

  g_assert_cmpstr (chapter->development, ==, "Le seuil se passe à deux.");
  g_assert_cmpuint (chapter->quotes->len, ==, 1);
  write_pdf (self, edition, BOOKLET_FORMAT_A5);
  text = run ("pdftotext", self->path, "-", NULL);
  if (text == NULL)
    return;
  assert_says (text, "« Tout tient à une voix »", TRUE);
  assert_says (text, "Pas encore clair", FALSE);
  assert_says (text, "Ceci est gardé", FALSE);
  g_assert_true (strstr (text, "Tout tient à une voix") > strstr (text, "Se revoir souvent"));
}

/* Each part that can be chosen is there when it is, and is not when it is not. */
static void
test_each_part_can_be_left_out (Fixture      *self,
                                gconstpointer data)
{
  static const struct
  {
    GuideBookletParts part;
    const char       *word;
  } parts[] = {
    { GUIDE_BOOKLET_QUOTES, "on se voit enfin" },
    { GUIDE_BOOKLET_EXAMPLES, "Centre des Lilas" },
    { GUIDE_BOOKLET_TOOLS, "Grille des premiers pas" },
    { GUIDE_BOOKLET_PRINCIPLES, "In short" },
  };
  g_autofree char *to = g_strconcat ("practices=", self->practices[0], NULL);
  g_autofree char *said = dossier_fixture_make (&self->dossier, "passage", "raw=on se voit enfin", "nature=verbatim", "visibility=network", to, NULL);
  g_autofree char *tool = dossier_fixture_make (&self->dossier, "tool", "title=Grille des premiers pas", "fit=yes", NULL);
  g_autofree char *a = dossier_fixture_add_structure (&self->dossier, "Centre des Lilas"), *b = dossier_fixture_add_structure (&self->dossier, "École Jaurès");
  g_autofree char *link = dossier_fixture_add_link (&self->dossier, a, b), *shown = g_strconcat ("links=", link, NULL);

  dossier_fixture_put (&self->dossier, self->practices[0], shown, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint is_in = 0; is_in < 2; is_in++)
      {
        GuideBookletChoice         choice = { .audience = DOSSIER_AUDIENCE_NETWORK, .parts = is_in ? parts[i].part : GUIDE_BOOKLET_ALL_PARTS & ~(guint) parts[i].part & ~(guint) GUIDE_BOOKLET_MAP };
        g_autoptr (BookletEdition) edition = booklet_edition_new (self->dossier.store, &choice, NULL);
        g_autofree char           *text = NULL;
        const char                *word = parts[i].word;

        write_pdf (self, edition, BOOKLET_FORMAT_A4);
        text = run ("pdftotext", self->path, "-", NULL);
        if (text != NULL)
          assert_says (text, word, is_in);
      }
}

static void
test_word_processor_opens_it (Fixture      *self,
                              gconstpointer data)
{
  g_autoptr (BookletEdition) edition = NULL;
  g_autoptr (GError)         error = NULL;
  g_autofree char           *odt = g_build_filename (self->dossier.dir, "livret.odt", NULL), *txt = g_build_filename (self->dossier.dir, "livret.txt", NULL);
  g_autofree char           *office = g_strdup_printf ("-env:UserInstallation=file://%s/office", self->dossier.dir), *said = NULL, *text = NULL;

  fill_with_people (self);
  edition = make (self, DOSSIER_AUDIENCE_NETWORK);
  booklet_edition_write_odt (edition, BOOKLET_FORMAT_A4, odt, NULL, &error);
  g_assert_no_error (error);
  said = run ("soffice", office, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", self->dossier.dir, odt, NULL);
  if (said == NULL)
    {
      g_unlink (odt);
      return;
    }
  g_assert_true (g_file_get_contents (txt, &text, NULL, NULL));
  assert_says (text, "Écoles & centres", TRUE);
  assert_says (text, "1.1 Se présenter à la rentrée", TRUE);
  assert_says (text, "Carpentras", FALSE);
  g_assert_cmpuint (count (text, "Tenir le fil"), >=, 2); /* in the contents and in its place */
  g_unlink (odt);
  g_unlink (txt);
  said = (g_free (said), run ("rm", "-r", office + strlen ("-env:UserInstallation=file://"), NULL));
}

static void
test_styles_are_those_of_a_word_processor (Fixture      *self,
                                           gconstpointer data)
{
  g_autoptr (BookletEdition) edition = make (self, DOSSIER_AUDIENCE_NETWORK);
  g_autofree char           *odt = g_build_filename (self->dossier.dir, "livret.odt", NULL), *content = NULL, *styles = NULL, *kind = NULL;

  booklet_edition_write_odt (edition, BOOKLET_FORMAT_A4, odt, NULL, NULL);
  content = run ("unzip", "-p", odt, "content.xml", NULL);
  styles = content != NULL ? run ("unzip", "-p", odt, "styles.xml", NULL) : NULL;
  g_assert_true (g_file_get_contents (odt, &kind, NULL, NULL));
  g_assert_true (memcmp (kind + 30, "mimetypeapplication/vnd.oasis.opendocument.text", 47) == 0);
  g_unlink (odt);
  if (styles == NULL)
    return;
  assert_says (content, "text:style-name=\"Heading_20_1\" text:outline-level=\"1\"", TRUE);
  assert_says (content, "text:style-name=\"Heading_20_2\" text:outline-level=\"2\"", TRUE);
  assert_says (content, "<text:table-of-content ", TRUE);
  assert_says (content, "<text:span text:style-name=\"strong\">sans dossier</text:span>", TRUE);
  assert_says (styles, "<text:page-number", TRUE);
}

static void
test_a_wrong_place_is_refused (Fixture      *self,
                               gconstpointer data)
{
  g_autoptr (BookletEdition) edition = make (self, DOSSIER_AUDIENCE_NETWORK);
  g_autoptr (GError)         error = NULL;
  BookletOutput              output = { 0 };

  g_assert_false (booklet_edition_write_pdf (edition, "/nowhere/livret.pdf", &output, NULL, &error));
  g_assert_error (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_CANNOT_WRITE);
  g_clear_error (&error);
  g_assert_false (booklet_edition_write_odt (edition, BOOKLET_FORMAT_A4, "/nowhere/livret.odt", NULL, &error));
  g_assert_error (error, MAP_PRINT_ERROR, MAP_PRINT_ERROR_CANNOT_WRITE);
}

static void
test_giving_up_leaves_what_was_there (Fixture      *self,
                                      gconstpointer data)
{
  g_autoptr (BookletEdition) edition = make (self, DOSSIER_AUDIENCE_NETWORK);
  g_autoptr (GCancellable)   cancellable = g_cancellable_new ();
  g_autoptr (GError)         error = NULL;
  g_autofree char           *kept = NULL;
  BookletOutput              output = { 0 };

  g_assert_true (g_file_set_contents (self->path, "avant", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (booklet_edition_write_pdf (edition, self->path, &output, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (self->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "avant");
}

static void
test_pictures_are_the_pages (Fixture      *self,
                             gconstpointer data)
{
  g_autoptr (BookletEdition) edition = make (self, DOSSIER_AUDIENCE_NETWORK);
  guint                      n = booklet_edition_count_pages (edition, BOOKLET_FORMAT_A5);
  cairo_surface_t           *page = booklet_edition_draw_picture (edition, BOOKLET_FORMAT_A5, 0, 200, 1000);
  cairo_surface_t           *side = booklet_edition_draw_picture (edition, BOOKLET_FORMAT_IMPOSED, 999, 1000, 200);

  g_assert_cmpuint (n, >=, 5);
  g_assert_cmpuint (booklet_edition_count_pages (edition, BOOKLET_FORMAT_IMPOSED), ==, (n + 3) / 4 * 2);
  g_assert_cmpint (cairo_image_surface_get_width (page), ==, 200);
  g_assert_cmpint (cairo_image_surface_get_height (page), ==, 283);
  g_assert_cmpint (cairo_image_surface_get_height (side), ==, 200);
  cairo_surface_destroy (page);
  cairo_surface_destroy (side);
}

/* What could be chosen is told, chosen or not, and choosing is heeded. */
static void
test_choosing_is_heeded (Fixture      *self,
                         gconstpointer data)
{
  char                      *chosen[] = { self->practices[2], self->practices[3], NULL }, *questions[] = { (char *) "Q2", NULL };
  GuideBookletChoice         choice = { .audience = DOSSIER_AUDIENCE_NETWORK, .questions = questions, .practices = chosen };
  g_autoptr (BookletEdition) edition = booklet_edition_new (self->dossier.store, &choice, NULL);
  const GuideBookletContent *content = booklet_edition_get_content (edition);
  const GuideBookletOffer   *first = content->offers->pdata[0], *second = content->offers->pdata[1];

  g_assert_cmpuint (content->n_practices, ==, 2);
  g_assert_false (first->is_in);
  g_assert_true (second->is_in);
  g_assert_cmpuint (first->practices->len, ==, 2);
  g_assert_false (((const GuideBookletOffer *) first->practices->pdata[0])->is_in);
  g_assert_true (((const GuideBookletOffer *) second->practices->pdata[0])->is_in);
}

static const GuideBookletOffer *
find_words (const GuideBookletOffer *said_of,
            const char              *id)
{
  for (guint i = 0; i < said_of->words->len; i++)
    if (strcmp (((const GuideBookletOffer *) said_of->words->pdata[i])->id, id) == 0)
      return said_of->words->pdata[i];
  g_assert_not_reached ();
}

/* Words can be left out one by one, of a practice or of a question; what is offered says who said them, and by no name. */
static void
test_single_words_are_left_out (Fixture      *self,
                                gconstpointer data)
{
  g_autofree char            *to = g_strconcat ("practices=", self->practices[0], NULL), *of = g_strconcat ("questions=", self->questions[0], NULL);
  g_autofree char            *one = dossier_fixture_make (&self->dossier, "passage", "raw=Une parole", "nature=verbatim", "role=enseignant", "visibility=network", to, NULL);
  g_autofree char            *other = dossier_fixture_make (&self->dossier, "passage", "raw=Une autre parole", "nature=verbatim", "visibility=network", to, NULL);
  g_autofree char            *example = dossier_fixture_make (&self->dossier, "passage", "raw=Un exemple", "nature=example", "visibility=network", of, NULL);
  char                       *left_out[] = { one, example, NULL };
  GuideBookletChoice          choice = { .audience = DOSSIER_AUDIENCE_NETWORK, .parts = GUIDE_BOOKLET_ALL_PARTS, .words_left_out = left_out };
  g_autoptr (BookletEdition)  edition = booklet_edition_new (self->dossier.store, &choice, NULL);
  const GuideBookletContent  *content = booklet_edition_get_content (edition);
  const GuideBookletChapter  *chapter = content->chapters->pdata[0];
  const GuideBookletPractice *practice = chapter->practices->pdata[0];
  const GuideBookletOffer    *question = content->offers->pdata[0], *offered = question->practices->pdata[0];

  g_assert_cmpuint (practice->quotes->len, ==, 1);
  g_assert_cmpstr (((GuideBookletQuote *) practice->quotes->pdata[0])->text, ==, "Une autre parole");
  g_assert_cmpuint (chapter->examples->len, ==, 0);
  g_assert_cmpuint (offered->words->len, ==, 2);
  g_assert_cmpstr (find_words (offered, one)->title, ==, "Une parole");
  g_assert_cmpstr (find_words (offered, one)->who, ==, "enseignant");
  g_assert_false (find_words (offered, one)->is_in);
  g_assert_true (find_words (offered, other)->is_in);
  g_assert_cmpuint (question->words->len, ==, 1);
}

#define ADD(path, test) g_test_add ("/booklet/edition/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  dossier_fixture_init (&argc, &argv);
  ADD ("choice-is-numbered-and-told", test_choice_is_numbered_and_told);
  ADD ("all-where-none-is-validated", test_all_where_none_is_validated);
  ADD ("pages-are-sound", test_pages_are_sound);
  ADD ("same-data-same-bytes", test_same_data_same_bytes);
  ADD ("contents-agree-with-pages", test_contents_agree_with_pages);
  ADD ("links-land", test_links_land);
  ADD ("nobody-is-named", test_nobody_is_named);
  ADD ("what-is-not-for-them-is-not-there", test_what_is_not_for_them_is_not_there);
  ADD ("each-passage-has-its-place", test_each_passage_has_its_place);
  ADD ("what-is-said-of-a-question-ends-its-chapter", test_what_is_said_of_a_question_ends_its_chapter);
  ADD ("each-part-can-be-left-out", test_each_part_can_be_left_out);
  ADD ("single-words-are-left-out", test_single_words_are_left_out);
  ADD ("word-processor-opens-it", test_word_processor_opens_it);
  ADD ("styles-are-those-of-a-word-processor", test_styles_are_those_of_a_word_processor);
  ADD ("a-wrong-place-is-refused", test_a_wrong_place_is_refused);
  ADD ("giving-up-leaves-what-was-there", test_giving_up_leaves_what_was_there);
  ADD ("pictures-are-the-pages", test_pictures_are_the_pages);
  ADD ("choosing-is-heeded", test_choosing_is_heeded);
  return g_test_run ();
}
