/* app-command-sequence.c - liens map --sequence: a presentation as a PDF, a page for each step */
#include "config.h"

#include "app-command.h"

#include "map-deck.h"

#include <glib/gi18n-lib.h>

/* Where each step has its own, nothing else is chosen for all. */
static gboolean
read_options (AppCall    *call,
              const char *output,
              MapPaper   *paper)
{
  static const char *const own[] = { "size", "theme", "arrange" };
  const char              *name = app_arguments_find (call->arguments, "paper");
  MapFormat                format;

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    if (app_arguments_find (call->arguments, own[i]) != NULL)
      {
        app_call_misuse (call, _ ("Each step of a presentation has its own map: --%s does not go with --sequence."), own[i]);
        return FALSE;
      }
  if (output == NULL)
    app_call_misuse (call, _ ("The command “map” wants --output and the name of a file."));
  else if (!map_format_from_path (output, &format) || format != MAP_FORMAT_PDF)
    app_call_misuse (call, _ ("A presentation has several pages: “%s” should end in .pdf."), output);
  else if (name != NULL && !map_paper_from_name (name, paper))
    app_call_misuse (call, _ ("“%s” is not a paper: choose A4, A3, A2, A1 or A0."), name);
  else
    return TRUE;
  return FALSE;
}

static AppExit
fail (AppCall    *call,
      const char *name,
      GError     *error)
{
  g_autoptr (GError) known = error != NULL && error->domain == MAP_DECK_ERROR ? error : NULL;

  if (known == NULL)
    return app_call_fail (call, error);
  if (known->code == MAP_DECK_ERROR_SEVERAL)
    return app_call_misuse (call, _ ("Several presentations are called “%s”: give the identifier of one, as “list DOSSIER presentation” tells it."), name);
  if (known->code == MAP_DECK_ERROR_EMPTY)
    return app_call_misuse (call, _ ("The presentation “%s” has no step yet: there is nothing to write."), name);
  return app_call_misuse (call, _ ("No presentation for this audience is called “%s”: “list DOSSIER presentation” tells those there are."), name);
}

AppExit
app_command_sequence (AppCall *call)
{
  const char         *name = app_arguments_find (call->arguments, "sequence"), *output = app_arguments_find (call->arguments, "output");
  MapPaper            paper = MAP_PAPER_A4;
  DossierVisibility   audience;
  g_autofree char    *path = NULL;
  g_autoptr (MapDeck) deck = NULL;
  GError             *error = NULL;

  if (!read_options (call, output, &paper) || !app_call_read_audience (call, &audience))
    return APP_EXIT_USAGE;
  path = app_call_dup_path (call, output);
  deck = map_deck_new (call->store, name, audience, call->cancellable, &error);
  if (deck == NULL || !map_deck_write (deck, paper, path, call->cancellable, &error))
    return fail (call, name, error);
  app_call_tell_file (call, path, map_deck_get_left_out (deck));
  return APP_EXIT_FINE;
}
