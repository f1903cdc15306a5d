#include "config.h"

#include "dossier-view-facet.h"

#include "base-text.h"
#include "dossier-path-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_AT_ONCE 12 /* answers in sight; more are looked for */

struct _DossierViewFacet
{
  AdwExpanderRow  parent_instance;
  const char     *path, *path_of_links;
  DossierFacet   *facet;  /* NULL: not counted */
  char          **chosen; /* never NULL */
  GtkSearchEntry *search;
  GtkWidget      *search_row; /* NULL: they are few */
  GPtrArray      *rows;       /* AnswerRow, as they stand */
  gboolean        is_following;
};

typedef struct
{
  char           *value;
  GtkWidget      *row;
  GtkCheckButton *check;
  GtkLabel       *count;
} AnswerRow;

G_DEFINE_FINAL_TYPE (DossierViewFacet, dossier_view_facet, ADW_TYPE_EXPANDER_ROW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_row (gpointer data)
{
  AnswerRow *row = data;

  g_free (row->value);
  g_free (row);
}

static gboolean
is_chosen (DossierViewFacet        *self,
           const DossierFacetValue *value)
{
  return dossier_facet_value_is_among (value, (const char *const *) self->chosen);
}

/* --- which answers are in sight */

static int
compare_counts (gconstpointer one,
                gconstpointer other)
{
  const DossierFacetValue *a = *(DossierFacetValue *const *) one, *b = *(DossierFacetValue *const *) other;

  return a->count != b->count ? (a->count > b->count ? -1 : 1) : base_text_compare (a->label, b->label);
}

static gboolean
is_looked_for (const DossierFacetValue *value,
               const char              *words)
{
  g_autofree char *folded = base_text_fold (value->label);

  return strstr (folded, words) != NULL;
}

static gboolean
is_crowd (DossierViewFacet *self)
{
  return self->facet->values->len > N_AT_ONCE;
}

/* Those asked for stay in sight whatever is looked for. */
static gboolean
is_in_sight (DossierViewFacet        *self,
             const DossierFacetValue *value,
             GPtrArray               *first,
             const char              *words)
{
  if (is_chosen (self, value) || !is_crowd (self))
    return TRUE;
  return *words != '\0' ? is_looked_for (value, words) : g_ptr_array_find (first, value, NULL);
}

/* Those that the most records have; borrowed. */
static GPtrArray *
list_first (DossierViewFacet *self)
{
  GPtrArray *first = g_ptr_array_new ();

  g_ptr_array_extend (first, self->facet->values, NULL, NULL);
  g_ptr_array_sort (first, compare_counts);
  g_ptr_array_set_size (first, (int) MIN (first->len, N_AT_ONCE));
  return first;
}

static GPtrArray *
list_in_sight (DossierViewFacet *self)
{
  g_autofree char      *words = base_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autoptr (GPtrArray) first = list_first (self);
  GPtrArray            *list = g_ptr_array_new ();

  for (guint i = 0; i < self->facet->values->len; i++)
    if (is_in_sight (self, self->facet->values->pdata[i], first, words))
      g_ptr_array_add (list, self->facet->values->pdata[i]);
  return list;
}

/* --- their rows */

static void
on_toggled (DossierViewFacet *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           values = NULL;

  if (self->is_following)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    {
      AnswerRow *row = self->rows->pdata[i];

      if (gtk_check_button_get_active (row->check))
        g_strv_builder_add (builder, row->value);
    }
  values = g_strv_builder_end (builder);
  g_signal_emit (self, signals[CHOSEN], 0, values);
}

static AnswerRow *
add_row (DossierViewFacet        *self,
         const DossierFacetValue *value)
{
  AnswerRow *row = g_new0 (AnswerRow, 1);

  row->value = g_strdup (value->value);
  row->row = adw_action_row_new ();
  row->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  row->count = GTK_LABEL (gtk_label_new (NULL));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), value->label);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row->row), GTK_WIDGET (row->check));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), GTK_WIDGET (row->count));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row->row), GTK_WIDGET (row->check));
  gtk_widget_add_css_class (GTK_WIDGET (row->count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (row->count), "numeric");
  g_signal_connect_object (row->check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row->row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
show_row (DossierViewFacet        *self,
          AnswerRow               *row,
          const DossierFacetValue *value)
{
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, value->count);
  g_autofree char *name = g_strdup_printf ("%s, %s", value->label, count);

  gtk_label_set_label (row->count, count);
  gtk_check_button_set_active (row->check, is_chosen (self, value));
  gtk_widget_set_tooltip_text (row->row, value->sense);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, value->sense != NULL ? value->sense : "", -1);
}

static gboolean
stand_already (DossierViewFacet *self,
               GPtrArray        *list)
{
  gboolean same = list->len == self->rows->len;

  for (guint i = 0; same && i < list->len; i++)
    same = g_str_equal (((AnswerRow *) self->rows->pdata[i])->value, ((DossierFacetValue *) list->pdata[i])->value);
  return same;
}

/* Rows are only made anew when others are in sight: whoever ticks them keeps the focus. */
static void
show_rows (DossierViewFacet *self)
{
  g_autoptr (GPtrArray) list = list_in_sight (self);

  self->is_following = TRUE;
  if (!stand_already (self, list))
    {
      for (guint i = 0; i < self->rows->len; i++)
        adw_expander_row_remove (ADW_EXPANDER_ROW (self), ((AnswerRow *) self->rows->pdata[i])->row);
      g_ptr_array_set_size (self->rows, 0);
      for (guint i = 0; i < list->len; i++)
        add_row (self, list->pdata[i]);
    }
  for (guint i = 0; i < list->len; i++)
    show_row (self, self->rows->pdata[i], list->pdata[i]);
  self->is_following = FALSE;
}

static void
show_asked (DossierViewFacet *self)
{
  GString *asked = g_string_new (NULL);

  for (guint i = 0; self->facet != NULL && i < self->facet->values->len; i++)
    {
      const DossierFacetValue *value = self->facet->values->pdata[i];

      if (is_chosen (self, value))
        g_string_append_printf (asked, "%s%s", asked->len > 0 ? ", " : "", value->label);
    }
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), asked->str);
  g_string_free (asked, TRUE);
}

/* --- the widget */

static void
dossier_view_facet_finalize (GObject *object)
{
  DossierViewFacet *self = DOSSIER_VIEW_FACET (object);

  g_clear_pointer (&self->facet, dossier_facet_free);
  g_clear_pointer (&self->chosen, g_strfreev);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (dossier_view_facet_parent_class)->finalize (object);
}

/* As Enter does: an answer is ticked, the question opens or closes. */
static gboolean
on_space (GtkWidget *widget,
          GVariant  *nothing,
          gpointer   unused)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return GTK_IS_LIST_BOX_ROW (focus) && gtk_widget_activate (focus);
}

static void
dossier_view_facet_class_init (DossierViewFacetClass *klass)
{
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_space, 0, on_space, NULL);
  G_OBJECT_CLASS (klass)->finalize = dossier_view_facet_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
dossier_view_facet_init (DossierViewFacet *self)
{
  self->chosen = g_new0 (char *, 1);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->search_row = adw_preferences_row_new ();
  gtk_widget_add_css_class (self->search_row, "looking");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->search_row), FALSE);
  gtk_widget_set_focusable (self->search_row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->search_row), GTK_WIDGET (self->search));
  gtk_widget_set_visible (self->search_row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->search_row);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

void
dossier_view_facet_name (DossierViewFacet        *self,
                         const DossierVocabulary *vocabulary)
{
  gboolean         is_of_links = strncmp (self->path, "link.", strlen ("link.")) == 0;
  DossierPath      read;
  g_autofree char *label = NULL, *looking = NULL;

  g_return_if_fail (DOSSIER_VIEW_IS_FACET (self));

  dossier_path_read (dossier_kinds_find (is_of_links ? "link" : "structure"), is_of_links ? self->path_of_links : self->path, &read);
  label = dossier_path_dup_label (&read, vocabulary);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  looking = g_strdup_printf (_ ("Find in “%s”"), label);
  g_object_set (self->search, "placeholder-text", looking, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, looking, -1);
}

GtkWidget *
dossier_view_facet_new (const char *path,
                        const char *path_of_links)
{
  DossierViewFacet *self = g_object_new (DOSSIER_VIEW_TYPE_FACET, NULL);

  self->path = path;
  self->path_of_links = path_of_links;
  dossier_view_facet_name (self, NULL);
  return GTK_WIDGET (self);
}

const char *
dossier_view_facet_get_path (DossierViewFacet *self)
{
  return self->path;
}

const char *
dossier_view_facet_get_path_for (DossierViewFacet *self,
                                 const char       *kind)
{
  return g_str_equal (kind, "link") ? self->path_of_links : self->path;
}

void
dossier_view_facet_set_chosen (DossierViewFacet  *self,
                               const char *const *values)
{
  g_return_if_fail (DOSSIER_VIEW_IS_FACET (self));

  g_strfreev (self->chosen);
  self->chosen = values != NULL ? g_strdupv ((char **) values) : g_new0 (char *, 1);
  show_asked (self);
}

gboolean
dossier_view_facet_is_asked (DossierViewFacet *self)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_FACET (self), FALSE);

  return *self->chosen != NULL || adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self));
}

void
dossier_view_facet_show (DossierViewFacet *self,
                         DossierFacet     *facet)
{
  g_return_if_fail (DOSSIER_VIEW_IS_FACET (self) && facet != NULL);

  g_clear_pointer (&self->facet, dossier_facet_free);
  self->facet = facet;
  gtk_widget_set_visible (self->search_row, is_crowd (self));
  show_asked (self);
  show_rows (self);
}
