#include "exchange-opendata-private.h"

#include <string.h>

#include "exchange-codes.h"

#define CODE "code_qp|identifian|identifiant|code_qpv"
#define NAME "lib_qp|nom_qp|libelle|nom_qpv"
#define COMMUNES "commune_ag|commune_qp|lib_com"

static gboolean
is_quarter (const char *code)
{
  return code != NULL && g_ascii_toupper (code[0]) == 'Q' && (g_ascii_toupper (code[1]) == 'N' || g_ascii_toupper (code[1]) == 'P') && g_ascii_isdigit (code[2]);
}

gboolean
exchange_qpv_match (const ExchangeTable *table)
{
  int code = exchange_table_find_any (table, CODE);

  return code >= 0 && exchange_table_find_any (table, NAME) >= 0 && exchange_table_get_n_rows (table) > 0 && is_quarter (exchange_table_get_cell (table, 0, code));
}

static void
propose_identity (ExchangeProposal    *proposal,
                  const ExchangeTable *table,
                  guint                row)
{
  g_autofree char *code = exchange_cell_dup (table, row, exchange_table_find_any (table, CODE));

  proposal->name = exchange_cell_dup (table, row, exchange_table_find_any (table, NAME));
  if (code == NULL)
    exchange_proposal_refuse (proposal, "no-code", NULL);
  else if (strchr (code, ',') != NULL || strchr (code, ';') != NULL)
    exchange_proposal_refuse (proposal, "several-in-one", code);
  else if (!is_quarter (code))
    exchange_proposal_refuse (proposal, "value-unread", code);
  else if (proposal->name == NULL)
    exchange_proposal_refuse (proposal, "no-name", NULL);
  if (proposal->refused)
    return;

  proposal->id = exchange_identity_of_territory ("qpv", code);
  exchange_proposal_take_text (proposal, "name", g_strdup (proposal->name));
  exchange_proposal_take_text (proposal, "type", g_strdup ("qpv"));
  exchange_proposal_take_text (proposal, "code", g_steal_pointer (&code));
  exchange_proposal_take_text (proposal, "priority_area", g_strdup ("yes"));
}

/* A code says which commune; a list of names is looked up when the dossier is at hand. */
static void
propose_communes (ExchangeProposal    *proposal,
                  const ExchangeTable *table,
                  guint                row)
{
  g_autofree char *insee = exchange_codes_dup_insee (exchange_table_get_cell (table, row, exchange_table_find_column (table, "insee_com")));

  proposal->commune_code = g_steal_pointer (&insee);
  proposal->commune_name = exchange_cell_dup (table, row, exchange_table_find_any (table, COMMUNES));
}

void
exchange_qpv_read (const ExchangeTable *table,
                   GPtrArray           *proposals)
{
  const DossierKind *territory = dossier_kinds_find ("territory");

  for (guint row = 0; row < exchange_table_get_n_rows (table); row++)
    {
      ExchangeProposal    *proposal = exchange_proposal_new (territory, exchange_table_get_sheet (table), exchange_table_get_line (table, row));
      const ExchangePlace *place = exchange_table_get_place (table, row);

      g_ptr_array_add (proposals, proposal);
      propose_identity (proposal, table, row);
      if (proposal->refused)
        continue;
      propose_communes (proposal, table, row);
      if (place != NULL && place->outline != NULL)
        exchange_proposal_take (proposal, "outline", dossier_value_new_bytes (place->outline));
      else
        exchange_proposal_doubt (proposal, "no-outline", NULL);
    }
}
