/* exchange-mapping.h - which column of any list of structures says what
 *
 * Proposed by likeness of the header (French and English words for each thing) and by what the
 * cells hold (postcodes, coordinates, e-mails, phones, words for a kind of structure); then
 * corrected by the person. Applying it gives proposals.
 */
#pragma once

#include "dossier-vocabulary.h"

#include "exchange-proposal.h"
#include "exchange-table.h"

G_BEGIN_DECLS

#define EXCHANGE_MAPPING_ERROR (exchange_mapping_error_quark ())

typedef enum
{
  EXCHANGE_MAPPING_ERROR_NO_SUCH_COLUMN, /* the message holds it: list the columns */
  EXCHANGE_MAPPING_ERROR_NO_SUCH_FIELD,  /* the message holds it: list the fields */
  EXCHANGE_MAPPING_ERROR_MALFORMED,      /* a correction is written COLUMN=FIELD */
} ExchangeMappingError;

GQuark exchange_mapping_error_quark (void);

/* A thing a column may say. Codes are those of the fields of a structure, and further ones for its
 * parts: number, address_more, commune, insee, latitude, longitude, point. */
typedef struct
{
  const char *code;
  const char *label; /* English, to translate with dossier_kinds_translate () */
} ExchangeTarget;

const ExchangeTarget *exchange_mapping_get_targets (guint *n_targets);

typedef struct _ExchangeMapping ExchangeMapping;

/* vocabulary: what the federation calls the fields is understood too; NULL: what is delivered. */
ExchangeMapping *exchange_mapping_propose (const ExchangeTable     *table,
                                           const DossierVocabulary *vocabulary);
ExchangeMapping *exchange_mapping_copy (const ExchangeMapping *self);
void             exchange_mapping_free (ExchangeMapping *self);

/* Code of the target of a column; NULL when the column is left aside. Static. */
const char *exchange_mapping_get (const ExchangeMapping *self,
                                  guint                  column);
/* The column that says it; -1: none. */
int exchange_mapping_find (const ExchangeMapping *self,
                           const char            *target);
/* target NULL or "-": leave the column aside. A target is said by one column only: the last set. */
gboolean exchange_mapping_set (ExchangeMapping *self,
                               guint            column,
                               const char      *target,
                               GError         **error);
/* "COLUMN=FIELD", the column by its header. */
gboolean exchange_mapping_correct (ExchangeMapping     *self,
                                   const ExchangeTable *table,
                                   const char          *correction,
                                   GError             **error);
/* Enough to import: something gives a name. */
gboolean exchange_mapping_is_usable (const ExchangeMapping *self);

/* ExchangeProposal elements, one per row. vocabulary: NULL for the words known here only. */
GPtrArray *exchange_mapping_read (const ExchangeMapping *self,
                                  const ExchangeTable   *table,
                                  DossierVocabulary     *vocabulary);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeMapping, exchange_mapping_free)

G_END_DECLS
