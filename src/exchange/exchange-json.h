/* exchange-json.h - JSON read word by word
 *
 * Files of open data reach tens of megabytes and the reader helper answers in lines of JSON:
 * neither needs a tree. The bytes stay where they are, one word is looked at at a time, and
 * numbers keep the digits they were written with. What is not JSON gives DAMAGED, for ever;
 * nesting stops at EXCHANGE_JSON_DEPTH. Nothing is recursive.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EXCHANGE_JSON_DEPTH 64

typedef enum
{
  EXCHANGE_JSON_END, /* the one value was read whole, only blanks follow */
  EXCHANGE_JSON_NULL,
  EXCHANGE_JSON_TRUE,
  EXCHANGE_JSON_FALSE,
  EXCHANGE_JSON_NUMBER,
  EXCHANGE_JSON_STRING,
  EXCHANGE_JSON_KEY,
  EXCHANGE_JSON_OPEN_ARRAY,
  EXCHANGE_JSON_CLOSE_ARRAY,
  EXCHANGE_JSON_OPEN_OBJECT,
  EXCHANGE_JSON_CLOSE_OBJECT,
  EXCHANGE_JSON_DAMAGED,
} ExchangeJsonWord;

typedef struct _ExchangeJson ExchangeJson;

/* bytes are borrowed and must outlive the reading. A byte order mark is skipped. */
ExchangeJson *exchange_json_new (const char *bytes,
                                 gsize       length);
void          exchange_json_free (ExchangeJson *self);

ExchangeJsonWord exchange_json_next (ExchangeJson *self);

/* Of the KEY, STRING (escapes undone) or NUMBER just read; not NUL-terminated, not always
 * valid UTF-8, lost at the next word. */
const char *exchange_json_get_text (const ExchangeJson *self,
                                    gsize              *length);
gboolean    exchange_json_text_is (const ExchangeJson *self,
                                   const char         *text);
/* Valid UTF-8, owned by the caller. */
char *exchange_json_dup_text (const ExchangeJson *self);
/* 0 when the word is not a number. */
double exchange_json_get_number (const ExchangeJson *self);

/* Where the word just read begins, and where the next will be looked for. */
gsize exchange_json_get_start (const ExchangeJson *self);
gsize exchange_json_get_end (const ExchangeJson *self);

/* Passes over the whole value whose first word was just read. FALSE when damaged. */
gboolean exchange_json_skip (ExchangeJson    *self,
                             ExchangeJsonWord first);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeJson, exchange_json_free)

G_END_DECLS
