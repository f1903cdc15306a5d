#include "dossier-query.h"

#include "dossier-path.h"

#include <string.h>

typedef struct
{
  char      *field;
  GPtrArray *values; /* char *, NULL at its end */
} Filter;

typedef struct
{
  const DossierRelation *relation;
  DossierQuery          *query;
  guint                  least;
} Related;

struct _DossierQuery
{
  char    *kind;
  char    *words;
  GArray  *filters; /* Filter */
  GArray  *related; /* Related */
  char    *order;
  gboolean descending;
  gboolean deleted;
  guint    limit;
  guint32  date; /* Julian day, 0: any */

  DossierScope      scope;
  DossierVisibility audience;
};

static void
clear_filter (Filter *filter)
{
  g_free (filter->field);
  g_ptr_array_unref (filter->values);
}

static void
clear_related (Related *related)
{
  dossier_query_free (related->query);
}

DossierQuery *
dossier_query_new (const char *kind)
{
  DossierQuery *self;

  g_return_val_if_fail (dossier_kinds_find (kind) != NULL, NULL);

  self = g_new0 (DossierQuery, 1);
  self->kind = g_strdup (kind);
  self->audience = DOSSIER_VISIBILITY_INTERNAL;
  self->filters = g_array_new (FALSE, FALSE, sizeof (Filter));
  g_array_set_clear_func (self->filters, (GDestroyNotify) clear_filter);
  self->related = g_array_new (FALSE, FALSE, sizeof (Related));
  g_array_set_clear_func (self->related, (GDestroyNotify) clear_related);
  return self;
}

static void
copy_filters (DossierQuery       *self,
              const DossierQuery *query)
{
  for (guint i = 0; i < query->filters->len; i++)
    {
      const Filter *filter = &g_array_index (query->filters, Filter, i);

      for (guint j = 0; j + 1 < filter->values->len; j++)
        dossier_query_add_filter (self, filter->field, g_ptr_array_index (filter->values, j));
    }
}

static void
copy_related (DossierQuery       *self,
              const DossierQuery *query)
{
  for (guint i = 0; i < query->related->len; i++)
    {
      const Related *related = &g_array_index (query->related, Related, i);

      dossier_query_set_related (self, related->relation->target->code, related->query, related->least);
    }
}

DossierQuery *
dossier_query_copy (const DossierQuery *self)
{
  DossierQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = dossier_query_new (self->kind);
  copy->words = g_strdup (self->words);
  copy->order = g_strdup (self->order);
  copy->descending = self->descending;
  copy->deleted = self->deleted;
  copy->limit = self->limit;
  copy->date = self->date;
  copy->scope = self->scope;
  copy->audience = self->audience;
  copy_filters (copy, self);
  copy_related (copy, self);
  return copy;
}

/* How the other kind says the path; NULL: it cannot. Caller owns. */
static char *
dup_path_through (const DossierKind  *kind,
                  const DossierQuery *query,
                  const char         *path)
{
  g_autofree char *through = g_strconcat (query->kind, ".", path, NULL);
  const char      *own = path + strlen (kind->code) + 1;

  if (dossier_path_read (kind, through, NULL))
    return g_steal_pointer (&through);
  if (g_str_has_prefix (path, kind->code) && own[-1] == '.' && dossier_path_read (kind, own, NULL))
    return g_strdup (own);
  return NULL;
}

/* What was asked of records of this very kind is asked of them again, not of those around those around. TRUE: nothing is left. */
static gboolean
add_related_back (DossierQuery       *self,
                  const DossierQuery *query)
{
  gboolean said = TRUE;

  for (guint i = 0; i < query->related->len; i++)
    {
      const Related *related = &g_array_index (query->related, Related, i);

      if (related->least == 1 && g_str_equal (related->query->kind, self->kind))
        {
          copy_filters (self, related->query);
          copy_related (self, related->query);
        }
      else
        said = FALSE;
    }
  return said;
}

/* What cannot be said in paths is asked of the records around as it stands. */
static void
add_filters_through (DossierQuery       *self,
                     const DossierQuery *query)
{
  const DossierKind *kind = dossier_kinds_find (self->kind);
  gboolean           said = add_related_back (self, query);

  for (guint i = 0; i < query->filters->len; i++)
    {
      const Filter    *filter = &g_array_index (query->filters, Filter, i);
      g_autofree char *path = dup_path_through (kind, query, filter->field);

      for (guint j = 0; path != NULL && j + 1 < filter->values->len; j++)
        dossier_query_add_filter (self, path, g_ptr_array_index (filter->values, j));
      said = said && path != NULL;
    }
  if (!said && dossier_relation_find (kind, query->kind) != NULL)
    dossier_query_set_related (self, query->kind, query, 1);
}

/* Between a person and a structure, or a link, stand their posts: one of those meets all that is asked. */
static void
add_posts_through (DossierQuery       *self,
                   const DossierQuery *query)
{
  g_autoptr (DossierQuery) wordless = dossier_query_copy (query), posts = NULL;

  dossier_query_set_words (wordless, NULL); /* they are looked for in the person */
  posts = dossier_query_new_through ("assignment", wordless);
  if (dossier_query_is_filtered (posts))
    dossier_query_set_related (self, "assignment", posts, 1);
}

DossierQuery *
dossier_query_new_through (const char         *kind,
                           const DossierQuery *query)
{
  DossierQuery *self;

  g_return_val_if_fail (query != NULL, NULL);

  if (g_str_equal (kind, query->kind))
    return dossier_query_copy (query);
  self = dossier_query_new (kind);
  self->words = g_strdup (query->words);
  self->date = query->date;
  self->deleted = query->deleted;
  self->audience = query->audience;
  if (g_str_equal (kind, "person") && dossier_relation_find (dossier_kinds_find (kind), query->kind) == NULL)
    add_posts_through (self, query);
  else
    add_filters_through (self, query);
  return self;
}

void
dossier_query_free (DossierQuery *self)
{
  if (self == NULL)
    return;

  g_free (self->kind);
  g_free (self->words);
  g_free (self->order);
  g_array_unref (self->filters);
  g_array_unref (self->related);
  g_free (self);
}

static gboolean
filter_equal (const Filter *one,
              const Filter *other)
{
  return g_str_equal (one->field, other->field) &&
         g_strv_equal ((const char *const *) one->values->pdata, (const char *const *) other->values->pdata);
}

static gboolean
related_equal (const Related *one,
               const Related *other)
{
  return one->relation == other->relation && one->least == other->least && dossier_query_equal (one->query, other->query);
}

gboolean
dossier_query_equal (const DossierQuery *one,
                     const DossierQuery *other)
{
  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  if (!g_str_equal (one->kind, other->kind) || g_strcmp0 (one->words, other->words) != 0 || g_strcmp0 (one->order, other->order) != 0 ||
      one->descending != other->descending || one->deleted != other->deleted || one->limit != other->limit || one->date != other->date || one->scope != other->scope || one->audience != other->audience ||
      one->filters->len != other->filters->len || one->related->len != other->related->len)
    return FALSE;
  for (guint i = 0; i < one->filters->len; i++)
    if (!filter_equal (&g_array_index (one->filters, Filter, i), &g_array_index (other->filters, Filter, i)))
      return FALSE;
  for (guint i = 0; i < one->related->len; i++)
    if (!related_equal (&g_array_index (one->related, Related, i), &g_array_index (other->related, Related, i)))
      return FALSE;
  return TRUE;
}

void
dossier_query_set_words (DossierQuery *self,
                         const char   *words)
{
  g_return_if_fail (self != NULL);

  g_free (self->words);
  self->words = words == NULL || *words == '\0' ? NULL : g_strdup (words);
}

static Filter *
find_filter (const DossierQuery *self,
             const char         *field)
{
  for (guint i = 0; i < self->filters->len; i++)
    if (strcmp (g_array_index (self->filters, Filter, i).field, field) == 0)
      return &g_array_index (self->filters, Filter, i);
  return NULL;
}

static Filter *
add_filter (DossierQuery *self,
            const char   *field)
{
  Filter filter = { g_strdup (field), g_ptr_array_new_with_free_func (g_free) };

  g_ptr_array_add (filter.values, NULL);
  g_array_append_val (self->filters, filter);
  return &g_array_index (self->filters, Filter, self->filters->len - 1);
}

void
dossier_query_add_filter (DossierQuery *self,
                          const char   *path,
                          const char   *value)
{
  Filter *filter;

  g_return_if_fail (self != NULL);
  g_return_if_fail (path != NULL && dossier_path_read (dossier_kinds_find (self->kind), path, NULL));
  g_return_if_fail (value != NULL);

  filter = find_filter (self, path);
  if (filter == NULL)
    filter = add_filter (self, path);
  if (!g_strv_contains ((const char *const *) filter->values->pdata, value))
    g_ptr_array_insert (filter->values, (gint) filter->values->len - 1, g_strdup (value));
}

void
dossier_query_clear_filters (DossierQuery *self,
                             const char   *path)
{
  Filter *filter;

  g_return_if_fail (self != NULL);

  if (path == NULL)
    {
      g_array_set_size (self->filters, 0);
      g_array_set_size (self->related, 0);
      return;
    }

  filter = find_filter (self, path);
  if (filter != NULL)
    g_array_remove_index (self->filters, (guint) (filter - (Filter *) (gpointer) self->filters->data));
}

void
dossier_query_set_scope (DossierQuery *self,
                         DossierScope  scope)
{
  g_return_if_fail (self != NULL);

  self->scope = scope;
}

void
dossier_query_set_audience (DossierQuery     *self,
                            DossierVisibility audience)
{
  g_return_if_fail (self != NULL);

  self->audience = audience;
}

void
dossier_query_set_related (DossierQuery       *self,
                           const char         *kind,
                           const DossierQuery *related,
                           guint               least)
{
  const DossierRelation *found;
  Related new;

  g_return_if_fail (self != NULL && kind != NULL);

  found = dossier_relation_find (dossier_kinds_find (self->kind), kind);
  g_return_if_fail (found != NULL && (related == NULL || strcmp (related->kind, found->target->code) == 0));

  for (guint i = 0; i < self->related->len; i++)
    if (g_array_index (self->related, Related, i).relation == found)
      {
        g_array_remove_index (self->related, i);
        break;
      }
  if (related == NULL)
    return;
  new = (Related){ found, dossier_query_copy (related), MAX (1, least) };
  g_array_append_val (self->related, new);
}

void
dossier_query_set_deleted (DossierQuery *self,
                           gboolean      deleted)
{
  g_return_if_fail (self != NULL);

  self->deleted = deleted;
}

void
dossier_query_set_order (DossierQuery *self,
                         const char   *field,
                         gboolean      descending)
{
  g_return_if_fail (self != NULL);

  g_free (self->order);
  self->order = g_strdup (field);
  self->descending = descending;
}

void
dossier_query_set_limit (DossierQuery *self,
                         guint         limit)
{
  g_return_if_fail (self != NULL);

  self->limit = limit;
}

void
dossier_query_set_date (DossierQuery *self,
                        guint32       day)
{
  g_return_if_fail (self != NULL);

  self->date = day;
}

DossierScope
dossier_query_get_scope (const DossierQuery *self)
{
  g_return_val_if_fail (self != NULL, DOSSIER_SCOPE_BOTH);

  return self->scope;
}

DossierVisibility
dossier_query_get_audience (const DossierQuery *self)
{
  g_return_val_if_fail (self != NULL, DOSSIER_VISIBILITY_PUBLIC);

  return self->audience;
}

guint32
dossier_query_get_date (const DossierQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->date;
}

const char *
dossier_query_get_kind (const DossierQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind;
}

const char *
dossier_query_get_words (const DossierQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->words;
}

gboolean
dossier_query_get_deleted (const DossierQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->deleted;
}

const char *
dossier_query_get_order (const DossierQuery *self,
                         gboolean           *descending)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (descending != NULL)
    *descending = self->descending;
  return self->order;
}

guint
dossier_query_get_limit (const DossierQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->limit;
}

guint
dossier_query_get_n_filters (const DossierQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->filters->len;
}

const char *
dossier_query_get_filter (const DossierQuery *self,
                          guint               index,
                          const char *const **values)
{
  const Filter *filter;

  g_return_val_if_fail (self != NULL && index < self->filters->len, NULL);

  filter = &g_array_index (self->filters, Filter, index);
  if (values != NULL)
    *values = (const char *const *) filter->values->pdata;
  return filter->field;
}

const char *const *
dossier_query_find_filter (const DossierQuery *self,
                           const char         *path)
{
  const Filter *filter;

  g_return_val_if_fail (self != NULL && path != NULL, NULL);

  filter = find_filter (self, path);
  return filter == NULL ? NULL : (const char *const *) filter->values->pdata;
}

guint
dossier_query_get_n_related (const DossierQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->related->len;
}

const char *
dossier_query_get_related (const DossierQuery  *self,
                           guint                index,
                           const DossierQuery **related,
                           guint               *least)
{
  const Related *found;

  g_return_val_if_fail (self != NULL && index < self->related->len, NULL);

  found = &g_array_index (self->related, Related, index);
  if (related != NULL)
    *related = found->query;
  if (least != NULL)
    *least = found->least;
  return found->relation->target->code;
}

gboolean
dossier_query_is_filtered (const DossierQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->words != NULL || self->date != 0 || self->filters->len > 0 || self->related->len > 0;
}
