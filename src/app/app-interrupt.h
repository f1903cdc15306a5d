/* app-interrupt.h - Ctrl+C stops a long work between two of its steps, and leaves nothing half done
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The first SIGINT or SIGTERM cancels, the second ends the program as it always did. To be called before any thread is
 * made: all of them, and the programs they start, leave those signals to it. References cancellable. */
void app_interrupt_watch (GCancellable *cancellable);

G_END_DECLS
