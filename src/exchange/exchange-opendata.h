/* exchange-opendata.h - the official registers, recognised by their headers
 *
 * Headers drift from year to year and from format to format: names are compared without
 * case, accents, spaces and underscores, by families of names. What a shape does not hold is
 * simply not asked. Only these shapes speak with the rank of a public register.
 */
#pragma once

#include "exchange-proposal.h"
#include "exchange-table.h"

G_BEGIN_DECLS

typedef enum
{
  EXCHANGE_SHAPE_UNKNOWN,
  EXCHANGE_SHAPE_COMMUNES,    /* communes or départements: code, name, outline, population */
  EXCHANGE_SHAPE_SCHOOLS,     /* directory of the Éducation nationale */
  EXCHANGE_SHAPE_QPV,         /* priority quarters of the urban policy */
  EXCHANGE_SHAPE_REP,         /* priority education networks: school by school */
  EXCHANGE_SHAPE_STRUCTURES,  /* any table of structures, through a mapping */
  EXCHANGE_SHAPE_LINKS,       /* any table of links, through a mapping */
  EXCHANGE_SHAPE_TERRITORIES, /* the sheet of our own workbook */
} ExchangeShape;

/* "communes", "schools", "qpv", "rep", "structures", "links", "territories"; "unknown". Static. */
const char *exchange_shape_to_code (ExchangeShape shape);
/* UNKNOWN when not one of them. */
ExchangeShape exchange_shape_from_code (const char *code);
/* What people call it, in their language. Static. */
const char *exchange_shape_get_label (ExchangeShape shape);
gboolean    exchange_shape_is_register (ExchangeShape shape);

/* COMMUNES, SCHOOLS, QPV, REP or UNKNOWN. */
ExchangeShape exchange_opendata_recognise (const ExchangeTable *table);

/* ExchangeProposal elements, one per row, in order. all_kinds: of a school directory, also what is not a
 * school (by default those rows are ignored). notes: receives sentences about the whole table (char *). */
GPtrArray *exchange_opendata_read (const ExchangeTable *table,
                                   ExchangeShape        shape,
                                   gboolean             all_kinds,
                                   GPtrArray           *notes);

/* What is known of who made it; the strings are static or owned by *edition (NULL when unknown). */
typedef struct
{
  const char *producer;
  const char *title;
  const char *licence;
  char       *edition;
} ExchangeOrigin;

void exchange_opendata_describe (const ExchangeTable *table,
                                 ExchangeShape        shape,
                                 ExchangeOrigin      *origin);

G_END_DECLS
