/* dossier-select-private.h - a question made into SQL
 *
 * One DossierSelect becomes one SELECT: what to read (paths of columns), of which records
 * (kind, filters, words), in which order. Values are always bound; only codes of dossier-kinds
 * and the codes of vocabularies, quoted, are ever written into the text.
 *
 * In the text k is the record's own table, e its ent, t its title.
 */
#pragma once

#include "dossier-database.h"
#include "dossier-path.h"
#include "dossier-query.h"
#include "dossier-vocabulary.h"

G_BEGIN_DECLS

typedef struct _DossierSelect DossierSelect;

typedef enum
{
  DOSSIER_SELECT_ALL,       /* every record that answers, in the query's order */
  DOSSIER_SELECT_BEGINNING, /* of those, whose title begins with the words, by title */
  DOSSIER_SELECT_THESE,     /* the ids given, in their order; the query only names the kind */
  DOSSIER_SELECT_COUNT,     /* one row, one number */
} DossierSelectPart;

/* vocabulary: to follow merged terms and sort by them; borrowed, not NULL where the query filters or orders
 * by a vocabulary or has words. */
DossierSelect *dossier_select_new (const DossierQuery      *query,
                                   DossierSelectPart        part,
                                   const DossierVocabulary *vocabulary);
void           dossier_select_free (DossierSelect *self);

/* As dossier_reader_walk () names columns. FALSE and DOSSIER_STORE_ERROR_REFUSED when the kind has none of the sort. */
gboolean dossier_select_add_column (DossierSelect *self,
                                    const char    *path,
                                    GError       **error);
/* The row id of ent. */
void dossier_select_add_row_id (DossierSelect *self);
/* The row id a reference of the record holds; field NULL: its own. */
void dossier_select_add_key (DossierSelect      *self,
                             const DossierField *field);
/* At most so many rows; 0: all. Until said, the query's own limit. */
void dossier_select_set_limit (DossierSelect *self,
                               guint          limit);
/* For THESE: row ids, gint64. Copied. */
void dossier_select_set_ids (DossierSelect *self,
                             GArray        *ids);

/* Prepared and bound. salt: texts that differ by it may be open at once. */
DossierStatement *dossier_select_prepare (DossierSelect   *self,
                                          DossierDatabase *database,
                                          guint            salt,
                                          GError         **error);

/* A text of one's own, bound with the bindings made for it; only codes of ours stand in it. */
DossierStatement *dossier_select_prepare_text (DossierSelect   *self,
                                               const char      *text,
                                               DossierDatabase *database,
                                               GError         **error);

/* Can its titles be walked in their order? Then BEGINNING has a meaning. */
gboolean dossier_select_kind_has_titles (const DossierKind *kind);

/* What the files of the select share. */
typedef enum
{
  DOSSIER_BINDING_TEXT,
  DOSSIER_BINDING_ID,   /* 32 digits, bound as 16 bytes */
  DOSSIER_BINDING_NEAR, /* metres, bound as the rows of the structures that near one of the other sort, in JSON */
} DossierBindingType;

typedef struct
{
  char              *text;
  DossierBindingType type;
} DossierBinding;

struct _DossierSelect
{
  DossierQuery            *query;
  const DossierKind       *kind;
  DossierSelectPart        part;
  const DossierVocabulary *vocabulary; /* borrowed, may be NULL */
  guint                    limit;
  GString                 *columns;
  GString                 *joins;
  GString                 *where;
  GArray                  *bindings; /* DossierBinding, number 1 first */
  GHashTable              *aliases;  /* path of a reference → alias of the table it leads to */
  char                    *folded;   /* the words, or NULL */
  char                    *ids;      /* JSON, for THESE */
};

/* The number of the parameter that holds text. */
guint dossier_select_bind (DossierSelect *self,
                           const char    *text);
/* The same for an id; what is not one equals no id. */
guint dossier_select_bind_id (DossierSelect *self,
                              const char    *id);
/* The structures that near one of the other sort without link. */
guint dossier_select_bind_near (DossierSelect *self,
                                const char    *metres);
/* A reference of this kind's through which words are looked for: a school answers to its commune. */
gboolean dossier_select_leads_to_words (const DossierKind  *kind,
                                        const DossierField *field);
/* One or two letters: too little to look for through references, or to tell one likeness from another; a record without a
 * name of its own is found by nothing else. */
gboolean dossier_select_is_short (const DossierSelect *self);
guint    dossier_select_bind_day (DossierSelect *self,
                                  guint32        day);
/* The codes that stand today for the same term as this one, itself always among them: char * elements, borrowed. */
GPtrArray *dossier_select_list_codes (DossierSelect *self,
                                      const char    *vocabulary,
                                      const char    *code);
/* A column of SQL that is nobody's path. */
void dossier_select_add_sql (DossierSelect *self,
                             const char    *sql);

/* SQL of the row id of the record a path ends at, of a column of its field ("", ".from"…), of its measure; alias: of the
 * table where the path begins, or of the member of its relation. Caller owns. */
char *dossier_select_dup_row_of (const DossierPath *path,
                                 const char        *alias);
char *dossier_select_dup_column_of (const DossierPath *path,
                                    const char        *alias,
                                    const char        *part);
char *dossier_select_dup_measure (DossierSelect     *self,
                                  const DossierPath *path,
                                  const char        *alias);
/* SQL of the year in which the school year begins that holds both days; NULL there: none does. Caller owns. */
char *dossier_select_dup_school_year (const char *from,
                                      const char *to);

/* One condition: what the path leads to is one of the values. */
void dossier_select_add_filter (DossierSelect     *self,
                                GString           *out,
                                const DossierPath *path,
                                const char        *alias,
                                const char *const *values);
/* One condition: all that the query asks of one relation; dossier-select-relation.c. */
void dossier_select_add_relation (DossierSelect         *self,
                                  GString               *out,
                                  const DossierQuery    *query,
                                  const DossierRelation *relation);
/* "FROM … WHERE …" of its pairs (p.owner, p.member) whose member m lives and meets what the query asks of it, but for the
 * filter on one path (NULL: all of it). joins: more tables, "" for none. Caller owns. */
char *dossier_select_dup_members (DossierSelect         *self,
                                  const DossierQuery    *query,
                                  const DossierRelation *relation,
                                  const char            *except,
                                  const char            *joins);
/* One condition: so many of the records around answer a question of their own. */
void dossier_select_add_related (DossierSelect         *self,
                                 GString               *out,
                                 const DossierRelation *relation,
                                 const DossierQuery    *query,
                                 guint                  least);
/* "SELECT …" of the row ids that answer a query of the same day. Caller owns. */
char *dossier_select_dup_ids_of (DossierSelect      *self,
                                 const DossierQuery *query);
/* Conditions: what is known of the record's time does not leave the day of the query out. */
void dossier_select_add_day (DossierSelect     *self,
                             GString           *out,
                             const DossierKind *kind,
                             const char        *alias);
/* The field that says when a record of the kind begins, or ends; NULL: it has no time. */
const char *dossier_select_find_begin (const DossierKind *kind);
const char *dossier_select_find_end (const DossierKind *kind);
/* SQL: may this audience see the record of the kind whose table stands under alias? Caller owns. */
char *dossier_select_dup_shown (const DossierKind *kind,
                                const char        *alias,
                                DossierVisibility  audience);
/* " ORDER BY …" as the query wants. */
void dossier_select_add_order (DossierSelect *self,
                               GString       *out);
/* SQL of what a path reads; NULL when the kind has none of the sort. Adds the joins it needs. Caller owns. */
char *dossier_select_dup_expression (DossierSelect *self,
                                     const char    *path);
/* The first two references of a kind that has no name of its own: a post is a person in a structure. How many there are. */
guint dossier_select_list_ends (const DossierKind  *kind,
                                const DossierField *ends[2]);
/* The alias of the one of target's records that is this one's today ("now(assignment)"), joined the first time it is asked for; NULL:
 * the kinds are not tied so. dossier-select-now.c. */
const char *dossier_select_join_now (DossierSelect     *self,
                                     const DossierKind *kind,
                                     const DossierKind *target,
                                     const char        *alias);
/* SQL of how many links a person holds the thread of today; NULL: the kind is another. Caller owns. */
char *dossier_select_dup_threads (DossierSelect     *self,
                                  const DossierKind *kind,
                                  const char        *alias);
/* SQL of what a record is called; row: SQL of its row id, alias: of its table. Caller owns. */
char *dossier_select_dup_title (const DossierKind *kind,
                                const char        *alias);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSelect, dossier_select_free)

G_END_DECLS
