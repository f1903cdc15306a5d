#include "config.h"

#include "exchange-opendata-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange-codes.h"

static const struct
{
  ExchangeShape shape;
  const char   *code;
  const char   *label;
} shapes[] = {
  { EXCHANGE_SHAPE_COMMUNES, "communes", N_ ("communes") },
  { EXCHANGE_SHAPE_SCHOOLS, "schools", N_ ("school directory") },
  { EXCHANGE_SHAPE_QPV, "qpv", N_ ("priority quarters") },
  { EXCHANGE_SHAPE_REP, "rep", N_ ("priority education networks") },
  { EXCHANGE_SHAPE_STRUCTURES, "structures", N_ ("list of structures") },
  { EXCHANGE_SHAPE_LINKS, "links", N_ ("list of links") },
  { EXCHANGE_SHAPE_TERRITORIES, "territories", N_ ("list of territories") },
};

const char *
exchange_shape_to_code (ExchangeShape shape)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (shapes[i].shape == shape)
      return shapes[i].code;
  return "unknown";
}

ExchangeShape
exchange_shape_from_code (const char *code)
{
  for (gsize i = 0; code != NULL && i < G_N_ELEMENTS (shapes); i++)
    if (strcmp (shapes[i].code, code) == 0)
      return shapes[i].shape;
  return EXCHANGE_SHAPE_UNKNOWN;
}

const char *
exchange_shape_get_label (ExchangeShape shape)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (shapes[i].shape == shape)
      return _ (shapes[i].label);
  return _ ("not recognised");
}

gboolean
exchange_shape_is_register (ExchangeShape shape)
{
  return shape == EXCHANGE_SHAPE_COMMUNES || shape == EXCHANGE_SHAPE_SCHOOLS || shape == EXCHANGE_SHAPE_QPV || shape == EXCHANGE_SHAPE_REP;
}

char *
exchange_cell_dup (const ExchangeTable *table,
                   guint                row,
                   int                  column)
{
  return exchange_codes_dup_words (exchange_table_get_cell (table, row, column));
}

ExchangeShape
exchange_opendata_recognise (const ExchangeTable *table)
{
  g_return_val_if_fail (table != NULL, EXCHANGE_SHAPE_UNKNOWN);

  if (exchange_rep_match (table))
    return EXCHANGE_SHAPE_REP;
  if (exchange_schools_match (table))
    return EXCHANGE_SHAPE_SCHOOLS;
  if (exchange_qpv_match (table))
    return EXCHANGE_SHAPE_QPV;
  return exchange_communes_match (table) ? EXCHANGE_SHAPE_COMMUNES : EXCHANGE_SHAPE_UNKNOWN;
}

GPtrArray *
exchange_opendata_read (const ExchangeTable *table,
                        ExchangeShape        shape,
                        gboolean             all_kinds,
                        GPtrArray           *notes)
{
  GPtrArray *proposals;

  g_return_val_if_fail (table != NULL && notes != NULL && exchange_shape_is_register (shape), NULL);

  proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) exchange_proposal_free);
  if (shape == EXCHANGE_SHAPE_SCHOOLS)
    exchange_schools_read (table, all_kinds, proposals, notes);
  else if (shape == EXCHANGE_SHAPE_COMMUNES)
    exchange_communes_read (table, proposals);
  else if (shape == EXCHANGE_SHAPE_QPV)
    exchange_qpv_read (table, proposals);
  else
    exchange_rep_read (table, proposals);
  return proposals;
}

/* "2026-05-27" and "27/05/2026" both give the first form. */
static char *
dup_iso_day (const char *cell)
{
  if (cell != NULL && strlen (cell) >= 10 && cell[4] == '-' && cell[7] == '-')
    return g_strndup (cell, 10);
  if (cell != NULL && strlen (cell) >= 10 && cell[2] == '/' && cell[5] == '/')
    return g_strdup_printf ("%.4s-%.2s-%.2s", cell + 6, cell + 3, cell);
  return NULL;
}

/* The last day at which a row was brought up to date. */
static char *
find_last_day (const ExchangeTable *table)
{
  int   column = exchange_table_find_any (table, "date_maj_ligne");
  char *last = NULL;

  for (guint row = 0; column >= 0 && row < exchange_table_get_n_rows (table); row++)
    {
      g_autofree char *day = dup_iso_day (exchange_table_get_cell (table, row, column));

      if (day != NULL && (last == NULL || strcmp (day, last) > 0))
        {
          g_free (last);
          last = g_steal_pointer (&day);
        }
    }
  return last;
}

/* The last year 20nn in the name of the table or its file. */
static char *
find_year (const ExchangeTable *table)
{
  const char *name = exchange_table_get_name (table), *found = NULL;

  for (const char *at = name; at != NULL && *at != '\0'; at++)
    if (strspn (at, "0123456789") == 4 && g_str_has_prefix (at, "20") && (at == name || !g_ascii_isdigit (at[-1])))
      found = at;
  return found == NULL ? NULL : g_strndup (found, 4);
}

void
exchange_opendata_describe (const ExchangeTable *table,
                            ExchangeShape        shape,
                            ExchangeOrigin      *origin)
{
  g_return_if_fail (table != NULL && origin != NULL);

  *origin = (ExchangeOrigin){ NULL, NULL, exchange_shape_is_register (shape) ? "Licence Ouverte 2.0" : NULL, find_last_day (table) };
  if (origin->edition == NULL)
    origin->edition = find_year (table);
  switch (shape)
    {
    case EXCHANGE_SHAPE_COMMUNES:
      origin->producer = "IGN, Insee";
      origin->title = "Communes et départements";
      break;
    case EXCHANGE_SHAPE_SCHOOLS:
      origin->producer = "Ministère de l’Éducation nationale";
      origin->title = "Annuaire de l’éducation";
      break;
    case EXCHANGE_SHAPE_QPV:
      origin->producer = "ANCT";
      origin->title = "Quartiers prioritaires de la politique de la ville";
      break;
    case EXCHANGE_SHAPE_REP:
      origin->producer = "Ministère de l’Éducation nationale";
      origin->title = "Réseaux d’éducation prioritaire";
      break;
    default:
      break;
    }
}
