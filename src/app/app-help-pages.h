/* app-help-pages.h - the pages of the help, found by name or by what they say
 *
 * The help is written in French Markdown (data/help) and compiled into the program: it is there
 * without a network. Everything here is read once and then immutable.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;     /* "importer": also its file, and what links say, with .md */
  const char *markdown; /* UTF-8 */
  char       *title;    /* its first heading */
} AppHelpPage;

/* In reading order; the first is where nothing more precise is asked. Borrowed. */
const AppHelpPage *app_help_pages_get (guint *n_pages);
/* "importer" or "importer.md"; NULL: no such page. Borrowed. */
const AppHelpPage *app_help_pages_find (const char *name);
/* The page of a place of the window ("map", "structures", "import"…), never NULL. Borrowed. */
const AppHelpPage *app_help_pages_find_for (const char *place);

/* The other pages it leads to, in order: AppHelpPage elements, each once. The caller owns the array. */
GPtrArray *app_help_page_list_links (const AppHelpPage *self);
/* Words around the first place where the page says them all, accents and case apart; NULL: it
 * does not. words NULL or blank: "". Caller owns. */
char *app_help_page_dup_excerpt (const AppHelpPage *self,
                                 const char        *words);

G_END_DECLS
