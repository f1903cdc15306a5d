#include "config.h"

#include "dossier-view-facets.h"

#include "dossier-labels.h"
#include "dossier-scope.h"
#include "dossier-view-facet.h"
#include "dossier-view-sight.h"

#include <glib/gi18n-lib.h>

#define CALM 120 /* ms: many changes are counted once */
#define N_SCOPES 3
#define LOW 420    /* pixels of questions in sight, at least */
#define HIGH 720   /* at most */
#define AROUND 260 /* of the window, above and below them */
#define NARROW 280
#define WIDE 340
#define BESIDE 48 /* of the window, at their sides */

typedef struct
{
  const char *path, *path_of_links;
} Asked;

static const Asked of_structures[] = {
  { "type", "structure.type" },
  { "territory", "structure.territory" },
  { "priority_education", "structure.priority_education" },
  { "priority_area", "structure.priority_area" },
  { "management", "structure.management" },
};

static const Asked of_links[] = {
  { "link.kind", "kind" },
  { "link.formality", "formality" },
  { "link.status", "status" },
  { "link.programmes", "programmes" },
  { "link.regularity", "regularity" },
  { "link.frequency", "frequency" },
  { "link.cooperation", "cooperation" },
  { "link.scope", "scope" },
  { "link.quality", "quality" },
  { "link.first_step", "first_step" },
  { "link.holding", "holding" },
  { "link.purposes", "purposes" },
  { "link.themes", "themes" },
  { "link.publics", "publics" },
  { "link.places", "places" },
  { "link.ways_in", "ways_in" },
  { "link.levers", "levers" },
  { "link.brakes", "brakes" },
  { "link.factors", "factors" },
  { "link.certainty", "certainty" },
};

struct _DossierViewFacets
{
  GtkBox             parent_instance;
  DossierStore      *store;
  DossierLabels     *labels;
  DossierQuery      *query; /* of the window; NULL: not told yet */
  const char        *kind;
  GPtrArray         *facets; /* DossierViewFacet, not owned */
  GtkToggleButton   *scopes[N_SCOPES];
  GtkLabel          *meaning; /* of the scope */
  GtkScrolledWindow *scroll;  /* of the questions */
  GCancellable      *counting;
  guint              calm; /* source id */
  gboolean           is_following;
  DossierViewFacet  *opened; /* just now: brought in sight with its answers; not owned */
};

G_DEFINE_FINAL_TYPE (DossierViewFacets, dossier_view_facets, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  SCOPE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- counting */

typedef struct
{
  DossierQuery *query;
  GStrv         paths;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  dossier_query_free (question->query);
  g_strfreev (question->paths);
  g_free (question);
}

static gpointer
ask_counts (DossierReader *reader,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Question *question = data;
  GPtrArray      *counted = dossier_facets_count (reader, question->query, (const char *const *) question->paths, error);

  if (counted != NULL)
    g_ptr_array_set_free_func (counted, (GDestroyNotify) dossier_facet_free);
  return counted;
}

/* Where one sort only is left out, it is the one that is counted. */
static const char *
get_counted_kind (DossierViewFacets *self)
{
  DossierScope scope = dossier_query_get_scope (self->query);

  if (scope == DOSSIER_SCOPE_BOTH)
    return g_str_equal (self->kind, "link") ? "link" : "structure";
  return scope == DOSSIER_SCOPE_LINKS ? "link" : "structure";
}

static DossierViewFacet *
find_facet (DossierViewFacets *self,
            const char        *kind,
            const char        *path)
{
  for (guint i = 0; i < self->facets->len; i++)
    if (g_str_equal (dossier_view_facet_get_path_for (self->facets->pdata[i], kind), path))
      return self->facets->pdata[i];
  return NULL;
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DossierViewFacets) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (GPtrArray)         counted = dossier_store_ask_finish (DOSSIER_STORE (source), result, &error);

  if (counted == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("counting what can be asked: %s", error->message);
  if (counted == NULL || g_task_get_cancellable (G_TASK (result)) != self->counting)
    return;
  g_ptr_array_set_free_func (counted, NULL);
  for (guint i = 0; i < counted->len; i++)
    {
      DossierFacet     *facet = counted->pdata[i];
      DossierViewFacet *shown = find_facet (self, get_counted_kind (self), facet->path);

      if (shown != NULL)
        dossier_view_facet_show (shown, facet);
      else
        dossier_facet_free (facet);
      if (shown != NULL && shown == self->opened)
        {
          self->opened = NULL;
          dossier_view_sight_keep (GTK_WIDGET (shown));
        }
    }
}

static GStrv
list_paths (DossierViewFacets *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->facets->len; i++)
    if (dossier_view_facet_is_asked (self->facets->pdata[i]))
      g_strv_builder_add (builder, dossier_view_facet_get_path_for (self->facets->pdata[i], get_counted_kind (self)));
  return g_strv_builder_end (builder);
}

static void
count (DossierViewFacets *self)
{
  Question *question;

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->store == NULL || self->query == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  question = g_new0 (Question, 1);
  question->query = dossier_scope_new_query (get_counted_kind (self), self->query);
  question->paths = list_paths (self);
  self->counting = g_cancellable_new ();
  dossier_store_ask_async (self->store, ask_counts, question, free_question, (GDestroyNotify) g_ptr_array_unref, self->counting,
                           on_counted, g_object_ref (self));
}

static gboolean
count_calmly (gpointer data)
{
  DossierViewFacets *self = data;

  self->calm = 0;
  count (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (DossierViewFacets *self)
{
  if (self->calm == 0)
    self->calm = g_timeout_add (CALM, count_calmly, self);
}

/* --- what the person does */

static void
on_chosen (DossierViewFacets *self,
           GStrv              values,
           DossierViewFacet  *facet)
{
  g_signal_emit (self, signals[CHOSEN], 0, dossier_view_facet_get_path (facet), values);
}

static void
on_expanded (DossierViewFacets *self,
             GParamSpec        *pspec,
             DossierViewFacet  *facet)
{
  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (facet)))
    return;
  self->opened = facet;
  count (self);
}

static void
on_scope (DossierViewFacets *self,
          GtkToggleButton   *button)
{
  if (self->is_following || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < N_SCOPES; i++)
    if (self->scopes[i] == button)
      g_signal_emit (self, signals[SCOPE], 0, i);
}

/* --- the widget */

static void
dossier_view_facets_dispose (GObject *object)
{
  DossierViewFacets *self = DOSSIER_VIEW_FACETS (object);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_handle_id (&self->calm, g_source_remove);
  g_clear_object (&self->labels);
  g_clear_object (&self->store);
  g_clear_pointer (&self->query, dossier_query_free);
  g_clear_pointer (&self->facets, g_ptr_array_unref);
  G_OBJECT_CLASS (dossier_view_facets_parent_class)->dispose (object);
}

/* As many questions in sight as the window is high, none wider than it. */
static void
take_room (DossierViewFacets *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  GtkRoot   *window = popover != NULL ? gtk_widget_get_root (gtk_widget_get_parent (popover)) : NULL;
  int        width = window != NULL ? gtk_widget_get_width (GTK_WIDGET (window)) : WIDE;
  int        height = window != NULL ? gtk_widget_get_height (GTK_WIDGET (window)) : 0;

  gtk_widget_set_size_request (GTK_WIDGET (self->scroll), CLAMP (width - BESIDE, NARROW, WIDE), CLAMP (height - AROUND, LOW, HIGH));
}

static void
dossier_view_facets_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dossier_view_facets_parent_class)->map (widget);
  take_room (DOSSIER_VIEW_FACETS (widget));
  count (DOSSIER_VIEW_FACETS (widget));
}

static void
dossier_view_facets_class_init (DossierViewFacetsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_view_facets_dispose;
  GTK_WIDGET_CLASS (klass)->map = dossier_view_facets_map;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRV);
  signals[SCOPE] = g_signal_new ("scope", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static const char *
get_meaning (DossierScope scope)
{
  if (scope == DOSSIER_SCOPE_STRUCTURES)
    return _ ("Hides structures that do not answer; links stay.");
  if (scope == DOSSIER_SCOPE_LINKS)
    return _ ("Hides links that do not answer; structures stay.");
  return _ ("Hides structures and links that do not answer.");
}

static GtkWidget *
make_scopes (DossierViewFacets *self)
{
  const char *const names[N_SCOPES] = { _ ("Both"), _ ("Structures"), _ ("Links") };
  GtkWidget        *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < N_SCOPES; i++)
    {
      self->scopes[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (names[i]));
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->scopes[i]), get_meaning (i));
      if (i > 0)
        gtk_toggle_button_set_group (self->scopes[i], self->scopes[0]);
      g_signal_connect_object (self->scopes[i], "toggled", G_CALLBACK (on_scope), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scopes[i]));
    }
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_add_css_class (box, "linked");
  return box;
}

static GtkWidget *
make_meaning (DossierViewFacets *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->meaning = GTK_LABEL (label);
  gtk_label_set_xalign (self->meaning, 0.0f);
  gtk_label_set_wrap (self->meaning, TRUE);
  gtk_label_set_max_width_chars (self->meaning, 32);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
show_scope (DossierViewFacets *self,
            DossierScope       scope)
{
  self->is_following = TRUE;
  gtk_toggle_button_set_active (self->scopes[scope], TRUE);
  self->is_following = FALSE;
  gtk_label_set_label (self->meaning, get_meaning (scope));
}

static GtkWidget *
make_group (DossierViewFacets *self,
            const char        *title,
            const Asked       *asked,
            gsize              n)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (gsize i = 0; i < n; i++)
    {
      GtkWidget *facet = dossier_view_facet_new (asked[i].path, asked[i].path_of_links);

      g_signal_connect_object (facet, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (facet, "notify::expanded", G_CALLBACK (on_expanded), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->facets, facet);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), facet);
    }
  return group;
}

static void
dossier_view_facets_init (DossierViewFacets *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new (), *groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->facets = g_ptr_array_new ();
  self->kind = "structure";
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_box_append (GTK_BOX (groups), make_group (self, _ ("Structures"), of_structures, G_N_ELEMENTS (of_structures)));
  gtk_box_append (GTK_BOX (groups), make_group (self, _ ("Links"), of_links, G_N_ELEMENTS (of_links)));
  gtk_widget_add_css_class (groups, "facets");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), groups);
  gtk_widget_set_size_request (scroll, NARROW, LOW);
  self->scroll = GTK_SCROLLED_WINDOW (scroll);
  gtk_box_append (GTK_BOX (self), make_scopes (self));
  gtk_box_append (GTK_BOX (self), make_meaning (self));
  gtk_box_append (GTK_BOX (self), scroll);
  show_scope (self, DOSSIER_SCOPE_BOTH);
}

GtkWidget *
dossier_view_facets_new (void)
{
  return g_object_new (DOSSIER_VIEW_TYPE_FACETS, NULL);
}

static void
name_facets (DossierViewFacets *self)
{
  for (guint i = 0; i < self->facets->len; i++)
    dossier_view_facet_name (self->facets->pdata[i], dossier_labels_get_vocabulary (self->labels));
}

void
dossier_view_facets_set_store (DossierViewFacets *self,
                               DossierStore      *store)
{
  g_return_if_fail (DOSSIER_VIEW_IS_FACETS (self));

  if (self->store == store)
    return;
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, on_changed, self);
  g_set_object (&self->store, store);
  g_clear_object (&self->labels);
  if (store != NULL)
    {
      self->labels = dossier_labels_new (store);
      g_signal_connect_object (self->labels, "changed", G_CALLBACK (name_facets), self, G_CONNECT_SWAPPED);
    }
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  count (self);
}

void
dossier_view_facets_set_query (DossierViewFacets  *self,
                               const DossierQuery *query,
                               const char         *kind)
{
  g_return_if_fail (DOSSIER_VIEW_IS_FACETS (self) && query != NULL && dossier_kinds_find (kind) != NULL);

  g_clear_pointer (&self->query, dossier_query_free);
  self->query = dossier_query_copy (query);
  self->kind = dossier_kinds_find (kind)->code;
  show_scope (self, dossier_query_get_scope (query));
  for (guint i = 0; i < self->facets->len; i++)
    dossier_view_facet_set_chosen (self->facets->pdata[i], dossier_query_find_filter (query, dossier_view_facet_get_path (self->facets->pdata[i])));
  count (self);
}
