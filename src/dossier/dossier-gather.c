#include "dossier-gather-private.h"

#include "dossier-reader-private.h"
#include "dossier-select-private.h"

#include <string.h>

#define NOWHERE G_MAXUINT

typedef struct
{
  DossierReader           *reader;
  const DossierKind       *kind;
  const DossierQuery      *query;
  const DossierVocabulary *vocabulary;
  GPtrArray               *faces;  /* char *: what is asked of them is noted: a relation's code, or a path */
  DossierQuery            *base;   /* what is asked of the records themselves */
  GArray                  *places; /* guint: row id → record, or NOWHERE */
  DossierGather           *gather;
} Work;

void
dossier_gather_free (DossierGather *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->paths->len; i++)
    {
      DossierGatherPath *path = &g_array_index (self->paths, DossierGatherPath, i);

      dossier_pool_free (path->pool);
      g_array_unref (path->pairs);
    }
  g_array_unref (self->paths);
  g_array_unref (self->missed);
  g_free (self);
}

/* --- faces */

static const char *
get_face (const DossierPath *path,
          const char        *text)
{
  return path->relation != NULL ? path->relation->target->code : text;
}

static guint
find_face (const Work *work,
           const char *face)
{
  guint index;

  return g_ptr_array_find_with_equal_func (work->faces, face, g_str_equal, &index) ? index : DOSSIER_GATHER_MISSES_NONE;
}

static gboolean
is_asked_of (const Work *work,
             const char *face)
{
  for (guint i = 0; i < dossier_query_get_n_filters (work->query); i++)
    {
      const char *text = dossier_query_get_filter (work->query, i, NULL);
      DossierPath path;

      dossier_path_read (work->kind, text, &path);
      if (strcmp (get_face (&path, text), face) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
note_faces (Work              *work,
            const char *const *paths)
{
  for (; *paths != NULL; paths++)
    {
      DossierPath path;
      const char *face;

      dossier_path_read (work->kind, *paths, &path);
      face = get_face (&path, *paths);
      if (is_asked_of (work, face) && find_face (work, face) == DOSSIER_GATHER_MISSES_NONE)
        g_ptr_array_add (work->faces, (gpointer) face);
    }
}

/* The faces are no longer asked of the records. */
static void
set_base (Work *work)
{
  work->base = dossier_query_copy (work->query);
  dossier_query_set_order (work->base, "id", FALSE);
  dossier_query_set_limit (work->base, 0);
  for (guint i = 0; i < dossier_query_get_n_filters (work->query); i++)
    {
      const char *text = dossier_query_get_filter (work->query, i, NULL);
      DossierPath path;

      dossier_path_read (work->kind, text, &path);
      if (find_face (work, get_face (&path, text)) != DOSSIER_GATHER_MISSES_NONE)
        dossier_query_clear_filters (work->base, text);
    }
}

static void
add_face_column (Work          *work,
                 DossierSelect *select,
                 const char    *face)
{
  g_autoptr (GString) sql = g_string_new ("(");
  DossierPath         path;

  dossier_path_read (work->kind, face, &path);
  if (path.relation != NULL)
    dossier_select_add_relation (select, sql, work->query, path.relation);
  else
    dossier_select_add_filter (select, sql, &path, "k", dossier_query_find_filter (work->query, face));
  g_string_append_c (sql, ')');
  dossier_select_add_sql (select, sql->str);
}

/* --- what a path leads to, in SQL */

static char *
dup_year (const DossierPath *path,
          const char        *alias)
{
  g_autofree char *words = dossier_select_dup_column_of (path, alias, "");
  g_autofree char *from = dossier_select_dup_column_of (path, alias, ".from");
  g_autofree char *to = dossier_select_dup_column_of (path, alias, ".to");
  g_autofree char *year = dossier_select_dup_school_year (from, to);

  return g_strdup_printf ("CASE typeof(%s) WHEN 'text' THEN coalesce((%s) || '/' || ((%s) + 1), '" DOSSIER_QUERY_NO_SCHOOL_YEAR "') ELSE %s END",
                          words, year, year, words);
}

static char *
dup_value (DossierSelect     *select,
           const DossierPath *path,
           const char        *alias)
{
  if (path->measure != NULL)
    return dossier_select_dup_measure (select, path, alias);
  if (dossier_path_is_id (path))
    return g_strdup ("e.uuid");
  if (dossier_field_is_set (path->field))
    return g_strdup ("x.key");
  return path->field->type == DOSSIER_FIELD_DATE ? dup_year (path, alias) : dossier_select_dup_column_of (path, alias, "");
}

/* One value a record, told by the record itself. */
static gboolean
is_plain (const DossierPath *path)
{
  return path->relation == NULL && !dossier_path_is_many (path);
}

static gboolean
can_gather (const DossierPath *path)
{
  if (dossier_path_is_id (path) || (path->measure != NULL && path->measure->takes_number))
    return FALSE;
  return path->field == NULL || (path->field->type != DOSSIER_FIELD_POSITION && path->field->type != DOSSIER_FIELD_OUTLINE);
}

/* --- the records */

static void
add_pair (DossierGatherPath *path,
          guint              record,
          guint              value,
          gint64             member)
{
  DossierGathered pair = { record, value, member };

  g_array_append_val (path->pairs, pair);
}

static void
set_place (Work  *work,
           gint64 row,
           guint  record)
{
  for (guint i = work->places->len; i <= (guint) row; i++)
    {
      guint nowhere = NOWHERE;

      g_array_append_val (work->places, nowhere);
    }
  g_array_index (work->places, guint, row) = record;
}

static guint
get_place (const Work *work,
           gint64      row)
{
  return row < 0 || row >= work->places->len ? NOWHERE : g_array_index (work->places, guint, row);
}

/* Columns: row id, the faces, then the plain paths. */
static guint
read_missed (const Work       *work,
             DossierStatement *row)
{
  guint missed = DOSSIER_GATHER_MISSES_NONE;

  for (guint i = 0; i < work->faces->len; i++)
    if (dossier_statement_get_integer (row, (int) i + 1) == 0)
      {
        if (missed != DOSSIER_GATHER_MISSES_NONE)
          return DOSSIER_GATHER_MISSES_SEVERAL;
        missed = i;
      }
  return missed;
}

static void
take_record (Work             *work,
             DossierStatement *row)
{
  guint missed = read_missed (work, row);
  guint record = work->gather->missed->len;
  int   column = (int) work->faces->len + 1;

  if (missed == DOSSIER_GATHER_MISSES_SEVERAL)
    return;
  g_array_append_val (work->gather->missed, missed);
  set_place (work, dossier_statement_get_integer (row, 0), record);
  for (guint i = 0; i < work->gather->paths->len; i++)
    {
      DossierGatherPath *path = &g_array_index (work->gather->paths, DossierGatherPath, i);

      if (is_plain (&path->path))
        add_pair (path, record, dossier_pool_read (path->pool, row, column++), 0);
    }
}

typedef void (*TakeRow) (Work              *work,
                         DossierGatherPath *path,
                         DossierStatement  *row);

static gboolean
walk (Work              *work,
      DossierGatherPath *path,
      DossierStatement  *rows,
      TakeRow            take,
      GError           **error)
{
  g_autoptr (GError) local = NULL;

  while (dossier_statement_step (rows, &local))
    take (work, path, rows);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
take_record_row (Work              *work,
                 DossierGatherPath *path,
                 DossierStatement  *row)
{
  take_record (work, row);
}

static DossierSelect *
make_record_select (Work *work)
{
  DossierSelect *select = dossier_select_new (work->base, DOSSIER_SELECT_ALL, work->vocabulary);

  dossier_select_add_row_id (select);
  for (guint i = 0; i < work->faces->len; i++)
    add_face_column (work, select, work->faces->pdata[i]);
  for (guint i = 0; i < work->gather->paths->len; i++)
    {
      const DossierGatherPath *path = &g_array_index (work->gather->paths, DossierGatherPath, i);
      g_autofree char         *value = is_plain (&path->path) ? dup_value (select, &path->path, "k") : NULL;

      if (value != NULL)
        dossier_select_add_sql (select, value);
    }
  return select;
}

static gboolean
gather_records (Work    *work,
                GError **error)
{
  g_autoptr (DossierSelect)    select = make_record_select (work);
  g_autoptr (DossierStatement) rows = NULL;
  guint                        salt = dossier_reader_take_salt (work->reader);
  gboolean                     walked;

  rows = dossier_select_prepare (select, dossier_reader_get_database (work->reader), salt, error);
  walked = rows != NULL && walk (work, NULL, rows, take_record_row, error);
  g_clear_pointer (&rows, dossier_statement_finish);
  dossier_reader_give_salt (work->reader, salt);
  return walked;
}

/* --- sets, and records around */

/* Columns: row id of the record, of the member, value. */
static void
take_pair (Work              *work,
           DossierGatherPath *path,
           DossierStatement  *row)
{
  guint record = get_place (work, dossier_statement_get_integer (row, 0));

  if (record != NOWHERE)
    add_pair (path, record, dossier_pool_read (path->pool, row, 2), dossier_statement_get_integer (row, 1));
}

#define FEW 2
#define SOME 5
#define MANY 10

/* Columns: row id of the record, how many. Beyond two, numbers are gathered: nobody tells seven from eight. */
static void
take_number (Work              *work,
             DossierGatherPath *path,
             DossierStatement  *row)
{
  guint            record = get_place (work, dossier_statement_get_integer (row, 0));
  gint64           n = dossier_statement_get_integer (row, 1);
  g_autofree char *exact = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  if (record != NOWHERE)
    add_pair (path, record, dossier_pool_add (path->pool, n <= FEW ? exact : n <= SOME ? "3..5"
                                                                           : n <= MANY ? "6..10"
                                                                                       : "11.."),
              0);
}

static char *
dup_set_join (const DossierPath *path,
              const char        *alias)
{
  g_autofree char *row = NULL;

  if (path->field == NULL || !dossier_field_is_set (path->field))
    return g_strdup ("");
  row = dossier_select_dup_row_of (path, alias);
  return g_strdup_printf (" LEFT JOIN element x ON x.ent = %s AND x.field = %u", row, path->field->number);
}

static char *
dup_set_sql (const Work        *work,
             const DossierPath *path)
{
  g_autofree char *join = dup_set_join (path, "k");

  return g_strdup_printf ("SELECT k.id, 0, x.key FROM \"%s\" k%s", work->kind->code, join);
}

/* The path's own filter is left aside when it is a face; else all that is asked of the relation counts. */
static char *
dup_relation_sql (const Work              *work,
                  DossierSelect           *select,
                  const DossierGatherPath *path,
                  const char              *text)
{
  const char      *except = path->face != DOSSIER_GATHER_MISSES_NONE ? text : NULL;
  g_autofree char *join = dup_set_join (&path->path, "m");
  g_autofree char *value = NULL, *members = NULL;

  if (dossier_path_is_number (&path->path))
    {
      members = dossier_select_dup_members (select, work->query, path->path.relation, NULL, "");
      return g_strdup_printf ("SELECT p.owner, count(*) %s GROUP BY p.owner", members);
    }
  value = dup_value (select, &path->path, "m");
  members = dossier_select_dup_members (select, work->query, path->path.relation, except, join);
  return g_strdup_printf ("SELECT p.owner, p.member, %s %s", value, members);
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const DossierGathered *one = a, *other = b;

  if (one->record != other->record)
    return one->record < other->record ? -1 : 1;
  return (one->member > other->member) - (one->member < other->member);
}

/* Around whom there is nobody. */
static void
add_none (Work              *work,
          DossierGatherPath *path)
{
  g_autofree gboolean *has = g_new0 (gboolean, MAX (1, work->gather->missed->len));

  for (guint i = 0; i < path->pairs->len; i++)
    has[g_array_index (path->pairs, DossierGathered, i).record] = TRUE;
  for (guint i = 0; i < work->gather->missed->len; i++)
    if (!has[i])
      add_pair (path, i, dossier_pool_add (path->pool, "0"), 0);
}

static gboolean
gather_many (Work              *work,
             DossierGatherPath *path,
             const char        *text,
             GError           **error)
{
  g_autoptr (DossierSelect)    select = dossier_select_new (work->query, DOSSIER_SELECT_ALL, work->vocabulary);
  g_autofree char             *sql = path->path.relation == NULL ? dup_set_sql (work, &path->path) : dup_relation_sql (work, select, path, text);
  g_autoptr (DossierStatement) rows = dossier_select_prepare_text (select, sql, dossier_reader_get_database (work->reader), error);
  gboolean                     is_number = dossier_path_is_number (&path->path);

  if (rows == NULL || !walk (work, path, rows, is_number ? take_number : take_pair, error))
    return FALSE;
  if (is_number)
    add_none (work, path);
  g_array_sort (path->pairs, compare_records);
  return TRUE;
}

/* --- the whole */

static gboolean
add_paths (Work              *work,
           const char *const *paths,
           GError           **error)
{
  for (; *paths != NULL; paths++)
    {
      DossierGatherPath path = { .face = DOSSIER_GATHER_MISSES_NONE };

      if (!dossier_path_read (work->kind, *paths, &path.path) || !can_gather (&path.path))
        {
          g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_REFUSED, "%s cannot be counted by %s", work->kind->code, *paths);
          return FALSE;
        }
      path.pairs = g_array_new (FALSE, FALSE, sizeof (DossierGathered));
      g_array_append_val (work->gather->paths, path);
    }
  /* The pools look at paths that no longer move. */
  for (guint i = 0; i < work->gather->paths->len; i++)
    {
      DossierGatherPath *path = &g_array_index (work->gather->paths, DossierGatherPath, i);

      path->pool = dossier_pool_new (&path->path, work->vocabulary);
    }
  return TRUE;
}

static gboolean
gather (Work              *work,
        const char *const *paths,
        gboolean           except,
        GError           **error)
{
  if (!add_paths (work, paths, error))
    return FALSE;
  if (except)
    note_faces (work, paths);
  set_base (work);
  if (!gather_records (work, error))
    return FALSE;
  for (guint i = 0; i < work->gather->paths->len; i++)
    {
      DossierGatherPath *path = &g_array_index (work->gather->paths, DossierGatherPath, i);

      path->face = find_face (work, get_face (&path->path, paths[i]));
      if (!is_plain (&path->path) && !gather_many (work, path, paths[i], error))
        return FALSE;
    }
  return TRUE;
}

DossierGather *
dossier_gather_new (DossierReader      *reader,
                    const DossierQuery *query,
                    const char *const  *paths,
                    gboolean            except,
                    GError            **error)
{
  g_autoptr (DossierGather) self = g_new0 (DossierGather, 1);
  g_autoptr (GPtrArray)     faces = g_ptr_array_new ();
  g_autoptr (GArray)        places = g_array_new (FALSE, FALSE, sizeof (guint));
  Work                      work = { reader, dossier_kinds_find (dossier_query_get_kind (query)), query, NULL, faces, NULL, places, self };
  gboolean                  gathered;

  self->missed = g_array_new (FALSE, FALSE, sizeof (guint));
  self->paths = g_array_new (FALSE, FALSE, sizeof (DossierGatherPath));
  work.vocabulary = dossier_reader_get_vocabulary (reader, error);
  gathered = work.vocabulary != NULL && gather (&work, paths, except, error);
  g_clear_pointer (&work.base, dossier_query_free);
  return gathered ? g_steal_pointer (&self) : NULL;
}
