/* carry-talk.h - one request to liens-relay, and all it says to it
 *
 * Sources of one main context: no thread, nothing that waits. Whoever is silent too long, is given up, or says what is
 * not a word is killed; whoever had ended before it was asked is replaced, once.
 */
#pragma once

#include <gio/gio.h>

#include "carry-helper.h"
#include "carry-report.h"

G_BEGIN_DECLS

typedef struct _CarryTalk CarryTalk;

/* At work: what the report says by now. */
typedef void (*CarryTalkHeard) (const CarryReport *report,
                                gpointer           user_data);
/* Called once, the last thing of a talk. report: the callee's. */
typedef void (*CarryTalkEnded) (CarryReport *report,
                                gpointer     user_data);

/* helper: borrowed, for this talk alone. request: borrowed for the call. silence: milliseconds. */
CarryTalk *carry_talk_new (CarryHelper        *helper,
                           const CarryRequest *request,
                           guint               silence,
                           CarryTalkHeard      heard,
                           CarryTalkEnded      ended,
                           gpointer            user_data);
CarryTalk *carry_talk_ref (CarryTalk *self);
void       carry_talk_unref (CarryTalk *self);

/* May end before it returns. cancellable may be NULL. */
void carry_talk_begin (CarryTalk    *self,
                       GMainContext *context,
                       GCancellable *cancellable);
/* Ends it with G_IO_ERROR_CANCELLED. */
void carry_talk_stop (CarryTalk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarryTalk, carry_talk_unref)

G_END_DECLS
