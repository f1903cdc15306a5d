#include "config.h"

#include "app-command.h"

#include "app-command-share.h"

#include <glib/gi18n-lib.h>

static const char *const plain_options[] = { "json", "author=", NULL };
static const char *const new_options[] = { "demo", "seed=", "author=", NULL };
static const char *const export_options[] = { "xlsx=", "text=", "document=", "audience=", "json", "author=", NULL };
static const char *const import_options[] = { "as=", "mapping=", "all-kinds", "dry-run", "json", "author=", NULL };
static const char *const backup_options[] = { "list", "json", "author=", NULL };
static const char *const restore_options[] = { "backup=", "as=", "in-place", "preview", "json", "author=", NULL };
static const char *const bench_options[] = { "territory=", "on=", "window", "walk=", "act=", "sharing", "booklet", "json", NULL };
static const char *const erase_options[] = { "yes", "json", "author=", NULL };
static const char *const merge_options[] = { "dry-run", "json", "author=", NULL };
static const char *const map_options[] = { "output=", "size=", "paper=", "orientation=", "tiles=", "overlap=", "atlas=", "theme=", "background=", "arrange=", "sequence=", "time=", "compare=", "audience=", "json", "author=", NULL };

static const char *const share_options[] = { "passphrase-file=", "open", "json", "author=", NULL };
static const char *const join_options[] = { "passphrase-file=", "json", "author=", NULL };
static const char *const sync_options[] = { "give-up=", "json", "author=", NULL };
static const char *const members_options[] = { "admit=", "admin", "revoke=", "json", "author=", NULL };

static const char *const booklet_options[] = { "output=", "format=", "turn=", "audience=", "questions=", "practices=", "without=", "without-words=", "title=", "subtitle=", "credit=", "date=", "json", "author=", NULL };
static const char *const guide_options[] = { "starter", "fit=", "audience=", "json", "author=", NULL };
static const char *const gaps_options[] = { "programme=", "metres=", "years=", "audience=", "json", "author=", NULL };
static const char *const crosstab_options[] = { "where=", "csv", "audience=", "json", "author=", NULL };
static const char *const insight_options[] = { "audience=", "json", "author=", NULL };

static const AppCommand commands[] = {
  { "new", N_ ("DOSSIER [--demo] [--seed N]"), N_ ("make a new dossier"),
    N_ ("--demo fills it with an invented département; --seed chooses which one: the same number always gives the same."),
    new_options, 1, 1, APP_COMMAND_MAKES, app_command_new },
  { "info", "DOSSIER [--json]", N_ ("say what the dossier holds, in figures"), NULL,
    plain_options, 1, 1, APP_COMMAND_OPENS, app_command_info },
  { "import", N_ ("DOSSIER FILE… [--as communes|schools|qpv|rep|structures|links|document|auto] [--mapping COLUMN=FIELD]… [--all-kinds] [--dry-run] [--json]"),
    N_ ("read files of public registers, any table of structures, or a typed document"),
    N_ ("Files are recognised by their headers; --as says what they are. --mapping says which column feeds which field, where the proposal was wrong. Of a school directory only schools are read; --all-kinds takes the rest too. --dry-run tells what would be added, updated, left, doubted or refused, and writes nothing. Good rows go in even when others do not; one undo takes the whole back. --as document reads one .docx, .odt or text file into the guide, as it is proposed, and lists what is doubtful in it with its line."),
    import_options, 2, G_MAXUINT, APP_COMMAND_OPENS, app_command_import, TRUE },
  { "list", N_ ("DOSSIER KIND [--json]"), N_ ("list the records of one kind"), NULL,
    plain_options, 2, 2, APP_COMMAND_OPENS, app_command_list },
  { "show", N_ ("DOSSIER ID [--json]"), N_ ("show one record"), NULL,
    plain_options, 2, 2, APP_COMMAND_OPENS, app_command_show },
  { "add", N_ ("DOSSIER KIND FIELD=VALUE…"), N_ ("add a record and print its identifier"), NULL,
    plain_options, 3, G_MAXUINT, APP_COMMAND_OPENS, app_command_add },
  { "set", N_ ("DOSSIER ID FIELD=VALUE…"), N_ ("change fields of a record"), NULL,
    plain_options, 3, G_MAXUINT, APP_COMMAND_OPENS, app_command_set },
  { "delete", N_ ("DOSSIER ID…"), N_ ("put records in the trash"),
    N_ ("What cannot be without them goes along: links, posts, survey contacts, steps. One undo brings all back."),
    plain_options, 2, G_MAXUINT, APP_COMMAND_OPENS, app_command_delete },
  { "trash", "DOSSIER [--json]", N_ ("list what is in the trash"),
    N_ ("The newest first; what went along stands behind what it went with, and is counted."),
    plain_options, 1, 1, APP_COMMAND_OPENS, app_command_trash },
  { "restore", N_ ("DOSSIER ID… | DOSSIER [--backup NAME|FILE] --preview|--in-place|--as FILE [--json]"), N_ ("take records out of the trash, or go back to a copy"),
    N_ ("With records: what went along comes back with them, unless something else that it needs is still in the trash; what was deleted by itself before stays there. With a copy (without --backup, the newest): --preview tells what would change, --in-place puts the dossier back as the copy says, which one undo takes back, --as makes another dossier of it. A damaged dossier is mended in place, of a shared one even without a copy: what the copy does not have comes from what the shared folder holds, then is saved from the damaged file, which is kept beside."),
    restore_options, 1, G_MAXUINT, APP_COMMAND_OPENS, app_command_restore, TRUE, TRUE },
  { "backup", N_ ("DOSSIER [--list] [--json]"), N_ ("make a copy of the dossier, or list the copies there are"),
    N_ ("A copy is read through before it counts. One is made each day the window opens, and before each import: seven days and four weeks are kept."),
    backup_options, 1, 1, APP_COMMAND_OPENS, app_command_backup, TRUE, TRUE },
  { "share", N_ ("DOSSIER FOLDER [--passphrase-file FILE] [--open] [--json]"), N_ ("share the dossier through a folder"),
    N_ ("The folder is made; only Liens can read what is put in it. Without a passphrase whoever reads the folder can join. With --open whoever joins is in at once, else an administrator lets each desktop in (liens members)."),
    share_options, 2, 2, APP_COMMAND_OPENS, app_command_share, TRUE },
  { "join", N_ ("FOLDER DOSSIER [--passphrase-file FILE] [--json]"), N_ ("make a dossier of what is shared in a folder"),
    N_ ("What the others wrote comes in at once; what is written here goes to them when this desktop is let in."),
    join_options, 2, 2, APP_COMMAND_ALONE, app_command_join, TRUE },
  { "sync", N_ ("DOSSIER [--give-up POSTE] [--json]"), N_ ("exchange with the shared folder, once"),
    N_ ("Exit status 1: something deserves a look; 3: the folder could not be reached, and nothing is lost. --give-up: an administrator gives up the changes of that desktop that have been missing for a week (alert “lost”), so that what was written after them is taken; should they come after all, they are taken too. Where nothing of it is lost, nothing is given up: exit status 3."),
    sync_options, 1, 1, APP_COMMAND_OPENS, app_command_sync, TRUE },
  { "members", N_ ("DOSSIER [--admit POSTE [--admin]] [--revoke POSTE] [--json]"), N_ ("list the desktops that share the dossier, let one in, or end its part"),
    N_ ("Before letting one in, compare by voice the four words it is listed with. What a revoked desktop writes afterwards counts nowhere; what it had stays with it: remove its access to the folder too."),
    members_options, 1, 1, APP_COMMAND_OPENS, app_command_members },
  { "journal", N_ ("DOSSIER [FILE.lsg] [--json]"), N_ ("write what was done, act by act, or what a file of the shared folder holds"),
    N_ ("Lines of JSON: a segment, then each of its transactions with its operations."),
    plain_options, 1, 2, APP_COMMAND_OPENS, app_command_journal },
  { "terms", N_ ("DOSSIER [VOCABULARY] [--json]"), N_ ("list the words to choose from, with how many records use each"),
    N_ ("Each vocabulary in its order: code, word, whether it is still proposed, and the number of records. “synonym” lists the words that mean the same."),
    plain_options, 1, 2, APP_COMMAND_OPENS, app_command_terms },
  { "undo", "DOSSIER", N_ ("take back the last act: a change, or a whole import"), NULL,
    plain_options, 1, 1, APP_COMMAND_OPENS, app_command_undo },
  { "redo", "DOSSIER", N_ ("do again what was taken back"), NULL,
    plain_options, 1, 1, APP_COMMAND_OPENS, app_command_redo },
  { "duplicates", N_ ("DOSSIER [KIND|ID] [--json]"), N_ ("list the records that may be one and the same thing"),
    N_ ("Accents, acronyms and synonyms do not count; the commune and the UAI do. Nothing is merged by itself."),
    plain_options, 1, 2, APP_COMMAND_OPENS, app_command_duplicates },
  { "distinct", N_ ("DOSSIER ID ID"), N_ ("say that two records are not the same, so that they are told no more"), NULL,
    plain_options, 3, 3, APP_COMMAND_OPENS, app_command_distinct },
  { "merge", N_ ("DOSSIER KEPT OTHER [FIELD=kept|other|both]… [--dry-run] [--json]"), N_ ("make two records one"),
    N_ ("Field by field the kept record says what was chosen: by default the answer that is filled, both texts where both are. Links, posts, steps, contacts and actions of the other go to the kept one. One undo parts them again."),
    merge_options, 3, G_MAXUINT, APP_COMMAND_OPENS, app_command_merge },
  { "erase", N_ ("DOSSIER ID [FIELD…] [--yes] [--json]"), N_ ("anonymise somebody, for ever"),
    N_ ("Name, phone and e-mail leave the record, its history, the drafts, and the texts of other records where they stand without doubt; role, dates and links stay. Where it may be somebody else it is told, and left. FIELD… erases these fields instead, of any record. Without --yes it only says what would be erased. It cannot be undone."),
    erase_options, 2, G_MAXUINT, APP_COMMAND_OPENS, app_command_erase },
  { "export", N_ ("DOSSIER --xlsx FILE | --text FILE [--document ID] [--audience public|network|internal] [--json]"), N_ ("write the workbook, or the text of a document as it was typed"),
    N_ ("--text writes the newest version of the only document, or of the one --document names; it is internal. What the audience may not see is left out, and said. Without --audience it is the network."),
    export_options, 1, 1, APP_COMMAND_OPENS, app_command_export },
  { "map", N_ ("DOSSIER --output FILE.png|svg|pdf [--size WxH] [--paper A4|A3…] [--orientation portrait|landscape] [--tiles A4|A3… [--overlap MM]] [--atlas communes|centres] [--theme links|quality|life|coverage|survey|policy|education] [--background TITLE|none] [--arrange network|columns|matrix] [--sequence PRESENTATION] [--time WHEN] [--compare WHEN] [--audience public|network|internal] [--json]"),
    N_ ("draw the map into a file"),
    N_ ("--time draws it at a school year (2023-2024) or on a day; --compare tells new, ended, reinforced and weakened links between that and another one (with --compare alone, today). What the audience may not see is left out, and said. Without --audience it is the network."),
    map_options, 1, 1, APP_COMMAND_OPENS, app_command_map },
  { "guide", N_ ("DOSSIER [--starter] [--fit ID [--audience public|network|internal]] [--json]"), N_ ("say what the practice guide holds, which practices fit, or put the starter guide in it"),
    N_ ("--starter adds five questions and the practices that come with Liens, to be kept, changed or thrown away: one undo takes them back, and taking them twice changes nothing. --fit lists the practices that speak to a link, or that could make one begin at a structure without link of today, the best first, each with why. What the audience may not see counts nowhere; without --audience it is the network."),
    guide_options, 1, 1, APP_COMMAND_OPENS, app_command_guide },
  { "booklet", N_ ("DOSSIER --output FILE.pdf|odt [--format a5|a4|imposed] [--turn short|long] [--questions 1,3…] [--practices ID,…] [--without quotes,examples,tools,principles,map] [--without-words ID,…] [--title T] [--subtitle T] [--credit T] [--date DAY] [--audience public|network|internal] [--json]"),
    N_ ("make a booklet of the practice guide"),
    N_ ("A .pdf is an A5 booklet, A4 pages, or imposed: two pages on each side of an A4, in the order to fold them (--turn long when the printer turns sheets along their long edge). An .odt, A4 or --format a5, is finished in a word processor. Without --practices, those validated, formalised or published; where none is, all. --without-words leaves out single verbatims and examples. People are told by their role, never by their name. --date is the day it bears (today): the same day gives the same file. What the audience may not see is left out, and said. Without --audience it is the network."),
    booklet_options, 1, 1, APP_COMMAND_OPENS, app_command_booklet, TRUE },
  { "gaps", N_ ("DOSSIER [NAME] [--programme P] [--metres N] [--years N] [--audience public|network|internal] [--json]"),
    N_ ("say what nobody has woven, holds or has looked at"),
    N_ ("Without a name, each gap in a sentence, with how many it is about; with one, whom. Gaps speak of today. A programme is present, absent or unknown: three answers. What the audience may not see is left out, and said; without --audience it is the network."),
    gaps_options, 1, 2, APP_COMMAND_OPENS, app_command_gaps },
  { "crosstab", N_ ("DOSSIER KIND ROWS COLUMNS [--where FIELD=VALUE]… [--csv] [--audience public|network|internal] [--json]"),
    N_ ("count one field against another"),
    N_ ("Fields may be seen through links: territory, link.formality and link.other.type of a structure, structure.type of a link; besides: life, holding, presence.clas. What is not answered, not known and not applicable stand apart. A record that has several answers counts in each."),
    crosstab_options, 4, 4, APP_COMMAND_OPENS, app_command_crosstab },
  { "compare", N_ ("DOSSIER DATE DATE [--audience public|network|internal] [--json]"), N_ ("say what began, ended, grew stronger or weaker between two dates"),
    N_ ("Links begin and end by their own dates; those that have none are told apart. They grow stronger or weaker by what was known at the end of each day of their cooperation, regularity, frequency and quality."),
    insight_options, 3, 3, APP_COMMAND_OPENS, app_command_compare },
  { "doubts", N_ ("DOSSIER [--audience public|network|internal] [--json]"), N_ ("list everything that deserves a look, with what is wrong"),
    N_ ("Numbers and addresses that cannot be right, dates that contradict each other, suspected duplicates, what is to be placed or completed, names in free texts… The exit status is 1 when there are any."),
    insight_options, 1, 1, APP_COMMAND_OPENS, app_command_doubts },
  { "check", "DOSSIER [--json]", N_ ("verify that the file is whole and that what it says can be true"), NULL,
    plain_options, 1, 1, APP_COMMAND_OPENS, app_command_check },
  { "bench", N_ ("[--territory dept|nation | --on DOSSIER] [--sharing] [--booklet] [--window [--walk SECONDS | --act NAME]] [--json]"), N_ ("measure this program on a generated territory, or on a dossier"),
    N_ ("The territory comes from a fixed seed: always the same; --on measures the map, and the window, on a copy of a dossier instead. Each figure is set beside what the machine cannot do without. --sharing shares it with another desktop: what joining, writing and taking cost. --booklet makes one of 200 practices. --window opens the real window for a minute, drags, zooms, chooses, scrolls and types in it always in the same way, and adds what its frames cost; --walk goes anywhere on the map instead, for so many seconds; --act does one act of the script alone (scroll_list…); where there is no screen this is said, and the exit status is 1."),
    bench_options, 0, 0, APP_COMMAND_ALONE, app_command_bench },
};

const AppCommand *
app_commands_get (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}

const AppCommand *
app_command_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

static AppExit
refuse (AppCall          *call,
        const AppCommand *command,
        const char       *complaint)
{
  app_call_misuse (call, "%s", complaint);
  if (command != NULL)
    app_call_tell (call, _ ("Usage: liens %s %s"), command->name, _ (command->synopsis));
  else
    app_call_tell (call, _ ("“liens --help” lists the commands."));
  return APP_EXIT_USAGE;
}

/* NULL: all is well. */
static char *
judge_words (const AppCommand   *command,
             const AppArguments *arguments)
{
  guint n = app_arguments_get_n_words (arguments);

  if (n < command->n_least)
    return g_strdup (_ ("Something is missing after the command."));
  if (n > command->n_most)
    return g_strdup_printf (_ ("“%s” is one word too many."), app_arguments_get_word (arguments, command->n_most));
  return NULL;
}

AppCall *
app_command_read (const char *const *words,
                  const char        *directory,
                  AppSink            sink,
                  gpointer           sink_data,
                  const AppCommand **command)
{
  g_autoptr (AppCall) call = app_call_new (NULL, NULL, directory, sink, sink_data);
  g_autofree char    *complaint = NULL;

  *command = app_command_find (words[0]);
  if (*command == NULL)
    complaint = g_strdup_printf (_ ("There is no command “%s”."), words[0] ? words[0] : "");
  else
    call->arguments = app_arguments_parse (words + 1, (*command)->options, &complaint);
  if (call->arguments != NULL)
    complaint = judge_words (*command, call->arguments);
  if (complaint == NULL)
    return g_steal_pointer (&call);
  refuse (call, *command, complaint);
  return NULL;
}
