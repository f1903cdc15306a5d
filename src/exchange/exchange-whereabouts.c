#include "exchange-whereabouts.h"

#include "base-text.h"
#include "territory-area.h"

#include "exchange-codes.h"
#include "exchange-position.h"

#define TOLERANCE_METRES 200.0
#define FAR_METRES 5000.0

struct _ExchangeWhereabouts
{
  DossierReader      *reader;   /* borrowed */
  const ExchangeRoll *roll;     /* borrowed */
  GHashTable         *outlines; /* id of commune → TerritoryOutline, or NULL: it has none */
  GHashTable         *made;     /* code → ExchangeCommune of new_communes */
  GPtrArray          *new_communes;
};

static void
outline_free (gpointer data)
{
  if (data != NULL)
    territory_outline_unref (data);
}

static void
commune_free (gpointer data)
{
  ExchangeCommune *commune = data;

  g_free (commune->id);
  g_free (commune->code);
  g_free (commune->name);
  g_free (commune);
}

ExchangeWhereabouts *
exchange_whereabouts_new (DossierReader      *reader,
                          const ExchangeRoll *roll)
{
  ExchangeWhereabouts *self;

  g_return_val_if_fail (reader != NULL && roll != NULL, NULL);

  self = g_new0 (ExchangeWhereabouts, 1);
  self->reader = reader;
  self->roll = roll;
  self->outlines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, outline_free);
  self->made = g_hash_table_new (g_str_hash, g_str_equal);
  self->new_communes = g_ptr_array_new_with_free_func (commune_free);
  return self;
}

void
exchange_whereabouts_free (ExchangeWhereabouts *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->outlines);
  g_hash_table_unref (self->made);
  g_ptr_array_unref (self->new_communes);
  g_free (self);
}

const GPtrArray *
exchange_whereabouts_get_new_communes (const ExchangeWhereabouts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->new_communes;
}

static const char *
make_commune (ExchangeWhereabouts *self,
              const char          *code,
              const char          *name)
{
  ExchangeCommune *commune = g_hash_table_lookup (self->made, code);

  if (commune == NULL)
    {
      commune = g_new0 (ExchangeCommune, 1);
      commune->id = exchange_identity_of_territory ("commune", code);
      commune->code = g_strdup (code);
      g_ptr_array_add (self->new_communes, commune);
      g_hash_table_insert (self->made, commune->code, commune);
    }
  if (commune->name == NULL)
    commune->name = g_strdup (name); /* some rows say the code only */
  return commune->id;
}

static char *
dup_department (const ExchangeProposal *proposal)
{
  DossierValue *postcode = exchange_proposal_find (proposal, "postcode");

  if (proposal->commune_code != NULL)
    return exchange_codes_dup_department_of (proposal->commune_code);
  return postcode == NULL ? NULL : exchange_codes_dup_department_of (dossier_value_get_text (postcode));
}

/* Paris, Lyon and Marseille come by arrondissement, merged communes under their old code: then the name decides. */
static const char *
find_commune (ExchangeWhereabouts *self,
              ExchangeProposal    *proposal,
              const char          *department)
{
  const char *found = exchange_roll_find_commune (self->roll, proposal->commune_code);
  gboolean    several = FALSE;

  if (found == NULL)
    found = exchange_roll_find_commune (self->roll, exchange_codes_find_city (proposal->commune_code));
  if (found == NULL && proposal->commune_name != NULL)
    found = exchange_roll_find_commune_named (self->roll, proposal->commune_name, department, &several);
  if (found == NULL && proposal->commune_code != NULL && !exchange_roll_knows_department (self->roll, department))
    return make_commune (self, proposal->commune_code, proposal->commune_name);
  if (several)
    {
      exchange_proposal_doubt (proposal, "commune-twice", proposal->commune_name);
      return NULL;
    }
  if (found == NULL && exchange_roll_knows_department (self->roll, department))
    exchange_proposal_doubt (proposal, "commune-unknown", proposal->commune_name != NULL ? proposal->commune_name : proposal->commune_code);
  return found;
}

/* Nothing that was written is lost: a town without a record ends the address. */
static void
keep_town (ExchangeProposal *proposal)
{
  DossierValue    *address = exchange_proposal_find (proposal, "address");
  g_autofree char *street = address == NULL ? NULL : g_strdup (dossier_value_get_text (address));

  if (proposal->town_in_address == NULL)
    return;
  exchange_proposal_take_text (proposal, "address", street == NULL ? g_strdup (proposal->town_in_address) : g_strdup_printf ("%s, %s", street, proposal->town_in_address));
}

const char *
exchange_whereabouts_settle (ExchangeWhereabouts *self,
                             ExchangeProposal    *proposal)
{
  g_autofree char *department = NULL;
  const char      *commune;

  g_return_val_if_fail (self != NULL && proposal != NULL, NULL);

  if (proposal->commune_code == NULL && proposal->commune_name == NULL)
    return NULL;
  department = dup_department (proposal);
  commune = find_commune (self, proposal, department);
  if (commune != NULL)
    exchange_proposal_take (proposal, "territory", dossier_value_new_reference (commune));
  else
    keep_town (proposal);
  return commune;
}

void
exchange_whereabouts_settle_quarter (ExchangeWhereabouts *self,
                                     ExchangeProposal    *proposal)
{
  const char    *commune;
  g_auto (GStrv) names = NULL;

  g_return_if_fail (self != NULL && proposal != NULL);

  commune = exchange_roll_find_commune (self->roll, proposal->commune_code);
  if (commune != NULL)
    exchange_proposal_add_key (proposal, "communes", commune);
  if (proposal->commune_name == NULL)
    return;
  names = g_strsplit_set (proposal->commune_name, ",;", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean    several;
      const char *named = exchange_roll_find_commune_named (self->roll, g_strstrip (names[i]), NULL, &several);

      if (named != NULL && !several && g_strcmp0 (named, commune) != 0)
        exchange_proposal_add_key (proposal, "communes", named);
    }
}

static TerritoryOutline *
load_outline (ExchangeWhereabouts *self,
              const char          *commune,
              GError             **error)
{
  g_autoptr (DossierRecord) record = dossier_reader_find_record (self->reader, commune, error);
  DossierValue             *value = record == NULL ? NULL : dossier_record_get (record, "outline");
  GBytes                   *bytes = value == NULL ? NULL : dossier_value_get_bytes (value);

  return bytes == NULL ? NULL : territory_outline_decode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
}

/* FALSE on error; *outline NULL: nothing to compare with. */
static gboolean
find_outline (ExchangeWhereabouts *self,
              const char          *commune,
              TerritoryOutline   **outline,
              GError             **error)
{
  g_autoptr (GError) local = NULL;

  *outline = NULL;
  if (!exchange_roll_has (self->roll, commune))
    return TRUE;
  if (!g_hash_table_lookup_extended (self->outlines, commune, NULL, (gpointer *) outline))
    {
      *outline = load_outline (self, commune, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_hash_table_insert (self->outlines, g_strdup (commune), *outline);
    }
  return TRUE;
}

static void
judge_position (ExchangeProposal       *proposal,
                const TerritoryOutline *outline,
                TerritoryPoint          point)
{
  double           distance = territory_area_get_distance (outline, point);
  TerritoryPoint   mirrored = { point.lat, point.lon };
  g_autofree char *words = NULL;

  if (distance <= TOLERANCE_METRES)
    return;
  if (territory_area_contains (outline, mirrored))
    {
      g_autofree char *lon = base_text_dup_number (point.lon), *lat = base_text_dup_number (point.lat);

      words = g_strdup_printf ("%s ; %s", lon, lat);
      exchange_proposal_take (proposal, "position", dossier_value_new_position (mirrored.lon, mirrored.lat));
      exchange_proposal_doubt (proposal, "position-swapped", words);
      return;
    }
  words = exchange_position_dup_distance (distance);
  exchange_proposal_doubt (proposal, distance > FAR_METRES ? "position-far" : "position-outside", words);
  if (distance > FAR_METRES)
    {
      exchange_proposal_drop (proposal, "position");
      exchange_proposal_drop (proposal, "position_precision");
    }
}

gboolean
exchange_whereabouts_check (ExchangeWhereabouts *self,
                            ExchangeProposal    *proposal,
                            const char          *commune,
                            GError             **error)
{
  DossierValue     *value;
  TerritoryOutline *outline;
  TerritoryPoint    point;

  g_return_val_if_fail (self != NULL && proposal != NULL, FALSE);

  value = exchange_proposal_find (proposal, "position");
  if (commune == NULL || value == NULL || !dossier_value_get_position (value, &point.lon, &point.lat))
    return TRUE;
  if (!find_outline (self, commune, &outline, error))
    return FALSE;
  if (outline != NULL)
    judge_position (proposal, outline, point);
  return TRUE;
}
