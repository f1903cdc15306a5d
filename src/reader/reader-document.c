#include "reader-document-private.h"

#include <cpl_conv.h>
#include <cpl_vsi.h>
#include <libxml/parser.h>
#include <string.h>

#include "base-text.h"

#include "reader-output.h"

#define LARGEST_PART (32u << 20) /* unpacked: a book of a thousand pages is a tenth of it */

struct _ReaderParagraphs
{
  guint64 row;
};

ReaderParagraphs *
reader_paragraphs_begin (const char *name)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) reader_column_free);
  ReaderHeader          header = { .name = name, .sheet = 1, .columns = columns, .rows = -1, .lines = -1 };

  g_ptr_array_add (columns, reader_column_new ("text", "paragraph"));
  g_ptr_array_add (columns, reader_column_new ("mark", "text"));
  g_ptr_array_add (columns, reader_column_new ("level", "number"));
  reader_output_header (&header);
  return g_new0 (ReaderParagraphs, 1);
}

void
reader_paragraphs_add (ReaderParagraphs *self,
                       const char       *text,
                       const char       *mark,
                       guint             level)
{
  g_auto (GStrv)   lines = g_strsplit (text, "\n", -1);
  g_autofree char *height = level > 0 ? g_strdup_printf ("%u", level) : NULL;

  for (guint i = 0; lines[i] != NULL || i == 0; i++)
    {
      char     *cells[] = { lines[i] != NULL ? lines[i] : (char *) "", i == 0 ? (char *) mark : NULL, i == 0 ? height : NULL };
      ReaderRow row = { .line = ++self->row, .n_cells = G_N_ELEMENTS (cells), .cells = cells };

      reader_output_row (&row);
      if (lines[i] == NULL)
        return;
    }
}

void
reader_paragraphs_end (ReaderParagraphs *self)
{
  g_free (self);
}

/* --- the parts of an archive */

static GByteArray *
unpack (VSILFILE *file)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8      buffer[65536];
  size_t      n;

  while ((n = VSIFReadL (buffer, 1, sizeof buffer, file)) > 0)
    {
      g_byte_array_append (bytes, buffer, (guint) n);
      if (bytes->len > LARGEST_PART)
        reader_output_fail ("too-big", "more than %u bytes once unpacked", LARGEST_PART);
    }
  return bytes;
}

xmlDoc *
reader_archive_read (const char *path,
                     const char *part)
{
  g_autofree char       *inside = g_strdup_printf ("/vsizip/{%s}/%s", path, part);
  VSILFILE              *file;
  g_autoptr (GByteArray) bytes = NULL;
  xmlDoc                *document;

  CPLSetErrorHandler (CPLQuietErrorHandler);
  file = VSIFOpenL (inside, "rb");
  if (file == NULL)
    return NULL;
  bytes = unpack (file);
  VSIFCloseL (file);
  document = xmlReadMemory ((const char *) bytes->data, (int) bytes->len, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (document == NULL)
    reader_output_fail ("damaged", "%s is not well formed", part);
  return document;
}

/* --- a tree of XML */

xmlNode *
reader_xml_next (const xmlNode *root,
                 xmlNode       *node,
                 gboolean       into)
{
  if (into && node->children != NULL)
    return node->children;
  while (node != root && node->next == NULL)
    node = node->parent;
  return node == root ? NULL : node->next;
}

gboolean
reader_xml_is (const xmlNode *node,
               const char    *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

xmlNode *
reader_xml_child (const xmlNode *node,
                  const char    *name)
{
  for (xmlNode *child = node != NULL ? node->children : NULL; child != NULL; child = child->next)
    if (reader_xml_is (child, name))
      return child;
  return NULL;
}

char *
reader_xml_attribute (const xmlNode *node,
                      const char    *name)
{
  for (const xmlAttr *attribute = node != NULL ? node->properties : NULL; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, name) == 0)
      {
        xmlChar *value = xmlNodeListGetString (node->doc, attribute->children, 1);
        char    *copy = g_strdup (value != NULL ? (const char *) value : "");

        xmlFree (value);
        return copy;
      }
  return NULL;
}

int
reader_xml_number (const xmlNode *node,
                   const char    *name,
                   int            otherwise)
{
  g_autofree char *value = reader_xml_attribute (node, name);

  return value != NULL ? CLAMP (atoi (value), -1, 1000000) : otherwise;
}

void
reader_xml_add_text (const xmlNode *node,
                     GString       *words)
{
  if (node->content != NULL)
    g_string_append (words, (const char *) node->content);
}

/* --- which kind of document */

gboolean
reader_document_is_archive (GBytes *file)
{
  gsize       length;
  const char *bytes = g_bytes_get_data (file, &length);

  return length > 4 && memcmp (bytes, "PK", 2) == 0;
}

static gboolean
has_part (const char *path,
          const char *part)
{
  g_autofree char *inside = g_strdup_printf ("/vsizip/{%s}/%s", path, part);
  VSIStatBufL      facts;

  return VSIStatL (inside, &facts) == 0;
}

void
reader_document_read_archive (const char *path,
                              const char *name)
{
  gboolean          docx, odt;
  ReaderParagraphs *out;

  CPLSetErrorHandler (CPLQuietErrorHandler);
  docx = has_part (path, "word/document.xml");
  odt = !docx && has_part (path, "content.xml");
  if (!docx && !odt)
    reader_output_fail ("not-recognised", "neither .docx nor .odt");
  out = reader_paragraphs_begin (name);
  if (docx)
    reader_docx_read (path, out);
  else
    reader_odt_read (path, out);
  reader_paragraphs_end (out);
}

void
reader_document_read_text (const ReaderText *text,
                           const char       *name)
{
  g_autofree char  *repaired = base_text_repair (text->bytes, (gssize) text->length);
  g_auto (GStrv)    lines = g_regex_split_simple ("\r\n|\n|\r", repaired, 0, 0);
  ReaderParagraphs *out = reader_paragraphs_begin (name);

  for (guint i = 0; lines[i] != NULL; i++)
    reader_paragraphs_add (out, lines[i], NULL, 0);
  reader_paragraphs_end (out);
}
