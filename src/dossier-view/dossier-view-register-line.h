/* dossier-view-register-line.h - what the register of processing says of one person
 *
 * What is recorded, since when, by whom, what for, on which ground, who sees it, since when they know, until when it is kept:
 * the line somebody is shown who asks what is known of them. Facts of the dossier, but for the purpose and the ground, which
 * whoever holds the register confirms. Immutable, read on the reader thread.
 */
#pragma once

#include "dossier-reader.h"

G_BEGIN_DECLS

typedef struct
{
  char *label;
  char *text; /* may have several lines */
} DossierViewRegisterItem;

typedef struct
{
  char      *above; /* small, over the title; NULL: that it is of the register */
  char      *title; /* what the person is called */
  GPtrArray *items; /* DossierViewRegisterItem */
} DossierViewRegisterLine;

/* A DossierQuestion: data is the id of a person; answers DossierViewRegisterLine. */
gpointer dossier_view_register_line_read (DossierReader *reader,
                                          gpointer       id,
                                          GCancellable  *cancellable,
                                          GError       **error);
void     dossier_view_register_line_free (DossierViewRegisterLine *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierViewRegisterLine, dossier_view_register_line_free)

G_END_DECLS
