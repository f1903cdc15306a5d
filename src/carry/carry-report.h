/* carry-report.h - what became of a request to liens-relay
 *
 * There is always a report: what was done before something failed is done, and is told.
 */
#pragma once

#include "carry-protocol.h"

G_BEGIN_DECLS

typedef struct
{
  CarryFate fate;
  char      poste[17]; /* "": the share as a whole */
  char     *name;      /* "": the poste as a whole; owned */
  guint64   size;
  int       number; /* errno of UNREADABLE */
} CarryItem;

typedef struct
{
  GPtrArray *items;    /* of CarryItem, as they were told */
  GBytes    *sentinel; /* PROBE; else NULL */
  gint64     clock;    /* CLOCK: microseconds since 1970; else 0 */
  guint64    n_bytes;  /* copied */
  GError    *error;    /* why it stopped, CARRY_ERROR or G_IO_ERROR_CANCELLED; NULL: it went to its end */
} CarryReport;

CarryReport *carry_report_new (void);
void         carry_report_free (CarryReport *self);

/* NULL: no item of that name. Borrowed. */
const CarryItem *carry_report_find (const CarryReport *self,
                                    const char        *poste,
                                    const char        *name);
guint            carry_report_count (const CarryReport *self,
                                     CarryFate          fate);

/* word: taken. FALSE: one word too many. *is_last: the request is answered. */
gboolean carry_report_take (CarryReport *self,
                            CarryWord   *word,
                            gboolean    *is_last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarryReport, carry_report_free)

G_END_DECLS
