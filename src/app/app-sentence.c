#include "config.h"

#include "app-sentence.h"

#include "dossier-store.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  int         code;
  const char *heading; /* %s: the name of the file */
  const char *body;
} Sentence;

static const Sentence sentences[] = {
  { DOSSIER_STORE_ERROR_MISSING, N_ ("“%s” is not there any more"),
    N_ ("The file may have been moved, renamed, or be on a disk that is not plugged in. Open it from where it is now.") },
  { DOSSIER_STORE_ERROR_EXISTS, N_ ("“%s” already exists"),
    N_ ("Nothing was replaced. Choose another name for the new dossier, or open the one that exists.") },
  { DOSSIER_STORE_ERROR_NOT_A_DOSSIER, N_ ("“%s” is not a Liens dossier"),
    N_ ("It was left as it is. To bring in a spreadsheet or open data, open a dossier first, then choose “Import”.") },
  { DOSSIER_STORE_ERROR_DAMAGED, N_ ("“%s” is damaged"),
    N_ ("It was left as it is. Open a backup copy of this dossier instead, and keep this file.") },
  { DOSSIER_STORE_ERROR_NEWER, N_ ("“%s” was written by a newer Liens"),
    N_ ("It was left as it is. Update Liens on this computer, then open it again.") },
  { DOSSIER_STORE_ERROR_READ_ONLY, N_ ("“%s” cannot be written"),
    N_ ("The file or its folder is read-only. Copy it to one of your own folders and open the copy.") },
  { DOSSIER_STORE_ERROR_REMOTE, N_ ("“%s” is on a network drive"),
    N_ ("A dossier is only safe on this computer’s own disk. Copy it to one of your own folders and open the copy.") },
  { DOSSIER_STORE_ERROR_BUSY, N_ ("“%s” is open in another program"),
    N_ ("Close it there, or go on working in the window that has it open.") },
  { DOSSIER_STORE_ERROR_DISK, N_ ("The disk refuses to read or write “%s”"),
    N_ ("It may be full or failing. Nothing was half saved. Make some room, then try again.") },
};

static const Sentence otherwise = {
  0, N_ ("“%s” could not be opened"),
  N_ ("It was left as it is. Try again; if it fails once more, open a backup copy.")
};

void
app_sentence_of_opening (const GError *error,
                         const char   *path,
                         char        **heading,
                         char        **body)
{
  g_autofree char *name = g_filename_display_basename (path);
  const Sentence  *found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_error_matches (error, DOSSIER_STORE_ERROR, sentences[i].code))
      found = &sentences[i];

  if (found == NULL)
    found = &otherwise;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  *heading = g_strdup_printf (_ (found->heading), name);
#pragma GCC diagnostic pop
  *body = g_strdup (_ (found->body));
}
