/* reader-document-private.h - between the kinds of document and what is said of them */
#pragma once

#include <libxml/tree.h>

#include "reader-document.h"

G_BEGIN_DECLS

typedef struct _ReaderParagraphs ReaderParagraphs;

/* Begins the table. */
ReaderParagraphs *reader_paragraphs_begin (const char *name);
/* text: each line of it is a row; only the first bears the mark and the level. */
void reader_paragraphs_add (ReaderParagraphs *self,
                            const char       *text,
                            const char       *mark,
                            guint             level);
void reader_paragraphs_end (ReaderParagraphs *self);

/* A part of the archive, parsed; NULL: it has no such part. Freed with xmlFreeDoc. */
xmlDoc *reader_archive_read (const char *path,
                             const char *part);

/* What is next below root, children first when into. */
xmlNode *reader_xml_next (const xmlNode *root,
                          xmlNode       *node,
                          gboolean       into);
gboolean reader_xml_is (const xmlNode *node,
                        const char    *name);
/* First child of a name; NULL: none, or node is NULL. */
xmlNode *reader_xml_child (const xmlNode *node,
                           const char    *name);
/* Of any namespace; caller owns; NULL: none. */
char *reader_xml_attribute (const xmlNode *node,
                            const char    *name);
/* As a number; missing: otherwise. */
int  reader_xml_number (const xmlNode *node,
                        const char    *name,
                        int            otherwise);
void reader_xml_add_text (const xmlNode *node,
                          GString       *words);

void reader_docx_read (const char       *path,
                       ReaderParagraphs *out);
void reader_odt_read (const char       *path,
                      ReaderParagraphs *out);

G_END_DECLS
