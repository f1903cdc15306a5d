#include "exchange-opendata-private.h"

#include <string.h>

#include "base-text.h"

#include "exchange-codes.h"

#define CODE "code|code_insee|com|codgeo|insee_com|code_commune"
#define NAME "nom|libelle|commune|libgeo|nom_commune|nom_com"
#define POPULATION "population|pmun|ptot"

/* Codes of communes, or of départements, in nearly every row: many lists have a "code" and a "nom". */
static gboolean
holds_codes (const ExchangeTable *table,
             int                  column)
{
  guint n = MIN (exchange_table_get_n_rows (table), 200), good = 0;

  for (guint row = 0; row < n; row++)
    {
      const char      *cell = exchange_table_get_cell (table, row, column);
      g_autofree char *insee = exchange_codes_dup_insee (cell), *department = exchange_codes_dup_department (cell);

      good += insee != NULL || (department != NULL && cell != NULL && strlen (cell) >= 2);
    }
  return n > 0 && good * 10 >= n * 9;
}

gboolean
exchange_communes_match (const ExchangeTable *table)
{
  int                  code = exchange_table_find_any (table, CODE), name = exchange_table_find_any (table, NAME);
  const ExchangePlace *place = exchange_table_get_n_rows (table) > 0 ? exchange_table_get_place (table, 0) : NULL;
  gboolean             telling = exchange_table_find_any (table, POPULATION "|codes_postaux|typecom") >= 0;

  if (code < 0 || name < 0 || exchange_table_find_any (table, "adresse|uai|adresse_1|siret|nom_etablissement") >= 0)
    return FALSE;
  return (telling || (place != NULL && place->outline != NULL)) && holds_codes (table, code);
}

/* Delegated and associated communes share their rows with living ones. */
static gboolean
is_living (const ExchangeTable *table,
           guint                row)
{
  const char *type = exchange_table_get_cell (table, row, exchange_table_find_column (table, "typecom"));

  return type == NULL || strcmp (type, "COM") == 0 || strcmp (type, "ARM") == 0;
}

static void
propose_identity (ExchangeProposal    *proposal,
                  const ExchangeTable *table,
                  guint                row)
{
  const char      *cell = exchange_table_get_cell (table, row, exchange_table_find_any (table, CODE));
  g_autofree char *insee = exchange_codes_dup_insee (cell);
  g_autofree char *department = insee != NULL ? NULL : exchange_codes_dup_department (cell);
  const char      *type = insee != NULL ? "commune" : "departement", *code = insee != NULL ? insee : department;

  proposal->name = exchange_cell_dup (table, row, exchange_table_find_any (table, NAME));
  if (code == NULL)
    exchange_proposal_refuse (proposal, cell == NULL ? "no-code" : "value-unread", cell);
  if (proposal->name == NULL)
    exchange_proposal_refuse (proposal, "no-name", NULL);
  if (proposal->refused)
    return;

  proposal->id = exchange_identity_of_territory (type, code);
  exchange_proposal_take_text (proposal, "name", g_strdup (proposal->name));
  exchange_proposal_take_text (proposal, "type", g_strdup (type));
  exchange_proposal_take_text (proposal, "code", g_strdup (code));
}

static void
propose_position (ExchangeProposal    *proposal,
                  const ExchangeTable *table,
                  guint                row)
{
  double lat, lon;

  if (base_text_read_number (exchange_table_get_cell (table, row, exchange_table_find_column (table, "latitude")), &lat) && base_text_read_number (exchange_table_get_cell (table, row, exchange_table_find_column (table, "longitude")), &lon))
    exchange_proposal_take (proposal, "position", dossier_value_new_position (lon, lat));
}

static void
propose_facts (ExchangeProposal    *proposal,
               const ExchangeTable *table,
               guint                row)
{
  const ExchangePlace *place = exchange_table_get_place (table, row);
  double               population;

  if (base_text_read_number (exchange_table_get_cell (table, row, exchange_table_find_any (table, POPULATION)), &population) && population >= 0 && population < 1e9)
    exchange_proposal_take (proposal, "population", dossier_value_new_integer ((gint64) population));
  if (place != NULL && place->outline != NULL)
    exchange_proposal_take (proposal, "outline", dossier_value_new_bytes (place->outline));
  propose_position (proposal, table, row);
}

void
exchange_communes_read (const ExchangeTable *table,
                        GPtrArray           *proposals)
{
  const DossierKind *territory = dossier_kinds_find ("territory");

  for (guint row = 0; row < exchange_table_get_n_rows (table); row++)
    {
      ExchangeProposal *proposal = exchange_proposal_new (territory, exchange_table_get_sheet (table), exchange_table_get_line (table, row));

      g_ptr_array_add (proposals, proposal);
      propose_identity (proposal, table, row);
      proposal->ignored = !is_living (table, row);
      if (!proposal->refused && !proposal->ignored)
        propose_facts (proposal, table, row);
    }
}
