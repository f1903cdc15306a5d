/* exchange-whereabouts.h - which commune a row means, and whether its position can be true
 *
 * The official code is trusted first, then the name; the outline of the commune is a check,
 * with 200 m of tolerance for the register's own imprecision.
 */
#pragma once

#include "exchange-roll.h"

G_BEGIN_DECLS

typedef struct _ExchangeWhereabouts ExchangeWhereabouts;

/* Both are borrowed. */
ExchangeWhereabouts *exchange_whereabouts_new (DossierReader      *reader,
                                               const ExchangeRoll *roll);
void                 exchange_whereabouts_free (ExchangeWhereabouts *self);

/* Gives a structure its commune (and its doubts). Borrowed until the next call; NULL: none found. An
 * unknown commune of a département of which none is known yet is noted, to be made with the import. */
const char *exchange_whereabouts_settle (ExchangeWhereabouts *self,
                                         ExchangeProposal    *proposal);
/* The communes named by a quarter, added to its field. */
void exchange_whereabouts_settle_quarter (ExchangeWhereabouts *self,
                                          ExchangeProposal    *proposal);
/* Looks at the position of a structure in that commune (NULL: nothing to look at). */
gboolean exchange_whereabouts_check (ExchangeWhereabouts *self,
                                     ExchangeProposal    *proposal,
                                     const char          *commune,
                                     GError             **error);

typedef struct
{
  char *id, *code, *name;
} ExchangeCommune;

/* Communes to make, ExchangeCommune elements. Borrowed. */
const GPtrArray *exchange_whereabouts_get_new_communes (const ExchangeWhereabouts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeWhereabouts, exchange_whereabouts_free)

G_END_DECLS
