#include "exchange-json.h"

#include <string.h>

typedef enum
{
  WANT_VALUE,
  WANT_VALUE_OR_CLOSE, /* just after [ */
  WANT_KEY,            /* after a comma in an object */
  WANT_KEY_OR_CLOSE,   /* just after { */
  WANT_COMMA_OR_CLOSE,
  WANT_END,
} Want;

struct _ExchangeJson
{
  const char *bytes; /* the caller's */
  gsize       length;
  gsize       at;
  gsize       start;
  Want        want;
  gboolean    damaged;
  guint       depth;
  char        open[EXCHANGE_JSON_DEPTH];
  const char *text; /* in bytes, or in unescaped */
  gsize       text_length;
  GString    *unescaped;
};

ExchangeJson *
exchange_json_new (const char *bytes,
                   gsize       length)
{
  ExchangeJson *self;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  self = g_new0 (ExchangeJson, 1);
  self->bytes = bytes;
  self->length = length;
  self->unescaped = g_string_new (NULL);
  self->text = "";
  if (length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    self->at = 3;
  return self;
}

void
exchange_json_free (ExchangeJson *self)
{
  if (self == NULL)
    return;
  g_string_free (self->unescaped, TRUE);
  g_free (self);
}

static ExchangeJsonWord
give_up (ExchangeJson *self)
{
  self->damaged = TRUE;
  self->text = "";
  self->text_length = 0;
  return EXCHANGE_JSON_DAMAGED;
}

static void
skip_blanks (ExchangeJson *self)
{
  while (self->at < self->length)
    {
      char c = self->bytes[self->at];

      if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
        return;
      self->at++;
    }
}

static void
value_done (ExchangeJson *self)
{
  self->want = self->depth == 0 ? WANT_END : WANT_COMMA_OR_CLOSE;
}

static ExchangeJsonWord
open_level (ExchangeJson *self,
            char          how)
{
  if (self->depth == EXCHANGE_JSON_DEPTH)
    return give_up (self);

  self->open[self->depth++] = how;
  self->at++;
  self->want = how == '[' ? WANT_VALUE_OR_CLOSE : WANT_KEY_OR_CLOSE;
  return how == '[' ? EXCHANGE_JSON_OPEN_ARRAY : EXCHANGE_JSON_OPEN_OBJECT;
}

static ExchangeJsonWord
close_level (ExchangeJson *self,
             char          how)
{
  if (self->depth == 0 || self->open[self->depth - 1] != (how == ']' ? '[' : '{'))
    return give_up (self);

  self->depth--;
  self->at++;
  value_done (self);
  return how == ']' ? EXCHANGE_JSON_CLOSE_ARRAY : EXCHANGE_JSON_CLOSE_OBJECT;
}

static gboolean
read_four_digits (ExchangeJson *self,
                  gunichar     *unit)
{
  gunichar found = 0;

  if (self->length - self->at < 4)
    return FALSE;

  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (self->bytes[self->at + i]);

      if (digit < 0)
        return FALSE;
      found = found * 16 + (gunichar) digit;
    }
  self->at += 4;
  *unit = found;
  return TRUE;
}

/* After \u: one character, or half of one that wants its other half. What has no meaning becomes U+FFFD. */
static gboolean
read_escaped_character (ExchangeJson *self)
{
  gunichar one, other;

  if (!read_four_digits (self, &one))
    return FALSE;

  if (one >= 0xD800 && one < 0xDC00 && self->length - self->at >= 6 && self->bytes[self->at] == '\\' && self->bytes[self->at + 1] == 'u')
    {
      self->at += 2;
      if (!read_four_digits (self, &other))
        return FALSE;
      if (other >= 0xDC00 && other < 0xE000)
        one = 0x10000 + ((one - 0xD800) << 10) + (other - 0xDC00);
    }
  g_string_append_unichar (self->unescaped, one == 0 || !g_unichar_validate (one) ? 0xFFFD : one);
  return TRUE;
}

static gboolean
read_escape (ExchangeJson *self)
{
  static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
  const char       *letter;
  char              c;

  if (self->at == self->length)
    return FALSE;

  c = self->bytes[self->at++];
  if (c == 'u')
    return read_escaped_character (self);
  letter = c == '\0' ? NULL : strchr (letters, c);
  if (letter == NULL)
    return FALSE;
  g_string_append_c (self->unescaped, meanings[letter - letters]);
  return TRUE;
}

/* The rest of a string that holds escapes; what came before is already in unescaped. */
static gboolean
read_escaped_string (ExchangeJson *self)
{
  while (self->at < self->length)
    {
      char c = self->bytes[self->at++];

      if (c == '"')
        {
          self->text = self->unescaped->str;
          self->text_length = self->unescaped->len;
          return TRUE;
        }
      if (c != '\\')
        g_string_append_c (self->unescaped, c == '\0' ? ' ' : c);
      else if (!read_escape (self))
        return FALSE;
    }
  return FALSE;
}

static gboolean
read_string (ExchangeJson *self)
{
  gsize begin = ++self->at;

  for (; self->at < self->length; self->at++)
    {
      char c = self->bytes[self->at];

      if (c == '"')
        {
          self->text = self->bytes + begin;
          self->text_length = self->at++ - begin;
          return TRUE;
        }
      if (c == '\\' || c == '\0')
        {
          g_string_truncate (self->unescaped, 0);
          g_string_append_len (self->unescaped, self->bytes + begin, (gssize) (self->at - begin));
          return read_escaped_string (self);
        }
    }
  return FALSE;
}

static ExchangeJsonWord
read_key (ExchangeJson *self)
{
  if (!read_string (self))
    return give_up (self);
  skip_blanks (self);
  if (self->at == self->length || self->bytes[self->at] != ':')
    return give_up (self);
  self->at++;
  self->want = WANT_VALUE;
  return EXCHANGE_JSON_KEY;
}

static ExchangeJsonWord
read_number (ExchangeJson *self)
{
  gsize begin = self->at;

  while (self->at < self->length && strchr ("+-.0123456789eE", self->bytes[self->at]) != NULL && self->bytes[self->at] != '\0')
    self->at++;
  if (self->at == begin || self->at - begin > 400)
    return give_up (self);
  self->text = self->bytes + begin;
  self->text_length = self->at - begin;
  value_done (self);
  return EXCHANGE_JSON_NUMBER;
}

static ExchangeJsonWord
read_name (ExchangeJson    *self,
           const char      *name,
           ExchangeJsonWord word)
{
  gsize n = strlen (name);

  if (self->length - self->at < n || memcmp (self->bytes + self->at, name, n) != 0)
    return give_up (self);
  self->at += n;
  value_done (self);
  return word;
}

static ExchangeJsonWord
read_value (ExchangeJson *self)
{
  char c = self->bytes[self->at];

  switch (c)
    {
    case '{':
    case '[':
      return open_level (self, c);
    case '"':
      if (!read_string (self))
        return give_up (self);
      value_done (self);
      return EXCHANGE_JSON_STRING;
    case 'n':
      return read_name (self, "null", EXCHANGE_JSON_NULL);
    case 't':
      return read_name (self, "true", EXCHANGE_JSON_TRUE);
    case 'f':
      return read_name (self, "false", EXCHANGE_JSON_FALSE);
    case 'N': /* not JSON, but several programs write it for "no number" */
      return read_name (self, "NaN", EXCHANGE_JSON_NULL);
    default:
      return read_number (self);
    }
}

/* Inside a list, between two values. */
static ExchangeJsonWord
read_separator (ExchangeJson *self)
{
  char c = self->bytes[self->at];

  if (c == ']' || c == '}')
    return close_level (self, c);
  if (c != ',')
    return give_up (self);
  self->at++;
  self->want = self->open[self->depth - 1] == '[' ? WANT_VALUE : WANT_KEY;
  return exchange_json_next (self);
}

ExchangeJsonWord
exchange_json_next (ExchangeJson *self)
{
  char c;

  g_return_val_if_fail (self != NULL, EXCHANGE_JSON_DAMAGED);

  if (self->damaged)
    return EXCHANGE_JSON_DAMAGED;
  skip_blanks (self);
  self->start = self->at;
  if (self->at == self->length)
    return self->want == WANT_END ? EXCHANGE_JSON_END : give_up (self);

  c = self->bytes[self->at];
  switch (self->want)
    {
    case WANT_VALUE_OR_CLOSE:
      return c == ']' ? close_level (self, c) : read_value (self);
    case WANT_VALUE:
      return read_value (self);
    case WANT_KEY_OR_CLOSE:
      if (c == '}')
        return close_level (self, c);
      return c == '"' ? read_key (self) : give_up (self);
    case WANT_KEY:
      return c == '"' ? read_key (self) : give_up (self);
    case WANT_COMMA_OR_CLOSE:
      return read_separator (self);
    case WANT_END:
    default:
      return give_up (self);
    }
}

const char *
exchange_json_get_text (const ExchangeJson *self,
                        gsize              *length)
{
  g_return_val_if_fail (self != NULL && length != NULL, NULL);

  *length = self->text_length;
  return self->text;
}

gboolean
exchange_json_text_is (const ExchangeJson *self,
                       const char         *text)
{
  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  return strlen (text) == self->text_length && memcmp (text, self->text, self->text_length) == 0;
}

char *
exchange_json_dup_text (const ExchangeJson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_utf8_make_valid (self->text, (gssize) self->text_length);
}

double
exchange_json_get_number (const ExchangeJson *self)
{
  char digits[408];

  g_return_val_if_fail (self != NULL, 0);

  if (self->text_length >= sizeof digits)
    return 0;
  memcpy (digits, self->text, self->text_length);
  digits[self->text_length] = '\0';
  return g_ascii_strtod (digits, NULL);
}

gsize
exchange_json_get_start (const ExchangeJson *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->start;
}

gsize
exchange_json_get_end (const ExchangeJson *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->at;
}

gboolean
exchange_json_skip (ExchangeJson    *self,
                    ExchangeJsonWord first)
{
  guint outside;

  g_return_val_if_fail (self != NULL, FALSE);

  if (first != EXCHANGE_JSON_OPEN_ARRAY && first != EXCHANGE_JSON_OPEN_OBJECT)
    return first != EXCHANGE_JSON_DAMAGED;

  outside = self->depth - 1;
  while (self->depth > outside)
    if (exchange_json_next (self) == EXCHANGE_JSON_DAMAGED)
      return FALSE;
  return TRUE;
}
