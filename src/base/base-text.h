/* base-text.h - how words are compared, and how numbers are read as people type them
 *
 * Folding makes what a person would call the same word the same bytes: case, accents,
 * œ/æ, typographic apostrophes, hyphens and repeated spaces do not count.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "École  Jules-FERRY" → "ecole jules ferry". Letters and digits stay, everything else is one
 * space; no space at either end. NULL is "". Invalid UTF-8 is repaired first. Caller owns. */
char *base_text_fold (const char *text);

/* As fold, without any space: for header and code comparison ("Code_Postal" → "codepostal"). */
char *base_text_squash (const char *text);

/* The words of the folded text, then each word's French stem (Snowball) when it differs,
 * all in one string separated by spaces: what the full-text index stores. Caller owns. */
char *base_text_index_words (const char *text);

/* One folded word's stem; "ecoles" and "école" both give "ecol". Thread-safe. Caller owns. */
char *base_text_stem (const char *folded_word);

/* French order: accents and case decide only between equals. As strcmp. NULL sorts first. */
int base_text_compare (const char *one,
                       const char *other);

/* 0 (nothing alike) to 1 (the same once folded): Jaro-Winkler on the folded forms, for
 * header likeness and duplicate names. */
double base_text_likeness (const char *one,
                           const char *other);
/* One letter changed, missing or too many, or two neighbours that changed places. Both folded; the same: no slip. */
gboolean base_text_is_slip (const char *one,
                            const char *other);

/* Reads "1 234,5", "1234.5", "½", "0,5", "1 ½" (also U+00A0 and U+202F between digits).
 * FALSE when the whole is not a number; *number is then untouched. Never locale-dependent. */
gboolean base_text_read_number (const char *text,
                                double     *number);

/* Shortest text that reads back the same number, with '.'; "" when it is not finite. Caller owns. */
char *base_text_dup_number (double number);

/* Valid UTF-8 whatever came in: UTF-8 is kept (BOM dropped), else bytes are taken as
 * Windows-1252. length -1: NUL-terminated. Caller owns. */
char *base_text_repair (const char *bytes,
                        gssize      length);

G_END_DECLS
