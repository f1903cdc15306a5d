/* base-identifier.h - names that no two desktops can both invent
 *
 * An identifier is 16 bytes, written as 32 lower-case hexadecimal digits wherever a
 * program or a person sees it. It is random, or derived (BLAKE2b-128) from the words of
 * a public register so that two imports of the same file make the same record.
 * Never derive from personal data.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BASE_IDENTIFIER_BYTES 16
#define BASE_IDENTIFIER_DIGITS 32

/* A new random identifier, 32 digits; owned by the caller. */
char *base_identifier_new (void);

/* The identifier everybody derives from the same words ("school:0950001A:"). */
char *base_identifier_derive (const char *words);

/* The same of any bytes: what a file is known by, whatever it is called. */
char *base_identifier_derive_from_bytes (const guint8 *bytes,
                                         gsize         length);

gboolean base_identifier_is_valid (const char *text);

/* bytes: 16. FALSE when text is not an identifier; bytes are then untouched. */
gboolean base_identifier_to_bytes (const char *text,
                                   guint8     *bytes);

/* out: at least 33 chars, NUL-terminated on return. Returns out. */
char *base_identifier_from_bytes (const guint8 *bytes,
                                  char         *out);

/* Cryptographic randomness, for runs and nonces. */
void base_identifier_random_bytes (guint8 *bytes,
                                   gsize   length);

G_END_DECLS
