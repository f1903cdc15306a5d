/* carry-helper.h - the process liens-relay, and those of it that are stuck
 *
 * A process blocked on a frozen server outlives SIGKILL: it is killed, never waited for, and counted until
 * it is gone. With three of them about, another is tried once in a while only.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CARRY_HELPER_STUCK_MAX 3

typedef struct _CarryHelper CarryHelper;

CarryHelper *carry_helper_new (void);
/* One that has nothing to do leaves by itself; the others are killed. Never waits. */
void carry_helper_free (CarryHelper *self);

/* How long between two tries when too many are stuck. */
void carry_helper_set_pause (CarryHelper *self,
                             guint        milliseconds);

/* -1: none runs. Its standard input and output, not blocking. Borrowed. */
int   carry_helper_get_fd (const CarryHelper *self);
guint carry_helper_get_n_stuck (CarryHelper *self);

/* *is_fresh: it was started now, not before. FALSE: CARRY_ERROR_NO_PROGRAM, or CARRY_ERROR_FROZEN during the pause. */
gboolean carry_helper_start (CarryHelper *self,
                             gboolean    *is_fresh,
                             GError     **error);
/* In the middle of its work. is_frozen: it answers nothing, and counts as stuck at once; else when it is not gone a
 * second later. */
void carry_helper_kill (CarryHelper *self,
                        gboolean     is_frozen);
/* It has nothing to do, or hung up: it leaves by itself. */
void carry_helper_let_go (CarryHelper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarryHelper, carry_helper_free)

G_END_DECLS
