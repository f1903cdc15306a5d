#include "insight-view-place.h"

#include "insight-view-compare.h"
#include "insight-view-findings.h"
#include "insight-view-table.h"

struct _InsightViewPlace
{
  AdwBin               parent_instance;
  InsightViewFindings *findings;
  InsightViewTable    *table;
  InsightViewCompare  *compare;
};

G_DEFINE_FINAL_TYPE (InsightViewPlace, insight_view_place, ADW_TYPE_BIN)

static void
insight_view_place_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL); /* before the template: its parent class would let go of it twice */
  gtk_widget_dispose_template (GTK_WIDGET (object), INSIGHT_VIEW_TYPE_PLACE);
  G_OBJECT_CLASS (insight_view_place_parent_class)->dispose (object);
}

static void
insight_view_place_class_init (InsightViewPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = insight_view_place_dispose;
  g_type_ensure (INSIGHT_VIEW_TYPE_FINDINGS);
  g_type_ensure (INSIGHT_VIEW_TYPE_TABLE);
  g_type_ensure (INSIGHT_VIEW_TYPE_COMPARE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/insight-view-place.ui");
  gtk_widget_class_bind_template_child (widget_class, InsightViewPlace, findings);
  gtk_widget_class_bind_template_child (widget_class, InsightViewPlace, table);
  gtk_widget_class_bind_template_child (widget_class, InsightViewPlace, compare);
}

static void
insight_view_place_init (InsightViewPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

InsightViewPlace *
insight_view_place_new (void)
{
  return g_object_new (INSIGHT_VIEW_TYPE_PLACE, NULL);
}

void
insight_view_place_set_store (InsightViewPlace *self,
                              DossierStore     *store)
{
  g_return_if_fail (INSIGHT_VIEW_IS_PLACE (self));

  insight_view_findings_set_store (self->findings, store);
  insight_view_table_set_store (self->table, store);
  insight_view_compare_set_store (self->compare, store);
}
