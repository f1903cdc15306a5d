/* exchange-codes.h - official codes and contact details, as files mangle them
 *
 * Spreadsheets eat leading zeros and turn long numbers into 2,17E+13; each maker has a way to
 * write a phone number. What can be restored is, what cannot is left out: nothing is guessed.
 * Every function takes NULL; what it returns is owned by the caller, NULL when there is nothing.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Seven digits and a letter, upper case. *sound (may be NULL): the letter is the one the digits call for. */
char *exchange_codes_dup_uai (const char *text,
                              gboolean   *sound);
/* Five characters, Corsica included: "1004" → "01004". */
char *exchange_codes_dup_insee (const char *text);
/* Five digits: "1000" → "01000"; "95000 CERGY CEDEX" → "95000". */
char *exchange_codes_dup_postcode (const char *text);
/* "095", "95", "2A", "971" → "95", "95", "2A", "971". */
char *exchange_codes_dup_department (const char *text);
/* The département of a commune's or a post office's five characters. */
char *exchange_codes_dup_department_of (const char *five);
/* The commune an arrondissement of Paris, Lyon or Marseille is part of; NULL for any other code. Static. */
const char *exchange_codes_find_city (const char *insee);
/* French numbers as "01 23 45 67 89"; foreign or several ones as they were written; a number in
 * scientific notation is lost: NULL. */
char *exchange_codes_dup_phone (const char *text);
/* 14 digits. *broken (may be NULL): a number was there and is lost. */
char *exchange_codes_dup_siret (const char *text,
                                gboolean   *broken);
/* Trimmed, inner spaces and line breaks made one space; NULL when blank or a lone dash. */
char *exchange_codes_dup_words (const char *text);
/* "http://…" or a bare domain name as written; NULL for words that cannot be one. */
char    *exchange_codes_dup_website (const char *text);
gboolean exchange_codes_is_email (const char *text);

/* Cuts "56, rue Armand Gayral - 33700 MERIGNAC" in three. FALSE, and nothing set, without a
 * postcode followed by words. The parts are owned by the caller. */
gboolean exchange_codes_split_address (const char *text,
                                       char      **street,
                                       char      **postcode,
                                       char      **town);

G_END_DECLS
