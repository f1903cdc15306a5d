/* dossier-view-paper.h - rows copied from a list, as other programs take them
 *
 * Cells of a spreadsheet, a table of a letter or of a message. Plain values: rows are arrays of words,
 * the first one the heads. What would part a cell in two (a tab, a line) is a space.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* rows: char ** elements, NULL-terminated, all as long. A row a line, a tab between cells. Caller owns. */
char *dossier_view_paper_dup_text (GPtrArray *rows);
/* The same as a table of HTML, its first row in its head. */
char *dossier_view_paper_dup_html (GPtrArray *rows);

G_END_DECLS
