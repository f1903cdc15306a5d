#include "config.h"

#include "exchange-opendata-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base-text.h"
#include "territory-projection.h"

#include "exchange-codes.h"
#include "exchange-words.h"

/* The families of names of each column. */
#define UAI "identifiant_de_l_etablissement|numero_uai"
#define NAME "nom_etablissement|appellation_officielle"
#define TYPE "type_etablissement"
#define NATURE "libelle_nature|nature_uai_libe"
#define NURSERY "ecole_maternelle"
#define ELEMENTARY "ecole_elementaire"
#define ADDRESS_1 "adresse_1|adresse_uai"
#define ADDRESS_2 "adresse_2|lieu_dit_uai"
#define POSTCODE "code_postal|code_postal_uai"
#define COMMUNE_CODE "code_commune"
#define COMMUNE "nom_commune|libelle_commune"
#define STATE "etat|etat_etablissement_libe"
#define PRIORITY "appartenance_education_prioritaire"
#define PRECISION "precision_localisation|localisation"

typedef struct
{
  const ExchangeTable *table; /* the caller's */
  int                  uai, name, type, nature, nursery, elementary, address_1, address_2, postcode, commune_code, commune;
  int                  state, priority, precision, phone, web, mail, siret;
  int                  latitude, longitude, x, y, epsg, position;
  gboolean             all_kinds;
  GHashTable          *seen; /* UAI of the rows above */
  guint                n_broken_sirets, n_ignored;
} Reading;

gboolean
exchange_schools_match (const ExchangeTable *table)
{
  return exchange_table_find_any (table, UAI) >= 0 && exchange_table_find_any (table, NAME) >= 0;
}

static void
find_columns (Reading             *self,
              const ExchangeTable *table)
{
  self->table = table;
  self->uai = exchange_table_find_any (table, UAI);
  self->name = exchange_table_find_any (table, NAME);
  self->type = exchange_table_find_any (table, TYPE);
  self->nature = exchange_table_find_any (table, NATURE);
  self->nursery = exchange_table_find_any (table, NURSERY);
  self->elementary = exchange_table_find_any (table, ELEMENTARY);
  self->address_1 = exchange_table_find_any (table, ADDRESS_1);
  self->address_2 = exchange_table_find_any (table, ADDRESS_2);
  self->postcode = exchange_table_find_any (table, POSTCODE);
  self->commune_code = exchange_table_find_any (table, COMMUNE_CODE);
  self->commune = exchange_table_find_any (table, COMMUNE);
  self->state = exchange_table_find_any (table, STATE);
  self->priority = exchange_table_find_any (table, PRIORITY);
  self->precision = exchange_table_find_any (table, PRECISION);
  self->phone = exchange_table_find_any (table, "telephone");
  self->web = exchange_table_find_any (table, "web");
  self->mail = exchange_table_find_any (table, "mail");
  self->siret = exchange_table_find_any (table, "siren_siret");
  self->latitude = exchange_table_find_any (table, "latitude");
  self->longitude = exchange_table_find_any (table, "longitude");
  self->x = exchange_table_find_any (table, "coordx_origine|coordonnee_x");
  self->y = exchange_table_find_any (table, "coordy_origine|coordonnee_y");
  self->epsg = exchange_table_find_any (table, "epsg_origine|epsg");
  self->position = exchange_table_find_any (table, "position");
}

static char *
dup_cell (const Reading *self,
          guint          row,
          int            column)
{
  return exchange_cell_dup (self->table, row, column);
}

static gboolean
says_yes (const Reading *self,
          guint          row,
          int            column)
{
  const char *cell = exchange_table_get_cell (self->table, row, column);

  return cell != NULL && (cell[0] == '1' || g_ascii_strncasecmp (cell, "o", 1) == 0 || g_ascii_strncasecmp (cell, "t", 1) == 0);
}

/* NULL: not a school in the sense of the network. Words are folded. */
static const char *
find_school_type (const Reading *self,
                  guint          row,
                  const char    *type,
                  const char    *nature)
{
  if (strstr (nature, "maternelle") != NULL && !says_yes (self, row, self->elementary))
    return "nursery_school";
  if (g_str_has_prefix (type, "ecole") || g_str_has_prefix (nature, "ecole de niveau elementaire") || g_str_has_prefix (nature, "ecole elementaire") || strstr (nature, "maternelle") != NULL)
    return says_yes (self, row, self->nursery) ? "primary_school" : "elementary_school";
  if (g_str_has_prefix (type, "college") || (type[0] == '\0' && g_str_has_prefix (nature, "college")))
    return "middle_school";
  if (g_str_has_prefix (type, "lycee") || (type[0] == '\0' && g_str_has_prefix (nature, "lycee")))
    return "high_school";
  return g_str_has_prefix (type, "erea") ? "other_school" : NULL;
}

static const char *
find_other_type (const char *type)
{
  if (g_str_has_prefix (type, "service administratif"))
    return "academic_inspection";
  return g_str_has_prefix (type, "information et orientation") ? "other_partner" : "other_school";
}

static void
propose_type (Reading          *self,
              guint             row,
              ExchangeProposal *proposal)
{
  g_autofree char *nature = dup_cell (self, row, self->nature), *type = dup_cell (self, row, self->type);
  g_autofree char *folded_nature = base_text_fold (nature), *folded_type = base_text_fold (type);
  const char      *code = find_school_type (self, row, folded_type, folded_nature);

  if (self->type < 0 && self->nature < 0)
    {
      g_autofree char *name = dup_cell (self, row, self->name);

      exchange_proposal_take_text (proposal, "type", g_strdup (exchange_words_find_type (NULL, name)));
      return;
    }
  if (code == NULL && !self->all_kinds)
    {
      proposal->ignored = TRUE;
      self->n_ignored++;
    }
  exchange_proposal_take_text (proposal, "type", g_strdup (code != NULL ? code : find_other_type (folded_type)));
  proposal->official_type = g_strdup (nature != NULL ? nature : type);
  exchange_proposal_take_text (proposal, "official_type", g_strdup (proposal->official_type));
}

static void
propose_identity (Reading          *self,
                  guint             row,
                  ExchangeProposal *proposal)
{
  g_autofree char *uai = dup_cell (self, row, self->uai);
  gboolean         sound = FALSE, further;

  proposal->name = dup_cell (self, row, self->name);
  proposal->uai = exchange_codes_dup_uai (uai, &sound);
  if (proposal->uai == NULL)
    exchange_proposal_refuse (proposal, uai == NULL ? "no-code" : "bad-uai", uai);
  else if (!sound)
    exchange_proposal_doubt (proposal, "uai-letter", proposal->uai);
  if (proposal->name == NULL)
    exchange_proposal_refuse (proposal, "no-name", NULL);
  if (proposal->refused)
    return;

  further = !g_hash_table_add (self->seen, g_strdup (proposal->uai));
  proposal->id = exchange_identity_of_school (proposal->uai, further ? proposal->official_type : "", further ? proposal->name : "");
  exchange_proposal_take_text (proposal, "name", g_strdup (proposal->name));
  exchange_proposal_take_text (proposal, "uai", g_strdup (proposal->uai));
}

static void
propose_place_words (Reading          *self,
                     guint             row,
                     ExchangeProposal *proposal)
{
  g_autofree char *first = dup_cell (self, row, self->address_1), *second = dup_cell (self, row, self->address_2);
  g_autofree char *postcode = dup_cell (self, row, self->postcode), *code = dup_cell (self, row, self->commune_code);

  if (first != NULL && second != NULL)
    exchange_proposal_take_text (proposal, "address", g_strdup_printf ("%s, %s", first, second));
  else
    exchange_proposal_take_text (proposal, "address", g_strdup (first != NULL ? first : second));
  exchange_proposal_take_text (proposal, "postcode", exchange_codes_dup_postcode (postcode));
  proposal->commune_code = exchange_codes_dup_insee (code);
  proposal->commune_name = dup_cell (self, row, self->commune);
}

static void
propose_contacts (Reading          *self,
                  guint             row,
                  ExchangeProposal *proposal)
{
  g_autofree char *mail = dup_cell (self, row, self->mail);
  gboolean         broken;

  exchange_proposal_take_text (proposal, "phone", exchange_codes_dup_phone (exchange_table_get_cell (self->table, row, self->phone)));
  exchange_proposal_take_text (proposal, "website", exchange_codes_dup_website (exchange_table_get_cell (self->table, row, self->web)));
  exchange_proposal_take_text (proposal, "siret", exchange_codes_dup_siret (exchange_table_get_cell (self->table, row, self->siret), &broken));
  self->n_broken_sirets += broken;
  if (mail != NULL && !exchange_codes_is_email (mail))
    exchange_proposal_doubt (proposal, "email", mail);
  exchange_proposal_take_text (proposal, "email", g_steal_pointer (&mail));
}

static void
propose_standing (Reading          *self,
                  guint             row,
                  ExchangeProposal *proposal)
{
  g_autofree char *priority = dup_cell (self, row, self->priority), *state = dup_cell (self, row, self->state);
  g_autofree char *folded = base_text_fold (state);

  if (priority != NULL && g_ascii_strcasecmp (priority, "rep") == 0)
    exchange_proposal_take_text (proposal, "priority_education", g_strdup ("rep"));
  else if (priority != NULL && g_ascii_strcasecmp (priority, "rep+") == 0)
    exchange_proposal_take_text (proposal, "priority_education", g_strdup ("rep+"));
  if (strcmp (folded, "a ouvrir") == 0)
    exchange_proposal_doubt (proposal, "to-open", NULL);
  else if (strcmp (folded, "a fermer") == 0)
    exchange_proposal_doubt (proposal, "to-close", NULL);
  else if (strcmp (folded, "ferme") == 0)
    exchange_proposal_refuse (proposal, "closed", NULL);
}

static gboolean
read_pair (const Reading  *self,
           guint           row,
           int             first,
           int             second,
           TerritorySystem system,
           TerritoryPoint *point)
{
  double one, other;

  return base_text_read_number (exchange_table_get_cell (self->table, row, first), &one) && base_text_read_number (exchange_table_get_cell (self->table, row, second), &other) && territory_projection_read (system, one, other, point);
}

static TerritorySystem
find_system (const Reading *self,
             guint          row)
{
  const char *epsg = exchange_table_get_cell (self->table, row, self->epsg);

  if (epsg == NULL)
    return TERRITORY_SYSTEM_LAMBERT_93;
  return territory_projection_from_epsg ((guint) g_ascii_strtoull (epsg + strcspn (epsg, "0123456789"), NULL, 10));
}

static gboolean
read_position_cell (const Reading  *self,
                    guint           row,
                    TerritoryPoint *point)
{
  const char    *cell = exchange_table_get_cell (self->table, row, self->position);
  g_auto (GStrv) parts = cell == NULL ? NULL : g_strsplit (cell, ",", 3);
  double         lat, lon;

  return parts != NULL && g_strv_length (parts) == 2 && base_text_read_number (parts[0], &lat) && base_text_read_number (parts[1], &lon) && territory_projection_read (TERRITORY_SYSTEM_DEGREES, lon, lat, point);
}

static gboolean
read_point (const Reading  *self,
            guint           row,
            TerritoryPoint *point)
{
  const ExchangePlace *place = exchange_table_get_place (self->table, row);

  if (read_pair (self, row, self->longitude, self->latitude, TERRITORY_SYSTEM_DEGREES, point) || read_position_cell (self, row, point))
    return TRUE;
  if (place != NULL && place->has_point)
    {
      *point = (TerritoryPoint){ place->lon, place->lat };
      return TRUE;
    }
  return read_pair (self, row, self->x, self->y, find_system (self, row), point);
}

static const char *
find_precision (const char *words)
{
  g_autofree char *folded = base_text_fold (words);

  if (strstr (folded, "numero") != NULL || strstr (folded, "parfaite") != NULL)
    return "exact";
  if (strstr (folded, "rue") != NULL || strstr (folded, "voie") != NULL || strstr (folded, "lieu dit") != NULL || strstr (folded, "zone") != NULL)
    return "street";
  return strstr (folded, "ville") != NULL || strstr (folded, "commune") != NULL || strstr (folded, "centre") != NULL ? "commune" : NULL;
}

static void
propose_position (Reading          *self,
                  guint             row,
                  ExchangeProposal *proposal)
{
  TerritoryPoint point;

  if (!read_point (self, row, &point))
    return;
  exchange_proposal_take (proposal, "position", dossier_value_new_position (point.lon, point.lat));
  exchange_proposal_take_text (proposal, "position_precision", g_strdup (find_precision (exchange_table_get_cell (self->table, row, self->precision))));
}

static ExchangeProposal *
propose_row (Reading *self,
             guint    row)
{
  ExchangeProposal *proposal = exchange_proposal_new (dossier_kinds_find ("structure"), exchange_table_get_sheet (self->table), exchange_table_get_line (self->table, row));

  propose_type (self, row, proposal);
  if (proposal->ignored)
    {
      proposal->name = dup_cell (self, row, self->name);
      return proposal;
    }
  propose_identity (self, row, proposal);
  if (proposal->refused)
    return proposal;
  propose_place_words (self, row, proposal);
  propose_contacts (self, row, proposal);
  propose_standing (self, row, proposal);
  propose_position (self, row, proposal);
  return proposal;
}

static void
note_losses (const Reading *self,
             GPtrArray     *notes)
{
  if (self->n_broken_sirets > 0)
    g_ptr_array_add (notes, g_strdup_printf (ngettext ("%u SIRET number was damaged by a spreadsheet program and was left out.", "%u SIRET numbers were damaged by a spreadsheet program and were left out.", self->n_broken_sirets), self->n_broken_sirets));
  if (self->n_ignored > 0)
    g_ptr_array_add (notes, g_strdup_printf (ngettext ("%u row is not a school (administration, health, other kinds) and was not taken.", "%u rows are not schools (administration, health, other kinds) and were not taken.", self->n_ignored), self->n_ignored));
}

void
exchange_schools_read (const ExchangeTable *table,
                       gboolean             all_kinds,
                       GPtrArray           *proposals,
                       GPtrArray           *notes)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading                self = { .all_kinds = all_kinds, .seen = seen };

  find_columns (&self, table);
  for (guint row = 0; row < exchange_table_get_n_rows (table); row++)
    g_ptr_array_add (proposals, propose_row (&self, row));
  note_losses (&self, notes);
}
