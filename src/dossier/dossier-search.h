/* dossier-search.h - how what is typed finds what is recorded
 *
 * The table `search` has one row per living or deleted record that has something to find
 * (rowid = ent.id): the folded words and stems of its searchable fields, and one sign per
 * vocabulary code ("§structuretype§college"), so that renaming a term needs no reindexing: words
 * typed are looked for in the labels when the question is asked.
 *
 * Every word typed must match: by its beginning, its stem, a synonym ("CS" for "centre
 * social"), or the label of a term. Nothing typed is ever an operator.
 */
#pragma once

#include "dossier-record.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

/* Prefixes of one to three letters have their own index: the first keys typed must answer at once. */
#define DOSSIER_SEARCH_SQL \
  "CREATE VIRTUAL TABLE search USING fts5 (words, tokenize = 'ascii', prefix = '1 2 3', columnsize = 0)"

/* What `search` holds of one answer; fields that are not searchable add nothing. key: of a set field. */
void dossier_search_add_value (GString            *words,
                               const DossierField *field,
                               const DossierValue *value);
void dossier_search_add_key (GString            *words,
                             const DossierField *field,
                             const char         *key);
/* The whole row of a record; "" when there is nothing to find. Caller owns. */
char *dossier_search_dup_index_text (const DossierRecord *record);

/* FTS5 expressions, one per word typed (or group of words that is a synonym): a record answers when it, or
 * what it refers to, meets each. vocabulary may be NULL: neither labels nor synonyms are looked for. Empty: nothing was typed
 * that can be found. Elements are char *. */
GPtrArray *dossier_search_list_matches (const char              *words,
                                        const DossierVocabulary *vocabulary);
/* All of them in one expression; NULL when there is none. Caller owns. */
char *dossier_search_dup_match (const char              *words,
                                const DossierVocabulary *vocabulary);

G_END_DECLS
