#include "config.h"

#include "app-bar.h"

#include "app-census.h"
#include "app-chips.h"
#include "app-filters.h"
#include "app-views.h"
#include "dossier-scope.h"
#include "dossier-view-mark.h"

#include <glib/gi18n-lib.h>

#define CALM_OF_COUNTING 120 /* ms: an import changes thousands of records, one count tells them */

struct _AppBar
{
  GtkBox             parent_instance;
  AppSession        *session;
  DossierStore      *store; /* whose changes are counted; owned */
  GCancellable      *counting;
  AppCensus         *census;  /* NULL until counted */
  const char        *kind;    /* static: what is counted */
  guint              calm;    /* source id */
  guint              showing; /* source id: what is asked is brought in sight */
  gboolean           is_following;
  GtkSearchEntry    *search;
  GtkScrolledWindow *chips_scroll;
  GtkBox            *chips;
  GtkBox            *tools; /* beside the words */
  AppFilters        *filters;
  AppViews          *views;
  AppChips          *asked;
  GtkLabel          *shown;
  GtkButton         *hidden;
  GtkToggleButton   *families[MAP_N_FAMILIES];
  GtkLabel          *counts[MAP_N_FAMILIES];
};

G_DEFINE_FINAL_TYPE (AppBar, app_bar, GTK_TYPE_BOX)

static gboolean
holds_all (const char *const *values,
           GPtrArray         *codes)
{
  gboolean all = values != NULL && codes->len > 0;

  for (guint i = 0; all && i < codes->len; i++)
    all = g_strv_contains (values, codes->pdata[i]);
  return all;
}

/* --- what the bar shows */

static char *
tell_shown (AppBar *self)
{
  guint n = self->census->shown;

  if (g_str_equal (self->kind, "link"))
    return g_strdup_printf (ngettext ("%u link", "%u links", n), n);
  if (g_str_equal (self->kind, "person"))
    return g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  return g_strdup_printf (ngettext ("%u structure", "%u structures", n), n);
}

/* Of what is counted, or of what is drawn with it. */
static char *
tell_hidden (AppBar *self)
{
  guint n = self->census->total - MIN (self->census->shown, self->census->total), unseen = self->census->unseen;

  if (n > 0 || unseen == 0)
    return g_strdup_printf (ngettext ("%u hidden — show all", "%u hidden — show all", n), n);
  if (g_str_equal (self->kind, "link"))
    return g_strdup_printf (ngettext ("%u structure hidden — show all", "%u structures hidden — show all", unseen), unseen);
  return g_strdup_printf (ngettext ("%u link hidden — show all", "%u links hidden — show all", unseen), unseen);
}

static void
show_counts (AppBar *self)
{
  g_autofree char *shown = tell_shown (self), *hidden = tell_hidden (self);

  gtk_label_set_label (self->shown, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->hidden), self->census->shown < self->census->total || self->census->unseen > 0);
  gtk_button_set_label (self->hidden, hidden);
}

static void
show_family (AppBar            *self,
             guint              family,
             const char *const *types)
{
  g_autofree char *count = g_strdup_printf ("%u", self->census->counts[family]);

  gtk_label_set_label (self->counts[family], count);
  gtk_widget_set_visible (GTK_WIDGET (self->families[family]), self->census->counts[family] > 0);
  gtk_toggle_button_set_active (self->families[family], holds_all (types, self->census->codes[family]));
}

/* A family that is asked for is in sight, where there is room for one. */
static gboolean
show_first_asked (gpointer data)
{
  AppBar        *self = data;
  GtkAdjustment *place = gtk_scrolled_window_get_hadjustment (self->chips_scroll);

  self->showing = 0;
  for (guint i = 0; i < MAP_N_FAMILIES; i++)
    {
      graphene_rect_t box;

      if (!gtk_toggle_button_get_active (self->families[i]) || !gtk_widget_compute_bounds (GTK_WIDGET (self->families[i]), GTK_WIDGET (self->chips), &box))
        continue;
      gtk_adjustment_clamp_page (place, (double) box.origin.x, (double) (box.origin.x + box.size.width));
      break;
    }
  return G_SOURCE_REMOVE;
}

/* Families that are asked for say so; a finer choice of types is said apart. */
static void
show_families (AppBar *self)
{
  const char *const *types = dossier_query_find_filter (app_session_get_query (self->session), "type");
  guint              n_told = 0;

  self->is_following = TRUE;
  for (guint i = 0; i < MAP_N_FAMILIES; i++)
    {
      show_family (self, i, types);
      n_told += gtk_toggle_button_get_active (self->families[i]) ? self->census->codes[i]->len : 0;
    }
  self->is_following = FALSE;
  app_chips_set_types_told (self->asked, types == NULL || n_told == g_strv_length ((char **) types));
  gtk_widget_set_visible (GTK_WIDGET (self->chips_scroll), self->census->structures > 0);
  if (n_told > 0 && self->showing == 0)
    self->showing = g_idle_add_full (G_PRIORITY_LOW, show_first_asked, self, NULL);
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AppBar)    self = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (AppCensus) census = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (census == NULL || DOSSIER_STORE (source) != self->store || census->kind != self->kind)
    return; /* asked again since, or closed */

  g_clear_pointer (&self->census, app_census_free);
  self->census = g_steal_pointer (&census);
  show_counts (self);
  show_families (self);
}

static void
count (AppBar *self)
{
  AppCensusAsked *asked;

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->store == NULL)
    return;

  self->counting = g_cancellable_new ();
  asked = g_new0 (AppCensusAsked, 1);
  asked->kind = self->kind;
  asked->question = dossier_query_copy (app_session_get_query (self->session));
  dossier_store_ask_async (self->store, app_census_take, asked, app_census_asked_free, (GDestroyNotify) app_census_free, self->counting,
                           on_counted, g_object_ref (self));
}

static gboolean
count_calmly (gpointer data)
{
  AppBar *self = data;

  self->calm = 0;
  count (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (AppBar *self)
{
  if (self->calm == 0)
    self->calm = g_timeout_add (CALM_OF_COUNTING, count_calmly, self);
}

/* --- what the person does */

static void
on_search_changed (AppBar *self)
{
  app_session_set_words (self->session, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
on_search_stopped (AppBar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_child_focus (gtk_widget_get_next_sibling (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
}

static void
on_search_activated (AppBar *self)
{
  app_session_set_words (self->session, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_widget_child_focus (gtk_widget_get_next_sibling (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
}

static void
on_family_toggled (AppBar *self)
{
  g_autoptr (GPtrArray) types = g_ptr_array_new ();

  if (self->is_following || self->census == NULL)
    return;

  for (guint i = 0; i < MAP_N_FAMILIES; i++)
    if (gtk_toggle_button_get_active (self->families[i]))
      g_ptr_array_extend (types, self->census->codes[i], NULL, NULL);
  g_ptr_array_add (types, NULL);
  app_session_set_filter (self->session, "type", (const char *const *) types->pdata);
}

/* --- the session */

static void
on_query_changed (AppBar *self)
{
  const char *words = dossier_query_get_words (app_session_get_query (self->session));
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (g_strcmp0 (words != NULL ? words : "", typed) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->search), words != NULL ? words : "");
  if (self->census != NULL)
    show_families (self);
  count (self);
}

static void
on_store_changed (AppBar *self)
{
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, on_changed, self);
  g_set_object (&self->store, app_session_get_store (self->session));
  g_clear_pointer (&self->census, app_census_free);
  gtk_label_set_label (self->shown, "");
  gtk_widget_set_visible (GTK_WIDGET (self->hidden), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->chips_scroll), FALSE);
  if (self->store != NULL)
    g_signal_connect_object (self->store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  count (self);
}

static void
app_bar_dispose (GObject *object)
{
  AppBar *self = APP_BAR (object);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_handle_id (&self->showing, g_source_remove);
  g_clear_pointer (&self->census, app_census_free);
  g_clear_object (&self->store);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), APP_TYPE_BAR);
  G_OBJECT_CLASS (app_bar_parent_class)->dispose (object);
}

static void
app_bar_class_init (AppBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = app_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/federation/Liens/ui/app-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AppBar, search);
  gtk_widget_class_bind_template_child (widget_class, AppBar, tools);
  gtk_widget_class_bind_template_child (widget_class, AppBar, chips_scroll);
  gtk_widget_class_bind_template_child (widget_class, AppBar, chips);
  gtk_widget_class_bind_template_child (widget_class, AppBar, shown);
  gtk_widget_class_bind_template_child (widget_class, AppBar, hidden);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
}

static void
add_family (AppBar   *self,
            MapFamily family)
{
  GtkWidget  *chip = gtk_toggle_button_new ();
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget  *count_label = gtk_label_new (NULL);
  const char *label = map_family_get_label (family);

  gtk_box_append (GTK_BOX (box), dossier_view_mark_new_for_family (family));
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_widget_add_css_class (count_label, "dim-label");
  gtk_widget_add_css_class (count_label, "numeric");
  gtk_box_append (GTK_BOX (box), count_label);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (on_family_toggled), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->chips, chip);
  self->families[family] = GTK_TOGGLE_BUTTON (chip);
  self->counts[family] = GTK_LABEL (count_label);
}

static void
app_bar_init (AppBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kind = dossier_kinds_find ("structure")->code;
  for (guint i = 0; i < MAP_N_FAMILIES; i++)
    add_family (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self->chips_scroll), FALSE);
}

void
app_bar_set_session (AppBar     *self,
                     AppSession *session)
{
  g_return_if_fail (APP_IS_BAR (self) && self->session == NULL);

  self->session = g_object_ref (session);
  self->asked = APP_CHIPS (app_chips_new (session));
  gtk_box_prepend (self->chips, GTK_WIDGET (self->asked));
  self->filters = APP_FILTERS (app_filters_new (session));
  gtk_box_append (self->tools, GTK_WIDGET (self->filters));
  self->views = APP_VIEWS (app_views_new (session));
  gtk_box_append (self->tools, GTK_WIDGET (self->views));
  g_signal_connect_object (session, "notify::store", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "query-changed", G_CALLBACK (on_query_changed), self, G_CONNECT_SWAPPED);
}

void
app_bar_set_kind (AppBar     *self,
                  const char *kind)
{
  const DossierKind *found = dossier_kinds_find (kind);

  g_return_if_fail (APP_IS_BAR (self) && found != NULL);

  if (self->kind == found->code)
    return;
  self->kind = found->code;
  app_filters_set_kind (self->filters, kind);
  count (self);
}

void
app_bar_focus_search (AppBar *self)
{
  g_return_if_fail (APP_IS_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
app_bar_begin_search (AppBar     *self,
                      const char *letters)
{
  g_return_if_fail (APP_IS_BAR (self) && letters != NULL);

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_set_text (GTK_EDITABLE (self->search), letters);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

void
app_bar_toggle_family (AppBar   *self,
                       MapFamily family)
{
  g_return_if_fail (APP_IS_BAR (self) && family < MAP_N_FAMILIES);

  gtk_toggle_button_set_active (self->families[family], !gtk_toggle_button_get_active (self->families[family]));
}

void
app_bar_open_filters (AppBar *self)
{
  g_return_if_fail (APP_IS_BAR (self));

  app_filters_open (self->filters);
}

void
app_bar_open_views (AppBar *self)
{
  g_return_if_fail (APP_IS_BAR (self));

  app_views_open (self->views);
}

void
app_bar_settle_view (AppBar  *self,
                     gboolean is_kept)
{
  g_return_if_fail (APP_IS_BAR (self));

  app_views_settle (self->views, is_kept);
}
