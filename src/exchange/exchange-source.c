#include "exchange-plan-private.h"

#include "base-identifier.h"

void
exchange_source_free (ExchangeSource *source)
{
  g_free (source->id);
  g_free (source->producer);
  g_free (source->title);
  g_free (source->edition);
  g_free (source->licence);
  g_free (source->file);
  g_free (source->shape);
  g_free (source);
}

/* The same file brings the same source, whenever it comes again. */
static gboolean
find_source (DossierReader  *reader,
             ExchangeSource *source,
             GError        **error)
{
  static const char *const  columns[] = { "id", "title", "edition", "file", NULL };
  g_autoptr (DossierQuery)  query = dossier_query_new ("source");
  g_autoptr (DossierCursor) cursor = dossier_reader_walk (reader, query, columns, error);
  g_autoptr (GError)        local = NULL;

  if (cursor == NULL)
    return FALSE;
  while (source->id == NULL && dossier_cursor_next (cursor, &local))
    if (g_strcmp0 (dossier_cursor_get_text (cursor, 1), source->title) == 0 && g_strcmp0 (dossier_cursor_get_text (cursor, 2), source->edition) == 0 && g_strcmp0 (dossier_cursor_get_text (cursor, 3), source->file) == 0)
      source->id = g_strdup (dossier_cursor_get_text (cursor, 0));
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  source->is_new = source->id == NULL;
  if (source->is_new)
    source->id = base_identifier_new ();
  return TRUE;
}

static ExchangeSource *
describe_source (const char          *path,
                 const ExchangeTable *table,
                 ExchangeShape        shape)
{
  ExchangeSource  *source = g_new0 (ExchangeSource, 1);
  g_autofree char *base = g_path_get_basename (path);
  ExchangeOrigin   origin;

  exchange_opendata_describe (table, shape, &origin);
  source->file = g_filename_display_name (base);
  source->producer = g_strdup (origin.producer);
  source->title = g_strdup (origin.title != NULL ? origin.title : source->file);
  source->licence = g_strdup (origin.licence);
  source->edition = origin.edition;
  source->shape = g_strdup (exchange_shape_to_code (shape));
  return source;
}

ExchangeSource *
exchange_source_find (DossierReader       *reader,
                      const ExchangeTable *table,
                      ExchangeShape        shape,
                      const char          *path,
                      GError             **error)
{
  ExchangeSource *source = describe_source (path, table, shape);

  if (find_source (reader, source, error))
    return source;
  exchange_source_free (source);
  return NULL;
}
