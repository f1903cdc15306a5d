#include "guide-file.h"

#include "dossier-fixture.h"
#include "exchange-reader.h"
#include "guide-known.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static char *top; /* of all that is written here; gone at the end */

static char *
dup_folder (void)
{
  char *folder = g_build_filename (top, "XXXXXX", NULL);

  g_assert_nonnull (g_mkdtemp (folder));
  return folder;
}

static char *
dup_client_path (const char *name)
{
  const char *folder = g_getenv ("LIENS_SHARED_CLIENT");

  return g_build_filename (folder != NULL ? folder : "/nowhere", name, NULL);
}

static GuideKnown *
known_words (void)
{
  g_autoptr (DossierVocabulary) vocabulary = dossier_vocabulary_new_shipped ();

  return guide_known_new (vocabulary);
}

static GuideDocument *
read_file (const char *path)
{
  g_autoptr (GuideKnown)    known = known_words ();
  g_autoptr (GError)        error = NULL;
  g_autoptr (GuideDocument) document = guide_file_read (path, known, NULL, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&document);
}

/* The office says nothing of its failures: what it made is what counts. NULL: it is not here. */
static char *
save_as (const char *path,
         const char *folder,
         const char *suffix)
{
  g_autofree char *office = g_find_program_in_path ("soffice"), *profile = g_strdup_printf ("-env:UserInstallation=file://%s/office", folder);
  g_autofree char *base = g_path_get_basename (path), *made = NULL;
  const char      *argv[] = { office, profile, "--headless", "--infilter=Text (encoded):UTF8,LF,,,", "--convert-to", suffix, "--outdir", folder, path, NULL };

  if (office == NULL || !g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, NULL, NULL))
    return NULL;
  *strrchr (base, '.') = '\0';
  made = g_strdup_printf ("%s/%s.%s", folder, base, suffix);
  return g_file_test (made, G_FILE_TEST_EXISTS) ? g_steal_pointer (&made) : NULL;
}

static void
assert_same (const GuideDocument *one,
             const GuideDocument *other)
{
  g_assert_cmpuint (one->pieces->len, ==, other->pieces->len);
  g_assert_cmpuint (one->quotes->len, ==, other->quotes->len);
  g_assert_cmpuint (one->doubts->len, ==, other->doubts->len);
  for (guint i = 0; i < one->pieces->len; i++)
    {
      const GuidePiece *a = &g_array_index (one->pieces, GuidePiece, i), *b = &g_array_index (other->pieces, GuidePiece, i);

      g_assert_cmpint (a->nature, ==, b->nature);
      g_assert_cmpuint (a->line, ==, b->line);
      g_assert_cmpuint (a->parent, ==, b->parent);
      g_assert_cmpstr (a->raw, ==, b->raw);
      g_assert_cmpstr (a->number, ==, b->number);
    }
}

static void
test_an_office_saves_the_same_document (gconstpointer suffix)
{
  g_autofree char          *path = dup_client_path ("3-document-de-capitalisation.txt"), *folder = dup_folder ();
  g_autofree char          *saved = save_as (path, folder, suffix);
  g_autoptr (GuideDocument) typed = NULL, read = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || saved == NULL)
    {
      g_test_skip ("the clients' document or LibreOffice Writer is not here");
      return;
    }
  typed = read_file (path);
  read = read_file (saved);
  g_assert_cmpuint (read->lines->len, >=, typed->lines->len - 1); /* the end of the last line begins no paragraph */
  assert_same (typed, read);
}

/* A document of another shape, saved again by an office: the same pieces, and every line as it was. */
static void
test_another_shape_is_the_same_in_every_format (gconstpointer sample)
{
  static const char *const  suffixes[] = { "docx", "odt" };
  g_autofree char          *folder = dup_folder (), *path = g_test_build_filename (G_TEST_DIST, "samples", "guide", sample, NULL);
  g_autofree char          *plain = g_build_filename (folder, "forme.txt", NULL);
  g_autoptr (GuideDocument) first = read_file (path);
  g_autoptr (GString)       text = g_string_new (NULL);

  /* An office is given the text in an encoding it is told of; what lists write by themselves is text then. */
  for (guint i = 0; i < first->lines->len; i++)
    {
      const GuideLine *line = first->lines->pdata[i];

      g_string_append_printf (text, "%s%s%s\n", line->mark != NULL ? line->mark : "", line->mark != NULL ? " " : "", line->text);
    }
  g_assert_true (g_file_set_contents (plain, text->str, (gssize) text->len, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char          *saved = save_as (plain, folder, suffixes[i]);
      g_autoptr (GuideDocument) typed = read_file (plain), read = NULL;

      if (saved == NULL)
        {
          g_test_skip ("LibreOffice Writer is not here");
          return;
        }
      read = read_file (saved);
      assert_same (typed, read);
      for (guint line = 0; line < typed->lines->len && line < read->lines->len; line++)
        {
          g_autofree char *given = guide_document_dup_line (read, line);

          g_assert_cmpstr (given, ==, ((const GuideLine *) typed->lines->pdata[line])->text);
        }
    }
}

static void
test_the_shipped_words_are_known (void)
{
  g_autoptr (GuideKnown) known = known_words ();

  g_assert_true (g_strv_contains ((const char *const *) known->acronyms, "CLAS"));
  g_assert_true (g_strv_contains ((const char *const *) known->acronyms, "MQ"));
  g_assert_false (g_strv_contains ((const char *const *) known->acronyms, "CLASS")); /* CLAS, mistyped */
  g_assert_true (g_strv_contains ((const char *const *) known->programmes, "PRE"));
  g_assert_false (g_strv_contains ((const char *const *) known->programmes, "MQ"));
}

static void
assert_refused (const char         *name,
                const char         *bytes,
                gsize               length,
                ExchangeReaderError code)
{
  g_autofree char          *folder = dup_folder (), *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError)        error = NULL;
  g_autoptr (GuideDocument) document = NULL;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  document = guide_file_read (path, NULL, NULL, &error);
  g_assert_null (document);
  g_assert_error (error, EXCHANGE_READER_ERROR, (int) code);
  g_assert_cmpuint (strlen (guide_file_explain (error)), >, 10);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_what_is_no_document_is_refused (void)
{
  assert_refused ("empty.docx", "", 0, EXCHANGE_READER_ERROR_EMPTY);
  assert_refused ("torn.docx", "PK\003\004 and then nothing of an archive", 36, EXCHANGE_READER_ERROR_NOT_RECOGNISED);
  assert_refused ("page.txt", "<html><body>No</body></html>", 28, EXCHANGE_READER_ERROR_NOT_RECOGNISED);
  assert_refused ("paper.txt", "%PDF-1.4\nstream", 15, EXCHANGE_READER_ERROR_NOT_RECOGNISED);
}

static void
test_a_text_of_another_encoding_is_read (void)
{
  static const char         latin[] = "1/ L'\xe9"
                                      "cole\n1. Aller \xe0 la kermesse\n";
  g_autofree char          *folder = dup_folder (), *path = g_build_filename (folder, "vieux.txt", NULL);
  g_autoptr (GuideDocument) document = NULL;

  g_assert_true (g_file_set_contents (path, latin, sizeof latin - 1, NULL));
  document = read_file (path);
  g_assert_cmpstr (g_array_index (document->pieces, GuidePiece, 1).raw, ==, "Aller à la kermesse");
  g_unlink (path);
  g_rmdir (folder);
}

/* Bytes turned, taken out, put in; or the file cut: what the helper makes of it is a document or a refusal. */
static void
spoil (GByteArray *bytes)
{
  for (int i = g_test_rand_int_range (1, 8); i > 0 && bytes->len > 2; i--)
    {
      guint at = (guint) g_test_rand_int_range (0, (int) bytes->len);

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          bytes->data[at] ^= (guint8) (1 << g_test_rand_int_range (0, 8));
          break;
        case 1:
          g_byte_array_remove_index (bytes, at);
          break;
        case 2:
          bytes->data[at] = (guint8) g_test_rand_int ();
          break;
        default:
          if (g_test_rand_int_range (0, 4) == 0)
            g_byte_array_set_size (bytes, at + 1);
        }
    }
}

static void
read_spoilt (const char   *path,
             const guint8 *whole,
             gsize         length)
{
  g_autoptr (GByteArray)    bytes = g_byte_array_new ();
  g_autoptr (GError)        error = NULL;
  g_autoptr (GuideDocument) document = NULL;

  g_byte_array_append (bytes, whole, (guint) length);
  spoil (bytes);
  g_assert_true (g_file_set_contents (path, (const char *) bytes->data, (gssize) bytes->len, NULL));
  document = guide_file_read (path, NULL, NULL, &error);
  g_assert_true ((document != NULL) != (error != NULL));
  for (guint i = 0; document != NULL && i < document->lines->len; i++)
    {
      g_autofree char *line = guide_document_dup_line (document, i);

      g_assert_cmpstr (line, ==, ((const GuideLine *) document->lines->pdata[i])->text);
    }
}

static void
test_a_spoilt_document_is_read_or_refused (gconstpointer suffix)
{
  g_autofree char *path = dup_client_path ("3-document-de-capitalisation.txt"), *folder = dup_folder ();
  g_autofree char *saved = save_as (path, folder, suffix), *whole = NULL;
  gsize            length;
  guint            runs = g_getenv ("LIENS_LONG") != NULL ? 300 : 20;

  if (saved == NULL)
    {
      g_test_skip ("the clients' document or LibreOffice Writer is not here");
      return;
    }
  g_assert_true (g_file_get_contents (saved, &whole, &length, NULL));
  for (guint run = 0; run < runs; run++)
    read_spoilt (saved, (const guint8 *) whole, length);
}

/* One part of 200 MB that takes 200 kB, and entities that double ten times each. */
static void
test_a_bomb_is_refused (gconstpointer body)
{
  static const char         script[] = "import sys, zipfile\n"
                                       "z = zipfile.ZipFile (sys.argv[1], 'w', zipfile.ZIP_DEFLATED)\n"
                                       "many = ''.join ('<!ENTITY e%d \"%s\">' % (i, ('&e%d;' % (i - 1)) * 10) for i in range (1, 12))\n"
                                       "z.writestr ('word/document.xml', '<d>' + ' ' * (200 << 20) if sys.argv[2] == 'large' else\n"
                                       "  '<!DOCTYPE d [<!ENTITY e0 \"ha\">' + many + ']><document><body><p><r><t>&e11;</t></r></p></body></document>')\n"
                                       "z.close ()\n";
  g_autofree char          *folder = dup_folder (), *path = g_build_filename (folder, "bombe.docx", NULL);
  const char               *argv[] = { "python3", "-c", script, path, body, NULL };
  g_autoptr (GuideDocument) document = NULL;
  g_autoptr (GError)        error = NULL;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL) || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("python3 is not here");
      return;
    }
  document = guide_file_read (path, NULL, NULL, &error);
  if (strcmp (body, "large") == 0)
    g_assert_error (error, EXCHANGE_READER_ERROR, EXCHANGE_READER_ERROR_TOO_BIG);
  else
    g_assert_true (error != NULL || document->lines->len == 1);
  g_unlink (path);
}

static void
drop_top (void)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", top);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (top);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  dossier_fixture_init (&argc, &argv);
  top = g_dir_make_tmp ("liens-guide-XXXXXX", NULL);
  g_test_add_data_func ("/guide/file/an-office-saves-the-same-document/docx", "docx", test_an_office_saves_the_same_document);
  g_test_add_data_func ("/guide/file/an-office-saves-the-same-document/odt", "odt", test_an_office_saves_the_same_document);
  g_test_add_data_func ("/guide/file/another-shape-is-the-same-in-every-format/capitals", "capitals.txt", test_another_shape_is_the_same_in_every_format);
  g_test_add_data_func ("/guide/file/another-shape-is-the-same-in-every-format/asked", "asked-1252.txt", test_another_shape_is_the_same_in_every_format);
  g_test_add_data_func ("/guide/file/another-shape-is-the-same-in-every-format/headings", "headings.odt", test_another_shape_is_the_same_in_every_format);
  g_test_add_func ("/guide/file/the-shipped-words-are-known", test_the_shipped_words_are_known);
  g_test_add_func ("/guide/file/what-is-no-document-is-refused", test_what_is_no_document_is_refused);
  g_test_add_func ("/guide/file/a-text-of-another-encoding-is-read", test_a_text_of_another_encoding_is_read);
  g_test_add_data_func ("/guide/file/a-spoilt-document-is-read-or-refused/docx", "docx", test_a_spoilt_document_is_read_or_refused);
  g_test_add_data_func ("/guide/file/a-spoilt-document-is-read-or-refused/odt", "odt", test_a_spoilt_document_is_read_or_refused);
  g_test_add_data_func ("/guide/file/a-bomb-is-refused/large", "large", test_a_bomb_is_refused);
  g_test_add_data_func ("/guide/file/a-bomb-is-refused/entities", "entities", test_a_bomb_is_refused);
  status = g_test_run ();
  drop_top ();
  return status;
}
