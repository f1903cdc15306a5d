/* exchange-view-leaves.h - the pages of a booklet, to be looked at before */
#pragma once

#include "booklet-edition.h"
#include "exchange-view-preview.h"

G_BEGIN_DECLS

/* edition: referenced. */
void exchange_view_leaves_show (ExchangeViewPreview *preview,
                                BookletEdition      *edition,
                                BookletFormat        format);

G_END_DECLS
