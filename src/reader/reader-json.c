#include "reader-json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "exchange-json.h"

#include "reader-geojson.h"

#define MOST_COLUMNS 4096

typedef struct
{
  GBytes           *file;
  ExchangeJson     *json;
  gboolean          measuring; /* first time through */
  guint64           limit;
  guint64           n_rows;
  gboolean          cut;
  gboolean          found;    /* a list of records was seen */
  double            total;    /* what an API says there is; -1 when it does not */
  int               epsg;     /* what "crs" says; 0: nothing */
  double            farthest; /* largest |x| of the first points */
  gboolean          has_geometry;
  GPtrArray        *columns; /* ReaderColumn */
  GHashTable       *places;  /* name, borrowed from columns → 1 + index */
  char            **cells;
  ReaderShape       shape;
  ReaderProjection *projection;
} Reading;

static void
refuse_damage (Reading *self)
{
  reader_output_fail ("damaged", "JSON breaks at byte %" G_GSIZE_FORMAT, exchange_json_get_start (self->json));
}

static void
skip_value (Reading         *self,
            ExchangeJsonWord first)
{
  if (!exchange_json_skip (self->json, first))
    refuse_damage (self);
}

static void
note_geometry (Reading *self)
{
  if (self->shape.points->len == 0)
    return;
  self->has_geometry = TRUE;
  self->farthest = MAX (self->farthest, fabs (g_array_index (self->shape.points, ReaderPoint, 0).x));
}

static void
read_geometry (Reading *self)
{
  ExchangeJsonWord word;

  while ((word = exchange_json_next (self->json)) == EXCHANGE_JSON_KEY)
    {
      gboolean coordinates = exchange_json_text_is (self->json, "coordinates");

      word = exchange_json_next (self->json);
      if (!coordinates || word != EXCHANGE_JSON_OPEN_ARRAY)
        skip_value (self, word);
      else if (!reader_geojson_read_coordinates (self->json, self->measuring, &self->shape))
        refuse_damage (self);
    }
  if (word != EXCHANGE_JSON_CLOSE_OBJECT)
    refuse_damage (self);
  if (self->measuring)
    note_geometry (self);
}

static const char *
type_of (ExchangeJsonWord word)
{
  return word == EXCHANGE_JSON_NUMBER                                ? "number"
         : word == EXCHANGE_JSON_TRUE || word == EXCHANGE_JSON_FALSE ? "boolean"
                                                                     : "text";
}

static void
note_column (Reading         *self,
             const char      *name,
             ExchangeJsonWord word)
{
  guint         place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, name));
  ReaderColumn *column;

  if (place == 0 && self->columns->len < MOST_COLUMNS)
    {
      column = reader_column_new (name, word == EXCHANGE_JSON_NULL ? "" : type_of (word));
      g_ptr_array_add (self->columns, column);
      g_hash_table_insert (self->places, column->name, GUINT_TO_POINTER (self->columns->len));
    }
  else if (place > 0 && word != EXCHANGE_JSON_NULL)
    {
      column = self->columns->pdata[place - 1];
      if (column->type[0] == '\0' || strcmp (column->type, type_of (word)) != 0)
        {
          gboolean first = column->type[0] == '\0';

          g_free (column->type);
          column->type = g_strdup (first ? type_of (word) : "text");
        }
    }
}

/* "49.03, 2.33" of [49.03, 2.33]; lists of lists stay as they are written. */
static char *
dup_list (Reading *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize               start = exchange_json_get_start (self->json);
  gboolean            plain = TRUE;
  ExchangeJsonWord    word;

  while ((word = exchange_json_next (self->json)) != EXCHANGE_JSON_CLOSE_ARRAY)
    {
      g_autofree char *text = NULL;

      plain = plain && (word == EXCHANGE_JSON_STRING || word == EXCHANGE_JSON_NUMBER);
      if (!plain)
        {
          skip_value (self, word);
          continue;
        }
      text = exchange_json_dup_text (self->json);
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", text);
    }
  if (plain)
    return g_string_free (g_steal_pointer (&out), FALSE);
  return g_strndup ((const char *) g_bytes_get_data (self->file, NULL) + start, exchange_json_get_end (self->json) - start);
}

/* {"lon", "lat"} and Point objects read "lat, lon", as the same column does in CSV. Others stay as written. */
static char *
dup_object (Reading *self)
{
  gsize            start = exchange_json_get_start (self->json);
  g_autofree char *lon = NULL, *lat = NULL, *list = NULL;
  char            *comma;
  ExchangeJsonWord word;

  while ((word = exchange_json_next (self->json)) == EXCHANGE_JSON_KEY)
    {
      gboolean is_lon = exchange_json_text_is (self->json, "lon"), is_lat = exchange_json_text_is (self->json, "lat");
      gboolean is_list = exchange_json_text_is (self->json, "coordinates");

      word = exchange_json_next (self->json);
      if ((is_lon || is_lat) && word == EXCHANGE_JSON_NUMBER)
        {
          g_free (is_lon ? lon : lat);
          *(is_lon ? &lon : &lat) = exchange_json_dup_text (self->json);
        }
      else if (is_list && list == NULL && word == EXCHANGE_JSON_OPEN_ARRAY)
        list = dup_list (self);
      else
        skip_value (self, word);
    }
  if (word != EXCHANGE_JSON_CLOSE_OBJECT)
    refuse_damage (self);

  if (lon != NULL && lat != NULL)
    return g_strdup_printf ("%s, %s", lat, lon);
  if (list != NULL && list[0] != '[' && (comma = strstr (list, ", ")) != NULL && strstr (comma + 1, ", ") == NULL)
    return g_strdup_printf ("%s, %.*s", comma + 2, (int) (comma - list), list);
  return g_strndup ((const char *) g_bytes_get_data (self->file, NULL) + start, exchange_json_get_end (self->json) - start);
}

static char *
dup_cell (Reading         *self,
          ExchangeJsonWord word)
{
  switch (word)
    {
    case EXCHANGE_JSON_STRING:
    case EXCHANGE_JSON_NUMBER:
      return exchange_json_dup_text (self->json);
    case EXCHANGE_JSON_TRUE:
      return g_strdup ("true");
    case EXCHANGE_JSON_FALSE:
      return g_strdup ("false");
    case EXCHANGE_JSON_OPEN_ARRAY:
      return dup_list (self);
    case EXCHANGE_JSON_OPEN_OBJECT:
      return dup_object (self);
    case EXCHANGE_JSON_NULL:
      return NULL;
    default:
      refuse_damage (self);
      return NULL;
    }
}

static void
read_cell (Reading         *self,
           const char      *name,
           ExchangeJsonWord word)
{
  guint place;

  if (self->measuring)
    {
      note_column (self, name, word);
      skip_value (self, word);
      return;
    }

  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, name));
  if (place == 0)
    {
      skip_value (self, word);
      return;
    }
  g_free (self->cells[place - 1]);
  self->cells[place - 1] = dup_cell (self, word);
}

static gboolean
is_envelope (const char *key)
{
  return strcmp (key, "properties") == 0 || strcmp (key, "fields") == 0 || strcmp (key, "record") == 0;
}

/* wrapped: what is wanted stands one object deeper, in properties, fields or record.fields. */
static void
read_members (Reading *self,
              gboolean wrapped)
{
  ExchangeJsonWord word;

  while ((word = exchange_json_next (self->json)) == EXCHANGE_JSON_KEY)
    {
      g_autofree char *key = exchange_json_dup_text (self->json);

      word = exchange_json_next (self->json);
      if (wrapped && is_envelope (key) && word == EXCHANGE_JSON_OPEN_OBJECT)
        read_members (self, strcmp (key, "record") == 0);
      else if (strcmp (key, "geometry") == 0 && word == EXCHANGE_JSON_OPEN_OBJECT)
        read_geometry (self);
      else if (wrapped)
        skip_value (self, word);
      else
        read_cell (self, key, word);
    }
  if (word != EXCHANGE_JSON_CLOSE_OBJECT)
    refuse_damage (self);
}

static void
write_row (Reading *self)
{
  ReaderRow        row = { .line = self->n_rows, .n_cells = self->columns->len, .cells = self->cells };
  g_autofree char *outline = NULL;

  reader_shape_write (&self->shape, self->projection, &row, &outline);
  reader_output_row (&row);
  for (guint i = 0; i < self->columns->len; i++)
    g_clear_pointer (&self->cells[i], g_free);
}

static void
read_record (Reading *self,
             gboolean wrapped)
{
  g_array_set_size (self->shape.points, 0);
  read_members (self, wrapped);
  self->n_rows++;
  if (!self->measuring)
    write_row (self);
}

static void
read_records (Reading *self,
              gboolean wrapped)
{
  ExchangeJsonWord word;

  self->found = TRUE;
  while ((word = exchange_json_next (self->json)) != EXCHANGE_JSON_CLOSE_ARRAY)
    {
      if (!self->measuring && self->limit > 0 && self->n_rows == self->limit)
        {
          self->cut = TRUE;
          return;
        }
      if (word == EXCHANGE_JSON_OPEN_OBJECT)
        read_record (self, wrapped);
      else
        skip_value (self, word);
    }
}

/* "urn:ogc:def:crs:EPSG::2154", "EPSG:2154", "urn:ogc:def:crs:EPSG:6.9:2154": the last number. */
static int
read_epsg (const char *text)
{
  const char *number = strstr (text, "EPSG:"), *quote;

  if (number == NULL)
    return 0;
  quote = number + strcspn (number, "\"");
  for (number = quote; g_ascii_isdigit (number[-1]);)
    number--;
  return quote - number > 0 && quote - number < 8 ? atoi (number) : 0;
}

static void
read_crs (Reading         *self,
          ExchangeJsonWord word)
{
  gsize            start = exchange_json_get_start (self->json);
  g_autofree char *text = NULL;

  skip_value (self, word);
  text = g_strndup ((const char *) g_bytes_get_data (self->file, NULL) + start, exchange_json_get_end (self->json) - start);
  self->epsg = strstr (text, "CRS84") != NULL ? READER_EPSG_WGS84 : read_epsg (text);
}

static gboolean
begins_with_object (Reading *self)
{
  const char *bytes = g_bytes_get_data (self->file, NULL);
  gsize       at = exchange_json_get_end (self->json), length = g_bytes_get_size (self->file);

  while (at < length && g_ascii_isspace (bytes[at]))
    at++;
  return at < length && bytes[at] == '{';
}

static void
read_top_member (Reading         *self,
                 const char      *key,
                 ExchangeJsonWord word)
{
  gboolean wrapped = strcmp (key, "features") == 0 || strcmp (key, "records") == 0;

  if (word == EXCHANGE_JSON_OPEN_ARRAY && !self->found && (wrapped || begins_with_object (self) || strcmp (key, "results") == 0))
    read_records (self, wrapped);
  else if (strcmp (key, "crs") == 0)
    read_crs (self, word);
  else if (word == EXCHANGE_JSON_NUMBER && (strcmp (key, "nhits") == 0 || strcmp (key, "total_count") == 0))
    self->total = exchange_json_get_number (self->json);
  else
    skip_value (self, word);
}

static gboolean
is_one_feature (Reading *self)
{
  g_autoptr (ExchangeJson) json = exchange_json_new (g_bytes_get_data (self->file, NULL), g_bytes_get_size (self->file));
  ExchangeJsonWord         word;

  if (exchange_json_next (json) != EXCHANGE_JSON_OPEN_OBJECT)
    return FALSE;
  while ((word = exchange_json_next (json)) == EXCHANGE_JSON_KEY)
    {
      gboolean type = exchange_json_text_is (json, "type");

      word = exchange_json_next (json);
      if (type)
        return word == EXCHANGE_JSON_STRING && exchange_json_text_is (json, "Feature");
      if (!exchange_json_skip (json, word))
        return FALSE;
    }
  return FALSE;
}

static void
read_all (Reading *self)
{
  ExchangeJsonWord word;

  g_clear_pointer (&self->json, exchange_json_free);
  self->json = exchange_json_new (g_bytes_get_data (self->file, NULL), g_bytes_get_size (self->file));
  self->n_rows = 0;
  self->found = FALSE;
  word = exchange_json_next (self->json);
  if (word == EXCHANGE_JSON_OPEN_ARRAY)
    read_records (self, FALSE);
  else if (word == EXCHANGE_JSON_OPEN_OBJECT && is_one_feature (self))
    {
      self->found = TRUE;
      read_record (self, TRUE);
    }
  else if (word == EXCHANGE_JSON_OPEN_OBJECT)
    while (!self->cut && (word = exchange_json_next (self->json)) == EXCHANGE_JSON_KEY)
      {
        g_autofree char *key = exchange_json_dup_text (self->json);

        read_top_member (self, key, exchange_json_next (self->json));
      }
  if (!self->cut && exchange_json_next (self->json) != EXCHANGE_JSON_END)
    refuse_damage (self);
}

/* Metres show by their size: in France, without another word, they are Lambert-93. */
static void
settle_projection (Reading *self)
{
  gboolean metres = self->farthest > 180;
  int      epsg = self->epsg == 0 || (metres && self->epsg == READER_EPSG_WGS84) ? (metres ? READER_EPSG_LAMBERT93 : READER_EPSG_WGS84) : self->epsg;

  if (self->has_geometry)
    self->projection = reader_projection_new_for_epsg (epsg);
}

static void
write_header (Reading    *self,
              const char *name)
{
  ReaderHeader header = { .name = name, .sheet = 1, .columns = self->columns, .rows = (gint64) self->n_rows, .lines = -1, .geometry = self->has_geometry };

  for (guint i = 0; i < self->columns->len; i++)
    {
      ReaderColumn *column = self->columns->pdata[i];

      if (column->type[0] == '\0')
        {
          g_free (column->type);
          column->type = g_strdup ("text");
        }
    }
  if (self->total > (double) self->n_rows && self->total < 1e15)
    header.more = (gint64) self->total - (gint64) self->n_rows;
  if (self->projection != NULL)
    header.srs = reader_projection_get_name (self->projection);
  reader_output_header (&header);
}

static void
clear (Reading *self)
{
  exchange_json_free (self->json);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->shape.points);
  reader_projection_free (self->projection);
  g_free (self->cells);
}

gboolean
reader_json_read (GBytes     *file,
                  const char *name,
                  guint64     limit)
{
  Reading self = { .file = file, .limit = limit, .total = -1, .measuring = TRUE };

  self.columns = g_ptr_array_new_with_free_func ((GDestroyNotify) reader_column_free);
  self.places = g_hash_table_new (g_str_hash, g_str_equal);
  self.shape.points = g_array_new (FALSE, FALSE, sizeof (ReaderPoint));

  read_all (&self);
  if (!self.found)
    reader_output_fail ("not-recognised", "JSON without any list of records");
  settle_projection (&self);
  write_header (&self, name);
  self.measuring = FALSE;
  self.cells = g_new0 (char *, self.columns->len + 1);
  read_all (&self);
  clear (&self);
  return self.cut;
}
