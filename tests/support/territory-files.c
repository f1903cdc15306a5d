#include "territory-files.h"

#include <string.h>

/* Knows just enough of GeoJSON for files that are well formed: a feature is a "code" and "coordinates",
 * whichever comes first. */
typedef struct
{
  const char       *at; /* borrowed; the text ends with a zero */
  TerritoryFile    *file;
  char             *code;
  TerritoryOutline *outline;
} Reader;

static const char *
skip_to (const char *at,
         const char *stops)
{
  return at + strcspn (at, stops);
}

/* What an array is, by how deep its deepest child lies: a point, a ring, a polygon. */
static guint
read_array (Reader                  *self,
            TerritoryOutlineBuilder *builder)
{
  double number[2] = { 0, 0 };
  guint  n_numbers = 0;
  guint  height = 0;

  for (self->at++; *self->at != ']' && *self->at != '\0';)
    {
      if (*self->at == '[')
        {
          guint child = read_array (self, builder);

          height = MAX (height, child);
        }
      else if (g_ascii_isdigit (*self->at) || *self->at == '-')
        {
          double read = g_ascii_strtod (self->at, (char **) &self->at);

          number[MIN (n_numbers, 1)] = read;
          n_numbers++;
        }
      else
        self->at++;
    }
  self->at += *self->at == ']';

  if (n_numbers >= 2)
    territory_outline_builder_add_point (builder, number[0], number[1]);
  else if (height == 1)
    territory_outline_builder_begin_ring (builder);
  else if (height == 2)
    territory_outline_builder_begin_polygon (builder);
  return height + 1;
}

static void
read_coordinates (Reader *self)
{
  TerritoryOutlineBuilder *builder = territory_outline_builder_new ();

  self->at = skip_to (self->at, "[");
  read_array (self, builder);
  g_clear_pointer (&self->outline, territory_outline_unref);
  self->outline = territory_outline_builder_end (builder, NULL);
}

static void
read_code (Reader *self)
{
  const char *start = skip_to (self->at, ":");

  start = skip_to (start, "\"") + 1;
  self->at = skip_to (start, "\"");
  g_free (self->code);
  self->code = g_strndup (start, (gsize) (self->at - start));
  self->at++;
}

static void
read_features (Reader *self)
{
  while ((self->at = strchr (self->at, '"')) != NULL)
    {
      self->at++;
      if (g_str_has_prefix (self->at, "coordinates\""))
        read_coordinates (self);
      else if (g_str_has_prefix (self->at, "code\""))
        {
          self->at += strlen ("code\"");
          read_code (self);
        }
      if (self->code == NULL || self->outline == NULL)
        continue;
      g_ptr_array_add (self->file->outlines, g_steal_pointer (&self->outline));
      g_ptr_array_add (self->file->codes, g_steal_pointer (&self->code));
    }
}

TerritoryFile *
territory_file_open (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("LIENS_SHARED_DATA") ?: "", name, NULL);
  g_autofree char *text = NULL;
  Reader           reader = { 0 };

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the shared data are not there");
      return NULL;
    }

  reader.at = text;
  reader.file = g_new0 (TerritoryFile, 1);
  reader.file->outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) territory_outline_unref);
  reader.file->codes = g_ptr_array_new_with_free_func (g_free);
  read_features (&reader);
  g_free (reader.code);
  g_clear_pointer (&reader.outline, territory_outline_unref);
  return reader.file;
}

void
territory_file_free (TerritoryFile *self)
{
  g_ptr_array_unref (self->outlines);
  g_ptr_array_unref (self->codes);
  g_free (self);
}

TerritoryOutline *
territory_file_find (const TerritoryFile *self,
                     const char          *code)
{
  for (guint i = 0; i < self->codes->len; i++)
    if (g_str_equal (self->codes->pdata[i], code))
      return self->outlines->pdata[i];
  return NULL;
}
