/* liens-reader FILE [--sheet N] [--limit ROWS] [--paragraphs] - tables of any origin, as JSON lines
 *
 * With --paragraphs, the paragraphs of a document (reader-document.h).
 *
 * Files come from anywhere; a hostile or torn one must not touch a dossier. The reading is
 * done by a child under limits of memory and time; the parent says so when it dies. Nothing
 * is ever written to disk. Exit 0: read; 2: wrong usage; 3: a line {"error", "detail"} says why.
 */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "reader-csv.h"
#include "reader-document.h"
#include "reader-gdal.h"
#include "reader-html.h"
#include "reader-json.h"
#include "reader-output.h"

#define LARGEST_FILE (G_GINT64_CONSTANT (1) << 30)
#define MEMORY_LIMIT ((rlim_t) 560 << 20)
#define CPU_SECONDS 240

static int      sheet = 0;
static gint64   limit = 0;
static gboolean paragraphs = FALSE;
static char   **paths = NULL;

static const GOptionEntry entries[] = {
  { "sheet", 0, 0, G_OPTION_ARG_INT, &sheet, "Only the Nth table, from 1", "N" },
  { "limit", 0, 0, G_OPTION_ARG_INT64, &limit, "Stop after so many rows of each table", "ROWS" },
  { "paragraphs", 0, 0, G_OPTION_ARG_NONE, &paragraphs, "Of a document, not of tables", NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, "FILE" },
  { NULL },
};

static void
limit_resource (int    resource,
                rlim_t most)
{
  struct rlimit bound = { most, most };

  setrlimit (resource, &bound); /* may be refused where a lower one already holds: as good */
}

static void
limit_ourselves (void)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  limit_resource (RLIMIT_CORE, 0);
  limit_resource (RLIMIT_CPU, CPU_SECONDS);
#ifndef __SANITIZE_ADDRESS__
  limit_resource (RLIMIT_DATA, MEMORY_LIMIT);
#endif
}

/* Regular files only: a FIFO or a device would hang us. */
static GBytes *
map_file (const char *path)
{
  struct stat             facts;
  int                     fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  g_autoptr (GMappedFile) mapped = NULL;

  if (fd < 0 || fstat (fd, &facts) != 0)
    reader_output_fail ("unreadable", "%s", g_strerror (errno));
  if (!S_ISREG (facts.st_mode))
    reader_output_fail ("unreadable", "not a regular file");
  if (facts.st_size == 0)
    reader_output_fail ("empty", "0 byte");
  if (facts.st_size > LARGEST_FILE)
    reader_output_fail ("too-big", "%" G_GINT64_FORMAT " bytes", (gint64) facts.st_size);

  mapped = g_mapped_file_new_from_fd (fd, FALSE, NULL);
  close (fd);
  if (mapped == NULL)
    reader_output_fail ("unreadable", "cannot be mapped");
  return g_mapped_file_get_bytes (mapped);
}

static gboolean
begins_with (GBytes     *file,
             const char *magic,
             gsize       n)
{
  return g_bytes_get_size (file) >= n && memcmp (g_bytes_get_data (file, NULL), magic, n) == 0;
}

static gboolean
is_for_gdal (GBytes     *file,
             const char *path)
{
  g_autofree char *start = g_strndup (g_bytes_get_data (file, NULL), MIN (g_bytes_get_size (file), 2000));
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return begins_with (file, "PK", 2) || begins_with (file, "SQLite format 3", 15) || begins_with (file, "\0\0\x27\x0a", 4) || g_str_has_suffix (lower, ".dbf") || g_str_has_suffix (lower, ".shp") || strstr (start, "<kml") != NULL;
}

/* Web pages may hold tables; other XML, PDF… are text too, but no table. */
static gboolean
is_markup (const ReaderText *text)
{
  gsize at = 0;

  while (at < text->length && g_ascii_isspace (text->bytes[at]))
    at++;
  return at == text->length || text->bytes[at] == '<' || (text->length - at > 4 && memcmp (text->bytes + at, "%PDF", 4) == 0);
}

static gboolean
read_text (GBytes     *file,
           const char *name)
{
  ReaderText text;
  gboolean   cut;
  gsize      at = 0;

  if (!reader_text_settle (file, &text))
    reader_output_fail ("not-recognised", "neither text nor a known format");
  if (is_markup (&text) && !reader_html_is_table (&text))
    reader_output_fail ("not-recognised", "a document, not a table");

  while (g_ascii_isspace (text.bytes[at]))
    at++;
  if (text.bytes[at] == '<')
    cut = reader_html_read (&text, name, (guint) sheet, (guint64) limit);
  else if (sheet > 1)
    reader_output_fail ("no-such-sheet", "%d of 1", sheet);
  else if (text.bytes[at] == '{' || text.bytes[at] == '[')
    {
      g_autoptr (GBytes) json = g_bytes_new_from_bytes (text.owner, (gsize) (text.bytes - (const char *) g_bytes_get_data (text.owner, NULL)), text.length);

      cut = reader_json_read (json, name, (guint64) limit);
    }
  else
    cut = reader_csv_read (&text, name, (guint64) limit);
  reader_text_clear (&text);
  return cut;
}

/* A web page, a PDF or a picture is no document of a word processor. */
static void
read_document (GBytes     *file,
               const char *path,
               const char *name)
{
  ReaderText text;

  if (reader_document_is_archive (file))
    {
      reader_document_read_archive (path, name);
      return;
    }
  if (!reader_text_settle (file, &text))
    reader_output_fail ("not-recognised", "neither text nor a known document");
  if (is_markup (&text))
    reader_output_fail ("not-recognised", "markup");
  reader_document_read_text (&text, name);
  reader_text_clear (&text);
}

static void
read_file (const char *path)
{
  g_autofree char   *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char   *base = g_path_get_basename (absolute);
  g_autofree char   *name = g_filename_display_name (base);
  g_autoptr (GBytes) file = map_file (absolute);
  gboolean           cut = FALSE;

  if (paragraphs)
    read_document (file, absolute, name);
  else if (is_for_gdal (file, absolute))
    cut = reader_gdal_read (absolute, (guint) sheet, (guint64) limit);
  else
    cut = read_text (file, name);
  reader_output_end (cut);
}

static int
tell_end (pid_t child)
{
  int status;

  while (waitpid (child, &status, 0) < 0)
    if (errno != EINTR)
      return EXIT_FAILURE;
  if (WIFEXITED (status))
    return WEXITSTATUS (status);

  fputc ('\n', stdout); /* it may have died in the middle of a line */
  if (WTERMSIG (status) == SIGXCPU || WTERMSIG (status) == SIGKILL)
    reader_output_fail ("too-slow", "stopped after %d s of work", CPU_SECONDS);
  reader_output_fail ("crashed", "%s", g_strsignal (WTERMSIG (status)));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError)         error = NULL;
  pid_t                      child;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || g_strv_length (paths != NULL ? paths : argv + argc) != 1 || sheet < 0 || limit < 0)
    {
      fprintf (stderr, "%s\n", error != NULL ? error->message : "liens-reader FILE [--sheet N] [--limit ROWS]");
      return 2;
    }

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  child = fork ();
  if (child < 0)
    reader_output_fail ("unreadable", "%s", g_strerror (errno));
  if (child > 0)
    return tell_end (child);

  limit_ourselves ();
  read_file (paths[0]);
  return fflush (stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
