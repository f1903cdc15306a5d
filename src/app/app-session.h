/* app-session.h - what one window has open: a dossier, one selection, one question
 *
 * Handed down to the places of a window, never global. Every place shows the same selection
 * and answers the same query, so that list, map and sheet always agree.
 */
#pragma once

#include "dossier-query.h"
#include "dossier-store.h"
#include "sync-runner.h"

G_BEGIN_DECLS

#define APP_TYPE_SESSION (app_session_get_type ())
G_DECLARE_FINAL_TYPE (AppSession, app_session, APP, SESSION, GObject)

AppSession *app_session_new (void);

/* Closes what was open, then opens path (make: a new dossier). On error nothing is open. */
void     app_session_open_async (AppSession         *self,
                                 const char         *path,
                                 gboolean            make,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
gboolean app_session_open_finish (AppSession   *self,
                                  GAsyncResult *result,
                                  GError      **error);
/* Lets go of the dossier; the file is closed by a thread that nobody waits for, except the
 * application, which does not end before (g_application_hold). */
void app_session_close (AppSession *self);

/* NULL: nothing is open. */
DossierStore *app_session_get_store (AppSession *self);
/* What exchanges with its shared folder, while it is open; stopped before the dossier is closed. NULL: nothing is open. */
SyncRunner *app_session_get_runner (AppSession *self);
/* Id of a structure or of a link; NULL: nothing is selected, or several are. */
const char *app_session_get_selection (AppSession *self);
/* All that is selected, in the order of who selected it: NULL-terminated, never NULL, borrowed. */
const char *const *app_session_get_selected (AppSession *self);
/* Are two or more selected? */
gboolean app_session_has_several (AppSession *self);
/* Always a query on structures; borrowed, replaced (not changed) by the setters. */
const DossierQuery *app_session_get_query (AppSession *self);
/* Does the query leave something out? */
gboolean app_session_is_filtered (AppSession *self);

void app_session_set_selection (AppSession *self,
                                const char *id);
/* Several at once; one, or none, is as above. Copied. */
void app_session_set_selected (AppSession        *self,
                               const char *const *ids);
void app_session_set_words (AppSession *self,
                            const char *words);
/* values: NULL or empty: the field no longer filters. */
void app_session_set_filter (AppSession        *self,
                             const char        *field,
                             const char *const *values);
/* One value more among those that are shown, or one less; the last takes the filter along. */
void app_session_toggle_filter (AppSession *self,
                                const char *field,
                                const char *value);
/* Whom what is asked leaves out. */
void app_session_set_scope (AppSession  *self,
                            DossierScope scope);
/* Only these links, and the structures they join, among what is asked; words: what they are called. NULL or empty: whatever the link. */
void app_session_set_links (AppSession        *self,
                            const char *const *ids,
                            const char        *words);
/* What they are called; NULL: any link is shown. Borrowed. */
const char *app_session_get_links (AppSession *self);
/* A question that was made ready, of any kind, and what it is called: put to structures, in place of all that was asked but the
 * day. Once something else is asked of one of its fields, or all is shown, it is dropped. */
void app_session_set_question (AppSession         *self,
                               const DossierQuery *question,
                               const char         *words);
void app_session_drop_question (AppSession *self);
/* NULL: none. Borrowed. */
const char *app_session_get_question (AppSession *self);
void        app_session_show_all (AppSession *self);
/* Everything acts say nothing of is written under this name. */
void app_session_set_author (AppSession *self,
                             const char *name,
                             const char *side);

/* properties: "store", "selection" (notify). signal "query-changed" (AppSession *self). */

G_END_DECLS
