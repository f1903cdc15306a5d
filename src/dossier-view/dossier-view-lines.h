/* dossier-view-lines.h - the structures that answer a query, one line each, as a list model
 *
 * The lines are read in one go on the reader thread; an object is made for a line when a row
 * shows it. To be told the dossier changed is to read again: the model then says what moved.
 */
#pragma once

#include "dossier-reader.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOSSIER_VIEW_TYPE_LINE (dossier_view_line_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewLine, dossier_view_line, DOSSIER_VIEW, LINE, GObject)

const char *dossier_view_line_get_id (DossierViewLine *self);
const char *dossier_view_line_get_name (DossierViewLine *self);
const char *dossier_view_line_get_type_code (DossierViewLine *self); /* or NULL */
const char *dossier_view_line_get_type_label (DossierViewLine *self);
const char *dossier_view_line_get_commune (DossierViewLine *self);
const char *dossier_view_line_get_priority (DossierViewLine *self); /* "REP", "" when it has none */
guint       dossier_view_line_get_n_links (DossierViewLine *self);
/* Folded for sorting. */
const char *dossier_view_line_get_name_key (DossierViewLine *self);
const char *dossier_view_line_get_commune_key (DossierViewLine *self);

#define DOSSIER_VIEW_TYPE_LINES (dossier_view_lines_get_type ())
G_DECLARE_FINAL_TYPE (DossierViewLines, dossier_view_lines, DOSSIER_VIEW, LINES, GObject)

DossierViewLines *dossier_view_lines_new (void);

/* A DossierQuestion: data is the DossierQuery; its answer is for dossier_view_lines_take. */
gpointer dossier_view_lines_read (DossierReader *reader,
                                  gpointer       query,
                                  GCancellable  *cancellable,
                                  GError       **error);
/* Of an answer nobody took. */
void dossier_view_lines_answer_free (gpointer answer);
/* Takes the answer; NULL empties the model. */
void dossier_view_lines_take (DossierViewLines *self,
                              gpointer          answer);
/* GTK_INVALID_LIST_POSITION (G_MAXUINT) when it is not there. */
guint dossier_view_lines_find (DossierViewLines *self,
                               const char       *id);

G_END_DECLS
