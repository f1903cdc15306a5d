/* base-day.h - a day and a moment as the language of the screen says them: "1er mars 2026", "2 mars 2026, 15:10"
 *
 * For what the program knows to the day. What people wrote is a BaseDate, and keeps their words.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NULL: "". Caller owns. */
char *base_day_dup_words (GDateTime *when);
char *base_day_dup_moment (GDateTime *when);
/* julian: as GDate counts days, above 0. Caller owns. */
char *base_day_dup_words_of_julian (guint32 julian);

G_END_DECLS
