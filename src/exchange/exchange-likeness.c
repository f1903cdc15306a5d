#include "config.h"

#include "exchange-mapping-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base-text.h"

#include "exchange-codes.h"
#include "exchange-words.h"

#define LOOKED_AT 200

typedef gboolean (*Recognise) (const char *cell);

typedef struct
{
  ExchangeTarget target;
  const char    *names;            /* folded, "|" between, the most telling first */
  Recognise      recognise;        /* what its cells look like; NULL: anything */
  double         content_needed;   /* share of cells that must look so */
  gboolean       content_suffices; /* even under a header that says nothing */
  gboolean       unique;           /* no two rows say the same */
  guint          n_sure;           /* of the first names: they mean nothing else, whatever stands below */
} Description;

static gboolean
is_postcode (const char *cell)
{
  g_autofree char *code = exchange_codes_dup_postcode (cell);

  return code != NULL;
}

static gboolean
is_insee (const char *cell)
{
  g_autofree char *code = exchange_codes_dup_insee (cell);

  return code != NULL;
}

static gboolean
is_uai (const char *cell)
{
  gboolean         sound = FALSE;
  g_autofree char *code = strlen (cell) > 12 ? NULL : exchange_codes_dup_uai (cell, &sound);

  return code != NULL && sound;
}

static gboolean
is_siret (const char *cell)
{
  gboolean         broken;
  g_autofree char *code = exchange_codes_dup_siret (cell, &broken);

  return code != NULL;
}

static gboolean
is_phone (const char *cell)
{
  g_autofree char *phone = exchange_codes_dup_phone (cell);

  return phone != NULL && strlen (phone) == 14 && phone[0] == '0' && phone[2] == ' ' && phone[5] == ' ';
}

static gboolean
is_website (const char *cell)
{
  g_autofree char *site = exchange_codes_dup_website (cell);

  return site != NULL && (g_str_has_prefix (site, "http") || g_str_has_prefix (site, "www.") || g_ascii_isalpha (site[strlen (site) - 1]));
}

static gboolean
is_coordinate (const char *cell)
{
  double number;

  return base_text_read_number (cell, &number) && strpbrk (cell, ".,") != NULL;
}

static gboolean
is_pair (const char *cell)
{
  return strlen (cell) < 80 && g_ascii_isdigit (cell[strcspn (cell, "0123456789")]) && strpbrk (cell, ",; ") != NULL && strspn (cell, "0123456789.,;- ") == strlen (cell);
}

static gboolean
is_type (const char *cell)
{
  return strlen (cell) < 120 && exchange_words_find_type (NULL, cell) != NULL;
}

static gboolean
is_management (const char *cell)
{
  return strlen (cell) < 60 && exchange_words_find_management (NULL, cell) != NULL;
}

static gboolean
is_house_number (const char *cell)
{
  return g_ascii_isdigit (cell[0]) && strlen (cell) <= 10;
}

static gboolean
holds_letters (const char *cell)
{
  for (const char *at = cell; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

static gboolean
is_code (const char *cell)
{
  return strlen (cell) <= 40;
}

static const Description descriptions[] = {
  { { "name", N_ ("Name") }, "nom structure|nom de la structure|nom|nom etablissement|nom du centre|denomination|structure|intitule|appellation|lieu|libelle|name|designation|titre|raison sociale|centre|equipement|organisme", holds_letters, 0.9, FALSE, FALSE },
  { { "acronym", N_ ("Acronym") }, "sigle|acronyme|acronym|nom court", holds_letters, 0.8, FALSE, FALSE },
  { { "type", N_ ("Type") }, "type|type structure|type de structure|categorie|nature|sous categorie|picto|type etablissement|agrement", is_type, 0.5, TRUE, FALSE },
  { { "management", N_ ("Managed by") }, "gestion|gestionnaire|statut juridique|mode de gestion|organisme gestionnaire|portage|type structure|nature juridique|statut|management", is_management, 0.5, FALSE, FALSE },
  { { "number", N_ ("Number in the street") }, "n|no|num|numero|numero voie|numero de voie|num voie|numero rue", is_house_number, 0.8, FALSE, FALSE },
  { { "address", N_ ("Address") }, "adresse|adresse postale|adresse 1|adresse complete|rue|voie|libelle voie|nom voie|address|street", holds_letters, 0.8, FALSE, FALSE },
  { { "address_more", N_ ("Rest of the address") }, "complement adresse|comp adresse|adresse 2|complement|complement d adresse", holds_letters, 0.6, FALSE, FALSE },
  { { "postcode", N_ ("Postcode") }, "code postal|cp|postcode|codepostal|code post|zip", is_postcode, 0.7, FALSE, FALSE, 2 },
  { { "commune", N_ ("Commune") }, "commune|ville|nom commune|libelle commune|localite|city|town|nom de la commune|acheminement", holds_letters, 0.9, FALSE, FALSE },
  { { "insee", N_ ("INSEE code of the commune") }, "code insee|insee|code commune|insee com|citycode|codecommune|depcom|com insee", is_insee, 0.7, FALSE, FALSE },
  { { "uai", N_ ("UAI number") }, "uai|code uai|numero uai|rne|identifiant de l etablissement", is_uai, 0.6, TRUE, FALSE, 3 },
  { { "siret", N_ ("SIRET number") }, "siret|n siret|numero siret|siret site", is_siret, 0.6, TRUE, FALSE, 3 },
  { { "phone", N_ ("Phone") }, "telephone|tel|num tel|numero de telephone|phone|telephone fixe|mobile|portable", is_phone, 0.5, TRUE, FALSE, 3 },
  { { "email", N_ ("E-mail") }, "courriel|mail|email|e mail|adresse mail|adresse electronique|mel|contact", exchange_codes_is_email, 0.5, TRUE, FALSE, 6 },
  { { "website", N_ ("Web site") }, "site internet|site web|site|web|url|website|lien", is_website, 0.5, TRUE, FALSE, 2 },
  { { "latitude", N_ ("Latitude or northing") }, "latitude|lat|y|coord y|coordonnee y|coordy|y lambert 93|y l93|northing|ylat|lat coor1", is_coordinate, 0.6, FALSE, FALSE },
  { { "longitude", N_ ("Longitude or easting") }, "longitude|lon|lng|long|x|coord x|coordonnee x|coordx|x lambert 93|x l93|easting|xlon|long coor1", is_coordinate, 0.6, FALSE, FALSE },
  { { "point", N_ ("Both coordinates") }, "position|geo point 2d|geo point|coordonnees|geolocalisation|coordonnees gps|gps|latlon|geopoint|point", is_pair, 0.7, FALSE, FALSE },
  { { "import_code", N_ ("Code in its list") }, "identifiant|id|gid|uid|code|reference|ref|matricule|numero d ordre", is_code, 1.0, FALSE, TRUE },
  { { "notes", N_ ("Notes") }, "notes|remarques|observations|commentaire|commentaires", NULL, 0, FALSE, FALSE },
};

const ExchangeTarget *
exchange_mapping_get_targets (guint *n_targets)
{
  static ExchangeTarget targets[G_N_ELEMENTS (descriptions)];
  static gsize          once = 0;

  g_return_val_if_fail (n_targets != NULL, NULL);

  if (g_once_init_enter (&once))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (descriptions); i++)
        targets[i] = descriptions[i].target;
      g_once_init_leave (&once, 1);
    }
  *n_targets = G_N_ELEMENTS (descriptions);
  return targets;
}

/* "adres" begins "adresse", "inter" begins "internet": headers of ten letters cut their words. */
static gboolean
are_one_word (const char *one,
              const char *other)
{
  gsize a = strlen (one), b = strlen (other);

  if (strcmp (one, other) == 0)
    return TRUE;
  return MIN (a, b) >= 4 && strncmp (one, other, MIN (a, b)) == 0;
}

/* Do the words of name stand in a row among those of the header? */
static gboolean
hold_in_a_row (char **header,
               char **name)
{
  guint n = g_strv_length (header), m = g_strv_length (name);

  for (guint i = 0; i + m <= n; i++)
    {
      guint same = 0;

      while (same < m && are_one_word (header[i + same], name[same]))
        same++;
      if (same == m)
        return TRUE;
    }
  return FALSE;
}

static double
score_name (const char *header,
            const char *name)
{
  g_autofree char *folded = base_text_fold (header), *squashed = base_text_squash (header), *squashed_name = base_text_squash (name);
  g_auto (GStrv)   words = NULL, name_words = NULL;

  if (strcmp (squashed, squashed_name) == 0)
    return 1;
  words = g_strsplit (folded, " ", -1);
  name_words = g_strsplit (name, " ", -1);
  if (hold_in_a_row (words, name_words))
    return MAX (0.5, 0.85 - 0.07 * (g_strv_length (words) - g_strv_length (name_words)));
  return strlen (squashed) > 5 && base_text_likeness (header, name) > 0.94 ? 0.6 : 0;
}

static double
score_header (const char *header,
              const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, "|", -1);
  double         best = 0;

  for (guint i = 0; list[i] != NULL; i++)
    best = MAX (best, score_name (header, list[i]) - 0.01 * i);
  return best;
}

/* The share of written cells that look so; -1 when none is written. */
static double
score_content (const ExchangeTable *table,
               guint                column,
               const Description   *description)
{
  guint                  n = MIN (exchange_table_get_n_rows (table), LOOKED_AT), written = 0, good = 0;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint row = 0; row < n; row++)
    {
      const char *cell = exchange_table_get_cell (table, row, (int) column);

      if (cell == NULL)
        {
          if (description->unique)
            return 0;
          continue;
        }
      written++;
      good += description->recognise == NULL || description->recognise (cell);
      if (!g_hash_table_add (seen, (gpointer) cell) && description->unique)
        return 0;
    }
  return written == 0 ? -1 : (double) good / written;
}

#define SURE 1.01 /* whatever the cells say: the rows will tell what is wrong with them */

/* What the federation itself calls a field is surer than any likeness. */
static gboolean
is_renamed (const DossierVocabulary *vocabulary,
            guint                    target,
            const char              *header)
{
  guint               n_targets;
  const char         *code = exchange_mapping_get_targets (&n_targets)[target].code;
  const DossierField *field = dossier_kind_find_field (dossier_kinds_find ("structure"), code);
  g_autofree char    *squashed = base_text_squash (header);
  g_autofree char    *heading = field == NULL ? NULL : base_text_squash (dossier_vocabulary_get_heading (vocabulary, field));

  return heading != NULL && *heading != '\0' && strcmp (heading, squashed) == 0;
}

double
exchange_mapping_score (const ExchangeTable     *table,
                        const DossierVocabulary *vocabulary,
                        guint                    column,
                        guint                    target)
{
  const Description *description = &descriptions[target];
  const char        *name = exchange_table_get_column_name (table, column);
  double             header = vocabulary != NULL && is_renamed (vocabulary, target, name) ? SURE : score_header (name, description->names);
  double             content;

  if (header < 0.5 && !description->content_suffices)
    return 0;
  content = score_content (table, column, description);
  if (content < 0)
    return header >= 0.99 ? 0.3 : 0;
  if (content < description->content_needed)
    return header > 1 - 0.01 * description->n_sure ? 0.5 : 0; /* the rows will say what is wrong with them */
  return header < 0.5 ? 0.4 * content : header + 0.3 * content;
}
