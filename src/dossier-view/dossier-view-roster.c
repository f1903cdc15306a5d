#include "config.h"

#include "dossier-view-roster.h"

#include <glib/gi18n-lib.h>

struct _DossierViewRoster
{
  AdwBin               parent_instance;
  gboolean             is_of_person;
  AdwPreferencesGroup *group;
  GPtrArray           *tenures; /* DossierViewTenure, in order */
  AdwExpanderRow      *past;
  AdwActionRow        *add;
  GtkWidget           *adding; /* the drawer of add */
  GtkListBox          *now;    /* of the group, of its own making */
  GtkListBox          *before; /* of past; NULL: nothing was there yet */
};

G_DEFINE_FINAL_TYPE (DossierViewRoster, dossier_view_roster, ADW_TYPE_BIN)

DossierViewTenure *
dossier_view_roster_find (DossierViewRoster *self,
                          const char        *id)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_ROSTER (self), NULL);

  for (guint i = 0; i < self->tenures->len; i++)
    if (g_strcmp0 (((DossierViewTenure *) self->tenures->pdata[i])->id, id) == 0)
      return self->tenures->pdata[i];
  return NULL;
}

static gboolean
are_same (DossierViewRoster *self,
          GPtrArray         *posts,
          gboolean           in_order)
{
  if (self->tenures->len != posts->len)
    return FALSE;
  for (guint i = 0; i < posts->len; i++)
    {
      const DossierViewPost   *post = posts->pdata[i];
      const DossierViewTenure *tenure = in_order ? self->tenures->pdata[i] : dossier_view_roster_find (self, post->id);

      if (tenure == NULL || !g_str_equal (tenure->id, post->id) || (in_order && tenure->is_past != post->is_over))
        return FALSE;
    }
  return TRUE;
}

/* --- where a row stands */

/* Each post is followed by its drawer, all by what adds more. */
static guint
get_rank (DossierViewRoster *self,
          GtkListBoxRow     *row)
{
  for (guint i = 0; i < self->tenures->len; i++)
    {
      const DossierViewTenure *tenure = self->tenures->pdata[i];

      if (GTK_LIST_BOX_ROW (tenure->row) == row)
        return 2 * i;
      if (GTK_LIST_BOX_ROW (tenure->drawer) == row)
        return 2 * i + 1;
    }
  return 2 * self->tenures->len + (row == GTK_LIST_BOX_ROW (self->add)) + 2 * (row == GTK_LIST_BOX_ROW (self->adding));
}

static int
compare_rows (GtkListBoxRow *one,
              GtkListBoxRow *other,
              gpointer       roster)
{
  guint first = get_rank (roster, one), second = get_rank (roster, other);

  return (first > second) - (first < second);
}

static GtkListBox *
begin_order (DossierViewRoster *self,
             GtkWidget         *row)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (row));

  gtk_list_box_set_sort_func (list, compare_rows, self, NULL);
  return list;
}

static void
remove_row (DossierViewRoster *self,
            DossierViewTenure *tenure)
{
  if (tenure->is_past)
    {
      adw_expander_row_remove (self->past, GTK_WIDGET (tenure->row));
      adw_expander_row_remove (self->past, tenure->drawer);
      return;
    }
  adw_preferences_group_remove (self->group, GTK_WIDGET (tenure->row));
  adw_preferences_group_remove (self->group, tenure->drawer);
}

static void
add_row (DossierViewRoster *self,
         DossierViewTenure *tenure,
         gboolean           is_past)
{
  tenure->is_past = is_past;
  if (!is_past)
    {
      adw_preferences_group_add (self->group, GTK_WIDGET (tenure->row));
      adw_preferences_group_add (self->group, tenure->drawer);
      return;
    }
  adw_expander_row_add_row (self->past, GTK_WIDGET (tenure->row));
  adw_expander_row_add_row (self->past, tenure->drawer);
  if (self->before == NULL)
    self->before = begin_order (self, GTK_WIDGET (tenure->row));
}

/* A row that stands where it should is not touched: it may be pressed just now. */
static void
place (DossierViewRoster *self,
       DossierViewTenure *tenure,
       gboolean           is_past)
{
  gboolean is_there = gtk_widget_get_parent (GTK_WIDGET (tenure->row)) != NULL, has_focus = gtk_widget_has_focus (GTK_WIDGET (tenure->row));

  if (is_there && tenure->is_past == is_past)
    return;
  if (is_there)
    remove_row (self, tenure);
  add_row (self, tenure, is_past);
  if (has_focus)
    gtk_widget_grab_focus (is_past && !adw_expander_row_get_expanded (self->past) ? GTK_WIDGET (self->past) : GTK_WIDGET (tenure->row));
}

static DossierViewTenure *
take (DossierViewRoster     *self,
      const DossierViewPost *post)
{
  DossierViewTenure *tenure = dossier_view_roster_find (self, post->id);
  guint              index;

  if (tenure != NULL && g_ptr_array_find (self->tenures, tenure, &index))
    g_ptr_array_steal_index (self->tenures, index);
  return tenure;
}

static void
drop_all (DossierViewRoster *self)
{
  for (guint i = 0; i < self->tenures->len; i++)
    {
      dossier_view_tenure_open (self->tenures->pdata[i], NULL);
      remove_row (self, self->tenures->pdata[i]);
    }
  g_ptr_array_set_size (self->tenures, 0);
}

/* Those that stay are taken over, what was being typed in their drawers with them. */
static void
arrange (DossierViewRoster       *self,
         GPtrArray               *posts,
         const DossierVocabulary *vocabulary)
{
  GPtrArray *tenures = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_view_tenure_free);

  for (guint i = 0; i < posts->len; i++)
    {
      DossierViewTenure *kept = take (self, posts->pdata[i]);

      g_ptr_array_add (tenures, kept != NULL ? kept : dossier_view_tenure_new (posts->pdata[i], vocabulary, self->is_of_person));
    }
  drop_all (self);
  g_ptr_array_unref (self->tenures);
  self->tenures = tenures;
  for (guint i = 0; i < posts->len; i++)
    place (self, tenures->pdata[i], ((DossierViewPost *) posts->pdata[i])->is_over);
  gtk_list_box_invalidate_sort (self->now);
  if (self->before != NULL)
    gtk_list_box_invalidate_sort (self->before);
}

static void
show_past (DossierViewRoster *self)
{
  guint            n = 0;
  g_autofree char *title = NULL;

  for (guint i = 0; i < self->tenures->len; i++)
    n += ((DossierViewTenure *) self->tenures->pdata[i])->is_past ? 1 : 0;
  title = g_strdup_printf (ngettext ("%u past post", "%u past posts", n), n);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->past), title);
  gtk_widget_set_visible (GTK_WIDGET (self->past), n > 0);
}

static gboolean
dossier_view_roster_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_VIEW_ROSTER (widget)->add));
}

static void
dossier_view_roster_dispose (GObject *object)
{
  DossierViewRoster *self = DOSSIER_VIEW_ROSTER (object);

  g_clear_pointer (&self->tenures, g_ptr_array_unref);
  G_OBJECT_CLASS (dossier_view_roster_parent_class)->dispose (object);
}

static void
dossier_view_roster_class_init (DossierViewRosterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_view_roster_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = dossier_view_roster_grab_focus;
}

static AdwActionRow *
make_add (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("list-add-symbolic"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Add a post…"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "post.add");
  return ADW_ACTION_ROW (row);
}

static void
dossier_view_roster_init (DossierViewRoster *self)
{
  self->tenures = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_view_tenure_free);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->past = ADW_EXPANDER_ROW (adw_expander_row_new ());
  self->add = make_add ();
  self->adding = dossier_view_tenure_drawer_new (_ ("Add a post"));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->past));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->add));
  adw_preferences_group_add (self->group, self->adding);
  self->now = begin_order (self, GTK_WIDGET (self->add));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

void
dossier_view_roster_begin (DossierViewRoster *self,
                           const char        *title,
                           gboolean           is_of_person)
{
  g_return_if_fail (DOSSIER_VIEW_IS_ROSTER (self));

  drop_all (self);
  self->is_of_person = is_of_person;
  adw_preferences_group_set_title (self->group, title);
  adw_expander_row_set_expanded (self->past, is_of_person); /* a life is read whole */
}

void
dossier_view_roster_show (DossierViewRoster       *self,
                          GPtrArray               *posts,
                          const DossierVocabulary *vocabulary,
                          const char              *open)
{
  g_return_if_fail (DOSSIER_VIEW_IS_ROSTER (self) && posts != NULL);

  if (!are_same (self, posts, open == NULL))
    arrange (self, posts, vocabulary);
  for (guint i = 0; i < posts->len; i++)
    {
      const DossierViewPost *post = posts->pdata[i];

      dossier_view_tenure_show (dossier_view_roster_find (self, post->id), post, vocabulary, self->is_of_person);
    }
  show_past (self);
}

void
dossier_view_roster_describe (DossierViewRoster *self,
                              const char        *sentence)
{
  g_autofree char *plain = sentence != NULL ? g_markup_escape_text (sentence, -1) : NULL;

  g_return_if_fail (DOSSIER_VIEW_IS_ROSTER (self));

  adw_preferences_group_set_description (self->group, plain);
}

void
dossier_view_roster_add (DossierViewRoster *self,
                         GtkWidget         *content)
{
  g_return_if_fail (DOSSIER_VIEW_IS_ROSTER (self));

  dossier_view_tenure_drawer_open (self->adding, content);
}

gboolean
dossier_view_roster_is_adding (DossierViewRoster *self)
{
  g_return_val_if_fail (DOSSIER_VIEW_IS_ROSTER (self), FALSE);

  return gtk_widget_get_visible (self->adding);
}
