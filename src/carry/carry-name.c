#include "carry-name.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#define RANDOM_BYTES 8
#define ODD_DIGITS 32

/* What is on the share is whole files: the bounds of its readers (SYNC, §7), and room for the envelope of an attachment. */
static const struct
{
  const char *ending;
  guint64     limit;
} endings[] = {
  { ".lsg", 8 << 20 },
  { ".lhl", 1 << 20 },
  { ".lky", 1 << 20 },
  { ".lop", 4 << 10 },
  { ".lbl", (20 << 20) + (64 << 10) },
};

gboolean
carry_name_is_poste (const char *text)
{
  return text != NULL && strlen (text) == CARRY_POSTE_DIGITS && strspn (text, "0123456789abcdef") == CARRY_POSTE_DIGITS;
}

static int
find_ending (const char *name)
{
  gsize length = strlen (name);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (length > 4 && g_ascii_strcasecmp (name + length - 4, endings[i].ending) == 0)
      return (int) i;
  return -1;
}

gboolean
carry_name_is_plain (const char *name)
{
  gsize length = name != NULL ? strlen (name) : 0;

  return length > 0 && length <= CARRY_NAME_MAX && g_ascii_isalnum (name[0]) && strspn (name, "0123456789abcdefghijklmnopqrstuvwxyz.-") == length && find_ending (name) >= 0;
}

gboolean
carry_name_is_entry (const char *name)
{
  gsize length = name != NULL ? strlen (name) : 0;

  return length > 0 && length <= CARRY_ENTRY_MAX && strchr (name, '/') == NULL && strcmp (name, ".") != 0 && strcmp (name, "..") != 0;
}

gboolean
carry_name_is_temporary (const char *name)
{
  return g_str_has_prefix (name, "tmp-") && g_str_has_suffix (name, ".part");
}

/* No entropy yet is not a thing that lasts: getrandom waits for it. */
char *
carry_name_new_temporary (void)
{
  guint8 bytes[RANDOM_BYTES];

  while (getrandom (bytes, sizeof bytes, 0) != sizeof bytes)
    if (errno != EINTR)
      g_error ("no random bytes: %s", g_strerror (errno));
  return g_strdup_printf ("tmp-%02x%02x%02x%02x%02x%02x%02x%02x.part", bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]);
}

gboolean
carry_name_is_placeholder (const char *name)
{
  return g_str_has_suffix (name, ".nextcloud") || g_str_has_suffix (name, ".owncloud");
}

guint64
carry_name_get_limit (const char *name)
{
  int ending = carry_name_is_entry (name) ? find_ending (name) : -1;

  return ending < 0 ? 0 : endings[ending].limit;
}

gboolean
carry_name_is_document (const char *name)
{
  int ending = find_ending (name);

  return ending >= 0 && strcmp (endings[ending].ending, ".lbl") == 0;
}

char *
carry_name_dup_plain (const char *name)
{
  g_autofree char *digits = NULL;

  if (carry_name_is_plain (name))
    return g_strdup (name);
  if (carry_name_get_limit (name) == 0)
    return NULL;
  digits = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  return g_strdup_printf ("x-%.*s%s", ODD_DIGITS, digits, endings[find_ending (name)].ending);
}
