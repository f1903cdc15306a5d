#include "config.h"

#include "app-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WIDTH 100 /* columns */

/* Words broken between, each line after the margin. */
static void
add_paragraph (GString    *out,
               const char *text,
               guint       margin)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  glong          column = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);

      if (column + 1 + length > WIDTH && column > 0)
        {
          g_string_append_c (out, '\n');
          column = 0;
        }
      if (column == 0)
        g_string_append_printf (out, "%*s", (int) margin, "");
      else
        g_string_append_c (out, ' ');
      g_string_append (out, words[i]);
      column = (column == 0 ? (glong) margin : column + 1) + length;
    }
  g_string_append_c (out, '\n');
}

static void
add_command (GString          *out,
             const AppCommand *command)
{
  g_string_append_printf (out, "  liens %s %s\n", command->name, _ (command->synopsis));
  add_paragraph (out, _ (command->summary), 8);
}

static void
add_values (GString *out)
{
  g_string_append_printf (out, "\n%s\n", _ ("Values:"));
  add_paragraph (out, _ ("Kinds and fields are named by their codes: structure, link, name, uai, territory… A vocabulary takes a code or its French label; a reference an identifier, a UAI or a name that only one record bears; several values repeat FIELD=. A position is longitude,latitude. Dates are written as people write them. “?” is unknown, “-” not applicable, “/” none in a list, nothing empties the field."), 2);
}

static void
add_exits (GString *out)
{
  g_string_append_printf (out, "\n%s\n", _ ("Exit status:"));
  add_paragraph (out, _ ("0 all is well · 1 done, with doubts or refusals · 2 wrong usage · 3 failed, the dossier is as it was"), 2);
}

void
app_command_help (GString *out)
{
  guint             n_commands;
  const AppCommand *commands = app_commands_get (&n_commands);

  g_string_append (out, _ ("Liens: which links exist between social centres and schools.\n"));
  g_string_append_printf (out, "\n%s\n  liens [DOSSIER]\n", _ ("Usage:"));
  add_paragraph (out, _ ("open the window"), 8);
  for (guint i = 0; i < n_commands; i++)
    add_command (out, &commands[i]);
  g_string_append_printf (out, "\n%s\n", _ ("Options:"));
  add_paragraph (out, _ ("--author NAME  whose name the history keeps for what is changed"), 2);
  add_paragraph (out, _ ("--json         one JSON object on standard output; messages go to standard error"), 2);
  add_paragraph (out, _ ("--help         this page; after a command, more about it"), 2);
  add_paragraph (out, _ ("--version      which Liens this is"), 2);
  add_values (out);
  add_exits (out);
}

void
app_command_help_one (GString          *out,
                      const AppCommand *command)
{
  g_string_append_printf (out, "%s\n", _ ("Usage:"));
  add_command (out, command);
  if (command->details != NULL)
    {
      g_string_append_c (out, '\n');
      add_paragraph (out, _ (command->details), 2);
    }
}
