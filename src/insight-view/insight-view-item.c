#include "insight-view-item.h"

struct _InsightViewItem
{
  GObject                 parent_instance;
  const InsightDoubtKind *kind; /* static */
  guint                   n;
  gboolean                is_folded;
  InsightDoubt           *doubt; /* NULL: a heading */
};

G_DEFINE_FINAL_TYPE (InsightViewItem, insight_view_item, G_TYPE_OBJECT)

static void
insight_view_item_finalize (GObject *object)
{
  insight_doubt_free (INSIGHT_VIEW_ITEM (object)->doubt);
  G_OBJECT_CLASS (insight_view_item_parent_class)->finalize (object);
}

static void
insight_view_item_class_init (InsightViewItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = insight_view_item_finalize;
}

static void
insight_view_item_init (InsightViewItem *self)
{
}

InsightViewItem *
insight_view_item_new_heading (const InsightDoubtKind *kind,
                               guint                   n,
                               gboolean                is_folded)
{
  InsightViewItem *self = g_object_new (INSIGHT_VIEW_TYPE_ITEM, NULL);

  self->kind = kind;
  self->n = n;
  self->is_folded = is_folded;
  return self;
}

InsightViewItem *
insight_view_item_new (InsightDoubt *doubt)
{
  InsightViewItem *self = g_object_new (INSIGHT_VIEW_TYPE_ITEM, NULL);

  self->kind = doubt->kind;
  self->doubt = doubt;
  return self;
}

const InsightDoubtKind *
insight_view_item_get_kind (InsightViewItem *self)
{
  g_return_val_if_fail (INSIGHT_VIEW_IS_ITEM (self), NULL);

  return self->kind;
}

guint
insight_view_item_get_n (InsightViewItem *self)
{
  g_return_val_if_fail (INSIGHT_VIEW_IS_ITEM (self), 0);

  return self->n;
}

gboolean
insight_view_item_is_folded (InsightViewItem *self)
{
  g_return_val_if_fail (INSIGHT_VIEW_IS_ITEM (self), FALSE);

  return self->is_folded;
}

const InsightDoubt *
insight_view_item_get_doubt (InsightViewItem *self)
{
  g_return_val_if_fail (INSIGHT_VIEW_IS_ITEM (self), NULL);

  return self->doubt;
}

gboolean
insight_view_item_equal (InsightViewItem *one,
                         InsightViewItem *other)
{
  g_return_val_if_fail (INSIGHT_VIEW_IS_ITEM (one) && INSIGHT_VIEW_IS_ITEM (other), FALSE);

  if (one->kind != other->kind || one->n != other->n || one->is_folded != other->is_folded || (one->doubt == NULL) != (other->doubt == NULL))
    return FALSE;
  return one->doubt == NULL ||
         (g_str_equal (one->doubt->id, other->doubt->id) && g_str_equal (one->doubt->title, other->doubt->title) &&
          g_str_equal (one->doubt->sentence, other->doubt->sentence) && one->doubt->field == other->doubt->field && one->doubt->mends == other->doubt->mends &&
          g_strcmp0 (one->doubt->proposal, other->doubt->proposal) == 0);
}
