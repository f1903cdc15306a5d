/* app-call.h - one command being carried out: what was asked, on what, and what it answers
 *
 * The same function answers a command typed in a terminal and one that came to a window through
 * its socket: it never ends the program, knows no terminal, and sees the dossier already open.
 */
#pragma once

#include "app-arguments.h"
#include "dossier-store.h"

G_BEGIN_DECLS

typedef enum
{
  APP_EXIT_FINE = 0,
  APP_EXIT_DOUBTS = 1, /* done, with doubts or refusals */
  APP_EXIT_USAGE = 2,  /* wrong usage: nothing done */
  APP_EXIT_FAILED = 3, /* nothing done, or what was done is whole */
} AppExit;

typedef enum
{
  APP_STREAM_OUT, /* what was asked for */
  APP_STREAM_ERR, /* what is said about it */
} AppStream;

/* Where words go as they come. Called on the thread of the command. */
typedef void (*AppSink) (AppStream   stream,
                         const char *text,
                         gsize       length,
                         gpointer    user_data);

typedef struct
{
  AppArguments *arguments;   /* the words after the command: 0 is the dossier */
  DossierStore *store;       /* NULL for a command that opens none */
  char         *directory;   /* relative paths start there */
  GString      *out;         /* standard output, given when the command has ended */
  GCancellable *cancellable; /* may be NULL */
  AppSink       sink;
  gpointer      sink_data;
} AppCall;

/* Takes arguments; NULL when the command could not be read. store: referenced, may be NULL. */
AppCall *app_call_new (AppArguments *arguments,
                       DossierStore *store,
                       const char   *directory,
                       AppSink       sink,
                       gpointer      sink_data);
void     app_call_free (AppCall *self);

/* A sentence on standard error, at once; the end of the line is added. */
void app_call_tell (AppCall    *self,
                    const char *format,
                    ...) G_GNUC_PRINTF (2, 3);
/* Takes error and tells it. Returns APP_EXIT_FAILED. */
AppExit app_call_fail (AppCall *self,
                       GError  *error);
/* Tells what is wrong with the usage. Returns APP_EXIT_USAGE. */
AppExit app_call_misuse (AppCall    *self,
                         const char *format,
                         ...) G_GNUC_PRINTF (2, 3);
/* Gives out what was gathered. */
void app_call_flush (AppCall *self);

/* A file as its name was typed; caller owns. */
char *app_call_dup_path (const AppCall *self,
                         const char    *name);
/* --author, or NULL: the store's own. Borrowed. */
const char *app_call_get_author (const AppCall *self);
/* An act under the name of who asked. Caller owns. */
DossierAct *app_call_new_act (const AppCall *self,
                              const char    *label);
gboolean    app_call_wants_json (const AppCall *self);
/* What a file for somebody holds not: sentences on standard error; with --json {"file", "left_out": […]} on standard
 * output. */
void app_call_tell_file (AppCall           *self,
                         const char        *path,
                         const char *const *left_out);
/* --audience, DOSSIER_VISIBILITY_NETWORK when it was not given. FALSE: it is none, and that was told. */
gboolean app_call_read_audience (AppCall           *self,
                                 DossierVisibility *audience);

/* NULL: there is no such kind, and the list of them was told. */
const DossierKind *app_call_find_kind (AppCall    *self,
                                       const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppCall, app_call_free)

G_END_DECLS
