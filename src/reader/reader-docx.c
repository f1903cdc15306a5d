/* Office Open XML, ECMA-376 part 1, §17: w:p, w:r, w:t; numbering (§17.9); styles (§17.7). */
#include "reader-document-private.h"

#include <stdlib.h>
#include <string.h>

#include "reader-output.h"

#define LEVELS 9
#define MOST_STYLES 32 /* of one based on another: a circle ends */

/* A list being counted. */
typedef struct
{
  char *formats[LEVELS]; /* "decimal", "bullet"… ; NULL: not said */
  char *texts[LEVELS];   /* "%1." */
  int   starts[LEVELS];
  int   counts[LEVELS];
} List;

typedef struct
{
  char *based_on;
  int   level;  /* of a heading from 1; 0: none */
  char *list;   /* number of its list; NULL: none */
  int   indent; /* level in the list */
} Style;

typedef struct
{
  GHashTable       *styles;   /* id → Style */
  GHashTable       *lists;    /* abstract number → List */
  GHashTable       *abstract; /* number → abstract number */
  ReaderParagraphs *out;
} Reading;

static void
free_list (gpointer data)
{
  List *list = data;

  for (guint i = 0; i < LEVELS; i++)
    {
      g_free (list->formats[i]);
      g_free (list->texts[i]);
    }
  g_free (list);
}

static void
free_style (gpointer data)
{
  Style *style = data;

  g_free (style->based_on);
  g_free (style->list);
  g_free (style);
}

static char *
dup_value (const xmlNode *parent,
           const char    *name)
{
  return reader_xml_attribute (reader_xml_child (parent, name), "val");
}

static void
read_level (List          *list,
            const xmlNode *node)
{
  int              level = reader_xml_number (node, "ilvl", 0);
  g_autofree char *start = dup_value (node, "start");

  if (level < 0 || level >= LEVELS || list->formats[level] != NULL)
    return;
  list->formats[level] = dup_value (node, "numFmt");
  list->texts[level] = dup_value (node, "lvlText");
  list->starts[level] = start != NULL ? atoi (start) : 1;
}

static void
read_abstract (Reading       *self,
               const xmlNode *node)
{
  List *list = g_new0 (List, 1);

  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (reader_xml_is (child, "lvl"))
      read_level (list, child);
  g_hash_table_replace (self->lists, reader_xml_attribute (node, "abstractNumId"), list);
}

static void
read_numbering (Reading    *self,
                const char *path)
{
  xmlDoc *document = reader_archive_read (path, "word/numbering.xml");

  for (xmlNode *node = document != NULL ? xmlDocGetRootElement (document)->children : NULL; node != NULL; node = node->next)
    {
      if (reader_xml_is (node, "abstractNum") && xmlHasProp (node, BAD_CAST "abstractNumId") != NULL)
        read_abstract (self, node);
      else if (reader_xml_is (node, "num") && xmlHasProp (node, BAD_CAST "numId") != NULL)
        g_hash_table_replace (self->abstract, reader_xml_attribute (node, "numId"), dup_value (node, "abstractNumId"));
    }
  xmlFreeDoc (document);
}

static int
read_heading_level (const xmlNode *style)
{
  g_autofree char *outline = dup_value (reader_xml_child (style, "pPr"), "outlineLvl"), *name = dup_value (style, "name");

  if (outline != NULL && atoi (outline) >= 0 && atoi (outline) < LEVELS)
    return atoi (outline) + 1;
  if (name != NULL && g_ascii_strcasecmp (name, "title") == 0)
    return 1;
  return 0;
}

static void
read_style (Reading       *self,
            const xmlNode *node)
{
  Style   *style = g_new0 (Style, 1);
  xmlNode *numbered = reader_xml_child (reader_xml_child (node, "pPr"), "numPr");
  char    *indent = dup_value (numbered, "ilvl");

  style->based_on = dup_value (node, "basedOn");
  style->level = read_heading_level (node);
  style->list = dup_value (numbered, "numId");
  style->indent = indent != NULL ? atoi (indent) : 0;
  g_free (indent);
  g_hash_table_replace (self->styles, reader_xml_attribute (node, "styleId"), style);
}

static void
read_styles (Reading    *self,
             const char *path)
{
  xmlDoc *document = reader_archive_read (path, "word/styles.xml");

  for (xmlNode *node = document != NULL ? xmlDocGetRootElement (document)->children : NULL; node != NULL; node = node->next)
    if (reader_xml_is (node, "style") && xmlHasProp (node, BAD_CAST "styleId") != NULL)
      read_style (self, node);
  xmlFreeDoc (document);
}

/* --- what a list writes by itself */

static void
add_roman (GString *out,
           int      number)
{
  static const struct
  {
    int         value;
    const char *sign;
  } signs[] = { { 100, "C" }, { 90, "XC" }, { 50, "L" }, { 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" } };

  for (guint i = 0; i < G_N_ELEMENTS (signs) && number < 400; i++)
    for (; number >= signs[i].value; number -= signs[i].value)
      g_string_append (out, signs[i].sign);
}

static void
add_count (GString    *out,
           const char *format,
           int         count)
{
  if (g_strcmp0 (format, "lowerLetter") == 0 && count >= 1 && count <= 26)
    g_string_append_c (out, (char) ('a' + count - 1));
  else if (g_strcmp0 (format, "upperLetter") == 0 && count >= 1 && count <= 26)
    g_string_append_c (out, (char) ('A' + count - 1));
  else if (g_strcmp0 (format, "upperRoman") == 0 || g_strcmp0 (format, "lowerRoman") == 0)
    add_roman (out, count);
  else
    g_string_append_printf (out, "%d", count);
}

/* "%1.%2" with the counts of the levels. */
static char *
write_mark (const List *list,
            int         level)
{
  GString *mark = g_string_new (NULL);

  for (const char *at = list->texts[level] != NULL ? list->texts[level] : "%1."; *at != '\0'; at++)
    if (at[0] == '%' && at[1] >= '1' && at[1] <= '0' + LEVELS)
      {
        add_count (mark, list->formats[at[1] - '1'], list->counts[at[1] - '1']);
        at++;
      }
    else
      g_string_append_c (mark, *at);
  return g_string_free (mark, FALSE);
}

static char *
count_one (Reading    *self,
           const char *number,
           int         level)
{
  const char *abstract = number != NULL ? g_hash_table_lookup (self->abstract, number) : NULL;
  List       *list = abstract != NULL ? g_hash_table_lookup (self->lists, abstract) : NULL;

  if (list == NULL || level < 0 || level >= LEVELS || g_strcmp0 (list->formats[level], "none") == 0)
    return NULL;
  if (g_strcmp0 (list->formats[level], "bullet") == 0)
    return g_strdup ("·");
  list->counts[level] = list->counts[level] == 0 ? list->starts[level] : list->counts[level] + 1;
  for (int i = level + 1; i < LEVELS; i++)
    list->counts[i] = 0;
  return write_mark (list, level);
}

/* --- paragraphs */

typedef struct
{
  int         level;
  const char *list;
  int         indent;
} Look;

/* What the paragraph says first, else its style, else what that one is based on. */
static void
look_up_style (const Reading *self,
               const char    *id,
               Look          *look)
{
  const Style *style = id != NULL ? g_hash_table_lookup (self->styles, id) : NULL;

  for (guint i = 0; style != NULL && i < MOST_STYLES; i++)
    {
      if (look->level == 0)
        look->level = style->level;
      if (look->list == NULL && style->list != NULL)
        {
          look->list = style->list;
          look->indent = style->indent;
        }
      style = style->based_on != NULL ? g_hash_table_lookup (self->styles, style->based_on) : NULL;
    }
}

static void
end_paragraph (Reading       *self,
               const xmlNode *paragraph,
               const GString *words)
{
  xmlNode         *properties = reader_xml_child (paragraph, "pPr"), *numbered = reader_xml_child (properties, "numPr");
  g_autofree char *style = dup_value (properties, "pStyle"), *outline = dup_value (properties, "outlineLvl");
  g_autofree char *number = dup_value (numbered, "numId"), *indent = dup_value (numbered, "ilvl"), *mark = NULL;
  Look             look = { outline != NULL && atoi (outline) < LEVELS ? atoi (outline) + 1 : 0, number, indent != NULL ? atoi (indent) : 0 };

  look_up_style (self, style, &look);
  mark = count_one (self, look.list, look.indent);
  reader_paragraphs_add (self->out, words->str, mark, (guint) MAX (look.level, 0));
}

static gboolean
is_left_out (const xmlNode *node)
{
  static const char *const names[] = { "del", "delText", "instrText", "moveFrom", "Fallback", "pPr", "rPr", "footnoteReference", "commentReference", NULL };

  return node->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *) node->name);
}

static void
add_word (const xmlNode *node,
          GString       *words)
{
  if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->parent != NULL && reader_xml_is (node->parent, "t"))
    reader_xml_add_text (node, words);
  else if (reader_xml_is (node, "tab"))
    g_string_append_c (words, '\t');
  else if (reader_xml_is (node, "br") || reader_xml_is (node, "cr"))
    g_string_append_c (words, '\n');
  else if (reader_xml_is (node, "noBreakHyphen"))
    g_string_append (words, "-");
}

/* A box of text inside a paragraph holds paragraphs of its own, which come after it. */
static void
read_paragraph (Reading       *self,
                const xmlNode *paragraph,
                GPtrArray     *inner)
{
  g_autoptr (GString) words = g_string_new (NULL);
  xmlNode            *node = paragraph->children;

  while (node != NULL)
    {
      gboolean enters = !is_left_out (node) && !reader_xml_is (node, "p");

      if (reader_xml_is (node, "p"))
        g_ptr_array_add (inner, node);
      else if (enters)
        add_word (node, words);
      node = reader_xml_next (paragraph, node, enters);
    }
  end_paragraph (self, paragraph, words);
}

static void
read_body (Reading *self,
           xmlNode *body)
{
  g_autoptr (GPtrArray) inner = g_ptr_array_new ();
  xmlNode              *node = body->children;

  while (node != NULL)
    {
      gboolean is_paragraph = reader_xml_is (node, "p");

      if (is_paragraph)
        read_paragraph (self, node, inner);
      for (; inner->len > 0; g_ptr_array_remove_index (inner, 0))
        read_paragraph (self, inner->pdata[0], inner);
      node = reader_xml_next (body, node, !is_paragraph && !is_left_out (node));
    }
}

void
reader_docx_read (const char       *path,
                  ReaderParagraphs *out)
{
  g_autoptr (GHashTable) styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_style);
  g_autoptr (GHashTable) lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_list);
  g_autoptr (GHashTable) abstract = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reading                self = { styles, lists, abstract, out };
  xmlDoc                *document = reader_archive_read (path, "word/document.xml");
  xmlNode               *body = document != NULL ? reader_xml_child (xmlDocGetRootElement (document), "body") : NULL;

  if (body == NULL)
    reader_output_fail ("damaged", "no text in word/document.xml");
  read_numbering (&self, path);
  read_styles (&self, path);
  read_body (&self, body);
  xmlFreeDoc (document);
}
