#include "exchange-opendata-private.h"

#include <string.h>

#include "base-text.h"

#include "exchange-codes.h"

#define HEAD "uai_tete_de_reseau|tete_de_reseau"
#define SCHOOL "numero|uai|numero_uai"
#define NAME "nom_de_l_etablissement|nom_etablissement"

gboolean
exchange_rep_match (const ExchangeTable *table)
{
  return exchange_table_find_any (table, HEAD) >= 0 && exchange_table_find_any (table, SCHOOL) >= 0 && exchange_table_find_column (table, "ep") >= 0;
}

/* "CLAUDE MONET" → "Claude Monet": the register shouts. */
static char *
dup_quiet (const char *shouted)
{
  g_autofree char *lower = g_utf8_strdown (shouted, -1);
  GString         *out = g_string_new (NULL);
  gboolean         begins = TRUE;

  for (const char *at = lower; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (out, begins ? g_unichar_toupper (c) : c);
      begins = !g_unichar_isalpha (c);
    }
  return g_string_free (out, FALSE);
}

static ExchangeProposal *
propose_school (const ExchangeTable *table,
                guint                row,
                const char          *priority)
{
  ExchangeProposal *proposal = exchange_proposal_new (dossier_kinds_find ("structure"), exchange_table_get_sheet (table), exchange_table_get_line (table, row));
  g_autofree char  *written = exchange_cell_dup (table, row, exchange_table_find_any (table, SCHOOL));
  gboolean          sound = TRUE;

  proposal->existing_only = TRUE;
  proposal->name = exchange_cell_dup (table, row, exchange_table_find_any (table, NAME));
  proposal->uai = exchange_codes_dup_uai (written, &sound);
  if (proposal->uai == NULL)
    {
      exchange_proposal_refuse (proposal, written == NULL ? "no-code" : "bad-uai", written);
      return proposal;
    }
  if (!sound)
    exchange_proposal_doubt (proposal, "uai-letter", proposal->uai);
  proposal->id = exchange_identity_of_school (proposal->uai, "", "");
  exchange_proposal_take_text (proposal, "priority_education", g_strdup (priority));
  return proposal;
}

static const char *
find_priority (const ExchangeTable *table,
               guint                row)
{
  const char *cell = exchange_table_get_cell (table, row, exchange_table_find_column (table, "ep"));

  if (cell == NULL || g_ascii_strncasecmp (cell, "rep", 3) != 0)
    return NULL;
  return strchr (cell, '+') != NULL ? "rep+" : "rep";
}

/* One network per head school; its line is that of the first row that names it. */
static ExchangeProposal *
propose_network (const ExchangeTable *table,
                 guint                row,
                 const char          *head,
                 const char          *priority)
{
  ExchangeProposal *proposal = exchange_proposal_new (dossier_kinds_find ("territory"), exchange_table_get_sheet (table), exchange_table_get_line (table, row));
  g_autofree char  *head_id = exchange_identity_of_school (head, "", "");

  proposal->id = exchange_identity_of_territory ("rep", head);
  proposal->name = g_strdup_printf ("%s %s", strcmp (priority, "rep+") == 0 ? "REP+" : "REP", head);
  exchange_proposal_take_text (proposal, "type", g_strdup ("rep"));
  exchange_proposal_take_text (proposal, "code", g_strdup (head));
  exchange_proposal_take (proposal, "head", dossier_value_new_reference (head_id));
  return proposal;
}

static void
name_network (ExchangeProposal    *network,
              const ExchangeTable *table,
              guint                row,
              const char          *priority)
{
  g_autofree char *name = exchange_cell_dup (table, row, exchange_table_find_any (table, NAME));
  g_autofree char *quiet = name == NULL ? NULL : dup_quiet (name);

  if (quiet == NULL)
    return;
  g_free (network->name);
  network->name = g_strdup_printf ("%s %s", strcmp (priority, "rep+") == 0 ? "REP+" : "REP", quiet);
}

static void
join_network (const ExchangeTable    *table,
              guint                   row,
              const ExchangeProposal *school,
              const char             *priority,
              GHashTable             *networks,
              GPtrArray              *order)
{
  g_autofree char  *head = exchange_codes_dup_uai (exchange_table_get_cell (table, row, exchange_table_find_any (table, HEAD)), NULL);
  ExchangeProposal *network = head == NULL ? NULL : g_hash_table_lookup (networks, head);

  if (head == NULL)
    return; /* some rows of the national list belong to no network */
  if (network == NULL)
    {
      network = propose_network (table, row, head, priority);
      g_hash_table_insert (networks, g_strdup (head), network);
      g_ptr_array_add (order, network);
    }
  exchange_proposal_add_key (network, "members", school->id);
  if (strcmp (head, school->uai) == 0)
    name_network (network, table, row, priority);
}

void
exchange_rep_read (const ExchangeTable *table,
                   GPtrArray           *proposals)
{
  g_autoptr (GHashTable) networks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray)  order = g_ptr_array_new ();

  for (guint row = 0; row < exchange_table_get_n_rows (table); row++)
    {
      const char       *priority = find_priority (table, row);
      ExchangeProposal *school = propose_school (table, row, priority);

      g_ptr_array_add (proposals, school);
      if (priority == NULL && !school->refused)
        exchange_proposal_refuse (school, "value-unread", exchange_table_get_cell (table, row, exchange_table_find_column (table, "ep")));
      if (!school->refused)
        join_network (table, row, school, priority, networks, order);
    }
  for (guint i = 0; i < order->len; i++)
    {
      ExchangeProposal *network = order->pdata[i];

      exchange_proposal_take_text (network, "name", g_strdup (network->name));
      g_ptr_array_add (proposals, network);
    }
}
