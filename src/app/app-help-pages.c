#include "app-help-pages.h"

#include "app-help-resources.h"
#include "base-text.h"

#include <cmark.h>
#include <string.h>

#define FOLDER "/org/federation/Liens/help/fr/"
#define EXCERPT_LENGTH 90 /* characters */

static const char *const names[] = {
  "premiers-pas", "carte", "reseau", "imprimer", "livret", "fonds", "projeter", "presenter", "structures", "chercher", "lien", "personnes", "constats", "guide", "entretiens", "verifier", "vocabulaire", "importer", "importer-un-document", "classeur", "annuler", "sauvegardes", "partager", "confidentialite", "ligne-de-commande", "raccourcis"
};

static const struct
{
  const char *place;
  const char *name;
} places[] = {
  { "welcome", "premiers-pas" },
  { "map", "carte" },
  { "export-map", "imprimer" },
  { "booklet", "livret" },
  { "project", "projeter" },
  { "present", "presenter" },
  { "backgrounds", "fonds" },
  { "structures", "structures" },
  { "structure", "structures" },
  { "find", "chercher" },
  { "link", "lien" },
  { "person", "personnes" },
  { "findings", "constats" },
  { "guide", "guide" },
  { "notes", "entretiens" },
  { "doubts", "verifier" },
  { "vocabulary", "vocabulaire" },
  { "import", "importer" },
  { "import-document", "importer-un-document" },
  { "export-workbook", "classeur" },
  { "history", "annuler" },
  { "backups", "sauvegardes" },
  { "sharing", "partager" },
  { "audience", "confidentialite" },
  { "shortcuts", "raccourcis" },
};

/* The first heading; every page begins with one. */
static char *
read_title (const char *markdown)
{
  const char *end = strchr (markdown, '\n');

  while (*markdown == '#' || *markdown == ' ')
    markdown++;
  return g_strndup (markdown, end != NULL && end > markdown ? (gsize) (end - markdown) : strlen (markdown));
}

static AppHelpPage *
read_pages (void)
{
  AppHelpPage *pages = g_new0 (AppHelpPage, G_N_ELEMENTS (names));
  GResource   *resource = app_help_get_resource ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char   *path = g_strconcat (FOLDER, names[i], ".md", NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      g_assert (bytes != NULL);
      pages[i].name = names[i];
      pages[i].markdown = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      pages[i].title = read_title (pages[i].markdown);
    }
  return pages;
}

const AppHelpPage *
app_help_pages_get (guint *n_pages)
{
  static gsize pages = 0;

  if (g_once_init_enter (&pages))
    g_once_init_leave (&pages, (gsize) read_pages ());
  if (n_pages != NULL)
    *n_pages = G_N_ELEMENTS (names);
  return (const AppHelpPage *) pages;
}

const AppHelpPage *
app_help_pages_find (const char *name)
{
  const AppHelpPage *pages = app_help_pages_get (NULL);
  gsize              length;

  g_return_val_if_fail (name != NULL, NULL);

  length = g_str_has_suffix (name, ".md") ? strlen (name) - strlen (".md") : strlen (name);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == length && strncmp (names[i], name, length) == 0)
      return &pages[i];
  return NULL;
}

const AppHelpPage *
app_help_pages_find_for (const char *place)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (places[i].place, place) == 0)
      return app_help_pages_find (places[i].name);
  return app_help_pages_get (NULL);
}

/* What the page says, without its marks; paragraphs are one line each. */
static char *
dup_plain (const char *markdown)
{
  cmark_node *document = cmark_parse_document (markdown, strlen (markdown), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (document);
  GString    *plain = g_string_new (NULL);
  int         event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node     *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);

      if (event == CMARK_EVENT_ENTER && (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE))
        g_string_append (plain, cmark_node_get_literal (node));
      else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        g_string_append_c (plain, ' ');
      else if (event == CMARK_EVENT_EXIT && (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING))
        g_string_append_c (plain, '\n');
    }
  cmark_iter_free (iter);
  cmark_node_free (document);
  return g_string_free (plain, FALSE);
}

static gboolean
says_all (const char *folded,
          char      **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static char *
shorten (const char *line)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= EXCERPT_LENGTH)
    return g_strdup (line);
  start = g_utf8_substring (line, 0, EXCERPT_LENGTH);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

char *
app_help_page_dup_excerpt (const AppHelpPage *self,
                           const char        *words)
{
  g_autofree char *folded = base_text_fold (words), *plain = NULL, *all = NULL;
  g_auto (GStrv)   sought = g_strsplit (folded, " ", -1), lines = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (*folded == '\0')
    return g_strdup ("");
  plain = dup_plain (self->markdown);
  all = base_text_fold (plain);
  if (!says_all (all, sought))
    return NULL;

  lines = g_strsplit (plain, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++) /* the title stands above the excerpt already */
    {
      g_autofree char *line = base_text_fold (lines[i]);

      if (*line != '\0' && strstr (line, sought[0]) != NULL)
        return shorten (lines[i]);
    }
  return g_strdup ("");
}

GPtrArray *
app_help_page_list_links (const AppHelpPage *self)
{
  GPtrArray  *links = g_ptr_array_new ();
  cmark_node *document = cmark_parse_document (self->markdown, strlen (self->markdown), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (document);
  int         event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node        *node = cmark_iter_get_node (iter);
      const AppHelpPage *page = event == CMARK_EVENT_ENTER && cmark_node_get_type (node) == CMARK_NODE_LINK ? app_help_pages_find (cmark_node_get_url (node)) : NULL;

      if (page != NULL && !g_ptr_array_find (links, page, NULL))
        g_ptr_array_add (links, (gpointer) page);
    }
  cmark_iter_free (iter);
  cmark_node_free (document);
  return links;
}
