/* app-command-booklet.c - the practice guide as a booklet */
#include "config.h"

#include "app-command.h"

#include "booklet-edition.h"
#include "dossier-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char       *name;
  GuideBookletParts part;
} parts[] = {
  { "quotes", GUIDE_BOOKLET_QUOTES },
  { "examples", GUIDE_BOOKLET_EXAMPLES },
  { "tools", GUIDE_BOOKLET_TOOLS },
  { "principles", GUIDE_BOOKLET_PRINCIPLES },
  { "map", GUIDE_BOOKLET_MAP },
};

static gboolean
leave_out (GuideBookletChoice *choice,
           const char         *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].name, name) == 0)
      {
        choice->parts &= ~(guint) parts[i].part;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_parts (AppCall            *call,
            GuideBookletChoice *choice)
{
  const char    *without = app_arguments_find (call->arguments, "without");
  g_auto (GStrv) names = without != NULL ? g_strsplit (without, ",", -1) : NULL;

  choice->parts = GUIDE_BOOKLET_ALL_PARTS;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!leave_out (choice, g_strstrip (names[i])))
      {
        app_call_misuse (call, _ ("“%s” is not a part of the booklet: leave out quotes, examples, tools, principles or map."), names[i]);
        return FALSE;
      }
  return TRUE;
}

static char **
dup_list (AppCall    *call,
          const char *option)
{
  const char *words = app_arguments_find (call->arguments, option);
  char      **list = words != NULL ? g_strsplit (words, ",", -1) : NULL;

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    g_strstrip (list[i]);
  return list;
}

static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static gboolean
read_day (AppCall            *call,
          GuideBookletChoice *choice)
{
  const char          *words = app_arguments_find (call->arguments, "date");
  g_autoptr (BaseDate) date = words != NULL ? base_date_new_from_words (words) : NULL;

  if (words == NULL)
    choice->date = dup_today ();
  else if (date != NULL && date->precision == BASE_DATE_DAY)
    {
      g_autoptr (BaseDate) day = base_date_new (date->earliest, date->latest, BASE_DATE_DAY, "");

      choice->date = base_date_dup_iso (day);
    }
  else
    {
      app_call_misuse (call, _ ("“%s” is not a day: write it as in 2026-05-27."), words);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_choice (AppCall            *call,
             GuideBookletChoice *choice)
{
  const char *title = app_arguments_find (call->arguments, "title");

  choice->questions = dup_list (call, "questions");
  choice->practices = dup_list (call, "practices");
  choice->words_left_out = dup_list (call, "without-words");
  choice->title = title != NULL ? g_strdup (title) : g_strdup (_ ("Practice guide"));
  choice->subtitle = g_strdup (app_arguments_find (call->arguments, "subtitle"));
  choice->credit = g_strdup (app_arguments_find (call->arguments, "credit"));
  return read_parts (call, choice) && read_day (call, choice);
}

static gboolean
read_output (AppCall       *call,
             BookletOutput *output)
{
  const char *name = app_arguments_find (call->arguments, "output"), *format = app_arguments_find (call->arguments, "format");
  const char *turn = app_arguments_find (call->arguments, "turn");

  if (name == NULL || *name == '\0')
    app_call_misuse (call, _ ("The command “booklet” wants --output and the name of a file."));
  else if (!g_str_has_suffix (name, ".pdf") && !g_str_has_suffix (name, ".odt"))
    app_call_misuse (call, _ ("“%s” should end in .pdf or .odt."), name);
  else if (format != NULL && !booklet_format_from_name (format, &output->format))
    app_call_misuse (call, _ ("“%s” is not a format: choose a5, a4 or imposed."), format);
  else if (g_str_has_suffix (name, ".odt") && output->format == BOOKLET_FORMAT_IMPOSED)
    app_call_misuse (call, _ ("Only a .pdf is imposed: a word processor puts two pages on a sheet when it prints. For an .odt choose a5 or a4."));
  else if (turn != NULL && strcmp (turn, "short") != 0 && strcmp (turn, "long") != 0)
    app_call_misuse (call, _ ("“%s” is not an edge to turn a sheet along: choose short or long."), turn);
  else
    {
      if (format == NULL && g_str_has_suffix (name, ".odt"))
        output->format = BOOKLET_FORMAT_A4; /* as word processors print */
      output->turn = g_strcmp0 (turn, "long") == 0 ? BOOKLET_TURN_LONG : BOOKLET_TURN_SHORT;
      return TRUE;
    }
  return FALSE;
}

static AppExit
write_file (AppCall              *call,
            const BookletEdition *edition,
            const BookletOutput  *output)
{
  g_autofree char *path = app_call_dup_path (call, app_arguments_find (call->arguments, "output"));
  GError          *error = NULL;
  gboolean         written;

  if (g_str_has_suffix (path, ".odt"))
    written = booklet_edition_write_odt (edition, output->format, path, call->cancellable, &error);
  else
    written = booklet_edition_write_pdf (edition, path, output, call->cancellable, &error);
  if (!written)
    return app_call_fail (call, error);
  app_call_tell_file (call, path, booklet_edition_get_left_out (edition));
  return APP_EXIT_FINE;
}

AppExit
app_command_booklet (AppCall *call)
{
  g_auto (GuideBookletChoice) choice = { 0 };
  g_autoptr (BookletEdition)  edition = NULL;
  BookletOutput               output = { 0 };
  DossierVisibility           audience;
  GError                     *error = NULL;

  if (!read_output (call, &output) || !app_call_read_audience (call, &audience) || !read_choice (call, &choice))
    return APP_EXIT_USAGE;
  choice.audience = (DossierAudience) audience;
  edition = booklet_edition_new (call->store, &choice, &error);
  if (edition == NULL)
    return app_call_fail (call, error);
  if (!booklet_edition_is_empty (edition))
    return write_file (call, edition, &output);
  app_call_tell (call, _ ("No practice of the guide goes in this booklet: nothing was written. “liens guide DOSSIER --starter” puts a guide in the dossier."));
  return APP_EXIT_FAILED;
}
