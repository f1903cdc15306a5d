#include "exchange-request-private.h"

#include "exchange-sheets.h"

static gint64 *
make_place (guint   sheet,
            guint64 line)
{
  gint64 *place = g_new (gint64, 1);

  *place = (gint64) sheet << 40 | (gint64) line;
  return place;
}

static void
take_options (ExchangeRequest             *self,
              const ExchangeImportOptions *options)
{
  self->as = options->as;
  self->all_kinds = options->all_kinds;
  self->corrections = g_strdupv ((char **) options->corrections);
  self->author = g_strdup (options->author);
  for (guint i = 0; i < options->n_decisions; i++)
    g_hash_table_insert (self->decisions, make_place (options->decisions[i].sheet, options->decisions[i].line), GUINT_TO_POINTER (options->decisions[i].choice));
}

ExchangeRequest *
exchange_request_new (GPtrArray                   *tables,
                      const char                  *path,
                      const ExchangeImportOptions *options)
{
  ExchangeRequest *self;

  g_return_val_if_fail (tables != NULL && path != NULL, NULL);

  self = g_new0 (ExchangeRequest, 1);
  self->tables = g_ptr_array_ref (tables);
  self->path = g_strdup (path);
  self->decisions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (options != NULL)
    take_options (self, options);
  return self;
}

void
exchange_request_free (ExchangeRequest *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->tables);
  g_free (self->path);
  g_strfreev (self->corrections);
  g_free (self->author);
  g_hash_table_unref (self->decisions);
  g_free (self);
}

ExchangeChoice
exchange_request_find_choice (const ExchangeRequest *self,
                              guint                  sheet,
                              guint64                line)
{
  g_autofree gint64 *place = make_place (sheet, line);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->decisions, place));
}

ExchangeMapping *
exchange_request_find_mapping (const ExchangeRequest *self,
                               const ExchangeTable   *table,
                               DossierVocabulary     *vocabulary,
                               GError               **error)
{
  g_autoptr (ExchangeMapping) mapping = exchange_mapping_propose (table, vocabulary);

  for (guint i = 0; self->corrections != NULL && self->corrections[i] != NULL; i++)
    if (!exchange_mapping_correct (mapping, table, self->corrections[i], error))
      return NULL;
  return g_steal_pointer (&mapping);
}

/* Two columns of names and no place: a list of links. */
static gboolean
is_about_links (const ExchangeTable   *table,
                const ExchangeMapping *mapping,
                DossierVocabulary     *vocabulary)
{
  return exchange_sheets_hold_links (table, vocabulary) && exchange_mapping_find (mapping, "address") < 0 && exchange_mapping_find (mapping, "postcode") < 0 && exchange_mapping_find (mapping, "latitude") < 0;
}

static ExchangeShape
recognise (const ExchangeRequest *self,
           const ExchangeTable   *table,
           const ExchangeMapping *mapping,
           DossierVocabulary     *vocabulary)
{
  ExchangeShape found = exchange_sheets_recognise (table, vocabulary);
  gboolean      corrected = self->corrections != NULL && self->corrections[0] != NULL;

  if (found != EXCHANGE_SHAPE_UNKNOWN || exchange_sheets_are_ours (self->tables))
    return found;
  if (!corrected)
    found = exchange_opendata_recognise (table);
  if (found == EXCHANGE_SHAPE_UNKNOWN && !corrected && is_about_links (table, mapping, vocabulary))
    return EXCHANGE_SHAPE_LINKS;
  return found == EXCHANGE_SHAPE_UNKNOWN && exchange_mapping_is_usable (mapping) ? EXCHANGE_SHAPE_STRUCTURES : found;
}

ExchangeShape
exchange_request_find_shape (const ExchangeRequest *self,
                             const ExchangeTable   *table,
                             const ExchangeMapping *mapping,
                             DossierVocabulary     *vocabulary)
{
  ExchangeShape found = recognise (self, table, mapping, vocabulary);

  if (self->as == EXCHANGE_SHAPE_UNKNOWN || self->as == found)
    return found;
  if (self->as == EXCHANGE_SHAPE_STRUCTURES && exchange_mapping_is_usable (mapping))
    return self->as;
  return self->as == EXCHANGE_SHAPE_LINKS && exchange_sheets_hold_links (table, vocabulary) ? self->as : EXCHANGE_SHAPE_UNKNOWN;
}

ExchangeShape
exchange_request_recognise (const ExchangeRequest *self,
                            DossierVocabulary     *vocabulary)
{
  ExchangeShape found = EXCHANGE_SHAPE_UNKNOWN;

  g_return_val_if_fail (self != NULL, EXCHANGE_SHAPE_UNKNOWN);

  for (guint i = 0; found == EXCHANGE_SHAPE_UNKNOWN && i < self->tables->len; i++)
    {
      g_autoptr (ExchangeMapping) mapping = exchange_request_find_mapping (self, self->tables->pdata[i], vocabulary, NULL); /* making the plan says what is wrong */

      if (mapping != NULL)
        found = exchange_request_find_shape (self, self->tables->pdata[i], mapping, vocabulary);
    }
  return found;
}
