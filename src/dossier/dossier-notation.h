/* dossier-notation.h - words into values, values into words
 *
 * The one notation of the command line, of forms and of files filled by people:
 *   text            as it stands; "?" not known, "-" not applicable, "" nobody answers (any field); "/" none (sets)
 *   vocabulary      code or label, accents and case do not count; synonyms ("CS") too
 *   reference       id, UAI, official code, or a name that only one record bears ("Name (Commune)" tells two apart)
 *   programme       "clas" or "clas@" and its carrier, a reference
 *   evidence        "quality@" and what shows it, a reference to any record: which field, by its code or name
 *   position        "lon,lat" in degrees
 *   date            as people write ("printemps 2016"), never refused
 *   number          with ',' or '.'; truth: oui, non, true, false
 * What screens and sheets write (below) is read too: "non renseigné", "CLAS (Les Lilas)".
 * Errors are whole sentences for people, in the language of the screen.
 */
#pragma once

#include "dossier-privacy.h"

G_BEGIN_DECLS

#define DOSSIER_NOTATION_ERROR (dossier_notation_error_quark ())

typedef enum
{
  DOSSIER_NOTATION_ERROR_UNREADABLE,   /* not a number, a position…: write it otherwise */
  DOSSIER_NOTATION_ERROR_UNKNOWN_TERM, /* not in the list: choose another, or add the term */
  DOSSIER_NOTATION_ERROR_NOT_FOUND,    /* no record of that name: create it, or correct */
  DOSSIER_NOTATION_ERROR_AMBIGUOUS,    /* several records: the message names them */
} DossierNotationError;

GQuark dossier_notation_error_quark (void);

/* What words are read and written with; a value on the stack, all borrowed. */
typedef struct
{
  const DossierVocabulary *vocabulary;
  DossierReader           *reader;   /* NULL: references are ids only, and shown as such */
  const DossierAudience   *audience; /* whom it is written for: a record they may not see is called by its role; NULL: those
                                      * who hold the dossier */
} DossierNotation;

/* A single-valued field. *value NULL: the text empties the field. Caller owns *value. */
gboolean dossier_notation_read (const DossierNotation *self,
                                const DossierField    *field,
                                const char            *text,
                                DossierValue         **value,
                                GError               **error);
/* The key of one element of a set field; text not empty. NULL on error; caller owns. */
char *dossier_notation_read_key (const DossierNotation *self,
                                 const DossierField    *field,
                                 const char            *text,
                                 GError               **error);
/* Adds to act what makes the field of the record say texts (NULL-terminated: one for a single value, any number for a
 * set, which then holds these and no other). current: the record as it stands, NULL when it is new. */
gboolean dossier_notation_put (const DossierNotation *self,
                               DossierAct            *act,
                               const DossierKind     *kind,
                               const char            *subject,
                               const DossierRecord   *current,
                               const DossierField    *field,
                               const char *const     *texts,
                               GError               **error);

/* For screens and sheets: labels, dates as written, numbers with ',', names of references; "" for NULL, "non renseigné"… in
 * the language of the screen. Caller owns. */
char *dossier_notation_dup_text (const DossierNotation *self,
                                 const DossierField    *field,
                                 const DossierValue    *value);
/* One element of a set field. Caller owns. */
char *dossier_notation_dup_key_text (const DossierNotation *self,
                                     const DossierField    *field,
                                     const char            *key);
/* A set field whole: its elements' texts, one by line. Caller owns. */
char *dossier_notation_dup_keys_text (const DossierNotation *self,
                                      const DossierField    *field,
                                      const char *const     *keys);

/* JSON: codes, ids, ISO dates, '.' decimals, a position [lon, lat], "?" and "-", sets as arrays; what nobody answered is
 * left out, and the outline unless with_outline (then base64). {"id": …, "kind": …, "fields": {…}} */
void dossier_notation_add_json (GString             *out,
                                const DossierRecord *record,
                                gboolean             with_outline);
/* One value as there; null for NULL and for what was erased. */
void dossier_notation_add_json_value (GString            *out,
                                      const DossierValue *value);
/* A string with its quotes. */
void dossier_notation_add_json_string (GString    *out,
                                       const char *text);

G_END_DECLS
