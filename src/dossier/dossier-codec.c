#include "dossier-codec.h"

#include "base-identifier.h"

#include <math.h>
#include <string.h>

enum
{
  TAG_EMPTIED,
  TAG_INTEGER,
  TAG_REAL,
  TAG_TEXT,
  TAG_BYTES,
  TAG_RECORD,
  TAG_ERASED = DOSSIER_ERASED_VALUE,
  TAG_TRUE,
  TAG_FALSE,
  TAG_UNKNOWN,
  TAG_NOT_APPLICABLE,
};

#define MAX_RECORD 8

void
dossier_bytes_add_varint (GByteArray *out,
                          guint64     number)
{
  guint8 byte;

  for (; number >= 0x80; number >>= 7)
    {
      byte = (guint8) (number | 0x80);
      g_byte_array_append (out, &byte, 1);
    }
  byte = (guint8) number;
  g_byte_array_append (out, &byte, 1);
}

void
dossier_bytes_add_zigzag (GByteArray *out,
                          gint64      number)
{
  dossier_bytes_add_varint (out, ((guint64) number << 1) ^ (guint64) (number >> 63));
}

static guint64
fail (DossierBytes *in)
{
  in->ok = FALSE;
  return 0;
}

/* Only the shortest writing of a number is one: a last byte of 0 after others is refused. */
guint64
dossier_bytes_read_varint (DossierBytes *in)
{
  guint64 number = 0;

  for (guint shift = 0; in->ok && shift < 64; shift += 7)
    {
      guint8 byte;

      if (in->at == in->end)
        return fail (in);
      byte = *in->at++;
      if ((shift == 63 && byte > 1) || (shift > 0 && byte == 0))
        return fail (in);
      number |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        return number;
    }
  return fail (in);
}

gint64
dossier_bytes_read_zigzag (DossierBytes *in)
{
  guint64 raw = dossier_bytes_read_varint (in);

  return (gint64) (raw >> 1) ^ -(gint64) (raw & 1);
}

static void
add_tag (GByteArray *out,
         guint8      tag)
{
  g_byte_array_append (out, &tag, 1);
}

static void
add_block (GByteArray *out,
           guint8      tag,
           const void *bytes,
           gsize       length)
{
  add_tag (out, tag);
  dossier_bytes_add_varint (out, length);
  g_byte_array_append (out, bytes, (guint) length);
}

static void
add_integer (GByteArray *out,
             gint64      number)
{
  add_tag (out, TAG_INTEGER);
  dossier_bytes_add_zigzag (out, number);
}

static void
add_real (GByteArray *out,
          double      number)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  add_tag (out, TAG_REAL);
  g_byte_array_append (out, (const guint8 *) &bits, sizeof bits);
}

static void
add_text (GByteArray *out,
          const char *text)
{
  add_block (out, TAG_TEXT, text, strlen (text));
}

static void
add_date (GByteArray     *out,
          const BaseDate *date)
{
  add_tag (out, TAG_RECORD);
  dossier_bytes_add_varint (out, 4);
  add_integer (out, date->earliest);
  add_integer (out, date->latest);
  add_text (out, base_date_precision_to_code (date->precision));
  add_text (out, date->words);
}

static void
add_position (GByteArray         *out,
              const DossierValue *value)
{
  double lon, lat;

  dossier_value_get_position (value, &lon, &lat);
  add_tag (out, TAG_RECORD);
  dossier_bytes_add_varint (out, 2);
  add_real (out, lon);
  add_real (out, lat);
}

static void
add_reference (GByteArray *out,
               const char *id)
{
  guint8 bytes[BASE_IDENTIFIER_BYTES] = { 0 };

  base_identifier_to_bytes (id, bytes);
  add_block (out, TAG_BYTES, bytes, sizeof bytes);
}

void
dossier_codec_add_value (GByteArray         *out,
                         const DossierValue *value)
{
  GBytes *bytes;

  if (value == NULL)
    {
      add_tag (out, TAG_EMPTIED);
      return;
    }

  switch (dossier_value_get_value_type (value))
    {
    case DOSSIER_VALUE_UNKNOWN:
      add_tag (out, TAG_UNKNOWN);
      break;
    case DOSSIER_VALUE_NOT_APPLICABLE:
      add_tag (out, TAG_NOT_APPLICABLE);
      break;
    case DOSSIER_VALUE_TEXT:
      add_text (out, dossier_value_get_text (value));
      break;
    case DOSSIER_VALUE_INTEGER:
      add_integer (out, dossier_value_get_integer (value));
      break;
    case DOSSIER_VALUE_REAL:
      add_real (out, dossier_value_get_real (value));
      break;
    case DOSSIER_VALUE_BOOLEAN:
      add_tag (out, dossier_value_get_boolean (value) ? TAG_TRUE : TAG_FALSE);
      break;
    case DOSSIER_VALUE_BYTES:
      bytes = dossier_value_get_bytes (value);
      add_block (out, TAG_BYTES, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      break;
    case DOSSIER_VALUE_REFERENCE:
      add_reference (out, dossier_value_get_reference (value));
      break;
    case DOSSIER_VALUE_DATE:
      add_date (out, dossier_value_get_date (value));
      break;
    case DOSSIER_VALUE_POSITION:
      add_position (out, value);
      break;
    case DOSSIER_VALUE_ERASED:
      add_tag (out, TAG_ERASED);
      break;
    }
}

static const guint8 *
read_block (DossierBytes *in,
            gsize        *length)
{
  guint64       found = dossier_bytes_read_varint (in);
  const guint8 *at = in->at;

  if (!in->ok || found > (guint64) (in->end - in->at))
    {
      fail (in);
      return NULL;
    }
  in->at += found;
  *length = (gsize) found;
  return at;
}

static void
skip_plain (DossierBytes *in,
            guint8        tag)
{
  gsize length;

  if (tag == TAG_INTEGER)
    dossier_bytes_read_varint (in);
  else if (tag == TAG_REAL && in->end - in->at >= 8)
    in->at += 8;
  else if (tag == TAG_TEXT || tag == TAG_BYTES)
    read_block (in, &length);
  else if (tag == TAG_REAL || tag == TAG_RECORD || tag > TAG_NOT_APPLICABLE)
    fail (in);
}

static guint8
read_tag (DossierBytes *in)
{
  if (in->at == in->end)
    return (guint8) fail (in);
  return *in->at++;
}

static void
skip_value (DossierBytes *in)
{
  guint8  tag = read_tag (in);
  guint64 count;

  if (tag != TAG_RECORD)
    {
      skip_plain (in, tag);
      return;
    }
  count = dossier_bytes_read_varint (in);
  if (count > MAX_RECORD)
    fail (in);
  for (guint64 i = 0; in->ok && i < count; i++)
    skip_plain (in, read_tag (in));
}

static gint64
read_integer (DossierBytes *in)
{
  return read_tag (in) == TAG_INTEGER ? dossier_bytes_read_zigzag (in) : (gint64) fail (in);
}

static double
read_real (DossierBytes *in)
{
  guint64 bits;
  double  number;

  if (read_tag (in) != TAG_REAL || in->end - in->at < 8)
    {
      fail (in);
      return 0;
    }
  memcpy (&bits, in->at, sizeof bits);
  in->at += sizeof bits;
  bits = GUINT64_FROM_LE (bits);
  memcpy (&number, &bits, sizeof number);
  return number;
}

static char *
read_text (DossierBytes *in)
{
  gsize         length = 0;
  const guint8 *at = read_tag (in) == TAG_TEXT ? read_block (in, &length) : NULL;

  if (at == NULL || !g_utf8_validate ((const char *) at, (gssize) length, NULL))
    {
      fail (in);
      return NULL;
    }
  return g_strndup ((const char *) at, length);
}

static DossierValue *
read_date (DossierBytes *in)
{
  gint64               earliest = read_integer (in);
  gint64               latest = read_integer (in);
  g_autofree char     *precision = read_text (in);
  g_autofree char     *words = read_text (in);
  g_autoptr (BaseDate) date = NULL;

  if (!in->ok || earliest < 0 || earliest > G_MAXUINT32 || latest < 0 || latest > G_MAXUINT32)
    return NULL;
  date = base_date_new ((guint32) earliest, (guint32) latest, base_date_precision_from_code (precision), words);
  return dossier_value_new_date (date);
}

static DossierValue *
read_record (DossierBytes    *in,
             DossierFieldType type)
{
  guint64 count = dossier_bytes_read_varint (in);
  double  lon, lat;

  if (type == DOSSIER_FIELD_DATE && count == 4)
    return read_date (in);
  if (type != DOSSIER_FIELD_POSITION || count != 2)
    return NULL;
  lon = read_real (in);
  lat = read_real (in);
  return in->ok && isfinite (lon) && isfinite (lat) ? dossier_value_new_position (lon, lat) : NULL;
}

static DossierValue *
read_bytes (DossierBytes    *in,
            DossierFieldType type)
{
  gsize              length;
  const guint8      *at = read_block (in, &length);
  g_autoptr (GBytes) bytes = NULL;
  char               id[BASE_IDENTIFIER_DIGITS + 1];

  if (at == NULL)
    return NULL;
  if (type == DOSSIER_FIELD_REFERENCE)
    return length == BASE_IDENTIFIER_BYTES ? dossier_value_new_reference (base_identifier_from_bytes (at, id)) : NULL;
  bytes = g_bytes_new (at, length);
  return dossier_value_new_bytes (bytes);
}

static DossierValue *
read_known (DossierBytes    *in,
            guint8           tag,
            DossierFieldType type)
{
  g_autofree char *text = NULL;

  switch (tag)
    {
    case TAG_INTEGER:
      in->at--;
      return dossier_value_new_integer (read_integer (in));
    case TAG_REAL:
      in->at--;
      return dossier_value_new_real (read_real (in));
    case TAG_TEXT:
      in->at--;
      text = read_text (in);
      return text ? dossier_value_new_text (text) : NULL;
    case TAG_BYTES:
      return read_bytes (in, type);
    case TAG_RECORD:
      return read_record (in, type);
    case TAG_ERASED:
      return dossier_value_new_erased ();
    case TAG_TRUE:
    case TAG_FALSE:
      return dossier_value_new_boolean (tag == TAG_TRUE);
    case TAG_UNKNOWN:
      return dossier_value_new_unknown ();
    case TAG_NOT_APPLICABLE:
      return dossier_value_new_not_applicable ();
    default:
      return NULL;
    }
}

gboolean
dossier_codec_read_value (const guint8    *bytes,
                          gsize            length,
                          DossierFieldType type,
                          DossierValue   **value)
{
  DossierBytes             in = { bytes, bytes + length, TRUE };
  guint8                   tag = read_tag (&in);
  g_autoptr (DossierValue) found = NULL;

  *value = NULL;
  if (tag == TAG_EMPTIED)
    return in.ok && in.at == in.end;
  found = in.ok ? read_known (&in, tag, type) : NULL;
  if (found == NULL || !in.ok || in.at != in.end)
    return FALSE;
  *value = g_steal_pointer (&found);
  return TRUE;
}

void
dossier_codec_add_assignment (GByteArray         *out,
                              guint               field,
                              const char         *key,
                              const DossierValue *value)
{
  gsize length = key ? strlen (key) : 0;

  dossier_bytes_add_varint (out, field);
  dossier_bytes_add_varint (out, length);
  g_byte_array_append (out, (const guint8 *) (key ? key : ""), (guint) length);
  dossier_codec_add_value (out, value);
}

guint64
dossier_codec_begin_set (DossierBytes *in)
{
  return dossier_bytes_read_varint (in);
}

gboolean
dossier_codec_next_assignment (DossierBytes      *in,
                               guint64           *left,
                               DossierAssignment *assignment)
{
  if (!in->ok || *left == 0)
    {
      if (in->at != in->end)
        in->ok = FALSE;
      return FALSE;
    }

  (*left)--;
  assignment->field = (guint) dossier_bytes_read_varint (in);
  assignment->key = (const char *) read_block (in, &assignment->key_length);
  assignment->value = in->at;
  if (in->ok)
    skip_value (in);
  assignment->value_length = (gsize) (in->at - assignment->value);
  if (in->ok && !g_utf8_validate (assignment->key, (gssize) assignment->key_length, NULL))
    in->ok = FALSE;
  return in->ok;
}

gboolean
dossier_codec_erase_covers (const guint8 *data,
                            gsize         length,
                            guint         field)
{
  DossierBytes in = { data, data + length, TRUE };
  guint64      scope = dossier_bytes_read_varint (&in);
  guint64      count = dossier_bytes_read_varint (&in);
  gboolean     found = count == 0;

  for (guint64 i = 0; in.ok && i < count; i++)
    found = dossier_bytes_read_varint (&in) == field || found;
  return in.ok && found && (scope & (DOSSIER_ERASE_CURRENT | DOSSIER_ERASE_SUPERSEDED)) != 0;
}

gboolean
dossier_codec_is_erased (const guint8 *value,
                         gsize         length)
{
  return length == 1 && value[0] == TAG_ERASED;
}
