#include "exchange-view-memory.h"

#include "base-text.h"

#define KEY "import-columns"
#define MOST 40 /* tables remembered; the oldest is forgotten */

static char *
dup_headers (const ExchangeTable *table)
{
  GString *headers = g_string_new (NULL);

  for (guint i = 0; i < exchange_table_get_n_columns (table); i++)
    {
      g_autofree char *name = base_text_squash (exchange_table_get_column_name (table, i));

      g_string_append_printf (headers, "%s|", name);
    }
  return g_string_free (headers, FALSE);
}

char **
exchange_view_memory_recall (GSettings           *settings,
                             const ExchangeTable *table)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  g_autofree char     *headers = dup_headers (table);
  char               **lines = NULL;

  g_variant_lookup (all, headers, "^as", &lines);
  return lines;
}

void
exchange_view_memory_keep (GSettings           *settings,
                           const ExchangeTable *table,
                           const char *const   *lines)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  g_autofree char     *headers = dup_headers (table);
  gsize                n = g_variant_n_children (all);
  GVariantBuilder      builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  for (gsize i = n >= MOST ? n - MOST + 1 : 0; i < n; i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (all, i);
      const char          *known;

      g_variant_get_child (entry, 0, "&s", &known);
      if (!g_str_equal (known, headers))
        g_variant_builder_add_value (&builder, entry);
    }
  g_variant_builder_add (&builder, "{s^as}", headers, lines);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
