/* exchange-roll.h - who is in the dossier already, for finding rows of a file in it
 *
 * Read once at the beginning of a plan. Finding goes from what is certain to what is likely:
 * identifier, UAI, code in its list, name and commune.
 */
#pragma once

#include "dossier-reader.h"

#include "exchange-proposal.h"

G_BEGIN_DECLS

typedef struct _ExchangeRoll ExchangeRoll;

ExchangeRoll *exchange_roll_load (DossierReader *reader,
                                  GError       **error);
void          exchange_roll_free (ExchangeRoll *self);

/* Is a living structure or territory of this identifier there? */
gboolean    exchange_roll_has (const ExchangeRoll *self,
                               const char         *id);
const char *exchange_roll_get_name (const ExchangeRoll *self, /* NULL: not there */
                                    const char         *id);

/* Identifier of a commune, borrowed; NULL: none. */
const char *exchange_roll_find_commune (const ExchangeRoll *self,
                                        const char         *code);
/* Accents, case and articles apart; department ("95") or NULL. *several: more than one is called so. */
const char *exchange_roll_find_commune_named (const ExchangeRoll *self,
                                              const char         *name,
                                              const char         *department,
                                              gboolean           *several);
/* Does the dossier know communes of this département? */
gboolean exchange_roll_knows_department (const ExchangeRoll *self,
                                         const char         *department);

/* The school of this number, first row of its UAI; NULL: none. */
const char *exchange_roll_find_uai (const ExchangeRoll *self,
                                    const char         *uai);

typedef enum
{
  EXCHANGE_MATCH_NONE,
  EXCHANGE_MATCH_ONE,     /* this is it */
  EXCHANGE_MATCH_SEVERAL, /* any of several: ask */
  EXCHANGE_MATCH_ALIKE,   /* not the same words, probably the same thing: ask */
} ExchangeMatch;

/* commune: identifier of the row's commune or NULL; postcode may be NULL. *id: borrowed, the one or the first. */
ExchangeMatch exchange_roll_match_structure (const ExchangeRoll     *self,
                                             const ExchangeProposal *proposal,
                                             const char             *commune,
                                             const char             *postcode,
                                             const char            **id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeRoll, exchange_roll_free)

G_END_DECLS
