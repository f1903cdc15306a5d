/* exchange-request.h - a file that was read, and what a person said of it: what a plan is made from
 *
 * A plain value: it travels to the thread that compares, and serves again when the dossier has moved.
 */
#pragma once

#include <glib.h>

#include "dossier-vocabulary.h"

#include "exchange-opendata.h"

G_BEGIN_DECLS

/* What a person may decide about a row that says a doubt. */
typedef enum
{
  EXCHANGE_CHOICE_LEAVE, /* nothing is decided: what the dossier says stays */
  EXCHANGE_CHOICE_TAKE,  /* the file is right: it is this record, its values replace what stands there */
  EXCHANGE_CHOICE_ADD,   /* it is another record: it is made */
} ExchangeChoice;

typedef struct
{
  guint          sheet;
  guint64        line;
  ExchangeChoice choice;
} ExchangeDecision;

typedef struct
{
  ExchangeShape      as;          /* UNKNOWN: recognise */
  gboolean           all_kinds;   /* of a directory, also what is not a school */
  const char *const *corrections; /* "COLUMN=FIELD", NULL-terminated; NULL for none */
  const char        *author;      /* whose name the history keeps; NULL: the store's own */

  const ExchangeDecision *decisions; /* of a plan made before of the same tables; copied */
  guint                   n_decisions;
} ExchangeImportOptions;

typedef struct _ExchangeRequest ExchangeRequest;

/* tables (ExchangeTable elements) are referenced, options copied; path: of the file they come from. options may be NULL. */
ExchangeRequest *exchange_request_new (GPtrArray                   *tables,
                                       const char                  *path,
                                       const ExchangeImportOptions *options);
void             exchange_request_free (ExchangeRequest *self);

/* What the first of its tables that is known is; UNKNOWN: none of them. Reads the headers only. vocabulary:
 * whose headings are known too; NULL: only those delivered. */
ExchangeShape exchange_request_recognise (const ExchangeRequest *self,
                                          DossierVocabulary     *vocabulary);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeRequest, exchange_request_free)

G_END_DECLS
