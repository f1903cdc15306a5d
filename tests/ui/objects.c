/* objects.c - which objects of a program are still alive when it ends
 *
 * A sanitizer takes for used whatever something still points to, and GLib's table of signal
 * handlers points to every object that has one: a widget that leaks is mostly invisible to it.
 * So objects are counted, by a library loaded before the program (LD_PRELOAD) through which
 * every object is made.
 *
 * Watched: the types whose name begins with one of $OBJECTS_ROOMS ("App:Map"), and each widget and dialog of GTK.
 * At the end $OBJECTS_LOG.PID says "watched N", then "TYPE N" for each type of which N are left.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <dlfcn.h>
#include <glib-object.h>
#include <stdio.h>
#include <unistd.h>

#pragma GCC visibility push(default)

static GMutex      mutex; /* objects are made and finalized on any thread */
static GHashTable *alive; /* GType → how many */
static guint       watched;

static void
count (GType type,
       int   more)
{
  gpointer key = GSIZE_TO_POINTER (type);

  g_mutex_lock (&mutex);
  if (alive == NULL)
    alive = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (alive, key, GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (alive, key)) + more));
  watched += more > 0;
  g_mutex_unlock (&mutex);
}

static void
on_finalized (gpointer type)
{
  count (GPOINTER_TO_SIZE (type), -1);
}

static gboolean
is_of_type (GType       type,
            const char *name)
{
  GType known = g_type_from_name (name);

  return known != G_TYPE_INVALID && g_type_is_a (type, known);
}

static gboolean
is_watched (GType type)
{
  const char   *rooms = g_getenv ("OBJECTS_ROOMS");
  g_auto (GStrv) names = g_strsplit (rooms != NULL ? rooms : "", ":", -1);

  for (gsize i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (g_type_name (type), names[i]))
      return TRUE;
  return is_of_type (type, "GtkWidget") || is_of_type (type, "GtkNativeDialog");
}

/* Once each: a singleton may be given again by its constructor. */
static gpointer
watch (gpointer object)
{
  GQuark quark = g_quark_from_static_string ("liens-objects-watched");
  GType  type = G_OBJECT_TYPE (object);

  if (is_watched (type) && g_object_get_qdata (object, quark) == NULL)
    {
      count (type, 1);
      g_object_set_qdata_full (object, quark, GSIZE_TO_POINTER (type), on_finalized);
    }
  return object;
}

/* --- the three doors through which objects are made */

GObject *
g_object_new_valist (GType       type,
                     const char *first,
                     va_list     arguments)
{
  static GObject *(*real) (GType, const char *, va_list);

  if (real == NULL)
    real = (GObject * (*) (GType, const char *, va_list)) dlsym (RTLD_NEXT, "g_object_new_valist");
  return watch (real (type, first, arguments));
}

GObject *
g_object_new_with_properties (GType        type,
                              guint        n,
                              const char  *names[],
                              const GValue values[])
{
  static GObject *(*real) (GType, guint, const char **, const GValue *);

  if (real == NULL)
    real = (GObject * (*) (GType, guint, const char **, const GValue *)) dlsym (RTLD_NEXT, "g_object_new_with_properties");
  return watch (real (type, n, names, values));
}

gpointer
(g_object_new) (GType       type,
                const char *first,
                ...)
{
  va_list  arguments;
  gpointer object;

  if (first == NULL)
    return g_object_new_with_properties (type, 0, NULL, NULL);
  va_start (arguments, first);
  object = g_object_new_valist (type, first, arguments);
  va_end (arguments);
  return object;
}

/* --- the end */

__attribute__ ((destructor)) static void
tell (void)
{
  const char     *log = g_getenv ("OBJECTS_LOG");
  g_autofree char *path = log != NULL ? g_strdup_printf ("%s.%d", log, (int) getpid ()) : NULL;
  FILE           *out = path != NULL ? fopen (path, "w") : NULL;
  GHashTableIter  iter;
  gpointer        type, n;

  if (out == NULL)
    return;
  fprintf (out, "watched %u\n", watched);
  if (alive != NULL)
    for (g_hash_table_iter_init (&iter, alive); g_hash_table_iter_next (&iter, &type, &n);)
      if (GPOINTER_TO_INT (n) != 0)
        fprintf (out, "%s %d\n", g_type_name (GPOINTER_TO_SIZE (type)), GPOINTER_TO_INT (n));
  fclose (out);
}
