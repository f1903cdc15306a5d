/* exchange-plan.h - what importing a file would do, row by row, before anything is done
 *
 * Tables are recognised, rows become proposals, proposals are compared with the dossier: that is
 * the plan, an immutable value to show. Then it is applied, or not. Rules:
 *  1. good rows go in even when others do not; each row that does not says why;
 *  2. importing the same file again changes nothing, and never makes a record twice;
 *  3. a blank cell never empties a field; what a person wrote is never replaced by an import.
 */
#pragma once

#include <gio/gio.h>

#include "exchange-mapping.h"
#include "exchange-reader.h"
#include "exchange-request.h"

G_BEGIN_DECLS

#define EXCHANGE_PLAN_ERROR (exchange_plan_error_quark ())

typedef enum
{
  EXCHANGE_PLAN_ERROR_NOT_RECOGNISED, /* no table that could be imported: show the columns, ask for a mapping */
  EXCHANGE_PLAN_ERROR_OTHER_SHAPE,    /* the file is not what was asked for */
} ExchangePlanError;

GQuark exchange_plan_error_quark (void);

#define EXCHANGE_TYPE_PLAN (exchange_plan_get_type ())

typedef struct _ExchangePlan ExchangePlan;

GType exchange_plan_get_type (void);

typedef enum
{
  EXCHANGE_VERDICT_ADDED,
  EXCHANGE_VERDICT_UPDATED,
  EXCHANGE_VERDICT_UNCHANGED,
  EXCHANGE_VERDICT_DOUBTFUL, /* held back: a person must decide */
  EXCHANGE_VERDICT_REFUSED,  /* cannot be imported */
  EXCHANGE_VERDICT_IGNORED,  /* of a kind that was not asked for */
} ExchangeVerdict;

/* "added", "updated"… Static. */
const char *exchange_verdict_to_code (ExchangeVerdict verdict);

/* added + updated + unchanged + held + refused + ignored = rows. */
typedef struct
{
  guint  rows;
  guint  added, updated, unchanged, held, refused, ignored;
  guint  doubtful; /* rows that say a doubt: those held, and those that go in but must be looked at */
  gint64 more;     /* rows that exist elsewhere and are not in the file */
} ExchangeCounts;

typedef struct
{
  guint            sheet; /* from 1 */
  guint64          line;
  ExchangeVerdict  verdict;
  const char      *kind;    /* code of the kind of record */
  const char      *id;      /* of the record; NULL when there is none */
  const char      *name;    /* or NULL */
  const GPtrArray *reasons; /* ExchangeReason, see exchange_reason_explain () */
  guint            choices; /* bits 1 << ExchangeChoice besides LEAVE; 0: there is nothing to decide */
  ExchangeChoice   choice;  /* what was decided */
} ExchangePlanRow;

/* path: of the file the tables (ExchangeTable) come from, for its source. options may be NULL. Errors of
 * EXCHANGE_PLAN_ERROR, EXCHANGE_MAPPING_ERROR, DOSSIER_STORE_ERROR. */
ExchangePlan *exchange_plan_new (DossierStore                *store,
                                 GPtrArray                   *tables,
                                 const char                  *path,
                                 const ExchangeImportOptions *options,
                                 GError                     **error);
ExchangePlan *exchange_plan_ref (ExchangePlan *self);
void          exchange_plan_unref (ExchangePlan *self);

/* Of the first table recognised. */
ExchangeShape         exchange_plan_get_shape (const ExchangePlan *self);
const ExchangeCounts *exchange_plan_get_counts (const ExchangePlan *self);
guint                 exchange_plan_get_n_rows (const ExchangePlan *self);
/* *row is filled with what the plan owns. */
void exchange_plan_get_row (const ExchangePlan *self,
                            guint               index,
                            ExchangePlanRow    *row);
/* The fields that would change ("Phone, Address"), in the language of people; "" for none. Caller owns. */
char *exchange_plan_dup_changes (const ExchangePlan *self,
                                 guint               index);
/* Sentences about the whole, NULL-terminated. Borrowed. */
const char *const *exchange_plan_get_notes (const ExchangePlan *self);
/* Nothing to write: applying would leave no trace. */
gboolean exchange_plan_is_empty (const ExchangePlan *self);

/* Writes it, in acts that one undo takes back together, all or none: cancelled, failed or killed, the dossier is as it
 * was. progress (may be NULL) is called on the thread that writes, while this one waits. Of several files, and for who
 * may not wait: exchange-import.h. */
gboolean exchange_plan_apply (ExchangePlan    *self,
                              DossierStore    *store,
                              ExchangeProgress progress,
                              gpointer         progress_data,
                              GCancellable    *cancellable,
                              GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangePlan, exchange_plan_unref)

G_END_DECLS
