#include "map-atlas.h"

#include "map-booklet.h"
#include "map-village.h"

#include <glib/gstdio.h>
#include <string.h>

#define LINK "/Subtype /Link"

typedef struct
{
  MapScene *scene;
  MapLook   look;
  MapPage   page;
  MapAtlas *atlas; /* what a test made last */
  char     *folder, *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->scene = map_village_new ();
  fixture->look = map_look_new (MAP_PALETTE_PRINT);
  fixture->page = map_page_new_for_paper (MAP_PAPER_A4, TRUE);
  fixture->page.title = "Le village";
  fixture->page.sources = "Données inventées";
  fixture->folder = g_dir_make_tmp ("map-atlas-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "atlas.pdf", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->atlas, map_atlas_free);
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  map_look_clear (&fixture->look);
  map_scene_unref (fixture->scene);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
make (Fixture     *fixture,
      MapAtlasKind kind)
{
  g_clear_pointer (&fixture->atlas, map_atlas_free);
  fixture->atlas = map_atlas_new (kind, &fixture->page, fixture->scene, &fixture->look, NULL);
}

static void
write_atlas (Fixture *fixture)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (MapBooklet) booklet = map_booklet_new (fixture->path, "Le village", NULL, &error);
  g_autoptr (MapPainter) painter = map_painter_new ();

  g_assert_no_error (error);
  for (guint i = 0; i < map_atlas_get_n_pages (fixture->atlas); i++)
    {
      map_atlas_draw (fixture->atlas, i, TRUE, painter, map_booklet_begin_page (booklet, fixture->page.width, fixture->page.height));
      g_assert_true (map_booklet_end_page (booklet, NULL, NULL));
    }
  map_booklet_settle (booklet, NULL, &error);
  g_assert_no_error (error);
}

static char *
run (Fixture    *fixture,
     const char *program,
     const char *option,
     const char *last)
{
  const char *argv[] = { program, option, fixture->path, last, NULL };
  char       *output = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, NULL, NULL);
  return output;
}

/* What another's reader reads on each page. NULL and skipped: there is none. */
static GStrv
read_pages (Fixture *fixture)
{
  g_autofree char *text = NULL;

  write_atlas (fixture);
  text = run (fixture, "pdftotext", "-layout", "-");
  if (text != NULL)
    return g_strsplit (text, "\f", -1);
  g_test_skip ("pdftotext is not installed");
  return NULL;
}

/* The words end there: "École 1" is not in "École 12". */
static const char *
find_name (const char *page,
           const char *name)
{
  for (const char *at = strstr (page, name); at != NULL; at = strstr (at + 1, name))
    if (!g_ascii_isdigit (at[strlen (name)]))
      return at;
  return NULL;
}

static char *
join_pages (Fixture    *fixture,
            GStrv       pages,
            const char *name)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < map_atlas_get_n_pages (fixture->atlas); i++)
    if (strcmp (map_atlas_get_name (fixture->atlas, i), name) == 0)
      g_string_append (all, pages[i]);
  return g_string_free (all, FALSE);
}

static void
each_structure_is_on_the_page_of_its_commune (Fixture      *fixture,
                                              gconstpointer data)
{
  g_auto (GStrv)      pages = NULL;
  guint               n, n_territories;
  const MapStructure *structures = map_scene_get_structures (fixture->scene, &n);
  const MapTerritory *territories = map_scene_get_territories (fixture->scene, &n_territories);

  make (fixture, MAP_ATLAS_COMMUNES);
  pages = read_pages (fixture);
  for (guint i = 0; pages != NULL && i < n; i++)
    {
      g_autofree char *told = NULL;

      g_assert_cmpuint (structures[i].commune, !=, MAP_NONE);
      told = join_pages (fixture, pages, territories[structures[i].commune].name);
      g_assert_nonnull (find_name (told, structures[i].name));
    }
}

/* Points from the left of the page where the words of its text first stand, or -1. */
static double
find_left (const char *boxes,
           const char *word)
{
  g_autofree char *tag = g_strdup_printf (">%s<", word);
  const char      *at = strstr (boxes, tag), *left = at != NULL ? g_strrstr_len (boxes, at - boxes, "xMin=\"") : NULL;

  return left != NULL ? g_ascii_strtod (left + strlen ("xMin=\""), NULL) : -1;
}

/* Two thirds of a page that lies are its map: the legend is over the list, in one column. */
static void
a_legend_heads_the_list_of_a_page_that_lies (Fixture      *fixture,
                                             gconstpointer data)
{
  g_autofree char *boxes = NULL;
  g_auto (GStrv)   pages = NULL;

  make (fixture, MAP_ATLAS_COMMUNES);
  write_atlas (fixture);
  boxes = run (fixture, "pdftotext", "-bbox", "-");
  if (boxes == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  pages = g_strsplit (boxes, "<page", 4); /* before all, the cover, the first commune */
  g_assert_cmpuint (g_strv_length (pages), ==, 4);
  g_assert_cmpfloat (find_left (pages[2], "Structures"), >, 0.6 * fixture->page.width);
}

/* A reader that trusts the table at the end of the file finds there what it looks for. */
static void
every_object_is_where_the_file_says (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autofree char *file = NULL;
  const char      *table, *next;
  char            *end;
  gsize            size;
  guint            n;

  make (fixture, MAP_ATLAS_COMMUNES);
  write_atlas (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &file, &size, NULL));
  g_assert_cmpuint (size, >, 64);
  table = strstr (file + size - 64, "startxref\n");
  g_assert_nonnull (table);
  table = file + g_ascii_strtoull (table + strlen ("startxref\n"), NULL, 10);
  g_assert_true (g_str_has_prefix (table, "xref\n0 "));
  n = (guint) g_ascii_strtoull (table + strlen ("xref\n0 "), &end, 10);
  next = strchr (end, '\n') + 1;
  g_assert_cmpuint (n, >, 20);
  for (guint i = 1; i < n; i++)
    {
      guint64          at = g_ascii_strtoull (next + i * 20, NULL, 10); /* twenty bytes each, by the format */
      g_autofree char *begins = g_strdup_printf ("%u 0 obj", i);

      g_assert_cmpuint (at, <, size - strlen (begins));
      g_assert_cmpmem (file + at, strlen (begins), begins, strlen (begins));
    }
}

static guint
find_page (Fixture    *fixture,
           const char *name)
{
  for (guint i = 0; i < map_atlas_get_n_pages (fixture->atlas); i++)
    if (strcmp (map_atlas_get_name (fixture->atlas, i), name) == 0)
      return i + 1;
  return 0;
}

/* The first number after the name, over its dots. */
static guint
read_number_after (const char *words)
{
  while (*words != '\0' && *words != '\n' && !g_ascii_isdigit (*words))
    words++;
  return (guint) g_ascii_strtoull (words, NULL, 10);
}

static void
the_index_knows_the_page_of_each (Fixture      *fixture,
                                  gconstpointer data)
{
  g_auto (GStrv)      pages = NULL;
  g_autofree char    *told = NULL;
  guint               n, n_territories;
  const MapStructure *structures = map_scene_get_structures (fixture->scene, &n);
  const MapTerritory *territories = map_scene_get_territories (fixture->scene, &n_territories);

  make (fixture, MAP_ATLAS_COMMUNES);
  pages = read_pages (fixture);
  told = pages != NULL ? join_pages (fixture, pages, "Index") : NULL;
  for (guint i = 0; told != NULL && i < n; i++)
    {
      const char *at = find_name (told, structures[i].name);

      g_assert_nonnull (at);
      g_assert_cmpuint (read_number_after (at + strlen (structures[i].name)), ==, find_page (fixture, territories[structures[i].commune].name));
    }
}

/* As words of their own. */
static guint
count_words (const char *page,
             guint       number)
{
  g_autofree char *word = g_strdup_printf ("%u", number);
  g_auto (GStrv)   words = g_strsplit_set (page, " \n,", -1);
  guint            n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += strcmp (words[i], word) == 0;
  return n;
}

/* "École Jules-Ferry numéro 12". */
static gboolean
is_named (const MapStructure *structure,
          guint               number)
{
  g_autofree char *end = g_strdup_printf (" %u", number);

  return g_str_has_suffix (structure->name, end);
}

/* Without links, what has a number is of the commune; numbers over eight are no count of the legend in a village. */
static void
a_number_of_the_list_is_on_the_map (Fixture      *fixture,
                                    gconstpointer data)
{
  g_auto (GStrv)      pages = NULL;
  guint               n, n_territories, n_tried = 0;
  const MapStructure *structures = map_scene_get_structures (fixture->scene, &n);
  const MapTerritory *territories = map_scene_get_territories (fixture->scene, &n_territories);

  for (guint i = 0; i < MAP_N_ASPECTS; i++)
    fixture->look.hidden_terms[i] = G_MAXUINT64;
  make (fixture, MAP_ATLAS_COMMUNES);
  pages = read_pages (fixture);
  for (guint i = 0; pages != NULL && i < n_territories; i++)
    {
      guint n_placed = 0, n_all = 0, page = find_page (fixture, territories[i].name), others[64] = { 0 };

      for (guint j = 0; j < n; j++)
        if (structures[j].commune == i)
          {
            n_all++;
            n_placed += structures[j].has_place;
            for (guint number = 0; number < G_N_ELEMENTS (others); number++)
              others[number] += is_named (&structures[j], number) + (number == page && n_all == 1);
          }
      for (guint number = 9; page > 0 && n_placed == n_all && number <= n_all; number++, n_tried++)
        g_assert_cmpuint (count_words (pages[page - 1], number), ==, 2 + others[number] + (number == n_all)); /* in the list, on the map; how many there are */
    }
  g_assert_true (pages == NULL || n_tried > 3);
}

static void
each_centre_has_a_page (Fixture      *fixture,
                        gconstpointer data)
{
  guint               n;
  const MapStructure *structures = map_scene_get_structures (fixture->scene, &n);

  make (fixture, MAP_ATLAS_CENTRES);
  for (guint i = 0; i < n; i++)
    g_assert_true ((find_page (fixture, structures[i].name) > 0) == (structures[i].family == MAP_FAMILY_CENTRE));
}

/* Whoever the look hides is on no page, under no number, in no index. */
static void
who_is_hidden_is_nowhere (Fixture      *fixture,
                          gconstpointer data)
{
  g_auto (GStrv)   pages = NULL;
  g_autofree char *all = NULL;
  guint            n;
  guint8          *shown;

  map_scene_get_structures (fixture->scene, &n);
  shown = g_malloc (n);
  memset (shown, 1, n);
  shown[30] = 0;
  fixture->look.shown_structures = g_bytes_new_take (shown, n);
  make (fixture, MAP_ATLAS_COMMUNES);
  pages = read_pages (fixture);
  if (pages == NULL)
    return;
  all = g_strjoinv ("\n", pages);
  g_assert_null (find_name (all, map_scene_get_structures (fixture->scene, &n)[30].name));
  g_assert_nonnull (find_name (all, map_scene_get_structures (fixture->scene, &n)[31].name));
}

static void
a_part_of_the_territory_has_its_pages_only (Fixture      *fixture,
                                            gconstpointer data)
{
  MapBox all = map_scene_get_bounds (fixture->scene);
  guint  n_whole;

  make (fixture, MAP_ATLAS_COMMUNES);
  n_whole = map_atlas_get_n_pages (fixture->atlas);
  fixture->page.bounds = (MapBox){ all.x0, all.y0, (all.x0 + all.x1) / 2, (all.y0 + all.y1) / 2 };
  make (fixture, MAP_ATLAS_COMMUNES);
  g_assert_cmpuint (map_atlas_get_n_pages (fixture->atlas), <, n_whole / 2);
  g_assert_cmpuint (map_atlas_get_n_pages (fixture->atlas), >, 3);
}

static void
numbers_of_pages_lead_there (Fixture      *fixture,
                             gconstpointer data)
{
  g_autofree char *places = NULL, *bytes = NULL, *last = NULL;
  gsize            length;

  make (fixture, MAP_ATLAS_COMMUNES);
  write_atlas (fixture);
  places = run (fixture, "pdfinfo", "-dests", NULL);
  if (places == NULL)
    {
      g_test_skip ("pdfinfo is not installed");
      return;
    }
  last = g_strdup_printf ("\"page-%u\"", map_atlas_get_n_pages (fixture->atlas));
  g_assert_nonnull (strstr (places, "\"page-1\""));
  g_assert_nonnull (strstr (places, last));
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_nonnull (memmem (bytes, length, LINK, strlen (LINK)));
}

static void
an_atlas_is_drawn_not_painted (Fixture      *fixture,
                               gconstpointer data)
{
  g_autofree char *images = NULL, *fonts = NULL;
  g_auto (GStrv)   lines = NULL;

  fixture->page = map_page_new_for_paper (MAP_PAPER_A4, FALSE);
  make (fixture, MAP_ATLAS_CENTRES);
  write_atlas (fixture);
  images = run (fixture, "pdfimages", "-list", NULL);
  fonts = run (fixture, "pdffonts", "-l3", NULL);
  if (images == NULL || fonts == NULL)
    {
      g_test_skip ("pdfimages is not installed");
      return;
    }
  lines = g_strsplit (images, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3); /* two of heading, no image */
  g_assert_null (strstr (fonts, " no "));
}

static void
an_atlas_of_nothing_is_a_page_and_an_index (Fixture      *fixture,
                                            gconstpointer data)
{
  fixture->look.hidden_families = G_MAXUINT32;
  make (fixture, MAP_ATLAS_CENTRES);
  g_assert_cmpuint (map_atlas_get_n_pages (fixture->atlas), ==, 2);
  make (fixture, MAP_ATLAS_COMMUNES);
  g_assert_cmpuint (map_atlas_get_n_pages (fixture->atlas), ==, 2);
  write_atlas (fixture);
}

static void
what_is_cancelled_is_not_made (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (map_atlas_new (MAP_ATLAS_COMMUNES, &fixture->page, fixture->scene, &fixture->look, cancellable));
}

int
main (int   argc,
      char *argv[])
{
#define ADD(path, test) g_test_add ("/map/atlas/" path, Fixture, NULL, set_up, test, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("each-structure-is-on-the-page-of-its-commune", each_structure_is_on_the_page_of_its_commune);
  ADD ("a-legend-heads-the-list-of-a-page-that-lies", a_legend_heads_the_list_of_a_page_that_lies);
  ADD ("every-object-is-where-the-file-says", every_object_is_where_the_file_says);
  ADD ("the-index-knows-the-page-of-each", the_index_knows_the_page_of_each);
  ADD ("a-number-of-the-list-is-on-the-map", a_number_of_the_list_is_on_the_map);
  ADD ("each-centre-has-a-page", each_centre_has_a_page);
  ADD ("who-is-hidden-is-nowhere", who_is_hidden_is_nowhere);
  ADD ("a-part-of-the-territory-has-its-pages-only", a_part_of_the_territory_has_its_pages_only);
  ADD ("numbers-of-pages-lead-there", numbers_of_pages_lead_there);
  ADD ("an-atlas-is-drawn-not-painted", an_atlas_is_drawn_not_painted);
  ADD ("an-atlas-of-nothing-is-a-page-and-an-index", an_atlas_of_nothing_is_a_page_and_an_index);
  ADD ("what-is-cancelled-is-not-made", what_is_cancelled_is_not_made);
  return g_test_run ();
}
