#include "dossier-reader-private.h"

#include "base-identifier.h"
#include "base-text.h"
#include "dossier-schema.h"
#include "dossier-select-private.h"
#include "dossier-typed.h"

#include <string.h>

#define MAX_SALTS 64

struct _DossierReader
{
  DossierDatabase   *database; /* borrowed */
  char              *data_dir;
  DossierVocabulary *vocabulary;
  gint64             version; /* of the file when the vocabulary was read */
  DossierFinder     *finder;
  gint64             found_version; /* of the file when the finder was made */
  guint64            salts;         /* bit n: salt n is taken */
  guint              n_more;        /* salts given beyond those */
};

DossierReader *
dossier_reader_new (DossierDatabase *database,
                    const char      *data_dir)
{
  DossierReader *self = g_new0 (DossierReader, 1);

  self->database = database;
  self->data_dir = g_strdup (data_dir);
  self->version = -1;
  return self;
}

void
dossier_reader_free (DossierReader *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  g_clear_pointer (&self->finder, dossier_finder_free);
  g_free (self->data_dir);
  g_free (self);
}

const char *
dossier_reader_get_data_dir (DossierReader *self)
{
  return self->data_dir;
}

DossierDatabase *
dossier_reader_get_database (DossierReader *self)
{
  return self->database;
}

guint
dossier_reader_take_salt (DossierReader *self)
{
  for (guint salt = 0; salt < MAX_SALTS; salt++)
    if (!(self->salts >> salt & 1))
      {
        self->salts |= G_GUINT64_CONSTANT (1) << salt;
        return salt;
      }
  return MAX_SALTS + self->n_more++;
}

void
dossier_reader_give_salt (DossierReader *self,
                          guint          salt)
{
  if (salt < MAX_SALTS)
    self->salts &= ~(G_GUINT64_CONSTANT (1) << salt);
}

/* Changes whenever another connection commits; inside a read transaction, only with what is seen. */
static gboolean
read_version (DossierReader *self,
              gint64        *version,
              GError       **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_prepare (self->database, "PRAGMA data_version", error);

  if (statement == NULL || !dossier_statement_step (statement, error))
    return FALSE;
  *version = dossier_statement_get_integer (statement, 0);
  return TRUE;
}

DossierVocabulary *
dossier_reader_get_vocabulary (DossierReader *self,
                               GError       **error)
{
  DossierVocabulary *read;
  gint64             version;

  if (!read_version (self, &version, error))
    return NULL;
  if (self->vocabulary != NULL && version == self->version)
    return self->vocabulary;

  read = dossier_vocabulary_load (self, error);
  if (read == NULL)
    return NULL;
  g_clear_pointer (&self->vocabulary, dossier_vocabulary_unref);
  self->vocabulary = read;
  self->version = version;
  return read;
}

const DossierSynonyms *
dossier_reader_get_synonyms (DossierReader *self)
{
  DossierVocabulary *vocabulary = dossier_reader_get_vocabulary (self, NULL);

  return vocabulary == NULL ? NULL : dossier_vocabulary_get_synonyms (vocabulary);
}

DossierFinder *
dossier_reader_get_finder (DossierReader *self,
                           GError       **error)
{
  gint64 version;

  if (!read_version (self, &version, error))
    return NULL;
  if (self->finder != NULL && version == self->found_version)
    return self->finder;

  g_clear_pointer (&self->finder, dossier_finder_free);
  self->finder = dossier_finder_new (self->database);
  self->found_version = version;
  return self->finder;
}

gint64
dossier_reader_find_row (DossierReader *self,
                         const char    *id,
                         GError       **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  guint8                       bytes[BASE_IDENTIFIER_BYTES];

  if (!base_identifier_to_bytes (id, bytes))
    return 0;
  statement = dossier_database_prepare (self->database, "SELECT id FROM ent WHERE uuid = ?1 -- row", error);
  if (statement == NULL)
    return 0;
  dossier_statement_bind_bytes (statement, 1, bytes, sizeof bytes);
  return dossier_statement_step (statement, error) ? dossier_statement_get_integer (statement, 0) : 0;
}

gint64
dossier_reader_follow_row (DossierReader *self,
                           const char    *id,
                           GError       **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  g_autoptr (GError)           local = NULL;
  gint64                       row = dossier_reader_find_row (self, id, &local);

  if (row != 0)
    statement = dossier_database_prepare (self->database, "SELECT into_ent FROM merged WHERE ent = ?1 -- follow", &local);
  if (statement != NULL)
    {
      dossier_statement_bind_integer (statement, 1, row);
      if (dossier_statement_step (statement, &local))
        row = dossier_statement_get_integer (statement, 0);
    }
  if (local == NULL)
    return row;
  g_propagate_error (error, g_steal_pointer (&local));
  return 0;
}

static const DossierKind *
find_kind (DossierReader *self,
           gint64         row,
           GError       **error)
{
  g_autoptr (DossierStatement) statement = dossier_database_prepare (self->database, "SELECT kind FROM ent WHERE id = ?1", error);

  if (statement == NULL)
    return NULL;
  dossier_statement_bind_integer (statement, 1, row);
  if (!dossier_statement_step (statement, error))
    return NULL;
  return dossier_kinds_find_number ((guint) dossier_statement_get_integer (statement, 0));
}

/* Like find_row, with what it is; error set when there is no such record. */
static const DossierKind *
find_record_row (DossierReader *self,
                 const char    *id,
                 gint64        *row,
                 GError       **error)
{
  g_autoptr (GError) local = NULL;
  const DossierKind *kind = NULL;

  *row = dossier_reader_follow_row (self, id, &local);
  if (*row != 0)
    kind = find_kind (self, *row, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (kind == NULL)
    g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND, "no record %s", id);
  return kind;
}

char *
dossier_reader_dup_title (DossierReader *self,
                          const char    *id)
{
  g_autoptr (DossierStatement) statement = NULL;
  const DossierKind           *kind;
  g_autofree char             *title = NULL;
  g_autofree char             *sql = NULL;
  gint64                       row;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  kind = find_record_row (self, id, &row, NULL);
  if (kind == NULL)
    return NULL;

  title = dossier_select_dup_title (kind, "k");
  sql = g_strdup_printf ("SELECT %s, %s FROM \"%s\" k WHERE k.id = ?1", title,
                         g_str_equal (kind->code, "structure") ? "(SELECT text FROM title WHERE ent = k.territory)" : "NULL", kind->code);
  statement = dossier_database_prepare (self->database, sql, NULL);
  if (statement == NULL)
    return NULL;
  dossier_statement_bind_integer (statement, 1, row);
  if (!dossier_statement_step (statement, NULL) || dossier_statement_get_text (statement, 0) == NULL)
    return NULL;
  if (dossier_statement_get_text (statement, 1) == NULL)
    return g_strdup (dossier_statement_get_text (statement, 0));
  return g_strdup_printf ("%s (%s)", dossier_statement_get_text (statement, 0), dossier_statement_get_text (statement, 1));
}

/* The first column of a prepared statement, as ids. */
static GPtrArray *
take_ids (DossierStatement *statement,
          GError          **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError)    local = NULL;

  while (dossier_statement_step (statement, &local))
    {
      gsize         length;
      const guint8 *bytes = dossier_statement_get_bytes (statement, 0, &length);

      g_ptr_array_add (ids, base_identifier_from_bytes (bytes, g_malloc (BASE_IDENTIFIER_DIGITS + 1)));
    }
  if (local == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static void
bind_id (DossierStatement *statement,
         int               index,
         const char       *id)
{
  guint8 bytes[BASE_IDENTIFIER_BYTES];

  if (base_identifier_to_bytes (id, bytes))
    dossier_statement_bind_bytes (statement, index, bytes, sizeof bytes);
}

#define SELECT_LINKS "SELECT e.uuid FROM link k JOIN ent e ON e.id = k.id WHERE e.state = 1 AND "
/* Of one that was merged, the row of the one that stands for it. */
#define ROW_OF(parameter) "(SELECT coalesce((SELECT into_ent FROM merged m WHERE m.ent = o.id), o.id) FROM ent o WHERE o.uuid = " parameter ")"

GPtrArray *
dossier_reader_list_links (DossierReader *self,
                           const char    *structure,
                           const char    *other,
                           GError       **error)
{
  static const char            all[] = SELECT_LINKS "(k.a = " ROW_OF ("?1") " OR k.b = " ROW_OF ("?1") ") ORDER BY k.id";
  static const char            between[] = SELECT_LINKS "((k.a = " ROW_OF ("?1") " AND k.b = " ROW_OF ("?2") ")"
                                                                                                             " OR (k.a = " ROW_OF ("?2") " AND k.b = " ROW_OF ("?1") ")) ORDER BY k.id";
  g_autoptr (DossierStatement) statement = NULL;

  g_return_val_if_fail (self != NULL && structure != NULL, NULL);

  statement = dossier_database_prepare (self->database, other == NULL ? all : between, error);
  if (statement == NULL)
    return NULL;
  bind_id (statement, 1, structure);
  if (other != NULL)
    bind_id (statement, 2, other);
  return take_ids (statement, error);
}

static char *
dup_referring_sql (const DossierKind  *kind,
                   const DossierField *field)
{
  if (!dossier_field_is_set (field))
    return g_strdup_printf ("SELECT e.uuid FROM \"%s\" k JOIN ent e ON e.id = k.id WHERE e.state = 1 AND k.\"%s\" = " ROW_OF ("?1") " ORDER BY k.id",
                            kind->code, field->code);
  return g_strdup_printf ("SELECT e.uuid FROM element x JOIN ent e ON e.id = x.ent WHERE e.state = 1 AND e.kind = %u AND x.field = %u"
                          " AND x.ref = " ROW_OF ("?1") " ORDER BY x.ent",
                          kind->number, field->number);
}

GPtrArray *
dossier_reader_list_referring (DossierReader *self,
                               const char    *kind,
                               const char    *field,
                               const char    *id,
                               GError       **error)
{
  const DossierKind           *found = dossier_kinds_find (kind);
  const DossierField          *by = found == NULL ? NULL : dossier_kind_find_field (found, field);
  g_autoptr (DossierStatement) statement = NULL;
  g_autofree char             *sql = NULL;

  g_return_val_if_fail (self != NULL && by != NULL && id != NULL, NULL);

  sql = dup_referring_sql (found, by);
  statement = dossier_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return NULL;
  bind_id (statement, 1, id);
  return take_ids (statement, error);
}

#define SELECT_PLACED "SELECT e.uuid FROM title t JOIN ent e ON e.id = t.ent WHERE t.kind = ?1 AND e.state = 1 AND "

/* Those that stand at a place in the order of titles, or all whose place begins with its words. */
static GPtrArray *
list_placed (DossierReader     *self,
             const DossierKind *kind,
             const char        *place,
             gboolean           begins,
             GError           **error)
{
  static const char            there[] = SELECT_PLACED "t.sort = ?2 ORDER BY t.ent";
  static const char            from_there[] = SELECT_PLACED "t.sort >= ?2 AND t.sort < ?2 || '!' AND (t.sort = ?2 OR t.sort >= ?2 || ' ') ORDER BY t.ent";
  g_autoptr (DossierStatement) statement = dossier_database_prepare (self->database, begins ? from_there : there, error);

  if (statement == NULL)
    return NULL;
  dossier_statement_bind_integer (statement, 1, kind->number);
  dossier_statement_bind_text (statement, 2, place);
  return take_ids (statement, error);
}

static gboolean
has_forenames (const DossierKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & DOSSIER_FIELD_FORENAME)
      return TRUE;
  return FALSE;
}

/* Where "jean paul martin" may be placed: "martin jean paul", "paul martin jean". */
static char *
dup_turned (const char *words,
            guint       turns)
{
  const char *rest = words;

  for (guint i = 0; i < turns && rest != NULL; i++)
    {
      rest = strchr (rest, ' ');
      rest = rest != NULL ? rest + 1 : NULL;
    }
  return rest == NULL ? NULL : g_strdup_printf ("%s %.*s", rest, (int) (rest - 1 - words), words);
}

GPtrArray *
dossier_reader_list_named (DossierReader *self,
                           const char    *kind,
                           const char    *name,
                           GError       **error)
{
  const DossierKind    *found = dossier_kinds_find (kind);
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char      *folded = NULL, *turned = NULL;

  g_return_val_if_fail (self != NULL && found != NULL && name != NULL, NULL);

  folded = base_text_fold (name);
  ids = list_placed (self, found, folded, has_forenames (found), error);
  for (guint i = 1; ids != NULL && ids->len == 0 && has_forenames (found) && (turned = dup_turned (folded, i)) != NULL; i++)
    {
      g_ptr_array_unref (ids);
      ids = list_placed (self, found, turned, FALSE, error);
      g_clear_pointer (&turned, g_free);
    }
  return g_steal_pointer (&ids);
}

gint64
dossier_reader_get_age (DossierReader *self,
                        GError       **error)
{
  g_autoptr (DossierStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, -1);

  statement = dossier_database_prepare (self->database, "SELECT coalesce (sum (applied), 0) + coalesce ((SELECT v FROM meta WHERE k = 'age'), 0) FROM run", error);
  if (statement == NULL || !dossier_statement_step (statement, error))
    return -1;
  return dossier_statement_get_integer (statement, 0);
}

void
dossier_draft_line_free (DossierDraftLine *self)
{
  g_free (self->subject);
  g_free (self->field);
  g_free (self->text);
  g_free (self);
}

GPtrArray *
dossier_reader_list_drafts (DossierReader *self,
                            const char    *subject,
                            GError       **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dossier_typed_list (self->data_dir, subject, error);
}
