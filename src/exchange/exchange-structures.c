#include "exchange-mapping.h"

#include <string.h>

#include "base-text.h"

#include "exchange-codes.h"
#include "exchange-position.h"
#include "exchange-words.h"

typedef struct
{
  const ExchangeMapping *mapping; /* the caller's */
  const ExchangeTable   *table;
  DossierVocabulary     *vocabulary;
} Reading;

static const char *
find_cell (const Reading *self,
           guint          row,
           const char    *target)
{
  return exchange_table_get_cell (self->table, row, exchange_mapping_find (self->mapping, target));
}

static char *
dup_cell (const Reading *self,
          guint          row,
          const char    *target)
{
  return exchange_codes_dup_words (find_cell (self, row, target));
}

/* What its column says; else what its name says. */
static void
propose_kind (const Reading    *self,
              guint             row,
              ExchangeProposal *proposal)
{
  const char *type = exchange_words_find_type (self->vocabulary, find_cell (self, row, "type"));
  const char *management = exchange_words_find_management (self->vocabulary, find_cell (self, row, "management"));

  if (type == NULL)
    type = exchange_words_find_type (NULL, proposal->name);
  exchange_proposal_take_text (proposal, "type", g_strdup (type));
  exchange_proposal_take_text (proposal, "management", g_strdup (management));
}

/* Several structures of one list may bear the same code of another list: the header tells them apart. */
static void
propose_code (const Reading    *self,
              guint             row,
              ExchangeProposal *proposal)
{
  int              column = exchange_mapping_find (self->mapping, "import_code");
  g_autofree char *code = dup_cell (self, row, "import_code"), *header = NULL;

  if (code == NULL)
    return;
  header = base_text_squash (exchange_table_get_column_name (self->table, (guint) column));
  proposal->import_code = g_strdup_printf ("%s:%s", header, code);
  exchange_proposal_take_text (proposal, "import_code", g_strdup (proposal->import_code));
}

static void
propose_official_codes (const Reading    *self,
                        guint             row,
                        ExchangeProposal *proposal)
{
  const char *written = find_cell (self, row, "uai");
  gboolean    sound = TRUE;

  proposal->uai = exchange_codes_dup_uai (written, &sound);
  if (written != NULL && proposal->uai == NULL)
    exchange_proposal_doubt (proposal, "bad-uai", written);
  if (!sound)
    exchange_proposal_doubt (proposal, "uai-letter", proposal->uai);
  exchange_proposal_take_text (proposal, "uai", g_strdup (proposal->uai));
  exchange_proposal_take_text (proposal, "siret", exchange_codes_dup_siret (find_cell (self, row, "siret"), NULL));
}

static void
propose_contacts (const Reading    *self,
                  guint             row,
                  ExchangeProposal *proposal)
{
  g_autofree char *email = dup_cell (self, row, "email");

  exchange_proposal_take_text (proposal, "phone", exchange_codes_dup_phone (find_cell (self, row, "phone")));
  exchange_proposal_take_text (proposal, "website", exchange_codes_dup_website (find_cell (self, row, "website")));
  if (email != NULL && !exchange_codes_is_email (email))
    exchange_proposal_doubt (proposal, "email", email);
  exchange_proposal_take_text (proposal, "email", g_steal_pointer (&email));
}

static char *
join (char       *one,
      const char *between,
      char       *other)
{
  g_autofree char *first = one, *second = other;

  if (first == NULL)
    return g_steal_pointer (&second);
  if (second == NULL)
    return g_steal_pointer (&first);
  return g_strconcat (first, between, second, NULL);
}

static void
cut_trailing_marks (char *text)
{
  gsize n = text == NULL ? 0 : strlen (text);

  while (n > 0 && strchr (" .,;-", text[n - 1]) != NULL)
    text[--n] = '\0';
}

/* The cell may hold the postcode and the town too; a column of their own wins over it. */
static void
propose_address (const Reading    *self,
                 guint             row,
                 ExchangeProposal *proposal)
{
  char            *street = dup_cell (self, row, "address");
  g_autofree char *insee = dup_cell (self, row, "insee");
  char            *postcode = exchange_codes_dup_postcode (find_cell (self, row, "postcode"));
  char            *town = dup_cell (self, row, "commune");
  char            *only_street = NULL, *only_postcode = NULL, *only_town = NULL;

  if (exchange_codes_split_address (street, &only_street, &only_postcode, &only_town))
    {
      g_free (street);
      street = only_street;
      postcode = postcode != NULL ? (g_free (only_postcode), postcode) : only_postcode;
      town = town != NULL ? (g_free (only_town), town) : only_town;
    }
  street = join (dup_cell (self, row, "number"), " ", street);
  street = join (street, ", ", dup_cell (self, row, "address_more"));
  cut_trailing_marks (street);
  exchange_proposal_take_text (proposal, "address", street);
  exchange_proposal_take_text (proposal, "postcode", postcode);
  proposal->commune_name = town;
  proposal->commune_code = exchange_codes_dup_insee (insee);
  proposal->town_in_address = g_strdup (town);
}

static ExchangeProposal *
propose_row (const Reading *self,
             guint          row)
{
  ExchangeProposal *proposal = exchange_proposal_new (dossier_kinds_find ("structure"), exchange_table_get_sheet (self->table), exchange_table_get_line (self->table, row));

  proposal->name = dup_cell (self, row, "name");
  if (proposal->name == NULL)
    {
      exchange_proposal_refuse (proposal, "no-name", NULL);
      return proposal;
    }
  exchange_proposal_take_text (proposal, "name", g_strdup (proposal->name));
  exchange_proposal_take_text (proposal, "acronym", dup_cell (self, row, "acronym"));
  exchange_proposal_take_text (proposal, "notes", g_strdup (find_cell (self, row, "notes")));
  propose_kind (self, row, proposal);
  propose_code (self, row, proposal);
  propose_official_codes (self, row, proposal);
  propose_contacts (self, row, proposal);
  propose_address (self, row, proposal);
  return proposal;
}

static void
propose_positions (const Reading *self,
                   GPtrArray     *proposals)
{
  int latitude = exchange_mapping_find (self->mapping, "latitude"), longitude = exchange_mapping_find (self->mapping, "longitude");
  int point = exchange_mapping_find (self->mapping, "point");

  if (latitude >= 0 && longitude >= 0)
    exchange_position_read (self->table, longitude, latitude, proposals);
  else if (point >= 0)
    exchange_position_read_pairs (self->table, point, proposals);
  else
    exchange_position_read_places (self->table, proposals);
}

GPtrArray *
exchange_mapping_read (const ExchangeMapping *self,
                       const ExchangeTable   *table,
                       DossierVocabulary     *vocabulary)
{
  Reading    reading = { self, table, vocabulary };
  GPtrArray *proposals;

  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) exchange_proposal_free);
  for (guint row = 0; row < exchange_table_get_n_rows (table); row++)
    g_ptr_array_add (proposals, propose_row (&reading, row));
  propose_positions (&reading, proposals);
  return proposals;
}
