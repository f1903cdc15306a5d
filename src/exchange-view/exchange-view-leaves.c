#include "config.h"

#include "exchange-view-leaves.h"

#include <glib/gi18n-lib.h>

/* A booklet on the pages of a format: what is looked at, and what is made of it. */
typedef struct
{
  BookletEdition *edition;
  BookletFormat   format;
  guint           n_pages;
} Leaves;

static void
clear_leaves (gpointer leaves)
{
  booklet_edition_unref (((Leaves *) leaves)->edition);
}

static gpointer
make_leaves (gpointer      subject,
             GCancellable *cancellable)
{
  const Leaves *wanted = subject;
  Leaves       *leaves = g_atomic_rc_box_new (Leaves);

  *leaves = (Leaves){ booklet_edition_ref (wanted->edition), wanted->format, booklet_edition_count_pages (wanted->edition, wanted->format) };
  return leaves;
}

static gpointer
ref_leaves (gpointer leaves)
{
  return g_atomic_rc_box_acquire (leaves);
}

static void
unref_leaves (gpointer leaves)
{
  g_atomic_rc_box_release_full (leaves, clear_leaves);
}

static guint
count_leaves (gpointer leaves)
{
  return ((const Leaves *) leaves)->n_pages;
}

static const char *
get_leaf_name (gpointer leaves,
               guint    page)
{
  return "";
}

static cairo_surface_t *
draw_leaf (gpointer leaves,
           guint    page,
           int      width,
           int      height)
{
  return booklet_edition_draw_picture (((const Leaves *) leaves)->edition, ((const Leaves *) leaves)->format, page, width, height);
}

void
exchange_view_leaves_show (ExchangeViewPreview *preview,
                           BookletEdition      *edition,
                           BookletFormat        format)
{
  static const ExchangeViewPages pages = { N_ ("Preview of the booklet"), make_leaves, ref_leaves, unref_leaves, count_leaves, get_leaf_name, draw_leaf };
  Leaves                        *subject = g_atomic_rc_box_new (Leaves);

  g_return_if_fail (edition != NULL);

  subject->edition = booklet_edition_ref (edition);
  subject->format = format;
  exchange_view_preview_show (preview, &pages, subject, clear_leaves);
}
