/* OpenDocument 1.2 part 1: text:p, text:h, text:list (§5), list styles (§16.30). */
#include "reader-document-private.h"

#include <stdlib.h>
#include <string.h>

#include "reader-output.h"

#define LEVELS 10
#define MOST_SPACES 1000 /* of one text:s */

typedef struct
{
  GHashTable       *numbered; /* "style/level" → is a number, and not a bullet */
  GHashTable       *titles;   /* styles that are titles */
  ReaderParagraphs *out;
} Reading;

/* Where a paragraph stands in lists. */
typedef struct
{
  char *style; /* of the outermost; NULL: none said */
  int   depth;
  int   count;
} Where;

static void
read_list_style (Reading       *self,
                 const xmlNode *style)
{
  g_autofree char *name = reader_xml_attribute (style, "name");

  for (xmlNode *level = style->children; level != NULL && name != NULL; level = level->next)
    if (reader_xml_is (level, "list-level-style-number"))
      {
        g_autofree char *format = reader_xml_attribute (level, "num-format");

        if (format != NULL && *format != '\0')
          g_hash_table_add (self->numbered, g_strdup_printf ("%s/%d", name, reader_xml_number (level, "level", 1)));
      }
}

static void
read_style (Reading       *self,
            const xmlNode *style)
{
  g_autofree char *name = reader_xml_attribute (style, "name"), *parent = reader_xml_attribute (style, "parent-style-name");

  if (name != NULL && (strcmp (name, "Title") == 0 || g_strcmp0 (parent, "Title") == 0))
    g_hash_table_add (self->titles, g_steal_pointer (&name));
}

static void
read_styles (Reading *self,
             xmlDoc  *document)
{
  xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;

  for (xmlNode *node = root != NULL ? root->children : NULL; node != NULL; node = node->next)
    for (xmlNode *style = node->children; style != NULL && !reader_xml_is (node, "body"); style = style->next)
      {
        if (reader_xml_is (style, "list-style"))
          read_list_style (self, style);
        else if (reader_xml_is (style, "style"))
          read_style (self, style);
      }
}

static void
add_spaces (const xmlNode *node,
            GString       *words)
{
  for (int i = MIN (reader_xml_number (node, "c", 1), MOST_SPACES); i > 0; i--)
    g_string_append_c (words, ' ');
}

/* Blanks of the file itself are one, and none at the beginning (§6.1.2). */
static void
add_collapsed (const xmlNode *node,
               GString       *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  reader_xml_add_text (node, text);
  for (const char *at = text->str; *at != '\0'; at++)
    {
      gboolean blank = strchr (" \t\r\n", *at) != NULL;

      if (!blank)
        g_string_append_c (words, *at);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
}

static gboolean
is_left_out (const xmlNode *node)
{
  static const char *const names[] = { "note", "annotation", "tracked-changes", "change", "ruby-text", "sequence-decls", "table-of-content-source", NULL };

  return node->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *) node->name);
}

static gboolean
is_paragraph (const xmlNode *node)
{
  return reader_xml_is (node, "p") || reader_xml_is (node, "h");
}

static void
add_word (const xmlNode *node,
          GString       *words)
{
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    add_collapsed (node, words);
  else if (reader_xml_is (node, "s"))
    add_spaces (node, words);
  else if (reader_xml_is (node, "tab"))
    g_string_append_c (words, '\t');
  else if (reader_xml_is (node, "line-break"))
    g_string_append_c (words, '\n');
}

static guint
find_level (const Reading *self,
            const xmlNode *paragraph)
{
  g_autofree char *style = reader_xml_attribute (paragraph, "style-name");

  if (reader_xml_is (paragraph, "h"))
    return (guint) CLAMP (reader_xml_number (paragraph, "outline-level", 1), 1, LEVELS);
  return style != NULL && g_hash_table_contains (self->titles, style) ? 1 : 0;
}

/* A box of text holds paragraphs of its own, which come after it. */
static void
read_paragraph (Reading       *self,
                const xmlNode *paragraph,
                const char    *mark,
                GPtrArray     *inner)
{
  g_autoptr (GString) words = g_string_new (NULL);
  xmlNode            *node = paragraph->children;

  while (node != NULL)
    {
      gboolean enters = !is_left_out (node) && !is_paragraph (node);

      if (is_paragraph (node))
        g_ptr_array_add (inner, node);
      else if (enters)
        add_word (node, words);
      node = reader_xml_next (paragraph, node, enters);
    }
  reader_paragraphs_add (self->out, words->str, mark, find_level (self, paragraph));
}

static void
read_paragraphs (Reading       *self,
                 const xmlNode *paragraph,
                 const char    *mark)
{
  g_autoptr (GPtrArray) inner = g_ptr_array_new ();

  read_paragraph (self, paragraph, mark, inner);
  for (; inner->len > 0; g_ptr_array_remove_index (inner, 0))
    read_paragraph (self, inner->pdata[0], NULL, inner);
}

static char *
write_mark (const Reading *self,
            const Where   *where)
{
  g_autofree char *key = g_strdup_printf ("%s/%d", where->style != NULL ? where->style : "", where->depth);

  return g_hash_table_contains (self->numbered, key) ? g_strdup_printf ("%d.", where->count) : g_strdup ("·");
}

static void read_nodes (Reading       *self,
                        const xmlNode *parent,
                        Where         *where,
                        gboolean       begins_item);

static void
read_list (Reading       *self,
           const xmlNode *list,
           const Where   *around)
{
  g_autofree char *style = reader_xml_attribute (list, "style-name");
  Where            where = { style != NULL ? style : around->style, around->depth + 1, 0 };

  if (where.depth > LEVELS)
    reader_output_fail ("not-recognised", "lists within lists within lists");
  for (xmlNode *item = list->children; item != NULL; item = item->next)
    if (reader_xml_is (item, "list-item") || reader_xml_is (item, "list-header"))
      {
        where.count += reader_xml_is (item, "list-item");
        read_nodes (self, item, &where, reader_xml_is (item, "list-item"));
      }
}

/* Tables, sections and frames are walked through; depth is bounded by the parser. */
static void
read_nodes (Reading       *self,
            const xmlNode *parent,
            Where         *where,
            gboolean       begins_item)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      g_autofree char *mark = begins_item && is_paragraph (node) ? write_mark (self, where) : NULL;

      if (is_paragraph (node))
        {
          read_paragraphs (self, node, mark);
          begins_item = FALSE;
        }
      else if (reader_xml_is (node, "list"))
        read_list (self, node, where);
      else if (node->type == XML_ELEMENT_NODE && !is_left_out (node))
        read_nodes (self, node, where, FALSE);
    }
}

void
reader_odt_read (const char       *path,
                 ReaderParagraphs *out)
{
  g_autoptr (GHashTable) numbered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading                self = { numbered, titles, out };
  Where                  where = { NULL, 0, 0 };
  xmlDoc                *styles = reader_archive_read (path, "styles.xml"), *document = reader_archive_read (path, "content.xml");
  xmlNode               *body = document != NULL ? reader_xml_child (xmlDocGetRootElement (document), "body") : NULL;
  xmlNode               *text = reader_xml_child (body, "text");

  if (text == NULL)
    reader_output_fail ("not-recognised", "not a text document");
  read_styles (&self, styles);
  read_styles (&self, document);
  read_nodes (&self, text, &where, FALSE);
  xmlFreeDoc (styles);
  xmlFreeDoc (document);
}
