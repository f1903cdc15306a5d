/* exchange-request-private.h - the inside of a request, for who makes a plan of it */
#pragma once

#include "exchange-mapping.h"
#include "exchange-request.h"

G_BEGIN_DECLS

struct _ExchangeRequest
{
  GPtrArray    *tables; /* ExchangeTable */
  char         *path;
  ExchangeShape as;
  gboolean      all_kinds;
  char        **corrections; /* or NULL */
  char         *author;      /* or NULL */
  GHashTable   *decisions;   /* place → ExchangeChoice */
};

/* Which column of the table feeds which field, corrected. vocabulary may be NULL. NULL: a correction is not understood. */
ExchangeMapping *exchange_request_find_mapping (const ExchangeRequest *self,
                                                const ExchangeTable   *table,
                                                DossierVocabulary     *vocabulary,
                                                GError               **error);
/* What the table is taken for; UNKNOWN: nothing that was asked for. */
ExchangeShape  exchange_request_find_shape (const ExchangeRequest *self,
                                            const ExchangeTable   *table,
                                            const ExchangeMapping *mapping,
                                            DossierVocabulary     *vocabulary);
ExchangeChoice exchange_request_find_choice (const ExchangeRequest *self,
                                             guint                  sheet,
                                             guint64                line);

G_END_DECLS
