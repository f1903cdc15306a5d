#include "config.h"

#include "dossier-view-layouts.h"

#include <pango/pangocairo.h>

#define MOST 1000 /* layouts kept: some screens of rows */
#define DIM 0.55  /* as the style dims a label */

/* Of the main thread, which alone has tables. */
static struct
{
  GHashTable           *layouts; /* PangoLayout, by what they say and how */
  GQueue                ages;    /* the keys of layouts, which owns them; the oldest first */
  PangoFontDescription *font;
  double                resolution;
  cairo_font_options_t *options;
} kept;

static void
dim (PangoAttrList *attributes,
     guint          from)
{
  PangoAttribute *alpha = pango_attr_foreground_alpha_new ((guint16) (DIM * G_MAXUINT16));

  alpha->start_index = from;
  pango_attr_list_insert (attributes, alpha);
}

static void
make_small (PangoAttrList *attributes,
            guint          from)
{
  PangoAttribute *small = pango_attr_scale_new (DOSSIER_VIEW_LAYOUTS_SMALL);

  small->start_index = from;
  pango_attr_list_insert (attributes, small);
}

static PangoAttrList *
new_attributes (const DossierViewLayoutWords *words)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  guint          end = (guint) strlen (words->text) + 1;

  if (words->figures)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (words->dim)
    dim (attributes, 0);
  if (words->detail != NULL)
    {
      dim (attributes, end);
      make_small (attributes, end);
    }
  return attributes;
}

static PangoLayout *
new_layout (PangoContext                 *context,
            const DossierViewLayoutWords *words,
            int                           width)
{
  g_autofree char          *whole = words->detail != NULL ? g_strconcat (words->text, "\n", words->detail, NULL) : g_strdup (words->text);
  PangoLayout              *layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = new_attributes (words);

  pango_layout_set_text (layout, whole, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, words->figures ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_width (layout, width);
  return layout;
}

/* NULL: the context has none of its own. */
static cairo_font_options_t *
copy_options (const cairo_font_options_t *options)
{
  return options != NULL ? cairo_font_options_copy (options) : NULL;
}

static gboolean
draws_alike (PangoContext *context)
{
  const cairo_font_options_t *options = pango_cairo_context_get_font_options (context);

  if (kept.layouts == NULL || kept.resolution != pango_cairo_context_get_resolution (context) ||
      !pango_font_description_equal (kept.font, pango_context_get_font_description (context)))
    return FALSE;
  if (options == NULL || kept.options == NULL)
    return options == kept.options;
  return cairo_font_options_equal (options, kept.options);
}

static void
begin_anew (PangoContext *context)
{
  g_queue_clear (&kept.ages);
  g_clear_pointer (&kept.layouts, g_hash_table_unref);
  g_clear_pointer (&kept.font, pango_font_description_free);
  g_clear_pointer (&kept.options, cairo_font_options_destroy);
  kept.layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  kept.font = pango_font_description_copy (pango_context_get_font_description (context));
  kept.resolution = pango_cairo_context_get_resolution (context);
  kept.options = copy_options (pango_cairo_context_get_font_options (context));
}

/* One goes for one that comes: letting go of all at once would be felt. */
static void
keep (char        *key,
      PangoLayout *layout)
{
  if (g_queue_get_length (&kept.ages) >= MOST)
    g_hash_table_remove (kept.layouts, g_queue_pop_head (&kept.ages));
  g_queue_push_tail (&kept.ages, key);
  g_hash_table_insert (kept.layouts, key, layout);
}

PangoLayout *
dossier_view_layouts_get (PangoContext                 *context,
                          const DossierViewLayoutWords *words,
                          int                           width)
{
  g_autofree char *key = NULL;
  PangoLayout     *layout;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context) && words != NULL && words->text != NULL && width >= 0, NULL);

  if (!draws_alike (context))
    begin_anew (context);
  key = g_strdup_printf ("%d %d %d %s\x1f%s", width, words->dim, words->figures, words->text, words->detail != NULL ? words->detail : "");
  layout = g_hash_table_lookup (kept.layouts, key);
  if (layout != NULL)
    return layout;

  layout = new_layout (context, words, width);
  keep (g_steal_pointer (&key), layout);
  return layout;
}
