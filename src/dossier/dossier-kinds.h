/* dossier-kinds.h - the one description of what is recorded
 *
 * Every kind of record with its fields. From this table come the SQLite tables, the journal,
 * the full-text index, the forms, the columns of spreadsheets, the mapping of imports, the
 * sentences of history and the privacy filter: adding a field is adding a line.
 * Numbers are for ever: appended, never reused, never retyped (the journal is written in them).
 * Everything returned is static.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_FIELD_TEXT,
  DOSSIER_FIELD_LONG_TEXT,
  DOSSIER_FIELD_INTEGER,
  DOSSIER_FIELD_REAL,
  DOSSIER_FIELD_BOOLEAN,
  DOSSIER_FIELD_DATE,         /* imprecise, see base-date.h */
  DOSSIER_FIELD_VOCABULARY,   /* target: the vocabulary's code */
  DOSSIER_FIELD_VOCABULARIES, /* a set of codes */
  DOSSIER_FIELD_PROGRAMMES,   /* a set of codes of target, each with an optional structure: its carrier, who does that part */
  DOSSIER_FIELD_REFERENCE,    /* target: the kind's code; NULL: any kind */
  DOSSIER_FIELD_REFERENCES,   /* a set of ids */
  DOSSIER_FIELD_WORDS,        /* a set of free words (other names) */
  DOSSIER_FIELD_POSITION,     /* degrees of WGS84 */
  DOSSIER_FIELD_OUTLINE,      /* territory_outline_encode */
  DOSSIER_FIELD_EVIDENCE,     /* a set of fields of its own kind, each with a record that shows it: "quality@ID" */
} DossierFieldType;

typedef enum
{
  DOSSIER_VISIBILITY_PUBLIC,
  DOSSIER_VISIBILITY_NETWORK,
  DOSSIER_VISIBILITY_INTERNAL,
} DossierVisibility;

typedef enum
{
  DOSSIER_FIELD_REQUIRED = 1 << 0,   /* a record without it cannot be true */
  DOSSIER_FIELD_SEARCHABLE = 1 << 1, /* in the full-text index */
  DOSSIER_FIELD_TITLE = 1 << 2,      /* names the record */
  DOSSIER_FIELD_PERSONAL = 1 << 3,   /* name, phone, e-mail of a person: erased by anonymisation */
  DOSSIER_FIELD_HIDDEN = 1 << 4,     /* kept by machines: not in forms */
  DOSSIER_FIELD_OWNER = 1 << 5,      /* the record it is a part of: who does not see that one sees neither */
  DOSSIER_FIELD_PINNED = 1 << 6,     /* stays as narrow as here, even in a record that is shown more widely */
  DOSSIER_FIELD_FORENAME = 1 << 7,   /* stands before the name of the record, and after it in an order */
  DOSSIER_FIELD_RANK = 1 << 8,       /* its place in a list: the last hand has its way, and nobody is asked which of two is right */
} DossierFieldFlags;

typedef struct
{
  const char       *code;
  guint             number;
  DossierFieldType  type;
  const char       *target; /* vocabulary or kind, else NULL */
  guint             flags;
  DossierVisibility visibility; /* never wider than its kind's */
  const char       *label;      /* English, to translate with dossier_kinds_translate () */
  const char       *section;    /* heading of the form it stands under, English; NULL: the first */
} DossierField;

typedef struct
{
  const char         *code; /* also the name of its table */
  guint               number;
  const char         *label;  /* English singular */
  const char         *plural; /* English plural */
  DossierVisibility   visibility;
  const DossierField *fields;
  guint               n_fields;
} DossierKind;

const DossierKind *dossier_kinds_get (guint *n_kinds); /* all, in order of number */
const DossierKind *dossier_kinds_find (const char *code);
const DossierKind *dossier_kinds_find_number (guint number);

const DossierField *dossier_kind_find_field (const DossierKind *self,
                                             const char        *code);
const DossierField *dossier_kind_find_field_number (const DossierKind *self,
                                                    guint              number);

/* What follows "now(KIND)." in a path; NULL: it does not begin so. Borrowed from path. */
const char *dossier_kinds_skip_now (const char         *path,
                                    const DossierKind **kind);

/* The field a path ends at, through references ("territory.name", "a.type", "now(assignment).role"); a part of a date or position is of its field,
 * a title of its reference. NULL: none. */
const DossierField *dossier_kind_find_path (const DossierKind *self,
                                            const char        *path);

/* Is it a set (VOCABULARIES, PROGRAMMES, REFERENCES, WORDS, EVIDENCE)? */
gboolean dossier_field_is_set (const DossierField *self);
/* The id of the record an element of a set leads to: the key itself, or what follows its "@". NULL: to none. Borrowed from
 * key. */
const char *dossier_field_find_reference (const DossierField *self,
                                          const char         *key);
/* The kind it is a field of; NULL for one that is not of the table. */
const DossierKind *dossier_field_find_kind (const DossierField *self);
/* Does it hold records of that kind, one or several? */
gboolean dossier_field_refers_to (const DossierField *self,
                                  const DossierKind  *kind);

/* A label or section in the language of the screen. */
const char *dossier_kinds_translate (const char *label);

G_END_DECLS
