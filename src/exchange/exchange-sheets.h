/* exchange-sheets.h - our own workbook, and tables of links, read back
 *
 * A sheet we wrote is known by its column of identifiers, whatever was sorted, filtered or
 * added since, or however the federation called its columns then or calls them now. A cell that says what the dossier says asks nothing; another is read as people
 * write (see dossier-notation.h). A table of links needs no identifier: two structures and a kind.
 */
#pragma once

#include "exchange-opendata.h"

#include "dossier-vocabulary.h"

G_BEGIN_DECLS

/* STRUCTURES, LINKS or TERRITORIES when the table is a sheet of ours, else UNKNOWN. vocabulary: whose
 * headings are known beside those delivered; NULL: none. */
ExchangeShape exchange_sheets_recognise (const ExchangeTable     *table,
                                         const DossierVocabulary *vocabulary);
/* Is one of these tables a sheet of ours? The others are then not lists of structures. */
gboolean exchange_sheets_are_ours (GPtrArray *tables);
/* Do two columns name the two sides of links? */
gboolean exchange_sheets_hold_links (const ExchangeTable     *table,
                                     const DossierVocabulary *vocabulary);

/* ExchangeProposal elements, one per row. shape: STRUCTURES, LINKS or TERRITORIES. NULL on error. */
GPtrArray *exchange_sheets_read (const ExchangeTable *table,
                                 ExchangeShape        shape,
                                 DossierReader       *reader,
                                 DossierVocabulary   *vocabulary,
                                 GError             **error);

G_END_DECLS
