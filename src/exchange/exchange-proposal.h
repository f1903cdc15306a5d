/* exchange-proposal.h - what one row of a file would make of the dossier
 *
 * Typed by the fields of dossier-kinds, before the dossier is looked at: what is asked, with
 * the clues by which an existing record may be found, and what is doubtful already. A blank
 * cell asks nothing: an import never empties a field.
 */
#pragma once

#include "dossier-kinds.h"
#include "dossier-value.h"

G_BEGIN_DECLS

typedef struct
{
  const char *code;   /* static: see exchange_reason_explain () */
  char       *detail; /* what it is about: a value, a field, a distance; may be NULL */
} ExchangeReason;

typedef struct
{
  const DossierField *field;
  char               *key;   /* sets: the element to put in; else NULL */
  DossierValue       *value; /* single values; else NULL */
} ExchangeAnswer;

typedef struct
{
  guint              sheet;
  guint64            line;
  const DossierKind *kind;
  char              *id;   /* derived identity, or the one the row carries; NULL: to be found, else made */
  char              *name; /* what people call it; NULL: none was written */

  /* Clues, any may be NULL. */
  char *uai;
  char *official_type;
  char *commune_code;
  char *commune_name;
  char *import_code;
  char *town_in_address; /* the street, to which the town is added when no commune is found */

  GPtrArray *answers;       /* ExchangeAnswer */
  GPtrArray *reasons;       /* ExchangeReason: doubts, or why it is refused */
  gboolean   refused;       /* cannot be imported */
  gboolean   ignored;       /* was not asked for */
  gboolean   existing_only; /* speaks of a record that must be there already */
} ExchangeProposal;

ExchangeProposal *exchange_proposal_new (const DossierKind *kind,
                                         guint              sheet,
                                         guint64            line);
void              exchange_proposal_free (ExchangeProposal *self);

/* Takes value; NULL asks nothing. */
void exchange_proposal_take (ExchangeProposal *self,
                             const char       *field,
                             DossierValue     *value);
/* Takes text; NULL or "" asks nothing. */
void exchange_proposal_take_text (ExchangeProposal *self,
                                  const char       *field,
                                  char             *text);
void exchange_proposal_add_key (ExchangeProposal *self,
                                const char       *field,
                                const char       *key);
/* Borrowed; NULL when nothing is asked of this single-valued field. */
DossierValue *exchange_proposal_find (const ExchangeProposal *self,
                                      const char             *field);
void          exchange_proposal_drop (ExchangeProposal *self,
                                      const char       *field);

/* code is static. detail may be NULL. */
void exchange_proposal_doubt (ExchangeProposal *self,
                              const char       *code,
                              const char       *detail);
void exchange_proposal_refuse (ExchangeProposal *self,
                               const char       *code,
                               const char       *detail);

/* A sentence for people, in their language; caller owns. */
char *exchange_reason_explain (const ExchangeReason *reason);

/* The identity everybody derives for an official territory ("commune", "95018"), and for an establishment.
 * discriminator: "" for the first row of a UAI, else its official type and name as written. */
char *exchange_identity_of_territory (const char *type,
                                      const char *code);
char *exchange_identity_of_school (const char *uai,
                                   const char *official_type,
                                   const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeProposal, exchange_proposal_free)

G_END_DECLS
