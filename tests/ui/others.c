/* others.c - what Debian's libraries leak by themselves is not asked of us
 *
 * A suppression needs whole stacks, and those make a window ten times slower: with short ones all that leaks was made by
 * "g_malloc". So the few calls in which a library is known to leak are taken in between, by a library loaded before the
 * program (LD_PRELOAD), and the leak sanitizer does not look at what they make. Where we could make the same call, only
 * the one of that library is passed over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <dlfcn.h>
#include <gio/gio.h>
#include <string.h>

#pragma GCC visibility push(default)

/* Of the sanitizer; not there in a program without it. */
void __lsan_disable (void) __attribute__ ((weak));
void __lsan_enable (void) __attribute__ ((weak));

static gboolean
look_away (gboolean is_known)
{
  gboolean looks_away = is_known && __lsan_disable != NULL && __lsan_enable != NULL;

  if (looks_away)
    __lsan_disable ();
  return looks_away;
}

static void
look_again (gboolean looked_away)
{
  if (looked_away)
    __lsan_enable ();
}

static gboolean
is_in_library (gpointer    address,
               const char *name)
{
  Dl_info info;

  return dladdr (address, &info) != 0 && info.dli_fname != NULL && strstr (info.dli_fname, name) != NULL;
}

/* GIO keeps its table of file types; nothing of ours calls this. */
char *
g_content_type_guess (const char   *name,
                      const guchar *data,
                      gsize         size,
                      gboolean     *is_uncertain)
{
  static char *(*real) (const char *, const guchar *, gsize, gboolean *);
  gboolean looks_away = look_away (TRUE);
  char    *type;

  if (real == NULL)
    real = (char *(*) (const char *, const guchar *, gsize, gboolean *) ) dlsym (RTLD_NEXT, "g_content_type_guess");
  type = real (name, data, size, is_uncertain);
  look_again (looks_away);
  return type;
}

/* GTK 4.8 leaks the list of a widget's actions each time a screen reader asks for it. */
gpointer *
g_hash_table_get_keys_as_array (GHashTable *table,
                                guint      *length)
{
  static gpointer *(*real) (GHashTable *, guint *);
  gboolean  looks_away = look_away (is_in_library (__builtin_return_address (0), "libgtk-4"));
  gpointer *keys;

  if (real == NULL)
    real = (gpointer * (*) (GHashTable *, guint *) ) dlsym (RTLD_NEXT, "g_hash_table_get_keys_as_array");
  keys = real (table, length);
  look_again (looks_away);
  return keys;
}

/* libcloudproviders leaks the folders it watches, for each file chooser. */
char *
g_build_filename (const char *first,
                  ...)
{
  gboolean looks_away = look_away (is_in_library (__builtin_return_address (0), "libcloudproviders"));
  va_list  more;
  char    *path;

  va_start (more, first);
  path = g_build_filename_valist (first, &more);
  va_end (more);
  look_again (looks_away);
  return path;
}
