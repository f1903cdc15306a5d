/* exchange-view-picture.h - the map in a file, made away from the window
 *
 * What is wished is a plain value; the dossier is read by its reader, the drawing is done by a
 * worker. Knows no widget.
 */
#pragma once

#include <gio/gio.h>

#include "dossier-query.h"
#include "dossier-store.h"
#include "map-print.h"

G_BEGIN_DECLS

typedef enum
{
  EXCHANGE_VIEW_PICTURE_PDF,
  EXCHANGE_VIEW_PICTURE_PNG,
  EXCHANGE_VIEW_PICTURE_SVG,
} ExchangeViewPictureFormat;

typedef struct
{
  ExchangeViewPictureFormat format;
  MapPaper                  paper;         /* PDF and SVG */
  int                       width, height; /* PNG, pixels */
  DossierVisibility         audience;
  char                     *title; /* owned; "" or NULL: none */
  DossierQuery             *shown; /* owned; NULL: everything */
} ExchangeViewPicture;

ExchangeViewPicture *exchange_view_picture_copy (const ExchangeViewPicture *self);
void                 exchange_view_picture_free (ExchangeViewPicture *self);

/* ".pdf", ".png", ".svg". Static. */
const char *exchange_view_picture_get_suffix (ExchangeViewPictureFormat format);

/* wish is copied. Errors of MAP_PRINT_ERROR and DOSSIER_STORE_ERROR. */
void     exchange_view_picture_write_async (DossierStore              *store,
                                            const ExchangeViewPicture *wish,
                                            const char                *path,
                                            GCancellable              *cancellable,
                                            GAsyncReadyCallback        callback,
                                            gpointer                   user_data);
gboolean exchange_view_picture_write_finish (GAsyncResult *result,
                                             GError      **error);

/* What a picture for each audience leaves out, told before it is made. */
typedef struct
{
  guint n_links;    /* links of what would be drawn */
  guint n_to_place; /* structures without a position */
} ExchangeViewPictureCount;

/* Answers an ExchangeViewPictureCount, to be freed with g_free. */
gpointer exchange_view_picture_count (DossierReader *reader,
                                      gpointer       data,
                                      GCancellable  *cancellable,
                                      GError       **error);
/* A sentence; caller owns. */
char *exchange_view_picture_dup_left_out (const ExchangeViewPictureCount *count,
                                          DossierVisibility               audience);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeViewPicture, exchange_view_picture_free)

G_END_DECLS
